"""Say which modules a compiled build compiles, and which classes it leaves as they are, each with the reason."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the doctest makes one
from typing import Final

COMPILED: Final = (
    "checker/gather.py",
    "checker/model.py",
    "checker/extraction/*.py",
    "checker/language/*.py",
    "checker/quantity/*.py",
    "checker/text/*.py",
)
"""All that extraction runs through, and what brings reports to it. Readers and renderers wait for other packages."""

NOT_COMPILED: Final = {
    "__init__.py": "holds no code",
}
"""Names of files among them that stay as they are."""

USED_AS_TUPLES: Final = {
    "Guarded": "is taken apart by the interface",
    "Occasion": "is taken apart where states are found",
    "Word": "is taken apart in the innermost loop",
    "_Check": "is taken apart where number traps are looked for",
}
"""Named tuples that stay tuples, since some code takes them apart by place."""


def hot_modules(root: Path) -> list[Path]:
    """Return the modules to compile, in order.

    >>> Path("checker/model.py") in hot_modules(Path())
    True
    """
    found = {path.relative_to(root) for pattern in COMPILED for path in root.glob(pattern)}
    return sorted(path for path in found if path.name not in NOT_COMPILED)
