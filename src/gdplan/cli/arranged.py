"""Rows as --columns, --sort, --limit, --header and --no-header want them."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gdplan.errors import GdplanError
from gdplan.export import FORMATS, get_writer
from gdplan.export.writer import Writer
from gdplan.language import spoken

if TYPE_CHECKING:
    from gdplan.model import Value
    from gdplan.views.arrangement import Arrangement


def check_arranged(
    arranged: "Arrangement", kind: "type[Value]", name: str, of_rows: Collection[str] | None = None
) -> None:
    """Raise GdplanError for a column that rows of a kind have not, and where a format has no such thing.

    `of_rows` are the formats that are rows, where not all are.
    """
    has_own_heads = arranged.header not in ("usual", "en")
    is_asked = arranged.columns or arranged.is_of_all or has_own_heads
    if of_rows is not None and is_asked and name not in of_rows:
        raise GdplanError(f"columns, order and heads are those of rows ({', '.join(of_rows)}), not of {name}")
    arranged.check(kind)
    if has_own_heads and not (name in FORMATS and FORMATS[name].has_heads):
        option = "--header" if arranged.header else "--no-header"
        raise GdplanError(f"{option} is for csv, tsv and xlsx, not for {name}")


def find_writer(name: str, arranged: "Arrangement | None") -> Writer[Any]:
    """The writer of a format in FORMATS, with the heads that are wanted."""
    header = arranged.header if arranged else "usual"
    if header == "usual":
        header = spoken() if name == "xlsx" else "en"
    if header == "en":
        return get_writer(name)
    from gdplan.language.headers import COLUMN_NAMES  # noqa: PLC0415, in Chinese only

    return get_writer(name, COLUMN_NAMES if header else None)


def arrange(rows: "Iterable[Value]", arranged: "Arrangement") -> "Iterable[Value]":
    """The rows that are wanted, in their order, with all columns."""
    return arranged.order(rows) if arranged.is_of_all else rows


def write_rows(rows: "Iterable[Value]", kind: "type[Value]", name: str, arranged: "Arrangement") -> Iterator[Any]:
    """Rows that are all at hand in a format of FORMATS."""
    cut = arranged.cut(arrange(rows, arranged), kind)
    pieces: Iterator[Any] = find_writer(name, arranged).write(cut, arranged.kind(kind), True)
    return pieces
