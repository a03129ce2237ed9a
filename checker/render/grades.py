"""Show what was measured against labels: as tables, and as a page for a terminal."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from checker.desk import Confidence
from checker.grading.shares import Share
from checker.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from checker.grading.grade import Grades, Pair

_UNLISTED = "not listed"
_SCHEMA = "checker-grades/1"
GRADE_COLUMNS: dict[str, dict[str, str]] = {
    "scores": {
        "measure": "string",
        "language": "string",
        "right": "Int64",
        "total": "Int64",
        "share": "Float64",
        "low": "Float64",
        "high": "Float64",
    },
    "topics": {"topic": "string", "labelled": "Int64", "recall": "Float64", "called": "Int64", "precision": "Float64"},
    "confusion": {"expected": "string", "found": "string", "code": "string", "pairs": "Int64"},
    "confidence": {
        "confidence": "string",
        "called": "Int64",
        "right": "Int64",
        "precision": "Float64",
        "recall": "Float64",
    },
    "misses": {
        "report": "string",
        "label": "string",
        "claim": "string",
        "problem": "string",
        "expected": "string",
        "found": "string",
    },
}


def grade_table(grades: Grades, name: str) -> pd.DataFrame:
    """Return one table of what was measured.

    >>> from checker.grading.grade import Grades
    >>> list(grade_table(Grades(scores={}, topics={}, pairs=(), misses=()), "confusion").columns)
    ['expected', 'found', 'code', 'pairs']
    """
    import pandas as pd  # noqa: PLC0415 - 400 ms, needed only here

    rows = grade_rows(grades)[name]
    columns = GRADE_COLUMNS[name]
    cells = {key: pd.Series([row[key] for row in rows], dtype="object") for key in columns}
    return pd.DataFrame({key: cells[key].astype(pd.api.types.pandas_dtype(kind)) for key, kind in columns.items()})


def grade_rows(grades: Grades) -> dict[str, list[dict[str, Any]]]:
    """Return every table as plain rows.

    >>> from checker.grading.grade import Grades
    >>> grade_rows(Grades(scores={}, topics={}, pairs=(), misses=()))["topics"]
    []
    """
    return {
        "scores": [
            {"measure": name, "language": code, **_share(share)} for (name, code), share in grades.scores.items()
        ],
        "topics": [_topic(topic, *shares) for topic, shares in grades.topics.items()],
        "confusion": list(_confusion(grades.pairs)),
        "confidence": [_at_least(level, grades.pairs) for level in reversed(Confidence)],
        "misses": [miss._asdict() for miss in grades.misses],
    }


def grades_json(grades: Grades) -> str:
    """Return every table as one JSON object.

    >>> from checker.grading.grade import Grades
    >>> json.loads(grades_json(Grades(scores={}, topics={}, pairs=(), misses=())))["schema"]
    'checker-grades/1'
    """
    return json.dumps({"schema": _SCHEMA, **grade_rows(grades)}, ensure_ascii=False, indent=1)


def _share(share: Share) -> dict[str, float | None]:
    return {"right": share.right, "total": share.total, "share": share.share, "low": share.low, "high": share.high}


def _topic(topic: str, found: Share, right: Share) -> dict[str, Any]:
    counts = {"labelled": found.total, "recall": found.share, "called": right.total, "precision": right.share}
    return {"topic": topic, **counts}


def _confusion(pairs: Iterable[Pair]) -> Iterable[dict[str, Any]]:
    """Yield how often each rule decided a pair, by what the labels say; silent pairs that are not listed are left out."""
    counts = Counter(
        (pair.expected or _UNLISTED, pair.found or "", pair.code)
        for pair in pairs
        if pair.expected is not None or pair.is_called
    )
    for (expected, found, code), count in sorted(counts.items()):
        yield {"expected": expected, "found": found or None, "code": code, "pairs": count}


def _at_least(level: Confidence, pairs: tuple[Pair, ...]) -> dict[str, Any]:
    """Return precision and recall when only findings of this confidence or a higher one are believed."""
    trusted = list(Confidence)[: list(Confidence).index(level) + 1]
    called = [pair for pair in pairs if pair.is_called and pair.confidence in trusted]
    right = sum(pair.is_clash for pair in called)
    precision = Share(right=right, total=len(called)).share
    recall = Share(right=right, total=sum(pair.is_clash for pair in pairs)).share
    return {"confidence": level.value, "called": len(called), "right": right, "precision": precision, "recall": recall}


def render_grades(grades: Grades) -> str:
    """Return what was measured as lines of text.

    >>> from checker.grading.grade import Grades
    >>> from checker.grading.shares import Share
    >>> scores = {("claims found", "all"): Share(right=9, total=10)}
    >>> print(render_grades(Grades(scores=scores, topics={}, pairs=(), misses=())).splitlines()[1])
    claims found            9 of   10   90 %  (60 to 98 %)
    """
    lines = ["measure                   right  share  95 % interval"]
    lines += [_line(name, share) for (name, code), share in grades.scores.items() if code == "all"]
    languages = sorted({code for _, code in grades.scores} - {"all"})
    for code in languages if len(languages) > 1 else ():
        lines += ["", f"in {code}:"]
        lines += [_line(name, share) for (name, own), share in grades.scores.items() if own == code]
    lines += ["", "relations, by what the labels say and the rule that decided:"]
    for row in _confusion(grades.pairs):
        lines.append(f"  {row['expected']:15} {row['found'] or '-':15} {row['code']:16} {row['pairs']:4}")
    lines += ["", *(_missed(miss) for miss in grade_rows(grades)["misses"])]
    return "\n".join(lines).rstrip()


def _line(name: str, share: Share) -> str:
    percent = f"{100 * share.share:3.0f} %" if share.share is not None else "  -  "
    return (
        f"{name:20} {share.right:4} of {share.total:4}  {percent}  ({100 * share.low:.0f} to {100 * share.high:.0f} %)"
    )


def _missed(miss: dict[str, Any]) -> str:
    where = " ".join(str(miss[key]) for key in ("report", "label") if miss[key])
    sides = [f"{side} {miss[side]}" for side in ("expected", "found") if miss[side]]
    return visible(f"{where}: {miss['problem']}" + (f" ({', '.join(sides)})" if sides else ""))
