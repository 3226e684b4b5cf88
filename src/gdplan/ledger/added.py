"""What people added to a ledger: columns, rows and sheets of their own, which stay where they stood."""

import re
from collections.abc import Mapping, Sequence

from gdplan.ledger.cells import NO_LINE, Loose, Row, Table, told
from gdplan.ledger.columns import SHEETS, UNPLACED, Added
from gdplan.ledger.matching import Became
from gdplan.ledger.typed import Typed, TypedRow
from gdplan.terms import OWN_SHEET

_ADDED = "人工增加的行"
_LONGEST_NAME = 31  # characters of a sheet's name, by Excel's limit
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")  # no part of it, by Excel's rule
_OWN = {*SHEETS, OWN_SHEET}


def add_columns(table: Table, added: Sequence[Sequence[Added]]) -> Table:
    """The table with the columns that people added, each behind the one that it stood behind."""
    columns = [*table.columns]
    for column, before in (one for own in added for one in own):
        known = [one.id for one in columns]
        if column.id not in known:
            at = 0 if before is None else known.index(before) + 1 if before in known else len(columns)
            columns.insert(at, column)
    return table._replace(columns=tuple(columns))


def add_rows(table: Table, read: Sequence[Typed], became: Sequence[Mapping[str, Became]]) -> Table:
    """The table with the rows that people added, each behind the line that it stood behind, or the last before it."""
    behind: dict[int, list[Row]] = {}
    seen: set[object] = set()
    for typed, matches in zip(read, became, strict=True):
        added = [(row, _tell(row)) for row in typed.rows if row.sheet == table.name and row.line == NO_LINE]
        for one, said in added:
            if said not in seen:  # otherwise a row of the workbook from which several people had theirs
                after = _find_place(one.after, matches.get(table.name, {}))
                behind.setdefault(after, []).append(_to_row(table, one, typed.number))
        seen.update(said for _, said in added)
    rows = [*behind.pop(NO_LINE, ())]
    for row in table.rows:
        rows += [row, *behind.get(row.at, ())]
    return table._replace(rows=tuple(rows))


def _find_place(after: int, became: Became) -> int:
    while after != NO_LINE and after not in became:
        after -= 1
    return became[after][0] if after != NO_LINE else NO_LINE


def _to_row(table: Table, row: TypedRow, number: int) -> Row:
    is_marked = table.name != UNPLACED
    cells = {column: cell._replace(is_marked=is_marked) for column, cell in row.cells.items()}
    first = next(column.id for column in table.columns if column.id in cells)
    return Row(NO_LINE, None, cells, {first: _ADDED} if is_marked else {}, (number, row.row))


def _tell(row: TypedRow) -> tuple[object, ...]:
    return tuple(sorted((column, cell.kind, told(cell.value), cell.note) for column, cell in row.cells.items()))


def add_loose(read: Sequence[Typed]) -> tuple[Loose, ...]:
    """The sheets that people added; the same sheet of several workbooks once."""
    names = name_loose(read)
    sheets = {names[typed.number, one.name]: one for typed in reversed(read) for one in typed.loose}
    return tuple(sheets[name]._replace(name=name) for name in dict.fromkeys(names.values()))


def name_loose(read: Sequence[Typed]) -> dict[tuple[int, str], str]:
    """What each of these sheets is called now, by its workbook and its name there."""
    contents: dict[str, object] = {}
    names: dict[tuple[int, str], str] = {}
    for typed in read:
        for sheet in typed.loose:
            said = sorted((place, cell.kind, told(cell.value), cell.note) for place, cell in sheet.cells.items())
            plain = _NO_NAME.sub("_", sheet.name)[:_LONGEST_NAME].strip("'") or "_"
            name, count = plain, 1
            while name.casefold() in _OWN or contents.get(name.casefold(), said) != said:
                count += 1
                name = f"{plain[: _LONGEST_NAME - 6]} ({count})"
            contents[name.casefold()] = said
            names[typed.number, sheet.name] = name
    return names
