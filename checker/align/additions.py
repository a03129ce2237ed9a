"""Find the counts of a report that come on top of another: "three more", "another two"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.language.lexicon import Sense
from checker.model import Kind
from checker.quantity.cells import build_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.align.fields import Field
    from checker.language.loader import Language
    from checker.model import Claim, Span
    from checker.text.tokens import Token

_MORE, _OTHERS, _BEHIND = "increment", "others", "after"
_LINKS = frozenset(("function", key) for key in ("conjunction", "determiner"))
_CUES = frozenset({("modifiers", _MORE), ("modifiers", _OTHERS)})


class Additions(NamedTuple):
    """The counts that come on top of another, those of another topic that only seem to, and where the last of a thing starts.

    ``joined`` ones share out one predicate with a count of their own kind ("a farmer and his two sons"): none is the total.

    "Three others" beside a count of another topic ("two killed, three others hurt") is a total of its own.
    """

    added: frozenset[str]
    seeming: frozenset[str]
    last: Mapping[object, int]
    sentences: frozenset[tuple[str, Span]]
    joined: frozenset[str]

    def has_more_behind(self, claim: Claim) -> bool:
        """Say whether more of the same is added behind a count in its sentence ("40 here and 12 more there"): it is no total."""
        return self.last.get(_thing(claim), claim.start) > claim.start


def find_additions(claims: Sequence[Claim], fields: Mapping[str, Field], language: Language) -> Additions:
    """Return what is added to what in one report.

    >>> from checker.language.loader import load_language
    >>> find_additions((), {}, load_language("en")).added
    frozenset()
    """
    topics = _topics(claims)
    added: list[Claim] = []
    seeming: set[str] = set()
    for claim in claims:
        cue = _addition_cue(fields[claim.field], claim, language)
        before = [topic for start, topic in topics[claim.field, claim.sentence, claim.kind] if start < claim.start]
        if cue == _OTHERS and not all(topic == claim.topic for topic in before):
            seeming.add(claim.id)
        elif cue is not None:
            added.append(claim)
    last: dict[object, int] = {_thing(claim): claim.start for claim in added}
    sentences = frozenset((claim.field, claim.sentence) for claim in added)
    joined = frozenset(_joined(claims, fields, language))
    return Additions(frozenset(claim.id for claim in added), frozenset(seeming), last, sentences, joined)


def _joined(claims: Sequence[Claim], fields: Mapping[str, Field], language: Language) -> Iterator[str]:
    """Yield both of two counts of one thing and one unit with nothing but a conjunction between them."""
    for one, other in pairwise(claims):
        alike = one.kind is Kind.QUANTITY and one.unit is not None and one.unit == other.unit
        if not alike or _thing(one) != _thing(other) or one.scope.subset_of != other.scope.subset_of:
            continue
        gap = _words(fields[one.field], one.end, other.start)
        cells = build_cells(gap, language)
        if cells and cells[0].has("function", "conjunction") and all(cell.has_any(_LINKS) for cell in cells):
            yield from (one.id, other.id)


def _topics(claims: Iterable[Claim]) -> dict[object, list[tuple[int, str]]]:
    """Return where each sentence counts what: start and topic of its claims of one kind."""
    found: dict[object, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        found[claim.field, claim.sentence, claim.kind].append((claim.start, claim.topic))
    return found


def _addition_cue(field: Field, claim: Claim, language: Language) -> str | None:
    """Return what joins a count to one before it: "more" behind it, or "others" and "another", which may start a total."""
    first = max(0, bisect_left(field.token_starts, claim.start) - 1)
    words = field.tokens[first : bisect_left(field.token_starts, claim.end)]
    cells = build_cells(words, language)
    if cells.marks.isdisjoint(_CUES):
        return None
    more = Sense("modifiers", _MORE, _BEHIND)
    return _MORE if any(more in cell.senses for cell in cells) else _OTHERS


def _words(field: Field, start: int, end: int) -> Sequence[Token]:
    return field.tokens[bisect_left(field.token_starts, start) : bisect_left(field.token_starts, end)]


def _thing(claim: Claim) -> tuple[str, Span, str]:
    """Return what a sentence tells of."""
    return claim.field, claim.sentence, claim.topic
