"""Read the tags by which wire formats name a language."""

from __future__ import annotations


def primary_language(tag: str | None) -> str | None:
    """Return the language of a tag without its region.

    >>> primary_language("ar-IQ"), primary_language(None)
    ('ar', None)
    """
    return tag.replace("_", "-").partition("-")[0].lower() or None if tag else None
