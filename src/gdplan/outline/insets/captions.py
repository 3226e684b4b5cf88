"""What a table is called: the line over it, and the line of units between the two."""

from collections.abc import Collection, Sequence

from gdplan.ordinals import NUMBER
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.outline.tail import is_annex_label
from gdplan.patterns import lazy

_NUMBERED = lazy(rf"续?表 *(?P<number>{NUMBER})(?:[-.—]\d{{1,2}})?(?!\d)[^。;]{{0,60}}")
_UNIT = lazy(r"\(?(?:计量)?单位: *(?P<unit>[^。;()]{1,12})\)?")
# Last words of a table's name where it has no number.
_NAMES = ("表", "一览", "清单", "台账", "指标", "任务分工", "责任分工", "名单")
_LONGEST = 40


def find_caption(paragraphs: Sequence[Paragraph], titles: Collection[str] = ()) -> int:
    """The first of the paragraphs right before a table that belong to it; their number where none does.

    The title of the document (`titles`, without blanks) or of an annex is no caption.
    """
    first = len(paragraphs)
    if first and _UNIT.fullmatch(paragraphs[first - 1].text):
        first -= 1
    if first and _is_caption(paragraphs, first - 1, titles):
        return first - 1
    return first


def caption_number(text: str) -> str | None:
    """The number of 表1 …, as printed."""
    match = _NUMBERED.fullmatch(text)
    return match["number"] if match else None


def is_caption(text: str) -> bool:
    """Whether a line over a table names it; a line of units does not."""
    return not _UNIT.fullmatch(text)


def unit_of(line: Paragraph) -> Paragraph | None:
    """The unit that 单位：亿元 over a table states."""
    match = _UNIT.fullmatch(line.text)
    return line.cut(*match.span("unit")) if match else None


def _is_caption(paragraphs: Sequence[Paragraph], i: int, titles: Collection[str]) -> bool:
    text = paragraphs[i].text
    if text == INSET or starts_with_marker(text):
        return False
    if _NUMBERED.fullmatch(text):
        return True
    named = len(text) <= _LONGEST and text.endswith(_NAMES) and text.replace(" ", "") not in titles
    return named and i > 0 and not is_annex_label(paragraphs[i - 1].text)
