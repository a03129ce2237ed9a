"""A part is larger than its whole, and time does not explain it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.language.taxonomy import EQUAL, PART
from checker.model import Level, RelationName
from checker.rules.answers import part_is_newer
from checker.rules.rule import Rule
from checker.rules.totals import is_total, soft_high

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.model import Number
    from checker.rules.pair import Pair
    from checker.rules.rule import Event

_SALVO = "launched"
_DOWNED = "shot_down"
_FUNNEL = frozenset({_SALVO, _DOWNED})
_KIN = frozenset({EQUAL, PART})


def check(pair: Pair) -> bool:
    """Say whether the row holds."""
    return pair.is_quantity and pair.part is not None and not pair.part_fits and not part_is_newer(pair)


def find(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield what became of a salvo with the largest salvo any report gives, where it held fewer.

    What was shot down and what arrived are added up where one report gives both.
    """
    totals = [item for item in event.claims if item.facets.topic in _FUNNEL and is_total(item.facets)]
    salvos = _by_unit(item for item in totals if not _is_outcome(item))
    reports: dict[str, list[Compared]] = defaultdict(list)
    for outcome in filter(_is_outcome, totals):
        reports[outcome.claim.report].append(outcome)
        salvo = _largest(salvos, outcome, event)
        beside = salvo is not None and (_is_downed(outcome) or salvo.claim.report == outcome.claim.report)
        if salvo is not None and beside and _floor(outcome) > _limit(salvo):
            yield outcome, salvo
    for outcomes in reports.values():
        yield from _sums(outcomes, salvos, event)


def _sums(
    outcomes: Sequence[Compared], salvos: Mapping[str | None, Compared], event: Event
) -> Iterator[tuple[Compared, ...]]:
    """Yield a salvo with what one report says was shot down and what arrived, where only the sum exceeds it."""
    downed = max(filter(_is_downed, outcomes), key=_floor, default=None)
    arrived = max((item for item in outcomes if not _is_downed(item)), key=_floor, default=None)
    if downed is None or arrived is None:
        return
    salvo = _largest(salvos, downed, event)
    if salvo is not None and salvo is _largest(salvos, arrived, event):
        floors = _floor(downed), _floor(arrived)
        if max(floors) <= _limit(salvo) < sum(floors):
            yield salvo, downed, arrived


def _is_downed(item: Compared) -> bool:
    return item.facets.topic == _DOWNED


def _is_outcome(item: Compared) -> bool:
    return _is_downed(item) or item.facets.around.has_arrived


def _by_unit(salvos: Iterable[Compared]) -> dict[str | None, Compared]:
    found: dict[str | None, list[Compared]] = defaultdict(list)
    for item in salvos:
        found[item.facets.unit].append(item)
    return {unit: max(items, key=_openness) for unit, items in found.items()}


def _openness(salvo: Compared) -> Number:
    """Return the limit of a salvo, endless where its text sets none."""
    limit = soft_high(salvo.facets.interval)
    return Decimal("Infinity") if limit is None else limit


def _largest(salvos: Mapping[str | None, Compared], outcome: Compared, event: Event) -> Compared | None:
    """Return the largest salvo that an outcome can be of, None where some report sets no limit."""
    unit = outcome.facets.unit
    found = [item for other, item in salvos.items() if event.taxonomy.unit_kinship(unit, other) in _KIN]
    largest = max(found, key=_openness, default=None)
    return largest if largest is not None and soft_high(largest.facets.interval) is not None else None


def _limit(salvo: Compared) -> Number:
    return soft_high(salvo.facets.interval) or 0


def _floor(outcome: Compared) -> Number:
    return outcome.facets.interval.low or 0


RULE = Rule(
    code="X2",
    name="part-exceeds-whole",
    title="part exceeds whole",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="the part is larger than the whole it belongs to",
    check=check,
    find=find,
)
