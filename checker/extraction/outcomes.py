"""Read what befell people in a clause of its own that only points back to them: "which led to the death of them both".

For a language whose nouns carry the pronoun of their owner. Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.offers import Attachment
from checker.model import Modifier
from checker.quantity.bounds import exactly
from checker.quantity.nouns import Noun
from checker.quantity.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from checker.extraction.scene import Scene
    from checker.language.lexicon import Language
    from checker.language.roles import Roles
    from checker.quantity.cells import Cell, Cells

_OUTCOME = ("function", "outcome")
_SUFFERED = frozenset({("form", "states"), ("form", "verbal_nouns")})
_VERB = ("form", "verbs")
_CUE_REACH = 3
_BACK_REACH = 14
_PAIR = 2
_STOPS = frozenset({".", ";", ":", "\u061f", "\u061b"})


def outcome_of(scene: Scene, number: int) -> Attachment | None:
    """Return what a later clause says befell those whom quantity ``number`` counts, by a pronoun that agrees with it.

    >>> from checker.extraction.scene import read_scene
    >>> outcome_of(read_scene("Two guards were there", "en"), 0) is None
    True
    """
    quantity, cells = scene.quantities[number], scene.cells
    if not scene.roles.is_person(quantity.noun.unit) or scene.language.order != "vso":
        return None
    for at in _outcomes(cells, quantity.end):
        if _is_parted(scene, number, at):
            return None
        if not _agrees(scene, quantity, at):
            continue
        for sense in cells[at].senses:
            if sense.file == "topics" and scene.roles.admits(sense.key, quantity.noun.unit, known=True):
                return Attachment(sense.key, at, "outcome")
    return None


def _outcomes(cells: Cells, start: int) -> Iterator[int]:
    """Yield the places behind ``start`` of what people suffered as the outcome of what was told before."""
    stop = min(len(cells), start + _BACK_REACH)
    for at in range(start, stop):
        suffered = cells[at].has_any(_SUFFERED) and cells.within(max(start, at - _CUE_REACH), at, *_OUTCOME)
        if suffered or (_VERB in cells[at].marks and cells[at].prefix.conjunction and not _counts_anew(cells, at + 1)):
            yield at


def _counts_anew(cells: Cells, index: int) -> bool:
    """Say whether the casualties behind a verb with a pronoun are counted themselves: "left the two dead"."""
    following = cells[index] if index < len(cells) else None
    return following is not None and following.has("topics") and not following.has("form", "states")


def _is_parted(scene: Scene, number: int, at: int) -> bool:
    """Say whether a sentence ends, or other people are counted, between a count and its outcome."""
    quantity = scene.quantities[number]
    stops = any(cell.form in _STOPS for cell in scene.cells[quantity.end : at])
    others = (q for q in scene.quantities[number + 1 :] if q.start < at)
    return stops or any(scene.roles.is_person(other.noun.unit) for other in others)


def _agrees(scene: Scene, quantity: Quantity, at: int) -> bool:
    """Say whether the pronoun at the end of a word can mean the counted: one, two, or several people."""
    word, options = scene.text[scene.cells.starts[at] : scene.cells.ends[at]], scene.language.options
    low, high = quantity.interval.low, quantity.interval.high
    if word.endswith(tuple(options.get("pair_endings", ()))):
        return low == high == _PAIR
    if word.endswith(tuple(options.get("people_endings", ()))):
        return low is not None and low > 1
    one = scene.cells[at].suffix and not scene.cells[at].prefix.definite
    return one and low == high == 1 and word.endswith(tuple(options.get("owner_endings", ())))


def find_by_outcome(cells: Cells, taken: AbstractSet[int], language: Language, roles: Roles) -> Iterator[Quantity]:
    """Yield the one person named before a clause that tells what became of them: ``fired at a guard``, ``which led to his death``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("They fired at a guard", "en")
    >>> list(find_by_outcome(scene.cells, set(), scene.language, scene.roles))
    []
    """
    if _OUTCOME not in cells.marks:
        return
    for cue in cells.where(*_OUTCOME):
        told = next((at for at in range(cue + 1, min(len(cells), cue + 1 + _CUE_REACH)) if _is_owned(cells[at])), None)
        victim = _victim_before(cells, cue, taken, roles) if told is not None else None
        if told is None or victim is None or not _is_target(cells, victim, language):
            continue
        if _pronoun(cells, told) == 1 + cells[victim].form.endswith(
            tuple(language.options.get("feminine_endings", ()))
        ):
            unit = cells[victim].sense("units")
            noun = Noun(victim, victim + 1, unit.key if unit is not None else None)
            yield Quantity(victim, victim + 1, victim + 1, exactly(1), Modifier.EXACT, "singular", noun)


def _is_owned(cell: Cell) -> bool:
    return cell.suffix and ("form", "verbal_nouns") in cell.marks


def _pronoun(cells: Cells, at: int) -> int:
    """Return how many letters the pronoun at the end of a cell has: one for him, two for her."""
    return cells.ends[at] - cells.starts[at] - len(cells[at].prefix.letters) - len(cells[at].form)


def _victim_before(cells: Cells, cue: int, taken: AbstractSet[int], roles: Roles) -> int | None:
    """Return the nearest person named before ``cue``, if it is one who is not counted yet."""
    for at in range(cue - 1, max(0, cue - _BACK_REACH), -1):
        if at in taken or cells[at].form in _STOPS:
            return None
        sense = cells[at].sense("units")
        if sense is not None and roles.is_person(sense.key):
            free = not cells[at].prefix.definite and not cells[at].suffix and not cells[at].has("topics")
            return at if sense.form == "nouns.singular" and free else None
    return None


def _is_target(cells: Cells, at: int, language: Language) -> bool:
    """Say whether a noun is what something was done to: behind a preposition, or with the ending of an object."""
    led = cells[at].prefix.preposition or cells[at - 1].has("function", "preposition")
    return bool(led) or cells[at].form.endswith(tuple(language.options.get("accusative_endings", ("|",))))
