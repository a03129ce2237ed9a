"""Sort reports into events: by words inside a language, by the encoder across languages, confirmed by what the texts name.

Takes reports with their claims, gives the reports with an event each and the reasons. A report that comes with an event
keeps it, and two such events are never joined.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from checker.encoder.encode import embedded
from checker.events.bridge import bridge_languages
from checker.events.clusters import join_alike
from checker.events.evidence import find_evidence
from checker.events.links import Likeness, Pile, explain_links
from checker.events.profile import read_profile
from checker.events.words import all_likenesses, most_common, weigh_words
from checker.model import EventGroup, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.encoder.encode import Encoder
    from checker.events.clusters import Pair
    from checker.events.evidence import Evidence
    from checker.events.profile import Profile
    from checker.events.words import Weights
    from checker.language.loader import Languages
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, EventLink

_LEAST = 0.09
_SAME_DAY, _SHARED_PLACE, _SHARED_FIGURE = 0.04, 0.02, 0.03
_APART = -0.5
_WORTH_A_LOOK = 0.02
_LABEL_WORDS = 3


def group_events(
    reports: Sequence[Report], claims: Iterable[Claim], languages: Languages, taxonomy: Taxonomy, encoder: Encoder
) -> tuple[tuple[Report, ...], tuple[EventGroup, ...]]:
    """Return the reports with the event of each, and the events with the reasons.

    >>> from checker.language.loader import load_languages
    >>> from checker.language.taxonomy import load_taxonomy
    >>> texts = ["The bridge at Hilla fell on Friday.", "A bridge fell at Hilla on Friday.", "Prices of wheat rise."]
    >>> pile = [Report(id=str(number), text=text, language="en") for number, text in enumerate(texts)]
    >>> grouped, events = group_events(pile, (), load_languages(), load_taxonomy(), embedded())
    >>> [report.event for report in grouped]
    ['event 1', 'event 1', 'event 2']
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    profiles = [read_profile(report, by_report[report.id], languages) for report in reports]
    pile = Pile(profiles, _weights(profiles))
    alike = _alike(pile, taxonomy)
    scores = {pair: found.score for pair, found in alike.items()}
    groups = join_alike([p.language for p in profiles], [report.event for report in reports], scores, _LEAST)
    joined, bridges = bridge_languages(groups, profiles, encoder, taxonomy)
    events = _named(joined, pile, explain_links(joined, pile, alike, bridges))
    event_of = {report: event.id for event in events for report in event.reports}
    return tuple(replace(report, event=event_of[report.id]) for report in reports), events


def _named(
    groups: Sequence[Sequence[int]], pile: Pile, links: Sequence[tuple[EventLink, ...]]
) -> tuple[EventGroup, ...]:
    """Return the groups as events: under the name that a report came with, else numbered, with the words they share most."""
    events = []
    given = {profile.report.event for profile in pile.profiles}
    free = (name for number in count(1) if (name := f"event {number}") not in given)
    for members, own in zip(groups, links, strict=True):
        reports = [pile.profiles[number].report for number in members]
        name = next((report.event for report in reports if report.event is not None), None) or next(free)
        words = most_common((pile.weights[number] for number in members), _LABEL_WORDS)
        events.append(EventGroup(id=name, reports=tuple(report.id for report in reports), words=words, links=own))
    return tuple(events)


def _weights(profiles: Sequence[Profile]) -> list[Weights]:
    """Return the weighted words of each report, weighed against the reports of its language."""
    found: list[Weights] = [{} for _ in profiles]
    for numbers in _by_language(profiles).values():
        weighed = weigh_words([profiles[number].text for number in numbers], embedded())
        for number, words in zip(numbers, weighed, strict=True):
            found[number] = words
    return found


def _by_language(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        found[profile.language].append(number)
    return found


def _alike(pile: Pile, taxonomy: Taxonomy) -> dict[Pair, Likeness]:
    """Return the likeness of the pairs of one language that share enough words to look at."""
    found: dict[Pair, Likeness] = {}
    for numbers in _by_language(pile.profiles).values():
        for (one, other), words in all_likenesses([pile.weights[number] for number in numbers]).items():
            if words >= _WORTH_A_LOOK:
                pair = numbers[one], numbers[other]
                evidence = find_evidence(pile.profiles[pair[0]], pile.profiles[pair[1]], taxonomy)
                found[pair] = Likeness(words, evidence, _score(words, evidence))
    return found


def _score(words: float, evidence: Evidence) -> float:
    if evidence.is_against:
        return _APART
    bonus = _SAME_DAY * evidence.same_day + _SHARED_PLACE * bool(evidence.places)
    return words + bonus + _SHARED_FIGURE * min(len(evidence.figures), 2)
