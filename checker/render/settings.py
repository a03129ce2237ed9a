"""Print settings as the lines of a ``checker.toml``."""

from __future__ import annotations

import json

from checker.settings import Settings, settings_values, wanted


def render_settings(settings: Settings) -> str:
    """Return one line a setting: key, value, and which values it takes.

    >>> render_settings(Settings()).splitlines()[0]
    'simultaneous_hours = 2.0  # a number of hours, 0 or more'
    """
    return "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}  # {wanted(key)}\n"
        for key, value in settings_values(settings).items()
    )
