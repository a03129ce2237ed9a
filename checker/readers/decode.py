"""Turn bytes into text and say how sure the encoding is.

Order: byte order mark, declared encoding, strict UTF-8, UTF-16 or UTF-32 without a mark, UTF-8 with a few damaged bytes,
detection, and last UTF-8 with replacement characters. Deliberately repairs nothing.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CANDIDATES = ["utf_8", "utf_16", "cp1256", "cp1252", "iso8859_6", "cp1251", "utf_32"]
_SAMPLE_BYTES = 4000
_SAMPLE_CHARACTERS = 2000
_TEXT_CATEGORIES = frozenset({"L", "N", "P", "Z", "M"})
_TEXT_SHARE = 0.95
_FEW_SCRIPTS = 4
_DAMAGE_SHARE = 0.1
_LOST = "\ufffd"
_WESTERN, _WESTERN_SHARE, _LAST_ASCII = "cp1252", 0.3, 0x7F
_WHOLE_WORDS = re.compile(rb"[\x80-\xff]{3,}")
_TAG = re.compile(rb"<[^<>]*>")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text, the encoding it was read in, and what to tell the reader about it (None when nothing was guessed)."""

    text: str
    encoding: str
    note: str | None


def decode_bytes(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of one input; never raises.

    >>> decode_bytes("\\u0633\\u0644\\u0627\\u0645".encode("utf-8")).encoding
    'utf-8'
    >>> decode_bytes("\\u0633\\u0644\\u0627\\u0645 7".encode("utf-16-le")).note
    'encoding guessed: utf-16-le'
    """
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    for encoding in (marked, declared):
        text = _decoded(raw, encoding) if encoding is not None else None
        if text is not None:
            return Decoded(text, encoding or "", None)
    found = _guessed(raw)
    if declared is not None and marked is None:
        return found._replace(note=f"not {declared} as declared; {found.note or f'read as {found.encoding}'}")
    return found


def _guessed(raw: bytes) -> Decoded:
    wide = _wide(raw) if b"\0" in raw[:_SAMPLE_BYTES] else None
    text = _decoded(raw, wide or "utf-8")
    if text is not None:
        return Decoded(text, wide or "utf-8", f"encoding guessed: {wide}" if wide else None)
    damaged = raw.decode("utf-8", errors="replace")
    detected = None if _is_little_damaged(damaged) else _detect(raw)
    text = _decoded(raw, detected) if detected is not None else None
    if text is not None:
        return Decoded(text, detected or "", f"encoding guessed: {detected}")
    return Decoded(damaged, "utf-8", f"{damaged.count(_LOST)} undecodable bytes read as U+FFFD")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return _clean(raw.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _clean(text: str) -> str:
    """Replace lone surrogates, which no output can carry; offsets stay."""
    return text if text.isascii() else _SURROGATE.sub(_LOST, text)


def _wide(raw: bytes) -> str | None:
    """Return the encoding of two or four bytes a character in which bytes with zeros are text, or None.

    The wrong byte order gives characters of many scripts at random, so text keeps to a few blocks.
    """
    for encoding in _WIDE:
        text = raw[:_SAMPLE_BYTES].decode(encoding, errors="ignore")[:_SAMPLE_CHARACTERS]
        if _is_text(text):
            return encoding
    return None


def _is_text(text: str) -> bool:
    likely = sum(character in "\t\n\r" or unicodedata.category(character)[0] in _TEXT_CATEGORIES for character in text)
    blocks = {ord(character) >> 8 for character in text}
    return bool(text) and likely >= _TEXT_SHARE * len(text) and len(blocks) <= _FEW_SCRIPTS


def _is_little_damaged(text: str) -> bool:
    """Say whether text read as UTF-8 with replacements holds far more sound characters beyond ASCII than lost ones."""
    beyond = sum(character > "\x7f" for character in text)
    return text.count(_LOST) <= _DAMAGE_SHARE * beyond


def _detect(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms, needed only for bytes that are not UTF-8

    raw = _TAG.sub(b" ", raw)
    best = from_bytes(raw, cp_isolation=_CANDIDATES).best()
    if best is None or best.encoding == "utf_8":
        return None
    return _WESTERN if _is_western(raw) else str(best.encoding)


def _is_western(raw: bytes) -> bool:
    """Say whether letters beyond ASCII stand alone, as accents and curly quotes do; other alphabets make whole words."""
    beyond = sum(byte > _LAST_ASCII for byte in raw)
    return sum(map(len, _WHOLE_WORDS.findall(raw))) <= _WESTERN_SHARE * beyond
