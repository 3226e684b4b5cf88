"""What the extractors find, in the shape of the model: printed words from the source, places as source spans.

Both are found in one pass over all the sentences of the document; the lists of its nodes are filled then.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from operator import itemgetter

from gdplan.extract.cells import ValueReading, find_unit, read_value
from gdplan.extract.limits import line_limit
from gdplan.extract.mentions import MentionReading, find_mentions
from gdplan.extract.targets import Passage, Section, TargetContext, TargetReading, find_targets
from gdplan.fields import MentionFields, TargetFields
from gdplan.normalize import PlanText, to_ideographs
from gdplan.outline import CellText, Paragraph, Row
from gdplan.outline.columns import year_of
from gdplan.outline.paragraphs import chain
from gdplan.patterns import lazy
from gdplan.terms import Span

_SEPARATOR = "。"
_STATISTICS = lazy("(?:统计|汇总|排名|情况|通报)(?:一?览?表)?$")
_READING_ONLY = ("start", "end", "kind")


Found = tuple[list[TargetFields], list[MentionFields]]


class Findings:
    """Collects the sentences of a document node by node, and what is found in them."""

    def __init__(self, text: str, line: Callable[[int], int], context: TargetContext) -> None:
        self.text = text
        self.line = line
        self.context = context
        # Of each heading and sentence: text, paragraph, start in it, begins a printed paragraph, findings of its node.
        self._rows: list[tuple[PlanText, Paragraph, int, bool, Found]] = []
        self._limits: dict[int, PlanText] = {}  # by row: by when it is to be done, where a line or bracket says it
        self._first = 0  # row of the node at hand
        self._headings: tuple[PlanText, ...] = ()
        self._before: Sequence[Passage] = ()
        self._found: Found = ([], [])
        self._sections: list[Section] = []

    def begin(self, headings: tuple[PlanText, ...], before: Sequence[Passage] = ()) -> None:
        """Begin a node; `headings` are those above it and its own, `before` is text that its dates may stand in."""
        self._first, self._headings, self._before, self._found = len(self._rows), headings, before, ([], [])

    def add(self, text: PlanText, paragraph: Paragraph, start: int, *, starts: bool) -> None:
        """Add a heading or a sentence that stands at `start` of a paragraph; `starts`: it begins a printed one."""
        self._rows.append((text, paragraph, start, starts, self._found))

    def add_all(self, sentences: Iterable[tuple[PlanText, Paragraph, int]]) -> None:
        """Add the sentences of a paragraph, from its first."""
        found = self._found
        self._rows += [(text, paragraph, start, start == 0, found) for text, paragraph, start in sentences]

    def limit(self, limit: PlanText, last: int, more: int = 0) -> None:
        """By when a bracket wants done what the last texts of the node say, and `more` that are still to come."""
        end = len(self._rows)
        self._limits.update(dict.fromkeys(range(end - last, end + more), limit))

    def limit_all(self, limit: PlanText) -> None:
        """The same for all texts of the node that no bracket limits: 完成时限:2025年6月 on a line or in a column."""
        for row in range(self._first, len(self._rows)):
            self._limits.setdefault(row, limit)

    def texts(self, headings: int) -> list[tuple[PlanText, Paragraph, int]]:
        """Those of them behind so many headings, and where each stands in its paragraph."""
        return [row[:3] for row in self._rows[self._first + headings :]]

    def passages(self) -> list[Passage]:
        """The texts of the node at hand."""
        rows, limits = self._rows[self._first :], self._limits
        if not limits:
            return [Passage(text, starts) for text, _, _, starts, _ in rows]
        return [Passage(row[0], row[3], limits.get(i)) for i, row in enumerate(rows, self._first)]

    def opening(self, headings: int, end: int) -> list[Passage]:
        """Those of them behind so many headings that are printed before a place in the source."""
        rows = self._rows[self._first + headings :]
        return [Passage(text, starts) for text, paragraph, start, starts, _ in rows if paragraph.place(start) < end]

    def end(self) -> Found:
        """The lists that will hold the targets and the mentions of the node at hand."""
        if limit := next((limit for row in self._rows[self._first :] if (limit := line_limit(row[0]))), None):
            self.limit_all(limit)  # a second one limits nothing that the first has not
        self._sections.append(Section(self._headings, self.passages(), self._before))
        return self._found

    def values(self, row: Row, heading: Paragraph | None) -> list[TargetFields]:
        """The targets in the cells of a row: its heading is the indicator, or the heading of a figure's column."""
        found: list[TargetFields] = []
        for cell in row.cells:
            if cell.kind == "figure" and cell.heads:
                name, inside = chain(cell.heads), chain(cell.paragraphs)
                bracket = find_unit(name.text)
                unit = name.cut(*bracket) if bracket else row.unit
                name = name.cut(0, bracket[0] - 1) if bracket else name
                if reading := read_value(inside.text, unit.text if unit else PlanText(""), name.text):
                    found.append(self._value(inside, unit, name, cell, reading))
        if heading is None or not row.is_indicator:
            return found
        bracket = find_unit(heading.text)
        name = heading.cut(0, bracket[0] - 1) if bracket else heading
        unit = next((chain(cell.paragraphs) for cell in row.cells if cell.kind == "unit"), None)
        unit = unit or (heading.cut(*bracket) if bracket else row.unit)
        for cell in row.cells:
            if cell.kind in ("value", "base"):
                inside = chain(cell.paragraphs)
                about = PlanText(name.text + cell.header)
                if reading := read_value(inside.text, unit.text if unit else PlanText(""), about):
                    found.append(self._value(inside, unit, name, cell, reading))
        return found

    def _value(
        self, inside: Paragraph, unit: Paragraph | None, name: Paragraph, cell: CellText, reading: ValueReading
    ) -> TargetFields:
        span = inside.span(reading.start, reading.end)
        year = year_of(cell.header)
        deadline = year or self.context.year
        amount = reading.normalized

        def printed(pieces: Sequence[Span], beside: Sequence[Span]) -> str:
            words = self._joined(inside, 0, pieces)
            return words + (self._joined(unit, 0, beside) if unit else "")

        return {
            "text": inside.source(self.text, reading.start, reading.end),
            "span": span,
            "line": self.line(span[0]),
            "role": "achieved" if cell.kind == "base" or (cell.kind == "figure" and self._counts()) else "target",
            "indicator": to_ideographs(name.source(self.text, 0, len(name.text))),
            "comparator": reading.comparator,
            "comparator_basis": "printed",
            "value": reading.value,
            "low": reading.low,
            "high": reading.high,
            "unit": printed(reading.unit, reading.unit_beside),
            "normalized": {
                "value": amount.value,
                "low": amount.low,
                "high": amount.high,
                "unit": printed(reading.base, reading.base_beside),
            },
            "change": reading.change,
            "deadline": str(deadline) if deadline else None,
            "deadline_basis": "heading" if year else "plan" if deadline else None,
        }

    def _counts(self) -> bool:
        """Whether the table at hand states how things are: a 统计表, or any table of a report."""
        titles = (self.context.kind or "", *self._headings)
        return self.context.is_report or any(_STATISTICS.search(title) for title in titles)

    def fill(self) -> None:
        """Find the targets and mentions of all texts added, each into the list of its node."""
        for target in find_targets(self._sections, self.context):
            _, paragraph, start, _, (targets, _) = self._rows[target.passage]
            insort(targets, self._target(paragraph, start, target), key=itemgetter("span"))  # a row has values by now
        starts = list(accumulate((len(row[0]) + len(_SEPARATOR) for row in self._rows), initial=0))
        for reading in find_mentions(PlanText(_SEPARATOR.join([row[0] for row in self._rows]))):
            index = bisect_right(starts, reading.start) - 1
            _, paragraph, start, _, (_, mentions) = self._rows[index]
            mentions.append(self._mention(paragraph, start - starts[index], reading))

    def _target(self, paragraph: Paragraph, shift: int, reading: TargetReading) -> TargetFields:
        start, end = shift + reading.start, shift + reading.end
        span = paragraph.span(start, end)
        amount = reading.normalized
        unit = self._joined(paragraph, shift, reading.unit)
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
            "unit": unit,
            "normalized": {
                "value": amount.value,
                "low": amount.low,
                "high": amount.high,
                "unit": unit if amount.unit == reading.unit else self._joined(paragraph, shift, amount.unit),
            },
            "change": reading.change,
            "deadline": reading.deadline,
            "deadline_basis": reading.deadline_basis,
        }

    def _joined(self, paragraph: Paragraph, shift: int, pieces: Sequence[tuple[int, int]]) -> str:
        """A name or unit."""
        printed = [paragraph.source(self.text, shift + start, shift + end) for start, end in pieces]
        return to_ideographs("".join(printed))

    def _mention(self, paragraph: Paragraph, shift: int, reading: MentionReading) -> MentionFields:
        """A reading's fields have the names of the model's; those that are slices become the printed words."""
        start, end = shift + reading.start, shift + reading.end
        span = paragraph.span(start, end)
        text = paragraph.source(self.text, start, end)
        mention: MentionFields = {"kind": reading.kind, "text": text, "span": span, "line": self.line(span[0])}
        for name, value in zip(reading._fields, reading, strict=True):
            if type(value) is tuple:
                mention[name] = paragraph.source(self.text, shift + value[0], shift + value[1])
            elif name not in _READING_ONLY:
                mention[name] = value
        return mention
