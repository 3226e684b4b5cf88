"""Documents to the lines of a ledger."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from gdplan.dates import to_last_day
from gdplan.language.diagnostics import in_chinese
from gdplan.language.labels import LABELS, name_spot, place_in_chinese
from gdplan.ledger.measures import TaskLine, find_measures, tell_scopes, tell_target
from gdplan.ledger.promised import TargetLine, in_order, name_targets, share_out, to_line
from gdplan.model import Document, Node
from gdplan.terms import Span
from gdplan.views import list_agencies, list_diagnostics, list_targets, list_tasks
from gdplan.views.positions import Place, find_places
from gdplan.views.rows import CheckRow, TargetRow, TaskRow

RowsOf = Literal["task", "measure"]

_FIRST_WORDS = 30  # characters of a task without a heading
_LACKING = {"no-responsibility": "责任单位", "no-due-date": "完成时限"}  # and what `check` calls it among siblings


class BodyLine(NamedTuple):
    """A body and its tasks."""

    name: str
    tasks: tuple[str, ...]


class DoubtLine(NamedTuple):
    """What a careful editor would query, or a task that lacks an owner or a date."""

    source: str
    severity: str
    words: str
    place: str
    document: int
    span: Span


class SourceLine(NamedTuple):
    """A document."""

    path: str
    title: str
    number: str
    issued_on: str
    sha256: str
    tasks: int
    targets: int


class Lines(NamedTuple):
    """All of a ledger."""

    tasks: list[TaskLine]
    targets: list[TargetLine]
    bodies: list[BodyLine]
    doubts: list[DoubtLine]
    sources: list[SourceLine]


def read_lines(documents: Sequence[tuple[Document, str]], rows: RowsOf) -> Lines:
    """The lines of documents, each with its path."""
    lines = Lines([], [], [], [], [])
    bodies: dict[str, dict[str, None]] = {}
    for number, (document, path) in enumerate(documents):
        nodes = {node.eid: node for node in document.tasks()}
        places = {place.node.eid: place for place in find_places(document)}
        above = {child.eid: node.heading or "" for node in document.walk() for child in node.children}
        mark = f"{number + 1}/" if len(documents) > 1 else ""
        tasks = list_tasks(document, path)
        shares, rest = share_out(document, tasks, name_targets(document, list_targets(document, path)))
        called = {task.task: _call(task) for task in tasks}
        targets: list[TargetLine] = []
        for task in tasks:
            own, at = shares[task.eid], len(lines.tasks)
            whole = _whole_line(document, nodes[task.eid], task, own)._replace(
                key=mark + task.eid, document=number, above=above.get(task.eid, "")
            )
            lines.tasks.extend(_task_lines(document, nodes[task.eid], places, whole, own, rows))
            for nth, row in enumerate(own, 1):
                told = tell_target(row)
                line = next((i for i, one in enumerate(lines.tasks[at:], at) if told in one.targets), at)
                key = f"{whole.key}@{nth}"
                targets.append(to_line(row, task=whole.task, at=line, key=key, document=number, place=tell_place(row)))
        for nth, row in enumerate(rest, 1):
            key, task_of = f"{mark}{row.eid}@{nth}", _cut(row.task)
            targets.append(to_line(row, task=task_of, at=None, key=key, document=number, place=tell_place(row)))
        lines.targets.extend(in_order(targets))
        for agency in list_agencies(document, path):
            if agency.as_written and not agency.open_ended:
                bodies.setdefault(agency.agency, {})[called.get(agency.task) or _cut(agency.task)] = None
        lines.doubts.extend(_doubts(document, path, tasks, number))
        lines.sources.append(
            SourceLine(
                path,
                document.metadata.title or "",
                document.metadata.document_number or "",
                document.metadata.issued_on or "",
                document.source.sha256 or "",
                len(tasks),
                len(targets),
            )
        )
    ordered = sorted(bodies.items(), key=lambda body: -len(body[1]))
    lines.bodies.extend(BodyLine(name, tuple(tasks)) for name, tasks in ordered)
    return lines


def _whole_line(document: Document, node: Node, task: TaskRow, targets: Sequence[TargetRow]) -> TaskLine:
    """The line of a task; what the other tasks and documents decide of it is still to be filled in."""
    dates = [deadline.text for part in node.walk() for deadline in part.deadlines]
    return TaskLine(
        source=task.document_title or task.document or "",
        number=document.metadata.document_number or "",
        sections=task.section,
        task=_call(task),
        num=task.num or "",
        nth=task.number,
        heading=task.heading or "",
        measure=task.text + tell_scopes(document, (one for part in node.walk() for one in part.responsibilities)),
        targets=tuple(map(tell_target, targets)),
        lead=task.lead,
        responsible=task.responsible,
        support=task.support,
        implementing=task.implementing,
        due=max((to_last_day(date) for date in task.due if date[:1].isdigit()), default=None),
        due_text=tuple(dict.fromkeys(dates)) or task.due,
        people=task.people,
        offices=task.offices,
        place=tell_place(task),
        key=task.eid,
        document=0,
        span=(task.start, task.end),
        above="",
        said=tuple(_said(node)),
    )


def _said(node: Node) -> Iterator[str]:
    """The sentences of a task; a heading inside it is one of them."""
    for part in node.walk():
        if part is not node and part.heading:
            yield part.heading
        yield from (sentence.text for sentence in part.sentences)


def _task_lines(
    document: Document,
    node: Node,
    places: Mapping[str, Place],
    whole: TaskLine,
    targets: Sequence[TargetRow],
    rows: RowsOf,
) -> Iterator[TaskLine]:
    """One line, or one for each measure where owners or dates differ within the task."""
    measures = list(find_measures(document, node, places, whole, targets)) if rows == "measure" else []
    yield from measures if len({(one.lead, one.responsible, one.due) for one in measures}) > 1 else (whole,)


def _doubts(document: Document, path: str, tasks: Sequence[TaskRow], number: int) -> Iterator[DoubtLine]:
    source = document.metadata.title or path
    rows = list_diagnostics(document, path)
    for row, said in zip(rows, document.diagnostics, strict=True):
        words = in_chinese(said.code, said.values, said.message)
        yield DoubtLine(source, LABELS[row.severity], words, tell_place(row), number, said.span)
    has = {"no-responsibility": _is_owned, "no-due-date": _is_dated}
    asked = {code: has_it for code, has_it in has.items() if any(map(has_it, tasks))}  # what none has is no slip
    told = {(row.code, row.start) for row in rows}
    for task in tasks:
        lacking = [code for code, has_it in asked.items() if not has_it(task) and (code, task.start) not in told]
        if lacking:
            words = f"{_call(task)} 没有写明{'、'.join(_LACKING[code] for code in lacking)}"
            span = (task.start, task.end)
            yield DoubtLine(source, LABELS["info"], words, tell_place(task), number, span)


def _is_owned(task: TaskRow) -> bool:
    return bool(task.lead or task.responsible or task.support or task.implementing)


def _is_dated(task: TaskRow) -> bool:
    return bool(task.due)


def tell_place(row: TaskRow | TargetRow | CheckRow) -> str:
    """Where it stands in the input: page, cell or paragraph, otherwise the line of its text."""
    return place_in_chinese(name_spot(row.where, row.line))


def _call(task: TaskRow) -> str:
    """What a task is called: number and heading, or the first words."""
    return task.task if task.heading else _cut(task.task)


def _cut(label: str) -> str:
    return label if len(label) <= _FIRST_WORDS else label[:_FIRST_WORDS] + "…"
