"""Find counts without a numeral: one victim, a bare plural, none at all, no report.

Adds quantities to those that numbers made; each is kept only where a predicate of a topic governs it, so that "a" and
plain plurals elsewhere stay silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.bare_victims import find_bare_victims
from checker.extraction.factuality import denies_part
from checker.language.roles import load_roles
from checker.model import Interval, Modifier
from checker.quantity.bounds import exactly
from checker.quantity.nouns import Noun, find_noun
from checker.quantity.quantities import Quantity
from checker.quantity.traps import trap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.lexicon import Mark
    from checker.language.loader import Language
    from checker.language.roles import Roles
    from checker.quantity.cells import Cell, Cells

_NEGATION_WINDOW = 6
_ANY_WINDOW = 14
_FAILURE_WINDOW = 6
_EVERYONE_WINDOW = 10
_ADVERBS = 2
_VAGUE_PLURAL = Interval(low=2, soft_low=3, soft_high=9)
_STOPS = frozenset({".", ";", ":", "\u061f", "\u061b", ",", "\u060c"})
_NOBODY = frozenset({("numerals", "anyone"), ("numerals", "zero"), ("factuality", "any")})
_UNDOING = frozenset(("factuality", key) for key in ("fail", "negation", "without"))
_DENIALS = frozenset(("factuality", key) for key in ("negation", "no_report", "no_report_behind", "without"))
_ARTICLES = frozenset({("function", "indefinite"), ("function", "possessive")})
_MORE = frozenset({("function", "indefinite"), ("numerals", "ordinal_share"), ("modifiers", "increment")})
_LEADING = frozenset({("function", "preposition"), ("function", "partitive")})
_GOVERNING = frozenset(("function", key) for key in ("auxiliary", "determiner", "partitive"))
_FAILURES = frozenset({("factuality", "fail"), ("factuality", "fail_behind")})
_VICTIM_FORMS = frozenset({"verbs", "verbal_nouns"})
_UNHARMED = ("form", "unharmed")
_DENIED: frozenset[Mark] = frozenset({"topics", "units", *_NOBODY})
_OPENING: frozenset[Mark] = frozenset({_UNHARMED, *_NOBODY})
_OPENING_BEHIND_SUBJECT: frozenset[Mark] = frozenset({*_OPENING, *_ARTICLES, ("numerals", "ordinal_share")})
_UNCOUNTED = frozenset({"nouns.plural", "tolls"})
_NOUN_REACH = 12
_ATTRIBUTES = frozenset({"age", "compound adjective"})


def find_implicit(cells: Cells, found: Sequence[Quantity], language: Language, roles: Roles) -> list[Quantity]:
    """Return the counts that stand without a number, outside the quantities already found.

    >>> from checker.language.loader import load_language
    >>> from checker.language.roles import load_roles
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> en = load_language("en")
    >>> [q.shape for q in find_implicit(build_cells(tokenise("A soldier was killed."), en), [], en, load_roles())]
    ['singular']
    """
    if "topics" not in cells.marks:
        return []
    taken = {index for quantity in found for index in range(quantity.start, quantity.end)}
    made = [zero for quantity in found for zero in _joined_zero(cells, quantity)] if language.order == "svo" else []
    taken.update(index for quantity in made for index in range(quantity.start, quantity.end))
    for index in _openings(cells, language):
        quantity = next(_candidates(cells, index, taken, language, roles), None) if index not in taken else None
        if quantity is not None:
            made.append(quantity)
            taken.update(range(quantity.start, quantity.end))
    if language.order == "vso":
        made.extend(_denied_any(cells, quantity) for quantity in find_bare_victims(cells, taken, language, roles))
    return made


def _denied_any(cells: Cells, quantity: Quantity) -> Quantity:
    """Return none for a bare plural that somebody denies, which denies any: ``denied that soldiers died``."""
    if ("factuality", "deny") not in cells.marks or quantity.shape != "plural" or quantity.noun.others:
        return quantity
    near = range(max(0, quantity.start - _ANY_WINDOW), quantity.start)
    cues = (at for at in reversed(cells.where("factuality", "deny")) if at in near and " " not in cells[at].form)
    cue = next(cues, None)
    if cue is None or denies_part(cells, cue) or any(_ends_denial(cell) for cell in cells[cue + 1 : quantity.start]):
        return quantity
    return quantity._replace(interval=exactly(0), modifier=Modifier.EXACT, shape="zero")


def _ends_denial(cell: Cell) -> bool:
    """Say whether a denial reaches no further: a clause ends, a number is denied, or who denies speaks on."""
    parts = cell.has("function", "boundary") and not cell.has("attribution", "complementizer")
    counted = cell.sort == "number" or cell.has("numerals")
    return parts or counted or cell.form in _STOPS or cell.has("attribution", "verb")


def _openings(cells: Cells, language: Language) -> list[int]:
    """Return the places at which a count without a number can stand; a plain noun is one where something is denied."""
    opening, found = _OPENING, set[int]()
    if language.order == "svo":
        opening = _OPENING_BEHIND_SUBJECT
        found = {at + 1 for at in cells.where("topics")}.intersection(cells.where("units"))
    if not _DENIALS.isdisjoint(cells.marks) or not _FAILURES.isdisjoint(cells.marks):
        opening |= _DENIED
        found.update(at + 1 for at in cells.where("factuality", "any") if at + 1 < len(cells))
    if not opening.isdisjoint(cells.marks):
        found.update(index for index, cell in enumerate(cells) if not opening.isdisjoint(cell.marks))
    return sorted(found)


def _candidates(cells: Cells, index: int, taken: set[int], language: Language, roles: Roles) -> Iterator[Quantity]:
    """Yield the readings of a place; those that need a cue are tried only where it stands."""
    marks = cells[index].marks
    if not _DENIALS.isdisjoint(cells.marks):
        yield from _negated(cells, index, taken)
    if not _FAILURES.isdisjoint(cells.marks):
        yield from _failed(cells, index)
    if _UNHARMED in marks:
        yield from _all_unharmed(cells, index)
    if not _NOBODY.isdisjoint(marks):
        yield from _nobody(cells, index, language)
    if language.order == "svo":
        if not _ARTICLES.isdisjoint(marks):
            yield from _with_article(cells, index, taken, language)
        if not _MORE.isdisjoint(marks):
            yield from _one_more(cells, index, taken, language)
        if "units" in marks and index and "topics" in cells[index - 1].marks:
            yield from _after_active(cells, index, taken, roles)


def _made(cells_start: int, end: int, interval: Interval, shape: str, noun: Noun) -> Quantity:
    modifier = {"plural": Modifier.VAGUE, "no_report": Modifier.NO_REPORT}.get(shape, Modifier.EXACT)
    return Quantity(cells_start, end, end, interval, modifier, shape, noun)


def _negated(cells: Cells, index: int, taken: set[int]) -> Iterator[Quantity]:
    """Read ``no reports of casualties``, ``without casualties``, a denied or negated casualty noun."""
    cell = cells[index]
    counted = next((s for s in cell.senses if s.file == "topics" and s.form.startswith("counted")), None)
    if index + 1 < len(cells) and any(s.form in {"counted.plural", "tolls"} for s in cell.senses):
        yield from _unknown(cells, index)
    known = counted is not None or any(s.form in _UNCOUNTED for s in cell.senses) or _opens_any(cells, index)
    if counted is None and not known:
        return
    cue = _cue_before(cells, index, taken)
    if cue is None or cell.prefix.conjunction or cell.suffix or (_is_predicate(cell) and _only_negates(cells[cue])):
        return
    single = counted is not None and counted.form == "counted.singular" and not _opens_any(cells, index)
    if (cell.prefix.preposition or single) and _only_negates(cells[cue]):
        return
    if cell.prefix.definite and not cells[cue].has("factuality", "no_report"):
        return
    if cells[cue].has("factuality", "without") and _spared(cells, cue):
        return
    unit, end = _kind_beside(cells, cue, index)
    noun = Noun(index, end, unit)
    if cells[cue].has("factuality", "no_report"):
        yield _made(cue, end, Interval(), "no_report", noun)
    elif counted is not None:
        yield _made(cue, end, exactly(0), "zero", noun)


def _spared(cells: Cells, cue: int) -> bool:
    """Say whether those who came away are told apart from others: ``the driver escaped without injury``."""
    spared = next(
        (i for i in range(cue - 1, max(-1, cue - 1 - _ADVERBS), -1) if cells[i].has("factuality", "spared")), 0
    )
    subject = cells[max(0, spared - _NEGATION_WINDOW) : spared]
    return bool(subject) and not any(cell.has("factuality", "everyone") for cell in subject)


def _unknown(cells: Cells, index: int) -> Iterator[Quantity]:
    """Read casualties of whom the words behind say that nobody knows: ``the casualties were not known``."""
    for behind in range(index + 1, min(len(cells), index + 1 + _NEGATION_WINDOW)):
        cell = cells[behind]
        if cell.has("factuality", "no_report_behind"):
            yield _made(index, index + 1, Interval(), "no_report", Noun(index, index + 1, _unit(cells[index])))
        if cell.form in _STOPS or cell.sort == "number" or cell.has("function", "boundary") or cell.has("topics"):
            return


def _joined_zero(cells: Cells, quantity: Quantity) -> Iterator[Quantity]:
    """Read the second casualty noun that one "no" denies: ``no deaths or injuries``."""
    joint, head = quantity.end, quantity.noun.head
    if quantity.shape != "zero" or joint + 1 >= len(cells) or not cells[joint].has("function", "conjunction"):
        return
    denied = head is not None and _counts(cells[head])
    if denied and _counts(cells[joint + 1]):
        yield _made(joint + 1, joint + 2, exactly(0), "zero", Noun(joint + 1, joint + 2))


def _counts(cell: Cell) -> bool:
    return any(sense.file == "topics" and sense.form.startswith("counted") for sense in cell.senses)


def _kind_beside(cells: Cells, cue: int, index: int) -> tuple[str | None, int]:
    """Return what kind of casualties is denied, told before or behind the noun, and where the phrase ends."""
    before = _unit(cells[index - 1]) if index - 1 > cue else None
    if before is not None and not cells[index - 1].prefix.definite:
        return before, index + 1
    at = index + 1 + (index + 1 < len(cells) and cells[index + 1].has("function", "among"))
    behind = cells[at] if at < len(cells) else None
    governed = behind is None or behind.prefix.preposition or behind.prefix.conjunction
    kind = behind.sense("units") if behind is not None and not governed else None
    if kind is None or kind.form != "nouns.plural" or (behind is not None and behind.has("topics")):
        return _unit(cells[index]), index + 1
    return kind.key, at + 1


def _only_negates(cue: Cell) -> bool:
    return not cue.has("factuality", "without") and not cue.has("factuality", "no_report")


def _is_predicate(cell: Cell) -> bool:
    """Say whether a casualty noun is spelled like a participle, which "not" negates without counting anyone."""
    return any(sense.file == "topics" and sense.form == "participles" for sense in cell.senses)


def _opens_any(cells: Cells, index: int) -> bool:
    return ("factuality", "any") in cells.marks and index > 0 and cells[index - 1].has("factuality", "any")


def _unit(cell: Cell) -> str | None:
    sense = cell.sense("units")
    return sense.key if sense is not None else None


def _cue_before(cells: Cells, index: int, taken: set[int]) -> int | None:
    window = _ANY_WINDOW if _opens_any(cells, index) else _NEGATION_WINDOW
    for before in range(index - 1, max(-1, index - 1 - window), -1):
        cell = cells[before]
        if before in taken or cell.form in _STOPS or cell.has("function", "boundary"):
            return None
        if cell.has("factuality", "no_report") or cell.has("factuality", "without"):
            return before
        if cell.has("factuality", "negation"):
            return before
    return None


def _nobody(cells: Cells, index: int, language: Language) -> Iterator[Quantity]:
    """Read ``lam yusab ahad``: a negated predicate with "anyone" behind it; and a denial of any victim."""
    cell = cells[index]
    alone = cell.has("numerals", "anyone") or (language.order == "vso" and cell.has("numerals", "zero"))
    if alone and not cell.prefix.definite:
        window = range(max(0, index - 4), index)
        predicate = next((i for i in reversed(window) if cells[i].has("topics")), None)
        if predicate is not None and _did_not(cells, predicate):
            yield _made(index, index + 1, exactly(0), "zero", Noun(None, index + 1))
    if cell.has("factuality", "any") and index + 1 < len(cells) and cells[index + 1].has("units"):
        governed = range(max(0, index - _NEGATION_WINDOW), index)
        if any(cells[i].has("factuality", "deny") or cells[i].has("factuality", "negation") for i in governed):
            noun = Noun(index + 1, index + 2, _unit(cells[index + 1]))
            yield _made(index, index + 2, exactly(0), "zero", noun)


def _did_not(cells: Cells, predicate: int) -> bool:
    """Say whether a predicate, or the one that it is joined to, is negated or failed: ``failed to kill or hurt``."""
    near = cells[max(0, predicate - 2) : predicate + 1]
    if any(not _UNDOING.isdisjoint(cell.marks) for cell in near):
        return True
    joined = (
        predicate > 1 and cells[predicate - 1].has("function", "conjunction") and cells[predicate - 2].has("topics")
    )
    return joined and _did_not(cells, predicate - 2)


def _failed(cells: Cells, index: int) -> Iterator[Quantity]:
    """Read a failed attempt on what was named before: ``tried to intercept them but failed``."""
    cell = cells[index]
    done = load_roles().default_topic.values()
    if not any(s.file == "topics" and s.form in _VICTIM_FORMS and s.key not in done for s in cell.senses):
        return
    following = cells[index + 1] if index + 1 < len(cells) else None
    pointed = cell.suffix or (following is not None and following.has("function", "object_pronoun"))
    if pointed and not all(_FAILURES.isdisjoint(cells[cue].marks) for cue in _clause(cells, index)):
        end = index + 1 if cell.suffix else index + 2
        yield _made(index, end, exactly(0), "failed", Noun(None, end))


def _all_unharmed(cells: Cells, index: int) -> Iterator[Quantity]:
    """Read that nobody was hurt because all came away: ``all 90 passengers escaped unhurt``."""
    for before in range(index - 1, max(-1, index - 1 - _EVERYONE_WINDOW), -1):
        cell = cells[before]
        if cell.form in _STOPS or (cell.has("function", "boundary") and not cell.has("attribution", "complementizer")):
            return
        if cell.has("factuality", "everyone"):
            excepted = cells[before + 1].has("function", "boundary")
            if not excepted:
                yield _made(index, index + 1, exactly(0), "failed", Noun(None, index + 1))
            return


def _clause(cells: Cells, index: int) -> Iterator[int]:
    """Yield the cells near ``index`` up to the next stop on either side; one behind it must govern nothing further."""
    start, end = index, index + 1
    while start > 0 and index - start < _FAILURE_WINDOW and cells[start - 1].form not in _STOPS:
        start -= 1
    while end < len(cells) and end - index <= _FAILURE_WINDOW and cells[end].form not in _STOPS:
        end += 1
    yield from (at for at in range(start, end) if at <= index or not _governs_further(cells, at))


def _governs_further(cells: Cells, cue: int) -> bool:
    """Say whether a cue has an object of its own: ``their targets could not recover their files``."""
    led = cue + 1 < len(cells) and cells[cue + 1].has_any(_LEADING)
    return led and cue + 2 < len(cells) and not cells[cue + 2].has("function", "determiner")


def _with_article(cells: Cells, index: int, taken: set[int], language: Language) -> Iterator[Quantity]:
    owned = cells[index].has("function", "possessive")
    if index + 1 in taken or index + 1 >= len(cells):
        return
    aged = _behind_age(cells, index + 1)
    if aged == index + 1 and not cells.within(aged, aged + _NOUN_REACH, "units"):
        return
    noun = find_noun(cells, aged, aged, language)
    if aged > index + 1 and noun.head is None and _is_elided(cells, aged):
        yield _made(index, aged, exactly(1), "singular", Noun(None, aged, "person"))
    if noun.head is None or noun.unit is None or set(range(index, noun.end)) & taken:
        return
    forms = {sense.form for sense in cells[noun.head].senses if sense.file == "units"}
    if "nouns.singular" in forms and (not owned or load_roles().is_person(noun.unit)):
        yield _made(index, noun.end, exactly(1), "singular", noun)


def _behind_age(cells: Cells, index: int) -> int:
    """Return where an age or a measure ends that stands before a noun: ``a 17-year-old (boy)``, ``a two-storey house``."""
    found = trap(cells, index) if cells[index].sort == "number" or cells[index].has("numerals") else None
    return found.end if found is not None and found.name in _ATTRIBUTES else index


def _one_more(cells: Cells, index: int, taken: set[int], language: Language) -> Iterator[Quantity]:
    """Read one more victim whose noun is left out or follows an ordinal: ``wounded a third``, ``another was hurt``."""
    end = _ordinal_end(cells, index)
    if end is None or (end < len(cells) and cells[end].has("function", "partitive")):
        return
    noun = find_noun(cells, end, end, language)
    head = cells[noun.head] if noun.head is not None else None
    singular = head is not None and any(sense.form == "nouns.singular" for sense in head.senses)
    if singular and not set(range(index, noun.end)) & taken:
        yield _made(index, noun.end, exactly(1), "singular", noun)
    elif head is None and end not in taken and _is_elided(cells, end):
        yield _made(index, end, exactly(1), "singular", Noun(None, end))


def _ordinal_end(cells: Cells, index: int) -> int | None:
    """Return where "another" or "a third" ends that starts at ``index``; a bare article is none."""
    cell, following = cells[index], cells[index + 1] if index + 1 < len(cells) else None
    if cell.has("numerals", "ordinal_share") or cell.has("modifiers", "increment"):
        return index + 1
    ordinal = following is not None and following.has("numerals", "ordinal")
    return index + 2 if ordinal and cell.has("function", "indefinite") else None


def _is_elided(cells: Cells, end: int) -> bool:
    """Say whether the noun is left out: a predicate, an auxiliary or the end of the clause follows."""
    if end >= len(cells) or cells[end].form in _STOPS:
        return True
    return cells[end].has("topics") or cells[end].has("function", "auxiliary") or cells[end].has("function", "adverb")


def _after_active(cells: Cells, index: int, taken: set[int], roles: Roles) -> Iterator[Quantity]:
    """Read a bare plural right behind an active verb: ``killing civilians``."""
    if not any(s.file == "topics" and s.form in {"verbs", "participles"} for s in cells[index - 1].senses):
        return
    sense = cells[index].sense("units")
    topic = cells[index - 1].sense("topics")
    if sense is None or topic is None or sense.form != "nouns.plural" or index in taken:
        return
    before = cells[index - 2] if index > 1 else None
    if before is not None and before.has_any(_GOVERNING):
        return
    if roles.admits(topic.key, sense.key, known=True) and not cells[index].has("topics"):
        yield _made(index, index + 1, _VAGUE_PLURAL, "plural", Noun(index, index + 1, sense.key))
