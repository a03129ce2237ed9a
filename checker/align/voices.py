"""Say who passed a claim on, from the outlet to the origin, so that one voice under several names is one.

A source that names nobody ("officials") is a voice of its own in each report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.align.origins import merge_origins, origin_key
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.language.loader import Languages
    from checker.model import Attribution, Claim, Report

_PARTY = "party"
_UNNAMED = ":generic"


class Voice(NamedTuple):
    """Somebody who said or printed a claim; equal keys are one voice, known by its longest name."""

    key: str
    name: str
    is_named: bool = True
    is_party: bool = False


def read_voices(
    claims: Sequence[Claim], reports: Mapping[str, Report], languages: Languages
) -> dict[str, tuple[Voice, ...]]:
    """Return the voices of each claim, the outlet first and the origin last.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.loader import load_languages
    >>> from checker.model import Report
    >>> report = Report(id="a", source="City Wire", text="The Health Ministry said 5 people died.")
    >>> claims = extract_claims(report, load_languages()).claims
    >>> [[voice.name for voice in found] for found in read_voices(claims, {"a": report}, load_languages()).values()]
    [['City Wire', 'The Health Ministry']]
    """
    keys = _link_keys(claims, reports, languages)
    spoken = {fold(link.source): keys[(claim.id, place)] for claim, place, link in _links(claims)}
    names: dict[str, set[str]] = defaultdict(set)
    parties = set()
    for claim, place, link in _links(claims):
        names[keys[(claim.id, place)]].add(link.source)
        parties |= {keys[(claim.id, place)]} if link.source_class == _PARTY else set()
    found = {}
    for claim in claims:
        outlet = reports[claim.report].source or claim.report
        chain = [spoken.get(fold(outlet), f"outlet {fold(outlet)}")]
        names[chain[0]].add(outlet)
        chain.extend(keys[(claim.id, place)] for place in range(len(claim.attribution)))
        found[claim.id] = tuple(dict.fromkeys(chain))
    voices = {key: Voice(key, _longest(own), _UNNAMED not in key, key in parties) for key, own in names.items()}
    return {claim: tuple(voices[key] for key in chain) for claim, chain in found.items()}


def _links(claims: Iterable[Claim]) -> Iterator[tuple[Claim, int, Attribution]]:
    for claim in claims:
        for place, link in enumerate(claim.attribution):
            yield claim, place, link


def _link_keys(
    claims: Sequence[Claim], reports: Mapping[str, Report], languages: Languages
) -> dict[tuple[str, int], str]:
    """Return a key for each link of each chain; forms of one name are joined."""
    keys: dict[str, str | None] = {}
    for claim, place, link in _links(claims):
        alone = replace(claim, attribution=(link,))
        keys[f"{claim.id} {place}"] = origin_key(alone, reports[claim.report].language, languages)
    codes = {report.language for report in reports.values()}
    spoken = [found for code in codes if (found := languages.get(code))]
    merged = merge_origins(keys, lambda word: not any(language.analyse(word).senses for language in spoken))
    return {(claim.id, place): merged[f"{claim.id} {place}"] or link.source for claim, place, link in _links(claims)}


def _longest(names: set[str]) -> str:
    return max(names, key=lambda name: (len(name), name))
