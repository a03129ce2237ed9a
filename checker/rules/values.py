"""The answers inside a finding: equal ones together, smallest first, each with its reports and independent origins."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.language.labels import topic_text, unit_text, value_text
from checker.model import Kind, Modifier, Polarity, ValueGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.model import Claim, Number

_UNKNOWN_TOPIC = "other"
_PART_OF_DAY = re.compile(r"^(\d{4}-\d\d-\d\d) (\d\d)-(\d\d)$")


def value_groups(claims: Sequence[Compared]) -> tuple[ValueGroup, ...]:
    """Return the claims of a finding by value, in the order of their intervals, denied values last.

    >>> value_groups([])
    ()
    """
    found: dict[str, list[Compared]] = defaultdict(list)
    for item in sorted(claims, key=_size):
        found[_named_value(item.claim, claims)].append(item)
    return tuple(_group(text, members) for text, members in found.items())


def _group(text: str, members: Sequence[Compared]) -> ValueGroup:
    ordered = sorted(members, key=lambda item: int(item.claim.id[1:]))
    return ValueGroup(
        text=text,
        claims=tuple(item.claim.id for item in ordered),
        reports=len({item.claim.report for item in members}),
        origins=count_origins(item.facets for item in members),
    )


def _size(item: Compared) -> tuple[bool, float, float, str]:
    low, high = item.claim.interval.low, item.claim.interval.high
    denied = item.claim.polarity is Polarity.DENIED
    if item.claim.kind is not Kind.QUANTITY:
        return denied, 0.0, 0.0, item.claim.value or ""
    return denied, float("-inf") if low is None else float(low), float("inf") if high is None else float(high), ""


def count_origins(sides: Iterable[Facets]) -> int:
    """Return how many independent origins stand behind claims: copies of one text and one source count once.

    >>> from checker.align.facets import Facets
    >>> count_origins([Facets(origin="ministry", outlet="A"), Facets(origin="ministry", outlet="B"), Facets(outlet="C")])
    2
    """
    parent: dict[str, str] = {}
    for side in sides:
        first, *others = _origin_keys(side)
        for key in others:
            parent[_root(key, parent)] = _root(first, parent)
        _root(first, parent)
    return sum(key == above for key, above in parent.items())


def _root(key: str, parent: dict[str, str]) -> str:
    while parent.setdefault(key, key) != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _origin_keys(side: Facets) -> list[str]:
    own = side.origin or (side.outlet or f"report {side.report}").lower()
    return [own] if side.copy_group is None else [own, f"copy {side.copy_group}"]


def _named_value(claim: Claim, claims: Sequence[Compared]) -> str:
    """Return the value, with its unit and topic where the claims of a finding differ in them."""
    units = {item.claim.unit for item in claims}
    topics = {item.claim.topic for item in claims}
    words = [describe(claim)]
    if len(units) > 1 and claim.unit is not None:
        words.append(unit_text(claim.unit, "en"))
    if len(topics - {_UNKNOWN_TOPIC}) > 1:
        words.append(topic_text(claim.topic, "en"))
    return " ".join(words)


def describe(claim: Claim) -> str:
    """Return the value of a claim in words.

    >>> from checker.extract.claims import extract_claims
    >>> from checker.model import Report
    >>> describe(extract_claims(Report(id="a", text="More than 1,200 people were killed.")).claims[0])
    'more than 1,200'
    """
    prefix = "not " if claim.polarity is Polarity.DENIED else ""
    if claim.kind is Kind.TIME:
        return prefix + _PART_OF_DAY.sub(r"\1, \2:00 to \3:00", claim.value or "")
    if claim.kind is not Kind.QUANTITY:
        return prefix + value_text(claim.value or "", "en")
    return prefix + _quantity(claim)


def _quantity(claim: Claim) -> str:
    interval = claim.interval
    low, high = _number(interval.low), _number(interval.high)
    words = {
        Modifier.NO_REPORT: "no reports",
        Modifier.AT_LEAST: f"at least {low}",
        Modifier.MORE_THAN: f"more than {_number(_strict(interval.low, -1))}",
        Modifier.AT_MOST: f"at most {high}",
        Modifier.LESS_THAN: f"fewer than {_number(_strict(interval.high, 1))}",
        Modifier.APPROX: f"about {low}",
        Modifier.RANGE: f"{low} to {high}",
        Modifier.VAGUE: f"vaguely {_number(interval.soft_low or interval.low)} to {_number(interval.soft_high)}",
    }
    return words.get(claim.modifier, "none" if interval.high == 0 else low)


def _strict(bound: Number | None, step: int) -> Number | None:
    """Return the bound as the text gives it: strict bounds of counts are stored one further in."""
    return bound + step if isinstance(bound, int) else bound


def _number(value: Number | None) -> str:
    return "any" if value is None else f"{value:,}"
