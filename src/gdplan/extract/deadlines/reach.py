"""How far a date reaches in its sentence: not out of a bracket, a month of one clause not past the ; behind it."""

from collections.abc import Sequence

from gdplan.extract.deadlines import Deadline
from gdplan.patterns import lazy

_MONTH = len("2026-1")
_SETS_SCENE = lazy(r"[,:](?!其中)|[初末底]?[前起],|“?$")  # 去年6月,新建3家;改造5家
_LABEL = 5  # characters beside a date that is itself what a bracket says: (2026年底前完成)


def reaching(text: str, dates: Sequence[Deadline], position: int, *, apart: int) -> Sequence[Deadline]:
    """The dates before or behind a place that may govern it; `apart` is the last ; before that, or -1.

    >>> from gdplan.extract.deadlines import find_deadlines
    >>> text = "去年5月份得分居首;浓度下降5%"
    >>> [date.date for date in reaching(text, find_deadlines(text, 2026), 14, apart=9)]
    []
    """
    if not dates or (apart < 0 and ")" not in text):
        return dates
    return [
        date
        for date in dates
        if date.end > position
        or not (
            (date.start < apart and len(date.date) >= _MONTH and not _SETS_SCENE.match(text, date.end))
            or is_aside(text, date, position)
        )
    ]


def is_aside(text: str, date: Deadline, position: int) -> bool:
    """Whether a date stands in a bracket that is closed before a place and says more than it: (2016年出列的3个村)."""
    end = text.find(")", date.end, position)
    opened = text.rfind("(", 0, date.start) if end >= 0 else -1
    if opened < 0 or text.find(")", opened, date.start) >= 0:
        return False
    return (date.start - opened - 1) + (end - date.end) > _LABEL
