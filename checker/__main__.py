"""Run the command line in a process of its own.

A run makes many small values and no cycles, so the collector of garbage waits from the first import on, and has nothing to
look through at the end: together a tenth of a cold start.
"""

from __future__ import annotations

import gc

OBJECTS_BEFORE_COLLECTION = 200_000


def main() -> None:
    """Run the command line as ``checker`` and ``python -m checker`` do."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    from checker.cli import main as run  # noqa: PLC0415 - after the collector was told to wait

    try:
        run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
