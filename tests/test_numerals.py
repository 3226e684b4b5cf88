"""Numerals: exhaustive where the space is small, tables and properties elsewhere."""

from decimal import Decimal
from fractions import Fraction

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_numbers import to_chinese

from gdplan.numerals import Inexact, parse_inexact, parse_numeral


def rows(text):
    return text.split()


EXACT = rows("""
7=7 1,234,567=1234567 1234.50=1234.50 ６５．５=65.5 0.3=0.3 1.24万亿=1240000000000 3亿5000万=350000000
7萬7,115=77115 1万6千=16000 1亿3千万=130000000 108億3,061萬8,000=10830618000 2萬0,263=20263 5千=5000
二十三=23 一百二十=120
一百零五=105 一百五=150 两千三百=2300 两千三=2300 两万五=25000 廿=20 廿五=25 卅一=31 卌=40 〇=0 零=0
二零=20 二〇二五=2025 一九四九=1949
壹貳參=123 壹拾贰=12 叁佰=300 肆仟零伍=4005 百=100 千=1000 万=10000 百万=1000000
二百五十万亿=250000000000000 三点五=3.5
零点三=0.3 一兆=1000000000000 五成=0.5 三成半=0.35 七成五=0.75 7成5=0.75 半=0.5 一半=0.5 2.2倍=2.2 两倍=2 翻番=2 翻一番=2 翻两番=4
""")
FRACTIONS = rows("三分之一=1/3 三分二=2/3 五分之二=2/5 百分之五十=1/2 百分之0.5=1/200 三分之零=0")
INEXACT = rows("""
十几=,11,19 二十几=,21,29 几十=,20,90 数百=,200,900 数十亿=,2000000000,9000000000 数十億=,2000000000,9000000000
数万=,20000,90000 两三千=,2000,3000 五六=,5,6 五六十=,50,60 十五六=,15,16 近百=~100 约30=~30 上百=>=100 成百=>=100
上百亿=>=10000000000 30多=>30 百余=>100 6800多万=>68000000
六千多万=>60000000 二十来=~20 十多万=>100000
""")
NONE = rows("""
abc 一批 若干 5% -- 三三十 百千 十十 万千百 万十 一亿一亿 1,23 1.2.3 零分之三 分之 翻三百番 成 点五
一万三万 5个 第三 十几
""")


def number(text):
    return Decimal(text) if text else None


@pytest.mark.parametrize("formal", [False, True])
def test_every_integer_to_99999_comes_back(formal):
    wrong = [n for n in range(100_000) if parse_numeral(to_chinese(n, formal=formal)) != n]
    assert wrong == []


@given(st.integers(0, 10**16 - 1), st.booleans())
def test_large_integers_come_back(number, formal):
    assert parse_numeral(to_chinese(number, formal=formal)) == number


@given(st.integers(0, 10**15))
def test_separators_and_full_width_digits_change_nothing(number):
    wide = f"{number:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert parse_numeral(f"{number:,}") == parse_numeral(wide) == number


@pytest.mark.parametrize("row", EXACT)
def test_exact(row):
    text, value = row.split("=")
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize("row", FRACTIONS)
def test_fraction(row):
    text, value = row.split("=")
    assert parse_numeral(text) == Fraction(value)


@pytest.mark.parametrize("row", INEXACT)
def test_inexact(row):
    text, expected = row.split("=", 1)
    comparator = expected.rstrip("0123456789,") or "="
    value, low, high = expected.split(",") if "," in expected else (expected.lstrip("~>="), "", "")
    assert parse_inexact(text) == Inexact(comparator, number(value), number(low), number(high))
    with pytest.raises(ValueError, match="numeral"):
        parse_numeral(text)


@pytest.mark.parametrize("text", ["", " ", *NONE])
def test_what_is_no_numeral_says_why(text):
    with pytest.raises(ValueError, match=r".{5,}"):
        parse_numeral(text)


@pytest.mark.parametrize("text", ["30", "三十", "一批", "几", "三五", "多", "余万", ""])
def test_what_is_not_inexact_says_so(text):
    with pytest.raises(ValueError, match="inexact"):
        parse_inexact(text)


@pytest.mark.parametrize("config", ["s2t", "s2hk", "s2tw"])
def test_both_scripts(config):
    convert = opencc.OpenCC(config).convert
    texts = [row.split("=")[0] for row in EXACT]
    assert [parse_numeral(convert(text)) for text in texts] == [parse_numeral(text) for text in texts]


@pytest.mark.parametrize("number", [-1, 10**16])
def test_outside_the_range(number):
    with pytest.raises(ValueError, match="outside"):
        to_chinese(number)


@settings(max_examples=300)
@given(st.text("零〇一二两三九十百千万亿兆点分之成半倍翻番几多余近上约数0123456789,. %", max_size=12))
def test_anything_else_is_a_value_error(text):
    for parse in (parse_numeral, parse_inexact):
        try:
            parse(text)
        except ValueError:
            continue
