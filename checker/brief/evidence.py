"""The pairs that show a finding: a few claims of each value, chosen by their facets and not by their order."""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, NamedTuple

from checker.rules.compare import may_speak
from checker.rules.findings import CLASHES
from checker.rules.table import relate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.rules.compare import Judge
    from checker.rules.table import Verdict

    _Key = tuple[bool, str, float, str, str]

_CLAIMS_EACH = 4
_VALUES = 6
_PAIRS = 12
_TRIES = 3


class Side(NamedTuple):
    """One claim of a finding with the rank of its value."""

    rank: int
    item: Compared


class Shown(NamedTuple):
    """Two claims of a finding and the verdict on them."""

    left: Side
    right: Side
    verdict: Verdict


def judge_sides(left: Facets, right: Facets, judge: Judge) -> Verdict:
    """Return the verdict of the table on two facets, whatever increments lead from one to the other."""
    return relate(left, right, taxonomy=judge.taxonomy, settings=judge.settings, rules=judge.rules)


def find_evidence(members: Sequence[Sequence[Compared]], code: str, judge: Judge) -> tuple[Shown, ...]:
    """Return the pairs of claims that make a finding of this code; the outermost values stand for a long row of them.

    >>> find_evidence([], "X1", None)
    ()
    """
    ranked = [[Side(rank, item) for item in _spread(members[rank])] for rank in _ends(len(members))]
    codes = CLASHES if code in CLASHES else frozenset({code})
    values = list(combinations(ranked, 2)) if len(ranked) > 1 else [(sides, sides) for sides in ranked]
    room = max(1, _PAIRS // max(1, len(values)))
    return tuple(
        pair for one, other in values for pair in islice(_shown(one, other, codes, judge, _TRIES * room), room)
    )


def outermost(evidence: Sequence[Shown], code: str, count: int) -> tuple[int, int]:
    """Return the ranks of the two values that show a finding best: of its own code, asserted, furthest apart.

    >>> outermost((), "X7", 3)
    (0, 2)
    """
    pairs = [
        sorted((pair.left, pair.right), key=lambda side: side.rank)
        for pair in evidence
        if pair.verdict.rule.code == code
    ]
    plain = [pair for pair in pairs if not any(side.item.facets.denied for side in pair)] or pairs
    low, high = max(((low.rank, high.rank) for low, high in plain), key=_distance, default=(0, count - 1))
    return low, high


def _distance(ranks: tuple[int, int]) -> tuple[int, int]:
    return ranks[1] - ranks[0], -ranks[0]


def _ends(count: int) -> Sequence[int]:
    """Return the ranks of the values, those at both ends where there are too many to look at all."""
    if count <= _VALUES:
        return range(count)
    return [*range(_VALUES // 2), *range(count - _VALUES // 2, count)]


def _shown(
    one: Sequence[Side], other: Sequence[Side], codes: frozenset[str], judge: Judge, tries: int
) -> Iterator[Shown]:
    sides = combinations(one, 2) if one is other else product(one, other)
    for left, right in islice(sides, tries):
        verdict = judge.relate(left.item, right.item)
        if verdict.rule.code in codes and may_speak(left.item, right.item):
            yield Shown(left, right, verdict)


def _spread(items: Sequence[Compared]) -> list[Compared]:
    """Return a few claims of one value, one for each speaker and moment, in the order of those."""
    if len(items) == 1:
        return [*items]
    first: dict[object, Compared] = {}
    for key, item in sorted(((_key(item), item) for item in reversed(items)), key=_of_pair):
        first.setdefault(key[:-1], item)
    chosen = [*first.values()]
    if len(chosen) <= _CLAIMS_EACH:
        return chosen
    return [chosen[number * (len(chosen) - 1) // (_CLAIMS_EACH - 1)] for number in range(_CLAIMS_EACH)]


def _of_pair(pair: tuple[_Key, Compared]) -> _Key:
    return pair[0]


def _key(item: Compared) -> _Key:
    facets = item.facets
    place = f"{item.claim.report}:{item.claim.field}:{item.claim.start:09}"
    return facets.hedged, facets.origin or "", facets.as_of_hours or 0.0, facets.copy_group or "", place
