"""The command line: parse, call, render, exit code; no logic.

Exit codes: 0 nothing found, 1 at least one finding of level error, warning or dispute, 2 a run that cannot be trusted, 130
stopped by Ctrl-C.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from checker.errors import CheckerError, Stopped
from checker.options import (
    DEFAULT_PAGE,
    Bidi,
    BidiOption,
    CheckFormat,
    Colour,
    ColourOption,
    Columns,
    Config,
    CsvRaw,
    DiffFormat,
    Download,
    Encoding,
    Engine,
    EngineOption,
    ExitZero,
    Explain,
    ExtractFormat,
    Fail,
    FailOn,
    FailUnder,
    Format,
    GradeFormat,
    GroupEvents,
    Ignore,
    Inputs,
    Jobs,
    Language,
    MaxBytes,
    Model,
    Mutes,
    Nli,
    OutputFile,
    PageLanguage,
    Relations,
    Resume,
    Scheduler,
    Select,
    Set,
    ShowAgree,
    Table,
    TableName,
    Trace,
    Verbose,
)
from checker.run.view import View, Wanted, Way, rendered
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Level
    from checker.run.checks import Ended

FOUND, UNTRUSTED = 1, 2
STOPPED = 128  # and the number of the signal, as shells say it

app = typer.Typer(
    name="checker",
    help="Find contradictions between news reports of one event, in Arabic and English.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


@app.command()
def check(  # noqa: PLR0913 - one parameter an option
    inputs: Inputs,
    output_format: Format = CheckFormat.FULL,
    output: OutputFile = None,
    relations: Relations = False,  # noqa: FBT002 - a flag of the command line
    select: Select = None,
    ignore: Ignore = None,
    max_bytes: MaxBytes = None,
    encoding: Encoding = None,
    columns: Columns = None,
    lang: Language = None,
    config: Config = None,
    assign: Set = None,
    explain: Explain = False,  # noqa: FBT002 - a flag of the command line
    group_events: GroupEvents = False,  # noqa: FBT002 - a flag of the command line
    model: Model = None,
    nli: Nli = None,
    download: Download = False,  # noqa: FBT002 - a flag of the command line
    show_agree: ShowAgree = False,  # noqa: FBT002 - a flag of the command line
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
    color: ColourOption = Colour.AUTO,
    bidi: BidiOption = Bidi.AUTO,
    ui_lang: PageLanguage = DEFAULT_PAGE,
    table: TableName = Table.VOICES,
    csv_raw: CsvRaw = False,  # noqa: FBT002 - a flag of the command line
    mutes: Mutes = None,
    fail_on: Fail = FailOn.DISPUTE,
    exit_zero: ExitZero = False,  # noqa: FBT002 - a flag of the command line
    jobs: Jobs = 1,
    resume: Resume = False,  # noqa: FBT002 - a flag of the command line
    engine: EngineOption = Engine.LOCAL,
    scheduler: Scheduler = None,
) -> None:
    """Check reports against one another and print the contradictions."""
    from checker.run import checks, intake  # noqa: PLC0415 - keeps --help fast

    settings = _settings(config, assign, max_bytes, _Models(model, nli, download))
    view = View(output_format, output, relations, explain, verbose, color, ui_lang, bidi, table, csv_raw, show_agree)
    wanted = _wanted((select, ignore), mutes, _level(fail_on, exit_zero), group_events)
    way = Way(tuple(inputs), output, resume, jobs, engine, scheduler)
    _end_check(checks.run_check(way, settings, intake.Given(encoding, columns, lang), view, wanted), view, wanted)


@app.command()
def demo(  # noqa: PLR0913 - one parameter an option
    output_format: Format = CheckFormat.FULL,
    output: OutputFile = None,
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
    color: ColourOption = Colour.AUTO,
    bidi: BidiOption = Bidi.AUTO,
    ui_lang: PageLanguage = DEFAULT_PAGE,
) -> None:
    """Check the packaged sample reports: one attack as ten outlets told it, in Arabic and English."""
    from checker.readers.demo import read_demo  # noqa: PLC0415 - only this command needs it
    from checker.run.checks import check_read  # noqa: PLC0415

    view = View(output_format, output, verbose=verbose, color=color, ui_lang=ui_lang, bidi=bidi)
    _end_check(check_read(read_demo(), Settings(), view, Wanted()), view, Wanted())


@app.command()
def render(  # noqa: PLR0913 - one parameter an option
    result: Annotated[Path, typer.Argument(help="A result of 'check --format json'.")],
    output_format: Format = CheckFormat.HTML,
    output: OutputFile = None,
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
    color: ColourOption = Colour.AUTO,
    bidi: BidiOption = Bidi.AUTO,
    ui_lang: PageLanguage = DEFAULT_PAGE,
    table: TableName = Table.VOICES,
    csv_raw: CsvRaw = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Write a result in another format without checking anew."""
    from checker.readers.results import read_analysis  # noqa: PLC0415 - keeps --help fast

    analysis = read_analysis(result)
    relations = bool(analysis.relations)
    view = View(output_format, output, relations, False, verbose, color, ui_lang, bidi, table, csv_raw)  # noqa: FBT003 - in the order of the fields
    _emit(rendered(analysis, view), output)


@app.command()
def extract(  # noqa: PLR0913 - one parameter an option
    inputs: Inputs,
    output_format: Annotated[
        ExtractFormat | None, typer.Option("--format", "-f", help="jsonl, or full, which is the default of --explain.")
    ] = None,
    output: OutputFile = None,
    max_bytes: MaxBytes = None,
    encoding: Encoding = None,
    columns: Columns = None,
    lang: Language = None,
    config: Config = None,
    assign: Set = None,
    explain: Trace = False,  # noqa: FBT002 - a flag of the command line
    jobs: Jobs = 1,
    resume: Resume = False,  # noqa: FBT002 - a flag of the command line
    engine: EngineOption = Engine.LOCAL,
    scheduler: Scheduler = None,
) -> None:
    """Print the claims of reports, one JSON object a line."""
    from checker.run.extracting import ClaimsWanted, claim_lines, unused_lines  # noqa: PLC0415 - keeps --help fast
    from checker.run.intake import Given, take_in  # noqa: PLC0415

    settings = _settings(config, assign, max_bytes)
    form = output_format or (ExtractFormat.FULL if explain else ExtractFormat.JSONL)
    wanted = ClaimsWanted(settings, form, explain)
    way = Way(tuple(inputs), output, resume, jobs, engine, scheduler)
    read, more = take_in(way, settings, Given(encoding, columns, lang))
    if more is None:
        _emit("".join(claim_lines(read.reports, wanted)), output)
        told, is_untrusted = [*unused_lines(read.skipped), *read.problems], bool(read.problems)
    else:
        from checker.run.long import extract_long  # noqa: PLC0415 - only long runs need it

        told, is_untrusted = extract_long(more, wanted, way)
    _say(told)
    raise typer.Exit(UNTRUSTED if is_untrusted else 0)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A result of 'check --format json'.")],
    new: Annotated[Path, typer.Argument(help="A later result.")],
    output_format: Annotated[DiffFormat, typer.Option("--format", "-f", help="full or json.")] = DiffFormat.FULL,
    output: OutputFile = None,
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Say what a late or corrected report changed; ends with 1 if a finding is new, resolved or changed."""
    from checker.brief.revisions import compare_results  # noqa: PLC0415 - keeps --help fast
    from checker.readers.results import read_result  # noqa: PLC0415
    from checker.render.revision import render_revision, revision_json  # noqa: PLC0415

    revision = compare_results(read_result(old), read_result(new))
    is_json = output_format is DiffFormat.JSON
    _emit((revision_json(revision) if is_json else render_revision(revision, verbose=verbose)) + "\n", output)
    raise typer.Exit(0 if revision.is_empty else FOUND)


@app.command()
def evaluate(  # noqa: PLR0913 - one parameter an option
    labels: Annotated[Path, typer.Argument(help="Labelled reports, JSON Lines; docs/labels.md describes them.")],
    output_format: Annotated[GradeFormat, typer.Option("--format", "-f", help="full or json.")] = GradeFormat.FULL,
    output: OutputFile = None,
    config: Config = None,
    assign: Set = None,
    fail_under: FailUnder = 0.0,
) -> None:
    """Measure reading and comparing against your own labels: precision, recall, confusion by rule."""
    from checker.notebook import evaluate as measure  # noqa: PLC0415 - keeps --help fast

    found = measure(labels, _settings(config, assign, None))
    _emit((found.to_json() if output_format is GradeFormat.JSON else repr(found)) + "\n", output)
    raise typer.Exit(FOUND if found.grades.lowest < fail_under else 0)


@app.command()
def settings(config: Config = None, assign: Set = None) -> None:
    """List the settings with their values and what they take, ready for a checker.toml."""
    from checker.render.settings import render_settings  # noqa: PLC0415 - keeps --help fast

    _emit(render_settings(_settings(config, assign, None)), None)


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A code such as D1.")]) -> None:
    """Print the manual page of a rule or a note: what it finds, why it matters, its cases and near misses."""
    from checker.notes import manual_page  # noqa: PLC0415 - keeps --help fast

    page = manual_page(code.upper())
    if page is None:
        _fail(f"{code}: no rule has this code; 'checker rules' lists them")
    _emit(page, None)


@app.command()
def rules() -> None:
    """List the rules in the order of the decision table: code, level, relation, name."""
    from checker.rules import ALL_RULES  # noqa: PLC0415 - keeps --help fast

    lines = [f"{r.code:4} {r.level.value:8} {r.relation.value:15} {r.title} ({r.name})" for r in ALL_RULES]
    _emit("\n".join(lines) + "\n", None)


@app.command()
def doctor() -> None:
    """Say what this installation can do: versions, languages, models, optional readers, encodings."""
    from checker.doctor import State, examine, render_checks  # noqa: PLC0415 - keeps --help fast

    checks = examine()
    _emit(render_checks(checks), None)
    raise typer.Exit(UNTRUSTED if any(check.state is State.BROKEN for check in checks) else 0)


@app.command()
def read(
    inputs: Inputs,
    output: OutputFile = None,
    max_bytes: MaxBytes = None,
    encoding: Encoding = None,
    columns: Columns = None,
) -> None:
    """Print the reports that were read, as one JSON object a line that every command takes again."""
    from checker.readers.reading import joined  # noqa: PLC0415 - keeps --help fast
    from checker.render.json import reports_jsonl  # noqa: PLC0415
    from checker.run.intake import Given, take_in  # noqa: PLC0415

    held, parts = take_in(Way(tuple(inputs)), _settings(None, None, max_bytes), Given(encoding, columns))
    found = held if parts is None else joined(parts)
    _emit("".join(f"{line}\n" for line in reports_jsonl(found.reports)), output)
    _end((), found.problems, FailOn.NEVER)


def _wanted(codes: tuple[Select, Ignore], mutes: Path | None, fail_on: FailOn, group_events: GroupEvents) -> Wanted:
    from checker.run.intake import chosen_codes  # noqa: PLC0415 - keeps --help fast

    shown, hidden = map(chosen_codes, codes)
    return Wanted(shown, hidden, mutes, fail_on, group_events)


def _level(fail_on: FailOn, exit_zero: bool) -> FailOn:  # noqa: FBT001 - a flag of the command line
    return FailOn.NEVER if exit_zero else fail_on


class _Models(NamedTuple):
    """The models that were named, and whether they may be fetched."""

    encoder: str | None = None
    nli: str | None = None
    download: bool = False


def _settings(
    config: Path | None, assignments: list[str] | None, max_bytes: int | None, models: _Models | None = None
) -> Settings:
    from checker.readers.config import load_settings  # noqa: PLC0415 - keeps --help fast

    limit = [f"max_bytes={max_bytes}"] if max_bytes is not None else []
    settings = load_settings(config, [*(assignments or ()), *limit])
    if models is None:
        return settings
    from checker.encoder.encode import with_models  # noqa: PLC0415 - only a check uses models

    return with_models(settings, models.encoder, models.nli, download=models.download)


def _end_check(ended: Ended, view: View, wanted: Wanted) -> NoReturn:
    if ended.content is not None:
        _emit(ended.content, view.output)
    _end(ended.levels, ended.problems, wanted.fail_on)


def _end(levels: Iterable[Level], problems: Sequence[str], fail_on: FailOn) -> NoReturn:
    from checker.model import is_at_least  # noqa: PLC0415 - keeps --help fast

    _say(problems)
    found = any(is_at_least(level, fail_on.value) for level in levels)
    raise typer.Exit(UNTRUSTED if problems else FOUND if found else 0)


def _emit(content: str | bytes, output: Path | None) -> None:
    from checker.render.files import write_out  # noqa: PLC0415 - keeps --help fast

    try:
        if not write_out(content, output):
            raise typer.Exit(0)
    except CheckerError as error:
        _fail(str(error))


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        typer.echo(f"checker: {sentence}", err=True)


def _fail(message: str) -> NoReturn:
    typer.echo(f"checker: {message}", err=True)
    raise typer.Exit(UNTRUSTED)


def main() -> None:
    """Run the command line; an error of the package becomes one sentence and exit code 2, Ctrl-C becomes 130."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        app()
    except CheckerError as error:
        _say([str(error)])
        sys.exit(UNTRUSTED)
    except Stopped as stop:
        _say([str(stop)])
        sys.exit(STOPPED + stop.signal)


def _stop(number: int, _: object) -> NoReturn:
    raise Stopped(number)


if __name__ == "__main__":
    main()
