"""What a person asked of a run: how the result looks and where it goes, what is wanted of it, how the work is done."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from checker.options import DEFAULT_PAGE, Bidi, CheckFormat, Colour, Engine, FailOn, Table

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Analysis
    from checker.render.terminal import Style

IN_PIECES = (CheckFormat.FULL, CheckFormat.CONCISE, CheckFormat.JSON, CheckFormat.JSONL)
"""The formats of a long result that are written as it comes."""


class View(NamedTuple):
    """How a result is shown, and where."""

    output_format: CheckFormat = CheckFormat.FULL
    output: Path | None = None
    relations: bool = False
    explain: bool = False
    verbose: bool = False
    color: Colour = Colour.AUTO
    ui_lang: str = DEFAULT_PAGE
    bidi: Bidi = Bidi.AUTO
    table: Table = Table.VOICES
    csv_raw: bool = False
    show_agree: bool = False

    @property
    def needs_relations(self) -> bool:
        """The relations are spelled out: they were asked for, or are the table to write."""
        return self.relations or self.table is Table.RELATIONS


class Way(NamedTuple):
    """How a run is done: where its result goes, whether it goes on from what is kept, and in how many processes."""

    inputs: tuple[str, ...]
    output: Path | None = None
    resume: bool = False
    jobs: int = 1
    engine: Engine = Engine.LOCAL
    scheduler: str | None = None


class Wanted(NamedTuple):
    """Which findings are shown, and which decide the exit code."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mutes: Path | None = None
    fail_on: FailOn = FailOn.DISPUTE
    group_events: bool = False


def is_in_pieces(view: View) -> bool:
    """Say whether a long result can be written in pieces; a page, a workbook or a table holds everything at once.

    >>> is_in_pieces(View())
    True
    """
    return view.output_format in IN_PIECES


def rendered(analysis: Analysis, view: View) -> str | bytes:
    """Return an analysis as it is shown.

    >>> from checker.model import Analysis
    >>> rendered(Analysis(), View())
    'Checked nothing: no report could be read.\\n'
    """
    if view.output_format not in {CheckFormat.FULL, CheckFormat.CONCISE}:
        from datetime import UTC, datetime  # noqa: PLC0415 - one renderer a run

        from checker.render.formats import Form, render_as  # noqa: PLC0415 - as above

        now = datetime.now(tz=UTC).isoformat(timespec="minutes")
        form = Form(view.ui_lang, now, view.relations, view.table.value, view.csv_raw)
        return render_as(analysis, view.output_format.value, form)
    from checker.render.terminal import render_concise, render_full  # noqa: PLC0415 - as above

    render = render_concise if view.output_format is CheckFormat.CONCISE else render_full
    return render(analysis, style=style_of(view)) + "\n"


def style_of(view: View) -> Style:
    """Return what the output device can take, and what was asked for."""
    from checker.render.terminal import Style  # noqa: PLC0415 - keeps --help fast

    terminal = sys.stdout.isatty() and view.output is None
    painted = view.color is Colour.ALWAYS or (view.color is Colour.AUTO and terminal and not os.environ.get("NO_COLOR"))
    isolates = view.bidi is Bidi.ON or (view.bidi is Bidi.AUTO and terminal)
    width = _width() if terminal else None
    return Style(colour=painted, isolates=isolates, width=width, verbose=view.verbose, agreements=view.show_agree)


def _width() -> int:
    import shutil  # noqa: PLC0415 - only at a terminal

    return shutil.get_terminal_size().columns
