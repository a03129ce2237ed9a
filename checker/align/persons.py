"""Join a person's title and name across the reports of one event.

One report that writes "Prime Minister Ali Hasan" lets "the prime minister" of a second and "Hasan" of a third meet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model import Claim


def resolve_persons(
    claims: Iterable[Claim], events: Mapping[str, str | None], aliases: Mapping[str, Iterable[tuple[str, str]]]
) -> tuple[Claim, ...]:
    """Return the claims with names replaced by the title that some report of the event gives them.

    >>> resolve_persons((), {}, {})
    ()
    """
    titles: dict[tuple[str | None, str], str] = {}
    for report, pairs in aliases.items():
        for title, name in pairs:
            titles.setdefault((events[report], name), title)
    return tuple(_resolved(claim, events[claim.report], titles) for claim in claims)


def _resolved(claim: Claim, event: str | None, titles: Mapping[tuple[str | None, str], str]) -> Claim:
    title = titles.get((event, claim.entity or ""))
    return claim if title is None else replace(claim, entity=title)
