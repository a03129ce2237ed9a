"""Take in what a person named: refuse what cannot be meant, read what memory should hold, leave the rest to come."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import SettingsError
from checker.language.loader import load_languages
from checker.notes import known_codes
from checker.options import Engine
from checker.readers.columns import read_mapping
from checker.readers.inputs import held, stream_inputs, with_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.readers.reading import ReadResult
    from checker.run.view import Way
    from checker.settings import Settings

HELD_IN_MEMORY = 1_000  # reports; a longer run is worked on in pieces, and gives the same


class Given(NamedTuple):
    """What the user says about the inputs."""

    encoding: str | None = None
    columns: Sequence[str] | None = None
    language: str | None = None


def take_in(way: Way, settings: Settings, given: Given) -> tuple[ReadResult, Iterator[ReadResult] | None]:
    """Return what was read; where it is more than memory should hold, all of it is still to come, in parts.

    Raises ``SettingsError`` for an option that cannot be meant.
    """
    _refuse_unknown(given)
    parts = stream_inputs(way.inputs, settings, encoding=given.encoding, columns=read_mapping(given.columns or ()))
    return held(with_language(parts, given.language), 0 if _is_long(way) else HELD_IN_MEMORY)


def _is_long(way: Way) -> bool:
    if way.resume and way.output is None:
        raise SettingsError("--resume: needs --output, beside which a run keeps what it has done")
    if way.scheduler is not None and way.engine is not Engine.DASK:
        raise SettingsError("--scheduler: needs --engine dask")
    return way.resume or way.engine is Engine.DASK


def _refuse_unknown(given: Given) -> None:
    if given.encoding is not None:
        try:
            codecs.lookup(given.encoding)
        except LookupError:
            raise SettingsError(f"--encoding {given.encoding}: no such encoding; try utf-8 or windows-1256") from None
    known = load_languages().folders
    if given.language is not None and given.language not in known:
        raise SettingsError(f"--lang {given.language}: no such language; use {' or '.join(sorted(known))}")


def chosen_codes(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return the codes that were named, one or several in a value.

    >>> chosen_codes(["d1, x1"])
    ('D1', 'X1')

    Raises ``SettingsError`` for a code that no rule has.
    """
    codes = tuple(code.strip().upper() for value in values or () for code in value.split(",") if code.strip())
    unknown = [code for code in codes if code not in known_codes()]
    if unknown:
        raise SettingsError(f"{unknown[0]}: no rule has this code; 'checker rules' lists them")
    return codes
