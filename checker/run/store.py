"""Keep a run on disk: what was read, by event, and what each event gave, in the order in which it is written out.

One SQLite file holds it all, so that memory does not grow with the run, whatever the order of the events, and a run that
was stopped or killed goes on where it was: what is not wholly there is not there at all.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import InputError
from checker.run.rows import added
from checker.run.work import PackedReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from checker.model import Finding, Skipped
    from checker.render.terminal import Tally
    from checker.run.rows import EventRows
    from checker.run.work import Packed

_FACTS = "create table if not exists fact (name text primary key, value text);\n"
_TABLES = """
create table if not exists report (number integer primary key, event text, before integer, body blob);
create index if not exists report_by_event on report (event, number);
create table if not exists unused (number integer primary key, body blob);
create table if not exists note (number integer primary key, body blob);
create table if not exists problem (number integer primary key, sentence text);
create table if not exists event (first integer primary key, tally blob);
create table if not exists shown (number integer primary key, report blob, claims blob, unread blob);
create table if not exists claim_group (first_claim integer primary key, rest blob);
create table if not exists relation (event integer primary key, rows blob);
create table if not exists uncompared (event integer primary key, rows blob);
create table if not exists refused (event integer primary key, rows blob);
create table if not exists agreed (first_claim integer primary key, rest blob);
create table if not exists finding (
  level integer, independence integer, gap real, weaknesses integer, event text, question text, code text, fingerprint text,
  level_name text, muted text, rest blob, joins blob
);
create index if not exists finding_in_order on finding (
  level, independence, gap, weaknesses, event, question, code, fingerprint
);
"""
_ORDER = "level, independence, gap, weaknesses, event, question, code, fingerprint, rowid"
_NEXT_PLACES = "select first, event, reports from place where first > ? order by first limit 200"
_SECONDS_BETWEEN_SAVES = 0.3
_MEMORY_KIB = 16_000


class KeptFinding(NamedTuple):
    """A finding as it was written down: its level, its fingerprint if it is muted, its row and its joins."""

    level: str
    muted: str | None
    rest: str
    joins: list[str]


class EventPlace(NamedTuple):
    """An event with the number of its first report and how many it has."""

    first: int
    name: str | None
    reports: int


class Kept:
    """The file of a run; without a path a temporary one that goes away by itself."""

    def __init__(self, tables: str, count: str, path: Path | None = None) -> None:
        """Open the file, a new one where there is none; ``count`` asks it how many reports are read."""
        self._count = count
        self._connection = sqlite3.connect(path or "", isolation_level=None)
        self._run(f"pragma cache_size = -{_MEMORY_KIB}")
        self._run("pragma journal_mode = wal" if path is not None else "pragma journal_mode = off")
        self._run("pragma synchronous = normal" if path is not None else "pragma synchronous = off")
        self._connection.executescript(_FACTS + tables)
        self._run("begin")
        self._saved = time.monotonic()

    def _run(self, statement: str, values: Iterable[object] = ()) -> sqlite3.Cursor:
        return self._connection.execute(statement, tuple(values))

    def _number(self, statement: str) -> int:
        (value,) = self._run(statement).fetchone()
        return int(value or 0)

    @property
    def reports(self) -> int:
        """How many reports are read."""
        return self._number(self._count)

    def close(self) -> None:
        """Close the file; what was not saved is not kept."""
        self._connection.close()

    def save(self) -> None:
        """Make sure that everything so far is kept."""
        self._run("commit")
        self._run("begin")
        self._saved = time.monotonic()

    def save_now_and_then(self) -> None:
        """Save, if it was not done a moment ago."""
        if time.monotonic() - self._saved > _SECONDS_BETWEEN_SAVES:
            self.save()

    def fact(self, name: str) -> str | None:
        """Return something that was noted about the run."""
        row = self._run("select value from fact where name = ?", (name,)).fetchone()
        return str(row[0]) if row is not None else None

    def set_fact(self, name: str, value: str) -> None:
        """Note something about the run."""
        self._run("insert or replace into fact values (?, ?)", (name, value))

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Do what is in the block wholly or not at all."""
        self._run("savepoint whole")
        try:
            yield
        except BaseException:
            self._run("rollback to whole")
            raise
        finally:
            self._run("release whole")


class ClaimStore(Kept):
    """The lines of a long extraction, as far as it got.

    >>> store = ClaimStore()
    >>> store.add(100, 1, ["a line", "another"])
    >>> store.reports, store.claims, list(store.lines())
    (100, 1, ['a line', 'another'])
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the file."""
        tables = "create table if not exists piece (reports integer, claims integer, lines blob);"
        super().__init__(tables, "select sum(reports) from piece", path)

    @property
    def claims(self) -> int:
        """How many claims they make."""
        return self._number("select sum(claims) from piece")

    def add(self, reports: int, claims: int, lines: Iterable[str]) -> None:
        """Keep the lines of some reports behind those that are there."""
        self._run("insert into piece values (?, ?, ?)", (reports, claims, _lines(lines)))
        self.save_now_and_then()

    def lines(self) -> Iterator[str]:
        """Yield all lines."""
        for (lines,) in self._run("select lines from piece order by rowid"):
            yield from _split(lines)


class EventStore(Kept):
    """The reports of a long check by event, and what each event gave."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file."""
        super().__init__(_TABLES, "select max(number) from report", path)

    @property
    def claims(self) -> int:
        """How many claims they make."""
        return int(self.fact("claims") or 0)

    def add_reports(self, packed: Iterable[Packed]) -> None:
        """Keep reports behind those that are there."""
        number, before = self.reports, self.claims
        rows = []
        for item in packed:
            number += 1
            rows.append((number, item.event, before, item.body))
            before += item.claims
        with self._whole():
            self._many("report", 4, rows)
            self.set_fact("claims", str(before))
        self.save_now_and_then()

    def forget_asides(self) -> None:
        """Forget what reading had to say; it is read once more."""
        for table in ("unused", "note", "problem"):
            self._run(f"delete from {table}")  # noqa: S608 - own names

    def add_unused(self, skipped: Iterable[Skipped]) -> None:
        """Keep what reading did not use."""
        self._connection.executemany("insert into unused (body) values (?)", ((pickle.dumps(s),) for s in skipped))

    def add_notes(self, notes: Iterable[Finding]) -> None:
        """Keep notes on the input."""
        self._connection.executemany("insert into note (body) values (?)", ((pickle.dumps(n),) for n in notes))

    def add_problems(self, problems: Iterable[str]) -> None:
        """Keep which inputs could not be read."""
        self._connection.executemany("insert into problem (sentence) values (?)", ((p,) for p in problems))

    def problems(self) -> list[str]:
        """Return which inputs could not be read."""
        return [sentence for (sentence,) in self._run("select sentence from problem order by number")]

    def unused(self) -> Iterator[Skipped]:
        """Yield what reading did not use."""
        yield from (pickle.loads(body) for (body,) in self._run("select body from unused order by number"))  # noqa: S301

    def notes(self) -> Iterator[Finding]:
        """Yield the notes on the input."""
        yield from (pickle.loads(body) for (body,) in self._run("select body from note order by number"))  # noqa: S301

    def open_events(self) -> Iterator[EventPlace]:
        """Yield the events that are not compared yet, in the order of their first reports."""
        done = self._number("select max(first) from event")
        self._run("create temp table if not exists place (first integer primary key, event text, reports integer)")
        self._run("delete from place")
        counted = "select min(number), event, count(*) from report group by event having min(number) > ?"
        self._run(f"insert into place {counted}", (done,))
        while found := self._run(_NEXT_PLACES, (done,)).fetchall():  # a cursor left open would let the journal grow
            yield from (EventPlace(*row) for row in found)
            done = found[-1][0]

    def reports_of(self, event: str | None) -> list[PackedReport]:
        """Return the reports of an event."""
        found = self._run("select number, before, body from report where event is ? order by number", (event,))
        return [PackedReport(*row) for row in found]

    @property
    def events(self) -> int:
        """How many events there are."""
        named = self._number("select count(distinct event) from report")
        return named + bool(self._run("select 1 from report where event is null limit 1").fetchone())

    @property
    def compared(self) -> int:
        """How many events are compared."""
        return self._number("select count(*) from event")

    def add_event(self, rows: EventRows) -> None:
        """Keep what an event gave."""
        first = rows.first
        shown = ((r.number, _lines([r.report]), _lines(r.claims), _lines(r.unread)) for r in rows.reports)
        findings = ((*f.weight, f.level, f.muted, _lines([f.rest]), _lines(f.joins)) for f in rows.findings)
        with self._whole():
            self._many("shown", 4, shown)
            for name, groups in (("claim_group", rows.groups), ("agreed", rows.agreed)):
                self._many(name, 2, ((group.first_claim, _lines([group.rest])) for group in groups))
            for name, found in (
                ("relation", rows.relations),
                ("uncompared", rows.uncompared),
                ("refused", rows.refused),
            ):
                self._many(name, 2, [(first, _lines(found))] if found else [])
            self._many("finding", 12, findings)
            self._many("event", 2, [(first, pickle.dumps(rows.tally))])
        self.save_now_and_then()

    def _many(self, table: str, columns: int, rows: Iterable[Iterable[object]]) -> None:
        places = ", ".join("?" * columns)
        self._connection.executemany(f"insert into {table} values ({places})", map(tuple, rows))  # noqa: S608 - own names

    def tally(self) -> Tally:
        """Return the counts of all events."""
        return added(pickle.loads(body) for (body,) in self._run("select tally from event"))  # noqa: S301

    def lines(self, table: str, column: str, order: str) -> Iterator[str]:
        """Yield the rows of text that a table keeps, in an order."""
        for (text,) in self._run(f"select {column} from {table} order by {order}"):  # noqa: S608 - own names
            yield from _split(text)

    def findings(self) -> Iterator[KeptFinding]:
        """Yield the findings, gravest first."""
        wanted = f"select level_name, muted, rest, joins from finding order by {_ORDER}"  # noqa: S608 - own names
        for level, muted, rest, joins in self._run(wanted):
            yield KeptFinding(level, muted, rest.decode(), _split(joins))


def _lines(rows: Iterable[str]) -> bytes:
    """Return rows as one value; half a character, as in the name of a damaged file, becomes a question mark."""
    return "\n".join(rows).encode("utf-8", "replace")


def _split(lines: bytes) -> list[str]:
    return lines.decode().split("\n") if lines else []


@contextmanager
def disk_problems_said(where: str) -> Iterator[None]:
    """Turn a full disk or a damaged file into one sentence that says what is kept.

    >>> import sqlite3
    >>> try:
    ...     with disk_problems_said("result.json.part"):
    ...         raise sqlite3.OperationalError("database or disk is full")
    ... except InputError as error:
    ...     print(error)
    result.json.part: database or disk is full; what was done is kept: make room and run again with --resume
    """
    try:
        yield
    except sqlite3.Error as error:
        raise InputError(f"{where}: {error}; what was done is kept: make room and run again with --resume") from error
