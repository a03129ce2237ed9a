"""Brief the editor on each finding, and put the findings in the order of how much they matter.

Takes findings with the claims they point at; adds words and explanations, and deliberately changes no verdict.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.brief.evidence import find_evidence, outermost
from checker.brief.fingerprints import fingerprint
from checker.brief.sentences import read_answers, say_question, say_sentence, say_why, whom_to_ask
from checker.brief.sources import find_sources
from checker.brief.weigh import by_weight, weigh
from checker.brief.what_if import Case, find_what_if, say_vanish
from checker.desk import Brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.brief.sentences import Answers
    from checker.desk import ValueGroup
    from checker.model import Claim, Finding, Report
    from checker.rules.compare import Judge


def brief_findings(
    findings: Sequence[Finding], compared: Iterable[Compared], reports: Mapping[str, Report], judge: Judge
) -> tuple[Finding, ...]:
    """Return the findings with briefs and fingerprints, gravest first, numbered in that order.

    >>> brief_findings((), (), {}, None)
    ()
    """
    if not findings:
        return ()
    by_id = {item.claim.id: item for item in compared}
    limit = judge.settings.max_explained_findings
    briefed = [
        _briefed(finding, by_id, reports, judge, explained=number < limit) for number, finding in enumerate(findings)
    ]
    ordered = sorted(_with_unique_fingerprints(briefed), key=by_weight)
    return tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(ordered, 1))


def _briefed(
    finding: Finding, by_id: Mapping[str, Compared], reports: Mapping[str, Report], judge: Judge, *, explained: bool
) -> Finding:
    members = [[by_id[claim] for claim in value.claims] for value in finding.values]
    firsts = [min((item.claim for item in items), key=_place) for items in members]
    answers = read_answers(finding.values, firsts, judge.taxonomy)
    values = tuple(_with_voices(answers, number, items, reports) for number, items in enumerate(members))
    answers = answers._replace(values=values)
    evidence = find_evidence(members, finding.code, judge)
    missing = frozenset(facet for pair in evidence for facet in pair.verdict.missing)
    shown = outermost(evidence, finding.code, len(values))
    weight = weigh(answers, members, missing, judge.taxonomy.growing)
    rule = next(rule for rule in judge.rules if rule.code == finding.code)
    case = Case(rule, answers, members, evidence, missing, reports, judge)
    what_if = find_what_if(case) if explained else ()
    brief = Brief(
        question=say_question(answers.widest),
        why=say_why(rule, answers, shown, [doubt for doubt in weight.weaknesses if doubt in missing]),
        sentence=say_sentence(answers),
        what_if=what_if,
        vanish=say_vanish(what_if),
        ask=whom_to_ask(answers, members, reports),
        **weight._asdict(),
    )
    name = fingerprint(finding, (item for items in members for item in items), reports)
    return replace(finding, values=values, fingerprint=name, brief=brief)


def _place(claim: Claim) -> tuple[str, str, int, int]:
    return claim.report, claim.field, claim.start, claim.end


def _with_voices(answers: Answers, number: int, items: Sequence[Compared], reports: Mapping[str, Report]) -> ValueGroup:
    times = sorted(item.claim.as_of.instant for item in items if item.claim.as_of is not None)
    return replace(
        answers.values[number],
        wording=tuple((code, words[number]) for code, words in answers.words.items()),
        sources=find_sources(items, reports),
        first_as_of=times[0].isoformat() if times else None,
        last_as_of=times[-1].isoformat() if times else None,
    )


def _with_unique_fingerprints(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with a number behind a fingerprint that stands twice, in the order of their messages."""
    seen: Counter[str] = Counter()
    named = []
    for finding in sorted(findings, key=lambda finding: finding.message):
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        name = finding.fingerprint if count == 1 else f"{finding.fingerprint}-{count}"
        named.append(replace(finding, fingerprint=name))
    return named
