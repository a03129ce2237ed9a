"""Find an increment with the total it leads to and the total it was added to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.language.taxonomy import EQUAL
from checker.rules.levels import place_level
from checker.rules.totals import exact_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.language.taxonomy import Taxonomy
    from checker.rules.rule import Event

_SENTENCE_GAP = 2


class Chain(NamedTuple):
    """Three exact counts of one question: what was, what was added, what is."""

    earlier: Compared
    increment: Compared
    later: Compared

    @property
    def adds_up(self) -> bool:
        """The earlier count and the increment give the later count."""
        return _value(self.earlier) + _value(self.increment) == _value(self.later)


def find_chains(event: Event) -> Iterator[Chain]:
    """Yield every increment with each total that its own or the next sentence gives, and each smaller total before it."""
    questions: dict[tuple[object, ...], list[Compared]] = defaultdict(list)
    for item in event.claims:
        facets = item.facets
        if exact_value(facets) is not None:
            asked = (facets.topic, facets.unit, facets.entity, facets.about)
            questions[(facets.kind, *asked, facets.increment)].append(item)
    for key, increments in list(questions.items()):
        if increments[0].facets.increment:
            totals = questions.get((*key[:-1], False), [])
            for increment in increments:
                if increment.facets.whole is None:
                    yield from _chains_of(increment, totals, event.taxonomy)


def _chains_of(increment: Compared, totals: Sequence[Compared], taxonomy: Taxonomy) -> Iterator[Chain]:
    own = (item for item in totals if not item.facets.superseded and _stand_together(increment, item, taxonomy))
    for later in own:
        for earlier in totals:
            if 0 < _value(earlier) < _value(later) and _is_earlier(earlier, later, taxonomy):
                yield Chain(earlier, increment, later)


def _stand_together(one: Compared, other: Compared, taxonomy: Taxonomy) -> bool:
    """Say whether one sentence, or two that follow each other, give both figures, for one place."""
    first, second = sorted((one.claim.sentence, other.claim.sentence), key=lambda span: span.start)
    one_text = (one.claim.report, one.claim.field) == (other.claim.report, other.claim.field)
    near = first == second or 0 <= second.start - first.end <= _SENTENCE_GAP
    return one_text and near and _is_one_place(one.facets, other.facets, taxonomy)


def _is_earlier(earlier: Compared, later: Compared, taxonomy: Taxonomy) -> bool:
    if earlier.facets.superseded:
        return _stand_together(earlier, later, taxonomy)
    one, other = earlier.facets, later.facets
    if one.report == other.report or not _is_one_place(one, other, taxonomy):
        return False
    known = one.as_of_hours is not None and other.as_of_hours is not None
    return not known or (one.as_of_hours or 0.0) <= (other.as_of_hours or 0.0)


def _is_one_place(one: Facets, other: Facets, taxonomy: Taxonomy) -> bool:
    return place_level(one, other, taxonomy).kinship is EQUAL


def _value(item: Compared) -> int:
    return exact_value(item.facets) or 0
