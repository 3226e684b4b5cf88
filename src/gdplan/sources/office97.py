"""Office 97 files (.doc, .wps, .xls; MS-CFB): which program wrote one, whether it has a password, and its reader."""

import re
import struct

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.workbooks import read_xls
from gdplan.sources.writer import read_doc

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD, EXCEL, POWERPOINT = "Word", "Excel", "PowerPoint"

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds an encrypted DOCX or XLSX
_STREAMS = {  # the name of its main stream -> the program
    "WordDocument": WORD,
    "Workbook": EXCEL,
    "Book": EXCEL,  # before Excel 97
    "PowerPoint Document": POWERPOINT,
}
_NAMES = re.compile(b"(%b)(?![ -~]\0)" % b"|".join(name.encode("utf-16-le") for name in _STREAMS))
_HEADER = 512  # bytes, and the unit on which streams begin

# Of the begin of a main stream: FIB of Word with its flag fEncrypted, BOF of Excel and FilePass behind it.
_WORD_BEGIN, _WORD_FLAGS, _WORD_IS_ENCRYPTED = b"\xec\xa5", 11, 1
_EXCEL_VERSIONS = (b"\x09\x08\x10\0\0\x06", b"\x09\x08\x08\0\0\x05")
_EXCEL_IS_ENCRYPTED = re.compile(rb"\x09\x08(?:\x10\0\0\x06.{14}|\x08\0\0\x05.{6})\x2f\0", re.DOTALL)


def read_office97(data: bytes) -> SourceText:
    """The text of a Word document or an Excel workbook; CannotReadError for other files, and for encrypted ones."""
    program = find_program(data)
    if program in (WORD, EXCEL):
        if _has_password(data, program):
            raise CannotReadError(f"encrypted {program} file; save a copy without a password")
        return read_doc(data) if program == WORD else read_xls(data)
    if _ENCRYPTED in data:
        raise CannotReadError("encrypted Word or Excel file; save a copy without a password")
    what = "a PowerPoint presentation" if program else "an Office 97 file, but no Word document and no Excel workbook"
    raise CannotReadError(f"{what}; save it as DOCX or PDF and try again")


def find_program(data: bytes) -> str | None:
    """The program whose main stream the directory of a file names first; what is embedded comes behind it."""
    directory = 0
    if len(data) >= _HEADER:
        (shift,), (sector,) = struct.unpack_from("<H", data, 30), struct.unpack_from("<I", data, 48)
        directory = min((sector + 1) << min(shift, 12), len(data))
    found = _NAMES.search(data, directory) or _NAMES.search(data)
    return _STREAMS[found[1].decode("utf-16-le")] if found else None


def _has_password(data: bytes, program: str) -> bool:
    """Whether the first stream of the program says so; all streams begin on the same unit."""
    for at in range(_HEADER, len(data) - _HEADER + 1, _HEADER):
        if program == WORD and data.startswith(_WORD_BEGIN, at):
            return bool(data[at + _WORD_FLAGS] & _WORD_IS_ENCRYPTED)
        if program == EXCEL and data.startswith(_EXCEL_VERSIONS, at):
            return bool(_EXCEL_IS_ENCRYPTED.match(data, at))
    return False
