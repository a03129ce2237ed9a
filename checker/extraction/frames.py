"""Read the frames around a count that no single word carries: shares of a set, distribution, harm borne, event nouns.

Works on cells and quantities of a scene; the attachment of topics asks these questions. Deliberately has no word of any
language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.quantity.neighbours import is_glued
from checker.quantity.quantities import total_start
from checker.text.tokens import COMMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.extraction.scene import Scene
    from checker.language.lexicon import Language, Sense
    from checker.quantity.cells import Cells
    from checker.quantity.quantities import Quantity

_BEARING_WINDOW = 6
_OBJECT_WINDOW = 4
_EACH_WINDOW = 8
_UNDERGONE = frozenset({"counted.plural", "participles", "passives", "states"})
_OWNED = frozenset({"events", "verbal_nouns", "verbs", "tolls"})
_APOSTROPHES = frozenset({"'", "\u2019"})
_COURT_WINDOW = 12
_KNOWN = frozenset({"topics", "units", "function", "factuality", "modifiers", "numerals", "time"})
_HOSPITAL_REACH = 5
_OPENING_REACH = 2
_FRACTION_REACH = 7
_HOME_REACH = 2
_SET_WINDOW = 4
_JOINT = 2
_TIME_SPENT = frozenset({"decade", "hour", "month", "week", "year"})
_SENTENCE_STOPS = frozenset({".", ";", ":", "!", "?"})


def share_before(scene: Scene, number: int) -> int | None:
    """Return the count that quantity ``number`` is the stated whole of: the nine of "nine of the 14".

    >>> from checker.extraction.scene import read_scene
    >>> share_before(read_scene("Nine of the 14 passengers died", "en"), 1)
    0
    """
    if not number:
        return None
    start, end = scene.quantities[number].start, scene.quantities[number - 1].end
    if scene.language.order == "vso":
        one = scene.quantities[number].interval.high == 1
        owner = scene.cells[end:start]
        behind = start == end or (start - end == 1 and owner[0].suffix and not owner[0].prefix.conjunction)
        told = behind and (scene.cells[start].prefix.definite or (one and start == end))
        return number - 1 if told and scene.quantities[number - 1].noun.of_set else None
    if start - end != 1 or not scene.cells[end].has("function", "partitive"):
        return None
    return number - 1


def is_whole_of_fraction(scene: Scene, number: int) -> bool:
    """Say whether a count is only what a fraction is taken out of: ``half of the town's 60,000 residents``.

    >>> from checker.extraction.scene import read_scene
    >>> is_whole_of_fraction(read_scene("Half of the 300 workers were arrested", "en"), 0)
    True
    """
    if not scene.cells.where("numerals", "fraction"):
        return False
    start = scene.quantities[number].start
    for index in range(start - 1, max(-1, start - _FRACTION_REACH), -1):
        cell = scene.cells[index]
        if cell.has("numerals", "fraction"):
            return True
        if cell.has("topics") or cell.form in COMMAS or cell.form in _SENTENCE_STOPS or cell.sort == "number":
            return False
    return False


def spends(cells: Cells, index: int, language: Language) -> bool:
    """Say whether a verb that is also one of dying has time or a sentence for its object: ``spent years abroad``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Five men died", "en")
    >>> spends(scene.cells, 2, scene.language)
    False
    """
    if index + 1 >= len(cells) or cells[index + 1].prefix.letters:
        return False
    spent, endings = cells[index + 1], tuple(language.options.get("accusative_endings", ()))
    time = spent.sense("units")
    if not endings or time is None or time.key not in _TIME_SPENT:
        return spent.has("function", "spent")
    return time.form != "nouns.singular" or spent.form.endswith(endings)


def among(cells: Cells, index: int, language: Language) -> Sense | None:
    """Return what the set named at ``index`` underwent, of which the next count is a part: ``among the dead were``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Among wounded civilians were two boys", "en")
    >>> among(scene.cells, 1, scene.language).key
    'injured'
    """
    cell = cells[index]
    sense = next((s for s in cell.senses if s.file == "topics" and s.form in _UNDERGONE), None)
    opening = index - 1
    if sense is None or opening < 0:
        return None
    if _opens_those(cells, opening):
        return sense
    articled = cells[opening].has("function", "determiner") or cells[opening].has("function", "article")
    opening -= articled
    definite = articled or cell.prefix.definite or cell.suffix or language.order == "svo"
    return sense if definite and opening >= 0 and cells[opening].has("function", "among") else None


def _opens_those(cells: Cells, index: int) -> bool:
    """Say whether the words up to ``index`` open a set by what it underwent: ``among those who were``."""
    while index > 0 and cells[index].has("function", "auxiliary"):
        index -= 1
    return index > 0 and cells[index].has("function", "relative") and cells[index - 1].has("function", "subset")


def named_set(scene: Scene, number: int, index: int) -> Sense | None:
    """Return what the set named at ``index`` underwent, of which a count is said to be a part.

    >>> from checker.extraction.scene import read_scene
    >>> named_set(read_scene("Among wounded civilians were two boys", "en"), 0, 1).key
    'injured'
    """
    return among(scene.cells, index, scene.language) or _set_of_part(scene, number, index)


def _set_of_part(scene: Scene, number: int, index: int) -> Sense | None:
    """Return what the set named at ``index`` underwent whose part the count is: ``the dead, among them two girls``."""
    start = scene.quantities[number].start
    between = scene.cells[index + 1 : start]
    opens = between and between[-1].has("function", "subset") and all(c.form in COMMAS for c in between[:-1])
    cell = scene.cells[index]
    articled = index > 0 and scene.cells[index - 1].has("function", "determiner")
    if not opens or not (cell.prefix.definite or cell.suffix or articled):
        return None
    return next((s for s in cell.senses if s.file == "topics" and s.form in _UNDERGONE), None)


def is_sense_here(scene: Scene, index: int, sense: Sense) -> bool:
    """Say whether a predicate that also names a sentence is meant so here: only where a court stands before it.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Five men were killed", "en")
    >>> is_sense_here(scene, 3, scene.cells[3].senses[0])
    True
    """
    if scene.cells[index].has("function", "conveyed"):
        return _leads_to_hospital(scene.cells, index)
    keys = {other.key for other in scene.cells[index].senses if other.file == "topics"}
    if len(keys) == 1 or keys.isdisjoint(scene.roles.judged):
        return True
    before = scene.cells[max(0, index - _COURT_WINDOW) : index]
    return (sense.key in scene.roles.judged) == any(cell.has("function", "court") for cell in before)


def _leads_to_hospital(cells: Cells, index: int) -> bool:
    """Say whether those who were taken somewhere were taken to hospital, whatever its name."""
    for cell in cells[index + 1 : index + 1 + _HOSPITAL_REACH]:
        if cell.sort == "mark":
            return False
        if cell.has("units", "hospital"):
            return True
    return False


def opens_set(scene: Scene, number: int) -> bool:
    """Say whether a count names the set at the head of a clause of which the next count is a part.

    >>> from checker.extraction.scene import read_scene
    >>> opens_set(read_scene("Of the 25 passengers, six died", "en"), 0)
    True
    """
    start = scene.quantities[number].start
    if not 0 < start <= _OPENING_REACH:
        return False
    before = scene.cells[start - 1]
    return before.has("function", "whole_of") or (scene.language.order == "svo" and before.has("function", "partitive"))


def is_distributed(scene: Scene, number: int) -> bool:
    """Say whether a count holds for each of several, so that it is no total: ``three people in each village``.

    >>> from checker.extraction.scene import read_scene
    >>> is_distributed(read_scene("Three people died in each of the villages", "en"), 0)
    True
    """
    if not scene.cells.where("function", "each"):
        return False
    quantity = scene.quantities[number]
    for index in range(quantity.end, min(len(scene.cells), quantity.end + _EACH_WINDOW)):
        cell = scene.cells[index]
        if cell.has("function", "each"):
            return True
        if scene.quantity_at(index) is not None or cell.form in _SENTENCE_STOPS or cell.has("function", "conjunction"):
            return False
    return False


def borne_harm(scene: Scene, index: int) -> bool:
    """Say whether the harm named at ``index`` is borne by who stands before it: ``suffered serious burns``.

    Where verbs come first, the count stands between the two: ``lost five men their lives``.

    >>> from checker.extraction.scene import read_scene
    >>> borne_harm(read_scene("Five men suffered serious burns", "en"), 4)
    True
    """
    cells, verb_first = scene.cells, scene.language.order == "vso"
    for before in range(index - 1, max(-1, index - 1 - _BEARING_WINDOW), -1):
        if cells[before].has("function", "bearing"):
            return True
        if cells[before].has("numerals", "zero_determiner") or cells[before].has("factuality", "negation"):
            return False
        counted = cells[before].sort == "number" and not verb_first
        if counted or cells[before].has("function", "boundary"):
            return False
    return False


def is_joined_deed(scene: Scene, index: int) -> bool:
    """Say whether a joined noun that no list knows owns the count behind it: ``killing 14 and`` "closure" ``of 12 roads``.

    >>> from checker.extraction.scene import read_scene
    >>> is_joined_deed(read_scene("Five men were lost", "en"), 2)
    False
    """
    cell, joints = scene.cells[index], tuple(scene.language.options.get("conjunction", ()))
    if not joints or cell.sort != "word" or index + 1 >= len(scene.cells) or cell.has_any(_KNOWN):
        return False
    joined = cell.prefix.conjunction or (not cell.senses and cell.form.startswith(joints))
    owned = scene.cells[index + 1].prefix
    return joined and not owned.conjunction and not owned.preposition


def comes_home(scene: Scene, number: int) -> bool:
    """Say whether a verb right beside a count says that they came back: ``60 refugees returned``.

    >>> from checker.extraction.scene import read_scene
    >>> comes_home(read_scene("Some 60 refugees returned to Elm", "en"), 0)
    True
    """
    start, end = scene.quantities[number].start, scene.quantities[number].end
    return scene.cells.within(start - _HOME_REACH, end + _HOME_REACH, "function", "homecoming")


def keeps_object(cells: Cells, index: int, language: Language) -> bool:
    """Say whether what begins at ``index`` belongs to a count, so that the count lost it: ``lost five men their homes``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Five men were lost", "en")
    >>> keeps_object(scene.cells, 2, scene.language)
    False
    """
    owners = tuple(language.options.get("owner_endings", ()))
    if not owners:
        return False
    for cell in cells[index : index + _OBJECT_WINDOW]:
        if cell.has("function", "faculty"):
            return True
        if cell.sort != "word" or cell.has("function") or cell.prefix.preposition or cell.prefix.conjunction:
            return False
        if (cell.suffix or cell.form.endswith(owners)) and not cell.prefix.definite:
            return not cell.has("topics")
    return False


def possessed_event(scene: Scene, number: int) -> Sense | None:
    """Return the event that a count owns: ``the three soldiers' deaths``.

    >>> from checker.extraction.scene import read_scene
    >>> possessed_event(read_scene("The three soldiers' deaths", "en"), 0).key
    'killed'
    """
    end = scene.quantities[number].end
    mark, event = scene.cells[end : end + 1], scene.cells[end + 1 : end + 2]
    glued = mark and event and mark[0].form in _APOSTROPHES and is_glued(scene.cells, end - 1, end)
    sense = event[0].sense("topics") if glued else None
    return sense if sense is None or sense.form in _OWNED or sense.form.startswith("counted") else None


def total_event(scene: Scene, number: int) -> tuple[Sense, int] | None:
    """Return what the counted of a named total underwent: ``the number of houses destroyed rose to 40``.

    >>> from checker.extraction.scene import read_scene
    >>> total_event(read_scene("The number of houses destroyed rose to 40", "en"), 0)[0].key
    'destroyed'
    """
    quantity = scene.quantities[number]
    start = total_start(scene.cells, quantity.start) if quantity.noun.head is None else None
    for index in range(start, quantity.start) if start is not None else ():
        for sense in scene.cells[index].senses:
            if sense.file == "topics" and sense.form in _UNDERGONE:
                return sense, index
    return None


def counted_before(scene: Scene, number: int) -> tuple[Sense, int] | None:
    """Return the event or the bodies that a count is the "of" of: ``the bodies of three men were found``.

    >>> from checker.extraction.scene import read_scene
    >>> counted_before(read_scene("The bodies of three men were found", "en"), 0)[0].key
    'bodies_found'
    """
    start, verb_first = scene.quantities[number].start, scene.language.order == "vso"
    owner = start - 1 if verb_first else start - _JOINT
    joined = (
        not scene.cells[start].prefix.letters if verb_first else scene.cells[start - 1].has("function", "partitive")
    )
    if owner < 0 or not joined or scene.quantity_at(owner) is not None:
        return None
    cell = scene.cells[owner]
    if verb_first and not (cell.has("units", "body") and scene.roles.is_person(scene.quantities[number].noun.unit)):
        return None
    senses = (s for s in cell.senses if s.file == "topics" and s.form.startswith("counted"))
    return next(((sense, owner) for sense in senses), None)


def set_before(scene: Scene, number: int) -> tuple[Sense, int] | None:
    """Return what the set underwent that a number without a noun is taken out of: ``of those who died, 31 were ...``.

    >>> from checker.extraction.scene import read_scene
    >>> set_before(read_scene("Of those who died, 31 were children", "en"), 0)[0].key
    'killed'
    """
    quantity, cells = scene.quantities[number], scene.cells
    comma = quantity.start - 1
    if quantity.noun.head is not None or comma < 1 or cells[comma].form not in COMMAS:
        return None
    for index in range(comma - 1, max(-1, comma - _SET_WINDOW), -1):
        sense = next((s for s in cells[index].senses if s.file == "topics" and s.form in _UNDERGONE), None)
        if sense is not None:
            return (sense, index) if _opens_set(cells, index) else None
    return None


def _opens_set(cells: Cells, index: int) -> bool:
    """Say whether the words right before a predicate name a set: "of the dead", "of those who were killed"."""
    near = cells[max(0, index - _SET_WINDOW) : index]
    return any(cell.has("function", "partitive") or cell.has("function", "partitive_them") for cell in near)


def is_origin(scene: Scene, quantity: Quantity, topic: str) -> bool:
    """Say whether the counted are what people were taken out of: ``evacuated 300 people from two villages``.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("300 people left two villages", "en")
    >>> is_origin(scene, scene.quantities[1], "evacuated")
    False
    """
    unit = quantity.noun.unit
    leaves = bool(quantity.start) and scene.cells[quantity.start - 1].has("function", "partitive")
    return leaves and unit is not None and not scene.roles.is_person(unit) and topic not in scene.roles.of_things


def premodifiers(scene: Scene, number: int) -> Iterator[tuple[Sense, int]]:
    """Yield what participles before the counted noun say of it: ``20 wounded soldiers``."""
    quantity = scene.quantities[number]
    head = quantity.noun.head
    for index in range(quantity.number_end, head if head is not None else quantity.number_end):
        for sense in scene.cells[index].senses:
            if sense.file == "topics" and sense.form in {"participles", "states"}:
                yield sense, index


def qualifies_noun(cells: Cells, index: int) -> bool:
    """Say whether a state stands as an adjective before its noun: ``including missing people``."""
    following = cells[index + 1] if index + 1 < len(cells) else None
    return (
        following is not None
        and following.has("units")
        and not following.has("topics")
        and not following.has("function")
        and not following.prefix.letters
    )


def ends_clause(scene: Scene, index: int) -> bool:
    """Say whether a full stop at ``index`` ends a clause, and is not part of an abbreviation."""
    cells = scene.cells
    if is_glued(cells, index, index + 1):
        return False
    before = cells[index - 1].form if index else ""
    return len(before) > 1 and before not in scene.language.abbreviations
