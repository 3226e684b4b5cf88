"""Writing: documents, or the rows of a view. One file a format, one signature, listed here.

A writer gives the text piece by piece, so that a hundred thousand documents need the memory of one. Equal values give
equal text.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from gdplan.errors import UnknownFormatError
from gdplan.export.files import WITH_MARK
from gdplan.export.writer import Writer

if TYPE_CHECKING:
    from gdplan.model import Value


class Format(NamedTuple):
    """One way to write."""

    module: str  # under gdplan.export, imported when used
    writer: str  # its name there
    suffixes: tuple[str, ...]  # the first is given to files in an output folder
    takes_documents: bool  # the others write rows only
    takes_rows: bool = True  # the others write one document, from its source text
    encoding: str | None = "utf-8"  # of a file; None: bytes, for files only
    has_heads: bool = False  # a line of the names of columns, by its module's with_heads in other words or left out


FORMATS = {
    "json": Format("json", "JSON", (".json",), takes_documents=True),
    "jsonl": Format("json", "JSONL", (".jsonl", ".ndjson"), takes_documents=True),
    "yaml": Format("yaml", "YAML", (".yaml", ".yml"), takes_documents=True),
    "csv": Format("csv", "CSV", (".csv",), takes_documents=False, encoding=WITH_MARK, has_heads=True),
    "tsv": Format("csv", "TSV", (".tsv",), takes_documents=False, has_heads=True),
    "xlsx": Format("xlsx", "XLSX", (".xlsx",), takes_documents=False, encoding=None, has_heads=True),
    "md": Format("markdown", "MARKDOWN", (".md", ".markdown"), takes_documents=True, takes_rows=False),
    "akn": Format("akoma_ntoso", "AKOMA_NTOSO", (".akn", ".xml"), takes_documents=True, takes_rows=False),
}


def export(values: "Value | Iterable[Value]", name: str, kind: "type[Value] | None" = None) -> Iterator[Any]:
    """The text, or the bytes, piece by piece: one value by itself, an iterable of values as a list.

    `kind` is the type of the values where there may be none of them.

    >>> from gdplan.model import Agency, Sentence
    >>> print("".join(export(Sentence(text="加快建设。", span=(0, 5)), "json")), end="")
    {
      "text": "加快建设。",
      "span": [0, 5]
    }
    """
    from gdplan.model import Value  # noqa: PLC0415, writing fields needs none of it

    if name not in FORMATS:
        raise UnknownFormatError(f"no format {name!r}; gdplan writes {', '.join(FORMATS)}")
    many = not isinstance(values, Value)
    values = (values,) if isinstance(values, Value) else tuple(values) if kind is None else values
    kind = kind or (type(values[0]) if values else Value)  # type: ignore[index]
    pieces: Iterator[Any] = get_writer(name).write(values, kind, many)
    return pieces


def get_writer(name: str, heads: Mapping[str, str] | None = MappingProxyType({})) -> Writer[Any]:
    """The writer of a format in FORMATS.

    `heads`: other names over the columns, by those of the fields; None: no line of names.
    """
    known = FORMATS[name]
    module = importlib.import_module(f"gdplan.export.{known.module}")
    writer: Writer[Any] = module.with_heads(name, heads) if heads != {} else getattr(module, known.writer)
    return writer


def name_by_ending(path: str | PurePath, endings: Mapping[str, Sequence[str]]) -> str:
    """The name to which the ending of a file belongs; raises UnknownFormatError where it belongs to none.

    >>> name_by_ending("2025.HTM", {"text": (".txt",), "html": (".html", ".htm")})
    'html'
    """
    ending = PurePath(path).suffix.lower()
    for name, own in endings.items():
        if ending in own:
            return name
    known = " ".join(one for own in endings.values() for one in own)
    raise UnknownFormatError(f"{path}: its ending names no format; use one of {known}, or --format")


def format_of(path: str | PurePath, *, for_documents: bool = False) -> str:
    """The format that a file's ending asks for, of rows or of documents.

    >>> format_of(PurePath("targets.csv"))
    'csv'
    """
    formats = {
        name: known for name, known in FORMATS.items() if (known.takes_documents if for_documents else known.takes_rows)
    }
    ending = PurePath(path).suffix.lower()
    for name, known in formats.items():
        if ending in known.suffixes:
            return name
    endings = " ".join(suffix for known in formats.values() for suffix in known.suffixes)
    if not ending:
        raise UnknownFormatError(f"{path}: give it one of the endings {endings}, or --format; a folder ends with /")
    what = "its ending names no format"
    if other := next((known for known in FORMATS.values() if ending in known.suffixes), None):
        is_for_rows = not other.takes_documents
        what = f"documents are not written as {ending}" if is_for_rows else f"rows are not written as {ending}"
    raise UnknownFormatError(f"{path}: {what}; use one of {endings}, or --format")
