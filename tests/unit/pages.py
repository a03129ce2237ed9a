"""What tests of pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "img",
    "svg",
    "math",
    "form",
    "input",
    "link",
    "base",
    "video",
    "audio",
}


def active_nodes(root: Element) -> list[str]:
    """Return every node that could act, load or lead away: elements, handlers, addresses."""
    return [
        f"{node.tag} {node.attrib}"
        for node in root.iter()
        if isinstance(node.tag, str)
        if node.tag in ACTIVE
        or any(name.startswith("on") or name in {"style", "src", "srcdoc", "action"} for name in node.attrib)
        or not node.attrib.get("href", "#").startswith("#")
        or (
            node.tag == "meta" and node.attrib.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy"
        )
    ]
