"""Spell out the values of a module for the compiler, which reads and makes plain classes many times faster.

Takes the source of a module and gives one that does the same: named tuples and dataclasses become classes with a constructor,
an equality and a hash of their own, and what ``kept`` finds is kept in a field. The checker of types then tells where a named
tuple was used as a tuple. What is spelled out is only compiled, never shipped.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_HEAD = "from __future__ import annotations"
_BEGINNING = f"""{_HEAD}
from typing import Any as _Any, Final as _Final
def _as_it_is(made: _Any) -> _Any:
    return made
def _made_anew(kind: _Any, values: _Any) -> _Any:
    return kind(**values)"""
_TYPES_ONLY = re.compile(r"^if TYPE_CHECKING:$", re.MULTILINE)
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]*)(?:: (?!Final)([^=\n]+))? = ", re.MULTILINE)
"""A constant of a module: the compiler reads what is never set again from a place of its own, anything else by its name."""
_CONTAINERS = frozenset({"dict", "list", "set", "tuple"})


class Field(NamedTuple):
    """One field of a value: its name, its type, what it is by default and what makes that, and whether it is compared."""

    name: str
    kind: str
    default: str | None
    factory: str | None
    compared: bool


def spell_out(source: str, as_they_are: AbstractSet[str] = frozenset()) -> str:
    """Return a module with its values spelled out, but for the named tuples that are used as tuples.

    >>> print(spell_out('''from __future__ import annotations
    ... class Toll(NamedTuple):
    ...     "A count."
    ...     dead: int = 0
    ... '''))
    from __future__ import annotations
    from typing import Any as _Any, Final as _Final
    def _as_it_is(made: _Any) -> _Any:
        return made
    def _made_anew(kind: _Any, values: _Any) -> _Any:
        return kind(**values)
    class Toll:
        'A count.'
    <BLANKLINE>
        dead: int
    <BLANKLINE>
        def __init__(self, dead: int = 0) -> None:
            self.dead = dead
    <BLANKLINE>
        def __eq__(self, other: object) -> bool:
            if isinstance(other, Toll):
                return self.dead == other.dead
            return (self.dead,) == other
    <BLANKLINE>
        def __hash__(self) -> int:
            return hash((self.dead,))
    <BLANKLINE>
        def __reduce__(self) -> _Any:
            return _made_anew, (Toll, {'dead': self.dead})
    <BLANKLINE>
        def __iter__(self) -> _Any:
            return iter((self.dead,))
    <BLANKLINE>
        def _replace(self, **changes: _Any) -> Toll:
            return Toll(changes.get('dead', self.dead))
    <BLANKLINE>
    """
    lines = source.splitlines()
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    for node in reversed(classes):
        lines[_first_line(node) : node.end_lineno] = _spelled(node, lines, as_they_are).splitlines()
    text = _CONSTANT.sub(
        lambda match: f"{match[1]}: {f'_Final[{match[2]}]' if match[2] else '_Final'} = ", "\n".join(lines)
    )
    if any(_dataclass_options(node) is not None or node.name in as_they_are for node in classes):
        text = _TYPES_ONLY.sub("if True:", text)  # what such a class is made with must be there when it is made
    return text.replace(_HEAD, _BEGINNING, 1) + "\n"


def _spelled(node: ast.ClassDef, lines: list[str], as_they_are: AbstractSet[str]) -> str:
    options, bases = _dataclass_options(node), [ast.unparse(base) for base in node.bases]
    if "NamedTuple" in bases and node.name not in as_they_are:
        return "\n\n".join([f"class {node.name}:{_description(node)}", *_named_tuple(node, lines)])
    if options is not None:
        head = f"@dataclass(init=False, eq=False)\nclass {node.name}:{_description(node)}"
        return "\n\n".join([head, *_dataclass(node, lines, options), _types_as_written(node)])
    is_container = any(base.partition("[")[0] in _CONTAINERS for base in bases)
    return ("@_as_it_is\n" if is_container else "") + "\n".join(lines[node.lineno - 1 : node.end_lineno])


def _description(node: ast.ClassDef) -> str:
    text = ast.get_docstring(node)
    return "" if text is None else f"\n    {text!r}"


def _types_as_written(node: ast.ClassDef) -> str:
    """Return what gives a class its annotations back, of which the compiler keeps the outermost type alone."""
    types = {ast.unparse(item.target): ast.unparse(item.annotation) for item in _annotated(node)}
    return f"setattr({node.name}, '__annotations__', {types!r})"


def _named_tuple(node: ast.ClassDef, lines: list[str]) -> Iterator[str]:
    fields = [_field(item) for item in _annotated(node)]
    values = _values([field.name for field in fields])
    changed = ", ".join(f"changes.get({field.name!r}, self.{field.name})" for field in fields)
    yield "\n".join(f"    {field.name}: {field.kind}" for field in fields)
    yield _constructor(node, fields, star="")
    yield from _equality(node, fields, f"({values}) == other")
    yield _reduction(node, fields)
    yield f"    def __iter__(self) -> _Any:\n        return iter(({values}))"
    yield f"    def _replace(self, **changes: _Any) -> {node.name}:\n        return {node.name}({changed})"
    yield from _own(node, lines)


def _dataclass(node: ast.ClassDef, lines: list[str], options: dict[str, object]) -> Iterator[str]:
    fields = [_field(item) for item in _annotated(node) if not _is_set_later(item)]
    yield "\n".join(f"    {ast.unparse(item)}" for item in _annotated(node))
    yield _constructor(node, fields, star="*, " if options.get("kw_only") else "")
    if options.get("eq", True):
        yield from _equality(node, fields, "False")
    yield _reduction(node, fields)
    yield from _own(node, lines)


def _constructor(node: ast.ClassDef, fields: Sequence[Field], star: str) -> str:
    """Return the constructor; what a factory makes by default is made where nothing is given."""
    parameters = ", ".join(_parameter(field) for field in fields)
    body = [
        f"self.{field.name} = {field.name}"
        if field.factory is None
        else f"self.{field.name} = {field.name} if {field.name} is not None else ({field.factory})()"
        for field in fields
    ]
    body.extend(f"self._has_{method.name} = False" for method in _kept(node))
    if any(method.name == "__post_init__" for method in _methods(node)):
        body.append("self.__post_init__()")
    return "\n        ".join([f"    def __init__(self, {star}{parameters}) -> None:", *body])


def _parameter(field: Field) -> str:
    if field.factory is not None:
        return f"{field.name}: {field.kind} | None = None"
    return f"{field.name}: {field.kind}" + ("" if field.default is None else f" = {field.default}")


def _equality(node: ast.ClassDef, fields: Sequence[Field], otherwise: str) -> Iterator[str]:
    own = {method.name for method in _methods(node)}
    names = [field.name for field in fields if field.compared]
    if "__eq__" not in own:
        same = " and ".join(f"self.{name} == other.{name}" for name in names)
        yield (
            f"    def __eq__(self, other: object) -> bool:\n        if isinstance(other, {node.name}):\n"
            f"            return {same}\n        return {otherwise}"
        )
    if "__hash__" not in own:
        yield f"    def __hash__(self) -> int:\n        return hash(({_values(names)}))"


def _reduction(node: ast.ClassDef, fields: Sequence[Field]) -> str:
    """Return how another process makes the value: a class of the compiler wants all its fields at once."""
    values = ", ".join(f"{field.name!r}: self.{field.name}" for field in fields)
    return f"    def __reduce__(self) -> _Any:\n        return _made_anew, ({node.name}, {{{values}}})"


def _values(names: Sequence[str]) -> str:
    return " ".join(f"self.{name}," for name in names)


def _own(node: ast.ClassDef, lines: list[str]) -> Iterator[str]:
    """Yield what else stands in the class; what is kept gets a field and a look at it."""
    for item in node.body:
        if not isinstance(item, ast.Expr | ast.AnnAssign):
            text = "\n".join(lines[_first_line(item) : item.end_lineno])
            yield _keeping(item, text) if isinstance(item, ast.FunctionDef) and item in _kept(node) else text


def _first_line(item: ast.stmt) -> int:
    """Return the line at which a statement or the first of its decorators begins, counted from 0."""
    decorators = item.decorator_list if isinstance(item, ast.ClassDef | ast.FunctionDef) else []
    return min([item.lineno, *(part.lineno for part in decorators)]) - 1


def _keeping(method: ast.FunctionDef, text: str) -> str:
    name, kind = method.name, ast.unparse(method.returns) if method.returns is not None else "object"
    finding = text.replace("    @kept\n", "", 1).replace(f"def {name}(", f"def _find_{name}(", 1)
    return f"""{finding}

    @property
    def {name}(self) -> {kind}:
        if not self._has_{name}:
            self._kept_{name} = self._find_{name}()
            self._has_{name} = True
        return self._kept_{name}"""


def _methods(node: ast.ClassDef) -> list[ast.FunctionDef]:
    return [item for item in node.body if isinstance(item, ast.FunctionDef)]


def _kept(node: ast.ClassDef) -> list[ast.FunctionDef]:
    return [method for method in _methods(node) if "kept" in map(ast.unparse, method.decorator_list)]


def _annotated(node: ast.ClassDef) -> list[ast.AnnAssign]:
    return [item for item in node.body if isinstance(item, ast.AnnAssign)]


def _field(item: ast.AnnAssign) -> Field:
    value, options = item.value, {}
    if isinstance(value, ast.Call) and ast.unparse(value.func) in {"field", "dataclasses.field"}:
        options = {str(keyword.arg): ast.unparse(keyword.value) for keyword in value.keywords}
        default = options.get("default")
    else:
        default = None if value is None else ast.unparse(value)
    name, kind = ast.unparse(item.target), ast.unparse(item.annotation)
    return Field(name, kind, default, options.get("default_factory"), options.get("compare") != "False")


def _is_set_later(item: ast.AnnAssign) -> bool:
    options = item.value.keywords if isinstance(item.value, ast.Call) else []
    return any(option.arg == "init" for option in options)


def _dataclass_options(node: ast.ClassDef) -> dict[str, object] | None:
    """Return the options of a dataclass, or None for another class."""
    for item in node.decorator_list:
        if isinstance(item, ast.Call) and ast.unparse(item.func) == "dataclass":
            return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in item.keywords}
    return None
