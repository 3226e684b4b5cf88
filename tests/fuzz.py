"""Random seeds for as long as asked: made-up texts, damaged files of every format, and the properties of the tests.

    python tests/fuzz.py [--seconds 600 | --copies 2000] [--format docx] [--seed plan.docx:17]

Any input ends as a document in which every character is accounted for and that comes back from its JSON the same, or
as one of gdplan's own errors; what does not is kept in fuzz-failures/ and told with its seed. What is found there
becomes an @example or a test of its own.
"""

import argparse
import base64
import contextlib
import datetime as dt
import io
import itertools
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from conversions import Ahead, made_of
from office_files import draw_table, make_docx, make_ofd, make_pdf, make_zip, paragraph, text_object, wrap
from shared import PLAN, ROOT, SHARED
from trees import account

import gdplan
from gdplan.export import export

KEPT = ROOT / "fuzz-failures"
PATIENCE = 150  # seconds of one input; LibreOffice is ended after 120, nothing else comes near it
MEMORY = 2 << 30  # bytes
AHEAD = 20  # copies of each format that are made and, where LibreOffice reads it, converted in one call
ROUND = 200  # inputs between two runs of the properties
LINES = [line for line in PLAN.read_text(encoding="utf-8").splitlines() if line][:40]
PIECES = [
    *"一二十、（）()。，：；“”《》\n \u3000①1２.年月日附件目录—…号〔〕%\ufeff\u200b\r\0\x1b*<>&|#-=\"'{}[]\t", "第一条", "第二章", "1.2", "——",
    "附件1\n", "目录\n", "省科技厅牵头", "责任单位：", "2030年1月1日", "各单位：", "工作方案", "关于印发", "不少于30个", "专栏\n1\n", "— 3 —\n",
    "（省科技厅、财政厅按职责分工负责，下同）", "增长5%左右", "1.24万亿元", "到2030年，", "<td>", "<div>", "</p>", "\u3000\u3000", "**", "万", "亿",
]  # fmt: skip


def formats(folder: Path) -> dict[str, bytes]:
    """One plan in every format that gdplan reads, and files of the shared corpus where it is at hand."""
    text = "\n".join(LINES)
    document = gdplan.parse(text, with_source=True)
    table, rules = draw_table(
        [["序号", "任务", "单位"], *([str(i), x, "省科技厅"] for i, x in enumerate(LINES[:6]))], [40, 300, 90]
    )
    made = {
        "plan.txt": text.encode(),
        "plan.gb.txt": text.encode("gb18030"),
        "plan.html": f"<!DOCTYPE html><html><body><div>{''.join(f'<p>{escape(x)}</p>' for x in LINES)}</div>".encode(),
        "plan.md": "\n\n".join(f"# {line}" if len(line) < 20 else line for line in LINES).encode(),
        "plan.docx": make_docx("".join(map(paragraph, LINES))),
        "plan.pdf": make_pdf(wrap(LINES)),
        "table.pdf": make_pdf([table], rules=[rules]),
        "plan.ofd": make_ofd(["".join(text_object(x, 20, 20 + 7 * i, 4) for i, x in enumerate(LINES))]),
        "plan.xlsx": make_workbook(),
        "plan.csv": "".join(f"{at},{line},省科技厅\n" for at, line in enumerate(LINES)).encode("gb18030"),
        "plan.mht": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(f"<html><p>{text}</p>".encode()) + b"\n--b--\n",
        "plan.xml": b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        b'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="w"><w:body>'
        + "".join(map(paragraph, LINES)).encode()
        + b"</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>",
        "plan.json": "".join(export(document, "json")).encode(),
        "plan.yaml": "".join(export(document, "yaml")).encode(),
    }
    for path in sorted((SHARED / "corpus").rglob("*")):
        if path.suffix in (".html", ".docx", ".pdf", ".ofd") and path.stat().st_size < 300_000:
            made[path.name] = path.read_bytes()
    return made | made_of(made, folder)


def make_workbook() -> bytes:
    """Tasks in a sheet, with merged cells, a date and a share."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["任务分工表"])
    sheet.append(["序号", "任务", "牵头单位", "完成时限", "目标"])
    for at, line in enumerate(LINES, 1):
        sheet.append([at, line, "省科技厅", dt.date(2030, 1, at % 28 + 1), at / 100])
        sheet.cell(at + 2, 5).number_format = "0%"
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("C3:C5")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def make_text(chance: random.Random) -> bytes:
    """Marks and words in any order, some of them many times over, some lines of a real plan between them."""
    pieces = chance.choices([*PIECES, *LINES[:12]], k=chance.randint(0, 200))
    if chance.random() < 0.3:
        pieces.append(chance.choice(PIECES) * chance.randint(2, 3_000))
    chance.shuffle(pieces)
    return "".join(pieces).encode("utf-8", "surrogatepass")


def damage(data: bytes, chance: random.Random) -> bytes:
    """Cut off, with bits turned, or with bytes changed, cut out, put in, repeated; of an archive often inside a part."""
    if data[:2] == b"PK" and chance.random() < 0.7:
        with contextlib.suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
            name = chance.choice(sorted(parts))
            return make_zip(parts | {name: damage(parts[name], chance)})
    return chance.choice((cut_off, turn_bits, change_bytes))(data, chance)


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def turn_bits(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def change_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 2, 8, 200, 5_000)))
        match chance.randrange(4):
            case 0:
                changed[at:end] = chance.randbytes(end - at)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = chance.choice(PIECES).encode()
            case _:
                changed[at:at] = changed[at:end] * chance.randint(1, 20)
    return bytes(changed)


def check(path: Path) -> None:
    """What must hold for any input."""
    try:
        documents = gdplan.load_documents(path, with_source=True)
    except gdplan.GdplanError:
        return
    if path.suffix in (".json", ".yaml"):  # whatever a hand changed there, it is checked as far as the contract says
        return
    for document in documents:
        account(document)
        path.with_suffix(".json").write_text("".join(export(document, "json")), encoding="utf-8")
        assert gdplan.load(path.with_suffix(".json"), with_source=True) == document
        assert gdplan.diff(document, document).summary.edited == 0


def make_input(seed: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The name of its format, and what it holds."""
    name = seed.rpartition(":")[0]
    chance = random.Random(seed)
    return name, damage(files[name], chance) if name in files else make_text(chance)


def tried(seed: str, files: Mapping[str, bytes], folder: Path) -> str:
    """What went wrong with the input of this seed, `plan.docx:17`: nothing, or a traceback; then the input is kept."""
    name, data = make_input(seed, files)
    path = folder / f"{seed.replace(':', '-')}{Path(name).suffix or '.txt'}"
    path.write_bytes(data)
    signal.alarm(PATIENCE)
    try:
        check(path)
        taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
        assert taken < MEMORY, f"{taken >> 20} MB were taken"
    except Exception:  # noqa: BLE001 (all that is no error of gdplan's own is a finding)
        KEPT.mkdir(exist_ok=True)
        (KEPT / path.name).write_bytes(data)
        return traceback.format_exc()
    finally:
        signal.alarm(0)
        for left in folder.glob(f"{path.stem}.*"):
            left.unlink()
    return ""


def run_properties(seed: int) -> int:
    """The properties among the tests, with another seed."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "hypothesis", f"--hypothesis-seed={seed}"]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"GDPLAN_HYPOTHESIS": "fuzz"}, check=False).returncode


def main() -> int:
    """0 where nothing was found."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--seconds", type=float, default=600)
    cli.add_argument("--copies", type=int, help="so many damaged copies of each format, however long it takes")
    cli.add_argument("--format", action="append", help="of formats whose name has this in it: docx")
    cli.add_argument("--seed", help="the input of this seed alone: plan.docx:17")
    asked = cli.parse_args()
    signal.signal(signal.SIGALRM, _give_up)
    socket.socket.connect = _refuse  # type: ignore[assignment, method-assign]
    with tempfile.TemporaryDirectory() as folder:
        files = formats(Path(folder))
        if asked.seed is not None:
            told = tried(asked.seed, files, Path(folder))
            print(told or "nothing found")
            return bool(told)
        names = [name for name in files if not asked.format or any(part in name for part in asked.format)]
        seeds = copies(names, asked.copies) if asked.copies else endless(names, time.monotonic() + asked.seconds)
        seeds = converted_ahead(seeds, files, AHEAD * len(names))
        return _go_on(seeds, lambda seed: tried(seed, files, Path(folder)), with_properties=not asked.copies)


def copies(names: Sequence[str], count: int) -> Iterator[str]:
    """Seeds of so many copies of each."""
    for _ in range(count):
        start = random.SystemRandom().getrandbits(32)
        yield from (f"{name}:{start}" for name in names)


def converted_ahead(seeds: Iterator[str], files: Mapping[str, bytes], count: int) -> Iterator[str]:
    """The seeds, so many at a time; what LibreOffice reads among them is converted together."""
    ahead = Ahead(files)
    while some := list(itertools.islice(seeds, count)):
        ahead.take(make_input(seed, files) for seed in some)
        yield from some


def endless(names: Sequence[str], end: float) -> Iterator[str]:
    """Texts and damaged copies by turns, as long as there is time."""
    for seed in copies(names, sys.maxsize):
        if time.monotonic() > end:
            return
        yield seed
        yield f"text:{random.SystemRandom().getrandbits(32)}"


def _go_on(seeds: Iterable[str], attempt: Callable[[str], str], *, with_properties: bool) -> int:
    tries, found = Counter[str](), 0
    for count, seed in enumerate(seeds, 1):
        tries[seed.rpartition(":")[0]] += 1
        if told := attempt(seed):
            found += 1
            print(f"--- seed {seed}\n{told}", flush=True)
        if with_properties and count % ROUND == 0:
            found += run_properties(random.SystemRandom().getrandbits(32)) != 0
    print(", ".join(f"{count} {name}" for name, count in sorted(tries.items())))
    print(f"{tries.total()} inputs, {found} findings" + (f", kept in {KEPT.name}/" if found else ""))
    return bool(found)


def _refuse(*_: object) -> None:
    raise AssertionError("something was to be fetched")


def _give_up(*_: object) -> None:
    raise TimeoutError(f"no end within {PATIENCE} s")


if __name__ == "__main__":
    sys.exit(main())
