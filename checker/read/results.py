"""Read a result that ``checker check --format json`` wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = "checker/1"


def read_result(path: Path) -> dict[str, Any]:
    """Return the JSON object of a result file.

    Raises ``InputError`` when the file is no result.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON; write it with 'checker check --format json -o {path}'") from error
    return result_of(content, str(path))


def result_of(content: object, where: str) -> dict[str, Any]:
    """Return an object that has the findings of a result.

    >>> result_of({"schema": "checker/1", "reports": [], "findings": []}, "old.json")["findings"]
    []

    Raises ``InputError`` when it is something else.
    """
    if not isinstance(content, dict) or content.get("schema") != _SCHEMA or "findings" not in content:
        raise InputError(f"{where}: no result of checker; write it with 'checker check --format json'")
    return content
