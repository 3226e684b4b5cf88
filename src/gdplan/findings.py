"""What the extractors found, as values of the model: printed words from the source, places as source spans."""

from collections.abc import Callable, Sequence
from typing import Any

from gdplan.extract.mentions import MentionReading, find_mentions
from gdplan.extract.targets import Passage, TargetContext, TargetReading, find_targets
from gdplan.model import Citation, FuzzyQuantity, Initiative, Instrument, Mention, Place, Quantity, Target
from gdplan.normalize import PlanText
from gdplan.outline import Paragraph

_MENTIONS: dict[str, Callable[..., Mention]] = {
    "initiative": Initiative,
    "citation": Citation,
    "instrument": Instrument,
    "place": Place,
    "fuzzy": FuzzyQuantity,
}

Part = tuple[Paragraph, bool]  # a heading or a sentence, and whether it begins a printed paragraph


class Finder:
    """Targets and mentions of the nodes of one document."""

    def __init__(self, text: str, line: Callable[[int], int], year: int | None, kind: str | None) -> None:
        self.text = text
        self.line = line
        self.year = year
        self.kind = kind  # Simplified

    def targets(self, parts: Sequence[Part], headings: tuple[PlanText, ...]) -> tuple[Target, ...]:
        """The targets of a node, in the order printed; `headings` are those above it and its own."""
        passages = [Passage(paragraph.text, starts) for paragraph, starts in parts]
        readings = find_targets(passages, TargetContext(self.year, self.kind, headings))
        return tuple([self._target(parts[reading.passage][0], reading) for reading in readings])

    def mentions(self, parts: Sequence[Part]) -> tuple[Mention, ...]:
        """The mentions of a node, in the order printed."""
        return tuple([self._mention(part, reading) for part, _ in parts for reading in find_mentions(part.text)])

    def _target(self, part: Paragraph, reading: TargetReading) -> Target:
        span = part.span(reading.start, reading.end)
        amount = reading.normalized
        return Target(
            text=part.source(self.text, reading.start, reading.end),
            span=span,
            line=self.line(span[0]),
            role=reading.role,
            indicator=self._joined(part, reading.indicator) if reading.indicator else None,
            comparator=reading.comparator,
            comparator_basis=reading.comparator_basis,
            value=reading.value,
            low=reading.low,
            high=reading.high,
            unit=self._joined(part, reading.unit),
            normalized=Quantity(
                value=amount.value, low=amount.low, high=amount.high, unit=self._joined(part, amount.unit)
            ),
            change=reading.change,
            deadline=reading.deadline,
            deadline_basis=reading.deadline_basis,
        )

    def _joined(self, part: Paragraph, pieces: Sequence[tuple[int, int]]) -> str:
        return "".join([part.source(self.text, start, end) for start, end in pieces])

    def _mention(self, part: Paragraph, reading: MentionReading) -> Mention:
        """A reading's fields have the names of the model's; those that are slices become the printed words."""
        fields: dict[str, Any] = reading._asdict()
        start, end = fields.pop("start"), fields.pop("end")
        for name, value in fields.items():
            if isinstance(value, tuple):
                fields[name] = part.source(self.text, *value)
        span = part.span(start, end)
        return _MENTIONS[reading.kind](text=part.source(self.text, start, end), span=span, line=self.line(span[0]), **fields)
