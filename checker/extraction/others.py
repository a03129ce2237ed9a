"""Find victims that are only told apart from those named before: "others", "another".

For a language that puts the verb first. Takes cells and a predicate; deliberately reads no number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.frames import keeps_object
from checker.model import Interval, Modifier
from checker.quantity.bounds import exactly
from checker.quantity.nouns import Noun
from checker.quantity.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from checker.language.lexicon import Language
    from checker.language.roles import Roles
    from checker.quantity.cells import Cells

VAGUE_PLURAL = Interval(low=2, soft_low=3, soft_high=9)
_APART = frozenset({"factuality", "function", "topics", ("attribution", "verb")})
_WHEN = frozenset(("time", key) for key in ("part_of_day", "relative_day", "weekday"))


def find_others(
    cells: Cells, index: int, taken: AbstractSet[int], language: Language, roles: Roles
) -> Iterator[Quantity]:
    r"""Read "others" or "another" as what a predicate of people counts: ``killed four and wounded others``.

    >>> from checker.language.loader import load_language
    >>> from checker.language.roles import load_roles
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text = "\u0648\u0623\u0635\u064a\u0628 \u0622\u062e\u0631\u0648\u0646"
    >>> cells, ar = build_cells(tokenise(text), load_language("ar")), load_language("ar")
    >>> [quantity.start for quantity in find_others(cells, 0, set(), ar, load_roles())]
    [1]
    """
    at = behind_time(cells, index + 1)
    cell = cells[at] if at < len(cells) else None
    if cell is None or at in taken or cell.prefix.conjunction or cell.prefix.preposition:
        return
    interval, shape = _size_of_others(cells, at, language)
    people = [s for s in cells[index].senses if s.file == "topics" and s.key not in roles.of_things]
    loses = any(s.key in roles.lost for s in people) and keeps_object(cells, at + 1, language)
    if people and interval is not None and not loses:
        modifier = Modifier.VAGUE if interval is VAGUE_PLURAL else Modifier.EXACT
        yield Quantity(at, at + 1, at + 1, interval, modifier, shape, Noun(None, at + 1, others=True))


def _size_of_others(cells: Cells, at: int, language: Language) -> tuple[Interval | None, str]:
    """Return how many a word for others means, and the shape of that count; None where the word means something else."""
    cell, options = cells[at], language.options
    if cell.form in options.get("others_plural", ()) and not cell.prefix.definite:
        return VAGUE_PLURAL, "plural"
    if cell.form in options.get("others_dual", ()):
        return exactly(2), "dual"
    one_more = cell.form in options.get("others_singular", ()) and _stands_alone(cells, at)
    return (exactly(1), "singular") if one_more else (None, "")


def _stands_alone(cells: Cells, at: int) -> bool:
    """Say whether no noun follows that the word at ``at`` could belong to: ``wounded another in the raid``."""
    following = cells[at + 1] if at + 1 < len(cells) else None
    if following is None or following.sort == "mark" or following.prefix.preposition or following.prefix.conjunction:
        return True
    return following.has_any(_APART) or following.has_any(_WHEN)


def behind_time(cells: Cells, index: int) -> int:
    """Return the first cell at or behind ``index`` that does not tell when: ``was hurt last night a boy``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> behind_time(build_cells(tokenise("on Monday night four"), load_language("en")), 1)
    3
    """
    while index < len(cells) and cells[index].has_any(_WHEN):
        index += 1
    return index
