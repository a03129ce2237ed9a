"""Attach each quantity to the predicate that says what happened to the counted.

The cheapest predicate that offers itself wins; parts, lists and instruments take over or have a topic of their own.
Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction import frames
from checker.extraction.aboard import carrier_of
from checker.extraction.costs import OF_SET, OWN_PREDICATE_COST, yields_at
from checker.extraction.doers import by_doer
from checker.extraction.factuality import is_aim
from checker.extraction.headings import labels, named_behind
from checker.extraction.lives import taker_of_lives
from checker.extraction.offers import (
    AFTER_FORMS,
    Attachment,
    offers_before,
    offers_behind,
    predicates,
)
from checker.extraction.outcomes import outcome_of
from checker.extraction.rivalry import main_verb, outdone
from checker.extraction.sizes import is_left_out, is_size
from checker.extraction.wholes import continues_list, is_elided
from checker.quantity.quantities import total_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.scene import Scene
    from checker.language.lexicon import Sense
    from checker.quantity.cells import Cell
    from checker.quantity.quantities import Quantity

_UNKNOWN_NOUN_LIMIT = 4.0
_BARE_NUMBER_LIMIT = 1.5
_SOME = 10
_CROWD_LIMIT = 2.0
_NEXT_WORD = 0.5
_ANYONE, _BODY = "person", "body"
_WEAK_COST = 6.0
_PREMODIFIER_COST = 3.0
_TOTAL_REACH = 3
_UNCOUNTED = frozenset({"plural", "singular"})
_TAKEN_LIVES = "killed"
_ABOARD = "present"


def attach_topics(scene: Scene, wholes: Sequence[int | None]) -> list[Attachment | None]:
    """Return for each quantity the topic it belongs to, or None; ``wholes`` says which quantity each is part of.

    >>> from checker.extraction.scene import read_scene
    >>> [a.topic for a in attach_topics(read_scene("12 people were killed and 30 wounded", "en"), [None, None])]
    ['killed', 'injured']
    """
    found = [_own_attachment(scene, number) for number in range(len(scene.quantities))]
    for number, whole in enumerate(wholes):
        found[number] = _or_inherited(scene, found, number, whole)
    return found


def _own_attachment(scene: Scene, number: int) -> Attachment | None:
    quantity = scene.quantities[number]
    if scene.roles.is_measure(quantity.noun.unit) or _is_aside(scene, number):
        return None
    if quantity.shape == "failed":
        return _on_itself(scene, quantity)
    share = frames.share_before(scene, number)
    if share is not None:
        return _whole_of_share(scene, share)
    if frames.is_whole_of_fraction(scene, number):
        return None
    if quantity.start and scene.cells[quantity.start - 1].has("function", "whole_of"):
        governing = _governing(scene, number)
        there = governing is not None and (governing.topic in scene.roles.crowds or governing.way == "counted")
        return _stated_whole(scene, quantity) or (governing if there else None)
    return _governing(scene, number)


def _is_aside(scene: Scene, number: int) -> bool:
    """Say whether the counted are told beside those whom something befell: who did it, how large their group is."""
    return _acts(scene, number) or is_size(scene, number) or is_left_out(scene, number)


def _acts(scene: Scene, number: int) -> bool:
    """Say whether the counted did it: "at the hands of two gunmen", or a counted subject before its counted object."""
    quantity = scene.quantities[number]
    before = scene.cells[quantity.start - 1] if quantity.start else None
    if before is not None and before.has("function", "agent_mark"):
        return True
    if before is not None and before.has("function", "agent") and _may_act(scene, quantity):
        return True
    behind = scene.quantities[number + 1] if number + 1 < len(scene.quantities) else None
    if scene.language.order != "vso" or behind is None or behind.start != quantity.end or not quantity.start:
        return False
    if scene.roles.is_measure(behind.noun.unit):
        return False
    verb = any(s.file == "topics" and s.form == "verbs" for s in scene.cells[quantity.start - 1].senses)
    marked = scene.cells[behind.start].prefix.conjunction or scene.cells[behind.start].prefix.preposition
    named = quantity.noun.unit is not None and behind.noun.unit not in {None, quantity.noun.unit}
    return verb and named and not marked and not behind.noun.of_set


def _may_act(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the counted behind "by" are who did it: not what it was done with, nor deaths that a toll rose by."""
    head, unit = quantity.noun.head, quantity.noun.unit
    named = unit is not None and unit not in scene.roles.instrument
    return named and not (head is not None and scene.cells[head].has("topics"))


def _governing(scene: Scene, number: int) -> Attachment | None:
    """Return the topic that the noun or the cheapest predicate around it gives."""
    quantity = scene.quantities[number]
    direct = _direct(scene, number)
    limit = yields_at(scene, quantity, direct)
    if limit is None or not scene.cells.where("topics"):
        return direct
    offers = [
        *labels(scene, quantity),
        *named_behind(scene, quantity),
        *offers_behind(scene, number),
        *offers_before(scene, number),
        *_premodifying(scene, number),
    ]
    fitting = outdone([o for o in offers if _fits(scene, quantity, o) and not _is_loser(scene, number, o)], scene)
    best = min(fitting, key=lambda offer: offer.cost + _weak(scene, offer.topic), default=None)
    best = main_verb(scene, quantity, fitting, best)
    if best is not None and is_aim(scene.cells, best.predicate):
        best = next((offer for offer in fitting if offer.way == "premodifier"), best)
    weaker = best is None or best.way == "after-tolls" or best.cost + _weak(scene, best.topic) > limit
    if direct is not None and weaker:
        return direct
    return _joint(scene, by_doer(scene, number, best)) if best is not None else outcome_of(scene, number)


def _is_loser(scene: Scene, number: int, offer: Attachment) -> bool:
    """Say whether the counted are not lost themselves, but lost what is theirs."""
    end = scene.quantities[number].end if offer.way != "before-verbs" else (offer.predicate or 0) + 1
    return offer.topic in scene.roles.lost and frames.keeps_object(scene.cells, end, scene.language)


def _premodifying(scene: Scene, number: int) -> Iterator[Attachment]:
    """Yield what an adjective before the noun says, the last resort where no predicate governs the count."""
    for sense, index in frames.premodifiers(scene, number):
        yield Attachment(sense.key, index, "premodifier", _PREMODIFIER_COST)


def _whole_of_share(scene: Scene, share: int) -> Attachment | None:
    """Return what the whole of "two of the three" underwent, which is not what its share did."""
    own = _own_attachment(scene, share)
    topic = scene.roles.whole.get(own.topic) if own is not None else None
    return Attachment(topic, None, "whole") if topic is not None else None


def _weak(scene: Scene, topic: str) -> float:
    """Return the handicap of a topic that says no more than "took part", against one that says how it ended."""
    return _WEAK_COST if topic in scene.roles.default_topic.values() else 0.0


def _joint(scene: Scene, offer: Attachment) -> Attachment:
    """Return the topic above two predicates in a row that share one count: ``killed and wounded six men``."""
    index = offer.predicate
    if index is None or not offer.way.startswith("after") or index < 1:
        return offer
    joined = scene.cells[index].prefix.conjunction
    before = index - 1 - (not joined and scene.cells[index - 1].has("function", "conjunction"))
    if before < 0 or (before == index - 1 and not joined) or (before and scene.quantity_at(before - 1) is not None):
        return offer
    if scene.cells[before].form.endswith(tuple(scene.language.options.get("subject_before_endings", ("|",)))):
        return offer
    topics = {sense.key for sense in predicates(scene.cells[before]) if sense.form in AFTER_FORMS}
    above = next((t for key in topics if (t := scene.roles.joint.get(frozenset({key, offer.topic})))), None)
    return offer._replace(topic=above) if above is not None else offer


def _on_itself(scene: Scene, quantity: Quantity) -> Attachment | None:
    """Return the topic of a count that is read off the predicate alone."""
    sense = scene.cells[quantity.start].sense("topics")
    return Attachment(sense.key, quantity.start, "failed") if sense is not None else None


def _stated_whole(scene: Scene, quantity: Quantity) -> Attachment | None:
    """Return the topic of the whole in "two of three", which the predicate of the part does not give."""
    near = scene.cells[max(0, quantity.start - 6) : quantity.start]
    topics = [sense.key for cell in near for sense in predicates(cell) if sense.key in scene.roles.whole]
    return Attachment(scene.roles.whole[topics[-1]], None, "whole") if topics else None


def _fits(scene: Scene, quantity: Quantity, offer: Attachment) -> bool:
    known = quantity.noun.head is None or quantity.noun.unit is not None
    if (
        _is_barred(scene, quantity, offer)
        or frames.is_origin(scene, quantity, offer.topic)
        or (not known and offer.cost > _UNKNOWN_NOUN_LIMIT)
    ):
        return False
    if quantity.noun.unit is None and not _may_be_person(scene, quantity):
        return False
    if offer.topic in scene.roles.crowds and not _may_be_crowd(quantity, offer):
        return False
    loose = offer.cost > _BARE_NUMBER_LIMIT or (quantity.shape == "vague" and not quantity.noun.of_set)
    nameless = quantity.noun.head is None and quantity.noun.unit is None
    if nameless and offer.topic in scene.roles.of_things and loose:
        return False
    return scene.roles.admits(offer.topic, _unit_of(scene, quantity, offer.topic), known=known)


def _is_barred(scene: Scene, quantity: Quantity, offer: Attachment) -> bool:
    """Say whether the predicate is of a kind that this count cannot have.

    "No signs of injuries" hurts nobody, what is seized and no list knows is a thing, a noun without a number says nothing
    behind some verbs, and "claimed" kills only what stands right behind it.
    """
    if offer.predicate is None:
        return False
    cell = scene.cells[offer.predicate]
    if quantity.shape in _UNCOUNTED and cell.has("function", "counting"):
        return True
    if offer.way == "after-verbs" and offer.cost and cell.has("factuality", "hedge"):
        return True
    unknown = quantity.noun.head is not None and quantity.noun.unit is None
    return unknown and (cell.has("function", "grasp") or (quantity.shape == "zero" and offer.way == "before-harms"))


def _may_be_crowd(quantity: Quantity, offer: Attachment) -> bool:
    """Say whether a predicate that says no more than "was there" stands close enough to be about a count."""
    if quantity.shape == "one" or offer.way == "before-verbal_nouns":
        return False
    if offer.way in {"premodifier", "after-tolls"}:
        return True
    if offer.way == "after-verbal_nouns" and offer.cost > _NEXT_WORD:
        return False
    nameless = quantity.noun.head is None and quantity.noun.unit is None and quantity.shape != "vague"
    return offer.cost <= (_BARE_NUMBER_LIMIT - 1 if nameless else _CROWD_LIMIT)


def _may_be_person(scene: Scene, quantity: Quantity) -> bool:
    """Say whether an unknown noun can name people: not where "some" counts it or its ending says a thing."""
    endings = tuple(scene.language.options.get("thing_endings", ()))
    head, low = quantity.noun.head, quantity.interval.low
    few = quantity.shape == "vague" and low is not None and low < _SOME
    if head is not None and scene.cells[head].has("function", "thing"):
        return False
    if not endings:
        return True
    if head is None:
        return quantity.noun.of_set or quantity.noun.others or not few
    one_of = quantity.noun.of_set and quantity.interval.high == 1
    if quantity.noun.start is not None or few or one_of:
        return False
    return quantity.noun.of_set or not scene.cells[head].form.endswith(endings)


def _unit_of(scene: Scene, quantity: Quantity, topic: str) -> str | None:
    """Return the counted unit; what is taken out of a set named before is of its kind, the last that suits the topic."""
    if quantity.noun.unit is not None or not quantity.noun.of_set or quantity.noun.head is not None:
        return quantity.noun.unit
    units = [q.noun.unit for q in reversed(scene.quantities) if q.end <= quantity.start and q.noun.unit is not None]
    people = scene.cells[quantity.number_end - 1].form.endswith(tuple(scene.language.options.get("people_endings", ())))
    kinds = [unit for unit in units if not scene.roles.is_measure(unit) and (not people or scene.roles.is_person(unit))]
    suiting = (unit for unit in kinds if scene.roles.admits(topic, unit, known=True))
    return next(suiting, kinds[0] if kinds else _ANYONE if people else None)


def _direct(scene: Scene, number: int) -> Attachment | None:
    """Return the topic that the counted noun itself carries: ``12 deaths``, ``200 injured``, ``three men's arrest``."""
    framed = next(_framed(scene, number), None)
    quantity = scene.quantities[number]
    head, unit = quantity.noun.head, quantity.noun.unit
    if framed is not None or head is None or scene.cells[quantity.start].has("numerals", "one_of"):
        return framed
    cell = scene.cells[head]
    sense = cell.sense("topics") if quantity.shape == "no_report" else _counted_sense(cell)
    if quantity.shape == "zero" and quantity.noun.of_set:
        return None
    if sense is None or (unit is not None and not scene.roles.admits(sense.key, unit, known=True)):
        return None
    nobody = quantity.shape == "zero" and unit not in {None, _ANYONE}
    if sense.key in scene.roles.standing and (nobody or frames.comes_home(scene, number)):
        return None
    return Attachment(sense.key, head, "counted")


def _framed(scene: Scene, number: int) -> Iterator[Attachment]:
    """Yield the topic that a noun before or behind the count carries: ``the bodies of 12 men``."""
    total = frames.total_event(scene, number)
    if total is not None:
        yield Attachment(total[0].key, total[1], "total")
    owned = frames.possessed_event(scene, number)
    if owned is not None:
        yield Attachment(owned.key, scene.quantities[number].end + 1, "possessive")
    counted = frames.counted_before(scene, number)
    if counted is not None:
        yield Attachment(counted[0].key, counted[1], "of-counted")
    carrier = carrier_of(scene, number)
    if carrier is not None:
        yield Attachment(_ABOARD, carrier, "aboard")
    taker = taker_of_lives(scene, number)
    if taker is not None:
        yield Attachment(_TAKEN_LIVES, taker, "lives")
    taken = frames.set_before(scene, number)
    if taken is not None:
        yield Attachment(taken[0].key, taken[1], OF_SET)


def _counted_sense(cell: Cell) -> Sense | None:
    for sense in cell.senses:
        if sense.file == "topics" and (sense.form.startswith("counted") or sense.form in {"participles", "states"}):
            return sense
    return None


def _or_inherited(scene: Scene, own: Sequence[Attachment | None], number: int, parent: int | None) -> Attachment | None:
    """Give a subset or a coordinated count the topic of the count it belongs to."""
    found = own[number]
    quantity = scene.quantities[number]
    if scene.roles.is_measure(quantity.noun.unit):
        return None
    governed = found is not None and found.way.startswith("before") and found.cost <= OWN_PREDICATE_COST
    if parent is not None and not governed and (found is None or found.cost > 1):
        inherited = own[parent]
        if inherited is not None and not _narrows(scene, found, inherited):
            inherited = inherited._replace(way="subset", cost=0.0)
            dead = scene.quantities[parent].noun.unit == _BODY and scene.roles.is_person(quantity.noun.unit)
            if dead or _fits(scene, quantity, inherited) or _are_bodies(scene, quantity, own[parent]):
                return inherited
    if found is not None:
        return found
    before = _coordinated(scene, own, number)
    if before is not None:
        return Attachment(before.topic, before.predicate, "coordinated")
    if (is_elided(scene, number) or _sums_up(scene, number)) and own[number - 1] is not None:
        return own[number - 1]
    default = scene.roles.default_topic.get(quantity.noun.unit or "") or _instrument(scene, quantity)
    return Attachment(default, None, "default") if default is not None else None


def _sums_up(scene: Scene, number: int) -> bool:
    """Say whether a number is the total that the count before it leads to: ``6 more deaths, bringing the total to 11``."""
    start = total_start(scene.cells, scene.quantities[number].start) if number else None
    return start is not None and scene.cells.within(start - _TOTAL_REACH, start, "factuality", "sets_toll")


def _narrows(scene: Scene, found: Attachment | None, inherited: Attachment) -> bool:
    """Say whether a part says itself which of two topics of its whole it met: ``20 casualties, of them 8 dead``."""
    above = inherited.topic
    return found is not None and any(
        joint == above and found.topic in topics for topics, joint in scene.roles.joint.items()
    )


def _instrument(scene: Scene, quantity: Quantity) -> str | None:
    """Return the topic of what an attack was made with: ``hit the house with two rockets``."""
    start = quantity.start
    before = scene.cells[start - 1] if start else None
    marked = scene.cells[start].prefix.preposition in scene.language.options.get("instrument", ()) or (
        before is not None and before.has("function", "instrument")
    )
    attacked = marked and any(cell.has("topics") for cell in scene.cells[:start])
    return scene.roles.instrument.get(quantity.noun.unit or "") if attacked else None


def _coordinated(scene: Scene, own: Sequence[Attachment | None], number: int) -> Attachment | None:
    """Return the nearest attachment of the list that quantity ``number`` continues."""
    quantity = scene.quantities[number]
    while continues_list(scene, number):
        number -= 1
        found = own[number]
        if found is not None and found.way == "counted" and quantity.noun.head is not None:
            return None
        if found is not None and (
            _fits(scene, quantity, found._replace(cost=0)) or _are_bodies(scene, quantity, found)
        ):
            return found
    return None


def _are_bodies(scene: Scene, quantity: Quantity, found: Attachment | None) -> bool:
    """Say whether a list goes on naming whose bodies were counted: ``the bodies of 12 men and two women``."""
    return found is not None and found.way == "of-counted" and scene.roles.is_person(quantity.noun.unit)
