"""Citations in a text: 《…》 or a 文号, and what is done with it.

修订《数据管理办法》       the act stands before it, also before a row of titles: 落实《甲》《乙》、《丙》
加快《数据条例》立法       or behind it
《数据条例》(国发〔2018〕38号)   a 文号 in the brackets behind a title belongs to it
按照国发〔2018〕38号       a 文号 alone
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.extract.clauses import Slice
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.mentions import words

_YEAR_AND_NUMBER = rf"[〔\[(【] ?{YEAR} ?[〕\])】] ?第? ?\d{{1,5}} ?号"
_ORDER = r"[^\W\d_]{2,16}令第? ?\d{1,4} ?号"  # 国务院令第722号
_TITLE = lazy(r"《((?:[^《》。]++|《[^《》。]*+》)++)》")
_NUMBER_BEHIND = lazy(rf"\(([^\W\d_]{{1,12}} ?{_YEAR_AND_NUMBER}|{_ORDER})(?:[,;][^()]{{0,40}})?\)")
_DOCUMENT_NUMBER = lazy(_YEAR_AND_NUMBER)
_OFFICE_SIGN = lazy(r"[^\W\d_]++")  # 发文机关代字
OFFICE_SIGN = 12  # characters at most before the year
_CALLED = ("简称", "下称")
_NO_SIGN = "见以由的据与和及除按照"  # what may stand before it
_MAY_ISSUE = lazy("[了好]?(?:[^,;。:《》]{1,20}[部委局厅院府办会门央])?")
ACT_BEFORE = 24  # characters from a verb to its title
_BRACKET = lazy(r"\([^()]{1,8}\)")
ACT_BEHIND = 6  # characters between 等 and a verb
_BEFORE_ROW = ("、", "和", "与", "及", "")


class CitationReading(NamedTuple):
    """`start` and `end` hold the citation with its marks, and the 文号 in brackets behind it."""

    start: int
    end: int
    title: Slice | None  # inside 《》
    document_number: Slice | None
    act: Slice | None
    kind: Literal["citation"] = "citation"


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
        if title.start() < row_end or text.endswith(_CALLED, 0, title.start()):
            continue  # 《…决定》(国发〔2004〕20号,以下简称《决定》)
        number = _NUMBER_BEHIND.match(text, title.end())
        end = number.end() if number else title.end()
        act = _act_before(text, title.start())
        if act is None and 0 <= row_end <= title.start() and text[row_end : title.start()] in _BEFORE_ROW:
            act = row_act
        if act is None:
            act = _act_behind(text, end)
        row_act, row_end = act, end
        yield CitationReading(title.start(), end, title.span(1), number.span(1) if number else None, act)


def _numbers(text: str) -> Iterator[CitationReading]:
    for number in _DOCUMENT_NUMBER.finditer(text):
        start = number.start()
        signs = list(_OFFICE_SIGN.finditer(text, max(0, start - OFFICE_SIGN), start))
        if not signs or signs[-1].end() < start:
            continue
        sign = _sign_start(text, signs[-1].start(), start)
        if sign < start:
            yield CitationReading(sign, number.end(), None, (sign, number.end()), _act_before(text, sign))


def _act_before(text: str, end: int) -> Slice | None:
    """The verb, where nothing stands behind it but an issuer: 落实农业农村部|《…》."""
    acts = words("act")
    for start in range(max(0, end - ACT_BEFORE), end):
        act = acts.at(text, start, end)
        behind = start + len(act)
        if act and (
            _MAY_ISSUE.fullmatch(text, behind, end)
            or (act != "全面" and acts.at(text, behind, end) == text[behind:end])
        ):
            return start, behind
    return None


def _act_behind(text: str, start: int) -> Slice | None:
    """The verb, right there, behind a bracket or soon behind 等: 《…》等规定的|实施."""
    bracket = _BRACKET.match(text, start)
    first = bracket.end() if bracket else start
    last = first
    if text.startswith("等", first) and not bracket:
        first, last = first + 1, first + 1 + ACT_BEHIND
    for place in range(first, last + 1):
        if act := words("act_after").at(text, place):
            return place, place + len(act)
        if not text[place : place + 1].isalpha():
            break
    return None


def _sign_start(text: str, start: int, end: int) -> int:
    """Where the sign of an office begins, without what stands before it and is none of it: 按照|国发."""
    for place in range(end - 1, start - 1, -1):
        if text[place] in _NO_SIGN:
            return place + 1
        if act := words("act").at(text, place, end):
            return place + len(act)
    return start
