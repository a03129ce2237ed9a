"""Read a Word document: its paragraphs and tables in order, as they stand when all changes are accepted.

What a tracked change deleted is left out and what it inserted is read, so that a corrected figure counts once. Hidden text,
comments and notes at the foot are left out. Lines that name a source part the text as they do in a text file.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from checker.readers.layout import is_row, table_lines
from checker.readers.markup import first_text, parse_markup
from checker.readers.plain import read_plain
from checker.readers.reading import damage_reported, with_text
from checker.readers.zipped import open_zip, refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from checker.readers.markup import Tree
    from checker.readers.reading import Raw, ReadResult

_DOCUMENT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_UNREAD = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr"})
_ROWS_AND_CELLS = frozenset({"tbl", "tr", "tc"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(raw: Raw) -> ReadResult:
    """Return the reports of a Word document.

    Raises ``InputError`` when it is damaged or hostile.
    """
    with damage_reported("Word document"), open_zip(raw) as archive:
        refuse_entities(archive)
        body = parse_markup(archive.read(_DOCUMENT)).root
        text = "\n".join(line for line in _lines(body) if line.strip())
        title = _title(archive)
    found = [replace(report, path=raw.name) for report in read_plain(text, raw.short_name)]
    if len(found) == 1 and found[0].title is None:
        found = [replace(found[0], title=title)]
    return with_text(found)


def _title(archive: ZipFile) -> str | None:
    if _PROPERTIES not in archive.namelist():
        return None
    return first_text(parse_markup(archive.read(_PROPERTIES)).root, "title")


def _lines(element: Tree) -> Iterator[str]:
    """Yield a line for each paragraph and row below an element, in order."""
    for child in element:
        if child.tag == "p":
            yield "".join(_pieces(child))
            for box in _boxes(child):
                yield from _lines(box)
        elif child.tag == "tbl":
            yield from _table(child)
        elif child.tag not in _UNREAD:
            yield from _lines(child)


def _boxes(element: Tree) -> Iterator[Tree]:
    """Yield the boxes of text that hang on a paragraph; the copy for old programs is left out."""
    for child in element:
        if child.tag == "txbxContent":
            yield child
        elif child.tag not in _UNREAD:
            yield from _boxes(child)


def _table(table: Tree) -> Iterator[str]:
    """Yield the lines of a table: one for a row of short cells, else those of its cells."""
    rows = ([list(_lines(cell)) for cell in _parts(row, "tc")] for row in _parts(table, "tr"))
    for is_short, found in groupby(rows, lambda row: is_row([" ".join(lines) for lines in row])):
        if is_short:
            yield from table_lines([[" ".join(lines) for lines in row] for row in found])
        else:
            yield from (line for row in found for lines in row for line in lines)


def _parts(element: Tree, tag: str) -> Iterator[Tree]:
    """Yield the rows of a table or the cells of a row, which controls may wrap; those of a table inside belong to it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNREAD | _ROWS_AND_CELLS:
            yield from _parts(child, tag)


def _pieces(element: Tree) -> Iterator[str]:
    """Yield the texts of a paragraph, without what is deleted or hidden, or stands in a box of its own."""
    for child in element:
        if child.tag == "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _UNREAD and child.tag != "txbxContent" and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: Tree) -> bool:
    vanish = run.find("rPr/vanish") if run.tag == "r" else None
    return vanish is not None and vanish.get("val") not in {"0", "false"}
