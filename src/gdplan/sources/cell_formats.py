"""Numbers and dates of a cell as its number format shows them (ECMA-376 part 1, 18.8.31)."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_SECTION_ENDS = re.compile(r'"[^"]*"|\\.|(;)', re.DOTALL)
_TOKEN = re.compile(
    r"""(?xs) "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | [_*](?P<space>.) | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<bracket>[^\]]*)\] | (?P<digits>[0#?](?:[0#?,.]*[0#?])?[,.]*|\.[0#?]+) | (?P<general>General|G/通用格式)
    | (?P<other>.)"""
)
_NOT_SHOWN = re.compile(r"[Ee][+-]|[0#?]\s*/\s*[0#?\d]")  # powers of ten and fractions: the number itself is given
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]', re.DOTALL)
_MOST_PLACES = 15  # digits before and behind the point; a number has no more


def show_number(value: float, form: str) -> str:
    """A number as its format shows it.

    >>> [show_number(v, f) for v, f in ((0.75, "0%"), (1234.5, "#,##0.00"), (3, '0"个"'), (0.1, "General"))]
    ['75%', '1,234.50', '3个', '0.1']
    """
    number = _plain(value)
    if number is None:
        return str(value)
    sections = _split(form)
    section, sign = _choose(sections, number)
    if _NOT_SHOWN.search(_QUOTED.sub("", section)):
        return _general(number)
    tokens = [*_TOKEN.finditer(section)]
    if section and not any(token["digits"] or token["general"] or token["other"] == "@" for token in tokens):
        return _general(number) if len(sections) == 1 else "".join(map(_literal, tokens)).strip()
    scaled = abs(number) * (100 if any(token["other"] == "%" for token in tokens) else 1)
    patterns = [token["digits"] for token in tokens if token["digits"]]
    printed = _digits(scaled, patterns[0]) if len(patterns) == 1 else _general(scaled)
    shown, is_put = [], False
    for token in tokens:
        if token["digits"] or token["general"] or token["other"] == "@":
            shown += [] if is_put else [printed]
            is_put = True
        else:
            shown.append(_literal(token))
    return sign + "".join(shown if section else [printed]).strip()


def show_date(value: dt.datetime | dt.date | dt.time, form: str) -> str:
    """A date as 2026-06-30, with its time where that is shown; a month or a day alone as the format shows it.

    >>> day = dt.datetime(2026, 6, 30)
    >>> [show_date(day, f) for f in ("m/d/yyyy", 'yyyy"年"m"月"', 'm"月"d"日"')]
    ['2026-06-30', '2026年6月', '6月30日']
    """
    if isinstance(value, dt.time):
        return value.isoformat("minutes" if not value.second else "seconds")
    letters = set(_QUOTED.sub("", form).lower())
    shown = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if "y" in letters and "d" not in letters:
        shown = f"{value.year}年{value.month}月" if "m" in letters else f"{value.year}年"
    elif "d" in letters and "y" not in letters and "m" in letters:
        shown = f"{value.month}月{value.day}日"
    if isinstance(value, dt.datetime) and (value.hour or value.minute) and "h" in letters:
        shown += f" {value.hour:02}:{value.minute:02}"
    return shown


def show_text(value: str, form: str) -> str:
    """A text as its format shows it: @"局" adds to it."""
    section = _split(form)[-1]
    if "@" not in _QUOTED.sub("", section):
        return value
    return "".join(value if token["other"] == "@" else _literal(token) for token in _TOKEN.finditer(section))


def _plain(value: float) -> Decimal | None:
    """The number without what binary fractions add to it; None where it is none, or beyond all figures."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    return number if number.is_finite() and abs(number.adjusted()) < 100 else None


def _general(number: Decimal) -> str:
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _split(form: str) -> list[str]:
    ends = [match.start() for match in _SECTION_ENDS.finditer(form) if match[1]]
    return [form[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(form)], strict=True)]


def _choose(sections: list[str], number: Decimal) -> tuple[str, str]:
    """The section for a number, and the sign that it does not print itself."""
    if number < 0:
        return (sections[1], "") if len(sections) > 1 else (sections[0], "-")
    return (sections[2] if number == 0 and len(sections) > 2 else sections[0]), ""


def _literal(token: re.Match[str]) -> str:
    if token["space"]:
        return " "
    return token["quoted"] or token["escaped"] or token["currency"] or token["other"] or ""


def _digits(number: Decimal, pattern: str) -> str:
    """Digits as 0, # and ? ask for them."""
    while pattern.endswith(","):
        number, pattern = number / 1000, pattern[:-1]
    whole, _, behind = pattern.partition(".")
    most = min(len(behind), _MOST_PLACES)
    if number.adjusted() >= _MOST_PLACES:
        return _general(number)
    least = len(behind[:most].rstrip("#?"))
    text = format(number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP), ",f" if "," in whole else "f")
    before, _, after = text.partition(".")
    after = after[:least] + after[least:].rstrip("0")
    zeros = min(whole.count("0"), _MOST_PLACES)
    before = before.zfill(zeros) if "," not in whole else before
    return f"{before}.{after}" if after else before
