"""Web archives: whole pages come out with address and time, however the archive ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw, ReadResult
from checker.settings import Settings

ARCHIVES = Path(__file__).parents[1] / "hostile" / "wire" / "warc"
PAGE = "<html><head><title>Fire</title></head><body><p>{}</p></body></html>"


def record(
    body: bytes, kind: str = "text/html", status: str = "200 OK", address: str = "https://harbour.example/fire"
) -> bytes:
    """Return one captured response."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-02T09:30:00Z\r\n"
    named = f"{head}WARC-Record-ID: <urn:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{named}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def read(data: bytes, name: str = "a.warc") -> ReadResult:
    return read_bytes(Raw(data=data, name=name))


def test_a_page_with_its_address_and_time() -> None:
    page = PAGE.format("أصيب ستة حراس في الحريق").encode("windows-1256")
    (report,) = read(record(page, "text/html; charset=windows-1256")).reports

    assert (report.id, report.source) == ("https://harbour.example/fire", "harbour.example")
    assert (report.title, report.text) == ("Fire", "أصيب ستة حراس في الحريق")
    assert (report.published_at, report.path) == ("2024-03-02T09:30:00Z", "a.warc")


def test_only_pages_that_were_there_are_read() -> None:
    whole = record(b"Six guards were hurt.", "text/plain", address="https://a.example/1")
    found = read(whole + record(b"GIF89a", "image/gif") + record(b"<p>Moved</p>", status="302 Found"))

    assert [report.text for report in found.reports] == ["Six guards were hurt."]
    assert [item.reason for item in found.skipped] == ["no page (200, image/gif)", "no page (302, text/html)"]


@pytest.mark.parametrize("path", sorted(ARCHIVES.glob("example*")), ids=lambda path: path.name)
def test_kept_archives(path: Path) -> None:
    found = read_inputs([str(path)], Settings())

    assert found.problems == ()
    assert found.reports[0].title in {"Example Domain", "Internet Assigned Numbers Authority"}
    assert found.reports[0].published_at is not None


def test_damage_costs_only_what_is_behind_it() -> None:
    whole = record(PAGE.format("Six guards were hurt.").encode())
    found = read(whole + b"NOT A RECORD\r\nat all\r\n\r\n" + whole)

    assert [report.text for report in found.reports] == ["Six guards were hurt."]
    assert [note.code for note in found.notes] == ["CC903"]


@pytest.mark.parametrize("data", [b"WARC/1.0\r\nnothing", b"", record(b"GIF89a", "image/gif")])
def test_an_archive_without_a_page(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    (problem,) = read_inputs([str(tmp_path / "a.warc")], Settings()).problems

    assert problem.startswith(str(tmp_path / "a.warc"))


def test_a_missing_package_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (problem,) = read(record(b"x")).problems

    assert problem.endswith(
        "a web archive is read with warcio, which is not installed; run: pip install 'checker[warc]'"
    )
