"""Work in several processes: results in the order of the work, and a killed process costs nothing but time.

Takes lists of items and a task, gives one result an item. A list whose process dies is done again; if it dies once more, the
list is halved until the item that kills its process stands alone, which is given up and said.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

_WAITING_EACH = 3
_TRIES = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


class Task(NamedTuple, Generic[Item, Result]):
    """What is done with a list of items, and what stands for an item whose process died each time."""

    work: Callable[[Sequence[Item]], list[Result]]
    give_up: Callable[[Item], Result]


class Mapper(Protocol):
    """Something that does a task on many lists and yields the results in their order."""

    def __call__(self, task: Task[Item, Result], lists: Iterable[Sequence[Item]]) -> Iterator[list[Result]]:
        """Yield the results of each list."""


def in_this_process(task: Task[Item, Result], lists: Iterable[Sequence[Item]]) -> Iterator[list[Result]]:
    """Yield the results of each list, done here and now.

    >>> list(in_this_process(Task(sorted, str), [[2, 1], [3]]))
    [[1, 2], [3]]
    """
    return map(task.work, lists)


class _Waiting(NamedTuple, Generic[Item, Result]):
    """A list that was handed out; ``tries`` counts the processes that died meanwhile."""

    items: Sequence[Item]
    future: Future[list[Result]]
    tries: int


class Pool:
    """A mapper that works in several processes.

    >>> with Pool(2) as pool:
    ...     list(pool(Task(sorted, str), [[2, 1], [3]]))
    [[1, 2], [3]]
    """

    def __init__(self, jobs: int, say: Callable[[str], None] = lambda _: None) -> None:
        """Make a pool of ``jobs`` processes that tells what goes wrong to ``say``."""
        self._jobs, self._say = jobs, say
        self._executor = _executor(jobs)

    def __enter__(self) -> Self:
        """Return the pool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, at once where something went wrong."""
        if kind is not None:
            _kill(self._executor)
        self._executor.shutdown(wait=kind is None, cancel_futures=True)

    def __call__(self, task: Task[Item, Result], lists: Iterable[Sequence[Item]]) -> Iterator[list[Result]]:
        """Yield the results of each list in order; no more lists are taken than the processes can soon work on."""
        waiting: deque[_Waiting[Item, Result]] = deque()
        for items in lists:
            waiting.append(self._handed_out(task, items))
            if len(waiting) >= self._jobs * _WAITING_EACH:
                yield self._first(task, waiting)
        while waiting:
            yield self._first(task, waiting)

    def _handed_out(self, task: Task[Item, Result], items: Sequence[Item], tries: int = 0) -> _Waiting[Item, Result]:
        try:
            future = self._executor.submit(task.work, items)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        return _Waiting(items, future, tries)

    def _first(self, task: Task[Item, Result], waiting: deque[_Waiting[Item, Result]]) -> list[Result]:
        """Return the results of the list that was handed out first."""
        while True:
            first = waiting.popleft()
            try:
                return first.future.result()
            except BrokenProcessPool:
                waiting.appendleft(first)
            self._renew()
            is_hopeless = first.tries + 1 >= _TRIES
            if is_hopeless:
                waiting.popleft()
            for number, item in enumerate(waiting):
                if _is_lost(item.future):
                    waiting[number] = self._handed_out(task, item.items, item.tries + 1)
            if is_hopeless:
                return self._apart(task, first.items)

    def _renew(self) -> None:
        self._say("a worker process died; what it had in hand is done again")
        self._executor.shutdown(cancel_futures=True)
        self._executor = _executor(self._jobs)

    def _apart(self, task: Task[Item, Result], items: Sequence[Item]) -> list[Result]:
        """Return the results of a list, done in a process of its own; a list that kills it is halved."""
        executor = _executor(1)
        try:
            return executor.submit(task.work, items).result()
        except BrokenProcessPool:
            if len(items) > 1:
                half = len(items) // 2
                return [*self._apart(task, items[:half]), *self._apart(task, items[half:])]
            self._say("a worker process died each time on one item, which is left out and listed as not used")
            return [task.give_up(items[0])]
        finally:
            executor.shutdown(wait=False)


def _is_lost(future: Future[list[Result]]) -> bool:
    return future.cancelled() or (future.done() and isinstance(future.exception(), BrokenProcessPool))


def _executor(jobs: int) -> ProcessPoolExecutor:
    gc.freeze()  # what is loaded by now stays shared with the forked processes
    return ProcessPoolExecutor(jobs, initializer=_start)


def _start() -> None:
    """Leave Ctrl-C to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _kill(executor: ProcessPoolExecutor) -> None:
    for process in list((executor._processes or {}).values()):  # noqa: SLF001 - has no public way before Python 3.14
        process.kill()
