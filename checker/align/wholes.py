"""Find for a count the count it is part of: the one the text says, or a larger one before it in the sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model import Certainty, Count, Kind
from checker.quantity.interval import is_above

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim

_SUPERSEDED, _TOTAL, _QUANTITY = Certainty.SUPERSEDED, Count.TOTAL, Kind.QUANTITY
_TOLL = "toll"


def find_wholes(claims: Sequence[Claim], taxonomy: Taxonomy, shares: Collection[str] = ()) -> dict[str, Claim]:
    """Return the whole of each claim that has one, by the id of the part; ``shares`` are counts such as "three of the".

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.model import Report
    >>> claims = extract_claims(Report(id="a", text="Nine people were killed, including two children.")).claims
    >>> {part: whole.text for part, whole in find_wholes(claims, load_taxonomy()).items()}
    {'2': 'Nine people'}
    """
    by_id = {claim.id: claim for claim in claims}
    sentences: dict[object, list[Claim]] = defaultdict(list)
    texts: dict[object, list[Claim]] = defaultdict(list)
    found: dict[str, Claim] = {}
    for claim in claims:
        question = (claim.report, claim.field, claim.kind, claim.topic, claim.unit)
        near = texts[question] if claim.id in shares else sentences[(question, claim.sentence)]
        whole = by_id.get(claim.scope.subset_of or "") or _larger_before(claim, near, taxonomy)
        sentences[(question, claim.sentence)].append(claim)
        texts[question].append(claim)
        if whole is not None:
            found[claim.id] = whole
    return found


def _larger_before(claim: Claim, before: Sequence[Claim], taxonomy: Taxonomy) -> Claim | None:
    """Return the nearest larger count of the same speaker: a second, smaller toll of a sentence is no second total."""
    if claim.kind is not _QUANTITY or claim.topic not in taxonomy.growing or claim.interval.high == 0:
        return None
    if not _is_plain(claim):
        return None
    larger = (other for other in reversed(before) if _is_plain(other) and is_above(other.interval, claim.interval))
    return next((other for other in larger if other.origin == claim.origin or claim.origin is None), None)


def _is_plain(claim: Claim) -> bool:
    toll = _TOLL in claim.pattern
    return claim.certainty is not _SUPERSEDED and claim.count is _TOTAL and claim.cue is None and not toll
