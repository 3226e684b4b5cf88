"""Views: a document as the rows of a table, for a spreadsheet, pandas or a database."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple, get_args

from gdplan.items import is_assigned, is_told
from gdplan.model import Deadline, Document, Node, Responsibility
from gdplan.terms import Role, Span
from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow


class Place(NamedTuple):
    """A node, the nodes above it, the task it belongs to and the brackets that say who is responsible for it."""

    node: Node
    above: tuple[Node, ...]
    task: Node
    responsibilities: tuple[Responsibility, ...]
    annex: str | None = None  # the title of the annex that it stands in


class _Rows:
    """What the rows of one document have in common."""

    def __init__(self, document: Document, path: str | None) -> None:
        self._locators = document.source.locators
        self._starts = [locator.span[0] for locator in self._locators]
        self.document = find_document(document, path)

    def stand(self, place: Place) -> dict[str, Any]:
        """Where in the document the row of a node stands."""
        at = next((i for i, node in enumerate(place.above) if node is place.task), len(place.above))
        return {
            **self.document,
            "section": _sections(place, at),
            "eid": place.node.eid,
            "task": label(place.task),
        }

    def evidence(self, span: Span) -> dict[str, Any]:
        """Where its evidence stands, in the input and in the source text."""
        at = bisect_right(self._starts, span[0]) - 1
        locator = self._locators[at] if at >= 0 else None
        return {
            "page": locator and locator.page,
            "where": locator and locator.where,
            "start": span[0],
            "end": span[1],
        }


def find_document(document: Document, path: str | None) -> dict[str, Any]:
    """What every row says of the document that it is about."""
    data = document.metadata
    return {
        "document": document.source.name,
        "path": path and _printable(PurePath(path).as_posix()),
        "document_title": data.title,
        "year": data.year,
        "issuer": data.issuer,
        "region": data.region and data.region.name,
        "issued_on": data.issued_on,
    }


def list_tasks(document: Document, path: str | None = None) -> tuple[TaskRow, ...]:
    """One row for each task, in the order printed. `path`, here and below, is what the rows say of their input."""
    rows = _Rows(document, path)
    wanted = {id(node) for node in document.tasks()}
    assigned: dict[str | None, list[Node]] = {}
    for node in document.walk():
        if node.assigned_in:
            assigned.setdefault(node.assigned_in, []).append(node)
    return tuple(
        _to_task_row(rows, place, assigned.get(place.node.eid, ()))
        for place in find_places(document)
        if id(place.node) in wanted
    )


def list_targets(document: Document, path: str | None = None) -> tuple[TargetRow, ...]:
    """One row for each target and each quantity already achieved, in the order printed."""
    rows = _Rows(document, path)
    return tuple(
        TargetRow(
            **rows.stand(place),
            **target.model_dump(exclude={"span", "normalized", "comparator_basis"}),
            **{f"normalized_{name}": value for name, value in target.normalized.model_dump().items()},
            **_to_owners(_covering(place, target.span)),
            **rows.evidence(target.span),
        )
        for place in find_places(document)
        for target in place.node.targets
    )


def list_agencies(document: Document, path: str | None = None) -> tuple[AgencyRow, ...]:
    """One row for each body in each task, grouped by body."""
    rows = _Rows(document, path)
    found = [
        AgencyRow(
            **rows.stand(place),
            **agency.model_dump(exclude={"name", "span"}),
            agency=agency.name,
            shared_with=tuple(dict.fromkeys(a.name for a in responsibility.agencies if a.name != agency.name)),
            scope=responsibility.scope,
            line=place.node.line,
            **rows.evidence(agency.span),
        )
        for place in find_places(document)
        for responsibility in place.node.responsibilities
        for agency in responsibility.agencies
    ]
    return group_by_body(found)


def group_by_body(rows: Iterable[AgencyRow]) -> tuple[AgencyRow, ...]:
    """The same rows, those of one body together, the body with most of them first."""
    groups: dict[str, list[AgencyRow]] = {}
    for row in rows:
        groups.setdefault(row.agency, []).append(row)
    return tuple(row for group in sorted(groups.values(), key=len, reverse=True) for row in group)


def list_mentions(document: Document, path: str | None = None) -> tuple[MentionRow, ...]:
    """One row for each mention, in the order printed."""
    rows = _Rows(document, path)
    return tuple(
        MentionRow(
            **rows.stand(place),
            **mention.model_dump(exclude={"span"}),
            **rows.evidence(mention.span),
        )
        for place in find_places(document)
        for mention in place.node.mentions
    )


def list_diagnostics(document: Document, path: str | None = None) -> tuple[CheckRow, ...]:
    """One row for each diagnostic."""
    rows = _Rows(document, path)
    return tuple(
        CheckRow(
            **rows.document,
            **diagnostic.model_dump(include={"code", "severity", "message", "line"}),
            **rows.evidence(diagnostic.span),
        )
        for diagnostic in document.diagnostics
    )


def label(node: Node) -> str:
    """What a reader calls a node: number and heading, without a heading the first sentence.

    >>> label(Node(eid="sec_2", level="section", num="二、", number=2, heading="重点任务", line=3, span=(9, 15)))
    '二、重点任务'
    """
    words = node.heading or (node.sentences[0].text if node.sentences else "")
    return f"{node.num or ''}{words}"


def find_places(document: Document) -> Iterator[Place]:
    """Every node of a document, wherever it stands."""
    items = {id(node) for node in document.items()}
    around = (document.cover, document.preamble, *document.body, document.conclusions)
    roots: list[tuple[Node, str | None]] = [(node, None) for node in around if node]
    roots += [(node, attachment.title) for attachment in document.attachments for node in attachment.body]
    stack = [Place(root, (), root, root.responsibilities, annex) for root, annex in reversed(roots)]
    while stack:
        place = stack.pop()
        yield place
        for child in reversed(place.node.children):
            is_part = not child.num and id(child) not in items
            in_task = id(place.task) in items or is_part  # below an item, all belongs to it
            stack.append(
                Place(
                    child,
                    (*place.above, place.node),
                    place.task if in_task else child,
                    child.responsibilities
                    if is_assigned(child)
                    else (*place.responsibilities, *child.responsibilities),
                    place.annex,
                )
            )


def _printable(path: str) -> str:
    """A path with U+FFFD for bytes of its file system that are no text."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _sections(place: Place, depth: int) -> tuple[str, ...]:
    """What stands above, outermost first: of a table without a heading the title of its annex."""
    named = tuple(label(node) for node in place.above[:depth] if node.num or node.heading)
    return named or ((place.annex,) if place.annex and place.above else ())


def _to_task_row(rows: _Rows, place: Place, assigned: Sequence[Node]) -> TaskRow:
    """The row of a task; `assigned` are those of the body that it assigns.

    Their text and targets are its own; what the row prints once more is not told again.
    """
    node = place.node
    given = tuple(part for one in assigned for part in one.walk())
    inside = (*given, *node.walk())
    told = {sentence.text for part in given for sentence in part.sentences}
    known = {target.text for part in given for target in part.targets}
    own = [target for part in node.walk() for target in part.targets if target.text not in known]
    targets = [target for part in given for target in part.targets] + own
    targets = [target for target in targets if target.role == "target"]
    sentences = [sentence.text for part in node.walk() for sentence in part.sentences if sentence.text not in told]
    sentences[:0] = [sentence.text for part in given for sentence in part.sentences]
    owners = _inside(node)
    if not any(is_assigned(child) for child in inside):  # what its prose tells adds to the bracket above
        owners = (*(r for r in place.responsibilities if r not in owners), *owners)
    return TaskRow(
        **rows.stand(place),
        **node.model_dump(include={"num", "number", "heading", "line"}),
        **_to_owners(owners),
        offices=_unique(office.name for responsibility in owners for office in responsibility.offices),
        people=_unique(person.name for responsibility in owners for person in responsibility.people),
        due=_to_due(deadline for child in inside for deadline in child.deadlines),
        targets=tuple(target.text for target in targets),
        deadlines=tuple(dict.fromkeys(target.deadline for target in targets if target.deadline)),
        text="".join(sentences),
        **rows.evidence(node.span),
    )


def _to_due(deadlines: Iterable[Deadline]) -> tuple[str, ...]:
    """Dates in their order, then the words of limits that have none, each once."""
    known = tuple(deadlines)
    dates = sorted({deadline.date for deadline in known if deadline.date})
    return (*dates, *dict.fromkeys(deadline.text for deadline in known if not deadline.date))


def _to_owners(responsibilities: tuple[Responsibility, ...]) -> dict[str, Any]:
    owners: dict[str, dict[str, None]] = {role: {} for role in get_args(Role)}
    for responsibility in responsibilities:
        for agency in responsibility.agencies:
            owners[agency.role][agency.name] = None
    return {role: tuple(names) for role, names in owners.items()}


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _inside(node: Node) -> tuple[Responsibility, ...]:
    return tuple(responsibility for child in node.walk() for responsibility in child.responsibilities)


def _covering(place: Place, span: Span) -> tuple[Responsibility, ...]:
    """The brackets that apply to a stretch of a node.

    Of several brackets in the node those whose sentences hold the stretch; failing any, those of the whole task.
    """
    at = next(
        (i for i, sentence in enumerate(place.node.sentences) if sentence.span[0] <= span[0] < sentence.span[1]), -1
    )
    printed = tuple(r for r in place.node.responsibilities if not is_told(place.node, r))
    holding = tuple(
        r
        for r in place.node.responsibilities
        if r.sentences[0] <= at < r.sentences[1] or (len(printed) == 1 and r in printed)
    )
    return holding or place.responsibilities or _inside(place.task)
