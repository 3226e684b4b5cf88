"""The lines of a ledger as a workbook: every text is text, never a formula or a link; equal lines give equal bytes."""

import datetime as dt
import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from gdplan import __version__
from gdplan.errors import CannotReadError
from gdplan.ledger.columns import BODIES, DOUBTS, SOURCES, STATES, TARGETS, TASKS, Column
from gdplan.ledger.lines import Lines
from gdplan.terms import OWN_SHEET

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767  # characters of a cell, by Excel's own limit
_LINE, _TALLEST = 15.0, 409.0  # points
_ROLES = (  # head of its count, head of its column, its name
    ("牵头", "牵头单位", "lead"),
    ("责任", "责任单位", "responsible"),
    ("配合", "配合单位", "support"),
    ("落实", "落实单位", "implementing"),
)
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001, a date of the file's properties
_NOTES = (
    "本台账由 gdplan {version} 从下列文件生成；白底各栏由填报人填写。",
    "“完成时限”取时限的最后一日（2026年为12月31日，6月为6月30日），原文见其右一栏。",
    "“完成率”：要求为“≥”“>”或没有标注的，为当前值除以目标值；要求为“≤”“<”的，达到即为100%。",
    "“单位清单”按任务台账计数；“疑点”是细心的编辑会提出的问题，请对照原文。",
)


def write_book(lines: Lines) -> bytes:
    """The workbook. Raises CannotReadError where XlsxWriter is not installed."""
    try:
        import xlsxwriter  # noqa: PLC0415, only where a ledger is written
    except ImportError:
        raise CannotReadError(
            "writing a ledger needs xlsxwriter: pip install xlsxwriter, or pipx inject gdplan xlsxwriter"
        ) from None
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": "督办台账", "comments": f"gdplan {__version__}", "created": _EPOCH})
        looks = _Looks(book)
        tasks = _Sheet(book, looks, "任务台账", TASKS, lines.tasks)
        _fill_tasks(tasks, looks, len(lines.tasks))
        targets = _Sheet(book, looks, "指标台账", TARGETS, lines.targets)
        _fill_targets(targets, looks, lines)
        bodies = _Sheet(book, looks, "单位清单", BODIES, lines.bodies)
        _fill_bodies(bodies, looks, lines)
        _Sheet(book, looks, "疑点", DOUBTS, lines.doubts)
        sources = _Sheet(book, looks, "说明", SOURCES, lines.sources)
        for at, note in enumerate(_NOTES, len(lines.sources) + 2):
            sources.sheet.write_string(at, 0, note.format(version=__version__))
        book.add_worksheet(OWN_SHEET).very_hidden()
    return written.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, book: "Workbook") -> None:
        base = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "宋体", "font_size": 10}
        self.head = book.add_format({**base, "bold": True, "bg_color": "#D9E2F3", "align": "center"})
        self.text = book.add_format({**base, "bg_color": "#F7F7F7"})
        self.open = book.add_format(base)
        self.date = book.add_format({**base, "bg_color": "#F7F7F7", "num_format": "yyyy-mm-dd"})
        self.day = book.add_format({**base, "num_format": "yyyy-mm-dd"})
        self.share = book.add_format({**base, "num_format": "0.0%"})
        self.link = book.add_format({**base, "bg_color": "#F7F7F7", "font_color": "#1F4E9E"})
        self.late = book.add_format({"bg_color": "#F8CBAD"})


class _Sheet:
    """A sheet with a head that stays, a line a row, as high as its text."""

    def __init__(
        self, book: "Workbook", looks: _Looks, name: str, columns: Sequence[Column], lines: Sequence[Any]
    ) -> None:
        self.columns = columns
        self.sheet: Worksheet = book.add_worksheet(name)
        for at, column in enumerate(columns):
            self.sheet.set_column(at, at, column.width)
            self.sheet.write_string(0, at, column.head, looks.head)
        for row, line in enumerate(lines, 1):
            texts = [self._write(looks, row, at, line) for at in range(len(columns))]
            lines_of = max((_lines(text, column.width) for text, column in zip(texts, columns, strict=True)), default=1)
            self.sheet.set_row(row, min(_TALLEST, _LINE * lines_of))
        self.sheet.freeze_panes(1, 0)
        if lines:
            self.sheet.autofilter(0, 0, len(lines), len(columns) - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(8)  # A3
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def at(self, head: str) -> int:
        """The place of a column, from 0."""
        return next(at for at, column in enumerate(self.columns) if column.head == head)

    def _write(self, looks: _Looks, row: int, at: int, line: Any) -> str:
        """Write one cell and give its text."""
        read = self.columns[at].read
        if self.columns[at].head == "序号":
            self.sheet.write_number(row, at, row, looks.text)
            return ""
        value = read(line) if read else None
        if value is None or value == "":
            self.sheet.write_blank(row, at, None, looks.text if read else looks.open)
            return ""
        if isinstance(value, dt.date):
            self.sheet.write_datetime(row, at, dt.datetime.combine(value, dt.time()), looks.date)
            return ""
        if isinstance(value, int | float):
            self.sheet.write_number(row, at, value, looks.text)
            return ""
        text = str(value)[:_LONGEST]
        self.sheet.write_string(row, at, text, looks.text)
        return text


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column: Chinese characters are two wide, and a margin stays free."""
    return sum(max(1, math.ceil(cell_len(line) / (width - 1))) for line in text.split("\n"))


def _fill_tasks(tasks: _Sheet, looks: _Looks, count: int) -> None:
    """The cells that people fill in: a list of states, dates, and colour for what is overdue."""
    if not count:
        return
    state, due, day = tasks.at("完成状态"), tasks.at("完成时限"), tasks.at("填报日期")
    tasks.sheet.data_validation(1, state, count, state, {"validate": "list", "source": list(STATES)})
    for row in range(1, count + 1):
        tasks.sheet.write_blank(row, day, None, looks.day)
    when, now = f"${_letter(due)}2", f"${_letter(state)}2"
    late = f'=AND({when}<>"",{when}<TODAY(),{now}<>"已完成",{now}<>"长期")'
    colour = {"type": "formula", "criteria": late, "format": looks.late}
    tasks.sheet.conditional_format(1, 0, count, len(TASKS) - 1, colour)


def _fill_targets(targets: _Sheet, looks: _Looks, lines: Lines) -> None:
    """Each target's task is a link to its line; how much is reached knows the direction of the bound."""
    task, value = targets.at("任务"), targets.at("目标值")
    now, share = targets.at("当前值"), targets.at("完成率")
    for row, line in enumerate(lines.targets, 1):
        link = f"internal:'任务台账'!A{line.at + 2}"
        targets.sheet.write_url(row, task, link, looks.link, string=line.task)
        cell, goal = f"{_letter(now)}{row + 1}", f"{_letter(value)}{row + 1}"
        is_cap = line.bound.endswith(("≤", "<"))
        reached = f"IF({cell}<={goal},1,{goal}/{cell})" if is_cap else f"{cell}/{goal}"
        formula = f'=IF(OR({cell}="",{goal}="",{goal}=0),"",{reached})'
        targets.sheet.write_formula(row, share, formula, looks.share, "")


def _fill_bodies(bodies: _Sheet, looks: _Looks, lines: Lines) -> None:
    """How many tasks a body leads, answers for, supports and implements, counted in the ledger."""
    last = len(lines.tasks) + 1
    for row, line in enumerate(lines.bodies, 1):
        for head, column, role in _ROLES:
            letter = _letter(next(at for at, one in enumerate(TASKS) if one.head == column))
            names = f"'任务台账'!${letter}$2:${letter}${last}"
            formula = f'=SUMPRODUCT(--ISNUMBER(FIND("、"&$A{row + 1}&"、","、"&{names}&"、")))'
            count = sum(line.name in getattr(task, role) for task in lines.tasks)
            bodies.sheet.write_formula(row, bodies.at(head), formula, looks.text, count)


def _letter(at: int) -> str:
    """The letter of a column: A for 0, AA for 26."""
    return ("" if at < 26 else chr(64 + at // 26)) + chr(65 + at % 26)
