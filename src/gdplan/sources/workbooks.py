"""Workbooks of other programs (XLS, ODS, Excel 2003 XML): LibreOffice makes XLSX of them; without it calamine reads."""

import datetime as dt
import hashlib
import io
from typing import Any

from gdplan.errors import CannotReadError
from gdplan.sources import Notice, SourceText
from gdplan.sources.cell_formats import show_date, show_number
from gdplan.sources.draft import Draft
from gdplan.sources.libreoffice import find_program, has_calc, to_xlsx
from gdplan.sources.sheets import Sheet, write_sheet
from gdplan.sources.xlsx import LIMITS, read_xlsx
from gdplan.workers import run

XLS, ODS, XML_2003 = (
    "application/vnd.ms-excel",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.ms-excel-xml",
)


def read_xls(data: bytes) -> SourceText:
    """The text of an Excel 97 workbook."""
    return _read(data, ".xls", XLS)


def read_ods(data: bytes) -> SourceText:
    """The text of an OpenDocument workbook."""
    return _read(data, ".ods", ODS)


def read_fods(data: bytes) -> SourceText:
    """The text of an OpenDocument workbook that is one XML file; calamine does not read it."""
    return _by_libreoffice(data, ".fods", ODS + "-flat-xml")


def read_excel2003(data: bytes) -> SourceText:
    """The text of a workbook that Excel 2003 saved as XML; calamine does not read it."""
    return _by_libreoffice(data, ".xml", XML_2003)


def _read(data: bytes, ending: str, media_type: str) -> SourceText:
    """The text as `read_xlsx` gives it; without LibreOffice merged cells and hidden rows are not known."""
    if find_program():
        try:
            return _by_libreoffice(data, ending, media_type)
        except CannotReadError:
            if has_calc():
                raise
    return run(read_by_calamine, data, LIMITS)._replace(media_type=media_type)


def _by_libreoffice(data: bytes, ending: str, media_type: str) -> SourceText:
    source = read_xlsx(to_xlsx(data, ending))
    return source._replace(media_type=media_type, sha256=hashlib.sha256(data).hexdigest())


def read_by_calamine(data: bytes) -> SourceText:
    """What a workbook holds, hidden rows and columns too; an info tells so."""
    try:
        import python_calamine  # noqa: PLC0415 (an extra)
    except ImportError:
        raise CannotReadError(
            "reading XLS and ODS needs LibreOffice, or python-calamine:"
            " pip install python-calamine, or pipx inject gdplan python-calamine"
        ) from None
    draft = Draft()
    try:
        book = python_calamine.CalamineWorkbook.from_object(io.BytesIO(data))
        for at, said in enumerate(book.sheets_metadata, 1):
            if said.visible is python_calamine.SheetVisibleEnum.Visible:
                rows = book.get_sheet_by_index(at - 1).to_python(skip_empty_area=False)
                write_sheet(draft, Sheet(at, _to_cells(rows)))
    except python_calamine.PasswordError:
        raise CannotReadError("encrypted workbook; save a copy without a password") from None
    except python_calamine.CalamineError as error:
        raise CannotReadError(f"damaged workbook ({error}); open it in its program and save it as XLSX") from None
    source = draft.finish(data, XLS)
    return source._replace(notices=(Notice("cells-unmerged", {}, 0, len(source.text)),))


def _to_cells(rows: list[list[Any]]) -> dict[tuple[int, int], str]:
    return {(r, c): text for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1) if (text := _show(value))}


def _show(value: Any) -> str:
    """A value as it is usually shown: calamine tells of no number format but that it is a date."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return show_number(value, "General")
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return show_date(value, "yyyy-mm-dd hh:mm")
    return str(value)
