"""Write a result: to a file whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def write_atomically(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write bytes, or text as UTF-8, whole or in pieces, through a temporary file in the same folder.

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "result.json"
    >>> write_atomically(target, "{}")
    >>> target.read_text()
    '{}'

    Raises ``InputError`` when the folder cannot be written or the target is a link or a folder.
    """
    if path.is_symlink() or path.is_dir():
        raise InputError(f"{path}: is a link or a folder and is not overwritten; name a plain file")
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another folder") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(_encoded(content))
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from error


def write_out(content: str | bytes | Iterable[str], output: Path | None) -> bool:
    """Write a result to a file or to standard output; say whether the reader is still there.

    Raises ``InputError`` when it cannot be written.
    """
    if output is not None:
        write_atomically(output, content)
        return True
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise InputError("this format is no text; name a file with --output")
    try:
        sys.stdout.buffer.writelines(_encoded(content))
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise InputError(
                f"standard output cannot be written ({error.strerror}); the result is not whole"
            ) from error
        return False
    return True


def _encoded(content: str | bytes | Iterable[str]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    for piece in [content] if isinstance(content, str) else content:
        yield piece.encode("utf-8", "replace")
