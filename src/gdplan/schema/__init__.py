"""The JSON Schema of what gdplan writes: documents, the rows of every view, comparisons, outcomes, chains."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from gdplan.answers.listing import CountRow, OutcomeRow
from gdplan.answers.outcome import Outcomes
from gdplan.chains import Lineage
from gdplan.chains.chain import Chain
from gdplan.chains.line_listing import LineRow
from gdplan.chains.listing import StepRow
from gdplan.compare import Comparison
from gdplan.corpus.records import TABLES, CorpusTables, columns
from gdplan.errors import UnknownFormatError
from gdplan.export.diff_rows import ChangeRow
from gdplan.model import Document, Value
from gdplan.model.mention import WORDS
from gdplan.schema.corpus_words import CORPUS_WORDS
from gdplan.schema.descriptions import FIELD_WORDS
from gdplan.schema.lineage_words import LINEAGE_WORDS
from gdplan.schema.row_words import ROW_WORDS
from gdplan.views.chunk_rows import ChunkRow
from gdplan.views.chunks import Chunk
from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow

SCHEMAS: dict[str, type[Value]] = {
    "document": Document,
    "tasks": TaskRow,
    "targets": TargetRow,
    "agencies": AgencyRow,
    "mentions": MentionRow,
    "check": CheckRow,
    "chunks": Chunk,
    "diff": Comparison,
    "outcomes": Outcomes,
    "lineage": Lineage,
    "corpus": CorpusTables,
    # What is written of the same as rows
    "chunk-rows": ChunkRow,
    "diff-rows": ChangeRow,
    "outcome-rows": OutcomeRow,
    "outcome-counts": CountRow,
    "lineage-chains": Chain,
    "lineage-steps": StepRow,
    "lineage-targets": LineRow,
}

_WORDS = FIELD_WORDS | LINEAGE_WORDS | ROW_WORDS | CORPUS_WORDS | WORDS


class _EveryKeyRequired(GenerateJsonSchema):
    """What is absent is written as null or [], so a key is never missing."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002, FBT001
        return True


def json_schema(name: str = "document") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document, a row of a view, a comparison, outcomes, chains or a corpus.

    `sql` is the type of a column of a corpus. Raises UnknownFormatError where there is none of this name.

    >>> json_schema("tasks")["title"], json_schema()["required"][:3]
    ('TaskRow', ['schema_version', 'source', 'metadata'])
    """
    if name not in SCHEMAS:
        raise UnknownFormatError(f"no schema {name!r}; there are {', '.join(SCHEMAS)}")
    found = SCHEMAS[name].model_json_schema(schema_generator=_EveryKeyRequired, mode="serialization")
    for value in (found, *found.get("$defs", {}).values()):
        for field, about in value.get("properties", {}).items():
            about.setdefault("description", _WORDS.get(f"{value['title']}.{field}") or _WORDS[field])
    for table in TABLES if name == "corpus" else ():
        properties = found["$defs"][TABLES[table].__name__]["properties"]
        for column, kind in columns(table).items():
            properties[column]["sql"] = kind
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
