"""What a table is called: the line over it, and the line of units between the two."""

from collections.abc import Collection, Sequence

from gdplan.extract.responsibilities.bodies import kind_of
from gdplan.normalize import PlanText
from gdplan.ordinals import NUMBER
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.outline.tail import is_annex_label, part_label
from gdplan.outline.title_lines import HANDS_OVER
from gdplan.patterns import lazy

_NUMBERED = lazy(rf"续?表 *(?P<number>{NUMBER})(?:[-.—]\d{{1,2}})?(?!\d)[^。;]{{0,60}}")
_UNIT = lazy(r"\(?(?:计量)?单位: *(?P<unit>[^。()]{1,24})\)?")
_SEVERAL = lazy(r"[、,;和及与]|[ /](?=[%‰])|(?<=[%‰])[ /]")  # between units: 亿元、%
# Last words of a table's name where it has no number.
_NAMES = ("表", "一览", "清单", "台账", "指标", "任务分工", "责任分工", "名单")
_LONGEST = 40


def find_caption(paragraphs: Sequence[Paragraph], titles: Collection[str] = ()) -> int:
    """The first of the paragraphs right before a table that belong to it; their number where none does.

    The title of the document (`titles`, without blanks, that the format states) or of an annex is no caption.
    """
    first = len(paragraphs)
    if first and _UNIT.fullmatch(paragraphs[first - 1].text):
        first -= 1
    if first and _is_caption(paragraphs, first - 1, titles):
        return first - 1
    return first


def end_of_titles(paragraphs: Sequence[Paragraph]) -> int:
    """Where a line can be the title of the document no more: at its first number.

    Their number where a notice hands over a plan, whose title may stand behind numbers of the notice.
    """
    for i, paragraph in enumerate(paragraphs):
        if HANDS_OVER.search(paragraph.text):
            break
        if starts_with_marker(paragraph.text):
            return i
    return len(paragraphs)


def caption_number(text: str) -> str | None:
    """The number of 表1 …, as printed."""
    match = _NUMBERED.fullmatch(text)
    return match["number"] if match else None


def is_caption(text: str) -> bool:
    """Whether a line over a table names it; a line of units does not."""
    return not _UNIT.fullmatch(text)


def unit_of(line: Paragraph) -> Paragraph | None:
    """The unit that 单位：亿元 over a table states for all of its figures; none of several."""
    match = _UNIT.fullmatch(line.text)
    return (
        line.cut(*match.span("unit"))
        if match and states_units(line.text) and not _SEVERAL.search(match["unit"])
        else None
    )


def states_units(text: PlanText) -> bool:
    """Whether a line over a table states one unit or several; a body makes no unit.

    >>> states_units(PlanText("单位:亿元、%")), states_units(PlanText("单位:市教育局"))
    (True, False)
    """
    match = _UNIT.fullmatch(text)
    return match is not None and kind_of(match["unit"]) == "other"


def _is_caption(paragraphs: Sequence[Paragraph], i: int, titles: Collection[str]) -> bool:
    text = paragraphs[i].text
    if text == INSET or starts_with_marker(text):
        return False
    if _NUMBERED.fullmatch(text):
        return True
    if len(text) > _LONGEST or not text.endswith(_NAMES) or i == 0 or is_annex_label(paragraphs[i - 1].text):
        return False
    return text.replace(" ", "") not in titles or len(part_label(paragraphs[i - 1])) > 1  # 附件1：申请表 is a title
