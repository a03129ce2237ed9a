"""Write the events that a mixed pile was sorted into, and why reports stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import EventGroup, EventLink

_NAMED = {"words": "words in common", "encoder": "alike across languages", "event column": "given as one event"}


def say_events(events: tuple[EventGroup, ...], *, with_links: bool) -> Iterator[str]:
    """Yield a line for each event, and one for each link where they are asked for.

    >>> from checker.model import EventGroup, EventLink
    >>> link = EventLink(a="r1", b="r2", by="words", similarity=0.4, words=("bridge",), places=("basra",), same_day=True)
    >>> event = EventGroup(id="event 1", reports=("r1", "r2"), words=("bridge", "fell"), links=(link,))
    >>> print("\\n".join(say_events((event,), with_links=True)))
    event 1 (bridge, fell): r1, r2
      r2 with r1: words in common 0.40 (bridge); place basra; same day
    """
    for event in events:
        words = f" ({', '.join(event.words)})" if event.words else ""
        yield f"{event.id}{words}: {', '.join(event.reports)}"
        if with_links:
            yield from (f"  {_said(link)}" for link in event.links)


def _said(link: EventLink) -> str:
    found = f" {link.similarity:.2f}" if link.similarity is not None else ""
    shared = f" ({', '.join(link.words)})" if link.words else ""
    confirmed = [
        f"place {', '.join(link.places)}" if link.places else "",
        f"figure {', '.join(link.figures)}" if link.figures else "",
        f"{link.names} names" if link.names else "",
        "same day" if link.same_day else "",
    ]
    return "; ".join([f"{link.b} with {link.a}: {_NAMED[link.by]}{found}{shared}", *filter(None, confirmed)])
