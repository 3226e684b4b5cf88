"""`gdplan schema`: the shape of what gdplan writes."""

import json
from enum import StrEnum
from typing import Annotated

import typer

import gdplan.schema
from gdplan.cli.output import write


class Shape(StrEnum):
    """What has a schema."""

    document = "document"
    tasks = "tasks"
    targets = "targets"
    agencies = "agencies"
    mentions = "mentions"
    check = "check"
    diff = "diff"
    outcomes = "outcomes"


def schema(
    name: Annotated[
        Shape, typer.Argument(metavar="NAME", help="A document, one row of a view, or a comparison.")
    ] = Shape.document,
) -> None:
    """Print the JSON Schema of a document, of the rows of a view, or of a comparison."""
    write([json.dumps(gdplan.schema.schema(name), ensure_ascii=False, indent=2) + "\n"], None)
