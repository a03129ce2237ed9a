"""Read a desk's own labels: JSON Lines with labelled reports and labelled pairs; ``docs/labels.md`` describes them.

All mistakes of a file are reported together, each with its line: labels that are half read would measure nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import InputError
from checker.labelled import Labelled, LabelledClaim, LabelledRelation
from checker.model import Interval, Polarity, RelationName
from checker.readers.rows import report_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from checker.model import Number, Report

_KEYS = frozenset(
    {"id", "quote", "nth", "field", "start", "end", "topic", "unit", "low", "high", "value", "polarity", "source"}
)
_PAIR_KEYS = frozenset({"a", "b", "relation"})


class _Line(NamedTuple):
    """What one line gives, with the mistakes in it."""

    report: Report | None = None
    claims: tuple[LabelledClaim, ...] = ()
    relation: LabelledRelation | None = None
    is_partial: bool = False
    mistakes: tuple[str, ...] = ()


class _Broken(NamedTuple):
    """A line that is no JSON."""

    reason: str


class _LabelError(Exception):
    """A label that cannot be used; the message says why."""


def read_labels(path: Path) -> Labelled:
    """Return the labels of a file.

    Raises ``InputError`` when it cannot be read, or with every mistake in it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give a UTF-8 file of JSON Lines") from error
    return gather_labels((_decoded(line) for line in lines), str(path))


def _decoded(line: str) -> object:
    try:
        return json.loads(line) if line.strip() else None
    except (ValueError, RecursionError) as error:
        return _Broken(f"not JSON ({str(error)[:60]})")


def gather_labels(rows: Iterable[object], where: str) -> Labelled:
    """Return the labels of JSON objects, one a line.

    >>> row = {"id": "a", "text": "Six men died.", "claims": [{"id": "1", "quote": "Six men", "topic": "killed", "low": 6}]}
    >>> gather_labels([row], "labels").claims[0].end
    7

    Raises ``InputError`` with every mistake.
    """
    lines = [(number, _line(row, number, where)) for number, row in enumerate(rows, 1) if row is not None]
    labelled = Labelled(
        reports=tuple(line.report for _, line in lines if line.report is not None),
        claims=tuple(claim for _, line in lines for claim in line.claims),
        relations=tuple(line.relation for _, line in lines if line.relation is not None),
        partial=frozenset(line.report.id for _, line in lines if line.report is not None and line.is_partial),
    )
    mistakes = [f"{where}:{number}: {mistake}" for number, line in lines for mistake in line.mistakes]
    mistakes.extend(f"{where}: {mistake}" for mistake in _loose_ends(labelled))
    if mistakes or not labelled.reports:
        raise InputError("\n".join(mistakes or [f"{where}: no labelled report; docs/labels.md describes the format"]))
    return labelled


def _line(row: object, number: int, where: str) -> _Line:
    if not isinstance(row, dict):
        return _Line(mistakes=(row.reason if isinstance(row, _Broken) else "not a JSON object",))
    if "relation" in row:
        return _pair(row)
    read = report_from_mapping(row, number, where)
    if read.report is None:
        return _Line(mistakes=(read.skipped.reason if read.skipped is not None else "no report",))
    found: list[LabelledClaim] = []
    mistakes: list[str] = []
    for label in row.get("claims", ()):
        try:
            found.append(_claim(label, read.report))
        except _LabelError as error:
            mistakes.append(f"claim {label.get('id', '?') if isinstance(label, dict) else '?'}: {error}")
    return _Line(read.report, tuple(found), None, row.get("complete", True) is not True, tuple(mistakes))


def _pair(row: Mapping[str, Any]) -> _Line:
    missing = _PAIR_KEYS - set(row)
    if missing:
        return _Line(mistakes=(f"a pair needs the key {min(missing)!r}",))
    try:
        relation = RelationName(row["relation"])
    except ValueError:
        return _Line(mistakes=(f"relation {row['relation']!r} is none of {', '.join(RelationName)}",))
    return _Line(relation=LabelledRelation(a=str(row["a"]), b=str(row["b"]), relation=relation))


def _claim(label: object, report: Report) -> LabelledClaim:
    if not isinstance(label, dict) or not {"id", "topic"} <= set(label):
        raise _LabelError("a claim is an object with at least id and topic, and a quote or start and end")
    unknown = set(label) - _KEYS
    if unknown:
        raise _LabelError(f"unknown key {min(unknown)!r}; known are {', '.join(sorted(_KEYS))}")
    field = label.get("field", "text")
    start, end = _span(label, report.body(field))
    return LabelledClaim(
        id=str(label["id"]),
        report=report.id,
        field=field,
        start=start,
        end=end,
        topic=str(label["topic"]),
        unit=label.get("unit"),
        interval=_interval(label),
        value=label.get("value"),
        polarity=_polarity(label["polarity"]) if "polarity" in label else None,
        source=label.get("source"),
    )


def _span(label: Mapping[str, Any], body: str) -> tuple[int, int]:
    if "start" in label and "end" in label:
        start, end = label["start"], label["end"]
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(body)):
            raise _LabelError(f"{start} to {end} is no place in the text")
        return start, end
    quote, nth = label.get("quote"), label.get("nth", 1)
    places = [match.span() for match in re.finditer(re.escape(quote), body)] if isinstance(quote, str) and quote else []
    if not isinstance(nth, int) or not 1 <= nth <= len(places):
        raise _LabelError(f"the quote {quote!r} does not stand there" + (f" {nth} times" if nth != 1 else ""))
    return places[nth - 1]


def _polarity(value: object) -> Polarity:
    if value not in set(Polarity):
        raise _LabelError(f"polarity {value!r} is none of {', '.join(Polarity)}")
    return Polarity(str(value))


def _interval(label: Mapping[str, Any]) -> Interval | None:
    if "low" not in label and "high" not in label:
        return None
    return Interval(low=_number(label.get("low")), high=_number(label.get("high", label.get("low"))))


def _number(value: object) -> Number | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _LabelError(f"{value!r} is no number")
    return value if isinstance(value, int) else Decimal(str(value))


def _loose_ends(labelled: Labelled) -> Iterator[str]:
    """Yield what does not fit together: ids that stand twice, pairs of unknown or of the same claim, pairs of two events."""
    for kind, items in (("report", labelled.reports), ("claim", labelled.claims)):
        yield from (f"{kind} id {name!r} stands twice" for name, n in Counter(i.id for i in items).items() if n > 1)
    events = {report.id: report.event for report in labelled.reports}
    homes = {claim.id: events[claim.report] for claim in labelled.claims}
    for pair in labelled.relations:
        unknown = [name for name in (pair.a, pair.b) if name not in homes]
        if unknown:
            yield f"pair {pair.a}, {pair.b}: no claim has the id {unknown[0]!r}"
        elif pair.a == pair.b or homes[pair.a] != homes[pair.b]:
            yield f"pair {pair.a}, {pair.b}: not two claims of one event"
