"""From verdicts on pairs to findings: one for a question, however many pairs disagree.

Findings name who says what. A finding without claims cannot be made.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.align.questions import question_key
from checker.language.labels import question_text, value_text
from checker.model import CONTRADICTING_LEVELS, Finding, Kind, Level, Modifier, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.model import Claim, Report
    from checker.rules.rule import Rule
    from checker.rules.table import Verdict

_CLASHES = frozenset({"D1", "D2", "X1", "X5", "X9", "X10"})
_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.DISPUTE: 2, Level.NOTE: 3}
_NAMED_SOURCES = 3


class Judged(NamedTuple):
    """A compared pair and the verdict on it."""

    left: Compared
    right: Compared
    verdict: Verdict


def make_findings(judged: Iterable[Judged], reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """Return the findings of all pairs, gravest first.

    >>> make_findings([], {})
    ()
    """
    bundles: dict[tuple[str | None, str, str], list[Judged]] = defaultdict(list)
    for pair in judged:
        rule = pair.verdict.rule
        if rule.level in _ORDER:
            bundles[(pair.left.facets.event, _question(pair), "clash" if rule.code in _CLASHES else rule.code)].append(
                pair
            )
    drafts = [_finding(event, question, pairs, reports) for (event, question, _), pairs in bundles.items()]
    ordered = sorted(drafts, key=lambda draft: (_ORDER[draft.level], -len(draft.claims)))
    return tuple(_numbered(draft, number) for number, draft in enumerate(ordered, 1))


def _numbered(draft: Finding, number: int) -> Finding:
    return replace(draft, id=f"f{number}")


def _question(pair: Judged) -> str:
    """Return the question of a pair; of a part and its whole that of the whole."""
    questions = {question_key(pair.left.facets), question_key(pair.right.facets)}
    return min(questions, key=lambda question: (len(question.split("|")), question))


def _gravest(pairs: Sequence[Judged]) -> Rule:
    return min((pair.verdict.rule for pair in pairs), key=lambda rule: (_ORDER[rule.level], rule.code))


def _finding(event: str | None, question: str, pairs: Sequence[Judged], reports: Mapping[str, Report]) -> Finding:
    claims = _members(pairs)
    if not claims:
        raise ValueError(f"a finding on {question} needs claims to point at")
    rule = _gravest(pairs)
    missing = (
        sorted({facet for pair in pairs for facet in pair.verdict.missing})
        if rule.level in CONTRADICTING_LEVELS
        else []
    )
    return Finding(
        id="",
        code=rule.code,
        name=rule.title,
        level=rule.level,
        event=event,
        question=question,
        claims=tuple(item.claim.id for item in claims),
        message=_message(claims, rule, missing, reports),
    )


def _members(pairs: Sequence[Judged]) -> list[Compared]:
    found: dict[str, Compared] = {}
    for pair in pairs:
        found.setdefault(pair.left.claim.id, pair.left)
        found.setdefault(pair.right.claim.id, pair.right)
    return sorted(found.values(), key=lambda item: int(item.claim.id[1:]))


def _message(claims: Sequence[Compared], rule: Rule, missing: Sequence[str], reports: Mapping[str, Report]) -> str:
    first = claims[0].facets
    question = question_text(first.topic, first.unit, first.entity, "en")
    said: dict[str, list[str]] = defaultdict(list)
    for item in claims:
        said[describe(item.claim)].append(who(item.claim, reports[item.claim.report]))
    parts = [f"{value} ({_listed(sources)})" for value, sources in said.items()]
    tail = " May be an update: no time given." if "time" in missing else ""
    return f"{question} {'; '.join(parts)}: {rule.sentence}.{tail}"


def _listed(sources: Sequence[str]) -> str:
    names = list(dict.fromkeys(sources))
    shown = ", ".join(names[:_NAMED_SOURCES])
    return shown if len(names) <= _NAMED_SOURCES else f"{shown} and {len(names) - _NAMED_SOURCES} more"


def who(claim: Claim, report: Report) -> str:
    """Return outlet and origin in words: ``City Wire, citing the health ministry``."""
    outlet = report.source or report.id
    return f"{outlet}, citing {claim.attribution[-1].source}" if claim.attribution else outlet


def describe(claim: Claim) -> str:
    """Return the value of a claim in words.

    >>> from checker.extract.claims import extract_claims
    >>> from checker.model import Report
    >>> describe(extract_claims(Report(id="a", text="At least 12 people were killed.")).claims[0])
    'at least 12'
    """
    prefix = "not " if claim.polarity is Polarity.DENIED else ""
    if claim.kind is not Kind.QUANTITY:
        return prefix + value_text(claim.value or "", "en")
    low, high = claim.interval.low, claim.interval.high
    words = {
        Modifier.NO_REPORT: "no reports",
        Modifier.AT_LEAST: f"at least {low}",
        Modifier.MORE_THAN: f"{low} or more",
        Modifier.AT_MOST: f"at most {high}",
        Modifier.LESS_THAN: f"{high} or fewer",
        Modifier.APPROX: f"about {low}",
        Modifier.RANGE: f"{low} to {high}",
        Modifier.VAGUE: f"{claim.text}",
    }
    return prefix + words.get(claim.modifier, "none" if high == 0 else str(low))
