"""Find the place that a count is limited to: a known name behind a preposition such as "in", in the clause of the count.

Gives the name as written. Deliberately compares no places, and passes over names that only tell where somebody is from.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from checker.language.clitics import stems
from checker.language.places import load_place_names, may_name, name_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.scene import Scene
    from checker.language.lexicon import Language
    from checker.language.places import PlaceNames
    from checker.model import Attribution
    from checker.quantity.cells import Cell, Cells, Pieces
    from checker.quantity.quantities import Quantity

_REACH = 28
_SOURCE_REACH = 12
_DATING = frozenset({("time", "background"), ("time", "since")})
_SPEAKING = frozenset({("attribution", "verb")})
_STOPS = frozenset({".", ";", ":", "!", "?", "\u061f", "\u061b"})


class Location(NamedTuple):
    """A known place over the code points ``start`` to ``end``, in which the text says that something is."""

    start: int
    end: int


def find_locations(pieces: Pieces, language: Language) -> list[Location]:
    """Return the known places of a sentence that stand behind a preposition of place, in order.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import cut_pieces
    >>> text = "Six men from Aden died at the port of Basra."
    >>> [text[found.start : found.end] for found in find_locations(cut_pieces(text, load_language("en")), load_language("en"))]
    ['port of Basra']
    """
    names = load_place_names(language.code)
    return list(_located(pieces, language, names)) if names is not None else []


def _located(pieces: Pieces, language: Language, names: PlaceNames) -> Iterator[Location]:
    forms = pieces.forms
    judged = names.memo.get
    for index, form in enumerate(forms):
        if judged(form) is False or not may_name(form, language.prefixes, names):
            continue
        known, size = name_at(forms, index, language.prefixes, names)
        begin = _begin(forms, index, language, names) if known else None
        if begin is not None:
            first, letters = begin
            yield Location(pieces.starts[first] + letters, pieces.ends[index + size - 1])


def _begin(forms: Sequence[str], index: int, language: Language, names: PlaceNames) -> tuple[int, int] | None:
    """Return where the name at ``index`` begins, and how many letters are glued to it; None where nothing is said to be there.

    "The town of" may stand before a name; "the port of" and "southern" belong to it, but not in "the southern town of".
    """
    first = at = index
    known, is_apposed = names.first_words, False
    while at >= 0:
        glued = _glued_letters(forms[at], known, language, names)
        if glued:
            return first, glued if first == at else 0
        at -= 1
        before = frozenset(stems(forms[at], language.prefixes)) if at >= 0 else frozenset()
        if before & names.inside:
            return first, 0
        part = bool(before & names.parts)
        if not part and not before & (names.kinds | names.joints):
            return None
        first = at if part and not (is_apposed and names.joints) else first
        is_apposed, known = bool(before & names.kinds), names.parts if part else names.kinds
    return None


def _glued_letters(form: str, known: frozenset[str], language: Language, names: PlaceNames) -> int:
    """Return how many letters stand before a known word where a preposition of place is glued to it, else 0."""
    if form in known or not any(form.startswith(p.letters) for p in language.prefixes if p.preposition in names.glued):
        return 0
    return next((len(form) - len(s) for s in stems(form, language.prefixes) if s in known and form.endswith(s)), 0)


def place_of(
    scene: Scene, quantity: Quantity, locations: Sequence[Location], sources: Sequence[Attribution]
) -> Location | None:
    """Return the place that a count is limited to: the nearest behind it, else before it, with no other count between.

    >>> from checker.extraction.scene import read_scene
    >>> from checker.quantity.cells import cut_pieces
    >>> text = "In Basra six were killed and four in Baghdad."
    >>> scene = read_scene(text, "en")
    >>> found = find_locations(cut_pieces(text, scene.language), scene.language)
    >>> [text[slice(*place_of(scene, quantity, found, ()))] for quantity in scene.quantities]
    ['Basra', 'Baghdad']
    """
    free = [place for place in locations if not _is_of_source(place, sources)]
    if not free:
        return None
    start, end = scene.cells.starts[quantity.start], scene.cells.ends[quantity.end - 1]
    behind = next((place for place in free if place.end > end), None)
    before = next((place for place in reversed(free) if place.start < start), None)
    near = [
        (place, low, high)
        for place, low, high in (
            (behind, quantity.end, _cell_at(scene.cells, behind)),
            (before, _cell_at(scene.cells, before), quantity.start),
        )
        if place is not None and _is_near(scene.cells[low:high], is_behind=place is behind)
    ]
    alone = (place for place, low, high in near if _last_count(scene, low, high) is None)
    shared = (place for place, low, high in near if _is_shared(scene, low, high, is_behind=place is behind))
    return next(alone, None) or next(shared, None)


def _is_of_source(place: Location, sources: Sequence[Attribution]) -> bool:
    """Say whether a place belongs to who speaks: inside the name of a source or right behind it."""
    return any(link.start <= place.start < link.end + _SOURCE_REACH for link in sources)


def _cell_at(cells: Cells, place: Location | None) -> int:
    return bisect_left(cells.starts, place.start) if place is not None else 0


def _is_near(between: Sequence[Cell], *, is_behind: bool) -> bool:
    """Say whether nothing ends the clause, dates another event or begins what somebody says between a count and a place."""
    ends = _DATING if is_behind else _DATING | _SPEAKING
    return len(between) <= _REACH and not any(cell.form in _STOPS or cell.has_any(ends) for cell in between)


def _last_count(scene: Scene, low: int, high: int) -> int | None:
    return next((other.start for other in reversed(scene.quantities) if low <= other.start < high), None)


def _is_shared(scene: Scene, low: int, high: int, *, is_behind: bool) -> bool:
    """Say whether counts of one clause share a place: one behind them needs the predicate of the last or the next count.

    "110 in Homs" keeps its place for itself.
    """
    if scene.cells.within(low, high, "function", "boundary"):
        return False
    last = _last_count(scene, low, high) or low
    own = (last, high) if scene.language.order == "svo" else (low, last)
    return not is_behind or scene.cells.within(*own, "topics")
