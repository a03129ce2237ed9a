"""Read which known findings a desk has muted, and why, from a TOML file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomli

from checker.desk import Mute
from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEYS = frozenset({"fingerprint", "reason"})
_FINGERPRINT = re.compile(r"[0-9a-f]{12}(-\d+)?")


def read_mutes(path: Path) -> tuple[Mute, ...]:
    """Return the mutes of a file of ``[[mute]]`` tables with ``fingerprint`` and ``reason``.

    >>> import tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp()) / "mutes.toml"
    >>> _ = file.write_text('[[mute]]\\nfingerprint = "8e19ba082d4f"\\nreason = "corrected at noon"')
    >>> read_mutes(file)[0].reason
    'corrected at noon'

    Raises ``InputError`` naming every mistake of the file.
    """
    try:
        content = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a TOML file") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no valid TOML ({error}); correct it") from error
    tables = content.get("mute", [])
    if set(content) - {"mute"} or not isinstance(tables, list):
        raise InputError(f"{path}: holds something else than [[mute]] tables; write one for each finding")
    problems = [f"mute {number}: {problem}" for number, table in enumerate(tables, 1) for problem in _problems(table)]
    if problems:
        raise InputError(f"{path}: {'; '.join(problems)}")
    return tuple(Mute(fingerprint=table["fingerprint"], reason=table["reason"].strip()) for table in tables)


def _problems(table: Any) -> Iterator[str]:  # noqa: ANN401 - what a file may hold
    if not isinstance(table, dict):
        yield "is no table"
        return
    for key in sorted(set(table) - _KEYS):
        yield f"unknown key {key}"
    if not _FINGERPRINT.fullmatch(str(table.get("fingerprint", ""))):
        yield "fingerprint is missing or not one that a result shows"
    reason = table.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        yield "reason is missing"
