"""`gdplan schema`: the shape of what gdplan writes."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from gdplan.cli.output import write
from gdplan.schema import SCHEMAS, json_schema

Shape = StrEnum("Shape", {name: name for name in SCHEMAS})  # type: ignore[misc]  # the table is the source
_DOCUMENT = Shape("document")


def schema(
    name: Annotated[
        Shape, typer.Argument(metavar="NAME", help="A document, one row of a view, or a comparison.")
    ] = _DOCUMENT,
) -> None:
    """Print the JSON Schema of a document, of the rows of a view, or of a comparison."""
    write([json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"], None)
