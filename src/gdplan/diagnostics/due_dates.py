"""What is strange about due dates: tasks that have none beside those that have, and dates that were over before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gdplan.assemble import Tree
from gdplan.diagnostics.finding import Finding, name_task
from gdplan.extract.context import read_context
from gdplan.fields import MetadataFields, NodeFields
from gdplan.items import find_tasks

if TYPE_CHECKING:
    from gdplan.terms import DiagnosticValue


def find_due(tree: Tree, metadata: MetadataFields) -> Iterator[Finding]:
    """All of it; a task without a due date where at least half of its siblings have one, but in no rule or report."""
    annexes = [annex.body for annex in tree.attachments]
    wanted: set[str] | None = None
    first = metadata.period["from"] if metadata.period else metadata.year
    made = metadata.issued_on or (f"{first}" if first else None)
    context = read_context(metadata)
    sets_tasks = not (context.is_rule or context.is_report or context.gives)
    families = [[node for node in (tree.cover, tree.preamble, tree.conclusions) if node], tree.body, *annexes]
    while families:
        nodes = families.pop()
        families += [node.children for node in nodes if node.children]
        for node in nodes:
            if made and node.deadlines:
                yield from _find_over(node, made)
        if sets_tasks and any(node.deadlines for node in nodes):
            wanted = wanted or {task.eid for task in find_tasks(tree.body, annexes)}
            siblings = [node for node in nodes if node.eid in wanted]
            lacking = [node for node in siblings if not _is_due(node)]
            if len(lacking) * 2 <= len(siblings):
                for node in lacking:
                    yield Finding("no-due-date", {"task": name_task(node)}, node.span)


def _find_over(node: NodeFields, made: str) -> Iterator[Finding]:
    for deadline in node.deadlines:
        date = deadline["date"]
        if date and date + "-12-31"[len(date) - 4 :] < made:
            values: dict[str, DiagnosticValue] = {"task": name_task(node), "printed": deadline["text"], "made": made}
            yield Finding("due-before-document", values, deadline["span"])


def _is_due(node: NodeFields) -> bool:
    return bool(node.deadlines) or any(_is_due(child) for child in node.children)
