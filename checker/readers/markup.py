"""Parse the XML of wire services and feeds, and refuse what an attacker would put into it.

Entities are refused whether they are used or not, no external file is ever opened, and names are given without their
namespace, because agencies use several for one format.
"""

from __future__ import annotations

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from checker.errors import InputError
from checker.readers.decode import decode_bytes
from checker.readers.fragments import text_of_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARATION = re.compile(r"\s*<\?xml\s[^<>]{0,300}\?>")
_DECLARED = re.compile(rb"<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]{0,1000}\[", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z]{2,8});")
_STRAY = re.compile(r"&(?!(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OWN_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_HEAD_BYTES = 400
_DEEPEST = 200
Tree = Element


class Markup(NamedTuple):
    """A parsed document, and what to say about its encoding."""

    root: Tree
    text: str
    note: str | None


def parse_markup(data: bytes, encoding: str | None = None) -> Markup:
    """Return the tree of an XML document, its names without namespaces.

    >>> parse_markup(b'<a xmlns="urn:x"><b>Six&nbsp;dead</b></a>').root.find("b").text
    'Six\\xa0dead'

    Raises ``InputError`` when it declares entities, nests without end, or is no XML.
    """
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    decoded = decode_bytes(data, encoding or (declared[1].decode("ascii") if declared else None))
    text = _DECLARATION.sub("", decoded.text, count=1)
    if _ENTITIES.search(text):
        raise InputError("its XML declares entities, which news never needs and attacks do; not read")
    clean = _STRAY.sub("&amp;", _NAMED.sub(_character, _FORBIDDEN.sub("\ufffd", text)))
    try:
        return Markup(_built(clean), text, decoded.note)
    except (ExpatError, ParseError) as error:
        raise InputError(f"not well-formed XML ({error}); fetch it again or save it as text") from error


def _character(match: re.Match[str]) -> str:
    """Return the character that HTML names so; the five names of XML stay."""
    name = match[1]
    return chr(name2codepoint[name]) if name in name2codepoint and name not in _OWN_NAMES else match[0]


def _built(text: str) -> Tree:
    builder, depth = TreeBuilder(), 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise InputError(f"its XML nests deeper than {_DEEPEST} elements; not read")
        builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    parser = ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - the last piece
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def named(tree: Tree, *names: str) -> Iterator[Tree]:
    """Yield the elements below with one of the names: all of the first name, then all of the next.

    >>> [e.text for e in named(parse_markup(b"<a><c>2</c><b>1</b></a>").root, "b", "c")]
    ['1', '2']
    """
    return (element for name in names for element in tree.iter(name))


def first_text(tree: Tree, *names: str) -> str | None:
    """Return the text of the first element below that has any, the likelier name first.

    >>> first_text(parse_markup(b"<a><b/><c>x <i>y</i></c></a>").root, "b", "c")
    'x y'
    """
    texts = (" ".join("".join(element.itertext()).split()) for element in named(tree, *names))
    return next((text for text in texts if text), None)


def body_text(element: Tree) -> str:
    """Return the text of an element that holds the markup of a story.

    >>> body_text(parse_markup(b"<body><p>Six died.</p><p>Two fled.</p></body>").root)
    'Six died.\\nTwo fled.'
    """
    return text_of_html(tostring(element, encoding="unicode"))
