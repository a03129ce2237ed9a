"""Let one predicate outdo another that stands nearer to a count.

Takes the offers that fit; gives those that remain. Deliberately prices nothing and has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.costs import OWN_PREDICATE_COST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.offers import Attachment
    from checker.extraction.scene import Scene
    from checker.quantity.quantities import Quantity

_ACTIVE = frozenset({"after-participles", "after-verbs"})
_SHORTENED = "before-participles"
_RIGHT_BEHIND = 0.5


def outdone(offers: Sequence[Attachment], scene: Scene) -> Sequence[Attachment]:
    """Leave out where people were when a later predicate says what became of them: ``62 people on board died``.

    >>> from checker.extraction.scene import read_scene
    >>> outdone((), read_scene("Two men died", "en"))
    ()
    """
    standing = [o for o in offers if o.topic in scene.roles.crowds and o.way.startswith("before")]
    nearest = min((offer.cost for offer in standing), default=-1.0)
    others = (offer for offer in offers if offer.topic not in scene.roles.crowds)
    slack = OWN_PREDICATE_COST if scene.language.order == "vso" else 0.0
    ends = bool(standing) and any(o.way.startswith("before") or o.cost <= nearest + slack for o in others)
    return [offer for offer in offers if offer not in standing] if ends else offers


def main_verb(
    scene: Scene, quantity: Quantity, offers: Sequence[Attachment], best: Attachment | None
) -> Attachment | None:
    """Return the verb right before a count for a shortened clause right behind it: "freed" ``two men kidnapped in May``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Two men died", "en")
    >>> main_verb(scene, scene.quantities[0], (), None) is None
    True
    """
    if best is None or best.way != _SHORTENED or best.predicate != quantity.end or quantity.noun.head is None:
        return best
    minor = scene.roles.crowds | frozenset(scene.roles.default_topic.values())
    verbs = (o for o in offers if o.way in _ACTIVE and o.cost <= _RIGHT_BEHIND and o.topic not in minor)
    return next((verb for verb in verbs if verb.predicate and scene.quantity_at(verb.predicate - 1) is None), best)
