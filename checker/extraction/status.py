"""Find claims that are no counts: a named person's condition, presence or custody, weapon, agent, time, launch site.

Answers come from closed lists in the language data whose values all languages share; a person is named by title or by the
consonants of the name, so that both languages meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.actors import find_deeds, find_shooter
from checker.extraction.occasions import class_of_event, find_events, find_occasions
from checker.extraction.persons import Persons
from checker.extraction.sites import find_bearings, find_launch_sites
from checker.extraction.states import find_states
from checker.language.roles import load_roles
from checker.language.taxonomy import load_taxonomy
from checker.model import Kind, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.extraction.actors import Deed
    from checker.extraction.answers import Located
    from checker.extraction.moments import Moment
    from checker.extraction.scene import Scene
    from checker.quantity.quantities import Quantity

_EVENT_WINDOW = 6


class Statement(NamedTuple):
    """One answer over ``cells[start:end]``; ``predicate`` is the cell that carries it, ``person`` the cells of a person."""

    kind: Kind
    topic: str
    value: str
    entity: str | None
    start: int
    end: int
    predicate: int
    polarity: Polarity | None = None
    person: tuple[int, int] | None = None


def find_statements(scene: Scene, moments: Callable[[], Sequence[Moment]]) -> Iterator[Statement]:
    """Yield the claims of a sentence that are no counts; the moments that it names are looked up where an event is told.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Officials said the prime minister was not hurt.", "en")
    >>> [statement.value for statement in find_statements(scene, tuple)]
    ['unharmed']
    """
    answers = scene.located
    events = find_events(answers)
    yield from _person_statements(scene, answers)
    yield from _weapons(scene, answers, events)
    yield from _deeds(scene, answers, events)
    yield from _times(scene, moments, events)
    yield from _sites(scene, answers, events)


def _person_statements(scene: Scene, answers: Sequence[Located]) -> Iterator[Statement]:
    """Read the states of persons; a denied state that leaves only one other is that other."""
    for state in find_states(scene, answers, Persons(scene, answers)):
        value = load_taxonomy().negated.get(state.value) if state.is_negated else state.value
        polarity = Polarity.DENIED if state.is_negated and value is None else None
        yield Statement(
            Kind.STATUS,
            state.topic,
            value or state.value,
            state.entity,
            state.start,
            state.end,
            state.predicate,
            polarity,
            state.person,
        )


def _weapons(scene: Scene, answers: Sequence[Located], events: Sequence[Located]) -> Iterator[Statement]:
    for answer in answers:
        if answer.table != "weapon" or _is_counted(scene, answer) or _is_inside(scene, answer):
            continue
        if answer.end - answer.start > 1 or any(_is_near(answer, event) for event in events):
            yield Statement(Kind.CATEGORY, "weapon", answer.value, None, answer.start, answer.end, answer.start)
    named = [answer for answer in answers if answer.table == "weapon"]
    for quantity in scene.quantities:
        unit = quantity.noun.unit
        if unit is not None and quantity.shape == "singular" and _struck_alone(scene, quantity, named):
            yield Statement(Kind.CATEGORY, "weapon", unit, None, quantity.start, quantity.end, quantity.start)


def _struck_alone(scene: Scene, quantity: Quantity, named: Sequence[Located]) -> bool:
    """Say whether one weapon is what hit: "a drone struck the depot"; a listed phrase that holds it says so already."""
    if quantity.noun.unit not in load_roles().classes["projectile"]:
        return False
    if quantity.noun.unit not in load_taxonomy().values["weapon"]:
        return False
    if any(answer.start < quantity.end and quantity.start < answer.end for answer in named):
        return False
    beside = (*scene.cells[max(0, quantity.start - 1) : quantity.start], *scene.cells[quantity.end : quantity.end + 1])
    return any(cell.has("topics", "launched") and not cell.has("topics", "shot_down") for cell in beside)


def _is_counted(scene: Scene, answer: Located) -> bool:
    """Say whether the weapons are counted, so that they are no answer to "which"; one named without a number is."""
    number = scene.quantity_at(answer.start)
    return number is not None and scene.quantities[number].shape != "singular"


def _is_inside(scene: Scene, answer: Located) -> bool:
    """Say whether the word belongs to a longer phrase of another kind: "shooting down"."""
    return scene.cells[answer.start].has("topics", "shot_down")


def _is_near(answer: Located, event: Located) -> bool:
    named = event.table == "event" and event.value != "casualty"
    return named and 0 < abs(event.start - answer.start) <= _EVENT_WINDOW


def _deeds(scene: Scene, answers: Sequence[Located], events: Sequence[Located]) -> Iterator[Statement]:
    """Read who did it and who shot it down."""
    shooter = find_shooter(scene, answers)
    if shooter is not None:
        yield _deed(shooter, "shot_down_by")
    for deed in find_deeds(scene, answers, events):
        yield _deed(deed, "perpetrator")


def _deed(deed: Deed, topic: str) -> Statement:
    polarity = Polarity.DENIED if deed.is_denied else None
    return Statement(Kind.CATEGORY, topic, deed.actor, None, deed.start, deed.end, deed.predicate, polarity)


def _times(scene: Scene, moments: Callable[[], Sequence[Moment]], events: Sequence[Located]) -> Iterator[Statement]:
    """Read when it happened."""
    for event, moment in find_occasions(scene.cells, events, moments()) if events else ():
        yield Statement(Kind.TIME, "occurred_at", moment.value, event, moment.start, moment.end, moment.start)


def _sites(scene: Scene, answers: Sequence[Located], events: Sequence[Located]) -> Iterator[Statement]:
    """Read where it happened, told from another place, and where it was launched from."""
    launched = list(find_launch_sites(scene, answers))
    for site in launched:
        yield Statement(Kind.PLACE, "launch_site", site.value, None, site.start, site.end, site.start)
    for bearing in find_bearings(scene, answers) if events and not launched else ():
        event = class_of_event(scene.cells, events, bearing.start)
        if event is not None:
            yield Statement(Kind.PLACE, "located_at", bearing.value, event, bearing.start, bearing.end, bearing.start)
