"""Reduce the words near a claim to stems that can be compared with those near another."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.align.fields import Field
    from checker.language.loader import Language
    from checker.model import Claim
    from checker.text.tokens import Token

_WORDS = 8
_REACH = 100
_FEW = 3
_SHORTEST_WORD = 3
_THING = "thing"
_STEM = 5


def words_near(field: Field, claim: Claim, language: Language) -> frozenset[str]:
    """Return the stems of the content words near the claim, number and counted noun left out.

    >>> from checker.align.fields import cut_field
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> text, english = "The budget deficit is 7 points.", load_language("en")
    >>> (claim,) = extract_claims(Report(id="a", text=text)).claims
    >>> sorted(words_near(cut_field(text, english, None), claim, english))
    ['budge', 'defic']
    """
    start, end = bisect_left(field.token_starts, claim.sentence.start), bisect_left(field.token_starts, claim.start)
    if end > start and field.tokens[end - 1].end > claim.start:
        end -= 1
    before = _content(field.tokens[max(start, end - _REACH) : end][::-1], language)
    behind = bisect_left(field.token_starts, claim.end)
    stop = min(behind + _REACH, bisect_left(field.token_starts, claim.sentence.end))
    after = _content(field.tokens[behind:stop], language)
    if len(before) + len(after) < _FEW:
        before = _content(field.tokens[max(0, end - _REACH) : end][::-1], language)
    return frozenset(stem for token in (*before, *after) for stem in _stems(token.form, language))


def _content(tokens: Iterable[Token], language: Language) -> list[Token]:
    """Return the first content words."""
    return list(islice((token for token in tokens if _is_content(token, language)), _WORDS))


def _is_content(token: Token, language: Language) -> bool:
    if token.sort != "word" or len(token.form) < _SHORTEST_WORD:
        return False
    senses = language.analyse(token.form).senses
    return not senses or any(sense.file == "topics" or sense.key == _THING for sense in senses)


def _stems(form: str, language: Language) -> set[str]:
    """Return the first letters of a word without its article: crude, but alike for the forms of one word.

    A preposition that swallows the article may stand before a word that begins with its letter: both readings count.
    """
    prefix = next(
        (
            prefix.letters
            for prefix in reversed(language.prefixes)
            if prefix.definite and form.startswith(prefix.letters) and len(form) - len(prefix.letters) >= _SHORTEST_WORD
        ),
        "",
    )
    swallowed = len(prefix) > 1 and len(set(prefix)) == 1
    return {form[cut:][:_STEM] for cut in ({len(prefix), 1} if swallowed else {len(prefix)})}
