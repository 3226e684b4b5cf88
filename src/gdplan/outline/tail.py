"""What follows the text: the list of annexes, and the annexes."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, takewhile

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
_LEFT_OUT = lazy(r"\( *略 *\)$")  # 附件2：任务台账（略）: all of an annex that is printed
_ANNEX_LIST = lazy(r"附 *件 *:? *(?:1 *[.、]|《|\S{4,})|附 *[表录图] *:? *1 *[.、]")
_LIST_ITEM = lazy(r"\d{1,2} *[.、] *[^\s。][^。]{1,60}")


_LONGEST_DATE, _DATE_BEGINS = 24, "0123456789一二民中"  # characters; 二〇三〇年, 中華民國119年


def find_annexes(paragraphs: Sequence[Paragraph], markers: Sequence[Marker]) -> list[int]:
    """The paragraphs that begin an annex: 附件 or 附件2 on a line of its own, 附件1：某规程 on one with its title.

    Where the numbers of the body go on behind it, it was a table inside the body. Before the first number it follows
    the signature of a letter; what a letter hands over is no annex but the document. `markers` are the firm ones.
    """
    found: list[int] = []
    signed = False
    first = markers[0].paragraph if markers else len(paragraphs)
    hands_over = next((i for i in range(first) if HANDS_OVER.search(paragraphs[i].text)), first)
    for i, paragraph in enumerate(paragraphs):
        text = paragraph.text
        signed = signed or (len(text) < _LONGEST_DATE and text[0] in _DATE_BEGINS and iso_date(text) is not None)
        if i == first or text[0] not in "附注名术有相" or len(text) > 60:
            continue
        if i < first and not found:
            is_document = hands_over < i and (markers or any(is_title(p.text) for p in paragraphs[i + 1 : i + 3]))
            if not signed or is_document:
                continue
        alone = _ANNEX_LABEL.fullmatch(text) and not _lists_annexes(paragraphs, i)
        if alone or (_ANNEX_TITLED.fullmatch(text) and not _is_listed(paragraphs, i)):
            found.append(i)
    return found[_count_in_body(markers, found) :]


def _count_in_body(markers: Sequence[Marker], labels: Sequence[int]) -> int:
    """How many labels stand between numbers of the body that go on: its outermost ones, or those on either side."""
    places = [marker.paragraph for marker in markers]
    outermost = list(accumulate((marker.rank for marker in markers), min))
    ranks: dict[int, tuple[list[int], list[int | None]]] = {}
    for marker in markers:
        of_rank = ranks.setdefault(marker.rank, ([], []))
        of_rank[0].append(marker.paragraph)
        of_rank[1].append(marker.number)
    for count, label in enumerate(labels):
        at = bisect_right(places, label)
        if not 0 < at < len(markers) or not any(
            _goes_on(*ranks[rank], label) for rank in (outermost[at - 1], markers[at].rank)
        ):
            return count
    return len(labels)


def _goes_on(places: Sequence[int], numbers: Sequence[int | None], label: int) -> bool:
    """Whether the first number of a rank behind a label is the one after the last before it."""
    at = bisect_right(places, label)
    last = numbers[at - 1] if at else None
    return bool(last) and at < len(numbers) and numbers[at] == (last or 0) + 1


def _lists_annexes(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether 附件： stands over a list of the annexes (1.…) that a signature follows, rather than over an annex."""
    following = [p.text for p in paragraphs[i + 1 : i + 12]]
    after = next((k for k, text in enumerate(following) if not _LIST_ITEM.fullmatch(text)), len(following))
    return 0 < after < len(following) and (is_signature(following[after]) or iso_date(following[after]) is not None)


def _is_listed(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether 附件1：某规程 is one of a list: more of it, a signature or nothing follows, or it names a file.

    At the end of all, 附件1：某规程（略） is the annex itself.
    """
    if _FILE.search(paragraphs[i].text):
        return True
    following = [p.text for p in paragraphs[i + 1 : i + 6]]
    if all(_LEFT_OUT.search(text) and _ANNEX_TITLED.fullmatch(text) for text in (paragraphs[i].text, *following)):
        return False
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
            and (i or not is_annex_label(text))  # a file that is an annex begins with its label
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
