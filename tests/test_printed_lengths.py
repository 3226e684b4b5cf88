"""How far, how large, how many, on printed pages: the last that counts, and the next that does not (test_lengths.py)."""

import pytest
from office_files import make_ofd, make_pdf, text_object
from test_lengths import NUMBERS, WORDS, Limit
from test_sources_print_notes import FULL, HEAD, foot, printed, read

from gdplan.sources.aligned import find_blocks, find_rows
from gdplan.sources.lines import to_paragraphs
from gdplan.sources.ofd import read_ofd
from gdplan.sources.pdf import read_pdf
from gdplan.sources.printed_line import Line, PageSize

EM = 10
HEADS = ("任务名称", "牵头单位", "完成时限年", "备注")


def line(text: str, left: float, top: float, size: float = EM, page: int = 1) -> Line:
    return Line(text, page, left, left + size * len(text), top, size)


def paragraphs(*lines: Line) -> list[str]:
    return [found.text for found in to_paragraphs(lines, [PageSize(600, 1_000)] * 3)]


def text_of(length: int = 40, left: float = 90, above: int = 5, gap: float = 5) -> list[Line]:
    """Full lines, and one behind them that begins and ends elsewhere."""
    full = [line(WORDS[:40], 90, 100 + 15 * at) for at in range(above)]
    return [*full, line(WORDS[:length], left, full[-1].top + EM + gap)]


def rows(count: int, columns: int = 3, apart: float = 10, first: str = HEADS[0]) -> list[Line]:
    return [
        line(first if at == column == 0 else word, 60 + 100 * column, 100 + (EM + apart) * at)
        for at in range(count)
        for column, word in enumerate(HEADS[:columns])
    ]


def block(*lines: Line) -> str:
    """What lines are that stand in columns: a table, one that cannot be read, text."""
    return "/".join("table" if found.is_whole else "unread" for found in find_blocks(lines)) or "text"


def numbered(below: float) -> bool:
    """Whether rows that begin with numbers are told, in which a cell has a second line so far below its first."""
    cells = ((f"{at + 1}建设平台", "推广良种", "市科技局", 20.0 * at) for at in range(3))
    lines = [
        each
        for first, second, body, top in cells
        for each in (
            line(first[0], 60, top),
            line(first[1:], 160, top),
            line(second, 160, top + below),
            line(body, 260, top),
        )
    ]
    return find_rows(lines, (50, 150, 250, 350)) is not None


def beside(gap: float) -> str:
    """The first line of a page on which a word stands so far behind another."""
    text = [("支持企业做大做强推广良种培育茶苗扩大试点", 90, 160 + 28 * at, 16) for at in range(4)]
    return read_pdf(make_pdf([[("推广", 90, 100, 16), ("良种", 122 + gap, 100, 16), *text]])).text.split("\n")[0]


def on_ofd(*words: str) -> str:
    """The first line of an OFD page on which words stand over its text."""
    text = [text_object("支持企业做大做强推广良种培育茶苗。", 28, 60 + 10 * at) for at in range(4)]
    return read_ofd(make_ofd(["".join((*words, *text))])).text.split("\n")[0]


def notes(last: str, size: float) -> int:
    """How many paragraphs a note is whose last line is such, where small type opens the foot of the next page."""
    pages = [*printed([HEAD, "\u3000\u3000新建驿站<1>40座。", *[FULL] * 3]), *foot([f"<1> 驿站：{last}"], size=10)]
    _, asides = read(pages, [*printed(["民利企。"] * 3), *foot(["各区设立。"], size=size)])
    return int("各区设立" in dict(asides)["note"])


LIMITS = [
    # tenths of an em
    Limit("an indent that is none", lambda n: len(paragraphs(*text_of(20, 90 + n))), 8, 1, 2),
    Limit("room at the end of a line that goes on", lambda n: len(paragraphs(*text_of()[:5], Line(WORDS[:20], 1, 90, 490 - n, 175, EM), line("推广良种。", 90, 190))), 19, 1, 2),
    Limit("a gap that parts no lines", lambda n: len(paragraphs(*text_of(20, gap=n))), 29, 1, 2),
    Limit("lines of a paragraph that is indented as a whole", lambda n: len(paragraphs(*text_of()[:5], line(f"推广{WORDS[:37]}", 110, 175), line(WORDS[:36], 110 + n, 190), line("茶园。", 110, 205))), 3, 2, 4),
    Limit("rows that belong together", lambda n: block(*rows(4, apart=n)), 30, "unread", "text"),
    Limit("a line over a table that may be of it", lambda n: block(line("推广良种", 60, 90 - n), line("推广", 160, 90 - n), *rows(4)), 14, "unread", "table"),
    Limit("a line of another row", numbered, 4, False, True),
    Limit("a gap within a line of OFD", lambda n: on_ofd(text_object("推广", 28, 40), text_object("良种", 39.2 + n * 0.56, 40)), 19, "推广良种", "推广"),
    Limit("a gap between two words of OFD that is none", lambda n: on_ofd(text_object("AB", 28, 40), text_object("CD", 33.6 + n * 0.56, 40)), 3, "ABCD", "AB CD"),
    Limit("a word of OFD that stands lower in its line", lambda n: on_ofd(text_object("推广", 28, 40), text_object("良种", 39.2, 40 + n * 0.56)), 3, "推广良种", "推广"),
    # hundredths
    Limit("type of OFD that may be raised", lambda n: on_ofd(text_object("推广", 28, 40), text_object("1", 39.2, 38.5, 0.056 * n), text_object("良种", 45, 40)), 74, "推广1良种", "1"),
    Limit("body type beside a larger line", lambda n: to_paragraphs([line(WORDS[:20], 90, 100, n), *[line(f"{WORDS[:19]}。", 90, 400 + 150 * at, 100) for at in range(5)]], [PageSize(600, 8_000)])[0].is_large, 114, False, True),
    Limit("the type of a note that goes on over the page", lambda n: notes("供人歇脚之处，全市新建驿站一百二十座，培育企业三百家，开放数据集十家企业做强做大", 10 + n / 10), 8, 1, 0),
    Limit("room at the end of a note that goes on over the page", lambda n: notes((WORDS * 2)[: 40 - n], 10), 4, 1, 0),
    # points of a page's 16
    Limit("a gap within a line", beside, 32, "推广 良种", "推广"),
    Limit("a gap that drew a line out", beside, 8, "推广良种", "推广 良种"),
    # how many
    Limit("lines of a column beside another that are a table's", lambda n: len(paragraphs(*[line(WORDS[:15], 90, 100 + 15 * at) for at in range(n)], *[line("古道" * 7, 300, 100 + 15 * at) for at in range(n)])), 5, 10, 1),
    Limit("rows under a head that are text", lambda n: block(*rows(n)), 2, "text", "table"),
    Limit("columns under a head that are text", lambda n: block(*rows(4, n)), 2, "text", "table"),
    Limit("a number that is no head of a column", lambda n: block(*rows(4, first="1234567"[:n])), 3, "unread", "table"),
    Limit("thousandths of a page by which a running header moves", lambda n: len(paragraphs(*[each for page in (1, 2, 3) for each in (line("数字某市简报", 220, 30 + n * (page - 1), page=page), line(f"{NUMBERS[page]}、{WORDS[:30]}。", 90, 400, page=page))])), 9, 3, 6),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
