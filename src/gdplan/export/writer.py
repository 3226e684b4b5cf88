"""What every format that is written in steps has in common."""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, Union, cast

from gdplan.documents import Read, to_value
from gdplan.errors import GdplanError
from gdplan.fields import DocumentFields

if TYPE_CHECKING:
    from gdplan.model import Document, Value

Data = Union["Value", DocumentFields]
Piece = TypeVar("Piece", str, bytes)


class Writer(NamedTuple, Generic[Piece]):
    """The two steps to the text of values, or to a file of bytes: each says their type and whether there are several.

    What one process renders another may join; the text of no values is empty.
    """

    render: Callable[[Iterable[Data], type[Data], bool], str]  # the values alone, as many as are given at a time
    join: Callable[[Iterable[str], type[Data], bool], Iterator[Piece]]  # with what stands before, between and behind

    def write(self, values: Iterable[Data], kind: type[Data], many: bool) -> Iterator[Piece]:  # noqa: FBT001
        """Both, value by value: a hundred thousand documents need the memory of one."""
        return self.join((self.render((value,), kind, many) for value in values), kind, many)


def fields_of(kind: type[Data]) -> tuple[str, ...]:
    """The columns of rows of a kind."""
    return tuple(cast("type[Value]", kind).model_fields)


def write_each(to_text: "Callable[[Document], str]") -> Writer[str]:
    """The writer of a format that has one document a file; GdplanError where there are several."""
    return Writer(functools.partial(_render_one, to_text), _join_one)


def _render_one(
    to_text: "Callable[[Document], str]",
    values: Iterable[Data],
    kind: type[Data],  # noqa: ARG001
    many: bool,  # noqa: FBT001
) -> str:
    if many:
        raise GdplanError("several documents, and this format has one a file; name the files that hold one each")
    return "".join(to_text(to_value(cast("Read", value))) for value in values)


def _join_one(texts: Iterable[str], kind: type[Data], many: bool) -> Iterator[str]:  # noqa: ARG001, FBT001
    return iter(texts)
