"""Loading: the documents in an input, whether it is a published document or what gdplan wrote about some."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Union

from gdplan.errors import BadDocumentError, GdplanError
from gdplan.fields import DocumentFields
from gdplan.patterns import compiled
from gdplan.pipeline import read_fields, to_document
from gdplan.sources.read import STDIN, Input, read_input, read_source

if TYPE_CHECKING:
    from gdplan.model import Document

Read = Union["Document", DocumentFields]
"""What was saved is made of values, for it had to be checked; what is read here is not until somebody asks for them."""

_OWN_NAME = re.compile(r"\.(?:json|jsonl|ndjson|ya?ml)$", re.IGNORECASE)
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xff\xfe"  # what some shells put before redirected output; UTF-8 or UTF-16
_YAML_START = compiled(rb"(?>(?:---|[#%].*)?+\s*\n)*+(?:- )?[\"']?schema_version[\"']?:\s")
_JSON_START = re.compile(rb"\s*+(?:\[\s*+)?\{\s*+\"\w++\"\s*+:")
_HEAD = 4096  # bytes; enough to tell


def is_own_data(data: bytes, name: str = "") -> bool:
    """Whether an input is what gdplan wrote, and no published document; by how it begins or its name ends.

    >>> is_own_data(b'[{"schema_version": "2"}]'), is_own_data("一、总体要求".encode()), is_own_data(b"", "plan.json")
    (True, False, True)
    """
    head = data[:_HEAD].lstrip(_BYTE_ORDER_MARKS).replace(b"\0", b"")  # ASCII in UTF-16 has a NUL beside it
    return bool(
        _OWN_NAME.search(name)
        or _YAML_START.match(head)
        or (_JSON_START.match(head) and b'"schema_version"' in data.replace(b"\0", b""))
    )


def load(source: Input, *, name: str | None = None, with_source: bool = False) -> "Document":
    r"""The document in a file of any supported format, or in gdplan's own JSON or YAML.

    `source` is a path (`-` is standard input), the bytes of a file, or a file open for reading. `name` is what to call
    the document; of what has no path its ending tells Markdown and CSV. A text is for `parse`. Raises CannotReadError
    where there is no text to read, BadDocumentError where JSON or YAML holds none of gdplan's documents, several, or
    one that breaks the data contract.

    >>> load("一、任务\n1.新建学校。".encode("gb18030"), name="计划.txt").tasks()[0].num
    '1.'
    """
    given = source if isinstance(source, str | os.PathLike) else name
    try:
        documents = load_documents(source, name=name, with_source=with_source)
        if len(documents) != 1:
            raise BadDocumentError(f"{len(documents)} documents, one is wanted; load_documents() gives them all")
    except GdplanError as error:
        raise (type(error)(f"{given}: {error}") if given else error) from None
    return documents[0]


def load_documents(source: Input, *, with_source: bool = False, name: str | None = None) -> "tuple[Document, ...]":
    """One document; or as many as gdplan's own JSON or YAML holds (one by itself, an array, or one a line).

    The same arguments as `load`. Raises CannotReadError and BadDocumentError; their messages are without the path.
    """
    return tuple(map(to_value, read_documents(source, with_source=with_source, name=name)))


def to_value(read: Read) -> "Document":
    """The document that was read."""
    return to_document(read) if isinstance(read, DocumentFields) else read


def read_documents(
    source: Input, *, with_source: bool = False, name: str | None = None, data: bytes | None = None
) -> tuple[Read, ...]:
    """The same for who does not need values: to write a document as data its fields are enough.

    `data` is what the file holds, where it has been read.
    """
    data, path = read_input(source) if data is None else (data, str(source))
    told = path or name or ""  # its ending is asked where the bytes do not tell what they are
    if is_own_data(data, told):
        from gdplan.saved import parse_saved  # noqa: PLC0415, a document that is parsed needs none of it

        return parse_saved(data, told)
    name = name or ("" if path == STDIN else Path(path).name)
    printable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") or None
    return (read_fields(read_source(data, told), name=printable, with_source=with_source),)
