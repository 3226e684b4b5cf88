"""How far, how large, how many, on printed pages: the last that counts, and the next that does not (test_lengths.py)."""

import math
import xml.etree.ElementTree as ET

import pytest
from office_files import make_ofd, make_pdf, text_object
from test_lengths import NUMBERS, STEMS, WORDS, Limit
from test_sources_print_notes import FULL, HEAD, foot, printed, read

from gdplan.sources.aligned import find_blocks, find_rows
from gdplan.sources.aligned_tables import read_flat, widen
from gdplan.sources.draft import Draft
from gdplan.sources.foot_notes import part_notes
from gdplan.sources.joined_tables import fit, join_tables
from gdplan.sources.lines import Paragraph, to_paragraphs
from gdplan.sources.ofd import read_ofd
from gdplan.sources.ofd_text import Run, find_lines, find_runs
from gdplan.sources.page_marks import drop_page_marks
from gdplan.sources.pdf import read_pdf
from gdplan.sources.printed_cells import PrintedCell, PrintedTable, write_table
from gdplan.sources.printed_draft import PrintedDraft
from gdplan.sources.printed_facts import find_printed_title
from gdplan.sources.printed_line import Line, PageSize
from gdplan.sources.printed_tables import Doubt, read_page
from gdplan.sources.raised import raise_text
from gdplan.sources.ruled import Flat, GridCell, Rule, Rules, read_rules

EM = 10
HEADS = ("任务名称", "牵头单位", "完成时限年", "备注")


def line(text: str, left: float, top: float, size: float = EM, page: int = 1) -> Line:
    return Line(text, page, left, left + size * len(text), top, size)


def turned(degrees: float) -> str:
    """What turns text by so much, in PDF and OFD."""
    across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"{across:.6f} {down:.6f} {-down:.6f} {across:.6f} 100 500"


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


def cell(right: float, *lines: Line) -> PrintedCell:
    """What lines are in a cell of such a width."""
    (found,) = write_table((0.0, right), 1, [(GridCell(0, 0, 1, 1), [*lines])], 1, [(0.0, right)]).cells
    return found


def grids(*rules: tuple[float, float, float, float]) -> list[int]:
    """How many cells the tables have that rules make."""
    return [len(grid.cells) for grid in read_rules([Rule(*rule) for rule in rules]).grids]


def raster(across: int, down: int) -> list[int]:
    """The same of so many upright and flat rules."""
    wide, high = 4.0 * (across - 1), 4.0 * (down - 1)
    return grids(*((0, 4 * y, wide, 4 * y) for y in range(down)), *((4 * x, 0, 4 * x, high) for x in range(across)))


def tables(rules: Rules, *lines: Line) -> list[PrintedTable]:
    """The tables of a page with such rules."""
    return read_page(
        rules,
        lambda cell_at: [(each, cell_at((each.left + each.right) / 2, each.top + each.size / 2)) for each in lines],
        1,
        (),
    ).tables


def framed(count: int) -> int:
    """How many tables a page has on which a line stands in frames within frames above one."""
    frames = [Flat(50 - at, 400 + at, (100 - at, 140, 200 + at)) for at in range(count)]
    below = [line(word, 60 + 100 * (at % 2), 405 + 20 * (at // 2)) for at, word in enumerate(["任务", "单位"] * 3)]
    return len(tables(Rules((), (*frames, Flat(50, 400, (400, 420, 440, 460))), ()), line(WORDS[:20], 60, 150), *below))


def banded(count: int, width: float) -> list[int]:
    """The rows of a table of so many under its head, without rules between them; its first column is so wide."""
    rules = [Rule(50, y, 350, y) for y in (100, 120, 400)] + [Rule(x, 100, x, 400) for x in (50, 50 + width, 350)]
    under = [
        each
        for at in range(count)
        for each in (line(WORDS[:7], 52, 125 + 20 * at), line("市科技局", 200, 125 + 20 * at))
    ]
    return [found.height for found in tables(read_rules(rules), line("任务", 60, 105), line("单位", 200, 105), *under)]


def broken(length: int) -> int:
    """How many rows two tables are, of whose middle cells the second goes on a text so long."""
    tops = [("1",), (WORDS[:length],), ("市科技局",)], [(), ("良种",), ("市财政局",)]
    upper, lower = (
        PrintedTable((0, 100, 200, 300), 1, tuple(PrintedCell(0, at, 1, 1, text, 0 if at == 1 else math.inf) for at, text in enumerate(row)), page, page)
        for page, row in enumerate(tops, 1)
    )  # fmt: skip
    found = join_tables(upper, lower)
    return found.height if found else 0


def doubted(count: int) -> list[int]:
    """How much is told of each area with so many paragraphs that might be a table."""
    draft = PrintedDraft(Draft(), [])
    draft.write([Paragraph(STEMS[at] * 30, 1, 100 + at) for at in range(count)], {})
    return [len(str(notice.values["printed"])) for notice in draft.find_notices([Doubt(1, 100, 200)])]


def raised(up: float, size: float = 50) -> list[str]:
    """The lines of OFD text of 100 with a digit of such a size whose base stands so far up."""
    return [
        found.text
        for found in find_lines([Run("推广", 0, 200, 100, 100), Run("1", 200, 200 + size, 100 - up, size)], 1)
    ]


def on_ofd(*words: str) -> str:
    """The first line of an OFD page on which words stand over its text."""
    text = [text_object("支持企业做大做强推广良种培育茶苗。", 28, 60 + 10 * at) for at in range(4)]
    return read_ofd(make_ofd(["".join((*words, *text))])).text.split("\n")[0]


def painted(top: float) -> str:
    """A dark area of an OFD page."""
    return f'<ofd:PathObject Boundary="20 {top} 100 20" Fill="true"><ofd:FillColor Value="0 0 0"/></ofd:PathObject>'


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
    Limit("tenths of a point by which a line is of another row", lambda n: numbered(n / 10), 49, False, True),
    Limit("a gap within a line of OFD", lambda n: on_ofd(text_object("推广", 28, 40), text_object("良种", 39.2 + n * 0.56, 40)), 19, "推广良种", "推广"),
    Limit("a gap between two words of OFD that is none", lambda n: on_ofd(text_object("AB", 28, 40), text_object("CD", 33.6 + n * 0.56, 40)), 3, "ABCD", "AB CD"),
    Limit("a word of OFD that stands lower in its line", lambda n: on_ofd(text_object("推广", 28, 40), text_object("良种", 39.2, 40 + n * 0.56)), 3, "推广良种", "推广"),
    Limit("a row under the last rule of a table that is of it", lambda n: len(widen(Flat(50, 400, (100, 200)), [line("推广", left, 195 + n) for left in (60, 160)]).down), 19, 3, 2),
    Limit("a word that stands lower in the row of a cell", lambda n: len(cell(2_000, line("推广。", 10, 100, 100), line("良种", 600, 100 + n, 100)).lines), 49, 1, 2),
    Limit("room behind a line of a cell that goes on", lambda n: len(cell(1_300 + n, line(WORDS[:12], 0, 100, 100), line("良种推广", 0, 250, 100)).lines), 29, 1, 2),
    Limit("tenths of a point by which a centred line is none", lambda n: cell(200, line("推广良种", 0, 80), line("推广良种", 80 + n / 10, 100)).room, 29, 16, 7.7),
    # hundredths
    Limit("the size of a note", lambda n: len(part_notes([(line(f"新建驿站{raise_text('1')}40座。", 90, 100, 100), 0), (line(f"{raise_text('1')}驿站：供人歇脚之处。", 90, 900, n), 0)], 100)[1]), 89, 1, 0),
    Limit("thousandths of a page in which its number ends", lambda n: len(drop_page_marks([line("3", 300, n)], [PageSize(600, 1_000)])), 109, 0, 1),
    Limit("lines of which three begin further left and show the margin", lambda n: len(paragraphs(*[line(WORDS[:39], 60, 100 + 7 * at) for at in range(3)], *[line(f"{WORDS[:39]}。", 90, 100 + 7 * at) for at in range(3, n)])), 100, 100, 4),
    Limit("an outer rule that goes around its table", lambda n: len(grids(*[(0, y, 100, y) for y in range(0, 1_000, 10)], (0, 0, 0, 10 * n), (50, 0, 50, 990), (100, 0, 100, 10 * n))), 89, 0, 1),
    Limit("the words of a row that end before its column does", lambda n: banded(4, 101 - n), 0, [5], [2]),
    Limit("how far up a digit of OFD stands that is not raised", raised, 15, ["推广1"], [f"推广{raise_text('1')}"]),
    Limit("how far up a raised digit of OFD stands in its row", raised, 59, [f"推广{raise_text('1')}"], ["1", "推广"]),
    Limit("the size of a raised digit of OFD", lambda n: raised(50, n), 74, [f"推广{raise_text('1')}"], ["1", "推广"]),
    Limit("how far beside itself a character of OFD is drawn again", lambda n: on_ofd(text_object("推", 28, 40), text_object("推", 28 + 0.056 * n, 40)), 39, "推", "推推"),
    # half degrees
    Limit("the slant of OFD text that is no watermark", lambda n: on_ofd(text_object("推广", 28, 40, more=f'CTM="{" ".join(turned(n / 2).split()[:4])} 0 0"')), 10, "推广", "支持企业做大做强推广良种培育茶苗。"),
    Limit("type of OFD that may be raised", lambda n: on_ofd(text_object("推广", 28, 40), text_object("1", 39.2, 38.5, 0.056 * n), text_object("良种", 45, 40)), 74, "推广1良种", "1"),
    Limit("body type beside a larger line", lambda n: to_paragraphs([line(WORDS[:20], 90, 100, n), *[line(f"{WORDS[:19]}。", 90, 400 + 150 * at, 100) for at in range(5)]], [PageSize(600, 8_000)])[0].is_large, 114, False, True),
    Limit("the type of a note that goes on over the page", lambda n: notes("供人歇脚之处，全市新建驿站一百二十座，培育企业三百家，开放数据集十家企业做强做大", 10 + n / 10), 8, 1, 0),
    Limit("room at the end of a note that goes on over the page", lambda n: notes((WORDS * 2)[: 40 - n], 10), 4, 1, 0),
    # tenths of a point
    Limit("rules that meet", lambda n: grids(*[(0, y, 30, y) for y in (0, 20, 40)], *[(30 + n / 10, y, 90, y) for y in (0, 20, 40)], *[(x, 0, x, 40) for x in (0, 30, 90)]), 30, [4], []),
    Limit("the edge of a column that stands elsewhere on the next page", lambda n: fit(PrintedTable((0, 100, 200), 1, (), 1, 1), (0, 100 + n / 10, 200)) is not None, 40, True, False),
    Limit("rules that are one", lambda n: grids(*[(0, y, 90, y) for y in (0, 20, 20 + n / 10, 60)], *[(x, 0, x, 60) for x in (0, 30, 90)]), 29, [4], [6]),
    # points of a page's 16
    Limit("a gap within a line", beside, 32, "推广 良种", "推广"),
    Limit("a gap that drew a line out", beside, 8, "推广良种", "推广 良种"),
    # how many
    Limit("lines of a column beside another that are a table's", lambda n: len(paragraphs(*[line(WORDS[:15], 90, 100 + 15 * at) for at in range(n)], *[line("古道" * 7, 300, 100 + 15 * at) for at in range(n)])), 5, 10, 1),
    Limit("rows under a head that are text", lambda n: block(*rows(n)), 2, "text", "table"),
    Limit("columns under a head that are text", lambda n: block(*rows(4, n, first="建设平台推广")), 2, "text", "table"),
    Limit("a number that is no head of a column", lambda n: block(*rows(4, first="1234567"[:n])), 3, "unread", "table"),
    Limit("places of a table between rules", lambda n: len(raster(*{20_000: (100, 200), 20_001: (59, 339)}[n])), 20_000, 1, 0),
    Limit("words in a row under the last rule that are none of the table", lambda n: len(widen(Flat(50, 400, (100, 200)), [line("推广", 60 + 100 * at, 205) for at in range(n)]).down), 1, 2, 3),
    Limit("columns between flat rules that are no table", lambda n: read_flat(rows(4, n), (95, 115, 200), 1) is not None, 1, False, True),
    Limit("rows between flat rules that are no table", lambda n: read_flat(rows(n), (95, 115, 300), 1) is not None, 2, False, True),
    Limit("rows without a rule between them that are one", lambda n: banded(n, 120), 2, [2], [4]),
    Limit("columns with text between rules that are no table", lambda n: len(tables(read_rules([*(Rule(50, y, 350, y) for y in (100, 120, 140, 160)), *(Rule(x, 100, x, 160) for x in (50, 150, 250, 350))]), *[line("推广", 60 + 100 * (at % n), 105 + 20 * (at // n)) for at in range(3 * n)])), 1, 0, 1),
    Limit("a name in rows that are a list", lambda n: block(*[line(WORDS[:n], 60 + 100 * at, 100 + 20 * row) for row in range(4) for at in range(3)]), 4, "text", "table"),
    Limit("rules of a page that is no drawing", lambda n: len(read_rules([Rule(0, 4 * y, 90, 4 * y) for y in range(n)]).flat), 1_000, 1, 0),
    Limit("a text that shows no broken row where others do not go on", broken, 11, 2, 1),
    Limit("characters under a picture that are no text", lambda n: sum(len(run.text) for run in find_runs([ET.fromstring(f'<Layer xmlns:ofd="a"><ofd:ImageObject/>{text_object(WORDS[:n], 28, 40, more="""Fill="false" """)}</Layer>')], PageSize(210, 297))), 49, 0, 50),
    Limit("how opaque a watermark is", lambda n: on_ofd(text_object("推广", 28, 40, more=f'Alpha="{n}"')), 127, "支持企业做大做强推广良种培育茶苗。", "推广"),
    Limit("how dark text is that is no watermark", lambda n: on_ofd(text_object("推广", 28, 40).replace("<ofd:TextCode", f'<ofd:FillColor Value="{n} {n} {n}"/><ofd:TextCode')), 199, "推广", "支持企业做大做强推广良种培育茶苗。"),
    Limit("frames around a line that are left out one by one", framed, 2, 1, 0),
    Limit("lines that were no table", doubted, 2, [], [20]),
    Limit("paragraphs before a title", lambda n: len(find_printed_title([*[Paragraph("推广", 1, 10)] * n, Paragraph("某市茶业方案", 1, 20, is_large=True)])), 19, 1, 0),
    Limit("areas painted behind the one that white text stands on", lambda n: on_ofd(*[painted(35)], *[painted(290)] * n, text_object("推广", 28, 40).replace("<ofd:TextCode", '<ofd:FillColor Value="255 255 255"/><ofd:TextCode')), 199, "推广", "支持企业做大做强推广良种培育茶苗。"),
    Limit("thousandths of a page by which a running header moves", lambda n: len(paragraphs(*[each for page in (1, 2, 3) for each in (line("数字某市简报", 220, 30 + n * (page - 1), page=page), line(f"{NUMBERS[page]}、{WORDS[:30]}。", 90, 400, page=page))])), 9, 3, 6),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
