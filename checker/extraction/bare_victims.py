"""Find victims named without a number in a language that puts the verb first.

Takes cells and what is counted already; gives one quantity for a bare singular and a vague one for a bare plural, each
only where a predicate that admits it stands in the same clause. Deliberately gives no topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.extraction import frames
from checker.extraction.others import VAGUE_PLURAL, behind_time, find_others
from checker.extraction.outcomes import find_by_outcome
from checker.model import Modifier
from checker.quantity.bounds import exactly
from checker.quantity.nouns import Noun
from checker.quantity.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from checker.language.lexicon import Language
    from checker.language.roles import Roles
    from checker.quantity.cells import Cell, Cells

_CLAUSE_WINDOW = 8
_SUBJECT_WINDOW = 4
_COORDINATION_WINDOW = 3
_ACTION_FORMS = frozenset({"verbs", "verbal_nouns"})
_ACTIONS = frozenset(("form", form) for form in _ACTION_FORMS)
_OPENING = frozenset({"topics", "units"})
_SETS = frozenset({"topics", ("function", "subset")})
_SINGULAR, _PLURAL = "singular", "plural"


class _Text(NamedTuple):
    """What the search needs of one sentence."""

    cells: Cells
    taken: AbstractSet[int]
    language: Language
    roles: Roles


def find_bare_victims(cells: Cells, taken: AbstractSet[int], language: Language, roles: Roles) -> list[Quantity]:
    """Return the bare singulars and plurals that a predicate makes victims, outside the cells already ``taken``.

    >>> from checker.language.loader import load_language
    >>> from checker.language.roles import load_roles
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("\u0645\u0642\u062a\u0644 \u062c\u0646\u062f\u064a"), load_language("ar"))
    >>> [(q.start, q.interval.low) for q in find_bare_victims(cells, set(), load_language("ar"), load_roles())]
    [(1, 1)]
    """
    text = _Text(cells, taken, language, roles)
    found: dict[int, Quantity] = {}
    for index in [index for index, cell in enumerate(cells) if not _OPENING.isdisjoint(cell.marks)]:
        for quantity in _at(text, index, found):
            known = quantity.start in found or quantity.start in taken
            if not known and not _is_complement(text, quantity.start):
                found[quantity.start] = _as_pair(text, quantity)
    found.update((told.start, told) for told in find_by_outcome(cells, {*taken, *found}, language, roles))
    return list(found.values())


def _as_pair(text: _Text, quantity: Quantity) -> Quantity:
    """Read two where the noun stands in the dual, whose ending looks like the singular's, before a pronoun: "her sons"."""
    cell = text.cells[quantity.start]
    paired = cell.suffix and quantity.interval.high == 1 and _is_accusative(text, cell)
    return quantity._replace(interval=exactly(2), shape="dual") if paired else quantity


def _at(text: _Text, index: int, found: dict[int, Quantity]) -> Iterator[Quantity]:
    """Yield what the predicate or the lone noun at ``index`` counts."""
    if _is_action(text.cells[index]) and index not in text.taken:
        yield from find_others(text.cells, index, text.taken, text.language, text.roles)
        yield from _of_predicate(text, index)
        yield from _subject(text, index)
    if _one_of_set(text.cells, index):
        yield _one(text.cells, index)._replace(start=index - 1)
    elif _subset_member(text, index) or _is_joined(text, index, found):
        yield _one(text.cells, index)
    elif _is_lone(text, index, found):
        yield _counted(text.cells, index)


def _is_action(cell: Cell) -> bool:
    return not _ACTIONS.isdisjoint(cell.marks)


def _of_predicate(text: _Text, index: int) -> Iterator[Quantity]:
    """Read the object of the predicate at ``index``, or else the noun right behind it."""
    if frames.spends(text.cells, index, text.language) or _names_attack(text, index):
        return
    phrases = list(_phrases(text, index))
    objects = [at for at in phrases if _is_object(text, index, at)]
    if objects:
        yield from (_counted(text.cells, at) for at in objects[:1] if _admitted(text, index, at))
        return
    first = behind_time(text.cells, index + 1)
    if text.cells[index].suffix or first not in phrases or not _admitted(text, index, first):
        return
    acts = _object_counted(text, index) or _has_object(text, first, phrases)
    if not acts and _is_victim(text, index, first):
        yield _counted(text.cells, first)


def _has_object(text: _Text, first: int, phrases: Sequence[int]) -> bool:
    """Say whether a plural that can own nothing stands before another noun, which is what its verb acts on."""
    closed = tuple(text.language.options.get("closed_endings", ("|",)))
    ends = (
        at
        for at in range(first, min(first + _COORDINATION_WINDOW, len(text.cells)))
        if text.cells[at].form.endswith(closed)
    )
    end = next(ends, None)
    return end is not None and any(at > end and not text.cells[at].form.endswith(closed) for at in phrases)


def _names_attack(text: _Text, index: int) -> bool:
    """Say whether a noun of blowing up names the attack on a place, which may still stand: ``the bombing of a mosque``."""
    following = text.cells[index + 1] if index + 1 < len(text.cells) else None
    attacked = following is not None and following.has("units") and _unit(following) not in text.roles.demolished
    return attacked and text.cells[index].has("function", "attack_on")


def _phrases(text: _Text, index: int) -> Iterator[int]:
    """Yield the cells of the clause behind a predicate that can be heads of noun phrases."""
    joints = tuple(text.language.options.get("conjunction", ()))
    start = behind_time(text.cells, index + 1)
    for at in range(start, min(start + _CLAUSE_WINDOW, len(text.cells))):
        cell = text.cells[at]
        joined = bool(joints) and not cell.senses and cell.form.startswith(joints)
        if at in text.taken or joined or _ends_clause(cell):
            return
        if text.cells[at].has("units"):
            yield at


def _ends_clause(cell: Cell) -> bool:
    return (
        cell.sort != "word"
        or cell.prefix.conjunction
        or bool(cell.prefix.preposition)
        or (cell.has("function") and not cell.has("function", "parent") and not cell.prefix.definite)
        or cell.has("factuality")
        or _is_action(cell)
    )


def _is_object(text: _Text, index: int, at: int) -> bool:
    """Say whether an indefinite noun behind a subject is what the verb acts on."""
    cell, before = text.cells[at], text.cells[at - 1]
    plural = _number(cell) == _PLURAL
    if any(sense.file == "topics" and not sense.form.startswith("counted") for sense in cell.senses):
        return False
    if _is_definite(text, cell) or not (plural or _number(cell) == _SINGULAR) or (plural and _is_owned(text, at)):
        return False
    if at == index + 1:
        return text.cells[index].suffix and not cell.suffix and _is_verbal_noun(text.cells[index])
    if _is_accusative(text, cell):
        return bool(before.senses) or not before.form.endswith(tuple(text.language.options["accusative_endings"]))
    closed = before.suffix or before.form.endswith(tuple(text.language.options.get("closed_endings", ("|",))))
    heads_chain = before.has("units") and not before.prefix.definite and not closed
    return (
        not heads_chain
        and not _is_name_of(text, at)
        and not cell.form.endswith(_nisba(text))
        and _is_settled(text, index, at)
    )


def _is_name_of(text: _Text, at: int) -> bool:
    """Say whether a noun behind a definite person is no second person but the name of the first."""
    person, before = text.roles.is_person(_unit(text.cells[at])), text.cells[at - 1]
    return person and before.prefix.definite and _number(before) == _SINGULAR and text.roles.is_person(_unit(before))


def _is_settled(text: _Text, index: int, at: int) -> bool:
    """Say whether a definite or proper noun closes the subject between the verb and the noun."""
    return any(
        cell.prefix.definite or not cell.senses or cell.has("attribution", "state") or cell.has("attribution", "noun")
        for cell in text.cells[index + 1 : at]
    )


def _nisba(text: _Text) -> tuple[str, ...]:
    return tuple(text.language.options.get("adjective_endings", ()))


def _is_accusative(text: _Text, cell: Cell) -> bool:
    return cell.form.endswith(tuple(text.language.options.get("accusative_endings", ()))) and _number(cell) == _SINGULAR


def _admitted(text: _Text, index: int, at: int) -> bool:
    """Say whether some predicate at ``index``, or one with a pronoun right behind the noun, can be about the noun."""
    behind = [cell for cell in text.cells[at + 1 : at + 3] if cell.suffix and cell.prefix.conjunction]
    return any(
        sense.key not in text.roles.crowds and text.roles.admits(sense.key, _unit(text.cells[at]), known=True)
        for cell in (text.cells[index], *behind)
        for sense in cell.senses
        if sense.file == "topics" and sense.form in _ACTION_FORMS
    )


def _object_counted(text: _Text, index: int) -> bool:
    """Say whether a counted object follows in the clause, so that the noun behind the verb is who did it."""
    for at in range(index + 2, min(index + 2 + _SUBJECT_WINDOW, len(text.cells))):
        cell = text.cells[at]
        if at in text.taken:
            return not cell.prefix.conjunction and not cell.prefix.preposition
        if _takes_through(text, index, at):
            return True
        if _ends_clause(cell):
            return False
    return False


def _takes_through(text: _Text, index: int, at: int) -> bool:
    """Say whether the preposition at ``at`` leads to the object that the verb takes through it: ``freed``, ``of``."""
    if not text.cells[at].has("function", "preposition"):
        return False
    phrases = text.language.phrases.get(text.cells[index].form, ())
    topics = {sense.key for sense in text.cells[index].senses if sense.file == "topics"}
    leads = (p for p in phrases if p.forms[1:] == (text.cells[at].form,))
    return any(sense.file == "topics" and sense.key in topics for phrase in leads for sense in phrase.senses)


def _is_victim(text: _Text, index: int, at: int) -> bool:
    """Say whether the noun right behind a predicate is one victim: indefinite, named, owned, or several of a kind."""
    cell = text.cells[at]
    number = _number(cell)
    if _unit(cell) in text.roles.classes["case"] and not cell.has("topics"):
        return False
    if number == _SINGULAR:
        if cell.suffix and text.roles.is_person(_unit(cell)):
            apart = text.cells[index].prefix.conjunction or _has_companion(text, at)
            return apart or not _is_verbal_noun(text.cells[index])
        known = cell.form not in text.language.options.get("generic_nouns", ()) and (
            _is_named(text, at) or _is_last(text, index, at) or _has_companion(text, at)
        )
        return not cell.prefix.definite or (known and not text.cells[index].prefix.definite)
    return number == _PLURAL and not _is_definite(text, cell) and not _is_owned(text, at)


def _is_owned(text: _Text, at: int) -> bool:
    """Say whether a noun is told by its owner: "its rockets", ``the houses of the citizens``, ``bodies of 14 men``."""
    if at + 1 in text.taken and not text.cells[at + 1].prefix.letters:
        return True
    following = text.cells[at + 1] if at + 1 < len(text.cells) else None
    return text.cells[at].suffix or (
        following is not None and (_has_article(text, following) or following.has("function", "determiner"))
    )


def _has_article(text: _Text, cell: Cell) -> bool:
    articles = tuple(text.language.options.get("articles", ()))
    return cell.prefix.definite or (bool(articles) and cell.form.startswith(articles) and not cell.prefix.letters)


def _is_verb(cell: Cell) -> bool:
    return ("form", "verbs") in cell.marks


def _is_verbal_noun(cell: Cell) -> bool:
    return ("form", "verbal_nouns") in cell.marks


def _is_definite(text: _Text, cell: Cell) -> bool:
    """Say whether a noun, or the last word of a phrase, has the article."""
    articles = tuple(f" {article}" for article in text.language.options.get("articles", ()))
    return cell.prefix.definite or any(article in cell.form for article in articles)


def _is_named(text: _Text, at: int) -> bool:
    """Say whether a definite noun is followed by a name: ``the boy Amjad``."""
    following = text.cells[at + 1] if at + 1 < len(text.cells) else None
    named = following is not None and following.sort == "word" and not following.senses
    return following is not None and named and not _has_article(text, following)


def _has_companion(text: _Text, at: int) -> bool:
    """Say whether someone is joined to a definite noun, so that it means one person: ``the driver and his son``."""
    following = text.cells[at + 1] if at + 1 < len(text.cells) else None
    if following is None or not following.prefix.conjunction:
        return False
    return at + 1 in text.taken or (following.suffix and text.roles.is_person(_unit(following)))


def _is_last(text: _Text, index: int, at: int) -> bool:
    """Say whether a verbal noun and its definite victim close the sentence."""
    return _is_verbal_noun(text.cells[index]) and all(cell.sort == "mark" for cell in text.cells[at + 1 :])


def _subject(text: _Text, index: int) -> Iterator[Quantity]:
    """Read an indefinite singular between a complementizer and its verb: ``that a guard was hurt``."""
    if not _is_verb(text.cells[index]) or _acts(text, index):
        return
    for at in range(index - 1, max(0, index - 1 - _SUBJECT_WINDOW), -1):
        cell = text.cells[at]
        if at in text.taken or _ends_clause(cell):
            return
        if cell.has("units") and text.cells[at - 1].has("attribution", "complementizer"):
            if _number(cell) == _SINGULAR and not cell.prefix.definite and _admitted(text, index, at):
                yield _one(text.cells, at)
            return


def _acts(text: _Text, index: int) -> bool:
    """Say whether the verb at ``index`` has an object of its own right behind it."""
    following = index + 1
    counted = following in text.taken and not text.cells[following].prefix.letters
    return counted or any(True for _ in _phrases(text, index))


def _one_of_set(cells: Cells, index: int) -> bool:
    """Read ``one of the guards``."""
    return bool(index) and cells[index - 1].has("numerals", "one_of") and _number(cells[index]) == _PLURAL


def _subset_member(text: _Text, index: int) -> bool:
    """Read ``among them a child``, ``among the dead a child``."""
    cells, cell = text.cells, text.cells[index]
    free = index and cells[index - 1].has_any(_SETS) and not cell.prefix.definite and not cell.prefix.conjunction
    if not free or _number(cell) != _SINGULAR:
        return False
    listed = cells[index - 1].has("function", "subset") and not cells[index - 1].has("function", "share")
    return listed or frames.among(cells, index - 1, text.language) is not None


def _is_lone(text: _Text, index: int, found: dict[int, Quantity]) -> bool:
    """Say whether a casualty noun counts by itself: as the first word of a headline, or behind what brought it about."""
    cell = text.cells[index]
    if "topics" not in cell.marks:
        return False
    counted = any(s.file == "topics" and s.form.startswith("counted") for s in cell.senses) and not _is_action(cell)
    if not counted or cell.prefix.letters or cell.suffix or _number(cell) not in {_SINGULAR, _PLURAL}:
        return False
    if index - 1 in found or _is_definite(text, cell) or (_number(cell) == _PLURAL and _is_owned(text, index)):
        return False
    if index + 1 in text.taken and not text.cells[index + 1].prefix.letters:
        return False
    near = _COORDINATION_WINDOW if _number(cell) == _SINGULAR else 1
    before = text.cells[max(0, index - _COORDINATION_WINDOW) : index]
    acted = any(_is_action(c) and not c.has("units") for c in before[-near:])
    return not index or acted or any(c.has("function", "causing") for c in before)


def _is_complement(text: _Text, index: int) -> bool:
    """Say whether a plural says what became of people counted before, whom its verb points back to: ``left them dead``."""
    before, people = text.cells[index - 1], tuple(text.language.options.get("people_endings", ("|",)))
    return bool(index) and _number(text.cells[index]) == _PLURAL and _is_verb(before) and before.form.endswith(people)


def _is_joined(text: _Text, index: int, found: dict[int, Quantity]) -> bool:
    """Say whether ``and`` adds one more victim to the one right before: ``a soldier and a child``."""
    cell = text.cells[index]
    if not cell.prefix.conjunction or cell.prefix.definite or cell.prefix.preposition:
        return False
    if cell.suffix and not (text.roles.is_person(_unit(cell)) and index - 1 in found):
        return False
    if _number(cell) != _SINGULAR or _is_action(cell):
        return False
    for at in range(index - 1, max(-1, index - 1 - _COORDINATION_WINDOW), -1):
        if at in text.taken or at in found:
            return at in found or _number(text.cells[at]) != _SINGULAR
        if _ends_clause(text.cells[at]):
            return False
    return False


def _number(cell: Cell) -> str:
    sense = cell.sense("units")
    form = sense.form.rpartition(".")[2] if sense is not None else ""
    return _PLURAL if form == "collectives" else form


def _unit(cell: Cell) -> str | None:
    sense = cell.sense("units")
    return sense.key if sense is not None else None


def _counted(cells: Cells, at: int) -> Quantity:
    return _one(cells, at) if _number(cells[at]) == _SINGULAR else _several(cells, at)


def _one(cells: Cells, at: int) -> Quantity:
    noun = Noun(at, at + 1, _unit(cells[at]))
    return Quantity(at, at + 1, at + 1, exactly(1), Modifier.EXACT, "singular", noun)


def _several(cells: Cells, at: int) -> Quantity:
    noun = Noun(at, at + 1, _unit(cells[at]))
    return Quantity(at, at + 1, at + 1, VAGUE_PLURAL, Modifier.VAGUE, "plural", noun)
