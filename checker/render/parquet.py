"""Write one table of an analysis as Parquet, with the columns and types of the data frames."""

from __future__ import annotations

import importlib.util
import io
from typing import TYPE_CHECKING

from checker.errors import CheckerError

if TYPE_CHECKING:
    from checker.model import Analysis


def render_parquet(analysis: Analysis, table: str = "voices") -> bytes:
    """Return the bytes of a Parquet file.

    >>> from checker.model import Analysis
    >>> render_parquet(Analysis())[:4]
    b'PAR1'

    Raises ``CheckerError`` when pyarrow is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise CheckerError("Parquet needs pyarrow, which is not installed; run: pip install 'checker[parquet]'")
    from checker.render.frames import table as frame  # noqa: PLC0415 - pandas loads only here

    stream = io.BytesIO()
    frame(analysis, table).to_parquet(stream, engine="pyarrow", index=False)
    return stream.getvalue()
