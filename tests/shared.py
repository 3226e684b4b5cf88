"""The shared corpus, where it is at hand: real documents that are no part of the project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "data/raw/guangdong_2025.txt"
SHARED = Path(os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared"))
CORPUS = sorted((SHARED / "corpus").rglob("*.txt"))
REAL = sorted(path for path in (SHARED / "corpus").rglob("*.*") if path.suffix != ".tsv")  # in every format


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
