"""Write names beside points where they cover neither a point nor another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.render.plots.canvas import INK, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

Point = tuple[float, float]
"""A place in the data of a plot."""

_POINTS_AN_INCH = 72
_LETTER_WIDTH, _LINE_HEIGHT, _OFFSET = 4.6, 11.0, 8


class _Side(NamedTuple):
    """Where a name stands: a direction from its point, and how the text is aligned to it."""

    across: int
    up: int
    horizontal: Literal["left", "center", "right"]
    vertical: Literal["bottom", "center", "top"]


_SIDES = (
    _Side(0, 1, "center", "bottom"),
    _Side(0, -1, "center", "top"),
    _Side(1, 0, "left", "center"),
    _Side(-1, 0, "right", "center"),
)


class _Box(NamedTuple):
    """A part of the picture, in points."""

    left: float
    bottom: float
    right: float
    top: float


def name_points(axes: Axes, names: Mapping[Point, Sequence[str]]) -> None:
    """Write the names of each point, on the side where most room is left; the limits of the axes must be set before."""
    taken = [_around(axes, point) for point in names]
    for point, own in names.items():
        text = "\n".join(shown(name) for name in dict.fromkeys(own))
        boxes = {side: _beside(_around(axes, point), text, side) for side in _SIDES}
        side = min(_SIDES, key=lambda side: sum(_overlap(boxes[side], other) for other in taken))
        taken.append(boxes[side])
        axes.annotate(
            text,
            point,
            xytext=(side.across * _OFFSET, side.up * _OFFSET),
            textcoords="offset points",
            ha=side.horizontal,
            va=side.vertical,
            fontsize="small",
            color=INK,
            parse_math=False,
            bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.6},
        )


def _around(axes: Axes, point: Point) -> _Box:
    x, y = axes.transData.transform(point) * _POINTS_AN_INCH / axes.figure.dpi
    return _Box(x - 1, y - 1, x + 1, y + 1)


def _beside(point: _Box, text: str, side: _Side) -> _Box:
    """Return about where a name would stand."""
    lines = text.split("\n")
    wide, high = max(len(line) for line in lines) * _LETTER_WIDTH / 2, len(lines) * _LINE_HEIGHT / 2
    x = (point.left + point.right) / 2 + side.across * (wide + _OFFSET)
    y = (point.bottom + point.top) / 2 + side.up * (high + _OFFSET)
    return _Box(x - wide, y - high, x + wide, y + high)


def _overlap(one: _Box, other: _Box) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    return wide * high if wide > 0 and high > 0 else 0.0
