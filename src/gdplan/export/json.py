"""JSON, indented for reading, and JSON lines: characters as they are, except those that could steer a terminal."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gdplan.controls import STEERING
from gdplan.export.writer import Writer
from gdplan.fields import DocumentFields

if TYPE_CHECKING:
    from gdplan.export.writer import Data

# Line breaks inside strings are escaped, so this is only ever layout: a span on one line instead of four.
_SPAN = re.compile(r"\[\n +(\d+),\n +(\d+)\n +\]")
_STEERING = re.compile(f"[{STEERING}]")  # JSON need not escape them; equal after reading


def _render_json(values: "Iterable[Data]", kind: "type[Data]", many: bool) -> str:  # noqa: ARG001, FBT001
    texts = (_dump(value, indent=2) for value in values)
    return ",\n".join(texts) if many else "".join(f"{text}\n" for text in texts)


def _join_json(texts: Iterable[str], kind: "type[Data]", many: bool) -> Iterator[str]:  # noqa: ARG001, FBT001
    """One object, or an array."""
    if not many:
        yield from texts
        return
    separator = "[\n"
    for text in filter(None, texts):
        yield separator + text
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _render_jsonl(values: "Iterable[Data]", kind: "type[Data]", many: bool) -> str:  # noqa: ARG001, FBT001
    """One value a line."""
    return "".join(_dump(value, indent=None) + "\n" for value in values)


def _join_jsonl(texts: Iterable[str], kind: "type[Data]", many: bool) -> Iterator[str]:  # noqa: ARG001, FBT001
    return iter(texts)


JSON = Writer(_render_json, _join_json)
JSONL = Writer(_render_jsonl, _join_jsonl)


def _dump(value: "Data", indent: int | None) -> str:
    if isinstance(value, DocumentFields):
        text = json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
    else:
        text = value.model_dump_json(indent=indent)
    return _lay_out(text) if indent else escape(text)


def _lay_out(text: str) -> str:
    return escape(_SPAN.sub(r"[\1, \2]", text))


def escape(text: str) -> str:
    """JSON without characters that could steer a terminal; equal after reading."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
