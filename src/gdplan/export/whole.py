"""Everything at once: as one str, or in a file that is written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

from gdplan.chains.chain import Lineage
from gdplan.compare.model import Comparison
from gdplan.errors import GdplanError, UnknownFormatError
from gdplan.export import FORMATS, export, format_of
from gdplan.export.diff import export_comparison, format_of_comparison, save_comparison
from gdplan.export.files import write_file
from gdplan.export.lineage import export_lineage, format_of_lineage, save_lineage
from gdplan.model import Document, Value
from gdplan.views.rows import CheckRow, Row

Written = Value | Iterable[Value]


def dumps(values: Written, format: str = "json", kind: type[Value] | None = None) -> str:  # noqa: A002
    r"""The text of documents (json, jsonl, yaml), of rows (csv and tsv, too), of a comparison or a lineage.

    A comparison can be text, md and html, too, a lineage csv, tsv and html; what is docx or xlsx is for `save`. One
    value is written by itself, an iterable as an array; `kind` is the type of the values, the head of a CSV, where
    there may be none of them. Raises UnknownFormatError.

    >>> from gdplan.pipeline import parse
    >>> from gdplan.views import list_agencies
    >>> rows = list_agencies(parse("一、任务\n1.新建学校。（市教委牵头）"))
    >>> dumps(rows, "csv").split("\n")[1]
    ',,,,,,,一、任务,sec_1__para_1,1.新建学校。,市教委,lead,,false,市教委,word,printed,,,,2,13,16'
    """
    if not isinstance(values, Comparison) and format in FORMATS and FORMATS[format].encoding is None:
        raise UnknownFormatError(f"{format} is no text; save() writes it to a file")
    return "".join(_write(values, format, kind))


def save(
    values: Written,
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002
    kind: type[Value] | None = None,
) -> None:
    """Write what `dumps` gives to a file, whole or not at all; without a format, in that of its ending.

    Rows can be a workbook (xlsx), too. Folders are made where there are none, a CSV begins with a BOM. Raises
    UnknownFormatError where the ending names no format, GdplanError where the file cannot be written.
    """
    name = os.fspath(path)
    if isinstance(values, Comparison):
        save_comparison(values, format or format_of_comparison(name), name)
        return
    if isinstance(values, Lineage):
        save_lineage(values, format or format_of_lineage(name), name)
        return
    values = values if isinstance(values, Value) else tuple(values)
    form = format or format_of(name, for_documents=Document in _find_kinds(values, kind))
    pieces = _write(values, form, kind)
    write_file(pieces, name, FORMATS[form].encoding)


def _write(values: Written, form: str, kind: type[Value] | None) -> Iterator[Any]:
    if isinstance(values, Comparison):
        return export_comparison(values, form)
    if isinstance(values, Lineage):
        return export_lineage(values, form)
    values = values if isinstance(values, Value) else tuple(values)
    if form in FORMATS and not FORMATS[form].takes_documents:
        kinds = _find_kinds(values, kind)
        if not kinds:
            raise GdplanError(f"{form} of no rows needs their kind for its head: kind=TargetRow")
        if not all(issubclass(one, Row | CheckRow) for one in kinds):
            raise UnknownFormatError(f"{form} is for rows; list_tasks() and its like make them")
    return export(values, form, kind)


def _find_kinds(values: Value | tuple[Value, ...], kind: type[Value] | None) -> set[type[Value]]:
    known = set(map(type, (values,) if isinstance(values, Value) else values))
    return known or ({kind} if kind else set())
