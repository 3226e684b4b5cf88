"""What the extractors find, in the shape of the model: printed words from the source, places as source spans.

Mentions do not reach over a sentence, so those of the whole document are found in one pass over all its sentences; a
node's list is filled then.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from gdplan.extract.mentions import MentionReading, find_mentions
from gdplan.extract.targets import Passage, TargetContext, TargetReading, find_targets
from gdplan.normalize import PlanText
from gdplan.outline import Paragraph

Fields = dict[str, Any]  # of a value of the model
_SEPARATOR = "\n"


class Findings:
    """Collects the sentences of a document node by node, and what is found in them."""

    def __init__(self, text: str, line: Callable[[int], int], year: int | None, kind: str | None) -> None:
        self.text = text
        self.line = line
        self.year = year
        self.kind = kind  # Simplified
        self._texts: list[PlanText] = []
        self._places: list[tuple[Paragraph, int]] = []  # of each text: its paragraph, and its start in that
        self._mentions: list[list[Fields]] = []  # of each text: the list of its node
        self._passages: list[Passage] = []  # of the node at hand
        self._headings: tuple[PlanText, ...] = ()

    def begin(self, headings: tuple[PlanText, ...]) -> None:
        """Begin a node; `headings` are those above it and its own."""
        self._passages, self._headings = [], headings
        self._node: list[Fields] = []

    def add(self, paragraph: Paragraph, start: int, end: int, *, starts: bool) -> None:
        """Add a heading or a sentence; `starts`: it begins a printed paragraph."""
        text = PlanText(paragraph.text[start:end])
        self._texts.append(text)
        self._places.append((paragraph, start))
        self._mentions.append(self._node)
        self._passages.append(Passage(text, starts))

    def end(self) -> tuple[list[Fields], list[Fields]]:
        """The targets of the node, and the list that will hold its mentions."""
        first = len(self._texts) - len(self._passages)
        readings = find_targets(self._passages, TargetContext(self.year, self.kind, self._headings))
        return [self._target(*self._places[first + r.passage], r) for r in readings], self._node

    def fill_mentions(self) -> None:
        """Find the mentions of all texts added, each into the list of its node."""
        starts, length = [], 0
        for text in self._texts:
            starts.append(length)
            length += len(text) + len(_SEPARATOR)
        for reading in find_mentions(PlanText(_SEPARATOR.join(self._texts))):
            index = bisect_right(starts, reading.start) - 1
            paragraph, start = self._places[index]
            self._mentions[index].append(self._mention(paragraph, start - starts[index], reading))

    def _target(self, paragraph: Paragraph, shift: int, reading: TargetReading) -> Fields:
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

    def _mention(self, paragraph: Paragraph, shift: int, reading: MentionReading) -> Fields:
        """A reading's fields have the names of the model's; those that are slices become the printed words."""
        fields: Fields = reading._asdict()
        start, end = shift + fields.pop("start"), shift + fields.pop("end")
        for name, value in fields.items():
            if type(value) is tuple:
                fields[name] = paragraph.source(self.text, shift + value[0], shift + value[1])
        span = paragraph.span(start, end)
        return {"text": paragraph.source(self.text, start, end), "span": span, "line": self.line(span[0]), **fields}
