"""Price the way from a count to a predicate: words, commas, other counts and forms that fit badly.

Gives handicaps in words of distance; a list is cheap to cross. Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.unlisted_verbs import COMMAS

if TYPE_CHECKING:
    from checker.extraction.offers import Attachment
    from checker.extraction.scene import Scene
    from checker.language.lexicon import Sense
    from checker.quantity.cells import Cell
    from checker.quantity.quantities import Quantity

COORDINATED_COST = 0.5
OF_SET = "of-set"
OWN_PREDICATE_COST = 2.0
_SET_COST = 1.5
_WORD_COST = 1.0
_LIGHT = frozenset({("function", "auxiliary"), ("function", "adverb")})
_COMMA_COST = 2.5
_QUANTITY_COST = 3.0
_AGREEMENT_COST = 4.0
_RIGHT_BIAS = 1.5
_STATE_BIAS = -0.5
_LIGHT_WORD = 0.2
_LEAST = 0.1
_VERB_FIRST_WORD = 0.6
_NOTED_BEHIND = frozenset(
    {
        *("mark", "topics", ("attribution", "verb")),
        *(("function", key) for key in ("adverb", "auxiliary", "boundary", "conjunction", "finite", "relative")),
    }
)
_NOTED_BEFORE = frozenset(
    {
        *("mark", "topics", ("attribution", "verb"), ("factuality", "rise")),
        *(("function", key) for key in ("auxiliary", "boundary")),
    }
)
"""What a walk to a predicate takes note of."""


def right_step(scene: Scene, opening: int, index: int) -> float:
    """Return what it costs to go on to the right over the cell at ``index``, which closes what ``opening`` opened.

    A comma or "and" before the next count of a list is cheap, and so is a whole bracket.

    >>> from checker.extraction.scene import read_scene
    >>> right_step(read_scene("3 men and 2 women were killed", "en"), 2, 2)
    0.5
    """
    cell = scene.cells[index]
    lists = cell.form in COMMAS or cell.has("function", "conjunction")
    if lists and scene.quantity_at(index + 1) is not None:
        return COORDINATED_COST
    return _COMMA_COST if cell.form in COMMAS and index == opening else _step(cell)


def _step(cell: Cell) -> float:
    return _WORD_COST if _LIGHT.isdisjoint(cell.marks) else _LIGHT_WORD


def left_step(scene: Scene, cell: Cell) -> float:
    """Return what it costs to go on to the left over ``cell``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("The blast killed 12 people", "en")
    >>> left_step(scene, scene.cells[1])
    1.0
    """
    if cell.form in COMMAS:
        return _COMMA_COST
    if cell.has("function", "adverb"):
        return _LIGHT_WORD
    return _VERB_FIRST_WORD if scene.language.order == "vso" else _WORD_COST


def agreement(scene: Scene, index: int) -> float:
    """Return the handicap of a verb that agrees with a count before it, so that what follows is not its subject.

    >>> from checker.extraction.scene import read_scene
    >>> agreement(read_scene("The blast killed 12 people", "en"), 2)
    0.0
    """
    endings = tuple(scene.language.options.get("subject_before_endings", ()))
    agrees = bool(endings) and scene.cells[index].form.endswith(endings)
    return _AGREEMENT_COST if agrees and index and scene.quantity_at(index - 1) is not None else 0.0


def right_price(scene: Scene, sense: Sense, cost: float) -> float:
    """Return the price of what stands behind the count: verbs do so late where they come first, states nowhere else.

    A state that stands further off is no cheaper than a predicate right beside the count.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("12 people were killed", "en")
    >>> right_price(scene, scene.cells[3].senses[0], 0.2)
    0.2
    """
    if scene.language.order != "vso":
        return cost
    if sense.form not in {"states", "harms"}:
        return cost + _RIGHT_BIAS
    return cost + _STATE_BIAS if not cost else max(cost + _STATE_BIAS, _LEAST)


def over_words(scene: Scene, index: int, cost: float) -> tuple[int, float]:
    """Step right over words that are only in the way to a predicate behind them.

    >>> from checker.extraction.scene import read_scene
    >>> over_words(read_scene("12 people yesterday morning died", "en"), 2, 0.0)
    (4, 2.0)
    """
    while index not in scene.owners and _NOTED_BEHIND.isdisjoint(scene.cells[index].marks):
        index, cost = index + 1, cost + _WORD_COST
    return index, cost


def back_over_words(scene: Scene, index: int, cost: float) -> tuple[int, float]:
    """Step left over words that are only in the way to a predicate before them; an unknown one could be a verb.

    >>> from checker.extraction.scene import read_scene
    >>> back_over_words(read_scene("The blast hit over here 12 people", "en"), 3, 0.0)
    (2, 1.0)
    """
    while index not in scene.owners and (cell := scene.cells[index]).senses and _NOTED_BEFORE.isdisjoint(cell.marks):
        index, cost = index - 1, cost + left_step(scene, cell)
    return index, cost


def crossing_cost(scene: Scene, right: int) -> float:
    """Return what it costs to cross into quantity ``right`` from the one before it.

    >>> from checker.extraction.scene import read_scene
    >>> crossing_cost(read_scene("3 men and 2 women were killed", "en"), 1)
    0.5
    """
    if right >= len(scene.quantities):
        return _QUANTITY_COST
    start = scene.quantities[right].start
    cell = scene.cells[start]
    owned = start > 1 and scene.cells[start - 1].has("function", "determiner")
    before = scene.cells[start - 1 - owned] if start else None
    joined = cell.prefix.conjunction or (
        before is not None
        and (before.has("function", "conjunction") or before.has("function", "subset") or before.form in COMMAS)
    )
    return COORDINATED_COST if joined else _QUANTITY_COST


def yields_at(scene: Scene, quantity: Quantity, direct: Attachment | None) -> float | None:
    """Return how far off a predicate may stand that outdoes the topic of the counted noun; None where none does.

    >>> from checker.extraction.offers import Attachment
    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("12 people were killed", "en")
    >>> yields_at(scene, scene.quantities[0], Attachment("injured", 1, "counted")) is None
    True
    """
    if direct is None or direct.topic in scene.roles.standing or direct.way == OF_SET:
        return OWN_PREDICATE_COST
    leaves = quantity.noun.of_set and direct.topic not in scene.roles.joint.values()
    return _SET_COST if leaves else None


def is_of_them(scene: Scene, number: int) -> bool:
    """Say whether a joined count takes its part out of the one before, so that no predicate behind it is of both.

    >>> from checker.extraction.scene import read_scene
    >>> is_of_them(read_scene("It infected 90 men and four of them died", "en"), 1)
    True
    """
    quantity, cells = scene.quantities[number], scene.cells
    joined = quantity.start > 0 and cells[quantity.start - 1].has("function", "conjunction")
    return joined and cells.within(quantity.number_end, quantity.end, "function", "partitive_them")
