"""What follows the text: the list of annexes, and the annexes."""

from collections.abc import Sequence

from gdplan.outline.markers import Marker, starts_with_marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.particulars import is_closing, is_signature, iso_date
from gdplan.outline.titles import is_title
from gdplan.patterns import lazy

_ANNEX_LABEL = lazy(
    r"附 *[件表录图] *(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})? *:?"
    r"|(?:有关|相关)?(?:名词|术语)?(?:注释|解释|说明) *:?"
)
_ANNEX_TITLED = lazy(r"附 *[件表录图] *(?:\d{1,2}|[一二三四五六七八九十]{1,3})[: ] *(?=\S)[^。;]{2,50}")
_ANNEX_LIST = lazy(r"附 *件 *:? *(?:1 *[.、]|《|\S{4,})")
_LIST_ITEM = lazy(r"\d{1,2} *[.、][^\s。][^。]{1,60}")


def find_annexes(paragraphs: Sequence[Paragraph], markers: Sequence[Marker]) -> list[int]:
    """The paragraphs that begin an annex: 附件 or 附件2 on a line of its own, after the first number.

    Where the numbers of the body go on behind it, it was a table inside the body; where there is no number, it follows
    a signature, and a plan that it encloses is no annex but the document. `markers` are the firm ones.
    """
    found: list[int] = []
    signed = False
    for i in range(markers[0].paragraph + 1 if markers else 0, len(paragraphs)):
        text = paragraphs[i].text
        signed = signed or (len(text) < 24 and iso_date(text) is not None)
        if text[0] not in "附注名术有相" or len(text) > 60:
            continue
        if not markers and (not signed or any(is_title(p.text) for p in paragraphs[i + 1 : i + 3])):
            continue
        alone = _ANNEX_LABEL.fullmatch(text) and not _lists_annexes(paragraphs, i)
        if alone or ((signed or found) and _ANNEX_TITLED.fullmatch(text)):
            found.append(i)
    if not markers:
        return found
    top = min(marker.rank for marker in markers if not found or marker.paragraph < found[0])
    tops = [marker for marker in markers if marker.rank == top]
    while found and _goes_on(tops, found[0]):
        del found[0]
    return found


def _goes_on(tops: Sequence[Marker], start: int) -> bool:
    """Whether the outermost numbers of the body go on behind a paragraph."""
    before = [marker.number for marker in tops if marker.paragraph < start]
    after = next((marker.number for marker in tops if marker.paragraph > start), None)
    return bool(before) and after is not None and after == (before[-1] or 0) + 1 and after > 1


def _lists_annexes(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether 附件： stands over a list of the annexes (1.…) that a signature follows, rather than over an annex."""
    following = [p.text for p in paragraphs[i + 1 : i + 12]]
    after = next((k for k, text in enumerate(following) if not _LIST_ITEM.fullmatch(text)), len(following))
    return 0 < after < len(following) and (is_signature(following[after]) or iso_date(following[after]) is not None)


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
            if all(
                _LIST_ITEM.fullmatch(t) or is_closing(t) or is_signature(t) or not starts_with_marker(t) for t in rest
            ):
                return i
    return len(paragraphs)
