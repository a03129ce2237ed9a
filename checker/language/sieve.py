"""Say from single words what a sentence could hold, so that sentences without a claim are never cut into cells.

Gives for a stretch of text a mask of traits. A phrase is known by its rarest token, so that
"in hospital" does not wake every sentence with an "in". Deliberately decides nothing about claims.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from checker.language.lexicon import remember
from checker.text.tokens import join_elided, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from checker.language.lexicon import Entry, Language, Phrase, Sense

NUMBER, PREDICATE, VICTIM, ANSWER, AGENT, TIME, EVENT, SPEECH, QUOTE, TITLE = (1 << place for place in range(10))
ANSWERS = ANSWER | AGENT | EVENT | TITLE

_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')
_PARTIES = frozenset({"anyone", "zero", "zero_determiner", "any", "fail", "one_of", "object_pronoun", "subset"})
_INNER = frozenset({"joiner", "point", "ordinal", "ordinal_suffix", "fraction"})
_TIMES = frozenset({"hour", "part_of_day", "weekday", "relative_day", "month"})
_NAMING = frozenset({"noun", "generic", "stop", "complementizer", "said_pronoun"})
_CONTENT = frozenset({"units", "topics", "numerals", "status"})
_SHORT = 3
_COUNTED = ("counted", "unharmed")
_DUALS = ("dual", "dual_construct")


def holds_claim(mask: int) -> bool:
    """Say whether a sentence with these traits can hold a claim.

    >>> holds_claim(PREDICATE), holds_claim(PREDICATE | VICTIM)
    (False, True)
    """
    return bool(
        mask & (NUMBER | ANSWER)
        or mask & (PREDICATE | VICTIM) == PREDICATE | VICTIM
        or mask & (PREDICATE | AGENT) == PREDICATE | AGENT
        or mask & (TIME | EVENT) == TIME | EVENT
    )


def _trait(sense: Sense) -> int:
    """Return the trait that one sense gives its word."""
    trait = 0
    match sense.file:
        case "numerals":
            trait = VICTIM if sense.key in _PARTIES else 0 if sense.key in _INNER else NUMBER
        case "topics":
            trait = PREDICATE | (VICTIM if sense.form.startswith(_COUNTED) else 0)
        case "units":
            trait = VICTIM | (NUMBER if sense.form.endswith(_DUALS) else 0)
        case "function" | "factuality":
            trait = VICTIM if sense.key in _PARTIES else 0
        case "time":
            trait = TIME if sense.key in _TIMES else 0
        case "attribution":
            trait = 0 if sense.key in _NAMING or sense.key.startswith("class_") else SPEECH
        case "status":
            trait = {
                "title": TITLE,
                "former_or_deputy": 0,
                "event": EVENT,
                "agent": AGENT,
                "actor": 0,
                "direction": 0,
                "condition_tail": 0,
                "force": 0,
            }.get(sense.key, ANSWER)
    return trait


def _traits(senses: Iterable[Sense]) -> int:
    mask = 0
    for sense in senses:
        mask |= _trait(sense)
    return mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """The traits of the words of one language.

    ``keys`` holds tokens inside phrases that stand for the whole phrase, ``heads`` the phrases known by their first token.
    """

    language: Language
    keys: Mapping[str, int]
    heads: AbstractSet[tuple[str, ...]]
    memo: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def traits(self, text: str) -> int:
        """Return the traits of a stretch of text.

        >>> from checker.language.loader import load_language
        >>> sieve = make_sieve(load_language("en"))
        >>> holds_claim(sieve.traits("The shop closed early.")), holds_claim(sieve.traits("Six people died."))
        (False, True)
        """
        memo, mask = self.memo, 0
        for chunk in text.split():
            found = memo.get(chunk)
            mask |= self._read(chunk) if found is None else found
        return mask

    def _read(self, chunk: str) -> int:
        mask = 0
        tokens = tokenise(chunk)
        for token in join_elided(tokens, self.language.elided) if self.language.elided else tokens:
            if token.sort == "word":
                mask |= self._of_word(token.form)
            elif token.sort == "number":
                mask |= NUMBER
            else:
                mask |= _of_mark(token.form)
        return remember(self.memo, chunk, mask)

    def _of_word(self, form: str) -> int:
        entry = self.language.entry(form)
        mask = self.keys.get(form, 0) | _traits(entry.word.senses)
        for phrase in _opened(entry):
            if phrase.forms in self.heads:
                mask |= _traits(phrase.senses)
        return mask


def _opened(entry: Entry) -> Iterator[Phrase]:
    for thirds in entry.followers.values():
        yield from (phrase for rows in thirds.values() for _, phrase in rows)
    for phrases in entry.answers.values():
        yield from phrases


def _of_mark(form: str) -> int:
    """Return the trait of a mark: quotation marks, and the colon that makes a heading of a source."""
    if form == ":":
        return SPEECH
    return QUOTE if form in _QUOTES else 0


def make_sieve(language: Language) -> Sieve:
    """Return the sieve of a language.

    >>> from checker.language.loader import load_language
    >>> bool(make_sieve(load_language("en")).traits("was taken to hospital") & ANSWER)
    True
    """
    traits = cache(_traits)
    phrases = [
        phrase
        for table in (language.phrases, language.answers)
        for found in table.values()
        for phrase in found
        if traits(phrase.senses)
    ]
    common = Counter(form for phrase in phrases for form in set(phrase.forms))
    keys: dict[str, int] = {}
    heads: set[tuple[str, ...]] = set()
    for phrase in phrases:
        needed = traits(phrase.senses)
        if any(traits(language.words.get(form, ())) & needed == needed for form in phrase.forms):
            continue
        key = min(phrase.forms, key=lambda form: (_commonness(language, form), common[form], -len(form)))
        if key == phrase.forms[0]:
            heads.add(phrase.forms)
        else:
            keys[key] = keys.get(key, 0) | needed
    return Sieve(language=language, keys=keys, heads=heads)


def _commonness(language: Language, form: str) -> int:
    """Rank a token by the use that it has beside the phrase: none, a word of another list, a function word."""
    files = {sense.file for sense in language.words.get(form, ())}
    if "function" in files:
        return 2
    return int(len(form) <= _SHORT or bool(files - _CONTENT))
