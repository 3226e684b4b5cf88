"""What stands behind the text of the last item and is none of it: closing paragraphs, signature, date, notes."""

from collections.abc import Sequence

from gdplan.extract.responsibilities import is_responsibility
from gdplan.normalize import PlanText
from gdplan.ordinals import NUMBER
from gdplan.outline.families import ARTICLE
from gdplan.outline.heading_rows import is_row
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import INSET, Paragraph
from gdplan.outline.particulars import (
    is_body,
    is_bracket,
    is_closing,
    is_contact,
    is_note,
    is_signature,
    iso_date,
    name_before_date,
)
from gdplan.outline.title_lines import ADDRESS
from gdplan.outline.titles import is_title
from gdplan.outline.tree import Draft
from gdplan.patterns import lazy

_IN_FORCE = lazy(
    "(?:本|此|上述|以上).{1,16}(?:[自从].{2,16}[起后].{0,6}(?:施行|实施|执行|生效|适用)|由.{2,24}(?:负责)?解释)"
)
_TO_ALL = lazy("各(?:地|县|市|区|省|级|镇|乡|有关|相关|部门|单位|责任)[^。]{0,40}(?:要|应|须)")
# 各单位于9月8日前将方案报送市安委办: what all are to send in.
_ALL_REPORT = lazy(
    r"请?各[^。,;:]{2,24}?(?:请|要|应|须|务必)?(?:于|在|每)[^。;]{2,24}?(?:前|日|底|内)[,]?[^。;]{0,6}?[将把向][^。;]{2,90}?(?:报送|上报|报至|报|反馈|送)"
)
_OF_REPORTS = lazy("报送|上报|信息|总结|反馈|调度|台账|材料|联络|进度")
_SITE = lazy(r"[主承协]办(?:单位)?:")  # of a web page
_CALL = lazy("(?:^|[,。！])让我们")
# What a letter or a speech ends with.
_COURTESY = lazy(
    "(?:特此|专此)[^。,]{2,4}[。！]?$|此复[。！]?$|(?:谢谢|感谢)(?:大家|各位[^。]{0,6})?[。！]?$"
    "|以上[^。;]{0,40}(?:指教|审议|指正|汇报|报告)[。！]?$"
)
_FIGURE = lazy(rf"图 *{NUMBER}(?:[-.—]\d{{1,2}})?(?!\d)[^。;]{{2,60}}")
_FIRST_FIGURE = lazy(r"图 *[1一](?!\d)")
_FEWEST_FIGURES = 2
_FEWEST = 3  # items that show by what they have that the last has more


def take_conclusions(last: Draft, elders: Sequence[Draft]) -> list[Paragraph]:
    """Take from the last item what does not belong to it, in the order printed; `elders` are those it is like."""
    own = last.paragraphs
    figures = own[_figures_begin(own) :]
    del own[len(own) - len(figures) :]
    _part_signature(own)
    first = 1 if last.runs_in or last.heading is None else 0
    owned = _after_last_bracket(own)
    keep = end = next((i for i in range(len(own), 0, -1) if not _SITE.match(own[i - 1].text)), 0)
    while keep > owned and is_closing(own[keep - 1].text):
        keep -= 1
    keep = keep if keep < end else len(own)  # 主办单位： under an item, and not under a date, is the item's
    dated = any(iso_date(p.text) for p in own[keep:])
    if dated or (keep and len(own[keep - 1].text) <= 20):
        while keep > max(first, owned) and _signs(own[keep - 1].text, dated=dated):
            keep -= 1
            if not dated:
                break
    keep = owned or _figures_begin(own[:keep])
    if last.rank != ARTICLE:
        while keep > max(1, owned) and _of_whole(last, own[keep - 1].text):
            keep -= 1
        keep = min(keep, max(owned, _closing_begins(own[:keep], elders, joined=first == 1)))
    inner = _before_list(last)
    keep = max(keep, inner)
    taken = own[keep:]
    del own[keep:]
    if not owned and len(own) > inner:
        _take_glued(own, taken)
    return taken + figures


def _figures_begin(own: Sequence[Paragraph]) -> int:
    """Where the captions of all figures begin that are printed behind the text: 图1 区位图⏎图2 绿道布局图.

    What counts on from figures before it, or is the only one, may be a figure of the item.
    """
    first = len(own)
    while first and _FIGURE.fullmatch(own[first - 1].text):
        first -= 1
    return first if len(own) - first >= _FEWEST_FIGURES and _FIRST_FIGURE.match(own[first].text) else len(own)


def _before_list(last: Draft) -> int:
    """How many paragraphs stand before the last of the item's own items: these close nothing."""
    return sum(p.place(0) < last.children[-1].start for p in last.paragraphs) if last.children else 0


def _signs(text: PlanText, *, dated: bool) -> bool:
    """Whether a line may belong to a signature."""
    return (is_signature(text) and not is_title(text) and not _FIGURE.fullmatch(text)) or (dated and is_contact(text))


def _part_signature(own: list[Paragraph]) -> None:
    """Who signs and when on one line as two."""
    for i in range(len(own) - 1, max(-1, len(own) - 4), -1):
        if cut := name_before_date(own[i].text):
            own[i : i + 1] = [own[i].cut(0, cut), own[i].cut(cut, len(own[i].text))]


def _closing_begins(own: Sequence[Paragraph], elders: Sequence[Draft], *, joined: bool) -> int:
    """Where the document closes behind the text of its last item: 各位代表！, 让我们…, what no item before it has.

    The last needs its text on the line of its number (`joined`), or a call behind the rest: below a heading several
    paragraphs are as usual as one.
    """
    turn = next((i for i, p in enumerate(own) if i and elders and p.text.startswith(ADDRESS)), len(own))
    while turn > 1 and (_CALL.search(own[turn - 1].text) or (elders and _COURTESY.match(own[turn - 1].text))):
        turn -= 1
    more = own[1:turn]
    joined = joined or turn < len(own)
    alike = joined and len(elders) >= _FEWEST - 1 and all(len(e.paragraphs) == 1 and not e.children for e in elders)
    if not alike or any(p.text == INSET or p.text[-1] not in "。！" or p.text.startswith("—") for p in more):
        return turn
    return turn if is_row(more) else 1


def elders_of(last: Draft, roots: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The items before the last that it is like: its siblings, where they are few all of its kind."""
    families = [roots, *(draft.children for draft in drafts)]
    siblings = next((family for family in families if any(draft is last for draft in family)), ())
    elders = [draft for draft in siblings if draft is not last and draft.rank == last.rank]
    if len(elders) < _FEWEST - 1:
        elders = [draft for draft in drafts if draft is not last and draft.rank == last.rank]
    return elders


def _after_last_bracket(own: list[Paragraph]) -> int:
    """How many paragraphs stand up to the item's last responsibility bracket; one that goes on is cut behind it.

    0 where there is none: nothing that names who is responsible is a signature.
    """
    for i in range(len(own) - 1, -1, -1):
        text = own[i].text
        if _is_other_name(own, i):
            continue
        for piece in reversed(own[i].sentences):
            inside = text[piece.start + 1 : piece.end].rstrip("。 ")[:-1]
            if piece.is_bracket and is_responsibility(PlanText(inside)):
                if piece.end < len(text):
                    own[i : i + 1] = [own[i].cut(0, piece.end), own[i].cut(piece.end, len(text))]
                return i + 1
    return 0


def _is_other_name(own: Sequence[Paragraph], i: int) -> bool:
    """Whether a bracket stands between a name and a date: the signer's other name."""
    return (
        0 < i < len(own) - 1
        and is_bracket(own[i].text)
        and is_signature(own[i - 1].text)
        and is_body(own[i - 1].text)
        and iso_date(own[i + 1].text) is not None
    )


def _of_whole(last: Draft, text: PlanText) -> bool:
    """Whether a last paragraph speaks of the document: 本方案自印发之日起施行, or to all behind an item run in.

    What all are to send in belongs to an item that is about that: 加强信息报送。
    """
    if _IN_FORCE.match(text):
        return True
    reports = _ALL_REPORT.match(text) and not _OF_REPORTS.search(last.heading_text)
    return last.runs_in and bool(reports or _TO_ALL.match(text))


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
