"""A document as Markdown: its headings as headings, everything else a paragraph; gdplan reads the same tree again."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, product
from typing import NamedTuple

from gdplan.controls import show_controls
from gdplan.export.writer import write_each
from gdplan.model import Attachment, Document, Node, SourceTable, TableCell
from gdplan.terms import Span
from gdplan.views.printed import HEADING_END, Printed

_DEEPEST = 6  # level of a heading in Markdown
_LONGEST = 60  # characters: what is longer is a sentence to every reader
# What Markdown reads as a mark; > and ! and ^ in the company of others, at the beginning of a line some more.
_MARK = re.compile(r"[\\`*_\[\]<>$|~^]|!(?=\[)|(?<=<)!")
_OPENS = re.compile(r"[-+=#:{](?!\w)|#|:{3}|\{(?=\d)")
_TITLES = ("title", "cover_title")


class _Siblings(NamedTuple):
    """What the children of one node have in common."""

    makes_row: bool  # some have no number and a heading that their text follows on its line
    is_closed: bool  # a paragraph of the node stands behind them


_FREE = _Siblings(makes_row=False, is_closed=False)


def to_markdown(document: Document) -> str:
    """The text of a document in Markdown, in the order printed. Wants its source text; what is omitted stays out."""
    return "\n\n".join(_Writer(document).write()) + "\n"


def _escape(text: str) -> str:
    text = _MARK.sub(lambda mark: f"\\{mark[0]}", show_controls(text))
    return f"\\{text}" if _OPENS.match(text) else text


def _escape_in_html(text: str) -> str:
    return _MARK.sub(lambda mark: f"&#{ord(mark[0])};", show_controls(text).replace("&", "&amp;"))


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._printed = Printed(document)

    def write(self) -> Iterator[str]:
        """The blocks: headings, paragraphs, tables."""
        document = self._document
        front = list(self._front())
        around = [node for node in (document.cover, document.preamble, document.conclusions) if node]
        depths = _find_depths(document.body)
        nodes = [(node.span, self._node(node, 2, depths)) for node in (*around, *document.body)]
        annexes = [(annex.span, self._annex(annex)) for annex in document.attachments]
        parts = sorted((*front, *nodes, *annexes), key=lambda part: part[0])
        titles = [entry for entry in document.front if entry.kind == "title"]
        if titles and titles[0].span[0] != parts[0][0][0]:  # a reader would look for it in the first line
            title = "".join(entry.text for entry in titles)
            yield f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---"
        for _, blocks in parts:
            yield from blocks

    def _front(self) -> Iterator[tuple[Span, list[str]]]:
        """Title, 文號, addressees and the like; a title of several lines is one heading."""
        for kind, lines in groupby(self._document.front, key=lambda entry: entry.kind):
            entries = list(lines)
            if kind in _TITLES:
                text = "".join(entry.text for entry in entries)
                yield (entries[0].span[0], entries[-1].span[1]), [f"# {_escape(text)}"]
            else:
                yield from ((entry.span, [_escape(entry.text)]) for entry in entries)

    def _annex(self, annex: Attachment) -> Iterator[str]:
        end = min((node.span[0] for node in annex.body), default=annex.span[1])
        *label, title = self._printed.lines((annex.span[0], end)) or [annex.title]
        yield from map(_escape, label)
        yield f"# {_escape(title)}"
        depths = _find_depths(annex.body)
        for node in annex.body:
            yield from self._node(node, 2, depths)

    def _node(self, node: Node, depth: int, depths: dict[str, int], siblings: _Siblings = _FREE) -> Iterator[str]:
        if node.level == "table" and (table := self._find_table(node)):
            yield from map(_escape, self._printed.lines((node.span[0], table.span[0])))
            yield self._table(table)
            yield from map(_escape, self._printed.lines((table.span[1], node.span[1])))
            return
        if node.num and node.level:
            depth = max(depth, depths[node.level])
        segments = [segment.span for segment in self._printed.segments(node)]
        children = sorted(node.children, key=lambda child: child.span)
        inside = _Siblings(
            makes_row=any(child.num is None and self._printed.runs_in(child) for child in children),
            is_closed=bool(children and segments) and segments[-1][0] > children[-1].span[0],
        )
        texts = [(start, self._text((start, end), node)) for start, end in segments]
        if node.heading:
            texts[0] = node.span[0], self._opening(node, segments[0][1], depth, siblings)
        below = [(child.span[0], self._node(child, depth + 1, depths, inside)) for child in children]
        for _, blocks in sorted((*texts, *below), key=lambda part: part[0]):
            yield from blocks

    def _text(self, span: Span, node: Node) -> list[str]:
        return [_escape(line) for line in self._printed.lines(span, node)]

    def _opening(self, node: Node, end: int, depth: int, siblings: _Siblings) -> list[str]:
        """The heading of a node and the text behind it, to `end`.

        A heading that text follows on its line stays there, in bold, where the line tells a reader what it is: in a row
        of its like, over further paragraphs that may make one, in a list that a paragraph of the node above closes.
        """
        start = self._printed.end_of_heading(node)
        printed = self._printed.line((node.span[0], start)) or f"{node.num or ''}{node.heading}"
        heading = printed.rstrip(HEADING_END) or printed
        lines = self._printed.lines((start, end), node)
        is_deep = depth > _DEEPEST
        opens_row = printed[-1] in "。." and (len(lines) > 1 or any(child.num is None for child in node.children))
        if self._printed.runs_in(node) and (node.num is None or is_deep or siblings.is_closed or opens_row):
            lines[0] = printed[len(heading) :] + lines[0]  # the end mark stays outside: behind one ** ends nothing
            return [f"**{_escape(heading)}**{_escape(lines[0])}", *map(_escape, lines[1:])]
        in_row = node.num is None and siblings.makes_row
        is_like_text = len(printed) > _LONGEST or (node.num is not None and (node.heading or "")[:1].isdigit())
        if in_row or is_deep or is_like_text:
            return [f"**{_escape(printed)}**", *map(_escape, lines)]
        return [f"{'#' * depth} {_escape(heading)}", *map(_escape, lines)]

    def _find_table(self, node: Node) -> SourceTable | None:
        """The table of the format that a node was read from."""
        tables = self._document.source.tables
        at = bisect_left(tables, node.span[0], key=lambda table: table.span[0])
        return tables[at] if at < len(tables) and tables[at].span[1] <= node.span[1] else None

    def _table(self, table: SourceTable) -> str:
        """A table: between | where each cell has one place, in HTML where cells are merged."""
        rows = list(_find_rows(table))
        if any(cell.rows > 1 or cell.columns > 1 for cell in table.cells):
            return "\n".join(
                ("<table>", *(f"<tr>{''.join(map(self._html_cell, row))}</tr>" for row in rows), "</table>")
            )
        first, *others = (f"| {' | '.join(self._lines(cell, _escape) for cell in row)} |" for row in rows)
        return "\n".join((first, "|" + "---|" * table.columns, *others))

    def _html_cell(self, cell: TableCell | None) -> str:
        counts = (("rowspan", cell.rows), ("colspan", cell.columns)) if cell else ()
        spans = "".join(f' {name}="{count}"' for name, count in counts if count > 1)
        return f"<td{spans}>{self._lines(cell, _escape_in_html)}</td>"

    def _lines(self, cell: TableCell | None, escape: Callable[[str], str]) -> str:
        return "<br>".join(map(escape, self._printed.lines(cell.span))) if cell else ""


def _find_rows(table: SourceTable) -> Iterator[list[TableCell | None]]:
    """Of each row the cells that begin in it, None for an empty place; covered places are left out."""
    begins = {(cell.row, cell.column): cell for cell in table.cells}
    covered: set[tuple[int, int]] = set()
    for row in range(1, table.rows + 1):
        cells: list[TableCell | None] = []
        for column in range(1, table.columns + 1):
            cell = begins.get((row, column))
            if cell:
                covered.update(product(range(row, row + cell.rows), range(column, column + cell.columns)))
            if cell or (row, column) not in covered:
                cells.append(cell)
        yield cells


def _find_depths(roots: Iterable[Node], depth: int = 2) -> dict[str, int]:
    """How deep the numbers of each level stand at most: all of a level are headings of one level, as readers expect."""
    depths: dict[str, int] = {}
    for node in roots:
        below = _find_depths(node.children, depth + 1)
        if node.num and node.level:
            below[node.level] = max(depth, below.get(node.level, 0))
        depths = {level: max(depths.get(level, 0), below.get(level, 0)) for level in {**depths, **below}}
    return depths


MARKDOWN = write_each(to_markdown)
