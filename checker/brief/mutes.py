"""Mark the findings that a desk has muted; they stay in every output and do not decide the exit code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.desk import Mute
    from checker.model import Analysis


def with_mutes(analysis: Analysis, mutes: Sequence[Mute]) -> Analysis:
    """Return the analysis with muted findings marked, and every mute with whether it met a finding.

    >>> from checker.desk import Mute
    >>> from checker.model import Analysis
    >>> with_mutes(Analysis(), [Mute(fingerprint="8e19ba082d4f", reason="old")]).mutes[0].is_used
    False
    """
    reasons = {mute.fingerprint: mute.reason for mute in mutes}
    findings = tuple(replace(finding, muted=reasons.get(finding.fingerprint)) for finding in analysis.findings)
    met = {finding.fingerprint for finding in findings}
    used = tuple(replace(mute, is_used=mute.fingerprint in met) for mute in mutes)
    return replace(analysis, findings=findings, mutes=used)
