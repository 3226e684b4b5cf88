"""Documents of other word processors: DOC, RTF, ODT, FODT, Word 2003 XML. LibreOffice makes DOCX of them."""

import hashlib

from gdplan.sources import SourceText
from gdplan.sources.docx import read_docx
from gdplan.sources.libreoffice import to_docx


def read_doc(data: bytes) -> SourceText:
    """The text of a Word 97 document, also as WPS writes it."""
    return _read(data, ".doc", "application/msword")


def read_rtf(data: bytes) -> SourceText:
    """The text of a document in Rich Text Format."""
    return _read(data, ".rtf", "application/rtf")


def read_odt(data: bytes) -> SourceText:
    """The text of an OpenDocument text."""
    return _read(data, ".odt", "application/vnd.oasis.opendocument.text")


def read_fodt(data: bytes) -> SourceText:
    """The text of an OpenDocument text that is one XML file."""
    return _read(data, ".fodt", "application/vnd.oasis.opendocument.text-flat-xml")


def read_word2003(data: bytes) -> SourceText:
    """The text of a document that Word 2003 saved as XML."""
    return _read(data, ".xml", "application/msword-xml")


def _read(data: bytes, ending: str, media_type: str) -> SourceText:
    """The text as `read_docx` gives it. Raises CannotReadError as `to_docx` does."""
    source = read_docx(to_docx(data, ending))
    return source._replace(media_type=media_type, sha256=hashlib.sha256(data).hexdigest())
