"""Join a person's titles and spellings of the name across the reports of one event.

One report that writes "Prime Minister Ali Hasan" lets "the prime minister" of a second and "Hasan" of a third meet. Where a
surname or a title fits two persons of the event, it is joined to neither.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from checker.model import Claim

_NAME, _TITLE = "name:", "title:"
Event = str | None


def resolve_persons(
    claims: Iterable[Claim], events: Mapping[str, Event], aliases: Mapping[str, Iterable[tuple[str, str]]]
) -> tuple[Claim, ...]:
    """Return the claims with every form of one person's name or title replaced by one key.

    >>> resolve_persons((), {}, {})
    ()
    """
    claims = tuple(claims)
    names: dict[Event, set[str]] = defaultdict(set)
    titled: dict[Event, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        if claim.entity is not None and claim.entity.startswith(_NAME):
            names[events[claim.report]].add(claim.entity)
    for report, pairs in aliases.items():
        titled[events[report]].update(pairs)
        names[events[report]].update(name for _, name in pairs)
    keys = {event: one_key_each(found, titled[event]) for event, found in names.items()}
    return tuple(_resolved(claim, keys.get(events[claim.report], {})) for claim in claims)


def _resolved(claim: Claim, keys: Mapping[str, str]) -> Claim:
    key = keys.get(claim.entity or "")
    return claim if key is None else replace(claim, entity=key)


def one_key_each(names: Collection[str], titled: Collection[tuple[str, str]]) -> dict[str, str]:
    """Return for each name the key of its person: the title that only this person bears, or the full name.

    >>> keys = one_key_each({"name:l hsn", "name:hsn", "name:mr z"}, {("title:mayor", "name:l hsn")})
    >>> keys["name:hsn"], keys["name:mr z"]
    ('title:mayor', 'name:mr z')
    """
    persons = _persons(sorted(name for name in names if " " in name))
    found = {name: person[0] for person in persons for name in person}
    for name in sorted(names - found.keys()):
        bearers = [person[0] for person in persons if _bears(person, name)]
        found[name] = bearers[0] if len(bearers) == 1 else name
    titles: dict[str, set[str]] = defaultdict(set)
    for title, name in titled:
        titles[title].add(found[name])
    owned = {bearers.pop(): title for title, bearers in sorted(titles.items(), reverse=True) if len(bearers) == 1}
    return {name: owned.get(person, person) for name, person in found.items()}


def _persons(full_names: Sequence[str]) -> list[list[str]]:
    """Put full names together that differ only in the spelling or shortening of the first."""
    persons: list[list[str]] = []
    for name in full_names:
        person = next((p for p in persons if any(_are_one(name, other) for other in p)), None)
        if person is None:
            persons.append([name])
        else:
            person.append(name)
    return persons


def _are_one(name: str, other: str) -> bool:
    (first, last), (first_other, last_other) = _parts(name), _parts(other)
    short, long = sorted((first, first_other), key=len)
    return last == last_other and (short == long or (len(short) > 1 and long.startswith(short)))


def _parts(name: str) -> tuple[str, str]:
    first, _, last = name.removeprefix(_NAME).partition(" ")
    return first, last


def _bears(person: Sequence[str], single: str) -> bool:
    """Say whether a single name is the last one of a person."""
    return any(_parts(name)[1] == single.removeprefix(_NAME) for name in person)
