"""A ledger as a workbook: every text is text, never a formula or a link; equal ledgers give equal bytes."""

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

from gdplan.collector import collector_paused
from gdplan.ledger.cells import GENERAL, Cell, Ledger, Loose, Row, Table, read_line, told_in
from gdplan.ledger.columns import COUNTED, ROLES, STATES, Column, split_names
from gdplan.ledger.formulas import Cells, letter
from gdplan.ledger.lines import BodyLine
from gdplan.ledger.looks import Looks
from gdplan.ledger.promised import TargetLine
from gdplan.ledger.record import write_record
from gdplan.ledger.typed import NOTED
from gdplan.workbook import DAY, LONGEST, count_lines, lay_out, make_book, set_height, widen

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_MARGINS = 0.4, 0.4, 0.7, 0.6  # inches: left, right, top, bottom
_LONGEST_TITLE = 100  # characters
_FORMS = {"填报日期": DAY, "完成率": "0.0%"}


@collector_paused()
def write_book(ledger: Ledger) -> bytes:
    """The workbook. Raises CannotReadError where XlsxWriter is not installed."""

    def fill(book: "Workbook") -> None:
        looks = Looks(book)
        for table in ledger.tables:
            _write_table(book, looks, ledger, table)
        for loose in ledger.loose:
            _write_loose(book, looks, loose)

    return make_book(fill, "督办台账", write_record(ledger))


def _write_table(book: "Workbook", looks: Looks, ledger: Ledger, table: Table) -> None:
    """A sheet with a head that stays, a line a row, as high as its text."""
    writer = _Writer(book.add_worksheet(table.name), looks, ledger, table)
    sheet = writer.sheet
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.head, looks.of("added head" if column.is_added else "head"))
    places = range(len(table.columns))
    written = [[writer.write(at, place, row) for place in places] for at, row in enumerate(table.rows, 1)]
    widths = [widen((texts[place] for texts in written), table.columns[place].width) for place in places]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for at, texts in enumerate(written, 1):
        set_height(sheet, at, zip(texts, widths, strict=True))
    lay_out(sheet, len(table.rows), len(table.columns))
    if table.name == "任务台账" and table.rows:
        _help_to_fill(sheet, looks, table)
    _set_print(sheet, ledger, table)
    if table.name == "说明":
        for at, remark in enumerate(ledger.remarks, len(table.rows) + 2):
            sheet.write_string(at, 0, remark)


class _Writer:
    """Writes the cells of a table."""

    def __init__(self, sheet: "Worksheet", looks: Looks, ledger: Ledger, table: Table) -> None:
        self.sheet, self.looks, self.ledger, self.table = sheet, looks, ledger, table
        self.own = [self._find_look(column) for column in table.columns]
        self.tasks = {row.at: at for at, row in enumerate(ledger.table("任务台账").rows, 1) if row.line}
        self.counts = _count_bodies(ledger) if table.name == "单位清单" else {}

    def write(self, at: int, place: int, row: Row) -> str:
        """Write one cell and give its text."""
        column = self.table.columns[place]
        if row.line is not None and not row.cells and not row.notes and column.head != COUNTED:
            return self._write_own(at, place, row)  # nearly all
        cell = row.cells.get(column.id)
        noted = cell.note if cell else ""
        if note := NOTED.join(filter(None, (row.notes.get(column.id, ""), noted))):
            _write_note(self.sheet, at, place, note if len(note) <= LONGEST else noted)
        if cell is not None and cell.kind != "own":
            kind = "marked" if cell.is_marked else "open" if column.is_blank or column.is_added else "text"
            return _put(self.sheet, at, place, cell, self.looks.of(kind, cell.form))
        if column.id == (COUNTED, 0):
            self.sheet.write_number(at, place, at, self.looks.of("text"))
            return ""
        if row.line is None:
            return _put(self.sheet, at, place, Cell(None), self.looks.of("open"))
        return self._write_own(at, place, row)

    def _find_look(self, column: Column) -> Any:
        form = _FORMS.get(column.head, GENERAL)
        return self.looks.of("open" if column.is_blank or form != GENERAL else "text", form)

    def _write_own(self, at: int, place: int, row: Row) -> str:
        column, line, look = self.table.columns[place], row.line, self.own[place]
        if column.formula:
            value = self.counts.get((column.head, line.name), 0) if isinstance(line, BodyLine) else ""
            self.sheet.write_formula(at, place, column.formula(line, Cells(self.ledger, self.table, at)), look, value)
            return ""
        own = read_line(column, line)
        if own is None:
            self.sheet.write_blank(at, place, None, look)
            return ""
        if isinstance(line, TargetLine) and column.head == "任务" and line.at in self.tasks:
            link = f"internal:'任务台账'!A{self.tasks[line.at] + 1}"
            self.sheet.write_url(at, place, link, self.looks.of("link"), string=str(own))
            return str(own)
        return _put(self.sheet, at, place, Cell(own), self.looks.of("text", DAY) if isinstance(own, dt.date) else look)


def _put(sheet: "Worksheet", at: int, place: int, cell: Cell, look: Any) -> str:
    """Write a value as what it is, and give its text."""
    value = cell.value
    if value is None or value == "":
        sheet.write_blank(at, place, None, look)
    elif cell.kind in ("formula", "error"):
        sheet.write_formula(at, place, str(value) if cell.kind == "formula" else f"={value}", look, "")
    elif cell.kind == "array":
        sheet.write_array_formula(at, place, at, place, str(value), look, "")
    elif isinstance(value, bool):
        sheet.write_boolean(at, place, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(at, place, value, look)
    elif isinstance(value, str):
        sheet.write_string(at, place, value[:LONGEST], look)
        return value
    else:
        sheet.write_datetime(at, place, value, look)
    return ""


def _write_note(sheet: "Worksheet", at: int, place: int, note: str) -> None:
    options = {"author": "gdplan", "x_scale": 1.6, "y_scale": max(1.0, min(count_lines(note, 31), 20) / 5)}
    sheet.write_comment(at, place, note[:LONGEST], options)


def _write_loose(book: "Workbook", looks: Looks, loose: Loose) -> None:
    """A sheet of a person's own, cell by cell."""
    sheet = book.add_worksheet(loose.name)
    for (at, place), cell in sorted(loose.cells.items()):
        _put(sheet, at, place, cell, looks.of("marked" if cell.is_marked else "open", cell.form))
        if cell.note:
            _write_note(sheet, at, place, cell.note)


def _help_to_fill(sheet: "Worksheet", looks: Looks, table: Table) -> None:
    """A list of states to choose from, and colour for what is overdue."""
    last, state, due = len(table.rows), table.at("完成状态"), table.at("完成时限")
    sheet.data_validation(1, state, last, state, {"validate": "list", "source": list(STATES)})
    when, now = f"${letter(due)}2", f"${letter(state)}2"
    late = f'=AND({when}<>"",{when}<TODAY(),{now}<>"已完成",{now}<>"长期")'
    colour = {"type": "formula", "criteria": late, "format": looks.late}
    sheet.conditional_format(1, 0, last, len(table.columns) - 1, colour)


def _set_print(sheet: "Worksheet", ledger: Ledger, table: Table) -> None:
    """Pages with title and number; of tasks no keys and places, not who filled in, nor the one source of all rows."""
    title = next((title for _, title in ledger.documents if title), "") if len(ledger.documents) == 1 else ""
    name = table.name
    if name == "任务台账" and table.rows:
        name = "督办台账"
        sheet.print_area(0, table.at("章节") if title else 1, len(table.rows), table.at("填报人") - 1)
        sheet.repeat_columns(0)
    sheet.set_margins(*_MARGINS)
    sheet.set_header(f"&C&14{name}　{title[:_LONGEST_TITLE].replace('&', '&&')}".rstrip())  # no digit behind the 14
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _count_bodies(ledger: Ledger) -> dict[tuple[str, str], int]:
    """In how many tasks a body has a role, by the head of its count and its name: what the formulas will say."""
    tasks = ledger.table("任务台账")
    counts: Counter[tuple[str, str]] = Counter()
    for head in ROLES:
        column = tasks.columns[tasks.at(head)]
        for row in tasks.rows:
            counts.update((head.removesuffix("单位"), name) for name in set(split_names(told_in(row, column))))
    return counts
