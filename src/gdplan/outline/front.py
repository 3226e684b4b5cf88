"""What stands before the first number: title, 文号, addressees, the notice that encloses a plan, a news paragraph."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.ordinals import ordinal
from gdplan.outline.paragraphs import Paragraph
from gdplan.outline.particulars import (
    is_body,
    is_bracket,
    is_document_number,
    is_note,
    is_signature,
    iso_date,
    iso_month,
    letterhead_end,
    name_before_date,
)
from gdplan.outline.quoted_title import Quoted, find_quoted
from gdplan.outline.title_lines import SALUTATION, find_titles
from gdplan.outline.titles import edition_of, is_title
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.kinds import EDITIONS
from gdplan.vocab.numerals import TO_HUNDRED, TO_TEN

_ADDRESSEE = lazy(r"[^\W\d_].+:")
_BODY_BEFORE_COLON = lazy(
    r"(?:政府|机构|单位|部门|小组|专班|公司|集团|企业|学校|高校|银行|街道|科室"
    r"|[委办局厅院会社处署区市县州旗乡镇]|(?<![全内外])部)[ )]*:$"
)
_LIST_OF_BODIES = lazy(r"(?:[^\W\d_]|[、() ]|\d(?!\d{3}))+[,、][^。;:！？]*")
_ADDRESSEE_LINES = 5
_NOTIFIES = lazy(r"[印转下]发给你们|现予(?:公布|发布)|(?:贯彻|遵照|参照|组织|抓好)(?:执行|实施|落实)")
# Of a bulletin: 第20期, 2030年第5期(总第315期).
_ISSUE = lazy(rf"\(?(?:{YEAR} *年)? *第? *(?:\d{{1,4}}|[{TO_HUNDRED}]{{1,5}}) *期 *(?:\(总.{{1,8}}期\))?\)?")
_ANNEX = rf"附(?:件|录|表) *(?:[0-9]{{1,2}}|[{TO_TEN}])? *"
_LISTS_ANNEXES = lazy(rf"{_ANNEX}:")  # below a notice: 附件:1.某方案 ⏎ 2.某清单
_IS_ANNEX = lazy(rf"{_ANNEX}:?")  # above the plan that it encloses
_SIGNED = ("issuer", "date", "note")
_NUMBER_WITHIN = 5  # lines below a letterhead: a title may stand between
_DECLARED = lazy(
    r"(?:部署|提出|明确|安排|确定|列出|包括|推出|实施|共|共计|形成|细化|涵盖|梳理|[做抓办]好|聚焦|围绕|以下|如下|下列)"
    rf"(?:了|出|为|有|分)? *(?:(?:以下|如下|下列)? *(?:\d{{1,2}}|[{TO_TEN}]{{1,3}}) *个?方面的?)? *"
    rf"(\d{{1,4}}|[{TO_HUNDRED}]{{1,5}}) *[项条个] *(?:具体|重点|主要|工作|改革|政策|细化|目标)*"
    r"(?:任务|举措|措施|工作)"
)


class Front(NamedTuple):
    """The head of a document, read. Indexes are those of the head's paragraphs."""

    kinds: dict[int, str]  # paragraph -> title, cover_title, document_number, addressee, issuer, date, edition
    own: dict[int, str]  # those of them that stand by themselves; the others are printed inside cover or preamble
    notes: tuple[int, ...]  # under the signature of the notice: （此件公开发布）
    title: tuple[int, ...]  # the lines of the title
    quoted: Quoted | None  # the title, where only 《…》全文如下 prints it
    cover_title: tuple[int, ...]
    cover: tuple[int, ...]  # paragraphs of the news lead or of the enclosing notice
    preamble: tuple[int, ...]


def declared_tasks(text: PlanText) -> tuple[int, tuple[int, int]] | None:
    """The count of tasks that a text announces (部署50项具体任务), and where.

    >>> declared_tasks(PlanText("重点做好以下5个方面20项工作:"))
    (20, (2, 15))
    """
    match = _DECLARED.search(text)
    if not match:
        return None
    count = int(match[1]) if match[1].isdecimal() else ordinal(match[1])
    return (count, match.span()) if count else None


def part_line(paragraph: Paragraph) -> list[Paragraph]:
    """A line of the head that says two things, as the two.

    2030年3月1日 某府发〔2030〕5号; 某府发〔2030〕5号 某市关于…的通知; 某县政府督查室 2030年3月1日, over a bulletin.
    """
    text = paragraph.text
    cut = name_before_date(text)
    for end in "日号":
        at = text.find(end) + 1
        if not cut and 0 < at < len(text) and _are_two(text[:at], text[at:].lstrip()):
            cut = at
    return [paragraph.cut(0, cut), paragraph.cut(cut, len(text))] if cut else [paragraph]


def _are_two(first: str, second: str) -> bool:
    if is_document_number(first):
        return iso_date(second) is not None or is_title(second)
    return iso_date(first) is not None and is_document_number(second)


def read_front(head: Sequence[Paragraph], known: Collection[str] = ()) -> Front:
    """What each paragraph before the first number is; `known` are titles the format states, without blanks."""
    texts = [paragraph.text for paragraph in head]
    kinds: dict[int, str] = {}
    titles = find_titles(texts, known)
    quoted = find_quoted(texts)
    if quoted and titles and titles[-1][0] > quoted.last:
        quoted = None
    title = titles[-1] if titles and not quoted else ()
    listed = next((i for i, text in enumerate(texts) if _LISTS_ANNEXES.match(text)), len(texts))
    enclosing = [lines for lines in (titles if quoted else titles[:-1]) if lines[0] < listed]
    last = quoted.last + 1 if quoted else title[0] if title else 0
    cover_title = enclosing[0] if enclosing else ()
    first = cover_title[0] if cover_title else next((i for i in range(last) if _is_notice(texts, i)), last)
    first = min(first, next((i for i in range(last) if _ISSUE.fullmatch(texts[i])), last))
    for group in enclosing:
        kinds.update(dict.fromkeys(group, "cover_title"))
    kinds.update(dict.fromkeys(title, "title"))
    text_begins = max(last, *title) + 1 if title else last
    kinds.update(_title_page(texts, text_begins) if title else {})
    kinds.update(_signature_of_notice(texts, text_begins) or _signature_before_text(texts, text_begins))

    cover: list[int] = []
    preamble: list[int] = []
    for i, text in enumerate(texts):
        if i in kinds:
            continue
        before = i < last
        beside = before and kinds.get(i - 1) in _SIGNED and (is_note(text) or _IS_ANNEX.fullmatch(text))
        kind = "note" if beside else None
        kind = kind or _kind_of_line(text, i, texts, last if before else 0, first=first, begun=bool(preamble))
        if kind:
            kinds[i] = kind
        else:
            (cover if before else preamble).append(i)
    covers, preambles = (range(part[0], part[-1] + 1) if part else range(0) for part in (cover, preamble))
    covers = range(covers.start, min(covers.stop, last))
    own = {i: kind for i, kind in kinds.items() if i not in covers and i not in preambles}
    notes = tuple(i for i, kind in own.items() if kind == "note")
    for i in notes:
        del own[i]
    return Front(kinds, own, notes, title, quoted, cover_title, tuple(covers), tuple(preambles))


def _signature_before_text(texts: Sequence[str], first: int) -> dict[int, str]:
    """Who signs, the date and the notes that stand between the last line of running text and the first number."""
    kinds: dict[int, str] = {}
    i = len(texts) - 1
    while i > first and is_note(texts[i]):
        kinds[i] = "note"
        i -= 1
    if i <= first or not iso_date(texts[i]):
        return {}
    kinds[i] = "date"
    while i - 1 >= first and is_signature(texts[i - 1]) and not is_title(texts[i - 1]):
        i -= 1
        kinds[i] = "issuer"
    return kinds if i > first and texts[i - 1][-1] in "。！:" and "issuer" in kinds.values() else {}


def _title_page(texts: Sequence[str], first: int) -> dict[int, str]:
    """Whose plan it is and since when, below the title of a book: 某县人民政府 ⏎ 2030年3月."""
    date = next((i for i in range(first, len(texts)) if not (is_signature(texts[i]) and is_body(texts[i]))), first)
    if date == first or not (iso_date(texts[date]) or iso_month(texts[date])):
        return {}
    return dict.fromkeys(range(first, date), "issuer") | {date: "date"}


def _signature_of_notice(texts: Sequence[str], first: int) -> dict[int, str]:
    """Who signs and the date below 现将…印发给你们, where what is handed over has no title line of its own."""
    notice = next((i for i in range(first, len(texts)) if _NOTIFIES.search(texts[i])), len(texts))
    date = next((i for i in range(notice + 1, len(texts)) if iso_date(texts[i])), notice)
    signs = range(notice + 1, date)
    if not signs or not all(is_signature(texts[i]) for i in signs):
        return {}
    return {date: "date"} | dict.fromkeys(signs, "issuer")


def _kind_of_line(text: PlanText, i: int, texts: Sequence[str], last: int, *, first: int, begun: bool) -> str | None:
    """What a line of the head is that is no title; None for text.

    `last` is where the title begins, 0 for lines after it, `first` where the notice does; `begun` tells that text has.
    """
    if is_document_number(text[1:-1] if is_bracket(text) else text):
        return "document_number"
    if _is_edition_line(text):
        return "edition"
    if not begun and (_is_addressee(text, i, texts) or _begins_addressees(texts, i)):
        return "addressee"
    if iso_date(text.strip("()")) and (i > first if last else not begun):
        return "date"
    signs = i > first and _may_sign(text) and _date_follows(texts, i, last)
    return "issuer" if last and (signs or _is_letterhead(text, i, texts)) else None


def _is_notice(texts: Sequence[str], i: int) -> bool:
    """Whether a line begins a notice whose own title is not on the page: 各区人民政府：, 现将…印发给你们。"""
    return _is_addressee(texts[i], i, texts) or bool(_NOTIFIES.search(texts[i]))


def _is_edition_line(text: str) -> bool:
    return is_bracket(text) and len(text) <= 24 and bool(edition_of(text) or any(e in text for e in EDITIONS))


def _is_addressee(text: str, i: int, texts: Sequence[str]) -> bool:
    if SALUTATION.fullmatch(text):
        return True
    if not text.endswith(":") or "。" in text or not _ADDRESSEE.fullmatch(text):
        return False
    several, body = text.startswith("各"), bool(_BODY_BEFORE_COLON.search(text))
    return several or body if i + 1 < len(texts) else several and body  # 责任单位： before a number is a label


def _begins_addressees(texts: Sequence[str], i: int) -> bool:
    """Whether a line lists addressees that go on in the next: 某区管委会，市直各 ⏎ 单位："""
    lines = texts[i : i + _ADDRESSEE_LINES]
    last = next((at for at, text in enumerate(lines) if text.endswith(":")), 0)
    if not last or not all(map(_LIST_OF_BODIES.fullmatch, lines[:last])):
        return False
    first = re.split("[,、]", lines[0])[0]
    return (first.startswith("各") or is_body(first)) and bool(_BODY_BEFORE_COLON.search("".join(lines[: last + 1])))


def _is_letterhead(text: str, i: int, texts: Sequence[str]) -> bool:
    """某市人民政府文件: the red line over the 文號."""
    return letterhead_end(text) > 0 and any(map(is_document_number, texts[i + 1 : i + 1 + _NUMBER_WITHIN]))


def _date_follows(texts: Sequence[str], i: int, stop: int) -> bool:
    """A signature is a run of short lines that ends in a date."""
    for text in texts[i + 1 : min(stop, i + 13)]:
        if iso_date(text):
            return True
        if not _may_sign(text):
            return False
    return False


def _may_sign(text: str) -> bool:
    return is_signature(text) and not (_ISSUE.fullmatch(text) or is_title(text) or text[0].isdecimal())
