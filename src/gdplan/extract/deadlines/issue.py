"""Limits that count from the day a document is issued or comes into force: 本方案印发后3个月内."""

import re

from gdplan.dates import after
from gdplan.patterns import lazy
from gdplan.vocab import dates as vocab
from gdplan.vocab import kinds
from gdplan.vocab.numerals import COUNTS, TO_TEN

_COUNT = f"[0-9]{{1,3}}|[{COUNTS}]{{1,3}}|半"
_PLAN = "方案|意见|通知|办法|文件|文|计划|规定|措施|要点|清单|规划|公告|通告|决定"
# 本工作要点, 本三年行动计划: any kind of document behind 本; not 本单位方案.
_OWN = f"(?:[{TO_TEN}]年)?(?:{'|'.join(kinds.WORDS)}|文件|文)"
ISSUED = (
    f"(?P<from>[自于在从]?)(?P<whose>[本此](?:{_OWN})?|(?:{_PLAN})?)(?:正式)?(?P<how>印发|发布|下发|出台|公布|发文|施行|实施)"
    # 自本政策公布之日起,有关单位要在1个月内
    f"(?:之日)?(?:起|之?后|以后)的?(?:,(?:[^,;。:后起时0-9]{{0,20}}?[在于])?)?(?P<count>{_COUNT})个?(?P<unit>月|年|日|天|周|工作日){vocab.WITHIN}"
)
_HOLDS = lazy("(?:持续|继续)?有效|可以?(?!行)|不[得予]|享受")  # 自本办法施行之日起5年内有效: how long


def is_own_issue(text: str, match: re.Match[str]) -> bool:
    """Whether a match of ISSUED is a limit from the document's own issue: 印发后3个月内, 本方案印发之日起1个月内.

    Not 《…》印发后, 国家标准发布后.
    """
    if _HOLDS.match(text, match.end()):
        return False
    before = text[match.start() - 1 : match.start()]
    return match["whose"][:1] in ("本", "此") or bool(match["from"]) or before in ("", *",;。:、(应须要当在于")


def after_issue(match: re.Match[str], issued_on: str | None, effective_on: str | None) -> str | None:
    """When a limit from the document's own issue ends, as a date; None where its day is not known."""
    start = effective_on if match["how"] in ("施行", "实施") else issued_on
    count, unit = match["count"], match["unit"]
    if start is None:
        return None
    if count != "半":
        return after(start, count, unit)
    return after(start, "", "半年") if unit == "年" else None
