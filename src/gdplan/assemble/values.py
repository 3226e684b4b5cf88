"""What the extractors find, in the shape of the model: printed words from the source, places as source spans."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from gdplan.extract.cells import ValueReading, find_unit, read_value
from gdplan.extract.deadlines import Basis
from gdplan.extract.mentions import MentionReading, find_mentions
from gdplan.extract.targets import Passage, Section, TargetContext, TargetReading, find_targets
from gdplan.extract.targets.date_over import date_over
from gdplan.extract.targets.town_and_country import name_half
from gdplan.fields import MentionFields, TargetFields
from gdplan.normalize import PlanText, to_ideographs
from gdplan.outline import CellText, Paragraph, Row
from gdplan.outline.insets.columns import has_reached, is_ahead, is_rate, year_of
from gdplan.outline.paragraphs import chain
from gdplan.patterns import lazy
from gdplan.terms import Span

_SEPARATOR = "。"
_STATISTICS = lazy("(?:统计|汇总|排名|情况|通报)(?:一?览?表)?$")
_READING_ONLY = ("start", "end", "kind")


Found = tuple[list[TargetFields], list[MentionFields]]


class Text(NamedTuple):
    """A heading or a sentence."""

    text: PlanText
    paragraph: Paragraph
    start: int  # in its paragraph
    starts: bool  # it begins a printed one


class NodeText(NamedTuple):
    """What is read of one node: its heading and sentences, and what stands around them."""

    headings: tuple[PlanText, ...]  # those above it and its own
    texts: list[Text]
    passages: list[Passage]  # the same, each with its limit
    before: Sequence[Passage]  # text that its dates may stand in
    row: Row | None
    heading: Paragraph | None


class ValueReader:
    """Finds what stands in the texts of one document, all of them in one pass."""

    def __init__(self, text: str, line: Callable[[int], int], context: TargetContext) -> None:
        self.text = text
        self.line = line
        self.context = context

    def find(self, nodes: Sequence[NodeText]) -> list[Found]:
        """The targets and mentions of each node, in the order printed."""
        found: list[Found] = [([], []) for _ in nodes]
        places = [(text, found[i]) for i, node in enumerate(nodes) for text in node.texts]
        sections = [Section(node.headings, node.passages, node.before) for node in nodes]
        for target in find_targets(sections, self.context):
            text, (targets, _) = places[target.passage]
            targets.append(self._target(text.paragraph, text.start, target))
        starts = list(accumulate([len(text.text) + len(_SEPARATOR) for text, _ in places], initial=0))
        for reading in find_mentions(PlanText(_SEPARATOR.join([text.text for text, _ in places]))):
            index = bisect_right(starts, reading.start) - 1
            text, (_, mentions) = places[index]
            mentions.append(self._mention(text.paragraph, text.start - starts[index], reading))
        for node, (targets, _) in zip(nodes, found, strict=True):
            if node.row:
                _settle_roles(node.row, targets)
                targets.extend(self._values(node.row, node))
            targets.sort(key=itemgetter("span"))
        return found

    def _values(self, row: Row, node: NodeText) -> list[TargetFields]:
        """The targets in the cells of a row: its heading is the indicator, or the heading of a figure's column."""
        found: list[TargetFields] = []
        heading, counts = node.heading, self._counts(node.headings)
        for cell in row.cells:
            if cell.kind == "figure" and cell.heads:
                name, inside = chain(cell.heads), chain(cell.paragraphs)
                bracket = find_unit(name.text)
                unit = name.cut(*bracket) if bracket else _unit_of_table(row, name)
                name = name.cut(0, bracket[0] - 1) if bracket else name
                if reading := read_value(inside.text, unit.text if unit else PlanText(""), name.text):
                    found.append(self._value(inside, unit, name, cell, reading, node=node, counts=counts))
        if heading is None or not row.is_indicator:
            return found
        bracket = find_unit(heading.text)
        name = heading.cut(0, bracket[0] - 1) if bracket else heading
        unit = next((chain(cell.paragraphs) for cell in row.cells if cell.kind == "unit"), None)
        unit = unit or (heading.cut(*bracket) if bracket else _unit_of_table(row, name))
        for cell in row.cells:
            if cell.kind in ("value", "base"):
                inside = chain(cell.paragraphs)
                about = PlanText(name.text + cell.header)
                if reading := read_value(inside.text, unit.text if unit else PlanText(""), about):
                    found.append(self._value(inside, unit, name, cell, reading, node=node, counts=counts))
        return found

    def _value(
        self,
        inside: Paragraph,
        unit: Paragraph | None,
        name: Paragraph,
        cell: CellText,
        reading: ValueReading,
        *,
        node: NodeText,
        counts: bool,
    ) -> TargetFields:
        span = inside.span(reading.start, reading.end)
        amount = reading.normalized
        year = year_of(cell.header)
        is_over = year is not None and self.context.is_past(year) and not is_ahead(cell.header)
        is_reached = cell.kind == "base" or is_over or (cell.kind == "figure" and (counts or has_reached(cell.header)))
        deadline, basis = self._deadline(cell.header, node, is_past=is_reached)

        def printed(pieces: Sequence[Span], beside: Sequence[Span]) -> str:
            words = self._joined(inside, 0, pieces)
            return words + (self._joined(unit, 0, beside) if unit else "")

        return {
            "text": inside.source(self.text, reading.start, reading.end),
            "span": span,
            "line": self.line(span[0]),
            "role": "achieved" if is_reached else "target",
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
            "deadline": deadline,
            "deadline_basis": basis,
        }

    def _deadline(self, header: str, node: NodeText, *, is_past: bool) -> tuple[str | None, Basis | None]:
        """The date that the head of a column names, for what is aimed at otherwise the one over the table."""
        context = self.context
        if year := year_of(header):
            return str(year), "heading"
        if not is_past:
            date = date_over((*node.headings, PlanText(header)), node.before, context)
            if date:
                return date
        return (str(context.year), "plan") if context.year else (None, None)

    def _counts(self, headings: Sequence[PlanText]) -> bool:
        """Whether a table under such headings states how things are: a 统计表, or any table of a report."""
        titles = (self.context.kind or "", *headings)
        return self.context.is_report or any(_STATISTICS.search(title) for title in titles)

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
            "indicator": self._indicator(paragraph, shift, reading),
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

    def _indicator(self, paragraph: Paragraph, shift: int, reading: TargetReading) -> str | None:
        """The name of what is measured; of 城乡居民收入分别增长7%、8% 城镇居民收入 and 农村居民收入."""
        if reading.indicator is None:
            return None
        name = self._joined(paragraph, shift, reading.indicator)
        if reading.half is None:
            return name
        start = shift + reading.indicator[0][0]
        return name_half(name, reading.half, is_traditional="鄉" in paragraph.source(self.text, start - 1, start))

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


def _settle_roles(row: Row, targets: Sequence[TargetFields]) -> None:
    """What cells under 已完成 or 实际 say is reached, in whatever words: 新建480个."""
    for cell in row.cells:
        if cell.paragraphs and has_reached(cell.header):
            inside = chain(cell.paragraphs)
            start, end = inside.span(0, len(inside.text))
            for target in targets:
                if start <= target["span"][0] < end:
                    target["role"] = "achieved"


def _unit_of_table(row: Row, name: Paragraph) -> Paragraph | None:
    """The unit that is stated over a table, for a row or column without its own; 亿元 is none of a 增速."""
    is_other = row.unit is not None and is_rate(name.text) and not any(mark in row.unit.text for mark in "%‰/")
    return None if is_other else row.unit
