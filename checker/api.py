"""The pipeline on one screen: extract, align, compare, judge.

Two pure functions do the work, one on a report and one on an event; every way to run (here, in several processes, on a
cluster) calls these two. Takes reports, gives an ``Analysis``; reads no file and renders nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from checker.align.as_of import parse_time
from checker.align.choices import steer_facets, steer_taxonomy
from checker.align.facts import read_facets
from checker.align.incidents import set_incidents_apart
from checker.align.persons import resolve_persons
from checker.align.questions import group_claims
from checker.align.unknown import align_unknown
from checker.brief.briefing import brief_findings
from checker.brief.joins import explain_joins
from checker.encoder.encode import load_encoder
from checker.extraction.datelines import with_dateline
from checker.extraction.guarded import extract_guarded
from checker.gather import Compared, Extracted, gather, in_events, number_claims
from checker.language.loader import load_languages
from checker.language.taxonomy import load_taxonomy
from checker.rules import ALL_RULES
from checker.rules.compare import Judge, compare_claims, find_sets, spell_out, with_chains
from checker.rules.findings import make_findings
from checker.rules.ledger import gap_ledger, set_aside
from checker.settings import NO_MODEL, Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from checker.align.questions import Compared as Item
    from checker.gather import Numbered
    from checker.language.loader import Languages
    from checker.language.taxonomy import Taxonomy
    from checker.model import Analysis, Claim, EventGroup, Finding, Group, Relation, Report, Skipped
    from checker.rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a run is asked for: plain values that travel to another process."""

    settings: Settings = field(default_factory=Settings)
    with_relations: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    explain: bool = False
    group_events: bool = False


class Tools(NamedTuple):
    """What a run works with, loaded once in each process."""

    languages: Languages
    taxonomy: Taxonomy
    rules: Sequence[Rule]


def load_tools(settings: Settings, *, languages: Languages | None = None, rules: Sequence[Rule] = ALL_RULES) -> Tools:
    """Return the languages, the taxonomy as the settings steer it, and the rules.

    >>> load_tools(Settings()).rules[0].code
    'N1'
    """
    return Tools(languages or load_languages(), steer_taxonomy(load_taxonomy(), settings), rules)


def extract_report(report: Report, settings: Settings, languages: Languages) -> Extracted:
    """Return what one report says; the claims are numbered inside the report.

    >>> from checker.model import Report
    >>> [c.id for c in extract_report(Report(id="a", text="Two men died."), Settings(), load_languages()).claims]
    ['1']
    """
    dated = with_dateline(report, languages)
    found, notes = extract_guarded(dated, languages, parse_time(dated.published_at, settings))
    read = dated if dated.language == found.language else replace(dated, language=found.language)
    return Extracted(read, found.claims, found.skipped, found.aliases, notes)


def compare_event(event: Sequence[Numbered], request: Request, tools: Tools) -> Compared:
    """Return what the reports of one event say together; groups and findings are numbered inside the event.

    >>> compare_event([], Request(), load_tools(Settings())).findings
    ()
    """
    settings, taxonomy = request.settings, tools.taxonomy
    by_id = {item.extracted.report.id: item.extracted.report for item in event}
    aliases = {item.extracted.report.id: item.extracted.aliases for item in event}
    extracted = [claim for item in event for claim in number_claims(item)]
    resolved = resolve_persons(extracted, dict.fromkeys(by_id), aliases)
    resolved = align_unknown(resolved, by_id, tools.languages, partial(load_encoder, settings.model))
    groups, items = _grouped(resolved, by_id, settings, tools)
    judge = Judge(taxonomy, settings, tools.rules)
    sets = find_sets(items, by_id, judge)
    judge = with_chains(judge, sets)
    judged = compare_claims(items, judge)
    findings = [f for f in make_findings(judged, sets, by_id, taxonomy.growing) if _is_wanted(f, request)]
    relations, left_out = spell_out(items, judge) if request.with_relations else ((), ())
    briefed = brief_findings(findings, items, by_id, judge)
    joins = explain_joins(briefed, items, judge) if request.explain else ()
    notes = (note for item in event for note in item.extracted.notes if _is_wanted(note, request))
    opinions, unasked = _opinions([*by_id.values()], resolved, request, tools)
    return Compared(
        resolved,
        groups,
        relations,
        (*briefed, *opinions, *notes),
        (*gap_ledger(judged), *set_aside(items), *left_out, *unasked),
        joins,
    )


def _opinions(
    reports: Sequence[Report], claims: Sequence[Claim], request: Request, tools: Tools
) -> tuple[Sequence[Finding], Sequence[Skipped]]:
    """Return what a model thinks of sentences without figures, where one was named, and what it was not asked about."""
    settings = request.settings
    if settings.nli == NO_MODEL or len(reports) < 2:  # noqa: PLR2004 - two reports
        return (), ()
    from checker.brief.opinions import find_opinions  # noqa: PLC0415 - only where a model is named
    from checker.encoder.nli import load_nli  # noqa: PLC0415

    encoder, model = load_encoder(settings.model), load_nli(settings.nli)
    found = find_opinions(reports, claims, tools.languages, encoder, model, settings.max_opinion_pairs_per_event)
    return [finding for finding in found.findings if _is_wanted(finding, request)], found.skipped


def _grouped(
    claims: Sequence[Claim], reports: Mapping[str, Report], settings: Settings, tools: Tools
) -> tuple[tuple[Group, ...], list[Item]]:
    sound = [claim for claim in claims if claim.fault is None]
    apart = set_incidents_apart(sound, tools.taxonomy, settings)
    facets = read_facets(apart, reports, tools.languages, tools.taxonomy, settings)
    return group_claims(apart, steer_facets(facets, apart, settings))


def relate_claims(
    analysis: Analysis, *, languages: Languages | None = None, rules: Sequence[Rule] = ALL_RULES
) -> Analysis:
    """Return an analysis with the relation of every comparable pair of its claims, compared anew but not read anew.

    >>> from checker.model import Report
    >>> pair = [Report(id="a", text="Six guards were hurt."), Report(id="b", text="Seven guards were hurt.")]
    >>> [relation.code for relation in relate_claims(extract_reports(pair)).relations]
    ['X1']
    """
    tools = load_tools(analysis.settings, languages=languages, rules=rules)
    by_id = {report.id: report for report in analysis.reports}
    events: dict[str | None, list[Claim]] = {}
    for claim in analysis.claims:
        events.setdefault(by_id[claim.report].event, []).append(claim)
    related = [_related(claims, by_id, analysis.settings, tools) for claims in events.values()]
    relations = tuple(relation for found, _ in related for relation in found)
    left_out = tuple(item for _, items in related for item in items)
    return replace(analysis, relations=relations, skipped=(*analysis.skipped, *left_out))


def _related(
    claims: Sequence[Claim], reports: Mapping[str, Report], settings: Settings, tools: Tools
) -> tuple[tuple[Relation, ...], tuple[Skipped, ...]]:
    _, items = _grouped(claims, reports, settings, tools)
    judge = Judge(tools.taxonomy, settings, tools.rules)
    return spell_out(items, with_chains(judge, find_sets(items, reports, judge)))


def _is_wanted(finding: Finding, request: Request) -> bool:
    return finding.code not in request.ignore and (not request.select or finding.code in request.select)


def extract_reports(
    reports: Iterable[Report], settings: Settings | None = None, *, languages: Languages | None = None
) -> Analysis:
    """Return the claims of all reports, with ids unique in the run.

    >>> from checker.model import Report
    >>> [c.id for c in extract_reports([Report(id="a", text="Two men died. Three fled the city.")]).claims]
    ['c1', 'c2']
    """
    settings, languages = settings or Settings(), languages or load_languages()
    extracted = [extract_report(report, settings, languages) for report in reports]
    return gather(extracted, (), settings)


def check_reports(  # noqa: PLR0913 - every collaborator is an argument
    reports: Iterable[Report],
    settings: Settings | None = None,
    *,
    languages: Languages | None = None,
    rules: Sequence[Rule] = ALL_RULES,
    with_relations: bool = False,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    explain: bool = False,
    group_events: bool = False,
) -> Analysis:
    """Return claims, groups, relations and findings of reports; events are never mixed.

    ``group_events`` sorts a mixed pile into events first; a report that names its event keeps it.

    >>> from checker.model import Report
    >>> pair = [Report(id="a", text="Six guards were hurt."), Report(id="b", text="Seven guards were hurt.")]
    >>> [finding.code for finding in check_reports(pair).findings]
    ['X1']
    """
    request = Request(
        settings=settings or Settings(),
        with_relations=with_relations,
        select=tuple(select),
        ignore=tuple(ignore),
        explain=explain,
        group_events=group_events,
    )
    tools = load_tools(request.settings, languages=languages, rules=rules)
    extracted = [extract_report(report, request.settings, tools.languages) for report in reports]
    extracted, events = sort_into_events(extracted, request, tools)
    compared = [compare_event(event, request, tools) for event in in_events(extracted)]
    return replace(gather(extracted, compared, request.settings), events=events)


def sort_into_events(
    extracted: Sequence[Extracted], request: Request, tools: Tools
) -> tuple[list[Extracted], tuple[EventGroup, ...]]:
    """Return the reports with the event of each where a mixed pile is to be sorted, and the events with the reasons."""
    if not request.group_events:
        return list(extracted), ()
    from checker.events.grouping import group_events  # noqa: PLC0415 - only where it is asked for

    reports = [item.report for item in extracted]
    claims = [claim for item in extracted for claim in item.claims]
    encoder = load_encoder(request.settings.model)
    grouped, events = group_events(reports, claims, tools.languages, tools.taxonomy, encoder)
    return [item._replace(report=report) for item, report in zip(extracted, grouped, strict=True)], events
