"""Cut a run into events, and put what the events gave together again: one numbering for the whole run.

Claims are numbered in the order of the reports, groups in the order of their first claims, findings by weight. None of
it depends on how a run was cut into pieces, or where the pieces were worked on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from checker.brief.weigh import by_weight
from checker.model import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.desk import Join
    from checker.model import Claim, Finding, Group, Relation, Report, Skipped
    from checker.settings import Settings


class Extracted(NamedTuple):
    """One report, read: its claims are numbered inside the report ("1", "2", ...)."""

    report: Report
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    aliases: tuple[tuple[str, str], ...]
    notes: tuple[Finding, ...] = ()


class Numbered(NamedTuple):
    """One report with the number of claims that stand before its own in the run."""

    extracted: Extracted
    before: int


class Compared(NamedTuple):
    """What the reports of one event say together; groups and findings are numbered inside the event."""

    claims: tuple[Claim, ...]
    groups: tuple[Group, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    joins: tuple[Join, ...]


def in_events(extracted: Iterable[Extracted]) -> list[list[Numbered]]:
    """Return the reports of each event, events in the order of their first reports.

    >>> in_events(())
    []
    """
    events: dict[str | None, list[Numbered]] = defaultdict(list)
    before = 0
    for item in extracted:
        events[item.report.event].append(Numbered(item, before))
        before += len(item.claims)
    return list(events.values())


def number_claims(item: Numbered) -> Iterator[Claim]:
    """Yield the claims of one report with ids unique in the run."""
    for claim in item.extracted.claims:
        whole = claim.scope.subset_of
        scope = replace(claim.scope, subset_of=f"c{int(whole) + item.before}") if whole is not None else claim.scope
        yield replace(claim, id=f"c{int(claim.id) + item.before}", scope=scope)


def number_of(identifier: str) -> int:
    """Return the number in an id.

    >>> number_of("c12")
    12
    """
    return int(identifier[1:])


def gather(extracted: Sequence[Extracted], compared: Sequence[Compared], settings: Settings) -> Analysis:
    """Return the analysis of a run from its reports and its events; without events, what extraction found.

    >>> from checker.settings import Settings
    >>> gather((), (), Settings()).claims
    ()
    """
    findings, joins = _findings(compared)
    claims = chain.from_iterable(event.claims for event in compared) if compared else _as_extracted(extracted)
    unread = [item for report in extracted for item in report.skipped]
    return Analysis(
        reports=tuple(item.report for item in extracted),
        claims=tuple(sorted(claims, key=lambda claim: number_of(claim.id))),
        groups=_groups(compared),
        relations=tuple(relation for event in compared for relation in event.relations),
        findings=findings,
        skipped=(*unread, *(item for event in compared for item in event.skipped)),
        joins=joins,
        settings=settings,
    )


def _as_extracted(extracted: Iterable[Extracted]) -> Iterator[Claim]:
    yield from (claim for event in in_events(extracted) for item in event for claim in number_claims(item))


def _groups(compared: Iterable[Compared]) -> tuple[Group, ...]:
    found = sorted((group for event in compared for group in event.groups), key=lambda g: number_of(g.claims[0]))
    return tuple(replace(group, id=f"g{number}") for number, group in enumerate(found, 1))


def _findings(compared: Iterable[Compared]) -> tuple[tuple[Finding, ...], tuple[Join, ...]]:
    """Return the findings gravest first, and the joins in the order of their findings, refused ones last."""
    found = sorted((pair for event in compared for pair in _with_joins(event)), key=lambda pair: by_weight(pair[0]))
    findings = tuple(replace(finding, id=f"f{number}") for number, (finding, _) in enumerate(found, 1))
    shown = [replace(join, finding=f"f{number}") for number, (_, joins) in enumerate(found, 1) for join in joins]
    refused = (join for event in compared for join in event.joins if join.finding is None)
    return findings, (*shown, *refused)


def _with_joins(event: Compared) -> Iterator[tuple[Finding, list[Join]]]:
    joins: dict[str | None, list[Join]] = defaultdict(list)
    for join in event.joins:
        joins[join.finding].append(join)
    yield from ((finding, joins[finding.id]) for finding in event.findings)
