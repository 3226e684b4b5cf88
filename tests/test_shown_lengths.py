"""How long, how many, of what people see and fill in: the last that counts, and the next that does not (test_lengths.py)."""

import re

import pytest
from test_lengths import WORDS, Limit, parse

import gdplan
from gdplan.chains.order import in_order
from gdplan.cli.show import _first_words
from gdplan.cli.tables import fit
from gdplan.corpus.figures import Scale, show_figure
from gdplan.export.report_charts import find_bars
from gdplan.export.report_text import _shorten
from gdplan.export.sheet import check_length
from gdplan.ledger.cells import Cell
from gdplan.ledger.columns import SHEETS, _stack_tasks
from gdplan.ledger.filled import FilledSheet
from gdplan.ledger.lines import _cut
from gdplan.ledger.record import RecordedLine
from gdplan.ledger.rows_found import find_lines
from gdplan.ledger.tables_found import find_tables
from gdplan.workbook import widen

NAME, HEADS = next((name, [column.head for column in columns]) for name, columns in SHEETS.items())


def refused(text: str) -> str:
    try:
        check_length(text, "text", "a")
    except gdplan.GdplanError as error:
        return str(error)
    return ""


def editions(count: int) -> int:
    """How many are followed of so many."""
    try:
        return len(in_order([parse("某市方案")] * count, as_given=True))
    except gdplan.GdplanError:
        return 0


def markdown(*lines: str) -> list[int]:
    """How deep the headings are of a plan in Markdown."""
    written = gdplan.dumps(gdplan.parse("\n".join(lines), with_source=True), "md")
    return [len(marks) for marks in re.findall("^#+", written, re.MULTILINE)]


def deep(levels: int) -> int:
    marks = ("第一篇　", "第一章　", "第一节　", "一、", "（一）", "1.", "（1）")
    return max(markdown("某市方案", *(f"{mark}{WORDS[:6]}{mark[0]}" for mark in marks[:levels]), "推进。"))


def sheet(row: int, heads: int) -> FilledSheet:
    """A sheet with another name and so many heads of a ledger in a row."""
    return FilledSheet("某表", {(row, column): Cell(head) for column, head in enumerate(HEADS[:heads])}, set())


def found_again(kept: int) -> bool:
    """Whether a row is found again of which so many of twenty cells were kept."""
    heads = [head for head in HEADS if head not in ("编号", "序号")]  # they tell the row, or nothing
    was = RecordedLine(sheet=NAME, cells={head: f"{head}甲" for head in heads})
    now = [f"{head}甲" if at < kept else "乙" for at, head in enumerate(heads)]
    cells = {(row, column): Cell(text) for row, texts in enumerate((heads, now)) for column, text in enumerate(texts)}
    filled = FilledSheet(NAME, cells, set())
    return find_lines(find_tables((filled,))[NAME], [was]) == {1: 0}


LIMITS = [
    # a terminal
    Limit("characters of what has no heading", lambda n: _first_words(gdplan.parse(f"{WORDS[: n - 1]}。").preamble)[-1], 20, "。", "…"),  # type: ignore[arg-type]
    Limit("columns that short words are given", lambda n: fit([("甲", ["a " * n])], 1), 4, [8], [8]),
    Limit("a word that stays whole", lambda n: fit([("甲", ["a" * n])], 1), 16, [16], [16]),
    Limit("columns of a terminal with room for all", lambda n: fit([("甲", ["甲" * 20])], n), 41, [39], [40]),
    # pages and tables
    Limit("bodies of a chart", lambda n: len(find_bars([("市科技局", 1, 2)] * n)), 12, 12, 12),
    Limit("digits of a number that was converted", lambda n: show_figure(10**-n, Scale(1, "")), 6, "0.000001", "0"),
    Limit("characters of a name in the contents", lambda n: _shorten("甲" * n)[-1], 24, "甲", "…"),
    Limit("a heading of Markdown that is none", lambda n: markdown("某市方案", "一、任务", f"（一）{WORDS[: n - 3]}", "推进。"), 60, [1, 2, 3], [1, 2]),
    Limit("levels of Markdown", deep, 5, 6, 6),
    Limit("characters of a piece", lambda n: len(gdplan.list_chunks(gdplan.parse(f"某市方案\n一、任务\n{(WORDS * 3)[: n - 9]}。推广。", with_source=True))), 500, 1, 2),
    Limit("editions of one document", editions, 30, 30, 0),
    # workbooks
    Limit("characters of a cell", lambda n: bool(refused("甲" * n)), 32_767, False, True),
    Limit("characters that are told of a text without room", lambda n: refused("甲" * n).count("甲"), 32_768, 16, 16),
    Limit("the column of a text that takes more", lambda n: widen(["甲" * n], 20), 10_000, 255, 255),
    Limit("tasks of a body, a line each", lambda n: "\n" in _stack_tasks(("甲",) * n), 25, True, False),
    Limit("characters of a task without a heading", lambda n: _cut("甲" * n)[-1], 30, "甲", "…"),
    # ledgers that come back
    Limit("rows over the head of a sheet", lambda n: len(find_tables((sheet(n, len(HEADS)),))), 19, 1, 0),
    Limit("heads of a sheet that are too few", lambda n: len(find_tables((sheet(0, n),))), 10, 0, 1),
    Limit("cells of twenty that do not show which row it was", found_again, 9, False, True),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
