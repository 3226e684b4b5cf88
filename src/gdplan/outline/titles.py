"""The title of a document: how it ends, and what it says of kind, edition, number and years."""

import re

from gdplan.dates import REPUBLIC
from gdplan.normalize import PlanText
from gdplan.outline.markers import find_markers
from gdplan.outline.particulars import CHINESE_DIGITS, is_document_number
from gdplan.patterns import lazy
from gdplan.vocab.dates import HAN_DIGITS, YEAR
from gdplan.vocab.kinds import EDITIONS, WORDS
from gdplan.vocab.numerals import TO_TEN

_TAIL_BRACKET = lazy(r" *\((?P<inside>[^()]{1,40})\)$")
_PERIOD = lazy(rf"({YEAR}) *年? *[-—–―~至到]+ *({YEAR}) *年?")
# 2018政府工作报告; 规划和2035年远景目标纲要 is no paper of that year.
_YEAR = lazy(rf"(?<!\d)({YEAR}) *(?:年(?!远景)|版)|^({YEAR})(?=[^\W\d_])")
# 关于某市2029年计划执行情况与2030年计划草案的报告: what is laid before the congress is the draft.
_DRAFT_YEAR = lazy(rf"(?<!\d)({YEAR}) *年[^年。]{{0,16}}草案")
_WRITTEN_YEAR = lazy(rf"(?:一九|二[{HAN_DIGITS[:3]}O0])[{HAN_DIGITS}O0]{{2}}(?= *[年—–-])")
# Taiwan's: 行政院97年度, 教育部115年度, 115年国家发展计划. Elsewhere 120年 is how long something lasted.
_ROC_YEAR = lazy(
    r"(?:行政院|民国).{0,12}?(?<!\d)(\d{2,3}) *年度?|(?:^|[部院署会局处府县市(])(?<!\d)(1[0-4]\d) *年(?!来)"
)
_ROC_PERIOD = lazy(r"\((?:民国)?(\d{2,3}) *年?度?[-—–―~至到]+(1[0-4]\d) *年度?\)")
_VERSION = lazy(r" *\d\.\d版?$")  # 行动计划2.0
_YEARLY = lazy(rf"{YEAR} *年? *(?:版|修订|修正|修改)版?|第[{TO_TEN}]{{1,3}}版")  # 2030年版
_WIDE = lazy(r"[^\W\d_](?: +[^\W\d_]){1,9}$")  # 通 知, 政 府 工 作 报 告
_PARTNERS = {"《": "》", "“": "”", "【": "】", "[": "]"}
_CLOSERS = "".join(_PARTNERS.values())  # of a title that stands in marks
_NUMBERED = lazy(r"\d{1,2}(?:[-.]\d{1,2})+(?![\d月])")  # 1-1 完备制度, a heading


def is_title(text: str) -> bool:
    """Whether a line ends as titles do: a kind of document, perhaps with an edition or years in brackets."""
    end = plain_end(text)
    return (
        2 <= end <= 120
        and (text[:end].rstrip(_CLOSERS).endswith(WORDS) or _wide_kind(text[:end]) is not None)
        and "。" not in text[:end]
        and not _NUMBERED.match(text)
    )


def title_kind(title: str) -> tuple[int, int] | None:
    """Where in a title its kind stands: the last word, brackets left out."""
    plain = title[: plain_end(title)].rstrip(_CLOSERS)
    kind = next((kind for kind in WORDS if plain.endswith(kind)), None)
    return _wide_kind(plain) or ((len(plain) - len(kind), len(plain)) if kind else None)


def _wide_kind(plain: str) -> tuple[int, int] | None:
    """Where a kind in wide letters stands: 关于某事的通 知, 政 府 工 作 报 告."""
    wide = _WIDE.search(plain) if " " in plain[-6:] else None
    if wide is None:
        return None
    letters = [i for i in range(wide.start(), len(plain)) if plain[i] != " "]
    word = "".join(plain[i] for i in letters)
    kind = next((kind for kind in WORDS if len(kind) > 1 and word.endswith(kind)), None)
    return (letters[-len(kind)], len(plain)) if kind else None


def bare_title(title: str) -> tuple[int, int]:
    """Where a title stands without the marks around it, 《某方案》, and the number that a collection gives it.

    >>> [title[slice(*bare_title(title))] for title in ("《某方案》", "(一)某市2030年度施政方针", "《某法》实施办法")]
    ['某方案', '某市2030年度施政方针', '《某法》实施办法']
    """
    start = next((m.end for m in find_markers(PlanText(title), 0, glued=False) if m.firm), 0)
    start += title.startswith(" ", start)
    end = len(title)
    closer = _PARTNERS.get(title[start : start + 1])
    if closer and title.endswith(closer) and closer not in title[start:-1]:
        return start + 1, end - 1
    return start, end


def plain_end(title: str) -> int:
    """Where a title ends without the brackets behind it and the version, 2.0."""
    end = len(title)
    while bracket := _TAIL_BRACKET.search(title, 0, end):
        end = bracket.start()
    version = _VERSION.search(title, 0, end)
    return version.start() if version else end


def edition_of(title: str) -> tuple[int, int] | None:
    """Where in a title its edition stands: （征求意见稿）, （试行）, （2030年版）."""
    for match in re.finditer(r"\(([^()]{1,40})\)", title):
        if _YEARLY.fullmatch(match[1]):  # (2030 版)
            return match.span(1)
        for part in re.finditer(r"[^,、; ]+", match[1]):
            if part[0] in EDITIONS or part[0].endswith("稿") or _YEARLY.fullmatch(part[0]):
                return match.start(1) + part.start(), match.start(1) + part.end()
    return None


def number_of(title: str) -> tuple[int, int] | None:
    """Where in a title the document number stands that some print behind it: …的通知（某府〔2030〕5号）."""
    bracket = _TAIL_BRACKET.search(title)
    return bracket.span("inside") if bracket and is_document_number(bracket["inside"]) else None


def backward_period(title: str) -> tuple[int, int] | None:
    """Where in a title a period stands that ends before it begins: （2027—2025年）."""
    period = _PERIOD.search(title)
    return period.span() if period and period[1] > period[2] else None


def years_of(title: str) -> tuple[int | None, tuple[int, int] | None]:
    """The one year a title names, or its period; none where that runs backwards. Taiwan's years count from 1911."""
    title = _WRITTEN_YEAR.sub(lambda year: year[0].translate(CHINESE_DIGITS), title)
    if period := _PERIOD.search(title):
        return None, (int(period[1]), int(period[2])) if period[1] <= period[2] else None
    years = {year for match in _YEAR.finditer(title) for year in match.groups() if year}
    if len(years) == 1:
        return int(years.pop()), None
    if len(years) == 2 and (draft := _DRAFT_YEAR.search(title)):
        return int(draft[1]), None
    if not years and (period := _ROC_PERIOD.search(title)):
        return None, (int(period[1]) + REPUBLIC, int(period[2]) + REPUBLIC)
    if not years and (roc := _ROC_YEAR.search(title)):
        return int(roc[1] or roc[2]) + REPUBLIC, None
    return None, None
