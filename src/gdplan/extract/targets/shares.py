"""Whom a share is of, where a clause before 的 says what they do: 开展研发活动的 | 企业 | 占比."""

from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.lookup import either

_THOSE_WHO = lazy(
    rf"(?:^|(?<=[,;。:、])|(?<=全[国省市县区])|(?<=[我本][省市县区]))(?:(?:{either(vocab.DONE_BY_A_SHARE)}|开展|达到|符合|设置|具有|有(?![效关机色限利害序]))"
    r"[^,;。、的\d]{2,16}的[^,;。、的\d]{0,14}?(?:企业|单位|机构|学校|园区|公园|医院|社区|村|家庭|人口|人员|人群|教师|学生|老人|项目|产品))"
    "的?(?:数量|总?数)?(?:占比|比例|比重)$"
)
# 80%的 | 企业 | 和社区签订共建协议: with whom they do what takes two.
_WITH_EACH = lazy(
    "(?:都|均|分别)?(?:签订|签署|达成|建立|开展|结成|形成|实现)?(?:了)?[^,;。0-9]{0,4}(?:共建|联建|结对|互助|合作|对接|牵手)"
)
_OF_SHARE = lazy("%(?:及?以上|左右|以内)?的?$")
_PARTNER = lazy("[和与同跟](?=[^和与同跟、]{2,}$)")
_NEAR = 8  # characters


def share_of_those(text: str, start: int, end: int) -> int | None:
    """Where the name of a share begins that is told by what those do whom it counts; None where it is not.

    >>> text = "全市开展研发活动的工业企业占比"
    >>> text[share_of_those(text, 0, len(text)) :]
    '开展研发活动的工业企业占比'
    """
    match = _THOSE_WHO.search(text, start, end) if text.endswith(("占比", "比例", "比重"), start, end) else None
    return match and match.start()


def without_partner(text: str, start: int, stop: int) -> int:
    """Where those end of whom a share does something with others: 80%以上的 | 企业 | 和社区签订共建协议."""
    if not _OF_SHARE.search(text, max(0, start - _NEAR), start) or not _WITH_EACH.match(text, stop):
        return stop
    partner = _PARTNER.search(text, start + 2, stop)
    return partner.start() if partner else stop
