r"""Chinese policy documents as data: the numbered tree, who is responsible, what is promised, what changed.

>>> import gdplan
>>> doc = gdplan.parse("一、目标\n1.扩大试点。新建不少于30个平台。（省科技厅牵头）")
>>> [(task.num, task.heading, [agency.name for agency in task.agencies]) for task in doc.tasks()]
[('1.', '扩大试点', ['省科技厅'])]

`dir(gdplan)` is all of it: what the command line gives is made by the same functions. Names are loaded when first
used, so that `import gdplan` and `gdplan --version` cost nothing they do not need.
"""

TYPE_CHECKING = False  # typing itself takes longer to load than all that the first line of a command needs

if TYPE_CHECKING:
    from gdplan import corpus
    from gdplan.answers import Outcomes, outcomes
    from gdplan.chains import Lineage, lineage
    from gdplan.compare import Comparison, diff
    from gdplan.diagnostics import check
    from gdplan.documents import load, load_documents
    from gdplan.errors import BadDocumentError, CannotReadError, GdplanError, UnknownFormatError
    from gdplan.export.report import to_report
    from gdplan.export.script import in_script
    from gdplan.export.whole import dumps, save
    from gdplan.ledger import to_body_ledgers, to_ledger, to_task_table
    from gdplan.model import (
        Agency,
        Attachment,
        Deadline,
        Diagnostic,
        Document,
        Mention,
        Node,
        Responsibility,
        Sentence,
        Target,
        Task,
    )
    from gdplan.pipeline import parse, parse_source
    from gdplan.schema import json_schema
    from gdplan.views import list_agencies, list_diagnostics, list_mentions, list_targets, list_tasks
    from gdplan.views.chunks import list_chunks
    from gdplan.views.filters import by_agency, by_body, by_kind, by_lead, by_match, by_role, by_section, due_by
    from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow

__version__ = "0.2.0"

_ROOMS = {
    "gdplan.answers": "Outcomes outcomes",
    "gdplan.chains": "Lineage lineage",
    "gdplan.compare": "Comparison diff",
    "gdplan.diagnostics": "check",
    "gdplan.documents": "load load_documents",
    "gdplan.errors": "BadDocumentError CannotReadError GdplanError UnknownFormatError",
    "gdplan.export.report": "to_report",
    "gdplan.export.script": "in_script",
    "gdplan.export.whole": "dumps save",
    "gdplan.ledger": "to_body_ledgers to_ledger to_task_table",
    "gdplan.model": "Agency Attachment Deadline Diagnostic Document Mention Node Responsibility Sentence Target Task",
    "gdplan.pipeline": "parse parse_source",
    "gdplan.schema": "json_schema",
    "gdplan.views": "list_agencies list_diagnostics list_mentions list_targets list_tasks",
    "gdplan.views.chunks": "list_chunks",
    "gdplan.views.filters": "by_agency by_body by_kind by_lead by_match by_role by_section due_by",
    "gdplan.views.rows": "AgencyRow CheckRow MentionRow TargetRow TaskRow",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "Agency",
    "AgencyRow",
    "Attachment",
    "BadDocumentError",
    "CannotReadError",
    "CheckRow",
    "Comparison",
    "Deadline",
    "Diagnostic",
    "Document",
    "GdplanError",
    "Lineage",
    "Mention",
    "MentionRow",
    "Node",
    "Outcomes",
    "Responsibility",
    "Sentence",
    "Target",
    "TargetRow",
    "Task",
    "TaskRow",
    "UnknownFormatError",
    "__version__",
    "by_agency",
    "by_body",
    "by_kind",
    "by_lead",
    "by_match",
    "by_role",
    "by_section",
    "check",
    "corpus",
    "diff",
    "due_by",
    "dumps",
    "in_script",
    "json_schema",
    "lineage",
    "list_agencies",
    "list_chunks",
    "list_diagnostics",
    "list_mentions",
    "list_targets",
    "list_tasks",
    "load",
    "load_documents",
    "outcomes",
    "parse",
    "parse_source",
    "save",
    "to_body_ledgers",
    "to_ledger",
    "to_report",
    "to_task_table",
]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    if name in _HOME or name == "corpus":
        import importlib  # noqa: PLC0415

        if name == "corpus":
            return importlib.import_module("gdplan.corpus")
        value = getattr(importlib.import_module(_HOME[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'gdplan' has no attribute {name!r}")
