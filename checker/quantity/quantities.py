"""Find quantity phrases: modifier, number, noun; duals, zero and vague words; and say what a number is not.

Takes cells, gives ``Quantity`` values in order and ``Unread`` numbers with the reason. Deliberately gives no topic: what
happened to the counted is read by the extraction stage.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Interval, Modifier
from checker.quantity import bounds
from checker.quantity.attributes import is_time_unit
from checker.quantity.companions import with_companion
from checker.quantity.nouns import Noun, find_noun, kind_said
from checker.quantity.numerals import NumberSpan, read_number
from checker.quantity.series import continued_trap
from checker.quantity.traps import trap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.loader import Language
    from checker.quantity.cells import Cell, Cells


_OPENING = frozenset(
    {"number", ("form", "dual"), ("form", "dual_construct")}
    | {
        ("numerals", key)
        for key in ("approximate", "cardinal", "fixed", "fraction", "one_of_them", "ordinal", "paired")
    }
    | {("numerals", key) for key in ("scale", "vague", "zero", "zero_determiner")}
)

_OUT_OF = frozenset({("function", "partitive"), ("function", "partitive_them")})
_TOTAL_WINDOW = 14
_LABEL = 3
_STOPS = frozenset({".", ";", ":", "!", "?", "\u061f", "\u061b"})


class Quantity(NamedTuple):
    """A quantity phrase over ``cells[start:end]`` with its interval and what it counts."""

    start: int
    end: int
    number_end: int
    interval: Interval
    modifier: Modifier
    shape: str
    noun: Noun
    increment: bool = False
    superseded: bool = False


class Unread(NamedTuple):
    """A number that is no count, with the reason."""

    start: int
    end: int
    reason: str


def find_quantities(cells: Cells, language: Language) -> tuple[list[Quantity], list[Unread]]:
    """Return the quantities of a sentence in order, and the numbers that are none.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> found, _ = find_quantities(build_cells(tokenise("At least 12 people were killed"), en), en)
    >>> (found[0].interval.low, found[0].interval.high, found[0].noun.unit)
    (12, None, 'person')
    """
    quantities: list[Quantity] = []
    unread: list[Unread] = []
    end = 0
    for index in _openings(cells):
        if index < end:
            continue
        carried = continued_trap(cells, index, unread[-1].end, unread[-1].reason) if unread else None
        if carried is not None:
            unread.append(Unread(index, carried.end, carried.name))
            end = carried.end
            continue
        floor = quantities[-1].end if quantities else 0
        for item in _read_at(cells, index, floor, language):
            end = max(end, item.end)
            if isinstance(item, Quantity):
                quantities.append(_with_person(cells, item, floor))
            else:
                unread.append(item)
    return [_completed(cells, quantity) for quantity in _share_nouns(cells, quantities)], unread


def _openings(cells: Cells) -> list[int]:
    """Return the places at which a number, a vague word or a dual can begin; "a" opens a number before its scale."""
    if _OPENING.isdisjoint(cells.marks):
        return []
    found = [index for index, cell in enumerate(cells) if not _OPENING.isdisjoint(cell.marks)]
    scaled = {at - 1 for at in cells.where("numerals", "scale")}.intersection(cells.where("numerals", "point"))
    return sorted(scaled.union(found)) if scaled else found


def _share_nouns(cells: Cells, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give the share in "nine of the 14 passengers" the unit of its whole."""
    shared = list(quantities)
    for number, (share, whole) in enumerate(pairwise(quantities)):
        if share.noun.head is None and whole.start == share.end + 1 and cells[share.end].has("function", "partitive"):
            shared[number] = share._replace(noun=share.noun._replace(unit=whole.noun.unit))
    return shared


def _completed(cells: Cells, quantity: Quantity) -> Quantity:
    """Add the person named beside "others"; give a bare number the unit of the total named before it."""
    if quantity.noun.others:
        return with_companion(cells, quantity)
    if quantity.noun.head is not None or quantity.noun.unit is not None:
        return quantity
    if _is_size(cells, quantity):
        return quantity._replace(start=quantity.start - 2, noun=quantity.noun._replace(unit="person"))
    said = quantity.end < len(cells) and cells[quantity.end].has("function", "auxiliary")
    unit = (
        _total_unit(cells, quantity.start)
        or _label_unit(cells, quantity.start)
        or (kind_said(cells, quantity.end) if said else None)
    )
    return quantity._replace(noun=quantity.noun._replace(unit=unit))


def _is_size(cells: Cells, quantity: Quantity) -> bool:
    """Say whether a number without a noun tells how many people make up the band named before it: ``a family of five``."""
    joint = quantity.start - 1
    return joint > 0 and cells[joint].has("function", "partitive") and cells[joint - 1].has("function", "band")


def _total_unit(cells: Cells, index: int) -> str | None:
    start = total_start(cells, index)
    for cell in cells[start:index] if start is not None else ():
        sense = cell.sense("units")
        if sense is not None or cell.has("function", "preposition"):
            return sense.key if sense is not None else None
    return None


def _label_unit(cells: Cells, index: int) -> str | None:
    """Return the unit that a table names before what happened and a colon: ``Houses destroyed: 12``."""
    if index < _LABEL or cells[index - 1].form != ":" or not cells[index - 2].has("topics"):
        return None
    sense = cells[index - _LABEL].sense("units")
    return sense.key if sense is not None else None


def total_start(cells: Cells, index: int) -> int | None:
    """Return where the words behind "the number of" begin that the number at ``index`` completes, or None.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> total_start(build_cells(tokenise("The number of cases rose to 13"), load_language("en")), 5)
    2
    """
    if not cells.where("function", "total_of"):
        return None
    for before in range(index - 1, max(-1, index - 1 - _TOTAL_WINDOW), -1):
        if cells[before].has("function", "total_of"):
            return before + 1
        if cells[before].form in _STOPS or cells[before].sort == "number":
            return None
    return None


def _with_person(cells: Cells, quantity: Quantity, floor: int) -> Quantity:
    """Add the one person to whom others are joined: ``he and nine others`` are ten."""
    value = quantity.interval.low
    if not quantity.noun.others or quantity.modifier is not Modifier.EXACT or not isinstance(value, int):
        return quantity
    start = _person_joined(cells, quantity.start, floor)
    return quantity if start is None else quantity._replace(start=start, interval=bounds.exactly(value + 1))


def _person_joined(cells: Cells, start: int, floor: int) -> int | None:
    """Return where a pronoun or one definite person begins that "and" joins to the count at ``start``."""
    joined = start > 0 and cells[start - 1].has("function", "conjunction")
    at = start - 1 if cells[start].prefix.conjunction else start - 2 if joined else -1
    if at < floor:
        return None
    cell = cells[at]
    if cell.has("function", "sum_pronoun"):
        return at
    if not any(sense.file == "units" and sense.form == "nouns.singular" for sense in cell.senses):
        return None
    if cell.prefix.definite:
        return at
    article = cells[at - 1] if at > floor else None
    definite = (
        article is not None and article.has("function", "determiner") and not article.has("function", "indefinite")
    )
    return at - 1 if definite else None


def _read_at(cells: Cells, index: int, floor: int, language: Language) -> list[Quantity | Unread]:
    reason = trap(cells, index)
    if reason is not None:
        return [Unread(index, reason.end, reason.name)]
    number = read_number(cells, index, language)
    if number is not None:
        return list(_from_number(cells, number, floor, language))
    return list(_without_number(cells, index, floor, language))


def _from_number(cells: Cells, number: NumberSpan, floor: int, language: Language) -> Iterator[Quantity | Unread]:
    if number.value is None:
        yield Unread(number.start, number.end, "ambiguous separator")
        return
    span = bounds.read_range(cells, number, floor, language)
    if span.superseded is not None:
        yield _quantity(cells, span.superseded, floor, language, shape="number")._replace(superseded=True)
    yield _quantity(cells, span, floor, language, shape="digits" if number.digits else "words")


def _quantity(cells: Cells, span: bounds.Bounded, floor: int, language: Language, *, shape: str) -> Quantity:
    noun = find_noun(cells, span.end, span.start, language)
    if noun.head is None and bounds.is_cue_behind(cells, span.end):
        behind = find_noun(cells, bounds.cue_end(cells, span.end), span.start, language)
        noun = behind if behind.head is not None and behind.start is None else noun
    end = max(span.end, noun.end)
    if noun.start is not None and cells[noun.start].sort == "mark":
        span = span._replace(start=noun.start)
    bounded = bounds.apply_modifiers(cells, span, end, floor)
    if is_time_unit(noun.unit) and bounds.is_throughout(cells, bounded.start, floor, language):
        bounded = span._replace(end=bounded.end)
    start = min(bounded.start, noun.start if noun.start is not None else bounded.start)
    added = start > floor and _adds(cells[start - 1])
    return Quantity(
        max(start - added, floor),
        bounded.end,
        span.end,
        bounded.interval,
        bounded.modifier,
        shape,
        noun,
        increment=noun.increment or added,
    )


def _adds(cell: Cell) -> bool:
    """Say whether a word adds the count behind it to an earlier one: ``another five``."""
    return cell.has("modifiers", "increment") and any(
        sense.key == "increment" and sense.form == "before" for sense in cell.senses
    )


def _without_number(cells: Cells, index: int, floor: int, language: Language) -> Iterator[Quantity]:
    cell = cells[index]
    vague = cell.sense("numerals", "vague")
    if vague is not None and not _governed(cells, index):
        yield _vague(cells, index, vague.form, floor, language)
    elif cell.has("numerals", "zero_determiner") and language.order == "svo":
        noun = find_noun(cells, index + 1, index, language)
        if noun.head is not None or any(cell.has("topics") for cell in cells[index + 1 : index + 2]):
            yield Quantity(index, max(noun.end, index + 1), index + 1, bounds.exactly(0), Modifier.EXACT, "zero", noun)
    elif cell.has("numerals", "zero") and language.order == "svo":
        taken = index + 1 < len(cells) and cells[index + 1].has_any(_OUT_OF)
        noun = find_noun(cells, index + 1, index, language) if taken else Noun(None, index + 1)
        yield Quantity(index, max(noun.end, index + 1), index + 1, bounds.exactly(0), Modifier.EXACT, "zero", noun)
    elif cell.has("numerals", "one_of_them"):
        yield Quantity(
            index, index + 1, index + 1, bounds.exactly(1), Modifier.EXACT, "one", Noun(None, index + 1, of_set=True)
        )
    elif _is_dual(cells, index):
        yield _dual(cells, index, floor, language)


def _governed(cells: Cells, index: int) -> bool:
    """Say whether a vague word only leads to a number, as in ``some 200``, ``15 thousand`` or ``a group of 12``."""
    following = cells[index + 1] if index + 1 < len(cells) else None
    counted = following is not None and following.has("numerals", "cardinal") and not following.has("numerals", "scale")
    if " " in cells[index].form and (counted or (following is not None and following.sort == "number")):
        return True
    counts = following is not None and (following.sort == "number" or following.has("numerals", "vague"))
    return counts and cells[index].has("modifiers")


def _vague(cells: Cells, index: int, key: str, floor: int, language: Language) -> Quantity:
    low, soft_low, soft_high = (int(part) for part in key.split())
    interval = Interval(low=low, soft_low=soft_low, soft_high=soft_high)
    noun = find_noun(cells, index + 1, index, language)
    start = index - (index > floor and bounds.is_modifier(cells[index - 1]))
    end = max(noun.end, index + 1)
    return Quantity(start, end, index + 1, interval, Modifier.VAGUE, "vague", noun, increment=noun.increment)


def _is_dual(cells: Cells, index: int) -> bool:
    form = _dual_form(cells[index])
    following = cells[index + 1] if index + 1 < len(cells) else None
    return form == "dual" or (
        form == "dual_construct"
        and not cells[index].prefix.definite
        and (cells[index].suffix or (following is not None and following.has("units")))
    )


def _dual_form(cell: Cell) -> str | None:
    forms = [sense.form.rpartition(".")[2] for sense in cell.senses if sense.file in {"units", "topics"}]
    others = {"singular", "plural", "verbs", "verbal_nouns"}
    if not forms or others.intersection(forms):
        return None
    return "dual" if "dual" in forms else ("dual_construct" if "dual_construct" in forms else None)


def _dual(cells: Cells, index: int, floor: int, language: Language) -> Quantity:
    noun = find_noun(cells, index, index, language)
    end = max(noun.end, index + 1)
    while (
        end < len(cells)
        and (_dual_form(cells[end]) == "dual" or _two(cells[end]))
        and not cells[end].prefix.conjunction
    ):
        unit = cells[end].sense("units")
        kind = unit is not None and unit.key != "person" and not cells[index].has("topics")
        noun = noun._replace(unit=unit.key, end=end + 1) if unit is not None and kind else noun
        end += 1
    span = bounds.Bounded(index, end, bounds.exactly(2), Modifier.EXACT, None)
    bounded = bounds.apply_modifiers(cells, span, end, floor)
    return Quantity(bounded.start, bounded.end, end, bounded.interval, bounded.modifier, "dual", noun._replace(end=end))


def _two(cell: Cell) -> bool:
    sense = cell.sense("numerals", "cardinal")
    return sense is not None and sense.form == "2"
