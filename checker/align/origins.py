"""Say who stands behind a claim: the last link of its chain, made comparable.

Sources that name nobody ("officials", "a security source") are one origin inside a report, where the words agree, and
another in the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.language.lexicon import Language, Sense
    from checker.language.loader import Languages
    from checker.model import Claim

_GENERIC = ":generic"
_WORD = re.compile(r"[^\W\d_]+")


def origin_key(claim: Claim, language: str | None, languages: Languages) -> str | None:
    """Return a key that is equal for equal origins, or None where the outlet speaks for itself.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_languages
    >>> from checker.model import Report
    >>> claim = extract_claims(Report(id="a", text="The Health Ministry said 5 people died.")).claims[0]
    >>> origin_key(claim, "en", load_languages())
    'health ministry'
    """
    if not claim.attribution:
        return None
    link = claim.attribution[-1]
    spoken = languages.get(language)
    if spoken is None:
        return link.source
    words = [fold(word) for word in _WORD.findall(link.source)]
    analysed = [spoken.analyse(word) for word in words]
    generic = any(sense.key == "generic" for word in analysed for sense in word.senses)
    named = any(not word.senses for word in analysed) or any(_is_body(word.senses) for word in analysed)
    kept = [word.form for word in analysed if not any(s.file == "function" for s in word.senses)]
    if generic and (link.source_class == "anonymous" or not named):
        return " ".join((f"{claim.report}{_GENERIC}", *kept))
    return " ".join(kept) or link.source.lower()


def take_up_sources(
    claims: Iterable[Claim], keys: Mapping[str, str | None], language: Language | None
) -> dict[str, str | None]:
    """Return the keys of one report with "the source" joined to the last source before it that the word fits.

    >>> take_up_sources((), {"1": "police"}, None)
    {'1': 'police'}
    """
    found = dict(keys)
    told: list[str] = []
    for claim in claims:
        key = found[claim.id]
        if key is None:
            continue
        if language is not None and key.startswith(f"{claim.report}{_GENERIC} ") and _is_definite(claim, language):
            kept = set(key.split()[1:])
            key = next((other for other in reversed(told) if kept < set(other.split())), key)
            found[claim.id] = key
        told.append(key)
    return found


def _is_definite(claim: Claim, language: Language) -> bool:
    first = language.analyse(fold(claim.attribution[-1].source.split()[0]))
    return first.prefix.definite or ("function", "article") in first.marks


def _is_body(senses: Iterable[Sense]) -> bool:
    """Say whether a word names a body that can speak, not just "officials"."""
    keys = {sense.key for sense in senses if sense.file == "attribution"}
    return "noun" in keys and "generic" not in keys


def merge_origins(keys: Mapping[str, str | None], is_name: Callable[[str], bool]) -> dict[str, str | None]:
    """Return the keys with a shorter form of one origin replaced by its longest form in the event.

    Two words must agree, or one that is a name; a form that fits two longer ones stays as it is.

    >>> merge_origins({"1": "omar hadi ministry spokesman", "2": "hadi"}, lambda word: word in {"omar", "hadi"})["2"]
    'omar hadi ministry spokesman'
    """
    words = {key: frozenset(key.split()) for key in keys.values() if key is not None}
    longest = {key: _longest_form(key, words, is_name) for key in words}
    return {claim: None if key is None else longest.get(key, key) for claim, key in keys.items()}


def _longest_form(key: str, words: Mapping[str, frozenset[str]], is_name: Callable[[str], bool]) -> str:
    own = words[key]
    if len(own) == 1 and not is_name(key):
        return key
    wider = [other for other, theirs in words.items() if own < theirs]
    top = [other for other in wider if not any(words[other] < words[more] for more in wider)]
    return top[0] if len(top) == 1 else key
