"""What a number counts: the unit behind it with its divisors, and the tenth behind that; no date is one."""

import re
from typing import NamedTuple

from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import ONES
from gdplan.vocab.units import unit_at

Pieces = tuple[tuple[int, int], ...]

_CALENDAR = ("年", "月", "日")
_LASTING = tuple("到至为限长短高减")  # 压缩至3日, 年限11.3年
_WAITS = lazy(
    "(?:轮候|等候|等待|排队|审批|办理|建设)(?:时间|时限|期|周期)(?:原则上|平均|均)*(?:不超过|不多于|控制在|低于|少于)$"
)
_LIST = 60  # characters
_ENDS_LIST = lazy("年限[^,;。]{0,3}分别[^;。]*[、和]$")
_DIVIDING = ("area", "volume", "energy", "time", "mass")  # 微克/立方米
_EACH = ("人", "户", "家", "件", "次", "公里")  # 万元/人
_DIVIDED = ("/", "·", "每", "(")  # may follow a unit
_DIVISOR = lazy("[/·每][十百千万亿]*")
_ASIDE = lazy(r"\((?!含)[^\W\d_a-zA-Z]{1,2}\)")  # 万套(间), but 万元(含税) has no part of its unit there
_TENTH = lazy(rf"[1-9{ONES}](?![0-9.十百千万亿]|,\d{{3}})|半(?![导数])")  # 七成五, 7成5, 四成半
_HALF = lazy("半(?![导数年])")
WITH_TENTH = ("成", "倍")
_A_YEAR = lazy(rf"{YEAR}", re.ASCII)


class Unit(NamedTuple):
    """What a number counts: the printed unit, its kind, and the tenth that stands behind it."""

    text: str = ""
    kind: str = ""
    pieces: Pieces = ()
    tenth: str = ""


_NONE = Unit()


def find_unit(text: str, end: int, number: int, printed: str) -> Unit | None:
    """The unit behind a number that ends at `end`, or one without any; None where the two are a date."""
    start = end + 1 if text[end : end + 1] == " " else end
    row = unit_at(text, start)
    if row is None:
        return _NONE
    if row.unit in _CALENDAR and (_A_YEAR.fullmatch(printed) or not ("." in printed or _lasts(text, number))):
        return None  # nearly every 年, 月 and 日 is a date
    end = _unit_end(text, start + len(row.unit))
    return Unit(text[start:end], row.kind, ((start, end),), _tenth(text, end, text[start:end]))


def _lasts(text: str, number: int) -> bool:
    """压缩至3日; 受教育年限分别达到99%和12年."""
    if text[number - 1 : number] in _LASTING:
        return True
    return any(before.search(text, max(0, number - _LIST), number) for before in (_WAITS, _ENDS_LIST))


def _unit_end(text: str, end: int) -> int:
    """Where a unit ends with its divisors (微克/立方米, 元/人·年, 次/分) or an aside (万套(间))."""
    if text[end : end + 1] not in _DIVIDED:
        return end
    if aside := _ASIDE.match(text, end):
        return aside.end()
    while divided := _DIVISOR.match(text, end):
        row = unit_at(text, divided.end())
        # 建成3所每所投资500万元: any unit stands behind a stroke, only some behind 每
        if row is None or (divided[0][0] == "每" and row.kind not in _DIVIDING and row.unit not in _EACH):
            break
        end = divided.end() + len(row.unit)
    return end


def _tenth(text: str, end: int, unit: str) -> str:
    """The tenth behind 成 and 倍: 七成五, 一倍半; 七成五类 has none."""
    if unit not in WITH_TENTH:
        return ""
    if unit == "倍":
        return "半" if _HALF.match(text, end) else ""
    tenth = _TENTH.match(text, end)
    return tenth[0] if tenth and not unit_at(text, tenth.end()) else ""
