"""Plot what each source claims about one question, as intervals; answers that clash have colours of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.language.labels import value_text
from checker.model import Kind
from checker.render.plots.canvas import (
    ANSWERS,
    FAINT,
    INK,
    as_written,
    axes_for,
    language_of,
    one_line,
    shown,
    whole_numbers,
    word,
)
from checker.render.plots.pick import Picked, pick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from checker.align.voices import Voice
    from checker.model import Analysis, Claim, Finding

_ROW_INCHES = 0.52
_MARGIN = 0.12
_OUTLETS_NAMED = 2


class _Row(NamedTuple):
    """One source with one answer."""

    origin: str
    outlets: tuple[str, ...]
    claim: Claim
    answer: int | None
    reports: int


def plot_answers(
    analysis: Analysis,
    which: str | None,
    voices: Mapping[str, tuple[Voice, ...]],
    *,
    language: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw one row for each source and answer, smallest first; an arrow means that there is no upper bound."""
    spoken = language_of(analysis, language)
    picked = pick(analysis, which, spoken)
    rows = _rows(picked, voices)
    axes = axes_for(ax, 8.5, 1.6 + _ROW_INCHES * len(rows))
    if all(row.claim.kind is Kind.QUANTITY for row in rows):
        _draw_counts(axes, rows)
        axes.set_xlabel(word("value", spoken))
    else:
        _draw_choices(axes, rows, spoken)
    _name_rows(axes, rows)
    _count_origins(axes, rows, picked.finding, spoken)
    axes.set_title(one_line(picked.title), color=INK, fontsize="large")
    as_written([axes.title, *axes.get_yticklabels(), *axes.get_xticklabels()])
    return axes


def _rows(picked: Picked, voices: Mapping[str, tuple[Voice, ...]]) -> list[_Row]:
    answers = {} if picked.finding is None else _answers(picked.finding)
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in picked.claims:
        said = claim.interval if claim.kind is Kind.QUANTITY else claim.value
        found[(answers.get(claim.id), said, claim.polarity, voices[claim.id][-1])].append(claim)
    rows = [_row(claims, answers.get(claims[0].id), voices) for claims in found.values()]
    return sorted(rows, key=_order)


def _answers(finding: Finding) -> dict[str, int]:
    return {claim: number for number, value in enumerate(finding.values) for claim in value.claims}


def _row(claims: list[Claim], answer: int | None, voices: Mapping[str, tuple[Voice, ...]]) -> _Row:
    origin = voices[claims[0].id][-1]
    outlets = dict.fromkeys(voices[claim.id][0] for claim in claims)
    others = tuple(voice.name for voice in outlets if voice != origin)
    return _Row(origin.name, others, claims[0], answer, len({claim.report for claim in claims}))


def _order(row: _Row) -> tuple[float, float, int, str]:
    interval = row.claim.interval
    low = float(interval.low if interval.low is not None else -1)
    high = float(interval.high if interval.high is not None else "inf")
    return low, high, len(ANSWERS) if row.answer is None else row.answer, row.origin


def _colour(row: _Row) -> str:
    return FAINT if row.answer is None else ANSWERS[row.answer % len(ANSWERS)]


def _draw_counts(axes: Axes, rows: list[_Row]) -> None:
    bounds = [float(b) for row in rows for b in (row.claim.interval.low, row.claim.interval.high) if b is not None]
    low, high = min(bounds, default=0.0), max(bounds, default=1.0)
    room = max(high - low, 1.0) * _MARGIN
    end = high + 2 * room
    for place, row in enumerate(rows):
        _draw_interval(axes, row, place, end)
    axes.set_xlim(low - room, end + room)
    whole_numbers(axes.xaxis)
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)


def _draw_interval(axes: Axes, row: _Row, place: int, end: float) -> None:
    """Draw a point for one number, a bar for a range, an arrow for "at least"; the pale band is what a reader expects."""
    interval, colour = row.claim.interval, _colour(row)
    low, high = (None if bound is None else float(bound) for bound in (interval.low, interval.high))
    if low is None and high is None:
        return
    start = low if low is not None else 0.0
    if interval.soft_low is not None and interval.soft_high is not None:
        band = [float(interval.soft_low), min(float(interval.soft_high), end)]
        axes.plot(band, [place, place], color=colour, linewidth=9, alpha=0.25, solid_capstyle="butt")
    if high is None:
        axes.annotate(
            "", (end, place), (start, place), arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 2}
        )
    if high is not None and high != low:
        axes.plot([start, high], [place, place], color=colour, linewidth=3, marker="|", markersize=11)
    else:
        axes.plot([start], [place], color=colour, marker="o", markersize=7 + min(row.reports, 10))


def _draw_choices(axes: Axes, rows: list[_Row], language: str) -> None:
    """Put answers that are no counts side by side, in the order in which they come."""
    names = list(dict.fromkeys(_choice(row.claim, language) for row in rows))
    for place, row in enumerate(rows):
        at = names.index(_choice(row.claim, language))
        axes.plot([at], [place], color=_colour(row), marker="o", markersize=7 + min(row.reports, 10))
    axes.set_xticks(range(len(names)), [shown(name) for name in names])
    axes.set_xlim(-0.5, len(names) - 0.5)


def _choice(claim: Claim, language: str) -> str:
    if claim.kind is Kind.QUANTITY:
        return claim.text
    said = value_text(claim.value or "", language)
    return said if claim.polarity.value == "asserted" else word("denied", language, value=said)


def _name_rows(axes: Axes, rows: list[_Row]) -> None:
    axes.set_yticks(range(len(rows)), [_label(row) for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _label(row: _Row) -> str:
    """Return the origin, and on a line of its own who printed it, so that two directions never share a line."""
    if not row.outlets:
        return shown(row.origin)
    named = [shown(name) for name in row.outlets[:_OUTLETS_NAMED]]
    more = len(row.outlets) - len(named)
    return "\n".join([shown(row.origin), *named, *([f"+{more}"] if more else [])])


def _count_origins(axes: Axes, rows: list[_Row], finding: Finding | None, language: str) -> None:
    """Write beside the first row of each answer how many reports and independent origins stand behind it."""
    for number, value in enumerate(finding.values if finding is not None else ()):
        place = next((index for index, row in enumerate(rows) if row.answer == number), None)
        if place is None:
            continue
        text = word("support", language, reports=str(value.reports), origins=str(value.origins))
        axes.text(
            1.01,
            place,
            text,
            transform=axes.get_yaxis_transform(),
            va="center",
            fontsize="small",
            color=INK,
        )
