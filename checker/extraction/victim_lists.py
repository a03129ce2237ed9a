"""Follow a list of victims from one of them to the predicate that they share: ``killed Luis Ortega, his cook and a driver``.

Takes a victim named without a number; says whether nothing but a list parts it from its predicate. Deliberately looks at
no list of things and has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.unlisted_verbs import COMMAS, has_own_verb

if TYPE_CHECKING:
    from checker.extraction.scene import Scene
    from checker.quantity.quantities import Quantity

_NEVER = frozenset(
    {
        *(
            "topics",
            "factuality",
            ("attribution", "verb"),
            ("attribution", "prefix"),
            ("attribution", "complementizer"),
        ),
        *(
            ("function", key)
            for key in ("among", "boundary", "finite", "locative", "preposition", "relative", "subset")
        ),
    }
)
_LINKS = frozenset({("function", "auxiliary"), ("function", "adverb"), ("function", "have")})
_VERBS = frozenset({"topics", ("attribution", "verb"), *(("function", key) for key in ("auxiliary", "finite", "have"))})


def shares_predicate(scene: Scene, quantity: Quantity, predicate: int) -> bool:
    """Say whether nothing but the members of a list stands between a single victim and the predicate at ``predicate``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Gunmen killed a priest, his cook and two drivers", "en")
    >>> shares_predicate(scene, scene.quantities[0], 1)
    True
    """
    if not scene.roles.is_person(quantity.noun.unit):
        return False
    if predicate < quantity.start:
        joined = _joins(scene, quantity.start - 1) and not _acts(scene, quantity.end)
        return joined and _lists(scene, predicate + 1, quantity.start - 1)
    start = quantity.end
    stop = next((at for at in range(start, predicate) if not _LINKS.isdisjoint(scene.cells[at].marks)), predicate)
    linked = all(not _LINKS.isdisjoint(scene.cells[at].marks) for at in range(stop, predicate))
    return linked and stop > start and _joins(scene, start) and _lists(scene, start, stop)


def _joins(scene: Scene, index: int) -> bool:
    """Say whether a comma or a conjunction at ``index`` parts two members of a list."""
    cell = scene.cells[index]
    return cell.form in COMMAS or cell.has("function", "conjunction")


def _acts(scene: Scene, index: int) -> bool:
    """Say whether a verb at ``index`` makes who stands before it a subject: "killed a robber, and a guard called"."""
    behind = scene.cells[index : index + 1]
    return bool(behind) and (not _VERBS.isdisjoint(behind[0].marks) or has_own_verb(scene, index))


def _lists(scene: Scene, start: int, end: int) -> bool:
    """Say whether the cells of ``[start, end)`` are names, roles, ages and counts with what joins them."""
    return all(
        scene.cells[at].form in COMMAS if scene.cells[at].sort == "mark" else _NEVER.isdisjoint(scene.cells[at].marks)
        for at in range(start, end)
    )
