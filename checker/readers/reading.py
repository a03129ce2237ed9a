"""What goes into a reader and what comes out of it, and the two ways in which a reader gives up."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import InputError
from checker.model import Skipped
from checker.readers.notes import encoding_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.model import Finding, Report

_DEFAULT_LIMIT = 20_000_000
_SMALL = 1 << 20
EXPANSION = 100
"""How many times larger than its packed form a text or document may be; bombs grow a thousandfold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """Reports, rows that were skipped, notes on the input, and one sentence for each input that could not be read."""

    reports: tuple[Report, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """The bytes of one input with its name, and what the user said about it.

    ``columns`` maps fields of a report to the columns of a table that hold them.
    """

    data: bytes
    name: str
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = _DEFAULT_LIMIT
    is_truncated: bool = False

    @property
    def short_name(self) -> str:
        """The name without its folders, for a report that has no other id."""
        return Path(self.name).name


class Limit(NamedTuple):
    """How many bytes a packed input may hold, and what to do about one that holds more."""

    size: int
    advice: str

    def check(self, size: int) -> None:
        """Raise ``InputError`` where an input holds more.

        >>> Limit(9, "; not read").check(9)
        """
        if size > self.size:
            raise InputError(f"unpacks to more than {self.size} bytes{self.advice}")


def unpacked_limit(raw: Raw, small: int = _SMALL) -> Limit:
    """Return how much an input may hold: what documents of its size do, and no more beside itself than the user wants read.

    >>> unpacked_limit(Raw(data=b"12345", name="a.docx", max_bytes=100)).size
    105
    """
    usual, wanted = max(small, EXPANSION * len(raw.data)), len(raw.data) + raw.max_bytes
    if usual < wanted:
        return Limit(usual, ", as no document does; not read")
    return Limit(wanted, "; raise --max-bytes or split the file")


def joined(parts: Iterable[ReadResult]) -> ReadResult:
    """Return the results of several inputs as one.

    >>> joined([ReadResult(problems=("a",)), ReadResult(problems=("b",))]).problems
    ('a', 'b')
    """
    parts = tuple(parts)
    return ReadResult(
        reports=tuple(report for part in parts for report in part.reports),
        skipped=tuple(item for part in parts for item in part.skipped),
        notes=tuple(note for part in parts for note in part.notes),
        problems=tuple(problem for part in parts for problem in part.problems),
    )


def with_text(found: Iterable[Report], note: str | None = None) -> ReadResult:
    """Return the reports of one input that have a text or a title, the others as skipped, and the note on the encoding.

    >>> from checker.model import Report
    >>> read = with_text([Report(id="a", text="Two dead."), Report(id="b", text=" ")])
    >>> [report.id for report in read.reports], [item.report for item in read.skipped]
    (['a'], ['b'])
    """
    kept: list[Report] = []
    empty: list[Skipped] = []
    for report in found:
        if report.text.strip() or report.title:
            kept.append(report)
        else:
            empty.append(Skipped(reason="no text", line=report.line, path=report.path, report=report.id))
    return ReadResult(reports=tuple(kept), skipped=tuple(empty), notes=encoding_notes(note, kept))


@contextmanager
def optional_package(package: str, group: str, what: str) -> Iterator[None]:
    """Turn a failed import in the block into the sentence that says what to install.

    >>> try:
    ...     with optional_package("no_such_package", "word", "a Word document"):
    ...         import no_such_package
    ... except InputError as error:
    ...     print(error)
    a Word document is read with no_such_package, which is not installed; run: pip install 'checker[word]'
    """
    try:
        yield
    except ImportError as error:
        raise InputError(
            f"{what} is read with {package}, which is not installed; run: pip install 'checker[{group}]'"
        ) from error


@contextmanager
def damage_reported(what: str, package: str = "checker") -> Iterator[None]:
    """Turn whatever a package raises on damaged bytes into one sentence, so that a file costs only itself.

    What the package would log about the file meanwhile is not shown.

    >>> try:
    ...     with damage_reported("Word document"):
    ...         raise KeyError("word/document.xml")
    ... except InputError as error:
    ...     print(error)
    not a Word document, or a damaged one (KeyError: 'word/document.xml'); save it again or as text
    """
    import logging  # noqa: PLC0415 - plain text needs none of it

    logger = logging.getLogger(package)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    except InputError:
        raise
    except Exception as error:  # packages that parse files raise anything on damaged ones
        detail = f"{type(error).__name__}: {error}"[:120].replace("\n", " ")
        raise InputError(f"not a {what}, or a damaged one ({detail}); save it again or as text") from error
    finally:
        logger.setLevel(level)
