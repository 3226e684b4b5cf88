"""Several years, or one that is no calendar year, as the year they end in: 5年内, 2027-28年度."""

import functools
from collections.abc import Iterator

from gdplan.ordinals import ordinal
from gdplan.patterns import lazy
from gdplan.vocab.dates import FISCAL_YEAR, YEAR
from gdplan.vocab.numerals import COUNTS, TO_TEN
from gdplan.vocab.promises import BEFORE_DATE

_PROMISED = "|".join(f"(?<={word})" for word in (*BEFORE_DATE, "未来", "今后"))
_GIVEN = "(?:均|可以?|继续|按规定)*(?:给予|予以|享受|免[征收缴]|减[征免按]|补[贴助]|奖励)"
# Not 毕业后3年内, 3年内未发生事故, 3年内给予减免: from another event, what was, how long something is given.
_WITHIN_YEARS = lazy(
    rf"(?:(?<![0-9])(?P<first>{YEAR})年度?(?:起|开始),?|(?:^|(?<=[,;。:、(])|{_PROMISED})[在用]?)"
    rf"(?P<count>[1-9]|10|[{TO_TEN}两])年[之以]?内(?!不[得再]|[未无曾受因的]|没有|{_GIVEN})"
)
# 2027-28年度; of several years that a plan runs through its last.
_FISCAL = lazy(
    rf"(?:{FISCAL_YEAR}[至到])?(?P<years>{FISCAL_YEAR})"
    rf"(?:的?[{COUNTS}]+年期?间?内|期间|内|终结前?|[底末]?前|(?<=年)|(?<=年度))"
)

_YEARS_AHEAD = lazy(f"(?:未来|今后)[{COUNTS}0-9]{{1,2}}年")
_YEARS_SO_FAR = lazy(f"[{COUNTS}0-9几多]年(?:多|以)?来(?!的?[新最次])|截[至止]|目前|迄今|过去[{COUNTS}]年")


@functools.lru_cache(maxsize=8)  # asked for each number of a sentence
def has_period(text: str, *, is_past: bool) -> bool:
    """Whether a sentence has a period of its own, so that no date before it holds: 五年来, 未来10年每年兴建2万个."""
    return (_YEARS_SO_FAR if is_past else _YEARS_AHEAD).search(text) is not None


def find_terms(text: str, issued: int | None) -> Iterator[tuple[int, int, int]]:
    """Each term with its last year: 2024年起5年内 ends in 2028; before 5年内 the year of issue is the one before."""
    for match in _WITHIN_YEARS.finditer(text):
        before = int(match["first"]) - 1 if match["first"] else issued
        if before is not None:
            count = match["count"]
            last = before + (int(count) if count.isdecimal() else ordinal(count.replace("两", "二")) or 0)
            yield (*match.span(), last)


def find_fiscal_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Years of a budget or school, each with the one it ends in: 2027-28年度, 2025-26至2029-30的五年期内."""
    for match in _FISCAL.finditer(text) if any(mark in text for mark in "-—–/") else ():
        year = int(match["years"][:4]) + 1
        if year % 100 == int(match["years"][5:7]):
            yield (*match.span(), year)
