"""From verdicts on pairs to findings: one for a question, however many pairs disagree.

Findings name who says what. A finding without claims cannot be made.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.align.questions import question_key
from checker.model import CONTRADICTING_LEVELS, Finding, Level
from checker.rules.messages import compose_message, likeness_of, say_likeness
from checker.rules.values import value_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.model import Report
    from checker.rules.compare import Found
    from checker.rules.rule import Rule
    from checker.rules.table import Verdict

CLASHES = frozenset({"D1", "D2", "X1", "X5", "X9", "X10"})
_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.DISPUTE: 2, Level.NOTE: 3}
_ROUNDING = "C6"
_CLASH = "clash"


class Judged(NamedTuple):
    """A compared pair and the verdict on it."""

    left: Compared
    right: Compared
    verdict: Verdict


class _Bundle(NamedTuple):
    """What becomes one finding: a rule, its claims, and the facets that some text does not give."""

    rule: Rule
    question: str
    claims: tuple[Compared, ...]
    level: Level
    missing: frozenset[str] = frozenset()


def make_findings(
    judged: Iterable[Judged], sets: Iterable[Found], reports: Mapping[str, Report], growing: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings of all pairs and sets, gravest first.

    >>> make_findings([], [], {})
    ()
    """
    bundles = [*_pair_bundles(judged), *_set_bundles(sets)]
    drafts = [_finding(bundle, reports, growing) for bundle in bundles]
    ordered = sorted(drafts, key=lambda draft: (_ORDER[draft.level], -len(draft.claims)))
    return tuple(replace(draft, id=f"f{number}") for number, draft in enumerate(ordered, 1))


def _pair_bundles(judged: Iterable[Judged]) -> list[_Bundle]:
    """Put the pairs of one question together; a question that clashes needs no note on rounding."""
    found: dict[tuple[object, str, str], list[Judged]] = defaultdict(list)
    for pair in judged:
        rule, facets = pair.verdict.rule, pair.left.facets
        if rule.level in _ORDER:
            kind = _CLASH if rule.code in CLASHES else rule.code
            found[((facets.event, facets.background), _question(pair), kind)].append(pair)
    clashing = {(event, question) for event, question, kind in found if kind == _CLASH}
    return [
        _bundle(question, pairs)
        for (event, question, kind), pairs in found.items()
        if kind != _ROUNDING or (event, question) not in clashing
    ]


def _bundle(question: str, pairs: Sequence[Judged]) -> _Bundle:
    rule = min((pair.verdict.rule for pair in pairs), key=lambda rule: (_ORDER[rule.level], rule.code))
    missing = frozenset(facet for pair in pairs for facet in pair.verdict.missing)
    claims = _in_order(item for pair in pairs for item in (pair.left, pair.right))
    return _Bundle(rule, question, claims, rule.level, missing)


def _set_bundles(sets: Iterable[Found]) -> list[_Bundle]:
    return [
        _Bundle(found.rule, _question_of(found.claims), found.claims, found.rule.set_level or found.rule.level)
        for found in sets
        if found.rule.level in _ORDER
    ]


def _question_of(claims: Sequence[Compared]) -> str:
    """Return the question of the first claim; a finding that points at nothing is a mistake of a rule."""
    if not claims:
        raise ValueError("a finding needs claims to point at")
    return question_key(claims[0].facets)


def _in_order(items: Iterable[Compared]) -> tuple[Compared, ...]:
    found = {item.claim.id: item for item in items}
    return tuple(sorted(found.values(), key=lambda item: int(item.claim.id[1:])))


def _question(pair: Judged) -> str:
    """Return the question of a pair; of a part and its whole that of the whole."""
    if pair.left.group == pair.right.group:
        return question_key(pair.left.facets)
    questions = {question_key(pair.left.facets), question_key(pair.right.facets)}
    return min(questions, key=lambda question: (len(question.split("|")), question))


def _finding(bundle: _Bundle, reports: Mapping[str, Report], growing: Collection[str]) -> Finding:
    rule, first = bundle.rule, bundle.claims[0]
    values = value_groups(bundle.claims)
    may_be_update = "time" in bundle.missing and rule.level in CONTRADICTING_LEVELS and first.facets.topic in growing
    likeness = likeness_of(bundle.claims)
    tail = ("; may be an update, no time given" if may_be_update else "") + say_likeness(likeness)
    return Finding(
        id="",
        code=rule.code,
        name=rule.title,
        level=bundle.level,
        event=reports[first.claim.report].event,
        question=bundle.question,
        claims=tuple(item.claim.id for item in bundle.claims),
        message=compose_message(bundle.claims, values, rule, reports, tail),
        values=values,
        similarity=likeness,
    )
