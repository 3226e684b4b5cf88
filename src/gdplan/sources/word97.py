"""Word 97 files (.doc, .wps): converted by LibreOffice, where there is one, and read as DOCX."""

import hashlib

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.docx import read_docx
from gdplan.sources.libreoffice import to_docx

MEDIA_TYPE = "application/msword"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds an encrypted DOCX
_WORD = "WordDocument".encode("utf-16-le")


def read_word97(data: bytes) -> SourceText:
    """The text of a Word 97 file, as `read_docx` gives it.

    Raises CannotReadError where LibreOffice is not installed, fails or needs more than two minutes, and for what is no
    Word file or an encrypted one.
    """
    if _ENCRYPTED in data:
        raise CannotReadError("encrypted Word file; save a copy without a password")
    if _WORD not in data:
        raise CannotReadError("an Office 97 file, but no Word document; save it as DOCX or PDF and try again")
    source = read_docx(to_docx(data, ".doc"))
    return source._replace(media_type=MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest())
