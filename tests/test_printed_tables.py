"""PDF: tables between rules, and without; what goes on over a page is one; what only looks like a table is none."""

import pytest
from office_files import draw_table, make_pdf, wrap
from pace import assert_linear

import gdplan
from gdplan.pipeline import parse_source
from gdplan.sources.aligned import find_blocks
from gdplan.sources.pdf import read_pdf
from gdplan.sources.printed_line import Line
from gdplan.sources.ruled import Rule, read_rules

TITLE = ("临江市2026年重点任务分工表", 150, 80, 18)
HEAD = ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"]
WIDTHS = [40, 70, 150, 80, 80, 60]
ROWS = [
    ["1", "建设网络", "新建5G基站200个，改造机房12间，完善运行维护机制。", "市工业和信息化局", "市财政局", "2026年6月底前"],
    ["2", "建设算力", "建成算力中心1个。", "市发展改革委", "市科技局、各区政府", "2026年12月底前"],
    ["3", "培育企业", "新增规上企业30家。", "市科技局", "", "长期坚持"],
]  # fmt: skip
TEXT = "加快推进数字基础设施建设，坚持统筹规划集约建设，"


def grid(table, text):
    return [[text[cell.start : cell.end] for cell in row] for row in table.grid]


def read(pages, rules=(), **options):
    """The cells of each table, and the lines that are in none."""
    source = read_pdf(make_pdf(pages, rules=rules, **options))
    inside = [range(table.start, table.end) for table in source.tables]
    lines, at = [], 0
    for line in source.text.split("\n"):
        if not any(at in cells for cells in inside):
            lines.append(line)
        at += len(line) + 1
    return [grid(table, source.text) for table in source.tables], lines, [notice.code for notice in source.notices]


@pytest.mark.parametrize("filled", [False, True], ids=["strokes", "thin shapes"])
@pytest.mark.parametrize("turned", [0, 90, 270])
@pytest.mark.parametrize("middle", [False, True], ids=["at the top", "in the middle"])
def test_rules_make_cells(filled, turned, middle):
    printed, rules = draw_table([HEAD, *ROWS], WIDTHS, middle=middle)
    found = read([[TITLE, *printed]], [rules], filled=filled, turned=turned)
    assert found == ([[HEAD, *ROWS]], [TITLE[0]], [])


@pytest.mark.parametrize(
    "change",
    [
        lambda rules: [rule for rule in rules if not (rule[0] == rule[2] and rule[0] in (60, 60 + sum(WIDTHS)))],
        lambda rules: [(x + 0.4, y - 0.3, a + 0.4, b - 0.3) for x, y, a, b in rules],
        lambda rules: rules[::-1],
        lambda rules: [(a, b, x, y) for x, y, a, b in rules],
        lambda rules: [*rules, *((x, y + 1.5, a, b + 1.5) for x, y, a, b in rules if y == b)],
    ],
    ids=["open at its sides", "beside the text", "drawn from the end", "drawn backwards", "double lines"],
)
def test_rules_as_programs_draw_them(change):
    printed, rules = draw_table([HEAD, *ROWS], WIDTHS)
    assert read([[TITLE, *printed]], [change(rules)])[0] == [[HEAD, *ROWS]]


def test_merged_cells_and_what_stands_around_a_table():
    rows = [
        [("序号", 2, 1), ("类别", 2, 1), ("任务", 2, 1), ("责任分工", 1, 2), None],
        [None, None, None, "牵头单位", "配合单位"],
        [("一、夯实数字底座", 1, 5), None, None, None, None],
        ["1", ("网络类", 2, 1), "新建5G基站200个。", "市工信局", "市财政局"],
        ["2", None, "改造机房12间。", "市工信局", ""],
    ]
    printed, rules = draw_table(rows, [40, 50, 150, 80, 80], top=200)
    above = [("一、总体要求", 90, 100, 14), ("加快建设。", 90, 130, 14), ("附件", 60, 160, 14)]
    tables, lines, _ = read([[*above, *printed, ("注：年内完成。", 60, 400, 10)]], [rules])
    head = ["序号", "类别", "任务", "责任分工", "责任分工"]
    wide = ["一、夯实数字底座"] * 5
    body = [["1", "网络类", *rows[3][2:]], ["2", "网络类", *rows[4][2:]]]
    assert tables == [[head, [*head[:3], "牵头单位", "配合单位"], wide, *body]]
    assert lines == ["一、总体要求", "加快建设。", "附件", "注：年内完成。"]


def over_a_page(*, repeated, between=(), owner=""):
    """Eight rows, the fifth broken behind the first line of its cells, the category merged over the fourth to the last.

    `owner` is one more of the fifth row, on a line of its own.
    """
    head = ["序号", "类别", "具体举措", "牵头单位"]
    rows = [
        [str(at), "算力类" if at > 3 else "网络类", f"统筹推进各区新型基础设施建设，新建5G基站{at}0个。", "市科技局"]
        for at in range(1, 9)
    ]
    first = [head, ["1", ("网络类", 3, 1), *rows[0][2:]], *(["2345"[at - 1], None, *rows[at][2:]] for at in (1, 2)),
             ["4", ("算力类", 2, 1), *rows[3][2:]], ["5", None, "统筹推进各区新型基础设施建设，", "市科技局"]]  # fmt: skip
    second = [["", ("", 4, 1), "新建5G基站50个。", owner], *([str(at + 1), None, *rows[at][2:]] for at in (5, 6, 7))]
    rows[4][3] += f"\n{owner}" if owner else ""
    widths = [40, 50, 158, 80]
    pages = draw_table(first, widths, top=600), draw_table([head, *second] if repeated else second, widths, top=90)
    drawn = [
        [*pages[0][0], ("— 1 —", 280, 790, 12)],
        [*[(text, 60, 60, 10) for text in between], *pages[1][0], ("— 2 —", 280, 790, 12)],
    ]
    return drawn, [rules for _, rules in pages], [head, *rows]


@pytest.mark.parametrize("repeated", [True, False], ids=["head again", "head once"])
@pytest.mark.parametrize("between", [(), ("续表",), ("（续上表）",)])
def test_a_table_that_goes_on_over_a_page_is_one(repeated, between):
    pages, rules, rows = over_a_page(repeated=repeated, between=between)
    assert read(pages, rules) == ([rows], [], [])


def test_a_row_that_goes_on_over_a_page_has_all_of_its_bodies():
    pages, rules, rows = over_a_page(repeated=True, owner="市财政局")
    assert rows[5][3] == "市科技局\n市财政局"
    assert read(pages, rules)[0] == [rows]


def test_tables_of_two_pages_with_text_between_or_other_columns_are_two():
    pages, rules, _ = over_a_page(repeated=True, between=("二、其他任务如下。",))
    assert [len(table) for table in read(pages, rules)[0]] == [6, 5]
    for widths in ([90, 60], [60, 70, 120, 78]):
        rows = [["指标", "目标", "单位", "年份"][: len(widths)], *(["基站", "50", "个", "2026"][: len(widths)],) * 2]
        printed, others = draw_table(rows, widths, top=90)
        assert [len(table) for table in read([pages[0], printed], [rules[0], others])[0]] == [6, 3]


def test_cells_say_where_they_were_printed():
    pages, rules, _ = over_a_page(repeated=True)
    source = read_pdf(make_pdf(pages, rules=rules))
    places = {source.text[place.start : place.end]: place for place in source.locators}
    assert (places["6"].page, places["6"].table, places["6"].row) == (2, 1, 7)
    assert places["1"].where == "page 1, table 1, row 2, cell 1"


def test_a_table_in_a_pdf_gives_tasks_and_targets(tmp_path):
    printed, rules = draw_table([HEAD, *ROWS], WIDTHS)
    (tmp_path / "a.pdf").write_bytes(make_pdf([[TITLE, *printed]], rules=[rules]))
    document = gdplan.load(tmp_path / "a.pdf")
    assert [(task.num, task.heading, [a.name for a in task.agencies]) for task in document.tasks()] == [
        ("1", "建设网络", ["市工业和信息化局", "市财政局"]),
        ("2", "建设算力", ["市发展改革委", "市科技局", "各区政府"]),
        ("3", "培育企业", ["市科技局"]),
    ]
    assert [(t.indicator, t.value, t.deadline) for node in document.walk() for t in node.targets][:1] == [
        ("5G基站", "200", "2026-06")
    ]


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        ("市工业和|信息化局", ["市工业和信息化局"]),
        ("市财政局|市科技局", ["市财政局\n市科技局"]),  # a body a line
        ("完善机制。|1.建网。|2.建站。", ["完善机制。\n1.建网。\n2.建站。"]),
        ("2026年|12月底|前", ["2026年12月底前"]),
        ("长期|坚持", ["长期\n坚持"]),  # there was room
    ],
)
def test_lines_of_a_cell(lines, cells):
    printed, rules = draw_table([["甲", "乙"], ["1", "丙"], ["2", lines.replace("|", "\n")]], [40, 58], size=12)
    assert read([printed], [rules])[0][0][2][1:] == cells


# ---------------------------------------------------------------- without upright rules


FIGURES = [
    ["指标", "单位", "2025年", "2026年目标"],
    ["重点场所5G覆盖率", "%", "60", "75"],
    ["规上企业", "家", "1200", "1500"],
    ["数字经济核心产业增加值占地区生产总值比重", "%", "8.5", "10"],
]


@pytest.mark.parametrize("kind", ["flat rules", "none"])
@pytest.mark.parametrize("middle", [False, True], ids=["at the top", "in the middle"])
def test_columns_without_upright_rules(kind, middle):
    printed, rules = draw_table(FIGURES, [170, 60, 80, 90], middle=middle)
    flat = sorted({rule for rule in rules if rule[1] == rule[3]}, key=lambda rule: rule[1])
    heights = sorted({rule[1] for rule in flat})
    wide = [(60, y, 460, y) for y in (heights[0], heights[1], heights[-1])]
    tables, lines, told = read(
        [[TITLE, *printed, *wrap(["二、保障措施", TEXT * 4], top=400)[0]]], [wide if kind == "flat rules" else []]
    )
    assert tables == [FIGURES]
    assert (lines[0], told) == (TITLE[0], [])


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["主任", "副主任", "委员"],
            ["张某某", "李某", "王某"],
            ["赵某", "钱某", "孙某"],
            ["周某", "吴某", "郑某"],
        ],  # a list of names
        [["一、总体要求", "3"], ["二、主要任务", "5"], ["三、保障措施", "12"], ["四、附则", "15"]],  # contents
        [["联系人：张某", "电话：12345"], ["地址：某路1号", "邮编：100000"], ["传真：54321", "邮箱：某某"]],
    ],
)
def test_lists_are_no_tables(rows):
    printed, _ = draw_table(rows, [140] * len(rows[0]))
    assert read([[TITLE, *printed]])[::2] == ([], [])


def test_rows_that_cannot_be_told_are_reported(tmp_path):
    rows = [["任务", "单位", "配合单位", "时限"], ["", "市科技局", "市财政局", "6月"], ["建设网络", "市财政局", "", "7月"],
            ["", "市教育局", "市财政局", "8月"], ["建站", "市卫健委", "", "9月"]]  # fmt: skip
    printed, _ = draw_table(rows, [120, 120, 120, 80])
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([[TITLE, *printed]]))
    told = [one for one in gdplan.check(gdplan.load(path)) if one.code == "table-as-lines"]
    assert [(one.message, one.line, one.where) for one in told] == [
        ("what looks like a table on page 1 is read as lines, from 任务", 2, "page 1")
    ]


# ---------------------------------------------------------------- what is no table


def gazette(rules):
    left = wrap(["一、" + "甲" * 60 + "。"] * 3, width=12, left=60)[0]
    right = wrap(["二、" + "乙" * 60 + "。"] * 3, width=12, left=320)[0]
    title = ("关于推进某市数字经济高质量发展的若干措施意见", 100, 60, 16)
    source = read_pdf(make_pdf([[title, *left, *right]], rules=[rules]))
    assert source.tables == ()
    assert source.text.split("\n") == [title[0], *["一、" + "甲" * 60 + "。"] * 3, *["二、" + "乙" * 60 + "。"] * 3]


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [(300, 90, 300, 700)],
        [(50, 90, 540, 90), (300, 90, 300, 700)],
        [(50, 90, 540, 90), (50, 700, 540, 700), (50, 90, 50, 700), (540, 90, 540, 700), (300, 90, 300, 700)],
        [(50, 50, 540, 50), (50, 90, 540, 90), (50, 700, 540, 700), (50, 50, 50, 700), (540, 50, 540, 700), (300, 90, 300, 700)],
        [(50, 50, 540, 50), (50, 90, 540, 90), (50, 700, 540, 700)],
    ],
    ids=["none", "gutter", "head and gutter", "frame", "frame with a title row", "three flat rules"],
)  # fmt: skip
def test_two_columns_with_rules_are_no_table(rules):
    gazette(rules)


@pytest.mark.parametrize(
    "rules",
    [
        [(40, 40, 555, 40), (40, 800, 555, 800), (40, 40, 40, 800), (555, 40, 555, 800)],  # a page frame
        [(90, 150, 500, 150)],  # the line of a red head
        [(90, 120 + 28 * at, 500, 120 + 28 * at) for at in range(12)],  # ruled paper
        [(90, 400, 500, 400), (90, 200, 90, 400), *((90, 200 + 40 * at, 95, 200 + 40 * at) for at in range(5))],  # axes
        [(100, 100, 200, 100), (100, 140, 200, 140), (100, 100, 100, 140), (200, 100, 200, 140), (150, 140, 150, 400),
         (150, 400, 300, 400), (300, 380, 300, 420)],  # a box, an arrow
    ],
    ids=["page frame", "red line", "ruled paper", "axes", "flow chart"],
)  # fmt: skip
def test_other_lines_are_no_table(rules):
    texts = ["一、总体要求", TEXT * 4 + "建成。", "二、重点任务", TEXT * 5 + "建成。"]
    assert read(wrap(texts), [rules]) == ([], texts, [])


def test_a_drawing_takes_linear_time():
    def lines(count):
        return [Rule(at % 97 * 5, at // 97, at % 97 * 5 + 4, at // 97) for at in range(count)]

    assert_linear(read_rules, lines, 20_000)


def test_boxes_and_arrows_with_text_are_no_table():
    boxes = [(100, 100, 200, 140), (300, 200, 400, 240)]
    rules = [side for x, y, a, b in boxes for side in ((x, y, a, y), (x, b, a, b), (x, y, x, b), (a, y, a, b))]
    arrow = [(150, 140, 150, 220), (150, 220, 300, 220)]
    assert read([[("受理", 120, 110, 12), ("审批", 330, 204, 12)]], [rules + arrow]) == ([], ["受理", "审批"], [])


@pytest.mark.parametrize(
    "words", [("张某", "李某", "王某"), ("任务", "单位", "时限1"), ("任务",), ("一项任务", "时限")]
)
def test_many_rows_take_linear_time(words):
    def lines(count):
        head = [
            Line(word, 1, x, x + 40, 0, 10) for x, word in zip((60, 160, 260), ("甲项", "乙项", "丙项"), strict=True)
        ]
        return head + [
            Line(word, 1, 60 + 100 * x, 100 + 100 * x, 20.0 * at, 10)
            for at in range(1, count)
            for x, word in enumerate(words)
        ]

    assert_linear(lambda printed: [*find_blocks(printed)], lines, 1_000)


def test_a_page_of_many_lines_has_no_tables():
    def tables(count):
        places = [(at % 20 * 100, at // 20 * 100) for at in range(count)]
        flat = [Rule(x, y + down, x + 80, y + down) for x, y in places for down in (0, 20, 40)]
        return read_rules(
            [*flat, *(Rule(x + across, y, x + across, y + 40) for x, y in places for across in (0, 40, 80))]
        )

    assert len(tables(20).grids) == 20
    assert tables(400).grids == (), "as many are a drawing"


def test_every_truncation_ends_in_text_or_words():
    pages, rules, _ = over_a_page(repeated=True)
    data = make_pdf(pages, rules=rules)
    for end in range(0, len(data), 397):
        try:
            parse_source(read_pdf(data[:end]))
        except gdplan.GdplanError as error:
            assert "PDF" in str(error)  # noqa: PT017 (either outcome is right)
