"""What stands on the page and is not text of the document: page numbers, running headers, buttons, contents, copies.

Nothing is thrown away: all of it becomes `omitted`, with its kind.
"""

from collections.abc import Container, Sequence
from itertools import pairwise

from gdplan.normalize import PlanText
from gdplan.outline.contents import SHORT, find_contents
from gdplan.outline.markers import starts_with_marker
from gdplan.outline.paragraphs import Line
from gdplan.outline.particulars import is_bracket, is_signature
from gdplan.outline.titles import edition_of
from gdplan.patterns import lazy
from gdplan.vocab.dates import SPACED_DAY, YEAR

_PAGE_MARK = lazy(r"[-–—―─·•~]+ *(\d{1,4}|[IVXivx]{1,5}) *[-–—―─·•~]+|第 *\d{1,4} *页(?:[ ,/]*共 *\d{1,4} *页)?")
_PAGE_OF = lazy(r"(?P<page>\d{1,4}) */ *(?P<pages>\d{1,4})")
_PAGE_MARK_BEGINS = "-–—―─·•~第0123456789"
_HEADER = lazy("[^。！？,;:]{1,40}")  # a name: no clause, no label
_PAGE_LINES = 8  # a page has at least so many lines; the rows of a table that number themselves are closer

# Buttons and labels of government sites' article pages, one whole line each.
_PAGE_BUTTONS = lazy(
    r"下载|打印(?:本页)?|全屏|收藏|分享(?:到|至)?:?|[【\[]?字[号体]: ?[大中小【】\[\] ]*|加大|还原|减小|[大中小]|[】\]]"
    r"|关闭(?:窗口|本页)?|返回顶部|扫一扫在手机(?:打开|浏览)当前页|相关(?:附件|链接|报道|文章|阅读|解读)[:>》]*|上一篇:?.{0,40}|下一篇:?.{0,40}"
    r"|[（(]?责任编辑[:： ].{0,12}|来源: ?|首页|-->|<!--|\*{2,}|[_=*~#·-]{3,}"
)
# Credits of the paper, agency or page that printed the text, whole lines before it and behind it.
_AGENCY = r"\([^()。,]{0,16}(?:社|报|网)[^()。,]{0,12}\d{1,2} *日[^()。,]{0,4}(?:电|讯)\)"
_PAPER = rf"《 *[^《》]{{2,12}}(?:报|刊) *》 *\( *{YEAR} *年[^()]{{0,24}}版 *\)"
_CREDITS = lazy(
    rf"(?:{_AGENCY}|{_PAPER}|{_AGENCY} *{_PAPER})|新华社[^。,()]{{2,8}}\d{{1,2}} *日 *电"
    r"|(?:(?:信息|文章|稿件|内容)?来源|稿源|责任编辑|责编|编辑|校对|审核|监制|主编|终审) *:[^。;]{1,40}"
    rf"|(?:发布|发表|更新|发稿)?时间 *: *{YEAR} *[-/.年][^。;]{{2,20}}"
)
_CREDITS_WITHIN = 16  # lines from either end of the text
_RUBRIC = lazy(r"(?:以下|下面)(?:为|是|系)[^。,;]{0,24}:|(?:全文|原文|正文|内容)如下:")
# The last lines of a printed document (版记, GB/T 9704-2012, 7.4): who printed it when, whom a copy goes to.
_PRINTED = lazy(rf"[^。,;:]{{0,40}}?{SPACED_DAY} *印[发制](?: *\(?共印 *\d+ *份\)?)?")
_PRINTED_ENDS = ("印发", "印制", "份", "份)")
_COPIES_TO = ("抄送:", "抄报:", "主送:", "分送:")
_COPIES_WITHIN = 8  # lines
_PUBLICITY = lazy(
    r"\(?(?:政府)?(?:信息)?公开(?:方式|属性|形式|类别|选项|类型) *: *(?:主动|依申请|不予|免予|不)?公开\)?"
)
_NUMBERED_BOX = lazy(r"专栏|附?[表图件]|序号|编号")
_LONG = 20  # characters: two lines of this length are equal by copying, not by chance
_COPIED_LINES = 3  # the fewest lines of a body that is printed twice
_COPIED_SHARE = 0.6  # of its lines


def find_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The kind of each line that is no text, by its index, in order."""
    short = [i for i, line in enumerate(lines) if len(line.text) <= SHORT]
    pages = _page_numbers(lines, short)
    found: dict[int, str] = dict.fromkeys(pages, "page-number")
    for kind, indexes in (
        ("running-header", _running_headers(lines, pages)),
        ("markup", _buttons(lines, short)),
        ("rubric", {i for i in short if _is_rubric(lines, i)} | _imprint(lines, short)),
        ("rubric", _credits(lines)),
        ("table-of-contents", find_contents(lines, short)),
    ):
        for i in indexes:
            found.setdefault(i, kind)
    found.update(dict.fromkeys(_copies(lines, found), "repeated-body"))
    return dict(sorted(found.items()))


def _page_numbers(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """— 3 —, 第3页, and numbers alone on a line that count the pages: 3, 3/12."""
    marks = {i for i in short if lines[i].text[0] in _PAGE_MARK_BEGINS and _PAGE_MARK.fullmatch(lines[i].text)}
    bare = [
        i
        for i in short
        if len(lines[i].text) <= 4
        and lines[i].text.isdecimal()
        and not (i and _NUMBERED_BOX.fullmatch(lines[i - 1].text))
    ]
    for i, j in pairwise(bare):
        if j - i >= _PAGE_LINES and int(lines[j].text) == int(lines[i].text) + 1:
            marks |= {i, j}
    return marks | _pages_of(lines, short)


def _pages_of(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """3/12 where there is a 2/12 or 4/12, too; 32/28 alone is two values."""
    marks = {i: _PAGE_OF.fullmatch(lines[i].text) for i in short if lines[i].text[0].isdecimal()}
    found = {i: (int(mark["page"]), int(mark["pages"])) for i, mark in marks.items() if mark}
    known = set(found.values())
    return {
        i
        for i, (page, pages) in found.items()
        if page <= pages and not known.isdisjoint({(page - 1, pages), (page + 1, pages)})
    }


def _running_headers(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """Short lines printed on the same side of two page marks or more, and of a third of them."""
    beside: dict[tuple[PlanText, int], list[int]] = {}
    for page in pages:
        for side in (-1, 1):
            i = page + side
            if 0 <= i < len(lines) and i not in pages and _is_header(lines[i].text):
                beside.setdefault((lines[i].text, side), []).append(i)
    often = max(2, len(pages) // 3)
    found: set[int] = set()
    for (_, side), same in beside.items():
        before = [i - max(1, 1 + side) for i in same]  # the line of text before it, over the page mark
        goes_on = sum(i >= 0 and _is_open(lines[i].text) for i in before)
        if len(same) >= often and goes_on * 2 < len(same):
            found |= set(same)
    return found


def _is_open(text: PlanText) -> bool:
    """Whether the next line must go on with what this one says: 责任单位:, 由甲局、, (由甲局."""
    return text[-1] in "、,:" or text.count("(") > text.count(")")


def _is_header(text: PlanText) -> bool:
    """No sentence, no bracket or end of one, and no numbered item, which two sections may share.

    第一章 总则 may run on over its pages; so may （征求意见稿）.
    """
    if _HEADER.fullmatch(text) is None or (text[0] != "第" and starts_with_marker(text)):
        return False
    return text.count("(") == text.count(")") and (not is_bracket(text) or edition_of(text) is not None)


def _buttons(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """Buttons and labels of a saved page. 大 中 小 and ］ only next to another of them."""
    found = {i for i in short if _PAGE_BUTTONS.fullmatch(lines[i].text)}
    weak = {i for i in found if len(lines[i].text) == 1}
    return found - {i for i in weak if not ({i - 1, i + 1} & found)}


def _is_rubric(lines: Sequence[Line], i: int) -> bool:
    """以下为全文：, unless the line before names the text, whose title it is then."""
    return _RUBRIC.fullmatch(lines[i].text) is not None and not (i and "》" in lines[i - 1].text[-12:])


def _credits(lines: Sequence[Line]) -> set[int]:
    """（新华社某地1月2日电）, 《某报》（2030年1月2日 01 版）, 来源：某网, near the ends of the text."""
    near = {*range(min(len(lines), _CREDITS_WITHIN)), *range(max(0, len(lines) - _CREDITS_WITHIN), len(lines))}
    return {i for i in near if _CREDITS.fullmatch(lines[i].text)}


def _imprint(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """The 版记: 某办公室2030年1月2日印发, the 抄送 above it, and 公开方式：主动公开."""
    found = set()
    for i in short:
        text = lines[i].text
        if text.endswith("公开") and _PUBLICITY.fullmatch(text):
            found.add(i)
        elif is_imprint(text):
            first = i - (text[0].isdecimal() and i > 0 and is_signature(lines[i - 1].text))
            above = range(max(0, first - _COPIES_WITHIN), first)
            first = next((k for k in above if lines[k].text.startswith(_COPIES_TO)), first)
            found |= set(range(first, i + 1))
    return found


def is_imprint(text: str) -> bool:
    """Whether a printed line ends a 版记: 某办公室2030年1月2日印发."""
    return text.endswith(_PRINTED_ENDS) and _PRINTED.fullmatch(text) is not None


def _copies(lines: Sequence[Line], taken: Container[int]) -> set[int]:
    """The lines of a body that is printed a second time: its first number comes again, and what follows it."""
    rest = [i for i in range(len(lines)) if i not in taken]
    first = next((k for k, i in enumerate(rest) if starts_with_marker(lines[i].text)), None)
    if first is None:
        first = next((k for k, i in enumerate(rest) if len(lines[i].text) >= _LONG), len(rest))
    texts = [lines[i].text for i in rest]
    again = next((k for k in range(first + 1, len(rest)) if texts[k] == texts[first]), None)
    if again is None or again - first < _COPIED_LINES:
        return set()
    original = set(texts[first:again])
    end = next((k for k in range(again, len(rest)) if texts[k] not in original), len(rest))
    copied = [text for text in texts[again:end] if text in original]
    if len(copied) < _COPIED_LINES or len(set(copied)) < _COPIED_SHARE * len(original):
        return set()
    while again and texts[again - 1] in texts[:first]:  # title, 文号, addressees
        again -= 1
    return {rest[k] for k in range(again, end)}
