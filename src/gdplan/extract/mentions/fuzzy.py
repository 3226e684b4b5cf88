"""Fuzzy quantities in a text: 一批, 若干个, 首批, 一系列, and what there is to be some of."""

from typing import Literal, NamedTuple

from gdplan.extract.clauses import Slice, is_inside
from gdplan.normalize import PlanText
from gdplan.patterns import lazy

_COUNTER = "[个项家条座所名处件种类次支只套款]"
# 第一批, 新一批 count or order; 若干措施 names a document; 首批次 is a term of insurance.
_MARKER = lazy(
    r"一(?:(?<![第同新每下上之个].)大?批(?![次又])|系列)|首批(?!次)"
    rf"|若干{_COUNTER}?(?![^,;。]{{0,4}}(?:措施|意见|规定|政策|办法|决定|问题|条例))"
)
_COUNTED = lazy(rf"[^,;。:！？\n]{{0,16}}?(\d[\d.]*[万亿余多]*(?:{_COUNTER}|[辆台公里人户]))")
THING = 40  # characters
_THING = lazy(r"(?!、)(?:[^,;。:！？()\n《》“”]|“[^“”]*+”)++")
_BEGUN = lazy("(?:布局|开展|实施|启动|推出|建设|打造|培育|认定|发布|建成)*")
_HAPPENS = lazy("建成|完成|投产|开工|竣工|投用|落地|上市|获批|加快|取得|实现|入选|成为|推进|投运|得到|有序|相继")


class FuzzyReading(NamedTuple):
    """`start` and `end` hold the marker."""

    start: int
    end: int
    marker: Slice
    indicator: Slice | None
    kind: Literal["fuzzy"] = "fuzzy"


def find_fuzzy_quantities(text: PlanText) -> tuple[FuzzyReading, ...]:
    """The fuzzy quantities of a text outside titles, in reading order.

    >>> text = PlanText("首批建设不少于3个中试平台,培育一批数据企业。")
    >>> [(text[slice(*f.marker)], text[slice(*f.indicator)]) for f in find_fuzzy_quantities(text)]
    [('首批', '中试平台'), ('一批', '数据企业')]
    """
    if "批" not in text and "若干" not in text and "系列" not in text:
        return ()
    return tuple(
        FuzzyReading(*marker.span(), marker.span(), _find_indicator(text, marker.end()))
        for marker in _MARKER.finditer(text)
        if not is_inside(text, marker.start(), "《》")
    )


def _find_indicator(text: str, start: int) -> Slice | None:
    """The noun phrase behind a marker, a number and verbs between them left out."""
    begun = _BEGUN.match(text, start)
    start = begun.end() if begun else start
    number = _COUNTED.match(text, start)
    thing = _THING.match(text, number.end(), number.end() + THING) if number else None
    if thing is None:  # 首批“甲”项目5个: it stands before the number
        thing = _THING.match(text, start, number.start(1) if number else start + THING)
    if thing is None:
        return None
    start = thing.start()
    happens = _HAPPENS.search(text, start + 1, thing.end())
    return start, happens.start() if happens else thing.end()
