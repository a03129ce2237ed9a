"""Write down what one event gave, as rows that need no more than a number or a place in the order of a whole run.

Rows of groups and findings are kept without their id, which only the whole run knows: it stands first in a row of JSON, so
that ``{"id": "g7"`` is put before the rest. Takes values and a look, gives text, the same as ``json`` and ``terminal`` do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from checker.brief.weigh import by_weight
from checker.render.json import (
    claim_with_selectors,
    finding_object,
    group_object,
    join_object,
    relation_object,
    report_with_text,
    row_json,
    skipped_object,
)
from checker.render.terminal import (
    Style,
    Tally,
    agreed_lines,
    finding_block,
    finding_head,
    finding_line,
    make_page,
    refused_lines,
    skipped_line,
    tally_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.desk import Join
    from checker.model import Analysis, Claim, Finding, Group, Report, Skipped
    from checker.render.terminal import Page


class Layout(StrEnum):
    """How a result is written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"

    @property
    def is_data(self) -> bool:
        """The result is rows of JSON, and no text to read."""
        return self in {Layout.JSON, Layout.JSONL}


class Look(NamedTuple):
    """The form of a result, how text looks in it, and the findings that the desk has muted, with their reasons."""

    form: Layout = Layout.JSON
    style: Style = Style()
    mutes: tuple[tuple[str, str], ...] = ()


class ReportRows(NamedTuple):
    """One report with its claims and what was not read in it."""

    number: int
    report: str
    claims: tuple[str, ...]
    unread: tuple[str, ...]


class GroupRow(NamedTuple):
    """A group without its id, or a line about it; groups stand in the order of their first claims."""

    first_claim: int
    rest: str


class FindingRow(NamedTuple):
    """A finding without its id, its place in the order of the run, and the joins that show it without the finding."""

    weight: tuple[int, int, float, int, str, str, str, str]
    level: str
    muted: str | None
    rest: str
    joins: tuple[str, ...]


class EventRows(NamedTuple):
    """What one event gave."""

    first: int
    reports: tuple[ReportRows, ...]
    groups: tuple[GroupRow, ...]
    relations: tuple[str, ...]
    findings: tuple[FindingRow, ...]
    uncompared: tuple[str, ...]
    refused: tuple[str, ...]
    agreed: tuple[GroupRow, ...]
    tally: Tally


class Part(NamedTuple):
    """What one event gave, as values: the report numbers, and an analysis whose groups and findings have ids of their own.

    ``unread`` holds for each report what was not read in it; ``analysis.skipped`` what was not compared.
    """

    numbers: Sequence[int]
    unread: Sequence[Sequence[Skipped]]
    analysis: Analysis


def event_rows(part: Part, look: Look) -> EventRows:
    """Return the rows of one event.

    >>> from checker.model import Analysis
    >>> event_rows(Part([7], [()], Analysis()), Look(form=Layout.FULL)).first
    7
    """
    reasons = dict(look.mutes)
    findings = tuple(replace(f, muted=reasons.get(f.fingerprint)) for f in part.analysis.findings)
    marked = Part(part.numbers, part.unread, replace(part.analysis, findings=findings))
    tally = tally_of(replace(marked.analysis, skipped=(*marked.analysis.skipped, *_flat(marked.unread))))
    return _json_rows(marked, tally) if look.form.is_data else _text_rows(marked, tally, look)


def _flat(unread: Iterable[Iterable[Skipped]]) -> tuple[Skipped, ...]:
    return tuple(item for items in unread for item in items)


def _json_rows(part: Part, tally: Tally) -> EventRows:
    analysis = part.analysis
    claims: dict[str, list[Claim]] = {report.id: [] for report in analysis.reports}
    for claim in analysis.claims:
        claims[claim.report].append(claim)
    found = zip(part.numbers, analysis.reports, part.unread, strict=True)
    return EventRows(
        first=part.numbers[0],
        reports=tuple(_report_rows(number, report, claims[report.id], unread) for number, report, unread in found),
        groups=tuple(GroupRow(int(group.claims[0][1:]), _without_id(group)) for group in analysis.groups),
        relations=tuple(row_json(relation_object(relation)) for relation in analysis.relations),
        findings=tuple(_finding_row(finding, analysis.joins) for finding in analysis.findings),
        uncompared=tuple(row_json(skipped_object(item)) for item in analysis.skipped),
        refused=tuple(row_json(join_object(join)) for join in analysis.joins if join.finding is None),
        agreed=(),
        tally=tally,
    )


def _report_rows(number: int, report: Report, claims: Iterable[Claim], unread: Iterable[Skipped]) -> ReportRows:
    return ReportRows(
        number,
        row_json(report_with_text(report)),
        tuple(row_json(claim_with_selectors(claim, report)) for claim in claims),
        tuple(row_json(skipped_object(item)) for item in unread),
    )


def with_id(identifier: str, rest: str, key: str = "id") -> str:
    """Return a row of JSON with its id.

    >>> with_id("g2", ', "event": null}')
    '{"id": "g2", "event": null}'
    """
    return f'{{"{key}": "{identifier}"{rest}'


def _without_id(group: Group) -> str:
    return row_json(group_object(group)).removeprefix(with_id(group.id, ""))


def _finding_row(finding: Finding, joins: Iterable[Join]) -> FindingRow:
    rest = row_json(finding_object(finding)).removeprefix(with_id(finding.id, ""))
    shown = (row_json(join_object(join)) for join in joins if join.finding == finding.id)
    return _placed(finding, rest, tuple(row.removeprefix(with_id(finding.id, "", "finding")) for row in shown))


def _placed(finding: Finding, rest: str, joins: tuple[str, ...] = ()) -> FindingRow:
    muted = finding.fingerprint if finding.muted is not None else None
    return FindingRow(by_weight(finding), finding.level.value, muted, rest, joins)


def _text_rows(part: Part, tally: Tally, look: Look) -> EventRows:
    analysis, style = part.analysis, look.style
    page = make_page(analysis, style)
    blank = () if not style.verbose else part.unread
    unread = [ReportRows(n, "", (), _lines(items, style)) for n, items in zip(part.numbers, blank, strict=False)]
    return EventRows(
        first=part.numbers[0],
        reports=tuple(rows for rows in unread if rows.unread),
        groups=(),
        relations=(),
        findings=tuple(_placed(f, finding_text(page, f, look.form)) for f in analysis.findings),
        uncompared=_lines(analysis.skipped, style) if style.verbose else (),
        refused=tuple(refused_lines(page)),
        agreed=tuple(GroupRow(int(claim[1:]), line) for claim, line in agreed_lines(page).items()),
        tally=tally,
    )


def _lines(skipped: Iterable[Skipped], style: Style) -> tuple[str, ...]:
    return tuple(skipped_line(item, style) for item in skipped)


def finding_text(page: Page, finding: Finding, form: Layout) -> str:
    """Return a finding as text; of a muted one its head alone, which stands beside the reason."""
    if finding.muted is not None:
        return finding_head(page, finding)
    return finding_line(page, finding) if form is Layout.CONCISE else finding_block(page, finding)


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies.

    >>> added([Tally(claims=2, unused=(("pair", 1),)), Tally(claims=3)])
    Tally(reports=0, claims=5, against=0, notes=0, muted=0, unused=(('pair', 1),))
    """
    total, unused = Tally(), Counter[str]()
    for tally in tallies:
        unused.update(dict(tally.unused))
        total = Tally(
            reports=total.reports + tally.reports,
            claims=total.claims + tally.claims,
            against=total.against + tally.against,
            notes=total.notes + tally.notes,
            muted=total.muted + tally.muted,
        )
    return total._replace(unused=tuple(sorted(unused.items())))
