"""Dates inside the name of a way of working: “年初签约、过程监督、年底考核”的考核机制 sets nobody a date."""

from gdplan.patterns import lazy

_OF_A_WAY = lazy(
    "的?(?!要求)[^,;。:、“”和及与]{0,14}?(?:机制|制度|责任制|模式|体系|办法|方式|方法|做法|流程|闭环|链条|(?:工作|管理)法)"
)
# 推行“月初计划、月底考核”: a list behind it; not 落实“6月底前开工、年底前完工”, which is what is set.
_SETS_UP = lazy("(?:推行|实行|建立|健全|完善|形成|构建|采取|采用|探索|创新)(?:了|起)?$")
_SET = lazy("的?[^,;。:、“”]{0,4}?(?:目标|要求|任务|节点|部署|承诺|时限|安排|计划)")
_QUOTES = (("“", "”"), ('"', '"'))
_NEAR = 80  # characters


def in_named_way(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], a date, stands in quotation marks that name a way of working.

    >>> in_named_way("落实“年初签约、年底考核”的考核机制。", 8, 10), in_named_way("落实“年底考核”的要求。", 3, 5)
    (True, False)
    """
    for opener, closer in _QUOTES:
        opened = text.rfind(opener, max(0, start - _NEAR), start)
        closed = text.find(closer, end, end + _NEAR)
        if opened < 0 or closed < 0:
            continue
        if text.count(opener, 0, start) % 2 == 0 if opener == closer else closer in text[opened:start]:
            continue  # the mark before closes a quotation
        if _OF_A_WAY.match(text, closed + 1):
            return True
        is_list = any(mark in text[opened:closed] for mark in "、,")
        sets_up = is_list and text[end - 1] != "前" and _SETS_UP.search(text, 0, opened) is not None
        return sets_up and not _SET.match(text, closed + 1)
    return False
