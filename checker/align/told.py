"""Read what each sentence with a claim tells of itself, once for all its claims: its day, what struck, what it opens on.

Takes the claims of a report and its fields, gives one value a sentence. Deliberately looks at no claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.align.days import is_long_before, only_day
from checker.align.openings import tells_of_elsewhere
from checker.align.strikes import Strike, find_strikes
from checker.language.incidents import load_incident_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.align.fields import Field
    from checker.language.loader import Language
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Span


class Told(NamedTuple):
    """The words of a sentence, the one day it names, what struck by it, and whether it is about another incident."""

    forms: frozenset[str]
    day: str | None
    strike: Strike
    is_elsewhere: bool


def read_sentences(
    claims: Sequence[Claim],
    fields: Mapping[str, Field],
    language: Language,
    taxonomy: Taxonomy,
    published: str | None = None,
) -> dict[tuple[str, Span], Told]:
    """Return what each sentence with a claim tells, by its field and its place there.

    >>> from checker.language.loader import load_language
    >>> from checker.language.taxonomy import load_taxonomy
    >>> read_sentences((), {}, load_language("en"), load_taxonomy())
    {}
    """
    words = load_incident_words(language.code)
    found = {}
    for (name, sentence), strike in find_strikes(claims, fields, language, taxonomy).items():
        tokens = fields[name].tokens_between(sentence.start, sentence.end)
        day = only_day(tokens, language, published)
        below = sentence.start >= fields[name].lead_end
        elsewhere = words is not None and tells_of_elsewhere(tokens, language, words)
        past = below and is_long_before(tokens, language, day, published)
        forms = frozenset([token.form for token in tokens])
        found[name, sentence] = Told(forms, day, strike, elsewhere or past)
    return found
