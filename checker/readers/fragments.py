"""Turn the HTML of a message, a feed or a wire story into text: blocks become lines, rows of tables one line each.

Made for fragments that hold the story and nothing else; a page with menus around it needs more. Characters are kept as they
are, hidden ones too. Time grows with the length alone, whatever the markup.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checker.readers.layout import is_row, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(
    r"<(?P<close>/?)(?:[\w-]+:)?(?P<name>[A-Za-z][\w.-]*)[^<>\"']*+(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*+)*+>"
)
_OTHER = re.compile(r"<[!?][^<>]*>")
_COMMENT, _COMMENT_END = "<!--", "-->"
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "svg", "math", "object"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
    }
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li"}
    | {
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
        "byline",
        "dateline",
    }
    | {"abstract", "bq", "distributor", "note", "block", "media"}
)
_TABLE, _CELL, _BREAK, _ROW_END = "\x1c", "\x1d", "\x1e", "\x1f"
_GAP = f" \n\t\r{_BREAK}"
_MARKS = str.maketrans("", "", f"{_TABLE}{_CELL}{_BREAK}{_ROW_END}")


class _Piece(NamedTuple):
    """Text, or a tag by its name; ``closes`` is true for an end tag."""

    text: str
    name: str = ""
    closes: bool = False


def text_of_html(markup: str) -> str:
    """Return the text of an HTML fragment.

    >>> text_of_html("<p>Six <b>guards</b> were hurt.</p><table><tr><td>Killed<td>45</tr></table>")
    'Six guards were hurt.\\nKilled: 45'
    """
    flow = "".join(_flow(markup.translate(_MARKS)))
    lines = (line for table in flow.split(_TABLE) for line in _lines(table))
    return "\n".join(line for line in lines if line)


def _lines(table: str) -> Iterator[str]:
    """Yield the lines of a table, or of the text between two: one for a row of short cells, else one for each block."""
    rows = (row.split(_CELL) for row in table.split(_ROW_END) if row.strip(_GAP))
    for is_table, found in groupby((_cells(row) for row in rows), is_row):
        if is_table:
            yield from table_lines([[cell.replace(_BREAK, " ") for cell in cells] for cells in found])
        else:
            yield from (" ".join(block.split()) for cells in found for cell in cells for block in cell.split(_BREAK))


def _cells(row: list[str]) -> list[str]:
    """Return the cells of a row with what stands before the first, if anything does."""
    return row if row[0].strip() else row[1:]


def _flow(markup: str) -> Iterator[str]:
    """Yield texts, and marks where a cell begins, a block breaks the line or a row ends."""
    for piece in _pieces(markup):
        if piece.name in {"td", "th"}:
            yield "" if piece.closes else _CELL
        elif piece.name == "tr":
            yield _ROW_END
        elif piece.name == "table":
            yield _TABLE
        elif piece.name in _BLOCKS:
            yield _BREAK
        elif not piece.name:
            yield _unescaped(piece.text)


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a reference of thousands of digits
        return text


def _pieces(markup: str) -> Iterator[_Piece]:
    place = 0
    while place < len(markup):
        start = markup.find("<", place)
        if start != place:
            yield _Piece(markup[place : start if start >= 0 else len(markup)])
        if start < 0:
            return
        if markup.startswith(_COMMENT, start):
            place = _after(markup, _COMMENT_END, start)
            continue
        tag = _TAG.match(markup, start) or _OTHER.match(markup, start)
        if tag is None:
            yield _Piece("<")
            place = start + 1
            continue
        place = tag.end()
        name = tag.groupdict().get("name", "").lower()
        if name in _UNSEEN and not tag["close"] and not tag[0].endswith("/>"):
            place = _behind(markup, re.escape(name), place)
        elif name:
            yield _Piece("", name, closes=bool(tag["close"]))


def _behind(markup: str, name: str, place: int) -> int:
    """Return the place behind the end tag of an element, in either case of letters, or the end of the text."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(markup, place)
    return _after(markup, ">", found.end()) if found is not None else len(markup)


def _after(markup: str, mark: str, place: int) -> int:
    found = markup.find(mark, place)
    return found + len(mark) if found >= 0 else len(markup)
