"""Match extracted claims with labelled ones: same report and field, same topic, words that overlap; each at most once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.labelled import LabelledClaim
    from checker.model import Claim

Rank = tuple[bool, bool, int]


def match_claims(labels: Iterable[LabelledClaim], claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return the claim found for each label, by label id; where several fit, the one that says the same.

    >>> match_claims([], [])
    {}
    """
    by_field: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_field[(claim.report, claim.field)].append(claim)
    fitting = [found for label in labels for found in _fitting(label, by_field[(label.report, label.field)])]
    matched: dict[str, Claim] = {}
    used: set[str] = set()
    for _, label, claim in sorted(fitting, key=lambda item: item[0], reverse=True):
        if label.id not in matched and claim.id not in used:
            matched[label.id] = claim
            used.add(claim.id)
    return matched


def _fitting(label: LabelledClaim, claims: Iterable[Claim]) -> Iterator[tuple[Rank, LabelledClaim, Claim]]:
    for claim in claims:
        overlap = min(label.end, claim.end) - max(label.start, claim.start)
        if overlap > 0 and claim.topic == label.topic:
            yield (says_the_same(label, claim), label.unit in {None, claim.unit}, overlap), label, claim


def says_the_same(label: LabelledClaim, claim: Claim) -> bool:
    """Say whether a claim has the number or answer of a label; a vague word may be labelled by its customary band.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.labelled import LabelledClaim
    >>> from checker.model import Interval, Report
    >>> (claim,) = extract_claims(Report(id="a", text="Dozens of people fled.")).claims
    >>> label = LabelledClaim(id="1", report="a", field="text", start=0, end=6, topic=claim.topic, interval=Interval(low=12))
    >>> says_the_same(label, claim)
    True
    """
    if label.interval is not None:
        wanted = (label.interval.low, label.interval.high)
        return wanted in {
            (claim.interval.low, claim.interval.high),
            (claim.interval.soft_low, claim.interval.soft_high),
        }
    return label.value is None or label.value == claim.value
