"""Reading and parsing a file of each format, over the parse of its plain text.

    python benchmarks/formats.py [--corpus FOLDER] [--quick]

The plan in data/raw/ is put into each format, its tasks into a workbook; real files of a corpus are timed beside it.
Workbooks and PDF files are read in a process of their own: its start is not in this, what it does then is.
"""

import argparse
import datetime as dt
import functools
import io
import os
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from timing import measure, summarize

import gdplan
from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.pdf import read_pages
from gdplan.sources.read import read_source
from gdplan.sources.xlsx import read_workbook

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from office_files import make_docx, make_pdf, paragraph, wrap  # noqa: E402

PLAN = ROOT / "data/raw/guangdong_2025.txt"
IN_PROCESS: dict[str, Callable[[bytes], SourceText]] = {"xlsx": read_workbook, "pdf": read_pages}
FEWEST = 1000  # characters: shorter files are nearly all container


def make_files() -> dict[str, bytes]:
    """The plan in every format."""
    lines = [line for line in PLAN.read_text(encoding="utf-8").splitlines() if line]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    page = f"<!DOCTYPE html><html><meta charset=utf-8><body><div class=content>{body}</div></body></html>"
    return {
        "html": page.encode(),
        "docx": make_docx("".join(paragraph(line) for line in lines)),
        "xlsx": make_ledger(),
        "pdf": make_pdf(wrap(lines)),
    }


def make_ledger() -> bytes:
    """The tasks of the plan as a table: number, section, task, sentences, owners."""
    plan = gdplan.load(PLAN)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([plan.metadata.title])
    sheet.append(["序号", "重点任务", "具体举措", "责任单位", "完成时限"])
    for at, task in enumerate(plan.tasks(), 1):
        text = "".join(sentence.text for sentence in task.sentences)
        sheet.append(
            [at, task.heading, text, "、".join(agency.name for agency in task.agencies), dt.date(2025, 12, 31)]
        )
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def ratio(data: bytes, read: Callable[[bytes], SourceText], runs: int) -> float:
    """Reading and parsing a file, over the parse of the text that it holds."""
    text = read(data).text
    whole = measure(lambda: gdplan.parse_source(read(data)), runs)
    return whole.floor / measure(functools.partial(gdplan.parse, text), runs).floor


def main(corpus: Path | None = None, *, quick: bool = False) -> None:
    """Print the ratios of each format."""
    runs = 3 if quick else 9
    for name, made in make_files().items():
        read = IN_PROCESS.get(name, read_source)
        ratios = [ratio(made, read, runs)]
        for path in sorted((corpus or ROOT / "none").rglob(f"*.{name}")):
            data = path.read_bytes()
            try:
                if len(read(data).text) >= FEWEST:
                    ratios.append(ratio(data, read, runs))
            except CannotReadError:  # a scanned PDF
                continue
        each = " ".join(f"{value:.1f}" for value in ratios)
        told = summarize(ratios)
        print(
            f"{name:<5}{told.median:>6.1f} times the parse of its plain text, "
            f"quartiles {told.lower:.1f} to {told.upper:.1f} (plan first: {each})"
        )


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument(
        "--corpus", type=Path, default=os.environ.get("GDPLAN_SHARED", ROOT.parent / "shared") / Path("corpus")
    )
    cli.add_argument("--quick", action="store_true", help="fewer runs")
    args = cli.parse_args()
    main(args.corpus, quick=args.quick)
