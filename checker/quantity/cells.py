"""Turn the tokens of a sentence into cells: one cell a lexicon entry, however many tokens it has.

A cell carries its senses and the clitics that were taken off, so that later stages never look at letters.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from checker.language.clitics import NO_PREFIX, Prefix
from checker.language.lexicon import NO_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.language.lexicon import Entry, Language, Mark, Phrase, Piece, Sense
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

    def has_any(self, marks: frozenset[object]) -> bool:
        """Say whether some sense has one of ``marks``."""
        return not marks.isdisjoint(self.marks)

    def sense(self, file: str, key: str | None = None) -> Sense | None:
        """Return the first sense of ``file`` (and table ``key``), or None."""
        for sense in self.senses:
            if sense.file == file and (key is None or sense.key == key):
                return sense
        return None


_PAIR = 2


class Cells(list[Cell]):
    """The cells of a sentence; where a mark stands is looked up once."""

    __slots__ = ("_places", "marks")

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        """Take the cells in order."""
        super().__init__(cells)
        self.marks: frozenset[Mark] = NO_MARKS.union(*[cell.marks for cell in self if cell.marks])
        self._places: dict[Mark, list[int]] = {}

    def where(self, file: str, key: str | None = None) -> Sequence[int]:
        """Return the places of the cells with a sense in ``file`` (and table ``key``), in order.

        >>> from checker.language.loader import load_language
        >>> from checker.text.tokens import tokenise
        >>> build_cells(tokenise("Six guards were hurt"), load_language("en")).where("topics", "injured")
        [3]
        """
        mark = file if key is None else (file, key)
        if mark not in self.marks:
            return ()
        places = self._places.get(mark)
        if places is None:
            places = self._places[mark] = [index for index, cell in enumerate(self) if mark in cell.marks]
        return places

    def within(self, start: int, end: int, file: str, key: str | None = None) -> bool:
        """Say whether some cell of ``[start, end)`` has a sense in ``file`` (and table ``key``)."""
        places = self.where(file, key)
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end

    def stretch(self, start: int, end: int, file: str) -> tuple[int, int]:
        """Return the part of ``[start, end)`` from the first to behind the last cell with a sense in ``file``.

        >>> from checker.language.loader import load_language
        >>> from checker.text.tokens import tokenise
        >>> build_cells(tokenise("Six guards were hurt on Monday"), load_language("en")).stretch(2, 6, "topics")
        (3, 4)
        """
        places = self.where(file)
        first, behind = bisect_left(places, start), bisect_left(places, end)
        return (places[first], places[behind - 1] + 1) if first < behind else (start, start)


def build_cells(tokens: Sequence[Token], language: Language) -> Cells:
    """Cut tokens into cells, longest lexicon entry first.

    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> [c.form for c in build_cells(tokenise("At least 12 police officers"), load_language("en"))]
    ['at least', '12', 'police officers']
    """
    return join_pieces(language.pieces_of(tokens))


def cut_pieces(text: str, language: Language) -> list[Piece]:
    """Cut a text into pieces: tokens with what the lexicon holds under them. No token holds a space.

    >>> from checker.language.loader import load_language
    >>> [(start, end, entry.form) for start, end, entry in cut_pieces("Six guards", load_language("en"))]
    [(0, 3, 'six'), (4, 10, 'guards')]
    """
    pieces: list[Piece] = []
    at, known = 0, language.chunks.get
    for chunk in text.split(" "):
        for start, end, entry in known(chunk) or language.cut(chunk):
            pieces.append((at + start, at + end, entry))
        at += len(chunk) + 1
    return pieces


def join_pieces(pieces: Sequence[Piece]) -> Cells:
    """Join the pieces of a sentence to cells, longest lexicon entry first.

    >>> from checker.language.loader import load_language
    >>> [c.form for c in join_pieces(cut_pieces("At least 12 police officers", load_language("en")))]
    ['at least', '12', 'police officers']
    """
    return Cells(_cells(pieces))


def _cells(pieces: Sequence[Piece]) -> list[Cell]:
    cells: list[Cell] = []
    behind, last = 0, len(pieces) - 1
    pending = NO_PREFIX
    make = tuple.__new__  # half the time of calling the class, and this is the innermost loop of all
    for index, (start, end, entry) in enumerate(pieces):
        if index < behind:
            continue
        found = None
        if index < last:
            if entry.proclitic is not None and _stands_alone(pieces, index, entry.proclitic):
                pending = entry.proclitic
                continue
            found = _phrase(pieces, index, entry) if entry.followers else None
        if found is None:
            cell = make(Cell, (start, end) + entry.word)  # noqa: RUF005 - unpacking takes twice as long
        else:
            cell, behind = found
        if pending is not NO_PREFIX:
            cell = cell._replace(prefix=_joined(pending, cell.prefix))
            pending = NO_PREFIX
        cells.append(cell)
    return cells


def _joined(outer: Prefix, inner: Prefix) -> Prefix:
    return Prefix(
        outer.letters + inner.letters,
        conjunction=outer.conjunction or inner.conjunction,
        preposition=inner.preposition or outer.preposition,
        definite=outer.definite or inner.definite,
        kept=inner.kept,
    )


def _stands_alone(pieces: Sequence[Piece], index: int, prefix: Prefix) -> bool:
    """Say whether a prefix stands as a token of its own, as before a digit or with a space after it."""
    start, end = pieces[index][:2]
    stretched = end - start > len(prefix.letters)
    return not prefix.definite or stretched or pieces[index + 1][0] == end


def _phrase(pieces: Sequence[Piece], index: int, entry: Entry) -> tuple[Cell, int] | None:
    """Return the cell of the best phrase whose first token stands at ``index``, and the place behind it."""
    thirds = entry.followers.get(pieces[index + 1][2].form)
    if thirds is None:
        return None
    third = pieces[index + 2][2].form if index + 2 < len(pieces) else ""
    for prefix, phrase in thirds.get(third) or thirds[""]:
        end = index + len(phrase.forms)
        if end > index + 3 and not _goes_on(pieces, index + 3, phrase.forms[3:]):
            continue
        form = " ".join(piece[2].form for piece in pieces[index:end])
        last = pieces[end - 1][1]
        return Cell(pieces[index][0], last, form, "word", phrase.senses, prefix, False, phrase.marks), end  # noqa: FBT003
    return None


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
    return answers_in(language.pieces_of(tokens))


def answers_in(pieces: Sequence[Piece]) -> list[Answer]:
    """Return the closed answers that the pieces of a sentence name, longest first at each word.

    >>> from checker.language.loader import load_language
    >>> [a.sense.form for a in answers_in(cut_pieces("the premier was not hurt", load_language("en")))]
    ['prime_minister', 'unharmed']
    """
    found: list[Answer] = []
    behind = 0
    for index, (start, _, entry) in enumerate(pieces):
        phrase = _answer_at(pieces, index, entry) if entry.answers and index >= behind else None
        if phrase is not None:
            behind = index + len(phrase.forms)
            end = pieces[behind - 1][1]
            found.extend(Answer(start, end, sense) for sense in phrase.senses)
    return found


def _answer_at(pieces: Sequence[Piece], index: int, entry: Entry) -> Phrase | None:
    second = pieces[index + 1][2].form if index + 1 < len(pieces) else ""
    for phrase in entry.answers.get(second) or entry.answers[""]:
        if len(phrase.forms) <= _PAIR or _goes_on(pieces, index + _PAIR, phrase.forms[_PAIR:]):
            return phrase
    return None


def _goes_on(pieces: Sequence[Piece], start: int, forms: tuple[str, ...]) -> bool:
    """Say whether the tokens ``forms`` stand at ``start``."""
    return tuple(piece[2].form for piece in pieces[start : start + len(forms)]) == forms
