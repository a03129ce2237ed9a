"""Find what is said of a person: condition, presence, custody, court, office; one claim for each person it is said of.

Answers stand in tables of three kinds: ``condition`` holds whole predicates ("is unhurt"), ``condition_done`` what is done
to a person ("was killed", "killed the mayor"), ``condition_of`` nouns for it ("the death of the mayor").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.taxonomy import Kinship, load_taxonomy
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.answers import Located
    from checker.extraction.persons import Person, Persons
    from checker.extraction.scene import Scene
    from checker.quantity.cells import Cell

_TOPICS = ("condition", "presence", "custody", "court", "office", "whereabouts")
_WHOLE, _DONE, _NOUN = "", "_done", "_of"
_TAIL = "condition_tail"
_LONGEST_APPOSITION = 14
_OBJECT_REACH, _NOUN_REACH = 3, 2
_LINKS = frozenset({("function", "preposition"), ("function", "partitive")})
_LIGHT = frozenset(("function", key) for key in ("auxiliary", "have", "adverb"))
_PASSIVE = frozenset({("function", "auxiliary"), ("factuality", "negation")})
_TABLES = {topic + kind: (topic, kind) for topic in _TOPICS for kind in (_WHOLE, _DONE, _NOUN)}


class State(NamedTuple):
    """A state of one person: the cells from the person to the end of the words that tell it; ``person`` are his own."""

    topic: str
    value: str
    entity: str
    start: int
    end: int
    predicate: int
    is_negated: bool = False
    person: tuple[int, int] = (0, 0)


class _Predicate(NamedTuple):
    """A state before its person is known; ``left`` is where the auxiliaries before it begin.

    ``is_passive`` says that one stands there, or inside the phrase of the lexicon that holds the state.
    """

    topic: str
    kind: str
    value: str
    left: int
    start: int
    end: int
    is_negated: bool
    is_passive: bool


def find_states(scene: Scene, answers: Sequence[Located], persons: Persons) -> Iterator[State]:
    """Yield the states of the persons of a sentence.

    >>> from checker.extraction.persons import Persons
    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Omar Aziz, 40, was arrested on Monday.", "en")
    >>> persons = Persons(scene, scene.located)
    >>> [(state.value, state.entity) for state in find_states(scene, scene.located, persons)]
    [('held', 'name:mr z')]
    """
    found: dict[tuple[str, str], State] = {}
    last: Sequence[Person] = ()
    for answer in answers:
        if answer.table not in _TABLES or _is_noun_form(scene, answer):
            continue
        predicate = _predicate(scene, answer)
        subjects = _subjects(scene, predicate, persons, last)
        last = subjects or last
        for person in subjects:
            _keep_finest(found, _with_tail(_state(predicate, person), answers))
    yield from found.values()


def _with_tail(state: State, answers: Sequence[Located]) -> State:
    """Add the words that tell the harm: "in the neck"."""
    tail = next((answer for answer in answers if answer.table == _TAIL and answer.start == state.end), None)
    return state._replace(end=tail.end) if tail is not None else state


def _keep_finest(found: dict[tuple[str, str], State], state: State) -> None:
    """Keep of one person the state that a sentence tells most closely: "hurt, slightly" is slightly hurt."""
    key = (state.topic, state.entity)
    known = found.get(key)
    if known is None or load_taxonomy().value_kinship(state.topic, state.value, known.value) is Kinship.PART:
        found[key] = state if known is None else state._replace(start=min(state.start, known.start))


def _is_noun_form(scene: Scene, answer: Located) -> bool:
    """Say whether a preposition is glued to a verb, which makes it a noun: "accused of killing"."""
    return answer.table.endswith(_DONE) and bool(scene.cells[answer.start].prefix.preposition)


def _state(predicate: _Predicate, person: Person) -> State:
    start, end = min(person.start, predicate.start), max(person.end, predicate.end)
    if person.start < predicate.start:
        end = predicate.end
    named = person.start, person.end
    return State(
        predicate.topic, predicate.value, person.entity, start, end, predicate.start, predicate.is_negated, named
    )


def _predicate(scene: Scene, answer: Located) -> _Predicate:
    topic, kind = _TABLES[answer.table]
    left, negated = answer.start, False
    while left and (_is_auxiliary(scene.cells[left - 1]) or scene.cells[left - 1].has("factuality", "negation")):
        left -= 1
        negated = negated or scene.cells[left].has("factuality", "negation")
    passive = not answer.is_whole or any(_makes_passive(cell) for cell in scene.cells[left : answer.start])
    return _Predicate(topic, kind, answer.value, left, answer.start, answer.end, negated, passive)


def _is_auxiliary(cell: Cell) -> bool:
    return cell.has_any(_LIGHT)


def _makes_passive(cell: Cell) -> bool:
    return cell.has_any(_PASSIVE)


def _subjects(scene: Scene, predicate: _Predicate, persons: Persons, last: Sequence[Person]) -> Sequence[Person]:
    verb_first = scene.language.order == "vso"
    if predicate.kind == _NOUN:
        return _behind(scene, _past_preposition(scene, predicate), persons, _NOUN_REACH) or _owner(predicate, persons)
    if verb_first:
        behind = _behind(scene, predicate, persons, _OBJECT_REACH)
        return behind or _before(scene, predicate, persons, last)
    if predicate.kind == _WHOLE or predicate.is_passive:
        return _before(scene, predicate, persons, last)
    return _behind(scene, predicate, persons, _OBJECT_REACH)


def _past_preposition(scene: Scene, predicate: _Predicate) -> _Predicate:
    """Step over the "of" of "the death of the mayor"."""
    end = predicate.end
    steps = end < len(scene.cells) and scene.cells[end].has("function", "partitive")
    return predicate._replace(end=end + 1) if steps else predicate


def _behind(scene: Scene, predicate: _Predicate, persons: Persons, reach: int) -> Sequence[Person]:
    """Return the person right behind a state: "killed the mayor", "the death of Omar"."""
    near = range(predicate.end, min(predicate.end + reach + 1, len(scene.cells)))
    if not any(map(persons.may_stand_at, near)):
        return ()
    person = next((p for p in persons.all if p.start >= predicate.end), None)
    if person is None or person.is_owner or person.start - predicate.end > reach:
        return ()
    return (person,) if _may_be_object(scene, predicate, person) and not _is_source(scene, predicate, person) else ()


def _is_source(scene: Scene, predicate: _Predicate, person: Person) -> bool:
    """Say whether a count stands before the verb and a speaker behind it: "five killed, Nadir said"."""
    if predicate.kind != _DONE or scene.language.order == "vso":
        return False
    speaks = any(cell.has("attribution", "verb") for cell in scene.cells[person.end : person.end + 2])
    return speaks or (predicate.left > 0 and scene.quantity_at(predicate.left - 1) is not None)


def _may_be_object(scene: Scene, predicate: _Predicate, person: Person) -> bool:
    """Say whether a person stands close enough behind a verb: right there, or behind the noun for what he is.

    A single unknown word behind a verb may as well be a town ("freed Palmyra").
    """
    between = scene.cells[predicate.end : person.start]
    named = person.title is not None or " " in person.entity or person.entity.startswith("title:")
    described = bool(between) and between[-1].has("units")
    if scene.language.order == "svo" and predicate.kind == _DONE and not (named or described):
        return False
    return all(_may_precede_object(cell) for cell in between) if described else all(_is_article(c) for c in between)


def _may_precede_object(cell: Cell) -> bool:
    return cell.has("function", "determiner") or cell.has("units") or (cell.sort == "word" and not cell.senses)


def _owner(predicate: _Predicate, persons: Persons) -> Sequence[Person]:
    """Return the person whose death it is: "the mayor's death"."""
    return tuple(p for p in persons.all if p.is_owner and 0 <= predicate.start - p.end <= _NOUN_REACH)[-1:]


def _before(scene: Scene, predicate: _Predicate, persons: Persons, last: Sequence[Person]) -> Sequence[Person]:
    """Walk left from the predicate to its subject, over appositions; "and is free" takes the subject before."""
    index = predicate.left - 1
    if index >= 0 and _joins(scene.cells[index]):
        return last
    headed = False
    while index >= 0:
        cell = scene.cells[index]
        named = persons.all if persons.may_stand_at(index) else ()
        person = next((p for p in named if p.start <= index < p.end), None)
        if person is not None and not _is_in_phrase(scene, person):
            return () if headed else _in_number(scene, predicate, _coordinated(scene, persons.all, person))
        if person is not None:
            index, headed = person.start - 2, False
        elif cell.form in COMMAS:
            index = _over_apposition(scene, persons.all, index)
        elif cell.has("function", "relative"):
            index -= 1
        elif _is_attribute(scene, index):
            index, headed = index - 1, True
        else:
            return ()
    return ()


def _in_number(scene: Scene, predicate: _Predicate, persons: Sequence[Person]) -> Sequence[Person]:
    """Drop a single person before a verb of several: "the tribe of Nadir were freed"."""
    plural = scene.language.options.get("plural_verbs", ())
    several = any(cell.form in plural for cell in scene.cells[predicate.left : predicate.end])
    return () if several and len(persons) == 1 else persons


def _joins(cell: Cell) -> bool:
    return cell.has("function", "conjunction")


def _is_attribute(scene: Scene, index: int) -> bool:
    """Say whether an unknown word without a capital may belong to the person's phrase: "of Unity state"."""
    return not scene.cells[index].senses and scene.cells[index].sort == "word" and scene.quantity_at(index) is None


def _is_in_phrase(scene: Scene, person: Person) -> bool:
    """Say whether the person only belongs to another: "a guard of the mayor", "the mayor of Springfield"."""
    before = scene.cells[person.start - 1] if person.start else None
    before = (
        scene.cells[person.start - 2] if before is not None and _is_article(before) and person.start > 1 else before
    )
    return person.is_owner or (before is not None and before.has_any(_LINKS))


def _is_article(cell: Cell) -> bool:
    return cell.has("function", "determiner")


def _over_apposition(scene: Scene, persons: Sequence[Person], comma: int) -> int:
    """Return the cell before the comma that opens an apposition, or the end of a name that stands inside it."""
    for index in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        if scene.cells[index].form in COMMAS:
            inside = [p for p in persons if p.start == index + 1 and p.end == comma]
            return comma - 1 if inside else index - 1
    return -1


def _coordinated(scene: Scene, persons: Sequence[Person], last: Person) -> Sequence[Person]:
    """Return the person with those that "and" joins to him; an age between commas may stand behind each."""
    found = [last]
    index = last.start - 1
    while index > 0 and _joins(scene.cells[index]):
        index -= 1
        if scene.cells[index].form in COMMAS:
            index = _over_apposition(scene, persons, index)
        other = next((p for p in persons if p.start <= index < p.end), None)
        if other is None:
            return tuple(found)
        found.insert(0, other)
        index = other.start - 1
    return tuple(found)
