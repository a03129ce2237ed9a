"""Look at an installation: versions, language data, model, optional readers, encodings; changes and fetches nothing."""

from __future__ import annotations

import codecs
import platform
import sys
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker import model
from checker.errors import CheckerError
from checker.language.loader import load_languages
from checker.readers.config import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

_READERS = (
    ("web pages", ("trafilatura",), "html"),
    ("Excel workbooks", ("openpyxl",), "excel"),
    ("Parquet files", ("pyarrow",), "parquet"),
    ("web archives", ("trafilatura", "warcio"), "warc"),
    ("PDF files", ("pdfplumber", "pypdfium2", "python-bidi"), "pdf"),
)
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "windows-1256", "iso8859-6", "windows-1252")
_SAMPLE = "\u0639 5"
_MODEL_FILE = ".safetensors"


class State(StrEnum):
    """How a part of the installation is."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


class Check(NamedTuple):
    """One part of the installation, how it is, and what to know or to do about it."""

    part: str
    state: State
    detail: str


def examine() -> tuple[Check, ...]:
    """Return what there is and what is missing; only what is broken keeps the program from working.

    >>> [check.part for check in examine()][:2]
    ['checker', 'Python']
    """
    return (
        Check("checker", State.OK, _version("checker") or "not installed, run from its folder"),
        Check("Python", State.OK, f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        Check("modules", State.OK, "compiled" if is_compiled() else "as they are written; a compiled build is faster"),
        _languages(),
        _settings(),
        *_models(),
        *(_reader(what, packages, group) for what, packages, group in _READERS),
        _encodings(),
        Check("output", State.OK, f"{sys.stdout.encoding}; results are written in UTF-8"),
        Check("network", State.OK, "never used"),
    )


def is_compiled() -> bool:
    """Say whether the modules that take the most time are compiled.

    >>> is_compiled() in {True, False}
    True
    """
    return Path(model.__file__).suffix != ".py"


def render_checks(checks: Sequence[Check]) -> str:
    """Return one line for each part.

    >>> render_checks([Check("Python", State.OK, "3.11.7")])
    'ok       Python: 3.11.7\\n'
    """
    return "".join(f"{check.state.value:8} {check.part}: {check.detail}\n" for check in checks)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _languages() -> Check:
    try:
        folders = sorted(load_languages().folders)
    except CheckerError as error:
        return Check("languages", State.BROKEN, str(error))
    return Check("languages", State.OK, ", ".join(folders))


def _settings() -> Check:
    try:
        load_settings()
    except CheckerError as error:
        return Check("settings here", State.BROKEN, str(error))
    return Check("settings here", State.OK, "'checker settings' lists them")


def _models() -> Iterator[Check]:
    packaged = [file for file in _files(files("checker.data")) if file.name.endswith(_MODEL_FILE)]
    sizes = ", ".join(f"{file.name}, {len(file.read_bytes()):,} bytes" for file in packaged)
    yield Check("packaged model", State.OK if packaged else State.MISSING, sizes or "words are compared without one")
    package = _version("sentence-transformers")
    state = State.OK if package else State.MISSING
    yield Check("other models", state, f"sentence-transformers {package}" if package else "need sentence-transformers")


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item)
        else:
            yield item


def _reader(what: str, packages: Sequence[str], group: str) -> Check:
    found = [(package, _version(package)) for package in packages]
    missing = [package for package, number in found if number is None]
    if missing:
        return Check(what, State.MISSING, f"need {' and '.join(missing)}; run: pip install 'checker[{group}]'")
    return Check(what, State.OK, ", ".join(f"{package} {number}" for package, number in found))


def _encodings() -> Check:
    broken = [name for name in _ENCODINGS if not _round_trips(name)]
    if broken:
        return Check("encodings", State.BROKEN, f"this Python cannot read {', '.join(broken)}")
    return Check("encodings", State.OK, ", ".join(_ENCODINGS))


def _round_trips(name: str) -> bool:
    text = _SAMPLE[1:] if name == "windows-1252" else _SAMPLE
    try:
        return codecs.decode(codecs.encode(text, name), name) == text
    except LookupError:
        return False
