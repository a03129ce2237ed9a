"""Print what changed between two results, for a person or a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.desk import Change, Revision

_SCHEMA = "checker-diff/1"
_SHOWN = "en"
_UNCHANGED = "unchanged"


def render_revision(revision: Revision, *, verbose: bool = False) -> str:
    """Return each finding that is new, resolved or changed, and a summary; ``verbose`` adds the unchanged ones.

    >>> from checker.desk import Revision
    >>> render_revision(Revision(changes=()))
    'No finding before or after.'
    """
    shown = [change for change in revision.changes if verbose or change.status.value != _UNCHANGED]
    blocks = ["\n".join(_change(change)) for change in shown]
    return "\n".join([*blocks, *_reports(revision), _summary(revision)])


def _change(change: Change) -> Iterator[str]:
    finding = change.finding
    asks = finding.get("asks", {}).get(_SHOWN, finding["question"])
    muted = f"  (muted: {finding['muted']})" if finding.get("muted") else ""
    yield visible(f"{change.status.value}: {finding['code']} [{finding['level']}] {asks}{muted}")
    yield from (visible(f"    {dict(wording)[_SHOWN]}") for wording in change.details)
    if not change.details:
        yield visible(f"    {finding.get('sentence', {}).get(_SHOWN) or finding['message']}")
    yield f"    # {finding.get('fingerprint') or '-'}"


def _reports(revision: Revision) -> Iterator[str]:
    named = {"added": revision.added, "removed": revision.removed, "corrected": revision.corrected}
    yield from (f"reports {name}: {visible(', '.join(ids))}" for name, ids in named.items() if ids)


def _summary(revision: Revision) -> str:
    counts: dict[str, int] = {}
    for change in revision.changes:
        counts[change.status.value] = counts.get(change.status.value, 0) + 1
    listed = ", ".join(f"{count} {status}" for status, count in counts.items())
    return f"Findings: {listed}." if listed else "No finding before or after."


def revision_object(revision: Revision) -> dict[str, Any]:
    """Return the revision as plain values.

    >>> from checker.desk import Revision
    >>> revision_object(Revision(changes=()))["changes"]
    []
    """
    return {
        "schema": _SCHEMA,
        "changes": [_change_object(change) for change in revision.changes],
        "reports": {"added": revision.added, "removed": revision.removed, "corrected": revision.corrected},
    }


def _change_object(change: Change) -> dict[str, Any]:
    details: Sequence[dict[str, str]] = [dict(wording) for wording in change.details]
    return {"status": change.status.value, "details": details, "old": change.old, "new": change.new}


def revision_json(revision: Revision) -> str:
    """Return the same as one JSON object."""
    return json.dumps(revision_object(revision), ensure_ascii=False, indent=1)
