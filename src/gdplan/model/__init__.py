"""The values gdplan speaks in: a Document, its nodes, and what was found in them.

All of them are frozen. Spans are half-open pairs of code points in the source text. Fields stand in the order in
which they are written out; a value that is absent is None or (), never a missing key.
"""

from gdplan.model.document import Attachment, Diagnostic, Document, FrontMatter, Metadata, Omitted, Period, Region
from gdplan.model.mention import Citation, FuzzyQuantity, Initiative, Instrument, Mention, Place, Reference
from gdplan.model.node import Node, Sentence, Task
from gdplan.model.responsibility import Agency, Office, Person, Responsibility, StandingAgency
from gdplan.model.source import Locator, Source, SourceTable, TableCell
from gdplan.model.target import Deadline, Quantity, Target
from gdplan.model.value import Value

__all__ = [
    "Agency",
    "Attachment",
    "Citation",
    "Deadline",
    "Diagnostic",
    "Document",
    "FrontMatter",
    "FuzzyQuantity",
    "Initiative",
    "Instrument",
    "Locator",
    "Mention",
    "Metadata",
    "Node",
    "Office",
    "Omitted",
    "Period",
    "Person",
    "Place",
    "Quantity",
    "Reference",
    "Region",
    "Responsibility",
    "Sentence",
    "Source",
    "SourceTable",
    "StandingAgency",
    "TableCell",
    "Target",
    "Task",
    "Value",
]
