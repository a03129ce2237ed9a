"""Build the compiled modules: a copy of the package is spelled out for the compiler, translated to C and compiled.

The copy and all that is made from it lie in ``build/compiled``; the source tree stays as it is.
"""

from __future__ import annotations

import os
import shutil
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hot_modules import USED_AS_TUPLES, hot_modules
from setuptools.command.build_ext import build_ext
from spelling import spell_out

if TYPE_CHECKING:
    from setuptools import Extension

_OPTIONS = ("--config-file=", "--follow-imports=silent", "--no-site-packages", "--ignore-missing-imports")
"""Types of other packages are not looked at: reading those of pandas takes minutes and makes nothing here faster."""

_LEVEL = "1"
"""How hard the compiler of C tries, unless ``MYPYC_OPT_LEVEL`` says; 3 takes half as long again and was no faster."""


def extensions(folder: Path) -> list[Extension]:
    """Translate the hot modules of the project in the current folder to C below ``folder``."""
    from mypyc.build import mypycify  # noqa: PLC0415 - a plain build does without it

    paths = [str(folder / path) for path in _spelled_package(folder)]
    return mypycify(
        [*_OPTIONS, *paths],
        opt_level=os.environ.get("MYPYC_OPT_LEVEL", _LEVEL),
        debug_level="0",
        multi_file=True,
        target_dir=str(folder / "c"),
        group_name="checker",
    )


def _spelled_package(folder: Path) -> list[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree("checker", folder / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    paths = hot_modules(Path())
    for path in paths:
        copy = folder / path
        copy.write_text(spell_out(copy.read_text("utf-8"), USED_AS_TUPLES.keys()), "utf-8")
    return paths


class CompileInParallel(build_ext):  # type: ignore[misc]  # setuptools has no types
    """Compile the C files of an extension on all cores."""

    def build_extensions(self) -> None:
        """Hand the compiler one file at a time from several threads."""
        compile_all = self.compiler.compile

        def compile_each(sources: list[str], *arguments: Any, **options: Any) -> list[str]:  # noqa: ANN401 - passed on
            with ThreadPool(os.cpu_count()) as pool:
                made = pool.map(lambda source: compile_all([source], *arguments, **options), sources)
            return [path for paths in made for path in paths]

        self.compiler.compile = compile_each
        super().build_extensions()
