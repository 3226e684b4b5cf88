"""Reading an input: its bytes, what they are, and the adapter that turns them into source text.

What a file is shows in its first bytes; its name is asked last, for Markdown and CSV. Adapters and their libraries are
imported when an input needs them.
"""

import importlib
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, NamedTuple

from gdplan.errors import CannotReadError
from gdplan.patterns import compiled, lazy
from gdplan.sources import SourceText
from gdplan.sources.refused import is_empty_file, is_et, is_image, refuse_address
from gdplan.sources.text import read_text

MAX_BYTES = 256 * 1024 * 1024
TOO_LONG = f"more than {MAX_BYTES >> 20} MB; split it into documents"
STDIN = "-"

Input = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""A path (`-` is standard input), the bytes of a file, or a file open for reading."""


class Adapter(NamedTuple):
    module: str  # under gdplan.sources
    function: str
    looks_like: Callable[[bytes, str], bool]  # (the input, its name)


_HTML = compiled(  # a page, or a part cut out of one
    rb"\s*+(?:<\?xml[^>]*>\s*+)?(?>(?:<!--.*?-->\s*+)*)"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|main|article|section|header|div|form"
    rb"|table|tbody|tr|td|th|ul|ol|li|h[1-6]|p|span|font|center|strong|b|a|img|br)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_NAME = lazy(r"\.(?:md|markdown)$", re.IGNORECASE)
_FRONT_MATTER = lazy(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_SEPARATED_NAME = lazy(r"\.(?:csv|tsv)$", re.IGNORECASE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."  # at the beginning of an archive, in the root of one XML file
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_FIELDS = compiled(rb"(?:[!-9;-~]++:[^\n]*+\n(?:[ \t]++[^\n]*+\n)*+)++")  # the head of a message
_IS_MESSAGE = lazy(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_HOLDS_PAGE = lazy(rb"^content-type:\s*(?:multipart/|text/(?:html|plain))", re.IGNORECASE | re.MULTILINE)
_HEAD = 16_384  # bytes in which the head of a message ends
_BEGIN = 4_096  # bytes in which the root element of an XML file opens


def _is_zip_with(entry: bytes) -> Callable[[bytes, str], bool]:
    return lambda data, _name: data.startswith(_ZIP) and entry in data and entry in _directory(data)


def _directory(data: bytes) -> bytes:
    """The directory at the end of an archive, where names stand uncompressed; all of one that is cut off before it.

    What an archive holds may be archives themselves: their names are not its own.
    """
    end = data.rfind(b"PK\x05\x06")
    if not 0 <= end <= len(data) - 16:
        return data
    return data[max(0, end - int.from_bytes(data[end + 12 : end + 16], "little")) : end]


def _is_xml_with(words: bytes) -> Callable[[bytes, str], bool]:
    return lambda data, _name: (begin := _begin(data)).lstrip().startswith(b"<") and words in begin


def _is_xml(data: bytes, name: str) -> bool:
    begin = _begin(data).lstrip()
    return begin.startswith((b"<?xml ", b"<?xml\t")) or (begin.startswith(b"<") and name.lower().endswith(".xml"))


def _begin(data: bytes) -> bytes:
    """The first bytes, those of UTF-16 as if they were of ASCII."""
    return data[:_BEGIN].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


ADAPTERS = (  # the first that fits is taken; where none does, the input is plain text
    Adapter("refused", "refuse_empty", is_empty_file),
    Adapter("refused", "refuse_image", is_image),
    Adapter("refused", "refuse_et", is_et),
    Adapter("pdf", "read_pdf", lambda data, _name: b"%PDF-" in data[:1024]),
    Adapter("docx", "read_docx", _is_zip_with(b"word/")),
    Adapter("xlsx", "read_xlsx", _is_zip_with(b"xl/workbook.xml")),
    Adapter("ofd", "read_ofd", _is_zip_with(b"OFD.xml")),
    Adapter(
        "open_document", "read_open_document", lambda data, _name: data.startswith(_ZIP) and _OPEN_DOCUMENT in data[:99]
    ),
    Adapter("open_document", "read_open_document", _is_zip_with(b"META-INF/manifest.xml")),
    Adapter("archive", "refuse_archive", _is_zip_with(b"")),
    Adapter("office97", "read_office97", lambda data, _name: data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    Adapter("writer", "read_rtf", lambda data, _name: data[:_BEGIN].lstrip().startswith(b"{\\rtf")),
    Adapter("mht", "read_mht", lambda data, _name: is_mht(data)),
    Adapter("html", "read_html", lambda data, _name: is_html(data)),
    Adapter("flat_opc", "read_flat_opc", _is_xml_with(b"schemas.microsoft.com/office/2006/xmlPackage")),
    Adapter("writer", "read_word2003", _is_xml_with(b"schemas.microsoft.com/office/word/2003/wordml")),
    Adapter("writer", "read_fodt", _is_xml_with(_OPEN_DOCUMENT + b"text")),
    Adapter("workbooks", "read_fods", _is_xml_with(_OPEN_DOCUMENT + b"spreadsheet")),
    Adapter("workbooks", "read_excel2003", _is_xml_with(b"urn:schemas-microsoft-com:office:spreadsheet")),
    Adapter("refused", "refuse_xml", _is_xml),
    Adapter(
        "markdown", "read_markdown", lambda data, name: bool(_MARKDOWN_NAME.search(name) or _FRONT_MATTER.match(data))
    ),
    Adapter("separated", "read_separated", lambda _data, name: bool(_SEPARATED_NAME.search(name))),
    Adapter("separated", "read_unicode_text", lambda data, _name: data.startswith(_UTF_16) and b"\t" in data[:_BEGIN]),
)


def is_html(data: bytes) -> bool:
    """Whether a file begins as a page does, or a part of one, also in UTF-16.

    >>> is_html(b"<!DOCTYPE html><title>"), is_html(b'<td class="b12c"><p>'), is_html(b"<b plan")
    (True, True, False)
    """
    return bool(_HTML.match(_begin(data)))


def is_mht(data: bytes) -> bool:
    r"""Whether a file begins with the head of a message that holds a page or text.

    >>> is_mht(b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n"), is_mht(b"Content-Type: x")
    (True, False)
    """
    head = _FIELDS.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n"))
    return bool(head and _IS_MESSAGE.search(head[0]) and _HOLDS_PAGE.search(head[0]))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file, or of standard input for `-`; CannotReadError says why there are none."""
    if path == "":
        raise CannotReadError("this is an empty name; name a file, or - for standard input")
    refuse_address(str(path))
    if path == STDIN and sys.stdin is None:
        raise CannotReadError("standard input is closed; name a file")
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotReadError("no such file; check the path") from None
    except IsADirectoryError:
        raise CannotReadError("a folder where a document is wanted; name a file") from None
    except (OSError, ValueError) as error:
        raise CannotReadError(f"cannot be read ({getattr(error, 'strerror', None) or error}); check the path") from None
    if len(data) > MAX_BYTES:
        raise CannotReadError(TOO_LONG)
    return data


def read_input(source: Input) -> tuple[bytes, str]:
    r"""The bytes of an input, and its name as far as it has one; what a file open for text holds becomes UTF-8.

    Raises CannotReadError where there is nothing to read, TypeError where it is no input at all.

    >>> import io
    >>> read_input(b"..."), read_input(io.StringIO("一"))
    ((b'...', ''), (b'\xe4\xb8\x80', ''))
    """
    if isinstance(source, bytes | bytearray | memoryview):
        data, name = bytes(source), ""
    elif isinstance(source, str | os.PathLike):
        return read_bytes(source), os.fspath(source)
    elif hasattr(source, "read"):
        data, name = _read_open(source), getattr(source, "name", "")  # an int, where it was opened by number
    else:
        raise TypeError(f"a path, bytes or an open file is wanted, not {type(source).__name__}")
    if len(data) > MAX_BYTES:
        raise CannotReadError(TOO_LONG)
    return data, name if isinstance(name, str) else ""


def _read_open(file: IO[Any]) -> bytes:
    try:
        found = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # closed, open for writing, no text in the encoding it was opened with
        raise CannotReadError(f"the open file cannot be read ({error}); open it as binary, to be read") from None
    if not isinstance(found, str | bytes):
        raise TypeError(f"the open file gives {type(found).__name__}, not bytes or str")
    return found.encode("utf-8", "surrogatepass") if isinstance(found, str) else found


def read_source(source: str | Path | bytes, name: str = "") -> SourceText:
    """The source text of a file, of standard input (`-`) or of bytes, whatever its format and encoding.

    Raises CannotReadError; its message is without the name of the input.

    >>> read_source("一、總體要求。".encode()).text
    '一、總體要求。'
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    name = name or ("" if isinstance(source, bytes) else str(source))
    for adapter in ADAPTERS:
        if adapter.looks_like(data, name):
            return _find_reader(adapter)(data)
    return read_text(data)


def _find_reader(adapter: Adapter) -> Callable[[bytes], SourceText]:
    module = importlib.import_module(f"gdplan.sources.{adapter.module}")
    reader: Callable[[bytes], SourceText] = getattr(module, adapter.function)
    return reader
