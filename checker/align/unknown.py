"""Let the encoder align figures of nouns that no list knows, across reports and languages.

Only what the lists leave open comes here: counts of one topic and of unknown nouns, in two reports, with different numbers.
Two nouns are one where each is the other's best match, clearly before the second, and where the sentences around them are
alike with their numbers masked. What counts as alike is measured on wrong pairs of the nouns that the lists do know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.language.labels import load_labels, reader_languages
from checker.model import Kind, Likeness
from checker.quantity.interval import same_bounds
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from checker.encoder.encode import Encoder
    from checker.language.loader import Languages
    from checker.model import Claim, Report

_NUMBER = re.compile(r"\d+(?:[.,:\u066b\u066c]\d+)*")
_WRONG_PAIRS_BELOW = 0.99
_MARGIN = 0.05
_ONE_NOUN = 0.8
_CONTEXT_FLOOR = 0.35


class _Figure(NamedTuple):
    """A count of an unknown noun with its sentence, in which no numbers are left."""

    claim: Claim
    text: str

    @property
    def noun(self) -> str:
        """The noun as written."""
        return self.claim.unit_text or ""


def align_unknown(
    claims: Sequence[Claim], reports: Mapping[str, Report], languages: Languages, load: Callable[[], Encoder]
) -> tuple[Claim, ...]:
    """Return the claims of one event with figures of unknown nouns joined; the encoder is loaded where there are any to compare.

    >>> from checker.language.loader import load_languages
    >>> align_unknown((), {}, load_languages(), lambda: None)
    ()
    """
    joined: dict[str, Claim] = {}
    for figures in _open_figures(claims, reports, languages):
        for one, other, similarity in _joins(figures, load()):
            first = joined.get(one.claim.id, one.claim)
            known = first.likeness or Likeness(key=first.id, similarity=similarity)
            alike = Likeness(key=known.key, similarity=round(min(known.similarity, similarity), 2))
            joined[first.id] = replace(first, likeness=alike)
            joined[other.claim.id] = replace(other.claim, unit=first.unit, likeness=alike)
    return tuple(joined.get(claim.id, claim) for claim in claims)


def _open_figures(
    claims: Iterable[Claim], reports: Mapping[str, Report], languages: Languages
) -> Iterator[list[_Figure]]:
    """Yield for each topic, and each time that the reports tell of, the figures of unknown nouns where two reports differ."""
    by_sentence: dict[object, list[Claim]] = defaultdict(list)
    open_claims: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.QUANTITY:
            by_sentence[_sentence(claim)].append(claim)
            if _is_unknown(claim, reports[claim.report], languages):
                open_claims[claim.scope.background, claim.topic].append(claim)
    for found in open_claims.values():
        if _may_differ(found):
            yield [_figure(claim, reports, by_sentence[_sentence(claim)]) for claim in found]


def _sentence(claim: Claim) -> tuple[str, str, int]:
    return claim.report, claim.field, claim.sentence.start


def _is_unknown(claim: Claim, report: Report, languages: Languages) -> bool:
    """Say whether no list has the noun of a claim: its unit is the word itself."""
    language = languages.get(report.language)
    noun = fold(claim.unit_text or "")
    return language is not None and claim.unit == noun and noun.isalpha() and not language.analyse(noun).senses


def _may_differ(claims: Sequence[Claim]) -> bool:
    """Say whether two reports give different numbers: what is equal everywhere leaves nothing to find."""
    first = claims[0]
    others = [claim for claim in claims if claim.report != first.report]
    return bool(others) and not all(same_bounds(first.interval, claim.interval) for claim in claims)


def _figure(claim: Claim, reports: Mapping[str, Report], beside: Sequence[Claim]) -> _Figure:
    """Return a figure with its sentence, in which nouns stand in the place of counts and other numbers are gone."""
    text = reports[claim.report].body(claim.field)
    start, parts = claim.sentence.start, []
    for counted in sorted(beside, key=lambda other: other.start):
        parts += [text[start : counted.start], counted.unit_text or ""]
        start = max(start, counted.end)
    masked = _NUMBER.sub(" ", " ".join([*parts, text[start : claim.sentence.end]]))
    return _Figure(claim, masked)


def _joins(figures: Sequence[_Figure], encoder: Encoder) -> Iterator[tuple[_Figure, _Figure, float]]:
    """Yield the figures of two reports whose nouns and sentences are alike, the earlier figure first."""
    nouns = list(dict.fromkeys(figure.noun for figure in figures))
    alike = _best_matches(nouns, figures, encoder)
    sentences = encoder.encode([figure.text for figure in figures])
    for index, other in enumerate(figures):
        for before, one in enumerate(figures[:index]):
            similarity = 1.0 if one.noun == other.noun else alike.get(frozenset((one.noun, other.noun)))
            context = float(sentences[before] @ sentences[index])
            if similarity is not None and one.claim.report != other.claim.report and context >= _CONTEXT_FLOOR:
                yield one, other, min(similarity, context)
                break


def _best_matches(nouns: Sequence[str], figures: Sequence[_Figure], encoder: Encoder) -> dict[frozenset[str], float]:
    """Return the pairs of nouns that are each other's best match, with their similarity.

    Nouns of one report are two things. Nouns that are nearly one (a singular and its plural) are no rivals.
    """
    rows = encoder.encode(nouns)
    scores = rows @ rows.T
    reports = {noun: {figure.claim.report for figure in figures if figure.noun == noun} for noun in nouns}
    floor = noun_floor(encoder)
    best = {
        noun: _best(one, scores, [n for n, other in enumerate(nouns) if reports[noun].isdisjoint(reports[other])])
        for one, noun in enumerate(nouns)
    }
    return {
        frozenset((noun, nouns[other])): float(scores[nouns.index(noun), other])
        for noun, other in best.items()
        if other is not None and best[nouns[other]] == nouns.index(noun) and scores[nouns.index(noun), other] >= floor
    }


def _best(one: int, scores: NDArray[np.float32], rivals: Sequence[int]) -> int | None:
    """Return the rival most like a noun, where it stands clearly before the others."""
    ordered = sorted(rivals, key=lambda other: (-float(scores[one, other]), other))
    if not ordered:
        return None
    best = ordered[0]
    others = [float(scores[one, other]) for other in ordered[1:] if scores[best, other] < _ONE_NOUN]
    return best if float(scores[one, best]) - max(others, default=-1.0) >= _MARGIN else None


@lru_cache
def noun_floor(encoder: Encoder) -> float:
    """Return the similarity that hardly any wrong pair of known nouns reaches in two languages, by this encoder.

    >>> from checker.encoder.encode import embedded
    >>> 0.1 < noun_floor(embedded()) < 0.6
    True
    """
    one, other, *_ = (load_labels(code)["units"] for code in reader_languages())
    shared = sorted(one.keys() & other.keys())
    scores = encoder.encode([one[unit] for unit in shared]) @ encoder.encode([other[unit] for unit in shared]).T
    wrong = sorted(
        float(value) for row, values in enumerate(scores) for column, value in enumerate(values) if row != column
    )
    return wrong[int(len(wrong) * _WRONG_PAIRS_BELOW)]
