"""Find the persons that a sentence names: by title, by name, or by a name behind a title.

A person is known by a key that all spellings and both scripts share: ``title:mayor``, ``name:l hsn``. Deliberately says
nothing about what the person does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.extraction.names import bare_name, name_key
from checker.kept import kept
from checker.language.places import adjective_at, load_place_names, name_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extraction.answers import Located
    from checker.extraction.scene import Scene
    from checker.language.places import PlaceNames
    from checker.quantity.cells import Cell

_LONGEST_NAME = 6
_UNCASED_NAME = 3
_SHIFT_REACH = 2
_FEW_WORDS, _MOST = 4, 0.6
_OPENERS = frozenset({("attribution", "complementizer"), ("attribution", "verb"), ("function", "boundary")})
_INSIDE_NAMES = frozenset({"-", "'", "\u2019"})


class Person(NamedTuple):
    """A person over ``cells[start:end]``; ``title`` is the key of the title that stands before the name."""

    start: int
    end: int
    entity: str
    title: str | None = None
    is_owner: bool = False


def find_persons(scene: Scene, answers: Sequence[Located]) -> list[Person]:
    """Return the persons of a sentence in order.

    >>> from checker.extraction.scene import read_scene
    >>> scene = read_scene("Mayor Ali Hasan met the governor and Sara al-Kadhimi.", "en")
    >>> [person.entity for person in find_persons(scene, scene.located)]
    ['name:l hsn', 'title:governor', 'name:sr kzm']
    """
    titles = {answer.start: answer for answer in answers if answer.table == "title"}
    reader, shifts = _reader(scene, answers), _shifts(answers)
    found: list[Person] = []
    behind = 0
    for index in sorted(titles.keys() | _name_starts(reader)):
        if index < behind:
            continue
        title = titles.get(index)
        person = _titled(reader, title, shifts) if title is not None else _bare(reader, index)
        if person is not None:
            found.append(person)
            behind = person.end
    return found


@dataclass(frozen=True, eq=False)
class Persons:
    """The persons of a sentence, read when one is asked for; not slotted, what is looked up is kept."""

    scene: Scene
    answers: Sequence[Located]

    @kept
    def all(self) -> Sequence[Person]:
        """The persons in order."""
        return find_persons(self.scene, self.answers)

    @kept
    def _titles(self) -> frozenset[int]:
        titles = (answer for answer in self.answers if answer.table == "title")
        return frozenset(index for title in titles for index in range(title.start, title.end))

    def may_stand_at(self, index: int) -> bool:
        """Say cheaply whether a person can begin or end at a cell: with a title, or with a word that no list knows.

        >>> from checker.extraction.scene import read_scene
        >>> persons = Persons(scene := read_scene("Mayor Ali Hasan was hurt.", "en"), scene.located)
        >>> [persons.may_stand_at(index) for index in range(4)]
        [True, True, True, False]
        """
        scene, cell = self.scene, self.scene.cells[index]
        cased = scene.language.order == "vso" or scene.text[scene.cells.starts[index]].isupper()
        unknown = cased and cell.sort == "word" and not cell.senses
        return unknown or index in self._titles or _is_joint(scene, cell)


def _name_starts(reader: _Reader) -> set[int]:
    """Return where a name without a title can begin: at a capital, at a joint, or in a script without capitals anywhere."""
    if reader.is_headline:
        return set()
    scene = reader.scene
    joints = scene.language.options.get("name_joints", ())
    words = [
        index
        for index, cell in enumerate(scene.cells)
        if cell.sort == "word" and (not cell.senses or cell.form in joints)
    ]
    if scene.language.order == "vso":
        return {index for index in words if _is_announced(scene, index)}
    text, starts = scene.text, scene.cells.starts
    return {index for index in words if text[starts[index]].isupper() or scene.cells[index].form in joints}


def _is_headline(scene: Scene) -> bool:
    """Say whether nearly every word has a capital, so that capitals tell nothing."""
    cells = zip(scene.cells.starts, scene.cells, strict=True)
    first = [scene.text[start] for start, cell in cells if cell.sort == "word"]
    return len(first) > _FEW_WORDS and len(list(filter(str.isupper, first))) > _MOST * len(first)


class _Reader(NamedTuple):
    """A sentence with what no name may lie on: known places, and ``taken`` cells that closed answers cover."""

    scene: Scene
    places: PlaceNames | None
    taken: frozenset[int]
    is_headline: bool = False


def _reader(scene: Scene, answers: Sequence[Located]) -> _Reader:
    taken = frozenset(index for answer in answers for index in range(answer.start, answer.end))
    return _Reader(scene, load_place_names(scene.language.code), taken, _is_headline(scene))


def _shifts(answers: Sequence[Located]) -> list[Located]:
    return [answer for answer in answers if answer.table == "former_or_deputy"]


def _titled(reader: _Reader, title: Located, shifts: Sequence[Located]) -> Person:
    """Read a title with the name behind it, if one stands there."""
    scene = reader.scene
    shift = next((s.value for s in shifts if 0 <= s.start - title.end < _SHIFT_REACH or _leads(s, title)), None)
    key = f"title:{title.value}" if shift is None else f"title:{shift} {title.value}"
    start = title.end
    while start < len(scene.cells) and _is_adjective(reader, start):
        start += 1
    end, words = _name_at(reader, start)
    entity = _entity(words, scene)
    if entity is None:
        return Person(title.start, title.end, key, None, _is_owner(scene, title.end))
    return Person(title.start, end, entity, key, _is_owner(scene, end))


def _leads(shift: Located, title: Located) -> bool:
    """Say whether "former" or "deputy" stands right before a title, a hyphen aside."""
    return 0 <= title.start - shift.end < _SHIFT_REACH


def _is_adjective(reader: _Reader, index: int) -> bool:
    cell, places = reader.scene.cells[index], reader.places
    return places is not None and bool(adjective_at(cell.form, reader.scene.language.prefixes, places))


def _bare(reader: _Reader, index: int) -> Person | None:
    """Read a name without a title: capitals, or in a script without them a name where only a name can stand."""
    end, words = _name_at(reader, index)
    entity = _entity(words, reader.scene)
    return Person(index, end, entity, None, _is_owner(reader.scene, end)) if entity is not None else None


def _is_announced(scene: Scene, index: int) -> bool:
    """Say whether a word with the article stands where a clause begins, or behind the noun for a person."""
    cell = scene.cells[index]
    before = scene.cells[index - 1] if index else None
    if before is not None and before.has("units") and before.prefix.definite:
        return _is_person_noun(scene, before)
    opens = before is None or not _OPENERS.isdisjoint(before.marks)
    return opens and cell.form.startswith(_articles(scene))


def _articles(scene: Scene) -> tuple[str, ...]:
    plain = (p for p in scene.language.prefixes if p.definite and not (p.preposition or p.conjunction))
    return tuple(prefix.letters for prefix in plain)


def _is_person_noun(scene: Scene, cell: Cell) -> bool:
    sense = cell.sense("units")
    return sense is not None and sense.key in scene.roles.classes["person"] and sense.form.endswith("singular")


def _name_at(reader: _Reader, start: int) -> tuple[int, list[Cell]]:
    """Return where the name at ``start`` ends and its words, joints left out."""
    scene = reader.scene
    words: list[Cell] = []
    end = index = start
    while index < len(scene.cells) and index - start < _LONGEST_NAME:
        cell = scene.cells[index]
        if _is_name_word(reader, index):
            words.append(cell)
            end = index + 1
        elif not (_is_joint(scene, cell) or (words and (cell.form in _INSIDE_NAMES or _is_initial(scene, index)))):
            break
        index += 1
    if scene.language.order == "vso":
        return _uncased(scene, start, words)
    return (start, []) if _is_no_person(reader, start, scene.cells[start:end]) else (end, words)


def _uncased(scene: Scene, start: int, words: list[Cell]) -> tuple[int, list[Cell]]:
    """Return the part of a run of unknown words that is surely a name, in a script without capitals.

    The first word with the article closes a name; without one two or three words that a known word follows make it.
    """
    articles = _articles(scene)
    announced = start > 0 and scene.cells[start - 1].has("units")
    for number, word in enumerate(words[:_UNCASED_NAME]):
        if number and word.form.startswith(_conjunctions(scene)):
            return start, []
        if word.form.startswith(articles):
            return (start, []) if announced and number == 0 else (start + number + 1, words[: number + 1])
    return (start + len(words), words) if len(words) in {_UNCASED_NAME - 1, _UNCASED_NAME} else (start, [])


def _conjunctions(scene: Scene) -> tuple[str, ...]:
    prefixes = scene.language.prefixes
    return tuple(p.letters for p in prefixes if p.conjunction and not (p.preposition or p.definite))


def _is_no_person(reader: _Reader, start: int, cells: Sequence[Cell]) -> bool:
    """Say whether a run of capitals is a place, an adjective of one, or an ordinary word that opens the sentence."""
    if len(cells) == 1 and (
        _is_adjective(reader, start) or cells[0].form in reader.scene.language.options.get("openers", ())
    ):
        return True
    return _is_place(reader, cells)


def _is_place(reader: _Reader, cells: Sequence[Cell]) -> bool:
    forms = [cell.form for cell in cells]
    return (
        reader.places is not None
        and bool(forms)
        and bool(name_at(forms, 0, reader.scene.language.prefixes, reader.places)[0])
    )


def _is_name_word(reader: _Reader, index: int) -> bool:
    cell = reader.scene.cells[index]
    cased = reader.scene.language.order == "vso" or reader.scene.text[reader.scene.cells.starts[index]].isupper()
    known = bool(cell.senses) or index in reader.taken or _is_joint(reader.scene, cell)
    return cell.sort == "word" and cased and not known and len(cell.form) > 1


def _is_joint(scene: Scene, cell: Cell) -> bool:
    return cell.form in scene.language.options.get("name_joints", ())


def _is_initial(scene: Scene, index: int) -> bool:
    """Say whether a letter with a full stop stands inside a name, or that full stop."""
    cell = scene.cells[index]
    before = scene.cells[index - 1] if index else None
    return len(cell.form) == 1 and (
        cell.form.isalpha() or (cell.form == "." and before is not None and len(before.form) == 1)
    )


def _entity(words: Sequence[Cell], scene: Scene) -> str | None:
    """Return the key of a name: the consonants of its first and last word."""
    keys = [key for cell in words if (key := name_key(bare_name(cell.form, scene.language), scene.language))]
    if not keys:
        return None
    return f"name:{keys[0]} {keys[-1]}" if len(keys) > 1 else f"name:{keys[0]}"


def _is_owner(scene: Scene, end: int) -> bool:
    forms = "".join(cell.form for cell in scene.cells[end : end + 2])
    return forms in scene.language.options.get("possessives", ())


def find_aliases(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield ``(title, name)`` where a title is followed by a name.

    >>> from checker.extraction.scene import read_scene
    >>> list(find_aliases(read_scene("Mayor Ali Hasan sang.", "en")))
    [('title:mayor', 'name:l hsn')]
    """
    answers = scene.located
    reader, shifts = _reader(scene, answers), _shifts(answers)
    for answer in answers:
        person = _titled(reader, answer, shifts) if answer.table == "title" else None
        if person is not None and person.title is not None:
            yield person.title, person.entity
