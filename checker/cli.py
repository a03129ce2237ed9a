"""The command line: parse, call, render, exit code; no logic.

Exit codes: 0 nothing found, 1 at least one finding of level error, warning or dispute, 2 a run that cannot be trusted.
"""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from checker.errors import CheckerError
from checker.options import (
    DEFAULT_PAGE,
    CheckFormat,
    Colour,
    ColourOption,
    Columns,
    Config,
    DiffFormat,
    Encoding,
    ExitZero,
    Explain,
    ExtractFormat,
    Fail,
    FailOn,
    FailUnder,
    Format,
    GradeFormat,
    Ignore,
    Inputs,
    Language,
    MaxBytes,
    Mutes,
    OutputFile,
    PageLanguage,
    Relations,
    Select,
    Set,
    Trace,
    Verbose,
)
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Analysis
    from checker.read.reading import ReadResult

FOUND, UNTRUSTED = 1, 2
OBJECTS_BEFORE_COLLECTION = 50_000  # a run makes many small values and no cycles; the default costs a fifth of a start

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
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
    color: ColourOption = Colour.AUTO,
    ui_lang: PageLanguage = DEFAULT_PAGE,
    mutes: Mutes = None,
    fail_on: Fail = FailOn.DISPUTE,
    exit_zero: ExitZero = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Check reports against one another and print the contradictions."""
    settings = _settings(config, assign, max_bytes)
    view = _View(output_format, output, relations, explain, verbose, color, ui_lang)
    wanted = _Wanted(_codes(select), _codes(ignore), mutes, FailOn.NEVER if exit_zero else fail_on)
    _run_check(_read(inputs, settings, _Given(encoding, columns, lang)), settings, view, wanted)


@app.command()
def demo(
    output_format: Format = CheckFormat.FULL,
    output: OutputFile = None,
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
    color: ColourOption = Colour.AUTO,
    ui_lang: PageLanguage = DEFAULT_PAGE,
) -> None:
    """Check the packaged sample reports: one attack as ten outlets told it, in Arabic and English."""
    from checker.read.demo import read_demo  # noqa: PLC0415 - only this command needs it

    _run_check(
        read_demo(), Settings(), _View(output_format, output, verbose=verbose, color=color, ui_lang=ui_lang), _Wanted()
    )


@app.command()
def render(  # noqa: PLR0913 - one parameter an option
    result: Annotated[Path, typer.Argument(help="A result of 'check --format json'.")],
    output_format: Format = CheckFormat.HTML,
    output: OutputFile = None,
    verbose: Verbose = False,  # noqa: FBT002 - a flag of the command line
    color: ColourOption = Colour.AUTO,
    ui_lang: PageLanguage = DEFAULT_PAGE,
) -> None:
    """Write a result in another format without checking anew."""
    from checker.read.results import read_analysis  # noqa: PLC0415 - keeps --help fast

    view = _View(output_format, output, verbose=verbose, color=color, ui_lang=ui_lang)
    analysis = read_analysis(result)
    _emit(_rendered(analysis, view._replace(relations=bool(analysis.relations))), output)


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
) -> None:
    """Print the claims of reports, one JSON object a line."""
    from checker.api import extract_reports  # noqa: PLC0415 - keeps --help fast

    settings = _settings(config, assign, max_bytes)
    read = _read(inputs, settings, _Given(encoding, columns, lang))
    analysis = extract_reports(read.reports, settings)
    default = ExtractFormat.FULL if explain else ExtractFormat.JSONL
    _emit(_claims_rendered(analysis, output_format or default, explain=explain), output)
    _say_problems(read)
    raise typer.Exit(UNTRUSTED if read.problems else 0)


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
    from checker.read.results import read_result  # noqa: PLC0415
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
    """Print the manual page of a rule: what it finds, why it matters, its cases and near misses."""
    from checker.rules import ALL_RULES, page  # noqa: PLC0415 - keeps --help fast

    rule = next((rule for rule in ALL_RULES if rule.code.lower() == code.lower()), None)
    if rule is None:
        _fail(f"{code}: no rule has this code; 'checker rules' lists them")
    _emit(page(rule), None)


@app.command()
def rules() -> None:
    """List the rules in the order of the decision table: code, level, relation, name."""
    from checker.rules import ALL_RULES  # noqa: PLC0415 - keeps --help fast

    lines = [f"{r.code:4} {r.level.value:8} {r.relation.value:15} {r.title} ({r.name})" for r in ALL_RULES]
    _emit("\n".join(lines) + "\n", None)


class _View(NamedTuple):
    """How a result is shown, and where."""

    output_format: CheckFormat = CheckFormat.FULL
    output: Path | None = None
    relations: bool = False
    explain: bool = False
    verbose: bool = False
    color: Colour = Colour.AUTO
    ui_lang: str = DEFAULT_PAGE


class _Wanted(NamedTuple):
    """Which findings are shown, and which decide the exit code."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mutes: Path | None = None
    fail_on: FailOn = FailOn.DISPUTE


class _Given(NamedTuple):
    """What the user says about the inputs."""

    encoding: str | None = None
    columns: list[str] | None = None
    language: str | None = None


def _settings(config: Path | None, assignments: list[str] | None, max_bytes: int | None) -> Settings:
    from checker.read.config import load_settings  # noqa: PLC0415 - keeps --help fast

    limit = [f"max_bytes={max_bytes}"] if max_bytes is not None else []
    return load_settings(config, [*(assignments or ()), *limit])


def _read(inputs: list[str], settings: Settings, given: _Given) -> ReadResult:
    from dataclasses import replace  # noqa: PLC0415 - keeps --help fast

    from checker.read.columns import read_mapping  # noqa: PLC0415
    from checker.read.inputs import read_inputs  # noqa: PLC0415

    lang = given.language
    _refuse_unknown_options(given.encoding, lang)
    columns = read_mapping(given.columns or ())
    found = read_inputs(inputs, settings, encoding=given.encoding, columns=columns)
    if lang is None:
        return found
    return replace(found, reports=tuple(replace(r, language=r.language or lang) for r in found.reports))


def _refuse_unknown_options(encoding: str | None, lang: str | None) -> None:
    import codecs  # noqa: PLC0415 - keeps --help fast

    from checker.language.loader import load_languages  # noqa: PLC0415

    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except LookupError:
            _fail(f"--encoding {encoding}: no such encoding; try utf-8 or windows-1256")
    if lang is not None and lang not in load_languages().folders:
        _fail(f"--lang {lang}: no such language; use {' or '.join(sorted(load_languages().folders))}")


def _codes(values: Iterable[str] | None) -> tuple[str, ...]:
    from checker.read.notes import InputNote  # noqa: PLC0415 - keeps --help fast
    from checker.rules import ALL_RULES  # noqa: PLC0415

    codes = tuple(code.strip().upper() for value in values or () for code in value.split(",") if code.strip())
    known = {rule.code for rule in ALL_RULES} | {note.name for note in InputNote}
    unknown = [code for code in codes if code not in known]
    if unknown:
        _fail(f"{unknown[0]}: no rule has this code; 'checker rules' lists them")
    return codes


def _run_check(read: ReadResult, settings: Settings, view: _View, wanted: _Wanted) -> NoReturn:
    from checker.api import check_reports  # noqa: PLC0415 - keeps --help fast
    from checker.brief.mutes import with_mutes  # noqa: PLC0415
    from checker.model import is_at_least  # noqa: PLC0415
    from checker.read.mutes import read_mutes  # noqa: PLC0415
    from checker.read.notes import with_input  # noqa: PLC0415

    known = read_mutes(wanted.mutes) if wanted.mutes is not None else ()
    analysis = check_reports(
        read.reports,
        settings,
        with_relations=view.relations,
        select=wanted.select,
        ignore=wanted.ignore,
        explain=view.explain,
    )
    analysis = with_mutes(with_input(analysis, read, wanted.select, wanted.ignore), known)
    _emit(_rendered(analysis, view), view.output)
    _say_problems(read)
    decisive = (finding.level for finding in analysis.findings if finding.muted is None)
    found = any(is_at_least(level, wanted.fail_on.value) for level in decisive)
    raise typer.Exit(UNTRUSTED if read.problems else FOUND if found else 0)


def _claims_rendered(analysis: Analysis, output_format: ExtractFormat, *, explain: bool) -> str:
    from checker.extract.trace import trace_claims  # noqa: PLC0415 - keeps --help fast
    from checker.render.json import claims_jsonl  # noqa: PLC0415
    from checker.render.trace import render_claims, traced_jsonl  # noqa: PLC0415

    traces = trace_claims(analysis.claims, analysis.reports) if explain else {}
    if output_format is ExtractFormat.FULL:
        return render_claims(analysis, traces) + "\n"
    lines = traced_jsonl(analysis, traces) if explain else claims_jsonl(analysis)
    return "".join(f"{line}\n" for line in lines)


def _rendered(analysis: Analysis, view: _View) -> str | bytes:
    if view.output_format not in {CheckFormat.FULL, CheckFormat.CONCISE}:
        from checker.render.formats import Form, render_as  # noqa: PLC0415 - one renderer a run

        now = datetime.now(tz=UTC).isoformat(timespec="minutes")
        return render_as(analysis, view.output_format.value, Form(view.ui_lang, now, view.relations))
    from checker.render.terminal import Style, render_concise, render_full  # noqa: PLC0415

    terminal = sys.stdout.isatty() and view.output is None
    painted = view.color is Colour.ALWAYS or (view.color is Colour.AUTO and terminal and not os.environ.get("NO_COLOR"))
    width = _width() if terminal else None
    style = Style(colour=painted, isolates=terminal, width=width, verbose=view.verbose)
    if view.output_format is CheckFormat.CONCISE:
        return render_concise(analysis, style=style) + "\n"
    return render_full(analysis, style=style) + "\n"


def _width() -> int:
    import shutil  # noqa: PLC0415 - only at a terminal

    return shutil.get_terminal_size().columns


def _emit(content: str | bytes, output: Path | None) -> None:
    if output is not None:
        from checker.render.files import write_atomically  # noqa: PLC0415 - only with --output

        try:
            write_atomically(output, content)
        except CheckerError as error:
            _fail(str(error))
        return
    try:
        sys.stdout.buffer.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def _say_problems(read: ReadResult) -> None:
    for problem in read.problems:
        typer.echo(f"checker: {problem}", err=True)


def _fail(message: str) -> NoReturn:
    typer.echo(f"checker: {message}", err=True)
    raise typer.Exit(UNTRUSTED)


def main() -> None:
    """Run the command line; an error of the package becomes one sentence and exit code 2."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    try:
        app()
    except CheckerError as error:
        typer.echo(f"checker: {error}", err=True)
        sys.exit(UNTRUSTED)


if __name__ == "__main__":
    main()
