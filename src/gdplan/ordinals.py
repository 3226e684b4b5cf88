"""Chinese numerals of markers, titles and tables: the integers that they state, up to 9,999."""

import functools

CHINESE_NUMERALS = "一二三四五六七八九十百千零〇两廿卅"
NUMBER = rf"(?:\d{{1,3}}|[{CHINESE_NUMERALS}]{{1,7}})"  # of a box, a table, an annex: 专栏12, 附件一百零二

_VALUES = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@functools.cache
def ordinal(text: str) -> int | None:
    """The integer that a Chinese numeral up to 9,999 states, None where it states none.

    >>> [ordinal(t) for t in ("二十一", "十", "一百零五", "廿三", "十十")]
    [21, 10, 105, 23, None]
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _UNITS for c in text):
        return int("".join(str(_VALUES[c]) for c in text)) if all(c in _VALUES for c in text) else None
    total, digit, last = 0, None, 10_000
    for c in text:
        if c in _UNITS:
            if _UNITS[c] >= last or (digit is None and c != "十"):
                return None
            total, digit, last = total + (1 if digit is None else digit) * _UNITS[c], None, _UNITS[c]
        elif c in _VALUES and (digit is None or digit == 0):
            digit = _VALUES[c]
        else:
            return None
    return total + (digit or 0)
