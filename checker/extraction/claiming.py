"""End what a party says where it only claims a deed: the toll of ``claimed the attack that killed six`` is the report's own.

Takes the speech cues of a sentence in order; deliberately decides nothing about who speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.quantity.cells import Cells

_ADOPTING = ("attribution", "adopting")
_RESPONSIBILITY = ("factuality", "responsibility")
_DEED = frozenset({("function", "relative"), ("function", "causing"), ("function", "outcome")})
_OBJECT = 5


def with_deeds_apart(cells: Cells, speeches: Sequence[Speech]) -> list[Speech]:
    """Return the cues with one that nobody speaks behind each deed that a party claims.

    >>> from checker.extraction.scene import read_scene
    >>> cells = read_scene("Rebels accepted responsibility for a raid which killed six", "en").cells
    >>> [speech.at for speech in with_deeds_apart(cells, [Speech((), 1, 2, tail=False)])]
    [1, 6]
    """
    if _ADOPTING not in cells.marks and _RESPONSIBILITY not in cells.marks:
        return list(speeches)
    return list(_apart(cells, speeches))


def _apart(cells: Cells, speeches: Sequence[Speech]) -> Iterator[Speech]:
    for number, speech in enumerate(speeches):
        yield speech
        following = speeches[number + 1].at if number + 1 < len(speeches) else len(cells)
        deed = _deed_told(cells, speech, following) if _claims(cells, speech) else None
        if deed is not None:
            yield Speech((), deed, deed + 1, tail=False, opens=True)


def _claims(cells: Cells, speech: Speech) -> bool:
    """Say whether what is said is no more than that a deed is one's own."""
    adopts = cells[speech.at].has(*_ADOPTING)
    return not speech.tail and (adopts or cells.within(speech.at, speech.end + _OBJECT, *_RESPONSIBILITY))


def _deed_told(cells: Cells, speech: Speech, stop: int) -> int | None:
    """Return where the words begin that say what the claimed deed did."""
    for index in range(speech.at + 1, stop):
        if cells[index].has_any(_DEED):
            return index
        if index >= speech.end and cells[index].has("attribution", "complementizer"):
            return None
    return None
