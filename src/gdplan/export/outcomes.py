"""Writing outcomes: one file a format, one signature, listed here."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from gdplan.answers.listing import CountRow, OutcomeRow, count_rows, to_rows
from gdplan.answers.outcome import Outcomes
from gdplan.errors import UnknownFormatError
from gdplan.export import csv, json, xlsx, yaml
from gdplan.export.files import WITH_MARK
from gdplan.export.outcomes_html import to_html


class Format(NamedTuple):
    """One way to write outcomes."""

    writer: Callable[[Sequence[Outcomes]], Iterator[str] | Iterator[bytes]]
    suffixes: tuple[str, ...]
    encoding: str | None = "utf-8"  # None: bytes


def to_json(found: Sequence[Outcomes]) -> Iterator[str]:
    """One object, or an array where several documents report."""
    return json.JSON.write(found, Outcomes, len(found) != 1)


def to_yaml(found: Sequence[Outcomes]) -> Iterator[str]:
    """The same as YAML."""
    return yaml.YAML.write(found, Outcomes, len(found) != 1)


def to_jsonl(found: Sequence[Outcomes]) -> Iterator[str]:
    """One promise a line."""
    return json.JSONL.write(list_rows(found), OutcomeRow, True)


def to_csv(found: Sequence[Outcomes]) -> Iterator[str]:
    """One promise a row, for a spreadsheet."""
    return csv.CSV.write(list_rows(found), OutcomeRow, True)


def to_tsv(found: Sequence[Outcomes]) -> Iterator[str]:
    """The same with tabs."""
    return csv.TSV.write(list_rows(found), OutcomeRow, True)


def to_xlsx(found: Sequence[Outcomes]) -> Iterator[bytes]:
    """The same as a workbook."""
    return xlsx.XLSX.write(list_rows(found), OutcomeRow, True)


OUTCOME_FORMATS = {
    "json": Format(to_json, (".json",)),
    "jsonl": Format(to_jsonl, (".jsonl", ".ndjson")),
    "yaml": Format(to_yaml, (".yaml", ".yml")),
    "csv": Format(to_csv, (".csv",), encoding=WITH_MARK),
    "tsv": Format(to_tsv, (".tsv",)),
    "xlsx": Format(to_xlsx, (".xlsx",), encoding=None),
    "html": Format(to_html, (".html", ".htm")),
}


def list_rows(found: Sequence[Outcomes]) -> list[OutcomeRow]:
    """The promises of the old document, once for each document that reports."""
    return [row for one in found for row in to_rows(one)]


def list_counts(found: Sequence[Outcomes]) -> list[CountRow]:
    """The counts, once for each document that reports."""
    return [row for one in found for row in count_rows(one)]


def format_of_outcomes(path: str | PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of_outcomes(PurePath("2025.html"))
    'html'
    """
    for name, known in OUTCOME_FORMATS.items():
        if PurePath(path).suffix.lower() in known.suffixes:
            return name
    if PurePath(path).suffix.lower() == ".txt":
        return "table"
    endings = " ".join(suffix for known in OUTCOME_FORMATS.values() for suffix in known.suffixes)
    raise UnknownFormatError(f"{path}: its ending names no format; use one of .txt {endings}, or --format")
