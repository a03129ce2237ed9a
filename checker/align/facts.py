"""Read the facets of all claims of a run: the step between extraction and comparison."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.align.copies import copy_groups
from checker.align.facets import Standing, facets_of
from checker.align.figures import with_own_figures
from checker.align.origins import merge_origins, origin_key, take_up_sources
from checker.align.surroundings import Surroundings, read_surroundings
from checker.align.topics_unknown import tell_apart
from checker.align.wholes import find_wholes
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.facets import Facets
    from checker.language.loader import Languages
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Report


def read_facets(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    languages: Languages,
    taxonomy: Taxonomy,
    settings: Settings | None = None,
) -> dict[str, Facets]:
    """Return the facets of each claim, by claim id.

    >>> from checker.language.loader import load_languages
    >>> from checker.language.taxonomy import load_taxonomy
    >>> read_facets((), {}, load_languages(), load_taxonomy())
    {}
    """
    copies = copy_groups(claims, reports, (settings or Settings()).copy_overlap_percent)
    origins = _origins(claims, reports, languages)
    around = _around(claims, reports, languages, taxonomy)
    shares = {identifier for identifier, found in around.items() if found.is_share}
    wholes = find_wholes(claims, taxonomy, shares)
    facets: dict[str, Facets] = {}
    for claim in claims:
        report = reports[claim.report]
        standing = Standing(report.event, report.source, origins[claim.id], copies.get(claim.id))
        facets[claim.id] = facets_of(claim, standing, around[claim.id], taxonomy, wholes.get(claim.id))
    return tell_apart(with_own_figures(facets))


def _origins(claims: Sequence[Claim], reports: Mapping[str, Report], languages: Languages) -> dict[str, str | None]:
    """Return the origin of each claim; forms of one name are joined inside an event."""
    by_event: dict[str | None, dict[str, str | None]] = defaultdict(dict)
    spoken = [found for code in {report.language for report in reports.values()} if (found := languages.get(code))]

    def is_name(word: str) -> bool:
        return not any(language.analyse(word).senses for language in spoken)

    for identifier, told in _by_report(claims).items():
        report = reports[identifier]
        keys = {claim.id: origin_key(claim, report.language, languages) for claim in told}
        by_event[report.event].update(take_up_sources(told, keys, languages.get(report.language)))
    return {claim: key for keys in by_event.values() for claim, key in merge_origins(keys, is_name).items()}


def _around(
    claims: Sequence[Claim], reports: Mapping[str, Report], languages: Languages, taxonomy: Taxonomy
) -> dict[str, Surroundings]:
    return {
        identifier: around
        for report, found in _by_report(claims).items()
        for identifier, around in read_surroundings(
            reports[report], found, languages.get(reports[report].language), taxonomy
        ).items()
    }


def _by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.report].append(claim)
    return found
