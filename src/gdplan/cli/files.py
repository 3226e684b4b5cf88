"""Files that are written: never over an input, never two results into one."""

import os
import re
import stat
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from gdplan.cli.output import STDIN, STDOUT, file_of
from gdplan.errors import GdplanError

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\\/:*?"<>|]')
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}  # Windows
_LONGEST_NAME = 255  # bytes, of one file on most file systems


def is_folder(output: str | None) -> bool:
    """Whether -o asks for a file for each input."""
    file = file_of(output)
    return file is not None and (file.endswith(("/", os.sep)) or os.path.isdir(file))  # noqa: PTH112, any name has an answer


def find_one_format(
    command: str, wanted: str | None, output: str | None, format_of: Callable[[str], str], otherwise: str
) -> str:
    """The format of the one file that a command writes, by name or by its ending; `otherwise` on standard output.

    Raises GdplanError where a folder is named.
    """
    file = keep_one_file(command, output)
    return wanted or (format_of(file) if file else otherwise)


def keep_one_file(command: str, output: str | None) -> str | None:
    """The one file that a command writes, None for standard output. Raises GdplanError where a folder is named."""
    if is_folder(output):
        raise GdplanError(f"{output}: this is a folder; {command} writes one file, name it")
    return file_of(output)


def check_destination(form: str, encoding: str | None, output: str | None) -> None:
    """Raise GdplanError where bytes would go to standard output."""
    if encoding is None and file_of(output) is None:
        raise GdplanError(f"{form} is no text; name a file with -o")


def keep_inputs(inputs: Iterable[str], outputs: Iterable[str | None]) -> None:
    """Raise GdplanError where an output is the same file as an input, by whatever name, link or redirection."""
    known: dict[object, str] = {file: path for path in inputs if (file := _find_file(path, STDIN, sys.stdin))}
    for output in outputs:
        if same := known.get(_find_file(output or STDOUT, STDOUT, sys.stdout)):
            written = file_of(output) or "standard output"
            read = "standard input" if same == STDIN else f"the input {same}"
            raise GdplanError(f"{written} would be written over {read}; nothing is written, name another place")


def find_distinct(inputs: Iterable[str]) -> list[str]:
    """The inputs, each once, however it is spelt. Links of other names are other inputs."""
    known: dict[object, str] = {}
    for path in inputs:
        known.setdefault(_identify(path), path)
    return list(known.values())


def name_files(inputs: Iterable[str], suffix: str) -> dict[str, str]:
    """A file name for each input; inputs of one name keep their endings, then get a number.

    Names that differ in case or in Unicode's composition alone are one name to some file systems, so they are here.

    >>> name_files(["a/plan.txt", "plan.html", "other.txt", "b/Plan.txt"], ".json")["b/Plan.txt"]
    'Plan.txt-2.json'
    """
    stems = {path: Path(path).stem if path != STDIN else "stdin" for path in inputs}
    shared = Counter(map(_fold, stems.values()))
    names: dict[str, str] = {}
    taken: set[str] = set()
    counted: Counter[str] = Counter()
    for path, stem in stems.items():
        base = stem if shared[_fold(stem)] == 1 or path == STDIN else Path(path).name
        name = _shorten(base, suffix)
        while (folded := _fold(name)) in taken:
            counted[_fold(base)] += 1
            name = _shorten(base, f"-{counted[_fold(base)] + 1}{suffix}")
        taken.add(folded)
        names[path] = name
    return names


def name_by(titles: Iterable[str], suffix: str) -> dict[str, str]:
    """A file name for each title, without what file systems do not take; titles that become one get a number.

    >>> name_by(["市发展/改革委", "市发展:改革委", "CON", ".."], ".xlsx")
    {'市发展/改革委': '市发展_改革委.xlsx', '市发展:改革委': '市发展_改革委-2.xlsx', 'CON': 'CON_.xlsx', '..': '_.xlsx'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for title in titles:
        stem = _UNSAFE.sub("_", title).strip(". ") or "_"
        stem += "_" * (stem.partition(".")[0].rstrip().upper() in _DEVICES)
        name, count = _shorten(stem, suffix), 1
        while _fold(name) in taken:
            count += 1
            name = _shorten(stem, f"-{count}{suffix}")
        taken.add(_fold(name))
        names[title] = name
    return names


def _find_file(path: str, stream: str, opened: TextIO | None) -> tuple[int, int] | None:
    """What tells a regular file from all others; None for anything else, and where there is none."""
    try:
        found = os.fstat(opened.fileno()) if opened and path == stream else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):  # not there, no name, no stream of the system
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _identify(path: str) -> object:
    """Equal for two spellings of one name in one folder."""
    file = _find_file(path, STDIN, None)
    folder, name = os.path.split(path)
    return (file, os.path.realpath(folder), _fold(name)) if file else path


def _fold(name: str) -> str:
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _shorten(name: str, tail: str) -> str:
    """The name with its tail, cut to what a file system takes."""
    room = _LONGEST_NAME - len(os.fsencode(tail))
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return name + tail
