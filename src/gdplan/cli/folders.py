"""Folders and patterns among the inputs: the documents in them, in the order in which a person would list them."""

import fnmatch
import functools
import glob
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from gdplan.ordinals import ordinal
from gdplan.terms import OWN_SHEET
from gdplan.vocab.numerals import SAID

# What is read from a folder without being named: documents, not gdplan's own JSON and YAML.
ENDINGS = frozenset(
    (
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml"),
        *(".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".fodt", ".pdf", ".ofd", ".xml"),
        *(".xlsx", ".xlsm", ".xls", ".ods", ".fods", ".csv", ".tsv"),
    )
)
_FIRST_COLUMNS = ("document", "path", "document_title")
_OF_CORPUS = (
    b"series,place,role,kind,",
    b"indicator,name,joined,score,",
    b"by,name,documents,characters,",
)  # its answers
_ABOUT_FOLDER = re.compile(r"read[-_ ]?me(?:[._-][a-z]{2}(?:[-_][a-z]{2,4})?)?\.[a-z]+")  # README.md, readme.zh-cn.txt
_OWN_DATA = (".json", ".jsonl", ".ndjson", ".yaml", ".yml")
_BEGIN, _BEGIN_OF_PART = 600, 20_000  # bytes
_SIGNS = {  # of what gdplan wrote, by the ending: the part of the archive that has it
    ".xlsx": ("xl/workbook.xml", f'name="{OWN_SHEET}"'.encode()),
    ".docx": ("docProps/core.xml", b"<dc:description>gdplan "),
}
_MOST_NAMED = 3  # files left out that are told by name
_NUMBER = re.compile(f"([0-9]+|[{SAID}]+)")


class Choice(NamedTuple):
    """Which files of a folder are wanted: names or paths below it, as patterns of the shell."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def takes(self, below: str) -> bool:
        """Whether a file is wanted, given by its path below the folder.

        >>> [Choice(("*.docx",), ("old/*",)).takes(below) for below in ("a/b.docx", "b.pdf", "old/b.docx")]
        [True, False, False]
        """
        return (not self.only or _fits(below, self.only)) and not _fits(below, self.without)


def choose(only: Sequence[str] | None, without: Sequence[str] | None) -> Choice:
    """The choice that a command's options make."""
    return Choice(tuple(only or ()), tuple(without or ()))


class Found(NamedTuple):
    """A file to read; where a folder was named, also its path below that."""

    path: str
    below: str | None = None


def expand(
    paths: Sequence[str],
    choice: Choice,
    output: str | None = None,
    platform: str = sys.platform,
    left_out: list[str] | None = None,
) -> list[Found]:
    """The files that are meant, each folder with those in it and below; what is named itself is always taken.

    What lies in the folder that is written to is left out. A folder without documents stays as it is. To `left_out`
    come the files that look like documents and are none: gdplan's own, and what tells of the folder.
    """
    found: list[Found] = []
    left_out = [] if left_out is None else left_out
    for path in paths:
        for one in match(path, platform):
            if os.path.isdir(one):  # noqa: PTH112, any name has an answer
                inside = list(_walk(one, choice, output, left_out))
                found += inside or [Found(one)]
            else:
                found.append(Found(one))
    return found


def match(path: str, platform: str) -> list[str]:
    """The files that a pattern means where the shell leaves that to programs; itself where it means none."""
    if platform != "win32" or not glob.has_magic(path) or os.path.exists(path):  # noqa: PTH110
        return [path]
    return sorted(glob.glob(path, recursive=True), key=natural) or [path]  # noqa: PTH207


def natural(path: str) -> list[list[tuple[str, int]]]:
    """What sorts names as people do: 附件2 before 附件10, 第三章 before 第十章; folder by folder.

    >>> sorted(["附件10.txt", "附件2.txt", "b/附件十.txt", "b/附件三.txt"], key=natural)
    ['b/附件三.txt', 'b/附件十.txt', '附件2.txt', '附件10.txt']
    """
    return [
        [
            ("", int(piece)) if piece.isdecimal() else ("", ordinal(piece) or 0) if at % 2 else (piece.casefold(), 0)
            for at, piece in enumerate(_NUMBER.split(part))
        ]
        for part in PurePath(path).parts
    ]


def _walk(folder: str, choice: Choice, output: str | None, left_out: list[str]) -> Iterator[Found]:
    """The documents of a folder and of those below; links to folders are not followed."""
    written = os.path.realpath(output) if output else None
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if not _is_hidden(name) and os.path.realpath(Path(place, name)) != written
        ]
        found += [
            os.path.relpath(os.path.join(place, name), folder)  # noqa: PTH118, of names as they are
            for name in names
            if not _is_hidden(name) and PurePath(name).suffix.lower() in ENDINGS
        ]
    for below in sorted(found, key=natural):
        path = os.path.join(folder, below)  # noqa: PTH118
        if not choice.takes(below) or os.path.realpath(path) == written:
            continue
        if _is_about_folder(below, choice) or _is_ours(path):
            left_out.append(path)
        else:
            yield Found(path, below)


def tell_left_out(paths: Sequence[str]) -> str:
    """What to say of files of folders that are left out."""
    names, more = ", ".join(paths[:_MOST_NAMED]), len(paths) - _MOST_NAMED
    if more > 0:
        return f"left out as no documents: {names} and {more} more; name a file to have it read"
    return f"left out as no documents: {names}; name a file to have it read"


def _is_about_folder(below: str, choice: Choice) -> bool:
    """Whether a file tells of the others, by its name, and no pattern names it."""
    if not _ABOUT_FOLDER.fullmatch(PurePath(below).name.casefold()):
        return False
    return not any(PurePath(pattern).name.casefold().startswith("read") for pattern in choice.only)


def tell_empty(folder: str) -> str:
    """What to say of a folder without documents."""
    for place, _, names in os.walk(folder):
        if data := sorted(ending for name in names if (ending := PurePath(name).suffix.lower()) in _OWN_DATA):
            example = os.path.join(place, f"*{data[0]}")  # noqa: PTH118, of names as they are
            return f"no documents in this folder; its JSON and YAML is left out, unless it is named, as in {example}"
    return "no documents in this folder; name files, or a folder that holds some"


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _is_ours(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return _begins_as_ours(path, file)
    except OSError:
        return False  # reading it will tell why


def _begins_as_ours(name: str, file: BinaryIO) -> bool:
    sign = _SIGNS.get(PurePath(name).suffix.lower())
    if sign is None:
        return _ours().match(file.read(_BEGIN)) is not None
    part, words = sign
    import zipfile  # noqa: PLC0415, loads as long as a short plan is read

    try:
        with zipfile.ZipFile(file) as packed, packed.open(part) as opened:
            return words in opened.read(_BEGIN_OF_PART)
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False  # reading it will tell why


@functools.cache
def _ours() -> re.Pattern[bytes]:
    """How the tables and pages that gdplan writes begin."""
    from gdplan.language.headers import COLUMN_NAMES  # noqa: PLC0415, only where a folder is looked through

    heads = ("[,\t]".join(heads) for heads in (_FIRST_COLUMNS, map(COLUMN_NAMES.__getitem__, _FIRST_COLUMNS)))
    return re.compile(
        rb"\A(?:\xef\xbb\xbf)?(?:(?:%b)[,\t]|document[,\t](?:.*?[,\t])?(?:eid|code)[,\t]|"
        rb'<!DOCTYPE html>.{0,400}<meta name="generator" content="gdplan|'
        rb'<\?xml .{0,200}<identification source="#gdplan"|%b)' % ("|".join(heads).encode(), b"|".join(_OF_CORPUS)),
        re.DOTALL,
    )


def is_wanted(choice: Choice, below: str, data: bytes | None = None) -> bool:
    """Whether a document of a folder is to be read, given by its path below that and, where it is read, its bytes."""
    if not choice.takes(below) or _is_about_folder(below, choice):
        return False
    return data is None or not _begins_as_ours(below, io.BytesIO(data))


def _fits(below: str, patterns: Sequence[str]) -> bool:
    whole = PurePath(below).as_posix()
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns for name in (whole, PurePath(below).name))
