"""Tell an active past tense from the participle that is spelled like it: ``killed two`` from ``two killed``.

Looks at what stands around the word. Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.extraction.scene import Scene
    from checker.quantity.cells import Cells
    from checker.quantity.quantities import Quantity

QUOTES = frozenset({'"', "\u201c", "\u201d", "\u00ab", "\u00bb"})
_ADVERBS = 3
_OPENING_OBJECT = frozenset(("function", key) for key in ("determiner", "indefinite", "object_pronoun"))


def takes_object(scene: Scene, index: int) -> bool:
    """Say whether a participle is an active past tense here: an object follows and no auxiliary precedes.

    >>> from checker.extraction.scene import read_scene
    >>> takes_object(read_scene("Gunmen killed Luis Ortega and two guards", "en"), 1)
    True
    """
    if has_auxiliary(scene.cells, index):
        return False
    following = index + 1
    while following < len(scene.cells) and scene.cells[following].has("function", "adverb"):
        following += 1
    if following >= len(scene.cells):
        return False
    cell = scene.cells[following]
    if cell.form in QUOTES:
        quoted = scene.quantity_at(following + 1)
        return quoted is not None and in_quotes(scene, scene.quantities[quoted])
    before = scene.quantity_at(index - 1) if index else None
    if scene.quantity_at(following) is not None:
        return before is None or scene.quantities[before].noun.head is not None
    opens = _opens_object(scene.cells, following)
    if opens or before is not None or cell.sort != "word":
        return opens
    known = not cell.has("function") and not cell.has("attribution") and cell.has("units")
    return known or _names_object(scene, index, following)


def _names_object(scene: Scene, index: int, following: int) -> bool:
    """Say whether a name stands behind a verb with people or a weapon before it: ``gunmen killed Luis Ortega``."""
    cells = scene.cells
    if not index or not cells[index - 1].has("units"):
        return False
    titled = cells[following].has("units") and following + 1 < len(cells)
    names = range(following, following + 1 + titled)
    return not cells[names[-1]].senses and all(scene.text[cells.starts[at]].isupper() for at in names)


def _opens_object(cells: Cells, index: int) -> bool:
    cell = cells[index]
    bounds = cell.has("modifiers") and not cell.has("modifiers", "range_joiner")
    if bounds and cell.has("modifiers", "range_open"):
        bounds = index + 1 < len(cells) and (cells[index + 1].sort == "number" or cells[index + 1].has("numerals"))
    return bounds or cell.has_any(_OPENING_OBJECT)


def has_auxiliary(cells: Cells, index: int) -> bool:
    """Say whether an auxiliary stands before the participle at ``index``, which makes it a passive.

    >>> from checker.extraction.scene import read_scene
    >>> has_auxiliary(read_scene("Five men were killed", "en").cells, 3)
    True
    """
    before = index - 1
    while before >= 0 and index - before <= _ADVERBS and cells[before].has("function", "adverb"):
        before -= 1
    return before >= 0 and cells[before].has("function", "auxiliary") and not cells[before].has("function", "have")


def in_quotes(scene: Scene, quantity: Quantity) -> bool:
    """Say whether nothing but the count is quoted, so that its verb stands outside: ``killed "hundreds"``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene('It killed "hundreds" there', "en")
    >>> in_quotes(scene, scene.quantities[0])
    True
    """
    before, behind = scene.cells[quantity.start - 1 : quantity.start], scene.cells[quantity.end : quantity.end + 1]
    return bool(before and behind) and before[0].form in QUOTES and behind[0].form in QUOTES
