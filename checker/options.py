"""The options of the command line: what each takes, and its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class CheckFormat(StrEnum):
    """How ``check`` prints its result."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SARIF = "sarif"


class Table(StrEnum):
    """Which table ``csv`` and ``parquet`` hold."""

    VOICES = "voices"
    FINDINGS = "findings"
    VALUES = "values"
    CLAIMS = "claims"
    REPORTS = "reports"
    GROUPS = "groups"
    RELATIONS = "relations"
    WHAT_IF = "what_if"
    MUTES = "mutes"
    SKIPPED = "skipped"


class ExtractFormat(StrEnum):
    """How ``extract`` prints its result."""

    FULL = "full"
    JSONL = "jsonl"


class DiffFormat(StrEnum):
    """How ``diff`` prints its result."""

    FULL = "full"
    JSON = "json"


class GradeFormat(StrEnum):
    """How ``evaluate`` prints what it measured."""

    FULL = "full"
    JSON = "json"


class FailOn(StrEnum):
    """From which level on findings end the run with 1."""

    ERROR = "error"
    WARNING = "warning"
    DISPUTE = "dispute"
    ANY = "any"
    NEVER = "never"


class Bidi(StrEnum):
    """When to wrap text of another direction in Unicode isolates."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Engine(StrEnum):
    """What does the work of a long run."""

    LOCAL = "local"
    DASK = "dask"


DEFAULT_PAGE = "en"


def known_page_language(code: str) -> str:
    """Return the language of a page, or end with what can be used instead.

    >>> known_page_language("ar")
    'ar'
    """
    if code != DEFAULT_PAGE:
        from checker.language.interface import page_languages  # noqa: PLC0415 - keeps --help fast

        if code not in page_languages():
            raise typer.BadParameter(f"no page is written in {code!r}; use {' or '.join(page_languages())}")
    return code


Inputs = Annotated[
    list[str], typer.Argument(help="Files of any format that is read, folders, or - for standard input.")
]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write the result to this file, whole or not at all.")
]
Format = Annotated[
    CheckFormat,
    typer.Option("--format", "-f", help="How the result is written."),
]
PageLanguage = Annotated[
    str,
    typer.Option(
        "--ui-lang",
        help="Language of the page around the findings: en or ar (html, md, xlsx).",
        callback=known_page_language,
    ),
]
TableName = Annotated[Table, typer.Option("--table", help="Which table csv and parquet hold.")]
CsvRaw = Annotated[
    bool, typer.Option("--csv-raw", help="Leave texts in csv as they are, also those that a spreadsheet would run.")
]
Relations = Annotated[bool, typer.Option("--relations", help="Spell out the relation of every comparable pair (JSON).")]
Explain = Annotated[bool, typer.Option("--explain", help="Show how claims were joined, and which joins were refused.")]
Trace = Annotated[
    bool, typer.Option("--explain", help="Show the words each claim was read from, and numbers not read.")
]
Select = Annotated[list[str] | None, typer.Option("--select", help="Show only findings of these codes.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Leave out findings of these codes.")]
MaxBytes = Annotated[int | None, typer.Option("--max-bytes", min=1, help="Refuse files larger than this many bytes.")]
Config = Annotated[
    Path | None,
    typer.Option("--config", help="Read settings from this TOML file instead of checker.toml or pyproject.toml here."),
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one setting; 'checker settings' lists them."),
]
Mutes = Annotated[
    Path | None, typer.Option("--mutes", help="Do not count the findings that this TOML file names, with its reasons.")
]
Fail = Annotated[
    FailOn, typer.Option("--fail-on", help="End with 1 for findings of this level or a graver one; any adds notes.")
]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Read files in this encoding instead of guessing.")]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="FIELD=COLUMN", help="Say which column of a table holds text, source, time ..."),
]
Language = Annotated[
    str | None, typer.Option("--lang", help="Take reports without a language as this one (ar, en or fr).")
]
GroupEvents = Annotated[bool, typer.Option("--group-events", help="Sort a mixed pile of reports into events first.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME_OR_PATH", help="Compare with this sentence-transformers model.")
]
Nli = Annotated[
    str | None,
    typer.Option(
        "--nli", metavar="NAME_OR_PATH", help="Add the opinion of this cross-encoder on sentences without figures."
    ),
]
Download = Annotated[bool, typer.Option("--download", help="Fetch a named model that is not on this machine yet.")]
ShowAgree = Annotated[bool, typer.Option("--show-agree", help="List the questions on which reports agree, too.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="List everything that was not used or not compared.")]
ColourOption = Annotated[Colour, typer.Option("--color", help="Colour the terminal output.")]
BidiOption = Annotated[
    Bidi, typer.Option("--bidi", help="Wrap Arabic in Unicode isolates; auto does so at a terminal only.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with 0 even when contradictions were found.")]
FailUnder = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        help="End with 1 if the precision or recall of claims or contradictions is below this share.",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Work in so many processes when reports are many.")]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on from what a stopped run to the same --output has kept beside it.")
]
EngineOption = Annotated[Engine, typer.Option("--engine", help="local processes, or a Dask cluster of so many jobs.")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster whose scheduler is there.")
]
