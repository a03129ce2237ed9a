"""Say which modules a compiled build compiles, and which classes it leaves as they are, each with the reason."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - the doctest makes one
from typing import Final

COMPILED: Final = (
    "checker/align/*.py",
    "checker/brief/*.py",
    "checker/extraction/*.py",
    "checker/gather.py",
    "checker/language/*.py",
    "checker/model.py",
    "checker/quantity/*.py",
    "checker/rules/*.py",
    "checker/text/*.py",
)
"""All that extraction and comparison run through. Readers and renderers mostly wait for other packages."""

NOT_COMPILED: Final = {
    "__init__.py": "holds no code",
}
"""Names of files among them that stay as they are."""

USED_AS_TUPLES: Final = {
    "Token": "is taken apart for each word of a field",
    "Weight": "is given as a dictionary",
    "_Check": "is taken apart wherever a number may be none",
}
"""Named tuples that stay tuples. Others can be taken apart too, but not as fast."""


def hot_modules(root: Path) -> list[Path]:
    """Return the modules to compile, in order.

    >>> Path("checker/model.py") in hot_modules(Path())
    True
    """
    found = {path.relative_to(root) for pattern in COMPILED for path in root.glob(pattern)}
    return sorted(path for path in found if path.name not in NOT_COMPILED)
