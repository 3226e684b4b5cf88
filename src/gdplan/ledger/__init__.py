"""The ledger (督办台账): what documents set, as a workbook that people fill in.

    lines     documents to lines: tasks or measures, targets, bodies, doubts, sources
    reported  what later documents report of the targets
    columns   what stands in which column of which sheet
    carry     what people typed into earlier ledgers
    by_body   a part for each body
    record    what gdplan wrote, for the next ledger to know what people changed
    book      all of it to the workbook
    annex     the tasks as a table in Word

Heads and names of sheets are Simplified Chinese, whatever the script of the documents.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gdplan import __version__
from gdplan.collector import collector_paused
from gdplan.controls import show_controls
from gdplan.errors import GdplanError
from gdplan.ledger.annex import write_annex
from gdplan.ledger.book import write_book
from gdplan.ledger.by_body import split_by_body
from gdplan.ledger.carry import carry as carry_over
from gdplan.ledger.cells import Ledger, Row, Table
from gdplan.ledger.columns import ROLES, SHEETS, UNPLACED
from gdplan.ledger.filled import read_filled
from gdplan.ledger.lines import Lines, RowsOf, read_lines
from gdplan.ledger.reported import Notes, read_reports
from gdplan.ledger.typed import Typed, find_typed
from gdplan.model import Document
from gdplan.sources.read import Input, read_input

__all__ = [
    "RowsOf",
    "make_ledger",
    "split_by_body",
    "to_body_ledgers",
    "to_ledger",
    "to_task_table",
    "write_annex",
    "write_book",
]

_REMARKS = (
    f"本台账由 gdplan {__version__} 从上列文件生成；白底各栏由填报人填写。",
    "“完成时限”取时限的最后一日（2026年为12月31日，6月为6月30日），原文见其右一栏。",
    "“完成率”：要求为“≥”“>”“约”或没有标注的，为当前值除以目标值；要求为“≤”“<”的，或原文为“压缩至”“降到”等的，不超过目标值即为100%。",
    "“单位清单”按任务台账计数；“疑点”是细心的编辑会提出的问题，请对照原文。",
)
_ON_CARRIED = "填报内容承接自以前的台账：黄底为人工修改或增加之处，批注写明文件中的内容；没有对应之处的列在“未承接”。"
Given = Document | tuple[Document, str]


def to_ledger(
    documents: Iterable[Given],
    *,
    rows: RowsOf = "task",
    carry: Iterable[Input] = (),
    reports: Iterable[Document] = (),
) -> bytes:
    """The workbook (XLSX) of documents; of a pair the second is the path that it was read from.

    `rows` asks for a line for each task, or for each measure where owners or dates differ within a task. `carry` are
    ledgers that people filled in, whose entries come to stand at the same tasks, or in the sheet 未承接; they may be of
    an earlier edition. `reports` are documents that tell what became of the targets. Equal input gives equal bytes.
    Needs XlsxWriter, `carry` openpyxl, too. Raises CannotReadError for what is no ledger of this version of gdplan.
    """
    return write_book(make_ledger(documents, rows=rows, carry=carry, reports=reports))


def to_task_table(documents: Iterable[Given], *, rows: RowsOf = "task") -> bytes:
    """The tasks of documents as the table that is annexed to a notice (任务分解表), in Word (DOCX).

    Its rows are those of the workbook. Equal input gives equal bytes. Needs python-docx.
    """
    return write_annex(make_ledger(documents, rows=rows))


def to_body_ledgers(
    documents: Iterable[Given],
    *,
    rows: RowsOf = "task",
    carry: Iterable[Input] = (),
    reports: Iterable[Document] = (),
) -> dict[str, bytes]:
    """A workbook (交办单) for each body with a part in a task, by its name: its tasks and what concerns them."""
    whole = make_ledger(documents, rows=rows, carry=carry, reports=reports)
    return {name: write_book(part) for name, part in split_by_body(whole)}


@collector_paused()
def make_ledger(
    documents: Iterable[Given],
    *,
    rows: RowsOf = "task",
    carry: Iterable[Input] = (),
    reports: Iterable[Document] = (),
) -> Ledger:
    """What `to_ledger` writes."""
    given = [one if isinstance(one, tuple) else (one, one.source.name or "") for one in documents]
    filled = _read_all([*carry])
    lines, notes = read_reports(read_lines(given, rows), [document for document, _ in given], [*reports])
    standing = tuple(remark for document, _ in given for remark in _tell_standing(document, is_named=len(given) > 1))
    ledger = _to_sheets(lines, notes, standing, is_carried=bool(filled))
    return carry_over(ledger, lines, filled) if filled else ledger


def _tell_standing(document: Document, *, is_named: bool) -> Iterator[str]:
    """What is printed once and holds for all that follows (下同)."""
    title = f"《{document.metadata.title}》：" if is_named and document.metadata.title else ""
    nums = {node.eid: node.num or "" for node in document.walk()}
    heads = {role: head.removesuffix("单位") for head, role in ROLES.items()}
    for body in document.standing_agencies:
        since = nums.get(body.since, "").rstrip(".．、")
        yield show_controls(
            f"{title}“{body.name}”（{heads[body.role]}）按原文自“{since}”起各项均适用，只列在该项，不逐行重复。"
        )


def _to_sheets(lines: Lines, notes: Notes, standing: tuple[str, ...], *, is_carried: bool) -> Ledger:
    parts: tuple[Sequence[object], ...] = (*lines, ())
    tables = []
    for (name, columns), own in zip(SHEETS.items(), parts, strict=True):
        told = {at: {("当前值", 0): note} for at, note in notes.items()} if name == "指标台账" else {}
        table = Table(name, columns, tuple(Row(at, line, {}, told.get(at, {})) for at, line in enumerate(own)))
        if is_carried or name != UNPLACED:
            tables.append(table)
    remarks = (*_REMARKS, *(_ON_CARRIED,) * is_carried, *standing)
    documents = tuple((one.path, one.title) for one in lines.sources)
    return Ledger(tuple(tables), documents, remarks, standing=standing)


def _read_all(sources: Sequence[Input]) -> list[Typed]:
    """What people typed in each workbook; it is called by its name, by its path where another has that name."""
    paths = [os.fspath(one) if isinstance(one, str | os.PathLike) else "" for one in sources]
    stems = [Path(path).stem or f"台账{number}" for number, path in enumerate(paths, 1)]
    names = [stem if stems.count(stem) == 1 else path for stem, path in zip(stems, paths, strict=True)]
    read = []
    for number, (source, path, name) in enumerate(zip(sources, paths, names, strict=True)):
        try:
            read.append(find_typed(read_filled(read_input(source)[0]), number, name))
        except GdplanError as error:
            raise (type(error)(f"{path}: {error}") if path else error) from None
    return read
