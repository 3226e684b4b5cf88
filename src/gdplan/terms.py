"""The field's terms as types, and the mappings that become values; every step may import them: they load nothing."""

from typing import TYPE_CHECKING, Any, Literal

SchemaVersion = Literal["2"]
SCHEMA_VERSION: SchemaVersion = "2"
"""Of what is written."""

READ_VERSIONS = ("1", SCHEMA_VERSION)
"""Of what is read: version 1 lacks fields of version 2, and has no value that 2 has not."""

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


Leaf = dict[str, Any]
"""A value of the model before it is one, where nothing below it is asked for: a sentence, a target."""


class Fields(dict[str, Any]):
    """The same for a node or a document: its fields in their order, read like attributes.

    >>> Fields(num="一、", number=1).number
    1
    """

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    else:
        __getattr__ = dict.__getitem__
