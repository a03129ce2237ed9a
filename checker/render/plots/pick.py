"""Choose the claims of one question: by finding, by group, by the key of the question, or the gravest finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.language.labels import question_text
from checker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model import Analysis, Claim, Finding, Group, Report


class Picked(NamedTuple):
    """One question with its claims, and the finding on it if there is one."""

    title: str
    claims: tuple[Claim, ...]
    finding: Finding | None
    reports: dict[str, Report]


def pick(analysis: Analysis, which: str | None, language: str, *, counts_only: bool = False) -> Picked:
    """Return the claims of a finding (id or fingerprint), of a group (id), or of a question (key) of the analysis.

    Without a name it is the gravest finding, and without findings the question with most claims. Raises ``KeyError``
    when nothing has the name.
    """
    kinds = {Kind.QUANTITY} if counts_only else set(Kind)
    by_claim = {claim: group for group in analysis.groups for claim in group.claims if group.kind in kinds}
    finding = _finding(analysis, which, lambda item: any(claim in by_claim for claim in item.claims))
    if finding is not None:
        groups = list({by_claim[claim].id: by_claim[claim] for claim in finding.claims if claim in by_claim}.values())
    else:
        groups = _groups([group for group in analysis.groups if group.kind in kinds], which)
    names = {claim for group in groups for claim in group.claims}
    claims = tuple(claim for claim in analysis.claims if claim.id in names)
    return Picked(_title(finding, groups, claims, language), claims, finding, {r.id: r for r in analysis.reports})


def narrowed(analysis: Analysis, which: str | None, event: str | None) -> Analysis:
    """Return the part of an analysis that is about the event of a question, without relations.

    Raises ``KeyError`` when nothing has the name, or when things in several events have it and none is named.
    """
    if event is not None:
        return of_event(analysis, event)
    named = [(item.event, {item.id, item.fingerprint, item.question}) for item in analysis.findings]
    named += [(group.event, {group.id, group.question}) for group in analysis.groups]
    events = {event for event, names in named if which in names}
    if len(events) > 1:
        raise KeyError(f"{which}: asked in {len(events)} events; name one with event=")
    if not events:
        picked = pick(analysis, which, "en")
        events = {picked.reports[picked.claims[0].report].event}
    return of_event(analysis, next(iter(events)))


def of_event(analysis: Analysis, event: str | None) -> Analysis:
    """Return the part of an analysis that is about one event, without relations.

    Raises ``KeyError`` when no report is about it.
    """
    reports = tuple(report for report in analysis.reports if report.event == event)
    if not reports:
        raise KeyError(f"{event}: no report is about this event")
    names = {report.id for report in reports}
    return replace(
        analysis,
        reports=reports,
        claims=tuple(claim for claim in analysis.claims if claim.report in names),
        groups=tuple(group for group in analysis.groups if group.event == event),
        findings=tuple(finding for finding in analysis.findings if finding.event == event),
        relations=(),
    )


def _finding(analysis: Analysis, which: str | None, fits: Callable[[Finding], bool]) -> Finding | None:
    fitting = (item for item in analysis.findings if item.brief is not None and fits(item))
    return next(
        (item for item in fitting if which is None or which in {item.id, item.fingerprint, item.question}), None
    )


def _groups(groups: list[Group], which: str | None) -> list[Group]:
    if which is None and groups:
        return [max(groups, key=lambda group: len(group.claims))]
    found = [group for group in groups if which in {group.id, group.question}]
    if not found:
        raise KeyError(f"{which or 'nothing'}: no finding, group or question to plot has this name")
    return found


def _title(finding: Finding | None, groups: list[Group], claims: tuple[Claim, ...], language: str) -> str:
    if finding is not None and finding.brief is not None:
        return dict(finding.brief.question).get(language, finding.question)
    entity = next((claim.subject for claim in claims), None)
    return question_text(groups[0].topic, groups[0].unit, entity, language)
