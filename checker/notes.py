"""All codes with their manual pages: rules, notes on the characters of a text (CC8xx) and on an input (CC9xx), and a model's opinion (M1)."""

from __future__ import annotations

from importlib.resources import files

from checker.model import ModelNote
from checker.readers.notes import InputNote
from checker.rules import ALL_RULES, page
from checker.text.integrity import FaultCode

_HEADING = "## "


def note_codes() -> dict[str, str]:
    """Return the names of the notes by their codes.

    >>> note_codes()["CC801"], note_codes()["CC901"]
    ('direction control in a number', 'encoding guessed')
    """
    return {note.name: note.value for kind in (FaultCode, InputNote, ModelNote) for note in kind}


def note_page(code: str) -> str:
    """Return the manual page of a note.

    >>> note_page("CC901").splitlines()[0]
    '# CC901: encoding guessed'
    """
    text = files("checker.data").joinpath("notes.md").read_text(encoding="utf-8")
    pages = {page.partition(":")[0]: page for page in text.split(f"\n{_HEADING}")[1:]}
    return f"# {pages[code].strip()}\n"


def known_codes() -> frozenset[str]:
    """Return the codes of all rules and notes.

    >>> known_codes() >= {"D1", "CC801"}
    True
    """
    return frozenset({*(rule.code for rule in ALL_RULES), *note_codes()})


def manual_page(code: str) -> str | None:
    """Return the manual page of a rule or a note, or None where no such code is known.

    >>> manual_page("D1").splitlines()[0], manual_page("Z9")
    ('# sourced-dispute (D1)', None)
    """
    if code in note_codes():
        return note_page(code)
    return next((page(rule) for rule in ALL_RULES if rule.code == code), None)
