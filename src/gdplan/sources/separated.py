"""Tables as separated values: CSV with , or ; and what Excel calls Unicode text, UTF-16 with tabs."""

import csv
import io
import re
from collections import Counter

from gdplan.sources import SourceText
from gdplan.sources.draft import Draft
from gdplan.sources.sheets import Sheet, write_sheet
from gdplan.sources.text import read_text

MEDIA_TYPES = {",": "text/csv", ";": "text/csv", "\t": "text/tab-separated-values"}

_LINE_ENDS = re.compile("\r\n?")
_NAMED_MARK = re.compile("sep=(?P<mark>[,;\t])\n")  # a line for Excel
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3  # a plan may have a tab in each of its lines
_SAMPLE = 200  # rows


def read_separated(data: bytes) -> SourceText:
    r"""The text of a table, row by row; as plain text where no mark parts its lines.

    >>> read_separated("序号,任务\n1,建设平台\n".encode()).text.split("\n")
    ['序号', '任务', '1', '建设平台']
    """
    decoded = read_text(data, line_ends=_LINE_ENDS)
    named = _NAMED_MARK.match(decoded.text)
    start = named.end() if named else 0
    tried = {mark: _read_rows(decoded.text[start:], mark) for mark in (named["mark"] if named else MEDIA_TYPES)}
    mark = max(tried, key=lambda mark: _count_alike(tried[mark]))
    rows = tried[mark]
    if _count_alike(rows) < _FEWEST_ROWS:
        return read_text(data)
    draft = Draft()
    cells = {(r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}
    write_sheet(draft, Sheet(1, cells))
    return draft.finish(data, MEDIA_TYPES[mark], decoded.encoding, (), decoded.damage, decoded.recoded)


def read_unicode_text(data: bytes) -> SourceText:
    """The same for a file whose name tells nothing: a table only where all rows have as many cells, three or more."""
    rows = _read_rows(read_text(data, line_ends=_LINE_ENDS).text, "\t")
    widths = {len(row) for row in rows if row}
    is_table = len(widths) == 1 and widths.pop() >= _FEWEST_COLUMNS
    return read_separated(data) if is_table else read_text(data)


def _read_rows(text: str, mark: str) -> list[list[str]]:
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error:  # a quote that nothing closes
        rows = [line.split(mark) for line in text.split("\n")]
    return rows


def _count_alike(rows: list[list[str]]) -> int:
    """How many rows have as many cells as most; 0 where half of the rows have but one, as sentences with a comma."""
    widths = [len(row) for row in rows[:_SAMPLE] if row]
    several = [width for width in widths if width > 1]
    return Counter(several).most_common(1)[0][1] if len(several) * 2 > len(widths) else 0
