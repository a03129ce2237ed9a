"""Write an analysis in the format that was asked for; each format is one module, loaded when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from checker.model import Analysis


class Form(NamedTuple):
    """What a format leaves open: the language of a page, when it is made, and what the JSON holds."""

    code: str = "en"
    made_at: str | None = None
    relations: bool = False


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


def _html(analysis: Analysis, form: Form) -> str:
    from checker.render.html import render_html  # noqa: PLC0415 - as above

    return render_html(analysis, form.code, made_at=form.made_at)


_WRITERS = {"json": _json, "html": _html}
