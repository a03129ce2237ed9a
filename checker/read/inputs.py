"""Read every input that was named: files, folders, standard input.

One unreadable input never stops the run: it is named in ``problems``, and everything else is read.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.model import Report, Skipped
from checker.read.formats import KNOWN_SUFFIXES, format_of, reader_of, without_compression
from checker.read.notes import InputNote, input_note
from checker.read.reading import Raw, ReadResult, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.settings import Settings


def read_inputs(
    inputs: Sequence[str], settings: Settings, *, encoding: str | None = None, columns: Mapping[str, str] | None = None
) -> ReadResult:
    """Read files, folders and ``-`` (standard input); ``columns`` maps fields of a report to columns of tables.

    >>> from checker.settings import Settings
    >>> read_inputs(["no-such-file.txt"], Settings()).problems
    ('no-such-file.txt: no such file or folder; check the name',)
    """
    empty = Raw(data=b"", name="stdin", encoding=encoding, columns=columns or {}, max_bytes=settings.max_bytes)
    result = joined(with_unique_ids(part for name in inputs for part in _read_one(name, empty)))
    if not result.reports and not result.problems:
        names = ", ".join(inputs)
        return replace(result, problems=(f"{names}: nothing to read, no report has any text; give files with text",))
    return result


def is_known_name(name: str) -> bool:
    """Say whether a name ends like a file that is read.

    >>> is_known_name("morning wire.txt"), is_known_name("He said so at noon.")
    (True, False)
    """
    return _suffix(Path(name)) in KNOWN_SUFFIXES - {""}


def _read_one(name: str, empty: Raw) -> Iterator[ReadResult]:
    path = Path(name)
    try:
        is_folder = name != "-" and path.is_dir()
        data = b"" if is_folder else _bytes_of(name, empty.max_bytes + 1)
    except (OSError, ValueError) as error:
        yield ReadResult(problems=(_unreadable(name, error),))
        return
    if is_folder:
        yield from _read_folder(path, empty)
    else:
        yield read_bytes(replace(empty, data=data, name=empty.name if name == "-" else name))


def _bytes_of(name: str, most: int) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(most)
    with Path(name).open("rb") as stream:
        return stream.read(most)


def read_bytes(raw: Raw) -> ReadResult:
    """Read the bytes of one input with the reader of its format.

    >>> from checker.read.reading import Raw
    >>> read_bytes(Raw(data=b"Two dead.", name="a.txt")).reports[0].text
    'Two dead.'
    """
    if len(raw.data) > raw.max_bytes:
        return ReadResult(problems=(_too_large(raw.name, raw.max_bytes),))
    try:
        unpacked = without_compression(raw)
        return _with_truncation(reader_of(format_of(unpacked))(unpacked), unpacked)
    except InputError as error:
        return ReadResult(problems=(f"{raw.name}: {error}",))


def _with_truncation(read: ReadResult, raw: Raw) -> ReadResult:
    if not raw.is_truncated or not read.reports:
        return read
    note = input_note(InputNote.CC903, "ends early; only what comes before is read.", read.reports[-1])
    return replace(read, notes=(*read.notes, note))


def _unreadable(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name}: no such file or folder; check the name"
    if isinstance(error, OSError):
        return f"{name}: cannot be read ({error.strerror}); check its rights"
    return f"{name!r}: not a usable file name; check the name"


def _too_large(name: str, limit: int) -> str:
    return f"{name}: larger than {limit} bytes; raise --max-bytes or split the file"


def _read_folder(folder: Path, empty: Raw) -> Iterator[ReadResult]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    known = [path for path in files if _suffix(path) in KNOWN_SUFFIXES]
    reason = "format not read; convert it to text, JSONL or CSV"
    yield ReadResult(
        skipped=tuple(Skipped(reason=reason, path=str(path)) for path in files if _suffix(path) not in KNOWN_SUFFIXES)
    )
    parts = [part for path in known for part in _read_one(str(path), empty)]
    yield from parts
    if not any(part.reports or part.problems for part in parts):
        yield ReadResult(problems=(f"{folder}: no report in this folder; put .txt, .jsonl or .csv files there",))


def _suffix(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def with_unique_ids(parts: Iterable[ReadResult]) -> Iterator[ReadResult]:
    """Yield the results of the inputs with a number behind each id that has been there before, in their notes too.

    >>> part = ReadResult(reports=(Report(id="a", text="x"), Report(id="a", text="y")))
    >>> [report.id for part in with_unique_ids([part]) for report in part.reports]
    ['a', 'a#2']
    """
    seen: dict[str, int] = {}
    for part in parts:
        reports = tuple(_numbered(report, seen) for report in part.reports)
        new = {old.id: report.id for old, report in zip(reversed(part.reports), reversed(reports), strict=True)}
        notes = tuple(replace(note, report=new.get(note.report or "", note.report)) for note in part.notes)
        yield replace(part, reports=reports, notes=notes)


def _numbered(report: Report, seen: dict[str, int]) -> Report:
    seen[report.id] = count = seen.get(report.id, 0) + 1
    return report if count == 1 else replace(report, id=f"{report.id}#{count}")
