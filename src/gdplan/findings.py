"""What the extractors find, in the shape of the model: printed words from the source, places as source spans.

Mentions do not reach over a sentence, so those of the whole document are found in one pass over all its sentences; a
node's list is filled then.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from gdplan.extract.mentions import MentionReading, find_mentions
from gdplan.extract.targets import Passage, TargetContext, TargetReading, find_targets
from gdplan.normalize import PlanText
from gdplan.outline import Paragraph
from gdplan.terms import Leaf

_SEPARATOR = "。"
_READING_ONLY = ("start", "end", "kind")


class Findings:
    """Collects the sentences of a document node by node, and what is found in them."""

    def __init__(self, text: str, line: Callable[[int], int], year: int | None, kind: str | None) -> None:
        self.text = text
        self.line = line
        self.year = year
        self.kind = kind  # Simplified
        # Of each heading and sentence: text, paragraph, start in it, begins a printed paragraph, mentions of its node.
        self._rows: list[tuple[PlanText, Paragraph, int, bool, list[Leaf]]] = []
        self._first = 0  # row of the node at hand
        self._headings: tuple[PlanText, ...] = ()
        self._before: Sequence[Passage] = ()
        self._mentions: list[Leaf] = []

    def begin(self, headings: tuple[PlanText, ...], before: Sequence[Passage] = ()) -> None:
        """Begin a node; `headings` are those above it and its own, `before` is text that its dates may stand in."""
        self._first, self._headings, self._before, self._mentions = len(self._rows), headings, before, []

    def add(self, text: PlanText, paragraph: Paragraph, start: int, *, starts: bool) -> None:
        """Add a heading or a sentence that stands at `start` of a paragraph; `starts`: it begins a printed one."""
        self._rows.append((text, paragraph, start, starts, self._mentions))

    def passages(self) -> list[Passage]:
        """The texts of the node at hand."""
        return [Passage(text, starts) for text, _, _, starts, _ in self._rows[self._first :]]

    def end(self) -> tuple[list[Leaf], list[Leaf]]:
        """The targets of the node, and the list that will hold its mentions."""
        context = TargetContext(self.year, self.kind, self._headings)
        passages = self.passages()
        if self._before:  # one paragraph with it, however many are printed
            passages = [*self._before, *(Passage(text, starts_paragraph=False) for text, _ in passages)]
        readings = find_targets(passages, context)
        first = self._first - len(self._before)
        found = [(self._rows[first + r.passage], r) for r in readings if r.passage >= len(self._before)]
        return [self._target(paragraph, start, r) for (_, paragraph, start, _, _), r in found], self._mentions

    def fill_mentions(self) -> None:
        """Find the mentions of all texts added, each into the list of its node."""
        starts = list(accumulate((len(row[0]) + len(_SEPARATOR) for row in self._rows), initial=0))
        for reading in find_mentions(PlanText(_SEPARATOR.join([row[0] for row in self._rows]))):
            index = bisect_right(starts, reading.start) - 1
            _, paragraph, start, _, mentions = self._rows[index]
            mentions.append(self._mention(paragraph, start - starts[index], reading))

    def _target(self, paragraph: Paragraph, shift: int, reading: TargetReading) -> Leaf:
        start, end = shift + reading.start, shift + reading.end
        span = paragraph.span(start, end)
        amount = reading.normalized
        return {
            "text": paragraph.source(self.text, start, end),
            "span": span,
            "line": self.line(span[0]),
            "role": reading.role,
            "indicator": self._joined(paragraph, shift, reading.indicator) if reading.indicator else None,
            "comparator": reading.comparator,
            "comparator_basis": reading.comparator_basis,
            "value": reading.value,
            "low": reading.low,
            "high": reading.high,
            "unit": self._joined(paragraph, shift, reading.unit),
            "normalized": {
                "value": amount.value,
                "low": amount.low,
                "high": amount.high,
                "unit": self._joined(paragraph, shift, amount.unit),
            },
            "change": reading.change,
            "deadline": reading.deadline,
            "deadline_basis": reading.deadline_basis,
        }

    def _joined(self, paragraph: Paragraph, shift: int, pieces: Sequence[tuple[int, int]]) -> str:
        return "".join([paragraph.source(self.text, shift + start, shift + end) for start, end in pieces])

    def _mention(self, paragraph: Paragraph, shift: int, reading: MentionReading) -> Leaf:
        """A reading's fields have the names of the model's; those that are slices become the printed words."""
        start, end = shift + reading.start, shift + reading.end
        span = paragraph.span(start, end)
        text = paragraph.source(self.text, start, end)
        mention: Leaf = {"kind": reading.kind, "text": text, "span": span, "line": self.line(span[0])}
        for name, value in zip(reading._fields, reading, strict=True):
            if type(value) is tuple:
                mention[name] = paragraph.source(self.text, shift + value[0], shift + value[1])
            elif name not in _READING_ONLY:
                mention[name] = value
        return mention
