"""Explain why each report stands in its event: the report it is most like, and what confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.events.words import shared_words
from checker.model import EventLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.events.bridge import Bridge
    from checker.events.clusters import Pair
    from checker.events.evidence import Evidence
    from checker.events.profile import Profile
    from checker.events.words import Weights

_SHOWN = 5
BY_WORDS, BY_ENCODER, BY_COLUMN = "words", "encoder", "event column"


class Pile(NamedTuple):
    """The reports of a run as grouping sees them."""

    profiles: Sequence[Profile]
    weights: Sequence[Weights]


class Likeness(NamedTuple):
    """How alike two reports are: by their words, with what confirms it, and both in one number."""

    words: float
    evidence: Evidence
    score: float


def explain_links(
    groups: Iterable[Sequence[int]], pile: Pile, alike: Mapping[Pair, Likeness], bridges: Iterable[Bridge]
) -> list[tuple[EventLink, ...]]:
    """Return the links of each group: those between languages, and for each other report but the first the best one."""
    across = list(bridges)
    return [
        (*_inside(members, pile, alike), *(_across(bridge, pile) for bridge in across if bridge.one in members))
        for members in groups
    ]


def _inside(members: Sequence[int], pile: Pile, alike: Mapping[Pair, Likeness]) -> list[EventLink]:
    links = []
    for number in members[1:]:
        known = {(min(p), max(p)) for p in ((number, other) for other in members if other != number)} & alike.keys()
        best = max(known, key=lambda pair: (alike[pair].score, pair), default=None)
        given = pile.profiles[number].report.event
        if given is not None and given == pile.profiles[members[0]].report.event:
            links.append(_link(members[0], number, BY_COLUMN, pile))
        elif best is not None:
            links.append(_link(*best, BY_WORDS, pile, alike[best].words, alike[best].evidence))
    return links


def _across(bridge: Bridge, pile: Pile) -> EventLink:
    return _link(bridge.one, bridge.other, BY_ENCODER, pile, bridge.similarity, bridge.evidence)


def _link(  # noqa: PLR0913 - what a link says
    one: int, other: int, by: str, pile: Pile, similarity: float | None = None, evidence: Evidence | None = None
) -> EventLink:
    a, b = (pile.profiles[number].report.id for number in (one, other))
    if evidence is None or similarity is None:
        return EventLink(a=a, b=b, by=by)
    return EventLink(
        a=a,
        b=b,
        by=by,
        similarity=round(similarity, 3),
        words=shared_words(pile.weights[one], pile.weights[other], _SHOWN) if by == BY_WORDS else (),
        places=evidence.places,
        figures=tuple(f"{topic} {number}" for topic, number in evidence.figures),
        names=len(evidence.names),
        same_day=evidence.same_day,
    )
