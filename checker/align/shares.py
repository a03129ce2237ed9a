"""Say whether a count is taken from a set that the text knows: "three of the dead", "among the dead were seven people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.align.context import Context
    from checker.language.incidents import IncidentWords
    from checker.model import Claim
    from checker.quantity.cells import Cells

_REACH = 6
_CELL_END = "|"
_COLON = ":"
_ANYBODY = frozenset({None, "person"})


def is_share(counted: Cells) -> bool:
    """Say whether the words of a count take it from a set.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> is_share(build_cells(tokenise("three of the dead"), load_language("en")))
    True
    """
    return ("function", "partitive") in counted.marks


def is_of_named_set(counted: Cells, context: Context, claim: Claim) -> bool:
    """Say whether the set of a count of anybody is named by its topic: those killed, of whom it is a part.

    >>> from checker.align.context import context_of
    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_language
    >>> from checker.model import Report
    >>> from checker.quantity.cells import Cells
    >>> (claim,) = extract_claims(Report(id="a", text="Among the dead were seven people.")).claims
    >>> is_of_named_set(Cells(), context_of("Among the dead were", "", load_language("en")), claim)
    True
    """
    if claim.unit not in _ANYBODY:
        return False
    if is_share(counted):
        return ("topics", claim.topic) in counted.marks
    return _opens_parts(context, claim.topic)


def _opens_parts(context: Context, topic: str) -> bool:
    """Say whether "among" stands before the set, or "included" behind it, right before the count.

    Words are looked up one by one: "among the dead were" is also one entry of the lexicon.
    """
    before = [context.language.analyse(token.form) for token in context.before[-_REACH:]]
    for index, word in enumerate(before):
        if ("topics", topic) in word.marks:
            behind = before[index + 1 :]
            among = any(("function", "among") in near.marks for near in before[:index])
            return (among and len(behind) <= 1) or (bool(behind) and ("function", "subset") in behind[-1].marks)
    return False


def is_of_row(context: Context, words: IncidentWords | None) -> bool:
    """Say whether a figure stands in a row of a table whose first cell says what it is a part of, unless that is the total.

    >>> from checker.align.context import context_of
    >>> from checker.language.incidents import load_incident_words
    >>> from checker.language.loader import load_language
    >>> rows = [context_of(f"{label} | Killed: ", "", load_language("en")) for label in ("Women", "Total", "Hurt: 2")]
    >>> [is_of_row(row, load_incident_words("en")) for row in rows]
    [True, False, False]
    """
    forms = [token.form for token in context.before] if _CELL_END in context.forms else []
    label = forms[: forms.index(_CELL_END)] if _CELL_END in forms else []
    totals = words.totals if words is not None else ()
    return bool(label) and _COLON not in label and " ".join(label) not in totals
