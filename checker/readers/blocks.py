"""Read a long file of JSON Lines in blocks of whole lines, so that memory does not grow with the file."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from checker.readers.decode import Decoded, decode_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK_BYTES = 1 << 20
_GZIP = b"\x1f\x8b"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Block(NamedTuple):
    """Lines of one file with the number of the first."""

    first_line: int
    decoded: Decoded


def has_lines(head: bytes) -> bool:
    r"""Say whether a line end is one byte in a file that starts like this.

    >>> has_lines(b'{"text": "Two dead."}\n'), has_lines("{}\n".encode("utf-16"))
    (True, False)
    """
    return not head.startswith((*_WIDE, _GZIP)) and b"\0" not in head


def read_blocks(
    stream: BinaryIO, longest_line: int, encoding: str | None = None, *, head: bytes = b"", size: int = BLOCK_BYTES
) -> Iterator[Block]:
    r"""Yield the lines of a stream; ``head`` has been read from it already. The first block tells the encoding of all.

    >>> import io
    >>> [block.first_line for block in read_blocks(io.BytesIO(b"one\ntwo\nthree\n"), 100, size=5)]
    [1, 3]
    """
    number, declared = 1, encoding
    while raw := head or stream.read(size):
        raw += _line_end(stream, longest_line) if not raw.endswith(b"\n") else b""
        head = b""
        decoded = decode_bytes(raw, declared) if number == 1 else _decoded(raw, declared or "utf-8")
        declared = decoded.encoding
        yield Block(number, decoded)
        number += raw.count(b"\n")


def _line_end(stream: BinaryIO, longest_line: int) -> bytes:
    """Return the rest of a line; what makes it too long is left out, which breaks this line and no other."""
    rest = piece = stream.readline(longest_line)
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(longest_line)
    return rest if rest.endswith(b"\n") or not piece else rest + b"\n"


def _decoded(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding, None)
    except UnicodeDecodeError:
        text = raw.decode(encoding, errors="replace")
        return Decoded(text, encoding, f"undecodable bytes read as U+FFFD in {encoding}")
