"""Read the phrase that names a source: where it ends, its text without proclitics, and its class.

Deliberately decides nothing about what is attributed to whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.lexicon import NO_MARKS
from checker.model import Attribution
from checker.quantity.bounds import is_modifier
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language.loader import Language
    from checker.quantity.cells import Cell, Cells

PUNCTUATION = frozenset(
    {
        ",",
        "\u060c",
        ".",
        ";",
        ":",
        "!",
        "?",
        "\u061f",
        "\u061b",
        '"',
        "\u201c",
        "\u201d",
        "\u00ab",
        "\u00bb",
        "(",
        ")",
        "[",
        "]",
        "\u2014",
        "\u2013",
        "--",
    }
)
QUOTES = frozenset({'"', "\u201c", "\u201d", "\u00ab", "\u00bb", "'"})
LONGEST_SOURCE = 12
_STOPPING = frozenset(
    {("function", "boundary"), *(("attribution", key) for key in ("stop", "verb", "prefix", "prefix_of_verb"))}
)
_CLASSES = {
    ("attribution", f"class_{name}"): name
    for name in ("anonymous", "medical", "party", "military", "witness", "agency", "official")
}
_SPEAKING_PERSONS = frozenset({"units", ("attribution", "class_anonymous"), ("attribution", "class_witness")})
_QUOTED = 6
_SHORTLY = 4
_TELLING = frozenset({"numerals", "topics", ("attribution", "complementizer"), ("attribution", "verb")})
_LATER = frozenset(("time", key) for key in ("past", "future"))


class Passage(NamedTuple):
    """A sentence as attribution needs it: the field as received and the cells of the sentence."""

    text: str
    cells: Cells
    language: Language


def phrase_end(passage: Passage, start: int) -> int:
    """Return where a source phrase that begins at ``start`` ends.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text, en = "according to the health ministry, nine died", load_language("en")
    >>> phrase_end(Passage(text, build_cells(tokenise(text), en), en), 1)
    4
    """
    end = start
    cells = passage.cells
    while end < len(cells) and end - start < LONGEST_SOURCE:
        cell = cells[end]
        named = end > start and cells[end - 1].has("attribution", "noun")
        behind = _behind_quote(cells, end, _QUOTED if named else _SHORTLY) if cell.form in QUOTES else None
        if behind is not None:
            end = behind
            continue
        if cell.form == "." and is_abbreviated(passage, end):
            end += 1
            continue
        if cell.form in PUNCTUATION or _is_dash(cells, end) or (end > start and _ends_phrase(passage, end)):
            break
        if end == start and cell.has("attribution", "stop") and not cell.has("attribution", "noun"):
            break
        end += 1
    return end


def is_abbreviated(passage: Passage, index: int) -> bool:
    """Say whether a full stop ends an initial or a title before a name, and no sentence: ``Lt. R. K. Nand``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text, en = "Gen. J. Doe spoke.", load_language("en")
    >>> passage = Passage(text, build_cells(tokenise(text), en), en)
    >>> [is_abbreviated(passage, index) for index, cell in enumerate(passage.cells) if cell.form == "."]
    [True, True, False]
    """
    cells = passage.cells
    if cells[index].form != "." or not 0 < index < len(cells) - 1 or cells.ends[index - 1] != cells.starts[index]:
        return False
    short, following = cells[index - 1], cells[index + 1]
    known = len(short.form) == 1 or short.form in passage.language.abbreviations
    return (
        known
        and not following.has("function", "article")
        and passage.text[cells.starts[index - 1]].isupper()
        and passage.text[cells.starts[index + 1]].isupper()
    )


def _is_dash(cells: Cells, index: int) -> bool:
    """Say whether a dash opens an insertion, and joins no two halves of a name."""
    if cells[index].form != "-":
        return False
    joins = index and index + 1 < len(cells) and cells.ends[index - 1] == cells.starts[index]
    return not (joins and cells.ends[index] == cells.starts[index + 1])


def _behind_quote(cells: Sequence[Cell], index: int, reach: int) -> int | None:
    """Return the cell behind a name of few words in quotation marks, or behind the mark that closes one; else None."""
    behind = next((i for i in range(index + 2, min(index + reach, len(cells))) if cells[i].form in QUOTES), None)
    if behind is not None and not any(cell.has_any(_TELLING) for cell in cells[index + 1 : behind]):
        return behind + 1
    opening = next((i for i in range(index - 1, max(-1, index - _SHORTLY), -1) if cells[i].form in PUNCTUATION), None)
    closes = opening is not None and opening < index - 1 and cells[opening].form in QUOTES
    return index + 1 if closes else None


def _ends_phrase(passage: Passage, index: int) -> bool:
    cell = passage.cells[index]
    if cell.form in passage.language.options.get("source_prepositions", ()):
        return not _names_place(passage, index)
    owns = passage.language.order == "vso" and _owns_count(passage, index)
    if cell.has("attribution", "noun") and not cell.prefix.conjunction:
        addressee = cell.prefix.preposition in passage.language.options.get("addressee", ())
        return owns or _begins_object(passage, index) or (addressee and cell.has("attribution", "class_agency"))
    stops = owns or (passage.language.order == "vso" and _is_reported(passage, index)) or cell.has_any(_STOPPING)
    if stops or _opens_count(passage.cells, index):
        return True
    if cell.has("topics") and not cell.has("units"):
        return True
    if cell.prefix.preposition and cell.prefix.preposition != "\u0643":
        return passage.language.order == "vso" and not cell.prefix.conjunction and not _names_body(passage, index)
    judged = cell.has("factuality") and (cell.prefix.conjunction or " " in cell.form)
    return _is_time(passage, index) or (passage.language.order == "vso" and judged)


def _is_time(passage: Passage, index: int) -> bool:
    """Say whether a word tells when; the word for a year is also "general", which ends the name of an office."""
    cells, cell = passage.cells, passage.cells[index]
    if not cell.has("time", "year_noun"):
        return cell.has("time")
    before, following = cells[index - 1], cells[index + 1] if index + 1 < len(cells) else None
    later = following is not None and following.has_any(_LATER)
    dated = later or (following is not None and following.sort == "number")
    return dated or not (before.sort == "word" and not before.has("function") and not before.has("time"))


def _is_reported(passage: Passage, index: int) -> bool:
    """Say whether a noun behind a source is what it reports: one with an accusative ending, or with an owner."""
    cell, before, options = passage.cells[index], passage.cells[index - 1], passage.language.options
    if cell.prefix.letters or cell.sort != "word" or cell.has("attribution"):
        return False
    articles = tuple(options.get("articles", ("",)))
    if cell.form in options.get("source_seats", ()):
        return False
    closed = before.prefix.definite or before.form.startswith(articles) or not before.senses
    accusative = is_accusative(passage, index)
    owned = cell.form.endswith(tuple(options.get("long_owner_endings", ()))) or (cell.suffix and bool(cell.senses))
    return closed and (accusative or owned)


def is_accusative(passage: Passage, index: int) -> bool:
    """Say whether the ending of a known noun tells that the verb acts on it.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text, en = "a raid", load_language("en")
    >>> is_accusative(Passage(text, build_cells(tokenise(text), en), en), 1)
    False
    """
    cell, endings = passage.cells[index], tuple(passage.language.options.get("accusative_endings", ()))
    known = any(sense.form == "nouns.singular" for sense in cell.senses if sense.file == "units")
    return bool(endings) and known and cell.form.endswith(endings)


def _begins_object(passage: Passage, index: int) -> bool:
    """Say whether a definite noun behind a definite one is no part of its name, but who is spoken of."""
    cell, before = passage.cells[index], passage.cells[index - 1]
    adjective = cell.form.endswith(tuple(passage.language.options.get("adjective_endings", ())))
    articles = tuple(passage.language.options.get("articles", ("",)))
    definite = before.prefix.definite or before.form.startswith(articles)
    if (definite or " " in before.form) and before.has("attribution", "noun") and not cell.prefix.letters:
        return not any(sense.file == "units" for sense in (*cell.senses, *before.senses))
    definite = definite and cell.prefix.definite
    return definite and not cell.prefix.preposition and not adjective and passage.language.order == "vso"


def _opens_count(cells: Cells, index: int) -> bool:
    """Say whether a number, or a predicate before one, begins what the source counted, and is no part of its name."""
    following = cells[index + 1] if index + 1 < len(cells) else None
    if following is None or following.prefix.letters:
        return False
    counted = following.has("topics") or following.has("units") or following.has("numerals", "scale")
    number = cells[index].sort == "number" or (
        cells[index].has("numerals") and not cells[index].has("numerals", "decade_suffix")
    )
    named = number and (counted or following.has("function", "partitive"))
    return named or (cells[index].has("topics") and (following.sort == "number" or following.has("numerals")))


def _owns_count(passage: Passage, index: int) -> bool:
    """Say whether a noun owns the number behind it, so that both are what was announced: ``announced "a record of" 12``."""
    cell, following = passage.cells[index], passage.cells[index + 1] if index + 1 < len(passage.cells) else None
    definite = cell.prefix.letters or cell.form.startswith(tuple(passage.language.options.get("articles", ("",))))
    if following is None or definite or any(sense.file != "attribution" for sense in cell.senses):
        return False
    if _completes_name(passage, index):
        return False
    counts = following.sort == "number" or following.has("numerals") or is_modifier(following)
    return counts and not following.prefix.letters and not following.has("numerals", "ordinal")


def _completes_name(passage: Passage, index: int) -> bool:
    """Say whether a word ends the name of a source: its adjective, or the place of a body that is still indefinite."""
    cell, before = passage.cells[index], passage.cells[index - 1]
    bodied = index > 1 and not before.senses and passage.cells[index - 2].has("attribution")
    definite = before.prefix.definite or before.form.startswith(tuple(passage.language.options.get("articles", ("",))))
    if definite or not (bodied or before.has("attribution", "noun")):
        return False
    adjective = cell.form.endswith(tuple(passage.language.options.get("adjective_endings", ("|",))))
    return adjective or not (cell.has("attribution") or before.has_any(_SPEAKING_PERSONS))


def _names_place(passage: Passage, index: int) -> bool:
    """Say whether a preposition goes on naming the source ("an official in the police"), not where or when it spoke."""
    before, after = passage.cells[index - 1], passage.cells[index + 1] if index + 1 < len(passage.cells) else None
    breaks = passage.language.options.get("source_breaks", ())
    named = (
        after is not None
        and after.sort == "word"
        and after.form not in breaks
        and not after.has("time")
        and not after.has("topics")
    )
    seated = after is not None and after.form in passage.language.options.get("source_regions", ())
    return named and (seated or (before.has("attribution", "noun") and not before.prefix.definite))


def _names_body(passage: Passage, index: int) -> bool:
    """Say whether a prepositional word goes on naming the source: a spokesman *in the name of* the army."""
    options = passage.language.options
    owned = passage.cells[index - 1].form in options.get("source_owners", ())
    return owned or passage.cells[index].form in options.get("source_links", ())


def link_over(passage: Passage, start: int, end: int) -> Attribution:
    """Return the link of the source named by ``cells[start:end]``, with its class where a word tells it.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text, en = "The army said so.", load_language("en")
    >>> link_over(Passage(text, build_cells(tokenise(text), en), en), 0, 2).source_class
    'party'
    """
    begin, last = bare_start(passage.text, passage.cells, start), passage.cells.ends[end - 1]
    source_class = _source_class(passage.cells[start:end])
    return Attribution(source=passage.text[begin:last], start=begin, end=last, source_class=source_class)


def bare_start(text: str, cells: Cells, index: int) -> int:
    """Return where the cell at ``index`` starts without its proclitics; the article stays part of the name.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text = "police"
    >>> bare_start(text, build_cells(tokenise(text), load_language("en")), 0)
    0
    """
    prefix, begin, end = cells[index].prefix, cells.starts[index], cells.ends[index]
    if not prefix.letters or not fold(text[begin:end]).startswith(prefix.letters):
        return begin
    skip = len(prefix.letters) - prefix.kept
    while skip > 0 and begin < end - 1:
        skip -= len(fold(text[begin]))
        begin += 1
    return begin


def _source_class(cells: Sequence[Cell]) -> str | None:
    marks = NO_MARKS.union(*[cell.marks for cell in cells])
    return next((name for mark, name in _CLASSES.items() if mark in marks), None)
