"""A share with the interval in which the true one lies, however few labels there are."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_STANDARD_DEVIATIONS = 1.959964  # the normal distribution lies within this many of its mean with probability 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many right of so many, with the 95 % interval of Wilson.

    >>> Share(right=8, total=10)
    Share(right=8, total=10)
    >>> round(Share(right=8, total=10).low, 2), round(Share(right=8, total=10).high, 2)
    (0.49, 0.94)
    """

    right: int
    total: int

    @property
    def share(self) -> float | None:
        """The share that is right, None where nothing was counted."""
        return self.right / self.total if self.total else None

    @property
    def low(self) -> float:
        """The lower end of the interval; 0 where nothing was counted."""
        return self._bound(-1)

    @property
    def high(self) -> float:
        """The upper end of the interval; 1 where nothing was counted."""
        return self._bound(1)

    def _bound(self, sign: int) -> float:
        if not self.total:
            return 0.0 if sign < 0 else 1.0
        share, squared = self.right / self.total, _STANDARD_DEVIATIONS**2 / self.total
        middle = share + squared / 2
        half = _STANDARD_DEVIATIONS * sqrt((share * (1 - share) + squared / 4) / self.total)
        return min(1.0, max(0.0, (middle + sign * half) / (1 + squared)))
