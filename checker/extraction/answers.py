"""Find the closed answers of a sentence by the cells they cover."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.quantity.cells import Answer


class Located(NamedTuple):
    """An answer of a closed list over ``cells[start:end]``; ``is_whole`` says that it begins where its first cell does."""

    table: str
    value: str
    start: int
    end: int
    is_whole: bool = True


def locate_answers(starts: Sequence[int], answers: Sequence[Answer]) -> list[Located]:
    """Return the closed answers of a sentence in order, with the cells they cover; cells begin at ``starts``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("The governor was unharmed.", "en")
    >>> [(answer.table, answer.value, answer.start) for answer in locate_answers(scene.cells.starts, scene.answers)]
    [('title', 'governor', 1), ('condition', 'unharmed', 2)]
    """
    if not answers:
        return []
    return [
        Located(
            answer.sense.key, answer.sense.form, first, _cell(starts, answer.end - 1) + 1, starts[first] == answer.start
        )
        for answer in answers
        if (first := _cell(starts, answer.start)) >= 0
    ]


def _cell(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def nearest(answers: Sequence[Located], index: int, reach: int) -> Located | None:
    """Return the answer that begins nearest to the cell ``index``, at most ``reach`` cells away.

    >>> nearest([Located("event", "attack", 2, 3), Located("event", "quake", 9, 10)], 6, 8).value
    'quake'
    """
    near = [answer for answer in answers if abs(answer.start - index) <= reach]
    return min(near, key=lambda answer: abs(answer.start - index), default=None)
