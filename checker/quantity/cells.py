"""Turn the tokens of a sentence into cells: one cell a lexicon entry, however many tokens it has.

A cell carries its senses and the clitics that were taken off, so that later stages never look at letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.loader import NO_PREFIX, Phrase, Prefix, Sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.language.loader import Language
    from checker.text.tokens import Token


class Cell(NamedTuple):
    """One unit of reading: a word, a phrase of the lexicon, a digit group or a mark."""

    start: int
    end: int
    form: str
    sort: str
    senses: tuple[Sense, ...]
    prefix: Prefix
    suffix: bool

    def has(self, file: str, key: str | None = None) -> bool:
        """Say whether some sense stands in ``file`` (and in table ``key``)."""
        return any(sense.file == file and (key is None or sense.key == key) for sense in self.senses)

    def sense(self, file: str, key: str | None = None) -> Sense | None:
        """Return the first sense of ``file`` (and table ``key``), or None."""
        for sense in self.senses:
            if sense.file == file and (key is None or sense.key == key):
                return sense
        return None


def build_cells(tokens: Sequence[Token], language: Language) -> list[Cell]:
    """Cut tokens into cells, longest lexicon entry first.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [c.form for c in build_cells(tokenise("At least 12 police officers"), load_language("en"))]
    ['at least', '12', 'police officers']
    """
    return list(_cells(tokens, language))


def _cells(tokens: Sequence[Token], language: Language) -> Iterator[Cell]:
    index = 0
    pending = NO_PREFIX
    start = -1
    while index < len(tokens):
        token = tokens[index]
        proclitic = _lone_proclitic(tokens, index, language)
        if proclitic is not None:
            pending, start, index = proclitic, token.start, index + 1
            continue
        cell, index = _cell(tokens, index, language)
        if pending is not NO_PREFIX:
            cell = cell._replace(prefix=_joined(pending, cell.prefix))
            pending = NO_PREFIX
        yield cell
    if pending is not NO_PREFIX and start >= 0:
        last = tokens[-1]
        yield Cell(last.start, last.end, last.form, "word", (), pending, suffix=False)


def _joined(outer: Prefix, inner: Prefix) -> Prefix:
    return Prefix(
        outer.letters + inner.letters,
        conjunction=outer.conjunction or inner.conjunction,
        preposition=inner.preposition or outer.preposition,
        definite=outer.definite or inner.definite,
    )


def _lone_proclitic(tokens: Sequence[Token], index: int, language: Language) -> Prefix | None:
    """Return the prefix that stands alone as a token, as before a digit or with a space after it."""
    form = tokens[index].form
    if index + 1 == len(tokens) or tokens[index].sort != "word" or not language.prefixes:
        return None
    found = next((prefix for prefix in language.prefixes if prefix.letters == form), None)
    if found is None or (found.definite and tokens[index + 1].start != tokens[index].end):
        return None
    return found


def _cell(tokens: Sequence[Token], index: int, language: Language) -> tuple[Cell, int]:
    token = tokens[index]
    if token.sort != "word":
        return _mark(token, language), index + 1
    word = language.analyse(token.form)
    found = _longest_phrase(tokens, index, language)
    if found is not None:
        phrase, prefix = found
        end = index + len(phrase.forms)
        senses = (phrase.sense, *_same_phrase(phrase, language))
        return _spanning(tokens, index, end, senses, prefix), end
    return Cell(token.start, token.end, word.stem, "word", word.senses, word.prefix, word.suffix), index + 1


def _mark(token: Token, language: Language) -> Cell:
    senses = language.words.get(token.form, ())
    return Cell(token.start, token.end, token.form, token.sort, senses, NO_PREFIX, suffix=False)


def _spanning(tokens: Sequence[Token], index: int, end: int, senses: tuple[Sense, ...], prefix: Prefix) -> Cell:
    form = " ".join(token.form for token in tokens[index:end])
    return Cell(tokens[index].start, tokens[end - 1].end, form, "word", senses, prefix, suffix=False)


def _phrase(
    tokens: Sequence[Token], index: int, first: str, phrases: Mapping[str, tuple[Phrase, ...]]
) -> Phrase | None:
    for phrase in phrases.get(first, ()):
        rest = phrase.forms[1:]
        following = tokens[index + 1 : index + 1 + len(rest)]
        if len(following) == len(rest) and all(t.form == form for t, form in zip(following, rest, strict=True)):
            return phrase
    return None


def _longest_phrase(tokens: Sequence[Token], index: int, language: Language) -> tuple[Phrase, Prefix] | None:
    """Return the phrase at ``index``, with its clitics where it has any."""
    form = tokens[index].form
    for prefix in (NO_PREFIX, *language.prefixes):
        if form.startswith(prefix.letters):
            phrase = _phrase(tokens, index, form[len(prefix.letters) :], language.phrases)
            if phrase is not None:
                return phrase, prefix
    return None


def _same_phrase(phrase: Phrase, language: Language) -> Iterator[Sense]:
    for other in language.phrases[phrase.forms[0]]:
        if other.forms == phrase.forms and other.sense != phrase.sense:
            yield other.sense


class Answer(NamedTuple):
    """An answer of a closed list over the code points ``start`` to ``end``; it may overlap cells."""

    start: int
    end: int
    sense: Sense


def find_answers(tokens: Sequence[Token], language: Language) -> list[Answer]:
    """Return the closed answers a sentence names, longest first at each word.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [a.sense.form for a in find_answers(tokenise("the premier was not hurt"), load_language("en"))]
    ['prime_minister', 'unharmed']
    """
    found: list[Answer] = []
    index = 0
    while index < len(tokens):
        phrases = _answers_at(tokens, index, language)
        size = len(phrases[0].forms) if phrases else 1
        end = tokens[index + size - 1].end
        found.extend(Answer(tokens[index].start, end, phrase.sense) for phrase in phrases)
        index += size
    return found


def _answers_at(tokens: Sequence[Token], index: int, language: Language) -> list[Phrase]:
    form = tokens[index].form
    for prefix in (NO_PREFIX, *language.prefixes):
        if not form.startswith(prefix.letters):
            continue
        for stem in _with_and_without_suffix(form[len(prefix.letters) :], language):
            phrase = _phrase(tokens, index, stem, language.answers)
            if phrase is not None:
                return [other for other in language.answers[phrase.forms[0]] if other.forms == phrase.forms]
    return []


def _with_and_without_suffix(stem: str, language: Language) -> Iterator[str]:
    yield stem
    for letters, restored in language.suffixes:
        if stem.endswith(letters):
            yield stem[: len(stem) - len(letters)] + restored
