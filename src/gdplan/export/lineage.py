"""Writing chains: one file a format, one signature, listed here."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

from gdplan.chains.chain import Chain, Lineage
from gdplan.chains.editions import UNKNOWN, Paths
from gdplan.chains.listing import StepRow, to_rows
from gdplan.errors import UnknownFormatError
from gdplan.export import csv, json, name_by_ending, yaml
from gdplan.export.files import WITH_MARK, write_file
from gdplan.export.lineage_book import to_book
from gdplan.export.lineage_html import to_html
from gdplan.language import as_data


class Format(NamedTuple):
    """One way to write chains."""

    writer: Callable[..., Iterator[str] | Iterator[bytes]]  # of chains; where it writes rows, of their paths, too
    suffixes: tuple[str, ...]
    encoding: str | None = "utf-8"  # None: bytes
    has_rows: bool = False


def to_json(found: Lineage) -> Iterator[str]:
    """All of it as one object."""
    return json.JSON.write((found,), Lineage, False)


def to_yaml(found: Lineage) -> Iterator[str]:
    """The same as YAML."""
    return yaml.YAML.write((found,), Lineage, False)


def to_jsonl(found: Lineage) -> Iterator[str]:
    """One chain a line."""
    return json.JSONL.write(found.chains, Chain, True)


def to_csv(found: Lineage, paths: Paths = UNKNOWN) -> Iterator[str]:
    """A row for each step of a chain, for a spreadsheet."""
    return csv.CSV.write(as_data(to_rows(found, paths)), StepRow, True)


def to_tsv(found: Lineage, paths: Paths = UNKNOWN) -> Iterator[str]:
    """The same with tabs."""
    return csv.TSV.write(as_data(to_rows(found, paths)), StepRow, True)


LINEAGE_FORMATS = {
    "json": Format(to_json, (".json",)),
    "jsonl": Format(to_jsonl, (".jsonl", ".ndjson")),
    "yaml": Format(to_yaml, (".yaml", ".yml")),
    "csv": Format(to_csv, (".csv",), encoding=WITH_MARK, has_rows=True),
    "tsv": Format(to_tsv, (".tsv",), has_rows=True),
    "xlsx": Format(to_book, (".xlsx",), encoding=None, has_rows=True),
    "html": Format(to_html, (".html", ".htm")),
}


def format_of_lineage(path: str | PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of_lineage(PurePath("沿革.html")), format_of_lineage("沿革.xlsx")
    ('html', 'xlsx')
    """
    endings = {name: form.suffixes for name, form in LINEAGE_FORMATS.items()}
    return name_by_ending(path, {**endings, "table": (".txt",)})


def export_lineage(found: Lineage, name: str, paths: Paths = UNKNOWN) -> Iterator[Any]:
    """Chains in one of LINEAGE_FORMATS, text or bytes, piece by piece. Raises UnknownFormatError where it is none.

    `paths` is what rows say of where the editions and reports were read.
    """
    if name not in LINEAGE_FORMATS:
        raise UnknownFormatError(f"no format {name!r}; a lineage is written as {', '.join(LINEAGE_FORMATS)}")
    known = LINEAGE_FORMATS[name]
    return known.writer(found, paths) if known.has_rows else known.writer(found)


def save_lineage(found: Lineage, name: str, output: str) -> None:
    """Write chains to a file, whole or not at all. Raises UnknownFormatError, GdplanError."""
    pieces = export_lineage(found, name)
    write_file(pieces, output, LINEAGE_FORMATS[name].encoding)
