"""Hold one speech cue of a sentence, and the words around it that both word orders ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.model import Attribution
    from checker.quantity.cells import Cells

_NONE = frozenset({("numerals", "zero"), ("numerals", "zero_determiner")})


class Speech(NamedTuple):
    """A chain of sources and where it stands.

    ``at`` is its cue; ``tail`` says that it governs what comes before, ``opens`` that it governs nothing before it.
    """

    chain: tuple[Attribution, ...]
    at: int
    end: int
    tail: bool
    opens: bool = False


def names_nobody(cells: Cells, start: int, stop: int) -> bool:
    """Say whether ``cells[start:stop]`` are only words for figures that have no owner, or name a rule.

    >>> from checker.extraction.scene import read_scene
    >>> names_nobody(read_scene("estimates", "en").cells, 0, 1)
    True
    """
    if start >= stop:
        return False
    return cells[start].has("attribution", "norm") or all(
        cell.has("attribution", "impersonal") for cell in cells[start:stop]
    )


def denies_any(cells: Cells, start: int, stop: int) -> bool:
    """Say whether ``cells[start:stop]`` open with a word for none, so that nobody spoke: "no group has said so".

    >>> from checker.extraction.scene import read_scene
    >>> denies_any(read_scene("no group", "en").cells, 0, 2)
    True
    """
    return start < stop and cells[start].has_any(_NONE)
