"""The codes that are no rules: notes on the characters of a text (CC8xx) and on its input (CC9xx), with their pages."""

from __future__ import annotations

from importlib.resources import files

from checker.read.notes import InputNote
from checker.text.integrity import FaultCode

_HEADING = "## "


def note_codes() -> dict[str, str]:
    """Return the names of the notes by their codes.

    >>> note_codes()["CC801"], note_codes()["CC901"]
    ('direction control in a number', 'encoding guessed')
    """
    return {note.name: note.value for kind in (FaultCode, InputNote) for note in kind}


def note_page(code: str) -> str:
    """Return the manual page of a note.

    >>> note_page("CC901").splitlines()[0]
    '# CC901: encoding guessed'
    """
    text = files("checker.data").joinpath("notes.md").read_text(encoding="utf-8")
    pages = {page.partition(":")[0]: page for page in text.split(f"\n{_HEADING}")[1:]}
    return f"# {pages[code].strip()}\n"
