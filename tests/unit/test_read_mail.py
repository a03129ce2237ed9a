"""Mails: the sender is the source, unless wire copy is forwarded, which names its own."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from checker.readers.inputs import read_bytes, read_inputs
from checker.readers.reading import Raw, ReadResult
from checker.settings import Settings

HOSTILE = Path(__file__).parents[1] / "hostile"


def mail(text: str = "Six guards were hurt.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "Harbour Wire <wire@example.org>",
        "Date": "Sat, 02 Mar 2024 09:30:00 +0300",
        **headers,
    }.items():
        message[name] = value
    message.set_content(text)
    return message


def read(message: EmailMessage) -> ReadResult:
    return read_bytes(Raw(data=message.as_bytes(), name="a.eml"))


def test_subject_sender_time_and_text() -> None:
    (report,) = read(mail("أصيب ستة حراس في الحريق.\n\n-- \nThe desk, 5 Port Road\n", Subject="حريق الميناء")).reports

    assert (report.source, report.title, report.text) == ("Harbour Wire", "حريق الميناء", "أصيب ستة حراس في الحريق.")
    assert report.published_at == "2024-03-02T09:30:00+03:00"


def test_bytes_of_windows_1256() -> None:
    (report,) = read_inputs([str(HOSTILE / "own" / "eml_ar_cp1256.eml")], Settings()).reports

    assert (report.title, report.text) == ("45 قتيلا في غارة", "قالت وزارة الصحة إن 45 شخصا قتلوا.")


@pytest.mark.parametrize(
    "block",
    [
        "---------- Forwarded message ---------\nFrom: Valley Press <v@example.org>\nDate: Fri, 01 Mar 2024 22:10:00 +0000\nSubject: Blast\nTo: desk\n",
        "-----Original Message-----\nFrom: Valley Press\nSent: Fri, 01 Mar 2024 22:10:00 +0000\nSubject: Blast\n",
        "رسالة معاد توجيهها\n> من: Valley Press <v@example.org>\n> التاريخ: Fri, 01 Mar 2024 22:10:00 +0000\n> الموضوع: Blast\n",
    ],
)
def test_forwarded_copy_keeps_its_own_source_and_time(block: str) -> None:
    (report,) = read(mail(f"Please check.\n\n{block}\nSeven guards were hurt.\n", Subject="Fwd: Blast")).reports

    assert (report.source, report.title, report.text) == ("Valley Press", "Blast", "Seven guards were hurt.")
    assert report.published_at == "2024-03-01T22:10:00+00:00"


def test_a_mail_in_html_alone() -> None:
    message = mail()
    message.set_content("<p>Six guards were hurt.</p><table><tr><td>Killed<td>4</table>", subtype="html")

    assert read(message).reports[0].text == "Six guards were hurt.\nKilled: 4"


def test_plain_text_is_preferred_to_html() -> None:
    message = mail()
    message.add_alternative("<p>Another wording.</p>", subtype="html")

    assert read(message).reports[0].text == "Six guards were hurt."


def test_attached_mails_are_reports_and_other_attachments_are_listed() -> None:
    message = mail(Subject="Two versions")
    message.add_attachment(mail("Seven guards were hurt.\n", From="Valley Press <v@example.org>"))
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    found = read(message)

    assert [(r.id, r.source, r.text) for r in found.reports] == [
        ("a.eml", "Harbour Wire", "Six guards were hurt."),
        ("a.eml#2", "Valley Press", "Seven guards were hurt."),
    ]
    assert [item.reason for item in found.skipped] == ["attachment not read (application/pdf); save it as a file"]


@pytest.mark.parametrize("line", ["to: a\n", "from: a\n\n", "a: ", "> " * 50, " " * 100])
def test_long_mails_take_linear_time(line: str) -> None:
    message = mail(line * (200_000 // len(line)))
    start = time.process_time()
    read(message)

    assert time.process_time() - start < 2.0


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"From: x\nContent-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: text/plain; charset=nonsense\n\nSix died.",
    ],
)
def test_damaged_mails_cost_only_themselves(raw: bytes) -> None:
    found = read_bytes(Raw(data=raw, name="a.eml"))

    assert len(found.reports) <= 1
