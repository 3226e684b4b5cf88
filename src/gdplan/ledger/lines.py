"""Documents to the lines of a ledger."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gdplan.dates import to_last_day
from gdplan.language.diagnostics import in_chinese
from gdplan.language.labels import LABELS, place_in_chinese
from gdplan.ledger.measures import TaskLine, find_measures, tell_bound, tell_target
from gdplan.model import Document, Node
from gdplan.terms import Span
from gdplan.views import list_agencies, list_diagnostics, list_targets, list_tasks
from gdplan.views.rows import CheckRow, TargetRow, TaskRow, to_number

RowsOf = Literal["task", "measure"]

_FIRST_WORDS = 30  # characters of a task without a heading
_LACKING = {"no-responsibility": "责任单位", "no-due-date": "完成时限"}  # and what `check` calls it among siblings


class TargetLine(NamedTuple):
    """A target."""

    source: str
    task: str
    at: int  # line of its task or measure, from 0
    indicator: str
    bound: str
    value: float | None
    high: float | None  # of a range, whose lower end is the value
    unit: str
    deadline: str
    lead: tuple[str, ...]
    text: str
    place: str
    key: str  # of its task, and which of its targets it is
    document: int
    span: Span
    now: float | None = None  # what a report says of it


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
        counted = len(lines.targets)
        nodes = {node.eid: node for node in document.tasks()}
        above = {child.eid: node.heading or "" for node in document.walk() for child in node.children}
        tasks, targets = list_tasks(document, path), list_targets(document, path)
        promised = sorted((row for row in targets if row.role == "target"), key=lambda row: row.start)
        starts = [row.start for row in promised]
        for task in tasks:
            own = promised[bisect_left(starts, task.start) : bisect_left(starts, task.end)]
            at = len(lines.tasks)
            whole = _whole_line(document, nodes[task.eid], task, own)._replace(
                key=f"{number + 1}/{task.eid}" if len(documents) > 1 else task.eid,
                document=number,
                above=above.get(task.eid, ""),
            )
            lines.tasks.extend(_task_lines(nodes[task.eid], whole, own, rows))
            for nth, row in enumerate(own, 1):
                told = tell_target(row)
                line = next((i for i, one in enumerate(lines.tasks[at:], at) if told in one.targets), at)
                lines.targets.append(_target_line(row, whole, line, f"{whole.key}@{nth}"))
        for agency in list_agencies(document, path):
            if agency.as_written and not agency.open_ended:
                bodies.setdefault(agency.agency, {})[_name(agency.task)] = None
        lines.doubts.extend(_doubts(document, path, tasks, number))
        lines.sources.append(
            SourceLine(
                path,
                document.metadata.title or "",
                document.metadata.document_number or "",
                document.metadata.issued_on or "",
                document.source.sha256 or "",
                len(tasks),
                len(lines.targets) - counted,
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
        section=" / ".join(task.section),
        task=_name(task.task),
        measure=task.text,
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
        heading=node.heading or "",
        said=tuple(_said(node)),
    )


def _said(node: Node) -> Iterator[str]:
    """The sentences of a task; a heading inside it is one of them."""
    for part in node.walk():
        if part is not node and part.heading:
            yield part.heading
        yield from (sentence.text for sentence in part.sentences)


def _task_lines(node: Node, whole: TaskLine, targets: Sequence[TargetRow], rows: RowsOf) -> Iterator[TaskLine]:
    """One line, or one for each measure where owners or dates differ within the task."""
    measures = list(find_measures(node, whole, targets)) if rows == "measure" else []
    yield from measures if len({(one.lead, one.responsible, one.due) for one in measures}) > 1 else (whole,)


def _target_line(row: TargetRow, task: TaskLine, at: int, key: str) -> TargetLine:
    first = row.value if row.value is not None else row.low
    return TargetLine(
        source=row.document_title or row.document or "",
        task=task.task,
        at=at,
        indicator=row.indicator or "",
        bound=tell_bound(row),
        value=None if first is None else float(to_number(first)),
        high=None if row.value is not None or row.high is None else float(to_number(row.high)),
        unit=row.unit,
        deadline=row.deadline or "",
        lead=row.lead or row.responsible,
        text=row.text,
        place=tell_place(row),
        key=key,
        document=task.document,
        span=(row.start, row.end),
    )


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
            words = f"{_name(task.task)} 没有写明{'、'.join(_LACKING[code] for code in lacking)}"
            span = (task.start, task.end)
            yield DoubtLine(source, LABELS["info"], words, tell_place(task), number, span)


def _is_owned(task: TaskRow) -> bool:
    return bool(task.lead or task.responsible or task.support or task.implementing)


def _is_dated(task: TaskRow) -> bool:
    return bool(task.due)


def tell_place(row: TaskRow | TargetRow | CheckRow) -> str:
    """Where it stands in the input: page, cell or paragraph, otherwise the line of its text."""
    told = place_in_chinese(row.where) if row.where else ""
    return told if told != (row.where or "") else f"第{row.line}行"


def _name(label: str) -> str:
    """What a task is called, cut where it is a whole sentence."""
    return label if len(label) <= _FIRST_WORDS else label[:_FIRST_WORDS] + "…"
