"""Open the zip files that office documents are, within bounds that no document needs and every bomb exceeds."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from checker.errors import InputError
from checker.readers.reading import unpacked_limit

if TYPE_CHECKING:
    from checker.readers.reading import Raw

_MOST_MEMBERS = 5_000
_ENCRYPTED = 1
_ENTITIES = re.compile(rb"<!ENTITY|<!DOCTYPE", re.IGNORECASE)
_KINDS = (("word/document.xml", "word"), ("xl/workbook.xml", "workbook"))


def office_kind(raw: Raw) -> str:
    """Return the format of an office document.

    Raises ``InputError`` when the zip file is none that is read.
    """
    members = set(open_zip(raw).namelist())
    kind = next((kind for member, kind in _KINDS if member in members), None)
    if kind is not None:
        return kind
    if "content.xml" in members:
        raise InputError("an OpenDocument file; save it as .docx, .xlsx or .txt")
    raise InputError("a zip archive; unpack it and name the folder")


def open_zip(raw: Raw) -> ZipFile:
    """Return the zip file after a look at its table of contents, before anything is unpacked.

    Raises ``InputError`` when it is damaged, protected, or would grow beyond every document.
    """
    try:
        archive = ZipFile(io.BytesIO(raw.data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"a damaged document ({error}); save it again") from error
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise InputError(f"unpacks to more than {_MOST_MEMBERS} parts, as no document does; not read")
    unpacked_limit(raw).check(sum(member.file_size for member in members))
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise InputError("protected by a password; save it without one")
    return archive


def refuse_entities(archive: ZipFile) -> None:
    """Raise ``InputError`` when a part in XML declares a document type, which office programs never write."""
    for member in archive.namelist():
        if member.endswith((".xml", ".rels")) and _ENTITIES.search(archive.read(member).replace(b"\0", b"")):
            raise InputError(f"its part {member!r} declares entities, as attacks do; not read")
