"""A comparison as data: one object, one change a line, or one change a row."""

from collections.abc import Iterator, Sequence

from gdplan.compare.model import Change, Comparison
from gdplan.export import csv, json, yaml
from gdplan.export.diff_rows import ChangeRow, to_rows


def to_json(comparison: Comparison) -> Iterator[str]:
    """One object, all there is."""
    return json.JSON.write((comparison,), Comparison, many=False)


def to_yaml(comparison: Comparison) -> Iterator[str]:
    """The same as YAML."""
    return yaml.YAML.write((comparison,), Comparison, many=False)


def to_jsonl(comparison: Comparison) -> Iterator[str]:
    """One change a line."""
    return json.JSONL.write(comparison.changes, Change, many=True)


def to_csv(comparison: Comparison, paths: Sequence[str | None] = (None, None)) -> Iterator[str]:
    """One change a row, for a spreadsheet; `paths` are what rows say of the old and the new input."""
    return csv.CSV.write(to_rows(comparison, paths), ChangeRow, many=True)
