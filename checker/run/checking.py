"""Check more reports than memory should hold: read them into a store, compare event by event, write out in order.

The result is the same, byte for byte, as that of a check in memory; how the work is spread changes nothing in it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from checker.model import Analysis, Level
from checker.render.json import SCHEMA, finding_object, mute_object, object_lines, row_json, skipped_object, table_lines
from checker.render.terminal import AGREED, REFUSED, make_page, mute_lines, skipped_line, summary_lines, tally_of
from checker.run.rows import Layout, added, finding_text, with_id
from checker.run.work import REPORTS_EACH, comparing, in_lists, reading
from checker.settings import settings_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.desk import Mute
    from checker.model import Report
    from checker.readers.reading import ReadResult
    from checker.run.pool import Mapper
    from checker.run.progress import Progress
    from checker.run.store import EventStore
    from checker.run.work import PackedReport, Plan

_IS_READ = "is read"


def fill(store: EventStore, parts: Iterable[ReadResult], plan: Plan, mapper: Mapper, progress: Progress) -> None:
    """Read all reports that are not in the store yet, and compare all events that are not compared yet."""
    if store.fact(_IS_READ) is None:
        store.forget_asides()
        reports = islice(_reports(store, parts, plan), store.reports, None)
        for packed in mapper(reading(plan.request.settings), in_lists(reports, REPORTS_EACH)):
            store.add_reports(packed)
            progress.at("reports read", store.reports)
        store.set_fact(_IS_READ, "yes")
        store.save()
    total = store.events
    done = store.compared
    for found in mapper(comparing(plan), _event_lists(store)):
        for rows in found:
            store.add_event(rows)
        done += len(found)
        progress.at("events compared", done, total)
    store.save()


def _reports(store: EventStore, parts: Iterable[ReadResult], plan: Plan) -> Iterator[Report]:
    request = plan.request
    for part in parts:
        store.add_unused(part.skipped)
        wanted = (
            n for n in part.notes if n.code not in request.ignore and (not request.select or n.code in request.select)
        )
        store.add_notes(wanted)
        store.add_problems(part.problems)
        yield from part.reports


def _event_lists(store: EventStore) -> Iterator[list[Sequence[PackedReport]]]:
    """Yield the events in lists of about as many reports as are read at a time."""
    found: list[Sequence[PackedReport]] = []
    reports = 0
    for place in store.open_events():
        found.append(store.reports_of(place.name))
        reports += place.reports
        if reports >= REPORTS_EACH:
            yield found
            found, reports = [], 0
    if found:
        yield found


def result_lines(store: EventStore, plan: Plan, mutes: Sequence[Mute]) -> Iterator[str]:
    """Yield the result of a filled store in pieces that stand one behind the other."""
    used = _with_use(store, mutes)
    if plan.look.form is Layout.JSONL:
        yield from (f"{line}\n" for line in table_lines(_sections(store, plan, used)))
        return
    yield from object_lines(_sections(store, plan, used)) if plan.look.form.is_data else _text_lines(store, plan, used)
    yield "\n"


def levels_found(store: EventStore) -> frozenset[Level]:
    """Return the levels of the findings and notes that are not muted."""
    notes = {Level.NOTE for _ in islice(store.notes(), 1)}
    return frozenset(notes | {Level(found.level) for found in store.findings() if found.muted is None})


def _with_use(store: EventStore, mutes: Sequence[Mute]) -> list[Mute]:
    met = {found.muted for found in store.findings()} if mutes else set()
    return [replace(mute, is_used=mute.fingerprint in met) for mute in mutes]


def _sections(store: EventStore, plan: Plan, mutes: Iterable[Mute]) -> list[tuple[str, object]]:
    """Return the parts of the result, in order: plain values, and the rows of tables as they come."""
    sections: list[tuple[str, object]] = [
        ("schema", SCHEMA),
        ("reports", store.lines("shown", "report", "number")),
        ("claims", store.lines("shown", "claims", "number")),
        ("groups", map(with_id, map("g{}".format, _from_one()), store.lines("claim_group", "rest", "first_claim"))),
    ]
    if plan.request.with_relations:
        sections.append(("relations", store.lines("relation", "rows", "event")))
    joins = _joins(store) if plan.request.explain else iter(())
    first = next(joins, None)
    if first is not None:
        sections.append(("joins", chain([first], joins)))
    unused = (row_json(skipped_object(item)) for item in store.unused())
    unread = store.lines("shown", "unread", "number")
    uncompared = store.lines("uncompared", "rows", "event")
    sections += [
        ("findings", _finding_rows(store)),
        ("skipped", chain(unused, unread, uncompared)),
        ("mutes", map(row_json, map(mute_object, mutes))),
        ("settings", settings_values(plan.request.settings)),
    ]
    return sections


def _from_one() -> Iterator[int]:
    number = 0
    while True:
        yield (number := number + 1)


def _finding_rows(store: EventStore) -> Iterator[str]:
    number = 0
    for number, found in enumerate(store.findings(), 1):
        yield with_id(f"f{number}", found.rest)
    for more, note in enumerate(store.notes(), number + 1):
        yield row_json(finding_object(replace(note, id=f"f{more}")))


def _joins(store: EventStore) -> Iterator[str]:
    for number, found in enumerate(store.findings(), 1):
        yield from (with_id(f"f{number}", rest, "finding") for rest in found.joins)
    yield from store.lines("refused", "rows", "event")


def _text_lines(store: EventStore, plan: Plan, mutes: Sequence[Mute]) -> Iterator[str]:
    style, form = plan.look.style, plan.look.form
    between = "\n" if form is Layout.CONCISE else "\n\n"
    for block in _blocks(store, plan):
        yield block
        yield between
    noted = Analysis(findings=tuple(store.notes()), skipped=tuple(store.unused()))
    tally = added([store.tally(), tally_of(noted)])
    heads = {found.muted: found.rest for found in store.findings() if found.muted is not None} if mutes else {}
    listed = chain(
        (skipped_line(item, style) for item in noted.skipped),
        store.lines("shown", "unread", "number"),
        store.lines("uncompared", "rows", "event"),
    )
    closing = chain(mute_lines(mutes, heads, style), summary_lines(tally, style), listed if style.verbose else ())
    yield from _apart("\n", closing)


def _blocks(store: EventStore, plan: Plan) -> Iterator[str]:
    page = make_page(Analysis(), plan.look.style)
    yield from (found.rest for found in store.findings() if found.muted is None)
    yield from (finding_text(page, note, plan.look.form) for note in store.notes())
    if plan.look.form is Layout.CONCISE:
        yield from store.lines("agreed", "rest", "first_claim")
        return
    yield from _under(REFUSED, store.lines("refused", "rows", "event") if plan.request.explain else ())
    yield from _under(AGREED, store.lines("agreed", "rest", "first_claim"))


def _under(head: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines under their heading, nothing without lines."""
    listed = tuple(lines)
    if listed:
        yield "\n".join((head, *listed))


def _apart(between: str, pieces: Iterable[str]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        yield between + piece if number else piece
