"""Give every report of a run a name of its own, in memory that does not grow with the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_KEPT_IN_MEMORY = 20_000


class Names:
    """The ids that a run has met; many of them wait in a temporary file.

    >>> names = Names()
    >>> [names.unique(name) for name in ("a", "b", "a", "a")]
    ['a', 'b', 'a#2', 'a#3']
    """

    def __init__(self, kept_in_memory: int = _KEPT_IN_MEMORY) -> None:
        """Start with no name."""
        self._counts: dict[str, int] = {}
        self._kept_in_memory = kept_in_memory
        self._file: sqlite3.Connection | None = None

    def unique(self, name: str) -> str:
        """Return the name, with a number behind it where it has been met before."""
        count = self._counts.pop(name, 0) or self._on_file(name)
        self._counts[name] = count + 1
        if len(self._counts) > self._kept_in_memory:
            self._put_away()
        return name if count == 0 else f"{name}#{count + 1}"

    def _on_file(self, name: str) -> int:
        if self._file is None:
            return 0
        row = self._file.execute("select count from name where name = ?", (name.encode("utf-8", "replace"),)).fetchone()
        return 0 if row is None else int(row[0])

    def _put_away(self) -> None:
        if self._file is None:
            import sqlite3  # noqa: PLC0415 - two files need none of it

            self._file = sqlite3.connect("")
            self._file.execute("pragma journal_mode = off")
            self._file.execute("create table name (name blob primary key, count integer) without rowid")
        rows = sorted((name.encode("utf-8", "replace"), count) for name, count in self._counts.items())
        self._file.executemany("insert or replace into name values (?, ?)", rows)
        self._counts.clear()
