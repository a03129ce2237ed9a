"""Find contradictions between news reports of one event, in Arabic and English.

>>> import checker
>>> "check" in checker.__all__
True

Importing this package loads neither pandas nor numpy; the names below are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.api import check_reports, extract_reports
    from checker.desk import Revision
    from checker.encoder.encode import encode
    from checker.evaluation import Evaluation
    from checker.model import Analysis, Claim, Finding, Group, Interval, Relation, Report
    from checker.notebook import check, diff, evaluate, extract, read
    from checker.result import FindingView, Result
    from checker.settings import Settings

_HOMES = {
    "Analysis": "checker.model",
    "Claim": "checker.model",
    "Evaluation": "checker.evaluation",
    "Finding": "checker.model",
    "FindingView": "checker.result",
    "Group": "checker.model",
    "Interval": "checker.model",
    "Relation": "checker.model",
    "Report": "checker.model",
    "Result": "checker.result",
    "Revision": "checker.desk",
    "Settings": "checker.settings",
    "check": "checker.notebook",
    "check_reports": "checker.api",
    "diff": "checker.notebook",
    "encode": "checker.encoder.encode",
    "evaluate": "checker.notebook",
    "extract": "checker.notebook",
    "extract_reports": "checker.api",
    "read": "checker.notebook",
}

__all__ = [
    "Analysis",
    "Claim",
    "Evaluation",
    "Finding",
    "FindingView",
    "Group",
    "Interval",
    "Relation",
    "Report",
    "Result",
    "Revision",
    "Settings",
    "check",
    "check_reports",
    "diff",
    "encode",
    "evaluate",
    "extract",
    "extract_reports",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
