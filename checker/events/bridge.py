"""Join groups of different languages: each other's best match by the encoder, well before the second, confirmed by facts.

Numbers are masked before texts are encoded, because they would outweigh what happened.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from checker.events.evidence import Evidence, find_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from checker.encoder.encode import Encoder
    from checker.events.profile import Profile
    from checker.language.taxonomy import Taxonomy

_NUMBER = re.compile(r"\d+(?:[.,:\u066b\u066c]\d+)*")
_FLOOR = 0.25
_MARGIN = 0.05
_KINDS_IF_UNCLEAR = 2
_MOST_MEMBERS = 12
_ROUNDS = 4


class Bridge(NamedTuple):
    """Two reports of different languages through which their groups were joined, and how alike the groups are."""

    one: int
    other: int
    similarity: float
    evidence: Evidence


def bridge_languages(
    groups: Iterable[Sequence[int]], profiles: Sequence[Profile], encoder: Encoder, taxonomy: Taxonomy
) -> tuple[list[list[int]], list[Bridge]]:
    """Return the groups with those of one event in two languages joined, and the joins."""
    joined = [list(group) for group in groups]
    bridges: list[Bridge] = []
    if len({profile.language for profile in profiles}) < 2:  # noqa: PLR2004 - two languages
        return joined, bridges
    vectors = _vectors(profiles, encoder)
    for _ in range(_ROUNDS):
        found = list(_bridges(joined, vectors, profiles, taxonomy))
        if not found:
            break
        bridges += found
        joined = _merged(joined, found)
    return joined, bridges


def _vectors(profiles: Sequence[Profile], encoder: Encoder) -> NDArray[np.float32]:
    """Return one row a report: the mean of its sentences."""
    import numpy as np  # noqa: PLC0415 - loaded with the encoder

    sentences = [
        (number, _NUMBER.sub(" ", text)) for number, profile in enumerate(profiles) for text in profile.sentences
    ]
    rows = encoder.encode([text for _, text in sentences])
    summed = np.zeros((len(profiles), rows.shape[1]), dtype=np.float32)
    np.add.at(summed, [number for number, _ in sentences], rows)
    return _unit(summed)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415 - loaded with the encoder

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found = np.zeros_like(rows)
    np.divide(rows, lengths, out=found, where=lengths > 0)
    return found


def _bridges(
    groups: Sequence[Sequence[int]], vectors: NDArray[np.float32], profiles: Sequence[Profile], taxonomy: Taxonomy
) -> Iterator[Bridge]:
    """Yield a bridge for each pair of groups that are each other's best match, clearly enough and confirmed."""
    import numpy as np  # noqa: PLC0415 - loaded with the encoder

    alike = _group_likeness(groups, vectors, profiles)
    for one, row in enumerate(alike):
        other = int(np.argmax(row))
        similarity = float(row[other])
        if other <= one or similarity < _FLOOR or int(np.argmax(alike[other])) != one:
            continue
        second = max(_second(row, other), _second(alike[other], one))
        bridge = _best_bridge(groups[one], groups[other], similarity, profiles, taxonomy)
        is_clear = (
            second >= 0 and similarity - second >= _MARGIN and not _share_language(groups[one], groups[other], profiles)
        )
        if bridge is not None and bridge.evidence.kinds >= (1 if is_clear else _KINDS_IF_UNCLEAR):
            yield bridge


def _share_language(one: Iterable[int], other: Iterable[int], profiles: Sequence[Profile]) -> bool:
    return not {profiles[number].language for number in one}.isdisjoint(profiles[number].language for number in other)


def _second(row: NDArray[np.float32], best: int) -> float:
    return max((float(value) for number, value in enumerate(row) if number != best), default=-1.0)


def _group_likeness(
    groups: Sequence[Sequence[int]], vectors: NDArray[np.float32], profiles: Sequence[Profile]
) -> NDArray[np.float32]:
    """Return how alike every two groups are across languages; -1 where none can be the other's translation.

    Groups of one language, or of two languages each, were held against each other by their words; given events stay apart.
    """
    import numpy as np  # noqa: PLC0415 - loaded with the encoder

    languages = sorted({profile.language for profile in profiles})
    centres = [
        _unit(np.stack([vectors[_of(group, language, profiles)].sum(axis=0) for group in groups]))
        for language in languages
    ]
    alike = np.full((len(groups), len(groups)), -1.0, dtype=np.float32)
    for one, other in product(range(len(languages)), repeat=2):
        if one != other:
            scores = centres[one] @ centres[other].T
            both = np.outer(centres[one].any(axis=1), centres[other].any(axis=1))
            alike = np.maximum(alike, np.where(both, scores, -1.0))
    events = [next((profiles[n].report.event for n in group if profiles[n].report.event), None) for group in groups]
    mixed = [len({profiles[number].language for number in group}) > 1 for group in groups]
    for one, other in product(range(len(groups)), repeat=2):
        differ = events[one] and events[other] and events[one] != events[other]
        if one == other or differ or (mixed[one] and mixed[other]):
            alike[one, other] = -1.0
    return alike


def _of(group: Iterable[int], language: str, profiles: Sequence[Profile]) -> list[int]:
    return [number for number in group if profiles[number].language == language]


def _best_bridge(
    one: Sequence[int], other: Sequence[int], similarity: float, profiles: Sequence[Profile], taxonomy: Taxonomy
) -> Bridge | None:
    """Return the two reports of different languages that confirm most, unless most pairs exclude each other."""
    found = [
        Bridge(left, right, similarity, find_evidence(profiles[left], profiles[right], taxonomy))
        for left, right in product(one[:_MOST_MEMBERS], other[:_MOST_MEMBERS])
        if profiles[left].language != profiles[right].language
    ]
    against = sum(bridge.evidence.is_against for bridge in found)
    best = max(found, key=lambda bridge: (not bridge.evidence.is_against, bridge.evidence.kinds), default=None)
    return best if best is not None and 2 * against <= len(found) and not best.evidence.is_against else None


def _merged(groups: Sequence[Sequence[int]], bridges: Iterable[Bridge]) -> list[list[int]]:
    home = {number: index for index, group in enumerate(groups) for number in group}
    merged: dict[int, list[int]] = {index: list(group) for index, group in enumerate(groups)}
    for bridge in bridges:
        one, other = sorted((home[bridge.one], home[bridge.other]))
        merged[one] += merged.pop(other)
    return sorted(sorted(group) for group in merged.values())
