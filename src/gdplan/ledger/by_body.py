"""A ledger for each body (交办单): its tasks, whatever its role in them, and what concerns these."""

from collections.abc import Iterator, Mapping

from gdplan.ledger.cells import Ledger, Place, Row, Table, told_in
from gdplan.ledger.columns import ROLES, UNPLACED, split_names
from gdplan.ledger.lines import BodyLine, DoubtLine
from gdplan.ledger.measures import TaskLine
from gdplan.ledger.moved_formulas import move_formulas
from gdplan.ledger.promised import TargetLine


def split_by_body(ledger: Ledger) -> Iterator[tuple[str, Ledger]]:
    """Each body with its part of the ledger, those with most tasks first. Sheets that people added are not in it."""
    tasks = ledger.table("任务台账")
    columns = [tasks.columns[tasks.at(head)] for head in ROLES]
    owned: dict[str, set[int]] = {}
    for at, row in enumerate(tasks.rows):
        for name in (name for column in columns for name in split_names(told_in(row, column))):
            owned.setdefault(name, set()).add(at)
    for row in ledger.table("单位清单").rows:
        if isinstance(row.line, BodyLine) and (own := owned.get(row.line.name)):
            yield row.line.name, _reduce(ledger, row.line.name, own)


def _reduce(ledger: Ledger, body: str, own: set[int]) -> Ledger:
    kept = [row for at, row in enumerate(ledger.table("任务台账").rows) if at in own]
    tables = tuple(_reduce_table(table, body, kept) for table in ledger.tables)
    places = {table.name: _find_places(table, small) for table, small in zip(ledger.tables, tables, strict=True)}

    def find(place: Place) -> Place | None:
        row = places.get(place.sheet, {}).get(place.row)
        return None if row is None else place._replace(row=row)

    return move_formulas(ledger._replace(tables=tables, loose=()), find)


def _find_places(table: Table, small: Table) -> Mapping[int, int]:
    now = {id(row): at for at, row in enumerate(small.rows, 1)}
    return {at: now[id(row)] for at, row in enumerate(table.rows, 1) if id(row) in now}


def _reduce_table(table: Table, body: str, tasks: list[Row]) -> Table:
    if table.name == "任务台账":
        return table._replace(rows=tuple(tasks))
    if table.name == UNPLACED:
        return table._replace(rows=())
    lines = [row.line for row in tasks if isinstance(row.line, TaskLine)]
    numbers = {row.at for row in tasks}
    documents = {line.document for line in lines}

    def concerns(row: Row) -> bool:
        line = row.line
        if isinstance(line, TargetLine):
            return line.at in numbers
        if isinstance(line, BodyLine):
            return line.name == body
        if isinstance(line, DoubtLine):
            spans = (one.span for one in lines if one.document == line.document)
            return any(start <= line.span[0] < end for start, end in spans)
        return row.at in documents  # a source: its place is that of its document; NO_LINE is none of them

    return table._replace(rows=tuple(filter(concerns, table.rows)))
