"""How much a finding matters: level, independence of the origins, size of the gap, and how sure the comparison is.

Findings stand in this order; what is equal in all of it stands in the order of question and text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.desk import Confidence
from checker.model import Kind, Level, Polarity
from checker.quantity.interval import gap
from checker.rules.messages import likeness_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from checker.align.questions import Compared
    from checker.brief.sentences import Answers
    from checker.desk import ValueGroup
    from checker.model import Finding

_LEVELS = list(Level)
_CONFIDENCES = list(Confidence)
_UNKNOWN_TOPIC = "other"


class Weight(NamedTuple):
    """What a finding is ordered by, beside its level."""

    independence: int
    gap: float
    confidence: Confidence
    weaknesses: tuple[str, ...]


def weigh(
    answers: Answers, members: Sequence[Sequence[Compared]], missing: Collection[str], growing: Collection[str]
) -> Weight:
    """Return the weight of a finding; every weakness lowers the confidence by one step."""
    items = [item for group in members for item in group]
    found = {
        "time": "time" in missing and answers.firsts[0].topic in growing,
        "place": "place" in missing,
        "window": "window" in missing,
        "reservation": any(all(item.facets.hedged for item in group) for group in members),
        "vague": any(claim.interval.soft_low is not None for claim in answers.firsts),
        "encoder": likeness_of(items) is not None,
        "topic": any(item.facets.topic == _UNKNOWN_TOPIC for item in items),
    }
    weaknesses = tuple(name for name, holds in found.items() if holds)
    confidence = _CONFIDENCES[min(len(weaknesses), len(_CONFIDENCES) - 1)]
    return Weight(_independence(answers.values), _gap(answers), confidence, weaknesses)


def _independence(values: Sequence[ValueGroup]) -> int:
    """Return how many origins stand behind the second best supported value; one value alone supports itself."""
    counts = sorted((value.origins for value in values), reverse=True)
    return counts[min(1, len(counts) - 1)]


def _gap(answers: Answers) -> float:
    """Return the distance of the outermost counts as a share of the larger; answers that exclude each other are 1."""
    first, last = answers.firsts[0], answers.firsts[-1]
    if first.kind is not Kind.QUANTITY or last.polarity is Polarity.DENIED:
        return float(len(answers.firsts) > 1)
    apart = float(gap(first.interval, last.interval))
    bounds = (first.interval, last.interval)
    largest = max((abs(float(bound)) for side in bounds for bound in (side.low, side.high) if bound), default=1.0)
    return round(min(1.0, apart / largest), 3)


def by_weight(finding: Finding) -> tuple[int, int, float, int, str, str, str, str]:
    """Return the key that puts the gravest finding first."""
    brief = finding.brief
    level = _LEVELS.index(finding.level)
    if brief is None:
        return level, 0, 0.0, 0, finding.event or "", finding.question, finding.code, finding.fingerprint
    return (
        level,
        -brief.independence,
        -brief.gap,
        len(brief.weaknesses),
        finding.event or "",
        finding.question,
        finding.code,
        finding.fingerprint,
    )
