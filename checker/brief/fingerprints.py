"""A name for a finding that survives a re-run: it depends on the question, the answers and who gives them.

Independent of ids, of the order of reports, of where in a text the words stand, and of unrelated reports.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from checker.model import Polarity
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.align.questions import Compared
    from checker.model import Claim, Finding, Report

_LENGTH = 12


def fingerprint(finding: Finding, members: Iterable[Compared], reports: Mapping[str, Report]) -> str:
    """Return the fingerprint of a finding from its code, event, question, answers and origins as written.

    >>> from checker.model import Finding, Level
    >>> blank = Finding(id="", code="X1", name="", level=Level.NOTE, event=None, question="", claims=(), message="")
    >>> len(fingerprint(blank, (), {}))
    12
    """
    items = list(members)
    background = sorted({item.facets.background or "" for item in items})
    answers = sorted({(*_answer(item.claim), _voice(item.claim, reports)) for item in items})
    key = [finding.code, finding.event, background, finding.question, answers]
    return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]


def _answer(claim: Claim) -> tuple[str, ...]:
    value = claim.value or f"{claim.interval.low}-{claim.interval.high}"
    denied = "denied" if claim.polarity is Polarity.DENIED else ""
    return claim.topic, claim.unit or "", value, claim.modifier.value, denied


def _voice(claim: Claim, reports: Mapping[str, Report]) -> str:
    """Return who says it: the origin as written, else the outlet, else the report."""
    return fold(claim.origin or reports[claim.report].source or claim.report)
