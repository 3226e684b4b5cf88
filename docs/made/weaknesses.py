"""What is known to fail: the strict expected failures of the tests, with their reasons."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def find(root: Path) -> list[tuple[str, Mapping[str, Any]]]:
    """(file, case) of every case that states why it fails, in the order of the files."""
    return [
        (path.stem, case)
        for path in sorted((root / "tests/cases").glob("*.json"))
        for case in _cases(json.loads(path.read_text(encoding="utf-8")))
        if "reason" in case
    ]


def write(root: Path) -> str:
    """A table: the text, what would be right, why it is not read so."""
    rows = ["| text | right would be | why it is not read so |", "|---|---|---|"]
    for kind, case in find(root):
        text = case["text"] if "text" in case else f"{case['old']} → {case['new']}"
        rows.append(f"| {text} | {'<br>'.join(_tell(kind, one) for one in case['expected'])} | {case['reason']} |")
    return "\n".join(rows)


def _cases(held: Any) -> list[Mapping[str, Any]]:
    return [case for case in held if isinstance(case, dict)] if isinstance(held, list) else []


def _tell(kind: str, expected: Any) -> str:
    if kind == "targets":
        _, role, indicator, comparator, value, unit, change, _ = expected
        return f"{role}: {indicator} {'' if change == 'level' else change + ' '}{comparator} {value}{unit}"
    if kind == "mentions":
        return f"{expected['kind']}: {expected['text']}"
    return str(expected)
