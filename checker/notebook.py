"""The pandas-facing result: file names, mappings or a DataFrame in, DataFrames out.

Pure functions; pandas is imported when a table is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.api import check_reports, extract_reports
from checker.brief.mutes import with_mutes
from checker.brief.revisions import compare_results
from checker.errors import InputError
from checker.model import Analysis, Report
from checker.read.inputs import ReadResult, read_inputs
from checker.read.mutes import read_mutes
from checker.read.notes import with_input
from checker.read.results import read_result, result_of
from checker.read.rows import report_from_mapping
from checker.render.json import analysis_json, analysis_object
from checker.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from checker.desk import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, as tables whose ids join.

    >>> check([{"text": "Six guards were hurt."}, {"text": "Seven guards were hurt."}]).findings["code"].tolist()
    ['X1']
    """

    analysis: Analysis

    @property
    def reports(self) -> pd.DataFrame:
        """One row a report."""
        return self._frame("reports")

    @property
    def claims(self) -> pd.DataFrame:
        """One row a claim; ``low`` and ``high`` are empty where there is no bound."""
        return self._frame("claims")

    @property
    def groups(self) -> pd.DataFrame:
        """One row a question."""
        return self._frame("groups")

    @property
    def relations(self) -> pd.DataFrame:
        """One row a comparable pair."""
        return self._frame("relations")

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding, gravest first."""
        return self._frame("findings")

    @property
    def values(self) -> pd.DataFrame:
        """One row an answer of a finding, with its sources and times."""
        return self._frame("values")

    @property
    def mutes(self) -> pd.DataFrame:
        """One row a muted fingerprint, with the reason and whether a finding has it."""
        return self._frame("mutes")

    @property
    def skipped(self) -> pd.DataFrame:
        """One row for each thing that was not used or not compared."""
        return self._frame("skipped")

    def _frame(self, name: str) -> pd.DataFrame:
        from checker.render.frames import table  # noqa: PLC0415 - pandas loads only when a table is asked for

        return table(self.analysis, name)

    def to_json(self) -> str:
        """Return the JSON of ``checker check --relations``."""
        return analysis_json(self.analysis, with_relations=True)

    def __repr__(self) -> str:
        """Return one line with the counts."""
        found = self.analysis
        return f"Result({len(found.reports)} reports, {len(found.claims)} claims, {len(found.findings)} findings)"


def diff(old: object, new: object) -> Revision:
    """Say what the new of two results changed: results, analyses, JSON objects or files of ``checker check``.

    >>> before, after = check([{"text": "Six guards were hurt."}]), check([{"text": "Two men died."}])
    >>> diff(before, after).is_empty
    True

    Raises ``InputError`` when a side is no result.
    """
    return compare_results(_result_object(old), _result_object(new))


def _result_object(side: object) -> dict[str, Any]:
    if isinstance(side, str | PathLike):
        return read_result(Path(fspath(side)))
    analysis = side.analysis if isinstance(side, Result) else side
    if isinstance(analysis, Analysis):
        return analysis_object(analysis, with_relations=False)
    return result_of(side, type(side).__name__)


def check(inputs: object, settings: Settings | None = None, *, mutes: str | PathLike[str] | None = None) -> Result:
    """Check reports and return the tables; the relations of all comparable pairs are included.

    >>> check([{"text": "Two men died."}])
    Result(1 reports, 1 claims, 0 findings)

    Raises ``InputError`` when an input is no file name, mapping, report or table, or when a file cannot be used.
    """
    read = _read(inputs, settings or Settings())
    analysis = with_input(check_reports(read.reports, settings, with_relations=True), read, (), ())
    return Result(analysis=with_mutes(analysis, read_mutes(Path(fspath(mutes))) if mutes is not None else ()))


def extract(inputs: object, settings: Settings | None = None) -> Result:
    """Extract the claims of reports without comparing them.

    >>> extract([{"text": "Two men died."}]).claims["low"].tolist()
    [2.0]

    Raises ``InputError`` when an input is no file name, mapping, report or table.
    """
    read = _read(inputs, settings or Settings())
    return Result(analysis=with_input(extract_reports(read.reports, settings), read, (), ()))


def _read(inputs: object, settings: Settings) -> ReadResult:
    items = _items(inputs)
    parts = [_one(item, number, settings) for number, item in enumerate(items, 1)]
    problems = [problem for part in parts for problem in part.problems]
    if problems:
        raise InputError("; ".join(problems))
    return ReadResult(
        reports=tuple(report for part in parts for report in part.reports),
        skipped=tuple(item for part in parts for item in part.skipped),
        notes=tuple(note for part in parts for note in part.notes),
    )


def _items(inputs: object) -> list[object]:
    if isinstance(inputs, str | PathLike | Report | Mapping):
        return [inputs]
    if hasattr(inputs, "to_dict") and hasattr(inputs, "columns"):
        records = inputs.to_dict("records")
        return [{key: value for key, value in row.items() if value == value} for row in records]  # noqa: PLR0124 - NaN
    if not hasattr(inputs, "__iter__"):
        raise InputError(f"{type(inputs).__name__}: cannot be read; give file names, mappings, reports or a DataFrame")
    return list(inputs)


def _one(item: object, number: int, settings: Settings) -> ReadResult:
    if isinstance(item, Report):
        return ReadResult(reports=(item,))
    if isinstance(item, Mapping):
        row = report_from_mapping(item, number, "row")
        return ReadResult(
            reports=(row.report,) if row.report is not None else (),
            skipped=(row.skipped,) if row.skipped is not None else (),
        )
    if isinstance(item, str | PathLike):
        return read_inputs([fspath(item)], settings)
    raise InputError(f"{type(item).__name__}: cannot be read; give file names, mappings, reports or a DataFrame")
