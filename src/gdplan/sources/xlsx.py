"""Excel workbooks (XLSX, XLSM), by openpyxl: what their visible sheets show."""

import contextlib
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gdplan.errors import CannotReadError
from gdplan.sources import Notice, SourceText
from gdplan.sources.archive import Archive, local_name
from gdplan.sources.cell_formats import show_date, show_number, show_text
from gdplan.sources.draft import Draft
from gdplan.sources.raised import raise_text
from gdplan.sources.sheets import Sheet, write_sheet
from gdplan.terms import OWN_SHEET
from gdplan.workers import Limits, run

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIMITS = Limits(60, 2 << 30, "save the sheets that matter as a workbook of their own")
_NEEDS = "reading {0} needs {1}: pip install {1}, or pipx inject gdplan {1}"

_NEEDED = re.compile(  # of the parts of a workbook: no drawings, no comments, no links to others
    r"\[Content_Types\]\.xml|_rels/\.rels|.*/(?:workbook\.xml(?:\.rels)?|sharedStrings\.xml|styles\.xml)"
    r"|xl/(?:worksheets|chartsheets)/[^/]*\.xml", re.IGNORECASE,
)  # fmt: skip
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T")
_DATA_END = re.compile(rb"</([A-Za-z]\w{0,20}:)?sheetData>|<([A-Za-z]\w{0,20}:)?sheetData\s*/>")
_MERGES = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?mergeCells[\s>].*?</(?:[A-Za-z]\w{0,20}:)?mergeCells>", re.DOTALL)
_VIEWS = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?sheetViews[\s>].*?</(?:[A-Za-z]\w{0,20}:)?sheetViews>", re.DOTALL)
_LOOKS = re.compile(rb"<rPr>(?:[^<]|<(?!/?rPr>))*+</rPr>")  # of a run of characters
_RUN = rb"<r>\s*<t(?:\s[^<>]*)?>([^<]*)</t>\s*</r>\s*"
_PLAIN_RUNS = re.compile(rb"(?:" + _RUN + rb"){2,}")
_INLINE = re.compile(rb'<c ([^<>]*?)t="inlineStr"([^<>]*)><is><t(?:\s[^<>]*)?>([^<]+)</t></is></c>')
_UNSAVED = re.compile(  # the end of a formula, and no value before that of its cell
    rb"(?:</(?:\w{1,20}:)?f>|<(?:\w{1,20}:)?f\s[^<>]{0,200}/>)\s*(?:<(?:\w{1,20}:)?v\s*/>|<v></v>)?\s*</(?:\w{1,20}:)?c>"
)
_TEXTS = "/sharedStrings.xml"
_NO_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_MOST_COLUMNS = 16_384
_FIRST_OWN_FORMAT = 164  # those below are built in
_ESCAPED_END = "_x000D_"  # of a line


def read_xlsx(data: bytes) -> SourceText:
    """The text of a workbook, sheet by sheet: lines and tables, numbers and dates as their formats show them.

    Hidden sheets, rows and columns are out, as are names of sheets, comments and drawings; of a formula stands the
    value that was saved with it. Raises CannotReadError where openpyxl is not installed, and for a damaged, encrypted
    or oversized file.
    """
    return run(read_workbook, data, LIMITS)


def read_workbook(data: bytes) -> SourceText:
    """What `read_xlsx` gives, in this process and without limits of time and memory."""
    with using_openpyxl() as openpyxl:
        packed, unsaved = repack(Archive(data, "XLSX"))
        book = openpyxl.load_workbook(packed, read_only=True, data_only=True, rich_text=True, keep_links=False)
        _refuse_own(book.sheetnames)
        sheets = [_read_sheet(s, at) for at, s in enumerate(book.worksheets, 1) if s.sheet_state == "visible"]
    draft = Draft()
    for sheet in sheets:
        write_sheet(draft, sheet)
    source = draft.finish(data, MEDIA_TYPE)
    return source._replace(notices=_notices(unsaved, len(source.text)))


@contextlib.contextmanager
def using_openpyxl() -> Iterator[Any]:
    """The library; CannotReadError where it is not installed, and for whatever it stumbles over."""
    try:
        import openpyxl  # type: ignore[import-untyped] # noqa: PLC0415 (an extra)
    except ImportError:
        raise CannotReadError(_NEEDS.format("XLSX", "openpyxl")) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # told of what openpyxl does not keep
            yield openpyxl
    except (MemoryError, CannotReadError):
        raise
    except Exception as error:  # noqa: BLE001
        said = str(error).partition("\n")[0][:100] or type(error).__name__
        raise CannotReadError(f"damaged XLSX file ({said}); open it in its program and save it again") from None


def _notices(unsaved: int, end: int) -> tuple[Notice, ...]:
    return (Notice("value-not-saved", {"count": unsaved}, 0, end),) if unsaved else ()


def repack(archive: Archive, *, without_texts: bool = False) -> tuple[io.BytesIO, int]:
    """The parts that are read, each within the limits of an archive; and how many formulas have no value saved.

    `without_texts` leaves out those that the sheets share, for `read_texts` to read.
    """
    packed = io.BytesIO()
    unsaved = 0
    with zipfile.ZipFile(packed, "w") as zipped:
        for name in filter(_NEEDED.fullmatch, archive.names):
            if without_texts and name.endswith(_TEXTS):
                zipped.writestr(name, _NO_TEXTS)
                continue
            part = archive.read(name)
            if _DOCTYPE.search(part):
                raise CannotReadError("the file declares XML entities, which no workbook needs")
            if "/worksheets/" in name:
                part = _slim(part)
                unsaved += len(_UNSAVED.findall(part))
            elif name.endswith(_TEXTS):
                part = _join_runs(part)
            zipped.writestr(name, part)
    packed.seek(0)
    return packed, unsaved


def read_texts(archive: Archive) -> list[str]:
    """The texts that sheets share, as they are stored and without looks; openpyxl takes several times as long."""
    texts = []
    for name in archive.names:
        if name.endswith(_TEXTS):
            for item in archive.parse_bytes(_join_runs(archive.read(name)), name):
                parts = (part for part in item if local_name(part.tag) in ("t", "r"))  # how it is spoken is none
                said = (piece.text or "" for part in parts for piece in part.iter() if local_name(piece.tag) == "t")
                texts.append("".join(said))
    return texts


def _slim(sheet: bytes) -> bytes:
    """A sheet without what is neither cell nor shape: views, links, rules; some programs write those wrongly.

    Texts that stand in their cells (openpyxl writes them so) are made the values of these, which is read faster.
    """
    sheet = _INLINE.sub(rb'<c \1t="str"\2><v>\3</v></c>', sheet)
    match = _DATA_END.search(sheet)
    if match is None:
        return sheet
    merges = _MERGES.search(sheet, match.end())
    end = b"</" + (match[1] or match[2] or b"") + b"worksheet>"
    return _VIEWS.sub(b"", sheet[: match.end()], count=1) + (merges[0] if merges else b"") + end


def _join_runs(strings: bytes) -> bytes:
    """Texts without the looks of their characters, but for what is raised; LibreOffice sets 工 and A in two runs."""
    if b"vertAlign" in strings:
        plain = _LOOKS.sub(lambda looks: looks[0] if b"vertAlign" in looks[0] else b"", strings)
    else:
        plain = _LOOKS.sub(b"", strings)
    return _PLAIN_RUNS.sub(
        lambda runs: b'<r><t xml:space="preserve">' + b"".join(re.findall(_RUN, runs[0])) + b"</t></r>", plain
    )


def _refuse_own(names: Iterable[str]) -> None:
    if OWN_SHEET in names:
        raise CannotReadError("a ledger that gdplan wrote, no document; give the document that it was made of")


def parse_sheet(sheet: Any, texts: Sequence[Any], *, data_only: bool) -> tuple[Any, list[dict[str, Any]]]:
    """A parser that has read a sheet, and the cells with a value, numbers in formats of dates as numbers or as dates.

    `texts` are those that the sheets share.

    openpyxl's own worksheets would make a cell of each place that a merge covers.
    """
    from openpyxl.worksheet._reader import WorkSheetParser  # type: ignore[import-untyped] # noqa: PLC0415

    book = sheet.parent
    with sheet._get_source() as part:  # noqa: SLF001
        parser = WorkSheetParser(
            part,
            texts,
            data_only=data_only,
            epoch=book.epoch,
            date_formats=book._date_formats if data_only else frozenset(),  # noqa: SLF001
            timedelta_formats=book._timedelta_formats if data_only else frozenset(),  # noqa: SLF001
            rich_text=data_only,
        )
        return parser, [cell for _, row in parser.parse() for cell in row if cell["value"] is not None]


def _read_sheet(sheet: Any, number: int) -> Sheet:
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped] # noqa: PLC0415

    parser, found = parse_sheet(sheet, sheet._shared_strings, data_only=True)  # noqa: SLF001
    cells = {
        (cell["row"], cell["column"]): _show(cell["value"], number_format(sheet.parent, cell["style_id"]))
        for cell in found
    }
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    bounds = [range_boundaries(merge.ref) for merge in merged]
    return Sheet(
        number,
        cells,
        [(top, left, bottom, right) for left, top, right, bottom in bounds],
        {int(row) for row, said in parser.row_dimensions.items() if _is_hidden(said, "ht")},
        {
            column
            for said in parser.column_dimensions.values()
            if _is_hidden(said, "width")
            for column in range(int(said["min"]), min(int(said["max"]), _MOST_COLUMNS) + 1)
        },
    )


def _is_hidden(said: Mapping[str, str], size: str) -> bool:
    return said.get("hidden") in ("1", "true") or said.get(size) in ("0", "0.0")


def number_format(book: Any, style: int) -> str:
    """The number format of a style of openpyxl's."""
    number = book._cell_styles[style].numFmtId  # noqa: SLF001
    if number < _FIRST_OWN_FORMAT:
        from openpyxl.styles.numbers import BUILTIN_FORMATS  # type: ignore[import-untyped] # noqa: PLC0415

        return str(BUILTIN_FORMATS.get(number, "General"))
    return str(book._number_formats[number - _FIRST_OWN_FORMAT])  # noqa: SLF001


def _show(value: Any, form: str) -> str:
    """What a cell shows of its value."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return show_number(value, form)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return show_date(value, form)
    if isinstance(value, list):  # a text some of whose characters are set in another way
        return "".join(map(_show_run, value)).replace(_ESCAPED_END, "")
    return show_text(str(value), form).replace(_ESCAPED_END, "")


def _show_run(run: Any) -> str:
    font = getattr(run, "font", None)
    text = str(getattr(run, "text", run))
    return raise_text(text) if font is not None and font.vertAlign == "superscript" else text
