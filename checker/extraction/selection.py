"""Decide which quantities become claims, and say why the others do not.

Takes a quantity with its attachment; gives the reason against it, or None. Deliberately changes neither.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.extraction import frames
from checker.extraction.factuality import is_negated, judge_factuality
from checker.extraction.victim_lists import shares_predicate
from checker.model import Modifier
from checker.quantity.quantities import total_start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.extraction.offers import Attachment
    from checker.extraction.scene import Scene
    from checker.extraction.speech import Speech
    from checker.quantity.quantities import Quantity

_TOLLS = "tolls"
NO_NOUN = "number word without a noun"
SOURCE = "part of the source"
NO_ANCHOR = "no counted noun and no known predicate"
ZERO_SHAPES = frozenset({"zero", "failed"})
_STRICT_SHAPES = frozenset({"singular", "plural"})
_STATED_SHAPES = ZERO_SHAPES | {"no_report"}
ANCHORED_SHAPES = _STRICT_SHAPES | _STATED_SHAPES
_STRICT_COST = 3.0
_SOME = 10
_BILLION = 10**9
_DEFAULT = "default"
_COUNTING = frozenset({Modifier.APPROX, Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.MORE_THAN})


def refusal(
    scene: Scene,
    number: int,
    attachment: Attachment | None,
    speeches: Callable[[], Sequence[Speech]],
    is_named: Callable[[str], bool],
) -> str | None:
    """Return why quantity ``number`` makes no claim, or None where it makes one.

    >>> from checker.extraction.scene import read_scene
    >>> refusal(read_scene("It fell by 12", "en"), 0, None, tuple, lambda unit: False)
    'no counted noun and no known predicate'
    """
    quantity = scene.quantities[number]
    if quantity.shape in _STRICT_SHAPES:
        return _against_named(scene, quantity, attachment, speeches, is_named)
    if quantity.shape in _STATED_SHAPES:
        return None if attachment is not None else NO_ANCHOR
    if frames.is_distributed(scene, number):
        return "distribution"
    if attachment is not None:
        standing = attachment.way == "counted" and attachment.topic in scene.roles.standing
        told = None if standing else attachment.predicate
        speaks = attachment.predicate is not None and _names_source(scene, quantity, speeches(), told)
        return SOURCE if speaks else _against_topic(scene, quantity, attachment, is_named)
    return _against_count(scene, number, speeches)


def _against_named(
    scene: Scene,
    quantity: Quantity,
    attachment: Attachment | None,
    speeches: Callable[[], Sequence[Speech]],
    is_named: Callable[[str], bool],
) -> str | None:
    """Judge a victim named without a number, which only a predicate close by makes one."""
    if attachment is None or attachment.way == _DEFAULT or _is_far(scene, quantity, attachment):
        return NO_ANCHOR
    if attachment.predicate is not None and is_negated(scene.cells, attachment.predicate):
        return "negated"
    speaks = _names_source(scene, quantity, speeches(), attachment.predicate)
    return SOURCE if speaks else _against_topic(scene, quantity, attachment, is_named)


def _is_far(scene: Scene, quantity: Quantity, attachment: Attachment) -> bool:
    """Say whether more than a list of victims parts one that stands without a number from its predicate."""
    if attachment.cost <= _STRICT_COST:
        return False
    return attachment.predicate is None or not shares_predicate(scene, quantity, attachment.predicate)


def _against_topic(
    scene: Scene, quantity: Quantity, attachment: Attachment, is_named: Callable[[str], bool]
) -> str | None:
    if isinstance(quantity.interval.low, Decimal):
        return "a fraction of a person or thing"
    bare = quantity.noun.unit is None and not attachment.way.endswith(_TOLLS)
    if bare and attachment.topic in scene.roles.default_topic.values():
        units = scene.roles.units_of(attachment.topic)
        before = _unit_before(scene, quantity) if attachment.predicate is not None else None
        if not any(map(is_named, units)) or (before is not None and before not in units):
            return NO_ANCHOR
    asserted = judge_factuality(scene.cells, quantity.start, attachment.predicate, zero=False).asserted
    return None if asserted else "hypothetical"


def _unit_before(scene: Scene, quantity: Quantity) -> str | None:
    """Return the unit counted right before, of which a count without a noun singles out some: ``two homes, one ...``."""
    beside = (q for q in scene.quantities if 0 <= quantity.start - q.end <= 1)
    return next((q.noun.unit for q in beside), None)


def _against_count(scene: Scene, number: int, speeches: Callable[[], Sequence[Speech]]) -> str | None:
    """Judge a count that no predicate governs: a noun, a measure, a share of a set or a bound make it a claim."""
    quantity = scene.quantities[number]
    if _names_source(scene, quantity, speeches()):
        return SOURCE
    if quantity.shape == "vague" and quantity.noun.unit is None and (quantity.noun.of_set or _says_some(quantity)):
        return "vague number word without a known noun" if quantity.noun.head is not None else NO_NOUN
    if quantity.noun.head is not None or quantity.noun.unit is not None or quantity.noun.of_set:
        return None
    if _is_placed(scene, number) or _is_amount(quantity):
        return None
    if quantity.shape != "digits":
        return NO_NOUN
    return "number behind a name" if _behind_name(scene, quantity) else NO_ANCHOR


def _is_amount(quantity: Quantity) -> bool:
    """Say whether a number is so large that only money or people can be meant, though no noun says it: ``a gap of 12 billion``."""
    return quantity.interval.low is not None and quantity.interval.low >= _BILLION and quantity.shape != "vague"


def _is_placed(scene: Scene, number: int) -> bool:
    """Say whether a number without a noun is bounded, a named total, the whole of a share, or a replaced value."""
    quantity = scene.quantities[number]
    if quantity.start and scene.cells[quantity.start - 1].has("function", "whole_of"):
        return True
    if quantity.modifier in _COUNTING or frames.share_before(scene, number) is not None:
        return True
    return total_start(scene.cells, quantity.start) is not None or _replaced(scene, quantity)


def _replaced(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the number is the old value that another count replaces: ``1,626 cases, up from 1,364``."""
    before = scene.cells[quantity.start - 1] if quantity.start else None
    return before is not None and before.has("factuality", "superseded") and before.has("factuality", "rise_from")


def _says_some(quantity: Quantity) -> bool:
    """Say whether a vague word holds no figure at all, unlike "dozens": ``several``, ``a number of``."""
    return quantity.interval.low is not None and quantity.interval.low < _SOME


def _behind_name(scene: Scene, quantity: Quantity) -> bool:
    """Say whether digits stand right behind a word that no list knows and that is no verb's place: ``Ceres 7``."""
    before = scene.cells[quantity.start - 1] if quantity.start else None
    return scene.language.order == "vso" and before is not None and before.sort == "word" and not before.senses


def _names_source(scene: Scene, quantity: Quantity, speeches: Sequence[Speech], predicate: int | None = None) -> bool:
    """Say whether the count, and no predicate of it, only describes who speaks: ``two officials said``."""
    start = scene.cells.starts[quantity.start]
    links = [link for speech in speeches for link in speech.chain if link.start <= start < link.end]
    told = scene.cells.starts[predicate] if predicate is not None else None
    return any(told is None or not link.start <= told < link.end for link in links)
