"""What a rule is: a code, a name, a level, a relation and a check, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.align.questions import Compared
    from checker.language.taxonomy import Taxonomy
    from checker.model import Level, RelationName, Report
    from checker.rules.pair import Pair
    from checker.settings import Settings


class Event(NamedTuple):
    """All claims of one event, for rules that look at more than two."""

    claims: Sequence[Compared]
    reports: Mapping[str, Report]
    taxonomy: Taxonomy
    settings: Settings


def holds_for_no_pair(pair: Pair) -> bool:
    """Refuse every pair: the check of a rule that looks at more than two claims.

    >>> from checker.align.facets import Facets
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.rules.pair import Pair
    >>> from checker.settings import Settings
    >>> holds_for_no_pair(Pair(Facets(), Facets(), load_taxonomy(), Settings()))
    False
    """
    return pair.left is None


def finds_nothing(event: Event) -> Iterator[tuple[Compared, ...]]:
    """Yield no set: the search of a rule that looks at pairs alone.

    >>> list(finds_nothing(Event((), {}, None, None)))
    []
    """
    yield from (() for _ in event.claims[:0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the decision table; ``sentence`` tells an editor why it holds, ``name`` is the stem of its files.

    ``check`` decides a pair; ``find`` yields sets of claims of one event that the rule holds for together, with a level
    of their own where they are less sure than a pair.
    """

    code: str
    name: str
    title: str
    level: Level
    relation: RelationName
    sentence: str
    check: Callable[[Pair], bool] = holds_for_no_pair
    find: Callable[[Event], Iterator[tuple[Compared, ...]]] = finds_nothing
    set_level: Level | None = None


def page(rule: Rule) -> str:
    """Return the manual page of a rule, which is also its list of cases.

    >>> from checker.rules import ALL_RULES
    >>> page(ALL_RULES[0]).startswith("# different-event (N1)")
    True
    """
    return files("checker.rules").joinpath(f"{rule.name.replace('-', '_')}.md").read_text(encoding="utf-8")
