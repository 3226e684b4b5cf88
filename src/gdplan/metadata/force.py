"""From when to when a document is in force: 自2030年5月1日起施行, 有效期5年."""

from collections.abc import Iterable
from typing import NamedTuple

from gdplan.dates import days_of, to_iso
from gdplan.normalize import PlanText
from gdplan.ordinals import ordinal
from gdplan.outline.particulars import iso_date
from gdplan.patterns import lazy
from gdplan.vocab.dates import SPACED_DAY
from gdplan.vocab.numerals import SAID

_DAY = rf"(?P<day>{SPACED_DAY})"
_OWN = r"(?:本|此|该)[^\W\d_]{1,16}?"
# Of the document itself: its name before the date, or a sentence without a subject; nothing behind the verb.
_FROM = lazy(
    rf"(?:(?<=[。,; (])|^|{_OWN})[自从]?(?:{_DAY}|(?P<own>(?:印发|发布|公布|颁布|下发)之日))起?(?:正式|开始)?"
    r"(?:施行|实施|执行|生效|试行)(?=[。,;()]|$)"
)
_MAY_BEGIN = lazy("日(?:起|施行|实施|执行|生效|试行)")
_UNTIL = lazy(
    rf"(?<!证)(?<!证的)(?<![证文]书)(?<!执照)(?<!许可)(?<!资[质格])(?<!合同)(?<!协议)有效期(?:限)?"
    rf"(?:[自从为](?:{_DAY.replace('day', 'first')})?[^。;]{{0,12}}?)?(?:截[至止][至到]?|[至到]) *{_DAY}(?!的)"
)
_YEARS = lazy(rf"(?:有效期(?:限)?|试行期?)[为是:]? *(?:暂定)?(?P<years>\d{{1,2}}|[{SAID}]{{1,3}}) *年")


class Force(NamedTuple):
    """The first and the last day, ISO 8601."""

    effective_on: str | None
    valid_until: str | None


def find_force(texts: Iterable[PlanText], issued_on: str | None) -> Force:
    """What the text says of itself; the day of issue is the first of 自印发之日起施行. `texts` are its paragraphs.

    >>> find_force(["本办法自2030年5月1日起施行,有效期5年。"], None)
    Force(effective_on='2030-05-01', valid_until='2035-04-30')
    >>> find_force(["自2030年5月1日起施行的《某法》规定,企业应当报告。"], None)
    Force(effective_on=None, valid_until=None)
    """
    first = last = years = None
    for text in texts:
        if _MAY_BEGIN.search(text) and (found := _FROM.search(text)):
            first = (iso_date(found["day"]) if found["day"] else issued_on) or first
        if "有效期" not in text and "试行" not in text:
            continue
        if until := _UNTIL.search(text):
            last = iso_date(until["day"])
            first = first or (iso_date(until["first"]) if until["first"] else None)
        elif lasts := _YEARS.search(text):
            years = int(lasts["years"]) if lasts["years"].isdecimal() else ordinal(lasts["years"])
    return Force(first, last or (_years_later(first, years) if first and years else None))


def _years_later(first: str, years: int) -> str | None:
    """The last day of so many years from a day on."""
    if first.count("-") < 2:
        return None
    year, month, day = (int(part) for part in first.split("-"))
    year += years
    if day > 1:
        return to_iso(year, month, min(day - 1, days_of(year, month)))
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return to_iso(year, month, days_of(year, month))
