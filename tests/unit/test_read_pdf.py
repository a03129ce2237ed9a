"""A PDF gives its numbers only where two readers agree, and Arabic digits keep their order."""

from __future__ import annotations

import io
import sys

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from checker.api import check_reports
from checker.readers import pdf
from checker.readers.inputs import read_bytes
from checker.readers.reading import Raw, ReadResult

HEAD = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"


def one_page(content: bytes, extra: bytes = b"") -> bytes:
    """Return a PDF of one page with this content."""
    stream = b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", HEAD, stream]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate([*parts, b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>"], 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def lines(*texts: bytes) -> bytes:
    return b"".join(b"BT /F 12 Tf 50 %d Td (%s) Tj ET\n" % (700 - 20 * row, text) for row, text in enumerate(texts))


def arabic(*texts: str) -> bytes:
    """Return a PDF with lines of shaped Arabic at its right edge, one far below the other."""
    figure, stream = Figure(), io.BytesIO()
    for row, text in enumerate(texts):
        figure.text(0.95, 0.9 - 0.2 * row, text, ha="right")
    with mpl.rc_context({"pdf.fonttype": 42, "font.family": "DejaVu Sans"}):
        figure.savefig(stream, format="pdf")
    return stream.getvalue()


def read(data: bytes) -> ReadResult:
    return read_bytes(Raw(data=data, name="a.pdf"))


def test_english_lines_are_joined_to_sentences() -> None:
    found = read(
        one_page(
            lines(
                b"Fire", b"The ministry said that 34 people were", b"killed and 1,200 fled in the fire.", b"Two died."
            )
        )
    )

    assert (
        found.reports[0].text
        == "Fire\nThe ministry said that 34 people were killed and 1,200 fled in the fire.\nTwo died.\n"
    )
    assert found.notes == ()


@pytest.mark.parametrize("number", ["٣٤", "34", "١٢٠", "٣٬٢٠٠", "1,200", "۱۲"])
def test_arabic_digits_keep_their_order(number: str) -> None:
    found = read(arabic(f"قالت وزارة الصحة إن {number} شخصا قتلوا"))

    assert f" {number} " in found.reports[0].text
    assert found.notes == ()


def test_a_range_is_read_in_its_order() -> None:
    assert "12-15" in read(arabic("وأصيب بينهم 12-15 طفلا في المدينة")).reports[0].text


def test_numbers_on_which_two_readers_disagree_are_lost_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_texts", lambda _: (["Killed: 34 people, 7 hurt."], ["Killed: 43 people, 7 hurt."]))
    found = read(b"%PDF-1.4\n")

    assert found.reports[0].text == "Killed: \ufffd people, 7 hurt.\n"
    assert [(note.code, "(34)" in note.message) for note in found.notes] == [("CC902", True)]


def test_a_lost_number_is_never_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_texts", lambda _: (["The blast killed 34 people."], ["The blast killed 43 people."]))
    other = read_bytes(Raw(data=b"The blast killed nine people.", name="b.txt")).reports
    found = check_reports([*read(b"%PDF-1.4\n").reports, *other])

    assert [finding.code for finding in found.findings] == ["CC807"]


def test_pictures_of_pages_say_so() -> None:
    assert "no text in the PDF" in read(one_page(b"")).problems[0]


@pytest.mark.parametrize("cut", [6, 40, 300])
def test_damaged_files_are_one_sentence(cut: int, capfd: pytest.CaptureFixture[str]) -> None:
    (problem,) = read(one_page(lines(b"Six died."))[:cut]).problems

    assert problem.startswith("a.pdf: ")
    assert capfd.readouterr().err == ""


def test_a_missing_package_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    (problem,) = read(one_page(lines(b"Six died."))).problems

    assert problem.endswith("which is not installed; run: pip install 'checker[pdf]'")
