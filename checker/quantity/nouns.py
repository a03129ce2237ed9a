"""Find what a number counts: the noun after it, behind "of", or before it ("one man", "the drones, four of them").

Unknown nouns are allowed where the grammar makes them certain; their unit is then None and the text is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.roles import load_roles
from checker.quantity.ages import is_age_in_list
from checker.quantity.noun_words import (
    counted_owner,
    counts_event,
    is_governed,
    is_owned_one,
    is_plural,
    is_predicate,
    may_be_noun,
)

if TYPE_CHECKING:
    from checker.language.loader import Language
    from checker.quantity.cells import Cell, Cells

_WINDOW = 5
_ADJECTIVES = 3
_BRACKET_PAIRS = {"(": ")", "\u00ab": "\u00bb"}
_SCARE_QUOTES = frozenset({'"', "\u201c", "\u201d", "'", "\u2018", "\u2019"})
_PARTICIPLES = frozenset({("function", "participle"), ("form", "participles"), ("form", "states")})
_PLACES = frozenset({"city", "country", "village"})


class Noun(NamedTuple):
    """The counted noun over cells ``head``; ``end`` is where the phrase ends; ``unit`` may be unknown."""

    head: int | None
    end: int
    unit: str | None = None
    start: int | None = None
    others: bool = False
    increment: bool = False
    of_set: bool = False
    """The count is taken out of a set named before ("two of them")."""


def find_noun(cells: Cells, index: int, number_start: int, language: Language) -> Noun:
    """Return the noun that ``cells[number_start:index]`` counts.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> find_noun(build_cells(tokenise("three of his bodyguards fled"), en), 1, 0, en).unit
    'guard'
    """
    more = _skip_more(cells, index)
    index = more.end
    if index < len(cells) and cells[index].has("function", "partitive_them"):
        return _of_them(cells, index, more)
    given = _symbol_before(cells, number_start, index) or _age_between_commas(cells, number_start, index)
    if given is not None:
        return given
    index += _closes_bracket(cells, number_start, index)
    of_set = number_start < index < len(cells) and cells[index].has("function", "partitive")
    if not of_set and _follows_its_noun(cells, number_start, language):
        before = _before(cells, number_start, index)
        if before.head is not None:
            return before
    start = index + 1 if of_set else index
    found = _after(cells, start, language, of_set=of_set, counts_itself=start == number_start)
    if found is not None and of_set and language.order == "vso" and _is_origin(cells, found):
        found = None
    if found is not None:
        found = _with_closing_quote(cells, start, found)
        unit, tail = _said_kind(cells, found) or found.unit, _skip_more(cells, found.end)
        others, increment = more.others or tail.others, more.increment or tail.increment
        return Noun(found.head, tail.end, unit, found.start, others, increment, found.of_set)
    if more.others or more.increment:
        return Noun(None, index, others=more.others, increment=more.increment)
    return _before(cells, number_start, index)


def _closes_bracket(cells: Cells, number_start: int, end: int) -> bool:
    """Say whether the number stands alone in brackets before its noun: ``(12) teams``."""
    closing = _BRACKET_PAIRS.get(cells[number_start - 1].form) if number_start else None
    return closing is not None and end + 1 < len(cells) and cells[end].form == closing and cells[end + 1].sort == "word"


def _symbol_before(cells: Cells, number_start: int, end: int) -> Noun | None:
    """Read a unit that stands before its number: ``$40``, ``magnitude 6.1``."""
    if cells[number_start].sort != "number" or not number_start:
        return None
    at = number_start - 1 - (number_start > 1 and cells[number_start - 1].form == "-")
    if ("form", "symbols") not in cells[at].marks:
        return None
    symbol = next((s for s in cells[at].senses if s.file == "units" and s.form == "symbols"), None)
    return Noun(at, end, symbol.key, start=at) if symbol is not None else None


def _age_between_commas(cells: Cells, number_start: int, end: int) -> Noun | None:
    """Read the age behind a name: ``Winston Hale, 52, and ...``."""
    aged = end == number_start + 1 and is_age_in_list(cells, number_start)
    return Noun(None, end, "year") if aged else None


def _said_kind(cells: Cells, found: Noun) -> str | None:
    """Return the unit that the sentence says the members of a set were: ``three of the dead were children``."""
    if not found.of_set or found.head is None or not cells[found.head].has("topics"):
        return None
    return kind_said(cells, found.end)


def kind_said(cells: Cells, end: int) -> str | None:
    """Return the unit that the sentence says those counted before ``end`` were: ``five were women``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> kind_said(build_cells(tokenise("Five were women"), load_language("en")), 1)
    'woman'
    """
    index = end
    while index < len(cells) and cells[index].has("function", "auxiliary"):
        index += 1
    kind = cells[index].sense("units") if index < len(cells) and not cells[index].prefix.letters else None
    return kind.key if kind is not None and kind.form == "nouns.plural" and not cells[index].has("topics") else None


def _of_them(cells: Cells, index: int, more: _More) -> Noun:
    """Read what kind the counted members of a set are: ``four of them children``."""
    kind = cells[index + 1] if index + 1 < len(cells) else None
    unit = _unit(kind) if kind is not None and not kind.prefix.letters and not kind.has("topics") else None
    head, end = (index + 1, index + 2) if unit is not None else (None, index + 1)
    return Noun(head, end, unit, of_set=True, others=more.others, increment=more.increment)


def _with_closing_quote(cells: Cells, start: int, noun: Noun) -> Noun:
    """Let a quotation mark that closes inside the noun phrase belong to it."""
    closed = noun.end < len(cells) and cells[noun.end].form in _SCARE_QUOTES
    opened = closed and any(cell.form in _SCARE_QUOTES for cell in cells[start : noun.end - 1])
    return noun._replace(end=noun.end + 1) if opened else noun


def _follows_its_noun(cells: Cells, number_start: int, language: Language) -> bool:
    """Say whether the number is a one or two that stands behind its noun in this language."""
    number = cells[number_start].sense("numerals", "cardinal")
    counts = number is not None or cells[number_start].sort == "number"
    before = cells[number_start - 1]
    definite = counts and cells[number_start].prefix.definite and (before.prefix.definite or before.suffix)
    return language.order == "vso" and (definite or (number is not None and number.form in {"1", "2"}))


class _More(NamedTuple):
    """What "more" and "others" around a noun say, and where they end."""

    end: int
    others: bool = False
    increment: bool = False


def _skip_more(cells: Cells, index: int) -> _More:
    more = _More(index)
    while more.end < len(cells):
        cell = cells[more.end]
        if "modifiers" not in cell.marks:
            break
        if cell.has("modifiers", "others") and not cell.prefix.conjunction:
            more = more._replace(others=True)
        elif any(sense.key == "increment" and sense.form == "after" for sense in cell.senses):
            more = more._replace(increment=True)
        else:
            break
        more = more._replace(end=more.end + 1)
    return more


def _after(cells: Cells, start: int, language: Language, *, of_set: bool, counts_itself: bool) -> Noun | None:
    """Walk over adjectives to the head; a known noun wins, a compound goes to its last part."""
    unknown: list[int] = []
    index = start
    while index < len(cells) and index - start <= _WINDOW:
        cell = cells[index]
        if _possessive(cells, index, language):
            index += 2
            unknown = []
            continue
        unit = _unit(cell) if of_set or not is_owned_one(cell) else None
        if unit is not None and _possessive(cells, index + 1, language):
            index += 3
            continue
        if unit is not None and (counts_itself or not (cell.prefix.conjunction or cell.prefix.preposition)):
            if is_predicate(cell) and not of_set and not _premodifies(cells, index, language):
                return None
            return _compound(cells, index, unit, language, of_set=of_set)
        if index == start and _may_open(cells, index, of_set=of_set):
            index, start = index + 1, start + 1
            continue
        if not _belongs(cells, index, language, first=index == start):
            break
        if not cell.has("function", "adverb"):
            unknown.append(index)
        if language.adjectives_follow:
            break
        index += 1
    return _unknown_head(cells, unknown, language, of_set=of_set)


def _belongs(cells: Cells, index: int, language: Language, *, first: bool) -> bool:
    """Say whether a cell can stand between a number and the noun it counts."""
    cell = cells[index]
    if cell.form == "-" and cells.starts[index] > cells.ends[index - 1]:
        return False
    return may_be_noun(cell, first=first) or _premodifies(cells, index, language) or _in_model(cells, index)


def _in_model(cells: Cells, index: int) -> bool:
    """Say whether digits or a letter glued to a hyphen end a model's name before its noun: ``six M-16 rifles``."""
    before = cells[index - 1]
    ends = cells[index].sort == "number" or len(cells[index].form) == 1
    return ends and before.form == "-" and cells.ends[index - 1] == cells.starts[index]


def _is_origin(cells: Cells, found: Noun) -> bool:
    """Say whether "of" tells where the counted come from and no set: ``59 from countries of the south``."""
    head = cells[found.head] if found.head is not None else None
    if head is None:
        return False
    band = head.has("function", "band") and any(sense.form == "nouns.singular" for sense in head.senses)
    return band or (found.unit in _PLACES and not head.prefix.letters)


def _may_open(cells: Cells, index: int, *, of_set: bool) -> bool:
    """Say whether a determiner, or a quotation mark that keeps its distance from one word, opens the noun phrase."""
    cell = cells[index]
    if cell.form in _SCARE_QUOTES:
        closed = any(near.form in _SCARE_QUOTES for near in cells[index + 2 : index + 4])
        return closed and index + 1 < len(cells) and cells[index + 1].has("units")
    opens = of_set or (index > 0 and cells[index - 1].has("numerals", "fixed"))
    return opens and (cell.has("function", "determiner") or cell.has("function", "pronoun"))


def _premodifies(cells: Cells, index: int, language: Language) -> bool:
    """Say whether a participle stands as an adjective before a known plural: ``seven kidnapped students``."""
    cell = cells[index]
    if not cell.has_any(_PARTICIPLES) or language.order != "svo":
        return False
    following = cells[index + 1 : index + 1 + _ADJECTIVES]
    head = next((near for near in following if near.has("units") or not may_be_noun(near, first=False)), None)
    return head is not None and any(
        s.file == "units" and s.form in {"nouns.plural", "collectives"} for s in head.senses
    )


def _possessive(cells: Cells, index: int, language: Language) -> bool:
    """Say whether an apostrophe and its letter stand at ``index``, glued together."""
    if index + 1 >= len(cells) or cells.ends[index] != cells.starts[index + 1]:
        return False
    return cells[index].form + cells[index + 1].form in language.options.get("possessives", ())


def _unit(cell: Cell) -> str | None:
    """Return the unit of a noun; a word that is also a preposition (an imam, "before") is read as one."""
    sense = cell.sense("units")
    return sense.key if sense is not None and not cell.has("function", "preposition") else None


def _compound(cells: Cells, index: int, unit: str, language: Language, *, of_set: bool) -> Noun:
    if load_roles().is_measure(unit):
        return Noun(index, index + 1, unit, of_set=of_set)
    while index + 1 < len(cells) and (_continues(cells, index, language) or _is_half(cells, index)):
        index += 1
        unit = _unit(cells[index]) or unit
    other = _names_other(cells, index, language)
    if other is not None:
        return Noun(other, other + 1, None, of_set=of_set)
    return Noun(index, index + 1, unit, of_set=of_set)


def _names_other(cells: Cells, index: int, language: Language) -> int | None:
    """Return the unknown plural that a known singular only qualifies: ``three Syrian military bases``."""
    endings = tuple(language.options.get("plural_endings", ()))
    if not endings or any(s.form == "nouns.plural" for s in cells[index].senses):
        return None
    at = index + 1
    if at + 1 < len(cells) and cells[at].has("attribution", "noun") and not cells[at].has("function"):
        at += 1
    unknown = at < len(cells) and cells[at].sort == "word" and not cells[at].senses
    return at if unknown and cells[at].form.endswith(endings) else None


def _is_half(cells: Cells, index: int) -> bool:
    """Say whether a noun is the second half of an adjective before the counted noun: ``one anti-ship missile``."""
    hyphen, following = cells[index - 1], cells[index + 1]
    joined = hyphen.form == "-" and cells.ends[index - 1] == cells.starts[index]
    return joined and following.has("units") and not following.prefix.letters and not following.has("topics")


def _continues(cells: Cells, index: int, language: Language) -> bool:
    """Say whether the next known noun belongs to the same phrase ("police officers"), not to a new one."""
    following, cell = cells[index + 1], cells[index]
    closed = cell.form.endswith(tuple(language.options.get("accusative_endings", ())))
    if closed and language.order == "vso":
        return False
    if following.sense("units") is None or following.prefix.letters or following.has("topics"):
        return False
    singular = any(s.file == "units" and s.form in {"nouns.singular", "collectives"} for s in cell.senses)
    forms = {"nouns.plural", "collectives", *(("nouns.singular",) if language.order == "svo" else ())}
    heads = any(s.file == "units" and s.form in forms for s in following.senses)
    return singular and heads and not cell.prefix.letters


def _unknown_head(cells: Cells, unknown: list[int], language: Language, *, of_set: bool) -> Noun | None:
    words = [index for index in unknown if cells[index].sort == "word"]
    if not words:
        return None
    endings = tuple(language.options.get("plural_endings", ()))
    if not endings:
        head = words[0]
        prefix = cells[head].prefix
        event = counts_event(cells[head]) and prefix.definite and not (prefix.preposition or prefix.conjunction)
        free = of_set or event or not (prefix.letters or is_governed(cells[head], language))
        return Noun(head, head + 1, None, of_set=of_set) if free else None
    plural = [index for index in words if counts_event(cells[index]) or is_plural(cells[index], endings)]
    return Noun(plural[0], plural[0] + 1, None, of_set=of_set) if plural else None


def _before(cells: Cells, number_start: int, end: int) -> Noun:
    """Look for a noun that the number follows: a dual or singular with its number, or a definite set."""
    index = number_start - 1
    steps = 0
    while index >= 0 and steps < 3 and cells[index].sort == "word":  # noqa: PLR2004
        unit = _unit(cells[index])
        head = counted_owner(cells, index, number_start) if _agrees(cells, index, number_start) else None
        if head is not None and (unit is not None or head != index):
            return Noun(head, end, _unit(cells[head]), start=head)
        if index == number_start - 1 and _is_unknown_noun(cells[index]) and _agrees(cells, index, number_start):
            return Noun(index, end, None, start=index)
        if (
            cells[index].has("function")
            or cells[index].has("topics")
            or cells[index].has("factuality", "except")
            or cells[index].prefix.conjunction
            or unit is not None
        ):
            break
        index, steps = index - 1, steps + 1
    return Noun(None, end)


def _is_unknown_noun(cell: Cell) -> bool:
    return not cell.senses and not cell.prefix.conjunction and not cell.form.isascii()


def _agrees(cells: Cells, index: int, number_start: int) -> bool:
    number = cells[number_start].sense("numerals", "cardinal")
    prefix = cells[number_start].prefix
    if prefix.conjunction or prefix.preposition:
        return False
    definite = prefix.definite and (cells[index].prefix.definite or cells[index].suffix)
    if number is None:
        return definite
    if not cells[index].senses:
        return definite or number.form == "1"
    forms = {sense.form.rpartition(".")[2] for sense in cells[index].senses if sense.file == "units"}
    return (
        definite
        or (number.form == "1" and "singular" in forms)
        or (number.form == "2" and bool(forms & {"dual", "plural"}))
    )
