"""What all plots share: axes to draw on, labels made harmless and short, words in the language of the reader.

matplotlib shapes Arabic and orders both directions itself, so labels are passed on in logical order.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.language.labels import phrase, reader_languages
from checker.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.text import Text

    from checker.model import Analysis, Report

LONGEST_LABEL = 36
INK, FAINT = "#333333", "#8c8c8c"
CLASH, UPDATE = "#d55e00", "#0072b2"
ANSWERS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Colours that readers with any colour vision can tell apart (Okabe and Ito)."""


def axes_for(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the axes given, or new ones of a size in inches.

    Raises ``CheckerError`` when matplotlib is not installed.
    """
    if ax is not None:
        return ax
    if find_spec("matplotlib") is None:
        raise CheckerError("plots need matplotlib; install it with: pip install 'checker[plots]'")
    from matplotlib import pyplot as plt  # noqa: PLC0415 - 0.4 s, only for a picture

    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def whole_numbers(axis: Axis) -> None:
    """Put the marks of an axis at whole numbers: nobody counts half a person."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - as above

    axis.set_major_locator(MaxNLocator(integer=True))


def shown(text: str) -> str:
    """Return a label with hidden characters spelled out, cut where it is long.

    >>> shown("a\\u202eb"), len(shown("word " * 20))
    ('a<U+202E>b', 36)
    """
    safe = visible(text).strip()
    return safe if len(safe) <= LONGEST_LABEL else f"{safe[: LONGEST_LABEL - 1].rstrip():\u2026<{LONGEST_LABEL}}"


def as_written(texts: Iterable[Text]) -> None:
    """Keep a dollar sign of a name from starting a formula."""
    for text in texts:
        text.set_parse_math(False)


def language_of(analysis: Analysis, wanted: str | None) -> str:
    """Return the language to label a plot in: as wanted, else the one of all reports if the desk reads it, else English.

    >>> from checker.model import Analysis, Report
    >>> language_of(Analysis(reports=(Report(id="a", text="", language="ar"),)), None), language_of(Analysis(), None)
    ('ar', 'en')
    """
    used = {report.language for report in analysis.reports}
    only = next(iter(used)) if len(used) == 1 else None
    return wanted or (only if only in reader_languages() else None) or "en"


def word(key: str, language: str, **slots: str) -> str:
    """Return a word of the plots.

    >>> word("update", "en")
    'update'
    """
    return phrase("plots", key, language, **slots)


def one_line(title: str) -> str:
    """Return a title without line ends.

    >>> one_line("How many   were hurt? ")
    'How many were hurt?'
    """
    return " ".join(title.split())


def outlet_of(report: Report) -> str:
    """Return who published a report."""
    return report.source or report.id
