"""The answers inside a finding: equal ones together, smallest first, each with its reports and independent origins."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.desk import ValueGroup
from checker.language.labels import one_unit_text, phrase, topic_text, unit_text
from checker.language.phrases import value_phrase
from checker.model import Kind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.align.facets import Facets
    from checker.align.questions import Compared
    from checker.model import Claim

_DENIED, _QUANTITY = Polarity.DENIED, Kind.QUANTITY
_UNKNOWN_TOPIC = "other"


def value_groups(claims: Sequence[Compared]) -> tuple[ValueGroup, ...]:
    """Return the claims of a finding by value, in the order of their intervals, denied values last.

    >>> value_groups([])
    ()
    """
    found: dict[str, list[Compared]] = defaultdict(list)
    several, names = _differ(claims), dict[object, str]()
    for item in sorted(claims, key=_size):
        answer = _answer(item.claim)
        if answer not in names:
            names[answer] = named_value(item.claim, several, "en")
        found[names[answer]].append(item)
    return tuple(_group(text, members) for text, members in found.items())


def _answer(claim: Claim) -> tuple[object, ...]:
    """Return all that the name of a value depends on; 7 and 7.0 are equal, and named apart."""
    interval = claim.interval
    bounds = f"{interval.low!r} {interval.high!r} {interval.soft_low!r} {interval.soft_high!r}"
    return bounds, claim.modifier, claim.kind, claim.value, claim.unit, claim.topic, claim.polarity


def _differ(claims: Sequence[Compared]) -> list[Claim]:
    """Return one claim for each unit and topic, which is all that naming the values needs."""
    return list({(item.claim.unit, item.claim.topic): item.claim for item in claims}.values())


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
    denied = item.claim.polarity is _DENIED
    if item.claim.kind is not _QUANTITY:
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


def named_value(claim: Claim, claims: Sequence[Claim], code: str, *, spelled: bool = False) -> str:
    """Return the value, with its unit and topic where the claims of a finding differ in them.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> claims = extract_claims(Report(id="a", text="Nine people were killed, including two children.")).claims
    >>> named_value(claims[1], claims, "en")
    '2 children'
    """
    value = value_phrase(claim, code, spelled=spelled)
    if len({other.unit for other in claims}) > 1 and claim.unit is not None:
        value = _with_unit(claim, claim.unit, value, code)
    if len({other.topic for other in claims} - {_UNKNOWN_TOPIC}) > 1:
        value = phrase("phrases", "with_topic", code, value=value, topic=topic_text(claim.topic, code))
    return value


def _with_unit(claim: Claim, unit: str, value: str, code: str) -> str:
    interval = claim.interval
    if interval.low == interval.high == 0 and claim.polarity is Polarity.ASSERTED:
        return phrase("phrases", "no_unit", code, unit=unit_text(unit, code))
    named = one_unit_text if interval.low == interval.high == 1 else unit_text
    return phrase("phrases", "with_unit", code, value=value, unit=named(unit, code))


def describe(claim: Claim) -> str:
    """Return the value of a claim in words.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.model import Report
    >>> describe(extract_claims(Report(id="a", text="More than 1,200 people were killed.")).claims[0])
    'more than 1,200'
    """
    return value_phrase(claim, "en")
