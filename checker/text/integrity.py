"""Find characters that change a number behind the reader's back, before anything is extracted.

Gives faults with their places in the text as received, and how a number reads without what does not belong in it (None
where nobody can tell). Deliberately knows no language: whether a decimal mark is ambiguous is found where numbers are read.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from checker.text.tokens import DIGITS

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HIDDEN = (
    "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
COMBINING = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u20d0-\u20f0"
ODD = "\uff10-\uff19\U0001d7ce-\U0001d7ff\u2460-\u2468\u2776-\u277e"
SMALL = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"
FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
LOOK_ALIKES = "oO\u039f\u03bf\u041e\u043e"

_EASTERN, _PERSIAN = "\u0660-\u0669", "\u06f0-\u06f9"

_RARE = re.compile(
    f"[{BIDI}{HIDDEN}{ODD}{SMALL}{FRACTIONS}\ufffd\ufb50-\ufd3d\ufd40-\ufdef\ufe70-\ufef4\u00a7\u00d0\u00d8\u00d9\u00dd\u00de]"
)
# one class of characters first: a search for it is six times as fast as one for any of several beginnings
_AT_DIGIT = re.compile(
    f"[{DIGITS}l](?:(?<=[{DIGITS}])[{LOOK_ALIKES}{COMBINING}]|(?<=l)[0-9]|(?<=[0-9])[{_EASTERN}{_PERSIAN}]"
    f"|(?<=[{_EASTERN}])[0-9{_PERSIAN}]|(?<=[{_PERSIAN}])[0-9{_EASTERN}])"
)


class FaultCode(Enum):
    """The codes of faults of a text, with their names."""

    CC801 = "direction control in a number"
    CC802 = "invisible character in a number"
    CC803 = "mixed digit systems"
    CC804 = "letter in a number"
    CC805 = "ambiguous separator"
    CC806 = "letters in the shapes of a printed page"
    CC807 = "lost characters"
    CC808 = "text in a wrong encoding"


class Fault(NamedTuple):
    """A fault over the code points ``start`` to ``end``; ``reading`` is the number meant, None where nobody can tell."""

    code: FaultCode
    start: int
    end: int
    reading: str | None
    detail: str


def find_faults(text: str) -> tuple[Fault, ...]:
    """Return the faults of a text in order; almost every text has none, and that is seen at once.

    >>> [(fault.code.name, fault.reading) for fault in find_faults("Killed: 4\\u200b5 and 4O.")]
    [('CC802', '45'), ('CC804', None)]
    """
    at_digit = _AT_DIGIT.search(text) is not None
    if not at_digit and (text.isascii() or _RARE.search(text) is None):
        return ()
    from checker.text.faults import read_faults  # noqa: PLC0415 - its patterns cost more than to see that none is needed

    return read_faults(text)
