"""Print an analysis for a person at a terminal: logical order, one field a line, Arabic at the end of its line.

Text from reports is hostile: control and bidi characters are shown as ``<U+202E>`` and never sent. On a terminal each
run of report text is isolated (FSI ... PDI); in a pipe it is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.language.labels import question_text
from checker.model import CONTRADICTING_LEVELS, Kind, Level
from checker.render.places import place_of, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.model import Analysis, Claim, Finding, Report

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2028\u2029]")
_LONGEST_QUOTE = 240
_QUOTES_EACH = 2
_SUPPORTERS_EACH = 4
_COLOURS = {Level.ERROR: "31;1", Level.WARNING: "33;1", Level.DISPUTE: "35;1", Level.NOTE: "36"}


class Style(NamedTuple):
    """What the output device can take."""

    colour: bool = False
    isolates: bool = False


class _Page(NamedTuple):
    analysis: Analysis
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    style: Style
    describe: Callable[[Claim], str]


def visible(text: str) -> str:
    """Return text with every control or bidi character spelled out; line ends become spaces.

    >>> visible("45\\u202e")
    '45<U+202E>'
    """
    return _UNSAFE.sub(_spelled, re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", text))


def _spelled(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character == "\t" else f"<U+{ord(character):04X}>"


def render_full(
    analysis: Analysis, describe: Callable[[Claim], str], *, style: Style = Style(), verbose: bool = False
) -> str:
    """Return every finding with values, sources, quotes and the reason, then a summary.

    >>> from checker.model import Analysis
    >>> print(render_full(Analysis(), str))
    Checked 0 reports: 0 claims, no contradiction found.
    """
    page = _page(analysis, describe, style)
    blocks = ["\n".join(_finding(page, finding)) for finding in analysis.findings]
    blocks.append("\n".join([*_summary(page), *(_skipped_lines(page) if verbose else [])]))
    return "\n\n".join(blocks)


def render_concise(analysis: Analysis, describe: Callable[[Claim], str], *, style: Style = Style()) -> str:
    """Return one line a finding and a summary.

    >>> from checker.model import Analysis
    >>> print(render_concise(Analysis(), str))
    Checked 0 reports: 0 claims, no contradiction found.
    """
    page = _page(analysis, describe, style)
    lines = [f"{_head(page, finding)}: {_isolated(page, visible(finding.message))}" for finding in analysis.findings]
    return "\n".join([*lines, *_summary(page)])


def _page(analysis: Analysis, describe: Callable[[Claim], str], style: Style) -> _Page:
    reports = {report.id: report for report in analysis.reports}
    claims = {claim.id: claim for claim in analysis.claims}
    return _Page(analysis, reports, claims, style, describe)


def _paint(page: _Page, text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if page.style.colour else text


def _isolated(page: _Page, text: str) -> str:
    return f"\u2068{text}\u2069" if page.style.isolates else text


def _head(page: _Page, finding: Finding) -> str:
    place = visible(_place(page, finding))
    return f"{place}: {_paint(page, f'{finding.code} [{finding.level.value}]', _COLOURS.get(finding.level, '0'))}"


def _place(page: _Page, finding: Finding) -> str:
    if finding.claims:
        claim = page.claims[finding.claims[0]]
        return place_of(claim, page.reports[claim.report])
    return finding.report or "input"


def _finding(page: _Page, finding: Finding) -> Iterator[str]:
    if not finding.claims:
        yield f"{_head(page, finding)} {visible(finding.message)}"
        return
    members = [page.claims[identifier] for identifier in finding.claims]
    first = members[0]
    question = question_text(first.topic, first.unit, first.entity, "en")
    arabic = question_text(first.topic, first.unit, first.entity, "ar")
    yield f"{_head(page, finding)} {_paint(page, visible(question), '1')}  {_isolated(page, visible(arabic))}"
    for value, supporters in _values(page, members).items():
        yield from _value(page, value, supporters)
    _, _, reason = finding.message.rpartition(": ")
    yield f"    = {visible(reason)}"


def _values(page: _Page, members: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(members, key=_by_size):
        found[page.describe(claim)].append(claim)
    return found


def _by_size(claim: Claim) -> tuple[bool, float, str]:
    low = claim.interval.low
    return (claim.kind is not Kind.QUANTITY, float(low) if low is not None else 0.0, claim.value or "")


def _value(page: _Page, value: str, supporters: Sequence[Claim]) -> Iterator[str]:
    yield f"  {_paint(page, visible(value), '1')}"
    for number, claim in enumerate(supporters[:_SUPPORTERS_EACH]):
        report = page.reports[claim.report]
        yield f"    {_isolated(page, visible(_voices(claim, report)))}  {_when(report)}{visible(place_of(claim, report))}"
        if number < _QUOTES_EACH:
            yield f"      | {_isolated(page, visible(_quote(claim, report)))}"
    if len(supporters) > _SUPPORTERS_EACH:
        yield f"    and {len(supporters) - _SUPPORTERS_EACH} more"


def _voices(claim: Claim, report: Report) -> str:
    chain = " \u2190 ".join(link.source for link in claim.attribution)
    outlet = report.source or report.id
    return f"{outlet} \u2190 {chain}" if chain else outlet


def _when(report: Report) -> str:
    return f"{visible(report.published_at)}  " if report.published_at else ""


def _quote(claim: Claim, report: Report) -> str:
    """Return the sentence of a claim, cut around the claim where it is long."""
    sentence = sentence_of(claim, report)
    if len(sentence) <= _LONGEST_QUOTE:
        return sentence
    at = claim.start - claim.sentence.start
    start = max(0, min(at - _LONGEST_QUOTE // 2, len(sentence) - _LONGEST_QUOTE))
    piece = sentence[start : start + _LONGEST_QUOTE]
    return f"{'... ' if start else ''}{piece.strip()}{' ...' if start + _LONGEST_QUOTE < len(sentence) else ''}"


def _summary(page: _Page) -> Iterator[str]:
    analysis = page.analysis
    levels = [finding.level for finding in analysis.findings]
    against = sum(level in CONTRADICTING_LEVELS for level in levels)
    counted = f"Checked {_many(len(analysis.reports), 'report')}: {_many(len(analysis.claims), 'claim')}"
    verdict = f"{_many(against, 'contradiction')}" if against else "no contradiction found"
    notes = sum(level is Level.NOTE for level in levels)
    noted = f", {_many(notes, 'note')}" if notes else ""
    yield f"{counted}, {verdict}{noted}."
    if analysis.skipped:
        kinds = {
            "number": "numbers that made no claim",
            "pair": "kinds of pair not compared",
            "input": "inputs not used",
        }
        counts = {kind: sum(item.kind == kind for item in analysis.skipped) for kind in kinds}
        other = len(analysis.skipped) - sum(counts.values())
        listed = [f"{count} {kinds[kind]}" for kind, count in counts.items() if count]
        yield f"Not used or not compared: {', '.join([*listed, *([f'{other} other'] if other else [])])} (-v lists them)."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _skipped_lines(page: _Page) -> Iterator[str]:
    for item in page.analysis.skipped:
        where = item.report or item.path or "input"
        line = f":{item.line}" if item.line is not None else ""
        shown = f"  | {_isolated(page, visible(item.text))}" if item.text else ""
        times = f" ({item.count} pairs)" if item.kind == "pair" else ""
        yield f"  {visible(where)}{line}: {visible(item.reason)}{times}{shown}"
