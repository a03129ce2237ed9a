"""Look something up at its first use and keep it, for values that are read on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Value = TypeVar("_Value")


class kept(Generic[_Value]):  # noqa: N801 - used as a decorator, like ``property``
    """A property that is looked up once an object; unlike ``cached_property`` before Python 3.12 it takes no lock.

    Objects that share a sentence may look the same thing up twice at the same time, which gives the same value.

    >>> class Sum:
    ...     @kept
    ...     def value(self) -> int:
    ...         return 1 + 2
    >>> Sum().value
    3
    """

    def __init__(self, look_up: Callable[[Any], _Value]) -> None:
        """Take the method that looks the value up."""
        self.look_up = look_up
        self.__doc__ = look_up.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn under which name the value is kept."""
        self.name = name

    def __get__(self, owner: Any, kind: type | None = None) -> _Value:  # noqa: ANN401 - any object with a ``__dict__``
        """Return the value; from now on it stands in the object itself, which is asked first."""
        value = owner.__dict__[self.name] = self.look_up(owner)
        return value
