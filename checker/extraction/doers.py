"""Let who did it tell what was done: air defence shot down what it "destroyed", armed men abducted whom they "seized".

Takes the offer that won and gives it with the topic that fits the doer. Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction import frames

if TYPE_CHECKING:
    from checker.extraction.offers import Attachment
    from checker.extraction.scene import Scene

_DEFENCES = frozenset({"air_defence", "c_ram"})
_SEIZING = ("function", "seizing")
_SUBJECT_REACH = 5
_AGENT_REACH = 6
_THREAT_REACH = 10


def by_doer(scene: Scene, number: int, offer: Attachment) -> Attachment:
    """Return an offer to quantity ``number`` with the topic that its doer gives it.

    >>> from checker.extraction.offers import Attachment
    >>> from checker.extraction.scene import read_scene
    >>> by_doer(read_scene("Gunmen seized three tourists", "en"), 0, Attachment("detained", 1, "after-verbs")).topic
    'abducted'
    """
    topic = _defended(scene, number, offer) or _kidnapped(scene, number, offer)
    return offer._replace(topic=topic) if topic is not None else offer


def _defended(scene: Scene, number: int, offer: Attachment) -> str | None:
    """Return what air defence did to what flies: it shot down what it "destroyed", and so a share: "31 of 36 drones"."""
    quantity = scene.quantities[number]
    topic = scene.roles.defended.get(offer.topic)
    if topic is None or not scene.roles.admits(topic, quantity.noun.unit, known=True):
        return None
    named = any(answer.sense.key == "agent" and answer.sense.form in _DEFENCES for answer in scene.answers)
    share = number + 1 < len(scene.quantities) and frames.share_before(scene, number + 1) is not None
    return topic if named or share else None


def _kidnapped(scene: Scene, number: int, offer: Attachment) -> str | None:
    """Return what outlaws, or somebody with a gun, did to those whom they "seized"."""
    topic, index = scene.roles.outlawed.get(offer.topic), offer.predicate
    if topic is None or index is None or _SEIZING not in scene.cells[index].marks:
        return None
    outlaw = _is_outlaw(scene, _doer_stretch(scene, number, offer.way, index))
    return topic if outlaw or (outlaw is None and _threatened(scene, index)) else None


def _doer_stretch(scene: Scene, number: int, way: str, index: int) -> range:
    """Return the cells among which the doer of the predicate at ``index`` is named, the nearest first."""
    if not way.startswith("after"):
        by = next((at for at in scene.cells.where("function", "agent") if index < at <= index + _AGENT_REACH), index)
        return range(by + 1, min(len(scene.cells), by + 1 + _SUBJECT_REACH)) if by > index else range(0)
    if scene.language.order == "vso":
        return range(index + 1, scene.quantities[number].start)
    return range(index - 1, max(-1, index - 1 - _SUBJECT_REACH), -1)


def _is_outlaw(scene: Scene, places: range) -> bool | None:
    """Say whether the nearest people in a stretch of one clause are outlaws; None where it names no people."""
    for at in places:
        cell = scene.cells[at]
        if cell.sort == "mark" or cell.has("topics"):
            return None
        unit = cell.sense("units")
        if unit is not None and scene.roles.is_person(unit.key):
            return unit.key in scene.roles.outlaws
    return None


def _threatened(scene: Scene, index: int) -> bool:
    """Say whether the clause tells of a weapon that was held at those who were seized."""
    behind = min(index + 1 + _THREAT_REACH, len(scene.cells))
    stop = next((at for at in range(index + 1, behind) if scene.cells[at].sort == "mark"), behind)
    return scene.cells.within(index + 1, stop, "function", "at_gunpoint")
