"""Whom a document is sent to: 各县（市）人民政府，市直各单位：, on one line or several."""

from collections.abc import Iterable
from itertools import pairwise

from gdplan.normalize import to_ideographs
from gdplan.outline import Paragraph
from gdplan.patterns import lazy

_SEPARATOR = lazy(r"[,;]")


def read_addressees(lines: Iterable[Paragraph], text: str) -> tuple[str, ...]:
    """The names on some lines, as printed in `text`."""
    printed = plan = ""
    for line in lines:  # they may go on in the next: 市直各 ⏎ 单位：
        printed, plan = printed + line.source(text, 0, len(line.text)), plan + line.text
        if plan.endswith((":", "！")):
            printed, plan = printed.rstrip("：: ！!") + "，", plan.rstrip(": ！") + ","
    cuts = [-1, *(m.start() for m in _SEPARATOR.finditer(plan)), len(printed)]
    names = (to_ideographs(printed[start + 1 : end].strip()) for start, end in pairwise(cuts))
    return tuple(dict.fromkeys(name for name in names if name))
