"""Lines that say one thing: a date, a document number (文号), a signature, the note under the title of a law (题注)."""

import re

from gdplan.dates import REPUBLIC, read_date, to_iso
from gdplan.ordinals import ordinal
from gdplan.patterns import lazy
from gdplan.vocab.agencies import ROLE_WORDS
from gdplan.vocab.dates import HAN_DIGITS, HAN_YEAR, MONTH, SPACED_DAY, YEAR
from gdplan.vocab.numerals import TO_HUNDRED

_DOCUMENT_NUMBER = lazy(
    rf"[^\W\d_]{{0,16}} *[〔\[【(〈] *{YEAR} *年?[〕\]】)〉] *第? *\d{{1,5}} *号"
    r"|[^\W\d_]{1,16}字第 *\d{5,12}[A-Z]? *号[函令书]?"  # of Taiwan: 院臺教字第1150001234號函
    r"|[^\W\d_]{2,23}令 *第? *\d+ *号|第 *\d+ *号"
)
_NOTE = lazy(
    r"\((?:此件|本文|本刊|来源|联系|政策|文件|有效期|信息公开|公开|转载|新华社|记者|完)[^()]*\)"
    r"|\(.{0,16}(?:社|网|报).{0,16}日.{0,4}(?:电|讯)\)"
)
_NOTES = lazy(rf"(?:(?:{_NOTE.pattern}) *)+(?:《 *.{{2,12}}(?:报|刊) *》 *\(.*版 *\))?")
_DATE = lazy(
    rf"(?:(?:中华)?民国 *(?P<republic>\d{{1,3}}|[{TO_HUNDRED}零〇○]{{1,6}})"
    rf"|({YEAR}|[{HAN_DIGITS}O0]{{4}})) *年 *(\w{{1,3}}) *月 *(\w{{1,3}}?) *[日号]?"
)
_MONTH = lazy(rf"(?:{YEAR}|{HAN_YEAR})年{MONTH}")
_SLIP = lazy(rf"({YEAR}) *月 *(\d{{1,2}}) *月 *(\d{{1,2}}) *日")  # for 2026年3月26日
_ISO_DATE = lazy(rf"({YEAR})[-/.](\d{{1,2}})[-/.](\d{{1,2}})")
_SESSION = lazy(r"第\w{1,4}?届")
_ENACTED = lazy(
    rf"\( *(?P<date>{SPACED_DAY}) *(?:第\w{{1,4}}?届)?(?P<body>\w{{2,40}}?)"
    r"(?:(?:第\w{1,4}?次\w{0,8}会议|令|公告|\w{0,2}(?:常务|部务|委务|局务)会议)[^()]{0,16}?)?"
    r"(?:审议)?(?:通过|公布|发布|制定|批准)"
)
_CREDIT = lazy(
    r"《 *.{2,12}(?:报|刊|公报) *》? *[(（].*版 *[)）]"
    r"|(?:抄送|抄报|主送|印发机关|责任编辑|编辑|校对|来源|主编|监制|终审)[:：].*"
    r"|.{2,40}\d+ *年 *\d+ *月 *\d+ *日 *印发"
)
_CONTACT = lazy(r"\(?(?:联系人|联系(?:电话|方式|单位|地址)|咨询(?:电话|服务)|(?:传真|邮箱|电子邮箱)) *:")
_DATE_AT_END = lazy(rf"(?:{YEAR}|[{HAN_DIGITS}O0]{{4}}) *年[^年]{{2,12}}[日号0-9]$")
_ENDS_OF_DATES = "日号0123456789"
_LONGEST_SIGNATURE = 50  # characters
_BODY_END = (
    "(?:府|厅|局|委|部|院|办|署|会|行|社|司|集团|兵团|中心|[总支大]队|学校|党校|大学|组|室|所|处|馆|联|协|海关|团中央)"
)
_BODY = lazy(rf"{_BODY_END}$")
_LETTERHEAD = lazy(rf"[^\W\d_]{{2,30}}{_BODY_END}(?P<paper>(?:行政规范性)?文件)")
_ROLES = tuple(row.text for row in ROLE_WORDS)

CHINESE_DIGITS = str.maketrans(HAN_DIGITS + "O", "000123456789" + "0")


def iso_date(text: str) -> str | None:
    """The date a line states, ISO 8601; 二〇一八年十一月七日 and 民国115年1月5日 too. None where it is no date.

    >>> iso_date("2018年11月7日"), iso_date("二〇一九年一月十二日"), iso_date("中华民国115年1月5日")
    ('2018-11-07', '2019-01-12', '2026-01-05')
    >>> iso_date("2025年6月31日"), iso_date("2026月3月26日")  # a day that is none, a slip
    ('2025-06', '2026-03-26')
    """
    text = text.replace(" ", "")  # 1 0日
    match = _DATE.fullmatch(text) or _ISO_DATE.fullmatch(text) or _SLIP.fullmatch(text)
    if not match:
        return None
    *years, month, day = (_number(part) for part in match.groups() if part)
    year = years[0] + (REPUBLIC if match.groupdict().get("republic") else 0)
    return to_iso(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def iso_month(text: str) -> str | None:
    """The month a line states, ISO 8601: 2021 年 3 月. None where it states anything else.

    >>> iso_month("2021 年 3 月"), iso_month("二〇二一年十一月"), iso_month("2021年3月完成")
    ('2021-03', '2021-11', None)
    """
    text = text.replace(" ", "")
    return read_date(text, None).iso if _MONTH.fullmatch(text) else None


def is_slip(text: str) -> bool:
    """2026月3月26日, which is read as 2026年3月26日."""
    return _SLIP.fullmatch(text) is not None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int(text.translate(CHINESE_DIGITS)) if len(text) == 4 and "十" not in text else ordinal(text) or 0


def is_document_number(text: str) -> bool:
    """国发〔2018〕38号"""
    return len(text) <= 40 and bool(_DOCUMENT_NUMBER.fullmatch(text))


def is_bracket(text: str) -> bool:
    """Whether a whole line stands in brackets: （试行）, （此件公开发布）."""
    return text[0] == "(" and text[-1] == ")" and "(" not in text[1:]


def is_note(text: str) -> bool:
    """（此件公开发布）, （本文有删减）, （新华社某地1月2日电）"""
    return len(text) <= 80 and bool(_NOTES.fullmatch(text))


def is_closing(text: str) -> bool:
    """A date, a note in brackets, a credit."""
    return iso_date(text) is not None or is_note(text) or bool(len(text) <= 80 and _CREDIT.fullmatch(text))


def is_contact(text: str) -> bool:
    """联系人：张三，电话：…, whom to call, above a signature."""
    return _CONTACT.match(text) is not None


def name_before_date(text: str) -> int:
    """Where the date begins in a line that holds who signs and when; 0 in any other.

    >>> name_before_date("某市人民政府 2030年4月10日"), name_before_date("自2030年4月10日")
    (7, 0)
    """
    found = _DATE_AT_END.search(text) if len(text) <= _LONGEST_SIGNATURE and text[-1] in _ENDS_OF_DATES else None
    name = text[: found.start()].rstrip() if found else ""
    return found.start() if found and iso_date(found[0]) and is_signature(name) and is_body(name) else 0


def ends_in_date(text: str) -> bool:
    """某县政府督查室编 2030年3月1日"""
    found = _DATE_AT_END.search(text) if text[-1] in _ENDS_OF_DATES else None
    return found is not None and iso_date(found[0]) is not None


def is_signature(text: str) -> bool:
    """Whether a line may be a body or a person that signs: short, no punctuation of sentences, no 市科技局负责."""
    return (
        2 <= len(text) <= 40
        and not re.search(r"[。,;:！？“”《》…]", text)
        and not text[-1].isdecimal()
        and not text.rstrip(")").endswith(_ROLES)
    )


def is_body(text: str) -> bool:
    """Whether a line ends as names of bodies do."""
    return _BODY.search(text) is not None


def letterhead_end(text: str) -> int:
    """Where in a letterhead (发文机关标志, GB/T 9704-2012, 7.2.4) the name of the body ends; 0 in any other line.

    >>> letterhead_end("某市人民政府文件"), letterhead_end("某市科技局行政规范性文件"), letterhead_end("规范性文件")
    (6, 5, 0)
    """
    found = _LETTERHEAD.fullmatch(text)
    return found.start("paper") if found else 0


def enactment_of(text: str) -> tuple[str, list[tuple[int, int]]] | None:
    """When a law was passed and by whom, from the note under its title (题注): the date, and the pieces of the name.

    >>> note = "(1982年12月4日第五届全国人民代表大会第五次会议通过)"
    >>> [date for date, pieces in [enactment_of(note)]], [note[slice(*piece)] for piece in enactment_of(note)[1]]
    (['1982-12-04'], ['全国人民代表大会'])
    """
    match = _ENACTED.match(text)
    date = match and iso_date(match["date"])
    if not match or not date:
        return None
    start, end = match.span("body")
    session = _SESSION.search(text, start, end)
    return date, [(start, session.start()), (session.end(), end)] if session else [(start, end)]
