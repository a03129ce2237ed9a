"""Turn an analysis into pandas tables with fixed columns and types; times are UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.desk import Confidence
from checker.model import Certainty, Count, Kind, Modifier, Polarity, RelationName
from checker.render.tables import COLUMNS, rows

if TYPE_CHECKING:
    import pandas as pd

    from checker.model import Analysis

LEVELS = ("silent", "listed", "note", "dispute", "warning", "error")
"""The levels from the quietest to the gravest: the order of the category, so that ``level >= "dispute"`` can be asked."""

_CATEGORIES: dict[str, tuple[str, ...]] = {
    "claims.field": ("title", "text"),
    "claims.kind": tuple(Kind),
    "claims.modifier": tuple(Modifier),
    "claims.polarity": tuple(Polarity),
    "claims.certainty": tuple(Certainty),
    "claims.count": tuple(Count),
    "groups.kind": tuple(Kind),
    "relations.relation": tuple(RelationName),
    "findings.level": LEVELS,
    "voices.level": LEVELS,
    "voices.modifier": tuple(Modifier),
    "findings.confidence": tuple(reversed(Confidence)),
}
_ORDERED = frozenset({"findings.level", "findings.confidence", "voices.level"})


def table(analysis: Analysis, name: str) -> pd.DataFrame:
    """Return one table; empty input gives an empty table with the same columns and types.

    >>> from checker.model import Analysis
    >>> list(table(Analysis(), "relations").columns)
    ['a', 'b', 'relation', 'code', 'explanation']
    """
    import pandas as pd  # noqa: PLC0415 - 400 ms, needed only here

    columns = COLUMNS[name]
    cells: dict[str, list[Any]] = {column: [] for column in columns}
    for row in rows(analysis, name):
        for column, values in cells.items():
            values.append(row.get(column))
    return pd.DataFrame({key: _typed(values, f"{name}.{key}", columns[key]) for key, values in cells.items()})


def _typed(values: list[Any], place: str, kind: str) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415 - as above

    series: pd.Series[Any] = pd.Series(values, dtype="object")
    if kind.startswith("datetime64"):
        series = pd.to_datetime(series, utc=True, errors="coerce", format="ISO8601")
    if place in _CATEGORIES:
        names = [str(name) for name in _CATEGORIES[place]]
        return series.astype(pd.CategoricalDtype(names, ordered=place in _ORDERED))
    return series.astype(pd.api.types.pandas_dtype(kind))
