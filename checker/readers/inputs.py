"""Read every input that was named: files, folders, standard input.

One unreadable input never stops the run: it is named in ``problems``, and everything else is read.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.model import Report, Skipped
from checker.readers.blocks import BLOCK_BYTES, has_lines, read_blocks
from checker.readers.formats import KNOWN_SUFFIXES, format_of, reader_of, without_compression
from checker.readers.names import Names
from checker.readers.notes import InputNote, input_note
from checker.readers.reading import Raw, ReadResult, joined
from checker.readers.rows import read_jsonl, result_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from checker.settings import Settings


def read_inputs(
    inputs: Sequence[str], settings: Settings, *, encoding: str | None = None, columns: Mapping[str, str] | None = None
) -> ReadResult:
    """Read files, folders and ``-`` (standard input); ``columns`` maps fields of a report to columns of tables.

    >>> from checker.settings import Settings
    >>> read_inputs(["no-such-file.txt"], Settings()).problems
    ('no-such-file.txt: no such file or folder; check the name',)
    """
    return joined(stream_inputs(inputs, settings, encoding=encoding, columns=columns))


def stream_inputs(
    inputs: Sequence[str], settings: Settings, *, encoding: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[ReadResult]:
    """Yield what ``read_inputs`` returns in parts: a file each, and long files of JSON Lines in blocks of lines.

    >>> from checker.settings import Settings
    >>> [part.problems for part in stream_inputs(["no-such-file.txt"], Settings())]
    [('no-such-file.txt: no such file or folder; check the name',)]
    """
    empty = Raw(data=b"", name="stdin", encoding=encoding, columns=columns or {}, max_bytes=settings.max_bytes)
    is_empty = True
    for part in with_unique_ids(part for name in inputs for part in _read_one(name, empty)):
        is_empty = is_empty and not part.reports and not part.problems
        yield part
    if is_empty:
        names = ", ".join(inputs)
        yield ReadResult(problems=(f"{names}: nothing to read, no report has any text; give files with text",))


def held(parts: Iterator[ReadResult], most: int) -> tuple[ReadResult, Iterator[ReadResult] | None]:
    """Return all parts as one, or, where they hold more than so many reports, nothing and all parts still to come.

    >>> held(iter([ReadResult()]), 0)[1] is None
    True
    """
    begun: list[ReadResult] = []
    count = 0
    for part in parts:
        begun.append(part)
        count += len(part.reports)
        if count > most:
            return ReadResult(), chain(begun, parts)
    return joined(begun), None


def with_language(parts: Iterable[ReadResult], language: str | None) -> Iterator[ReadResult]:
    """Yield the parts with a language for the reports that name none.

    >>> part = ReadResult(reports=(Report(id="a", text=""),))
    >>> [report.language for part in with_language([part], "ar") for report in part.reports]
    ['ar']
    """
    for part in parts:
        told = (replace(report, language=report.language or language) for report in part.reports)
        yield part if language is None else replace(part, reports=tuple(told))


def is_known_name(name: str) -> bool:
    """Say whether a name ends like a file that is read.

    >>> is_known_name("morning wire.txt"), is_known_name("He said so at noon.")
    (True, False)
    """
    return _suffix(Path(name)) in KNOWN_SUFFIXES - {""}


def _read_one(name: str, empty: Raw) -> Iterator[ReadResult]:
    path = Path(name)
    try:
        if name == "-":
            yield from _read_stream(sys.stdin.buffer, empty)
        elif path.is_dir():
            yield from _read_folder(path, empty)
        else:
            with path.open("rb") as stream:
                yield from _read_stream(stream, replace(empty, name=name))
    except (OSError, ValueError) as error:
        yield ReadResult(problems=(_unreadable(name, error),))


def _read_stream(stream: BinaryIO, empty: Raw) -> Iterator[ReadResult]:
    """Yield long JSON Lines in blocks, anything else whole."""
    head = replace(empty, data=stream.read(BLOCK_BYTES))
    if not _is_long(head):
        yield read_bytes(replace(head, data=head.data + stream.read(max(0, empty.max_bytes + 1 - len(head.data)))))
        return
    told: set[str | None] = set()
    for number, decoded in read_blocks(stream, empty.max_bytes, empty.encoding, head=head.data):
        rows = read_jsonl(decoded.text, empty.name, empty.columns, number)
        yield result_of_rows(rows, None if decoded.note in told else decoded.note)
        told.add(decoded.note)


def _is_long(head: Raw) -> bool:
    try:
        return len(head.data) == BLOCK_BYTES and has_lines(head.data) and format_of(head) == "jsonl"
    except InputError:
        return False


def read_bytes(raw: Raw) -> ReadResult:
    """Read the bytes of one input with the reader of its format.

    >>> from checker.readers.reading import Raw
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
    if "://" in name:
        return f"{name}: addresses are not fetched; save the page and name the file"
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
    is_empty = True
    for part in (part for path in known for part in _read_one(str(path), empty)):
        is_empty = is_empty and not part.reports and not part.problems
        yield part
    if is_empty:
        yield ReadResult(
            problems=(
                f"{folder}: no report in this folder; put files of the kinds there that the README lists, such as .txt, .html or .csv",
            )
        )


def _suffix(path: Path) -> str:
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def with_unique_ids(parts: Iterable[ReadResult]) -> Iterator[ReadResult]:
    """Yield the results of the inputs with a number behind each id that has been there before, in their notes too.

    >>> part = ReadResult(reports=(Report(id="a", text="x"), Report(id="a", text="y")))
    >>> [report.id for part in with_unique_ids([part]) for report in part.reports]
    ['a', 'a#2']
    """
    names = Names()
    for part in parts:
        reports = tuple(_named(report, names.unique(report.id)) for report in part.reports)
        new = {old.id: report.id for old, report in zip(reversed(part.reports), reversed(reports), strict=True)}
        notes = tuple(replace(note, report=new.get(note.report or "", note.report)) for note in part.notes)
        yield replace(part, reports=reports, notes=notes)


def _named(report: Report, name: str) -> Report:
    return report if report.id == name else replace(report, id=name)
