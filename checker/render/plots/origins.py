"""Plot who quotes whom: outlets in the first column, then agencies and those they quote, up to the origins."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.language.interface import directions
from checker.render.plots.canvas import CLASH, FAINT, INK, UPDATE, axes_for, language_of, one_line, shown, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from checker.align.voices import Voice
    from checker.model import Analysis

_MOST_NAMES = 40
_ROW_INCHES = 0.42
Place = tuple[int, float]


class _Name(NamedTuple):
    """A voice as it is drawn; those that are not named stand together, one group for each who quotes them."""

    key: str
    label: str
    is_party: bool = False


class _Graph(NamedTuple):
    """Names with the column each stands in, and how many claims pass from one to the next."""

    columns: dict[_Name, int]
    edges: Counter[tuple[_Name, _Name]]


def plot_origins(
    analysis: Analysis, chains: Iterable[tuple[Voice, ...]], *, language: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw an arrow from each outlet to whom it quotes, as thick as there are claims; parties to the conflict are framed in red."""
    spoken = language_of(analysis, language)
    graph = _graph(chains, word("unnamed", spoken))
    places = _places(graph)
    tallest = max(Counter(graph.columns.values()).values(), default=1)
    last = max(graph.columns.values(), default=0)
    axes = axes_for(ax, 4 + 2.6 * last, 1.6 + _ROW_INCHES * tallest)
    drawn = {name: _draw_name(axes, name, place) for name, place in places.items()}
    for (start, end), count in graph.edges.items():
        _draw_edge(axes, (places[start], drawn[start]), (places[end], drawn[end]), count)
    sides = (-0.5, last + 0.5)
    axes.set_xlim(*(sides if directions()[spoken] == "ltr" else reversed(sides)))
    axes.set_ylim(-0.5 / tallest, 1 + 0.5 / tallest)
    axes.set_axis_off()
    axes.set_title(one_line(word("origins_title", spoken)), color=INK, fontsize="large")
    return axes


def _graph(chains: Iterable[tuple[Voice, ...]], unnamed: str) -> _Graph:
    edges: Counter[tuple[_Name, _Name]] = Counter()
    columns: dict[_Name, int] = {}
    for chain in chains:
        names = [_name(voice, quoting, unnamed) for voice, quoting in zip(chain, (chain[0], *chain), strict=False)]
        edges.update(pairwise(names))
        for column, name in enumerate(names if len(names) > 1 else ()):
            columns[name] = max(columns.get(name, 0), column)
    return _most_quoted(_Graph(columns, edges))


def _name(voice: Voice, quoting: Voice, unnamed: str) -> _Name:
    if voice.is_named:
        return _Name(voice.key, voice.name, voice.is_party)
    return _Name(f"{quoting.key} {unnamed}", unnamed)


def _most_quoted(graph: _Graph) -> _Graph:
    weights: Counter[_Name] = Counter()
    for pair, count in graph.edges.items():
        for name in pair:
            weights[name] += count
    kept = set(sorted(graph.columns, key=lambda name: (-weights[name], name))[:_MOST_NAMES])
    edges = Counter({pair: count for pair, count in graph.edges.items() if kept >= set(pair)})
    linked = {name for pair in edges for name in pair}
    return _Graph({name: column for name, column in graph.columns.items() if name in linked}, edges)


def _places(graph: _Graph) -> dict[_Name, Place]:
    """Return column and height of each name: the first column is filled evenly, others stand beside those who quote them."""
    tallest = max(Counter(graph.columns.values()).values(), default=1)
    places: dict[_Name, Place] = {}
    for column in sorted(set(graph.columns.values())):
        own = [name for name, at in graph.columns.items() if at == column]
        wished = _wished(own, graph, places)
        own.sort(key=lambda name: (-wished[name], name))
        heights = _spread([wished[name] for name in own], 1 / tallest)
        places.update((name, (column, height)) for name, height in zip(own, heights, strict=True))
    return places


def _wished(names: list[_Name], graph: _Graph, places: dict[_Name, Place]) -> dict[_Name, float]:
    """Return the mean height of those who quote a name; where nobody does, an even share of the column."""
    wished = {}
    for row, name in enumerate(sorted(names)):
        heights = [places[start][1] for start, end in graph.edges if end == name and start in places]
        wished[name] = sum(heights) / len(heights) if heights else 1 - (row + 0.5) / len(names)
    return wished


def _spread(wished: list[float], gap: float) -> list[float]:
    """Return falling heights at least a gap apart and near the wished ones, none below the bottom.

    >>> _spread([0.9, 0.9, 0.1], 0.25)
    [0.9, 0.65, 0.125]
    """
    heights: list[float] = []
    for height in wished:
        heights.append(min(height, heights[-1] - gap) if heights else height)
    floor = gap / 2
    for place in range(len(heights) - 1, -1, -1):
        heights[place] = max(heights[place], floor)
        floor = heights[place] + gap
    return heights


def _draw_name(axes: Axes, name: _Name, place: Place) -> Text:
    edge = CLASH if name.is_party else UPDATE
    frame = {"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": edge, "linewidth": 1.2}
    return axes.text(
        *place,
        shown(name.label),
        ha="center",
        va="center",
        fontsize="small",
        color=INK,
        bbox=frame,
        parse_math=False,
        zorder=2,
    )


def _draw_edge(axes: Axes, start: tuple[Place, Text], end: tuple[Place, Text], count: int) -> None:
    """Draw an arrow between two frames; it is drawn after them, when they know their size."""
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415 - only for a picture

    arrow = FancyArrowPatch(
        start[0],
        end[0],
        patchA=start[1].get_bbox_patch(),
        patchB=end[1].get_bbox_patch(),
        arrowstyle="-|>",
        mutation_scale=11,
        linewidth=min(0.8 + 0.4 * count, 3),
        color=FAINT,
        zorder=3,
    )
    axes.add_patch(arrow)
