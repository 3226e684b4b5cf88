"""A line of the ledger, and the lines of a task's measures."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gdplan.dates import to_last_day
from gdplan.model import Document, Node, Responsibility
from gdplan.normalize import convert
from gdplan.terms import Role, Span
from gdplan.views.positions import Place, find_leads_above
from gdplan.views.rows import TargetRow, tell_figure

_BOUNDS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约", "=": ""}
_CHANGES = {"level": "", "increase": "增", "decrease": "减", "multiple": "×"}


class TaskLine(NamedTuple):
    """A task, or one of its measures."""

    source: str
    number: str  # 文号
    sections: tuple[str, ...]  # headings above, outermost first
    task: str
    num: str  # as printed
    nth: int | None  # what num says
    heading: str
    measure: str
    targets: tuple[str, ...]
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    implementing: tuple[str, ...]
    due: dt.date | None  # the last day in time, of several dates the last
    due_text: tuple[str, ...]
    people: tuple[str, ...]
    offices: tuple[str, ...]
    place: str
    key: str  # eid, of a measure with its first sentence's number; of several documents the document's number first
    document: int  # which of those given, from 0
    span: Span
    above: str  # what the next edition is aligned by, with its heading: the heading right above, its sentences
    said: tuple[str, ...]


def find_measures(
    document: Document, node: Node, places: Mapping[str, Place], whole: TaskLine, targets: Sequence[TargetRow]
) -> Iterator[TaskLine]:
    """The measures of a task: runs of sentences for which the same bodies and dates hold.

    `places` are those of the document, by eid.
    """
    for part in node.walk():
        covers = (*(one.sentences for one in part.responsibilities), *(one.sentences for one in part.deadlines))
        cuts = sorted({0, len(part.sentences), *(end for ends in covers if ends for end in ends)})
        for begin, end in itertools.pairwise(cuts):
            inside = part.sentences[begin:end]
            if not inside:
                continue
            span = inside[0].span[0], inside[-1].span[1]
            owners = [one for one in part.responsibilities if one.sentences[0] <= begin and end <= one.sentences[1]]
            due = [one for one in part.deadlines if not one.sentences or one.sentences[0] <= begin < one.sentences[1]]
            line = whole._replace(
                measure="".join(sentence.text for sentence in inside) + tell_scopes(document, owners),
                targets=tuple(tell_target(row) for row in targets if span[0] <= row.start < span[1]),
                key=f"{whole.key.removesuffix(node.eid)}{part.eid}#{begin + 1}",
                span=span,
                said=tuple(sentence.text for sentence in inside),
            )
            if owners:
                owners[:0] = find_leads_above(places[part.eid])
                line = line._replace(
                    lead=_bodies(owners, "lead"),
                    responsible=_bodies(owners, "responsible"),
                    support=_bodies(owners, "support"),
                    implementing=_bodies(owners, "implementing"),
                )
            if due:
                line = line._replace(
                    due=max((to_last_day(one.date) for one in due if one.date), default=None),
                    due_text=tuple(dict.fromkeys(one.text for one in due)),
                )
            yield line


def _bodies(owners: Iterable[Responsibility], role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body.name for one in owners for body in one.agencies if body.role == role))


def tell_scopes(document: Document, owners: Iterable[Responsibility]) -> str:
    """Where a measure applies, as the bracket of its owners says: （适用范围：福建自贸试验区）."""
    label = convert("适用范围", document.source.script or "hans")
    return "".join(dict.fromkeys(f"（{label}：{one.scope}）" for one in owners if one.scope))


def tell_bound(row: TargetRow) -> str:
    """≥, or 增≥ of a growth."""
    return _CHANGES[row.change] + _BOUNDS[row.comparator]


def tell_target(row: TargetRow) -> str:
    """指标 ≥30个（2025）."""
    dated = f"（{row.deadline}）" if row.deadline else ""
    return f"{row.indicator or ''} {tell_bound(row)}{tell_figure(row)}{row.unit}{dated}".strip()
