"""The pipeline on one screen: extract, align, compare, judge.

Takes reports, gives an ``Analysis``; reads no file and renders nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.align.as_of import with_as_of
from checker.align.choices import steer_facets, steer_taxonomy
from checker.align.facts import read_facets
from checker.align.incidents import set_incidents_apart
from checker.align.persons import resolve_persons
from checker.align.questions import group_claims
from checker.brief.briefing import brief_findings
from checker.brief.joins import explain_joins
from checker.extract.claims import extract_claims
from checker.language.loader import load_languages
from checker.language.taxonomy import load_taxonomy
from checker.model import Analysis
from checker.rules import ALL_RULES
from checker.rules.compare import Judge, compare_claims, find_sets, gap_ledger, spell_out, with_chains
from checker.rules.findings import make_findings
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from checker.language.loader import Languages
    from checker.model import Claim, Finding, Report, Skipped
    from checker.rules.rule import Rule


def extract_reports(
    reports: Sequence[Report], settings: Settings | None = None, *, languages: Languages | None = None
) -> Analysis:
    """Return the claims of all reports, with ids unique in the run.

    >>> from checker.model import Report
    >>> [c.id for c in extract_reports([Report(id="a", text="Two men died. Three fled the city.")]).claims]
    ['c1', 'c2']
    """
    settings = settings or Settings()
    analysis, _ = _extracted(reports, settings, languages or load_languages())
    return analysis


def _extracted(
    reports: Sequence[Report], settings: Settings, languages: Languages
) -> tuple[Analysis, dict[str, tuple[tuple[str, str], ...]]]:
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    read: list[Report] = []
    aliases: dict[str, tuple[tuple[str, str], ...]] = {}
    for report in reports:
        extraction = extract_claims(report, languages)
        offset = len(claims)
        claims.extend(_renumbered(with_as_of(claim, report, settings), offset) for claim in extraction.claims)
        skipped.extend(extraction.skipped)
        read.append(replace(report, language=extraction.language))
        aliases[report.id] = extraction.aliases
    return Analysis(reports=tuple(read), claims=tuple(claims), skipped=tuple(skipped), settings=settings), aliases


def _resolved(
    reports: Sequence[Report], settings: Settings, languages: Languages
) -> tuple[Analysis, dict[str, Report]]:
    """Return the claims of all reports with names of one person joined inside an event, and the reports by id."""
    analysis, aliases = _extracted(reports, settings, languages)
    events = {report.id: report.event for report in analysis.reports}
    claims = resolve_persons(analysis.claims, events, aliases)
    return replace(analysis, claims=claims), {report.id: report for report in analysis.reports}


def _renumbered(claim: Claim, offset: int) -> Claim:
    whole = claim.scope.subset_of
    scope = replace(claim.scope, subset_of=f"c{int(whole) + offset}") if whole is not None else claim.scope
    return replace(claim, id=f"c{int(claim.id) + offset}", scope=scope)


def check_reports(  # noqa: PLR0913 - every collaborator is an argument
    reports: Sequence[Report],
    settings: Settings | None = None,
    *,
    languages: Languages | None = None,
    rules: Sequence[Rule] = ALL_RULES,
    with_relations: bool = False,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    explain: bool = False,
) -> Analysis:
    """Return claims, groups, relations and findings of reports; events are never mixed.

    >>> from checker.model import Report
    >>> pair = [Report(id="a", text="Six guards were hurt."), Report(id="b", text="Seven guards were hurt.")]
    >>> [finding.code for finding in check_reports(pair).findings]
    ['X1']
    """
    settings, languages = settings or Settings(), languages or load_languages()
    taxonomy = steer_taxonomy(load_taxonomy(), settings)
    analysis, by_id = _resolved(reports, settings, languages)
    claims = set_incidents_apart(analysis.claims, taxonomy, settings)
    facets = steer_facets(read_facets(claims, by_id, languages, taxonomy, settings), claims, settings)
    groups, compared = group_claims(claims, facets)
    judge = Judge(taxonomy, settings, rules)
    sets = find_sets(compared, by_id, judge)
    judge = with_chains(judge, sets)
    judged = compare_claims(compared, judge)
    findings = [f for f in make_findings(judged, sets, by_id, taxonomy.growing) if _is_wanted(f, select, ignore)]
    relations, left_out = spell_out(compared, judge) if with_relations else ((), ())
    briefed = brief_findings(findings, compared, by_id, judge)
    return replace(
        analysis,
        groups=groups,
        relations=relations,
        findings=briefed,
        skipped=(*analysis.skipped, *gap_ledger(judged), *left_out),
        joins=explain_joins(briefed, compared, judge) if explain else (),
    )


def _is_wanted(finding: Finding, select: Collection[str], ignore: Collection[str]) -> bool:
    return finding.code not in ignore and (not select or finding.code in select)
