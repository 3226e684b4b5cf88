"""Word documents as one XML file (Flat OPC, saved as .xml, often renamed .doc): unfolded and read as DOCX."""

import hashlib
import io
import xml.etree.ElementTree as ET
import zipfile

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.archive import local_name, parse_xml
from gdplan.sources.docx import read_docx

MEDIA_TYPE = "application/vnd.ms-word.document.flat"
_LONGEST_NAME = 200  # of a part


def read_flat_opc(data: bytes) -> SourceText:
    """The text of a Word document in Flat OPC, as `read_docx` gives it."""
    try:
        archive = _unfold(parse_xml(data, "Flat OPC", "text"))
    except RecursionError:
        raise CannotReadError("damaged Flat OPC file: its elements are nested too deep") from None
    return read_docx(archive)._replace(media_type=MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest())


def _unfold(package: ET.Element) -> bytes:
    """The archive whose parts a package holds; pictures and the like stay out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        names = set()
        for part in package:
            name = next((value for key, value in part.items() if local_name(key) == "name"), "").lstrip("/")
            content = b"".join(_content(child) for child in part)
            if content and 0 < len(name) < _LONGEST_NAME and name not in names:
                names.add(name)
                archive.writestr(name, content)
    if not any(name.startswith("word/") for name in names):
        raise CannotReadError("an Office file in one XML file, but no Word document; save it as DOCX or XLSX")
    return buffer.getvalue()


def _content(element: ET.Element) -> bytes:
    if local_name(element.tag) == "xmlData":
        return b"".join(ET.tostring(child, "utf-8") for child in element)
    return b""
