"""Judge single words beside a number: what may be the counted noun, and what says something about it.

Looks at one cell at a time; deliberately knows nothing of the phrase around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.roles import load_roles

if TYPE_CHECKING:
    from checker.language.loader import Language
    from checker.quantity.cells import Cell, Cells

_BLOCKING = frozenset(
    {
        *("factuality", "modifiers", "numerals", "time"),
        *(("attribution", key) for key in ("complementizer", "prefix", "stop", "told", "verb")),
    }
)
_PREDICATIVE = frozenset({("form", "participles"), ("form", "states")})
_SHORTEST_PLURAL = 3
_OWNERS = 3
_CLOSED = frozenset(
    ("function", key)
    for key in (
        "preposition", "boundary", "relative", "auxiliary", "have", "pronoun", "conjunction", "subset", "partitive", "partitive_them",
        "whole_of", "determiner", "bearing",
    )
)  # fmt: skip


def may_be_noun(cell: Cell, *, first: bool) -> bool:
    """Say whether a word no list names as a unit may still be what is counted.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> [may_be_noun(cell, first=True) for cell in build_cells(tokenise("widgets from"), load_language("en"))]
    [True, False]
    """
    if cell.sort != "word" or cell.prefix.conjunction or (cell.prefix.letters and not first):
        return cell.form == "-" or cell.form in {"'", "\u2019"}
    if cell.has_any(_CLOSED) or (cell.has("topics") and not counts_event(cell)):
        return False
    return cell.has("numerals", "ordinal") or not cell.has_any(_BLOCKING)


def is_governed(cell: Cell, language: Language) -> bool:
    """Say whether an unknown word begins with a preposition or conjunction and the article, as no counted noun does.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> is_governed(build_cells(tokenise("guards"), en)[0], en)
    False
    """
    marked = (p.letters for p in language.prefixes if p.definite and (p.preposition or p.conjunction))
    return cell.form.startswith(tuple(marked))


def counts_event(cell: Cell) -> bool:
    """Say whether a word counts what happened: ``12 deaths``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> counts_event(build_cells(tokenise("deaths"), load_language("en"))[0])
    True
    """
    return any(sense.file == "topics" and sense.form.startswith("counted") for sense in cell.senses)


def is_plural(cell: Cell, endings: tuple[str, ...]) -> bool:
    """Say whether an unknown word has the ending of a plural.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> is_plural(build_cells(tokenise("widgets"), load_language("en"))[0], ("s",))
    True
    """
    return cell.form.endswith(endings) and len(cell.form) >= _SHORTEST_PLURAL


def is_owned_one(cell: Cell) -> bool:
    """Say whether a pronoun ends a singular, which begins a clause about the counted: ``24, their condition grave``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> is_owned_one(build_cells(tokenise("guards"), load_language("en"))[0])
    False
    """
    return cell.suffix and all(sense.form == "nouns.singular" for sense in cell.senses if sense.file == "units")


def is_predicate(cell: Cell) -> bool:
    """Say whether a word that also names people says here what became of the counted: ``dozens injured``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> is_predicate(build_cells(tokenise("guards"), load_language("en"))[0])
    False
    """
    return ("form", "collectives") in cell.marks and cell.has_any(_PREDICATIVE)


def counted_owner(cells: Cells, index: int, number: int) -> int:
    """Return which noun a definite number behind ``index`` counts: no definite singular, but the people named before it.

    "The passengers of the bus, the 40" are 40 passengers, and no 40 buses.

    >>> from checker.extraction.scene import read_scene
    >>> counted_owner(read_scene("two guards", "en").cells, 1, 0)
    1
    """
    if not (cells[number].prefix.definite and _is_one(cells[index]) and cells[index].prefix.definite):
        return index
    for before in range(index - 1, max(-1, index - 1 - _OWNERS), -1):
        cell = cells[before]
        sense = cell.sense("units")
        if sense is None or cell.prefix.definite or cell.suffix:
            return index
        if not _is_one(cell):
            return before if load_roles().is_person(sense.key) else index
    return index


def _is_one(cell: Cell) -> bool:
    forms = {sense.form for sense in cell.senses if sense.file == "units"}
    return cell.has("function", "band") or (
        "nouns.singular" in forms and forms.isdisjoint({"nouns.plural", "collectives"})
    )
