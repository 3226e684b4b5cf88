"""gdplan's own JSON and YAML, read back: whatever program or person had them in between."""

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, from_json, to_json

from gdplan.errors import BadDocumentError
from gdplan.model import Document
from gdplan.saved.contract import Steps, find_breaches
from gdplan.sources.text import read_text
from gdplan.terms import READ_VERSIONS, SCHEMA_VERSION

_JSON_NAME = re.compile(r"\.(?:json|jsonl|ndjson)$", re.IGNORECASE)
_AGAIN = "write it again with `gdplan parse`"


def parse_saved(data: bytes, name: str = "") -> tuple[Document, ...]:
    """The documents in gdplan's own data: one, an array or sequence of them, or one a line; in any encoding of a text.

    Raises BadDocumentError, with the place, where it is damaged, holds none, or holds what the contract rules out.

    >>> parse_saved(b'{"schema_version": "0"}')
    Traceback (most recent call last):
    gdplan.errors.BadDocumentError: schema version '0', this gdplan reads '1', '2'; parse the document again
    """
    text = _decode(data)
    if _is_yaml(text, name):
        from gdplan.saved.yaml import read_yaml  # noqa: PLC0415, seldom read

        values = [("", value) for value in read_yaml(text)]
    else:
        values = list(_read_json(text))
    documents = tuple(
        _to_document(value, place, (number,) if isinstance(found, list) else ())
        for place, found in values
        for number, value in enumerate(found if isinstance(found, list) else [found])
        if found is not None
    )
    if not documents:
        raise BadDocumentError("it holds no document; give the document itself or the output of `gdplan parse`")
    return documents


def _decode(data: bytes) -> str:
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("utf-8-sig")
        if "\0" not in text:
            return text
    encoding = read_text(data).encoding or "utf-8"
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BadDocumentError(f"damaged at byte {error.start}, no {encoding}; {_AGAIN}") from None


def _is_yaml(text: str, name: str) -> bool:
    """Keys of JSON stand in quotes, and its values begin with a bracket."""
    return text.lstrip()[:1] not in ("{", "[") and ("schema_version:" in text or not _JSON_NAME.search(name))


def _read_json(text: str) -> Iterator[tuple[str, Any]]:
    """(place, value): that of the whole text, or of each line where the first is one by itself."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        return
    try:
        yield "", from_json(text)
    except ValueError as error:
        if len(lines) == 1 or not _is_json(lines[0][1]):
            raise BadDocumentError(f"damaged JSON ({error}); {_AGAIN}") from None
        for number, line in lines:
            yield f"line {number}: ", _read_line(line, number)


def _is_json(text: str) -> bool:
    try:
        from_json(text)
    except ValueError:
        return False
    return True


def _read_line(line: str, number: int) -> Any:
    try:
        return from_json(line)
    except ValueError as error:
        raise BadDocumentError(f"line {number}: damaged JSON ({error}); {_AGAIN}") from None


def _to_document(data: Any, place: str, steps: Steps) -> Document:
    if not isinstance(data, dict) or "schema_version" not in data:
        where = f"{place}{_show(steps)}: " if steps else place
        raise BadDocumentError(f"{where}no gdplan document; give the document itself or the output of `gdplan parse`")
    if "old" in data:
        raise BadDocumentError(f"{place}a comparison of two documents; give one of the documents")
    found = data["schema_version"]
    if found not in READ_VERSIONS:
        known = ", ".join(map(repr, READ_VERSIONS))
        raise BadDocumentError(f"{place}schema version {found!r}, this gdplan reads {known}; parse the document again")
    try:  # strict as JSON is: a number in quotes is no number
        document = Document.model_validate_json(to_json(data | {"schema_version": SCHEMA_VERSION}), strict=True)
    except PydanticSerializationError:
        raise BadDocumentError(f"{place}damaged text (half a character in it); {_AGAIN}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _refuse(place, (*steps, *first["loc"]), first["msg"], error.error_count()) from None
    breaches = list(find_breaches(document))
    if breaches:
        to_field, what = breaches[0]
        raise _refuse(place, (*steps, *to_field), what, len(breaches))
    return document


def _refuse(place: str, where: Steps, what: str, count: int) -> BadDocumentError:
    more = f" (and {count - 1} more)" if count > 1 else ""
    return BadDocumentError(f"{place}no valid document: {_show(where)}: {what}{more}; parse the document again")


def _show(steps: Steps) -> str:
    """body[0].children[2].span"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
