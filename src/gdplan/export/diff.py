"""Writing a comparison: one file a format, one signature, listed here."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

from gdplan.compare.model import Comparison
from gdplan.errors import UnknownFormatError
from gdplan.export import name_by_ending
from gdplan.export.files import WITH_MARK, write_file


class Format(NamedTuple):
    """One way to write a comparison."""

    module: str  # under gdplan.export, imported when used
    writer: str
    suffixes: tuple[str, ...]
    encoding: str | None = "utf-8"  # None: the writer gives bytes
    in_one_script: bool = False  # of what people hand on, the command writes the old text in the script of the new one

    @property
    def is_text(self) -> bool:
        """Whether it can be shown on a terminal."""
        return self.encoding is not None


DIFF_FORMATS = {
    "text": Format("diff_text", "to_text", (".txt",)),
    "json": Format("diff_data", "to_json", (".json",)),
    "jsonl": Format("diff_data", "to_jsonl", (".jsonl", ".ndjson")),
    "yaml": Format("diff_data", "to_yaml", (".yaml", ".yml")),
    "md": Format("diff_md", "to_markdown", (".md", ".markdown")),
    "html": Format("diff_html", "to_html", (".html", ".htm"), in_one_script=True),
    "docx": Format("diff_docx", "to_docx", (".docx",), encoding=None, in_one_script=True),
    "xlsx": Format("diff_xlsx", "to_xlsx", (".xlsx",), encoding=None, in_one_script=True),
    "csv": Format("diff_data", "to_csv", (".csv",), encoding=WITH_MARK),
}


def export_comparison(comparison: Comparison, name: str) -> Iterator[str]:
    """The text of a comparison in one of DIFF_FORMATS, piece by piece.

    Raises UnknownFormatError where it is none of them, or no text.
    """
    if name in DIFF_FORMATS and not DIFF_FORMATS[name].is_text:
        raise UnknownFormatError(f"{name} is no text; name a file for it, as in -o 对照表.{name}")
    pieces: Iterator[str] = _find_writer(name)(comparison)
    return pieces


def save_comparison(comparison: Comparison, name: str, output: str) -> None:
    """Write a comparison to a file, whole or not at all. Raises UnknownFormatError, GdplanError."""
    written = _find_writer(name)(comparison)
    known = DIFF_FORMATS[name]
    write_file(written if known.is_text else [written], output, known.encoding)


def _find_writer(name: str) -> Callable[[Comparison], Any]:
    if name not in DIFF_FORMATS:
        raise UnknownFormatError(f"no format {name!r}; a comparison is written as {', '.join(DIFF_FORMATS)}")
    known = DIFF_FORMATS[name]
    writer: Callable[[Comparison], Any] = getattr(
        importlib.import_module(f"gdplan.export.{known.module}"), known.writer
    )
    return writer


def format_of_comparison(path: str | PurePath) -> str:
    """The format that a file's ending asks for.

    >>> format_of_comparison(PurePath("2024-2025.html"))
    'html'
    """
    return name_by_ending(path, {name: known.suffixes for name, known in DIFF_FORMATS.items()})
