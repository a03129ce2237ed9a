"""Imports go down the layers only, and no word of a language stands in code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import checker

PACKAGE = Path(checker.__file__).parent
LAYERS = {
    "model": 0,
    "desk": 0,
    "kept": 0,
    "labelled": 0,
    "settings": 0,
    "errors": 0,
    "text": 1,
    "language": 2,
    "quantity": 3,
    "extraction": 4,
    "encoder": 4,
    "align": 5,
    "events": 6,
    "readers": 6,
    "rules": 6,
    "render": 6,
    "grading": 6,
    "data": 0,
    "brief": 7,
    "notes": 7,
    "doctor": 8,
    "gather": 8,
    "api": 8,
    "plots": 9,
    "run": 9,
    "result": 9,
    "evaluation": 9,
    "notebook": 9,
    "dask": 10,
    "pandas": 10,
    "options": 9,
    "cli": 9,
    "__main__": 10,
    "__init__": 10,
}
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE_ARABIC_PLANES = ("\u0600", "\u06ff")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


def test_no_module_has_the_name_of_a_public_function() -> None:
    modules = {part_of(path) for path in MODULES}

    assert not modules & {name for name in checker.__all__ if name.islower()}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_parts(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "checker":
            names.update(node.module.split(".")[1:2])
        elif isinstance(node, ast.Import):
            names.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("checker."))
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    part = part_of(path)

    upward = {name for name in imported_parts(ast.parse(path.read_text("utf-8"))) if LAYERS[name] > LAYERS[part]}

    assert upward == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_code_holds_no_arabic_letter(path: Path) -> None:
    low, high = PURE_ARABIC_PLANES

    assert [letter for letter in path.read_text("utf-8") if low <= letter <= high] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text("utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]

    assert source.count("\n") <= LONGEST_MODULE
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno > LONGEST_FUNCTION] == []
