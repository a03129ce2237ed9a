"""Read settings from ``[tool.checker]`` of a ``pyproject.toml``, from a ``checker.toml`` and from ``key=value`` words.

Later sources win over earlier ones; deliberately judges no value, which the settings do themselves.
"""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from checker.errors import SettingsError
from checker.settings import Settings, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OWN, _SHARED = "checker.toml", "pyproject.toml"
_SWITCH = {"true": True, "false": False}


def load_settings(config: Path | None = None, assignments: Iterable[str] = (), folder: Path | None = None) -> Settings:
    """Return the settings of a file, or of ``checker.toml`` or ``pyproject.toml`` in the folder, then of ``key=value``.

    >>> load_settings(assignments=["simultaneous_hours=3", "also_growing=launched,present"]).also_growing
    ('launched', 'present')

    Raises ``SettingsError`` when a file or value cannot be used.
    """
    path = config if config is not None else _found(folder if folder is not None else Path())
    values = _from_file(path) if path is not None else {}
    for assignment in assignments:
        key, equals, word = assignment.partition("=")
        if not equals:
            raise SettingsError(f"--set {assignment}: no value; write --set {key}=VALUE")
        values[key.strip()] = _from_word(key.strip(), word.strip())
    return Settings(**values)


def _found(folder: Path) -> Path | None:
    return next((path for name in (_OWN, _SHARED) if (path := folder / name).is_file()), None)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        content = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a TOML file") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: no valid TOML ({error}); correct it") from error
    return settings_of_table(_table(content, path), str(path))


def _table(content: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    tools = content.get("tool", {})
    found = tools.get("checker", {}) if path.name == _SHARED and isinstance(tools, dict) else content
    if not isinstance(found, dict):
        raise SettingsError(f"{path}: [tool.checker] is no table; write one setting a line under it")
    return found


def settings_of_table(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return the values of a table of settings in the types of the settings.

    >>> settings_of_table({"never_growing": ["killed"]}, "checker.toml")
    {'never_growing': ('killed',)}

    Raises ``SettingsError`` when a key is unknown or a value has another type.
    """
    found = {}
    for key, value in table.items():
        default = _default(key, where)
        found[key] = _from_value(key, value, default, where)
    return found


def _default(key: str, where: str) -> object:
    defaults = {field.name: field.default for field in fields(Settings)}
    if key not in defaults:
        from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

        close = get_close_matches(key, defaults, 1)
        hint = f"did you mean {close[0]}?" if close else "'checker settings' lists them"
        raise SettingsError(f"{where}: no setting is called {key}; {hint}")
    return defaults[key]


def _from_value(key: str, value: object, default: object, where: str) -> object:
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value)
    if isinstance(default, Enum):
        try:
            return type(default)(value)
        except ValueError:
            raise SettingsError(f"{where}: {key} = {value!r}: cannot be used; give {wanted(key)}") from None
    return value


def _from_word(key: str, word: str) -> object:
    default = _default(key, "--set")
    try:
        return _from_value(key, _read(word, default), default, "--set")
    except ValueError:
        raise SettingsError(f"--set {key}={word}: cannot be used; give {wanted(key)}") from None


def _read(word: str, default: object) -> object:
    if isinstance(default, bool):
        return _SWITCH.get(word.lower(), word)
    if isinstance(default, int | float):
        return type(default)(word)
    return [item.strip() for item in word.split(",") if item.strip()] if isinstance(default, tuple) else word
