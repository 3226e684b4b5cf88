"""What every format that is written in steps has in common."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Union

from gdplan.fields import DocumentFields

if TYPE_CHECKING:
    from gdplan.model import Value

Data = Union["Value", DocumentFields]


class Writer(NamedTuple):
    """The two steps to the text of values: each says their type and whether there are several.

    What one process renders another may join; the text of no values is empty.
    """

    render: Callable[[Iterable[Data], type[Data], bool], str]  # the values alone, as many as are given at a time
    join: Callable[[Iterable[str], type[Data], bool], Iterator[str]]  # with what stands before, between and behind

    def write(self, values: Iterable[Data], kind: type[Data], many: bool) -> Iterator[str]:  # noqa: FBT001
        """Both, value by value: a hundred thousand documents need the memory of one."""
        return self.join((self.render((value,), kind, many) for value in values), kind, many)
