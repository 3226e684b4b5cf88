"""The tasks of a ledger as the table that is annexed to a notice (任务分解表), in Word.

Its rows are those of the sheet 任务台账, without what is to be filled in; sections are rows from edge to edge. A column
in which nothing would stand is left out, and so are the numbers of tasks where 序号 says the same. Heads are Simplified
Chinese, as in the workbook.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from gdplan.controls import show_controls
from gdplan.ledger.cells import Ledger
from gdplan.ledger.columns import COUNTED, join_names
from gdplan.ledger.measures import TaskLine
from gdplan.normalize import convert, detect_script
from gdplan.vocab.dates import HAN_YEAR, YEAR
from gdplan.word import WIDTH, add_section, add_table, add_title, centre, keep_whole, make_word

if TYPE_CHECKING:
    from docx.document import Document

_NAME = "任务分解表"
_NAMES_A_TABLE = re.compile(r"[表单單]$")
_NARROWEST = 6.0  # centimetres of the column of measures, which takes what the others leave
_HAS_YEAR = re.compile(f"(?:{YEAR}|{HAN_YEAR})年")


class _Column(NamedTuple):
    """A column of the table."""

    head: str
    width: float  # centimetres; 0 takes what is left
    read: Callable[[TaskLine], str]


def _tell_due(line: TaskLine) -> str:
    """The limits as printed, and the day where they do not tell it by themselves."""
    words = "\n".join(line.due_text)
    if line.due is None or all(map(_HAS_YEAR.search, line.due_text)):
        return words
    return f"{words}（{line.due.year}年{line.due.month}月{line.due.day}日）"


_FIRST = _Column(COUNTED, 1.2, lambda _line: "")
_COLUMNS = (
    _Column("任务", 3.8, lambda line: line.task),
    _Column("具体举措", 0, lambda line: line.measure),
    _Column("量化目标", 3.4, lambda line: "\n".join(line.targets)),
    _Column("牵头单位", 3.0, lambda line: join_names(line.lead)),
    _Column("责任单位", 3.0, lambda line: join_names(line.responsible)),
    _Column("配合单位", 3.0, lambda line: join_names(line.support)),
    _Column("落实单位", 3.0, lambda line: join_names(line.implementing)),
    _Column("完成时限", 2.6, _tell_due),
    _Column("责任领导", 1.8, lambda line: join_names(line.people)),
    _Column("责任处室", 2.2, lambda line: join_names(line.offices)),
)
_ALWAYS = "具体举措"


def write_annex(ledger: Ledger) -> bytes:
    """The file; equal ledgers give equal bytes. Raises GdplanError where python-docx is not installed."""
    lines = _to_print([row.line for row in ledger.table("任务台账").rows if isinstance(row.line, TaskLine)])
    titles = [title or path for path, title in ledger.documents]
    title = _tell_title(titles[0]) if len(titles) == 1 else _NAME

    def fill(document: "Document") -> None:
        add_title(document, title)
        columns = (_FIRST, *(one for one in _COLUMNS if one.head == _ALWAYS or any(map(one.read, lines))))
        widths = _share_out(columns)
        table, head = add_table(document, [one.head for one in columns], widths)
        for cell in head.cells:
            centre(cell.paragraphs[0])
        for entry in _with_sections(lines, titles):
            if isinstance(entry, str):
                add_section(table, entry)
            else:
                texts = (str(entry[0]), *(one.read(entry[1]) for one in columns[1:]))
                _write_row(table, texts, widths)
        for remark in ledger.standing:
            document.add_paragraph(f"注：{remark}")

    return make_word(fill, title)


def _to_print(lines: Sequence[TaskLine]) -> list[TaskLine]:
    """The lines as an annex has them: a task without a heading is told by its measure alone."""
    is_counted = [line.nth for line in lines] == [*range(1, len(lines) + 1)]
    return [
        line._replace(task=line.heading if is_counted else line.task)
        if line.heading
        else line._replace(task="", measure=line.measure if is_counted else line.num + line.measure)
        for line in lines
    ]


def _tell_title(title: str) -> str:
    """《…》任务分解表, in the script of the title; a title that names a table stays as it is."""
    if _NAMES_A_TABLE.search(title):
        return title
    name = convert(_NAME, detect_script(title) or "hans")
    return f"{title}{name}" if "《" in title else f"《{title}》{name}"


def _with_sections(lines: Sequence[TaskLine], titles: Sequence[str]) -> Iterator[str | tuple[int, TaskLine]]:
    """The lines with their numbers, each after the headings that begin with it."""
    before: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        path = (titles[line.document], *line.sections) if len(titles) > 1 else line.sections
        shared = [*takewhile(lambda pair: pair[0] == pair[1], zip(path, before, strict=False))]
        yield from path[len(shared) :]
        before = path
        yield number, line


def _share_out(columns: Sequence[_Column]) -> list[float]:
    taken = sum(one.width for one in columns)
    part = min(1.0, (WIDTH - _NARROWEST) / taken)
    return [one.width * part or WIDTH - taken * part for one in columns]


def _write_row(table: Any, texts: Sequence[str], widths: Sequence[float]) -> None:
    row = table.add_row()
    cells = row.cells
    for cell, text in zip(cells, texts, strict=True):
        cell.paragraphs[0].add_run(show_controls(text))
    centre(cells[0].paragraphs[0])
    keep_whole(row, texts, widths)
