"""The plots of a result: ``result.plot.answers("f1")`` and its kin; each draws on axes and returns them.

Needs matplotlib, an optional part of the installation (``checker[plots]``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.align.voices import read_voices
from checker.api import relate_claims
from checker.language.loader import load_languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

    from checker.align.voices import Voice
    from checker.model import Analysis

_SIDES = {"outlet": 0, "origin": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plots:
    """Pictures of one result; labels are Arabic where all reports are, or as ``language`` says.

    >>> import checker
    >>> result = checker.check([{"text": "Six guards were hurt."}, {"text": "Seven guards were hurt."}])
    >>> result.plot.answers("f1").get_title()
    'How many guards were hurt?'
    """

    analysis: Analysis
    related: Callable[[], Analysis]

    def answers(
        self, which: str | None = None, *, event: str | None = None, language: str | None = None, ax: Axes | None = None
    ) -> Axes:
        """Draw who claims what about a question: intervals by source, with the independent origins of each answer.

        ``which`` is a finding (id or fingerprint), a group (id) or a question (key); without it, the gravest finding.
        ``event`` names the event where a question is asked in several.
        """
        from checker.render.plots.answers import plot_answers  # noqa: PLC0415 - pictures are loaded when drawn
        from checker.render.plots.pick import narrowed  # noqa: PLC0415

        found = narrowed(self.analysis, which, event)
        return plot_answers(found, which, _voices(found), language=language, ax=ax)

    def toll(
        self, which: str | None = None, *, event: str | None = None, language: str | None = None, ax: Axes | None = None
    ) -> Axes:
        """Draw the figures of a question over time, with updates and contradictions marked; takes what ``answers`` takes."""
        from checker.render.plots.pick import narrowed  # noqa: PLC0415 - as above
        from checker.render.plots.toll import plot_toll  # noqa: PLC0415

        return plot_toll(relate_claims(narrowed(self.analysis, which, event)), which, language=language, ax=ax)

    def agreement(self, *, by: str = "outlet", language: str | None = None, ax: Axes | None = None) -> Axes:
        """Draw how often each two outlets (or origins, ``by="origin"``) agree where they answer the same question.

        Raises ``ValueError`` when ``by`` is neither.
        """
        from checker.render.plots.agreement import plot_agreement  # noqa: PLC0415 - as above

        if by not in _SIDES:
            raise ValueError(f"by = {by!r}: sources are compared by {' or '.join(_SIDES)}")
        sources = {claim: chain[_SIDES[by]].name for claim, chain in _voices(self.analysis).items()}
        return plot_agreement(self.related(), sources, language=language, ax=ax)

    def origins(self, *, event: str | None = None, language: str | None = None, ax: Axes | None = None) -> Axes:
        """Draw who quotes whom, from the outlets to the origins; parties to the conflict are framed in red."""
        from checker.render.plots.origins import plot_origins  # noqa: PLC0415 - as above
        from checker.render.plots.pick import of_event  # noqa: PLC0415

        found = self.analysis if event is None else of_event(self.analysis, event)
        return plot_origins(found, _voices(found).values(), language=language, ax=ax)


def _voices(analysis: Analysis) -> dict[str, tuple[Voice, ...]]:
    return read_voices(analysis.claims, {report.id: report for report in analysis.reports}, load_languages())
