"""By when: the year or date that governs a place in a sentence."""

import re
from typing import NamedTuple

_DATE = re.compile(
    r"(?P<before>[高低快慢优好多少等]于|到|至|截至|于|在|自|从|比|较|与|以|按|相比|超过|民国)?"
    r"(?:(?P<year>(?:19|20)\d\d|(?<!\d)(?:[89]\d|1[0-2]\d))年(?:度|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|“?十(?P<plan>[一二三四五六七])五”?(?:末|期末|期间|时期|规划期)"
    r"|(?P<word>今年|本年度?|年内|年底|年末|全年|明年|后年|去年|上年|当年))"
    r"(?P<after>[前以]?(?:年?底|年?末|年初)?前?|以来|起|开始|的(?![\d万]))"
)
_FIVE_YEAR_PLAN = {c: 2000 + 5 * n for n, c in enumerate("一二三四五六七", 1)}  # 十一五 ended in 2010
_BASELINE = (*(f"{word}于" for word in "高低快慢优好多少等"), "自", "从", "比", "较", "与", "以", "按", "相比", "超过")


class Deadline(NamedTuple):
    """A date that a text names."""

    start: int
    end: int
    date: str  # 2025, 2025-12 or 2025-12-31
    year: int
    firm: bool  # 到2027年, 2025年底前, 年底前; not a year that only stands there


def find_deadlines(text: str, year: int | None) -> tuple[Deadline, ...]:
    """Every date that can govern a number, in order; `year` is the plan's own, which 今年 and 年底 mean.

    >>> [d.date for d in find_deadlines("到2027年,建成5座;年底前开工3座;比2020年翻一番", 2026)]
    ['2027', '2026']
    """
    found = []
    for match in _DATE.finditer(text):
        if match["before"] in _BASELINE or match["after"] in ("以来", "起", "开始", "的"):
            continue
        month = day = None
        if match["year"]:
            printed = int(match["year"])
            if printed < 1900 and not (match["before"] or match["month"] or "底" in match["after"] or "度" in match[0]):
                continue  # 30年 is a duration; 99年底 is 民国
            number = printed if printed > 1900 else printed + 1911
            month, day = match["month"], match["day"]
        elif match["plan"]:
            number = _FIVE_YEAR_PLAN[match["plan"]] + 5
        elif year is not None:
            number = year + {"明年": 1, "后年": 2, "去年": -1, "上年": -1}.get(match["word"], 0)
        else:
            continue
        date = f"{number}" + (f"-{int(month):02}" if month and 1 <= int(month) <= 12 else "")
        if day and len(date) == 7 and 1 <= int(day) <= 31:
            date += f"-{int(day):02}"
        if text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start()):
            continue  # 《…2035年远景目标纲要》
        opens = (
            match.start() == 0 or text[match.start() - 1] in ",;:。 、—(" or text[match.end() : match.end() + 1] == ","
        )
        firm = match["before"] in ("到", "至", "在", "于") or bool(match["after"] or match["word"]) or opens
        found.append(Deadline(match.start(), match.end(), date, number, firm))
    return tuple(found)
