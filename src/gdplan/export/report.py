"""A document as one page for who has a minute, and for who has an hour: facts, dates, bodies, tasks, targets, the text.

report_text     the tree as the page prints it, with what was found marked in place
report_charts   due dates on an axis, bars of bodies
templates/      how it looks, and the script that filters it
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from gdplan.dates import parse_date, to_last_day
from gdplan.export.about import list_facts
from gdplan.export.page import LANGUAGES, render
from gdplan.export.report_charts import Axis, Bar, find_axis, find_bars
from gdplan.export.report_text import Facts, Shown, Text
from gdplan.export.script import OutputScript
from gdplan.language import phrase
from gdplan.language.labels import tell_spot
from gdplan.ledger.measures import tell_bound
from gdplan.model import Document
from gdplan.normalize import convert
from gdplan.terms import Role
from gdplan.views import Locations, list_agencies, list_targets, list_tasks
from gdplan.views.filters import bodies_of
from gdplan.views.printed import Printed
from gdplan.views.rows import TargetRow, TaskRow, tell_figure

_ROLES = get_args(Role)
_SHOWN = 400  # characters of a stretch that was left out


class TaskLine(NamedTuple):
    """A task in the table."""

    row: TaskRow
    facts: Facts
    number: int

    @property
    def due(self) -> tuple[str, ...]:
        """Due dates, the words of what has none, and dates of its targets beyond these."""
        return tuple(dict.fromkeys((*self.row.due, *self.row.deadlines)))


class TargetLine(NamedTuple):
    """A target in the table."""

    row: TargetRow
    facts: Facts
    key: str  # of its mark in the text
    place: str  # where it stands, in words
    figure: str
    is_late: bool


class BodyLine(NamedTuple):
    """A body in the table."""

    name: str
    counts: dict[str, int]  # tasks by role
    tasks: tuple[TaskLine, ...]
    facts: Facts


class LeftOut(NamedTuple):
    """A stretch of the source that is not text of the document."""

    kind: str
    text: str
    place: str  # where it stands, in words


class Page(NamedTuple):
    """What the template is filled with."""

    language: str
    title: str
    facts: list[tuple[str, str]]
    as_of: str | None
    roles: list[str]  # those that some body has
    tasks: list[TaskLine]
    targets: list[TargetLine]
    bodies: list[BodyLine]
    axis: Axis | None
    bars: list[Bar]
    sections: list[tuple[str, str]]
    dates: list[tuple[str, str]]  # last day, as printed
    text: list[Shown]
    omitted: list[LeftOut]


def to_report(document: Document, *, as_of: str | None = None, script: OutputScript = "source") -> str:
    """The page of a document, as HTML that opens from disk; it wants the source text (`load(…, with_source=True)`).

    `as_of` is a day, or a month or year for its last day, by which overdue tasks are told; without it none is, so that
    equal documents give equal pages on any day. `script` converts the finished page. Raises GdplanError where the
    source text is lacking, `as_of` is no date or Jinja is not installed.
    """
    page = _Reporter(document, as_of).read()
    if script != "source":
        page = page._replace(language=LANGUAGES[script])
    html = render("report.html", **page._asdict())
    return html if script == "source" else convert(html, script)


class _Reporter:
    def __init__(self, document: Document, as_of: str | None) -> None:
        self._document = document
        self._printed = Printed(document)
        self._as_of = to_last_day(parse_date(as_of)) if as_of else None
        self._tasks = list_tasks(document)
        self._targets = list_targets(document)
        self._text = Text(document, self._printed, self._tasks, self._as_of)

    def read(self) -> Page:
        shown = self._text.read()
        tasks = [TaskLine(row, self._text.facts[row.eid], at) for at, row in enumerate(self._tasks, 1)]
        targets = [self._read_target(at, row) for at, row in enumerate(self._targets, 1)]
        bodies = list(self._read_bodies(tasks))
        items = list(self._text.items())
        dates = sorted({date for one in (*items, *(line.facts for line in targets)) for date in one.dates})
        data = self._document.metadata
        return Page(
            language=LANGUAGES[self._document.source.script],
            title=data.title or self._document.source.name or phrase("(no title)"),
            facts=list(list_facts(data, self._document.source)),
            as_of=self._as_of.isoformat() if self._as_of else None,
            roles=[role for role in _ROLES if any(line.counts[role] for line in bodies)],
            tasks=tasks,
            targets=sorted(targets, key=lambda line: line.row.role != "target"),  # what is promised comes first
            bodies=bodies,
            axis=find_axis(items, self._as_of),
            bars=find_bars((line.name, line.counts["lead"], len(line.tasks)) for line in bodies),
            sections=[(eid, name) for eid, name in self._text.sections if name],
            dates=[(to_last_day(date).isoformat(), f"≤ {date}") for date in dates],
            text=shown,
            omitted=list(self._find_omitted()),
        )

    def _read_target(self, at: int, row: TargetRow) -> TargetLine:
        inside = self._text.facts.get(row.eid)
        dates = (row.deadline,) if row.deadline else ()
        is_late, place = row.role == "target" and self._text.is_late(dates), tell_spot(row.where, row.line)
        own = Facts(inside.sections if inside else (), bodies_of(row), dates, "", is_late, has_target=True)
        return TargetLine(row, own, f"target-{at}", place, f"{tell_bound(row)}{tell_figure(row)}{row.unit}", is_late)

    def _read_bodies(self, tasks: Iterable[TaskLine]) -> Iterator[BodyLine]:
        open_ended = {row.agency for row in list_agencies(self._document) if row.open_ended}
        by_name: dict[str, list[TaskLine]] = {}
        for line in tasks:
            for name in dict.fromkeys(bodies_of(line.row)):
                by_name.setdefault(name, []).append(line)
        found = []
        for name, own in by_name.items():
            if name in open_ended:
                continue
            counts = {role: sum(name in getattr(line.row, role) for line in own) for role in _ROLES}
            facts = Facts(
                tuple(dict.fromkeys(section for line in own for section in line.facts.sections)),
                (name,),
                tuple(dict.fromkeys(date for line in own for date in line.facts.dates)),
                "",
                any(line.facts.is_late for line in own),
                any(line.facts.has_target for line in own),
            )
            found.append(BodyLine(name, counts, tuple(own), facts))
        yield from sorted(found, key=lambda line: (-len(line.tasks), -line.counts["lead"]))

    def _find_omitted(self) -> Iterator[LeftOut]:
        text = self._printed.text
        ends = [at for at, char in enumerate(text) if char == "\n"]
        locations = Locations(self._document.source.locators)
        for one in self._document.omitted:
            words = text[slice(*one.span)].strip()
            shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
            where = locations.find(one.span)["where"]
            yield LeftOut(one.kind, shown, tell_spot(where, bisect_left(ends, one.span[0]) + 1))
