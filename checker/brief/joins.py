"""How claims were joined, and why others were not: one labelled level for each facet, in the manner of record linkage.

A finding is shown by a few of its pairs. Joins that the table refused are counted by question and reason, each with one
pair that shows it. Deliberately decides nothing: verdicts and levels are those of the rules.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from checker.align.questions import families, question_key
from checker.brief.evidence import find_evidence
from checker.desk import ComparisonLevel, Join
from checker.language.taxonomy import Kinship
from checker.model import Level, RelationName
from checker.rules.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.model import Finding
    from checker.rules.compare import Judge
    from checker.rules.table import Verdict

_PAIRS_EACH = 3
_KINDS_EACH = 60


def explain_joins(findings: Sequence[Finding], compared: Sequence[Compared], judge: Judge) -> tuple[Join, ...]:
    """Return the joins that show each finding, then the refused ones.

    >>> explain_joins((), (), None)
    ()
    """
    by_id = {item.claim.id: item for item in compared}
    shown = [join for finding in findings for join in _shown(finding, by_id, judge)]
    return (*shown, *(refused_joins(compared, judge) if compared else ()))


def _shown(finding: Finding, by_id: Mapping[str, Compared], judge: Judge) -> Iterator[Join]:
    members = [[by_id[claim] for claim in value.claims] for value in finding.values]
    evidence = find_evidence(members, finding.code, judge)
    values = {(pair.left.rank, pair.right.rank): pair for pair in reversed(evidence)}
    for _, pair in sorted(values.items())[:_PAIRS_EACH]:
        yield _join(pair.left.item, pair.right.item, pair.verdict, judge, finding.id)


def refused_joins(compared: Sequence[Compared], judge: Judge) -> Iterator[Join]:
    """Yield the joins that the table refused, one for each two questions and reason; killed is never joined with hurt."""
    for family in families(compared, judge.taxonomy):
        found: dict[tuple[str, str, str, str], Join] = {}
        for left, right in combinations(_kinds(family), 2):
            verdict = judge.relate(left, right)
            if verdict.rule.relation is not RelationName.NOT_COMPARABLE:
                continue
            join = _join(left, right, verdict, judge, None)
            if join.asks_twice:
                continue
            one, other = sorted((question_key(left.facets), question_key(right.facets)))
            found.setdefault((join.code, one, other, join.reason), join)
        yield from found.values()


def _kinds(family: Iterable[Compared]) -> list[Compared]:
    """Return one claim for each way of limiting a question: what is counted, where, for which time, by what part."""
    found: dict[object, Compared] = {}
    for item in family:
        f = item.facets
        scope = (f.place, f.window, f.around.local, f.around.day, f.selected, f.increment, f.denied)
        found.setdefault((item.group, scope), item)
    return list(found.values())[:_KINDS_EACH]


def _join(left: Compared, right: Compared, verdict: Verdict, judge: Judge, finding: str | None) -> Join:
    pair = Pair(left.facets, right.facets, judge.taxonomy, judge.settings)
    levels = tuple(_levels(pair))
    stopped = (level.reason for level in levels if level.level in {Kinship.DISJOINT, Kinship.UNKNOWN})
    doubt = verdict.reason if verdict.rule.level is Level.LISTED else None
    reason = doubt or (next(stopped, verdict.rule.sentence) if finding is None else verdict.rule.sentence)
    return Join(
        a=left.claim.id, b=right.claim.id, code=verdict.rule.code, finding=finding, reason=reason, levels=levels
    )


def _levels(pair: Pair) -> Iterator[ComparisonLevel]:
    for level in pair.levels:
        yield ComparisonLevel(
            facet=level.facet, level=level.kinship.value, reason=level.reason, is_missing=level.is_missing
        )
    yield _time_level(pair)
    yield _origin_level(pair)


def _time_level(pair: Pair) -> ComparisonLevel:
    gap = pair.gap_hours
    if gap is None:
        return ComparisonLevel(facet="time", level=Kinship.UNKNOWN.value, reason="a time is missing", is_missing=True)
    words = "one figure is given as overtaken" if pair.is_revised else f"{gap:.1f} hours apart beyond all doubt"
    level = Kinship.DISJOINT if pair.is_apart else Kinship.EQUAL
    return ComparisonLevel(facet="time", level=level.value, reason=words)


def _origin_level(pair: Pair) -> ComparisonLevel:
    names = [pair.left.origin, pair.right.origin]
    named = ["nobody named" if name is None else name for name in names]
    if pair.same_origin:
        reason = named[0] if pair.names_one_origin else "copies of one text"
        return ComparisonLevel(facet="origin", level=Kinship.EQUAL.value, reason=reason)
    level = Kinship.UNKNOWN if None in names else Kinship.DISJOINT
    return ComparisonLevel(
        facet="origin", level=level.value, reason=f"{named[0]} and {named[1]}", is_missing=None in names
    )
