"""parse(): the way of the data, one step after another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gdplan.assemble import assemble
from gdplan.collector import collector_paused
from gdplan.diagnostics import diagnose
from gdplan.fields import DocumentFields, LocatorFields, SourceFields, SourceTableFields
from gdplan.metadata import MetadataReader
from gdplan.normalize import close_letters, detect_script, normalize
from gdplan.outline import outline
from gdplan.sources import Locator, SourceText, TableText, line_numbers, replace_surrogates, unify_line_ends
from gdplan.terms import SCHEMA_VERSION

if TYPE_CHECKING:
    from gdplan.model import Document


def parse(text: str, *, name: str | None = None, with_source: bool = False) -> Document:
    r"""The document of a text. Any text parses; what is strange about it stands in `diagnostics`.

    Spans count code points of `text` with its line ends as \n and without a BOM. No I/O.

    >>> doc = parse("一、总体要求\n（一）坚持创新。加快建设。\n（二）坚持开放。扩大合作。")
    >>> [(node.num, node.heading) for node in doc.walk()]
    [('一、', '总体要求'), ('（一）', '坚持创新'), ('（二）', '坚持开放')]
    """
    if not isinstance(text, str):
        raise TypeError(f"parse() takes a str, not {type(text).__name__}; load() reads files and bytes")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    clean, damage = replace_surrogates(unify_line_ends(text.removeprefix("\ufeff")))
    return parse_source(SourceText(clean, "text/plain", None, digest, damage), name=name, with_source=with_source)


def parse_source(source: SourceText, *, name: str | None = None, with_source: bool = False) -> Document:
    """The document of a text that an adapter has read."""
    with collector_paused():
        return to_document(read_fields(source, name=name, with_source=with_source))


@collector_paused()
def to_document(fields: DocumentFields) -> Document:
    """The values of a document that has been read."""
    from gdplan.model import Document  # noqa: PLC0415, a third of the start of a command that only writes JSON

    return Document.model_validate(fields)


@collector_paused()
def read_fields(source: SourceText, *, name: str | None = None, with_source: bool = False) -> DocumentFields:
    """The fields of a document, complete and in their order; `Document` adds that they are what they should be."""
    text, line = source.text, line_numbers(source.text)
    plan = close_letters(normalize(text))
    parts = outline(source, plan)
    said = MetadataReader(source, parts)
    metadata = said.metadata()
    tree = assemble(text, plan, parts, metadata, line)
    return DocumentFields(
        schema_version=SCHEMA_VERSION,
        source=_read_source(source, name, with_source=with_source),
        metadata=metadata,
        front=said.front_matter(),
        cover=tree.cover,
        preamble=tree.preamble,
        body=tree.body,
        conclusions=tree.conclusions,
        attachments=tree.attachments,
        standing_agencies=tree.standing_agencies,
        omitted=[{"kind": kind, "span": span} for kind, span in parts.omitted],
        diagnostics=diagnose(source, parts, tree, metadata, line),
    )


def _read_source(source: SourceText, name: str | None, *, with_source: bool) -> SourceFields:
    return {
        "name": name,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "script": detect_script(source.text),
        "sha256": source.sha256,
        "length": len(source.text),
        "locators": [_read_locator(locator) for locator in source.locators],
        "tables": [_read_table(table) for table in source.tables] if with_source else [],
        "text": source.text if with_source else None,
    }


def _read_locator(locator: Locator) -> LocatorFields:
    start, end, where, page, paragraph, table, row, cell, sheet = locator
    return {
        "span": (start, end),
        "where": where,
        "page": page,
        "paragraph": paragraph,
        "table": table,
        "row": row,
        "cell": cell,
        "sheet": sheet,
    }


def _read_table(table: TableText) -> SourceTableFields:
    cells = dict.fromkeys(cell for row in table.grid for cell in row)
    return {
        "span": (table.start, table.end),
        "rows": len(table.grid),
        "columns": len(table.grid[0]),
        "cells": [
            {
                "span": (cell.start, cell.end),
                "row": cell.row + 1,
                "column": cell.column + 1,
                "rows": cell.rows,
                "columns": cell.columns,
            }
            for cell in cells
            if cell.start < cell.end or cell.rows > 1 or cell.columns > 1
        ],
    }
