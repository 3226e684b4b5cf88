"""Sections of README, so that what is measured stands in one place."""

import re
from pathlib import Path


def section(root: Path, heading: str) -> str:
    """What stands under a heading of README; raises ValueError where there is none."""
    text = (root / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(?P<inside>.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError(f"README.md has no section {heading!r}")
    return found["inside"].strip()
