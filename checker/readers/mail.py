"""Read a mail: its subject, its sender, its time and its text; wire copy that was forwarded keeps its own of each.

Attached messages are reports too; other attachments are listed as unused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from checker.model import Report, Skipped
from checker.readers.columns import header_of
from checker.readers.decode import decode_bytes
from checker.readers.fragments import text_of_html
from checker.readers.notes import encoding_notes
from checker.readers.reading import ReadResult, damage_reported, joined
from checker.readers.times import iso_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.readers.reading import Raw

_LINE_END = re.compile(r"\r\n?")
_HEADER = re.compile(r"[\s>*]*(?P<key>[^\s:>*][^:\n]{0,30}?)\*?[ \t]{0,9}:\*?[ \t]{1,9}(?P<value>\S.*)")
_SIGNATURE = "\n-- \n"
_FEWEST_HEADERS = 2
_DEEPEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """What a mail, or a forwarded one inside its text, says."""

    text: str
    sender: str | None
    time: str | None
    subject: str | None
    note: str | None = None


def read_mail(raw: Raw) -> ReadResult:
    """Return the report of a mail, and those of the mails attached to it.

    >>> from checker.readers.reading import Raw
    >>> mail = b"From: Wire <wire@example.org>\\nSubject: Fire\\n\\nSix guards were hurt.\\n"
    >>> [(r.source, r.title, r.text) for r in read_mail(Raw(data=mail, name="a.eml")).reports]
    [('Wire', 'Fire', 'Six guards were hurt.')]

    Raises ``InputError`` when the bytes are no mail.
    """
    with damage_reported("mail"):
        message = message_from_bytes(raw.data, policy=policy.default)
        messages = list(_messages(message))
        return joined(_read(message, number, raw) for number, message in enumerate(messages, 1))


def _messages(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Yield a mail and the mails attached to it, as deep as a mail can still be meant."""
    yield message
    for part in _parts(message):
        if part.get_content_type() == "message/rfc822" and depth < _DEEPEST:
            inner = part.get_content()
            if isinstance(inner, EmailMessage):
                yield from _messages(inner, depth + 1)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a mail, not those of the mails attached to it."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _read(message: EmailMessage, number: int, raw: Raw) -> ReadResult:
    letter = _forwarded(_letter(message, raw.encoding))
    name = raw.short_name if number == 1 else f"{raw.short_name}#{number}"
    report = Report(
        id=name,
        text=letter.text,
        title=letter.subject,
        source=letter.sender or raw.short_name,
        published_at=letter.time,
        path=raw.name,
    )
    kept = (report,) if letter.text or letter.subject else ()
    unused = tuple(
        Skipped(
            reason=f"attachment not read ({part.get_content_type()}); save it as a file", path=raw.name, report=name
        )
        for part in _parts(message)
        if part.is_attachment() and part.get_content_type() != "message/rfc822"
    )
    return ReadResult(reports=kept, skipped=unused, notes=encoding_notes(letter.note, kept))


def _letter(message: EmailMessage, encoding: str | None) -> _Letter:
    text, note = _text(message, encoding)
    return _Letter(
        text=text,
        sender=_sender(str(message.get("From", ""))),
        time=iso_time(str(message.get("Date", ""))),
        subject=" ".join(str(message.get("Subject", "")).split()) or None,
        note=note,
    )


def _sender(written: str) -> str | None:
    """Return the name of a sender, else the address."""
    name, _, address = written.partition("<")
    return name.strip(" \t\"'") or address.strip("<> ") or None


def _text(message: EmailMessage, encoding: str | None) -> tuple[str, str | None]:
    """Return the text of a mail without the signature, written in plain text rather than HTML where there are both."""
    bodies = [part for part in _parts(message) if not part.is_attachment()]
    for kind in ("text/plain", "text/html"):
        for part in bodies:
            if part.get_content_type() == kind:
                payload = part.get_payload(decode=True)
                content = payload if isinstance(payload, bytes) else b""
                decoded = decode_bytes(content, encoding or part.get_content_charset())
                text = text_of_html(decoded.text) if kind == "text/html" else _LINE_END.sub("\n", decoded.text)
                if text.strip():
                    return text.partition(_SIGNATURE)[0].strip(), decoded.note
    return "", None


def _forwarded(letter: _Letter) -> _Letter:
    """Return the mail that a mail forwards, which names its own sender before its text; else the mail itself."""
    lines = letter.text.split("\n")
    first = 0
    while first < len(lines):
        headers, end = _headers(lines, first)
        if "from" in headers and len(headers) >= _FEWEST_HEADERS:
            return _inner(headers, "\n".join(lines[end:]).strip(), letter)
        first = max(end, first + 1)
    return letter


def _inner(headers: Mapping[str, str], text: str, outer: _Letter) -> _Letter:
    return _Letter(
        text=text,
        sender=_sender(headers["from"]),
        time=iso_time(headers.get("date")) or outer.time,
        subject=headers.get("subject", outer.subject),
        note=outer.note,
    )


def _headers(lines: list[str], first: int) -> tuple[Mapping[str, str], int]:
    """Return the headers of a forwarded mail that stand in a row, and the line behind them."""
    found: dict[str, str] = {}
    place = first
    while place < len(lines):
        match = _HEADER.match(lines[place])
        key = header_of(match["key"]) if match is not None else None
        if match is None or key is None:
            break
        found[key] = match["value"].strip()
        place += 1
    return found, place
