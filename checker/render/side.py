"""Show findings in a notebook: what the report page says of them, the answers side by side with their marked quotes.

Every piece of text is escaped and hidden characters are spelled out; no script, no link and no style sheet, so that a
notebook nobody trusts yet shows the same, and the page around it keeps its look.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from checker.language.interface import counted, directions, load_page
from checker.language.labels import reader_languages
from checker.model import CONTRADICTING_LEVELS
from checker.render.pieces import named_pieces, one_line, visible_pieces
from checker.render.views import headline, read_cases, rule_name, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.desk import Brief, Wording
    from checker.model import Analysis, Finding
    from checker.render.pieces import Piece
    from checker.render.views import Answer, Case, Voice

_SHOWN_FINDINGS = 20
_VOICES_EACH = 4
_GRID = "display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0.75rem;margin:0.5rem 0"
_CARD = "border:1px solid;border-radius:6px;padding:0.5rem 0.75rem;min-width:0;overflow-wrap:anywhere"
_QUOTE = "margin:0.25rem 0 0.5rem;padding-inline-start:0.5rem;border-inline-start:3px solid;line-height:1.7"
_SMALL = "opacity:0.8;font-size:0.9em"
_TAGS = {"mark": "<mark><u>{}</u></mark>", "name": "<bdi>{}</bdi>", "hidden": '<code dir="ltr">{}</code>', "": "{}"}


def findings_html(analysis: Analysis, code: str = "en") -> str:
    """Return what was found at a glance: the headline of the report page, then the gravest findings.

    >>> from checker.model import Analysis
    >>> findings_html(Analysis())
    '<div lang="en" dir="ltr"><p>No report could be read</p></div>'
    """
    shown = [finding for finding in analysis.findings if finding.muted is None]
    grave = sum(finding.level in CONTRADICTING_LEVELS for finding in shown)
    cases = "".join(_article(case, code, _VOICES_EACH) for case in _cases(analysis, shown[:_SHOWN_FINDINGS], code))
    rest = len(shown) - _SHOWN_FINDINGS
    more = f"<p>+ {rest:,} <code>findings</code></p>" if rest > 0 else ""
    unused = sum(item.count for item in analysis.skipped)
    skipped = (
        f"<p>{escape(load_page(code)['section']['unused'])}: {unused:,} <code>skipped</code></p>" if unused else ""
    )
    head = f"<p>{_text(headline(analysis, grave, code))}</p>"
    return f'<div lang="{code}" dir="{directions()[code]}">{head}{cases}{more}{skipped}</div>'


def finding_html(analysis: Analysis, finding: Finding, code: str = "en") -> str:
    """Return one finding with all its voices."""
    cases = "".join(_article(case, code, None) for case in _cases(analysis, [finding], code))
    return f'<div lang="{code}" dir="{directions()[code]}">{cases}</div>'


def _cases(analysis: Analysis, findings: Iterable[Finding], code: str) -> list[Case]:
    few = replace(analysis, findings=tuple(findings))
    order = {finding.id: place for place, finding in enumerate(few.findings)}
    cases = [case for side in read_cases(few, code) for case in side]
    return sorted(cases, key=lambda case: order[case.finding.id])


def _article(case: Case, code: str, voices: int | None) -> str:
    finding, words = case.finding, load_page(code)
    level = f"{finding.id} · {finding.code} · {words['level'][finding.level.value]} · {rule_name(finding, code)}"
    head = f'<div><b>{_text(case.question)}</b></div><div style="{_SMALL}">{_text(level)}</div>'
    if case.brief is None:
        excerpt = f'<blockquote dir="auto" style="{_QUOTE}">{_show(case.excerpt)}</blockquote>' if case.excerpt else ""
        return f'<section style="margin:1rem 0">{head}{excerpt}<div dir="ltr">{_text(finding.message)}</div></section>'
    cards = "".join(f'<div style="{_CARD}">{_answer(answer, code, voices)}</div>' for answer in case.answers)
    return f'<section style="margin:1rem 0">{head}<div style="{_GRID}">{cards}</div>{_brief(case, case.brief, code)}</section>'


def _answer(answer: Answer, code: str, voices: int | None) -> str:
    value = answer.value
    head = f'<div style="font-size:1.2em"><b><bdi>{_text(answer.words)}</bdi></b></div>'
    support = f"{counted('reports', value.reports, code)} · {counted('origins', value.origins, code)}"
    quotes = "".join(_voice(voice, code) for voice in answer.voices[:voices])
    rest = len(answer.voices) - len(answer.voices[:voices])
    more = f'<div style="{_SMALL}">{counted("more_quotes", rest, code)}</div>' if rest else ""
    return f'{head}<div style="{_SMALL}">{_text(support)}</div>{quotes}{more}'


def _voice(voice: Voice, code: str) -> str:
    report, join = voice.report, load_page(code)["join"]
    chain = _text(join["arrow"]).join(f"<bdi>{_text(name)}</bdi>" for name in voice.names)
    when = f" · <bdi dir='ltr'>{_text(report.published_at)}</bdi>" if report.published_at else ""
    place = f'<div style="{_SMALL}"><bdi dir="ltr">{_text(voice.place)}</bdi>{when}</div>'
    language = f' lang="{escape(report.language)}"' if report.language in directions() and report.language else ""
    quote = f'<blockquote dir="auto"{language} style="{_QUOTE}">{_show(voice.quote)}</blockquote>'
    return f"<div>{chain}</div>{place}{quote}"


def _brief(case: Case, brief: Brief, code: str) -> str:
    words = load_page(code)["finding"]
    why = words["why"] if case.finding.level in CONTRADICTING_LEVELS else words["why_note"]
    others = [language for language in reader_languages() if language != code]
    lines = [
        (why, _said(case, brief.why, [code])),
        (words["write"], _said(case, brief.sentence, [code, *others])),
        (words["vanish"], _said(case, brief.vanish, [code])),
        (words["ask"], load_page(code)["join"]["comma"].join(f"<bdi>{_text(ask.source)}</bdi>" for ask in brief.ask)),
        (words["confidence"], _text(load_page(code)["confidence"][brief.confidence.value])),
    ]
    return "".join(f"<div><i>{escape(title)}</i>: {text}</div>" for title, text in lines if text)


def _said(case: Case, wording: Wording, languages: Iterable[str]) -> str:
    """Return a text in some languages, each in its own direction, with the names in it kept apart."""
    texts = ((language, said(wording, language)) for language in languages)
    return "".join(
        f'<div lang="{language}" dir="{directions()[language]}">{_show(named_pieces(text, case.names))}</div>'
        for language, text in texts
        if text
    )


def _text(text: str) -> str:
    return _show(visible_pieces(one_line(text)))


def _show(pieces: Iterable[Piece]) -> str:
    return "".join(_TAGS[piece.sort].format(escape(piece.text)) for piece in pieces)
