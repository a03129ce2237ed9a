"""Files that grow a thousandfold are refused before they do: one sentence, half a second, no memory to speak of."""

from __future__ import annotations

import gzip
import io
import os
import time
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pyarrow as pa
import pytest
from measures import peak_megabytes
from pyarrow import parquet
from test_read_documents import SPACES, paragraph, run
from test_read_pdf import lines, one_page
from test_read_warc import record

from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = Path(__file__).parents[1] / "hostile" / "own"
SECONDS, MEGABYTES = 0.5, 100
SIX = "Six guards were hurt."
ZEROS = gzip.compress(bytes(50_000_000))


def padded(*parts: tuple[str, str], noise: int = 0) -> bytes:
    """Return a zip file with these parts, and a picture that cannot be packed, so that the whole grows less."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
        archive.writestr("word/media/picture.png", os.urandom(noise))
    return stream.getvalue()


def document(paragraphs: int, noise: int) -> bytes:
    body = paragraph(run(SIX)) * paragraphs
    return padded(("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"), noise=noise)


def workbook(rows: int) -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    sheet.append(["text"])
    sheet.append([SIX])
    book.save(stream)
    if not rows:
        return stream.getvalue()
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    first = "xl/worksheets/sheet1.xml"
    parts[first] = parts[first].replace("</sheetData>", "<row><c><v>6</v></c></row>" * rows + "</sheetData>")
    return padded(*parts.items(), noise=rows // 3)


def table(text: str) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.table({"text": [text]}), stream, compression="zstd", use_dictionary=False)
    return stream.getvalue()


def archive(captures: int) -> bytes:
    """Return a web archive whose pages are packed inside."""
    packed = record(ZEROS, "text/plain\r\nContent-Encoding: gzip", address="https://harbour.example/{n}")
    return record(SIX.encode(), "text/plain") + packed * captures


class Bomb(NamedTuple):
    """How a bomb is made, a harmless file of its kind, and what is said about the bomb."""

    make: Callable[[], bytes]
    harmless: Callable[[], bytes]
    advice: str


BOMBS = {
    "text.txt.gz": Bomb((OWN / "bomb_100MB.txt.gz").read_bytes, lambda: gzip.compress(SIX.encode()), "as no document"),
    "word.docx": Bomb((OWN / "bomb_50MB.docx").read_bytes, lambda: document(1, 0), "as no document"),
    "long.docx": Bomb(lambda: document(600_000, 500_000), lambda: document(1, 0), "raise --max-bytes"),
    "long.xlsx": Bomb(lambda: workbook(1_000_000), lambda: workbook(0), "raise --max-bytes"),
    "table.parquet": Bomb(lambda: table(f"{SIX} " * 1_500_000), lambda: table(SIX), "as no document"),
    "pages.pdf": Bomb(
        lambda: one_page(zlib.compress(b" " * 100_000_000, 9), b"/Filter/FlateDecode"),
        lambda: one_page(lines(SIX.encode())),
        "as no document",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    raw = Raw(data=BOMBS[name].make(), name=name)
    start = time.process_time()
    (problem,) = read_bytes(raw).problems

    assert time.process_time() - start < SECONDS
    assert problem.startswith(f"{name}: unpacks to more than ")
    assert BOMBS[name].advice in problem


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_refused_bomb_takes_little_memory(name: str, tmp_path: Path) -> None:
    bomb, harmless = tmp_path / f"bomb-{name}", tmp_path / f"harmless-{name}"
    bomb.write_bytes(BOMBS[name].make())
    harmless.write_bytes(BOMBS[name].harmless())

    assert read_inputs([str(harmless)], Settings()).reports[0].text.strip() == SIX
    assert peak_megabytes("read", str(bomb)) - peak_megabytes("read", str(harmless)) < MEGABYTES


@pytest.mark.slow
def test_an_archive_of_packed_pages_is_read_no_longer_than_archives_are(tmp_path: Path) -> None:
    (tmp_path / "none.warc").write_bytes(archive(0))
    (tmp_path / "many.warc").write_bytes(archive(20))
    found = read_inputs([str(tmp_path / "many.warc")], Settings())

    assert [report.text for report in found.reports] == [SIX]
    assert {item.reason for item in found.skipped} == {"unpacks to more than 20000000 bytes"}
    assert ["unpacks to more than" in note.message for note in found.notes] == [True]
    grown = peak_megabytes("read", str(tmp_path / "many.warc")) - peak_megabytes("read", str(tmp_path / "none.warc"))
    assert grown < MEGABYTES


@pytest.mark.slow
def test_entities_take_little_memory(tmp_path: Path) -> None:
    """One of the files declares nothing and is a page, whose reader takes memory of its own."""
    xml = sorted(str(path) for path in (OWN.parent / "xml").glob("*.xml"))
    feed, page = tmp_path / "a.xml", tmp_path / "a.html"
    feed.write_text(f"<rss><channel><item><title>{SIX}</title></item></channel></rss>", "utf-8")
    page.write_text(f"<p>{SIX}</p>", "utf-8")
    harmless = [str(feed), str(page)]

    assert len(xml) == 11
    assert peak_megabytes("read", *xml, *harmless) - peak_megabytes("read", *harmless) < MEGABYTES / 2
