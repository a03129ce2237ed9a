"""Write findings as Markdown for a chat or a document: short, each quote in a paragraph of its own, narrow tables.

Every sign that Markdown or HTML could take for markup is escaped, and characters that nobody would see are spelled out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language.interface import counted, load_page
from checker.render.pieces import one_line, visible_text
from checker.render.views import headline, read_cases, rule_name, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Analysis
    from checker.render.pieces import Piece
    from checker.render.views import Answer, Case, Voice

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$@]|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(\s*\d*)(?=[#+=.)-])")
_QUOTES_EACH = 2


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it stands.

    >>> print(escaped("[six](x) *men*, 2. http://x"))
    \\[six\\](x) \\*men\\*, 2. http\\://x
    """
    return _opened(_inside(text))


def _opened(line: str) -> str:
    """Return a line that begins no list, no heading and no block of code."""
    return _OPENING.sub(r"\1\\", line.strip())


def _inside(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", visible_text(one_line(text)))


def render_markdown(analysis: Analysis, code: str = "en") -> str:
    """Return the findings that need a decision, then the notes by name, then what was not used.

    >>> from checker.model import Analysis
    >>> print(render_markdown(Analysis()))
    **No report could be read**
    <BLANKLINE>
    """
    sides = read_cases(analysis, code)
    blocks = [f"**{headline(analysis, len(sides.decisions), code)}**"]
    blocks += ["\n\n".join(_case(case, code)) for case in sides.decisions]
    blocks += [
        block for block in ("\n".join(_notes((*sides.integrity, *sides.notes), code)), _unused(analysis, code)) if block
    ]
    return "\n\n".join(blocks) + "\n"


def _case(case: Case, code: str) -> Iterator[str]:
    words = load_page(code)
    finding = case.finding
    yield f"### {escaped(case.question)}"
    yield f"{words['level'][finding.level.value]} \u00b7 {escaped(finding.code)} {escaped(rule_name(finding, code))}"
    if case.brief is not None:
        yield f"**{words['finding']['write']}**"
        yield escaped(said(case.brief.sentence, code))
    yield "\n".join(_table(case, code))
    for answer in case.answers:
        for voice in answer.voices[:_QUOTES_EACH]:
            yield _quote(answer, voice, code)


def _table(case: Case, code: str) -> Iterator[str]:
    words = load_page(code)["finding"]
    comma, dot = (load_page(code)["join"][name] for name in ("comma", "dot"))
    yield f"| {words['answer']} | {words['who']} | {words['how_many']} |"
    yield "|---|---|---|"
    for answer in case.answers:
        names = comma.join(escaped(source.name) for source in answer.value.sources)
        many = [counted("reports", answer.value.reports, code), counted("origins", answer.value.origins, code)]
        yield f"| {escaped(answer.words)} | {names} | {dot.join(many)} |"


def _quote(answer: Answer, voice: Voice, code: str) -> str:
    arrow = load_page(code)["join"]["arrow"]
    names = arrow.join(escaped(name) for name in voice.names)
    return f"> {_opened(''.join(map(_piece, voice.quote)))}\n\n{escaped(answer.words)} \u2014 {names}, {escaped(voice.place)}"


def _piece(piece: Piece) -> str:
    text = _inside(piece.text)
    inner = text.strip()
    return text.replace(inner, f"**{inner}**") if piece.sort == "mark" and inner else text


def _notes(cases: tuple[Case, ...], code: str) -> Iterator[str]:
    if cases:
        yield f"### {load_page(code)['section']['notes']}\n"
    for case in cases:
        text = said(case.brief.sentence, code) if case.brief is not None else case.finding.message
        yield f"- {escaped(case.finding.code)} {escaped(case.question)} {escaped(text)}"


def _unused(analysis: Analysis, code: str) -> str:
    words = load_page(code)
    counts = dict.fromkeys(words["unused"], 0)
    for item in analysis.skipped:
        counts[item.kind if item.kind in counts else "other"] += item.count
    listed = [f"{words['unused'][kind]}: {count:,}" for kind, count in counts.items() if count]
    return f"{words['section']['unused']}: {words['join']['semicolon'].join(listed)}" if listed else ""
