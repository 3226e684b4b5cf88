"""The numbers of a series as a reader would write them: in 万 and 亿 as the series needs it, bounds beside them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gdplan.corpus.points import Point
from gdplan.language import phrase

_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_LASTING = {
    "years": "over several years",
    "average": "average of several years",
    "part": "part of a year",
    "rate": "a day, a month",
}
_BOUNDS = {">=": "≥", "<=": "≤", "=": ""}
_BARS = "▁▂▃▄▅▆▇█"
_DIGITS = 6  # that are told of a number which was converted


class Scale(NamedTuple):
    """What numbers in base units are divided by, and the unit that they have then."""

    factor: int
    unit: str


def find_scale(points: Sequence[Point]) -> Scale:
    """The scale in which the least of the numbers of one unit is still above 1: 1100万人, 0.9万亿元."""
    unit = points[0].unit
    least = min((abs(middle) for point in points if (middle := to_middle(point))), default=0)
    return next((Scale(by, f"{word}{unit}") for by, word in _SCALES if least >= by), Scale(1, unit))


def tell_kind(point: Point) -> str:
    """What the numbers of its series are, in the language spoken: growth (on average of several years)."""
    return (
        phrase(point.kind)
        if point.lasting == "year"
        else phrase("{name} ({words})", name=point.kind, words=_LASTING[point.lasting])
    )


def to_middle(point: Point) -> float | None:
    """Where a chart has its mark: the value, of a range the middle."""
    if point.value is not None:
        return point.value
    ends = [end for end in (point.low, point.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def show_figure(figure: float, scale: Scale) -> str:
    """A number without digits that only converting gave it.

    >>> show_figure(13510000.0, Scale(10**4, "万人")), show_figure(6.6, Scale(1, "%"))
    ('1351', '6.6')
    """
    text = f"{figure / scale.factor:.{_DIGITS}f}"
    return text.rstrip("0").rstrip(".")


def show_point(point: Point, scale: Scale) -> str:
    """Bound and number: ≥ 1100, 6–6.5."""
    if point.value is not None:
        number = show_figure(point.value, scale)
    else:
        ends = ("" if end is None else show_figure(end, scale) for end in (point.low, point.high))
        number = "–".join(ends)
    bound = _BOUNDS.get(point.comparator, point.comparator)
    return f"{bound} {number}" if bound else number


def draw_spark(points: Iterable[Point]) -> str:
    """A bar for each year that has a number, from the first to the last; a blank for one between without.

    Of several numbers of one year the last stands for it. One year alone is no line.

    >>> draw_spark([])
    ''
    """
    years = {point.year: middle for point in points if point.year and (middle := to_middle(point)) is not None}
    if len(years) <= 1:
        return ""
    least, most = min(years.values()), max(years.values())
    steps = len(_BARS) - 1
    whole = range(min(years), max(years) + 1)
    height = steps / (most - least) if most > least else 0.0
    return "".join(_BARS[round((years[year] - least) * height)] if year in years else " " for year in whole)
