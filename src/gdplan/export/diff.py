"""Writing a comparison: one file a format, one signature, listed here."""

import importlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from gdplan.compare.model import Comparison
from gdplan.errors import UnknownFormatError


class Format(NamedTuple):
    """One way to write a comparison."""

    module: str  # under gdplan.export, imported when used
    writer: str
    suffixes: tuple[str, ...]
    byte_order_mark: bool = False


DIFF_FORMATS = {
    "text": Format("diff_text", "to_text", (".txt",)),
    "json": Format("diff_data", "to_json", (".json",)),
    "jsonl": Format("diff_data", "to_jsonl", (".jsonl", ".ndjson")),
    "yaml": Format("diff_data", "to_yaml", (".yaml", ".yml")),
    "md": Format("diff_md", "to_markdown", (".md", ".markdown")),
    "html": Format("diff_html", "to_html", (".html", ".htm")),
    "csv": Format("diff_data", "to_csv", (".csv",), byte_order_mark=True),
}


def export_comparison(comparison: Comparison, name: str) -> Iterator[str]:
    """The text of a comparison in one of DIFF_FORMATS, piece by piece."""
    if name not in DIFF_FORMATS:
        raise UnknownFormatError(f"no format {name!r}; a comparison is written as {', '.join(DIFF_FORMATS)}")
    known = DIFF_FORMATS[name]
    writer = getattr(importlib.import_module(f"gdplan.export.{known.module}"), known.writer)
    pieces: Iterator[str] = writer(comparison)
    return pieces


def format_of_comparison(path: str | PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of_comparison(PurePath("2024-2025.html"))
    'html'
    """
    for name, known in DIFF_FORMATS.items():
        if PurePath(path).suffix.lower() in known.suffixes:
            return name
    endings = " ".join(suffix for known in DIFF_FORMATS.values() for suffix in known.suffixes)
    raise UnknownFormatError(f"{path}: its ending names no format; use one of {endings}, or --format")
