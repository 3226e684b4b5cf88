"""Two pictures of a document: its due dates on an axis of time, and how much falls to each body."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gdplan.dates import to_last_day
from gdplan.diagnostics.overdue import is_overdue
from gdplan.export.report_text import Facts

_MOST_BARS = 12
_MARGIN = 5.0  # percent of the width, left and right
_APART = 8.0  # percent of the width between two dots that stand in one lane: 26 pixels of a telephone's 330
_LANE = 28  # pixels


class Dot(NamedTuple):
    """A date on which tasks are due."""

    x: float  # percent of the width
    y: int  # pixels from the top
    date: str
    last_day: str
    tasks: int
    is_late: bool


class Tick(NamedTuple):
    """The end of a year."""

    x: float
    name: str


class Axis(NamedTuple):
    """The axis: its dots and ticks, the place of the day asked about, and how high it is."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    height: int  # pixels, without the names of the ticks


class Bar(NamedTuple):
    """A body's tasks."""

    name: str
    lead: int
    all: int
    lead_width: float  # percent
    width: float


def find_axis(items: Iterable[Facts], as_of: dt.date | None) -> Axis | None:
    """Where each date stands between the first year and the last; None without any."""
    counts = Counter(date for item in items for date in item.dates)
    if not counts:
        return None
    days = {date: to_last_day(date) for date in counts}
    years = [day.year for day in (*days.values(), *((as_of,) if as_of else ()))]
    begin, end = dt.date(min(years), 1, 1), dt.date(max(years), 12, 31)

    def place(day: dt.date) -> float:
        return round(_MARGIN + (100 - 2 * _MARGIN) * (day - begin).days / (end - begin).days, 2)

    lanes: list[float] = []
    placed: list[tuple[float, int, str]] = []
    for date in sorted(counts, key=lambda date: (days[date], date)):
        x = place(days[date])
        lane = next((at for at, last in enumerate(lanes) if x - last >= _APART), len(lanes))
        lanes[lane : lane + 1] = [x]
        placed.append((x, lane, date))
    height = len(lanes) * _LANE
    dots = tuple(
        Dot(
            x,
            height - lane * _LANE - _LANE // 2,
            date,
            days[date].isoformat(),
            counts[date],
            as_of is not None and is_overdue(date, as_of),
        )
        for x, lane, date in placed
    )
    step = max(1, -(-(end.year - begin.year + 1) // 8))  # eight names of years at most
    ticks = tuple(Tick(place(dt.date(year, 12, 31)), str(year)) for year in range(end.year, begin.year - 1, -step))
    return Axis(dots, ticks[::-1], place(as_of) if as_of else None, height)


def find_bars(bodies: Iterable[tuple[str, int, int]]) -> list[Bar]:
    """The bodies with most tasks: name, how many it leads, how many in all."""
    shown = list(bodies)[:_MOST_BARS]
    most = max((count for _, _, count in shown), default=1)
    return [
        Bar(name, lead, count, round(100 * lead / most, 1), round(100 * count / most, 1)) for name, lead, count in shown
    ]
