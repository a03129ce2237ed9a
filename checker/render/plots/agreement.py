"""Plot how often two sources agree where they answer the same question."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checker.model import RelationName
from checker.render.plots.canvas import INK, as_written, axes_for, language_of, shown, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.axes import Axes

    from checker.model import Analysis

_MOST_SOURCES = 20
_CELL_INCHES = 0.55


class _Tally(NamedTuple):
    """Pairs of claims that two sources can be compared by, and those among them that do not contradict."""

    agreeing: Counter[tuple[str, str]]
    all: Counter[tuple[str, str]]


def plot_agreement(
    analysis: Analysis, sources: Mapping[str, str], *, language: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw a cell for each two sources: which share of their comparable claims does not contradict.

    ``sources`` names the source of each claim, the outlet or the origin.
    """
    from matplotlib import colormaps  # noqa: PLC0415 - only for a picture

    spoken = language_of(analysis, language)
    tally = _tally(analysis, sources)
    names = _most_compared(tally)
    axes = axes_for(ax, 3.5 + _CELL_INCHES * len(names), 2.5 + _CELL_INCHES * len(names))
    shares = [[_share(tally, one, other) for other in names] for one in names]
    if names:
        image = axes.imshow(shares, vmin=-0.25, vmax=1.25, cmap=colormaps["RdBu"].with_extremes(bad="#eeeeee"))
        bar = axes.figure.colorbar(image, ax=axes, shrink=0.7, label=word("agreement", spoken))
        bar.ax.set_ylim(0, 1)
    _write_counts(axes, names, tally)
    axes.set_xticks(range(len(names)), [shown(name) for name in names], rotation=45, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(names)), [shown(name) for name in names])
    axes.set_title(word("agreement_title", spoken), color=INK, fontsize="large")
    as_written([*axes.get_xticklabels(), *axes.get_yticklabels()])
    return axes


def _tally(analysis: Analysis, sources: Mapping[str, str]) -> _Tally:
    tally = _Tally(Counter(), Counter())
    for pair in analysis.relations:
        one, other = sources[pair.a], sources[pair.b]
        if pair.relation is not RelationName.NOT_COMPARABLE and one != other:
            for key in ((one, other), (other, one)):
                tally.all[key] += 1
                tally.agreeing[key] += pair.relation is not RelationName.CONTRADICT
    return tally


def _most_compared(tally: _Tally) -> list[str]:
    pairs: Counter[str] = Counter()
    for (name, _), count in tally.all.items():
        pairs[name] += count
    ranked = sorted(pairs, key=lambda name: (-pairs[name], name))
    return sorted(ranked[:_MOST_SOURCES])


def _share(tally: _Tally, one: str, other: str) -> float:
    count = tally.all[(one, other)]
    return tally.agreeing[(one, other)] / count if count else float("nan")


def _write_counts(axes: Axes, names: list[str], tally: _Tally) -> None:
    for row, column, one, other in _cells(names):
        count = tally.all[(one, other)]
        if count:
            text = f"{tally.agreeing[(one, other)]}/{count}"
            axes.text(column, row, text, ha="center", va="center", fontsize="small", color="black")


def _cells(names: list[str]) -> Iterator[tuple[int, int, str, str]]:
    for row, one in enumerate(names):
        for column, other in enumerate(names):
            yield row, column, one, other
