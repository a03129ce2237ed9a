"""The sentence of a finding: which question, who says what, and why it cannot all hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.labels import question_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.desk import ValueGroup
    from checker.model import Claim, Report
    from checker.rules.rule import Rule

_NAMED_SOURCES = 3
_NAMED_VALUES = 8


def compose_message(
    claims: Sequence[Compared], values: Sequence[ValueGroup], rule: Rule, reports: Mapping[str, Report], tail: str
) -> str:
    """Return one sentence on the claims of a finding, with ``tail`` behind the reason."""
    first = claims[0].claim
    voices = {item.claim.id: who(item.claim, reports[item.claim.report]) for item in claims}
    parts = [f"{value.text} ({_listed(voices[claim] for claim in value.claims)})" for value in values[:_NAMED_VALUES]]
    if len(values) > _NAMED_VALUES:
        parts.append(f"and {len(values) - _NAMED_VALUES} more figures")
    question = question_text(first.topic, first.unit, first.subject, "en")
    return f"{question} {'; '.join(parts)}: {rule.sentence}{tail}."


def _listed(sources: Iterable[str]) -> str:
    names = list(dict.fromkeys(sources))
    shown = ", ".join(names[:_NAMED_SOURCES])
    return shown if len(names) <= _NAMED_SOURCES else f"{shown} and {len(names) - _NAMED_SOURCES} more"


def who(claim: Claim, report: Report) -> str:
    """Return outlet and origin in words: ``City Wire, citing the health ministry``."""
    outlet = report.source or report.id
    return f"{outlet}, citing {claim.attribution[-1].source}" if claim.attribution else outlet


def likeness_of(claims: Iterable[Compared]) -> float | None:
    """Return how alike the encoder found the claims that it joined, None where lists alone joined them."""
    found = [item.facets.likeness.similarity for item in claims if item.facets.likeness is not None]
    return min(found) if len(found) > 1 else None


def say_likeness(likeness: float | None) -> str:
    """Return the words that tell what rests on the encoder, to stand behind a reason.

    >>> say_likeness(0.613)
    '; no list knows the noun, the encoder takes it for the same (similarity 0.61)'
    """
    if likeness is None:
        return ""
    return f"; no list knows the noun, the encoder takes it for the same (similarity {likeness:.2f})"
