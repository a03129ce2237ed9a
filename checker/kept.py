"""An attribute that is worked out once, when it is first asked for.

What ``functools.cached_property`` does, without the lock that it holds in Python 3.11 while it works: the values here are
asked for millions of times, and working one out twice would do no harm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

_Value = TypeVar("_Value")


class kept(Generic[_Value]):  # noqa: N801 - written as a decorator
    """Keep what a method returns under its name in the object, where the next look finds it.

    >>> class Toll:
    ...     @kept
    ...     def rounded(self) -> list[int]:
    ...         return [10]
    >>> toll = Toll()
    >>> toll.rounded is toll.rounded
    True
    """

    def __init__(self, find: Callable[[Any], _Value]) -> None:
        """Take the method and its description."""
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type[Any], name: str) -> None:
        """Take the name under which the class holds it."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> _Value: ...

    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> _Value | Self:
        """Work the value out and keep it; Python asks only while the object holds none under this name."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._find(instance)
        return value
