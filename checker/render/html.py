"""Write an analysis as one HTML page: no script, nothing loaded, every text of a report escaped by one template.

Takes an ``Analysis``, the language of the page and the moment it is made; gives the page as text.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.language.interface import counted, directions, load_page, reason_text
from checker.language.labels import question_text
from checker.render.json import sha256_of
from checker.render.pieces import named_pieces, one_line, text_pieces, visible_pieces
from checker.render.places import is_time, short_time
from checker.render.views import headline, read_agreements, read_cases, rule_name, said
from checker.settings import settings_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2

    from checker.model import Analysis, Claim, Report, Skipped
    from checker.render.bars import Bar
    from checker.render.pieces import Piece
    from checker.render.views import Case, Sides

_VOICES_SHOWN = 3  # quotes of one answer before the rest is folded
_SOURCES_SHOWN = 6  # names behind one answer before the rest is only counted
_REPORTS_WITH_TEXT = 200  # larger runs would make a page that nobody can mail
_LONGEST_TEXT = 6_000
_ON_QUESTIONS = frozenset({"pair", "apart", "background"})
_ITEMS_SHOWN = 500  # gaps of one kind that are listed before the rest is only counted
_SIGNS = {"error": "\u2716", "warning": "\u25b2", "dispute": "\u25c6", "note": "\u25cf", "listed": "\u25cb"}


class _Source(NamedTuple):
    """One report as the page shows it."""

    number: int
    report: Report
    sha256: str
    claims: int
    text: tuple[Piece, ...]
    is_cut: bool


class _Gap(NamedTuple):
    """One thing that was not read or compared, in the words of the page where they are known."""

    item: Skipped
    question: str | None
    reason: str
    is_translated: bool


def render_html(analysis: Analysis, code: str = "en", *, made_at: str | None = None) -> str:
    """Return the whole page.

    >>> from checker.model import Analysis
    >>> "<script" in render_html(Analysis())
    False

    Raises ``SettingsError`` when no page is written in the language.
    """
    sides = read_cases(analysis, code)
    bars = _bars(sides)
    style = _environment(code).get_template("report.css").render(bars=bars)
    return (
        _environment(code)
        .get_template("report.html")
        .render(
            analysis=analysis,
            words=load_page(code),
            code=code,
            direction=directions()[code],
            directions=directions(),
            cases=sides,
            headline=headline(analysis, len(sides.decisions), code),
            agreements=[(agreement.in_words(code), agreement) for agreement in read_agreements(analysis)],
            gaps=_gaps(analysis, code),
            sources_listed=_sources(analysis),
            numbers={report.id: number for number, report in enumerate(analysis.reports, 1)},
            settings={key: json.dumps(value) for key, value in settings_values(analysis.settings).items()},
            several_events=len({report.event for report in analysis.reports}) > 1,
            made_at=made_at,
            version=importlib.metadata.version("checker"),
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            bars=bars,
            signs=_SIGNS,
            voices_shown=_VOICES_SHOWN,
            sources_shown=_SOURCES_SHOWN,
            items_shown=_ITEMS_SHOWN,
        )
    )


@cache
def _environment(code: str) -> jinja2.Environment:
    import jinja2  # noqa: PLC0415 - only this page needs it

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("checker", "render/templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pieces"] = lambda text: tuple(visible_pieces(one_line(str(text))))
    environment.filters["named"] = named_pieces
    environment.filters["said"] = said
    environment.filters["short_time"] = short_time
    environment.tests["time"] = is_time
    environment.globals["counted"] = lambda noun, number: counted(noun, number, code)
    environment.globals["translated"] = lambda text: reason_text(text, code)
    environment.globals["rule_name"] = lambda finding: rule_name(finding, code)
    return environment


def _bars(sides: Sides) -> list[Bar]:
    """Return every bar of the page once; the style sheet places them, because a page without inline styles is safer."""
    cases: Iterable[Case] = (case for side in sides for case in side)
    return sorted({answer.bar for case in cases for answer in case.answers if answer.bar is not None}, key=str)


def _gaps(analysis: Analysis, code: str) -> list[tuple[str, int, list[_Gap]]]:
    """Return what was not used, by kind: the name of the kind, how many, and each with its reason."""
    names: dict[str, str] = load_page(code)["unused"]
    found: dict[str, list[Skipped]] = {kind: [] for kind in names}
    for item in analysis.skipped:
        found[item.kind if item.kind in names else "other"].append(item)
    claims = {claim.id: claim for claim in analysis.claims}
    return [
        (names[kind], sum(item.count for item in items), [_gap(item, claims, code) for item in items[:_ITEMS_SHOWN]])
        for kind, items in found.items()
        if items
    ]


def _gap(item: Skipped, claims: dict[str, Claim], code: str) -> _Gap:
    """Return a gap in words; that of a pair begins with the key of its question, which is said in words instead."""
    claim = claims.get(item.claims[0]) if item.claims else None
    key, mark, doubt = item.reason.partition(": ")
    is_pair = item.kind in _ON_QUESTIONS and bool(mark)
    reason = doubt if is_pair else item.reason
    question = question_text(claim.topic, claim.unit, claim.subject, code) if is_pair and claim is not None else None
    translated = reason_text(reason, code)
    shown = key if is_pair and question is None else question
    return _Gap(item, shown, translated or reason, translated is not None)


def _sources(analysis: Analysis) -> list[_Source]:
    claims: dict[str, list[Claim]] = {report.id: [] for report in analysis.reports}
    for claim in analysis.claims:
        claims[claim.report].append(claim)
    with_text = len(analysis.reports) <= _REPORTS_WITH_TEXT
    return [
        _source(number, report, claims[report.id], with_text=with_text)
        for number, report in enumerate(analysis.reports, 1)
    ]


def _source(number: int, report: Report, claims: list[Claim], *, with_text: bool) -> _Source:
    shown = report.text[:_LONGEST_TEXT] if with_text else ""
    pieces = text_pieces(shown, (claim for claim in claims if claim.field == "text"))
    is_cut = with_text and len(report.text) > _LONGEST_TEXT
    return _Source(number, report, sha256_of(report), len(claims), pieces, is_cut)
