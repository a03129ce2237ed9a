"""Attach each quantity to the predicate that says what happened to the counted.

Works on cells: a predicate offers itself to quantities on the sides its form allows, at a cost that grows with distance,
clause marks and quantities in between; the cheapest wins. Deliberately has no word of any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.loader import Language, Sense
    from checker.language.roles import Roles
    from checker.quantity.cells import Answer, Cell
    from checker.quantity.quantities import Quantity

_LEFT_WINDOW = 16
_LIST_GAP = 3
_UNDERGO_WINDOW = 8
_RIGHT_WINDOW = 12
_STOPS = frozenset({".", ";", ":", "!", "?", "\u061f", "\u061b", "\u2026"})
_QUOTES = frozenset({'"', "\u201c", "\u201d", "\u00ab", "\u00bb"})
_COMMAS = frozenset({",", "\u060c", "-", "\u2013", "\u2014", "(", ")"})
_COMMA_COST = 2.5
_QUANTITY_COST = 3.0
_COORDINATED_COST = 0.5
_UNKNOWN_NOUN_LIMIT = 4.0
_WEAK_COST = 6.0
_OWN_PREDICATE_COST = 2.0
_AGREEMENT_COST = 4.0
_RIGHT_BIAS = 1.5
_STATE_BIAS = -0.5
_AFTER_FORMS = frozenset({"verbs", "verbal_nouns", "tolls"})
_BEFORE_FORMS = frozenset({"passives", "states"})


class Scene(NamedTuple):
    """What the attachment needs of one sentence."""

    cells: Sequence[Cell]
    quantities: Sequence[Quantity]
    language: Language
    roles: Roles
    answers: Sequence[Answer] = ()

    def answer_at(self, index: int, table: str) -> Answer | None:
        """Return the closed answer of ``table`` that begins at cell ``index``."""
        if not self.answers:
            return None
        cell = self.cells[index]
        return next((a for a in self.answers if a.sense.key == table and cell.start <= a.start < cell.end), None)

    def cell_at(self, end: int) -> int:
        """Return the cell that ends at or behind the code point ``end``."""
        return next((n for n, cell in enumerate(self.cells) if cell.end >= end), len(self.cells) - 1)

    def quantity_at(self, index: int) -> int | None:
        """Return the number of the quantity that covers cell ``index``."""
        for number, quantity in enumerate(self.quantities):
            if quantity.start <= index < quantity.end:
                return number
        return None


class Attachment(NamedTuple):
    """The topic of a quantity, the cell of its predicate (None where inherited or by default), and how it was found."""

    topic: str
    predicate: int | None
    way: str
    cost: float = 0.0


def attach_topics(scene: Scene) -> list[Attachment | None]:
    """Return for each quantity the topic it belongs to, or None.

    >>> from checker.extract.scene import read_scene
    >>> [a.topic for a in attach_topics(read_scene("12 people were killed and 30 wounded", "en"))]
    ['killed', 'injured']
    """
    found = [_own_attachment(scene, number) for number in range(len(scene.quantities))]
    for number in range(len(found)):
        found[number] = _or_inherited(scene, found, number)
    return found


def _own_attachment(scene: Scene, number: int) -> Attachment | None:
    quantity = scene.quantities[number]
    if scene.roles.is_measure(quantity.noun.unit):
        return None
    if quantity.shape == "failed":
        return _on_itself(scene, quantity)
    whole = _stated_whole(scene, quantity)
    if whole is not None:
        return whole
    direct = _direct(scene, quantity)
    if direct is not None and direct.topic not in scene.roles.standing:
        return direct
    offers = [*_right_offers(scene, number), *_left_offers(scene, number)]
    fitting = [offer for offer in offers if _fits(scene, quantity, offer)]
    best = min(fitting, key=lambda offer: offer.cost + _weak(scene, offer.topic), default=None)
    if direct is not None and (best is None or best.cost + _weak(scene, best.topic) > _OWN_PREDICATE_COST):
        return direct
    return _joint(scene, best) if best is not None else None


def _joint(scene: Scene, offer: Attachment) -> Attachment:
    """Return the topic above two predicates in a row that share one count: ``killed and wounded six men``."""
    index = offer.predicate
    if index is None or not offer.way.startswith("after") or index < 1:
        return offer
    joined = scene.cells[index].prefix.conjunction
    before = index - 1 - (not joined and scene.cells[index - 1].has("function", "conjunction"))
    if before < 0 or (before == index - 1 and not joined) or (before and scene.quantity_at(before - 1) is not None):
        return offer
    topics = {sense.key for sense in _predicates(scene.cells[before]) if sense.form in _AFTER_FORMS}
    above = next((t for key in topics if (t := scene.roles.joint.get(frozenset({key, offer.topic})))), None)
    return offer._replace(topic=above) if above is not None else offer


def _on_itself(scene: Scene, quantity: Quantity) -> Attachment | None:
    """Return the topic of a count that is read off the predicate alone."""
    sense = next(_predicates(scene.cells[quantity.start]), None)
    return Attachment(sense.key, quantity.start, "failed") if sense is not None else None


def _stated_whole(scene: Scene, quantity: Quantity) -> Attachment | None:
    """Return the topic of the whole in "two of three", which the predicate of the part does not give."""
    before = scene.cells[quantity.start - 1] if quantity.start else None
    if before is None or not before.has("function", "whole_of"):
        return None
    near = scene.cells[max(0, quantity.start - 6) : quantity.start]
    topics = [sense.key for cell in near for sense in _predicates(cell) if sense.key in scene.roles.whole]
    return Attachment(scene.roles.whole[topics[-1]], None, "whole") if topics else None


def _fits(scene: Scene, quantity: Quantity, offer: Attachment) -> bool:
    known = quantity.noun.head is None or quantity.noun.unit is not None
    if not known and offer.cost > _UNKNOWN_NOUN_LIMIT:
        return False
    return scene.roles.admits(offer.topic, _unit_of(scene, quantity), known=known)


def _unit_of(scene: Scene, quantity: Quantity) -> str | None:
    """Return the counted unit; what is taken out of a set named before is of the kind of that set."""
    if quantity.noun.unit is not None or not quantity.noun.of_set or quantity.noun.head is not None:
        return quantity.noun.unit
    before = (q.noun.unit for q in reversed(scene.quantities) if q.end <= quantity.start and q.noun.unit is not None)
    return next((unit for unit in before if not scene.roles.is_measure(unit)), None)


def _direct(scene: Scene, quantity: Quantity) -> Attachment | None:
    """Return the topic that the counted noun itself carries: ``12 deaths``, ``200 injured``."""
    head = quantity.noun.head
    if head is None:
        return None
    cell = scene.cells[head]
    sense = _counted_sense(cell)
    if sense is None:
        return None
    return Attachment(sense.key, head, "counted")


def _counted_sense(cell: Cell) -> Sense | None:
    for sense in cell.senses:
        if sense.file == "topics" and (sense.form.startswith("counted") or sense.form in {"participles", "states"}):
            return sense
    return None


def _predicates(cell: Cell) -> Iterator[Sense]:
    for sense in cell.senses:
        if sense.file == "topics" and not sense.form.startswith("counted"):
            yield sense


def _right_offers(scene: Scene, number: int) -> Iterator[Attachment]:
    quantity = scene.quantities[number]
    cost = 0.0
    index = quantity.end
    while index < len(scene.cells) and index - quantity.end < _RIGHT_WINDOW:
        cell = scene.cells[index]
        if _is_stop(cell) or (_is_boundary(cell) and not cell.has("function", "relative")):
            return
        other = scene.quantity_at(index)
        if other is not None:
            cost += _between_cost(scene, other)
            index = scene.quantities[other].end
            continue
        for sense in _predicates(cell):
            if _offers_left(scene, index, sense, number):
                price = cost + _right_bias(scene, sense)
                yield Attachment(sense.key, index, f"before-{sense.form}", price)
        if any(_ends_search(scene, index, sense) for sense in _predicates(cell)):
            return
        cost += _COMMA_COST if cell.form in _COMMAS else _step(cell)
        index += 1


def _right_bias(scene: Scene, sense: Sense) -> float:
    """Return the handicap of what stands behind the count where verbs come first; states stand nowhere else."""
    if scene.language.order != "vso":
        return 0.0
    return _STATE_BIAS if sense.form == "states" else _RIGHT_BIAS


def _weak(scene: Scene, topic: str) -> float:
    """Return the handicap of a topic that says no more than "took part", against one that says how it ended."""
    return _WEAK_COST if topic in scene.roles.default_topic.values() else 0.0


def _step(cell: Cell) -> float:
    return 0.2 if cell.has("function", "auxiliary") or cell.has("function", "adverb") else 1.0


def _offers_left(scene: Scene, index: int, sense: Sense, number: int) -> bool:
    """Say whether the predicate at ``index`` takes what stands before it."""
    cell = scene.cells[index]
    if cell.has("function", "particle"):
        return False
    if sense.form in _BEFORE_FORMS:
        return True
    if sense.form == "participles":
        return not _takes_object(scene, index)
    if scene.language.order == "vso":
        if sense.form == "verbs":
            return not cell.prefix.conjunction and _subject_only(scene, index, number)
        return sense.form == "verbal_nouns" and (cell.suffix or _underwent(scene, index))
    return False


def _underwent(scene: Scene, index: int) -> bool:
    """Say whether a verbal noun stands in the dative: ``exposed to destruction``, ``forced to flight``."""
    cell = scene.cells[index]
    if cell.prefix.preposition in scene.language.options.get("addressee", ()):
        before = scene.cells[max(0, index - _UNDERGO_WINDOW) : index]
        return cell.prefix.definite or any(other.has("function", "undergo") for other in before)
    return cell.prefix.definite and index > 0 and scene.cells[index - 1].has("function", "dative")


def _subject_only(scene: Scene, index: int, number: int) -> bool:
    """Say whether a verb after its subject has no object of its own right behind it."""
    following = scene.quantity_at(index + 1)
    if following is None or following == number:
        return True
    return scene.cells[scene.quantities[following].start].prefix.conjunction


def _ends_search(scene: Scene, index: int, sense: Sense) -> bool:
    return sense.form in {"verbs", "verbal_nouns", "tolls"} or (
        sense.form == "participles" and _takes_object(scene, index)
    )


def _takes_object(scene: Scene, index: int) -> bool:
    """Say whether a participle is an active past tense here: an object follows and no auxiliary precedes."""
    if _has_auxiliary(scene.cells, index):
        return False
    following = index + 1
    while following < len(scene.cells) and scene.cells[following].has("function", "adverb"):
        following += 1
    if following >= len(scene.cells):
        return False
    cell = scene.cells[following]
    before = scene.quantity_at(index - 1) if index else None
    if scene.quantity_at(following) is not None:
        return before is None or scene.quantities[before].noun.head is not None
    if before is not None and scene.quantities[before].end == index and not _opens_object(cell):
        return False
    return _opens_object(cell) or (
        cell.sort == "word"
        and not cell.has("function")
        and not cell.has("attribution")
        and before is None
        and cell.has("units")
    )


def _opens_object(cell: Cell) -> bool:
    return cell.has("function", "determiner") or cell.has("function", "indefinite") or cell.has("modifiers")


def _has_auxiliary(cells: Sequence[Cell], index: int) -> bool:
    before = index - 1
    while before >= 0 and index - before <= 3 and cells[before].has("function", "adverb"):  # noqa: PLR2004
        before -= 1
    return before >= 0 and cells[before].has("function", "auxiliary") and not cells[before].has("function", "have")


def _left_offers(scene: Scene, number: int) -> Iterator[Attachment]:
    quantity = scene.quantities[number]
    cost = 0.0
    index = quantity.start - 1
    if index >= 0 and scene.cells[index].has("function", "locative"):
        return
    while index >= 0 and quantity.start - index <= _LEFT_WINDOW:
        cell = scene.cells[index]
        if _is_stop(cell) or _is_boundary(cell):
            return
        other = scene.quantity_at(index)
        if other is not None:
            cost += _between_cost(scene, other + 1) if other + 1 <= number else _QUANTITY_COST
            index = scene.quantities[other].start - 1
            continue
        for sense in _predicates(cell):
            if _offers_right(scene, index, sense):
                price = cost + _agreement(scene, index)
                yield Attachment(sense.key, index, f"after-{sense.form}", price)
        if any(_closes_left(scene, index, sense) for sense in _predicates(cell)):
            return
        cost += _COMMA_COST if cell.form in _COMMAS else _left_step(scene, cell)
        index -= 1


def _agreement(scene: Scene, index: int) -> float:
    """Return the handicap of a verb that agrees with a count before it, so that what follows is not its subject."""
    endings = tuple(scene.language.options.get("subject_before_endings", ()))
    agrees = bool(endings) and scene.cells[index].form.endswith(endings)
    return _AGREEMENT_COST if agrees and index and scene.quantity_at(index - 1) is not None else 0.0


def _left_step(scene: Scene, cell: Cell) -> float:
    if cell.has("function", "adverb"):
        return 0.2
    return 0.6 if scene.language.order == "vso" else 1.0


def _offers_right(scene: Scene, index: int, sense: Sense) -> bool:
    cell = scene.cells[index]
    if cell.has("function", "particle") and scene.quantity_at(index + 1) is None:
        return False
    if sense.form in _AFTER_FORMS:
        return not (sense.form == "verbal_nouns" and cell.suffix)
    if sense.form == "passives":
        return False
    return sense.form == "participles" and _takes_object(scene, index)


def _closes_left(scene: Scene, index: int, sense: Sense) -> bool:
    """Say whether nothing further left can govern a quantity on the right."""
    if sense.form in {"passives", "states"}:
        return True
    return sense.form == "participles" and not _takes_object(scene, index) and _has_auxiliary(scene.cells, index)


def _between_cost(scene: Scene, right: int) -> float:
    """Return what it costs to cross into quantity ``right`` from the one before it."""
    if right >= len(scene.quantities):
        return _QUANTITY_COST
    start = scene.quantities[right].start
    cell = scene.cells[start]
    before = scene.cells[start - 1] if start else None
    joined = cell.prefix.conjunction or (
        before is not None
        and (before.has("function", "conjunction") or before.has("function", "subset") or before.form in _COMMAS)
    )
    return _COORDINATED_COST if joined else _QUANTITY_COST


def _is_stop(cell: Cell) -> bool:
    return cell.form in _STOPS or cell.form in _QUOTES


def _is_boundary(cell: Cell) -> bool:
    return cell.has("function", "boundary") or (
        cell.has("attribution", "verb") and not cell.has("topics") and not cell.has("function", "auxiliary")
    )


def _or_inherited(scene: Scene, own: Sequence[Attachment | None], number: int) -> Attachment | None:
    """Give a subset or a coordinated count the topic of the count it belongs to."""
    found = own[number]
    quantity = scene.quantities[number]
    if scene.roles.is_measure(quantity.noun.unit):
        return None
    parent = whole_of(scene, number)
    governed = found is not None and found.way.startswith("before") and found.cost <= _OWN_PREDICATE_COST
    if parent is not None and not governed and (found is None or found.cost > 1):
        inherited = own[parent]
        if inherited is not None and _fits(scene, quantity, inherited._replace(cost=0)):
            return Attachment(inherited.topic, inherited.predicate, "subset")
    if found is not None:
        return found
    before = _coordinated(scene, own, number)
    if before is not None:
        return Attachment(before.topic, before.predicate, "coordinated")
    default = scene.roles.default_topic.get(quantity.noun.unit or "") or _instrument(scene, quantity)
    return Attachment(default, None, "default") if default is not None else None


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
    while number and _between_cost(scene, number) == _COORDINATED_COST and _continues_list(scene, number):
        number -= 1
        found = own[number]
        if found is not None and _fits(scene, quantity, found._replace(cost=0)):
            return found
    return None


def _continues_list(scene: Scene, number: int) -> bool:
    """Say whether nothing but a comma, or adjectives before a joined count, parts a quantity from the one before."""
    start = scene.quantities[number].start
    between = scene.cells[scene.quantities[number - 1].end : start]
    if len(between) <= 1:
        return True
    plain = all(cell.form in _COMMAS or not cell.senses or cell.has("units") for cell in between)
    return plain and len(between) <= _LIST_GAP and scene.cells[start].prefix.conjunction


def whole_of(scene: Scene, number: int) -> int | None:
    """Return the quantity of the same sentence that quantity ``number`` is part of, if the text says so."""
    quantity = scene.quantities[number]
    if not number:
        return None
    previous = number - 1
    between = scene.cells[scene.quantities[previous].end : quantity.start + 1]
    if any(cell.has("function", "subset") for cell in between):
        return previous
    if quantity.noun.of_set and quantity.noun.head is None and quantity.shape != "zero":
        return previous
    return None
