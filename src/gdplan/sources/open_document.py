"""OpenDocument archives (ODT, ODS): what one holds, found out within limits before LibreOffice reads it."""

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.archive import Archive
from gdplan.sources.workbooks import read_ods
from gdplan.sources.writer import read_odt

_MANIFEST = "META-INF/manifest.xml"


def read_open_document(data: bytes) -> SourceText:
    """The text of a document or a workbook. Raises CannotReadError for other kinds, and for an encrypted archive."""
    archive = Archive(data, "OpenDocument")
    manifest = archive.read(_MANIFEST)
    if b"encryption-data" in manifest:
        raise CannotReadError("encrypted OpenDocument file; save a copy without a password")
    archive.read("content.xml")
    kind = archive.read("mimetype") if "mimetype" in archive else manifest
    if b"opendocument.text" in kind:
        return read_odt(data)
    if b"opendocument.spreadsheet" in kind:
        return read_ods(data)
    raise CannotReadError("an OpenDocument file, neither text nor workbook; save its text as DOCX")
