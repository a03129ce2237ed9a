"""Read a saved web page: the article with its tables, its title, its outlet and its time.

The text around the article (menus, lists of other stories) is left out, with the numbers in it. What no reader of the page
can see is kept all the same: hidden characters stay where they are, so that the check of the text finds them, and hidden
elements at a number are noted.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.model import Report
from checker.readers.decode import decode_bytes
from checker.readers.layout import table_lines
from checker.readers.notes import InputNote, encoding_notes, input_note
from checker.readers.reading import ReadResult, damage_reported, optional_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.readers.reading import Raw

_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]{2,6})|([0-9]{3,7}))|(shy|zwj|zwnj|lrm|rlm));?")
_NAMED = {"shy": "\xad", "zwj": "\u200d", "zwnj": "\u200c", "lrm": "\u200e", "rlm": "\u200f"}
_VARIATIONS = ("\ufe00", "\ufe0f")
_STAND_INS = tuple(chr(code) for code in range(0x1F030, 0x1F094))
_HEAD_BYTES = 4096
_TABLE = re.compile(r"(?:^\| .*(?:\n|\Z))+", re.MULTILINE)
_ROW = re.compile(r"^\| (.*?) ?\|? *$", re.MULTILINE)
_RULE = re.compile(r"^\|(?:-+\|)+\n?", re.MULTILINE)
_CELL_END, _WRITTEN_BAR = re.compile(r"(?<!\\) \| "), "\\|"
_TIMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date",
    "dcterms.created",
)
_WRITTEN_TIME = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0")
_MOST_NOTED = 3
_SHORTEST_ARTICLE = "50"  # characters; below it the whole page is taken, and news in brief are short
_NOTHING = "no text found in the page; copy its text into a file"


def read_html(raw: Raw, address: str | None = None) -> ReadResult:
    """Return the article of a page as a report; its address, where it is known, tells the outlet.

    >>> from checker.readers.reading import Raw
    >>> page = b"<html><head><title>Fire</title></head><body><p>Six guards were hurt.</p></body></html>"
    >>> read_html(Raw(data=page, name="page.html")).reports[0].text
    'Six guards were hurt.'

    Raises ``InputError`` when the page holds no text that could be an article.
    """
    declared = _DECLARED.search(raw.data[:_HEAD_BYTES])
    decoded = decode_bytes(raw.data, raw.encoding or (declared[1].decode("ascii") if declared else None))
    report, hidden = article_of(decoded.text, raw.name, raw.short_name, address)
    notes = [input_note(InputNote.CC905, f"hidden text at a number: {text!r}.", report) for text in hidden]
    return ReadResult(reports=(report,), notes=(*encoding_notes(decoded.note, [report]), *notes))


def article_of(page: str, name: str, identifier: str, address: str | None = None) -> tuple[Report, list[str]]:
    """Return the article of a page, and the hidden texts that stand at a number.

    Raises ``InputError`` when there is none.
    """
    stand_ins = dict(zip(_hidden_characters(page), _free(page), strict=False))
    marked = _REFERENCE.sub(lambda match: stand_ins.get(_referred(match), match[0]), page)
    for character, stand_in in stand_ins.items():
        marked = marked.replace(character, stand_in)
    tree, found = _extracted(marked, address)
    back = {ord(stand_in): character for character, stand_in in stand_ins.items()}
    text, title = (found.text or "").translate(back), (found.title or "").translate(back).strip() or None
    if not text.strip():
        raise InputError(_NOTHING)
    report = Report(
        id=identifier,
        text=_body(text, title),
        title=title,
        source=found.sitename or found.hostname or identifier,
        published_at=_published(tree, marked) or found.date,
        path=name,
    )
    return report, _hidden_at_numbers(tree)[:_MOST_NOTED]


def _extracted(page: str, address: str | None) -> tuple[Any, Any]:
    """Return the tree of a page, and its article with metadata."""
    with optional_package("trafilatura", "html", "a web page"):
        import trafilatura  # noqa: PLC0415 - half a second, needed only for pages
        from trafilatura.settings import use_config  # noqa: PLC0415
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST_ARTICLE)
    with damage_reported("web page", "trafilatura"):
        tree = trafilatura.load_html(page)
        if tree is None:
            raise InputError(_NOTHING)
        found = trafilatura.bare_extraction(
            tree,
            url=address,
            config=config,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if found is None:
        raise InputError(_NOTHING)
    return tree, found


def _hidden_characters(page: str) -> list[str]:
    """Return the characters of a page, written or referred to, that the extraction would drop without a word."""
    if page.isascii() and "&" not in page:
        return []
    referred = {_referred(match) for match in _REFERENCE.finditer(page)}
    return sorted(character for character in set(page) | referred if is_hidden(character))


def is_hidden(character: str) -> bool:
    """Say whether a character has no glyph of its own: a format character or a variation selector.

    >>> is_hidden("\\u202e"), is_hidden("7")
    (True, False)
    """
    return unicodedata.category(character) == "Cf" or _VARIATIONS[0] <= character <= _VARIATIONS[1]


def _referred(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else 0
    return _NAMED[name] if name else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "  # noqa: PLR2004 - the range of Unicode


def _free(page: str) -> Iterator[str]:
    """Yield printable characters that the page does not use: they stand in for hidden ones during the extraction."""
    return (character for character in _STAND_INS if character not in page)


def _body(text: str, title: str | None) -> str:
    """Return the text with rows of tables as lines, and without the headline when it opens the text once more."""
    rows = _TABLE.sub(_table, _RULE.sub("", text))
    first, _, rest = rows.partition("\n")
    return rest.lstrip("\n") if title is not None and first.strip() == title and rest.strip() else rows


def _table(match: re.Match[str]) -> str:
    rows = [[cell.replace(_WRITTEN_BAR, "|") for cell in _CELL_END.split(row[1])] for row in _ROW.finditer(match[0])]
    return "\n".join(table_lines(rows)) + "\n" * match[0].endswith("\n")


def _published(tree: Any, page: str) -> str | None:  # noqa: ANN401 - an lxml tree
    """Return the time of publication that the page gives to the minute, in its metadata or its linked data."""
    stated = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in tree.iter("meta")
    }
    linked = _WRITTEN_TIME.search(page)
    marked = (time.get("datetime") for time in tree.iter("time"))
    times = [*(stated.get(name) for name in _TIMES), linked[1] if linked else None, *marked]
    return next((time for time in times if is_instant(time)), None)


def is_instant(time: str | None) -> bool:
    """Say whether a word is a date with a time of day in ISO 8601.

    >>> is_instant("2024-03-02T09:30:00+03:00"), is_instant("2024-03-02"), is_instant("yesterday")
    (True, False, False)
    """
    try:
        return time is not None and "T" in time and bool(datetime.fromisoformat(time))
    except ValueError:
        return False


def _hidden_at_numbers(tree: Any) -> list[str]:  # noqa: ANN401 - an lxml tree
    """Return the texts of elements that are not shown and stand right at a digit, which they would join."""
    return [
        " ".join(hidden.itertext())[:40] for hidden in _unseen(tree.iter("span", "font", "b", "i", "em", "sup", "sub"))
    ]


def _unseen(elements: Iterable[Any]) -> Iterator[Any]:
    for element in elements:
        concealed = element.get("hidden") is not None or _HIDDEN_STYLE.search(str(element.get("style") or ""))
        if concealed and _touches_digit(element):
            yield element


def _touches_digit(element: Any) -> bool:  # noqa: ANN401 - an lxml element
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return (before or "")[-1:].isdigit() or (element.tail or "")[:1].isdigit()
