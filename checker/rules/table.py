"""Walk the decision table: the first rule that holds names the relation of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Level, RelationName
from checker.rules import ALL_RULES
from checker.rules.doubts import scope_reason
from checker.rules.levels import is_given_once
from checker.rules.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.align.facets import Facets
    from checker.language.taxonomy import Taxonomy
    from checker.rules.rule import Rule
    from checker.settings import Settings


class Verdict(NamedTuple):
    """The rule that decided, the facets that neither text gives, and why the pair was not compared, if it was not."""

    rule: Rule
    missing: tuple[str, ...]
    reason: str | None = None


def relate(
    left: Facets, right: Facets, *, taxonomy: Taxonomy, settings: Settings, rules: Sequence[Rule] = ALL_RULES
) -> Verdict:
    """Return the first rule of the table that holds; the order of the sides does not matter.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.model import Interval
    >>> from checker.settings import Settings
    >>> six, seven = (Facets(topic="injured", unit="guard", interval=Interval(low=n, high=n)) for n in (6, 7))
    >>> relate(six, seven, taxonomy=load_taxonomy(), settings=Settings()).rule.code
    'X1'
    """
    pair = Pair(left, right, taxonomy, settings)
    rule = next(rule for rule in rules if rule.check(pair))
    return Verdict(rule, _missing(pair), _reason(pair, rule))


def _reason(pair: Pair, rule: Rule) -> str | None:
    """Return the doubt that stopped the pair, or what sets its sides apart."""
    if rule.level is Level.LISTED:
        return pair.doubt
    return scope_reason(pair) if rule.relation is RelationName.NOT_COMPARABLE else None


def _missing(pair: Pair) -> tuple[str, ...]:
    """Name the facets that were compared as if they agreed because a side does not give them."""
    sides = (pair.left, pair.right)
    unknown = {
        "time": any(side.as_of_hours is None for side in sides),
        "place": is_given_once(pair.left.place, pair.right.place),
        "window": is_given_once(pair.left.window, pair.right.window),
    }
    return tuple(name for name, is_missing in unknown.items() if is_missing)
