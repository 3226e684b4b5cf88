"""The source text of a document again: stretches of it as one line, and the own text of nodes in its order."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gdplan.errors import GdplanError
from gdplan.items import is_told
from gdplan.model import Document, Locator, Node, Sentence
from gdplan.terms import Span

_BLANK = r"[ \t\u3000]"
# A line end with the blanks around it; between two Latin words or numbers one of these stays.
_LINE_END = re.compile(
    rf"(?<=[0-9A-Za-z])(?P<blank>{_BLANK})?{_BLANK}*+\n\s*+(?=[0-9A-Za-z])|(?<!{_BLANK}){_BLANK}*+\n\s*+"
)


HEADING_END = "。：:.．\u3000 \t"  # what may stand behind a heading and is no part of it


_LONGEST_LABEL = 10  # characters: of a box, 专栏12：


class Segment(NamedTuple):
    """A stretch of a node's own text: to its first child, between two of them, or behind the last."""

    span: Span
    sentences: range  # those of the node that begin in it
    is_bare: bool  # nothing but the number and the heading


class Printed:
    """A document beside its source text."""

    def __init__(self, document: Document) -> None:
        """Raise GdplanError where the document was saved without its source text."""
        if document.source.text is None:
            raise GdplanError(
                "gdplan's own data without the source text; give the document itself, or parse it --with-source"
            )
        self.text = document.source.text
        self._omitted = sorted(entry.span for entry in document.omitted)
        self._omitted_ends = [end for _, end in self._omitted]
        self._locators = document.source.locators
        self._starts = [locator.span[0] for locator in self._locators]

    def kept(self, span: Span) -> Iterator[Span]:
        """A stretch of the source in pieces, without what is omitted from the document."""
        start, end = span
        at = bisect_right(self._omitted_ends, start)
        while at < len(self._omitted) and self._omitted[at][0] < end:
            low, high = self._omitted[at]
            if start < low:
                yield start, low
            start = max(start, high)
            at += 1
        if start < end:
            yield start, end

    def tighten(self, span: Span) -> Span:
        """The same stretch without blanks and omitted text at its ends; an empty one where nothing else is in it."""
        pieces = [piece for piece in self.kept(span) if self.text[slice(*piece)].strip()]
        if not pieces:
            return span[0], span[0]
        (start, first), (last, end) = pieces[0], pieces[-1]
        start += first - start - len(self.text[start:first].lstrip())
        return start, end - (end - last - len(self.text[last:end].rstrip()))

    def line(self, span: Span) -> str:
        """A stretch of the source as one line: without what is omitted, line ends and the blanks around them."""
        text = "".join(self.text[slice(*piece)] for piece in self.kept(span))
        return _LINE_END.sub(lambda found: found["blank"] or "", text).strip()

    def places(self, span: Span) -> list[int]:
        """Where each character of this line stands in the source."""
        kept = [at for piece in self.kept(span) for at in range(*piece)]
        text = "".join(self.text[at] for at in kept)
        for found in reversed(list(_LINE_END.finditer(text))):
            blank = found.span("blank") if found["blank"] else (found.end(), found.end())
            del kept[blank[1] : found.end()], kept[found.start() : blank[0]]
        start, end = self.tighten(span)
        return [at for at in kept if start <= at < end]

    def follows_blank(self, at: int) -> bool:
        """Whether a blank or a line end stands before a place of the source."""
        return self.text[at - 1 : at].isspace()

    def segments(self, node: Node) -> Iterator[Segment]:
        """The own text of a node, in the order printed; stretches without any are left out."""
        begins = [sentence.span[0] for sentence in node.sentences]
        brackets = [one.span[0] for one in node.responsibilities if not is_told(node, one)]
        edges = [node.span[0], *(edge for child in _in_order(node) for edge in child.span), node.span[1]]
        for number, (start, end) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
            span = self.tighten((start, end))
            if span[0] < span[1]:
                inside = range(bisect_left(begins, start), bisect_left(begins, end))
                told = inside or any(start <= bracket < end for bracket in brackets)
                yield Segment(span, inside, is_bare=not told and number == 0)

    def lines(self, span: Span, node: Node | None = None) -> list[str]:
        """The paragraphs of a stretch of a node's own text: its printed lines, those of one sentence put together."""
        return [self.line(part) for part in self.paragraphs(span, node)]

    def paragraphs(self, span: Span, node: Node | None = None) -> list[Span]:
        """Where these paragraphs stand."""
        begins = [sentence.span[0] for sentence in node.sentences] if node else []
        ends = [sentence.span[1] for sentence in node.sentences] if node else []
        found: list[Span] = []
        start = span[0]
        for end in [*(at for at in range(*span) if self.text[at] == "\n"), span[1]]:
            last = bisect_left(begins, end) - 1  # the sentence that begins before the end of the line
            if last < 0 or ends[last] <= end:
                found.append((start, end))
                start = end
        return [part for part in found if self.line(part)]

    def end_of_heading(self, node: Node) -> int:
        """Where in the source the text of a node begins behind its number and heading; its start where it has none.

        In a row of a table the number may stand behind the heading, in a box 专栏1 before it.
        """
        num, heading = ("".join((words or "").split()) for words in (node.num, node.heading))
        limit = node.sentences[0].span[0] if node.sentences else node.span[1]
        places = [at for piece in self.kept((node.span[0], limit)) for at in range(*piece)]
        places = [at for at in places if not self.text[at].isspace()][: len(num + heading) + _LONGEST_LABEL]
        printed = "".join(self.text[at] for at in places)
        for words in (num + heading, heading + num):
            found = printed.find(words)
            if words and (found == 0 or (found > 0 and node.level == "box")):
                end = places[found + len(words) - 1] + 1
                while end < node.span[1] and self.text[end] in HEADING_END:
                    end += 1
                return end
        return node.span[0]

    def runs_in(self, node: Node) -> bool:
        """Whether text follows the heading of a node on its line, behind a full stop or a colon."""
        if not node.heading:
            return False
        end = self.end_of_heading(node)
        first = next(self.segments(node)).span[1]
        return end < first and self.text[end] != "\n" and self.text[:end].rstrip()[-1] in HEADING_END

    def locators(self, span: Span) -> tuple[Locator, ...]:
        """The places in the input of a stretch of the source."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        return self._locators[first : bisect_left(self._starts, span[1])]

    def pages(self, span: Span) -> tuple[int, ...]:
        """The pages of a stretch of the source, where its format has pages."""
        return tuple(sorted({locator.page for locator in self.locators(span) if locator.page}))


def split(segment: Segment, sentences: tuple[Sentence, ...]) -> list[Span]:
    """The stretches of a segment that hold a sentence each, with the number, heading or bracket beside it."""
    begins = [sentences[i].span[0] for i in segment.sentences]
    return list(pairwise((segment.span[0], *begins[1:], segment.span[1])))


def _in_order(node: Node) -> list[Node]:
    return sorted(node.children, key=lambda child: child.span)
