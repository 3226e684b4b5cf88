"""What the adapters write into: lines of text with their places, tables and headings."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.sources import (
    LINE_ENDS,
    MOST_PLACES,
    Aside,
    Cell,
    Damage,
    HeadingMark,
    ListLine,
    Locator,
    Recoded,
    SourceText,
    TableText,
    replace_surrogates,
)
from gdplan.sources.raised import BEFORE_EXPONENT, EXPONENTS, NOTE_MARK, RAISED, RAISED_BEGIN, lower_text
from gdplan.sources.table_rows import part_rows, to_grid
from gdplan.vocab.numerals import TO_TEN

# They have no width and carry nothing in Chinese text; pages and PDF files are full of them.
_WITHOUT_WIDTH = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")


class DraftCell(NamedTuple):
    """A cell on its way in: its paragraphs and how many rows and columns it covers."""

    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1
    at: tuple[int, int, int] | None = None  # in a workbook: sheet, row and column, each from 1
    page: int | None = None  # where it was printed


class Draft:
    r"""Collects the lines of a source text.

    >>> draft = Draft()
    >>> draft.add("一、总体要求", "paragraph 1", level=1)
    (0, 6)
    >>> draft.add("目标", "paragraph 2")
    (7, 9)
    >>> draft.finish(b"", "text/x").text
    '一、总体要求\n目标'
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0  # with the line break after the last line
        self._locators: list[Locator] = []
        self._tables: list[TableText] = []
        self._headings: list[HeadingMark] = []
        self._asides: list[Aside] = []
        self._lists: list[ListLine] = []
        self._marks: set[str] = set()  # of notes, so far

    def add(
        self,
        text: str,
        where: str,
        level: int | None = None,
        *,
        page: int | None = None,
        paragraph: int | None = None,
        table: int | None = None,
        row: int | None = None,
        cell: int | None = None,
        sheet: int | None = None,
        is_note: bool = False,
        depth: int = 0,
    ) -> tuple[int, int] | None:
        """The span of a new line, None where the text is blank. Blanks at its ends go.

        `where` is its place in words, the numbers from `page` on are those in it. `is_note`: a footnote or endnote;
        `depth`: how many lists it stands in.
        """
        text = _WITHOUT_WIDTH.sub("", text).strip()
        if LINE_ENDS.search(text):  # U+2028 and its like, which no format reads as an end of its own
            numbers = {"page": page, "paragraph": paragraph, "table": table, "row": row, "cell": cell, "sheet": sheet}
            lines = LINE_ENDS.split(text)
            spans = [
                span
                for line in lines
                if (span := self.add(line, where, level, is_note=is_note, depth=depth, **numbers))
            ]
            return (spans[0][0], spans[-1][1]) if spans else None
        if RAISED_BEGIN in text:
            text, opens_note = self._take_marks(text)
            is_note = is_note or opens_note
        if not text:
            return None
        if "\n" in text:
            text = text.replace("\n", " ")
        start, end = self._length, self._length + len(text)
        self._lines.append(text)
        self._locators.append(Locator(start, end, where, page, paragraph, table, row, cell, sheet))
        if level is not None:
            self._headings.append(HeadingMark(start, end, level))
        if depth:
            self._lists.append(ListLine(start, depth))
        if is_note:
            self._asides.append(Aside(start, end, "note"))
        self._length = end + 1
        return start, end

    def _take_marks(self, text: str) -> tuple[str, bool]:
        """A line without what stood around its raised text, and whether it is a note that a raised mark opens.

        Marks of notes are remembered with their places.
        """
        pieces: list[str] = []
        length = end = 0
        before, is_note = "", False
        for raised in RAISED.finditer(text):
            between, inside = text[end : raised.start()], raised[1].strip()
            before = between or before
            length += len(between)
            base = BEFORE_EXPONENT.search(before)
            if base and base["ten"]:
                inside = inside.translate(EXPONENTS)
            elif inside and NOTE_MARK.fullmatch(inside):
                start = self._length + length
                if not before:
                    is_note = inside in self._marks
                elif not base:
                    self._marks.add(inside)
                    self._asides.append(Aside(start, start + len(inside), "note-mark"))
            pieces += between, inside
            length += len(inside)
            before, end = inside or before, raised.end()
        return lower_text("".join((*pieces, text[end:]))), is_note

    def add_table(self, rows: Sequence[Sequence[DraftCell]]) -> None:
        """A table, row by row; a cell below or beside a merged one is simply not among the cells of its row.

        Rows at its top that are one cell from edge to edge are its title (附件2, 任务分工表): lines before it. Such a
        row at its end that is a note (注：…) is a line behind it.
        """
        number = len(self._tables) + 1
        title, rows, notes = part_rows(rows)
        for line in title:
            self.add(line, f"table {number}, title", table=number)
        self._add_rows(number, rows)
        for line in notes:
            self.add(line, f"table {number}, note", table=number)

    def _add_rows(self, number: int, rows: Sequence[Sequence[DraftCell]]) -> None:
        begin = self._length
        places: dict[tuple[int, int], Cell] = {}
        width = 0
        for row, cells in enumerate(rows):
            column = 0
            for ordinal, cell in enumerate(cells, 1):
                while (row, column) in places:
                    column += 1
                sheet, at_row, at_cell = cell.at or (None, row + 1, ordinal)
                where = f"sheet {sheet}" if sheet else f"table {number}"
                where = f"{f'page {cell.page}, ' if cell.page else ''}{where}, row {at_row}, cell {at_cell}"
                spans = [
                    span
                    for line in cell.lines
                    if (
                        span := self.add(
                            line, where, page=cell.page, table=number, row=at_row, cell=at_cell, sheet=sheet
                        )
                    )
                ]
                start, end = (spans[0][0], spans[-1][1]) if spans else (self._length, self._length)
                high, wide = min(cell.rows, len(rows) - row), cell.columns
                if len(places) + high * wide > MOST_PLACES:
                    high = wide = 1
                made = Cell(start, end, row, column, high, wide)
                for r in range(row, row + high):
                    for c in range(column, column + wide):
                        places.setdefault((r, c), made)
                column += wide
                width = max(width, column)
        if self._length > begin and width * len(rows) <= MOST_PLACES:
            end = self._length - 1
            self._tables.append(TableText(begin, end, to_grid(places, len(rows), width, end)))

    def finish(
        self,
        data: bytes,
        media_type: str,
        encoding: str | None = None,
        metadata: Iterable[tuple[str, str]] = (),
        damage: Sequence[Damage] = (),
        recoded: Sequence[Recoded] = (),
    ) -> SourceText:
        """Everything together; `data` are the bytes of the input, the last two what was found on decoding them."""
        text, halves = replace_surrogates("\n".join(self._lines))
        return SourceText(
            text,
            media_type,
            encoding,
            hashlib.sha256(data).hexdigest(),
            _move_damage(text, damage) if damage else halves,
            locators=tuple(self._locators),
            metadata=tuple(dict.fromkeys((key, replace_surrogates(value)[0]) for key, value in metadata)),
            tables=tuple(self._tables),
            headings=tuple(self._headings),
            asides=tuple(self._asides),
            lists=tuple(self._lists),
            recoded=tuple(Recoded(0, len(text), encoding) for encoding in dict.fromkeys(e for _, _, e in recoded)),
        )


_NO_TITLE = re.compile(  # centred, too: the red header, a 文號, an addressee or sentence, a heading with its number
    r"文件$|[〔［\[（(]\S{4}[〕］\])）]\s*第?\s*\S{1,5}\s*号$|[。：:；]$|^目\s*[录錄]$"
    rf"|^[{TO_TEN}]{{1,3}}、|^第[{TO_TEN}]{{1,3}}[章节编篇]"
)
_SHORTEST_TITLE = 4


def find_title(lines: Iterable[tuple[str, bool]]) -> str | None:
    """The title among the first lines of a document, each with whether it is set as titles are: centred or large.

    >>> find_title([("国发〔2018〕38号", True), ("关于支持改革创新", True), ("若干措施", True), ("各省：", False)])
    '关于支持改革创新若干措施'
    """
    title: list[str] = []
    for text, is_set in lines:
        if is_set and not _NO_TITLE.search(text):
            title.append(lower_text(text))
        elif title:
            break
    whole = "".join(title)
    return whole if len(whole) >= _SHORTEST_TITLE else None


def _move_damage(text: str, damage: Sequence[Damage]) -> tuple[Damage, ...]:
    """The damage that is still in the text, at its new place; its byte is -1 where some of it is gone."""
    places = [at for at, char in enumerate(text) if char == "\ufffd"]
    if len(places) == len(damage):
        return tuple(found._replace(offset=at) for at, found in zip(places, damage, strict=True))
    return tuple(Damage(at, -1, b"") for at in places)
