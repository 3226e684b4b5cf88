"""Zip archives with XML in them (DOCX, XLSX, OFD), read within limits; nothing of them is ever written to disk.

Limits: 10,000 entries; 64 MB a part, 256 MB in all; beyond 1 MB a part may unpack to 200 times its size and no more;
four million angle brackets a part. What counts is what is unpacked, never what the archive states about itself.
A document type definition, and with it every entity, internal or external, is refused: neither format uses one.
"""

import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from typing import NoReturn

from gdplan.errors import CannotReadError
from gdplan.sources.text import read_text

_MOST_ENTRIES = 10_000
_MOST_BYTES = 64 << 20
_MOST_BYTES_IN_ALL = 256 << 20
_MOST_RATIO = 200
_ANY_RATIO = 1 << 20  # bytes up to which the ratio does not matter
_MOST_TAGS = 4_000_000  # an element takes some thirty times the bytes of its tag
_ENTRY = b"PK\x01\x02"  # how each entry of the directory begins
_DECLARATION = re.compile(  # of another encoding than XML itself tells from the bytes
    rb"""(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*+=\s*+["'](?!utf-?(?:8|16)["'])([\w.:-]{1,40})""", re.IGNORECASE
)
_ENCRYPTED = 1  # flag bit of an entry
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that both formats allow; others unpack a block at a time


class Archive:
    """The parts of an archive by name."""

    def __init__(self, data: bytes, what: str) -> None:
        """`what` names the format in messages. Raises CannotReadError for what is no archive or a damaged one."""
        self._what = what
        self._left = _MOST_BYTES_IN_ALL
        if (count := data.count(_ENTRY)) > _MOST_ENTRIES:  # before the directory is read: it may be larger than memory
            raise CannotReadError(f"{what} file with {count} entries; gdplan reads up to {_MOST_ENTRIES}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise CannotReadError(
                f"damaged {what} file ({error}); fetch it again, or open it in its program and save it again"
            ) from None
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The parts, in their order."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises CannotReadError where it is missing, damaged, encrypted or too large."""
        entry = self._entries.get(name)
        if entry is None:
            raise CannotReadError(
                f"damaged {self._what} file: it has no part {name}; open it in its program and save it again"
            )
        if entry.flag_bits & _ENCRYPTED:
            raise CannotReadError(f"encrypted {self._what} file; save a copy without a password")
        if entry.compress_type not in _METHODS:
            raise CannotReadError(f"{self._what} file packed in a way of its own; save it again in its program")
        most = min(_MOST_BYTES, self._left, max(_MOST_RATIO * entry.compress_size, _ANY_RATIO))
        try:
            with self._zip.open(entry) as part:
                data = part.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise CannotReadError(f"damaged {self._what} file: part {name} ({error})") from None
        self._left -= len(data)
        if len(data) > most:
            raise CannotReadError(
                f"{self._what} file: its part {name} unpacks to more than {most} bytes, more than gdplan accepts;"
                " open it in its program and save it again"
            )
        return data

    def parse(self, name: str) -> ET.Element:
        """The XML of a part."""
        return self.parse_bytes(self.read(name), name)

    def parse_bytes(self, data: bytes, name: str) -> ET.Element:
        """XML to its root element, as `parse_xml` reads it."""
        return parse_xml(data, self._what, f"part {name}")


def parse_xml(data: bytes, what: str, part: str) -> ET.Element:
    """XML to its root element. Raises CannotReadError where it is damaged, too large or has a DOCTYPE."""
    if data.count(b"<") > _MOST_TAGS:
        raise CannotReadError(
            f"{what} file: its {part} has more than {_MOST_TAGS // 2} elements; split it into documents"
        )
    declared = _DECLARATION.match(data)
    given = data if declared is None else read_text(data, declared=declared[1].decode("ascii")).text
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 (without a DOCTYPE there is nothing to expand or fetch)
    try:
        root: ET.Element = ET.XML(given, parser)
    except (ET.ParseError, LookupError, ValueError) as error:
        if isinstance(error, CannotReadError):
            raise
        raise CannotReadError(f"damaged {what} file: {part} ({error})") from None
    return root


class _NoDoctype(ET.TreeBuilder):
    def doctype(self, *_: object) -> None:
        raise CannotReadError("the file declares XML entities, which no document needs; gdplan does not read it")


_OTHERS = (  # a part of an archive -> what the archive is
    ("xl/workbook.bin", "a binary Excel workbook (XLSB); save it as XLSX"),
    ("ppt/presentation.xml", "a PowerPoint presentation; save its text as DOCX or plain text"),
    ("META-INF/container.xml", "an EPUB book; save it as HTML or plain text"),
    ("[Content_Types].xml", "an Office file without a document; open it in its program and save it as DOCX"),
)
_MOST_NAMED = 3  # entries


def refuse_archive(data: bytes) -> NoReturn:
    """Say what an archive is that is neither DOCX nor OFD, and what to give instead."""
    archive = Archive(data, "DOCX, XLSX, OFD or ZIP")
    for part, what in _OTHERS:
        if part in archive:
            raise CannotReadError(what)
    names = [name for name in archive.names if not name.endswith("/")]
    told = ", ".join(names[:_MOST_NAMED]) + ", …" * (len(names) > _MOST_NAMED)
    raise CannotReadError(f"a ZIP archive ({told or 'empty'}), no document; unpack it and give what is in it")


def resolve(base: str, target: str) -> str:
    """The name of a part that another part refers to; it cannot lead out of the archive.

    >>> resolve("word/document.xml", "numbering.xml"), resolve("word/document.xml", "/../../etc/x")
    ('word/numbering.xml', 'etc/x')
    """
    joined = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(base), target)
    return posixpath.normpath(joined).lstrip("/")


def local_name(tag: str) -> str:
    """An element's or attribute's name without its namespace: prefixes and editions of a standard differ in it only."""
    return tag.rpartition("}")[2]
