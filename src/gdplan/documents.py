"""Loading: the documents in an input, whether it is a published document or what gdplan wrote about some."""

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from gdplan.errors import BadDocumentError, GdplanError
from gdplan.model import Document
from gdplan.pipeline import parse_source
from gdplan.sources.read import STDIN, read_bytes, read_source
from gdplan.terms import READ_VERSIONS, SCHEMA_VERSION

_JSON_NAME = re.compile(r"\.(?:json|jsonl|ndjson)$", re.IGNORECASE)
_YAML_START = re.compile(rb"(?:- )?schema_version: ")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")  # what some shells put before redirected output
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*+[\[{][^\x00]{0,4000}?\"schema_version\"")


def load(path: str | Path, *, with_source: bool = False) -> Document:
    """The document in a file of any supported format, or in gdplan's own JSON; `-` is standard input.

    Raises CannotReadError where there is no text to read, BadDocumentError where JSON holds none of gdplan's documents,
    or several.
    """
    try:
        documents = load_documents(path, with_source=with_source)
    except GdplanError as error:
        raise type(error)(f"{path}: {error}") from None
    if len(documents) != 1:
        raise BadDocumentError(f"{path}: {len(documents)} documents, one is wanted; load_documents() gives them all")
    return documents[0]


def load_documents(path: str | Path, *, with_source: bool = False, name: str | None = None) -> tuple[Document, ...]:
    """One document; or as many as a file of gdplan's JSON holds (an object, an array, or one a line).

    `-` is standard input. `name` is what to call a document that is read here; without it, its file's name. Raises
    CannotReadError and BadDocumentError; their messages are without the path.
    """
    data = _plain(read_bytes(path))
    if _YAML_START.match(data):
        return parse_yaml(data)
    if _JSON_NAME.search(str(path)) or _JSON_START.match(data):
        return parse_json(data)
    name = name or ("" if str(path) == STDIN else Path(path).name)
    printable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") or None
    return (parse_source(read_source(data, str(path)), name=printable, with_source=with_source),)


def _plain(data: bytes) -> bytes:
    """JSON or YAML in UTF-16 as UTF-8; anything else as it is."""
    if not data.startswith(_UTF16_MARKS):
        return data
    text = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return text if _YAML_START.match(text) or _JSON_START.match(text) else data


def parse_yaml(data: bytes) -> tuple[Document, ...]:
    """The documents in gdplan's own YAML."""
    import yaml  # noqa: PLC0415, seldom read

    try:
        value = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506, a safe loader
    except yaml.YAMLError as error:
        raise BadDocumentError(f"damaged YAML ({error}); write it again with `gdplan parse -f yaml`") from None
    return tuple(_to_document(item) for item in (value if isinstance(value, list) else [value]))


def parse_json(data: bytes) -> tuple[Document, ...]:
    """The documents in gdplan's own JSON.

    >>> parse_json(b'{"schema_version": "0"}')
    Traceback (most recent call last):
    gdplan.errors.BadDocumentError: schema version '0', this gdplan reads '1' and '2'; parse the document again
    """
    data = data.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        value = from_json(data)
    except ValueError as error:
        lines = data.splitlines()
        if len(lines) == 1 or not lines[0].endswith(b"}"):
            raise BadDocumentError(f"damaged JSON ({error}); write it again with `gdplan parse`") from None
        return tuple(_parse_line(line, number) for number, line in enumerate(lines, 1) if line.strip())
    return tuple(_to_document(item) for item in (value if isinstance(value, list) else [value]))


def _parse_line(line: bytes, number: int) -> Document:
    try:
        return _to_document(from_json(line))
    except ValueError as error:
        raise BadDocumentError(f"line {number}: {error}") from None


def _to_document(data: Any) -> Document:
    if not isinstance(data, dict) or "schema_version" not in data:
        raise BadDocumentError("JSON, but no gdplan document; give the document itself or the output of `gdplan parse`")
    found = data["schema_version"]
    if found not in READ_VERSIONS:
        known = " and ".join(map(repr, READ_VERSIONS))
        raise BadDocumentError(f"schema version {found!r}, this gdplan reads {known}; parse the document again")
    try:
        return Document.model_validate(data | {"schema_version": SCHEMA_VERSION})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise BadDocumentError(f"no valid document: {where}: {first['msg']}; parse the document again") from None
