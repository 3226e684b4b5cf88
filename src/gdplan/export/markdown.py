"""A document as Markdown: its headings as headings, everything else a paragraph; gdplan reads the same tree again."""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape as escape_html
from itertools import groupby
from typing import NamedTuple

from gdplan.export.writer import write_each
from gdplan.model import Attachment, Document, Locator, Node
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
    text = _MARK.sub(lambda mark: f"\\{mark[0]}", text)
    return f"\\{text}" if _OPENS.match(text) else text


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
        if node.level == "table" and (table := _Table(self._printed, node)).end > table.start:
            yield from map(_escape, self._printed.lines((node.span[0], table.start)))
            yield table.write()
            yield from map(_escape, self._printed.lines((table.end, node.span[1])))
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


def _find_depths(roots: Iterable[Node], depth: int = 2) -> dict[str, int]:
    """How deep the numbers of each level stand at most: all of a level are headings of one level, as readers expect."""
    depths: dict[str, int] = {}
    for node in roots:
        below = _find_depths(node.children, depth + 1)
        if node.num and node.level:
            below[node.level] = max(depth, below.get(node.level, 0))
        depths = {level: max(depths.get(level, 0), below.get(level, 0)) for level in {**depths, **below}}
    return depths


class _Table:
    """A table: between | where each row has all of its cells, in HTML where cells are merged."""

    def __init__(self, printed: Printed, node: Node) -> None:
        self._printed = printed
        located = [at for at in printed.locators(node.span) if at.cell and at.span[0] >= node.span[0]]
        self.start = located[0].span[0] if located else node.span[1]
        self.end = located[-1].span[1] if located else node.span[0]
        self._rows = [list(row) for _, row in groupby(located, key=lambda at: at.row)]
        self._merged = {start: rows for group in node.children for start, rows in self._find_merged(group)}

    def _find_merged(self, node: Node) -> Iterator[tuple[int, int]]:
        """Where a cell begins that rows below share, and how many rows it covers."""
        if node.children:
            first = min(child.span[0] for child in node.children)
            rows = [row for row in self._rows if node.span[0] <= row[-1].span[0] < node.span[1]]
            if rows and first < rows[0][-1].span[1]:  # its first row goes on in a child
                yield from ((at.span[0], len(rows)) for at in rows[0] if node.span[0] <= at.span[0] < first)
            for child in node.children:
                yield from self._find_merged(child)

    def write(self) -> str:
        width = max(row[-1].cell or 0 for row in self._rows)
        if self._merged:
            return "<table>\n" + "\n".join(map(self._write_row, self._rows)) + "\n</table>"
        rows = [[self._cells(row).get(cell, "") for cell in range(1, width + 1)] for row in self._rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))

    def _cells(self, row: list[Locator]) -> dict[int, str]:
        cells = groupby(row, key=lambda at: at.cell or 0)
        return {cell: "<br>".join(_escape(self._printed.line(at.span)) for at in lines) for cell, lines in cells}

    def _write_row(self, row: list[Locator]) -> str:
        cells = {cell: list(lines) for cell, lines in groupby(row, key=lambda at: at.cell or 0)}
        written = ""
        for cell in range(1, max(cells) + 1):
            lines = cells.get(cell, [])
            rows = max((self._merged.get(at.span[0], 1) for at in lines), default=1)
            text = "<br>".join(escape_html(self._printed.line(at.span), quote=False) for at in lines)
            written += f'<td rowspan="{rows}">{text}</td>' if rows > 1 else f"<td>{text}</td>"
        return f"<tr>{written}</tr>"


MARKDOWN = write_each(to_markdown)
