"""Find the sentences that reports copy from one another: word for word, or nearly so.

Takes claims and reports, gives a key for each group of copies. Nearness is the share of neighbouring word pairs, counted
by hand: it needs no library, and only sentences that share a rare pair are held against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.text.tokens import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.model import Claim, Report

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_COPY = 40
_FEWEST_WORDS = 12
_MOST_HOLDERS = 20
_Pairs = frozenset[tuple[str, str]]


def copy_groups(claims: Iterable[Claim], reports: Mapping[str, Report], overlap_percent: int) -> dict[str, str]:
    """Return for each claim whose sentence stands in another report, or nearly so, the key of its group of copies.

    >>> copy_groups([], {}, 75)
    {}
    """
    holders: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    read: dict[str, str] = {}
    for claim in claims:
        text = reports[claim.report].body(claim.field)[claim.sentence.start : claim.sentence.end]
        key = read.get(text)
        if key is None:
            key = read[text] = fold_text(" ".join(_WORD.findall(text)))
        keys[claim.id] = key
        holders[key].add(claim.report)
    leaders = _leaders([key for key in holders if len(key) >= _SHORTEST_COPY], overlap_percent)
    copied: dict[str, set[str]] = defaultdict(set)
    for key, leader in leaders.items():
        copied[leader] |= holders[key]
    groups = {claim: leaders[key] for claim, key in keys.items() if key in leaders}
    return {claim: group for claim, group in groups.items() if len(copied[group]) > 1}


def _leaders(keys: Iterable[str], overlap_percent: int) -> dict[str, str]:
    """Return the first key in order of each group of near copies, copies of copies among them."""
    leader = {key: key for key in keys}

    def root(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one, other in _near(leader, overlap_percent):
        first, second = sorted((root(one), root(other)))
        leader[second] = first
    return {key: root(key) for key in leader}


def _near(keys: Iterable[str], overlap_percent: int) -> Iterator[tuple[str, str]]:
    """Yield the sentences that share enough; what near copies share holds one of the rarer word pairs of each."""
    pairs = {key: found for key in keys if len(found := _word_pairs(key)) >= _FEWEST_WORDS - 1}
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, found in pairs.items():
        for pair in found:
            holders[pair].append(key)
    for key, found in pairs.items():
        needed = len(found) * overlap_percent // (200 - overlap_percent)
        shared = [others for pair in found if len(others := holders[pair]) > 1]
        if len(shared) < needed:
            continue
        rarest = sorted(shared, key=len)[: len(shared) - needed + 1]
        known = (others for others in rarest if len(others) <= _MOST_HOLDERS)
        near = {other for others in known for other in others if other > key}
        yield from ((key, other) for other in sorted(near) if _overlaps(found, pairs[other], overlap_percent))


def _word_pairs(key: str) -> _Pairs:
    return frozenset(pairwise(key.split()))


def _overlaps(one: _Pairs, other: _Pairs, percent: int) -> bool:
    return 200 * len(one & other) >= percent * (len(one) + len(other))
