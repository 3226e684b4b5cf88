"""Every field of what gdplan writes, from the JSON Schema that `gdplan schema` prints."""

from collections.abc import Iterator, Mapping
from typing import Any

import gdplan
from gdplan.language.headers import COLUMN_NAMES
from gdplan.schema import SCHEMAS

Schema = Mapping[str, Any]


def write() -> str:
    """A table for each schema, then one for each part that they are made of, by name."""
    parts: dict[str, Schema] = {}
    lines: list[str] = []
    for name in SCHEMAS:
        schema = gdplan.json_schema(name)
        parts |= schema.get("$defs", {})
        lines += _table(f"gdplan schema {name}", schema)
    lines += ["## Parts", ""]
    for name in sorted(parts.keys() - {shown.__name__ for shown in SCHEMAS.values()}):
        lines += _table(name, parts[name], "###")
    return "\n".join(lines)


def _table(title: str, schema: Schema, level: str = "##") -> Iterator[str]:
    yield f"{level} {title} {{#{schema['title'].lower()}}}\n"
    if said := schema.get("description"):
        yield said.split("\n\n", 1)[0].replace("\n", " ") + "\n"
    is_row = schema["title"].endswith("Row")
    yield f"| field | {'with `--header zh` | ' if is_row else ''}holds | meaning |"
    yield "|---|---|---|" + ("---|" if is_row else "")
    for field, about in schema["properties"].items():
        column = f"{COLUMN_NAMES.get(field, '')} | " if is_row else ""
        yield f"| `{field}` | {column}{_holds(about)} | {_plain(about['description'])} |"
    yield ""


def _holds(about: Schema) -> str:
    """The type of a field in words: `text or null`, `list of Node`."""
    if "$ref" in about:
        name = about["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in about or "oneOf" in about:
        return " or ".join(dict.fromkeys(_holds(one) for one in about.get("anyOf", about.get("oneOf"))))
    if "enum" in about:
        return ", ".join(f"`{value}`" for value in about["enum"])
    if "const" in about:
        return f"`{about['const']}`"
    if about.get("type") == "array":
        if "prefixItems" in about:
            return f"[{', '.join(_holds(one) for one in about['prefixItems'])}]"
        return f"list of {_holds(about['items'])}"
    if about.get("type") == "object":
        inside = about.get("additionalProperties")
        return f"object of {_holds(inside)}" if isinstance(inside, dict) else "object"
    return {"string": "text", "integer": "integer", "number": "number", "boolean": "true or false"}.get(
        about.get("type", ""), about.get("type", "anything")
    )


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
