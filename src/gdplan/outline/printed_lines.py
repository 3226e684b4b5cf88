"""Source text to printed lines, which a page or a paragraph mark has ended."""

from collections.abc import Iterable, Iterator

from gdplan.normalize import ZERO_WIDTH, PlanText
from gdplan.outline.paragraphs import Line
from gdplan.patterns import lazy
from gdplan.terms import Span

_GLUED_CONTENTS = lazy(r"[。)](?=目 *录$)")  # …修正)目录
_SPACED_PARAGRAPHS = lazy("[ \t\u3000\xa0]*\u3000[ \t\xa0]*\u3000[ \t\u3000\xa0]*")
_LETTER_SPACED = lazy(r"(?:^|[ 、)])[^\W\d_]$")


def split_lines(text: str, plan: PlanText) -> list[Line]:
    """The printed lines that are not blank; a line whose paragraphs are joined by U+3000 U+3000 counts as several."""
    lines: list[Line] = []
    start = 0
    for number, printed in enumerate(plan.split("\n"), 1):
        end = start + len(printed)
        for low, high in _parts(text, plan, printed, start):
            body = plan[low:high].strip()
            if body:
                indent = len(plan[low:high]) - len(plan[low:high].lstrip())
                words = PlanText(body.replace(ZERO_WIDTH, "") or body)
                lines.append(Line(number, low + indent, low + indent + len(body), indent, words, low - start))
        start = end + 1
    return lines


def _parts(text: str, plan: str, printed: str, start: int) -> Iterable[Span]:
    """The paragraphs of a printed line that begins at `start`."""
    end = start + len(printed)
    if printed.endswith("录") and (glued := _GLUED_CONTENTS.search(printed)):
        return (start, start + glued.end()), (start + glued.end(), end)
    if "  " in printed and "\u3000" in text[start:end]:
        return _spaced(text, plan, start, end)
    return ((start, end),)


def _spaced(text: str, plan: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a line between runs of U+3000 U+3000; those inside 附　　则 do not part."""
    low = start
    for gap in _SPACED_PARAGRAPHS.finditer(text, start, end):
        before, after = plan[max(low, gap.start() - 2) : gap.start()], plan[gap.end() : min(gap.end() + 2, end)]
        if not before.strip():
            continue
        one_after = after[:1] >= "一" and (len(after) == 1 or after[1] in " .…·0123456789")
        if one_after and _LETTER_SPACED.search(" " * (low == gap.start() - 1) + before):
            continue
        yield low, gap.start()
        low = gap.start()
    yield low, end
