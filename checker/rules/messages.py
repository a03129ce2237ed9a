"""The sentence of a finding: which question, who says what, and why it cannot all hold."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.language.labels import question_text, topic_text, unit_text, value_text
from checker.model import Kind, Modifier, Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.align.questions import Compared
    from checker.model import Claim, Report
    from checker.rules.rule import Rule

_NAMED_SOURCES = 3
_NAMED_VALUES = 8
_UNKNOWN_TOPIC = "other"


def compose_message(claims: Sequence[Compared], rule: Rule, reports: Mapping[str, Report], tail: str) -> str:
    """Return one sentence on the claims of a finding, with ``tail`` behind the reason.

    Where the claims count different things, each value names its own.
    """
    first = claims[0].claim
    said: dict[str, list[str]] = defaultdict(list)
    for item in claims:
        said[_value(item.claim, claims)].append(who(item.claim, reports[item.claim.report]))
    parts = [f"{value} ({_listed(sources)})" for value, sources in list(said.items())[:_NAMED_VALUES]]
    if len(said) > _NAMED_VALUES:
        parts.append(f"and {len(said) - _NAMED_VALUES} more figures")
    question = question_text(first.topic, first.unit, first.entity, "en")
    return f"{question} {'; '.join(parts)}: {rule.sentence}{tail}."


def _value(claim: Claim, claims: Sequence[Compared]) -> str:
    units = {item.claim.unit for item in claims}
    topics = {item.claim.topic for item in claims}
    words = [describe(claim)]
    if len(units) > 1 and claim.unit is not None:
        words.append(unit_text(claim.unit, "en"))
    if len(topics - {_UNKNOWN_TOPIC}) > 1:
        words.append(topic_text(claim.topic, "en"))
    return " ".join(words)


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
