"""Turn the tokens of a sentence into cells: one cell a lexicon entry, however many tokens it has.

A cell carries its senses and the clitics that were taken off, so that later stages never look at letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.lexicon import NO_MARKS, NO_PREFIX, Prefix, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.language.lexicon import Entry, Language, Mark, Phrase, Sense
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
    marks: frozenset[Mark] = NO_MARKS

    def has(self, file: str, key: str | None = None) -> bool:
        """Say whether some sense stands in ``file`` (and in table ``key``)."""
        return (file if key is None else (file, key)) in self.marks

    def sense(self, file: str, key: str | None = None) -> Sense | None:
        """Return the first sense of ``file`` (and table ``key``), or None."""
        for sense in self.senses:
            if sense.file == file and (key is None or sense.key == key):
                return sense
        return None


class Cells(list[Cell]):
    """The cells of a sentence, with the places of every mark."""

    __slots__ = ("_places",)

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        """Index the cells."""
        super().__init__(cells)
        self._places: dict[Mark, list[int]] = {}
        for index, cell in enumerate(self):
            for mark in cell.marks:
                if mark in self._places:
                    self._places[mark].append(index)
                else:
                    self._places[mark] = [index]

    def where(self, file: str, key: str | None = None) -> Sequence[int]:
        """Return the places of the cells with a sense in ``file`` (and table ``key``), in order.

        >>> from checker.language.loader import load_language
        >>> from checker.text.tokens import tokenise
        >>> build_cells(tokenise("Six guards were hurt"), load_language("en")).where("topics", "injured")
        [3]
        """
        return self._places.get(file if key is None else (file, key), ())


def build_cells(tokens: Sequence[Token], language: Language) -> Cells:
    """Cut tokens into cells, longest lexicon entry first.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [c.form for c in build_cells(tokenise("At least 12 police officers"), load_language("en"))]
    ['at least', '12', 'police officers']
    """
    return Cells(_cells(tokens, language))


def _cells(tokens: Sequence[Token], language: Language) -> Iterator[Cell]:
    index, last = 0, len(tokens) - 1
    pending = NO_PREFIX
    while index <= last:
        token = tokens[index]
        if token.sort != "word":
            cell, index = _mark(token, language), index + 1
        else:
            entry = language.entry(token.form)
            if index < last and entry.proclitic is not None and _stands_alone(tokens, index, entry.proclitic):
                pending, index = entry.proclitic, index + 1
                continue
            cell, index = _word(tokens, index, entry)
        if pending is not NO_PREFIX:
            cell = cell._replace(prefix=_joined(pending, cell.prefix))
            pending = NO_PREFIX
        yield cell


def _joined(outer: Prefix, inner: Prefix) -> Prefix:
    return Prefix(
        outer.letters + inner.letters,
        conjunction=outer.conjunction or inner.conjunction,
        preposition=inner.preposition or outer.preposition,
        definite=outer.definite or inner.definite,
    )


def _stands_alone(tokens: Sequence[Token], index: int, prefix: Prefix) -> bool:
    """Say whether a prefix stands as a token of its own, as before a digit or with a space after it."""
    return not prefix.definite or tokens[index + 1].start == tokens[index].end


def _word(tokens: Sequence[Token], index: int, entry: Entry) -> tuple[Cell, int]:
    token, word = tokens[index], entry.word
    for prefix, phrases in entry.openers:
        phrase = _phrase(tokens, index, phrases)
        if phrase is not None:
            end = index + len(phrase.forms)
            form = " ".join(t.form for t in tokens[index:end])
            last = tokens[end - 1].end
            return Cell(token.start, last, form, "word", phrase.senses, prefix, False, phrase.marks), end  # noqa: FBT003
    return (
        Cell(token.start, token.end, word.stem, "word", word.senses, word.prefix, word.suffix, word.marks),
        index + 1,
    )


def _mark(token: Token, language: Language) -> Cell:
    senses = language.words.get(token.form, ())
    marks = marks_of(senses) if senses else NO_MARKS
    return Cell(token.start, token.end, token.form, token.sort, senses, NO_PREFIX, False, marks)  # noqa: FBT003


def _phrase(tokens: Sequence[Token], index: int, phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the longest phrase whose first token stands at ``index``."""
    following = index + 1
    if following >= len(tokens):
        return None
    second = tokens[following].form
    for phrase in phrases:
        forms = phrase.forms
        if forms[1] == second and _goes_on(tokens, following + 1, forms):
            return phrase
    return None


def _goes_on(tokens: Sequence[Token], start: int, forms: Sequence[str]) -> bool:
    rest = forms[2:]
    return not rest or [token.form for token in tokens[start : start + len(rest)]] == list(rest)


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
        token = tokens[index]
        phrase = _answer_at(tokens, index, language) if token.sort == "word" else None
        if phrase is None:
            index += 1
            continue
        end = tokens[index + len(phrase.forms) - 1].end
        found.extend(Answer(token.start, end, sense) for sense in phrase.senses)
        index += len(phrase.forms)
    return found


def _answer_at(tokens: Sequence[Token], index: int, language: Language) -> Phrase | None:
    for phrases in language.entry(tokens[index].form).answers:
        for phrase in phrases:
            if len(phrase.forms) == 1 or _phrase(tokens, index, (phrase,)) is not None:
                return phrase
    return None
