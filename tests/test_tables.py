"""Tables and boxes: nodes of their own, whose numbers and cells leave the text around them as it is."""

import io
from collections.abc import Sequence
from html import escape

import pytest
from office_files import make_docx, paragraph
from trees import account, sketch

import gdplan
from gdplan import Document, Node
from gdplan.extract.cells import read_value
from gdplan.extract.responsibilities.labels import read_header
from gdplan.normalize import PlanText
from gdplan.outline.insets.columns import HEADERS, column_kind
from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

Cell = str | tuple[str, int, int]  # text, or text with the rows and columns it covers; a line break parts paragraphs
TITLE = paragraph("某市数字建设行动方案（2030年）", '<w:jc w:val="center"/>')


def docx_table(rows: Sequence[Sequence[Cell]]) -> str:
    """Merged cells go on, as Word has it, in an empty cell of each row below."""
    open_cells: dict[int, tuple[int, int]] = {}  # column -> rows left, columns
    xml = ""
    for row in rows:
        cells, column, queue = "", 0, list(row)
        while queue or column in open_cells:
            if column in open_cells:
                left, wide = open_cells.pop(column)
                cells += _tc("", wide, '<w:vMerge w:val="continue"/>')
                if left > 1:
                    open_cells[column] = left - 1, wide
            else:
                text, high, wide = cell if isinstance(cell := queue.pop(0), tuple) else (cell, 1, 1)
                cells += _tc(text, wide, '<w:vMerge w:val="restart"/>' if high > 1 else "")
                if high > 1:
                    open_cells[column] = high - 1, wide
            column += wide
        xml += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{xml}</w:tbl>"


def _tc(text: str, wide: int, merge: str) -> str:
    lines = "".join(paragraph(line) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{merge}</w:tcPr>{lines}</w:tc>'


def html_table(rows: Sequence[Sequence[Cell]]) -> str:
    xml = ""
    for row in rows:
        cells = ""
        for cell in row:
            text, high, wide = cell if isinstance(cell, tuple) else (cell, 1, 1)
            lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
            cells += f'<td rowspan="{high}" colspan="{wide}">{lines}</td>'
        xml += f"<tr>{cells}</tr>"
    return f"<table>{xml}</table>"


def read_docx(*blocks: str) -> Document:
    return parse_source(read_source(make_docx(TITLE + "".join(blocks))), with_source=True)


def read_html(*blocks: str) -> Document:
    pytest.importorskip("selectolax")
    page = (
        f"<html><body><div class='content'><h1>某市数字建设行动方案（2030年）</h1>{''.join(blocks)}</div></body></html>"
    )
    return parse_source(read_source(page.encode()), with_source=True)


def rows_of(node: Node) -> list[tuple[str | None, str | None, list[str], list[str]]]:
    """Number, heading, sentences and bodies of each node below."""
    return [
        (
            child.num,
            child.heading,
            [sentence.text for sentence in child.sentences],
            [f"{agency.role}:{agency.name}" for agency in child.agencies],
        )
        for child in list(node.walk())[1:]
    ]


DIVISION: list[list[Cell]] = [
    ["类别", "序号", "任务", "牵头单位", "配合单位", "完成时限"],
    [("设施", 2, 1), "1", "建设网络，新建基站3000个", ("市通信管理局", 2, 1), "市财政局、住建局", "2030年6月底前"],
    ["2", "1.统筹算力。\n2.打造中心2个。", "/", "持续推进"],
    ["应用", "3", "推广场景50个。", "市工业和信息化局\n市农业农村局", "各区政府", "2031年"],
]
ROWS = [
    (None, "设施", [], []),
    (
        "1",
        None,
        ["建设网络，新建基站3000个"],
        ["lead:市通信管理局", "support:市财政局", "support:市住建局"],
    ),
    ("2", None, ["1.统筹算力。", "2.打造中心2个。"], ["lead:市通信管理局"]),
    (None, "应用", [], []),
    ("3", None, ["推广场景50个。"], ["lead:市工业和信息化局", "lead:市农业农村局", "support:各区政府"]),
]


@pytest.mark.parametrize(
    ("read", "table", "line"),
    [(read_docx, docx_table, paragraph), (read_html, html_table, "<p>{}</p>".format)],
    ids=["docx", "html"],
)
def test_a_division_of_tasks(read, table, line):
    texts = ["一、工作目标", "建设平台。", "附件", "重点任务分工表"]
    document = read(*map(line, texts), table(DIVISION))
    account(document)
    (annex,) = document.attachments
    assert annex.title == "重点任务分工表"
    assert (annex.body[0].level, annex.body[0].heading, len(annex.body[0].sentences)) == ("table", None, 0)
    assert rows_of(annex.body[0]) == ROWS
    assert annex.body[0].children[0].children[1].eid == "att_1__table_1__nn_1__para_2"
    targets = [(t.value, t.unit, t.deadline) for node in annex.body[0].walk() for t in node.targets]
    due = [deadline.date or deadline.text for node in annex.body[0].walk() for deadline in node.deadlines]
    assert due == ["2030-06", "持续推进", "2031"]
    assert targets == [("3000", "个", "2030-06"), ("2", "个", "2030"), ("50", "个", "2031")]


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "建设内容", "建设地点"], ["1", "一、建设平台", "东区"], ["2", "（一）培育企业", "西区"]],
        [["序号", "要点", "说明"], ["1", "一、建设平台。", "已建成。"], ["2", "（一）培育企业", "已培育。"]],
        [["序号", "建设内容", "类别", "完成率"], ["1", "建设平台。", ("产业", 2, 1), "1%"], ["2", "培育企业。", "2%"],
         ["3", "改造道路。", "城市", "3%"]],
        [["序号", "指标", "类别", "目标"], ["1", "平台数。", ("产业", 2, 1), "10"], ["2", "企业数。", "20"],
         ["3", "道路里程。", "城市", "30"]],
    ],
)  # fmt: skip
@pytest.mark.parametrize(("read", "table"), [(read_docx, docx_table), (read_html, html_table)])
def test_a_row_holds_what_stands_before_its_number_and_heading(read, table, rows):
    document = read(table(rows))
    account(document)
    assert gdplan.load(io.StringIO(document.model_dump_json()), with_source=True) == document
    texts = [sentence.text for node in document.walk() for sentence in node.sentences]
    assert {rows[-1][0], rows[-1][-1]} <= set(texts)


def test_sentences_of_a_row_stand_as_they_are_printed():
    """The cell with the text of a row may be another row's in print: cells that claim more rows than there are."""
    rows = [["序号"], [("甲", 6, 1), "1"], [("", 6, 1)], [], [], [], [], ["1.获得奖项（30分）。"]]
    document = read_html(html_table(rows))
    account(document)
    spans = [sentence.span for node in document.walk() for sentence in node.sentences]
    assert spans == sorted(spans)
    assert gdplan.load(io.StringIO(document.model_dump_json()), with_source=True) == document


def test_rows_with_owners_are_tasks():
    document = read_docx(docx_table([["事项", "责任部门"], ["材料汇总", "办公室"], ["格式检查", "综合处"]]))
    assert [(task.sentences[0].text, task.agencies[0].name) for task in document.tasks()] == [
        ("材料汇总", "办公室"),
        ("格式检查", "综合处"),
    ]


def test_a_header_of_two_rows():
    head: list[list[Cell]] = [
        [("序号", 2, 1), ("重点任务", 2, 1), ("工作举措", 2, 1), ("责任单位", 1, 2)],
        ["牵头", "配合"],
    ]
    document = read_docx(docx_table([*head, ["1", "优化环境", "减少环节。", "市政务局", "市司法局"]]))
    account(document)
    assert rows_of(document.body[0]) == [("1", "优化环境", ["减少环节。"], ["lead:市政务局", "support:市司法局"])]


INDICATORS: list[list[Cell]] = [
    ["序号", "指标", "2025年", "2030年", "属性"],
    ["1", "数字经济规模", "1200", "≥3000", "预期性"],
    ["2", "研发投入强度（%）", "2.8", "3.5左右", "预期性"],
    ["3", "能耗降低（%）", "—", "[13.5]", "约束性"],
    ["4", "每万人专利（件）", "9", "12—15", "预期性"],
]


def test_indicators_are_targets():
    lines = (paragraph(line) for line in ("一、目标", "主要指标见表1。", "表1 主要指标", "单位：亿元"))
    document = read_docx(*lines, docx_table(INDICATORS), paragraph("二、任务"), paragraph("加快建设。"))
    account(document)
    (table,) = document.body[0].children
    assert (table.eid, table.num, table.heading) == ("sec_1__table_1", None, "表1 主要指标")
    assert [node.num for node in document.body] == ["一、", "二、"]
    assert document.diagnostics == ()
    assert [
        (t.role, t.indicator, t.comparator, t.value or f"{t.low}-{t.high}", t.unit, t.change, t.deadline)
        for node in table.walk()
        for t in node.targets
    ] == [
        ("achieved", "数字经济规模", "=", "1200", "亿元", "level", "2025"),
        ("target", "数字经济规模", ">=", "3000", "亿元", "level", "2030"),
        ("achieved", "研发投入强度", "=", "2.8", "%", "level", "2025"),
        ("target", "研发投入强度", "~", "3.5", "%", "level", "2030"),
        ("target", "能耗降低", "=", "13.5", "%", "decrease", "2030"),
        ("achieved", "每万人专利", "=", "9", "件", "level", "2025"),
        ("target", "每万人专利", "=", "12-15", "件", "level", "2030"),
    ]
    assert table.children[0].targets[1].normalized.value == "300000000000"


def test_a_group_that_each_row_repeats_names_no_indicator():
    head = ("板块", "序号", "指标名称", "属性", "单位", "2025年现状", "2030年目标")
    rows = [
        ("绿化", "1", "新建绿地", "约束性", "公顷", "90", "35"),
        ("环卫", "2", "回收利用率", "预期性", "%", "42", "45以上"),
    ]
    document = read_docx(*map(paragraph, ("一、目标", "主要指标见表1。", "表1 主要指标")), docx_table([head, *rows]))
    account(document)
    assert [(t.indicator, t.value, t.unit, t.deadline) for node in document.walk() for t in node.targets] == [
        ("新建绿地", "90", "公顷", "2025"),
        ("新建绿地", "35", "公顷", "2030"),
        ("回收利用率", "42", "%", "2025"),
        ("回收利用率", "45", "%", "2030"),
    ]


DATED_TABLES = [
    # line over the table, caption, head of the column -> role, deadline
    ("主要指标如下：", "表1 “十四五”时期主要指标", "目标值", "target", "2025"),
    ("主要指标如下：", "表1 2021—2025年主要指标", "目标值", "target", "2025"),
    ("到2025年，主要指标如下：", "表1 主要指标", "目标值", "target", "2025"),
    ("到2023年，主要指标如下：", "表1 “十四五”时期主要指标", "目标值", "target", "2025"),
    ("主要指标如下：", "表1 “十四五”时期主要指标", "2023年目标值", "target", "2023"),
    ("主要指标如下：", "表1 主要指标", "“十四五”目标", "target", "2025"),
    ("主要指标如下：", "表1 “十四五”时期主要指标", "较2020年累计增长", "target", "2025"),
    ("主要指标如下：", "表1 “十四五”时期主要指标", "2020年", "achieved", "2020"),
    ("主要指标如下：", "表1 “十四五”时期主要指标", "2020年现状", "achieved", "2020"),
    ("主要指标如下：", "表1 主要指标", "目标值", "target", None),
]


@pytest.mark.parametrize("line, caption, head, role, deadline", DATED_TABLES)
def test_by_when_a_row_of_indicators_is_aimed_at(line, caption, head, role, deadline):
    lines = ("青山市发展规划（2021—2025年）", "一、目标", line, caption)
    rows = [["序号", "指标", head], ["1", "书屋（家）", "50"], ["2", "驿站（座）", "30"]]
    parts = (*map(paragraph, lines), docx_table(rows), paragraph("二、任务"), paragraph("加快建设。"))
    document = parse_source(read_source(make_docx("".join(parts))))
    assert {(t.role, t.deadline) for node in document.walk() for t in node.targets} == {(role, deadline)}


HEADS = """
序号 number 单位 unit 完成时限 deadline 责任人 people 责任领导 people 联系人 text 牵头单位 owner 配合部门 owner 属性 attribute 2020年现状 base 指标名称 indicator
2025年目标值 value 工作任务 text 责任单位及责任人 owner 责任单位负责人 people 督导单位 text
"""


def test_what_a_column_holds():
    said = dict(zip(HEADS.split()[::2], HEADS.split()[1::2], strict=True))
    assert {header: column_kind(header) for header in said} == said
    assert {row.example for row in HEADERS} <= said.keys()


def test_a_column_of_bodies_and_people():
    """What is short and no body's name is somebody; an office stands inside the body of its header."""
    heads = ["序号", "任务", "牵头领导", "责任单位及责任人", "县水务局内责任科室"]
    cells = ["1", "修建水厂。", "张某、王某", "县水务局、县财政局 李某", "供水科"]
    document = read_docx(docx_table([heads, cells, ["2", "开展宣传。", "赵某", "县文旅局", "宣传科"]]))
    first, second = [node for node in document.walk() if node.num]
    assert [agency.name for agency in first.agencies] == ["县水务局", "县财政局"]
    people = [(p.label, p.name) for r in first.responsibilities for p in r.people]
    assert people == [("牵头领导", "张某"), ("牵头领导", "王某"), ("责任单位及责任人", "李某")]
    assert [(o.name, o.within, o.role) for r in second.responsibilities for o in r.offices] == [
        ("宣传科", "县水务局", "responsible")
    ]


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("主辦機關", "牵头单位:"),
        ("協辦機關", "配合单位:"),
        ("主(協)辦機關", "责任单位:"),
        ("權責機關", "责任单位:"),
        ("支援單位", "配合单位:"),
        ("負責政策局/部門", "责任单位:"),
    ],
)
def test_headers_of_owners(header, label):
    plan = gdplan.normalize.normalize(header)
    assert (column_kind(plan), read_header(plan)) == ("owner", (label, None))


@pytest.mark.parametrize(
    "header, change",
    [
        ("居民消费价格涨幅", "increase"),
        ("租金上涨", "increase"),
        ("产值年均递增", "increase"),
        ("外贸增速", "increase"),
        ("外贸增速回落", "decrease"),
        ("单位能耗下降", "decrease"),
        ("粮食产量", "level"),
    ],
)
def test_header_moves_its_values_as_a_sentence_does(header, change):
    assert read_value(PlanText("3.5"), PlanText("%"), PlanText(header)).change == change


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("100%", "", ("=", "100", "%")),
        ("＞90", "%", (">", "90", "%")),
        ("≤3.5万", "吨", ("<=", "3.5", "万吨")),
        ("6.5%左右", "", ("~", "6.5", "%")),
        ("（累计5）", "个", ("=", "5", "个")),
        ("2000亿元以上", "", (">=", "2000", "亿元")),
        ("0.85", "", ("=", "0.85", "")),
    ],
)
def test_value(cell, unit, value):
    text, beside = (gdplan.normalize.normalize(part) for part in (cell, unit))
    reading = read_value(text, beside, PlanText("规模"))
    assert reading is not None
    words = [text[a:b] for a, b in reading.unit] + [beside[a:b] for a, b in reading.unit_beside]
    assert (reading.comparator, reading.value, "".join(words)) == value


@pytest.mark.parametrize("cell", ["—", "", "完成", "较上年提高", "2025年前", "10个平台，20家企业"])
def test_no_value(cell):
    assert read_value(PlanText(cell), PlanText("个"), PlanText("平台")) is None


def roles_of(*blocks: str) -> list[tuple[str | None, str | None, str, str]]:
    targets = [target for node in read_docx(*blocks).walk() for target in node.targets]
    return [(target.indicator, target.value, target.unit, target.role) for target in targets]


@pytest.mark.parametrize(
    ("header", "cell", "achieved"),
    [
        ("已完成", "480个", ("基站", "480", "个")),
        ("实际", "480个", ("基站", "480", "个")),
        ("2029年实际完成数", "480", ("基站", "480", "")),
        ("完成率", "96%", ("完成率", "96", "%")),  # of the goal, not of the stations
        ("任务完成进度", "96%", ("任务完成进度", "96", "%")),
        ("完成率目标值", "96%", None),
    ],
)
def test_columns_of_what_is_reached(header: str, cell: str, achieved: tuple[str, str, str] | None) -> None:
    rows: list[list[Cell]] = [["指标", "2030年目标", header], ["基站", "500个", cell]]
    found = roles_of(docx_table(rows))
    assert found[0] == ("基站", "500", "个", "target")
    assert found[1:] == ([(*achieved, "achieved")] if achieved else [("基站", "96", "%", "target")])


def test_words_under_what_is_reached_promise_nothing() -> None:
    rows: list[list[Cell]] = [
        ["序号", "任务", "年度目标", "完成情况", "牵头单位"],
        ["1", "建设网络", "新建基站500个", "新建基站480个", "市工信局"],
    ]
    assert roles_of(docx_table(rows)) == [("基站", "500", "个", "target"), ("基站", "480", "个", "achieved")]


@pytest.mark.parametrize(
    ("line", "units", "told"),
    [
        ("单位：亿元", ["亿元", "", "万人", "%"], ["unit-unclear"]),  # a growth is none of 亿元
        ("单位：亿元、%", ["", "", "万人", "%"], ["unit-unclear"]),
        ("（单位：亿元 %）", ["", "", "万人", "%"], ["unit-unclear"]),
        ("单位：%", ["%", "%", "万人", "%"], []),
        ("单位：元/人", ["元/人", "元/人", "万人", "%"], []),
        ("单位：某市统计局", ["", "", "万人", "%"], []),
    ],
)
def test_the_line_of_units_over_a_table(line: str, units: list[str], told: list[str]) -> None:
    rows: list[list[Cell]] = [
        ["指标", "2030年目标"],
        ["总产值", "45"],
        ["总产值增速", "6"],
        ["人口(万人)", "90"],
        ["强度", "3%"],
    ]
    document = read_docx(paragraph("表1 主要指标"), paragraph(line), docx_table(rows))
    assert [target.unit for node in document.walk() for target in node.targets] == units
    assert [one.code for one in document.diagnostics] == told


def test_a_plain_table_stands_in_its_place():
    rows: list[list[Cell]] = [["名称", "数量"], ["1.项目甲", "（一）说明"], ["2.项目乙", "二、说明"]]
    lines = ("一、目标", "1.建设平台。加快推进。", "2.扩大试点。见下表。")
    more = ("有关要求如下。", "3.优化服务。方便群众。", "二、保障")
    document = read_docx(*map(paragraph, lines), docx_table(rows), *map(paragraph, more))
    account(document)
    assert [node.num for node in document.body] == ["一、", "二、"]
    assert [child.num for child in document.body[0].children] == ["1.", "2.", "3."]
    second = document.body[0].children[1]
    assert [sentence.text for sentence in second.sentences] == ["见下表。", "有关要求如下。"]
    assert [child.level for child in second.children] == ["table"]
    assert [code.code for code in document.diagnostics] == []


FRAME = "专栏2 场景工程\n1.农业场景。打造20个。\n2.工业场景。打造30个。"


@pytest.mark.parametrize("title_outside", [False, True])
def test_a_frame_is_a_box(title_outside):
    title, _, text = FRAME.partition("\n")
    block = paragraph(title) + docx_table([[text]]) if title_outside else docx_table([[FRAME]])
    lines = ("一、任务", "（一）夯实基础。", "加快建设。")
    document = read_docx(*map(paragraph, lines), block, paragraph("（二）深化应用。"), paragraph("推广场景。"))
    account(document)
    assert [child.num for child in document.body[0].children] == ["（一）", "（二）"]
    (box,) = document.body[0].children[0].children
    assert (box.eid, box.level, box.num, box.heading) == ("sec_1__subsec_1__box_2", "box", None, "场景工程")
    assert [(child.num, child.heading) for child in box.children] == [("1.", "农业场景"), ("2.", "工业场景")]


def test_what_only_frames_the_page_is_no_table():
    text = "".join(paragraph(line) for line in ("一、目标", "建设平台。" * 60, "二、任务", "加快推进。"))
    document = parse_source(
        read_source(make_docx(f"<w:tbl><w:tr><w:tc>{TITLE}{text}</w:tc></w:tr></w:tbl>")), with_source=True
    )
    account(document)
    assert [node.num for node in document.body] == ["一、", "二、"]


def test_an_imprint_in_a_table_is_left_out():
    imprint = docx_table(
        [[("抄送：市委办公室，市人大常委会办公室。", 1, 2)], ["某市人民政府办公室", "2030年1月2日印发"]]
    )
    document = read_docx(*map(paragraph, ("一、目标", "建设平台。", "二、任务", "加快推进。")), imprint)
    account(document)
    assert {entry.kind for entry in document.omitted} == {"rubric"}
    assert document.conclusions is None
    assert [len(node.children) for node in document.body] == [0, 0]


def test_a_notice_that_hands_over_a_table():
    """What a notice hands over under 附件 is the document, a ledger as well as a plan."""
    lines = ("各单位：", "现将分工印发给你们，请抓好落实。", "某市人民政府", "2030年1月5日", "附件", "年度工作台账")
    rows: list[list[Cell]] = [["序号", "工作任务", "责任单位"], ["1", "建设平台", "市数据局"]]
    document = read_docx(*map(paragraph, lines), docx_table(rows))
    account(document)
    assert (document.metadata.issuer, document.metadata.issued_on) == ("某市人民政府", "2030-01-05")
    assert (document.metadata.title, document.metadata.kind) == ("年度工作台账", "台账")
    assert [task.num for task in document.tasks()] == ["1"]
    assert document.attachments == ()
    assert rows_of(document.body[0]) == [("1", None, ["建设平台"], ["responsible:市数据局"])]


BOXES = {
    "in one line": (
        ["一、任务", "1.甲。做事。", "专栏1 工程", "1.子项。内容。", "2.子项。内容。", "2.乙。做事。", "二、保障"],
        ["一、 任务", "一、/1. 甲 | 做事。", "一、/1./· 工程", "一、/1./·/1. 子项 | 内容。",
         "一、/1./·/2. 子项 | 内容。", "一、/2. 乙 | 做事。", "二、 保障"],
    ),
    "over three lines": (
        ["一、任务", "（一）甲。", "做事。", "专栏", "1", "重大工程", "建设平台。", "（二）乙。", "做事。"],
        ["一、 任务", "一、/（一） 甲 | 做事。", "一、/（一）/· 重大工程 | 建设平台。", "一、/（二） 乙 | 做事。"],
    ),
    "one after another, to the end": (
        ["一、任务", "专栏一：甲工程", "建设甲。", "专栏二：乙工程", "建设乙。"],
        ["一、 任务", "一、/· 甲工程 | 建设甲。", "一、/· 乙工程 | 建设乙。"],
    ),
    "only spoken of": (
        ["一、任务", "专栏1所列工程要加快建设。", "二、保障"],
        ["一、 任务 | 专栏1所列工程要加快建设。", "二、 保障"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_boxes_in_plain_text(name):
    lines, tree = BOXES[name]
    document = gdplan.parse("\n".join(lines), with_source=True)
    account(document)
    assert sketch(document) == tree


@pytest.mark.parametrize(
    ("label", "number"),
    [("专栏12", 12), ("专栏十二", 12), ("专栏一百零二", 102), ("专栏廿三", 23)],
)
def test_a_label_has_its_number_however_it_is_spelt(label, number):
    lines = ["某市规划", "一、任务", f"{label} 重点工程", "项目\t目标", "建设平台\t3个", "二、保障"]
    eids = [node.eid for node in gdplan.parse("\n".join(lines)).walk()]
    assert eids[1] == f"sec_1__box_{number}"


FIGURES_IN_LINES = (
    ("指　标", "2030年", "2035年", "属性"),
    ("平台用户占比（%）", "7.8", "10", "预期性"),
    ("宽带用户数（万户）", "640", "6000", "约束性"),
)


@pytest.mark.parametrize(
    "table",
    [
        "\n".join("\t".join(row) for row in FIGURES_IN_LINES),
        "\n".join(f"| {' | '.join(row)} |" for row in FIGURES_IN_LINES).replace(" |\n", " |\n|---|---|---|---|\n", 1),
        "\n".join("\n".join(row) for row in FIGURES_IN_LINES),
    ],
    ids=["tabs", "|", "one cell a line"],
)
def test_a_table_in_plain_text(table):
    text = f"某市数字建设规划\n一、目标\n主要指标\n{table}\n二、任务\n（一）夯实基础。加快建设网络。扩大覆盖。"
    document = gdplan.parse(text, with_source=True)
    account(document)
    (node,) = document.body[0].children
    assert (node.level, node.heading, [child.heading for child in node.children]) == (
        "table",
        "主要指标",
        ["平台用户占比（%）", "宽带用户数（万户）"],
    )
    assert [(t.role, t.indicator, t.value, t.unit, t.deadline) for row in node.children for t in row.targets] == [
        ("achieved", "平台用户占比", "7.8", "%", "2030"),
        ("target", "平台用户占比", "10", "%", "2035"),
        ("achieved", "宽带用户数", "640", "万户", "2030"),
        ("target", "宽带用户数", "6000", "万户", "2035"),
    ]


def test_lines_that_are_no_table():
    text = "一、目标\n第一项\t甲\n指标\n体系\n健全指标。\n|甲|乙|\n二、任务\n做事。"
    document = gdplan.parse(text, with_source=True)
    account(document)
    assert [node.level for node in document.walk()] == ["section", "section"]
