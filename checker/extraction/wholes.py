"""Link a part to its whole: in the same sentence, or one that an earlier sentence counted.

Gives the number of the quantity in the sentence, the id of the earlier claim, or the topic that its part shares. Deliberately compares no values but to
refuse a whole that is smaller than its part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction import frames
from checker.extraction.costs import COORDINATED_COST, OF_SET, crossing_cost
from checker.extraction.offers import Attachment
from checker.extraction.unlisted_verbs import COMMAS
from checker.language.roles import load_roles
from checker.model import Kind, Modifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.scene import Scene
    from checker.model import Claim, Span
    from checker.quantity.cells import Cell, Cells
    from checker.quantity.quantities import Quantity

_BODY = "body"
_LIST_GAP = 3
_SAYING = ("function",) * 3, ("auxiliary", "bearing", "finite")
_COLON_GAP = 4
_SHORT_JOINT = 2
_DEEDS = frozenset({"verbal_nouns", "verbs"})
_JOINED_DEEDS = frozenset({"participles", "verbs"})
_SINGLE = "singular"
_WRITTEN = frozenset({"digits", "vague", "words"})


def earlier_whole(
    quantity: Quantity, attachment: Attachment | None, cells: Cells, earlier: Sequence[Claim]
) -> str | None:
    """Return the id of the last earlier total that ``quantity`` is taken out of, or None.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> found = extract_claims(Report(id="a", text="Nine men died. Three of the dead were guards.")).claims
    >>> [claim.scope.subset_of for claim in found]
    [None, '1']
    """
    if attachment is None:
        return None
    head, topic = quantity.noun.head, attachment.topic
    named = quantity.noun.of_set and head is not None and cells[head].has("topics", topic)
    if not named and attachment.way != OF_SET and not _opens_with_set(cells, quantity.start):
        return None
    return next((claim.id for claim in reversed(earlier) if _holds(claim, topic, quantity)), None)


def _opens_with_set(cells: Cells, start: int) -> bool:
    """Say whether a sentence opens with a set counted before, of which a count is a part: ``Of these, 30 fled``."""
    opening = start - (start > 0 and cells[start - 1].form in COMMAS)
    return 0 < opening <= _SHORT_JOINT and cells[opening - 1].has("function", "partitive_them")


def kind_of_earlier(quantity: Quantity, before: Span | None, earlier: Sequence[Claim]) -> Attachment | None:
    """Return the topic of people counted in the sentence before, some of whom a bare number says to be of a kind.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> found = extract_claims(Report(id="a", text="Nine men died. Three were guards.")).claims
    >>> [(claim.topic, claim.unit, claim.scope.subset_of) for claim in found]
    [('killed', 'man', None), ('killed', 'guard', '1')]
    """
    roles = load_roles()
    if quantity.noun.head is not None or not roles.is_person(quantity.noun.unit) or before is None:
        return None
    wholes = [claim for claim in earlier if claim.sentence == before and roles.is_person(claim.unit)]
    topics = {claim.topic for claim in wholes}
    if len(topics) != 1 or not _holds(wholes[0], wholes[0].topic, quantity):
        return None
    topic = topics.pop()
    return Attachment(topic, None, OF_SET) if roles.admits(topic, quantity.noun.unit, known=True) else None


def _holds(claim: Claim, topic: str, quantity: Quantity) -> bool:
    """Say whether a claim counts the same topic, is no part itself and is large enough."""
    if claim.kind is not Kind.QUANTITY or claim.topic != topic or claim.modifier is Modifier.NO_REPORT:
        return False
    high, low = claim.interval.high, quantity.interval.low
    return claim.scope.subset_of is None and (high is None or low is None or low <= high)


def wholes_in(scene: Scene) -> list[int | None]:
    """Return for each quantity the one of the same sentence that it is part of, if the text says so.

    >>> from checker.extraction.scene import read_scene
    >>> wholes_in(read_scene("Nine people died, including two guards.", "en"))
    [None, 0]
    """
    if len(scene.quantities) == 1:
        return [None]
    found: list[int | None] = []
    first = 0
    for number in range(len(scene.quantities)):
        first = first if continues_list(scene, number) else number
        whole = _whole_of(scene, number, first, found[-1]) if number else None
        found.append(
            whole if whole is None or _is_as_large(scene.quantities[whole], scene.quantities[number]) else None
        )
    return found


def _is_as_large(whole: Quantity, part: Quantity) -> bool:
    """Say whether a count can be part of another; one victim is no whole of several: ``a driver and 38 more, of whom``."""
    several = part.interval.low is not None and part.interval.low > 1
    return not (several and whole.shape == "singular")


def continues_list(scene: Scene, number: int) -> bool:
    """Say whether a quantity goes on with a list: nothing but a comma, or adjectives before a joined count, parts them.

    >>> from checker.extraction.scene import read_scene
    >>> continues_list(read_scene("3 men and 2 women were killed", "en"), 1)
    True
    """
    if not number or crossing_cost(scene, number) != COORDINATED_COST:
        return False
    start = scene.quantities[number].start
    between = scene.cells[scene.quantities[number - 1].end : start]
    if len(between) <= 1:
        return not between or not frames.is_joined_deed(scene, start - 1)
    plain = all(cell.form in COMMAS or not cell.senses or cell.has("units") for cell in between)
    return plain and len(between) <= _LIST_GAP and scene.cells[start].prefix.conjunction


def is_elided(scene: Scene, number: int) -> bool:
    """Say whether a number that a place follows leaves out what the count before it said: ``9 died here, 2 in Redhill``.

    >>> from checker.extraction.scene import read_scene
    >>> is_elided(read_scene("Nine died in Elm, 2 in Redhill", "en"), 1)
    True
    """
    quantity = scene.quantities[number]
    if not number or quantity.noun.head is not None or quantity.noun.unit is not None or quantity.shape not in _WRITTEN:
        return False
    behind = scene.cells[quantity.end] if quantity.end < len(scene.cells) else None
    placed = behind is not None and (behind.has("function", "locative") or behind.has("function", "placing"))
    return placed and crossing_cost(scene, number) == COORDINATED_COST


def _whole_of(scene: Scene, number: int, first: int, whole_before: int | None) -> int | None:
    """Return the whole of one quantity; ``first`` opens its list, ``whole_before`` is the whole of the one before."""
    quantity, previous = scene.quantities[number], number - 1
    between = scene.cells[scene.quantities[previous].end : quantity.start + 1]
    opened = frames.opens_set(scene, previous) and scene.cells[quantity.start - 1].form in COMMAS
    if opened or _is_subset(between) or _is_of_them(scene, quantity) or _tells_condition(scene, number):
        return previous
    if _opens_parts(scene, first):
        return first - 1
    taken = frames.set_before(scene, number)
    if taken is not None:
        return (
            previous if scene.quantities[previous].end == taken[1] or scene.quantity_at(taken[1]) == previous else None
        )
    goes_on = _is_joined(between) or is_elided(scene, number) or _goes_on(scene, quantity) or _is_listed(scene, number)
    if whole_before is not None and goes_on and _is_alike(scene, whole_before, number):
        if _has_own_clause(scene, whole_before, number):
            return None
        return whole_before
    out_of_set = quantity.noun.of_set and quantity.shape != "zero" and _of_them(scene, quantity)
    return _last_alike(scene, number) if out_of_set else None


def _tells_condition(scene: Scene, number: int) -> bool:
    """Say whether a bare number says in what condition some of those counted before are: ``20 hurt, three in a coma``."""
    quantity, before, cells = scene.quantities[number], scene.quantities[number - 1], scene.cells
    if (
        quantity.noun.head is not None
        or not 0 < quantity.end < len(cells)
        or not cells[quantity.end].has("form", "states")
    ):
        return False
    low, whole = quantity.interval.low, before.interval.low
    smaller = low is not None and whole is not None and low < whole
    return smaller and cells[quantity.start - 1].form in COMMAS and scene.roles.is_person(before.noun.unit)


def _last_alike(scene: Scene, number: int) -> int:
    """Return the last count before that can be of the kind of this one; measures and places in a row are none."""
    places = range(number - 1, -1, -1)
    fit = (at for at in places if _is_alike(scene, at, number))
    return next((at for at in fit if not scene.roles.is_measure(scene.quantities[at].noun.unit)), number - 1)


def _has_own_clause(scene: Scene, whole: int, number: int) -> bool:
    """Say whether a count behind the parts of a told whole is a subject anew: ``6 died, among them 2 boys, and 9 were hurt``."""
    told = scene.cells[scene.quantities[whole].end : scene.quantities[number].start]
    behind = scene.cells[scene.quantities[number].end : scene.quantities[number].end + 1]
    says = any(cell.has("topics") or any(map(cell.has, *_SAYING)) for cell in behind)
    return says and scene.language.order == "svo" and any(cell.has("topics") for cell in told)


def _opens_parts(scene: Scene, first: int) -> bool:
    """Say whether a colon or "namely" opens the list of the parts of a count: ``12 people: five soldiers and seven guards``."""
    opening = scene.quantities[first].start - 1
    if first < 1:
        return False
    if scene.cells[opening].form == ":":
        return opening - scene.quantities[first - 1].end <= _COLON_GAP
    listed = scene.cells[opening].has("function", "listing") and scene.cells[opening - 1].form in COMMAS
    named = scene.quantities[first - 1].noun.unit is not None and scene.quantities[first].noun.unit is not None
    return listed and named and _is_alike(scene, first - 1, first)


def _is_subset(between: Sequence[Cell]) -> bool:
    """Say whether a cue opens the parts of a whole, and no joined verb begins another thing behind it."""
    cues = (n for n, cell in enumerate(between) if cell.has("function", "subset") and not cell.has("function", "share"))
    cue = max(cues, default=None)
    return cue is not None and not any(_begins_deed(between, at) for at in range(cue + 1, len(between) - 1))


def _opens_clause(cell: Cell) -> bool:
    return cell.has("function", "boundary") and not cell.has("attribution", "complementizer")


def _begins_deed(cells: Sequence[Cell], at: int) -> bool:
    cell, before = cells[at], cells[at - 1]
    joined = cell.prefix.conjunction or before.has("function", "conjunction")
    forms = _DEEDS if cell.prefix.conjunction else _JOINED_DEEDS
    return (
        _opens_clause(cell)
        or cell.form == ";"
        or (joined and any(s.file == "topics" and s.form in forms for s in cell.senses))
    )


def _goes_on(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a joined part stands behind a comma and names no casualty of its own: ``..., and 12 of the guards``."""
    head, joined = quantity.noun.head, scene.cells[quantity.start].prefix.conjunction
    plain = head is None or not scene.cells[head].has("topics")
    return joined and plain and scene.cells[quantity.start - 1].form in COMMAS


def _is_listed(scene: Scene, number: int) -> bool:
    """Say whether a comma adds one more part, a single one or one of a list with "and" at its end: ``3 boys, a nun and``."""
    comma = scene.cells[scene.quantities[number].start - 1].form in COMMAS
    if scene.language.order != "svo" or not comma or not continues_list(scene, number):
        return False
    behind = number + 1
    closed = behind < len(scene.quantities) and continues_list(scene, behind)
    joint = scene.quantities[behind].start - 1 if closed else 0
    return scene.quantities[number].shape == _SINGLE or (closed and scene.cells[joint].has("function", "conjunction"))


def _is_of_them(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the set stands before its part: ``67 drones, of them 31``."""
    before = scene.cells[quantity.start - 1]
    return before.has("function", "partitive_them") and scene.quantity_at(quantity.start - 1) is None


def _is_alike(scene: Scene, whole: int, number: int) -> bool:
    """Say whether both counts can be of people, or of things: no school is part of the dead."""
    units = [scene.quantities[at].noun.unit for at in (whole, number)]
    people = [unit == _BODY or scene.roles.is_person(unit) for unit in units]
    return None in units or people[0] == people[1]


def _is_joined(between: Sequence[Cell]) -> bool:
    """Say whether nothing but a conjunction parts two counts: ``including three children and two women``."""
    if not between:
        return False
    adjectives = sum(not cell.senses for cell in between[:-1])
    joined = between[-1].prefix.conjunction or any(cell.has("function", "conjunction") for cell in between)
    return joined and len(between) - adjectives <= _SHORT_JOINT and len(between) <= _LIST_GAP


def _of_them(scene: Scene, quantity: Quantity) -> bool:
    return quantity.noun.head is None or scene.cells[quantity.number_end].has("function", "partitive_them")
