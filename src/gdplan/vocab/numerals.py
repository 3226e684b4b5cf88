"""The characters of Chinese numerals, for classes in patterns: the one spelling of each set.

What a numeral amounts to is read in `gdplan.numerals`. Source: GB/T 15835-2011 《出版物上数字用法》.
"""

ONES = "一二三四五六七八九"
TO_TEN = f"{ONES}十"  # of a number, a place in a list, a date: 二十一
TO_HUNDRED = f"{TO_TEN}百"  # of an article: 第一百零二条
SEVERAL = "二两三四五六七八九十"  # more than one
COUNTS = f"一{SEVERAL}"  # of what is counted: 两年
SAID = f"{TO_TEN}百千零〇两廿卅"  # all that small numbers are written with
