"""Plot how a figure moves: what was claimed when, which later figure is an update, and which pairs contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import RelationName
from checker.render.plots.canvas import (
    CLASH,
    FAINT,
    INK,
    UPDATE,
    as_written,
    axes_for,
    language_of,
    one_line,
    outlet_of,
    whole_numbers,
    word,
)
from checker.render.plots.pick import pick
from checker.render.plots.placing import name_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes

    from checker.model import Analysis, Claim, Relation
    from checker.render.plots.pick import Picked
    from checker.render.plots.placing import Point

_NAMED_POINTS = 16
_SECONDS_A_DAY = 86_400
_PLAIN = ["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%H:%M:%S"]
_ZERO = ["", "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"]
_OFFSET = ["", "%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%d"]


def plot_toll(
    analysis: Analysis, which: str | None = None, *, language: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the figures of one question over their as-of times; ``analysis`` holds the relations of their pairs."""
    spoken = language_of(analysis, language)
    picked = pick(analysis, which, spoken, counts_only=True)
    timed = sorted((claim for claim in picked.claims if _point(claim)), key=lambda claim: (_point(claim), claim.id))
    axes = axes_for(ax, 9, 4.8)
    by_id = {claim.id: claim for claim in timed}
    pairs = [pair for pair in analysis.relations if pair.a in by_id and pair.b in by_id]
    _draw_pairs(axes, list(_updates(pairs, by_id)), UPDATE, "-", word("update", spoken))
    clashes = list(_clashes(pairs, by_id))
    _draw_pairs(axes, clashes, CLASH, ":", word("contradiction", spoken))
    _draw_figures(axes, timed, {point for pair in clashes for point in pair})
    _dress(axes, timed, picked, spoken)
    names = _names(timed, picked)
    if len(names) <= _NAMED_POINTS:
        name_points(axes, names)
    return axes


def _point(claim: Claim) -> Point | None:
    figure = claim.interval.low if claim.interval.low is not None else claim.interval.high
    if claim.as_of is None or figure is None:
        return None
    return claim.as_of.instant.timestamp() / _SECONDS_A_DAY, float(figure)


def _updates(pairs: Sequence[Relation], claims: dict[str, Claim]) -> Iterator[tuple[Point, Point]]:
    """Yield each figure with the nearest later one that updates it."""
    nearest: dict[Point, Point] = {}
    for pair in pairs:
        if pair.relation is RelationName.UPDATE:
            first, last = sorted(point for point in (_point(claims[pair.a]), _point(claims[pair.b])) if point)
            nearest[first] = min(nearest.get(first, last), last)
    yield from nearest.items()


def _clashes(pairs: Sequence[Relation], claims: dict[str, Claim]) -> Iterator[tuple[Point, Point]]:
    seen = set()
    for pair in pairs:
        if pair.relation is RelationName.CONTRADICT:
            first, last = sorted(point for point in (_point(claims[pair.a]), _point(claims[pair.b])) if point)
            if (first, last) not in seen:
                seen.add((first, last))
                yield first, last


def _draw_pairs(axes: Axes, pairs: Sequence[tuple[Point, Point]], colour: str, style: str, label: str) -> None:
    for number, (first, last) in enumerate(pairs):
        axes.plot(
            [first[0], last[0]],
            [first[1], last[1]],
            color=colour,
            linestyle=style,
            linewidth=1.4,
            label=label if number == 0 else None,
            zorder=1,
        )


def _draw_figures(axes: Axes, claims: Sequence[Claim], clashing: set[Point]) -> None:
    """Draw each figure with its range; a triangle stands for "at least", the second colour for a figure that clashes with another."""
    for claim in claims:
        point = _point(claim)
        if point is None:
            continue
        interval = claim.interval
        colour = CLASH if point in clashing else INK
        if interval.high is not None and interval.high != interval.low:
            axes.plot([point[0]] * 2, [point[1], float(interval.high)], color=colour, linewidth=2, marker="_", zorder=2)
        marker = "^" if interval.high is None else "o"
        axes.plot([point[0]], [point[1]], marker=marker, color=colour, markersize=8, linestyle="", zorder=3)


def _names(claims: Sequence[Claim], picked: Picked) -> dict[Point, list[str]]:
    named: dict[Point, list[str]] = {}
    for claim in claims:
        point = _point(claim)
        if point is not None:
            named.setdefault(point, []).append(claim.origin or outlet_of(picked.reports[claim.report]))
    return named


def _dress(axes: Axes, claims: Sequence[Claim], picked: Picked, language: str) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter  # noqa: PLC0415 - only for a picture

    locator = AutoDateLocator(maxticks=8)  # type: ignore[no-untyped-call]
    formats = {"formats": _PLAIN, "zero_formats": _ZERO, "offset_formats": _OFFSET}
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, **formats))  # type: ignore[no-untyped-call]
    whole_numbers(axes.yaxis)
    axes.margins(x=0.1, y=0.2)
    axes.set_xlabel(word("as_of", language))
    axes.set_ylabel(word("value", language))
    axes.grid(color="#dddddd", linewidth=0.6)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False, loc="best")
    axes.set_title(one_line(picked.title), color=INK, fontsize="large")
    untimed = len(picked.claims) - len(claims)
    if untimed:
        text = word("untimed", language, count=str(untimed))
        axes.text(1, 1.01, text, transform=axes.transAxes, ha="right", va="bottom", fontsize="small", color=FAINT)
    as_written([axes.title])
