"""What was measured against labels, as tables: the value that ``checker.evaluate`` returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.render.grades import grade_table, grades_json, render_grades

if TYPE_CHECKING:
    import pandas as pd

    from checker.grading.grade import Grades
    from checker.grading.shares import Share
    from checker.result import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How well reading and comparing did on labelled reports, with 95 % intervals.

    >>> from checker import evaluate
    >>> claim = {"id": "1", "quote": "Six men", "topic": "killed", "low": 6}
    >>> found = evaluate([{"id": "a", "text": "Six men died in a fire.", "claims": [claim]}])
    >>> found.scores.query("language == 'all'")["share"].head(2).tolist()
    [1.0, 1.0]
    """

    grades: Grades
    result: Result

    @property
    def scores(self) -> pd.DataFrame:
        """One row a measure and language: right, total, share, and the interval of the true share."""
        return grade_table(self.grades, "scores")

    @property
    def topics(self) -> pd.DataFrame:
        """One row a topic: how many of its labels were found, and how many of its claims are right."""
        return grade_table(self.grades, "topics")

    @property
    def confusion(self) -> pd.DataFrame:
        """One row for each relation that was labelled, found, and the rule that decided, with the number of pairs."""
        return grade_table(self.grades, "confusion")

    @property
    def confidence(self) -> pd.DataFrame:
        """One row a threshold: contradictions called and right when findings below this confidence are not believed."""
        return grade_table(self.grades, "confidence")

    @property
    def misses(self) -> pd.DataFrame:
        """One row for each difference from the labels."""
        return grade_table(self.grades, "misses")

    def score(self, measure: str, language: str = "all") -> Share:
        """Return one measure, for all languages or for one.

        Raises ``KeyError`` when it was not measured.
        """
        return self.grades.scores[(measure, language)]

    def to_json(self) -> str:
        """Return the JSON of ``checker evaluate --format json``: every table."""
        return grades_json(self.grades)

    def __repr__(self) -> str:
        """Return the page that ``checker evaluate`` prints."""
        return render_grades(self.grades)
