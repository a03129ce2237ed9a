"""Read every input that was named: files, folders, standard input.

One unreadable input never stops the run: it is named in ``problems``, and everything else is read.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Finding, Level, Report, Skipped
from checker.read.decode import decode_bytes
from checker.read.plain import read_plain
from checker.read.rows import Row, read_csv, read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.settings import Settings

_ROW_READERS = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv, ".tsv": read_csv}
_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """Reports, rows that were skipped, notes on the input, and one sentence for each input that could not be read."""

    reports: tuple[Report, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    text: str
    note: str | None


def read_inputs(inputs: Sequence[str], settings: Settings, *, encoding: str | None = None) -> ReadResult:
    """Read files, folders and ``-`` (standard input).

    >>> from checker.settings import Settings
    >>> read_inputs(["no-such-file.txt"], Settings()).problems
    ('no-such-file.txt: no such file or folder; check the name',)
    """
    parts = [_read_one(name, settings, encoding) for name in inputs]
    reports = with_unique_ids(report for part in parts for report in part.reports)
    result = ReadResult(
        reports=tuple(reports),
        skipped=tuple(item for part in parts for item in part.skipped),
        notes=tuple(note for part in parts for note in part.notes),
        problems=tuple(problem for part in parts for problem in part.problems),
    )
    if not result.reports and not result.problems:
        names = ", ".join(inputs)
        return replace(result, problems=(f"{names}: nothing to read, no report has any text; give files with text",))
    return result


def is_known_name(name: str) -> bool:
    """Say whether a name ends like a file that is read.

    >>> is_known_name("morning wire.txt"), is_known_name("He said so at noon.")
    (True, False)
    """
    return Path(name).suffix.lower() in {*_ROW_READERS, *_TEXT_SUFFIXES} - {""}


def _read_one(name: str, settings: Settings, encoding: str | None) -> ReadResult:
    if name == "-":
        return _from_bytes(sys.stdin.buffer.read(settings.max_bytes + 1), "stdin", "", settings, encoding)
    path = Path(name)
    try:
        if path.is_dir():
            return _read_folder(path, settings, encoding)
        if path.stat().st_size > settings.max_bytes:
            return ReadResult(problems=(_too_large(name, settings),))
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        return ReadResult(problems=(_unreadable(name, error),))
    return _from_bytes(raw, name, path.suffix.lower(), settings, encoding)


def _unreadable(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name}: no such file or folder; check the name"
    if isinstance(error, OSError):
        return f"{name}: cannot be read ({error.strerror}); check its rights"
    return f"{name!r}: not a usable file name; check the name"


def _too_large(name: str, settings: Settings) -> str:
    return f"{name}: larger than {settings.max_bytes} bytes; raise --max-bytes or split the file"


def _read_folder(folder: Path, settings: Settings, encoding: str | None) -> ReadResult:
    known = {*_ROW_READERS, *_TEXT_SUFFIXES}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    parts = [_read_one(str(path), settings, encoding) for path in files if path.suffix.lower() in known]
    skipped = tuple(
        Skipped(reason="format not read; convert it to text, JSONL or CSV", path=str(path))
        for path in files
        if path.suffix.lower() not in known
    )
    if not any(part.reports or part.problems for part in parts):
        return ReadResult(problems=(f"{folder}: no report in this folder; put .txt, .jsonl or .csv files there",))
    return ReadResult(
        reports=tuple(report for part in parts for report in part.reports),
        skipped=(*skipped, *(item for part in parts for item in part.skipped)),
        notes=tuple(note for part in parts for note in part.notes),
        problems=tuple(problem for part in parts for problem in part.problems),
    )


def _from_bytes(raw: bytes, name: str, suffix: str, settings: Settings, encoding: str | None) -> ReadResult:
    if len(raw) > settings.max_bytes:
        return ReadResult(problems=(_too_large(name, settings),))
    decoded = decode_bytes(raw, encoding)
    reader = _ROW_READERS.get(suffix)
    if reader is None and suffix == "" and decoded.text.lstrip().startswith("{"):
        reader = read_jsonl
    if reader is not None:
        return _from_rows(reader(decoded.text, name), decoded.note)
    if not decoded.text.strip():
        return ReadResult(skipped=(Skipped(reason="no text", path=name, report=name),))
    reports = tuple(read_plain(decoded.text, _report_name(name)))
    reports = tuple(replace(report, path=name) for report in reports)
    kept = tuple(report for report in reports if report.text.strip())
    empty = tuple(Skipped(reason="no text", path=name, report=r.id) for r in reports if not r.text.strip())
    notes = (_note(decoded.note, kept[0]),) if decoded.note is not None and kept else ()
    return ReadResult(reports=kept, skipped=empty, notes=notes)


def _report_name(name: str) -> str:
    return Path(name).name if name != "stdin" else name


def _from_rows(rows: Iterable[Row], note: str | None) -> ReadResult:
    reports: list[Report] = []
    skipped: list[Skipped] = []
    for row in rows:
        if row.report is not None:
            reports.append(row.report)
        elif row.skipped is not None:
            skipped.append(row.skipped)
    notes = (_note(note, reports[0]),) if note is not None and reports else ()
    return ReadResult(reports=tuple(reports), skipped=tuple(skipped), notes=notes)


def _note(text: str, report: Report) -> Finding:
    return Finding(
        id="",
        code="CC901",
        name="encoding guessed",
        level=Level.NOTE,
        event=report.event,
        question="input",
        claims=(),
        message=f"{report.path}: {text}; name the encoding with --encoding if characters look wrong.",
        report=report.id,
        start=0,
        end=0,
    )


def with_unique_ids(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports, a repeated id with a number behind it.

    >>> [report.id for report in with_unique_ids([Report(id="a", text="x"), Report(id="a", text="y")])]
    ['a', 'a#2']
    """
    seen: dict[str, int] = {}
    for report in reports:
        count = seen.get(report.id, 0) + 1
        seen[report.id] = count
        yield report if count == 1 else replace(report, id=f"{report.id}#{count}")
