"""Find where something happened or was launched from: so far in some direction from a named place, or a site in free words.

Gives values that all languages share where the anchor is named: ``n of bgd 12 km``. The distance is in kilometres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.names import bare_name, name_key
from checker.language.clitics import stems
from checker.language.places import load_place_names, name_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.answers import Located
    from checker.extraction.scene import Scene
    from checker.language.places import PlaceNames
    from checker.quantity.cells import Cell

_ANCHOR_REACH = 5
_DISTANCE_REACH = 3
_SITE_LENGTH = 9
_LONGEST_NAME = 4
_SMALL = frozenset(("function", key) for key in ("preposition", "partitive", "determiner"))
_PARTING = frozenset(("function", key) for key in ("auxiliary", "boundary", "relative"))
_KILOMETRES = {"kilometre": 1.0, "mile": 1.609, "metre": 0.001}


class Bearing(NamedTuple):
    """A place told from another one, over ``cells[start:end]``."""

    value: str
    start: int
    end: int


def find_bearings(scene: Scene, answers: Sequence[Located]) -> Iterator[Bearing]:
    """Yield the places that a sentence tells by direction from a named place.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("It struck 20 miles north of Basra.", "en")
    >>> [bearing.value for bearing in find_bearings(scene, scene.located)]
    ['n of basra 32 km']
    """
    for answer in answers:
        if answer.table != "direction" or _is_attribute(scene, answer):
            continue
        distance, start = _distance(scene, answer.start)
        anchor = _anchor(scene, answer.end, is_measured=distance is not None)
        if anchor is not None:
            far = f" {distance} km" if distance is not None else ""
            yield Bearing(f"{answer.value} of {anchor[0]}{far}", start, anchor[1])


def _is_attribute(scene: Scene, answer: Located) -> bool:
    """Say whether a direction has the article, as in "the eastern bank"."""
    articles = tuple(prefix.letters for prefix in scene.language.prefixes if prefix.definite)
    cell = scene.cells[answer.start]
    return cell.prefix.definite or (bool(articles) and cell.form.startswith(articles))


def _anchor(scene: Scene, start: int, *, is_measured: bool) -> tuple[str, int] | None:
    """Return the key of the place behind a direction, "of the town of" left out, and where its name ends.

    A word that no list knows is taken for a name only behind a distance. "South Sudan" is no direction.
    """
    places = load_place_names(scene.language.code)
    forms = [cell.form for cell in scene.cells[start : start + _ANCHOR_REACH + _LONGEST_NAME]]
    linked = scene.language.order == "vso" or _is_linked(scene, start)
    for skipped in range(min(_ANCHOR_REACH, len(forms)) if linked else 0):
        found, size = name_at(forms, skipped, scene.language.prefixes, places) if places is not None else ((), 1)
        if found:
            return min(found), start + skipped + size
        if is_measured and _is_name(scene, start + skipped, places):
            return _unknown_name(scene, start + skipped, places)
        if not _may_stand_before(scene, start + skipped, places):
            return None
    return None


def _is_linked(scene: Scene, start: int) -> bool:
    """Say whether "of" stands behind a direction, or inside the cell that holds it."""
    inside = start > 0 and " " in scene.cells[start - 1].form
    return inside or (start < len(scene.cells) and _is_small(scene.cells[start]))


def _may_stand_before(scene: Scene, index: int, places: PlaceNames | None) -> bool:
    return _is_small(scene.cells[index]) or _is_place_noun(scene, index, places)


def _is_small(cell: Cell) -> bool:
    return cell.has_any(_SMALL)


def _is_place_noun(scene: Scene, index: int, places: PlaceNames | None) -> bool:
    forms = set(stems(scene.cells[index].form, scene.language.prefixes))
    return places is not None and not places.nouns.keys().isdisjoint(forms)


def _is_name(scene: Scene, index: int, places: PlaceNames | None) -> bool:
    cell = scene.cells[index]
    cased = scene.language.order == "vso" or scene.text[scene.cells.starts[index]].isupper()
    return cell.sort == "word" and cased and not cell.senses and not _is_place_noun(scene, index, places)


def _unknown_name(scene: Scene, start: int, places: PlaceNames | None) -> tuple[str, int] | None:
    """Return the consonants of a name that no list knows; in a script without capitals one word is the name."""
    longest = 1 if scene.language.order == "vso" else _LONGEST_NAME
    end = start + 1
    while end < len(scene.cells) and end - start < longest and _is_name(scene, end, places):
        end += 1
    keys = (name_key(bare_name(cell.form, scene.language), scene.language) for cell in scene.cells[start:end])
    name = " ".join(key for key in keys if key)
    return (name, end) if name else None


def _distance(scene: Scene, start: int) -> tuple[int | None, int]:
    """Return the distance before a direction in kilometres, and where it begins."""
    for quantity in reversed(scene.quantities):
        factor = _KILOMETRES.get(quantity.noun.unit or "")
        low = quantity.interval.low
        if factor is not None and low is not None and 0 <= start - quantity.end <= _DISTANCE_REACH:
            return round(float(low) * factor), quantity.start
    return None, start


def find_launch_sites(scene: Scene, answers: Sequence[Located]) -> Iterator[Bearing]:
    """Yield the sites that something was launched from, told by direction or in the words of the text.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("It was fired from a farm near the canal.", "en")
    >>> [site.value for site in find_launch_sites(scene, scene.located)]
    ['a farm near the canal']
    """
    for answer in answers:
        if answer.table != "launch":
            continue
        end = answer.end
        while end < len(scene.cells) and end - answer.end < _SITE_LENGTH and not _ends_site(scene, end):
            end += 1
        while end > answer.end and _is_small(scene.cells[end - 1]):
            end -= 1
        inside = [bearing for bearing in find_bearings(scene, answers) if answer.end <= bearing.start < end]
        if inside:
            yield Bearing(inside[0].value, answer.start, inside[0].end)
        elif end > answer.end:
            words = scene.text[scene.cells.starts[answer.end] : scene.cells.ends[end - 1]]
            yield Bearing(words, answer.start, end)


def _ends_site(scene: Scene, index: int) -> bool:
    """Say whether a mark, a verb or a time ends the words for a site: ``fired from the hills missed the port``."""
    cell = scene.cells[index]
    verb = not cell.senses and cell.form.endswith(tuple(scene.language.options.get("past_endings", ())))
    parted = cell.has_any(_PARTING)
    dated = cell.has("time") and not _is_small(cell)
    return verb or parted or dated or cell.sort == "mark" or cell.has("attribution", "verb")
