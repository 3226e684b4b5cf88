"""Lines of a text and the paragraphs they make.

A paragraph is what the author ended with a paragraph mark. In the text at hand it may be a line, several lines (hard
wrapping, a stray break) or a part of one (items glued together, a document in one line). `Paragraph.text` is always
one clean line of plan text, and knows the place of each of its characters in the source.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.sentences import Piece, split_sentences
from gdplan.terms import Span

INSET = PlanText("\ufffc")  # the text of a paragraph that stands for a table or box
_WHOLE = (0,)  # the starts of a text in one piece


class Line(NamedTuple):
    """A printed line without the blanks at its ends."""

    number: int  # from 1
    start: int
    end: int
    indent: int  # blanks before it
    text: PlanText  # without characters of no width
    before: int = 0  # code points printed before it on the same line, where the line holds several paragraphs


class Paragraph:
    """Plan text of one paragraph, or of a part of it, with its place in the source."""

    __slots__ = ("_sentences", "places", "starts", "text")

    def __init__(self, text: str, starts: tuple[int, ...], places: tuple[int, ...]) -> None:
        self._sentences: list[Piece] | None = None
        self.text = PlanText(text)
        self.starts = starts  # where in the text each unbroken piece begins; the first is 0
        self.places = places  # and where in the source

    @property
    def sentences(self) -> list[Piece]:
        """The text's sentences and the brackets between them."""
        if self._sentences is None:
            self._sentences = split_sentences(self.text)
        return self._sentences

    def place(self, offset: int) -> int:
        """Where in the source the character at `offset` of the text stands."""
        if len(self.starts) == 1:
            return self.places[0] + offset
        piece = bisect_right(self.starts, offset) - 1
        return self.places[piece] + offset - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """The source span of text[start:end]; an empty stretch has an empty span."""
        if len(self.places) == 1:
            place = self.places[0]
            return place + start, place + max(start, end)
        if start >= end:
            place = self.place(start)
            return place, place
        return self.place(start), self.place(end - 1) + 1

    def spans(self, start: int, end: int) -> list[Span]:
        """The unbroken source spans of text[start:end]."""
        if len(self.starts) == 1:
            return [(self.places[0] + start, self.places[0] + end)]
        first, stop = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        bounds = [*self.starts[first + 1 : stop], min(end, len(self.text))]
        spans = []
        for begin, place, high in zip(self.starts[first:stop], self.places[first:stop], bounds, strict=False):
            low = max(begin, start)
            if low < high:
                spans.append((place + low - begin, place + high - begin))
        return spans

    def source(self, text: str, start: int, end: int) -> str:
        """The printed form of text[start:end], from the source text."""
        if len(self.starts) == 1:
            place = self.places[0]
            return text[place + start : place + end]
        return "".join([text[low:high] for low, high in self.spans(start, end)])

    def without(self, omitted: Sequence[Span], marks: Sequence[str] = ()) -> "Paragraph":
        """The paragraph without some stretches of its text, in order; a mark may stand for each, in its last place."""
        pieces, text, start = [], "", 0
        for i, (low, high) in enumerate([*omitted, (len(self.text), len(self.text))]):
            if start < low:
                pieces += self.spans(start, low)
                text += self.text[start:low]
            if i < len(marks) and marks[i]:
                pieces += self.spans(high - 1, high)
                text += marks[i]
            start = high
        return _from_pieces(text, pieces or [(self.place(0), self.place(0))])

    def after(self, end: int) -> "Paragraph":
        """What follows text[:end], with the sentences that are known already."""
        rest = self.cut(end, len(self.text))
        if any(piece.end == end for piece in self.sentences):
            shift = len(self.text) - len(rest.text)
            known = [Piece(a - shift, b - shift, bracket) for a, b, bracket in self.sentences if a >= end]
            rest._sentences = known  # noqa: SLF001, a paragraph of the same text
        return rest

    def cut(self, start: int, end: int) -> "Paragraph":
        """The part text[start:end] without blanks at its ends, as a paragraph of its own."""
        text = self.text[start:end]
        if text[:1] == " ":
            start += len(text) - len(text.lstrip())
        text = text.strip()
        if len(self.starts) == 1:
            return Paragraph(text, _WHOLE, (self.places[0] + start,))
        pieces = self.spans(start, start + len(text)) or [(self.place(start), self.place(start))]
        return _from_pieces(text, pieces)


def _from_pieces(text: str, pieces: Iterable[Span]) -> Paragraph:
    starts, places, length = [], [], 0
    for start, end in pieces:
        starts.append(length)
        places.append(start)
        length += end - start
    return Paragraph(text, tuple(starts), tuple(places))


def join(lines: list[Line], omitted: list[Span], plan: str) -> Paragraph:
    """One paragraph of several printed lines, without the omitted spans (`omitted`, in order) inside them.

    Between two Latin words or numbers broken over a line end one blank is kept, where the source has one to keep.
    """
    if len(lines) == 1 and not omitted:
        line = lines[0]
        return Paragraph(line.text, _WHOLE, (line.start,))
    pieces: list[Span] = []
    at = 0
    for line in lines:
        start = line.start
        while at < len(omitted) and omitted[at][0] < line.end:
            low, high = omitted[at]
            at += 1
            if start <= low:
                if start < low:
                    pieces.append((start, low))
                start = min(high, line.end)
        if start < line.end:
            pieces.append((start, line.end))
    text = "".join([plan[start:end] for start, end in pieces])
    return _from_pieces(text, pieces or [(lines[0].start, lines[0].start)]).cut(0, len(text))


def inset(place: int) -> Paragraph:
    """What stands in the text for a table or box that begins at a place of the source."""
    return Paragraph(INSET, _WHOLE, (place,))


def chain(paragraphs: list[Paragraph]) -> Paragraph:
    """The lines of a cell as one text: what stands on lines of their own is listed, so a line break counts as 、."""
    pieces: list[Span] = []
    text = ""
    for paragraph in paragraphs:
        if pieces:
            pieces.append((pieces[-1][1], pieces[-1][1] + 1))
            text += " " if text[-1] in "、,;:" else "、"
        pieces += paragraph.spans(0, len(paragraph.text))
        text += paragraph.text
    return _from_pieces(text, pieces)


def glue(paragraphs: list[Paragraph]) -> Paragraph:
    """The lines of a cell as one text, its words broken over them put together."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.spans(0, len(paragraph.text))]
    return _from_pieces("".join(paragraph.text for paragraph in paragraphs), pieces)
