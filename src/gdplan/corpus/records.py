"""The tables of a corpus, one kind of row each: the rows of the views and what a database wants beside them.

Numbers and dates stand as such beside the printed text, and folded text (Simplified, half-width, without blanks)
beside what is searched for. The type of a column in SQL follows from its type here.
"""

import datetime as dt
import functools
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType, NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import WithJsonSchema, create_model

from gdplan.model import Value
from gdplan.views.rows import AgencyRow, CheckRow, DocumentRow, MentionRow, Row, TargetRow, TaskRow


class Sql(str):
    """The type of a column, where it is not that of its values."""

    __slots__ = ()


_NUMBER = WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]})
Number = Annotated[Decimal | None, Sql("DECIMAL(38,10)"), _NUMBER]
Large = Annotated[int | None, Sql("BIGINT")]
Names = tuple[str, ...]
Dates = tuple[dt.date, ...]

_OF_ALL = {"document_kind": str | None, "issued_on": dt.date | None}
_EVIDENCE = {"page": int | None, "where": str | None, "line": int, "start": int, "end": int}
_TYPES = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN", dt.date: "DATE"}


class _Document(DocumentRow):
    """A document: one row for each file that was read."""

    region_code: str | None
    cover_title: str | None
    edition: str | None
    document_number: str | None
    issuers: Names
    addressees: Names
    period_from: int | None
    period_to: int | None
    printed_date: str | None
    effective_on: dt.date | None
    valid_until: dt.date | None
    declared_tasks: int | None
    media_type: str
    encoding: str | None
    script: str | None
    length: int
    size: Large
    sha256: str
    folded: str  # title


class _Node(Row):
    """A node of the tree, with its own text: one sentence a line."""

    part: str  # cover, preamble, body, conclusions, or the eid of an annex
    parent: str | None
    level: str | None
    num: str | None
    number: int | None
    heading: str | None
    assigned_in: str | None
    agencies: Names  # who answers for it
    text: str
    folded: str  # heading, then the sentences, a line each
    starts: tuple[int, ...]
    pages: tuple[int | None, ...]


class _Responsibility(Row):
    """A responsibility bracket (責任分工) and what it says."""

    text: str
    scope: str | None
    sentences: tuple[int, ...]
    agencies: Names
    offices: Names
    people: Names


class _Deadline(Row):
    """A due date (完成時限) of a node or of one of its measures."""

    text: str
    date: str | None
    last_day: dt.date | None
    kind: str
    basis: str
    sentences: tuple[int, ...]


class ErrorRecord(Value):
    """A file that could not be read."""

    path: str
    size: Large
    sha256: str | None
    message: str


def _derive(name: str, row: type[Value], more: dict[str, Any] = {}) -> type[Value]:  # noqa: B006, read only
    """The rows of a view, with the columns of all tables and these; a column that is there already changes its type."""
    fields = {field: about.rebuild_annotation() for field, about in row.model_fields.items()} | _OF_ALL | more
    made: dict[str, Any] = {field: (kind, ...) for field, kind in fields.items()}
    return create_model(name, __base__=Value, __doc__=row.__doc__, **made)


_FIGURES = ("value", "low", "high")

TABLES: Mapping[str, type[Value]] = MappingProxyType(
    {
        "documents": _derive("DocumentRecord", _Document),
        "nodes": _derive("NodeRecord", _Node, _EVIDENCE),
        "tasks": _derive("TaskRecord", TaskRow, {"last_days": Dates, "folded": str}),
        "responsibilities": _derive("ResponsibilityRecord", _Responsibility, _EVIDENCE),
        "agencies": _derive("AgencyRecord", AgencyRow, {"folded": str}),
        "deadlines": _derive("DeadlineRecord", _Deadline, _EVIDENCE),
        "targets": _derive(
            "TargetRecord",
            TargetRow,
            {
                **dict.fromkeys(_FIGURES, Number),
                **dict.fromkeys([f"normalized_{name}" for name in _FIGURES], float | None),
                **dict.fromkeys([f"printed_{name}" for name in _FIGURES], str | None),
                "last_day": dt.date | None,
                "folded": str,
                "sentence": str | None,
                "names": str,  # one a line, as names of measures are compared
                "kind": str | None,
                "lasting": str | None,
            },
        ),
        "mentions": _derive("MentionRecord", MentionRow, {"folded": str}),
        "diagnostics": _derive("DiagnosticRecord", CheckRow),
        "errors": ErrorRecord,
    }
)
"""In the order in which they are written; each row of all but `errors` has the `path` of a row of `documents`."""

_FIELDS: dict[str, Any] = {name: (tuple[row, ...], ...) for name, row in TABLES.items()}  # type: ignore[valid-type]
CorpusTables = create_model("Corpus", __base__=Value, __doc__="The tables of a corpus.", **_FIELDS)
"""What `gdplan schema corpus` describes."""

LONG = ("text", "folded")
"""Columns of text that hardly repeats."""

OF_DOCUMENT = (*DocumentRow.model_fields, "document_kind")
"""Columns that all rows of a document have in common."""

OF_NODE = tuple(name for name in Row.model_fields if name not in DocumentRow.model_fields)
"""Columns that all rows of a node have in common."""


@functools.cache
def columns(table: str) -> MappingProxyType[str, str]:
    """The columns of a table and their types in SQL.

    >>> dict(columns("errors"))
    {'path': 'VARCHAR', 'size': 'BIGINT', 'sha256': 'VARCHAR', 'message': 'VARCHAR'}
    """
    fields = TABLES[table].model_fields
    return MappingProxyType({name: sql_type(about.rebuild_annotation()) for name, about in fields.items()})


def sql_type(kind: Any) -> str:
    """The type in SQL of what a field holds.

    >>> sql_type(str | None), sql_type(tuple[int, ...]), sql_type(Number)
    ('VARCHAR', 'INTEGER[]', 'DECIMAL(38,10)')
    """
    if get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        return next((str(one) for one in more if isinstance(one, Sql)), None) or sql_type(kind)
    if kind in _TYPES:
        return _TYPES[kind]
    if get_origin(kind) is tuple:
        return sql_type(get_args(kind)[0]) + "[]"
    inside = [one for one in get_args(kind) if one is not NoneType and one is not Ellipsis]
    return sql_type(inside[0] if not isinstance(inside[0], str) else str)
