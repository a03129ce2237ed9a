"""Turn bytes into text and say how sure the encoding is.

Order: byte order mark, declared encoding, strict UTF-8, detection, and last UTF-8 with replacement characters.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["utf_8", "utf_16", "cp1256", "cp1252", "iso8859_6", "cp1251", "utf_32"]


class Decoded(NamedTuple):
    """Text, the encoding it was read in, and what to tell the reader about it (None when nothing was guessed)."""

    text: str
    encoding: str
    note: str | None


def decode_bytes(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of one input; never raises.

    >>> decode_bytes("\\u0633\\u0644\\u0627\\u0645".encode("utf-8")).encoding
    'utf-8'
    """
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    for encoding in (marked, declared, "utf-8"):
        if encoding is None:
            continue
        try:
            return Decoded(_clean(raw.decode(encoding)), encoding, None)
        except (UnicodeDecodeError, LookupError):
            continue
    detected = _detect(raw)
    if detected is not None:
        return Decoded(_clean(raw.decode(detected)), detected, f"encoding guessed: {detected}")
    return Decoded(_clean(raw.decode("utf-8", errors="replace")), "utf-8", "undecodable bytes read as U+FFFD")


def _clean(text: str) -> str:
    """Replace lone surrogates, which no output can carry; offsets stay."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text) if not text.isascii() else False


def _detect(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms, needed only for bytes that are not UTF-8

    best = from_bytes(raw, cp_isolation=_CANDIDATES).best()
    return None if best is None or best.encoding == "utf_8" else str(best.encoding)
