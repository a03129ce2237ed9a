"""Count what was not compared, and why: by event, question and reason, not one row each.

Takes verdicts on pairs and the claims of an event, gives rows for what was skipped; deliberately decides nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from checker.align.questions import question_key
from checker.model import Level, RelationName, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.align.questions import Compared
    from checker.rules.findings import Judged

    _Key = tuple[str, str | None, str, str]


def gap_ledger(judged: Iterable[Judged]) -> Iterator[Skipped]:
    """Yield the pairs that could not be judged, then those that place, day, period or unit sets apart.

    >>> list(gap_ledger([]))
    []
    """
    counts: Counter[_Key] = Counter()
    claims: dict[_Key, dict[str, None]] = defaultdict(dict)
    for pair in judged:
        if pair.verdict.reason is not None and pair.verdict.rule.relation is RelationName.NOT_COMPARABLE:
            question = min(question_key(pair.left.facets), question_key(pair.right.facets))
            kind = "pair" if pair.verdict.rule.level is Level.LISTED else "apart"
            key = (kind, pair.left.facets.event, question, pair.verdict.reason)
            counts[key] += 1
            claims[key].update(dict.fromkeys((pair.left.claim.id, pair.right.claim.id)))
    for key in sorted(counts, key=lambda key: key[0], reverse=True):
        kind, event, question, reason = key
        yield Skipped(
            reason=f"{question}: {reason}", kind=kind, claims=tuple(claims[key]), count=counts[key], event=event
        )


def set_aside(compared: Iterable[Compared]) -> Iterator[Skipped]:
    """Yield the claims about earlier events and other incidents, which are held against nothing of the main event.

    >>> list(set_aside([]))
    []
    """
    found: dict[tuple[str | None, str, str], list[str]] = defaultdict(list)
    for item in compared:
        if item.facets.background is not None:
            key = (item.facets.event, question_key(item.facets), item.facets.background)
            found[key].append(item.claim.id)
    for (event, question, words), claims in found.items():
        reason = f"{question}: told of another event: {words}"
        yield Skipped(reason=reason, kind="background", claims=tuple(claims), count=len(claims), event=event)
