"""Chains as a workbook: a sheet with a row a chain and a column an edition, and one with a row for each step.

Every text is text, never a formula or a link; equal chains give equal bytes. Heads are in the language spoken.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gdplan import __version__
from gdplan.chains.chain import Chain, Lineage, Step
from gdplan.chains.listing import StepRow, tell_due, tell_editions, tell_kind, tell_targets, to_rows
from gdplan.errors import CannotReadError
from gdplan.language import phrase, spoken
from gdplan.language.headers import COLUMN_NAMES
from gdplan.terms import OWN_SHEET

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_LONGEST = 32_767  # characters of a cell, by Excel's own limit
_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001, a date of the file's properties
_COLOURS = {  # of a step's first kind, as light as text on it needs
    "new": "#E2F0D9",
    "back-again": "#D9F2F4",
    "moved": "#E9DDF7",
    "merged": "#FCE4D0",
    "split": "#FCE4D0",
    "dropped": "#F4D6D2",
}
_WIDTHS = {"text": 60, "chain_heading": 28, "heading": 28, "section": 28, "targets": 28, "came_from": 28}


def to_book(found: Lineage) -> bytes:
    """The workbook. Raises CannotReadError where XlsxWriter is not installed."""
    try:
        import xlsxwriter  # noqa: PLC0415, only where a workbook is written
    except ImportError:
        raise CannotReadError(
            "writing a workbook needs xlsxwriter: pip install xlsxwriter, or pipx inject gdplan xlsxwriter"
        ) from None
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": phrase("lineage"), "comments": f"gdplan {__version__}", "created": _EPOCH})
        names = tell_editions(found)
        heads = [phrase("chain"), phrase("task"), *names]
        chains = [[chain.number, chain.heading, *_tell(chain, len(names))] for chain in found.chains]
        kinds = [[None, None, *_find_kinds(chain, len(names))] for chain in found.chains]
        _write(book, phrase("lineage"), heads, [6, 28, *(36 for _ in names)], chains, kinds)
        fields = list(StepRow.model_fields)
        rows = [[_to_cell(getattr(row, field)) for field in fields] for row in to_rows(found)]
        heads = [COLUMN_NAMES[field] if spoken() == "zh" else field for field in fields]
        _write(book, phrase("steps"), heads, [_WIDTHS.get(field, 14) for field in fields], rows)
        book.add_worksheet(OWN_SHEET).very_hidden()
    return written.getvalue()


def _write(
    book: "Workbook",
    name: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str | float | None]],
    kinds: Sequence[Sequence[str | None]] = (),
) -> None:
    """A sheet whose head stays; a cell has the colour of its kind."""
    base = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "宋体", "font_size": 10}
    head = book.add_format({**base, "bold": True, "bg_color": "#D9E2F3", "align": "center"})
    plain = book.add_format(base)
    coloured = {kind: book.add_format({**base, "bg_color": colour}) for kind, colour in _COLOURS.items()}
    sheet = book.add_worksheet(name)
    for at, (words, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, words, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            kind = kinds[last - 1][at] if kinds else None
            look = coloured.get(kind or "", plain)
            if value is None:
                sheet.write_blank(last, at, None, look)
            elif isinstance(value, str):
                sheet.write_string(last, at, value[:_LONGEST], look)
            else:
                sheet.write_number(last, at, value, look)
    sheet.freeze_panes(1, 2)
    if last:
        sheet.autofilter(0, 0, last, len(heads) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _to_cell(value: tuple[str, ...] | str | float | None) -> str | float | None:
    return "、".join(value) or None if isinstance(value, tuple) else value


def _steps_of(chain: Chain, editions: int) -> list[Step | None]:
    by_edition = {step.edition: step for step in chain.steps}
    return [by_edition.get(edition) for edition in range(editions)]


def _find_kinds(chain: Chain, editions: int) -> list[str | None]:
    return [step.kind if step else None for step in _steps_of(chain, editions)]


def _tell(chain: Chain, editions: int) -> list[str | None]:
    """Of each edition what became of the chain: kinds, heading, owners, due dates, targets, a line each."""
    return [_tell_step(step) if step else None for step in _steps_of(chain, editions)]


def _tell_step(step: Step) -> str:
    kinds = ", ".join(tell_kind(kind) for kind in (step.kind, *step.also) if kind)
    item = step.item
    if item is None:
        return f"{kinds} → {step.into}" if step.into else kinds
    lines = [item.label, kinds and f"[{kinds}]"]
    lines.append("、".join(f"{body.name} ({phrase(body.role)})" for body in item.agencies))
    lines += [*tell_due(item), *tell_targets(item)]
    return "\n".join(filter(None, lines))
