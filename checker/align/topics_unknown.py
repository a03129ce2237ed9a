"""Tell apart the figures whose topic no list knows, by the words near them.

Figures of one event and unit belong to one question when most of the words near them are shared, directly or through
others between them. Order of the reports plays no part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from checker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.align.facets import Facets
    from checker.align.surroundings import Surroundings

UNKNOWN_TOPIC = "other"
_COMMON_WORD = 60
_LABEL_WORDS = 2
LONE = "#"


def overlaps(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether at least two words, and half of the shorter side's, are shared.

    >>> overlaps(frozenset({"budget", "deficit"}), frozenset({"budget", "deficit", "rise"}))
    True
    """
    shared = len(a & b)
    return shared > 1 and 2 * shared >= min(len(a), len(b))


def alike(one: Surroundings, other: Surroundings) -> bool:
    """Say whether the words around two figures make them answers to one question.

    >>> from checker.align.surroundings import Surroundings
    >>> alike(Surroundings(), Surroundings())
    False
    """
    return overlaps(one.context, other.context) or one.wording.is_like(other.wording)


def tell_apart(facets: Mapping[str, Facets]) -> dict[str, Facets]:
    """Return the facets with ``about`` set where the topic is unknown: shared words, or a mark of its own.

    >>> tell_apart({})
    {}
    """
    told = dict(facets)
    families: dict[object, list[str]] = defaultdict(list)
    for claim, facet in facets.items():
        if facet.topic == UNKNOWN_TOPIC and facet.kind is Kind.QUANTITY:
            families[(facet.event, facet.background, facet.unit)].append(claim)
    for members in families.values():
        for cluster in _clusters(members, facets):
            label = _label(cluster, facets)
            told.update({claim: facets[claim]._replace(about=label) for claim in cluster})
    return told


def _clusters(members: Sequence[str], facets: Mapping[str, Facets]) -> list[list[str]]:
    leader = {claim: claim for claim in members}

    def root(claim: str) -> str:
        while leader[claim] != claim:
            leader[claim] = leader[leader[claim]]
            claim = leader[claim]
        return claim

    first: dict[str, str] = {}
    for claim in members:
        likeness = facets[claim].likeness
        if likeness is not None:
            leader[root(claim)] = root(first.setdefault(likeness.key, claim))
    for one, other in _sharing(members, facets):
        if root(one) != root(other) and alike(facets[one].around, facets[other].around):
            leader[root(other)] = root(one)
    found: dict[str, list[str]] = defaultdict(list)
    for claim in members:
        found[root(claim)].append(claim)
    return list(found.values())


def _sharing(members: Sequence[str], facets: Mapping[str, Facets]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share a word which is not everywhere; for a common word only neighbours."""
    holders: dict[str, list[str]] = defaultdict(list)
    for claim in members:
        around = facets[claim].around
        for word in around.context | around.wording.readings:
            holders[word].append(claim)
    for claims in holders.values():
        if len(claims) <= _COMMON_WORD:
            yield from combinations(claims, 2)


def _label(cluster: Sequence[str], facets: Mapping[str, Facets]) -> str:
    if len(cluster) == 1:
        return LONE + cluster[0]
    counts = Counter(word for claim in cluster for word in facets[claim].around.context)
    common = sorted(counts, key=lambda word: (-counts[word], word))[:_LABEL_WORDS]
    return " ".join(sorted(common))
