"""Reading an input: its bytes, what they are, and the adapter that turns them into source text.

What a file is shows in its first bytes; its name is asked last, for Markdown alone. Adapters and their libraries are
imported when an input needs them.
"""

import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.text import read_text

MAX_BYTES = 256 * 1024 * 1024
STDIN = "-"


class Adapter(NamedTuple):
    module: str  # under gdplan.sources
    function: str
    looks_like: Callable[[bytes, str], bool]  # (the input, its name)


_HTML = re.compile(  # a page, or a part cut out of one
    rb"\s*+(?:<\?xml[^>]*>\s*+)?(?>(?:<!--.*?-->\s*+)*)"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|main|article|section|header|div|form"
    rb"|table|tbody|tr|td|th|ul|ol|li|h[1-6]|p|span|font|center|strong|b|a|img|br)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_RTF = b"{\\rtf"
_NO_TEXT = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"MZ\x90", b"7z\xbc\xaf", b"Rar!", b"II*\0")


def _is_zip_with(entry: bytes) -> Callable[[bytes, str], bool]:
    # Names stand uncompressed in the local headers and in the directory at the end.
    return lambda data, _name: data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and entry in data


ADAPTERS = (  # the first that fits is taken; where none does, the input is plain text
    Adapter("pdf", "read_pdf", lambda data, _name: b"%PDF-" in data[:1024]),
    Adapter("docx", "read_docx", _is_zip_with(b"word/")),
    Adapter("ofd", "read_ofd", _is_zip_with(b"OFD.xml")),
    Adapter("archive", "refuse_archive", _is_zip_with(b"")),
    Adapter("word97", "read_word97", lambda data, _name: data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    Adapter("html", "read_html", lambda data, _name: is_html(data)),
    Adapter(
        "markdown", "read_markdown", lambda data, name: bool(_MARKDOWN_NAME.search(name) or _FRONT_MATTER.match(data))
    ),
)


def is_html(data: bytes) -> bool:
    """Whether a file begins as a page does, or a part of one, also in UTF-16.

    >>> is_html(b"<!DOCTYPE html><title>"), is_html(b'<td class="b12c"><p>'), is_html(b"<b plan")
    (True, True, False)
    """
    return bool(_HTML.match(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file, or of standard input for `-`; CannotReadError says why there are none."""
    if path == "":
        raise CannotReadError("this is an empty name; name a file, or - for standard input")
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
        raise CannotReadError("this is a folder; name the files in it") from None
    except (OSError, ValueError) as error:
        raise CannotReadError(f"cannot be read ({getattr(error, 'strerror', None) or error}); check the path") from None
    if len(data) > MAX_BYTES:
        raise CannotReadError(f"more than {MAX_BYTES >> 20} MB; split it into documents")
    return data


def read_source(source: str | Path | bytes, name: str = "") -> SourceText:
    """The source text of a file, of standard input (`-`) or of bytes, whatever its format and encoding.

    Raises CannotReadError; its message is without the name of the input.

    >>> read_source("一、總體要求。".encode()).text
    '一、總體要求。'
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    name = name or ("" if isinstance(source, bytes) else str(source))
    if data.startswith(_NO_TEXT):
        raise CannotReadError("an image, archive or program, no document; give a text, HTML, DOCX, PDF or OFD file")
    if data.lstrip().startswith(_RTF):
        raise CannotReadError("an RTF file; save it as DOCX or plain text and try again")
    for adapter in ADAPTERS:
        if adapter.looks_like(data, name):
            return _find_reader(adapter)(data)
    return read_text(data)


def _find_reader(adapter: Adapter) -> Callable[[bytes], SourceText]:
    module = f"gdplan.sources.{adapter.module}"
    try:
        reader: Callable[[bytes], SourceText] = getattr(importlib.import_module(module), adapter.function)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise CannotReadError(f"{adapter.module} files are not read yet; save it as plain text and try again") from None
    return reader
