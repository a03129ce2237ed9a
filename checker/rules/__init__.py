"""The decision table: one rule a file, in the order of the table; the first that holds decides a pair.

The last three look at sets of claims.
"""

from __future__ import annotations

from checker.rules.announced_revision import RULE as U2
from checker.rules.cannot_tell import RULE as N5
from checker.rules.categorical_clash import RULE as X10
from checker.rules.chain_of_increments import RULE as U3
from checker.rules.denial import RULE as D2
from checker.rules.different_event import RULE as N1
from checker.rules.different_question import RULE as N2
from checker.rules.different_scope import RULE as N3
from checker.rules.disjoint_units import RULE as N4
from checker.rules.hedged_figure import RULE as D3
from checker.rules.jointly_impossible import RULE as X7
from checker.rules.later_higher import RULE as U1
from checker.rules.misquote import RULE as X3
from checker.rules.no_report import RULE as C5
from checker.rules.outlet_against_itself import RULE as X6
from checker.rules.overlap import RULE as C3
from checker.rules.part_exceeds_whole import RULE as X2
from checker.rules.part_fits import RULE as C4
from checker.rules.parts_do_not_add_up import RULE as X4
from checker.rules.plain_contradiction import RULE as X1
from checker.rules.refinement import RULE as C2
from checker.rules.rounding import RULE as C6
from checker.rules.rule import Rule, page
from checker.rules.same_value import RULE as C1
from checker.rules.sourced_dispute import RULE as D1
from checker.rules.state_forward import RULE as U4
from checker.rules.status_clash import RULE as X9
from checker.rules.two_floors import RULE as D4
from checker.rules.unexplained_fall import RULE as X5
from checker.rules.unit_slip import RULE as X8

ALL_RULES: tuple[Rule, ...] = (
    N1,
    X8,
    N2,
    N3,
    N4,
    N5,
    C5,
    C4,
    X2,
    D2,
    D3,
    D4,
    C1,
    C6,
    C2,
    C3,
    U4,
    U1,
    U2,
    X5,
    X3,
    X9,
    D1,
    X10,
    X6,
    X1,
    U3,
    X4,
    X7,
)

__all__ = ["ALL_RULES", "Rule", "page"]
