"""Say how far a long run is: one line that is written over, on a terminal only."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.model import Report

_SECONDS_BETWEEN = 0.5
_WORTH_SAYING = 200  # reports that are checked before anybody looks for a line


class Progress:
    """The progress line of a run.

    >>> import io
    >>> shown = io.StringIO()
    >>> progress = Progress(shown, clock=iter([0.0, 1.0, 2.0]).__next__)
    >>> progress.at("read", 500)
    >>> progress.at("read", 1_000, 4_000)
    >>> progress.say("a worker process died")
    >>> shown.getvalue().replace("\\r", "|").replace("\\x1b[K", "")
    '|read 500, 500/s|read 1,000 of 4,000, 500/s|checker: a worker process died\\n'
    """

    def __init__(self, stream: TextIO, *, is_shown: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to a stream; where the line is not shown, only what is said is written."""
        self._stream, self._is_shown, self._clock = stream, is_shown, clock
        self._began: dict[str, tuple[float, int]] = {}
        self._last = self._start = clock()

    def at(self, what: str, done: int, of: int | None = None) -> None:
        """Show how much is done, if it was not shown a moment ago."""
        if not self._is_shown:
            return
        now = self._clock()
        began, before = self._began.setdefault(what, (self._last, 0))
        if now - self._last < _SECONDS_BETWEEN:
            return
        self._last = now
        speed = (done - before) / (now - began)
        total = f" of {of:,}" if of is not None else ""
        self._stream.write(f"\r{what} {done:,}{total}, {speed:,.0f}/s\x1b[K")
        self._stream.flush()

    def say(self, sentence: str) -> None:
        """Write a sentence on a line of its own."""
        self._stream.write(f"{self._clear()}checker: {sentence}\n")
        self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        self._stream.write(self._clear())
        self._stream.flush()

    def _clear(self) -> str:
        return "\r\x1b[K" if self._is_shown else ""


def watched(reports: Sequence[Report], progress: Progress) -> Iterator[Report]:
    """Yield the reports of a run, and say how many were taken where there are many.

    >>> import io
    >>> list(watched((), Progress(io.StringIO())))
    []
    """
    for number, report in enumerate(reports):
        if len(reports) >= _WORTH_SAYING:
            progress.at("read", number, len(reports))
        yield report
    if len(reports) >= _WORTH_SAYING:
        progress.end()
