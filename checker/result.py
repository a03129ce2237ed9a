"""What a run found, as tables: the value that ``checker.check`` and its kin return.

Holds an ``Analysis``; pandas is imported when a table is asked for.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from checker.api import relate_claims
from checker.plots import Plots
from checker.render.files import write_atomically
from checker.render.formats import Form, render_as
from checker.render.plots.canvas import language_of
from checker.render.side import finding_html, findings_html
from checker.render.tables import COLUMNS
from checker.render.terminal import Style, render_finding

if TYPE_CHECKING:
    import pandas as pd

    from checker.model import Analysis, Finding

Target = str | PathLike[str] | None
"""A file to write, or None for the text itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found, as tables whose ids join.

    >>> from checker import check
    >>> check([{"text": "Six guards were hurt."}, {"text": "Seven guards were hurt."}]).findings["code"].tolist()
    ['X1']

    Tables are made when they are asked for, and each call gives a copy of your own.
    """

    analysis: Analysis
    _tables: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, repr=False, compare=False)
    _related: list[Analysis] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def reports(self) -> pd.DataFrame:
        """One row a report."""
        return self._table("reports")

    @property
    def claims(self) -> pd.DataFrame:
        """One row a claim; ``low`` and ``high`` are empty where there is no bound."""
        return self._table("claims")

    @property
    def groups(self) -> pd.DataFrame:
        """One row a question."""
        return self._table("groups")

    @property
    def relations(self) -> pd.DataFrame:
        """One row a comparable pair; pairs are compared when this is first asked for."""
        return self._table("relations")

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding, gravest first."""
        return self._table("findings")

    @property
    def values(self) -> pd.DataFrame:
        """One row an answer of a finding, with its sources and times."""
        return self._table("values")

    @property
    def voices(self) -> pd.DataFrame:
        """One row a claim behind an answer of a finding, with question, answer, who says it where, and what to write."""
        return self._table("voices")

    @property
    def what_if(self) -> pd.DataFrame:
        """One row for each change that would make a finding vanish, found by running the rules again."""
        return self._table("what_if")

    @property
    def mutes(self) -> pd.DataFrame:
        """One row a muted fingerprint, with the reason and whether a finding has it."""
        return self._table("mutes")

    @property
    def skipped(self) -> pd.DataFrame:
        """One row for each thing that was not used or not compared."""
        return self._table("skipped")

    @property
    def plot(self) -> Plots:
        """The plots of this result: ``answers``, ``toll``, ``agreement``, ``origins``."""
        return Plots(analysis=self.analysis, related=self.related)

    def finding(self, name: str) -> FindingView:
        """Return one finding by its id or fingerprint, its answers side by side.

        Raises ``KeyError`` when no finding has this name.
        """
        found = next((item for item in self.analysis.findings if name in {item.id, item.fingerprint}), None)
        if found is None:
            raise KeyError(f"{name}: no finding has this id or fingerprint; the table findings lists them")
        return FindingView(result=self, finding=found)

    def related(self) -> Analysis:
        """Return the analysis with its relations, which are compared when they are first needed."""
        if self.analysis.relations or not self.analysis.groups:
            return self.analysis
        if not self._related:
            found = relate_claims(self.analysis)
            self._related.append(found)
            left_out = sum(item.count for item in found.skipped[len(self.analysis.skipped) :])
            if left_out:
                raised = "raise max_relation_pairs_per_event to have them"
                warnings.warn(f"{left_out:,} pairs are counted and not spelled out; {raised}", stacklevel=4)
        return self._related[0]

    def _table(self, name: str) -> pd.DataFrame:
        from checker.render.frames import table  # noqa: PLC0415 - pandas loads only when a table is asked for

        if name not in self._tables:
            self._tables[name] = table(self.related() if name == "relations" else self.analysis, name)
        return self._tables[name].copy()

    def to_html(self, path: Target = None, *, language: str = "en") -> str | None:
        """Return the report page, or write it to a file; ``language`` is that of the page around the findings."""
        return _given(self.analysis, "html", path, Form(code=language))

    def to_json(self, path: Target = None) -> str | None:
        """Return the JSON of ``checker check --relations``, or write it to a file."""
        return _given(self.related(), "json", path, Form(relations=True))

    def to_markdown(self, path: Target = None, *, language: str = "en") -> str | None:
        """Return the findings as Markdown to paste, or write them to a file."""
        return _given(self.analysis, "md", path, Form(code=language))

    def to_sarif(self, path: Target = None) -> str | None:
        """Return SARIF 2.1.0 for editors and build servers, or write it to a file."""
        return _given(self.analysis, "sarif", path, Form())

    def to_csv(self, path: Target = None, *, table: str = "voices") -> str | None:
        """Return one table as CSV that no spreadsheet takes for formulas, or write it to a file."""
        return _given(self._holding(table), "csv", path, Form(table=table))

    def to_xlsx(self, path: str | PathLike[str], *, language: str = "en") -> None:
        """Write a workbook: findings, voices, claims, reports, what was not used, and what the run was."""
        _write(self.analysis, "xlsx", path, Form(code=language))

    def to_parquet(self, path: str | PathLike[str], *, table: str = "voices") -> None:
        """Write one table with its dtypes; needs pyarrow (``checker[parquet]``)."""
        _write(self._holding(table), "parquet", path, Form(table=table))

    def _holding(self, table: str) -> Analysis:
        if table not in COLUMNS:
            raise ValueError(f"{table}: no table of a result; there are {', '.join(COLUMNS)}")
        return self.related() if table == "relations" else self.analysis

    def __repr__(self) -> str:
        """Return one line with the counts."""
        found = self.analysis
        return f"Result({len(found.reports)} reports, {len(found.claims)} claims, {len(found.findings)} findings)"

    def _repr_html_(self) -> str:
        """Return the findings for a notebook, in Arabic where all reports are Arabic."""
        return findings_html(self.analysis, language_of(self.analysis, None))


def _given(analysis: Analysis, name: str, path: Target, form: Form) -> str | None:
    if path is None:
        return str(render_as(analysis, name, form))
    _write(analysis, name, path, form)
    return None


def _write(analysis: Analysis, name: str, path: str | PathLike[str], form: Form) -> None:
    write_atomically(Path(fspath(path)), render_as(analysis, name, form))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding of a result: shown side by side in a notebook, as text elsewhere, and as tables.

    >>> from checker import check
    >>> view = check([{"text": "Six guards were hurt."}, {"text": "Seven guards were hurt."}]).finding("f1")
    >>> view.values["value_en"].tolist()
    ['6', '7']
    """

    result: Result
    finding: Finding

    @property
    def values(self) -> pd.DataFrame:
        """One row an answer."""
        return self._own(self.result.values)

    @property
    def claims(self) -> pd.DataFrame:
        """One row a claim, in the order of the answers; the column ``answer`` says which it gives."""
        answers = self.values[["value_en", "claims"]].explode("claims").rename(columns={"value_en": "answer"})
        claims = self.result.claims.set_index("id", drop=False)
        return claims.loc[answers["claims"]].assign(answer=answers["answer"].array).reset_index(drop=True)

    @property
    def what_if(self) -> pd.DataFrame:
        """One row for each change that would make the finding vanish."""
        return self._own(self.result.what_if)

    def _own(self, table: pd.DataFrame) -> pd.DataFrame:
        return (
            table[table["finding"] == self.finding.id].drop(columns=["finding", "fingerprint"]).reset_index(drop=True)
        )

    def __repr__(self) -> str:
        """Return the finding as a terminal shows it."""
        return render_finding(self.result.analysis, self.finding, style=Style(verbose=True))

    def _repr_html_(self) -> str:
        """Return the finding side by side for a notebook."""
        return finding_html(self.result.analysis, self.finding, language_of(self.result.analysis, None))
