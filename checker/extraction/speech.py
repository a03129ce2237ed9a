"""Hold one speech cue of a sentence, and the words around it that both word orders ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.model import Attribution
    from checker.quantity.cells import Cells

_TELLS = frozenset(
    {("attribution", "complementizer"), ("function", "causing"), ("function", "outcome"), ("function", "relative")}
)
_NONE = frozenset({("numerals", "zero"), ("numerals", "zero_determiner")})


class Speech(NamedTuple):
    """A chain of sources and where it stands.

    ``at`` is its cue; ``tail`` says that it governs what comes before, ``opens`` that it governs nothing before it, and
    from ``until`` on it governs nothing.
    """

    chain: tuple[Attribution, ...]
    at: int
    end: int
    tail: bool
    opens: bool = False
    until: int | None = None


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


def ends_owning(cells: Cells, index: int, reach: int = 0) -> int | None:
    """Return where the text itself tells of the deed that the cue at ``index`` owns: "claimed an attack that killed six".

    >>> from checker.extraction.scene import read_scene
    >>> ends_owning(read_scene("The group claimed responsibility for a blast that killed six", "en").cells, 2)
    6
    """
    owner = next((at for at in cells.where("attribution", "owning") if index <= at <= index + reach), None)
    if owner is None or any(cell.has("attribution", "complementizer") for cell in cells[index:owner]):
        return None
    for at in range(owner + 1 + (owner == index), len(cells)):
        cell = cells[at]
        if cell.has("attribution", "verb"):
            return None
        acts = ("form", "verbs") in cell.marks and not cells[at - 1].has("function", "preposition")
        if acts or not _TELLS.isdisjoint(cell.marks):
            return at
    return None
