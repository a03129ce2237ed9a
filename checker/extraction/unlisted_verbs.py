"""Tell verbs that no list of the language knows, by their endings and by what stands around.

Such a verb gives no topic, but it ends the reach of one that does. Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.extraction.scene import Scene

COMMAS = frozenset({",", "\u060c", "-", "\u2013", "\u2014", "(", ")"})
_VERB_ENDINGS = ("past_endings", "gerund_endings")


def has_own_verb(scene: Scene, index: int) -> bool:
    """Say whether a past tense that no list knows and its object follow, so that the next count begins a new clause.

    >>> from checker.extraction.scene import read_scene
    >>> has_own_verb(read_scene("Two men tested positive and two died", "en"), 2)
    True
    """
    past, cells = tuple(scene.language.options.get(_VERB_ENDINGS[0], ())), scene.cells
    if not past or index + 1 >= len(cells):
        return False
    cell, behind = cells[index], cells[index + 1]
    acts = not cell.senses and cell.sort == "word" and cell.form.endswith(past)
    return acts and behind.sort == "word" and not behind.has("function", "preposition")


def joins_unlisted_verb(scene: Scene, index: int) -> bool:
    """Say whether a joined past tense or gerund that no list knows governs what follows: ``burned a car and looted 12 shops``.

    >>> from checker.extraction.scene import read_scene
    >>> joins_unlisted_verb(read_scene("They burned a car and looted 12 shops", "en"), 5)
    True
    """
    cell = scene.cells[index]
    if not index or cell.senses or cell.sort != "word":
        return False
    joined = scene.cells[index - 1].has("function", "conjunction")
    if not joined and scene.cells[index - 1].form not in COMMAS:
        return False
    past, gerunds = (tuple(scene.language.options.get(key, ())) for key in _VERB_ENDINGS)
    return (joined and cell.form.endswith(past)) or cell.form.endswith(gerunds)


def meets_unlisted_verb(scene: Scene, start: int, index: int) -> bool:
    """Say whether "no one" does or meets something that no list knows: "no one knows", "no one has been charged".

    >>> from checker.extraction.scene import read_scene
    >>> meets_unlisted_verb(read_scene("No one knows", "en"), 1, 1)
    True
    """
    cell = scene.cells[index]
    if cell.sort != "word" or cell.has("topics") or cell.has("function") or cell.has("factuality"):
        return False
    before = scene.cells[index - 1]
    return index == start or before.has("function", "auxiliary") or before.has("function", "have")
