"""Write an analysis in the format that was asked for; each format is one module, loaded when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model import Analysis


class Form(NamedTuple):
    """What a format leaves open: the language of a page and when it is made, which table, whether texts stay raw."""

    code: str = "en"
    made_at: str | None = None
    relations: bool = False
    table: str = "voices"
    raw: bool = False


def render_as(analysis: Analysis, name: str, form: Form = Form()) -> str | bytes:
    """Return an analysis in a format by its name.

    >>> from checker.model import Analysis
    >>> str(render_as(Analysis(), "html"))[:15]
    '<!DOCTYPE html>'
    """
    return _WRITERS[name](analysis, form)


def _json(analysis: Analysis, form: Form) -> str:
    from checker.render.json import analysis_json  # noqa: PLC0415 - one format a run

    return analysis_json(analysis, with_relations=form.relations) + "\n"


def _jsonl(analysis: Analysis, form: Form) -> str:
    from checker.render.json import analysis_jsonl  # noqa: PLC0415 - as above

    return "".join(f"{line}\n" for line in analysis_jsonl(analysis, with_relations=form.relations))


def _html(analysis: Analysis, form: Form) -> str:
    from checker.render.html import render_html  # noqa: PLC0415 - as above

    return render_html(analysis, form.code, made_at=form.made_at)


def _markdown(analysis: Analysis, form: Form) -> str:
    from checker.render.markdown import render_markdown  # noqa: PLC0415 - as above

    return render_markdown(analysis, form.code)


def _csv(analysis: Analysis, form: Form) -> str:
    from checker.render.csv import render_csv  # noqa: PLC0415 - as above

    return render_csv(analysis, form.table, raw=form.raw)


def _xlsx(analysis: Analysis, form: Form) -> bytes:
    from checker.render.xlsx import render_xlsx  # noqa: PLC0415 - as above

    return render_xlsx(analysis, form.code)


def _parquet(analysis: Analysis, form: Form) -> bytes:
    from checker.render.parquet import render_parquet  # noqa: PLC0415 - as above

    return render_parquet(analysis, form.table)


def _sarif(analysis: Analysis, form: Form) -> str:  # noqa: ARG001 - nothing is left open
    from checker.render.sarif import render_sarif  # noqa: PLC0415 - as above

    return render_sarif(analysis)


_WRITERS: dict[str, Callable[[Analysis, Form], str | bytes]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "sarif": _sarif,
    "md": _markdown,
    "html": _html,
}
