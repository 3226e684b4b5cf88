"""Writing outcomes: one file a format, one signature, listed here; rows by the writers of all rows."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from gdplan.answers.outcome import Outcomes
from gdplan.export import json, name_by_ending, yaml
from gdplan.export.files import WITH_MARK
from gdplan.export.outcomes_html import to_html


class Format(NamedTuple):
    """One way to write outcomes."""

    writer: Callable[[Sequence[Outcomes]], Iterator[str]] | None  # None: rows, of promises or counts
    suffixes: tuple[str, ...]
    encoding: str | None = "utf-8"  # None: bytes


def to_json(found: Sequence[Outcomes]) -> Iterator[str]:
    """One object, or an array where several documents report."""
    return json.JSON.write(found, Outcomes, len(found) != 1)


def to_yaml(found: Sequence[Outcomes]) -> Iterator[str]:
    """The same as YAML."""
    return yaml.YAML.write(found, Outcomes, len(found) != 1)


OUTCOME_FORMATS = {
    "json": Format(to_json, (".json",)),
    "jsonl": Format(None, (".jsonl", ".ndjson")),
    "yaml": Format(to_yaml, (".yaml", ".yml")),
    "csv": Format(None, (".csv",), encoding=WITH_MARK),
    "tsv": Format(None, (".tsv",)),
    "xlsx": Format(None, (".xlsx",), encoding=None),
    "html": Format(to_html, (".html", ".htm")),
}


def format_of_outcomes(path: str | PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of_outcomes(PurePath("2025.html"))
    'html'
    """
    return name_by_ending(path, {"table": (".txt",)} | {name: one.suffixes for name, one in OUTCOME_FORMATS.items()})
