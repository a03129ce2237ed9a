"""The lexicon of one language: senses, clitics, phrases, and the analysis of words.

Takes folded forms, gives what the language data say of them, each form analysed once. Deliberately reads no file and holds
no word of any language.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from checker.language.clitics import NO_PREFIX, Prefix
from checker.text.tokens import find_tokens, fold, is_closed, is_plain, join_elided, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.language.clitics import Prefixes, Suffixes
    from checker.text.tokens import Token


class Sense(NamedTuple):
    """One reading of a surface form: the file it stands in, the table, the list, and the surface as folded."""

    file: str
    key: str
    form: str


Mark = str | tuple[str, str]
Stem = tuple[Prefix, str, list[str]]
"""What a prefix leaves of a word, and what each pronoun behind it leaves of that."""
_Value = TypeVar("_Value")


def marks_of(senses: Iterable[Sense]) -> frozenset[Mark]:
    """Return what a cell with these senses can be asked for: each file, its table, and the grammatical form.

    What is no word is also asked for by its sort and itself: ``"number"``, ``("mark", ":")``.

    >>> sorted(map(str, marks_of((Sense("topics", "killed", "verbs"),))))
    ["('form', 'verbs')", "('topics', 'killed')", 'topics']
    """
    return frozenset(mark for sense in senses for mark in _marks(sense))


def _marks(sense: Sense) -> Iterator[Mark]:
    yield sense.file
    yield sense.file, sense.key
    if sense.file in _INFLECTED:
        yield "form", last_part(sense)


def last_part(sense: Sense) -> str:
    """Return the form of a sense without the kind of list: the number of a noun, the kind of a predicate.

    >>> last_part(Sense("units", "soldier", "nouns.plural"))
    'plural'
    """
    return sense.form.rpartition(".")[2]


NO_MARKS: frozenset[Mark] = frozenset()
_MINIMUM_STEM = 2
_LARGEST_MEMO = 100_000
_LONGEST_KEPT = 40
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_INFLECTED = frozenset({"topics", "units"})


def remember(memo: dict[str, _Value], key: str, value: _Value) -> _Value:
    """Keep a value under its key and return it; a memo that has grown too large starts anew.

    >>> remember({}, "six", 6)
    6
    """
    if len(memo) >= _LARGEST_MEMO:
        memo.clear()
    memo[key] = value
    return value


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A token or a phrase as analysed, wherever it stands: its senses, their marks, the clitics that were taken off."""

    form: str
    sort: str
    senses: tuple[Sense, ...]
    prefix: Prefix
    suffix: bool
    marks: frozenset[Mark]

    def has(self, file: str, key: str | None = None) -> bool:
        """Say whether some sense stands in ``file`` (and in table ``key``)."""
        return (file if key is None else (file, key)) in self.marks

    def has_any(self, marks: frozenset[object]) -> bool:
        """Say whether some sense has one of ``marks``."""
        return not marks.isdisjoint(self.marks)

    def sense(self, file: str, key: str | None = None) -> Sense | None:
        """Return the first sense of ``file`` (and table ``key``), or None."""
        for sense in self.senses:
            if sense.file == file and (key is None or sense.key == key):
                return sense
        return None


class Phrase(NamedTuple):
    """A lexicon entry of several tokens, with every sense of the same tokens."""

    forms: tuple[str, ...]
    senses: tuple[Sense, ...]
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What the lexicon holds under one token: its analysis, and the phrases and answers that it can open.

    ``followers`` maps the second and then the third token of a phrase to the phrases, best first, and holds those of two
    tokens under every third one and under the empty one; ``answers`` maps the second token to closed answers likewise.
    """

    form: str
    word: Word
    followers: Mapping[str, Mapping[str, tuple[tuple[Prefix, Phrase], ...]]]
    answers: Mapping[str, tuple[Phrase, ...]]
    proclitic: Prefix | None
    may_join: bool


Piece = tuple[int, int, Entry]
"""A token: where it begins and ends, and what the lexicon holds under it."""


def _takes_article(sense: Sense) -> bool:
    return sense.form != "verbs" and (sense.file, sense.key) != ("attribution", "stop")


def _word(senses: tuple[Sense, ...], stem: str, prefix: Prefix, *, suffix: bool = False) -> Word:
    return Word(stem, "word", senses, prefix, suffix, marks_of(senses) if senses else NO_MARKS)


def _by_third(rows: Sequence[tuple[Prefix, Phrase]]) -> dict[str, tuple[tuple[Prefix, Phrase], ...]]:
    thirds = {"", *("".join(phrase.forms[2:3]) for _, phrase in rows)}
    return {third: tuple(row for row in rows if "".join(row[1].forms[2:3]) in {third, ""}) for third in thirds}


def _by_second(phrases: Sequence[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    seconds = {"", *("".join(phrase.forms[1:2]) for phrase in phrases)}
    return {second: tuple(p for p in phrases if "".join(p.forms[1:2]) in {second, ""}) for second in seconds}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """Everything the stages know about one language; every language that was loaded is one of its own."""

    code: str
    name: str
    direction: str
    abbreviations: frozenset[str]
    scheme: str
    order: str
    decimal: frozenset[str]
    grouping: frozenset[str]
    reversed_groups: bool
    adjectives_follow: bool
    elided: frozenset[str]
    prefixes: Prefixes
    suffixes: Suffixes
    words: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    answers: Mapping[str, tuple[Phrase, ...]]
    options: Mapping[str, Any] = field(default_factory=dict)
    memo: dict[str, Entry] = field(default_factory=dict, compare=False, repr=False)
    chunks: dict[str, tuple[Piece, ...]] = field(default_factory=dict, compare=False, repr=False)

    def analyse(self, form: str) -> Word:
        """Return the senses of a folded word, with clitics taken off where that finds a lexicon entry.

        >>> from checker.language.loader import load_language
        >>> load_language("en").analyse("killed").senses[0].key
        'killed'
        """
        return self.entry(form).word

    def entry(self, form: str, sort: str = "word") -> Entry:
        """Return everything the lexicon holds under a folded token; read once a token.

        >>> from checker.language.loader import load_language
        >>> "least" in load_language("en").entry("at").followers
        True
        """
        found = self.memo.get(form)
        if found is None:
            found = remember(self.memo, form, self._entry(form) if sort == "word" else self._symbol(form, sort))
        return found

    def entry_as_written(self, word: str, sort: str) -> Entry:
        """Return the entry of a token as it stands in the text.

        >>> from checker.language.loader import load_language
        >>> load_language("en").entry_as_written("KILLED", "word").form
        'killed'
        """
        entry = self.entry(fold(word) if sort != "number" else word, sort)
        if entry.word.suffix and is_closed(word):
            entry = replace(entry, word=_word((), entry.form, NO_PREFIX))
        return entry

    def cut(self, chunk: str) -> tuple[Piece, ...]:
        """Return the pieces of what stands between two spaces; cut once a chunk.

        >>> from checker.language.loader import load_language
        >>> [(start, end, entry.form) for start, end, entry in load_language("en").cut("killed.")]
        [(0, 6, 'killed'), (6, 7, '.')]
        """
        found = self.chunks.get(chunk)
        if found is None:
            found = self._cut(chunk)
            if len(chunk) <= _LONGEST_KEPT:
                remember(self.chunks, chunk, found)
        return found

    def _cut(self, chunk: str) -> tuple[Piece, ...]:
        if is_plain(chunk):
            return ((0, len(chunk), self.entry_as_written(chunk, "word")),)
        if self.elided:
            return tuple(self.pieces_of(tokenise(chunk)))
        read = self.entry_as_written
        return tuple((*match.span(), read(match[0], match.lastgroup or "mark")) for match in find_tokens(chunk))

    def pieces_of(self, tokens: Sequence[Token]) -> list[Piece]:
        """Return tokens with what the lexicon holds under them, elided words joined to the word behind them.

        >>> from checker.language.loader import load_language
        >>> [entry.word.sort for _, _, entry in load_language("en").pieces_of(tokenise("6 men"))]
        ['number', 'word']
        """
        joined = join_elided(tokens, self.elided) if self.elided else tokens
        return [(token.start, token.end, self.entry(token.form, token.sort)) for token in joined]

    def _symbol(self, form: str, sort: str) -> Entry:
        senses = self.words.get(form, ())
        word = Word(form, sort, senses, NO_PREFIX, False, marks_of(senses) | {(sort, form), sort})  # noqa: FBT003 - in the order of the fields
        return Entry(form, word, _NOTHING, _NOTHING, None, may_join=False)

    def _entry(self, form: str) -> Entry:
        stems = self._stems(form)
        proclitic = next((prefix for prefix, stem, _ in stems if not stem), None)
        followers = self._followers(stems)
        joins = bool(followers) or proclitic is not None
        return Entry(form, self._analyse(form, stems), followers, self._answers(stems), proclitic, may_join=joins)

    def _stems(self, form: str) -> list[Stem]:
        """Return a word as it is, then what each prefix that it begins with leaves of it."""
        bases = self.suffixes.bases
        found: list[Stem] = [(NO_PREFIX, form, bases(form))]
        for prefix in self.prefixes.opening(form):
            stem = form[len(prefix.letters) :]
            found.append((prefix, stem, bases(stem)))
        return found

    def _followers(self, stems: Sequence[Stem]) -> Mapping[str, Mapping[str, tuple[tuple[Prefix, Phrase], ...]]]:
        found: dict[str, list[tuple[Prefix, Phrase]]] = {}
        for prefix, stem, _ in stems:
            for phrase in self.phrases.get(stem, ()):
                found.setdefault(phrase.forms[1], []).append((prefix, phrase))
        return {second: _by_third(rows) for second, rows in found.items()} if found else _NOTHING

    def _answers(self, stems: Sequence[Stem]) -> Mapping[str, tuple[Phrase, ...]]:
        phrases: list[Phrase] = []
        for _, stem, bases in stems:
            for base in (stem, *bases):
                phrases += self.answers.get(base, ())
        return _by_second(phrases) if phrases else _NOTHING

    def _analyse(self, form: str, stems: Sequence[Stem]) -> Word:
        exact = self.words.get(form)
        if exact is not None:
            return _word(exact, form, NO_PREFIX)
        return next(self._stripped(stems), None) or _word((), form, NO_PREFIX)

    def _stripped(self, stems: Sequence[Stem]) -> Iterator[Word]:
        for prefix, stem, _ in stems[1:]:
            if len(stem) >= _MINIMUM_STEM and stem in self.words:
                senses = self.words[stem]
                kept = tuple(s for s in senses if _takes_article(s)) if prefix.definite else senses
                if kept:
                    yield _word(kept, stem, prefix)
        for prefix, stem, bases in stems:
            if prefix.definite:
                continue
            if prefix.letters and stem in self.phrases:
                yield _word((), stem, prefix)
            for base in bases:
                if len(base) > _MINIMUM_STEM and self._takes_owner(base):
                    yield _word(self.words[base], base, prefix, suffix=True)

    def _takes_owner(self, base: str) -> bool:
        """Say whether a pronoun can end a listed word: one that is listed with its article has no owner."""
        senses = self.words.get(base)
        if senses is None:
            return False
        definite = any(p.definite and not (p.conjunction or p.preposition) for p in self.prefixes.opening(base))
        return not (definite and all(sense.file != "topics" for sense in senses))
