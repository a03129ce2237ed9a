"""Take what is glued to a word off it: proclitics before it, pronouns behind it.

Gives the readings of a folded form, with the chains indexed by a letter, since most words open or end with none of them.
Deliberately knows no lexicon: which reading is a word is decided there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Prefix(NamedTuple):
    """A chain of proclitics: its letters, what they contribute, and how many letters of an article stay with a name."""

    letters: str
    conjunction: bool
    preposition: str
    definite: bool
    kept: int = 0


class Prefixes(tuple[Prefix, ...]):  # noqa: SLOT001 - keeps its index
    """The chains of proclitics of one language, shortest first.

    >>> chains = Prefixes([Prefix("l", False, "l", False), Prefix("al", False, "", True)])
    >>> [prefix.letters for prefix in chains.opening("album")], [prefix.letters for prefix in chains.opening("house")]
    (['al'], [])
    """

    def opening(self, form: str) -> list[Prefix]:
        """Return the chains with which a form begins."""
        return [prefix for prefix in self.by_letter.get(form[:1], ()) if form.startswith(prefix.letters)]

    @kept
    def by_letter(self) -> Mapping[str, Sequence[Prefix]]:
        """The chains by their first letter."""
        return {first: [p for p in self if p.letters[0] == first] for first in {p.letters[0] for p in self}}

    @kept
    def article(self) -> str:
        """The bare article, empty where the language glues none."""
        return min((p.letters for p in self if p.definite and not p.preposition), key=len, default="")


NO_PREFIX = Prefix("", conjunction=False, preposition="", definite=False)
NO_PREFIXES = Prefixes()


class Suffixes(tuple[tuple[str, str], ...]):  # noqa: SLOT001 - keeps its index
    """The pronouns that a language glues to a word, each with the letters that the word has without it.

    >>> Suffixes([("ta", "h"), ("a", "")]).bases("salata")
    ['salah', 'salat']
    """

    def bases(self, form: str) -> list[str]:
        """Return what each pronoun with which a form ends leaves of it."""
        rows = self.by_letter.get(form[-1:], ())
        return [form[: -len(letters)] + restored for letters, restored in rows if form.endswith(letters)]

    @kept
    def by_letter(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The pronouns by their last letter."""
        return {last: [row for row in self if row[0][-1] == last] for last in {letters[-1] for letters, _ in self}}


def stems(form: str, prefixes: Prefixes, *, definite: bool = False) -> Iterator[str]:
    """Yield a word as it stands and without its proclitics; the article is put back unless ``definite`` drops it.

    >>> list(stems("iraq", NO_PREFIXES))
    ['iraq']
    """
    yield form
    for prefix in prefixes.opening(form):
        stem = form[len(prefix.letters) :]
        yield prefixes.article + stem if prefix.definite and not definite else stem
