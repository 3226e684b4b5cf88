"""References to an article of the same document: 本条例第三条第一款, 依照第二十二条.

本条例第三条第一款            the document calls itself 本…
第八条、第九条至第十一条      each article by itself; what stands before the first holds for the row
《某某法》第五条, 刑法第二条  of another document: none
Source: 《立法技术规范（试行）（一）》 (法工委发〔2009〕62号), 11: how articles, paragraphs and items are cited.
"""

from typing import Literal, NamedTuple

from gdplan.normalize import PlanText
from gdplan.ordinals import CHINESE_NUMERALS, ordinal
from gdplan.patterns import lazy

_NUMERAL = rf"(?:[{CHINESE_NUMERALS}]{{1,7}}|\d{{1,4}})"
_ARTICLE = lazy(
    rf"第 ?(?P<article>{_NUMERAL}) ?条(?:之(?P<inserted>{_NUMERAL}))?"
    rf"(?P<within>(?: ?第{_NUMERAL}[款项目](?:[、和]第{_NUMERAL}[款项目])*)*(?: ?第? ?\({_NUMERAL}\)[项目]?)?)"
)
_OWN = lazy(r"本(?!级|市|省|区|县|州|院|部|局|委|级|月|年|次|届)[^\W\d_]{1,6}$")
_NAME_REACH = 7  # characters before 第: 本 and the longest kind
_OTHERS = lazy(
    r"(?:[》”」]|法|法典|条例|办法|规定|细则|规则|章程|决定|宪法|准则|公约|协定|令|意见|通知)(?:\([^()]{1,40}\))? ?$"
)
_OTHERS_REACH = 44
# 第三条高速公路 and 第一条生产线 count things: an article is cited by a verb before it or by what is said behind it.
_CITING = lazy(
    r"(?:违反|依照|按照|依据|根据|遵照|参照|比照|符合|适用|执行|属于|除|[按依据照与对见由在有])(?:上述|前述)? ?$"
)
_CITED = lazy(r" ?(?:的?(?:规定|情形|条件|要求|处罚|罚则)|所[称列述指规定]|中|之规定)")
_ROW = lazy(r"(?: ?[、,和及与或至] ?|以及|或者|并处)+")


class ReferenceReading(NamedTuple):
    """`start` and `end` hold the reference with 本条例 before it; of 第三十条之一 `article` is 30, `inserted` 1."""

    start: int
    end: int
    article: int
    inserted: int | None
    kind: Literal["reference"] = "reference"


def find_references(text: PlanText) -> tuple[ReferenceReading, ...]:
    """The references of a text to articles of its own document, in reading order.

    >>> text = PlanText("违反本条例第三条、第五条第二款规定的,依照《行政处罚法》第九条处理。")
    >>> [text[r.start : r.end] for r in find_references(text)]
    ['本条例第三条', '第五条第二款']
    """
    if "条" not in text:
        return ()
    found = []
    last, is_others, was_cited = -1, False, False  # of the article before: its end; of another document; cited
    for match in _ARTICLE.finditer(text):
        start = match.start()
        goes_on = last >= 0 and _ROW.fullmatch(text, last, start) is not None
        own = _OWN.search(text, max(0, start - _NAME_REACH), start)
        if own:
            is_others = False
        elif not goes_on:
            is_others = _OTHERS.search(text, max(0, start - _OTHERS_REACH), start) is not None
        is_cited = own or (goes_on and was_cited) or _is_cited(text, start, match.end(), within=match["within"])
        last, was_cited = match.end(), bool(is_cited)
        number = _integer(match["article"])
        if is_others or not is_cited or number is None:
            continue
        inserted = _integer(match["inserted"]) if match["inserted"] else None
        found.append(ReferenceReading(own.start() if own else start, last, number, inserted))
    return tuple(found)


def _is_cited(text: PlanText, start: int, end: int, *, within: str) -> bool:
    """Whether an article is spoken of: 违反第三条, 第三条规定的, 第三条第一款."""
    return bool(within) or _CITING.search(text, max(0, start - 5), start) is not None or bool(_CITED.match(text, end))


def _integer(numeral: str) -> int | None:
    return int(numeral) if numeral.isdecimal() else ordinal(numeral)
