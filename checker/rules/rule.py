"""What a rule is: a code, a name, a level, a relation and a check, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model import Level, RelationName
    from checker.rules.pair import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the decision table; ``sentence`` tells an editor why it holds, ``name`` is the stem of its files."""

    code: str
    name: str
    title: str
    level: Level
    relation: RelationName
    sentence: str
    check: Callable[[Pair], bool]


def page(rule: Rule) -> str:
    """Return the manual page of a rule, which is also its list of cases.

    >>> from checker.rules import ALL_RULES
    >>> page(ALL_RULES[0]).startswith("# different-event (N1)")
    True
    """
    return files("checker.rules").joinpath(f"{rule.name.replace('-', '_')}.md").read_text(encoding="utf-8")
