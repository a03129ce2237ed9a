"""Offer the predicates of a clause to a quantity: on the sides that their form allows, at a cost.

The cost grows with distance, clause marks and quantities in between. Deliberately chooses nothing and has no word of any
language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.extraction import frames
from checker.extraction.active import QUOTES, has_auxiliary, in_quotes, takes_object
from checker.extraction.brackets import bracket_end, bracket_start
from checker.extraction.costs import (
    OF_SET,
    agreement,
    back_over_words,
    crossing_cost,
    is_of_them,
    left_step,
    over_words,
    right_price,
    right_step,
)
from checker.extraction.unlisted_verbs import COMMAS, has_own_verb, joins_unlisted_verb, meets_unlisted_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.scene import Scene
    from checker.language.lexicon import Sense
    from checker.quantity.cells import Cell, Cells
    from checker.quantity.quantities import Quantity

AFTER_FORMS = frozenset({"verbs", "verbal_nouns", "tolls"})
_PAIR = 2
_FRONTED = frozenset({"participles", "states"})
_NO_PREDICATE = ("counted", "unharmed")
_BEFORE_FORMS = frozenset({"harms", "participles", "passives", "states"})
_LEFT_WINDOW = 16
_RIGHT_WINDOW = 18
_UNDERGO_WINDOW = 8
_PREPOSED = frozenset({("function", "preposition")})
_GOVERNING = _PREPOSED | {("function", "partitive")}
_STOPS = frozenset({".", ";", ":", "!", "?", "\u061f", "\u061b", "\u2026"})
_FINITE = frozenset({("function", "auxiliary"), ("function", "finite")})


class Attachment(NamedTuple):
    """The topic of a quantity, the cell of its predicate (None where inherited or by default), and how it was found."""

    topic: str
    predicate: int | None
    way: str
    cost: float = 0.0


def offers_behind(scene: Scene, number: int) -> Sequence[Attachment]:
    """Return the predicates behind quantity ``number`` that can be about it; a main verb outdoes a shortened clause.

    >>> from checker.extraction.scene import read_scene
    >>> [offer.topic for offer in offers_behind(read_scene("12 people were killed", "en"), 0)]
    ['killed']
    """
    found = list(_behind(scene, number))
    if scene.language.order != "svo" or len(found) < _PAIR:
        return found
    first = found[0].predicate or 0
    shortened = found[0].way == "before-participles" and not has_auxiliary(scene.cells, first)
    main = shortened and any(_is_main(scene, first, offer.predicate or 0) for offer in found[1:])
    return [offer for offer in found if offer.predicate != first] if main else found


def _is_main(scene: Scene, first: int, later: int) -> bool:
    """Say whether a later predicate has an auxiliary and no count, comma or conjunction parts it from the first."""
    between = range(first + 1, later)
    parted = any(
        scene.quantity_at(index) is not None
        or scene.cells[index].form in COMMAS
        or scene.cells[index].has("function", "conjunction")
        for index in between
    )
    return not parted and has_auxiliary(scene.cells, later)


def _behind(scene: Scene, number: int) -> Iterator[Attachment]:
    quantity = scene.quantities[number]
    _, limit = scene.cells.stretch(quantity.end, quantity.end + _RIGHT_WINDOW, "topics")
    if limit == quantity.end:
        return
    cost, said, aside = 0.0, has_own_verb(scene, quantity.end), False
    nobody, opens = _is_nobody(scene, quantity), frames.opens_set(scene, number)
    index = quantity.end
    while index < limit:
        index, cost = (index, cost) if nobody else over_words(scene, index, cost)
        cell = scene.cells[index]
        comma = opens and cell.form in COMMAS
        if comma or _is_stop(scene, index) or _parts_behind(scene, quantity, index):
            return
        opening, index = index, bracket_end(scene.cells, index)
        cell = scene.cells[index]
        other = scene.quantity_at(index)
        if other is not None:
            if said or nobody or is_of_them(scene, other):
                return
            cost += crossing_cost(scene, other)
            index = scene.quantities[other].end
            continue
        if nobody and meets_unlisted_verb(scene, quantity.end, index):
            return
        marks = cell.marks
        aside = aside or (not said and ("function", "relative") in marks)
        if not _FINITE.isdisjoint(marks):
            said, aside = said or not aside, False
        if "topics" in marks:
            yield from _offered(scene, index, number, cost)
            if any(_ends_search(scene, index, sense) for sense in predicates(cell)):
                return
            said = said or (not aside and ("form", "passives") in marks)
        cost += right_step(scene, opening, index)
        index += 1


def _parts_behind(scene: Scene, quantity: Quantity, index: int) -> bool:
    """Say whether a clause ends, or a relative of the singular tells of a nearer noun: ``hundreds ... the boy who``."""
    cell = scene.cells[index]
    if _is_boundary(cell) and not cell.has("function", "relative"):
        return True
    relative = cell.sort == "word" and cell.form in scene.language.options.get("singular_relatives", ())
    return relative and index > quantity.end and quantity.interval.high != 1


def _offered(scene: Scene, index: int, number: int, cost: float) -> Iterator[Attachment]:
    """Yield what the predicate at ``index`` says of a count before it, at the cost of getting there."""
    for sense in predicates(scene.cells[index]):
        if _offers_left(scene, index, sense, number) and frames.is_sense_here(scene, index, sense):
            yield Attachment(sense.key, index, f"before-{sense.form}", right_price(scene, sense, cost))


def _is_nobody(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a zero is a pronoun, which only the verb of its own clause governs."""
    return scene.language.order == "svo" and quantity.shape == "zero" and quantity.noun.head is None


def _offers_left(scene: Scene, index: int, sense: Sense, number: int) -> bool:
    """Say whether the predicate at ``index`` takes what stands before it."""
    cell = scene.cells[index]
    if cell.has("function", "particle"):
        return False
    if sense.form in _BEFORE_FORMS:
        joined = cell.prefix.conjunction and index == scene.quantities[number].end
        return not cell.prefix.preposition and not joined and _stands_behind(scene, index, sense)
    if scene.language.order == "vso":
        if sense.form == "verbs":
            owner = cell.has("units") and index == scene.quantities[number].end
            return (
                not owner
                and not cell.prefix.conjunction
                and not _is_governed(scene, index)
                and _subject_only(scene, index, number)
            )
        return sense.form == "verbal_nouns" and (cell.suffix or _underwent(scene, index))
    return False


def _stands_behind(scene: Scene, index: int, sense: Sense) -> bool:
    """Say whether a predicate of the kinds that follow their subject really is one here."""
    if sense.form == "harms":
        return frames.borne_harm(scene, index)
    if sense.form == "participles":
        return not takes_object(scene, index) and not _is_articled(scene.cells, index)
    return sense.form == "passives" or scene.language.order != "svo" or not frames.qualifies_noun(scene.cells, index)


def _is_articled(cells: Cells, index: int) -> bool:
    """Say whether an article makes a participle a noun: ``a doctor treating the injured``."""
    return index > 0 and cells[index - 1].has("function", "article")


def _is_governed(scene: Scene, index: int) -> bool:
    """Say whether a preposition stands before the cell, so that it is no verb here."""
    cell, before = scene.cells[index], scene.cells[index - 1] if index else None
    opening = _GOVERNING if cell.has("form", "verbal_nouns") else _PREPOSED
    free = before is not None and before.has_any(opening) and not before.has("function", "boundary")
    return free or bool(cell.prefix.preposition)


def _underwent(scene: Scene, index: int) -> bool:
    """Say whether a verbal noun stands in the dative: ``exposed to destruction``, ``forced to flight``."""
    cell = scene.cells[index]
    if cell.prefix.preposition in scene.language.options.get("addressee", ()):
        before = scene.cells[max(0, index - _UNDERGO_WINDOW) : index]
        return cell.prefix.definite or any(other.has("function", "undergo") for other in before)
    return cell.prefix.definite and index > 0 and scene.cells[index - 1].has("function", "dative")


def _subject_only(scene: Scene, index: int, number: int) -> bool:
    """Say whether a verb after its subject has no object of its own right behind it."""
    behind = scene.cells[index + 1] if index + 1 < len(scene.cells) else None
    shared = behind is not None and behind.has("function", "partitive_them")
    following = scene.quantity_at(index + 1 + shared)
    if following is None or following == number:
        return True
    return not shared and scene.cells[scene.quantities[following].start].prefix.conjunction


def _ends_search(scene: Scene, index: int, sense: Sense) -> bool:
    return sense.form in {"verbs", "verbal_nouns", "tolls"} or (
        sense.form == "participles" and takes_object(scene, index)
    )


def offers_before(scene: Scene, number: int) -> Iterator[Attachment]:
    """Yield the predicates before quantity ``number`` that can be about it.

    >>> from checker.extraction.scene import read_scene
    >>> [offer.topic for offer in offers_before(read_scene("The blast killed 12 people", "en"), 0)]
    ['killed']
    """
    quantity = scene.quantities[number]
    cost, risen = 0.0, False
    limit, end = scene.cells.stretch(quantity.start - _LEFT_WINDOW, quantity.start, "topics")
    index = quantity.start - 1 - in_quotes(scene, quantity)
    if limit == end or _shuts(scene, quantity, index):
        return
    while index >= limit:
        index, cost = back_over_words(scene, index, cost)
        cell = scene.cells[index]
        if _is_stop(scene, index) or _opens_right(cell) or joins_unlisted_verb(scene, index):
            return
        index = bracket_start(scene.cells, index)
        cell = scene.cells[index]
        other = scene.quantity_at(index)
        if other is not None:
            cost += crossing_cost(scene, other + 1)
            index = scene.quantities[other].start - 1
            continue
        is_predicate = "topics" in cell.marks
        named = frames.named_set(scene, number, index) if is_predicate else None
        if named is not None:
            yield Attachment(named.key, index, OF_SET, cost)
            return
        risen = risen or _rises(scene, index)
        if is_predicate and not (risen and _is_noun_of_toll(cell)):
            yield from _offered_right(scene, index, quantity, cost)
            if any(_closes_left(scene, index, sense) for sense in predicates(cell)):
                return
        cost += left_step(scene, cell)
        index -= 1


def _offered_right(scene: Scene, index: int, quantity: Quantity, cost: float) -> Iterator[Attachment]:
    """Yield what the predicate at ``index`` says of a count behind it, at the cost of getting there."""
    for sense in predicates(scene.cells[index]):
        governs = _offers_right(scene, index, sense) or _is_turned(scene, quantity.start, index, sense)
        direct = governs and not _is_indirect(scene, quantity, index, sense)
        if direct and frames.is_sense_here(scene, index, sense):
            yield Attachment(sense.key, index, f"after-{sense.form}", cost + agreement(scene, index))


def _opens_right(cell: Cell) -> bool:
    """Say whether a clause begins here, also with a joined auxiliary, so that nothing further left governs it."""
    return _is_boundary(cell) or (cell.prefix.conjunction and cell.has("function", "auxiliary"))


def _shuts(scene: Scene, quantity: Quantity, index: int) -> bool:
    """Say whether the word right before a count keeps what is further left from governing it."""
    cell = scene.cells[index]
    apart = _is_nobody(scene, quantity) and not cell.has("topics")
    return apart or (cell.has("function", "locative") and not cell.suffix) or frames.is_joined_deed(scene, index)


def _rises(scene: Scene, index: int) -> bool:
    """Say whether a figure moves here to the number behind, so that its subject is a toll: ``climbs to five``."""
    if not scene.cells[index].has("factuality", "rise"):
        return False
    following = scene.cells[index + 1] if index + 1 < len(scene.cells) else None
    return following is not None and following.has("function", "preposition")


def _is_noun_of_toll(cell: Cell) -> bool:
    """Say whether a verb that is spelled like a noun names the event of a toll: ``the toll from the collapse``."""
    return all(sense.form == "passives" for sense in predicates(cell))


def _is_indirect(scene: Scene, quantity: Quantity, index: int, sense: Sense) -> bool:
    """Say whether a preposition gives the count to a word that is nearer than a predicate of people."""
    marked = scene.cells[quantity.start].prefix.preposition in scene.language.options.get("instrument", ())
    return marked and index + 1 < quantity.start and sense.form != "tolls" and sense.key not in scene.roles.of_things


def _offers_right(scene: Scene, index: int, sense: Sense) -> bool:
    cell = scene.cells[index]
    if cell.has("function", "particle") and scene.quantity_at(index + 1) is None:
        return False
    if sense.form == "verbal_nouns":
        return not cell.suffix and not cell.prefix.definite
    if sense.form in AFTER_FORMS:
        return not frames.spends(scene.cells, index, scene.language)
    if sense.form == "passives":
        return False
    return sense.form == "participles" and takes_object(scene, index)


def _is_turned(scene: Scene, start: int, index: int, sense: Sense) -> bool:
    """Say whether what was undergone stands before who did: ``Killed were two men``, ``he died along with two men``."""
    if scene.language.order != "svo" or sense.form not in _BEFORE_FORMS:
        return False
    if start - index == _PAIR and scene.cells[start - 1].has("function", "companion"):
        return True
    fronted = index <= 1 and sense.form in _FRONTED and start - index > 1
    return fronted and scene.cells[start - 1].has("function", "auxiliary")


def _closes_left(scene: Scene, index: int, sense: Sense) -> bool:
    """Say whether nothing further left can govern a quantity on the right."""
    prefix = scene.cells[index].prefix
    if sense.form in {"passives", "states"}:
        return True
    if prefix.conjunction and not prefix.definite and sense.form in AFTER_FORMS:
        return True
    return sense.form == "participles" and not takes_object(scene, index) and has_auxiliary(scene.cells, index)


def predicates(cell: Cell) -> Iterator[Sense]:
    """Yield the readings of a cell as a predicate of a topic.

    >>> from checker.extraction.scene import read_scene
    >>> [sense.key for sense in predicates(read_scene("killed", "en").cells[0])][:1]
    ['killed']
    """
    for sense in cell.senses:
        if sense.file == "topics" and not sense.form.startswith(_NO_PREDICATE):
            yield sense


def _is_stop(scene: Scene, index: int) -> bool:
    """Say whether a clause or a quotation ends here; one that quotes a predicate after its auxiliary is none: ``were "shot"``."""
    form = scene.cells[index].form
    if form in QUOTES:
        return not (index and scene.cells[index - 1].has("function", "auxiliary"))
    return form in _STOPS and (form != "." or frames.ends_clause(scene, index))


def _is_boundary(cell: Cell) -> bool:
    marks = cell.marks
    if ("function", "boundary") in marks:
        return True
    return ("attribution", "verb") in marks and "topics" not in marks and ("function", "auxiliary") not in marks
