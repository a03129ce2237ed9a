"""Offer the topic that a word names without governing the count: a label, a toll behind it, or "the dead are five".

Takes a scene and a quantity; deliberately weighs nothing and has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.offers import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.scene import Scene
    from checker.quantity.quantities import Quantity

_TOTAL_REACH = 3
_NAMED = "counted.plural"


def labels(scene: Scene, quantity: Quantity) -> Iterator[Attachment]:
    """Yield the topic of a list or table that names it before a colon, and of ``the dead are five``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Injured: 12", "en")
    >>> [offer.topic for offer in labels(scene, scene.quantities[0])]
    ['injured']
    """
    label = quantity.start - 2
    if label >= 0 and scene.cells[label + 1].form == ":" and scene.quantity_at(label) is None:
        senses = (s for s in scene.cells[label].senses if s.file == "topics" and s.form != "unharmed")
        yield from (Attachment(sense.key, label, "label") for sense in senses)
    yield from _subject(scene, quantity)


def _subject(scene: Scene, quantity: Quantity) -> Iterator[Attachment]:
    """Yield what a definite noun underwent that has the count for its predicate, where no verb says "are"."""
    subject, cells = quantity.start - 1, scene.cells
    if scene.language.order != "vso" or subject < 0 or cells[quantity.start].prefix.letters:
        return
    opens = subject == 0 or cells[subject - 1].has("attribution", "complementizer")
    if opens and cells[subject].prefix.definite and scene.quantity_at(subject) is None:
        senses = (s for s in cells[subject].senses if s.file == "topics" and s.form == _NAMED)
        yield from (Attachment(sense.key, subject, "label") for sense in senses)


def named_behind(scene: Scene, quantity: Quantity) -> Iterator[Attachment]:
    """Yield the toll that a raised figure stands before: ``took to 89 the number of dead``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("which took to 89 the number of dead", "en")
    >>> [offer.topic for offer in named_behind(scene, scene.quantities[0])]
    ['killed']
    """
    cells, start, index = scene.cells, quantity.start, quantity.end
    if quantity.noun.head is not None or not start or not cells[start - 1].has("function", "preposition"):
        return
    index += index < len(cells) and cells[index].has("function", "article")
    opens = index < len(cells) and cells[index].has("function", "total_of")
    for at in range(index + opens, min(index + 1 + opens * _TOTAL_REACH, len(cells))):
        senses = (s for s in cells[at].senses if s.file == "topics" and (opens or s.form == "tolls"))
        yield from (Attachment(sense.key, at, "before-tolls") for sense in senses)
