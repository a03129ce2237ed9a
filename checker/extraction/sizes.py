"""Tell counts that are about a group from those of it whom something befell: how large it is, and who was left out.

Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.extraction.scene import Scene

_SIZED = ("function", "sized")
_EXCEPT = ("factuality", "except")
_CUE_REACH = 4
_EVERYONE_REACH = 10
_GROUP_REACH = 8


def is_size(scene: Scene, number: int) -> bool:
    """Say whether a count only tells how large a group is, of which the count before it names who fell victim.

    >>> from checker.extraction.scene import read_scene
    >>> is_size(read_scene("Two of the crew, who numbered 22, died", "en"), 1)
    True
    """
    if _SIZED not in scene.cells.marks or not number:
        return False
    cue = _cue_before(scene, number)
    end, shape = scene.quantities[number - 1].end, scene.quantities[number - 1].shape
    return (
        shape != "plural" and cue is not None and end <= cue <= end + _GROUP_REACH and not _tells_anew(scene, end, cue)
    )


def _cue_before(scene: Scene, number: int) -> int | None:
    """Return where the word stands that opens the size, with no more than whose size it is in between."""
    start = scene.quantities[number].start
    return next((at for at in reversed(scene.cells.where(*_SIZED)) if start - _CUE_REACH <= at < start), None)


def _tells_anew(scene: Scene, start: int, stop: int) -> bool:
    """Say whether someone is joined between a victim and a size, or something else befalls the group."""
    return any(
        cell.prefix.conjunction or cell.has("function", "conjunction") or cell.has("topics")
        for cell in scene.cells[start:stop]
    )


def is_left_out(scene: Scene, number: int) -> bool:
    """Say whether the counted are those whom what befell all the others spared: ``all but two of the crew died``.

    >>> from checker.extraction.scene import read_scene
    >>> is_left_out(read_scene("All but two of the crew died", "en"), 0)
    True
    """
    start = scene.quantities[number].start
    if _EXCEPT not in scene.cells.marks or not start or _EXCEPT not in scene.cells[start - 1].marks:
        return False
    near = max(0, start - _EVERYONE_REACH)
    return scene.cells.within(near, start, "factuality", "everyone")
