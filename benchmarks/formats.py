"""Reading and parsing a file of each format, over the parse of its plain text.

    python benchmarks/formats.py [--corpus FOLDER] [--quick]

The plan in data/raw/ is put into each format; real files of a corpus are timed beside it.
"""

import argparse
import functools
import os
import sys
from html import escape
from pathlib import Path

from timing import measure, summarize

import gdplan
from gdplan.errors import CannotReadError
from gdplan.sources.pdf import read_pages
from gdplan.sources.read import read_source

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from office_files import make_docx, make_pdf, paragraph, wrap  # noqa: E402

PLAN = ROOT / "data/raw/guangdong_2025.txt"
FEWEST = 1000  # characters: shorter files are nearly all container


def make_files() -> dict[str, bytes]:
    """The plan in every format."""
    lines = [line for line in PLAN.read_text(encoding="utf-8").splitlines() if line]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    page = f"<!DOCTYPE html><html><meta charset=utf-8><body><div class=content>{body}</div></body></html>"
    return {
        "html": page.encode(),
        "docx": make_docx("".join(paragraph(line) for line in lines)),
        "pdf": make_pdf(wrap(lines)),
    }


def ratio(data: bytes, runs: int) -> float:
    """Reading and parsing a file, over the parse of the text that it holds."""
    text = read_source(data).text
    whole = measure(lambda: gdplan.parse_source(read_source(data)), runs)
    return whole.floor / measure(functools.partial(gdplan.parse, text), runs).floor


def worker_ratio(data: bytes, runs: int) -> float:
    """Reading a PDF, as the process does that is not in `ratio`, over the parse of the text that it holds."""
    text = read_pages(data).text
    return measure(lambda: read_pages(data), runs).floor / measure(functools.partial(gdplan.parse, text), runs).floor


def main(corpus: Path | None = None, *, quick: bool = False) -> None:
    """Print the ratios of each format."""
    runs = 3 if quick else 9
    for name, made in make_files().items():
        ratios, worker = [ratio(made, runs)], []
        for path in sorted((corpus or ROOT / "none").rglob(f"*.{name}")):
            data = path.read_bytes()
            try:
                if len(read_source(data).text) >= FEWEST:
                    ratios.append(ratio(data, runs))
                    worker += [worker_ratio(data, runs)] if name == "pdf" else []
            except CannotReadError:  # a scanned PDF
                continue
        each = " ".join(f"{value:.1f}" for value in ratios)
        told = summarize(ratios)
        print(
            f"{name:<5}{told.median:>6.1f} times the parse of its plain text, "
            f"quartiles {told.lower:.1f} to {told.upper:.1f} (plan first: {each})"
        )
        if name == "pdf":
            shares = " ".join(f"{value:.1f}" for value in [worker_ratio(made, runs), *worker])
            print(f"     and in the process that reads it (plan first, whose font is not in the file): {shares}")


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument(
        "--corpus", type=Path, default=os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared") / Path("corpus")
    )
    cli.add_argument("--quick", action="store_true", help="fewer runs")
    args = cli.parse_args()
    main(args.corpus, quick=args.quick)
