"""Read the subject before a reporting verb: over appositions, relative clauses and the time of speaking.

For languages whose subject precedes its verb. Gives cells; deliberately does not judge whether the subject can speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.source_phrases import LONGEST_SOURCE, PUNCTUATION, QUOTES, is_abbreviated
from checker.language.roles import load_roles
from checker.quantity.neighbours import is_glued
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from checker.extraction.source_phrases import Passage
    from checker.quantity.cells import Cell, Cells

_TIMES = frozenset(("time", key) for key in ("weekday", "relative_day", "part_of_day"))
_LEADING = frozenset(("function", key) for key in ("preposition", "partitive"))
_PARTING = _TIMES | {("function", key) for key in ("auxiliary", "boundary", "relative")}
_ARTICLES = frozenset(("function", key) for key in ("article", "indefinite"))
_NOMINAL = _ARTICLES | {"units", ("attribution", "noun")}
_SOURCES = frozenset(("attribution", key) for key in ("noun", "class_agency"))
_NEVER_FIRST = frozenset({"-", "."})
_LONGEST_APPOSITION = 18
_LONGEST_NAME = 6
_SHORT_FORM = 3


def subject_before(passage: Passage, stop: int) -> tuple[int, int]:
    """Return the cells of the subject whose verb stands at ``stop``; empty where there is none.

    >>> from checker.extraction.source_phrases import Passage
    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text, en = "Sara Haddad, a doctor at the port clinic, told us", load_language("en")
    >>> subject_before(Passage(text, build_cells(tokenise(text), en), en), 10)
    (0, 2)
    """
    stop = _before_bracket(passage.cells, _before_time(passage.cells, stop))
    if stop and passage.cells[stop - 1].has("attribution", "said_pronoun"):
        return stop - 1, stop
    start, end = _over_appositions(passage, stop)
    if not can_speak(passage.cells, start, end):
        start, end = _before_relative(passage, stop) or (start, end)
    return start, end


def has_source(cells: Cells, start: int, stop: int) -> bool:
    """Say whether some word of ``cells[start:stop]`` names a kind of source.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> has_source(build_cells(tokenise("the health ministry"), load_language("en")), 0, 3)
    True
    """
    return any(cell.has_any(_SOURCES) for cell in cells[start:stop])


def can_speak(cells: Cells, start: int, stop: int) -> bool:
    """Say whether ``cells[start:stop]`` name a kind of source, or people of any kind.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> can_speak(build_cells(tokenise("two drivers"), load_language("en")), 0, 2)
    True
    """
    if has_source(cells, start, stop):
        return True
    people = load_roles().classes["person"]
    senses = (sense for cell in cells[start:stop] if "units" in cell.marks for sense in cell.senses)
    return any(sense.file == "units" and sense.key in people for sense in senses)


def _before_time(cells: Cells, stop: int) -> int:
    """Step back over when it was said: ``the ministry on Sunday announced``."""
    start = stop
    while start > 1 and _is_time(cells[start - 1]):
        start -= 1
    if start < stop and cells[start - 1].has("function", "preposition"):
        start -= 1
    return start


def _before_bracket(cells: Cells, stop: int) -> int:
    """Step back over the short form of a name: ``the Red Cross (ICRC) announced``."""
    opening = stop - _SHORT_FORM
    return opening if opening > 0 and cells[stop - 1].form == ")" and cells[opening].form == "(" else stop


def _is_time(cell: Cell) -> bool:
    return cell.has_any(_TIMES)


def _over_appositions(passage: Passage, stop: int) -> tuple[int, int]:
    """Return the subject; appositions between commas are stepped over, the one that a determiner opens leads to it."""
    cells = passage.cells
    if not stop or cells[stop - 1].form not in COMMAS:
        return _walk_left(passage, stop), stop
    end = _comma_before(cells, stop - 1)
    while end is not None and end > 0:
        start = _walk_left(passage, end)
        if start == end:
            break
        further = start - 1 if start and cells[start - 1].form in COMMAS else None
        name = _walk_left(passage, further) if further else None
        opened = cells[start].has("function", "determiner") or cells[start].has("function", "indefinite")
        if further is None or name is None or not opened or not 0 < further - name <= _LONGEST_NAME:
            return start, end
        if cells[start].has("function", "possessive") or not _may_open_name(passage, name):
            return start, end
        end = further
    return stop, stop


def _may_open_name(passage: Passage, index: int) -> bool:
    """Say whether a capital or a known noun stands here, and no verb, as the last word of a clause before a subject."""
    cell = passage.cells[index]
    return passage.text[passage.cells.starts[index]].isupper() or cell.has_any(_NOMINAL)


def _comma_before(cells: Cells, stop: int) -> int | None:
    """Return the comma that opens the apposition which the comma at ``stop`` closes."""
    for index in range(stop - 1, max(-1, stop - 1 - _LONGEST_APPOSITION), -1):
        if cells[index].form in COMMAS:
            return index
        if cells[index].form in QUOTES and cells[index].form != "'":
            return None
    return None


def _before_relative(passage: Passage, stop: int) -> tuple[int, int] | None:
    """Return the subject that a relative clause parts from its verb: ``an official who asked not to be named said``."""
    for index in range(stop - 1, max(0, stop - LONGEST_SOURCE), -1):
        cell = passage.cells[index]
        if cell.form in PUNCTUATION or cell.sort == "number":
            return None
        if cell.has("function", "relative"):
            start = _walk_left(passage, index)
            return (start, index) if has_source(passage.cells, start, index) else None
    return None


def _walk_left(passage: Passage, stop: int) -> int:
    start = stop
    cells = passage.cells
    while start > 0 and stop - start < LONGEST_SOURCE and not _parts_subject(passage, start, stop):
        start -= 1
    start = _behind_prepositions(cells, _last_phrase(passage, start, stop), stop)
    while start < stop and (cells[start].has("function", "conjunction") or cells[start].form in _NEVER_FIRST):
        start += 1
    return start + (start < stop and _is_clock(cells, start))


def _is_clock(cells: Cells, index: int) -> bool:
    """Say whether the minutes of the hour that an entry opens with stand here: ``14:32 Officials say``."""
    cell = cells[index]
    return cell.sort == "number" and index > 1 and cells[index - 1].form == ":" and is_glued(cells, index - 1, index)


def _behind_prepositions(cells: Cells, start: int, stop: int) -> int:
    """Return where a subject begins behind what a preposition opens, in text that drops its commas."""
    if start >= stop or not cells[start].has("function", "preposition"):
        return start
    return max(index + 1 for index in range(start, stop) if cells[index].has_any(_LEADING))


def _parts_subject(passage: Passage, start: int, stop: int) -> bool:
    """Say whether the cell before ``start`` cannot belong to the subject that ends at ``stop``."""
    cells = passage.cells
    cell = cells[start - 1]
    if cell.form in PUNCTUATION:
        return not is_abbreviated(passage, start - 1)
    if cell.has_any(_PARTING) or (cell.has("attribution", "verb") and not cell.has("attribution", "noun")):
        return True
    if cell.has("topics") and not cell.has("units") and not _names_office(cells, start - 1):
        return True
    if cell.sort == "number" and start > 1 and cells[start - 2].has("topics"):
        return True
    return cell.has("function", "conjunction") and not _speak_together(passage, start, stop)


def _names_office(cells: Cells, index: int) -> bool:
    """Say whether a word that is also a verb opens a kind of source: ``a rescue official``, ``..., fire chief``."""
    before = cells[index - 1] if index else None
    articled = before is not None and before.has_any(_ARTICLES)
    opened = articled or before is None or before.form in COMMAS
    return opened and index + 1 < len(cells) and cells[index + 1].has("attribution", "noun")


def _speak_together(passage: Passage, start: int, stop: int) -> bool:
    """Say whether a conjunction before ``start`` joins two sources: ``police and witnesses said``."""
    if not has_source(passage.cells, start, stop) or start < 2:  # noqa: PLR2004
        return False
    first = passage.cells[start - 2]
    named = not first.senses and passage.text[passage.cells.starts[start - 2]].isupper()
    return named or can_speak(passage.cells, start - 2, start - 1)


def _last_phrase(passage: Passage, start: int, stop: int) -> int:
    """Return where the last noun phrase begins, in text that drops its commas: ``in a year the observatory said``."""
    cells, gerunds = passage.cells, tuple(passage.language.options.get("gerund_endings", ()))
    for index in range(stop - 2, start, -1):
        if not cells[index].has_any(_ARTICLES):
            continue
        before = cells[index - 1]
        noun = not before.has("function") or before.has("units") or before.has("attribution", "noun")
        if noun and before.sort == "word" and before.form[-1:].isalpha() and not before.form.endswith(gerunds):
            return index
    return start
