"""How much longer twice an input takes, and how much memory a run holds."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Input = TypeVar("_Input")
AT_MOST = 2.2  # twice, and a tenth for what the caches of a processor and its other users do to a measurement
_ATTEMPTS, _ROUNDS = 3, 3
_LEAST_SECONDS = 0.02  # below, costs that do not grow hide the growth
_LARGEST = 400_000  # what is read faster than that measures how the system hands out memory


def growth(work: Callable[[_Input], object], make: Callable[[int], _Input], size: int = 10_000) -> float:
    """Return the CPU time for twice an input over the time for the input, which is made long enough to be measured.

    Other work on the machine only ever adds time, so the best of some rounds counts. A ratio above the bound is measured again
    at twice the length: where the values outgrow a cache of the processor the time takes one step, but what really grows
    faster stays above. The collector of garbage rests, because it looks at the values of the whole process; one run that does
    not count lets the system settle how it hands out this much memory.
    """
    while size < _LARGEST and _seconds(work, make(size)) < _LEAST_SECONDS:
        size *= 2
    ratios: list[float] = []
    while len(ratios) < _ATTEMPTS and not (ratios and ratios[-1] <= AT_MOST):
        ratios.append(_ratio(work, make(size), make(2 * size)))
        size *= 2
    return ratios[-1]


def _ratio(work: Callable[[_Input], object], once: _Input, twice: _Input) -> float:
    work(twice)
    rounds = [(_seconds(work, once), _seconds(work, twice)) for _ in range(_ROUNDS)]
    return min(long for _, long in rounds) / min(short for short, _ in rounds)


def _seconds(work: Callable[[_Input], object], value: _Input) -> float:
    gc.disable()
    start = time.process_time()
    work(value)
    used = time.process_time() - start
    gc.enable()
    return used


def peak_megabytes(*arguments: str) -> float:
    """Return the most memory that a run of the command line holds.

    A small process starts it, because the system counts the memory of the starter as the child's.
    """
    program = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "checker", *sys.argv[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout)
