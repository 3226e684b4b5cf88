"""Which lines before the text are titles: of the notice that encloses a plan, of the plan."""

import re
from collections.abc import Collection, Sequence

from gdplan.outline.paragraphs import INSET
from gdplan.outline.particulars import ends_in_date, is_body, is_bracket, is_document_number, iso_date, letterhead_end
from gdplan.outline.quoted_title import CITED, TITLE_WITHIN
from gdplan.outline.titles import is_title, plain_end, years_of
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR

ADDRESS = ("各位代表", "各位委员", "同志们")  # where a speech turns to its audience, the list before it has ended
SALUTATION = lazy(r"(?:各位(?:代表|委员).{0,16}|主席.{0,20}|同志们)[:！]?")
_SENTENCE_END = "。！？；;"
_TITLE_LINES = 4
_NEAR = 10  # paragraphs: 《某方案》已经市政府同意，现印发给你们
_LONGEST, _FULL_LINE = 60, 8  # characters of a line that is one of several, and of one inside
# What stands between the title of a notice or of the news and that of the plan: 现将…印发给你们, 全文如下.
_ENCLOSES = lazy(
    r"印发|转发|发布|公布|颁布|下发|刊[登发]|(?:审议|会议)通过|批准|[遵参]照执行|贯彻执行|[文布登要摘情容]如下"
    r"|[电讯]\)|记者|日前|近日"
)
_LETTERS = ("通知", "函", "令", "公告")  # they may hand on another document
# A letter that hands over a text: in its title, or in what it says.
HANDS_OVER = lazy(
    r"(?:关于|人民政府|办公[厅室])(?:印发|转发|批转|发布|公布)|[印转下]发给你们|现予(?:公布|发布|印发)|现印发"
    r"|现将[^。]{2,60}?(?:印发|转发|下发|发布|公布)"
)
# 某市人民政府关于印发 ⏎ 某方案的通知: what begins so ends in the kind of the notice, and names the plan between.
_HANDS_OVER = lazy(r"(?:关于|人民政府|办公[厅室])(?:印发|转发|批转|发布|公布)")
HANDED_OVER = lazy(rf"{_HANDS_OVER.pattern}(.{{4,80}}?)的(?:通知|函|公告|通告|决定)")
NOTICES = ("通知", "函", "公告", "通告", "决定", "命令", "令", "批复")
_SHORTEST_NAME = 6  # characters
_GOES_ON_IN_SENTENCE = lazy("[和与及、]《|业?[已经]")
_NAMES_YEAR = lazy(rf"[^\W\d_]{YEAR} *年|^{YEAR} *年度?[^\W\d_]{{4}}")
_NUMBERED_LINE = lazy(r"\d{1,2}(?:[.、)]|[-.]\d)|第[^\W\d_]{1,3}[章节条部]")
_QUOTES = str.maketrans("", "", "《》〈〉<>“”‘’ ")
_UNFINISHED = lazy(r"(?:[的和与及或暨、]|《[^》]*|“[^”]*|\([^)]*)$")  # 某市加快推进数字经济和
_OPENING = lazy(r"关于|印发|^中华人民共和国|[年度]$|政府$")
_GOES_ON = ("及", "暨", "与", "和", "、", "》", ")", "的")  # a line that begins so belongs to the one before
# Kinds that say nothing alone: 某市护绿三年行动 ⏎ 工作方案.
_BARE = lazy(r"(?:(?:工作|行动|实施|总体|建设) *)?(?:方案|计划|意见|办法|细则|规定)")
# Kinds that head sections as often as documents; such a line names neither a body nor a subject.
_SECTION = lazy(
    rf"(?:{YEAR} *年度?|今年|明年|下一步)?(?:的?(?:主要|重点|政府|总体|各项|全年|工作)){{0,3}}"
    r"(?:重点工作|重点任务|工作安排|任务分工|工作计划|政策措施|安排|任务|措施|(?:进展|落实|完成|执行)情况)"
)


def find_titles(texts: Sequence[str], known: Collection[str] = ()) -> list[tuple[int, ...]]:
    """The lines of each title that the head has, that of the document last; `known` are titles the format states."""
    groups = _title_groups(texts)
    stated = _known_title(texts, known)
    if stated and not _is_of_notice(texts, stated[-1]):
        return [*(group for group in groups if group[-1] < stated[0][0]), *stated]
    for i in range(1, len(groups)):
        before, title = groups[i - 1], groups[i]
        named = "".join(texts[line] for line in before)
        if _is_own_text(named, texts[before[-1] + 1 : title[0]]):
            return groups[:i]
    return groups or stated or _unknown_kind(texts)


def _is_of_notice(texts: Sequence[str], title: tuple[int, ...]) -> bool:
    """Whether a title, or what stands below it, hands over another document."""
    name = "".join(texts[line] for line in title)
    return name.endswith(_LETTERS) or any(HANDS_OVER.search(text) for text in (name, *texts[title[-1] + 1 :]))


def _may_enclose(title: str) -> bool:
    """Whether what a title heads may hand on another document: a notice, a letter, an order."""
    return _ENCLOSES.search(title) is not None or title.endswith(_LETTERS)


def _is_own_text(title: str, between: Sequence[str]) -> bool:
    """Whether what stands between a title and a line like another is text of the document, that line a heading in it.

    After 各位代表： it is; so is running text, unless it encloses what follows: a notice, a news lead.
    """
    if any(SALUTATION.fullmatch(text) for text in between):
        return True
    running = next((i for i, text in enumerate(between) if text[-1] in _SENTENCE_END), None)
    if running is None or _may_enclose(title):
        return False
    return not any(
        _ENCLOSES.search(text) or (i > running and iso_date(text)) or text[-1] == ":" for i, text in enumerate(between)
    )


def _title_groups(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The titles of the head, each with its lines, in order."""
    groups: list[tuple[int, ...]] = []
    names = _names(texts) if len(texts) > 1 else {}
    used = -1
    addressed = False
    for i, text in enumerate(texts):
        addressed = addressed or text.startswith(ADDRESS)
        if i <= used or _is_in_sentence(texts, i):
            continue
        begin, end = i, _end_of_named(texts, i, names)
        if end is None:
            end = _end_of_notice(texts, i)
            begun = bool(groups) or addressed
            if end is None and is_title(text) and not (begun and _is_section(texts, i)) and not _goes_on(texts, i):
                end = i
            if end is None:
                continue
            begin = _first_line(texts, i, used)
        used = end
        if used + 1 < len(texts) and is_bracket(texts[used + 1]) and years_of(texts[used + 1])[1]:  # (2023—2025年)
            used += 1
        groups.append(tuple(range(begin, used + 1)))
    return groups


def _is_in_sentence(texts: Sequence[str], i: int) -> bool:
    """Whether a line names a document in a sentence that goes on: 《甲方案》 ⏎ 和《乙方案》已经市政府同意."""
    names = CITED.fullmatch(texts[i]) and i + 1 < len(texts)
    return bool(names) and _GOES_ON_IN_SENTENCE.match(texts[i + 1]) is not None


def _first_line(texts: Sequence[str], i: int, used: int) -> int:
    """Where a title that ends in line i begins: 某市人民政府 ⏎ 关于支持某某和 ⏎ 某某企业发展的 ⏎ 若干意见."""
    begin = i
    for line in range(i - 1, used, -1):
        text = texts[line]
        if not is_line_of_title(text) or (is_title(text) and not _goes_on(texts, line)):
            break
        if line <= i - _TITLE_LINES and not (begin == line + 1 and _issues_with(text, texts[begin])):
            break
        if ("关于" in text and "," not in text) or (begin == line + 1 and _opens(text, texts[begin])):
            begin = line
        elif len(text) < _FULL_LINE:
            break
    return begin


def _goes_on(texts: Sequence[str], i: int) -> bool:
    """Whether the next line is the end of what this one begins: 某市2030年重点工作 ⏎ 及实事项目分工方案."""
    return i + 1 < len(texts) and texts[i + 1].startswith(_GOES_ON) and is_title(texts[i + 1])


def _end_of_notice(texts: Sequence[str], i: int) -> int | None:
    """The last line of a notice's title over several: 某市关于印发 ⏎ 2030年重点任务 ⏎ 分工方案的通知."""
    if len(texts[i]) > _LONGEST or "," in texts[i] or not _HANDS_OVER.search(texts[i]):
        return None
    for line in range(i, min(i + _TITLE_LINES, len(texts))):
        text = texts[line]
        if not is_line_of_title(text):
            return None
        if text[: plain_end(text)].replace(" ", "").endswith(NOTICES):
            return line
    return None


def _names(texts: Sequence[str]) -> dict[str, int]:
    """What the text calls the plan, in 《》 or in the title of the notice, and the first line that says so."""
    names: dict[str, int] = {}
    for i, text in enumerate(texts):
        if "《" in text:
            for name in CITED.findall(text):
                names.setdefault(_key(name), i)
        end = _end_of_notice(texts, i) if i < TITLE_WITHIN else None
        notice = "" if end is None else "".join(texts[i : end + 1]).replace(" ", "")
        if name := HANDED_OVER.search(notice):
            names.setdefault(_key(name[1]), i)
    return names


def _key(name: str) -> str:
    """A name without quotation marks, blanks and the brackets behind it: what is the same wherever it is printed."""
    plain = name.translate(_QUOTES)
    return plain[: plain_end(plain)]


def _end_of_named(texts: Sequence[str], i: int, names: dict[str, int]) -> int | None:
    """The last line of a title that the text before or after it names, whatever its kind: 某某工作事项."""
    joined = ""
    for line in range(i, min(i + _TITLE_LINES, len(texts)) if names else i):
        if not is_line_of_title(texts[line]):
            return None
        joined += _key(texts[line])
        said = names.get(joined)
        if said is None:
            continue
        enclosed = said < i and any(_ENCLOSES.search(text) for text in texts[said : min(i, said + _NEAR)])
        if enclosed or (line > i and is_title(texts[line])):
            return line
    return None


def _is_section(texts: Sequence[str], i: int) -> bool:
    """Whether a line behind a title is the heading of a section, 2024年工作安排; no text before speaks of it."""
    return bool(_SECTION.fullmatch(texts[i])) and not any(texts[i] in text for text in texts[:i])


def _known_title(texts: Sequence[str], known: Collection[str]) -> list[tuple[int, ...]]:
    """The lines that together are a title which the format states."""
    for begin in range(min(len(texts), TITLE_WITHIN) if known else 0):
        title = ""
        for i in range(begin, min(begin + _TITLE_LINES, len(texts))):
            title += texts[i].replace(" ", "")
            if title in known:
                return [tuple(range(begin, i + 1))]
    return []


def _unknown_kind(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """A first line that names a year or a subject, 某市2030年民生实事, and is nothing else; its brackets with it."""
    first = texts[0] if texts else ""
    if not (
        _SHORTEST_NAME <= len(first) <= _LONGEST
        and is_line_of_title(first)
        and (_NAMES_YEAR.search(first) or first.startswith("关于"))
        and not (first.endswith(("上", "日", "号", "公开")) or _NUMBERED_LINE.match(first) or _is_section(texts, 0))
        and not any(text.startswith(ADDRESS) for text in texts)
    ):
        return []
    follows = len(texts) > 1 and is_bracket(texts[1]) and is_title(texts[1][1:-1])
    return [(0, 1) if follows else (0,)]


def is_line_of_title(text: str) -> bool:
    """Whether a line may be one of a title's: no sentence, no note in brackets, nothing else of its own."""
    return (
        len(text) <= _LONGEST
        and text != INSET
        and not (text[0] == "(" and ")" not in text)  # a bracket over several lines
        and not re.search("[。！？;:]", text)
        and not (is_bracket(text) or is_document_number(text) or iso_date(text))
        and not (ends_in_date(text) or letterhead_end(text))
    )


def _opens(text: str, following: str) -> bool:
    """Whether a line is the beginning of a title that goes on: 国务院关于…, 甲局 ⏎ 乙局 ⏎ 关于…."""
    return bool(
        _OPENING.search(text)
        or _UNFINISHED.search(text)
        or following.startswith(("关于", *_GOES_ON))
        or _BARE.fullmatch(following, 0, plain_end(following))
        or (is_body(text) and is_body(following))
    )


def _issues_with(text: str, following: str) -> bool:
    """Whether a line is one of the bodies that issue a paper together, each on its own: 甲局 ⏎ 乙局 ⏎ 关于…."""
    return is_body(text) and (is_body(following) or following.startswith("关于"))
