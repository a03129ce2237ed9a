"""Read what struck, and which side, for each sentence with a claim; a sentence that names no side has that of its lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.align.causes import find_causes
from checker.align.sides import find_sides
from checker.language.incidents import load_incident_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.align.fields import Field
    from checker.language.loader import Language
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Span
    from checker.text.tokens import Token

_EMPTY: frozenset[str] = frozenset()


class Strike(NamedTuple):
    """What struck by the words of a sentence, and the sides that did."""

    causes: frozenset[str] = _EMPTY
    sides: frozenset[str] = _EMPTY


def find_strikes(
    claims: Sequence[Claim], fields: Mapping[str, Field], language: Language, taxonomy: Taxonomy
) -> dict[tuple[str, Span], Strike]:
    """Return what each sentence with a claim says struck.

    >>> from checker.language.loader import load_language
    >>> from checker.language.taxonomy import load_taxonomy
    >>> find_strikes((), {}, load_language("en"), load_taxonomy())
    {}
    """
    sentences = dict.fromkeys((claim.field, claim.sentence) for claim in claims)
    words = load_incident_words(language.code)
    if words is None:
        return dict.fromkeys(sentences, Strike())
    homes = _homes(fields, taxonomy)

    def sides(tokens: Sequence[Token]) -> frozenset[str]:
        return find_sides(tokens, language, words, homes)

    led = frozenset(side for field in fields.values() for side in sides(field.tokens_between(0, field.lead_end)))
    found = {}
    for name, sentence in sentences:
        tokens = fields[name].tokens_between(sentence.start, sentence.end)
        found[name, sentence] = Strike(find_causes(tokens, language, words), sides(tokens) or led)
    return found


def _homes(fields: Mapping[str, Field], taxonomy: Taxonomy) -> frozenset[str]:
    """Return the places that a report names, with all they lie in: an adjective of one may only tell where it happened."""
    named = {key for field in fields.values() for place in field.places if not place.is_mention for key in place.keys}
    return frozenset(named.union(*(taxonomy.places.get(key, frozenset()) for key in named)))
