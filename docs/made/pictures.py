"""`make pictures`: the pictures of README and the pages, of what the commands write. Needs Chromium and LibreOffice."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageOps
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "docs/pages/assets"
LARGEST = 150_000  # bytes of one picture
_COLOURS = (256, 128, 64, 32)  # the most with which it is not larger
_SHEET = 1600  # pixels, the width of a sheet of paper
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars"
_TERMINAL = (100, 19)  # columns, and lines of what is printed
_FRAME = """<body style="margin:0;padding:14px 18px;background:{background};color:{foreground}">
<pre style="margin:0;font:16px/1.35 'Noto Sans Mono CJK SC',monospace">$ {line}
{code}</pre>"""
_EDITIONS = ("made_up_2023.txt", "made_up_2024.txt", "guangdong_2025.txt", "made_up_2026.txt")


class Shot(NamedTuple):
    """A picture, and the command whose page or workbook it shows."""

    name: str
    command: str
    files: tuple[str, ...]  # of data/raw/
    options: tuple[str, ...] = ()
    size: tuple[int, int] = (1100, 740)  # pixels


PAGES = (
    Shot("report", "report", ("guangdong_2025.txt",), ("--as-of=2026-01-31", "--lang=en")),
    Shot("report.zh", "report", ("made_up_2024.txt",), ("--as-of=2025-01-31", "--lang=zh")),
    Shot("comparison", "diff", _EDITIONS[1:3], ("--lang=en",)),
    Shot("comparison.zh", "diff", _EDITIONS[1:3], ("--lang=zh", "--script=hans")),
    Shot("lineage", "lineage", _EDITIONS, ("--lang=en", "--script=hans"), (1100, 640)),
    Shot("lineage.zh", "lineage", _EDITIONS, ("--lang=zh", "--script=hans"), (1100, 640)),
)
TERMINALS = (
    Shot("terminal", "show", ("guangdong_2025.txt",), ("--lang=en",), (860, 460)),
    Shot("terminal.zh", "show", ("made_up_2024.txt",), ("--lang=zh",), (860, 460)),
)
SHEETS = (
    Shot(
        "ledger",
        "ledger",
        ("made_up_report_2025.txt",),
        (f"--outcomes={ROOT / 'data/raw/made_up_report_2026.txt'}",),
        (1122, 500),
    ),
)


def _run(*words: str | Path) -> None:
    """A program to its end; raises CalledProcessError where it fails, but for the status 1 of `diff`."""
    done = subprocess.run(words, check=False, capture_output=True)
    if done.returncode not in ((0, 1) if "diff" in words else (0,)):
        sys.stderr.buffer.write(done.stderr)
        done.check_returncode()


def _find(*names: str) -> str:
    """The first program of these that is there; raises SystemExit where none is."""
    return next(filter(None, map(shutil.which, names)), None) or sys.exit(f"pictures need {' or '.join(names)}")


def _write(shot: Shot, folder: Path, ending: str) -> Path:
    """What the command of a picture writes."""
    made = folder / f"{shot.name}{ending}"
    inputs = [ROOT / "data/raw" / file for file in shot.files]
    _run(sys.executable, "-m", "gdplan", shot.command, *inputs, *shot.options, "-o", made)
    return made


def show_page(shot: Shot, folder: Path) -> Image.Image:
    """The upper part of a page, as a browser shows it."""
    return _browse(_write(shot, folder, ".html"), shot, folder)


def show_terminal(shot: Shot, folder: Path) -> Image.Image:
    """The first lines that a command prints, in its colours."""
    columns, lines = _TERMINAL
    colours = {**os.environ, "COLUMNS": str(columns), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    line = ["gdplan", shot.command, *(f"data/raw/{file}" for file in shot.files)]
    command = [sys.executable, "-m", *line, *shot.options]
    printed = subprocess.run(command, cwd=ROOT, env=colours, check=True, capture_output=True, encoding="utf-8").stdout
    console = Console(record=True, width=columns, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(printed.splitlines()[:lines])), no_wrap=True, overflow="crop")
    form = _FRAME.replace("{line}", " ".join(line))
    page = folder / f"{shot.name}.html"
    page.write_text(console.export_html(theme=DIMMED_MONOKAI, code_format=form, inline_styles=True), encoding="utf-8")
    return _browse(page, shot, folder)


def _browse(page: Path, shot: Shot, folder: Path) -> Image.Image:
    """As much of a page as the picture has room for."""
    seen = folder / f"{shot.name}.png"
    size = ",".join(map(str, shot.size))
    switches = (*_SWITCHES.split(), f"--window-size={size}", f"--user-data-dir={folder / 'profile'}")
    _run(_find(*_BROWSERS), *switches, f"--screenshot={seen}", page.as_uri())
    return Image.open(seen)


def show_sheet(shot: Shot, folder: Path) -> Image.Image:
    """The sheet of targets as it is printed, without the margins and the columns behind 完成率."""
    book = _write(shot, folder, ".xlsx")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    _run(_find("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, book)
    with pypdfium2.PdfDocument(book.with_suffix(".pdf")) as pages:
        page = next(page for page in pages if "完成率" in page.get_textpage().get_text_range())
        sheet = page.render(scale=_SHEET / page.get_width()).to_pil()
    left, top, right, bottom = ImageOps.invert(sheet.convert("L")).getbbox() or (0, 0, *sheet.size)
    return sheet.crop((left, top, min(right, left + shot.size[0]), min(bottom, top + shot.size[1])))


def shrink(picture: Image.Image, colours: Sequence[int] = _COLOURS) -> bytes:
    """PNG of at most LARGEST bytes, with fewer colours where need be; raises SystemExit where none is small enough."""
    for count in colours:
        written = io.BytesIO()
        picture.convert("RGB").quantize(count, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= LARGEST:
            return written.getvalue()
    sys.exit(f"a picture is larger than {LARGEST} bytes")


def main() -> None:
    """Every picture, made anew."""
    with TemporaryDirectory() as folder:
        for shots, show in ((PAGES, show_page), (TERMINALS, show_terminal), (SHEETS, show_sheet)):
            for shot in shots:
                data = shrink(show(shot, Path(folder)))
                (PICTURES / f"{shot.name}.png").write_bytes(data)
                print(f"{shot.name}.png", len(data))


if __name__ == "__main__":
    main()
