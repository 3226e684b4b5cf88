"""What gdplan does not read, told by name, with what to give instead."""

import re
from typing import NoReturn

from gdplan.errors import CannotReadError
from gdplan.patterns import lazy

_NO_TEXT = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"MZ\x90", b"7z\xbc\xaf", b"Rar!", b"II*\0")
_ADDRESS = lazy(r"(?:[a-z][a-z0-9+.-]+)://|mailto:|data:", re.IGNORECASE)  # a drive has one letter
_OF_PROGRAMS = lazy(  # files that have bytes even where they have no text
    r"\.(?:do[ct][xm]?|wps|rtf|f?od[ts]|xls[xmb]?|et|pptx?|pdf|ofd|mht(?:ml)?|xml|zip)$", re.IGNORECASE
)
_ROOT = lazy(rb"<([^\s/>?!]{1,60})")


def refuse_address(path: str) -> None:
    """Say so where a name is an address."""
    if _ADDRESS.match(path):
        raise CannotReadError("an address, and gdplan fetches nothing; save the page or file and give its name")


def is_empty_file(data: bytes, name: str) -> bool:
    """Whether a file of a program has no byte; an empty text is a document without text."""
    return not data and bool(_OF_PROGRAMS.search(name))


def refuse_empty(_data: bytes) -> NoReturn:
    """Of 0 bytes nothing can be said but that they are none."""
    raise CannotReadError("the file is empty, it has 0 bytes; fetch or save it again")


def is_image(data: bytes, _name: str) -> bool:
    """Whether a file begins as images, programs and archives do that no format here is made of."""
    return data.startswith(_NO_TEXT)


def refuse_image(_data: bytes) -> NoReturn:
    """Say what would be read."""
    raise CannotReadError("an image, archive or program, no document; give a text, HTML, DOCX, PDF or OFD file")


def is_et(data: bytes, name: str) -> bool:
    """Whether a workbook is in the format of WPS Spreadsheets, which its name alone tells from Excel's."""
    return name.lower().endswith(".et") and not data.startswith(b"PK")


def refuse_et(_data: bytes) -> NoReturn:
    """WPS saves as XLSX."""
    raise CannotReadError("a WPS workbook (.et); save it as XLSX and try again")


def refuse_xml(data: bytes) -> NoReturn:
    """Name the root of an XML file that is no format known here."""
    root = _ROOT.search(re.sub(rb"<[?!][^>]*>", b"", data[:4_096].replace(b"\0", b"")))
    told = f" <{root[1].decode('utf-8', 'replace')}>" if root else ""
    raise CannotReadError(f"an XML file{told}, no document; save its text as DOCX, HTML or plain text")
