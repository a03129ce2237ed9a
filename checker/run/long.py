"""Run a long check or extraction to its end, or stop it cleanly: where its file is, what is said, what is kept.

Beside ``--output result.json`` a run keeps what is done in ``result.json.part``; a run that was stopped, killed or met a
full disk goes on from there with ``--resume``. Without an output the file is a temporary one, and nothing is kept.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import contextmanager
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from checker.errors import InputError, Stopped
from checker.options import Engine
from checker.render.files import write_out
from checker.run.checking import fill, levels_found, result_lines
from checker.run.extracting import ended, numbered, unused_lines, writing
from checker.run.pool import Pool, in_this_process
from checker.run.progress import Progress
from checker.run.store import ClaimStore, EventStore, Kept, disk_problems_said
from checker.run.work import in_lists, tools_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.desk import Mute
    from checker.model import Level, Report, Skipped
    from checker.readers.reading import ReadResult
    from checker.run.extracting import ClaimLines, ClaimsWanted
    from checker.run.pool import Mapper
    from checker.run.view import Way
    from checker.run.work import Plan
    from checker.settings import Settings

_IDENTITY = "identity"

Store = TypeVar("Store", bound=Kept)


def part_path(output: Path) -> Path:
    """Return the file that keeps what a run to an output has done.

    >>> part_path(Path("result.json")).name
    'result.json.part'
    """
    return output.with_name(f"{output.name}.part")


def check_long(
    parts: Iterable[ReadResult], plan: Plan, mutes: Sequence[Mute], way: Way
) -> tuple[frozenset[Level], list[str]]:
    """Write the result of a check; return the levels it found, and the inputs that could not be read."""
    with _said() as progress, _kept(EventStore, way, repr(plan)) as store:
        with _mapper(way, plan.request.settings, progress) as mapper:
            fill(store, parts, plan, mapper, progress)
        write_out(result_lines(store, plan, mutes), way.output)
        return levels_found(store), store.problems()


def extract_long(parts: Iterable[ReadResult], wanted: ClaimsWanted, way: Way) -> tuple[list[str], bool]:
    """Write the claims of reports as they come; return what is to be said, and whether an input could not be read."""
    problems: list[str] = []
    unused: list[Skipped] = []
    reports = _reports(parts, problems, unused)
    with _said() as progress, _mapper(way, wanted.settings, progress) as mapper:
        if way.output is None:
            _print_claims(reports, wanted, mapper, progress)
        else:
            _keep_claims(reports, wanted, mapper, progress, way)
    return [*unused_lines(unused), *problems], bool(problems)


def _print_claims(reports: Iterable[Report], wanted: ClaimsWanted, mapper: Mapper, progress: Progress) -> None:
    done = 0

    def lines() -> Iterator[str]:
        nonlocal done
        for found, count, _ in _joined(mapper(writing(wanted), in_lists(reports)), 0, progress):
            done += count
            yield from found

    write_out(ended(lines(), wanted, lambda: done), None)


def _keep_claims(reports: Iterable[Report], wanted: ClaimsWanted, mapper: Mapper, progress: Progress, way: Way) -> None:
    with _kept(ClaimStore, way, repr(wanted)) as store:
        found = mapper(writing(wanted), in_lists(islice(reports, store.reports, None)))
        for lines, count, claims in _joined(found, store.claims, progress):
            store.add(count, claims, lines)
        store.save()
        write_out(ended(store.lines(), wanted, lambda: store.reports), way.output)


def _joined(
    found: Iterable[Sequence[ClaimLines]], before: int, progress: Progress
) -> Iterator[tuple[list[str], int, int]]:
    """Yield the lines of each list of reports with their final numbers, how many reports they are of, and claims."""
    done = 0
    for reports in found:
        lines: list[str] = []
        first = before
        for report in reports:
            lines.extend(numbered(report, before))
            before += report.claims
            if report.lost is not None:
                progress.say(report.lost)
        done += len(reports)
        progress.at("reports read", done)
        yield lines, len(reports), before - first


def _reports(parts: Iterable[ReadResult], problems: list[str], unused: list[Skipped]) -> Iterator[Report]:
    for part in parts:
        problems.extend(part.problems)
        unused.extend(part.skipped)
        yield from part.reports


@contextmanager
def _said() -> Iterator[Progress]:
    progress = Progress(sys.stderr, is_shown=sys.stderr.isatty())
    try:
        yield progress
    finally:
        progress.end()


@contextmanager
def _mapper(way: Way, settings: Settings, progress: Progress) -> Iterator[Mapper]:
    if way.engine is Engine.DASK:
        from checker.run.cluster import cluster_mapper  # noqa: PLC0415 - an engine of its own

        with cluster_mapper(way.scheduler, way.jobs, progress.say) as mapper:
            yield mapper
        return
    if way.jobs == 1:
        yield in_this_process
        return
    languages = tools_of(settings).languages
    for code in languages.folders:
        language = languages.get(code)
        if language is not None:
            languages.sieve(language)
    with Pool(way.jobs, progress.say) as pool:
        yield pool


@contextmanager
def _kept(make: Callable[[Path | None], Store], way: Way, plan: str) -> Iterator[Store]:
    """Give the store of a run; it goes away at the end, and stays where the run was stopped or failed."""
    path = part_path(way.output) if way.output is not None else None
    with disk_problems_said(str(path or "temporary file")):
        store = _opened(make, path, way, plan)
        try:
            yield store
        except Stopped as stop:
            store.save()
            raise Stopped(stop.signal, f"stopped; {_what_is_kept(store, path)}") from None
        finally:
            store.close()
    if path is not None:
        _remove(path)


def _remove(path: Path) -> None:
    """Remove the file of a run with what SQLite keeps beside it; a stray journal would spoil the next run."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _what_is_kept(store: Kept, path: Path | None) -> str:
    if path is None:
        return "nothing is kept, because no --output was named"
    return f"{store.reports:,} reports are read and kept in {path}; the same command with --resume goes on from there"


def _opened(make: Callable[[Path | None], Store], path: Path | None, way: Way, plan: str) -> Store:
    if path is None:
        return make(None)
    if path.is_symlink() or path.is_dir():
        raise InputError(f"{path}: is a link or a folder and is not overwritten; remove it or name another output")
    if not way.resume:
        _remove(path)
    store = make(path)
    identity = hashlib.sha256(f"{version('checker')} {plan} {_as_they_are(way.inputs)}".encode()).hexdigest()
    if (known := store.fact(_IDENTITY)) not in {None, identity}:
        store.close()
        raise InputError(f"{path}: is of another run, its inputs or settings differ; remove it, or leave --resume out")
    if known is None:
        store.set_fact(_IDENTITY, identity)
        store.save()
    return store


def _as_they_are(inputs: Iterable[str]) -> list[tuple[str, int, int]]:
    """Return name, size and time of each file, so that a changed input is noticed."""
    files = [file for name in inputs for file in _files(Path(name))]
    return [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.is_file()]


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*")) if path.is_dir() else [path]
