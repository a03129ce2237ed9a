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

_LISTED, _NOT_COMPARABLE = Level.LISTED, RelationName.NOT_COMPARABLE
_NO_TIME = ("time",)


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
    for rule in rules:
        if rule.check(pair):
            return Verdict(rule, _missing(left, right), _reason(pair, rule))
    raise ValueError("a table needs a rule that holds for the rest")


def _reason(pair: Pair, rule: Rule) -> str | None:
    """Return the doubt that stopped the pair, or what sets its sides apart."""
    if rule.level is _LISTED:
        return pair.doubt
    return scope_reason(pair) if rule.relation is _NOT_COMPARABLE else None


def _missing(left: Facets, right: Facets) -> tuple[str, ...]:
    """Name the facets that were compared as if they agreed because a side does not give them."""
    time = left.as_of_hours is None or right.as_of_hours is None
    place, window = is_given_once(left.place, right.place), is_given_once(left.window, right.window)
    if not (place or window):
        return _NO_TIME if time else ()
    return tuple(name for name, missing in (("time", time), ("place", place), ("window", window)) if missing)
