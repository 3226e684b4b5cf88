"""Which columns of rows are wanted, in which order the rows stand, and how many of them."""

import functools
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from pydantic import create_model

from gdplan.errors import GdplanError
from gdplan.language.headers import list_columns
from gdplan.model import Value
from gdplan.views.filters import is_date, last_day


class Arrangement(NamedTuple):
    """What becomes of rows before they are written."""

    columns: tuple[str, ...] = ()  # those wanted, in this order; all where none is named
    sort: tuple[str, ...] = ()  # columns to sort by, the most important first; -value from the last to the first
    limit: int | None = None  # how many rows at most
    # The language of the names over them, where the format has such a line: None for no such line; usual is English, as
    # programs read them, and in a workbook, which people open, the language spoken.
    header: Literal["usual", "en", "zh"] | None = "usual"

    @property
    def is_of_all(self) -> bool:
        """Whether it takes all rows to know which stand where."""
        return bool(self.sort) or self.limit is not None

    def check(self, kind: type[Value]) -> None:
        """Raise GdplanError where a column is named that rows of this kind have not."""
        for name in (*self.columns, *(column.removeprefix("-") for column in self.sort)):
            if name not in kind.model_fields:
                raise GdplanError(f"no column {name!r}; there are {list_columns(kind.model_fields)}")

    def order(self, rows: Iterable[Value]) -> list[Value]:
        """The rows in their order; those without a value come last. A date is as late as its last day."""
        found = list(rows)
        for column in reversed(self.sort):
            name = column.removeprefix("-")
            keys = {id(row): _key(row.model_dump(include={name})[name]) for row in found}
            known = [row for row in found if keys[id(row)] is not None]
            known.sort(key=lambda row: keys[id(row)], reverse=column.startswith("-"))
            found = known + [row for row in found if keys[id(row)] is None]
        return found[: self.limit]

    def cut(self, rows: Iterable[Value], kind: type[Value]) -> Iterable[Value]:
        """The rows with the columns that are wanted."""
        if not self.columns:
            return rows
        cut = cut_kind(kind, self.columns)
        return (cut.model_construct(**{name: getattr(row, name) for name in self.columns}) for row in rows)

    def kind(self, kind: type[Value]) -> type[Value]:
        """The type of the rows that `cut` gives."""
        return cut_kind(kind, self.columns) if self.columns else kind


@functools.cache
def cut_kind(kind: type[Value], columns: Sequence[str]) -> type[Value]:
    """Rows of a kind with these columns only.

    >>> from gdplan.views.rows import TaskRow
    >>> tuple(cut_kind(TaskRow, ("lead", "task")).model_fields)
    ('lead', 'task')
    """
    fields: dict[str, Any] = {name: (kind.model_fields[name].rebuild_annotation(), ...) for name in columns}
    return create_model(kind.__name__, __base__=Value, **fields)


def _key(value: Any) -> Any:
    if value in (None, (), ""):
        return None
    if isinstance(value, tuple):
        return tuple(map(_key, value))
    return last_day(value) if isinstance(value, str) and is_date(value) else value
