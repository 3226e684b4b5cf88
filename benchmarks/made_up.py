"""Many documents made of few: other numbers, another year, changed characters; the same for the same seed."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_FIGURE = re.compile(r"\d+(?=(?:\.\d+)?(?:%|％|个|個|家|项|項|万|萬|亿|億))")
_YEAR = re.compile(r"20[12]\d(?=年)")
_LONG = 12  # characters of a line that is no heading
_LONGEST = 100_000  # characters of a text that is varied


def find_texts(corpus: Path) -> list[Path]:
    """The texts of a folder; those of the checkout where there is none."""
    found = sorted(corpus.rglob("*.txt")) if corpus.is_dir() else sorted((ROOT / "data/raw").glob("*.txt"))
    return [path for path in found if len(path.read_text(encoding="utf-8-sig")) <= _LONGEST]


def vary(texts: Sequence[str], count: int, seed: int = 1) -> Iterator[str]:
    """So many variations of the texts, which take turns."""
    chance = random.Random(seed)  # noqa: S311, no secret
    for number in range(count):
        year = str(chance.randrange(2015, 2027))
        text = _YEAR.sub(year, texts[number % len(texts)])
        text = _FIGURE.sub(lambda found: str(chance.randrange(1, 10 ** len(found[0]))), text)
        yield "\n".join(_change(line, chance) for line in text.split("\n"))


def _change(line: str, chance: random.Random) -> str:
    """The line with one of its characters changed, where it is longer than a heading."""
    at = chance.randrange(len(line)) if len(line) > _LONG else 0
    return line[:at] + chr(chance.randrange(0x4E00, 0x9FA5)) + line[at + 1 :] if at > _LONG // 2 else line


def write_documents(folder: Path, count: int, corpus: Path, seed: int = 1) -> int:
    """Write so many documents, a hundred to a folder; the bytes written."""
    texts = [path.read_text(encoding="utf-8-sig") for path in find_texts(corpus)]
    size = 0
    for number, text in enumerate(vary(texts, count, seed)):
        path = folder / f"{number // 100:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size
