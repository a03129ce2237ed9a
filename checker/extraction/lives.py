"""Read lives that something took: ``took nine lives``, ``cost nine men their lives``.

Gives the predicate of a count, or None. Deliberately gives no topic and has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.extraction.scene import Scene

_LIVES = ("function", "lost")
_VERB_REACH = 3
_OWNED_REACH = 2


def taker_of_lives(scene: Scene, number: int) -> int | None:
    """Return the cell of the verb that has the lives of quantity ``number`` for its object.

    >>> from checker.extraction.scene import read_scene
    >>> taker_of_lives(read_scene("The storm took nine lives", "en"), 0)
    2
    """
    cells, quantity = scene.cells, scene.quantities[number]
    if not cells.where(*_LIVES):
        return None
    head = quantity.noun.head
    owned = cells[quantity.end : quantity.end + _OWNED_REACH]
    person = scene.roles.is_person(quantity.noun.unit)
    of_them = person and len(owned) == _OWNED_REACH and owned[0].has("function", "possessive")
    if not (of_them and _LIVES in owned[1].marks) and (head is None or _LIVES not in cells[head].marks):
        return None
    for index in range(quantity.start - 1, max(-1, quantity.start - 1 - _VERB_REACH), -1):
        if cells[index].has("function", "life_taking"):
            return index
        if cells[index].sort == "mark" or cells[index].has("units"):
            return None
    return None
