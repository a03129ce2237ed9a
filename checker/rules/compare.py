"""Compare the claims of each event, value group against value group.

Gives the verdicts that speak (contradictions, notes, gaps); the silent pairs are spelled out only on request.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product
from typing import TYPE_CHECKING

from checker.align.questions import by_value, families, question_key
from checker.model import Kind, Level, Relation, RelationName, Skipped
from checker.rules.findings import Judged, describe
from checker.rules.table import relate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.align.questions import Compared
    from checker.language.taxonomy import Taxonomy
    from checker.rules.rule import Rule
    from checker.settings import Settings


def compare_claims(
    compared: Iterable[Compared], *, taxonomy: Taxonomy, settings: Settings, rules: Sequence[Rule]
) -> list[Judged]:
    """Return the pairs of different values whose rule has a level that is shown or listed."""
    found: list[Judged] = []
    for family in families(compared, taxonomy):
        for left_values, right_values in combinations(by_value(family), 2):
            for left, right in product(left_values, right_values):
                verdict = relate(left.facets, right.facets, taxonomy=taxonomy, settings=settings, rules=rules)
                if verdict.rule.level is not Level.SILENT and _speaks(left, right):
                    found.append(Judged(left, right, verdict))
    return found


def _speaks(left: Compared, right: Compared) -> bool:
    """Say whether a pair may make a finding: a part beside its whole in one sentence is the text's own business."""
    return not (left.claim.report == right.claim.report and left.claim.sentence == right.claim.sentence)


def spell_out(
    compared: Sequence[Compared], *, taxonomy: Taxonomy, settings: Settings, rules: Sequence[Rule]
) -> tuple[Relation, ...]:
    """Return the relation of every pair inside a family of topics, except those of different questions."""
    found: list[Relation] = []
    for family in families(compared, taxonomy):
        for left, right in combinations(family, 2):
            verdict = relate(left.facets, right.facets, taxonomy=taxonomy, settings=settings, rules=rules)
            if verdict.rule.relation is RelationName.NOT_COMPARABLE and verdict.rule.level is Level.SILENT:
                continue
            if len(found) < settings.max_relation_pairs_per_event:
                found.append(_relation(left, right, verdict.rule, verdict.missing))
    return tuple(found)


def _relation(left: Compared, right: Compared, rule: Rule, missing: tuple[str, ...]) -> Relation:
    return Relation(
        a=left.claim.id,
        b=right.claim.id,
        relation=rule.relation,
        code=rule.code,
        explanation=f"{describe(left.claim)} against {describe(right.claim)}: {rule.sentence}",
        missing=missing,
    )


def gap_ledger(judged: Iterable[Judged]) -> Iterator[Skipped]:
    """Yield what could not be compared, counted by question, not one row each."""
    counts: Counter[tuple[str, str]] = Counter()
    claims: dict[tuple[str, str], dict[str, None]] = {}
    for pair in judged:
        if pair.verdict.rule.level is not Level.LISTED:
            continue
        key = (question_key(pair.left.facets), _reason(pair))
        counts[key] += 1
        claims.setdefault(key, {}).update(dict.fromkeys((pair.left.claim.id, pair.right.claim.id)))
    for (question, reason), count in counts.items():
        yield Skipped(
            reason=f"{question}: {reason}", kind="pair", claims=tuple(claims[(question, reason)]), count=count
        )


def _reason(pair: Judged) -> str:
    left, right = pair.left.facets, pair.right.facets
    if left.kind is not Kind.QUANTITY:
        return "two answers in free words that no list relates"
    if left.increment or right.increment:
        return "an increment without its base"
    if left.unit != right.unit:
        return f"the data do not say how {left.unit} and {right.unit} relate"
    return "two figures of one text may be about two incidents"
