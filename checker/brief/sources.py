"""Who stands behind a value: each independent origin once, named ones first, parties to the conflict marked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.desk import Source
from checker.language.labels import in_all_languages, inside_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.align.questions import Compared
    from checker.model import Report

_PARTY = "party"
_ANONYMOUS = "anonymous"
_NOBODY = ":generic"


def find_sources(members: Iterable[Compared], reports: Mapping[str, Report]) -> tuple[Source, ...]:
    """Return the origins of claims: named sources, then unnamed ones, each in the order of its reports.

    >>> find_sources([], {})
    ()
    """
    found: dict[str, list[Compared]] = defaultdict(list)
    for item in members:
        found[item.facets.origin or f"outlet {outlet_name(item, reports)}"].append(item)
    sources = [_source(items, reports) for items in found.values()]
    return tuple(sorted(sources, key=lambda source: (not source.is_named, -source.reports, source.name)))


def _source(items: list[Compared], reports: Mapping[str, Report]) -> Source:
    spoken = [item.claim.attribution[-1] for item in items if item.claim.attribution]
    name = _fullest(link.source for link in spoken) if spoken else outlet_name(items[0], reports)
    written: dict[str, list[str]] = defaultdict(list)
    for item in items:
        language = reports[item.claim.report].language or ""
        written[language].extend(link.source for link in item.claim.attribution[-1:])
    outlet = reports[items[0].claim.report].language or ""
    own = next((language for language, names in written.items() if name in names), outlet)
    return Source(
        name=name,
        is_named=is_named(items[0]),
        is_party=any(link.source_class == _PARTY for link in spoken),
        reports=len({item.claim.report for item in items}),
        wording=in_all_languages(
            lambda code: inside_sentence(_fullest(written[code]), code) if written[code] else inside_sentence(name, own)
        ),
    )


def _fullest(names: Iterable[str]) -> str:
    """Return the longest of several forms of a name, the last in the alphabet where they are as long."""
    return max(names, key=lambda name: (len(name), name))


def is_named(item: Compared) -> bool:
    """Say whether a claim names its origin, so that it can be asked."""
    if not item.claim.attribution or (item.facets.origin or "").endswith(_NOBODY):
        return False
    return item.claim.attribution[-1].source_class != _ANONYMOUS


def outlet_name(item: Compared, reports: Mapping[str, Report]) -> str:
    """Return the outlet of a claim, or the id of its report where none is known."""
    return reports[item.claim.report].source or item.claim.report
