"""What 城乡 puts together: two numbers behind it are of the towns and of the country."""

from gdplan.patterns import lazy

# In either script; 城乡低保 is that of cities.
_HALVES = (("城镇", "农村"), ("城鎮", "農村"))
_OF_CITIES = ("低保", "特困", "最低生活保障")
_BOTH = lazy("(?P<both>(?:全[国省市县区州])?城乡)(?![一融统建规])(?=[^\\W\\d_]{2})")
_TWO_INCOMES = lazy("(?P<both>(?:全[国省市县区州])?城乡)(?:常住)?居民[^,;。]{0,6}(?:收入|支出)")


def of_both(text: str, noun: tuple[int, int] | None, apart: tuple[int, int] | None) -> tuple[int, int] | None:
    """What stands behind 城乡 in a noun phrase before two numbers; incomes need no 分别, before which `apart` stands.

    >>> text = "城乡居民人均收入"
    >>> of_both(text, (0, 8), None), of_both("城乡公交线路", (0, 6), None), of_both("城乡公交线路", (0, 6), (0, 6))
    ((2, 8), None, (2, 6))
    """
    both = (_BOTH if apart else _TWO_INCOMES).match(text, *noun) if noun else None
    return (both.end("both"), noun[1]) if both and noun else None


def name_half(rest: str, half: int, *, is_traditional: bool = False) -> str:
    """The name of one of the two things that 城乡 puts together, from what stands behind it.

    >>> name_half("居民收入", 0), name_half("低保标准", 0), name_half("居民收入", 1)
    ('城镇居民收入', '城市低保标准', '农村居民收入')
    """
    if half == 0 and rest.startswith(_OF_CITIES):
        return f"城市{rest}"
    return _HALVES[is_traditional][half] + rest
