"""The title of a document: which lines are one, and what it says of kind, edition and years."""

import re
from collections.abc import Collection, Sequence

from gdplan.outline.particulars import CHINESE_DIGITS, REPUBLIC, is_document_number, iso_date
from gdplan.vocab.kinds import EDITIONS, KINDS

_TAIL_BRACKET = re.compile(r" *\((?P<inside>[^()]{1,40})\)$")
_PERIOD = re.compile(r"((?:19|20)\d\d) *年? *[-—–―~至到]+ *((?:19|20)\d\d) *年?")
_YEARS_LINE = re.compile(rf"\( *{_PERIOD.pattern} *\)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) *年|^((?:19|20)\d\d)(?=[^\W\d_])")  # 2018政府工作报告
_WRITTEN_YEAR = re.compile(r"(?:一九|二[〇零○O])[〇零○O一二三四五六七八九]{2}(?= *[年—–-])")
# Taiwan's: 行政院97年度, 教育部115年度, 115年国家发展计划. Elsewhere 120年 is how long something lasted.
_ROC_YEAR = re.compile(
    r"(?:行政院|民国).{0,12}?(?<!\d)(\d{2,3}) *年度?|(?:^|[部院署会局处府县市(])(?<!\d)(1[0-4]\d) *年(?!来)"
)
_ROC_PERIOD = re.compile(r"\((?:民国)?(\d{2,3}) *年?度?[-—–―~至到]+(1[0-4]\d) *年度?\)")
_VERSION = re.compile(r" *\d\.\d版?$")  # 行动计划2.0
_NUMBERED = re.compile(r"\d{1,2}(?:[-.]\d{1,2})+(?![\d月])")  # 1-1 完备制度, a heading
_CITED = re.compile("《([^《》]{4,80})》")
_SENTENCE_END = "。！？；;"
_TITLE_WITHIN, _TITLE_LINES = 20, 4  # paragraphs
SALUTATION = re.compile(r"(?:各位(?:代表|委员).{0,16}|主席.{0,20}|同志们)[:！]?")
# What stands between the title of a notice or of the news and that of the plan: 现将…印发给你们, 全文如下.
_ENCLOSES = re.compile(
    r"印发|转发|发布|公布|颁布|下发|刊[登发]|(?:审议|会议)通过|批准|[遵参]照执行|贯彻执行|[文布登要摘情容]如下"
    r"|[电讯]\)|记者|日前|近日"
)
# Kinds that head sections as often as documents; such a line names neither a body nor a subject.
_SECTION = re.compile(
    r"(?:(?:19|20)\d\d *年度?|今年|明年|下一步)?(?:的?(?:主要|重点|政府|总体|各项|全年|工作)){0,3}"
    r"(?:重点工作|重点任务|工作安排|任务分工|工作计划|政策措施|安排|任务|措施)"
)


def is_title(text: str) -> bool:
    """Whether a line ends as titles do: a kind of document, perhaps with an edition or years in brackets."""
    end = _plain_end(text)
    return (
        2 <= end <= 120
        and text[:end].rstrip("》”").endswith(KINDS)
        and "。" not in text[:end]
        and not _NUMBERED.match(text)
    )


def kind_of(title: str) -> tuple[int, int] | None:
    """Where in a title its kind stands: the last word, brackets left out."""
    plain = title[: _plain_end(title)].rstrip("》”")
    kind = next((kind for kind in KINDS if plain.endswith(kind)), None)
    return (len(plain) - len(kind), len(plain)) if kind else None


def _plain_end(title: str) -> int:
    """Where a title ends without the brackets behind it and the version, 2.0."""
    end = len(title)
    while bracket := _TAIL_BRACKET.search(title, 0, end):
        end = bracket.start()
    version = _VERSION.search(title, 0, end)
    return version.start() if version else end


def edition_of(title: str) -> tuple[int, int] | None:
    """Where in a title its edition stands: （征求意见稿）, （试行）."""
    for match in re.finditer(r"\(([^()]{1,40})\)", title):
        for part in re.finditer(r"[^,、; ]+", match[1]):
            if part[0] in EDITIONS or part[0].endswith("稿"):
                return match.start(1) + part.start(), match.start(1) + part.end()
    return None


def years_of(title: str) -> tuple[int | None, tuple[int, int] | None]:
    """The one year a title names, or its period. Taiwan's years count from 1911."""
    title = _WRITTEN_YEAR.sub(lambda year: year[0].translate(CHINESE_DIGITS), title)
    if period := _PERIOD.search(title):
        return None, (int(period[1]), int(period[2]))
    years = {year for match in _YEAR.finditer(title) for year in match.groups() if year}
    if len(years) == 1:
        return int(years.pop()), None
    if not years and (period := _ROC_PERIOD.search(title)):
        return None, (int(period[1]) + REPUBLIC, int(period[2]) + REPUBLIC)
    if not years and (roc := _ROC_YEAR.search(title)):
        return int(roc[1] or roc[2]) + REPUBLIC, None
    return None, None


def find_titles(texts: Sequence[str], known: Collection[str] = ()) -> list[tuple[int, ...]]:
    """The lines of each title that the head has, that of the document last; `known` are titles the format states."""
    groups = _title_groups(texts)
    for i in range(1, len(groups)):
        before, title = groups[i - 1], groups[i]
        named = "".join(texts[line] for line in before)
        if _is_own_text(named, texts[before[-1] + 1 : title[0]]):
            return groups[:i]
    return groups or _known_title(texts, known)


def _is_own_text(title: str, between: Sequence[str]) -> bool:
    """Whether what stands between a title and a line like another is text of the document, that line a heading in it.

    After 各位代表： it is; so is running text, unless it encloses what follows: a notice, a news lead.
    """
    if any(SALUTATION.fullmatch(text) for text in between):
        return True
    running = next((i for i, text in enumerate(between) if text[-1] in _SENTENCE_END), None)
    if running is None or _ENCLOSES.search(title) or title.endswith(("通知", "函", "令", "公告")):
        return False
    return not any(
        _ENCLOSES.search(text) or (i > running and iso_date(text)) or text[-1] == ":" for i, text in enumerate(between)
    )


def _title_groups(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The titles of the head, each with its one to three lines, in order."""
    groups: list[tuple[int, ...]] = []
    cited = {title for text in texts for title in _CITED.findall(text.replace(" ", ""))} if len(texts) > 1 else set()
    used = -1
    for i, text in enumerate(texts):
        if i <= used or not is_title(text) or (groups and _is_section(texts, i)):
            continue
        begin = i
        while begin - 1 > used and i - begin < 2 and _is_title_line(texts[begin - 1], texts[begin]):
            begin -= 1
        if begin - 1 > used and "".join(texts[begin - 1 : i + 1]).replace(" ", "") in cited:  # 现将《…》印发给你们
            begin -= 1
        used = i + 1 if i + 1 < len(texts) and _YEARS_LINE.fullmatch(texts[i + 1]) else i
        groups.append(tuple(range(begin, used + 1)))
    return groups


def _is_section(texts: Sequence[str], i: int) -> bool:
    """Whether a line behind a title is the heading of a section, 2024年工作安排; no text before speaks of it."""
    return bool(_SECTION.fullmatch(texts[i])) and not any(texts[i] in text for text in texts[:i])


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
