"""A comparison as data: one object, one change a line, or one change a row."""

from collections.abc import Iterator

from gdplan.compare.model import Change, Comparison
from gdplan.export import csv, json, yaml
from gdplan.export.diff_rows import ChangeRow, to_rows


def to_json(comparison: Comparison) -> Iterator[str]:
    """One object, all there is."""
    return json.to_json((comparison,), Comparison, False)


def to_yaml(comparison: Comparison) -> Iterator[str]:
    """The same as YAML."""
    return yaml.to_yaml((comparison,), Comparison, False)


def to_jsonl(comparison: Comparison) -> Iterator[str]:
    """One change a line."""
    return json.to_jsonl(comparison.changes, Change, True)


def to_csv(comparison: Comparison) -> Iterator[str]:
    """One change a row, for a spreadsheet."""
    return csv.to_csv(to_rows(comparison), ChangeRow, True)
