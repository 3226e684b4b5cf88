"""Paragraphs and tables of printed pages into a draft, in reading order; tables that go on over a page as one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gdplan.sources import Notice
from gdplan.sources.draft import Draft
from gdplan.sources.joined_tables import join_tables
from gdplan.sources.lines import Paragraph
from gdplan.sources.printed_cells import PrintedTable, to_rows
from gdplan.sources.printed_tables import Doubt
from gdplan.sources.raised import lower_text
from gdplan.vocab.numerals import TO_TEN

_GOES_ON = re.compile(rf"[（(]?续\s*上?\s*表\s*[0-9{TO_TEN}]{{0,3}}[)）]?|[（(]续[)）]")  # over the rest of a table
_FEWEST_LINES = 3  # of what might have been a table
_PRINTED = 20  # characters


class _Place(NamedTuple):
    page: int
    top: float
    start: int
    end: int
    text: str


class PrintedDraft:
    """Writes paragraphs one after another."""

    def __init__(self, draft: Draft, tables: Sequence[PrintedTable]) -> None:
        self._draft, self._tables = draft, tables
        self._table: PrintedTable | None = None  # the last one, which may go on
        self._waiting: list[Paragraph] = []  # what stands between its parts: notes, 续表
        self._places: list[_Place] = []

    def write(self, paragraphs: Sequence[Paragraph], levels: Mapping[int, int]) -> None:
        """Add the paragraphs, some of which are headings of a level."""
        for at, paragraph in enumerate(paragraphs):
            if paragraph.table is not None:
                self._add_table(self._tables[paragraph.table])
            elif self._table and (paragraph.is_note or _GOES_ON.fullmatch(paragraph.text)):
                self._waiting.append(paragraph)
            else:
                self._flush()
                self._add(paragraph, levels.get(at))
        self._flush()

    def find_notices(self, doubts: Iterable[Doubt]) -> tuple[Notice, ...]:
        """What is to be said of areas that look like tables and are lines now."""
        notices: list[Notice] = []
        for page, top, bottom in doubts:
            lines = [place for place in self._places if place.page == page and top <= place.top <= bottom]
            if len(lines) >= _FEWEST_LINES:
                values: dict[str, str | int] = {"page": page, "printed": lines[0].text[:_PRINTED]}
                start, end = min(place.start for place in lines), max(place.end for place in lines)
                notices.append(Notice("table-as-lines", values, start, end))
        return tuple(sorted(notices, key=lambda notice: notice.start))

    def _add_table(self, table: PrintedTable) -> None:
        joined = join_tables(self._table, table) if self._table else None
        if joined:
            self._waiting = [paragraph for paragraph in self._waiting if paragraph.is_note]
        else:
            self._flush()
        self._table = joined or table

    def _flush(self) -> None:
        if self._table:
            self._draft.add_table(to_rows(self._table))
            self._table = None
        for paragraph in self._waiting:
            self._add(paragraph, None)
        self._waiting.clear()

    def _add(self, paragraph: Paragraph, level: int | None) -> None:
        page = paragraph.page
        span = self._draft.add(paragraph.text, f"page {page}", level, page=page, is_note=paragraph.is_note)
        if span:
            self._places.append(_Place(page, paragraph.top, *span, lower_text(paragraph.text)))
