"""Parts that the text gives as complete, or a total with its increment, do not add up."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.language.taxonomy import PART
from checker.model import Level, RelationName
from checker.rules.chains import find_chains
from checker.rules.rule import Rule
from checker.rules.split_tolls import find_split_tolls
from checker.rules.totals import exact_value, exclude_each_other, is_total, lies_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.questions import Compared
    from checker.rules.chains import Chain
    from checker.rules.rule import Event

_LIST_MARKS = frozenset(":-\u2013\u2014")
_UNKNOWN_TOPIC = "other"
_FEWEST_PARTS = 2


def find(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield a total with the complete list behind it, or a chain of one origin, where the sum is another."""
    sentences: dict[object, list[Compared]] = defaultdict(list)
    for item in event.claims:
        claim = item.claim
        sentences[(claim.report, claim.field, claim.sentence)].append(item)
    for items in sentences.values():
        in_order = sorted(items, key=lambda item: item.claim.start)
        for number, whole in enumerate(in_order):
            parts = _listed_parts(whole, in_order[number + 1 :], event)
            if parts and sum(exact_value(part.facets) or 0 for part in parts) != exact_value(whole.facets):
                yield (whole, *parts)
    yield from _broken_chains(event)
    yield from find_split_tolls(event)


def _listed_parts(whole: Compared, behind: Sequence[Compared], event: Event) -> Sequence[Compared]:
    """Return the counts of the complete list after the whole, none where the list is not clear."""
    parts = list(takewhile(lambda item: _is_part(item, whole, event), behind))
    others = behind[len(parts) :]
    if len(parts) < _FEWEST_PARTS or exact_value(whole.facets) is None or not is_total(whole.facets):
        return ()
    is_open = any(item.facets.around.is_included for item in parts)
    mixed = any(item.facets.topic in {whole.facets.topic, _UNKNOWN_TOPIC} for item in others)
    if is_open or mixed or not _is_list(whole, parts[0], event):
        return ()
    return parts if exclude_each_other(parts, event.taxonomy) else ()


def _is_list(whole: Compared, first: Compared, event: Event) -> bool:
    """Say whether a colon, a dash between spaces, or the words right between the two open a list."""
    claim = whole.claim
    text = event.reports[claim.report].body(claim.field)
    marked = any(_opens_list(text, at) for at in range(claim.end, first.claim.start))
    return marked or first.facets.around.is_listed


def _opens_list(text: str, at: int) -> bool:
    """Say whether a colon stands at ``at``, or a dash between spaces."""
    return text[at] in _LIST_MARKS and (text[at] == ":" or text[at - 1 : at].isspace())


def _is_part(item: Compared, whole: Compared, event: Event) -> bool:
    one, other = item.facets, whole.facets
    unit = event.taxonomy.unit_kinship(one.unit, other.unit)
    named = one.topic == _UNKNOWN_TOPIC and unit is PART
    return exact_value(one) is not None and (named or lies_in(one, other, event.taxonomy))


def _broken_chains(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield a chain of one origin whose sum is another, from the last total before it, unless some earlier one makes it right."""
    chains: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for chain in find_chains(event):
        chains[chain.increment.claim.id, chain.later.claim.id].append(chain)
    for found in chains.values():
        last = max(_time(chain.earlier) for chain in found)
        if not any(chain.adds_up for chain in found):
            yield from (tuple(chain) for chain in found if _time(chain.earlier) == last and _is_of_one_voice(chain))


def _time(item: Compared) -> float:
    return item.facets.as_of_hours or 0.0


def _is_of_one_voice(chain: Chain) -> bool:
    origins = {item.facets.origin for item in chain}
    return chain.earlier.facets.superseded or (len(origins) == 1 and None not in origins)


RULE = Rule(
    code="X4",
    name="parts-do-not-add-up",
    title="parts do not add up",
    level=Level.ERROR,
    relation=RelationName.CONTRADICT,
    sentence="the parts do not add up to the whole",
    find=find,
)
