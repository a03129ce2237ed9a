"""Show findings in a notebook: the answers of a question side by side, each with its voices and marked quotes.

Every piece of text is escaped and hidden characters are spelled out; no script and no style sheet, so that an untrusted
notebook shows the same. Colours are those of the page.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.model import CONTRADICTING_LEVELS
from checker.render.places import place_of
from checker.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.desk import Brief, ValueGroup, Wording
    from checker.model import Analysis, Claim, Finding, Report

_SHOWN_FINDINGS = 20
_VOICES_EACH = 4
_GRID = "display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0.75rem;margin:0.5rem 0"
_CARD = "border:1px solid;border-radius:6px;padding:0.5rem 0.75rem;min-width:0;overflow-wrap:anywhere"
_QUOTE = "margin:0.25rem 0 0.5rem;padding-inline-start:0.5rem;border-inline-start:3px solid;line-height:1.7"
_SMALL = "opacity:0.8;font-size:0.9em"


def findings_html(analysis: Analysis) -> str:
    """Return what was found at a glance: a sentence with the counts, then the gravest findings.

    >>> from checker.model import Analysis
    >>> findings_html(Analysis())
    '<div><p>0 reports, 0 claims, no contradiction found.</p></div>'
    """
    shown = [finding for finding in analysis.findings if finding.muted is None]
    against = sum(finding.level in CONTRADICTING_LEVELS for finding in shown)
    verdict = _many(against, "contradiction") if against else "no contradiction found"
    skipped = sum(item.count for item in analysis.skipped)
    unused = f" Not used or not compared: {skipped:,}, listed in <code>skipped</code>." if skipped else ""
    head = (
        f"<p>{_many(len(analysis.reports), 'report')}, {_many(len(analysis.claims), 'claim')}, {verdict}.{unused}</p>"
    )
    rest = len(shown) - _SHOWN_FINDINGS
    more = f"<p>{_many(rest, 'more finding')} in <code>findings</code>.</p>" if rest > 0 else ""
    return f"<div>{head}{''.join(finding_html(analysis, finding) for finding in shown[:_SHOWN_FINDINGS])}{more}</div>"


def finding_html(analysis: Analysis, finding: Finding, *, voices: int | None = _VOICES_EACH) -> str:
    """Return one finding: question, answers side by side, why, the sentence to copy, what would settle it."""
    reports = {report.id: report for report in analysis.reports}
    claims = {claim.id: claim for claim in analysis.claims if claim.id in set(finding.claims)}
    label = f"{escape(finding.id)} · {escape(finding.code)} · {escape(finding.level.value)} · {_text(finding.name)}"
    if finding.brief is None:
        return f"<section><p><b>{label}</b><br>{_text(finding.message)}</p></section>"
    asked = " ".join(_worded(finding.brief.question, "b"))
    cards = "".join(f'<div style="{_CARD}">{_answer(value, claims, reports, voices)}</div>' for value in finding.values)
    return (
        f'<section style="margin:1rem 0"><div>{asked}</div><div style="{_SMALL}">{label}</div>'
        f'<div style="{_GRID}">{cards}</div>{_brief(finding.brief)}</section>'
    )


def _answer(value: ValueGroup, claims: Mapping[str, Claim], reports: Mapping[str, Report], voices: int | None) -> str:
    origins = _many(value.origins, "independent origin")
    said = list(_worded(value.wording, "b"))
    alike = len({text for _, text in value.wording}) == 1
    head = f'<div style="font-size:1.2em">{" · ".join(said[:1] if alike else said) or _text(value.text)}</div>'
    counted = f'<div style="{_SMALL}">{_many(value.reports, "report")}, {origins}</div>'
    shown = value.claims[:voices]
    quotes = "".join(_voice(claims[name], reports[claims[name].report]) for name in shown)
    rest = len(value.claims) - len(shown)
    more = f'<div style="{_SMALL}">and {_many(rest, "more claim")}</div>' if rest else ""
    return f"{head}{counted}{quotes}{more}"


def _voice(claim: Claim, report: Report) -> str:
    names = [report.source or report.id, *(link.source for link in claim.attribution)]
    chain = " ← ".join(f"<bdi>{_text(name)}</bdi>" for name in names)
    when = f" · <bdi dir='ltr'>{_text(report.published_at)}</bdi>" if report.published_at else ""
    place = f'<div style="{_SMALL}"><bdi dir="ltr">{_text(place_of(claim, report))}</bdi>{when}</div>'
    language = f' lang="{escape(report.language)}"' if report.language else ""
    return f'<div dir="ltr">{chain}</div>{place}<blockquote dir="auto"{language} style="{_QUOTE}">{_marked(claim, report)}</blockquote>'


def _marked(claim: Claim, report: Report) -> str:
    """Return the sentence of a claim with the claim marked, by an underline as well as by colour."""
    body = report.body(claim.field)
    before, after = body[claim.sentence.start : claim.start], body[claim.end : claim.sentence.end]
    return f"{_text(before)}<mark><u>{_text(claim.text)}</u></mark>{_text(after)}"


def _brief(brief: Brief) -> str:
    lines = [("Why", brief.why), ("Write", brief.sentence), ("Settled if", brief.vanish)]
    shown = "".join(
        f'<div dir="ltr"><i>{title}</i>: {" ".join(_worded(wording, "div"))}</div>'
        for title, wording in lines
        if wording
    )
    asked = ", ".join(f"<bdi>{_text(ask.source)}</bdi>" for ask in brief.ask)
    doubts = f"; weak points: {_text(', '.join(brief.weaknesses))}" if brief.weaknesses else ""
    ask = f"<div><i>Ask</i>: {asked}</div>" if asked else ""
    return f'{shown}{ask}<div style="{_SMALL}">confidence {brief.confidence.value}{doubts}</div>'


def _worded(wording: Wording, tag: str) -> Iterator[str]:
    for code, text in _in_reading_order(wording):
        yield f'<{tag} lang="{escape(code)}" dir="auto">{_text(text)}</{tag}>'


def _in_reading_order(wording: Wording) -> Iterable[tuple[str, str]]:
    return sorted(wording, key=lambda pair: (pair[0] != "en", pair[0]))


def _text(text: str) -> str:
    return escape(visible(text))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
