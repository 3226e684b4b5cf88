"""The promises and results of a corpus that may be of one measure, read with the words around them.

What a number measures, and over which time, is told by its sentence and by what stands above it. So of each document
as much of the tree is put together again as that takes: the nodes with a sentence in question, and those above them.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gdplan.answers.measure import Measure, match_names
from gdplan.answers.names import Likeness, is_generic, name_quantities, to_name
from gdplan.answers.reading import Quantity
from gdplan.model import Document, Metadata, Node, Period, Sentence, Source, Target
from gdplan.model.target import Quantity as Normalized

Row = Mapping[str, Any]
Ask = Callable[[str, dict[str, object]], Iterable[Row]]
"""What gives the rows that answer SQL with these values in it."""

_INDICATORS = """
SELECT path, eid, folded, indicators FROM nodes
JOIN (SELECT path, eid, list(DISTINCT folded) AS indicators FROM targets GROUP BY path, eid) USING (path, eid)
"""
_WANTED = "(SELECT unnest($paths) AS path, unnest($eids) AS eid)"
_TARGETS = f"""
SELECT t.*, d.period_from, d.period_to, promised FROM targets t JOIN documents d USING (path)
LEFT JOIN (SELECT path, min(year(last_day)) AS promised FROM targets WHERE role = 'target' GROUP BY path) USING (path)
SEMI JOIN {_WANTED} w ON t.path = w.path AND t.eid = w.eid ORDER BY t.path, t.start
"""
_NODES = f"""
WITH RECURSIVE tree AS (
    SELECT n.path, n.eid, n.parent FROM nodes n SEMI JOIN {_WANTED} w ON n.path = w.path AND n.eid = w.eid
    UNION
    SELECT n.path, n.eid, n.parent FROM nodes n JOIN tree t ON n.path = t.path AND n.eid = t.parent
)
SELECT path, eid, parent, heading, text, folded, starts, line, start, "end" FROM nodes SEMI JOIN tree USING (path, eid)
ORDER BY path, start, eid
"""
_SAME = ("text", "line", "role", "indicator", "comparator", "unit", "change", "deadline", "deadline_basis")
_LONGEST_BARE = 12  # characters of an indicator that tells nothing: 新增项目数量
# Who reads the quantities does not ask for it.
_NO_SOURCE = Source(name=None, media_type="", sha256="", encoding=None, length=0, script=None)


class Measured(NamedTuple):
    """A quantity, the row of `targets` it comes from, and how much its name is that of the measure."""

    quantity: Quantity
    row: Row
    likeness: Likeness


class _Lines(NamedTuple):
    """The sentences of a node: where they begin, and their folded words behind those of the heading."""

    starts: Sequence[int]
    folded: Sequence[str]

    def find(self, start: int) -> int:
        """Which sentence holds a place, from 1; 0 where it is before all."""
        return bisect_right(self.starts, start)

    def holding(self, start: int) -> str:
        """Its folded words."""
        at = self.find(start)
        return self.folded[at] if at < len(self.folded) else ""


def find_measured(ask: Ask, measure: Measure, paths: Collection[str] | None) -> Iterator[Measured]:
    """Whatever has a name like that of the measure, in the order of paths and places; of all documents, or of some."""
    asked: dict[tuple[str, str], frozenset[str]] = {}  # which indicators of which nodes
    for row in ask(_INDICATORS, {}):
        if (paths is None or row["path"] in paths) and (wanted := _find_indicators(row, measure)):
            asked[row["path"], row["eid"]] = wanted
    if not asked:
        return
    values: dict[str, object] = {"paths": [path for path, _ in asked], "eids": [eid for _, eid in asked]}
    targets, nodes = (_by_path(ask(sql, values)) for sql in (_TARGETS, _NODES))
    for path, rows in targets.items():
        lines = {row["eid"]: _Lines(row["starts"], row["folded"].split("\n")) for row in nodes[path]}
        chosen = {
            (row["start"], row["end"]): row
            for row in rows
            if row["folded"] in asked[path, row["eid"]]
            and (measure.may_be(row["folded"]) or measure.may_be(lines[row["eid"]].holding(row["start"])))
        }
        places = {(row["eid"], lines[row["eid"]].find(row["start"])) for row in chosen.values()}
        beside = [row for row in rows if (row["eid"], lines[row["eid"]].find(row["start"])) in places]
        if not chosen:
            continue
        for named in name_quantities(_to_document(beside, nodes[path]), chosen):
            likeness = match_names(measure, named.names)
            if likeness.score:
                yield Measured(named.quantity, chosen[named.quantity.target.span], likeness)


def _find_indicators(row: Row, measure: Measure) -> frozenset[str]:
    """Those of a node that may be the measure; where one tells little (就业), its text may: 新增城镇就业."""
    is_told = measure.may_be(row["folded"])
    return frozenset(
        name
        for name in row["indicators"]
        if measure.may_be(name) or (is_told and (measure.is_in_part(name) or _is_bare(name)))
    )


def _is_bare(indicator: str) -> bool:
    return len(indicator) <= _LONGEST_BARE and is_generic(to_name(indicator))


def _by_path(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["path"], []).append(row)
    return found


def _to_document(targets: Sequence[Row], nodes: Sequence[Row]) -> Document:
    """So much of a document as tells of these targets."""
    own: dict[str, list[Target]] = {}
    for row in targets:
        own.setdefault(row["eid"], []).append(_to_target(row))
    below: dict[str | None, list[Row]] = {}
    for row in nodes:
        below.setdefault(row["parent"], []).append(row)

    def make(row: Row) -> Node:
        found = tuple(own.get(row["eid"], ()))
        return Node.model_construct(
            **{name: row[name] for name in ("eid", "heading", "line")},
            level=None,
            num=None,
            number=None,
            span=(row["start"], row["end"]),
            sentences=tuple(_find_sentences(row, found)),
            targets=found,
            children=tuple(map(make, below.get(row["eid"], ()))),
        )

    first = targets[0]
    period = Period.model_construct(from_=first["period_from"], to=first["period_to"])
    metadata = Metadata.model_construct(
        title=first["document_title"],
        year=first["year"] or first["promised"],
        period=period if period.from_ is not None else None,
    )
    return Document.model_construct(source=_NO_SOURCE, metadata=metadata, body=tuple(map(make, below.get(None, ()))))


def _find_sentences(row: Row, targets: Sequence[Target]) -> Iterator[Sentence]:
    """Those of a node; one of which something is cut reaches at least over its targets."""
    starts = row["starts"]
    for text, start, following in zip(row["text"].split("\n"), starts, [*starts[1:], row["end"]], strict=False):
        inside = [target.span[1] for target in targets if start <= target.span[0] < following]
        yield Sentence.model_construct(text=text, span=(start, max(start + len(text), *inside, 0)))


def _to_target(row: Row) -> Target:
    figures = {name: row[f"printed_{name}"] for name in ("value", "low", "high")}
    normalized = Normalized.model_construct(value=None, low=None, high=None, unit=row["normalized_unit"])
    told = {name: row[name] for name in _SAME}
    return Target.model_construct(span=(row["start"], row["end"]), normalized=normalized, **figures, **told)
