"""What stands before the first number: title, 文号, addressees, the notice that encloses a plan, a news paragraph."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.markers import ordinal
from gdplan.outline.paragraphs import Paragraph
from gdplan.vocab.kinds import EDITIONS, KINDS

_TAIL_BRACKET = re.compile(r" *\((?P<inside>[^()]{1,40})\)$")
_PERIOD = re.compile(r"((?:19|20)\d\d) *年? *[-—–―~至到]+ *((?:19|20)\d\d) *年?")
_YEARS_LINE = re.compile(rf"\( *{_PERIOD.pattern} *\)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) *年")
_ROC_YEAR = re.compile(r"(?:行政院|民国).{0,12}?(?<!\d)(\d{2,3}) *年度?")
_NUMBER = re.compile(
    r"[^\W\d_]{0,16} *[〔\[【(〈] *(?:19|20)\d\d *年?[〕\]】)〉] *第? *\d{1,5} *号"
    r"|[^\W\d_]{2,23}令 *第? *\d+ *号|第 *\d+ *号"
)
_DATE = re.compile(r"((?:19|20)\d\d|[〇零○一二三四五六七八九]{4}) *年 *(\w{1,3}) *月 *(\w{1,3}?) *日?")
_ISO_DATE = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_SESSION = re.compile(r"第\w{1,4}?届")
_ENACTED = re.compile(
    r"\( *(?P<date>\d{4} *年 *\d{1,2} *月 *\d{1,2} *日) *(?:第\w{1,4}?届)?(?P<body>\w{2,40}?)"
    r"(?:(?:第\w{1,4}?次\w{0,8}会议|令|公告|\w{0,2}(?:常务|部务|委务|局务)会议)[^()]{0,16}?)?"
    r"(?:审议)?(?:通过|公布|发布|制定|批准)"
)
_CITED = re.compile("《([^《》]{4,80})》")
_ADDRESSEE = re.compile(r"[^\W\d_].+:")
LETTERHEAD = "文件"
_TITLE_WITHIN, _TITLE_LINES = 20, 4  # paragraphs
_SENTENCE_END = "。！？；;"
_SALUTATION = re.compile(r"(?:各位(?:代表|委员).{0,16}|主席.{0,20}|同志们)[:！]?")
_DECLARED = re.compile(
    r"(?:部署|提出|明确|安排|确定|列出|包括|推出|实施|共|共计|形成|细化|涵盖|梳理|[做抓办]好|聚焦|围绕|以下|如下|下列)"
    r"(?:了|出|为)? *(?:(?:以下|如下|下列)? *(?:\d{1,2}|[一二三四五六七八九十]{1,3}) *个?方面的?)? *"
    r"(\d{1,4}|[一二三四五六七八九十百]{1,5}) *[项条个] *(?:具体|重点|主要|工作|改革|政策|细化|目标)*"
    r"(?:任务|举措|措施|工作)"
)

_CHINESE_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "00001" + "23456789")


class Front(NamedTuple):
    """The head of a document, read. Indexes are those of the head's paragraphs."""

    kinds: dict[int, str]  # paragraph -> title, cover_title, document_number, addressee, issuer, date, edition
    own: dict[int, str]  # those of them that stand by themselves; the others are printed inside cover or preamble
    title: tuple[int, ...]  # the lines of the title
    cover_title: tuple[int, ...]
    cover: tuple[int, ...]  # paragraphs of the news lead or of the enclosing notice
    preamble: tuple[int, ...]


def is_title(text: str) -> bool:
    """Whether a line ends as titles do: a kind of document, perhaps with an edition or years in brackets."""
    while bracket := _TAIL_BRACKET.search(text):
        text = text[: bracket.start()]
    return (
        2 <= len(text) <= 120
        and text.rstrip("》”").endswith(KINDS)
        and text[-1] not in _SENTENCE_END
        and "。" not in text
    )


def kind_of(title: str) -> tuple[int, int] | None:
    """Where in a title its kind stands: the last word, brackets left out."""
    end = len(title)
    while bracket := _TAIL_BRACKET.search(title, 0, end):
        end = bracket.start()
    plain = title[:end].rstrip("》”")
    kind = next((kind for kind in KINDS if plain.endswith(kind)), None)
    return (len(plain) - len(kind), len(plain)) if kind else None


def edition_of(title: str) -> tuple[int, int] | None:
    """Where in a title its edition stands: （征求意见稿）, （试行）."""
    for match in re.finditer(r"\(([^()]{1,40})\)", title):
        for part in re.finditer(r"[^,、; ]+", match[1]):
            if part[0] in EDITIONS or part[0].endswith("稿"):
                return match.start(1) + part.start(), match.start(1) + part.end()
    return None


def years_of(title: str) -> tuple[int | None, tuple[int, int] | None]:
    """The one year a title names, or its period. Taiwan's years count from 1911."""
    if period := _PERIOD.search(title):
        return None, (int(period[1]), int(period[2]))
    years = set(_YEAR.findall(title))
    if len(years) == 1:
        return int(years.pop()), None
    if not years and (roc := _ROC_YEAR.search(title)):
        return int(roc[1]) + 1911, None
    return None, None


def enactment_of(text: str) -> tuple[str, list[tuple[int, int]]] | None:
    """When a law was passed and by whom, from the note under its title (题注): the date, and the pieces of the name.

    >>> note = "(1982年12月4日第五届全国人民代表大会第五次会议通过)"
    >>> [date for date, pieces in [enactment_of(note)]], [note[slice(*piece)] for piece in enactment_of(note)[1]]
    (['1982-12-04'], ['全国人民代表大会'])
    """
    match = _ENACTED.match(text)
    date = match and iso_date(match["date"])
    if not match or not date:
        return None
    start, end = match.span("body")
    session = _SESSION.search(text, start, end)
    return date, [(start, session.start()), (session.end(), end)] if session else [(start, end)]


def iso_date(text: str) -> str | None:
    """The date a line states, ISO 8601; 二〇一八年十一月七日 too. None where it is no date.

    >>> iso_date("2018年11月7日"), iso_date("二〇一九年一月十二日")
    ('2018-11-07', '2019-01-12')
    """
    match = _DATE.fullmatch(text) or _ISO_DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (_number(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return int(text.translate(_CHINESE_DIGITS)) if len(text) == 4 and "十" not in text else ordinal(text) or 0


def is_document_number(text: str) -> bool:
    """国发〔2018〕38号"""
    return len(text) <= 40 and bool(_NUMBER.fullmatch(text))


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


def is_signature(text: str) -> bool:
    """Whether a line may be a body or a person that signs: short, no punctuation of sentences."""
    return 2 <= len(text) <= 40 and not re.search(r"[。,;:！？“”《》…]", text) and not text[-1].isdecimal()


def read_front(head: Sequence[Paragraph], known: Collection[str] = ()) -> Front:
    """What each paragraph before the first number is; `known` are titles the format states, without blanks."""
    texts = [paragraph.text for paragraph in head]
    kinds: dict[int, str] = {}
    titles = _title_groups(texts) or _known_title(texts, known)
    title = titles[-1] if titles else ()
    first = titles[0][0] if titles else len(texts)
    last = title[0] if title else 0
    cover_title: tuple[int, ...] = ()
    for group in titles[:-1]:
        cover_title = cover_title or group
        kinds.update(dict.fromkeys(group, "cover_title"))
    kinds.update(dict.fromkeys(title, "title"))

    cover: list[int] = []
    preamble: list[int] = []
    for i, text in enumerate(texts):
        if i in kinds:
            continue
        before = bool(title) and i < last
        kind = _kind_of_line(text, i, texts, last if before else 0, first=first, begun=bool(preamble))
        if kind:
            kinds[i] = kind
        else:
            (cover if before else preamble).append(i)
    covers, preambles = (range(part[0], part[-1] + 1) if part else range(0) for part in (cover, preamble))
    covers = range(covers.start, min(covers.stop, last))
    own = {i: kind for i, kind in kinds.items() if i not in covers and i not in preambles}
    return Front(kinds, own, title, cover_title, tuple(covers), tuple(preambles))


def _kind_of_line(text: PlanText, i: int, texts: Sequence[str], last: int, *, first: int, begun: bool) -> str | None:
    """What a line of the head is that is no title; None for text.

    `last` is where the title begins, 0 for lines after it; `first` is the first title, `begun` tells that text has.
    """
    if is_document_number(text):
        return "document_number"
    if _is_edition_line(text):
        return "edition"
    if not begun and _is_addressee(text, i, texts):
        return "addressee"
    if iso_date(text.strip("()")) and (i > first if last else not begun):
        return "date"
    signs = i > first and is_signature(text) and _date_follows(texts, i, last)
    return "issuer" if last and (signs or _is_letterhead(text, i, texts)) else None


def _title_groups(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The titles of the head, each with its one to three lines, in order."""
    groups: list[tuple[int, ...]] = []
    cited = {title for text in texts for title in _CITED.findall(text.replace(" ", ""))} if len(texts) > 1 else set()
    used = -1
    for i, text in enumerate(texts):
        if i <= used or not is_title(text):
            continue
        begin = i
        while begin - 1 > used and i - begin < 2 and _is_title_line(texts[begin - 1], texts[begin]):
            begin -= 1
        if begin - 1 > used and "".join(texts[begin - 1 : i + 1]).replace(" ", "") in cited:  # 现将《…》印发给你们
            begin -= 1
        used = i + 1 if i + 1 < len(texts) and _YEARS_LINE.fullmatch(texts[i + 1]) else i
        groups.append(tuple(range(begin, used + 1)))
    return groups


def _known_title(texts: Sequence[str], known: Collection[str]) -> list[tuple[int, ...]]:
    """The lines that together are a title which the format states."""
    for begin in range(min(len(texts), _TITLE_WITHIN) if known else 0):
        title = ""
        for i in range(begin, min(begin + _TITLE_LINES, len(texts))):
            title += texts[i].replace(" ", "")
            if title in known:
                return [tuple(range(begin, i + 1))]
    return []


def _is_title_line(text: str, following: str) -> bool:
    """Whether a line is the beginning of a title that goes on: 国务院关于…, no sentence, not a kind of its own."""
    if re.search("[。！？;:]", text) or len(text) > 60 or is_document_number(text) or iso_date(text):
        return False
    if is_title(text):
        return False
    return bool(re.search(r"关于|印发|^中华人民共和国|[年度]$|政府$", text)) or following.startswith(("关于", "的"))


def _is_edition_line(text: str) -> bool:
    return len(text) <= 24 and text.startswith("(") and text.endswith(")") and any(e in text for e in EDITIONS)


def _is_addressee(text: str, i: int, texts: Sequence[str]) -> bool:
    if _SALUTATION.fullmatch(text):
        return True
    return (
        text.endswith(":")
        and "。" not in text
        and bool(_ADDRESSEE.fullmatch(text))
        and (
            text.startswith("各")
            or bool(re.search(r"(?:政府|机构|单位|部门|[委办局厅院会社处区市县]|(?<![全内外])部)[ )]*:$", text))
        )
        and i + 1 < len(texts)
    )


def _is_letterhead(text: str, i: int, texts: Sequence[str]) -> bool:
    """某市人民政府文件: the red line over the 文號 (发文机关标志, GB/T 9704-2012, 7.2.4)."""
    return text.endswith(LETTERHEAD) and is_signature(text) and any(map(is_document_number, texts[i + 1 : i + 3]))


def _date_follows(texts: Sequence[str], i: int, stop: int) -> bool:
    """A signature is a run of short lines that ends in a date."""
    for text in texts[i + 1 : min(stop, i + 13)]:
        if iso_date(text):
            return True
        if not is_signature(text):
            return False
    return False
