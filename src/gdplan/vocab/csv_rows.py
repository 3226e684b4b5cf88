"""The tables that are files, read from beside this one; importlib.resources takes longer to load than all of them."""

import csv
from pathlib import Path


def read_rows(name: str) -> list[list[str]]:
    """The rows of a CSV file, its heading left out."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader(lines[1:]))
