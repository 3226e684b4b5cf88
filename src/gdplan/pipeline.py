"""parse(): the way of the data, one step after another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gdplan.assemble import Assembler
from gdplan.collector import collector_paused
from gdplan.diagnostics import diagnose
from gdplan.extract.context import read_context
from gdplan.extract.responsibilities import is_responsibility
from gdplan.metadata import MetadataReader
from gdplan.normalize import close_letters, detect_script, normalize
from gdplan.outline import outline
from gdplan.sources import Locator, SourceText, replace_surrogates, unify_line_ends
from gdplan.terms import SCHEMA_VERSION, Fields

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
        raise TypeError(f"parse() takes a str, not {type(text).__name__}; load() reads files")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    clean, damage = replace_surrogates(unify_line_ends(text.removeprefix("\ufeff")))
    return parse_source(SourceText(clean, "text/plain", None, digest, damage), name=name, with_source=with_source)


def parse_source(source: SourceText, *, name: str | None = None, with_source: bool = False) -> Document:
    """The document of a text that an adapter has read."""
    from gdplan.model import Document  # noqa: PLC0415, a third of the start of a command that only writes JSON

    with collector_paused():
        return Document.model_validate(read_fields(source, name=name, with_source=with_source))


def read_fields(source: SourceText, *, name: str | None = None, with_source: bool = False) -> Fields:
    """The fields of a document, complete and in their order; `Document` adds that they are what they should be."""
    text = source.text
    parts = outline(source, close_letters(normalize(text)), is_responsibility)
    reader = MetadataReader(source, parts)
    metadata = reader.metadata()
    make = Assembler(text, read_context(metadata))
    document = Fields(
        schema_version=SCHEMA_VERSION,
        source=Fields(
            name=name,
            media_type=source.media_type,
            encoding=source.encoding,
            script=detect_script(text),
            sha256=source.sha256,
            length=len(text),
            locators=[_to_fields(locator) for locator in source.locators],
            text=text if with_source else None,
        ),
        metadata=metadata,
        front=reader.front_matter(),
        cover=make.part(parts.cover),
        preamble=make.part(parts.preamble),
        body=[make.node(draft) for draft in parts.body],
        conclusions=make.part(parts.conclusions),
        attachments=[make.attachment(annex) for annex in parts.annexes],
        standing_agencies=make.standing,
        omitted=[Fields(kind=kind, span=span) for kind, span in parts.omitted],
    )
    make.findings.fill()
    document["diagnostics"] = diagnose(document, parts, source, make.line)
    return document


def _to_fields(locator: Locator) -> Fields:
    start, end, where, page, paragraph, table, row, cell, sheet = locator
    return Fields(
        span=(start, end), where=where, page=page, paragraph=paragraph, table=table, row=row, cell=cell, sheet=sheet
    )
