"""Print an analysis for a person at a terminal: logical order, one field a line, Arabic at the end of its line.

Text from reports is hostile: control and bidi characters are shown as ``<U+202E>`` and never sent. On a terminal each
embedded run is isolated (FSI ... PDI) and long quotes are folded to its width; in a pipe nothing is added.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from checker.model import CONTRADICTING_LEVELS, Analysis, Level
from checker.render.events import say_events
from checker.render.pieces import one_line, visible_text
from checker.render.places import place_at, place_of, sentence_of, short_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.desk import Brief, Join, Mute, ValueGroup, Wording
    from checker.model import Claim, Finding, Report, Skipped
    from checker.render.views import Agreement

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_EMBEDDED = re.compile(rf"[{_RIGHT_TO_LEFT}](?:[^A-Za-z0-9;()]*[{_RIGHT_TO_LEFT}])?")
_FIRST = "en"
_LONGEST_QUOTE = 240
_NARROWEST = 40
_QUOTES_EACH = 2
_SUPPORTERS_EACH = 4
_COLOURS = {Level.ERROR: "31;1", Level.WARNING: "33;1", Level.DISPUTE: "35;1", Level.NOTE: "36"}
REFUSED, AGREED = "Refused joins:", "Reports agree:"
_LEDGER = {
    "number": "unread number",
    "pair": "incomparable pair",
    "apart": "separate pair",
    "background": "background claim",
    "input": "unused input",
}
_PAIRS = frozenset({"pair", "apart"})


class Style(NamedTuple):
    """What the output device can take, and whether the reader asked for everything, and for what reports agree on."""

    colour: bool = False
    isolates: bool = False
    width: int | None = None
    verbose: bool = False
    agreements: bool = False


class Tally(NamedTuple):
    """The counts that a summary tells; ``unused`` by kind."""

    reports: int = 0
    claims: int = 0
    against: int = 0
    notes: int = 0
    muted: int = 0
    unused: tuple[tuple[str, int], ...] = ()


class Page(NamedTuple):
    """What blocks of text are made from: an analysis, or one event of it, with its reports, claims and joins by id."""

    analysis: Analysis
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    joins: Mapping[str | None, Sequence[Join]]
    style: Style


def visible(text: str) -> str:
    """Return text with every control or bidi character spelled out; line ends become spaces.

    >>> visible("45\\u202e")
    '45<U+202E>'
    """
    return visible_text(one_line(text))


def render_full(analysis: Analysis, *, style: Style = Style()) -> str:
    """Return every finding with values, sources, quotes and the reason, then a summary.

    >>> from checker.model import Analysis
    >>> print(render_full(Analysis()))
    Checked nothing: no report could be read.
    """
    page = make_page(analysis, style)
    events = say_events(analysis.events, with_links=style.verbose or bool(analysis.joins))
    blocks = ["\n".join(_embedded(style, line) for line in events)] if analysis.events else []
    blocks.extend(finding_block(page, finding) for finding in _unmuted(analysis))
    blocks.extend("\n".join((REFUSED, *lines)) for lines in [list(refused_lines(page))] if lines)
    blocks.extend("\n".join((AGREED, *lines)) for lines in [agreed_lines(page).values()] if lines)
    return "\n\n".join([*blocks, "\n".join(_closing(page))])


def render_finding(analysis: Analysis, finding: Finding, *, style: Style = Style()) -> str:
    """Return one finding with values, sources, quotes and the reason."""
    return finding_block(make_page(analysis, style), finding)


def render_concise(analysis: Analysis, *, style: Style = Style()) -> str:
    """Return one line a finding and a summary.

    >>> from checker.model import Analysis
    >>> print(render_concise(Analysis()))
    Checked nothing: no report could be read.
    """
    page = make_page(analysis, style)
    found = (finding_line(page, finding) for finding in _unmuted(analysis))
    return "\n".join([*found, *agreed_lines(page).values(), *_closing(page)])


def finding_line(page: Page, finding: Finding) -> str:
    """Return a finding as one line: place, code, message."""
    return f"{finding_head(page, finding)}: {_embedded(page.style, finding.message)}"


def finding_block(page: Page, finding: Finding) -> str:
    """Return a finding with its values, quotes, explanations and joins."""
    return "\n".join(_finding(page, finding))


def _unmuted(analysis: Analysis) -> list[Finding]:
    return [finding for finding in analysis.findings if finding.muted is None]


def _closing(page: Page) -> Iterator[str]:
    """Yield the muted findings and the summary."""
    analysis = page.analysis
    heads = {f.fingerprint: finding_head(page, f) for f in analysis.findings if f.muted is not None}
    yield from mute_lines(analysis.mutes, heads, page.style)
    yield from summary_lines(tally_of(analysis), page.style)
    yield from (skipped_line(item, page.style) for item in analysis.skipped if page.style.verbose)


def mute_lines(mutes: Iterable[Mute], heads: Mapping[str, str], style: Style) -> Iterator[str]:
    """Yield a line for each mute, with the head of the finding that it met."""
    for mute in mutes:
        head = heads.get(mute.fingerprint)
        place = f"{head} " if head is not None else ""
        unused = "" if head is not None else " (no finding has this fingerprint)"
        yield f"{place}muted {visible(mute.fingerprint)}: {_embedded(style, mute.reason)}{unused}"


def make_page(analysis: Analysis, style: Style) -> Page:
    """Return the page of an analysis."""
    reports = {report.id: report for report in analysis.reports}
    claims = {claim.id: claim for claim in analysis.claims}
    joins: dict[str | None, list[Join]] = defaultdict(list)
    for join in analysis.joins:
        joins[join.finding].append(join)
    return Page(analysis, reports, claims, joins, style)


def _paint(style: Style, text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if style.colour else text


def _isolated(style: Style, text: str) -> str:
    """Return text of a report made harmless, isolated as a whole: a name, a quote."""
    return f"\u2068{visible(text)}\u2069" if style.isolates else visible(text)


def _embedded(style: Style, text: str) -> str:
    """Return a sentence of ours made harmless, with each right-to-left run in it isolated."""
    return _EMBEDDED.sub("\u2068\\g<0>\u2069", visible(text)) if style.isolates else visible(text)


def finding_head(page: Page, finding: Finding) -> str:
    """Return place and code of a finding."""
    label = _paint(page.style, f"{visible(finding.code)} [{finding.level.value}]", _COLOURS.get(finding.level, "0"))
    return f"{_embedded(page.style, _place(page, finding))}: {label}"


def _place(page: Page, finding: Finding) -> str:
    if finding.claims:
        claim = page.claims[finding.claims[0]]
        return place_of(claim, page.reports[claim.report])
    report = page.reports.get(finding.report or "")
    if report is not None and finding.field is not None:
        return place_at(report, finding.field, finding.start or 0)
    return finding.report or "input"


def _finding(page: Page, finding: Finding) -> Iterator[str]:
    if finding.brief is None:
        yield f"{finding_head(page, finding)} {_embedded(page.style, finding.message)}"
        return
    (_, question), *others = _in_reading_order(finding.brief.question)
    translated = "  ".join(_isolated(page.style, text) for _, text in others)
    yield f"{finding_head(page, finding)} {_paint(page.style, _embedded(page.style, question), '1')}  {translated}"
    for value in finding.values:
        yield from _value(page, value)
    yield from _brief(page, finding, finding.brief)
    for join in page.joins.get(finding.id, ()):
        yield f"    ~ {_joined(page, join)}"
        yield from _levels(page, join)


def _joined(page: Page, join: Join) -> str:
    claims = (page.claims[join.a], page.claims[join.b])
    one, other = (_embedded(page.style, place_of(claim, page.reports[claim.report])) for claim in claims)
    return f"{one} against {other}: {visible(join.code)}, {_embedded(page.style, join.reason)}"


def _levels(page: Page, join: Join) -> Iterator[str]:
    for level in join.levels:
        missing = " (not given by both)" if level.is_missing else ""
        yield f"        {visible(level.facet)}: {visible(level.level)}, {_embedded(page.style, level.reason)}{missing}"


def refused_lines(page: Page) -> Iterator[str]:
    """Yield the joins that the rules refused."""
    for join in page.joins.get(None, ()):
        yield f"  {_joined(page, join)}"
        yield from _levels(page, join) if page.style.verbose else ()


def agreed_lines(page: Page) -> dict[str, str]:
    """Return a line for each question on which reports agree, by its first claim; none where they were not asked for."""
    if not page.style.agreements:
        return {}
    from checker.render.views import read_agreements  # noqa: PLC0415 - only on request

    return {
        found.group.claims[0]: f"  {_embedded(page.style, _agreed(found))}" for found in read_agreements(page.analysis)
    }


def _agreed(agreement: Agreement) -> str:
    voices = "; ".join(dict.fromkeys(", citing ".join(voice.names) for voice in agreement.voices))
    return f"{' '.join(agreement.in_words(_FIRST))}: {voices}"


def _brief(page: Page, finding: Finding, brief: Brief) -> Iterator[str]:
    """Yield why it clashes, what to write, what would settle it and whom to ask; Arabic stands on lines of its own."""
    shown = [("=", brief.why), (">", brief.sentence), ("?", brief.vanish)]
    for mark, wording in shown:
        yield from (
            f"    {mark} {_isolated(page.style, text) if code != _FIRST else _embedded(page.style, text)}"
            for code, text in _in_reading_order(wording)
            if code == _FIRST or mark == ">" or page.style.verbose
        )
    if brief.ask:
        names = ", ".join(_isolated(page.style, ask.source) for ask in brief.ask)
        yield f"    @ ask {names}"
    doubts = f"; weak points: {', '.join(brief.weaknesses)}" if brief.weaknesses else ""
    yield f"    # {visible(finding.fingerprint)}  confidence {brief.confidence.value}{visible(doubts)}"


def _in_reading_order(wording: Wording) -> list[tuple[str, str]]:
    return sorted(wording, key=lambda pair: (pair[0] != _FIRST, pair[0]))


def _value(page: Page, value: ValueGroup) -> Iterator[str]:
    several = max(value.reports, value.origins) > 1
    origins = f", {_many(value.origins, 'independent origin')}" if several else ""
    yield f"  {_paint(page.style, _embedded(page.style, value.text), '1')}  ({_many(value.reports, 'report')}{origins})"
    parties = [source.name for source in value.sources if source.is_party]
    if parties:
        yield f"    party to the conflict: {', '.join(_isolated(page.style, name) for name in parties)}"
    shown = value.claims if page.style.verbose else value.claims[:_SUPPORTERS_EACH]
    for number, identifier in enumerate(shown):
        claim = page.claims[identifier]
        report = page.reports[claim.report]
        yield f"    {_embedded(page.style, place_of(claim, report))}  {_when(claim, report)}{_voices(page, claim, report)}"
        if number < _QUOTES_EACH or page.style.verbose:
            yield from _quoted(page, _quote(claim, report))
    if len(shown) < len(value.claims):
        yield f"    and {_many(len(value.claims) - len(shown), 'more claim')} (-v shows all)"


def _voices(page: Page, claim: Claim, report: Report) -> str:
    """Return outlet and sources, the one who said it last; each name is isolated so that the arrows keep their way."""
    return " \u2190 ".join(
        _isolated(page.style, name)
        for name in (report.source or report.id, *(link.source for link in claim.attribution))
    )


def _when(claim: Claim, report: Report) -> str:
    """Return the time a figure was true where the text gives it, else the time the report came out."""
    if claim.as_of is not None and claim.as_of.from_text:
        return f"as of {claim.as_of.instant:%Y-%m-%d %H:%M}  "
    return short_time(visible(report.published_at)) + "  " if report.published_at else ""


def _quoted(page: Page, quote: str) -> Iterator[str]:
    lines = [quote]
    if page.style.width is not None:
        lines = textwrap.wrap(quote, max(_NARROWEST, page.style.width - 8), break_on_hyphens=False)
    yield from (f"      | {_isolated(page.style, line)}" for line in lines)


def _quote(claim: Claim, report: Report) -> str:
    """Return the sentence of a claim, cut around the claim where it is long."""
    sentence = sentence_of(claim, report)
    if len(sentence) <= _LONGEST_QUOTE:
        return visible(sentence)
    at = claim.start - claim.sentence.start
    start = max(0, min(at - _LONGEST_QUOTE // 2, len(sentence) - _LONGEST_QUOTE))
    piece = visible(sentence[start : start + _LONGEST_QUOTE].strip())
    return f"{'... ' if start else ''}{piece}{' ...' if start + _LONGEST_QUOTE < len(sentence) else ''}"


def tally_of(analysis: Analysis) -> Tally:
    """Return the counts that a summary tells.

    >>> tally_of(Analysis()).claims
    0
    """
    levels = [finding.level for finding in _unmuted(analysis)]
    unused: Counter[str] = Counter()
    for item in analysis.skipped:
        unused[item.kind if item.kind in _LEDGER else ""] += item.count if item.kind in _LEDGER else 1
    return Tally(
        reports=len(analysis.reports),
        claims=len(analysis.claims),
        against=sum(level in CONTRADICTING_LEVELS for level in levels),
        notes=sum(level is Level.NOTE for level in levels),
        muted=len(analysis.findings) - len(levels),
        unused=tuple(sorted(unused.items())),
    )


def summary_lines(tally: Tally, style: Style) -> Iterator[str]:
    """Yield what was checked, found and not used.

    >>> list(summary_lines(Tally(), Style()))
    ['Checked nothing: no report could be read.']
    """
    yield _verdict(tally) if tally.reports else "Checked nothing: no report could be read."
    if tally.unused:
        unfold = ":" if style.verbose else " (-v lists them)."
        yield f"Not used or not compared: {', '.join(_ledger(dict(tally.unused)))}{unfold}"


def _verdict(tally: Tally) -> str:
    counted = f"Checked {_many(tally.reports, 'report')}: {_many(tally.claims, 'claim')}"
    verdict = _many(tally.against, "contradiction") if tally.against else "no contradiction found"
    noted = f", {_many(tally.notes, 'note')}" if tally.notes else ""
    return f"{counted}, {verdict}{noted}{f', {tally.muted:,} muted' if tally.muted else ''}."


def _ledger(unused: Mapping[str, int]) -> Iterator[str]:
    yield from (_many(unused[kind], noun) for kind, noun in _LEDGER.items() if unused.get(kind))
    if unused.get(""):
        yield f"{unused['']:,} other"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def skipped_line(item: Skipped, style: Style) -> str:
    """Return one thing that was not used, with its place and its reason."""
    where = item.report or item.path or ""
    line = f":{item.line}" if item.line is not None else ""
    place = f"{_embedded(style, where)}{line}: " if where or line else ""
    shown = f"  | {_isolated(style, item.text)}" if item.text else ""
    event = f" in {_isolated(style, item.event)}" if item.event is not None else ""
    times = f" ({_many(item.count, 'pair')})" if item.kind in _PAIRS else ""
    return f"  {place}{_embedded(style, item.reason)}{event}{times}{shown}"
