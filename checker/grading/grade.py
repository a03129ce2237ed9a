"""Count what an analysis got right against labels: claims, their parts, relations, and what confidence is worth.

Only topics that are labelled somewhere are judged; a pair of labelled claims that is not listed is one that does not
contradict, in every event that has a listed pair.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from checker.grading.match import match_claims, says_the_same
from checker.grading.shares import Share
from checker.model import Kind, RelationName
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from checker.desk import Confidence
    from checker.labelled import Labelled, LabelledClaim
    from checker.model import Analysis, Claim, Interval, Relation

NOT_FOUND = "claim not found"
_GATED = ("claims found", "claims right", "contradictions found", "contradictions right")
_NOT_COMPARABLE = "not comparable"


class Miss(NamedTuple):
    """One thing that differs from the labels."""

    report: str
    label: str | None
    claim: str | None
    problem: str
    expected: str | None
    found: str | None


class Pair(NamedTuple):
    """Two labelled claims: how they stand by the labels, and what the run says of them."""

    a: str
    b: str
    expected: RelationName | None
    found: RelationName | None
    code: str
    confidence: Confidence | None

    @property
    def is_called(self) -> bool:
        """The run says that they contradict."""
        return self.found is RelationName.CONTRADICT

    @property
    def is_clash(self) -> bool:
        """The labels say that they contradict."""
        return self.expected is RelationName.CONTRADICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """What was measured, by name and by language; ``all`` stands for all languages together."""

    scores: dict[tuple[str, str], Share]
    topics: dict[str, tuple[Share, Share]]
    pairs: tuple[Pair, ...]
    misses: tuple[Miss, ...]

    @property
    def lowest(self) -> float:
        """The lowest of precision and recall, of claims and of contradictions, over all languages; 1 without labels."""
        shares = (self.scores[(name, "all")].share for name in _GATED if (name, "all") in self.scores)
        return min((share for share in shares if share is not None), default=1.0)


def grade(labelled: Labelled, analysis: Analysis) -> Grades:
    """Measure an analysis of the labelled reports.

    >>> from checker.api import check_reports
    >>> from checker.readers.labels import gather_labels
    >>> claim = {"id": "1", "quote": "Six men", "topic": "killed", "low": 6}
    >>> labels = gather_labels([{"id": "a", "text": "Six men died.", "claims": [claim]}], "labels")
    >>> grade(labels, check_reports(labels.reports)).scores[("claims found", "all")]
    Share(right=1, total=1)
    """
    topics = {label.topic for label in labelled.claims}
    judged = [claim for claim in analysis.claims if claim.topic in topics]
    matched = match_claims(labelled.claims, judged)
    extra = _extra(labelled, judged, matched)
    languages = {report.id: report.language or "?" for report in analysis.reports}
    pairs = tuple(_pairs(labelled, analysis, matched))
    events = {label.id: languages[label.report] for label in labelled.claims}
    scores = {**_claim_scores(labelled, matched, extra, languages), **_pair_scores(pairs, events)}
    return Grades(
        scores=scores,
        topics={topic: _topic_scores(topic, labelled, matched, extra) for topic in sorted(topics)},
        pairs=pairs,
        misses=(*_misses(labelled, matched), *(_too_many(claim) for claim in extra)),
    )


def _extra(labelled: Labelled, judged: Iterable[Claim], matched: Mapping[str, Claim]) -> list[Claim]:
    used = {claim.id for claim in matched.values()}
    return [claim for claim in judged if claim.id not in used and claim.report not in labelled.partial]


_PARTS: dict[str, tuple[Callable[[LabelledClaim], bool], Callable[[LabelledClaim, Claim], bool]]] = {
    "values": (lambda label: label.interval is not None or label.value is not None, says_the_same),
    "units": (lambda label: label.unit is not None, lambda label, claim: label.unit == claim.unit),
    "denials": (lambda label: label.polarity is not None, lambda label, claim: label.polarity == claim.polarity),
    "sources": (lambda label: label.source is not None, lambda label, claim: _same_source(label.source, claim.origin)),
}
"""The parts of a claim: whether a label has it, and whether a claim has it right."""


def _same_source(wanted: str | None, found: str | None) -> bool:
    """Say whether a source is named as labelled, give or take words around it; an empty label means the outlet itself."""
    if not wanted or not found:
        return not wanted and not found
    one, other = fold(wanted), fold(found)
    return one in other or other in one


def _claim_scores(
    labelled: Labelled, matched: Mapping[str, Claim], extra: Iterable[Claim], languages: Mapping[str, str]
) -> dict[tuple[str, str], Share]:
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()

    def count(name: str, report: str, *, is_right: bool) -> None:
        for language in ("all", languages[report]):
            total[(name, language)] += 1
            right[(name, language)] += is_right

    for label in labelled.claims:
        claim = matched.get(label.id)
        count("claims found", label.report, is_right=claim is not None)
        if claim is not None and label.report not in labelled.partial:
            count("claims right", label.report, is_right=True)
        for name, (is_labelled, is_right) in _PARTS.items():
            if claim is not None and is_labelled(label):
                count(name, label.report, is_right=is_right(label, claim))
    for claim in extra:
        count("claims right", claim.report, is_right=False)
    return {key: Share(right=right[key], total=total[key]) for key in total}


def _topic_scores(
    topic: str, labelled: Labelled, matched: Mapping[str, Claim], extra: Iterable[Claim]
) -> tuple[Share, Share]:
    labels = [label for label in labelled.claims if label.topic == topic]
    found = [label for label in labels if label.id in matched]
    whole = sum(label.report not in labelled.partial for label in found)
    return (
        Share(right=len(found), total=len(labels)),
        Share(right=whole, total=whole + sum(claim.topic == topic for claim in extra)),
    )


def _pairs(labelled: Labelled, analysis: Analysis, matched: Mapping[str, Claim]) -> Iterator[Pair]:
    """Yield the pairs that are listed, then those of found claims that are not, in the events that have a listed pair."""
    related = {frozenset((relation.a, relation.b)): relation for relation in analysis.relations}
    sure = _confidences(analysis)
    listed = {frozenset((pair.a, pair.b)): pair.relation for pair in labelled.relations}
    for pair in labelled.relations:
        yield _pair(pair.a, pair.b, pair.relation, matched, related, sure)
    events = {report.id: report.event for report in labelled.reports}
    homes = {label.id: events[label.report] for label in labelled.claims}
    asked = {homes[name] for pair in listed for name in pair}
    for one, other in combinations([label.id for label in labelled.claims if label.id in matched], 2):
        if homes[one] == homes[other] and homes[one] in asked and frozenset((one, other)) not in listed:
            yield _pair(one, other, None, matched, related, sure)


def _pair(  # noqa: PLR0913 - two labels, what is expected, and three tables to look them up in
    a: str,
    b: str,
    expected: RelationName | None,
    matched: Mapping[str, Claim],
    related: Mapping[frozenset[str], Relation],
    sure: Mapping[frozenset[str], Confidence],
) -> Pair:
    if a not in matched or b not in matched:
        return Pair(a, b, expected, None, NOT_FOUND, None)
    key = frozenset((matched[a].id, matched[b].id))
    relation = related.get(key)
    if relation is None:
        return Pair(a, b, expected, RelationName.NOT_COMPARABLE, _NOT_COMPARABLE, None)
    return Pair(a, b, expected, relation.relation, relation.code, sure.get(key))


def _confidences(analysis: Analysis) -> dict[frozenset[str], Confidence]:
    """Return the confidence of the finding that sets two claims against each other."""
    found: dict[frozenset[str], Confidence] = {}
    for finding in analysis.findings:
        answers = [(claim, place) for place, value in enumerate(finding.values) for claim in value.claims]
        for (one, place), (other, elsewhere) in combinations(answers, 2):
            if place != elsewhere and finding.brief is not None:
                found.setdefault(frozenset((one, other)), finding.brief.confidence)
    return found


def _pair_scores(pairs: Iterable[Pair], languages: Mapping[str, str]) -> dict[tuple[str, str], Share]:
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        spoken = {languages[pair.a], languages[pair.b]}
        side = spoken.pop() if len(spoken) == 1 else "across"
        counted = [
            ("contradictions found", pair.is_clash, pair.is_called),
            ("contradictions right", pair.is_called, pair.is_clash),
        ]
        counted.append(("relations", pair.expected is not None, pair.found is pair.expected))
        for name, is_counted, is_right in counted:
            for language in ("all", side):
                total[(name, language)] += is_counted
                right[(name, language)] += is_counted and is_right
    return {key: Share(right=right[key], total=count) for key, count in total.items() if count or key[1] == "all"}


def _misses(labelled: Labelled, matched: Mapping[str, Claim]) -> Iterator[Miss]:
    for label in labelled.claims:
        claim = matched.get(label.id)
        if claim is None:
            yield Miss(label.report, label.id, None, "not found", label.topic, None)
            continue
        for name, (is_labelled, is_right) in _PARTS.items():
            if is_labelled(label) and not is_right(label, claim):
                yield Miss(
                    label.report, label.id, claim.id, name, _labelled_part(name, label), _found_part(name, claim)
                )


def _labelled_part(name: str, label: LabelledClaim) -> str | None:
    parts = {"sources": label.source, "units": label.unit, "denials": label.polarity, "values": label.value}
    return _bounds(label.interval) if name == "values" and label.interval is not None else parts[name]


def _found_part(name: str, claim: Claim) -> str | None:
    parts = {"sources": claim.origin, "units": claim.unit, "denials": claim.polarity, "values": claim.value}
    return _bounds(claim.interval) if name == "values" and claim.kind is Kind.QUANTITY else parts[name]


def _bounds(interval: Interval) -> str:
    low, high = ("any" if bound is None else str(bound) for bound in (interval.low, interval.high))
    return low if low == high else f"{low} to {high}"


def _too_many(claim: Claim) -> Miss:
    return Miss(claim.report, None, claim.id, "one too many", None, f"{claim.topic}: {claim.text}")
