"""The ledger: what stands in which cell, what is text, and that nothing in it is active but its own formulas."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from processes import gdplan

from gdplan import CannotReadError, load, parse
from gdplan.ledger import to_ledger
from gdplan.normalize import convert

PLAN = """某市数字建设2026年工作要点（虚构）
某政发〔2026〕8号
一、夯实底座
1.建设平台。新建不少于30个平台，网办率达到95%。（牵头单位：市工信局；责任单位：市财政局、市科技局；完成时限：2026年6月）
2.推广应用。组织一批示范。（市教育局牵头，市卫生健康委配合，长期坚持）
二、加强保障
3.压缩时限。审批时限压缩至3个工作日以内。（各县区政府落实）
4.通报情况。市工信局每季度通报。市财政局负责保障经费，2026年底前拨付到位。
"""
TASKS, TARGETS, BODIES, DOUBTS, SOURCES = "任务台账", "指标台账", "单位清单", "疑点", "说明"


def day(month, number):
    """As Excel has days."""
    return dt.datetime.fromisoformat(f"2026-{month:02}-{number:02}")


def book(text=PLAN, **options):
    return openpyxl.load_workbook(io.BytesIO(to_ledger([parse(text, name="要点.txt")], **options)))


def rows(sheet, *heads):
    """The cells of these columns, row by row."""
    first, *others = sheet.iter_rows(values_only=True)
    places = [first.index(head) for head in heads]
    return [tuple(row[place] for place in places) for row in others]


def test_a_task_is_a_line_with_its_owners_and_its_last_day():
    found = rows(
        book()[TASKS], "序号", "任务", "牵头单位", "责任单位", "配合单位", "落实单位", "完成时限", "完成时限原文"
    )
    assert found == [
        (1, "1.建设平台", "市工信局", "市财政局、市科技局", None, None, day(6, 30), "2026年6月"),
        (2, "2.推广应用", "市教育局", None, "市卫生健康委", None, None, "长期坚持"),
        (3, "3.压缩时限", None, None, None, "各县区政府", None, None),
        (4, "4.通报情况", None, "市财政局", None, None, day(12, 31), "2026年底前"),
    ]


def test_targets_stand_a_line_each_and_as_numbers():
    sheets = book()
    assert rows(sheets[TASKS], "量化目标")[0] == ("平台 ≥30个（2026-06）\n网办率 95%（2026-06）",)
    assert rows(sheets[TARGETS], "任务", "指标", "要求", "目标值", "单位", "期限") == [
        ("1.建设平台", "平台", "≥", 30, "个", "2026-06"),
        ("1.建设平台", "网办率", None, 95, "%", "2026-06"),
        ("3.压缩时限", "审批时限", "≤", 3, "个工作日", "2026"),
    ]


def test_what_is_reached_knows_the_direction_of_the_bound():
    formulas = rows(book()[TARGETS], "完成率")
    assert formulas[0] == ('=IF(OR(L2="",F2="",F2=0),"",L2/F2)',)
    assert formulas[2] == ('=IF(OR(L4="",F4="",F4=0),"",IF(L4<=F4,1,F4/L4))',)


def test_what_is_to_fall_is_reached_by_less():
    text = "某市2026年工作要点（虚构）\n一、提速\n1.审批。审批时限{}。办事用时{}。网办率提高到95%。失业率下降3%。\n"
    formulas = rows(book(text.format("压缩至3个工作日", "缩短到3至5个工作日"))[TARGETS], "要求", "完成率")
    reached = [formula.removeprefix('=IF(OR(L2="",F2="",F2=0),"",') for _, formula in formulas]
    assert [bound for bound, _ in formulas] == [None, None, None, "减"]
    assert reached[0] == "IF(L2<=F2,1,F2/L2))"
    assert reached[1:] == [
        '=IF(OR(L3="",G3="",G3=0),"",IF(L3<=G3,1,G3/L3))',
        '=IF(OR(L4="",F4="",F4=0),"",L4/F4)',
        '=IF(OR(L5="",F5="",F5=0),"",L5/F5)',
    ]


def test_a_target_leads_to_its_task():
    sheet = book()[TARGETS]
    assert [sheet.cell(row, 3).hyperlink.location for row in (2, 3, 4)] == [
        "'任务台账'!A2",
        "'任务台账'!A2",
        "'任务台账'!A4",
    ]


def test_bodies_are_counted_by_formula():
    sheet = openpyxl.load_workbook(io.BytesIO(to_ledger([parse(PLAN)])), data_only=True)[BODIES]
    counts = {row[0]: row[1:5] for row in rows(sheet, "单位", "牵头", "责任", "配合", "落实")}
    assert counts["市工信局"] == (1, 0, 0, 0)
    assert counts["市财政局"] == (0, 2, 0, 0)
    assert book()[BODIES].cell(2, 2).value.startswith('=SUMPRODUCT(--(ISNUMBER(FIND("、"&$A2&"、"')


def test_doubts_are_told_in_chinese():
    assert rows(book()[DOUBTS], "程度", "疑点", "原文位置") == [
        ("提示", "3.压缩时限 没有写明完成时限，而同级任务都有", "第7行")
    ]


def test_a_task_that_lacks_what_few_siblings_have_is_a_doubt():
    text = "某市方案（虚构）\n一、任务\n1.建设平台。新建平台。（市工信局负责）\n2.推广应用。组织示范。\n3.加强宣传。开展宣传。\n"
    assert rows(book(text)[DOUBTS], "疑点") == [("2.推广应用 没有写明责任单位",), ("3.加强宣传 没有写明责任单位",)]


def test_what_no_task_says_is_no_doubt():
    text = "某市方案（虚构）\n一、任务\n1.建设平台。新建平台。\n2.推广应用。组织示范。\n"
    assert rows(book(text)[DOUBTS], "疑点") == []


def test_measures_are_lines_where_owners_or_dates_differ():
    text = "某市方案（虚构）\n一、任务\n1.建设平台。新建平台。（市工信局牵头，2026年6月底前完成）组织培训。（市教育局牵头，2026年底前完成）\n2.宣传推广。加强宣传。（市委宣传部牵头）\n"
    found = rows(book(text, rows="measure")[TASKS], "任务", "具体举措", "牵头单位", "完成时限")
    assert found == [
        ("1.建设平台", "新建平台。", "市工信局", day(6, 30)),
        ("1.建设平台", "组织培训。", "市教育局", day(12, 31)),
        ("2.宣传推广", "加强宣传。", "市委宣传部", None),
    ]
    assert len(rows(book(text)[TASKS], "任务")) == 2


def test_measures_have_the_lead_of_the_heading_above_where_they_name_none():
    text = "某市方案（虚构）\n一、任务（牵头单位：市发改委）\n1.建设平台。新建平台。（责任单位：市工信局）组织培训。（责任单位：市教育局）\n"
    found = rows(book(text, rows="measure")[TASKS], "具体举措", "牵头单位", "责任单位")
    assert found == [("新建平台。", "市发改委", "市工信局"), ("组织培训。", "市发改委", "市教育局")]


def test_equal_documents_give_equal_bytes():
    assert to_ledger([parse(PLAN)]) == to_ledger([parse(PLAN)])


def test_nothing_of_a_document_is_active():
    text = PLAN.replace("建设平台。", '=HYPERLINK("http://a","b")。').replace("推广应用。", "http://example.org。")
    sheets = book(text)
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    texts = [cell for cell in cells if "HYPERLINK" in str(cell.value) or "example" in str(cell.value)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert all(cell.hyperlink is None or cell.hyperlink.location for cell in cells)


def test_direction_characters_of_a_document_are_shown():
    sheets = book(PLAN.replace("建设平台。", "建设\x9b平台。").replace("组织一批", "组织\u202e一批"))
    assert rows(sheets[TASKS], "任务")[0] == rows(sheets[TARGETS], "任务")[0] == ("1.建设\\u009b平台",)
    assert "\u202e" not in str([cell.value for sheet in sheets for row in sheet for cell in row])


def test_a_goal_of_the_whole_is_a_target():
    goals = PLAN.replace("一、夯实底座", "一、主要目标\n到2026年，新增企业50家。\n二、夯实底座").replace(
        "二、加强", "三、加强"
    )
    sheets = book(goals)
    assert rows(sheets[TARGETS], "任务", "指标", "目标值", "编号")[:2] == [
        ("一、主要目标", "企业", 50, "sec_1@1"), ("1.建设平台", "平台", 30, "sec_2__para_1@1"),
    ]  # fmt: skip
    assert [row[0] for row in rows(sheets[TASKS], "任务")] == ["1.建设平台", "2.推广应用", "3.压缩时限", "4.通报情况"]
    assert sheets[TARGETS]["C2"].hyperlink is None
    assert rows(sheets[SOURCES], "任务数", "目标数")[0] == (4, 4)
    sheets[TARGETS]["L2"] = 12
    filled = io.BytesIO()
    sheets.save(filled)
    later = parse(goals.replace("一、主要目标", "一、总体目标").replace("50家", "60家"))
    carried = openpyxl.load_workbook(io.BytesIO(to_ledger([later], carry=[filled.getvalue()])))
    assert rows(carried[TARGETS], "任务", "目标值", "当前值")[0] == ("一、总体目标", 60, 12)


def test_a_row_of_an_annex_has_the_targets_of_the_task_that_it_assigns_once():
    head = "某市实施方案（虚构）\n一、重点任务\n（一）扩充学位。新增学位300个，改造食堂5处。\n（二）延长服务。增加课程20门。\n"
    annex = "附件\n任务分工表\n\n| 序号 | 任务 | 举措 | 牵头单位 |\n| --- | --- | --- | --- |\n| 1 | 扩充学位 | 新增学位300个。 | 市教育局 |\n| 2 | 延长服务 | 丰富内容。 | 市文广局 |\n"
    found = rows(book(head + annex)[TARGETS], "任务", "指标", "目标值")
    assert sorted(found) == [("1 扩充学位", "学位", 300), ("1 扩充学位", "食堂", 5), ("2 延长服务", "课程", 20)]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ([("序号", "指标", "评价标准"), ("1", "签约覆盖率", "2026年达到80%。"), ("2", "群众评价", "满意度达到90%以上。")],
         [("签约覆盖率", 80), ("满意度", 90)]),  # the second by its own words
        ([("指标", "评价标准"), ("签约覆盖率", "2026年达到80%。"), ("建档情况", "较上年增加，力争2026年达到85%。")],
         [("签约覆盖率", 80), ("建档情况", 85)]),
        ([("一级指标", "二级指标", "标准"), ("数量指标", "建档率", "2026年达到80%。"), ("效果指标", "满意度", "达到90%以上。")],
         [(None, 80), (None, 90)]),  # a kind of indicators is none
    ],
)  # fmt: skip
def test_a_target_in_a_table_of_indicators_measures_what_its_row_is_called(tmp_path, table, found):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
    page = tmp_path / "方案.html"
    page.write_text(
        "<meta charset=utf-8><h1>某市实施方案（虚构）</h1><p>一、主要任务</p><p>1.优化服务。做好服务。</p>"
        f"<p>附件</p><p>监测指标体系</p><table>{cells}</table>",
        encoding="utf-8",
    )
    sheet = openpyxl.load_workbook(io.BytesIO(to_ledger([load(page)])))[TARGETS]
    assert rows(sheet, "指标", "目标值") == found


def test_a_target_outside_tables_measures_no_heading():
    text = PLAN.replace("组织一批示范。", "到2026年达到80%。")
    assert (None, "达到80%") in rows(book(text)[TARGETS], "指标", "原文")


SCOPED = "某委文件（虚构）\n一、措施\n（一）下放权限。（负责部门：海关总署，适用范围：临江试验区）\n（二）简化手续。（负责部门：商务部）\n"


@pytest.mark.parametrize("options", [{}, {"rows": "measure"}])
def test_where_a_measure_applies_stands_behind_it(options):
    found = rows(book(SCOPED, **options)[TASKS], "具体举措", "责任单位")
    assert found == [("下放权限。（适用范围：临江试验区）", "海关总署"), ("简化手续。", "商务部")]
    (first, _) = rows(book(convert(SCOPED, "hant"), **options)[TASKS], "具体举措")
    assert first == ("下放權限。（適用範圍：臨江試驗區）",)


def test_an_open_list_is_printed_as_it_is_said():
    text = PLAN.replace("责任单位：市财政局、市科技局；", "责任单位：市财政局、市科技局等单位；")
    sheets = book(text)
    assert rows(sheets[TASKS], "责任单位")[0] == ("市财政局、市科技局等单位",)
    counted = openpyxl.load_workbook(io.BytesIO(to_ledger([parse(text)])), data_only=True)[BODIES]
    assert dict(rows(counted, "单位", "责任"))["市科技局"] == 1


def test_a_long_heading_is_whole():
    heading = "推动政务数据跨部门跨层级跨地区跨系统跨业务共享交换和业务协同办理平台建设"
    assert rows(book(PLAN.replace("建设平台。", f"{heading}。"))[TASKS], "任务")[0] == (f"1.{heading}",)


def test_what_holds_for_all_that_follows_is_told():
    sheet = book(PLAN.replace("（各县区政府落实）", "（各县区政府落实，下同）"))[SOURCES]
    assert [row[0] for row in sheet.values][-1].startswith("“各县区政府”（落实）按原文自“3”起各项均适用")


def test_people_fill_in_a_state_from_a_list():
    sheet = book()[TASKS]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("Q2:Q5", '"未启动,推进中,已完成,逾期,长期"')
    ((colour,),) = [found.rules for found in sheet.conditional_formatting]
    assert colour.formula == ['AND($L2<>"",$L2<TODAY(),$Q2<>"已完成",$Q2<>"长期")']


def test_rows_are_as_high_as_their_text():
    sheet = book(PLAN.replace("组织一批示范。", "组织一批示范。" * 40))[TASKS]
    heights = [sheet.row_dimensions[row].height for row in range(2, 6)]
    assert heights[1] == 15 * 10  # 280 characters, two wide, in a column of 59
    assert heights[2] < 60


def test_a_column_is_wide_enough_for_what_the_highest_row_takes():
    sheet = book(PLAN.replace("组织一批示范。", "组织一批示范。" * 200))[TASKS]
    width = sheet.column_dimensions["F"].width
    assert 60 < width < 255
    assert sheet.row_dimensions[3].height <= 409
    assert sheet.row_dimensions[3].height >= 15 * 2 * 1400 / width  # 1,400 characters, two wide
    assert book()[TASKS].column_dimensions["F"].width < 61


def test_a_body_with_many_tasks_has_them_in_a_row():
    text = "某市方案（虚构）\n一、任务\n" + "".join(
        f"{at}.建设平台{at}。做好工作。（市工信局负责）\n" for at in range(1, 31)
    )
    ((name, tasks),) = rows(book(text)[BODIES], "单位", "任务")
    assert (name, tasks.count("；"), tasks.count("\n")) == ("市工信局", 29, 0)


@pytest.mark.parametrize(
    ("texts", "area", "title"),
    [
        ([PLAN], "'任务台账'!$D$1:$R$5", "某市数字建设2026年工作要点（虚构）"),
        ([PLAN, PLAN], "'任务台账'!$B$1:$R$9", ""),
    ],
)
def test_what_is_read_on_paper_is_printed(texts, area, title):
    documents = [(parse(text), f"{at}.txt") for at, text in enumerate(texts)]
    workbook = openpyxl.load_workbook(io.BytesIO(to_ledger(documents)))
    sheet = workbook[TASKS]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.print_area == area
    assert (heads[3], heads[17]) == ("章节", "存在问题及下一步措施")
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$A", "$1:$1")
    for name, told in {TASKS: "督办台账", TARGETS: TARGETS, BODIES: BODIES}.items():
        header = workbook[name].oddHeader.center.text.replace("\u3000", " ")
        assert header.split(maxsplit=1) == [told, *filter(None, [title])]


def test_an_own_ledger_is_no_document(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(to_ledger([parse(PLAN)]))
    with pytest.raises(CannotReadError, match="a ledger that gdplan wrote"):
        load(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "计划").mkdir()
    for name in ("计划/一.txt", "计划/二.txt"):
        Path(name).write_text(PLAN, encoding="utf-8")
    return tmp_path


def test_the_command_writes_one_workbook_of_a_folder(folder):
    for _ in range(2):  # the second time its own result lies in the folder
        done = gdplan("ledger", "计划", "-o", "计划/台账.xlsx", "--lang", "zh")
        assert (done.returncode, done.stderr.decode()) == (0, "gdplan: 完成 2 个，失败 0 个\n")
    sheets = openpyxl.load_workbook("计划/台账.xlsx")
    assert sheets.sheetnames[:5] == [TASKS, TARGETS, BODIES, DOUBTS, SOURCES]
    assert len(rows(sheets[TASKS], "任务")) == 8
    assert [path for (path,) in rows(sheets[SOURCES], "文件")][:2] == ["计划/一.txt", "计划/二.txt"]


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["-o", "台账.csv"]])
def test_a_ledger_has_a_name(folder, output):
    done = gdplan("ledger", "计划", *output)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "name it, as in -o 台账.xlsx" in done.stderr.decode()
