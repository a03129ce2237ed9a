"""Check more reports than one machine should: the same two functions, on the partitions of a Dask bag or frame.

An event whose reports lie in one partition is compared where they are; only reports of events that are scattered over
partitions travel. Put an event into one partition and comparison moves nothing. Needs ``pip install 'checker[dask]'``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.api import Request, compare_event, extract_report
from checker.errors import InputError
from checker.gather import Compared, Extracted, Numbered, gather
from checker.model import Skipped
from checker.readers.names import Names
from checker.readers.notes import with_input
from checker.readers.objects import read_items
from checker.readers.reading import ReadResult, joined
from checker.result import Result
from checker.run.cluster import dask_needed
from checker.run.work import tools_of
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from distributed import Client


class _Place(NamedTuple):
    """Where the reports of an event lie: their positions in one partition, and the claims before each in the run."""

    partition: int
    positions: tuple[int, ...]
    before: tuple[int, ...]


class _Event(NamedTuple):
    """What one event gave, with its reports and their numbers in the run."""

    numbers: tuple[int, ...]
    extracted: tuple[Extracted, ...]
    compared: Compared


def check(reports: Any, client: Client | None = None, settings: Settings | None = None) -> Result:  # noqa: ANN401
    """Check the reports of a Dask bag of mappings, or of a Dask frame, against one another.

    The result is that of ``checker.check`` on the same reports in the same order, however they are cut. ``client`` is where
    the work is done; without one it is done where Dask does its work otherwise. Raises ``InputError`` for anything else.
    """
    request = Request(settings=settings or Settings())
    read = _read(_partitions(reports), request.settings, client)
    extracted = _kept([_lazily(_extract)(part, request.settings) for part in read.parts], client)
    counts = _computed([_lazily(_events_of)(part) for part in extracted], client)
    compared = _computed(list(_comparisons(extracted, counts, request)), client)
    events = sorted(chain.from_iterable(compared), key=lambda event: event.numbers[0])
    placed = sorted(
        (number, item) for event in events for number, item in zip(event.numbers, event.extracted, strict=True)
    )
    analysis = gather([item for _, item in placed], [event.compared for event in events], request.settings)
    return Result(analysis=with_input(analysis, read.aside, (), ()))


class _Read(NamedTuple):
    """Reports with their final ids in partitions that are still to be computed, and what reading had to say."""

    parts: list[Any]
    aside: ReadResult


def _partitions(reports: Any) -> list[Any]:  # noqa: ANN401 - a bag or a frame
    if not hasattr(reports, "to_delayed"):
        raise InputError(f"{type(reports).__name__}: cannot be read; give a Dask bag of mappings or a Dask frame")
    return list(reports.to_delayed())


def _read(partitions: Sequence[Any], settings: Settings, client: Client | None) -> _Read:
    """Read all partitions; ids are made unique over all of them, and rows are numbered through."""
    sizes = _computed([_lazily(len)(_lazily(_items)(part)) for part in partitions], client)
    firsts = accumulate(sizes, initial=1)
    parts = [_lazily(_read_part)(part, settings, first) for part, first in zip(partitions, firsts, strict=False)]
    parts = _kept(parts, client)
    told = _computed([_lazily(_without_reports)(part) for part in parts], client)
    names = Names()
    named = [[names.unique(name) for name in ids] for ids, _ in told]
    aside = joined(part for _, part in told)
    unread = (*(Skipped(reason=problem) for problem in aside.problems), *aside.skipped)
    return _Read(
        [_lazily(_renamed)(part, ids) for part, ids in zip(parts, named, strict=True)],
        replace(aside, skipped=unread, problems=()),
    )


def _items(partition: Any) -> Any:  # noqa: ANN401 - a list or a table
    return partition if hasattr(partition, "columns") else list(partition)


def _read_part(partition: Any, settings: Settings, first: int) -> ReadResult:  # noqa: ANN401 - a list or a table
    return joined(read_items(_items(partition), settings, first=first))


def _without_reports(read: ReadResult) -> tuple[list[str], ReadResult]:
    return [report.id for report in read.reports], replace(read, reports=())


def _renamed(read: ReadResult, names: Sequence[str]) -> ReadResult:
    return replace(read, reports=tuple(replace(r, id=name) for r, name in zip(read.reports, names, strict=True)))


def _extract(read: ReadResult, settings: Settings) -> list[Extracted]:
    languages = tools_of(settings).languages
    return [extract_report(report, settings, languages) for report in read.reports]


def _events_of(extracted: Sequence[Extracted]) -> list[tuple[str | None, int]]:
    return [(item.report.event, len(item.claims)) for item in extracted]


def _comparisons(
    extracted: Sequence[Any], counts: Sequence[Sequence[tuple[str | None, int]]], request: Request
) -> Iterator[Any]:
    """Yield for each partition the comparison of the events that have most of their reports there."""
    places = _places(counts)
    starts = list(accumulate(map(len, counts), initial=1))
    homes: dict[int, list[list[_Place]]] = defaultdict(list)
    for found in places.values():
        homes[max(found, key=lambda place: len(place.positions)).partition].append(found)
    for events in homes.values():
        needed = sorted({place.partition for event in events for place in event})
        parts = [extracted[number] if len(needed) == 1 else _wanted(extracted, number, events) for number in needed]
        yield _lazily(_compare)(parts, needed, [starts[number] for number in needed], events, request)


def _wanted(extracted: Sequence[Any], number: int, events: Iterable[Iterable[_Place]]) -> Any:  # noqa: ANN401 - delayed
    """Return the reports of a partition that some events need, so that no more of it travels."""
    positions = sorted(
        {at for event in events for place in event if place.partition == number for at in place.positions}
    )
    return _lazily(_picked)(extracted[number], positions)


def _picked(extracted: Sequence[Extracted], positions: Sequence[int]) -> dict[int, Extracted]:
    return {position: extracted[position] for position in positions}


def _places(counts: Sequence[Sequence[tuple[str | None, int]]]) -> dict[str | None, list[_Place]]:
    found: dict[str | None, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    before = 0
    for partition, items in enumerate(counts):
        for position, (event, claims) in enumerate(items):
            found[event][partition].append((position, before))
            before += claims
    return {
        event: [_Place(partition, *map(tuple, zip(*held, strict=True))) for partition, held in parts.items()]
        for event, parts in found.items()
    }


def _compare(
    parts: Sequence[Any],
    numbers: Sequence[int],
    starts: Sequence[int],
    events: Sequence[Sequence[_Place]],
    request: Request,
) -> list[_Event]:
    held = dict(zip(numbers, parts, strict=True))
    start = dict(zip(numbers, starts, strict=True))
    tools = tools_of(request.settings)
    found = []
    for event in events:
        items = [
            (start[place.partition] + position, Numbered(held[place.partition][position], before))
            for place in event
            for position, before in zip(place.positions, place.before, strict=True)
        ]
        numbered = [item for _, item in items]
        bare = tuple(item.extracted._replace(claims=()) for item in numbered)
        found.append(_Event(tuple(n for n, _ in items), bare, compare_event(numbered, request, tools)))
    return found


def _lazily(function: Callable[..., Any]) -> Callable[..., Any]:
    with dask_needed():
        from dask.delayed import delayed  # noqa: PLC0415 - 450 ms

    lazy: Callable[..., Any] = delayed(function, pure=False)
    return lazy


def _computed(tasks: Sequence[Any], client: Client | None) -> list[Any]:
    if client is not None:
        return list(client.gather(client.compute(list(tasks))))  # type: ignore[no-untyped-call]
    with dask_needed():
        from dask.base import compute  # noqa: PLC0415 - 450 ms

    return list(compute(*tasks))  # type: ignore[no-untyped-call]


def _kept(tasks: Sequence[Any], client: Client | None) -> list[Any]:
    """Return the tasks begun, so that what they give stays where it was made."""
    if client is not None:
        return list(client.persist(list(tasks)))  # type: ignore[no-untyped-call]
    with dask_needed():
        from dask.base import persist  # noqa: PLC0415 - 450 ms

    return list(persist(*tasks))  # type: ignore[no-untyped-call]
