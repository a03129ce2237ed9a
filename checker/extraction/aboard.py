"""Read those whom a vehicle, a ship or an aircraft carries: ``a ferry with 21 crew sank``.

Says whether a count is one of them. Deliberately gives no topic and has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.extraction.scene import Scene

_WITH = ("function", "accompanied")


def carrier_of(scene: Scene, number: int) -> int | None:
    """Return the cell of the carrier that people counted by quantity ``number`` are aboard.

    >>> from checker.extraction.scene import read_scene
    >>> carrier_of(read_scene("A ferry with 21 crew sank", "en"), 0)
    1
    """
    quantity, cells = scene.quantities[number], scene.cells
    joint = quantity.start - 1
    if joint < 1 or _WITH not in cells[joint].marks or not scene.roles.is_person(quantity.noun.unit):
        return None
    unit = cells[joint - 1].sense("units")
    return joint - 1 if unit is not None and unit.key in scene.roles.carriers else None
