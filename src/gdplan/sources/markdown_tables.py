"""Tables in Markdown: between |, in a grid of +---+, in columns under dashes, or as HTML."""

import re
from html import unescape
from html.parser import HTMLParser
from string import punctuation

from gdplan.sources.draft import DraftCell
from gdplan.sources.markdown_columns import GRID_RULE, find_columns, read_grid
from gdplan.sources.raised import raise_text

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_HTML_BEGIN = re.compile(r"\s*(?:<(?:html|body|div|center|figure)\b[^<>]{0,500}>\s*)*<table\b", re.IGNORECASE)
_HTML_END = re.compile(r"</table\s*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,31});")
_MOST_SPAN = 1000  # rows or columns that one cell may claim


def find_table(lines: list[str], at: int) -> tuple[list[list[DraftCell]], int] | None:
    """The rows of a table that begins at a line, and the line behind it; None where none begins."""
    line = lines[at]
    if "|" in line and at + 1 < len(lines) and "|" in lines[at + 1] and _RULE.match(lines[at + 1]):
        return _read_pipes(lines, at)
    if GRID_RULE.match(line) and at + 1 < len(lines) and "|" in lines[at + 1]:
        return read_grid(lines, at)
    if _HTML_BEGIN.match(line):
        return _read_html(lines, at)
    return find_columns(lines, at)


def _read_pipes(lines: list[str], at: int) -> tuple[list[list[DraftCell]], int]:
    """A row a line, a rule below the first."""
    rows = [lines[at]]
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        rows.append(lines[end])
        end += 1
    return [[DraftCell((cell,)) for cell in _split(row)] for row in rows], end


def _split(row: str) -> list[str]:
    parts = _CELL_END.split(row.strip().removeprefix("|"))
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return parts


def _read_html(lines: list[str], at: int) -> tuple[list[list[DraftCell]], int] | None:
    """To its end tag; a table without one is text."""
    end = next((i for i in range(at, len(lines)) if _HTML_END.search(lines[i])), None)
    if end is None:
        return None
    reader = _TableReader()
    reader.feed(_REFERENCE.sub(_as_text, "\n".join(lines[at : end + 1])))
    reader.close()
    return (reader.rows, end + 1) if reader.rows else None


def _as_text(reference: re.Match[str]) -> str:
    """A character reference, with a backslash where it stands for what may be a mark: &#42; is no emphasis."""
    return f"\\{reference[0]}" if unescape(reference[0]) in punctuation else reference[0]


class _TableReader(HTMLParser):
    """Rows and cells, nothing else; a table inside a cell is text of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[DraftCell]] = []
        self._lines: list[str] | None = None  # of the cell that is open
        self._spans = (1, 1)
        self._is_raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close_cell()
            said = dict(attrs)
            self._spans = (_span(said.get("rowspan")), _span(said.get("colspan")))
            self._lines = [""]
        elif tag in ("br", "p", "li") and self._lines and self._lines[-1].strip():
            self._lines.append("")
        elif tag == "sup":
            self._is_raised = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close_cell()
        elif tag == "sup":
            self._is_raised = False

    def handle_data(self, data: str) -> None:
        if self._lines is not None:
            text = data.replace("\n", " ")
            self._lines[-1] += raise_text(text) if self._is_raised else text

    def _close_cell(self) -> None:
        if self._lines is not None:
            self.rows = self.rows or [[]]
            self.rows[-1].append(DraftCell(tuple(self._lines), *self._spans))
        self._lines = None


def _span(printed: str | None) -> int:
    return min(int(printed), _MOST_SPAN) if printed and printed.isdecimal() and int(printed) else 1
