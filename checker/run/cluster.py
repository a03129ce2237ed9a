"""Work on a Dask cluster: the same lists and tasks as in processes of one machine, results in the same order."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from checker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from distributed import Client

    from checker.run.pool import Item, Mapper, Result, Task

_LISTS_EACH = 5
_WAITING_EACH = 3
_LOST = "workers died each time on one item, which is left out and listed as not used"


@contextmanager
def dask_needed() -> Iterator[None]:
    """Say what to install where the block cannot import Dask."""
    try:
        yield
    except ImportError as error:
        raise InputError("the engine dask is not installed; run: pip install 'checker[dask]'") from error


@contextmanager
def cluster_mapper(scheduler: str | None, workers: int, say: Callable[[str], None]) -> Iterator[Mapper]:
    """Give a mapper that works on a Dask cluster: the one at an address, or one of so many processes on this machine."""
    with dask_needed():
        from distributed import Client, LocalCluster  # noqa: PLC0415 - 450 ms
    try:
        local = None if scheduler else LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
        client = Client(scheduler or local)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(
            f"--scheduler {scheduler}: no Dask scheduler answers there ({error}); check the address"
        ) from error
    try:
        yield _Cluster(client, say)
    finally:
        client.close()  # type: ignore[no-untyped-call]
        if local is not None:
            local.close()


class _Cluster:
    """A mapper on a Dask cluster; what a dead worker had in hand is done again by another."""

    def __init__(self, client: Client, say: Callable[[str], None]) -> None:
        self._client, self._say = client, say

    def __call__(self, task: Task[Item, Result], lists: Iterable[Sequence[Item]]) -> Iterator[list[Result]]:
        """Yield the results of each list in order."""
        several = iter(lists)
        waiting: deque[tuple[list[Sequence[Item]], Any]] = deque()
        width = _WAITING_EACH * max(1, len(self._client.scheduler_info()["workers"]))
        while group := list(islice(several, _LISTS_EACH)):
            waiting.append((group, self._client.submit(_worked, task, group, pure=False)))
            if len(waiting) >= width:
                yield from self._first(task, waiting)
        while waiting:
            yield from self._first(task, waiting)

    def _first(
        self, task: Task[Item, Result], waiting: deque[tuple[list[Sequence[Item]], Any]]
    ) -> Iterator[list[Result]]:
        from distributed import KilledWorker  # noqa: PLC0415 - loaded by now

        group, future = waiting.popleft()
        try:
            found: list[list[Result]] = future.result()
        except KilledWorker:
            found = [self._apart(task, items) for items in group]
        yield from found

    def _apart(self, task: Task[Item, Result], items: Sequence[Item]) -> list[Result]:
        """Return the results of a list that was in the hands of workers that died; it is halved until one item is left."""
        from distributed import KilledWorker  # noqa: PLC0415 - loaded by now

        try:
            ((*found,),) = self._client.submit(_worked, task, [items], pure=False).result()
        except KilledWorker:
            if len(items) > 1:
                half = len(items) // 2
                return [*self._apart(task, items[:half]), *self._apart(task, items[half:])]
            self._say(_LOST)
            return [task.give_up(items[0])]
        return found


def _worked(task: Task[Item, Result], lists: Sequence[Sequence[Item]]) -> list[list[Result]]:
    return [task.work(items) for items in lists]
