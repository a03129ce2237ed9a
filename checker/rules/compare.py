"""Compare the claims of each event, value group against value group.

Gives the verdicts that speak (contradictions, notes, gaps); the silent pairs are spelled out only on request.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from checker.align.questions import families, loose_pairs, question_key
from checker.model import Level, Relation, RelationName, Skipped
from checker.rules import chain_of_increments
from checker.rules.findings import Judged
from checker.rules.messages import likeness_of, say_likeness
from checker.rules.rivals import every_pair, telling_pairs
from checker.rules.rule import Event
from checker.rules.table import Verdict, relate
from checker.rules.values import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.language.taxonomy import Taxonomy
    from checker.model import Report
    from checker.rules.rule import Rule
    from checker.settings import Settings

_SILENT, _NOT_COMPARABLE = Level.SILENT, RelationName.NOT_COMPARABLE


class Judge(NamedTuple):
    """What every comparison needs beside the two claims; ``told`` keeps the verdicts on one event that speak."""

    taxonomy: Taxonomy
    settings: Settings
    rules: Sequence[Rule]
    chained: frozenset[frozenset[str]] = frozenset()
    told: dict[frozenset[str], Verdict] | None = None

    def relate(self, left: Compared, right: Compared) -> Verdict:
        """Return the verdict of the table on two claims, unless an increment leads from one to the other."""
        ids = frozenset((left.claim.id, right.claim.id))
        if ids in self.chained:
            return Verdict(chain_of_increments.RULE, ())
        if self.told is not None and ids in self.told:
            return self.told[ids]
        verdict = relate(left.facets, right.facets, taxonomy=self.taxonomy, settings=self.settings, rules=self.rules)
        if self.told is not None and verdict.rule.level is not _SILENT:
            self.told[ids] = verdict
        return verdict


class Found(NamedTuple):
    """A set of claims that a rule holds for together."""

    rule: Rule
    claims: tuple[Compared, ...]


def find_sets(compared: Iterable[Compared], reports: Mapping[str, Report], judge: Judge) -> list[Found]:
    """Return the sets of claims that rules on more than two claims hold for, event by event; the first rule names a set of parts."""
    events: dict[object, list[Compared]] = defaultdict(list)
    for item in compared:
        events[(item.facets.event, item.facets.background)].append(item)
    views = [Event(items, reports, judge.taxonomy, judge.settings) for items in events.values()]
    named: dict[frozenset[str], Found] = {}
    for view in views:
        for rule in judge.rules:
            for claims in rule.find(view):
                named.setdefault(frozenset(item.claim.id for item in claims[1:]), Found(rule, claims))
    return list(named.values())


def with_chains(judge: Judge, found: Iterable[Found]) -> Judge:
    """Return the judge of one event, who knows which totals an increment joins and remembers what was found."""
    ends = (frozenset((item.claims[0].claim.id, item.claims[-1].claim.id)) for item in found if _is_chain(item))
    return judge._replace(chained=frozenset(ends), told={})


def _is_chain(found: Found) -> bool:
    return found.rule is chain_of_increments.RULE


def compare_claims(compared: Iterable[Compared], judge: Judge) -> list[Judged]:
    """Return the pairs of different values whose rule has a level that is shown or listed, or that are set apart."""
    found: list[Judged] = []
    for family in families(compared, judge.taxonomy):
        small = len(family) <= judge.settings.claims_compared_in_full
        told: set[tuple[int, str]] = set()
        for left, right in every_pair(family, judge.taxonomy) if small else telling_pairs(family, judge.taxonomy):
            verdict = judge.relate(left[0], right[0])
            told_of = verdict.rule.level is not _SILENT or verdict.reason is not None
            if told_of and may_speak(left[0], right[0]):
                found.append(Judged(left[0], right[0], verdict))
                found.extend(_supporters(left, right, verdict, told))
    return found


def _supporters(
    left: Sequence[Compared], right: Sequence[Compared], verdict: Verdict, told: set[tuple[int, str]]
) -> Iterator[Judged]:
    """Yield the other claims of two values with the verdict on the first, once for each value and rule."""
    for value, rival in ((left, right[0]), (right, left[0])):
        key = (int(min(value, key=_number).claim.id[1:]), verdict.rule.code) if len(value) > 1 else None
        if key is not None and key not in told and verdict.reason is None:
            told.add(key)
            yield from (Judged(item, rival, verdict) for item in value[1:])


def _number(item: Compared) -> int:
    return int(item.claim.id[1:])


def may_speak(left: Compared, right: Compared) -> bool:
    """Say whether a pair may make a finding: two figures of one sentence do so only as a part and its whole.

    >>> from checker.align.facets import Facets
    >>> from checker.align.questions import Compared
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> claims = extract_claims(Report(id="a", text="Six men were killed, not seven men.")).claims
    >>> may_speak(*(Compared(claim, Facets(), 0) for claim in claims))
    False
    """
    one_sentence = left.claim.report == right.claim.report and left.claim.sentence == right.claim.sentence
    linked = right.claim.id == left.facets.whole or left.claim.id == right.facets.whole
    return not one_sentence or linked


def spell_out(compared: Sequence[Compared], judge: Judge) -> tuple[tuple[Relation, ...], tuple[Skipped, ...]]:
    """Return the relation of every pair inside a family of topics but those of different questions, and what was left out."""
    found: list[Relation] = []
    left_out: list[Skipped] = []
    room: Counter[str | None] = Counter()
    for family in families(compared, judge.taxonomy):
        event = family[0].facets.event
        pairs = len(family) * (len(family) - 1) // 2
        room[event] += pairs
        if room[event] > judge.settings.max_relation_pairs_per_event:
            reason = f"{question_key(family[0].facets)}: too many pairs to spell out; findings are complete"
            left_out.append(Skipped(reason=reason, kind="pair", count=pairs, event=event))
            continue
        found.extend(_relations(combinations(family, 2), judge))
    loose = islice(loose_pairs(compared, judge.taxonomy), judge.settings.max_relation_pairs_per_event)
    related = _relations(loose, judge)
    found.extend(relation for relation in related if relation.relation is not _NOT_COMPARABLE)
    return tuple(found), tuple(left_out)


def _relations(pairs: Iterable[tuple[Compared, Compared]], judge: Judge) -> Iterator[Relation]:
    for left, right in pairs:
        verdict = judge.relate(left, right)
        if verdict.rule.relation is not _NOT_COMPARABLE or verdict.rule.level is not _SILENT:
            yield _relation(left, right, verdict)


def _relation(left: Compared, right: Compared, verdict: Verdict) -> Relation:
    reason = (verdict.reason or verdict.rule.sentence) + say_likeness(likeness_of((left, right)))
    return Relation(
        a=left.claim.id,
        b=right.claim.id,
        relation=verdict.rule.relation,
        code=verdict.rule.code,
        explanation=f"{describe(left.claim)} against {describe(right.claim)}: {reason}",
        missing=verdict.missing,
    )
