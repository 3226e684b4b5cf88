"""Whose paper a document is: the province, city or county whose body issues it (GB/T 2260). Never guessed."""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.places import counties, places

_CODE = 6  # digits
# Who opens a name of a body before its place.
_PARTY = lazy("中共|中国共产党|共青团|政协|中国人民政治协商会议")
# A division that the tables may not have; 城市, 市容 and 社区 are none.
_WORDS = (
    "城市|市容|市场|市民|市值|市区|社区|园区|街区|景区|库区|小区|校区|片区|老区|牧区|灾区|保护区|功能区|居民区|区块|区间"
    "|县城|旗舰|旗帜"
)
_BELOW = lazy(rf"(?!山区)(?:(?!{_WORDS})[^\W\d_]){{1,8}}?(?!{_WORDS})[市区县旗](?![域划片级委政])")
_OWNERS = {  # of the bodies in its brackets: 省科技厅 shows the paper of a province, 市科技局 that of a city
    "province": lazy(r"(?<![各\w])省(?:委|政府|发展改革委|科技厅|教育厅|财政厅|[^\W\d_各级市]{2,8}厅)"),
    "city": lazy(r"(?<![各\w])市(?:委|政府|发展改革委|科技局|教育局|财政局|[^\W\d_各级县]{2,8}局)"),
}


_BEFORE_PLACE = lazy(rf"^(?:{YEAR} *年?度?)?(?:关于)?")
_LEVELS = (*"省市县区州旗", "自治")


class Place(NamedTuple):
    """A division: its official and its short name in Simplified characters, its code of six digits."""

    name: str
    short: str
    code: str
    division: str  # province city county


def find_region(issuers: Iterable[str], title: str, texts: Iterable[PlanText] = ()) -> Place | None:
    """The innermost division; None for bodies of the State and where nothing tells.

    All are plan text; the brackets in `texts`, the paragraphs, show of which level a paper is.

    >>> find_region(["广东省人民政府办公厅"], ""), find_region(["国务院"], "广东省发展规划")
    (Place(name='广东省', short='广东', code='440000', division='province'), None)
    >>> find_region([], "深圳市南山区2030年工作要点").code, find_region([], "海南自由贸易港建设总体方案")
    ('440305', None)
    >>> find_region(["市财政局"], "2030年北京市重点工作").code, find_region(["教育部"], "")
    ('110000', None)
    >>> find_region(["自治区人民政府"], "2030年西藏自治区政府工作报告").code
    '540000'
    """
    for issuer in issuers:
        opened = _PARTY.match(issuer)
        name = issuer[opened.end() :] if opened else issuer
        if place := _at_start(name):
            return place
        if not name.startswith(_LEVELS):  # 市科技局, 自治区政府, whose place the title tells
            return None
    return _at_start(_BEFORE_PLACE.sub("", title, 1)) or _told_by_owners(title, texts)


@functools.cache
def _by_start() -> dict[str, list[Place]]:
    """The divisions by the first two characters of their full names."""
    rows = [
        Place(p.full, p.name, p.code.ljust(_CODE, "0"), p.division)
        for p in places()
        if p.division in ("province", "city") and p.code
    ]
    rows += [Place(county.name, county.name, county.code, "county") for county in counties()]
    found: dict[str, list[Place]] = {}
    for row in rows:
        found.setdefault(row.name[:2], []).append(row)
    return found


def _at_start(text: str) -> Place | None:
    """The division that a name begins with, the innermost of 广东省深圳市南山区…, by full names."""
    found: Place | None = None
    rest = text
    while place := _next(rest, found):
        rest = rest[len(place.name) :]
        found = place
    if found is None or (found.division != "county" and _BELOW.match(rest)):
        return None
    return found


def _next(text: str, above: Place | None) -> Place | None:
    """The longest full name at the beginning of a text, inside the division above where there is one."""
    inside = above.code.rstrip("0") if above else ""
    inside += "0" * (len(inside) % 2)  # 重庆 is 50, 郴州 4310
    rows = [row for row in _by_start().get(text[:2], ()) if text.startswith(row.name) and row is not above]
    rows = [row for row in rows if row.code.startswith(inside)]
    below = [row for row in rows if row.division == "county"]
    if len(below) > 1 or (above and above.division == "county"):  # 鼓楼区 alone is one of four
        rows = [row for row in rows if row.division != "county"]
    return max(rows, key=lambda row: len(row.name), default=None)


def _told_by_owners(title: str, texts: Iterable[PlanText]) -> Place | None:
    """The one province or city that a title names by its short form, where bodies of that level are its owners."""
    named = [p for p in places() if p.division in _OWNERS and p.code and p.name in title]
    if len(named) != 1:
        return None
    place = Place(named[0].full, named[0].name, named[0].code.ljust(_CODE, "0"), named[0].division)
    owners = _OWNERS["city" if place.name.endswith("市") else place.division]
    found = (match for text in texts for match in owners.finditer(text))
    return place if next(found, None) and next(found, None) else None
