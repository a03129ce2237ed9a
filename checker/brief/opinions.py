"""Ask a model whether sentences without figures contradict each other: an opinion beside the rules, never over them.

Only sentences that the encoder aligns across two reports of one event are asked about, at most one sentence pair in fifty and as
many as the settings allow; those left out are counted.
A sentence with a number is left to the rules. What comes out is a note with the score, both quotes and the name of the model.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, Protocol

from checker.align.unknown import noun_floor
from checker.model import Finding, Kind, Level, ModelNote, Opinion, Quote, Skipped
from checker.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from checker.encoder.encode import Encoder
    from checker.language.loader import Languages
    from checker.model import Claim, Report, Span

_PAIRS_ASKED = 0.02
_MARGIN = 0.05
_ONE_SENTENCE = 0.97
_SHORTEST = 5
_CONTRADICTS = 0.5
_LEFT_OUT = "model opinion: more sentences are alike than the model may be asked about; the most alike were judged"


class Sentence(NamedTuple):
    """A sentence without figures, with its place."""

    report: Report
    field: str
    span: Span
    text: str


class Aligned(NamedTuple):
    """Two sentences that tell of one thing, by the encoder."""

    left: Sentence
    right: Sentence
    similarity: float


class Model(Protocol):
    """What has an opinion on two sentences: how far each contradicts the other."""

    @property
    def name(self) -> str:
        """The name under which the opinion is shown."""

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float]]:
        """Return for each pair how far the first contradicts the second, and the second the first."""


class Opinions(NamedTuple):
    """The notes of a model on the sentences of one event, and what it was not asked about."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def find_opinions(  # noqa: PLR0913 - every collaborator is an argument
    reports: Sequence[Report],
    claims: Iterable[Claim],
    languages: Languages,
    encoder: Encoder,
    model: Model,
    limit: int,
) -> Opinions:
    """Return a note for each pair of aligned sentences that the model takes for a contradiction, the surest first.

    At most ``limit`` pairs are asked about.
    """
    pairs, left_out = align_sentences(reports, claims, languages, encoder, limit)
    scores = model.contradictions([(pair.left.text, pair.right.text) for pair in pairs])
    found = [(min(both), pair) for both, pair in zip(scores, pairs, strict=True) if min(both) >= _CONTRADICTS]
    ordered = sorted(found, key=lambda item: -item[0])
    findings = tuple(_finding(score, pair, model.name, number) for number, (score, pair) in enumerate(ordered, 1))
    unasked = Skipped(reason=_LEFT_OUT, kind="pair", count=left_out, event=reports[0].event)
    return Opinions(findings, (unasked,) if left_out else ())


def align_sentences(
    reports: Sequence[Report], claims: Iterable[Claim], languages: Languages, encoder: Encoder, limit: int
) -> tuple[list[Aligned], int]:
    """Return the sentences without figures that are each other's best match in two reports, and how many were left out.

    The most alike come first, and there are no more than may be asked about.
    """
    counted = _counted(claims)
    told = {report.id: list(_sentences(report, counted, languages)) for report in reports}
    rows = {name: encoder.encode([sentence.text for sentence in found]) for name, found in told.items()}
    floor = noun_floor(encoder)
    aligned = [
        pair
        for one, other in combinations(told, 2)
        if told[one] and told[other]
        for pair in _best(told[one], told[other], rows[one] @ rows[other].T, floor)
    ]
    every = sum(len(told[one]) * len(told[other]) for one, other in combinations(told, 2))
    most = min(limit, max(1, int(every * _PAIRS_ASKED)))
    return sorted(aligned, key=lambda pair: -pair.similarity)[:most], max(0, len(aligned) - most)


def _counted(claims: Iterable[Claim]) -> Mapping[tuple[str, str], list[Span]]:
    """Return the sentences that hold a figure, by report and field."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.QUANTITY:
            found[claim.report, claim.field].append(claim.sentence)
    return found


def _sentences(
    report: Report, counted: Mapping[tuple[str, str], Sequence[Span]], languages: Languages
) -> Iterator[Sentence]:
    language = languages.get(report.language)
    for field in ("title", "text"):
        body = report.body(field)
        for span in split_sentences(body, language.abbreviations if language is not None else frozenset()):
            text = body[span.start : span.end]
            has_figure = any(character.isdigit() for character in text) or span in counted.get((report.id, field), ())
            if not has_figure and len(text.split()) >= _SHORTEST:
                yield Sentence(report, field, span, text)


def _best(
    left: Sequence[Sentence], right: Sequence[Sentence], scores: NDArray[np.float32], floor: float
) -> Iterator[Aligned]:
    """Yield the pairs that are each other's best match, clearly before the second; copies need no opinion."""
    for row, values in enumerate(scores.tolist()):
        column = max(range(len(values)), key=values.__getitem__)
        similarity = values[column]
        rivals = [
            *values[:column],
            *values[column + 1 :],
            *(float(scores[r, column]) for r in range(len(left)) if r != row),
        ]
        if floor <= similarity < _ONE_SENTENCE and similarity - max(rivals, default=-1.0) >= _MARGIN:
            yield Aligned(left[row], right[column], similarity)


def _finding(score: float, pair: Aligned, model: str, number: int) -> Finding:
    quotes = tuple(
        Quote(report=side.report.id, field=side.field, start=side.span.start, end=side.span.end, text=side.text)
        for side in (pair.left, pair.right)
    )
    said = " against ".join(
        f"{side.report.source or side.report.id}: \u201c{side.text}\u201d" for side in (pair.left, pair.right)
    )
    return Finding(
        id=f"f{number}",
        code=ModelNote.M1.name,
        name=ModelNote.M1.value,
        level=Level.NOTE,
        event=pair.left.report.event,
        question="model opinion",
        claims=(),
        message=f"{said}: the model {model} takes these for a contradiction (score {score:.2f}); an opinion, no rule stands behind it.",
        similarity=round(pair.similarity, 2),
        report=pair.left.report.id,
        start=pair.left.span.start,
        end=pair.left.span.end,
        opinion=Opinion(model=model, score=round(score, 3), quotes=quotes),
    )
