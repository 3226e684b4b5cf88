"""Views: a document as the rows of a table, for a spreadsheet, pandas or a database."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any, get_args

from gdplan.compare.model import Edition
from gdplan.items import InForce, find_owners, find_tasks, is_assigned, label
from gdplan.model import Agency, Deadline, Document, Locator, Node, Quantity, Responsibility, Target
from gdplan.terms import Role, Span
from gdplan.views.positions import Place, find_covering, find_places, find_sections
from gdplan.views.rows import AgencyRow, CheckRow, MentionRow, TargetRow, TaskRow

_OF_TARGET = tuple(name for name in Target.model_fields if name not in ("span", "normalized", "comparator_basis"))
_OF_AGENCY = tuple(name for name in Agency.model_fields if name not in ("name", "span"))
_WITH_OWNERS = ("bracket", "label")
_NO_OWNERS: dict[str, tuple[str, ...]] = dict.fromkeys(get_args(Role), ())


class Locations:
    """Where in the input the stretches of a source text stand."""

    def __init__(self, locators: Sequence[Locator]) -> None:
        self._locators = locators
        self._starts = [locator.span[0] for locator in locators]

    def find(self, span: Span) -> dict[str, Any]:
        """Page and place of the beginning of a stretch; None where the format has none."""
        at = bisect_right(self._starts, span[0]) - 1
        locator = self._locators[at] if at >= 0 else None
        return {"page": locator and locator.page, "where": locator and locator.where}


class RowContext:
    """What the rows of one document have in common."""

    def __init__(self, document: Document, path: str | None) -> None:
        self._locations = Locations(document.source.locators)
        self.document = find_document(document, path)

    def stand(self, place: Place) -> dict[str, Any]:
        """Where in the document the row of a node stands."""
        at = next((i for i, node in enumerate(place.above) if node is place.task), len(place.above))
        return {
            **self.document,
            "section": find_sections(place, at),
            "eid": place.node.eid,
            "task": label(place.task),
        }

    def evidence(self, span: Span) -> dict[str, Any]:
        """Where its evidence stands, in the input and in the source text."""
        return {**self._locations.find(span), "start": span[0], "end": span[1]}


def find_document(document: Document | Edition, path: str | None) -> dict[str, Any]:
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
    rows = RowContext(document, path)
    return tuple(
        TaskRow(**rows.stand(place), **told, **rows.evidence(place.node.span))
        for place, told in describe_tasks(document, find_places(document))
    )


def describe_tasks(document: Document, places: Iterable[Place]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """For each task, in the order printed, its place of those of the document, and what its row tells beside that."""
    tasks = set(map(id, find_tasks(document.body, [annex.body for annex in document.attachments])))
    assigned: dict[str | None, list[Node]] = {}
    for node in document.walk():
        if node.assigned_in:
            assigned.setdefault(node.assigned_in, []).append(node)
    for place in places:
        if id(place.node) in tasks:
            rows = assigned.get(place.node.eid, ())
            owners = find_owners(place.node, InForce(place.responsibilities, place.leads), rows)
            told = _describe_task(place.node, owners, rows)
            yield place, told if told["due"] else told | {"due": to_due(_find_above(place))}


def _find_above(place: Place) -> tuple[Deadline, ...]:
    """The limits that stand with the owners above a task which names none itself: （市科技局牵头，6月底前完成）."""
    for node in () if any(map(is_assigned, place.node.walk())) else reversed(place.above):
        if limits := tuple(deadline for deadline in node.deadlines if deadline.basis in _WITH_OWNERS):
            return limits
        if is_assigned(node):
            break
    return ()


def list_targets(document: Document, path: str | None = None) -> tuple[TargetRow, ...]:
    """One row for each target and each quantity already achieved, in the order printed."""
    rows = RowContext(document, path)
    return tuple(
        TargetRow(
            **rows.stand(place),
            **describe_target(place, target),
            **rows.evidence(target.span),
        )
        for place in find_places(document)
        for target in place.node.targets
    )


def describe_target(place: Place, target: Target) -> dict[str, Any]:
    """What the row of a target tells beside where it stands."""
    return {
        **{name: getattr(target, name) for name in _OF_TARGET},
        **{f"normalized_{name}": getattr(target.normalized, name) for name in Quantity.model_fields},
        **_to_owners(find_covering(place, target.span)),
    }


def list_agencies(document: Document, path: str | None = None) -> tuple[AgencyRow, ...]:
    """One row for each body in each task, grouped by body."""
    rows = RowContext(document, path)
    found = [
        AgencyRow(
            **rows.stand(place),
            **describe_agency(place, responsibility, agency),
            **rows.evidence(agency.span),
        )
        for place in find_places(document)
        for responsibility in place.node.responsibilities
        for agency in responsibility.agencies
    ]
    return group_by_body(found)


def describe_agency(place: Place, responsibility: Responsibility, agency: Agency) -> dict[str, Any]:
    """What the row of a body's part tells beside where it stands."""
    return {
        **{name: getattr(agency, name) for name in _OF_AGENCY},
        "agency": agency.name,
        "shared_with": tuple(dict.fromkeys(a.name for a in responsibility.agencies if a.name != agency.name)),
        "scope": responsibility.scope,
        "line": place.node.line,
    }


def group_by_body(rows: Iterable[AgencyRow]) -> tuple[AgencyRow, ...]:
    """The same rows, those of one body together, the body with most of them first."""
    groups: dict[str, list[AgencyRow]] = {}
    for row in rows:
        groups.setdefault(row.agency, []).append(row)
    return tuple(row for group in sorted(groups.values(), key=len, reverse=True) for row in group)


def list_mentions(document: Document, path: str | None = None) -> tuple[MentionRow, ...]:
    """One row for each mention, in the order printed."""
    rows = RowContext(document, path)
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
    rows = RowContext(document, path)
    return tuple(
        CheckRow(
            **rows.document,
            **diagnostic.model_dump(include={"code", "severity", "message", "line"}),
            **rows.evidence(diagnostic.span),
        )
        for diagnostic in document.diagnostics
    )


def to_due(deadlines: Iterable[Deadline]) -> tuple[str, ...]:
    """Dates in their order, then the words of limits that have none, each once."""
    known = tuple(deadlines)
    dates = sorted({deadline.date for deadline in known if deadline.date})
    return (*dates, *dict.fromkeys(deadline.text for deadline in known if not deadline.date))


def _printable(path: str) -> str:
    """A path with U+FFFD for bytes of its file system that are no text."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _describe_task(node: Node, owners: tuple[Responsibility, ...], assigned: Sequence[Node]) -> dict[str, Any]:
    """What the row of a task and its owners tells; `assigned` are those of the body that it assigns.

    Their text and targets are its own; what the row prints once more is not told again.
    """
    given = tuple(part for one in assigned for part in one.walk())
    inside = tuple(node.walk())
    told = {sentence.text for part in given for sentence in part.sentences}
    known = {target.text for part in given for target in part.targets}
    own = [target for part in inside for target in part.targets if target.text not in known]
    targets = [target for part in given for target in part.targets] + own
    targets = [target for target in targets if target.role == "target"]
    sentences = [sentence.text for part in inside for sentence in part.sentences if sentence.text not in told]
    sentences[:0] = [sentence.text for part in given for sentence in part.sentences]
    return {
        **{name: getattr(node, name) for name in ("num", "number", "heading", "line")},
        **_to_owners(owners),
        "offices": _unique(office.name for responsibility in owners for office in responsibility.offices),
        "people": _unique(person.name for responsibility in owners for person in responsibility.people),
        "due": to_due(deadline for child in (*given, *inside) for deadline in child.deadlines),
        "targets": tuple(target.text for target in targets),
        "deadlines": tuple(dict.fromkeys(target.deadline for target in targets if target.deadline)),
        "text": "".join(sentences),
    }


def _to_owners(responsibilities: tuple[Responsibility, ...]) -> dict[str, Any]:
    if not responsibilities:
        return _NO_OWNERS
    owners: dict[str, dict[str, None]] = {role: {} for role in get_args(Role)}
    for responsibility in responsibilities:
        for agency in responsibility.agencies:
            owners[agency.role][agency.name] = None
    return {role: tuple(names) for role, names in owners.items()}


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
