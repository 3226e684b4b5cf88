"""From documents to the rows of the tables: what a row has of its own, and whose it is."""

import calendar
import contextlib
import datetime as dt
import decimal
import functools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import Any

from gdplan.corpus.measured import UNTOLD, Columns, tell_measured
from gdplan.corpus.records import OF_DOCUMENT, OF_NODE, TABLES, columns
from gdplan.model import Document, Node, Responsibility
from gdplan.model.mention import AnyMention
from gdplan.terms import Span
from gdplan.views import RowContext, describe_agency, describe_target, describe_tasks
from gdplan.views.filters import is_date
from gdplan.views.positions import Place, find_inside, find_places
from gdplan.views.rows import to_number

_PLACES = Decimal(1).scaleb(-10)  # of the numbers in the tables
_EXACT = decimal.Context(prec=38)
_FIGURES = tuple((name, f"printed_{name}", f"normalized_{name}") for name in ("value", "low", "high"))
_NO_MENTION = dict.fromkeys(AnyMention.model_fields)
_SHARED = {"documents": (), "errors": (), "nodes": OF_DOCUMENT, "diagnostics": OF_DOCUMENT}


class Rows:
    """The rows of a table: of each, the number of its document or node, and what it does not share with that."""

    def __init__(self, table: str) -> None:
        self.shared = _SHARED.get(table, (*OF_DOCUMENT, *OF_NODE))
        self.names = tuple(name for name in columns(table) if name not in self.shared)
        self.owners: list[int] = []
        self.values: list[tuple[Any, ...]] = []
        self._take = itemgetter(*self.names)

    def add(self, owner: int, told: Mapping[str, Any]) -> None:
        """One row more; what it is told beside its columns is left out."""
        self.owners.append(owner)
        self.values.append(self._take(told))

    def cut(self, count: int) -> None:
        """Keep so many rows."""
        del self.owners[count:], self.values[count:]


class Collector:
    """The rows of some documents, table by table."""

    def __init__(self) -> None:
        self.tables = {table: Rows(table) for table in TABLES}

    def add_error(self, path: str, size: int | None, sha256: str | None, message: str) -> None:
        """A file that cannot be read."""
        self.tables["errors"].add(0, {"path": path, "size": size, "sha256": sha256, "message": message})

    def add(self, document: Document, path: str, size: int, sha256: str) -> None:
        """All rows of a document; none where one of them cannot be told."""
        before = {table: len(rows.values) for table, rows in self.tables.items()}
        try:
            self._add(document, RowContext(document, path), size, sha256)
        except BaseException:
            for table, rows in self.tables.items():
                rows.cut(before[table])
            raise

    def _add(self, document: Document, context: RowContext, size: int, sha256: str) -> None:
        tables = self.tables
        owner = len(tables["documents"].values)
        tables["documents"].add(owner, _describe_document(document, context.document, size, sha256))
        for diagnostic in document.diagnostics:
            told = {name: getattr(diagnostic, name) for name in ("code", "severity", "message", "line")}
            tables["diagnostics"].add(owner, told | context.evidence(diagnostic.span))
        parts = _name_parts(document)
        inside: dict[int, tuple[Responsibility, ...]] = {}  # of tasks
        numbers: dict[str, int] = {}  # of the rows of nodes
        places = tuple(find_places(document))
        measured = tell_measured(document, places)
        for place in places:
            node, task, number = place.node, place.task, len(tables["nodes"].values)
            numbers[node.eid] = number
            if not place.responsibilities and id(task) not in inside:
                inside[id(task)] = find_inside(task)
            told = _describe_node(place, place.responsibilities or inside[id(task)])
            told["part"] = parts[id(place.above[0] if place.above else node)]
            told["pages"] = _find_pages(document, node, context)
            tables["nodes"].add(owner, context.stand(place) | told | context.evidence(node.span))
            self._add_found(place, number, context, measured)
        for place, told in describe_tasks(document, places):
            due = tuple(day for day in map(last_date, told["due"]) if day)
            told |= {"last_days": due, "folded": told["heading"] or ""}
            tables["tasks"].add(numbers[place.node.eid], told | context.evidence(place.node.span))

    def _add_found(self, place: Place, number: int, context: RowContext, measured: Mapping[Span, Columns]) -> None:
        """What was found in the own text of a node."""
        node, tables = place.node, self.tables
        for bracket in node.responsibilities:
            tables["responsibilities"].add(number, _describe_responsibility(node, bracket, context))
            for agency in bracket.agencies:
                told = describe_agency(place, bracket, agency)
                tables["agencies"].add(number, told | context.evidence(agency.span) | {"folded": agency.name})
        for deadline in node.deadlines:
            told = {name: getattr(deadline, name) for name in ("text", "date", "kind", "basis", "sentences")}
            told |= {"last_day": last_date(deadline.date), "line": node.line}
            tables["deadlines"].add(number, told | context.evidence(deadline.span))
        for target in node.targets:
            told = describe_target(place, target)
            for name, printed, normalized in _FIGURES:
                told[printed] = figure = told[name]
                if figure is not None:
                    told[name], told[normalized] = to_decimal(figure), _to_float(told[normalized])
            told |= context.evidence(target.span) | measured.get(target.span, UNTOLD)
            told["last_day"], told["folded"] = last_date(target.deadline), target.indicator or ""
            tables["targets"].add(number, told)
        for mention in node.mentions:
            told = _NO_MENTION | mention.__dict__ | {"folded": mention.text}
            tables["mentions"].add(number, told | context.evidence(mention.span))


def _describe_document(document: Document, shared: Mapping[str, Any], size: int, sha256: str) -> dict[str, Any]:
    data, source = document.metadata, document.source
    return {
        **{name: getattr(data, name, None) for name in columns("documents")},
        **{name: getattr(source, name) for name in ("media_type", "encoding", "script", "length")},
        **shared,
        **{name: to_day(getattr(data, name)) for name in ("issued_on", "effective_on", "valid_until")},
        "document_kind": data.kind,
        "region_code": data.region and data.region.code,
        "period_from": data.period and data.period.from_,
        "period_to": data.period and data.period.to,
        "printed_date": next((one.text for one in document.front if one.kind == "date"), None),
        "size": size,
        "sha256": sha256,
        "folded": data.title or "",
    }


def _name_parts(document: Document) -> dict[int, str]:
    """The part of the document that each root of its tree is."""
    named = (("cover", document.cover), ("preamble", document.preamble), ("conclusions", document.conclusions))
    parts = {id(node): name for name, node in named if node}
    parts.update((id(node), "body") for node in document.body)
    parts.update((id(node), annex.eid) for annex in document.attachments for node in annex.body)
    return parts


def _describe_node(place: Place, owners: Iterable[Responsibility]) -> dict[str, Any]:
    node = place.node
    text = "\n".join([sentence.text for sentence in node.sentences])
    if text.count("\n") >= len(node.sentences) > 0:  # saved by somebody else: a line end stands between sentences only
        text = "\n".join(sentence.text.replace("\n", " ") for sentence in node.sentences)
    return {
        **{name: getattr(node, name) for name in ("level", "num", "number", "heading", "assigned_in", "line")},
        "parent": place.above[-1].eid if place.above else None,
        "agencies": tuple(dict.fromkeys(agency.name for one in owners for agency in one.agencies)),
        "text": text,
        "folded": "{}\n{}".format((node.heading or "").replace("\n", " "), text),
        "starts": tuple(sentence.span[0] for sentence in node.sentences),
    }


def _find_pages(document: Document, node: Node, context: RowContext) -> tuple[int | None, ...]:
    """The page of each sentence; none where the input has no pages."""
    if not document.source.locators:
        return ()
    pages = tuple(context.evidence(sentence.span)["page"] for sentence in node.sentences)
    return pages if any(pages) else ()


def _describe_responsibility(node: Node, bracket: Responsibility, context: RowContext) -> dict[str, Any]:
    return {
        **{name: getattr(bracket, name) for name in ("text", "scope", "sentences")},
        "agencies": tuple(agency.name for agency in bracket.agencies),
        "offices": tuple(office.name for office in bracket.offices),
        "people": tuple(person.name for person in bracket.people),
        "line": node.line,
        **context.evidence(bracket.span),
    }


def to_decimal(figure: str) -> Decimal | None:
    """The number of a figure, to ten places; None where it has more than 28 digits before them.

    >>> to_decimal("30"), to_decimal("1/4")
    (Decimal('30.0000000000'), Decimal('0.2500000000'))
    """
    above, _, below = figure.partition("/")
    with contextlib.suppress(decimal.DecimalException):
        number = _EXACT.divide(Decimal(above), Decimal(below)) if below else Decimal(above)
        return number.quantize(_PLACES, context=_EXACT)
    return None


def _to_float(figure: str) -> float | None:
    with contextlib.suppress(ArithmeticError):
        return float(to_number(figure))
    return None


def to_day(text: str | None) -> dt.date | None:
    """The date that a text is, ISO 8601; None where it is none, or no whole one."""
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat(text) if text else None
    return None


@functools.lru_cache(4096)
def last_date(text: str | None) -> dt.date | None:
    """The last day of a year, month or day; None where a text is none of these.

    >>> last_date("2024-02"), last_date("2025"), last_date("长期坚持")
    (datetime.date(2024, 2, 29), datetime.date(2025, 12, 31), None)
    """
    if not text or not is_date(text):
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    with contextlib.suppress(ValueError):
        month = month or 12
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    return None
