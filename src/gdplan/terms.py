"""The field's terms as types; every step may import them: they load nothing."""

from typing import Literal

SchemaVersion = Literal["2"]
SCHEMA_VERSION: SchemaVersion = "2"
"""Of what is written."""

READ_VERSIONS = ("1", SCHEMA_VERSION)
"""Of what is read: version 1 lacks fields of version 2, and has no value that 2 has not."""

OWN_SHEET = "_gdplan"
"""A hidden sheet by which a workbook that gdplan wrote is known."""

Span = tuple[int, int]
"""[start, end), code points of the source text."""

Script = Literal["hans", "hant"]
Level = Literal[
    "part", "chapter", "section", "subsection", "paragraph", "subparagraph", "point", "article", "box", "table"
]
Role = Literal["lead", "responsible", "support", "implementing"]
RoleBasis = Literal["word", "label", "first-listed", "position", "bare-list"]
NameBasis = Literal["printed", "prefix-carried", "tail-carried"]
Severity = Literal["info", "warning", "error"]
DiagnosticValue = int | str | tuple[int, int]
"""What a diagnostic tells; (2, 4) is from 2 to 4."""

Comparator = Literal[">=", ">", "<=", "<", "~", "="]
