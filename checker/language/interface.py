"""The words of the pages that this program writes, in the languages of the reader; all words stand in ``page.toml``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli

from checker.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

_FEW, _MANY, _HUNDRED = range(3, 11), range(11, 100), 100
_SLOT = re.compile(r"\\\{(\w+)\\\}")


@cache
def load_page(code: str) -> dict[str, Any]:
    """Load the words of a page in one language.

    >>> load_page("en")["level"]["dispute"]
    'Dispute'

    Raises ``SettingsError`` when no page is written in this language.
    """
    if code not in page_languages():
        raise SettingsError(f"{code!r}: no page is written in this language; use {' or '.join(page_languages())}")
    return tomli.loads(files("checker.language").joinpath(f"data/{code}/page.toml").read_text(encoding="utf-8"))


@cache
def page_languages() -> tuple[str, ...]:
    """Return the languages in which pages can be written.

    >>> page_languages()
    ('ar', 'en')
    """
    return tuple(code for code in sorted(directions()) if _has_page(code))


def _has_page(code: str) -> bool:
    return files("checker.language").joinpath(f"data/{code}/page.toml").is_file()


@cache
def directions() -> dict[str, str]:
    """Return the direction of each language with data, ``ltr`` or ``rtl``.

    >>> directions()["ar"]
    'rtl'
    """
    folders = [folder for folder in files("checker.language").joinpath("data").iterdir() if folder.is_dir()]
    return {
        folder.name: str(tomli.loads(folder.joinpath("language.toml").read_text(encoding="utf-8"))["direction"])
        for folder in folders
    }


def counted(noun: str, number: int, code: str) -> str:
    """Return a number with its noun in the form that the language puts behind it.

    >>> counted("reports", 1, "en"), counted("reports", 1200, "en")
    ('1 report', '1,200 reports')
    """
    words = load_page(code)
    form = _PLURALS[words["plural"]["scheme"]](number)
    return str(words["plurals"][noun][form]).format(n=f"{number:,}")


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _arabic(number: int) -> str:
    """Return the form of a noun: singular, dual, plural from three, accusative from eleven, genitive for hundreds."""
    if number in {1, 2}:
        return "one" if number == 1 else "two"
    rest = number % _HUNDRED
    return "few" if rest in _FEW else "many" if rest in _MANY else "other"


_PLURALS: dict[str, Callable[[int], str]] = {"one_other": _one_other, "arabic": _arabic}


def reason_text(reason: str, code: str) -> str | None:
    """Return a reason for a gap, or the message of a note, in the language of a page; None where its words are not known.

    >>> reason_text("clock time", "en")
    'clock time'
    """
    if code == _OWN:
        return reason
    known = load_page(code)["reasons"]
    if reason in known:
        return str(known[reason])
    for pattern, text in _patterns(code) if len(reason) <= _LONGEST_REASON else ():
        match = pattern.fullmatch(reason)
        if match is not None:
            return text.format(**match.groupdict())
    return None


_LONGEST_REASON = 1_000  # longer ones are no sentence of this program
_OWN = "en"  # the language in which the stages give their reasons


@cache
def _patterns(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    templates = {reason: text for reason, text in load_page(code)["reasons"].items() if "{" in reason}
    return tuple((_pattern(template), text) for template, text in templates.items())


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_SLOT.sub(r"(?P<\1>.*)", re.escape(template)), re.DOTALL)
