"""Read what a notebook hands over: file names, texts, mappings, reports, tables, or a list of these.

Needs no pandas: a table is whatever has ``columns`` and ``itertuples``. In a batch one item that cannot be read becomes a
row in ``skipped``; only a lone name or a table without any text is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from glob import glob
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.model import Report, Skipped
from checker.readers.inputs import is_known_name, read_inputs, with_unique_ids
from checker.readers.reading import ReadResult, joined
from checker.readers.rows import known_fields, report_from_mapping, result_of_rows
from checker.readers.tables import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.settings import Settings

_WANTED = "give file names, texts, mappings, reports or a DataFrame"
_PATTERN_MARKS = frozenset("*?[")


def read_objects(inputs: object, settings: Settings, columns: Mapping[str, str] | None = None) -> ReadResult:
    """Return the reports of whatever was given, with ids unique in the run; ``columns`` names the column of a field.

    >>> from checker.settings import Settings
    >>> read = read_objects([{"story": "Two men died."}, {"story": ""}], Settings(), {"text": "story"})
    >>> [report.text for report in read.reports], [item.reason for item in read.skipped]
    (['Two men died.'], ['no text'])

    Raises ``InputError`` when the input is no such thing, or a single name that cannot be read at all.
    """
    if isinstance(inputs, str | PathLike):
        read = _from_name(inputs, 1, settings, columns)
        if read.problems and not read.reports:
            raise InputError("; ".join(read.problems))
        return _gathered([read])
    return _gathered(read_items(inputs, settings, columns))


def read_items(
    inputs: object, settings: Settings, columns: Mapping[str, str] | None = None, *, first: int = 1
) -> Iterator[ReadResult]:
    """Yield what each item of a table or a list gave, ids as they are; the first item has the number ``first``.

    >>> from checker.settings import Settings
    >>> [part.reports[0].id for part in read_items([{"text": "Two men died."}], Settings(), first=7)]
    ['row:7']
    """
    if is_table(inputs):
        return _from_table(inputs, columns, first)
    if isinstance(inputs, Report | Mapping):
        return iter([_one(inputs, first, settings, columns)])
    if not isinstance(inputs, Iterable) or isinstance(inputs, bytes):
        raise InputError(f"{type(inputs).__name__}: cannot be read; {_WANTED}")
    return (_one(item, number, settings, columns) for number, item in enumerate(inputs, first))


def is_table(value: object) -> bool:
    """Say whether a value is a DataFrame, without loading pandas.

    >>> is_table([{"text": "Two men died."}])
    False
    """
    return all(hasattr(value, name) for name in ("columns", "itertuples", "index"))


def is_text(given: str) -> bool:
    """Say whether a string is a report itself and not a file name: it has several words, and no file has this name.

    >>> is_text("Two men died."), is_text("wire.jsonl"), is_text("morning wire.txt"), is_text("day one/*.txt")
    (True, False, False, False)
    """
    if "\n" in given.strip():
        return True
    if len(given.split()) == 1 or is_known_name(given):
        return False
    try:
        return not Path(given).exists()
    except (OSError, ValueError):
        return True


def _gathered(parts: Iterable[ReadResult]) -> ReadResult:
    """Return all parts as one; what could not be read stands among the skipped."""
    read = joined(with_unique_ids(parts))
    unread = (Skipped(reason=problem) for problem in read.problems)
    return replace(read, skipped=(*unread, *read.skipped), problems=())


def _one(item: object, number: int, settings: Settings, columns: Mapping[str, str] | None) -> ReadResult:
    if isinstance(item, Report):
        return ReadResult(reports=(item,))
    if isinstance(item, Mapping):
        return _from_mapping(item, number, columns)
    if isinstance(item, str | PathLike):
        return _from_name(item, number, settings, columns)
    if is_table(item):
        return _gathered(_from_table(item, columns))
    return ReadResult(skipped=(Skipped(reason=f"{type(item).__name__} is no report; {_WANTED}", line=number),))


def _from_name(
    name: str | PathLike[str], number: int, settings: Settings, columns: Mapping[str, str] | None
) -> ReadResult:
    """Read a file, a folder, the files of a pattern, or a string that is the text of a report itself."""
    if not isinstance(name, str):
        return read_inputs([fspath(name)], settings, columns=columns)
    if is_text(name):
        return ReadResult(reports=(Report(id=f"text:{number}", text=name, line=number),))
    matching = sorted(glob(name, recursive=True)) if _PATTERN_MARKS & set(name) else []  # noqa: PTH207 - may be absolute
    return read_inputs(matching or [name], settings, columns=columns)


def _from_mapping(row: Mapping[Any, Any], number: int, columns: Mapping[str, str] | None) -> ReadResult:
    return result_of_rows([report_from_mapping(row, number, "row", columns)], None)


def _from_table(
    table: Any,  # noqa: ANN401 - any DataFrame
    columns: Mapping[str, str] | None,
    first: int = 1,
) -> Iterator[ReadResult]:
    names = [str(name) for name in table.columns]
    wanted = dict(columns or {})
    missing = [column for column in wanted.values() if column not in names]
    if missing:
        raise InputError(f"no column is called {missing[0]!r}; the table has {', '.join(names)}")
    if not known_fields([*names, *wanted]) & {"text", "title"}:
        raise InputError(f"no column looks like a text ({', '.join(names)}); name it with columns={{'text': ...}}")
    has_ids = "id" in known_fields([*names, *wanted])
    cells = table.astype(object).where(table.notna(), None)
    for number, (label, *row) in enumerate(cells.itertuples(name=None), first):
        given = {name: plain_value(value) for name, value in zip(names, row, strict=True) if value is not None}
        yield _from_mapping(given if has_ids else {"id": str(label), **given}, number, wanted)
