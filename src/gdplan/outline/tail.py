"""What follows the last item: closing paragraphs, signature, date, notes, and the annexes."""

from collections.abc import Callable, Sequence

from gdplan.normalize import PlanText
from gdplan.outline.families import ARTICLE
from gdplan.outline.markers import Marker, starts_with_marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.particulars import is_note, is_signature, iso_date
from gdplan.outline.titles import is_title
from gdplan.outline.tree import Draft
from gdplan.patterns import lazy

_ANNEX_LABEL = lazy(
    r"附 *[件表录图] *(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})? *:?"
    r"|(?:有关|相关)?(?:名词|术语)?(?:注释|解释|说明) *:?"
)
_ANNEX_TITLED = lazy(r"附 *[件表录图] *(?:\d{1,2}|[一二三四五六七八九十]{1,3})[: ] *(?=\S)[^。;]{2,50}")
_ANNEX_LIST = lazy(r"附 *件 *:? *(?:1 *[.、]|《|\S{4,})")
_LIST_ITEM = lazy(r"\d{1,2} *[.、][^\s。][^。]{1,60}")
_CREDIT = lazy(
    r"《 *.{2,12}(?:报|刊|公报) *》? *[(（].*版 *[)）]"
    r"|(?:抄送|抄报|主送|印发机关|责任编辑|编辑|校对|来源|主编|监制|终审)[:：].*"
    r"|.{2,40}\d+ *年 *\d+ *月 *\d+ *日 *印发"
)
_IN_FORCE = lazy(
    "(?:本|此|上述|以上).{1,16}(?:[自从].{2,16}[起后].{0,6}(?:施行|实施|执行|生效|适用)|由.{2,24}(?:负责)?解释)"
)
_TO_ALL = lazy("各(?:地|县|市|区|省|级|镇|乡|有关|相关|部门|单位|责任)[^。]{0,40}(?:要|应|须)")
_SITE = lazy(r"[主承协]办(?:单位)?:")  # of a web page


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
                _LIST_ITEM.fullmatch(t) or _is_closing(t) or is_signature(t) or not starts_with_marker(t) for t in rest
            ):
                return i
    return len(paragraphs)


def take_conclusions(last: Draft, is_responsibility: Callable[[PlanText], bool]) -> list[Paragraph]:
    """Take from the last item what does not belong to it, in the order printed."""
    own = last.paragraphs
    keep = end = next((i for i in range(len(own), 0, -1) if not _SITE.match(own[i - 1].text)), 0)
    while keep and _is_closing(own[keep - 1].text):
        keep -= 1
    keep = keep if keep < end else len(own)  # 主办单位： under an item, and not under a date, is the item's
    dated = any(iso_date(p.text) for p in own[keep:])
    if dated or (keep and len(own[keep - 1].text) <= 20):
        first = 1 if last.runs_in or last.heading is None else 0
        while keep > first and is_signature(own[keep - 1].text) and not is_title(own[keep - 1].text):
            keep -= 1
            if not dated:
                break
    keep = _after_last_bracket(own, keep, is_responsibility)
    while keep > 1 and last.rank != ARTICLE and _of_whole(last, own[keep - 1].text):
        keep -= 1
    taken = own[keep:]
    del own[keep:]
    _take_glued(own, taken)
    return taken


def _after_last_bracket(own: list[Paragraph], keep: int, is_responsibility: Callable[[PlanText], bool]) -> int:
    """How many paragraphs stand up to the item's last responsibility bracket; one that goes on is cut behind it."""
    for i in range(keep - 1, -1, -1):
        text = own[i].text
        for piece in reversed(own[i].sentences):
            inside = text[piece.start + 1 : piece.end].rstrip("。 ")[:-1]
            if piece.is_bracket and is_responsibility(PlanText(inside)):
                if piece.end < len(text):
                    own[i : i + 1] = [own[i].cut(0, piece.end), own[i].cut(piece.end, len(text))]
                return i + 1
    return keep


def _of_whole(last: Draft, text: PlanText) -> bool:
    """Whether a last paragraph speaks of the document: 本方案自印发之日起施行, or to all behind an item run in."""
    return _IN_FORCE.match(text) is not None or (last.runs_in and _TO_ALL.match(text) is not None)


def _is_closing(text: PlanText) -> bool:
    """A date, a note in brackets, a credit."""
    return iso_date(text) is not None or is_note(text) or bool(len(text) <= 80 and _CREDIT.fullmatch(text))


def _take_glued(own: list[Paragraph], taken: list[Paragraph]) -> None:
    """Move what lost its line break to the end of the text (…报告。国务院⏎2018年11月7日) to what follows it."""
    if not own:
        return
    text = own[-1].text
    cut = max(text.rfind(mark) for mark in "。！？") + 1
    rest = PlanText(text[cut:].strip())
    signed = (
        bool(taken) and any(iso_date(p.text) for p in taken) and is_signature(rest) and not starts_with_marker(rest)
    )
    if 0 < cut < len(text) and (signed or is_note(rest)):
        taken.insert(0, own[-1].cut(cut, len(text)))
        own[-1] = own[-1].cut(0, cut)
