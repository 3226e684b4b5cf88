"""A ledger as people give it back: the cells of all its sheets, with their types, formulas and notes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from gdplan.collector import collector_paused
from gdplan.errors import CannotReadError
from gdplan.ledger.cells import Cell, Scalar
from gdplan.ledger.formulas import number_of
from gdplan.sources.archive import Archive, local_name, resolve
from gdplan.sources.xlsx import number_format, parse_sheet, read_texts, repack, using_openpyxl
from gdplan.terms import OWN_SHEET
from gdplan.workers import Limits, run

_LIMITS = Limits(120, 2 << 30, "carry the ledgers of fewer documents at a time")
_NO_LEDGER = "no ledger that gdplan wrote; give the workbook (XLSX) that was filled in"
_MOST_COVERED = 1_000_000  # cells of a merged one; more are no cells that anyone looks at
_KINDS = {"f": "formula", "e": "error"}
_LINK = re.compile(rb"<(?:\w{1,20}:)?hyperlink\s([^<>]{1,4000})>")
_ATTRIBUTE = re.compile(r"""(\w{1,20}:)?(\w{1,20})="([^"]{0,4000})\"""")
_STORED = re.compile("_x005F(_x[0-9A-Fa-f]{4}_)|(?:_x000D_|\r)\n?")  # words that look like an escape, and a line end
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class FilledSheet(NamedTuple):
    """A sheet; rows and columns count from 0."""

    name: str
    cells: dict[tuple[int, int], Cell]  # those with a value or a note
    covered: set[tuple[int, int]]  # by a merged cell that begins elsewhere


class Filled(NamedTuple):
    """A workbook."""

    sheets: tuple[FilledSheet, ...]
    account: tuple[tuple[str, ...], ...]  # the rows of the hidden sheet


def read_filled(data: bytes) -> Filled:
    """The workbook. Raises CannotReadError for what is no ledger of gdplan, damaged, encrypted or too large."""
    if not data.startswith(b"PK"):
        raise CannotReadError(_NO_LEDGER)
    return run(read_workbook, data, _LIMITS)


@collector_paused()
def read_workbook(data: bytes) -> Filled:
    """The same in this process, without limits of time and memory."""
    with using_openpyxl() as openpyxl:
        archive = Archive(data, "XLSX")
        if "xl/workbook.xml" not in archive:
            raise CannotReadError(_NO_LEDGER)
        packed, _ = repack(archive, without_texts=True)
        book = openpyxl.load_workbook(packed, read_only=True, keep_links=False)
        texts = read_texts(archive)
        sheets = [_read_sheet(sheet, archive, texts) for sheet in book.worksheets]
    own = next((sheet for sheet in sheets if sheet.name == OWN_SHEET), None)
    if own is None:
        raise CannotReadError(_NO_LEDGER)
    return Filled(tuple(sheet for sheet in sheets if sheet is not own), _to_account(own))


def _to_account(sheet: FilledSheet) -> tuple[tuple[str, ...], ...]:
    rows: dict[int, list[str]] = {}
    for row, column in sorted(sheet.cells):
        rows.setdefault(row, []).append(str(sheet.cells[row, column].value))
    return tuple(map(tuple, rows.values()))


def _read_sheet(sheet: Any, archive: Archive, texts: Sequence[str]) -> FilledSheet:
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped] # noqa: PLC0415

    parser, found = parse_sheet(sheet, texts, data_only=False)
    forms = {style: _Form.of(sheet.parent, style) for style in {cell["style_id"] for cell in found}}
    cells = {
        (cell["row"] - 1, cell["column"] - 1): _to_cell(cell, forms[cell["style_id"]], sheet)
        for cell in found
        if cell["value"] != ""
    }
    for place, note in _find_notes(sheet._worksheet_path, archive):  # noqa: SLF001
        cell = cells.get(place, Cell(None))
        if note != cell.value:  # the address of a cell that is an address
            cells[place] = cell._replace(note="\n".join(filter(None, (cell.note, note))))
    covered: set[tuple[int, int]] = set()
    for merge in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = range_boundaries(merge.ref)
        if (right - left + 1) * (bottom - top + 1) <= _MOST_COVERED:
            covered |= {(row - 1, column - 1) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            covered.discard((top - 1, left - 1))
    return FilledSheet(sheet.title, cells, covered)


class _Form(NamedTuple):
    """A number format, and whether its numbers are dates or times."""

    words: str
    is_time: bool
    is_length: bool  # of time

    @classmethod
    def of(cls, book: Any, style: int) -> "_Form":
        """The one of a style of openpyxl's."""
        from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # type: ignore[import-untyped] # noqa: PLC0415

        words = number_format(book, style)
        is_length = is_timedelta_format(words)
        return cls(words, is_length or is_date_format(words), is_length)


def _to_cell(cell: dict[str, Any], form: _Form, sheet: Any) -> Cell:
    kind, value = _KINDS.get(cell["data_type"], "value"), cell["value"]
    if isinstance(value, str):
        value = _read_text(value)
    elif kind == "formula":
        kind, value = "array", getattr(value, "text", None) or str(value)
    elif form.is_time and isinstance(value, int | float) and not isinstance(value, bool):
        value = _to_time(value, form, sheet.parent.epoch)
    return Cell(value, kind, form.words)  # type: ignore[arg-type] # one of the kinds


def _read_text(stored: str) -> str:
    """What a text says that a workbook stores."""
    if "_x" not in stored and "\r" not in stored:
        return stored  # nearly all
    return _STORED.sub(lambda escape: escape[1] or "\n", stored)


def _to_time(value: float, form: _Form, epoch: Any) -> Scalar:
    """The date or the time that a number stands for; the number where it stands for none."""
    from openpyxl.utils.datetime import from_excel  # type: ignore[import-untyped] # noqa: PLC0415

    if value < 0:
        return value
    try:
        time: Scalar = from_excel(value, epoch, timedelta=form.is_length)
    except (OverflowError, ValueError):
        return value
    return time


def _find_notes(path: str, archive: Archive) -> Iterator[tuple[tuple[int, int], str]]:
    """What people noted at the cells of a sheet, and the addresses that they linked cells to."""
    folder, _, name = path.lstrip("/").rpartition("/")
    own = f"{folder}/_rels/{name}.rels"
    addresses: dict[str, str] = {}
    for relation in archive.parse(own) if own in archive else ():
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith("/hyperlink"):
            addresses[relation.get("Id", "")] = target
        if kind.endswith("/comments") and (part := resolve(f"{folder}/{name}", target)) in archive:
            for element in archive.parse(part).iter():
                if local_name(element.tag) == "comment":
                    text = "".join(run.text or "" for run in element.iter() if local_name(run.tag) == "t")
                    yield from _at(element.get("ref", ""), _read_text(text))
    for link in _LINK.findall(archive.read(f"{folder}/{name}")) if addresses else ():
        said = {local: value for _, local, value in _ATTRIBUTE.findall(link.decode("utf-8", "replace"))}
        if said.get("id") in addresses:
            yield from _at(said.get("ref", ""), addresses[said["id"]])


def _at(reference: str, text: str) -> Iterator[tuple[tuple[int, int], str]]:
    if text and (place := _REFERENCE.match(reference)):
        yield (int(place[2]) - 1, number_of(place[1])), text
