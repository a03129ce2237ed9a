"""Write a result file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from checker.errors import InputError


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, through a temporary file in the same folder.

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
            stream.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from error
