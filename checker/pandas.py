"""The accessor ``DataFrame.checker``, registered when this module is imported.

>>> import pandas as pd
>>> import checker.pandas
>>> wires = pd.DataFrame({"body": ["Six guards were hurt.", "Seven guards were hurt."]})
>>> wires.checker.check().findings["code"].tolist()
['X1']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from checker.notebook import check, extract, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from checker.result import Result
    from checker.settings import Settings


@pd.api.extensions.register_dataframe_accessor("checker")
class ReportsAccessor:
    """The functions of ``checker`` on a DataFrame with one report a row.

    Raises ``AttributeError`` when a frame has no rows or columns that could be reports.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        """Keep the frame; deliberately looks at no row."""
        if not any(isinstance(name, str) for name in frame.columns):
            raise AttributeError("a frame of reports has named columns, one of them with the text")
        self._frame = frame

    def read(self, settings: Settings | None = None, *, columns: Mapping[str, str] | None = None) -> Result:
        """Return the reports of the frame, as ``checker.read`` does."""
        return read(self._frame, settings, columns=columns)

    def check(
        self,
        settings: Settings | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        mutes: str | PathLike[str] | None = None,
        progress: bool | None = None,
        group_events: bool = False,
    ) -> Result:
        """Check the reports of the frame, as ``checker.check`` does."""
        return check(self._frame, settings, columns=columns, mutes=mutes, progress=progress, group_events=group_events)

    def extract(
        self,
        settings: Settings | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        progress: bool | None = None,
    ) -> Result:
        """Extract the claims of the frame, as ``checker.extract`` does."""
        return extract(self._frame, settings, columns=columns, progress=progress)
