"""Polarity, certainty and cues of a claim: denial, failure, hedges, superseded and revised figures.

Cues, their direction and what ends their scope come from the language data; scope is the clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Certainty, Polarity

if TYPE_CHECKING:
    from checker.quantity.cells import Cell, Cells

_CLOSING_QUOTES = frozenset({"\u00bb", "\u201d"})
_CLAUSE_MARKS = frozenset({".", ";", ":", "\u061b", ",", "\u060c"})
_GOVERNING = frozenset(("factuality", key) for key in ("deny", "fail", "hypothetical"))
_CUES = _GOVERNING | {
    ("factuality", key)
    for key in ("aim", "aim_mark", "deny_behind", "fail_behind", "hedge", "negation", "revise", "rise", "superseded")
}
"""Every kind of cue that is looked up below: where none stands, a claim is plain."""
_DENIAL_WINDOW = 9
_NEGATION_WINDOW = 2
_PLAN_WINDOW = 4
_BEHIND_WINDOW = 6
_TOLD_WINDOW = 6
_PART_REACH = 3
_HEDGE_BEFORE = 6
_HEDGE_BEHIND = 8


class Factuality(NamedTuple):
    """How a claim is put."""

    polarity: Polarity
    certainty: Certainty
    cue: str | None
    asserted: bool


_PLAIN = Factuality(Polarity.ASSERTED, Certainty.STATED, None, asserted=True)


def judge_factuality(cells: Cells, anchor: int, predicate: int | None, *, zero: bool) -> Factuality:
    """Judge the claim whose count stands at ``anchor`` and whose predicate stands at ``predicate``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("The army denied that five men were killed"), load_language("en"))
    >>> judge_factuality(cells, 4, 7, zero=False).polarity.value
    'denied'
    """
    if _CUES.isdisjoint(cells.marks):
        return _PLAIN
    first, last = _reach(anchor, predicate)
    clause = _governed_from(cells, first)
    near = max(clause, first - _DENIAL_WINDOW)
    denied = any(
        near <= cue < first and not _speaks_on(cells, cue, first) and not denies_part(cells, cue)
        for cue in cells.where("factuality", "deny")
    )
    failed = any(
        near <= cue < first and not _is_next_deed(cells, cue, first) for cue in cells.where("factuality", "fail")
    )
    denied = denied or cells.within(last, last + _BEHIND_WINDOW, "factuality", "deny_behind")
    failed = failed or cells.within(last, last + _BEHIND_WINDOW, "factuality", "fail_behind")
    negated = predicate is not None and is_negated(cells, predicate) and not _is_excepted(cells, anchor)
    polarity = Polarity.DENIED if (denied or failed or negated) and not zero else Polarity.ASSERTED
    cue = "deny" if denied else _revision(cells)
    planned = any(_is_planned(cells, clause, place) for place in (first, last)) or is_aim(cells, predicate)
    return Factuality(polarity, _certainty(cells, first, anchor, predicate), cue, asserted=failed or not planned)


def _governed_from(cells: Cells, first: int) -> int:
    """Return where the words begin of which a cue can govern what stands at ``first``."""
    alone = _GOVERNING.isdisjoint(cells.marks) or _begins_clause(cells, first)
    return first if alone else _clause_start(cells, first)


def denies_part(cells: Cells, cue: int) -> bool:
    """Say whether only a part in the deed is denied, and no figure: ``denied responsibility for the blast``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> denies_part(build_cells(tokenise("They denied responsibility"), load_language("en")), 1)
    True
    """
    return cells.within(cue + 1, cue + 1 + _PART_REACH, "factuality", "responsibility")


def _speaks_on(cells: Cells, cue: int, first: int) -> bool:
    """Say whether who denies goes on to say something else: ``denied any looting and said that five men were hurt``."""
    said = (at for at in cells.where("attribution", "verb") if cue < at < first)
    return any(cells[at - 1].has("function", "conjunction") for at in said)


def _is_planned(cells: Cells, clause: int, place: int) -> bool:
    """Say whether a cue before ``place``, with no clause opening in between, makes it no more than possible."""
    cues = (
        cue for cue in cells.where("factuality", "hypothetical") if max(clause, place - _PLAN_WINDOW) <= cue < place
    )
    return any(
        not any(_opens_clause(cell) or cell.form in _CLOSING_QUOTES for cell in cells[cue + 1 : place])
        and not _is_next_deed(cells, cue, place)
        for cue in cues
    )


def _opens_clause(cell: Cell) -> bool:
    return cell.has("function", "boundary") and not cell.has("attribution", "complementizer")


def is_aim(cells: Cells, predicate: int | None) -> bool:
    """Say whether a verb only says what something is for: ``sent troops to free 12 hostages``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> is_aim(build_cells(tokenise("sent troops to rescue 12 men"), load_language("en")), 3)
    True
    """
    if predicate is None:
        return False
    marked = cells[predicate].has("factuality", "aim")
    if not any(s.file == "topics" and s.form == "verbs" for s in cells[predicate].senses):
        return marked
    before = cells[predicate - 1] if predicate else None
    return marked or (before is not None and before.has("factuality", "aim_mark"))


def _reach(anchor: int, predicate: int | None) -> tuple[int, int]:
    """Return the first and the last cell that a claim rests on."""
    other = predicate if predicate is not None else anchor
    return min(anchor, other), max(anchor, other)


def _begins_clause(cells: Cells, index: int) -> bool:
    """Say whether a joined verb begins a clause of its own, which no cue before it governs: ``failed and captured``."""
    if index >= len(cells) or not cells[index].prefix.conjunction:
        return False
    forms = {sense.form for sense in cells[index].senses if sense.file == "topics"}
    return "verbs" in forms and "verbal_nouns" not in forms


def _is_next_deed(cells: Cells, cue: int, place: int) -> bool:
    """Say whether a joined deed stands behind what a cue governs, and that is no deed: ``foiling trips and rescuing``."""
    first = next((cell for cell in cells[cue + 1 : place + 1] if cell.has("topics")), None)
    return first is not None and first.prefix.conjunction


def is_negated(cells: Cells, predicate: int) -> bool:
    """Say whether a predicate stands right behind a negation, so that it did not happen."""
    return cells.within(predicate - _NEGATION_WINDOW, predicate + 1, "factuality", "negation")


def _is_excepted(cells: Cells, anchor: int) -> bool:
    """Say whether a count is what a negation leaves out, so that it holds: ``killed none but two``."""
    return anchor > 0 and cells[anchor - 1].has("factuality", "except")


def _clause_start(cells: Cells, index: int) -> int:
    start = index
    while start > 0 and cells[start - 1].form not in _CLAUSE_MARKS:
        start -= 1
    return start


def _certainty(cells: Cells, index: int, anchor: int, predicate: int | None) -> Certainty:
    if any(_supersedes(cells, at, anchor) for at in cells.where("factuality", "superseded")):
        return Certainty.SUPERSEDED
    if cells.where("factuality", "rise") and _is_left_behind(cells, anchor):
        return Certainty.SUPERSEDED
    reach = range(index - _HEDGE_BEFORE, index + _HEDGE_BEHIND)
    hedged = any(cue in reach and not _kills(cells, cue, predicate) for cue in cells.where("factuality", "hedge"))
    return Certainty.HEDGED if hedged else Certainty.STATED


def _kills(cells: Cells, cue: int, predicate: int | None) -> bool:
    """Say whether a word of hedging is the verb of the deed itself: ``the blast claimed 12 lives``."""
    told = cells.within(cue, cue + _TOLD_WINDOW, "function", "auxiliary")
    return cue == predicate and not told and any(sense.form == "verbs" for sense in cells[cue].senses)


def _supersedes(cells: Cells, cue: int, anchor: int) -> bool:
    """Say whether a cue makes a figure an old one; "up from" does so only to the figure behind it."""
    return not cells[cue].has("factuality", "rise_from") or cue < anchor <= cue + _NEGATION_WINDOW


def _is_left_behind(cells: Cells, anchor: int) -> bool:
    """Say whether a figure moved from here to one named before: ``rose to 388 on Wednesday from`` 259."""
    if not anchor or not cells[anchor - 1].has("factuality", "rise_from"):
        return False
    start = _clause_start(cells, anchor)
    rise = next((at for at in reversed(cells.where("factuality", "rise")) if start <= at < anchor), anchor)
    return any(cell.sort == "number" or cell.has("numerals", "cardinal") for cell in cells[rise + 1 : anchor - 1])


def _revision(cells: Cells) -> str | None:
    return "revise" if cells.where("factuality", "revise") else None


def find_cues(cells: Cells, anchor: int, predicate: int | None) -> tuple[tuple[str, int], ...]:
    """Return the cues that ``judge_factuality`` sees, each with its kind and its cell.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> cells = build_cells(tokenise("The army denied that five men were killed"), load_language("en"))
    >>> find_cues(cells, 4, 7)
    (('deny', 2),)
    """
    first, last = _reach(anchor, predicate)
    clause = _clause_start(cells, first)
    denial = range(max(clause, first - _DENIAL_WINDOW), first)
    reach = {
        "deny": denial,
        "fail": denial,
        "deny_behind": range(last, last + _BEHIND_WINDOW),
        "fail_behind": range(last, last + _BEHIND_WINDOW),
        "hypothetical": (
            *range(max(clause, first - _PLAN_WINDOW), first),
            *range(max(first, last - _PLAN_WINDOW), last),
        ),
        "hedge": range(max(0, first - _HEDGE_BEFORE), first + _HEDGE_BEHIND),
        "superseded": range(len(cells)),
        "revise": range(len(cells)),
    }
    return tuple((kind, at) for kind, places in reach.items() for at in cells.where("factuality", kind) if at in places)
