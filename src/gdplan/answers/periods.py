"""Over which time a quantity was reached: in one year, in several, on average of several."""

from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.report_words import BASE, PERIODS, Lasting

_BASE = lazy(BASE)
_PERIODS = tuple((lazy(row.pattern), row.lasting) for row in PERIODS)
_MAY_TELL = lazy("[年月季均每届期来计同]")  # one of these is in whatever a row of PERIODS finds
_OPENING = lazy("[^,:。]*")
_BELOW = lazy("(?:以下|如下|下列)[^,;:。]{0,8}[:。]$")
_POINT = lazy(f"[—-]|[{TO_TEN}]+是|[(①-⑨]")
_DIGIT = lazy("[0-9]")
_YEAR = lazy("[0-9]+年")
_ONE_YEAR = lazy(f"(?<![—~至到-]){YEAR}年(?![—~至到-]|远景|以来)")
_HOLDING = ("year", "years")  # what holds for more than its clause
_FIRST = (0, 1)  # where it begins: behind 在
_LONGEST_OPENING = 30  # characters; an adverbial that opens a sentence is shorter


def lasting_in(words: str) -> Lasting | None:
    """What folded words say of the time that something took.

    >>> lasting_in("五年来年均"), lasting_in("去年利润"), lasting_in("利润")
    ('average', 'year', None)
    """
    if not _MAY_TELL.search(words):  # most: looking for each takes ten times as long
        return None
    return next((lasting for pattern, lasting in _PERIODS if pattern.search(words)), None)


def lasting_from_base(words: str, year: int | None) -> Lasting | None:
    """How long a change took whose base is named, and that ended in a year.

    >>> lasting_from_base("比2024年", 2025), lasting_from_base("比2020年", 2025), lasting_from_base("比上年", 2025)
    ('year', 'years', None)
    """
    base = _BASE.search(words)
    return base and ("year" if year is not None and int(base[1]) == year - 1 else "years")


def lasting_of_opening(line: str) -> Lasting | None:
    """What the words that open a sentence say, or a heading: 五年来,经济实力跃上新台阶 holds for what follows.

    >>> lasting_of_opening("五年来,经济实力跃上新台阶。"), lasting_of_opening("国有企业效益好转,去年利润增长23.5%。")
    ('years', None)
    """
    opening = _OPENING.match(line)
    words = opening[0] if opening else ""
    found = lasting_in(words) if len(words) <= _LONGEST_OPENING else None
    return found if found in _HOLDING and not _DIGIT.search(_YEAR.sub("", words)) else None


def is_point(line: str) -> bool:
    """Whether a paragraph is a point of a list, which shares what was said before it: ——经济再上新台阶。"""
    return _POINT.match(line) is not None


def leads_on(line: str) -> bool:
    """Whether a sentence is there for what follows it, also in other paragraphs: 一年来,我们主要做了以下工作。"""
    return line.endswith(":") or _BELOW.search(line) is not None


def lasting_of_sentence(line: str) -> Lasting | None:
    """What the first words of a sentence say, for all of its clauses: 今明两年职业技能培训3500万人次,扩招200万人.

    >>> lasting_of_sentence("今明两年职业技能培训3500万人次,扩招200万人"), lasting_of_sentence("扩招200万人")
    ('years', None)
    """
    return next(
        (
            lasting
            for pattern, lasting in _PERIODS
            if lasting in _HOLDING and any(pattern.match(line, at) for at in _FIRST)
        ),
        None,
    )


def lasting_of_heading(heading: str) -> Lasting | None:
    """What a folded heading says: 过去五年工作回顾, 2016年工作回顾.

    One over both says neither: “十四五”时期及2025年工作回顾.

    >>> lasting_of_heading("过去五年工作回顾"), lasting_of_heading("2016年工作回顾"), lasting_of_heading("重点任务")
    ('years', 'year', None)
    """
    found, one_year = lasting_in(heading), _ONE_YEAR.search(heading)
    return None if found and one_year else found or ("year" if one_year else None)
