"""Cut a sentence into tokens that carry their own offsets and a folded form.

Takes the text as received; gives tokens whose ``start`` and ``end`` are code points in that text. Folding (case, alef
and hamza, ta marbuta, diacritics, tatweel, presentation forms) happens per token, so no offset map can drift.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u0300-\u036f"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad"
COMMAS = frozenset({",", "\u060c"})
"""The marks that part the members of a list, in either script."""

DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_SEPARATED = rf"[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*"
_URL = r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.]+"
_LETTER = rf"[^\W\d_{MARKS}]"
_WORD = rf"{_LETTER}(?:[{MARKS}]*{_LETTER})*[{MARKS}]*"
_PLAIN = rf"(?P<word>{_WORD})|(?P<number>{_SEPARATED})|(?P<mark>[^\s{INVISIBLE}])"
_ALL = re.compile(rf"(?P<url>{_URL})|{_PLAIN}")
_WITHOUT_ADDRESSES = re.compile(_PLAIN)
_LETTERS = re.compile(rf"{_LETTER}+")
_ADDRESS = re.compile(r"://|www\.|@")

_APOSTROPHES = frozenset({"'", "\u2019"})
_DROP = re.compile(f"[{MARKS}]")
_CLOSING = "\u0629"
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_FIRST_PRESENTATION = "\ufb50"
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ALEFS = tuple(
    {
        "\u0623": "\u0627",
        "\u0625": "\u0627",
        "\u0622": "\u0627",
        "\u0671": "\u0627",
        "\u0649": "\u064a",
        "\u06cc": "\u064a",
        "\u0629": "\u0647",
        "\u0624": "\u0648",
        "\u0626": "\u064a",
        "\u06a9": "\u0643",
        "\u2019": "'",
    }.items()
)


class Token(NamedTuple):
    """One token: its place in the field as received, its folded form and its sort."""

    start: int
    end: int
    form: str
    sort: str


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the form under which a word stands in the lexicon.

    >>> fold("Killed")
    'killed'
    """
    return fold_text(word)


def fold_text(text: str) -> str:
    """Return a whole text folded as its words would be one by one.

    >>> fold_text("Two Killed")
    'two killed'
    """
    if text.isascii():
        return text.lower()
    if max(text) >= _FIRST_PRESENTATION and _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    text = _DROP.sub("", text)
    for letter, folded in _ALEFS:  # as fast as a translation for a word, eight times as fast for a text
        text = text.replace(letter, folded)
    return text.lower()


def is_closed(word: str) -> bool:
    """Say whether the last letter as written belongs to the word, though it folds to the letter of a pronoun.

    >>> is_closed("\u0647\u062c\u0631\u0629")
    True
    """
    return word.rstrip(_VOWELS).endswith(_CLOSING)


def is_plain(chunk: str) -> bool:
    """Say whether a stretch of text is one token of nothing but letters, as most are.

    >>> is_plain("killed"), is_plain("killed."), is_plain("12")
    (True, False, False)
    """
    return _LETTERS.fullmatch(chunk) is not None


def find_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Find the tokens of ``text[start:end]``; the group that matched is the sort of the token.

    >>> [(match[0], match.lastgroup) for match in find_tokens("Six, 7")]
    [('Six', 'word'), (',', 'mark'), ('7', 'number')]
    """
    end = len(text) if end is None else end
    pattern = _ALL if _ADDRESS.search(text, start, end) else _WITHOUT_ADDRESSES
    return pattern.finditer(text, start, end)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut ``text[start:end]`` into tokens.

    >>> [t.form for t in tokenise("At least 1,200 people.")]
    ['at', 'least', '1,200', 'people', '.']
    """
    return list(_tokens(text, start, end))


def _tokens(text: str, start: int, end: int | None) -> Iterator[Token]:
    make = tuple.__new__  # half the time of calling the class, and this is the innermost loop of all
    for match in find_tokens(text, start, end):
        sort = match.lastgroup or "mark"
        form = fold(match.group()) if sort != "number" else match.group()
        yield make(Token, (*match.span(), form, sort))


def join_elided(tokens: Sequence[Token], elided: AbstractSet[str]) -> list[Token]:
    """Join words that an apostrophe shortens to the word behind them, as languages with elision write them.

    >>> [t.form for t in join_elided(tokenise("l'eau, it's"), frozenset({"l"}))]
    ["l'eau", ',', 'it', "'", 's']
    """
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token, size = tokens[index], 1
        if token.form in elided and _is_elided(tokens, index):
            end = tokens[index + 2]
            token, size = Token(token.start, end.end, f"{token.form}'{end.form}", "word"), 3
        joined.append(token)
        index += size
    return joined


def _is_elided(tokens: Sequence[Token], index: int) -> bool:
    if index + 2 >= len(tokens) or tokens[index + 1].form not in _APOSTROPHES or tokens[index + 2].sort != "word":
        return False
    return tokens[index].end == tokens[index + 1].start and tokens[index + 1].end == tokens[index + 2].start
