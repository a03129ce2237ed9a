"""Write the generated documents: the API from docstrings, the settings, the commands, the rules.

``make docs`` runs it; a test fails when a document is not what this gives.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer.main
from typer.core import TyperGroup

import checker
from checker import desk, errors, model, plots, settings
from checker.cli import app
from checker.pandas import ReportsAccessor
from checker.rules import ALL_RULES
from checker.settings import Settings, settings_values, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
_NOTE = "<!-- Written by `make docs`; change the docstrings instead. -->"
_ASSUMED = [
    "Examples assume this:",
    "",
    "```python",
    ">>> from checker import *",
    ">>> from checker.errors import *",
    ">>> from checker.errors import *",
    "",
    "```",
]
_EXAMPLE = re.compile(r"(?:^>>> .*\n?(?:^(?!\s*$|>>> ).*\n?)*)+", re.MULTILINE)


class Part(NamedTuple):
    """One section of the reference: a heading, a sentence, and what it documents by name."""

    title: str
    about: str
    things: dict[str, Any]


def reference_parts() -> list[Part]:
    """Return the sections of the reference; together they hold every public name."""
    public = {f"checker.{name}": getattr(checker, name) for name in checker.__all__}
    functions = {name: thing for name, thing in public.items() if inspect.isfunction(thing)}
    notebook = {name: thing for name, thing in functions.items() if thing.__module__ == "checker.notebook"}
    results = {name: public[name] for name in ("checker.Result", "checker.FindingView", "checker.Evaluation")}
    results["checker.plots.Plots"] = plots.Plots
    results["checker.pandas.ReportsAccessor"] = ReportsAccessor
    plain = {name: thing for name, thing in functions.items() if name not in notebook}
    types = {name: thing for name, thing in public.items() if name not in {*functions, *results}}
    return [
        Part("Functions for notebooks", "They take what you have and give tables.", notebook),
        Part("Results", "What these functions give.", results),
        Part("Plain functions", "Below the tables: values in, values out, without pandas.", plain),
        Part("Values", "Frozen values; collections in them are tuples.", types),
        Part("More values", "What stands inside those above.", _rest_of([model, desk, settings], types)),
        Part("Errors", "Every message names the file, key or report and the next step.", _rest_of([errors], {})),
    ]


def _rest_of(modules: list[Any], known: dict[str, Any]) -> dict[str, Any]:
    """Return the public classes of modules that are not known yet."""
    return {
        f"{module.__name__}.{name}": thing
        for module in modules
        for name, thing in vars(module).items()
        if inspect.isclass(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
        if thing not in known.values()
    }


def reference() -> str:
    """Return the document of all public names."""
    lines = [
        "# Reference",
        "",
        _NOTE,
        "",
        "Examples assume this:",
        "",
        "```python",
        ">>> from checker import *",
        ">>> from checker.errors import *",
        "",
        "```",
    ]
    for part in reference_parts():
        lines += ["", f"## {part.title}", "", part.about]
        for name, thing in part.things.items():
            lines += ["", *_thing(name, thing)]
    return "\n".join(lines) + "\n"


def _thing(name: str, thing: Any) -> Iterator[str]:  # noqa: ANN401 - a function or a class
    yield f"### `{name}`"
    yield ""
    if inspect.isfunction(thing):
        yield f"`{_signature(name, thing)}`"
        yield ""
    yield described(thing)
    if inspect.isclass(thing):
        yield from _members(thing)


class _AllRules:
    """Stands for the table of rules, whose own text would fill pages."""

    def __repr__(self) -> str:
        return "ALL_RULES"


def _signature(name: str, thing: Callable[..., object]) -> str:
    found = inspect.signature(thing)
    bare = [
        item.replace(annotation=inspect.Parameter.empty) for item in found.parameters.values() if item.name != "self"
    ]
    shown = [item.replace(default=_AllRules()) if item.default is ALL_RULES else item for item in bare]
    return f"{name.rpartition('.')[2]}{found.replace(parameters=shown, return_annotation=inspect.Signature.empty)}"


def described(thing: object) -> str:
    """Return a docstring as Markdown: prose with its examples fenced.

    Raises ``ValueError`` when there is none.
    """
    text = inspect.getdoc(thing)
    if not text:
        raise ValueError(f"{thing!r} has no docstring")
    plain = re.sub(r"``([^`]+)``", r"`\1`", text)
    return _EXAMPLE.sub(lambda found: f"```python\n{found.group().rstrip()}\n\n```\n", plain).rstrip()


def _members(thing: type) -> Iterator[str]:
    """Yield fields, values and public methods of a class."""
    if issubclass(thing, Enum):
        yield ""
        yield "Values: " + ", ".join(f"`{item.value}`" for item in thing) + "."
    if dataclasses.is_dataclass(thing):
        shown = [field for field in dataclasses.fields(thing) if not field.name.startswith("_")]
        if shown:
            yield ""
            yield "Fields: " + ", ".join(f"`{field.name}`" for field in shown) + "."
    listed = [
        f"- `{name if isinstance(member, property) else _signature(name, member)}`: {_first_line(member)}"
        for name, member in vars(thing).items()
        if not name.startswith("_") and (isinstance(member, property) or inspect.isfunction(member))
    ]
    if listed:
        yield ""
        yield from listed


def _first_line(member: object) -> str:
    """Return all of a docstring but its examples, on one line."""
    return " ".join(re.sub(r"```python.*?```", "", described(member), flags=re.DOTALL).split())


def settings_document() -> str:
    """Return the document of all settings, from the strings below them."""
    lines = ["# Settings", "", _NOTE, "", *_ASSUMED, "", described(Settings), ""]
    lines += ["| setting | default | takes | meaning |", "|---|---|---|---|"]
    about = setting_meanings()
    for name, value in settings_values(Settings()).items():
        default = str(value).lower() if isinstance(value, bool) else str(value)
        lines.append(f"| `{name}` | `{default}` | {wanted(name)} | {about[name]} |")
    for choice in (settings.VagueWords, settings.UnsourcedFall):
        lines += [
            "",
            f"`{choice.__name__}`: {described(choice)} Values: {', '.join(f'`{item.value}`' for item in choice)}.",
        ]
    return "\n".join(lines) + "\n"


def setting_meanings() -> dict[str, str]:
    """Return the string below each field of the settings."""
    tree = ast.parse(inspect.getsource(Settings)).body[0]
    assert isinstance(tree, ast.ClassDef)  # noqa: S101 - the source of a class
    meanings = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            meanings[ast.unparse(field.target)] = " ".join(str(text.value.value).split())
    return meanings


def commands_document() -> str:
    """Return the document of all commands, from their help."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)  # noqa: S101 - an application with several commands is a group
    lines = ["# Commands", "", _NOTE, ""]
    for name, command in sorted(group.commands.items()):
        lines += [f"## `checker {name}`", "", str(command.help), "", "| argument or option | meaning |", "|---|---|"]
        for item in command.params:
            options = [option for option in item.opts if option.startswith("-")]
            shown = ", ".join(f"`{option}`" for option in options) or f"`{(item.name or '').upper()}`"
            lines.append(f"| {shown} | {getattr(item, 'help', None) or 'shows this help'} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def rules_document() -> str:
    """Return the table of all rules, each with its manual page."""
    lines = ["# Rules", "", _NOTE, "", "In the order in which they are tried: the first that holds decides.", ""]
    lines += ["| code | level | relation | rule | sentence |", "|---|---|---|---|---|"]
    for rule in ALL_RULES:
        page = f"../checker/rules/{rule.name.replace('-', '_')}.md"
        lines.append(f"| `{rule.code}` | {rule.level} | {rule.relation} | [{rule.title}]({page}) | {rule.sentence} |")
    return "\n".join(lines) + "\n"


DOCUMENTS: dict[str, Callable[[], str]] = {
    "reference.md": reference,
    "settings.md": settings_document,
    "commands.md": commands_document,
    "rules.md": rules_document,
}


def main() -> None:
    """Write every generated document."""
    for name, make in DOCUMENTS.items():
        (HERE / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
