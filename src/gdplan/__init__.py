r"""Chinese policy documents as data: the numbered tree, who is responsible, what is promised, what changed.

>>> import gdplan
>>> doc = gdplan.parse("一、目标\n1.扩大试点。新建不少于30个平台。（省科技厅牵头）")
>>> [(task.num, task.heading, [agency.name for agency in task.agencies]) for task in doc.tasks()]
[('1.', '扩大试点', ['省科技厅'])]

Names are loaded when first used, so that `import gdplan` and `gdplan --version` cost nothing they do not need.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gdplan.answers import Outcomes, outcomes
    from gdplan.compare import Comparison, diff
    from gdplan.diagnostics import check
    from gdplan.documents import load, load_documents
    from gdplan.errors import BadDocumentError, CannotReadError, GdplanError, UnknownFormatError
    from gdplan.model import Agency, Attachment, Diagnostic, Document, Node, Responsibility, Sentence, Target
    from gdplan.pipeline import parse, parse_source

__version__ = "0.2.0"

_HOME = {
    "Comparison": "gdplan.compare",
    "diff": "gdplan.compare",
    "Outcomes": "gdplan.answers",
    "outcomes": "gdplan.answers",
    "check": "gdplan.diagnostics",
    "load": "gdplan.documents",
    "load_documents": "gdplan.documents",
    "parse": "gdplan.pipeline",
    "parse_source": "gdplan.pipeline",
    **dict.fromkeys(("BadDocumentError", "CannotReadError", "GdplanError", "UnknownFormatError"), "gdplan.errors"),
    **dict.fromkeys(
        ("Agency", "Attachment", "Diagnostic", "Document", "Node", "Responsibility", "Sentence", "Target"),
        "gdplan.model",
    ),
}

__all__ = [
    "Agency",
    "Attachment",
    "BadDocumentError",
    "CannotReadError",
    "Comparison",
    "Diagnostic",
    "Document",
    "GdplanError",
    "Node",
    "Outcomes",
    "Responsibility",
    "Sentence",
    "Target",
    "UnknownFormatError",
    "__version__",
    "check",
    "diff",
    "load",
    "load_documents",
    "outcomes",
    "parse",
    "parse_source",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        value = getattr(importlib.import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'gdplan' has no attribute {name!r}")
