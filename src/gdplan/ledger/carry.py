"""What people typed into earlier ledgers, in a new one: at the same tasks, or among what found no place.

filled        the cells of a workbook
tables_found  its sheets, heads and columns
typed         what differs from what gdplan wrote
matching      which line is which
meeting       several cells that become one
added         columns, rows and sheets of people
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gdplan.ledger.added import add_columns, add_loose, add_rows, name_loose
from gdplan.ledger.cells import NO_LINE, Cell, Ledger, Place, Row, Table, read_line, told
from gdplan.ledger.columns import UNPLACED, ColumnId
from gdplan.ledger.lines import Lines
from gdplan.ledger.matching import Became, match_lines
from gdplan.ledger.measures import TaskLine
from gdplan.ledger.meeting import Origin, meet, show
from gdplan.ledger.moved_formulas import move_formulas
from gdplan.ledger.typed import Typed
from gdplan.normalize import fold

_LOST = "新文件中没有对应的行"
_ABOVE = "原在表头以上"
_NO_ROOM = "合并后超过一个单元格的长度"
_NOTED = "（批注）"
_MOST_SAID = 500  # characters of what gdplan reads, in a note

Entries = Mapping[ColumnId, Sequence[tuple[Origin, Cell]]]


class Left(NamedTuple):
    """What found no place."""

    workbook: str
    sheet: str
    row: str
    column: str
    cell: Cell
    why: str


def carry(ledger: Ledger, lines: Lines, read: Sequence[Typed]) -> Ledger:
    """The ledger with all that people typed in these workbooks."""
    became = [match_lines(typed.record, lines) for typed in read]
    found, left = _gather(read, became)
    came = _find_origins(lines.tasks, read, became)
    tables = []
    for table in ledger.tables:
        wide = add_columns(table, [typed.columns.get(table.name, ()) for typed in read])
        rows = []
        for row in table.rows:
            full, no_room = _fill(wide, row, found.get((table.name, row.at), {}))
            note = came.get(row.at, "") if table.name == "任务台账" else ""
            rows.append(full._replace(notes={**full.notes, ("任务", 0): note}) if note else full)
            left += [Left(one.workbook, table.name, one.row, head, cell, _NO_ROOM) for one, head, cell in no_room]
        whole = add_rows(wide._replace(rows=tuple(rows)), read, became)
        if table.name == UNPLACED:
            whole = whole._replace(rows=(*whole.rows, *_to_rows(left)))
        tables.append(whole)
    together = ledger._replace(tables=tuple(tables), loose=add_loose(read))
    return _move(together, read, became)


def _gather(
    read: Sequence[Typed], became: Sequence[Mapping[str, Became]]
) -> tuple[Mapping[tuple[str, int], Entries], list[Left]]:
    """What comes to stand in which cell, and what finds no place."""
    found: dict[tuple[str, int], dict[ColumnId, list[tuple[Origin, Cell]]]] = defaultdict(lambda: defaultdict(list))
    left: list[Left] = []
    for typed, matches in zip(read, became, strict=True):
        for sheet, place, cell in typed.stray:
            left += _leave(Left(typed.name, sheet, place, "", cell, _ABOVE))
        for row in typed.rows:
            places = matches.get(row.sheet, {}).get(row.line, ())
            for column, cell in row.cells.items() if row.line != NO_LINE else ():
                if places:
                    found[row.sheet, places[0]][column].append((Origin(typed.name, row.name), cell))
                else:
                    left += _leave(Left(typed.name, row.sheet, row.name, column[0], cell, _LOST))
    return found, left


def _leave(one: Left) -> Iterator[Left]:
    """A cell and what was noted at it."""
    if one.cell.value is not None:
        yield one
    if one.cell.note:
        yield one._replace(column=one.column + _NOTED, cell=Cell(one.cell.note))


def _fill(table: Table, row: Row, entries: Entries) -> tuple[Row, list[tuple[Origin, str, Cell]]]:
    """A row with what people typed in it, and what it has no room for."""
    cells, notes = {}, {}
    no_room: list[tuple[Origin, str, Cell]] = []
    for column in table.columns:
        if not (found := entries.get(column.id)):
            continue
        met = meet(found)
        no_room += [(origin, column.head, cell) for origin, cell in met.left]
        cell, note = met.cell, met.note
        if not (column.is_blank or column.is_added) and cell.kind != "own":
            own = told(read_line(column, row.line))
            if cell.kind == "value" and not column.formula and fold(told(cell.value)) == fold(own):
                cell = Cell(None, "own", note=cell.note)
            else:
                note = "\n".join(filter(None, (note, _tell_correction(cell, own, is_formula=bool(column.formula)))))
                cell = cell._replace(is_marked=True)
        if cell.kind != "own" or cell.note:
            cells[column.id] = cell
        if note:
            notes[column.id] = "\n".join(filter(None, (row.notes.get(column.id, ""), note)))
    return row._replace(cells={**row.cells, **cells}, notes={**row.notes, **notes}), no_room


def _tell_correction(cell: Cell, own: str, *, is_formula: bool) -> str:
    """What the document says where a person says otherwise, and what it said then."""
    if is_formula:
        return "人工修改；原为公式"
    then = f"\n修改时文件中为：{cell.was[:_MOST_SAID]}" if cell.was and fold(cell.was) != fold(own) else ""
    return f"人工修改；文件中为：{own[:_MOST_SAID] or '（空）'}{then}"


def _find_origins(
    tasks: Sequence[TaskLine], read: Sequence[Typed], became: Sequence[Mapping[str, Became]]
) -> dict[int, str]:
    """Of each task with something typed: what it was, where it has another name, was merged or split."""
    told_of: dict[int, dict[str, None]] = defaultdict(dict)
    for typed, matches in zip(read, became, strict=True):
        own = matches["任务台账"]
        olds: dict[int, list[int]] = defaultdict(list)
        for old, news in own.items():
            olds[news[0]].append(old)
        for row in typed.rows:
            if row.sheet != "任务台账" or row.line not in own:
                continue
            at, was = own[row.line][0], typed.record.lines["任务台账"][row.line]
            merged, split = len(olds[at]) > 1, len(own[row.line]) > 1
            if merged or split or _title(was.heading, was.said) != _title(tasks[at].heading, tasks[at].said):
                told_of[at][row.name + "（合并）" * merged + "（拆分）" * split] = None
    return {at: "承接自：\n" + "\n".join(names) for at, names in told_of.items()}


def _title(heading: str, said: Sequence[str]) -> str:
    return fold(heading or "".join(said[:1]))


def _to_rows(left: Sequence[Left]) -> Iterator[Row]:
    """The rows of what found no place; a formula would count other cells there, its text tells what it was."""
    for one in left:
        cell = Cell(show(one.cell)) if one.cell.kind in ("formula", "array") else one.cell._replace(note="")
        texts = {"来自": one.workbook, "工作表": one.sheet, "行": one.row, "栏目": one.column, "说明": one.why}
        yield Row(NO_LINE, None, {**{(head, 0): Cell(text) for head, text in texts.items()}, ("内容", 0): cell}, {})


def _move(ledger: Ledger, read: Sequence[Typed], became: Sequence[Mapping[str, Became]]) -> Ledger:
    """The ledger with the formulas of people pointing where their cells have gone."""
    rows = {table.name: {row.at: at for at, row in enumerate(table.rows, 1) if row.line} for table in ledger.tables}
    added = {
        (table.name, *row.stood): at for table in ledger.tables for at, row in enumerate(table.rows, 1) if row.stood
    }
    columns = {table.name: {column.id: at for at, column in enumerate(table.columns)} for table in ledger.tables}
    loose = name_loose(read)

    def find(place: Place) -> Place | None:
        typed = read[place.workbook]
        name = typed.names.get(place.sheet)
        if name is None:
            to = loose.get((place.workbook, place.sheet))
            return place._replace(sheet=to) if to else None
        column = columns[name].get(typed.heads.get((name, place.column), ("", NO_LINE)))
        line = typed.lines.get((name, place.row))
        news = became[place.workbook].get(name, {}).get(line, ()) if line is not None else ()
        row = rows[name].get(news[0]) if news else added.get((name, place.workbook, place.row))
        return None if row is None or column is None else Place(0, name, row, column)

    return move_formulas(ledger, find)
