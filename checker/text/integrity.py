"""Find characters that change a number behind the reader's back, before anything is extracted.

Gives faults with their places in the text as received, and how a number reads without what does not belong in it (None
where nobody can tell). Deliberately knows no language: whether a decimal mark is ambiguous is found where numbers are read.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from checker.text.tokens import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_COMBINING = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u20d0-\u20f0"
_ODD = "\uff10-\uff19\U0001d7ce-\U0001d7ff\u2460-\u2468\u2776-\u277e"
_SMALL = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_LOOK_ALIKES = "oO\u039f\u03bf\u041e\u043e"

_EASTERN, _PERSIAN = "\u0660-\u0669", "\u06f0-\u06f9"

_RARE = re.compile(
    f"[{_BIDI}{_HIDDEN}{_ODD}{_SMALL}{_FRACTIONS}\ufffd\ufb50-\ufd3d\ufd40-\ufdef\ufe70-\ufef4\u00a7\u00d0\u00d8\u00d9\u00dd\u00de]"
)
# one class of characters first: a search for it is six times as fast as one for any of several beginnings
_AT_DIGIT = re.compile(
    f"[{DIGITS}l](?:(?<=[{DIGITS}])[{_LOOK_ALIKES}{_COMBINING}]|(?<=l)[0-9]|(?<=[0-9])[{_EASTERN}{_PERSIAN}]"
    f"|(?<=[{_EASTERN}])[0-9{_PERSIAN}]|(?<=[{_PERSIAN}])[0-9{_EASTERN}])"
)
_NUMBER = re.compile(f"[{DIGITS}{_ODD}](?:[{_BIDI}{_HIDDEN}{_COMBINING}.,\u066b\u066c]*+[{DIGITS}{_ODD}])*+")
_BEFORE = re.compile(f"[{_BIDI}{_HIDDEN}]")
_BEHIND = re.compile(f"[{_BIDI}{_HIDDEN}{_COMBINING}{_SMALL}{_FRACTIONS}]*")
_LETTERED = re.compile(f"(?<![^\\W_])(?:[0-9]+[{_LOOK_ALIKES}][0-9{_LOOK_ALIKES}]*|l[0-9]+)(?![^\\W_])")
_BIDI_ONE, _HIDDEN_ONE = re.compile(f"[{_BIDI}]"), re.compile(f"[{_HIDDEN}{_COMBINING}]")
_REORDERING = re.compile("[\u202a-\u202e]")
_OVERRIDDEN = re.compile("\u202e([^\u202c]*)\u202c?")
_STRAY = re.compile(f"[{_BIDI}{_HIDDEN}{_COMBINING}{_SMALL}]")
_FRACTION = re.compile(f"[{_FRACTIONS}]")
_UNUSUAL = re.compile(f"[{_ODD}{_SMALL}{_FRACTIONS}]")
_SHAPED = re.compile("[\ufb50-\ufd3d\ufd40-\ufdef\ufe70-\ufef4]{2,}")
_LOST = re.compile("\ufffd+")
_GARBLED = (
    (re.compile("(?:[\u0637\u0638][\u0080-\u00bf\u0679-\u06be\u2013-\u2122]){2}"), "UTF-8 read as windows-1256"),
    (re.compile("(?:[\u00d8\u00d9][\u0080-\u00bf\u0152-\u2122]){2}"), "UTF-8 read as a Western encoding"),
    (re.compile("[\u00c0-\u00ff]{4,}"), "an Arabic encoding read as a Western one"),
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
    found = [*(_lettered(text) if at_digit else ()), *(() if text.isascii() else _hidden(text))]
    return tuple(sorted(found, key=lambda fault: fault.start))


def _lettered(text: str) -> Iterator[Fault]:
    for match in _LETTERED.finditer(text):
        yield Fault(FaultCode.CC804, *match.span(), None, f"{match[0]!r} has a letter that looks like a digit")


def _hidden(text: str) -> Iterator[Fault]:
    behind = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        while start > behind and _BEFORE.match(text[start - 1]):
            start -= 1
        tail = _BEHIND.match(text, end)
        behind = end = tail.end() if tail is not None else end
        written = text[start:end]
        if not written.isdecimal() or not written.isascii():
            yield from _number_fault(written, start, end)
    yield from _whole_text(text)


def _number_fault(written: str, start: int, end: int) -> Iterator[Fault]:
    """Yield the gravest fault of a number: what may reorder it, what hides in it, then digits of several sorts."""
    reading = None if _REORDERING.search(written) else _read(written)
    shown = "nobody can tell" if reading is None else f"read as {reading}"
    hidden = _BIDI_ONE.search(written) or _HIDDEN_ONE.search(written)
    if hidden is not None:
        code = FaultCode.CC801 if _BIDI_ONE.search(written) else FaultCode.CC802
        real = _STRAY.sub("", written)
        if reading is None:
            looks = _STRAY.sub("", _OVERRIDDEN.sub(lambda match: match[1][::-1], written))
            shown = f"shown {looks!r}, written {real!r}"
        yield Fault(code, start, end, reading, f"number contains U+{ord(hidden[0]):04X}; {shown}")
    elif _UNUSUAL.search(written) or len({_system(character) for character in written if character.isdecimal()}) > 1:
        yield Fault(FaultCode.CC803, start, end, reading, f"{written!r} mixes sorts of digits; {shown}")


def _read(written: str) -> str:
    """Return a number in plain digits without anything else: small raised digits belong to a note, not to the number."""
    fraction = _FRACTION.search(written)
    bare = _STRAY.sub("", _FRACTION.sub("", written))
    systems = {_system(character) for character in bare if character.isdecimal()}
    odd = len(systems) > 1 or _UNUSUAL.search(bare) is not None
    plain = "".join(_plain(character) if odd else character for character in bare)
    return f"{int(plain) + unicodedata.numeric(fraction[0]):g}" if fraction and plain.isdecimal() else plain


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _system(digit: str) -> int:
    """Return a number that digits of one system share: that of their zero."""
    return ord(digit) - unicodedata.decimal(digit)


def _whole_text(text: str) -> Iterator[Fault]:
    """Yield what is wrong with a text as a whole, once each, at the first place where it shows."""
    shaped = _SHAPED.search(text)
    if shaped is not None:
        yield Fault(FaultCode.CC806, *shaped.span(), None, "letters as a page was printed with; digits may be reversed")
    for lost in _LOST.finditer(text):
        yield Fault(FaultCode.CC807, *lost.span(), None, "characters were lost here, perhaps digits")
    for pattern, reason in _GARBLED:
        garbled = pattern.search(text)
        if garbled is not None:
            yield Fault(FaultCode.CC808, *garbled.span(), None, f"looks like {reason}; get the original")
            return
