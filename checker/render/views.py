"""What every page shows of a finding: its question, its answers with their voices and bars, what to write, and why.

Takes an ``Analysis`` and the language of the reader; gives values that a template or a list prints as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.interface import counted, load_page
from checker.language.labels import question_text
from checker.language.phrases import value_phrase
from checker.model import CONTRADICTING_LEVELS, Kind, Level
from checker.render.bars import Bar, draw_bars
from checker.render.pieces import Piece, marked_pieces, quote_pieces
from checker.render.places import as_of_text, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.desk import Brief, ValueGroup, Wording
    from checker.model import Analysis, Claim, Finding, Group, Report

_INTEGRITY = "CC"


class Voice(NamedTuple):
    """One claim behind an answer: who says it to whom, outlet first, where it stands, and its sentence."""

    claim: Claim
    report: Report
    names: tuple[str, ...]
    place: str
    quote: tuple[Piece, ...]


class Answer(NamedTuple):
    """One answer to the question of a finding."""

    value: ValueGroup
    words: str
    voices: tuple[Voice, ...]
    bar: Bar | None

    @property
    def moments(self) -> tuple[str, ...]:
        """The first and the last time the answer is given for, one where they are the same, none where it is unknown."""
        known = [voice.claim.as_of for voice in self.voices if voice.claim.as_of is not None]
        ordered = sorted(known, key=lambda as_of: as_of.instant)
        return tuple(dict.fromkeys(as_of_text(as_of) for as_of in (*ordered[:1], *ordered[-1:])))


class Case(NamedTuple):
    """One finding as an editor reads it."""

    finding: Finding
    question: str
    answers: tuple[Answer, ...]
    brief: Brief | None
    report: Report | None
    excerpt: tuple[Piece, ...]

    @property
    def anchor(self) -> str:
        """The permanent name of the finding inside a page."""
        return f"finding-{self.finding.fingerprint or self.finding.id}"

    @property
    def names(self) -> tuple[str, ...]:
        """Every source and every answer in free words, which keep their own direction inside a sentence."""
        voices = [source for answer in self.answers for source in answer.value.sources]
        sources = [name for source in voices for name in (source.name, *(words for _, words in source.wording))]
        kinds = {voice.claim.kind for answer in self.answers for voice in answer.voices}
        free = [] if Kind.QUANTITY in kinds else [words for a in self.answers for _, words in a.value.wording]
        return tuple(dict.fromkeys([*sources, *free]))


class Sides(NamedTuple):
    """The findings of a run by what an editor does with them."""

    decisions: tuple[Case, ...]
    notes: tuple[Case, ...]
    integrity: tuple[Case, ...]
    muted: tuple[Case, ...]


def said(wording: Wording, code: str, default: str = "") -> str:
    """Return a text in one language.

    >>> said((("ar", "x"), ("en", "six")), "en")
    'six'
    """
    return dict(wording).get(code, default)


def headline(analysis: Analysis, contradictions: int, code: str) -> str:
    """Return in one sentence how many contradictions stand in how many reports.

    >>> from checker.model import Analysis, Report
    >>> headline(Analysis(reports=(Report(id="a", text="Two men died."),)), 0, "en")
    'No contradiction found in 1 report'
    """
    page = load_page(code)["page"]
    reports = counted("in_reports", len(analysis.reports), code)
    if not analysis.reports:
        return str(page["nothing_read"])
    if not contradictions:
        return str(page["nothing_found"]).format(in_reports=reports)
    found = counted("contradictions", contradictions, code)
    return str(page["found"]).format(contradictions=found, in_reports=reports)


def rule_name(finding: Finding, code: str) -> str:
    """Return the name of the rule of a finding in the language of the page."""
    return str(load_page(code)["codes"].get(finding.code, finding.name))


def read_cases(analysis: Analysis, code: str) -> Sides:
    """Return every finding as it is shown, gravest first.

    >>> from checker.model import Analysis
    >>> read_cases(Analysis(), "en").decisions
    ()
    """
    claims = {claim.id: claim for claim in analysis.claims}
    reports = {report.id: report for report in analysis.reports}
    cases = [_case(finding, claims, reports, code) for finding in analysis.findings]
    open_cases = [case for case in cases if case.finding.muted is None]
    return Sides(
        decisions=tuple(case for case in open_cases if case.finding.level in CONTRADICTING_LEVELS),
        notes=tuple(case for case in open_cases if _is_note(case) and not _is_integrity(case)),
        integrity=tuple(case for case in open_cases if _is_note(case) and _is_integrity(case)),
        muted=tuple(case for case in cases if case.finding.muted is not None),
    )


def _is_note(case: Case) -> bool:
    return case.finding.level not in {*CONTRADICTING_LEVELS, Level.SILENT}


def _is_integrity(case: Case) -> bool:
    return case.finding.code.startswith(_INTEGRITY)


def _case(finding: Finding, claims: Mapping[str, Claim], reports: Mapping[str, Report], code: str) -> Case:
    firsts = [claims[value.claims[0]] for value in finding.values]
    is_count = bool(firsts) and all(claim.kind is Kind.QUANTITY for claim in firsts)
    bars: Sequence[Bar | None] = draw_bars([c.interval for c in firsts]) if is_count else [None] * len(firsts)
    answers = tuple(
        Answer(value, said(value.wording, code, value.text), _voices(value.claims, claims, reports), bar)
        for value, bar in zip(finding.values, bars, strict=True)
    )
    question = said(finding.brief.question, code, finding.question) if finding.brief else rule_name(finding, code)
    report = reports.get(finding.report or "")
    return Case(finding, question, answers, finding.brief, report, _excerpt(finding, report))


def _excerpt(finding: Finding, report: Report | None) -> tuple[Piece, ...]:
    """Return the characters that a note on a text points at, with what stands around them."""
    if report is None or finding.start is None or finding.end is None or finding.start >= finding.end:
        return ()
    return marked_pieces(report.body(finding.field or "text"), finding.start, finding.end)


def _voices(ids: Iterable[str], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> tuple[Voice, ...]:
    return tuple(read_voice(claims[identifier], reports[claims[identifier].report]) for identifier in ids)


def read_voice(claim: Claim, report: Report) -> Voice:
    """Return one claim with its report as a page shows it."""
    names = (report.source or report.id, *(link.source for link in claim.attribution))
    return Voice(claim, report, names, place_of(claim, report), quote_pieces(claim, report))


class Agreement(NamedTuple):
    """One question to which several reports give the same answer."""

    group: Group
    voices: tuple[Voice, ...]

    def in_words(self, code: str) -> tuple[str, str]:
        """Return the question and the answer in a language."""
        claim = self.voices[0].claim
        return question_text(self.group.topic, self.group.unit, claim.subject, code), value_phrase(claim, code)


def read_agreements(analysis: Analysis) -> tuple[Agreement, ...]:
    """Return the questions on which reports agree and that no finding touches.

    >>> from checker.api import check_reports
    >>> from checker.model import Report
    >>> pair = [Report(id=name, source=name, text="Six men were killed.") for name in ("North", "South")]
    >>> [len(agreement.voices) for agreement in read_agreements(check_reports(pair))]
    [2]
    """
    claims = {claim.id: claim for claim in analysis.claims}
    reports = {report.id: report for report in analysis.reports}
    touched = {claim for finding in analysis.findings for claim in finding.claims}
    found = []
    for group in analysis.groups:
        members = [claims[identifier] for identifier in group.claims]
        if touched.isdisjoint(group.claims) and len({c.report for c in members}) > 1 and _are_one(members):
            found.append(Agreement(group, _voices(group.claims, claims, reports)))
    return tuple(found)


def _are_one(claims: Sequence[Claim]) -> bool:
    return (
        len({(claim.interval, claim.modifier, claim.value, claim.polarity, claim.certainty) for claim in claims}) == 1
    )
