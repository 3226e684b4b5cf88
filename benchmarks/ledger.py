"""What ledgers of 2,000 tasks cost: CPU time of the whole command, its worker included.

    python benchmarks/ledger.py [--quick]

The plan is made up: 40 sections of 50 tasks, each with a target, a due date and two bodies. All are filled in, and
carried from the workbook as openpyxl saves it and, where it is installed, LibreOffice.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from timing import child_ms, summarize

SECTIONS, TASKS = 40, 50
NUMBERS = [*(tens + ones for tens in ("", "十", "二十", "三十") for ones in ("", *"一二三四五六七八九")), "四十"]
BODIES = ("市发展改革委", "市财政局", "市教育局", "市科技局", "市商务局", "市卫生健康委", "市农业农村局")
FILLED = {"进展情况": "已办理{}件", "完成状态": "推进中", "填报人": "填报人{}"}


def make_plan() -> str:
    """A plan whose tasks differ."""
    lines = ["某市2026年工作要点"]
    for section in range(1, SECTIONS + 1):
        lines.append(f"{NUMBERS[section]}、推进第{section}片区建设")
        for task in range(1, TASKS + 1):
            number = section * TASKS + task
            month, count = number % 12 + 1, number % 50 + 2
            lead, support = BODIES[number % len(BODIES)], BODIES[(3 * number + 1) % len(BODIES)]
            lines.append(
                f"{task}.完善第{number}类事项服务。优化办理流程，{month}月底前建成不少于{count}个服务点。"
                f"健全工作台账，定期通报进展。（{lead}牵头，{support}配合）"
            )
    return "\n".join(lines)


def fill(written: Path, filled: Path) -> None:
    """Fill in every row, and save as openpyxl does."""
    book = openpyxl.load_workbook(written)
    sheet = book["任务台账"]
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        for head, words in FILLED.items():
            sheet.cell(row, heads.index(head) + 1).value = words.format(row)
    book.save(filled)


def main(*, quick: bool = False) -> None:
    """Print a line for each."""
    runs = 1 if quick else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan, written, filled = (folder / one for one in ("plan.txt", "台账.xlsx", "openpyxl.xlsx"))
        plan.write_text(make_plan(), encoding="utf-8")
        ledger = [sys.executable, "-m", "gdplan", "ledger", str(plan), "-o"]

        def tell(what: str, *options: str, to: str = "new.xlsx") -> None:
            told = summarize([child_ms([*ledger, str(folder / to), *options]) for _ in range(runs)])
            print(f"ledger of {SECTIONS * TASKS} tasks, {what}: {told}")

        tell("new", to=written.name)
        fill(written, filled)
        tell("carried, saved by openpyxl", "--carry", str(filled))
        if office := shutil.which("soffice"):
            home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
            save = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved")]
            subprocess.run([office, home, *save, str(filled)], check=True, capture_output=True)
            tell("carried, saved by LibreOffice", "--carry", str(folder / "saved" / filled.name))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one run of each")
    main(quick=parser.parse_args().quick)
