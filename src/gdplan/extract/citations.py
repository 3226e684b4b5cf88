"""Citations in a text: 《…》 or a 文号, and what is done with it.

修订《数据管理办法》       the act stands before it, also before a row of titles: 落实《甲》《乙》、《丙》
加快《数据条例》立法       or behind it
《数据条例》(国发〔2018〕38号)   a 文号 in the brackets behind a title belongs to it
按照国发〔2018〕38号       a 文号 alone
"""

import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.extract.clauses import Slice
from gdplan.normalize import PlanText
from gdplan.vocab.mentions import either

_YEAR_AND_NUMBER = r"[〔\[(【] ?(?:19|20)\d\d ?[〕\])】] ?第? ?\d{1,5} ?号"
_TITLE = re.compile(r"《((?:[^《》。]++|《[^《》。]*+》)++)》")
_NUMBER_BEHIND = re.compile(rf"\(([\u4e00-\u9fff]{{1,12}}{_YEAR_AND_NUMBER})\)")
_NUMBER = re.compile(_YEAR_AND_NUMBER)
_OFFICE_SIGN = re.compile("[\u4e00-\u9fff]++")  # 发文机关代字
OFFICE_SIGN = 12  # characters at most before the year
_BEFORE_ROW = ("、", "和", "与", "及", "")


class CitationReading(NamedTuple):
    """`start` and `end` hold the citation with its marks, and the 文号 in brackets behind it."""

    start: int
    end: int
    title: Slice | None  # inside 《》
    document_number: Slice | None
    act: Slice | None
    kind: Literal["citation"] = "citation"


@functools.cache
def _act_before() -> re.Pattern[str]:
    """The verb, and the issuer that may stand between: 落实农业农村部|《…》."""
    return re.compile(rf"({either('act')})[了好]?(?:[^,;。:、《》]{{1,14}}[部委局厅院府办会门])?$")


@functools.cache
def _act_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:\([^()]{{1,8}}\)|等[\u4e00-\u9fff]{{0,6}}?)?({either('act_after')})")


@functools.cache
def _front() -> re.Pattern[str]:
    """What stands before the sign of an office and is none of it: 按照|国发."""
    return re.compile(rf".*(?:{either('act')}|[见以由的据与和及])")


def find_citations(text: PlanText) -> tuple[CitationReading, ...]:
    """The citations of a text, in reading order.

    >>> text = PlanText("修订《数据管理办法》,加快《数据条例》立法。")
    >>> [(text[slice(*c.title)], text[slice(*c.act)]) for c in find_citations(text)]
    [('数据管理办法', '修订'), ('数据条例', '立法')]
    """
    titles = tuple(_titles(text)) if "《" in text else ()
    if "号" not in text:
        return titles
    alone = (c for c in _numbers(text) if not any(t.start <= c.start < t.end for t in titles))
    return tuple(sorted((*titles, *alone)))


def _titles(text: str) -> Iterator[CitationReading]:
    row_act: Slice | None = None
    row_end = -1
    for title in _TITLE.finditer(text):
        number = _NUMBER_BEHIND.match(text, title.end())
        end = number.end() if number else title.end()
        before = _act_before().search(text, max(0, title.start() - 24), title.start())
        act = before.span(1) if before else None
        if act is None and 0 <= row_end <= title.start() and text[row_end : title.start()] in _BEFORE_ROW:
            act = row_act
        if act is None and (behind := _act_behind().match(text, end)):
            act = behind.span(1)
        row_act, row_end = act, end
        yield CitationReading(title.start(), end, title.span(1), number.span(1) if number else None, act)


def _numbers(text: str) -> Iterator[CitationReading]:
    for number in _NUMBER.finditer(text):
        start = number.start()
        signs = list(_OFFICE_SIGN.finditer(text, max(0, start - OFFICE_SIGN), start))
        if not signs or signs[-1].end() < start:
            continue
        sign = signs[-1].start()
        if front := _front().match(text, sign, start):
            sign = front.end()
        if sign == start:
            continue
        before = _act_before().search(text, max(0, sign - 24), sign)
        yield CitationReading(sign, number.end(), None, (sign, number.end()), before.span(1) if before else None)
