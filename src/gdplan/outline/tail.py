"""What follows the text: the list of annexes, and the annexes."""

from collections.abc import Sequence
from itertools import takewhile

from gdplan.ordinals import NUMBER
from gdplan.outline.markers import Marker, starts_with_marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.particulars import is_closing, is_signature, iso_date
from gdplan.outline.title_lines import HANDS_OVER
from gdplan.outline.titles import is_title
from gdplan.patterns import lazy

_ANNEX_LABEL = lazy(
    rf"附 *[件表录图] *{NUMBER}?(?:-\d{{1,2}})? *:?"
    r"|(?:有关|相关)?(?:名词|术语)?(?:注释|解释|说明) *:?"
)
_ANNEX_TITLED = lazy(
    rf"(?P<label>附 *[件表录图] *{NUMBER}(?:-\d{{1,2}})?[: ] *)"
    r"(?P<title>[^。;:\s][^。;:]{1,50})"
)
_FILE = lazy(r"\.[A-Za-z]{2,5}\)?$")  # 附件1：申请表.docx, a link
_ANNEX_LIST = lazy(r"附 *件 *:? *(?:1 *[.、]|《|\S{4,})")
_LIST_ITEM = lazy(r"\d{1,2} *[.、][^\s。][^。]{1,60}")


_LONGEST_DATE, _DATE_BEGINS = 24, "0123456789一二民中"  # characters; 二〇三〇年, 中華民國119年


def find_annexes(paragraphs: Sequence[Paragraph], markers: Sequence[Marker]) -> list[int]:
    """The paragraphs that begin an annex: 附件 or 附件2 on a line of its own, 附件1：某规程 on one with its title.

    Where the numbers of the body go on behind it, it was a table inside the body. Before the first number it follows
    the signature of a letter; what a letter hands over is no annex but the document. `markers` are the firm ones.
    """
    found: list[int] = []
    signed = False
    first = markers[0].paragraph if markers else len(paragraphs)
    for i, paragraph in enumerate(paragraphs):
        text = paragraph.text
        signed = signed or (len(text) < _LONGEST_DATE and text[0] in _DATE_BEGINS and iso_date(text) is not None)
        if i == first or text[0] not in "附注名术有相" or len(text) > 60:
            continue
        if i < first and not found and (not signed or _hands_over(paragraphs, i, numbered=bool(markers))):
            continue
        alone = _ANNEX_LABEL.fullmatch(text) and not _lists_annexes(paragraphs, i)
        if alone or (_ANNEX_TITLED.fullmatch(text) and not _is_listed(paragraphs, i)):
            found.append(i)
    while found and _goes_on(markers, found[0]):
        del found[0]
    return found


def _hands_over(letter: Sequence[Paragraph], end: int, *, numbered: bool) -> bool:
    """Whether a letter up to a line 附件 hands over what stands under it: 关于印发…的通知, 现将…印发给你们."""
    if not any(HANDS_OVER.search(p.text) for p in letter[:end]):
        return False
    return numbered or any(is_title(p.text) for p in letter[end + 1 : end + 3])


def _goes_on(markers: Sequence[Marker], start: int) -> bool:
    """Whether numbers of the body go on behind a paragraph: its outermost ones, or those right before and behind it."""
    before = [marker for marker in markers if marker.paragraph < start]
    behind = [marker for marker in markers if marker.paragraph > start]
    if not before or not behind:
        return False
    for rank in (min(marker.rank for marker in before), behind[0].rank):
        last = next((marker.number for marker in reversed(before) if marker.rank == rank), None)
        after = next((marker.number for marker in behind if marker.rank == rank), None)
        if last and after == last + 1:
            return True
    return False


def _lists_annexes(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether 附件： stands over a list of the annexes (1.…) that a signature follows, rather than over an annex."""
    following = [p.text for p in paragraphs[i + 1 : i + 12]]
    after = next((k for k, text in enumerate(following) if not _LIST_ITEM.fullmatch(text)), len(following))
    return 0 < after < len(following) and (is_signature(following[after]) or iso_date(following[after]) is not None)


def _is_listed(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether 附件1：某规程 is one of a list: more of it, a signature or nothing follows, or it names a file."""
    if _FILE.search(paragraphs[i].text):
        return True
    following = [p.text for p in paragraphs[i + 1 : i + 6]]
    if not following or is_annex_label(following[0]) or _ANNEX_TITLED.fullmatch(following[0]):
        return True
    return any(is_closing(text) for text in takewhile(is_signature, following)) or is_closing(following[0])


def part_label(line: Paragraph) -> tuple[Paragraph, ...]:
    """The label and the title of an annex that stand on one line; a line that is but one of them, whole."""
    match = _ANNEX_TITLED.fullmatch(line.text)
    return tuple(line.cut(*match.span(group)) for group in ("label", "title")) if match else (line,)


def is_annex_label(text: str) -> bool:
    """附件, 附件2: on a line of its own, over the title of an annex."""
    return _ANNEX_LABEL.fullmatch(text) is not None


def find_tail(paragraphs: Sequence[Paragraph]) -> int:
    """Where a list of annexes (附件：1.…) and all that follows it begin; the number of paragraphs if there is none.

    Its numbers are not those of the body.
    """
    for i in range(max(0, len(paragraphs) - 40), len(paragraphs)):
        text = paragraphs[i].text
        if (
            text[0] == "附"
            and (_ANNEX_LIST.match(text) or _ANNEX_LABEL.fullmatch(text))
            and "。" not in text
            and len(text) < 80
        ):
            rest = [p.text for p in paragraphs[i + 1 :]]
            if is_annex_label(text) and rest and is_title(rest[0]) and not starts_with_marker(rest[0]):
                return len(paragraphs)  # what a letter hands over
            if all(_LIST_ITEM.fullmatch(t) or is_closing(t) or not starts_with_marker(t) for t in rest):
                return i
    return len(paragraphs)
