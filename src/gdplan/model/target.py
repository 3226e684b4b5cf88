"""What is promised in numbers, and by when."""

from typing import Literal

from gdplan.model.value import Value
from gdplan.terms import Comparator, Span


class Deadline(Value):
    """By when a task, a measure or a body's part in it is to be done (完成時限)."""

    text: str
    span: Span
    date: str | None  # 2026, 2026-12 or 2026-12-31, as precise as printed; None where there is none to tell
    kind: Literal["date", "standing", "recurring"]  # standing: 長期堅持; recurring: 每季度末
    basis: Literal["bracket", "label", "cell", "clause", "heading"]
    sentences: tuple[int, int] | None  # those of the node it covers, half-open; None: the whole node


class Quantity(Value):
    """A number in base units, 1.24万亿元 -> 1240000000000 元. No conversion between units."""

    value: str | None
    low: str | None
    high: str | None
    unit: str


class Target(Value):
    """A commitment with a number (量化目標), or a quantity reported as reached."""

    text: str
    span: Span
    line: int
    role: Literal["target", "achieved"]
    indicator: str | None
    comparator: Comparator
    comparator_basis: Literal["printed", "spread"]
    value: str | None  # digits without separators, or a/b; None for a range
    low: str | None
    high: str | None
    unit: str  # as printed, 萬 and 億 included
    normalized: Quantity
    change: Literal["level", "increase", "decrease", "multiple"]
    deadline: str | None  # 2025, 2025-12 or 2025-12-31
    deadline_basis: Literal["clause", "paragraph", "heading", "plan"] | None
