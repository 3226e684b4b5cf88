"""Offices inside bodies (处室): the form of their names."""

from gdplan.patterns import lazy

OFFICE_ENDINGS = ("处", "科", "股", "处室", "科室")
OFFICE = lazy(r"(?!各|驻)[^\W\d_]{1,14}(?<!办事)(?<!代表)(?<!联络)(?:(?<!管理)|(?<=监督管理))(?:[处科股]室?)")


def may_be_office(name: str) -> bool:
    """Whether a name without a place or level before it has the form of an office's.

    >>> [may_be_office(name) for name in ("港务监管处", "公积金管理处", "住建局")]
    [True, False, False]
    """
    return name.endswith(OFFICE_ENDINGS) and OFFICE.fullmatch(name) is not None
