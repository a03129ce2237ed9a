"""Choose the encoder of a run, and turn texts into vectors.

The embedded encoder is the default: it reads Arabic and English, needs no network and no torch. A named model wins over the
variable ``CHECKER_MODEL``, and that over the setting.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from checker.settings import NO_MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from checker.encoder.static import StaticEncoder
    from checker.settings import Settings

EMBEDDED = "embedded"
_VARIABLE = "CHECKER_MODEL"


class Encoder(Protocol):
    """What turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The name or folder it was asked for by."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a text."""

    def __hash__(self) -> int:
        """Return a key for what is measured once for each encoder."""


def encode(texts: Sequence[str], model: str | None = None, *, download: bool = False) -> NDArray[np.float32]:
    """Return one unit row for each text; a text without letters or digits gives a row of zeros.

    >>> encode(["drones", "rockets"]).shape
    (2, 256)

    Raises ``ModelUnavailableError`` when a named model is not at hand.
    """
    return load_encoder(chosen_model(model), download=download).encode(texts)


def with_models(settings: Settings, named: str | None, nli: str | None = None, *, download: bool = False) -> Settings:
    """Return the settings with the encoder of a run; a model that is not at hand ends the run before it begins.

    >>> from checker.settings import Settings
    >>> with_models(Settings(), None).model
    'embedded'

    Raises ``ModelUnavailableError`` when a model is not at hand.
    """
    encoder = chosen_model(named, settings.model)
    judge = nli or settings.nli
    for model in (encoder, judge):
        if model not in {EMBEDDED, NO_MODEL}:
            from checker.encoder.hub import find_model  # noqa: PLC0415 - only other models need it

            find_model(model, download=download)
    return replace(settings, model=encoder, nli=judge)


def chosen_model(named: str | None, configured: str = EMBEDDED) -> str:
    """Return the model that was named, else that of the environment, else that of the settings.

    >>> chosen_model("my-model", "another")
    'my-model'
    """
    return named or os.environ.get(_VARIABLE) or configured


@cache
def load_encoder(name: str = EMBEDDED, *, download: bool = False) -> Encoder:
    """Return an encoder by name; each is read once.

    >>> load_encoder().name
    'embedded'

    Raises ``ModelUnavailableError`` when a named model is not at hand.
    """
    if name == EMBEDDED:
        return embedded()
    from checker.encoder.hub import load_hub_encoder  # noqa: PLC0415 - only other models need it

    return load_hub_encoder(name, download=download)


@cache
def embedded() -> StaticEncoder:
    """Return the encoder that the package ships.

    >>> embedded().words("The bridges fell.")
    ['the', 'bridges', 'fell']
    """
    from checker.encoder.static import read_static  # noqa: PLC0415 - a check without unknown nouns needs none

    return read_static(files("checker.data").joinpath("encoder"), EMBEDDED)
