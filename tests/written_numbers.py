"""Integers as Chinese documents write them, to check what reads them."""

import re


def to_chinese(number: int, *, formal: bool = False) -> str:
    """The integer in Chinese numerals; formal gives 壹贰叁 (大写). From 0 to 10**16 - 1, otherwise ValueError.

    >>> to_chinese(21), to_chinese(1020), to_chinese(30005), to_chinese(12, formal=True)
    ('二十一', '一千零二十', '三万零五', '壹拾贰')
    """
    if not 0 <= number < 10**16:
        raise ValueError(f"{number} is outside 0 to 10**16 - 1")
    digits, places = ("零壹贰叁肆伍陆柒捌玖", "仟佰拾") if formal else ("零一二三四五六七八九", "千百十")
    if not number:
        return digits[0]
    text = ""
    for power, scale in ((12, "兆"), (8, "亿"), (4, "万"), (0, "")):
        section = number // 10**power % 10_000
        padded = f"{section:04}"
        spoken = "".join(
            digits[int(d)] + place if d != "0" else "零" for d, place in zip(padded, (*places, ""), strict=True)
        )
        if section:
            text += re.sub("零+", "零", spoken).rstrip("零") + scale
        elif text and not text.endswith("零"):
            text += "零"
    text = text.strip("零")
    return text[1:] if text.startswith("一十") else text
