"""Say from single words what a sentence could hold, so that sentences without a claim are never cut into cells.

Gives for a stretch of text a mask of traits. A phrase is known by its rarest token, so that
"in hospital" does not wake every sentence with an "in"; an answer whose words are all common is known by two of them.
Deliberately decides nothing about claims.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from checker.language.lexicon import remember

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.language.lexicon import Entry, Language, Phrase, Sense

NUMBER, PREDICATE, VICTIM, ANSWER, STATE, AGENT, TIME, MONTH, EVENT, SPEECH, QUOTE, TITLE, NAME, DIRECTION = (
    1 << place for place in range(14)
)
_SLOTS = 256
_RAREST, _SECOND = 16, 16 + 2 * _SLOTS
"""A phrase is told by its rarest word and the next: each has a slot, one of 256 for answers or one of 256 for the rest."""

ANSWERS = ANSWER | STATE | AGENT | EVENT | TITLE | ((1 << _SLOTS) - 1) << _RAREST

_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb')
_PARTIES = frozenset({"anyone", "zero", "zero_determiner", "any", "fail", "one_of", "object_pronoun", "subset"})
_INNER = frozenset({"joiner", "point", "ordinal", "ordinal_suffix", "fraction"})
_TIMES = {**dict.fromkeys(("hour", "part_of_day", "weekday", "relative_day"), TIME), "month": TIME | MONTH}
_STATES = ("condition", "presence", "custody", "court", "office", "whereabouts")
STATUS_TRAITS = {
    **{table + kind: STATE for table in _STATES for kind in ("", "_done", "_of")},
    **dict.fromkeys(("former_or_deputy", "actor", "condition_tail", "force"), 0),
    "title": TITLE,
    "event": EVENT,
    "agent": AGENT,
    "direction": DIRECTION,
}
_NAMING = frozenset({"noun", "generic", "stop", "complementizer", "said_pronoun"})
_CONTENT = frozenset({"units", "topics", "numerals", "status"})
_ALONE = NUMBER | PREDICATE | ANSWER
_SHORT = 3
_COUNTED = ("counted", "unharmed")
_DUALS = ("dual", "dual_construct")


def holds_claim(mask: int) -> bool:
    """Say whether a sentence with these traits can hold a claim: a state needs somebody, half an answer its other half.

    >>> holds_claim(PREDICATE), holds_claim(PREDICATE | VICTIM)
    (False, True)
    """
    return bool(
        mask & (NUMBER | ANSWER)
        or (mask >> _RAREST) & (mask >> _SECOND)
        or (mask & STATE and mask & (TITLE | NAME))
        or mask & (PREDICATE | VICTIM) == PREDICATE | VICTIM
        or mask & (PREDICATE | AGENT) == PREDICATE | AGENT
        or (mask & EVENT and mask & (TIME | DIRECTION))
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
            trait = _TIMES.get(sense.key, 0)
        case "attribution":
            trait = 0 if sense.key in _NAMING or sense.key.startswith("class_") else SPEECH
        case "status":
            trait = STATUS_TRAITS.get(sense.key, ANSWER)
    return trait


def _traits(senses: Iterable[Sense]) -> int:
    mask = 0
    for sense in senses:
        mask |= _trait(sense)
    return mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """The traits of the words of one language.

    ``keys`` holds what tokens inside phrases tell of the whole phrase, ``heads`` what the first tokens of phrases tell.
    """

    language: Language
    keys: Mapping[str, int]
    heads: Mapping[tuple[str, ...], int]
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
        for start, _, entry in self.language.cut(chunk):
            if entry.word.sort == "word":
                mask |= self._of_word(entry, is_cased=chunk[start].isupper())
            elif entry.word.sort == "number":
                mask |= NUMBER
            else:
                mask |= _of_mark(entry.form)
        return remember(self.memo, chunk, mask)

    def _of_word(self, entry: Entry, *, is_cased: bool) -> int:
        mask = self.keys.get(entry.form, 0) | _traits(entry.word.senses)
        if (is_cased or self.language.order == "vso") and (not entry.word.senses or entry.word.suffix):
            mask |= NAME
        if entry.followers or entry.answers:
            for phrase in _opened(entry):
                mask |= self.heads.get(phrase.forms, 0)
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
    >>> sieve = make_sieve(load_language("en"))
    >>> holds_claim(sieve.traits("It was claimed by no group.")), holds_claim(sieve.traits("No claim was made."))
    (True, False)
    """
    traits = cache(_traits)
    phrases = [
        phrase
        for table in (language.phrases, language.answers)
        for found in table.values()
        for phrase in found
        if traits(phrase.senses)
    ]
    slots: dict[str, int] = {}
    common = Counter(form for phrase in phrases for form in set(phrase.forms))
    keys: dict[str, int] = {}
    heads: dict[tuple[str, ...], int] = {}
    for phrase in phrases:
        needed = traits(phrase.senses)
        if any(traits(language.words.get(form, ())) & needed == needed for form in phrase.forms):
            continue
        ranked = sorted(
            set(phrase.forms), key=lambda form: (_commonness(language, form), common[form], -len(form), form)
        )
        for key, told in zip(ranked, _told(needed, ranked, slots), strict=False):
            if key == phrase.forms[0]:
                heads[phrase.forms] = heads.get(phrase.forms, 0) | told
            else:
                keys[key] = keys.get(key, 0) | told
    return Sieve(language=language, keys=keys, heads=heads)


def _told(needed: int, ranked: Sequence[str], slots: dict[str, int]) -> tuple[int, ...]:
    """Return what the rarest word of a phrase tells, and the next: of what gives a claim alone, each tells one half."""
    if len(ranked) == 1 or not needed & _ALONE:
        return (needed,)
    slot = slots.setdefault(ranked[0], len(slots)) % _SLOTS + (0 if needed & ANSWER else _SLOTS)
    return needed & ~_ALONE | 1 << _RAREST + slot, 1 << _SECOND + slot


def _commonness(language: Language, form: str) -> int:
    """Rank a token by the use that it has beside the phrase: none, a word of another list, a function word."""
    files = {sense.file for sense in language.words.get(form, ())}
    if "function" in files:
        return 2
    return int(len(form) <= _SHORT or bool(files - _CONTENT))
