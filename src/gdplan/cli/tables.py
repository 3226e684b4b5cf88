"""Rows as tables for people: the columns that matter, folded to the terminal, never cut."""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

from gdplan.cli.console import Look, render
from gdplan.export.terminal import styled
from gdplan.export.wrap import longest_word, wrap
from gdplan.export.writer import Writer
from gdplan.language import phrase
from gdplan.language.codes import is_code, tell_code
from gdplan.language.headers import name_column
from gdplan.language.labels import is_seen, tell_place, tell_spot
from gdplan.model import Value
from gdplan.model.mention import AnyMention
from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow, tell_figure


class Column(NamedTuple):
    """One column: its title, what stands in it and how it looks."""

    title: str
    cell: Callable[[Any], str | None]
    style: str = ""
    is_spare: bool = False  # of a table without rows it is no column


def _join(names: tuple[str, ...]) -> str:
    return "、".join(names)


def amount(row: TargetRow) -> str:
    """Bound and value as a reader would write them, with the direction of a change.

    >>> from types import SimpleNamespace as Row
    >>> amount(Row(comparator=">=", value="30", low=None, high=None, change="level"))
    '≥ 30'
    >>> amount(Row(comparator="=", value=None, low="3", high="5", change="increase"))
    '+ 3–5'
    """
    bound = {">=": "≥", "<=": "≤", "=": ""}.get(row.comparator, row.comparator)
    change = {"level": "", "increase": "+", "decrease": "−", "multiple": "×"}[row.change]
    return " ".join(part for part in (change, bound, tell_figure(row)) if part)


# What tells of a mention, beside its text; what is done with a document stands before its title.
_DETAILS = sorted(list(AnyMention.model_fields)[2:], key=lambda name: name != "act")


def _describe(row: MentionRow) -> str:
    division = row.division and tell_code("division", row.division)
    if row.kind == "place" and row.in_name:
        return phrase("{division} (in a name)", division=division)
    details = (division if name == "division" else getattr(row, name) for name in _DETAILS if name != "in_name")
    return " ".join(dict.fromkeys(detail for detail in details if detail and detail != row.text))


_NARROWEST = 8  # columns: four Chinese characters a line can still be read
_LONGEST_WORD = 16  # columns; a longer one is cut where there is no room
_GAP = 2  # columns between two of the table

_TASK: tuple[Column, ...] = (Column("task", lambda row: row.task),)

_SPOT = (  # one of them, by what there is to see
    Column("where", lambda row: tell_place(row.where) if is_seen(row.where) else None, "dim", is_spare=True),
    Column("line", lambda row: None if is_seen(row.where) else str(row.line), "dim"),
)

COLUMNS: dict[type[Value], tuple[Column, ...]] = {
    TaskRow: (
        *_TASK,
        Column("lead", lambda row: _join(row.lead), "green"),
        Column("responsible", lambda row: _join(row.responsible)),
        Column("support", lambda row: _join(row.support)),
        Column("implementing", lambda row: _join(row.implementing)),
        Column("targets", lambda row: _join(row.targets), "yellow"),
        *_SPOT,
    ),
    TargetRow: (
        *_TASK,
        Column("indicator", lambda row: row.indicator),
        Column("value", amount, "yellow"),
        Column("unit", lambda row: row.unit),
        Column("deadline", lambda row: row.deadline),
        Column("lead", lambda row: _join(row.lead), "green"),
        Column("responsible", lambda row: _join(row.responsible)),
        Column("role", lambda row: phrase(row.role), "dim"),
        *_SPOT,
    ),
    AgencyRow: (
        Column("role", lambda row: phrase(row.role)),
        *_TASK,
        Column("with", lambda row: _join(row.shared_with)),
        *_SPOT,
    ),
    MentionRow: (
        Column("kind", lambda row: phrase(row.kind), "dim"),
        Column("text", lambda row: row.text, "cyan"),
        Column("what", _describe),
        *_TASK,
        *_SPOT,
    ),
    CheckRow: (
        Column("severity", lambda row: phrase(row.severity)),
        Column("code", lambda row: row.code),
        Column("where", lambda row: tell_spot(row.where, row.line), "dim"),
        Column("message", lambda row: row.message),
    ),
}


def table_writer(look: Look, *, in_one: bool = False) -> Writer[str]:
    """One table for each document, and of agencies one for each body; where there are no rows, an empty one.

    `in_one`: rows of several documents stand in one table, whose they are is a column.
    """
    render_rows = functools.partial(_render_rows, look=look, in_one=in_one)
    return Writer(render_rows, functools.partial(_join_tables, look=look))


def _render_rows(
    values: Iterable[Any],
    kind: type[Any],
    many: bool,  # noqa: ARG001, FBT001
    look: Look,
    *,
    in_one: bool,
) -> str:
    """The rows of one document."""
    columns = _find_columns(kind)
    if in_one:
        rows = list(values)
        if kind in COLUMNS and len({row.document for row in rows}) > 1:
            columns = (_plain(kind, "document"), *columns)
        return draw(columns, rows, "", look) if rows else ""
    groups = groupby(values, key=_title_agency if kind is AgencyRow else _title_document)
    return "".join(draw(columns, list(rows), title, look) for title, rows in groups)


def _find_columns(kind: type[Any]) -> tuple[Column, ...]:
    """Those that matter of a view's rows; of rows with chosen columns all of them."""
    return COLUMNS.get(kind) or plain_columns(kind, tuple(kind.model_fields))


def plain_columns(kind: type[Value], names: Sequence[str]) -> tuple[Column, ...]:
    """These columns of rows of a kind, with what stands in them; codes are told in words."""
    return tuple(_plain(kind, name) for name in names)


def _plain(kind: type[Value], name: str) -> Column:
    has_codes = name == "division" or is_code(kind.model_fields[name].annotation)

    def tell(value: Any) -> str:
        if name.endswith("where"):
            return tell_place(value) or ""
        return tell_code(name, value) if has_codes else str(value)

    def show(row: Any) -> str:
        value = row.model_dump(include={name})[name]
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        return _join(tuple(map(tell, values)))

    return Column(name_column(name), show)


def _join_tables(texts: Iterable[str], kind: type[Any], many: bool, look: Look) -> Iterator[str]:  # noqa: ARG001, FBT001
    empty = True
    for text in texts:
        yield text
        empty = empty and not text
    if empty:
        yield draw(_find_columns(kind), [], "", look)


def _title_document(row: Any) -> str:
    return row.document or ""


def _title_agency(row: Any) -> str:
    return f"{row.agency}  {row.document or ''}"


def _count_roles(rows: list[Any]) -> Counter[str]:
    return Counter(row.role for row in rows)


def draw(columns: tuple[Column, ...], rows: list[Any], title: str, look: Look) -> str:
    """The table of these rows; a column in which nothing stands is left out."""
    if rows and isinstance(rows[0], AgencyRow):
        title += "  " + phrase(", ").join(f"{phrase(role)} {count}" for role, count in _count_roles(rows).items())
    shown = [column for column in columns if any(map(column.cell, rows)) or not (rows or column.is_spare)]
    cells = [[styled(column.cell(row)) for row in rows] for column in shown]
    titles = [phrase(column.title) for column in shown]
    named = zip(titles, cells, strict=True)
    widths = fit([(title, [cell.plain for cell in own]) for title, own in named], look.width)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, _GAP - 1, 0, 0), pad_edge=False)
    for name, column, width in zip(titles, shown, widths, strict=True):  # cropped is a blank at the end of a line
        table.add_column(name, style=column.style, width=width, no_wrap=True, overflow="crop")
    for row in zip(*cells, strict=True):
        table.add_row(*(Text("\n").join(wrap(cell, width)) for cell, width in zip(row, widths, strict=True)))
    drawn = Group("", styled(title, "bold"), table, "") if title else Group("", table, "")
    return render(drawn, look, width=sum(widths) + _GAP * len(widths))


def fit(columns: Sequence[tuple[str, Sequence[str]]], room: int) -> list[int]:
    """How wide each column is, given by title and cells: as wide as it can be, or as it has to be, in so many columns.

    Titles and words stay whole; the room that is left goes, column by column, to where most would be folded.
    """
    most = [max(map(cell_len, (title, *cells))) for title, cells in columns]
    widths = [
        max(cell_len(title), min(most, _NARROWEST), min(max(map(longest_word, cells), default=0), _LONGEST_WORD))
        for (title, cells), most in zip(columns, most, strict=True)
    ]
    for _ in range(room - sum(widths) - _GAP * len(widths)):
        at = max(range(len(widths)), key=lambda column: most[column] / widths[column])
        if widths[at] >= most[at]:
            break
        widths[at] += 1
    return widths
