"""Apply the editor's choices before claims are compared: what grows, who is a civilian, what "dozens" means, who counts.

Takes and gives the values that comparison works on; deliberately decides no pair.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.errors import SettingsError
from checker.language.roles import load_roles
from checker.model import Interval, Modifier
from checker.quantity.interval import soft
from checker.settings import VagueWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.align.facets import Facets
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim
    from checker.settings import Settings

_WOMAN = "woman"


def steer_taxonomy(taxonomy: Taxonomy, settings: Settings) -> Taxonomy:
    """Return the taxonomy with the topics that grow and the parent of ``woman`` that the settings name.

    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.settings import Settings
    >>> steer_taxonomy(load_taxonomy(), Settings(woman_parent="civilian")).unit_kinship("woman", "civilian").value
    'part'

    Raises ``SettingsError`` when a topic or unit is unknown.
    """
    _refuse_unknown(settings, taxonomy)
    parent = settings.woman_parent
    above = frozenset({parent}) | taxonomy.units.get(parent, frozenset())
    grows = (taxonomy.growing | frozenset(settings.also_growing)) - frozenset(settings.never_growing)
    if grows == taxonomy.growing and above == taxonomy.units[_WOMAN]:
        return taxonomy
    return replace(taxonomy, growing=grows, units={**taxonomy.units, _WOMAN: above})


def _refuse_unknown(settings: Settings, taxonomy: Taxonomy) -> None:
    topics = load_roles().takes
    for name in ("also_growing", "never_growing"):
        unknown = next((topic for topic in getattr(settings, name) if topic not in topics), None)
        if unknown is not None:
            raise SettingsError(f"{name}: no topic is called {unknown}; use some of {', '.join(sorted(topics))}")
    parents = frozenset().union(*taxonomy.units.values())
    if settings.woman_parent not in parents:
        raise SettingsError(f"woman_parent: no unit {settings.woman_parent} has parts; use person or civilian")


def steer_facets(facets: Mapping[str, Facets], claims: Iterable[Claim], settings: Settings) -> Mapping[str, Facets]:
    """Return the facets with vague words and unnamed speakers read as the settings say.

    >>> from checker.settings import Settings
    >>> steer_facets({}, (), Settings(outlet_is_origin=True))
    {}
    """
    if settings.vague_words is VagueWords.HARD and not settings.outlet_is_origin:
        return facets
    return {claim.id: _steered(facets[claim.id], claim, settings) for claim in claims}


def _steered(facets: Facets, claim: Claim, settings: Settings) -> Facets:
    interval, origin = facets.interval, facets.origin
    if settings.vague_words is VagueWords.SOFT and claim.modifier is Modifier.VAGUE:
        band = soft(interval)
        interval = Interval(low=band.low, high=band.high)
    if settings.outlet_is_origin and origin is None:
        origin = f"outlet:{facets.outlet or facets.report}"
    return facets._replace(interval=interval, origin=origin)
