"""What a responsibility bracket says of time beside its bodies: 完成时限:2025年6月, 6月底前完成, 长期坚持."""

from gdplan.patterns import lazy

LABEL = lazy(r"[^、,;。:()]{0,8}(?:时限|期限|时间(?:节点|要求|安排)?):")
_YEAR = "(?:20[0-9]{2}年度?|[今本明]年|年(?=[底末内]))"
_PART = "(?:[0-9]{1,2}月份?(?:[0-9]{1,2}日)?|第?[一二三四1-4]季度|[上下]半年)"
_DATE = rf"(?:{_YEAR}{_PART}?|{_PART})(?:[-—~至到](?:{_YEAR}?{_PART}|{_YEAR}))?"
_STEADILY = "持续|长期|常态化?|全年|每年|逐年|滚动|分步|稳步"
_DONE = (
    "力争|全面|基本|分别|取得|明显|初步|阶段性|成效|进展|完成|建成|见效|到位|启动|落实|实施|执行|推进|坚持|开展|进行"
)
_TIME = lazy(
    rf"[到在于]?{_DATE}(?P<by>(?:[底末]|[底末]?[之以]?[前内])?(?:{_STEADILY})?(?:{_DONE})*)\Z|(?P<steadily>(?:{_STEADILY})+(?:{_DONE})*)\Z"
)
STEADILY_AT_END = lazy(rf"(?:{_STEADILY})\Z")  # 市教育局持续|推进
_FIRST = frozenset("0123456789今本明年第一二三四上下到在于" + "".join(word[0] for word in _STEADILY.split("|")))


def is_limit(piece: str, *, labelled: bool) -> bool:
    """Whether what stands between two separators says by when; a bare date only where the names have a label.

    >>> is_limit("6月底前完成", labelled=False), is_limit("长期坚持", labelled=False)
    (True, True)
    >>> is_limit("2025年", labelled=False), is_limit("2025年", labelled=True)
    (False, True)
    """
    match = _TIME.match(piece) if piece[:1] in _FIRST else None
    return match is not None and bool(match["steadily"] or match["by"] or labelled)


def closes(text: str) -> bool:
    """Whether a text ends so.

    >>> closes("市教育局,12月底前"), closes("12月底前")
    (True, False)
    """
    last = max(text.rfind(","), text.rfind(";"))
    return last >= 0 and is_limit(text[last + 1 :], labelled=False)
