"""Read the faults of a text that is known to have some: what hides in a number, and how it reads without it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checker.text.integrity import BIDI, COMBINING, FRACTIONS, HIDDEN, LOOK_ALIKES, ODD, SMALL, Fault, FaultCode
from checker.text.tokens import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(f"[{DIGITS}{ODD}](?:[{BIDI}{HIDDEN}{COMBINING}.,\u066b\u066c]*+[{DIGITS}{ODD}])*+")
_BEFORE = re.compile(f"[{BIDI}{HIDDEN}]")
_BEHIND = re.compile(f"[{BIDI}{HIDDEN}{COMBINING}{SMALL}{FRACTIONS}]*")
_LETTERED = re.compile(f"(?<![^\\W_])(?:[0-9]+[{LOOK_ALIKES}][0-9{LOOK_ALIKES}]*|l[0-9]+)(?![^\\W_])")
_BIDI_ONE, _HIDDEN_ONE = re.compile(f"[{BIDI}]"), re.compile(f"[{HIDDEN}{COMBINING}]")
_REORDERING = re.compile("[\u202a-\u202e]")
_OVERRIDDEN = re.compile("\u202e([^\u202c]*)\u202c?")
_STRAY = re.compile(f"[{BIDI}{HIDDEN}{COMBINING}{SMALL}]")
_FRACTION = re.compile(f"[{FRACTIONS}]")
_UNUSUAL = re.compile(f"[{ODD}{SMALL}{FRACTIONS}]")
_SHAPED = re.compile("[\ufb50-\ufd3d\ufd40-\ufdef\ufe70-\ufef4]{2,}")
_LOST = re.compile("\ufffd+")
_GARBLED = (
    (re.compile("(?:[\u0637\u0638][\u0080-\u00bf\u0679-\u06be\u2013-\u2122]){2}"), "UTF-8 read as windows-1256"),
    (re.compile("(?:[\u00d8\u00d9][\u0080-\u00bf\u0152-\u2122]){2}"), "UTF-8 read as a Western encoding"),
    (re.compile("[\u00c0-\u00ff]{4,}"), "an Arabic encoding read as a Western one"),
)


def read_faults(text: str) -> tuple[Fault, ...]:
    """Return the faults of a text in order.

    >>> [fault.reading for fault in read_faults("Killed: 4\\u200b5.")]
    ['45']
    """
    found = [*_lettered(text), *(() if text.isascii() else _hidden(text))]
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
