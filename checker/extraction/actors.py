"""Find who did it: claims of responsibility, accusations, denials, plain statements, and who shot something down.

An actor is an armed group or force of the closed list, or a country by its name or adjective. Deliberately reads no names of
persons: those are the business of the court.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.answers import nearest
from checker.extraction.factuality import is_negated
from checker.language.places import adjective_at, load_place_names, may_name, name_at
from checker.language.taxonomy import load_taxonomy
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.answers import Located
    from checker.extraction.scene import Scene
    from checker.quantity.cells import Cell

_NOUN, _ACT = "involvement", "strikes_it"
_PATTERNS = frozenset({"claims_it", "blames", "denies_it", _NOUN, _ACT})
_REACH_BEFORE, _REACH_BEHIND, _REACH_ACT = 7, 4, 4
_SHOT_REACH = 9
_DENIAL_REACH = 6
_ATTACK = "attack"
_BEHIND, _BASE = "actor_behind", "base_form"
_ENDS = frozenset({".", ";", ":", "\u061b", "\u061f", "!", "?"})


class Deed(NamedTuple):
    """An actor who did it or denies it, over ``cells[start:end]``."""

    actor: str
    start: int
    end: int
    predicate: int
    is_denied: bool


class _Actor(NamedTuple):
    """An actor; ``is_able`` says that it can be the one who strikes: no city, no adjective without a force beside it."""

    key: str
    start: int
    end: int
    is_able: bool = True


def find_deeds(scene: Scene, answers: Sequence[Located], events: Sequence[Located]) -> Iterator[Deed]:
    """Yield who is said to have done it; what police and soldiers do every day is told of no one but a party.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("The Taliban denied involvement.", "en")
    >>> [(deed.actor, deed.is_denied) for deed in find_deeds(scene, scene.located, ())]
    [('taliban', True)]
    """
    patterns = [answer for answer in answers if answer.table in _PATTERNS]
    if not patterns:
        return
    attacked = any(event.value == _ATTACK for event in events)
    actors = _find_actors(scene, answers)
    seen: set[tuple[str, bool]] = set()
    for pattern in patterns:
        actor = _behind(scene, actors, pattern) if pattern.value == _BEHIND else _before(scene, actors, pattern)
        denied = _is_denied(scene, pattern)
        if actor is None or denied is None or _is_one_of_two(scene, actor):
            continue
        if (pattern.table == "blames" and not attacked) or (
            pattern.table == _ACT and not _acts(scene, actor, pattern, denied)
        ):
            continue
        if (actor.key, denied) not in seen:
            seen.add((actor.key, denied))
            start, end = min(actor.start, pattern.start), max(actor.end, pattern.end)
            yield Deed(actor.key, start, end, pattern.start, denied)


def _is_one_of_two(scene: Scene, actor: _Actor) -> bool:
    """Say whether the text leaves open which of two did it: "Russian or Syrian jets"."""
    near = scene.cells[max(0, actor.start - 2) : actor.end + 2]
    return any(cell.form in scene.language.options.get("alternatives", ()) for cell in near)


def _words_between(scene: Scene, start: int, end: int) -> int:
    """Count the words between a subject and its verb, an apposition between commas left out."""
    commas = [index for index in range(start, end) if scene.cells[index].form in COMMAS]
    return end - start - (commas[-1] - commas[0] + 1 if len(commas) > 1 else 0)


def _acts(
    scene: Scene,
    actor: _Actor,
    pattern: Located,
    is_denied: bool,  # noqa: FBT001 - a fact, not a flag
) -> bool:
    """Say whether a plain verb tells a deed: of a party close by; its base form only where it is denied."""
    glued = bool(scene.cells[pattern.start].prefix.preposition)
    close = pattern.value == _BEHIND or _words_between(scene, actor.end, pattern.start) <= _REACH_ACT
    return _is_party(actor) and actor.is_able and close and not glued and (pattern.value != _BASE or is_denied)


def _is_party(actor: _Actor) -> bool:
    known = load_taxonomy()
    return actor.key in known.places or actor.key in known.values["perpetrator"]


def _is_denied(scene: Scene, pattern: Located) -> bool | None:
    """Say whether the deed is denied; None where a noun such as "involvement" is neither denied nor claimed."""
    reach = _DENIAL_REACH if pattern.table == _NOUN else 1
    before = scene.cells[max(0, pattern.start - reach) : pattern.start]
    if any(cell.has("factuality", "deny") for cell in before):
        return True
    if pattern.table == _NOUN:
        return False if any(cell.has("attribution", "verb") for cell in before) else None
    return pattern.table == "denies_it" or is_negated(scene.cells, pattern.start)


def _find_actors(scene: Scene, answers: Sequence[Located]) -> list[_Actor]:
    """Return the actors of a sentence in order; a force behind a country's adjective is the country's."""
    groups = {answer.start: answer for answer in answers if answer.table == "actor"}
    forces = {index for answer in answers if answer.table == "force" for index in range(answer.start, answer.end)}
    forces |= {index for answer in groups.values() for index in range(answer.start, answer.end)}
    found: list[_Actor] = []
    behind = 0
    for index in sorted(groups.keys() | _places(scene)):
        if index < behind:
            continue
        country, size, is_city = _country(scene, index)
        group = groups.get(index)
        if country is not None:
            found.append(_Actor(country, index, index + size, not is_city and _is_able(scene, index, size, forces)))
        elif group is not None and not (found and _is_its_force(scene, found[-1].end, index)):
            found.append(_Actor(group.value, index, group.end))
        behind = index + size
    return found


def _places(scene: Scene) -> set[int]:
    """Return where a name of a place can begin."""
    names, prefixes = load_place_names(scene.language.code), scene.language.prefixes
    if names is None:
        return set()
    return {index for index, cell in enumerate(scene.cells) if may_name(cell.form, prefixes, names)}


def _is_able(scene: Scene, index: int, size: int, forces: set[int]) -> bool:
    """Say whether a country is named, or an adjective of one stands beside a force: "Kenyan jets"."""
    places = load_place_names(scene.language.code)
    forms = [cell.form for cell in scene.cells[index : index + size]]
    named = places is not None and bool(name_at(forms, 0, scene.language.prefixes, places)[0])
    return named or bool(forces & {index - 1, index + size, index + size + 1})


def _is_its_force(scene: Scene, end: int, start: int) -> bool:
    """Say whether a force stands right behind its country, a possessive aside."""
    between = scene.cells[end:start]
    return not between or "".join(cell.form for cell in between) in scene.language.options.get("possessives", ())


def _country(scene: Scene, index: int) -> tuple[str | None, int, bool]:
    """Return the country that a name or an adjective stands for, and whether a city stands for its country."""
    places = load_place_names(scene.language.code)
    prefixes = scene.language.prefixes
    if places is None or not may_name(scene.cells[index].form, prefixes, places):
        return None, 1, False
    forms = [cell.form for cell in scene.cells[index : index + 4]]
    found, size = name_at(forms, 0, prefixes, places)
    found = found or adjective_at(forms[0], prefixes, places)
    above = load_taxonomy().places
    tops = {top for key in found for top in (above.get(key, frozenset()) or {key}) if not above.get(top)}
    return (min(tops) if len(tops) == 1 else None), size, not found <= tops


def _before(scene: Scene, actors: Sequence[_Actor], pattern: Located) -> _Actor | None:
    """Return the subject before a verb; one that stands behind "in" or "by" is none."""
    near = [actor for actor in actors if actor.end <= pattern.start and pattern.start - actor.end <= _REACH_BEFORE]
    noun = pattern.table == _NOUN
    fit = [a for a in near if not _is_object(scene, a) and (noun or not _is_cut(scene, a.end, pattern.start))]
    return fit[-1] if fit else None


def _behind(scene: Scene, actors: Sequence[_Actor], pattern: Located) -> _Actor | None:
    """Return the actor behind a verb or noun; of two, where the verb comes first, the second is the one accused."""
    near = [actor for actor in actors if 0 <= actor.start - pattern.end <= _REACH_BEHIND]
    fit = [actor for actor in near if not _is_cut(scene, pattern.end, actor.start)]
    if pattern.table == _ACT:
        fit = [actor for actor in fit if not _has_preposition(scene, pattern.end, actor.start)]
    accused_last = pattern.table == "blames" and scene.language.order == "vso"
    return (fit[-1] if accused_last else fit[0]) if fit else None


def _has_preposition(scene: Scene, start: int, end: int) -> bool:
    """Say whether a preposition leads to the actor, so that it is struck or only the scene: "raids on Kenya"."""
    glued = scene.cells[end].prefix.preposition
    return bool(glued) or any(cell.has("function", "preposition") for cell in scene.cells[start:end])


def _is_object(scene: Scene, actor: _Actor) -> bool:
    before = scene.cells[max(0, actor.start - 2) : actor.start]
    return any(cell.has("function", "preposition") or cell.has("function", "partitive") for cell in before)


def _is_cut(scene: Scene, start: int, end: int) -> bool:
    """Say whether the clause ends or another verb of speech stands in between."""
    return any(cell.form in _ENDS or cell.has("attribution", "verb") for cell in scene.cells[start:end])


def find_shooter(scene: Scene, answers: Sequence[Located]) -> Deed | None:
    """Return who shot something down: the agent nearest to the verb.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("The bodyguards shot down two drones.", "en")
    >>> find_shooter(scene, scene.located).actor
    'guards'
    """
    shots = scene.cells.where("topics", "shot_down")
    agents = [a for a in answers if a.table == "agent" and scene.quantity_at(a.start) is None] if shots else ()
    for index in shots if agents else ():
        brings_down = _brings_down(scene, scene.cells[index])
        able = [agent for agent in agents if _may_have_shot(scene, agent, index)] if brings_down else ()
        agent = nearest(able, index, _SHOT_REACH)
        if agent is not None:
            return Deed(agent.value, min(agent.start, index), max(agent.end, index + 1), index, is_denied=False)
    return None


def _may_have_shot(scene: Scene, agent: Located, index: int) -> bool:
    """Say whether an agent can be the one who acts: no subject of a passive, and no speaker behind what he reports."""
    if agent.start > index:
        between = scene.cells[index + 1 : agent.start]
        return not any(c.has("function", "boundary") or c.has("attribution", "prefix") for c in between)
    participle = any(sense.file == "topics" and sense.form == "participles" for sense in scene.cells[index].senses)
    before = scene.cells[index - 1] if index and participle else None
    return before is None or not before.has("function", "auxiliary") or before.has("function", "have")


def _brings_down(scene: Scene, cell: Cell) -> bool:
    """Say whether a predicate that can mean less ("destroyed") is about something that flies."""
    ambiguous = any(sense.file == "topics" and sense.key != "shot_down" for sense in cell.senses)
    units = (other.sense("units") for other in scene.cells if ambiguous)
    return not ambiguous or any(u is not None and scene.roles.admits("shot_down", u.key, known=True) for u in units)
