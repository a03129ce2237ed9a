"""A run that takes a while says how far it is, where somebody looks."""

from __future__ import annotations

import io
from itertools import count

from checker.model import Report
from checker.run.progress import Progress, watched

MANY = [Report(id=str(number), text="") for number in range(400)]


def shown(reports: list[Report], *, at_terminal: bool) -> str:
    stream = io.StringIO()
    seconds = count()
    progress = Progress(stream, is_shown=at_terminal, clock=lambda: next(seconds) / 100)

    assert list(watched(reports, progress)) == reports
    return stream.getvalue()


def test_many_reports_are_counted_and_the_line_goes_away() -> None:
    line = shown(MANY, at_terminal=True)

    assert " of 400, " in line
    assert line.endswith("\r\x1b[K")


def test_few_reports_say_nothing() -> None:
    assert shown(MANY[:199], at_terminal=True) == ""


def test_a_pipe_gets_nothing() -> None:
    assert shown(MANY, at_terminal=False) == ""
