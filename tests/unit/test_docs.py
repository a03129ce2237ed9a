"""The documents are true and complete: their commands and examples are run, and nothing a user meets is left out."""

from __future__ import annotations

import doctest
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import typer.main
from typer.core import TyperGroup

import checker
from checker.api import check_reports
from checker.cli import app
from checker.language.loader import load_languages
from checker.model import CONTRADICTING_LEVELS, Report
from checker.options import CheckFormat
from checker.render.tables import COLUMNS
from checker.rules import ALL_RULES
from checker.settings import Settings, settings_values

ROOT = Path(__file__).parents[2]
README, CONTRIBUTING, TABLES = ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "tables.md"
REFERENCE = ROOT / "docs" / "reference.md"
DOCUMENTS = [README, CONTRIBUTING, *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^`(?P<name>[\w/.]+)`\n\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"(?<=^```sh\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"`+([^`\n]+)`+")


def load_build() -> ModuleType:
    """Return the script that writes the generated documents."""
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = load_build()


def named(path: Path) -> set[str]:
    """Return every word that a document sets as code."""
    return {word for span in CODE_SPAN.findall(path.read_text("utf-8")) for word in re.split(r"[\s,=(]+", span)}


def options_of_commands() -> dict[str, set[str]]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return {name: {o for item in command.params for o in item.opts} for name, command in group.commands.items()}


def test_every_command_and_option_is_documented() -> None:
    commands, code = options_of_commands(), named(README)

    assert [name for name in commands if f"`checker {name}" not in README.read_text("utf-8")] == []
    assert [o for options in commands.values() for o in options if o.startswith("-") and o not in code] == []


def test_every_format_is_documented() -> None:
    assert {one.value for one in CheckFormat} <= named(ROOT / "docs" / "outputs.md")


def test_every_setting_is_documented_with_its_default() -> None:
    text = README.read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \| ", text, re.MULTILINE))

    assert rows == {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in settings_values(Settings()).items()
    }


def test_every_public_name_is_documented() -> None:
    assert set(checker.__all__) - {name.removeprefix("checker.") for name in named(README)} == set()
    assert {f"checker.{name}" for name in checker.__all__} - named(REFERENCE) == set()


def test_every_public_method_and_field_is_documented() -> None:
    """Whatever can be reached behind a dot of a public class stands in its section of the reference."""
    sections = dict(
        re.findall(r"^### `checker\.(\w+)`\n(.*?)(?=^##|\Z)", REFERENCE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
    classes = {name: thing for name in checker.__all__ if inspect.isclass(thing := getattr(checker, name))}
    words = {name: set(re.findall(r"`(\w+)", sections[name])) for name in classes}

    assert {
        name: {item for item in vars(thing) if not item.startswith("_")} - words[name]
        for name, thing in classes.items()
    } == {name: set() for name in classes}


@pytest.mark.parametrize("name", build.DOCUMENTS)
def test_generated_documents_are_up_to_date(name: str, pytestconfig: pytest.Config) -> None:
    """``make docs`` or ``--update-golden`` writes them anew."""
    path, made = ROOT / "docs" / name, build.DOCUMENTS[name]()
    if pytestconfig.getoption("--update-golden"):
        path.write_text(made, "utf-8")

    assert path.read_text("utf-8") == made, "run make docs"


def test_what_has_no_docstring_is_an_orphan() -> None:
    with pytest.raises(ValueError, match="no docstring"):
        build.described(type("Orphan", (), {}))


def test_every_page_is_in_the_index() -> None:
    """Each page is linked from the index of the folder or from the README of the project."""
    linked = {
        Path(link).name
        for path in (ROOT / "docs" / "README.md", README)
        for link in re.findall(r"\]\(([^)#]+\.md)", path.read_text("utf-8"))
    }

    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} - linked == set()


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_documented_with_its_dtype(table: str) -> None:
    section = re.search(rf"^### `{table}`\n(.*?)(?=^##|\Z)", TABLES.read_text("utf-8"), re.MULTILINE | re.DOTALL)

    assert section is not None
    assert dict(re.findall(r"^\| `(\w+)` \| `(.*?)` \| \S", section[1], re.MULTILINE)) == COLUMNS[table]


def test_every_code_is_documented_with_its_level() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (\w+) \| (.*?) \|$", README.read_text("utf-8"), re.MULTILINE)

    assert rows == [(r.code, r.level.value, r.relation.value, r.title) for r in ALL_RULES]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files(path: Path) -> None:
    links = re.findall(r"\]\((?!http|#)([^)#]+)", path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_examples_of_a_document(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the python blocks of a document as one session in an empty folder."""
    monkeypatch.chdir(tmp_path)
    source = "\n".join(PYTHON.findall(path.read_text("utf-8")))
    examples = doctest.DocTestParser().get_doctest(source, {}, path.name, str(path), 0)
    report: list[str] = []

    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=report.append)

    assert outcome.failed == 0, "".join(report)
    assert (outcome.attempted > 0) == (source != "")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_of_a_document(path: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Run the console blocks in one folder; ``--update-golden`` writes what they print into the document."""
    text = path.read_text("utf-8")
    actual = CONSOLE.sub(lambda block: session(block.group(1), tmp_path), text)
    if pytestconfig.getoption("--update-golden"):
        path.write_text(actual, "utf-8")

    assert CONSOLE.findall(text) == CONSOLE.findall(actual)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_block_is_of_a_kind_that_is_run(path: Path) -> None:
    """Console and python blocks run as sessions; of what sets up an environment the targets and the data are checked."""
    blocks = FENCED.findall(path.read_text("utf-8"))

    assert {language for language, _ in blocks} <= {"console", "python", "sh", "toml", ""}
    if path != CONTRIBUTING:
        assert all(tomllib.loads(content) for language, content in blocks if language == "toml")
    assert all(path == CONTRIBUTING for language, _ in blocks if language == "")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shell_lines_of_a_document(path: Path, tmp_path: Path) -> None:
    """A reader types these one after the other; what installs packages is left to the reader."""
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert targets is not None
    demo = (ROOT / "checker" / "data" / "demo.jsonl").read_text("utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "wires.jsonl").write_text(demo, "utf-8")
    lines = [line for block in SHELL.findall(path.read_text("utf-8")) for line in block.splitlines() if line]
    for line in lines:
        program, *words = line.split()
        if program == "make":
            assert words[0] in targets[1].split()
        elif program == "checker":
            assert shell(f"{line} > out; echo $?", tmp_path) in {"0\n", "1\n"}
        else:
            assert program in {"python3", ".venv/bin/pip"}


def session(block: str, folder: Path) -> str:
    """Return a console block with the output that its commands print now."""
    lines: list[str] = []
    for command in re.findall(r"^\$ (.*(?:\n> .*)*)$", block, re.MULTILINE):
        lines += [f"$ {command}", *shell(command.replace("\n> ", "\n"), folder).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def shell(command: str, folder: Path) -> str:
    """Run a command with ``checker`` meaning the package under test."""
    function = f'checker() {{ "{sys.executable}" -m checker "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", function],  # noqa: S607 - as a reader types it
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return (done.stdout + done.stderr).decode("utf-8")


def test_recipe_for_a_language_makes_a_language(tmp_path: Path) -> None:
    """The files that the recipe shows are enough to find a contradiction, without a change of code."""
    recipe = CONTRIBUTING.read_text("utf-8").partition("## Add a language")[2].partition("\n## ")[0]
    files = {match["name"]: match["content"] for match in FILE.finditer(recipe)}
    for name, content in files.items():
        path = tmp_path / Path(name).relative_to("checker/language/data")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    (first, second) = re.findall(r"^> (.+)$", recipe, re.MULTILINE)
    reports = [Report(id="a", text=first), Report(id="b", text=second)]

    analysis = check_reports(reports, languages=load_languages(tmp_path))

    assert [finding.level in CONTRADICTING_LEVELS for finding in analysis.findings] == [True]
    assert len(files) == 4
