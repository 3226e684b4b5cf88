"""What people typed into a ledger comes to stand at the same tasks of the next one, or among what found no place."""

import datetime as dt
import functools
import io
import re

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from test_one_ledger import PROGRAMS
from test_one_ledger import convert as convert_file

from gdplan import CannotReadError, parse
from gdplan.ledger import make_ledger, meeting, to_ledger, write_book
from gdplan.ledger.carry import carry
from gdplan.ledger.cells import Cell
from gdplan.ledger.filled import FilledSheet, read_filled
from gdplan.ledger.lines import read_lines
from gdplan.ledger.typed import find_typed
from gdplan.normalize import convert
from gdplan.terms import OWN_SHEET

TASKS, TARGETS, BODIES, DOUBTS, SOURCES, LEFT = "任务台账", "指标台账", "单位清单", "疑点", "说明", "未承接"

# A made-up plan: sections of (heading, text, owners).
OLD = {
    "夯实数字底座": [
        ("建设政务云平台", "整合全市政务云资源，建成统一的云管理平台，新增算力节点12个。", "市数据局牵头"),
        ("铺设千兆光网", "推进老旧小区光纤改造，千兆宽带用户占比达到45%。", "市通信管理局牵头"),
        ("部署物联感知设备", "部署物联感知设备8000套，覆盖桥梁隧道和供水管网。", "市住房城乡建设局牵头"),
    ],
    "繁荣数据市场": [
        ("开放公共数据", "编制公共数据开放目录，开放数据集300个，提高机读率。", "市数据局牵头"),
        ("培育数据商", "引进和培育数据商，建设数据交易服务大厅，组织供需对接活动。", "市商务局牵头"),
        ("登记数据知识产权", "开展数据知识产权登记试点，完善登记审查规则和异议处理办法。", "市市场监管局牵头"),
        ("举办数据应用大赛", "举办公共数据应用创新大赛，征集优秀应用案例，推广获奖成果。", "市科技局牵头"),
    ],
    "优化政务服务": [
        ("推行一网通办", "梳理高频事项清单，实现企业开办全程网上办理，压减申报材料。", "市政务服务局牵头"),
        ("建设适老化热线", "改造便民热线的语音菜单，为老年人提供人工直达和方言服务。", "市民政局牵头"),
        (
            "试点远程异地评标",
            "建设远程异地评标协调系统，共享评标专家库，与邻市互认评标结果。",
            "市公共资源交易中心牵头",
        ),
    ],
    "守牢安全底线": [
        ("开展网络攻防演练", "每年组织关键信息基础设施网络攻防演练，建立漏洞整改台账。", "市公安局牵头"),
        ("分级保护重要数据", "制定重要数据目录，落实分类分级保护要求，开展出境安全自查。", "市委网信办牵头"),
    ],
}
NUMERALS = "一二三四五六七八九"


def write(sections, year=2025):
    lines = [f"临江市{year}年数字化工作要点（虚构样本）"]
    at = 0
    for number, (title, tasks) in enumerate(sections.items()):
        lines.append(f"{NUMERALS[number]}、{title}")
        for heading, text, owners in tasks:
            at += 1
            lines.append(f"{at}.{heading}。{text}（{owners}）")
    return "\n".join(lines) + "\n"


def _rename(cloud, data, service, safety):
    cloud[0] = ("打造统一云底座", *cloud[0][1:])


def _correct(cloud, data, service, safety):
    cloud[1] = (cloud[1][0], "推进老旧小区和城中村光纤改造，千兆宽带用户占比达到50%。", cloud[1][2])


def _move(cloud, data, service, safety):
    safety.append(cloud.pop(2))


def _merge(cloud, data, service, safety):
    data[1:3] = [("培育数据商并登记数据产权", data[1][1] + data[2][1], "市商务局、市市场监管局牵头")]


def _remove(cloud, data, service, safety):
    data.pop()


def _split(cloud, data, service, safety):
    owner = service[0][2]
    service[0:1] = [
        ("梳理高频事项", "梳理高频事项清单，明确办理环节。", owner),
        ("推行企业开办网办", "实现企业开办全程网上办理，压减申报材料。", owner),
    ]


def _hand_over(cloud, data, service, safety):
    at = next(at for at, task in enumerate(service) if "热线" in task[0])
    service[at] = (*service[at][:2], "市民政局、市残联牵头")


def _add(cloud, data, service, safety):
    safety.append(("储备应急通信装备", "采购卫星电话和应急通信车，编制断网断电应急预案。", "市应急局牵头"))


STEPS = {
    "heading renamed": _rename, "wording corrected": _correct, "moved to another section": _move, "two merged": _merge,
    "removed": _remove, "split": _split, "owner changed": _hand_over, "added": _add,
}  # fmt: skip


def change(name):
    """The plan of the next year, changed in one way; or in all of them."""
    new = {title: [*tasks] for title, tasks in OLD.items()}
    for step, make in STEPS.items():
        if name in (step, "all"):
            make(*new.values())
    if name in ("numbering shifted", "all"):
        new = {
            "总体要求": [("加强党的领导", "把党的领导贯穿数字化工作全过程，健全统筹协调机制。", "市委办公室牵头")],
            **new,
        }
    if name in ("section moved", "all"):
        first, *others = new.items()
        new = dict([*others, first])
    text = write(new, 2026 if name == "all" else 2025)
    return convert(text, "hant") if name in ("script", "all") else text


CHANGES = [*STEPS, "numbering shifted", "section moved", "script", "all"]

# Which task has the note of which after each change alone: those that do not keep their heading.
BECOMES = {
    "heading renamed": {"建设政务云平台": "打造统一云底座"},
    "two merged": {"培育数据商": "培育数据商并登记数据产权", "登记数据知识产权": "培育数据商并登记数据产权"},
    "split": {"推行一网通办": "推行企业开办网办"},
    "removed": {"举办数据应用大赛": None},
}
BECOMES["all"] = {old: new for changed in BECOMES.values() for old, new in changed.items()}


@functools.cache
def read(text):
    return parse(text, name="要点.txt")


def ledger(text, **options):
    return to_ledger([read(text)], **options) if options else _empty(text)


@functools.cache
def _empty(text):
    """The ledger of a text that nobody has filled in."""
    return to_ledger([read(text)])


@functools.cache
def tasks_of(text):
    """The tasks of such a ledger, in their order."""
    return [convert(heading(row["任务"]), "hans") for row in rows_of(load(_empty(text))[TASKS])]


def load(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def save(book):
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def column(sheet, head):
    return next(cell.column for cell in sheet[1] if cell.value == head)


def heading(name):
    return name.rpartition(".")[2].rstrip("…")


def rows_of(sheet):
    """The rows of a sheet by head."""
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def fill(data, make, *heads):
    """A ledger with make(task, head) in these columns."""
    book = load(data)
    sheet = book[TASKS]
    for row in range(2, sheet.max_row + 1):
        task = heading(sheet.cell(row, column(sheet, "任务")).value)
        for head in heads:
            sheet.cell(row, column(sheet, head)).value = make(task, head)
    return save(book)


def words_of(data):
    """Every text in the visible sheets and the notes at their cells."""
    book = load(data)
    cells = [cell for sheet in book if sheet.title != "_gdplan" for row in sheet.iter_rows() for cell in row]
    return [str(cell.value) for cell in cells if cell.value is not None], [c.comment.text for c in cells if c.comment]


@pytest.mark.parametrize("name", CHANGES)
def test_each_note_is_at_its_task(name):
    filled = fill(ledger(write(OLD)), lambda task, head: f"{head}：{task}已办", "进展情况", "存在问题及下一步措施")
    new = ledger(change(name), carry=[filled])
    at = {}
    for row in rows_of(load(new)[TASKS]):
        for head in ("进展情况", "存在问题及下一步措施"):
            for line in (row[head] or "").split("\n"):
                if line:
                    at[head, line.partition(f"{head}：")[2].removesuffix("已办")] = convert(
                        heading(row["任务"]), "hans"
                    )
    left = {(row["栏目"], row["行"], row["内容"]) for row in rows_of(load(new)[LEFT])}
    wanted, lost = {}, set()
    names = {task: f"{number}.{task}" for number, task in enumerate((t[0] for own in OLD.values() for t in own), 1)}
    for task, called in names.items():
        for head in ("进展情况", "存在问题及下一步措施"):
            to = BECOMES.get(name, {}).get(task, task)
            if to:
                wanted[head, task] = to
            else:
                lost.add((head, called, f"{head}：{task}已办"))
    assert at == wanted
    assert left == lost


def test_what_meets_in_one_cell_stays_a_line_each():
    filled = fill(
        ledger(write(OLD)), lambda task, head: {"填报人": task[:2], "完成状态": "推进中"}[head], "填报人", "完成状态"
    )
    book = load(ledger(change("two merged"), carry=[filled]))
    (row,) = [row for row in rows_of(book[TASKS]) if "培育数据商并" in row["任务"]]
    assert row["填报人"] == "【5.培育数据商】培育\n【6.登记数据知识产权】登记"
    assert row["完成状态"] == "推进中"
    sheet = book[TASKS]
    (name,) = [cell for cell in sheet[6] if str(cell.value).startswith("5.培育")]
    assert name.comment.text == "承接自：\n5.培育数据商（合并）\n6.登记数据知识产权（合并）"
    assert sheet.cell(6, column(sheet, "填报人")).fill.fgColor.rgb == "FFFFF2CC"
    assert sheet.cell(6, column(sheet, "完成状态")).fill.fgColor.rgb != "FFFFF2CC"


VALUES = {
    "进展情况": "=F2*2+1",
    "完成状态": "已完成",
    "存在问题及下一步措施": " 一、缺资金\n二、缺人\n",
    "填报人": 13800138000,
    "填报日期": dt.datetime(2025, 3, 1),  # noqa: DTZ001, as Excel has days
}


def test_what_is_typed_stays_what_it_is():
    book = load(ledger(write(OLD)))
    sheet = book[TASKS]
    for head, value in VALUES.items():
        sheet.cell(3, column(sheet, head)).value = value
    sheet.cell(4, column(sheet, "进展情况")).value = 0.455
    sheet.cell(4, column(sheet, "进展情况")).number_format = "0.0%"
    sheet.cell(5, column(sheet, "进展情况")).value = True
    sheet.cell(6, column(sheet, "进展情况")).value = dt.time(9, 30)
    sheet.cell(7, column(sheet, "进展情况")).value = "'=1+1"
    sheet.cell(8, column(sheet, "进展情况")).value = "=SUM(A2:A5)"
    sheet.cell(8, column(sheet, "进展情况")).data_type = "s"
    filled = save(book)
    for carried in (ledger(write(OLD), carry=[filled]), ledger(change("owner changed"), carry=[filled])):
        sheet = load(carried)[TASKS]
        cells = {head: sheet.cell(3, column(sheet, head)) for head in VALUES}
        assert {head: cell.value for head, cell in cells.items()} == VALUES
        assert cells["进展情况"].data_type == "f"
        progress = [sheet.cell(row, column(sheet, "进展情况")) for row in range(4, 9)]
        assert [(cell.value, cell.data_type) for cell in progress] == [
            (0.455, "n"),
            (True, "b"),
            (dt.time(9, 30), "d"),
            ("'=1+1", "s"),
            ("=SUM(A2:A5)", "s"),
        ]
        assert progress[0].number_format == "0.0%"
        assert load(carried)[LEFT].max_row == 1


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("=F3&B3", "numbering shifted", "=F4&B4"),
        ("=$F$3*1", "numbering shifted", "=$F$4*1"),
        ("=指标台账!F2", "numbering shifted", "='指标台账'!F2"),
        ('=F3&"F3"', "numbering shifted", '=F4&"F3"'),
        ("=SUM(A2:A4)", "numbering shifted", "=SUM(A3:A5)"),
        ("=SUM(A2:A8)", "removed", "=SUM(A2:A8)"),
        ("=F8", "removed", "=F8"),
        ("=LOG10(100)", "numbering shifted", "=LOG10(100)"),
    ],
)
def test_formulas_point_where_their_cells_have_gone(typed, name, expected):
    book = load(ledger(write(OLD)))
    book[TASKS].cell(3, column(book[TASKS], "进展情况")).value = typed
    sheet = load(ledger(change(name), carry=[save(book)]))[TASKS]
    (cell,) = [row[15] for row in sheet.iter_rows(min_row=2) if "铺设千兆光网" in row[4].value]
    assert (cell.value, cell.data_type) == (expected, "f")
    is_lost = typed == expected and name == "removed"
    assert bool(cell.comment) is is_lost


def test_into_the_same_edition_everything_keeps_its_place():
    filled = fill(ledger(write(OLD)), lambda task, head: f"{task}\n{head}", "进展情况", "填报人")
    carried = ledger(write(OLD), carry=[filled])

    def cells(data):
        book = load(data)
        return {
            (name, cell.coordinate): (cell.value, cell.data_type, cell.number_format, cell.comment)
            for name in (TASKS, TARGETS, BODIES, DOUBTS)
            for row in book[name].iter_rows()
            for cell in row
        }

    assert cells(carried) == cells(filled)
    assert rows_of(load(carried)[LEFT]) == []
    assert ledger(write(OLD), carry=[carried]) == carried


def test_what_people_correct_stays_and_is_marked():
    book = load(ledger(write(OLD)))
    sheet = book[TASKS]
    changed = {
        "牵头单位": "市大数据中心",
        "完成时限": dt.datetime(2025, 9, 30),  # noqa: DTZ001
        "量化目标": "算力节点 ≥15个（2025）",
        "具体举措": "整合全市政务云资源。",
        "章节": None,
    }
    for head, value in changed.items():
        sheet.cell(2, column(sheet, head)).value = value
    new = load(ledger(change("wording corrected"), carry=[save(book)]))[TASKS]
    for head, value in changed.items():
        cell = new.cell(2, column(new, head))
        assert (cell.value, cell.fill.fgColor.rgb) == (value, "FFFFF2CC")
    assert new.cell(2, column(new, "牵头单位")).comment.text == "人工修改；文件中为：市数据局"
    assert new.cell(2, column(new, "章节")).comment.text == "人工修改；文件中为：一、夯实数字底座"
    other = new.cell(3, column(new, "具体举措"))
    assert "城中村" in other.value
    assert other.comment is None


def test_a_correction_that_the_document_has_made_since_is_none():
    book = load(ledger(write(OLD)))
    sheet = book[TASKS]
    sheet.cell(10, column(sheet, "牵头单位")).value = "市民政局、市残联"
    new = load(ledger(change("owner changed"), carry=[save(book)]))[TASKS]
    cell = new.cell(10, column(new, "牵头单位"))
    assert (cell.value, cell.comment, cell.fill.fgColor.rgb) == ("市民政局、市残联", None, "FFF7F7F7")


def test_columns_rows_and_sheets_that_people_add_stay():
    book = load(ledger(write(OLD)))
    sheet = book[TASKS]
    sheet.insert_cols(8)
    sheet.cell(1, 8).value = "分管副市长"
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 8).value = f"张{row}"
    sheet.insert_rows(6)
    sheet.cell(6, column(sheet, "任务")).value = "另：市领导交办事项"
    sheet.cell(6, column(sheet, "进展情况")).value = "已报"
    sheet.cell(1, sheet.max_column + 1).value = "备注"
    sheet.cell(3, sheet.max_column).value = "补充"
    mine = book.create_sheet("领导批示")
    mine["B2"] = "请抓紧"
    mine["B3"] = "=1+1"
    book[SOURCES].cell(12, 2).value = "电话记录"
    filled = save(book)
    carried = ledger(change("numbering shifted"), carry=[filled])
    for _ in range(2):
        sheets = load(carried)
        heads = [cell.value for cell in sheets[TASKS][1]]
        assert heads.index("分管副市长") == heads.index("量化目标") + 1
        assert heads[-2:] == ["编号", "备注"]
        rows = rows_of(sheets[TASKS])
        people = [f"张{at}" for at in range(2, 14)]
        assert [row["分管副市长"] for row in rows] == [None, *people[:4], None, *people[4:]]
        assert (rows[5]["任务"], rows[5]["进展情况"], rows[5]["序号"]) == ("另：市领导交办事项", "已报", 6)
        assert rows[2]["备注"] == "补充"
        assert (sheets["领导批示"]["B2"].value, sheets["领导批示"]["B3"].value) == ("请抓紧", "=1+1")
        assert "电话记录" in [row["标题"] for row in rows_of(sheets[SOURCES])]
        assert rows_of(sheets[LEFT]) == []
        carried = ledger(change("numbering shifted"), carry=[carried])


def test_nothing_of_a_document_becomes_active():
    link = '=HYPERLINK("http://a","b")'
    plan = write(OLD).replace("整合全市政务云资源", link).replace("12.分级", "12.@分级")
    book = load(fill(ledger(plan), lambda task, head: "+1-1", "进展情况"))
    sheet = book[TASKS]
    sheet.cell(2, 8).value = "-市大数据中心"
    text = sheet.cell(2, 6).value
    assert text.startswith(link)
    sheet.cell(2, 6).value = text  # openpyxl makes a formula of it
    assert sheet.cell(2, 6).data_type == "f"
    for new in (plan, write({title: tasks[1:] for title, tasks in OLD.items()})):
        sheets = load(ledger(new, carry=[save(book)]))
        cells = [cell for name in (TASKS, DOUBTS, SOURCES, LEFT) for row in sheets[name].iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        assert "-市大数据中心" in [cell.value for cell in cells]


def test_numbers_of_rows_are_counted_anew_and_words_there_stay():
    book = load(ledger(write(OLD)))
    for row in range(3, 14):
        book[TASKS].cell(row, 1).value = row + 5
    book[TASKS].cell(2, 1).value = "重点"
    sheet = load(ledger(write(OLD), carry=[save(book)]))[TASKS]
    assert [cell.value for (cell,) in sheet.iter_rows(min_row=2, max_col=1)] == ["重点", *range(2, 13)]
    assert [cell.comment is None for (cell,) in sheet.iter_rows(min_row=2, max_col=1)] == [False, *[True] * 11]


def test_equal_notes_of_rows_that_are_gone_stay_each():
    plan = write({"任务": [("举办大赛", "举办创新大赛，评选优秀作品。", "市科技局牵头"), *OLD["优化政务服务"]]})
    twice = plan + "5.举办大赛。举办创新大赛，评选优秀作品。（市科技局牵头）\n"
    filled = fill(ledger(twice), lambda task, head: "已办" if task == "举办大赛" else None, "进展情况")
    rest = write({"任务": OLD["优化政务服务"]})
    assert [row["内容"] for row in rows_of(load(ledger(rest, carry=[filled]))[LEFT])] == ["已办", "已办"]


def test_addresses_of_links_and_odd_names_of_sheets_stay():
    book = load(ledger(write(OLD)))
    sheet = book[TASKS]
    sheet.cell(2, 16).value, sheet.cell(3, 16).value = "详见通报", "https://example.org/a"
    sheet.cell(2, 16).hyperlink = "https://example.org/?a=1&b=2"
    sheet.cell(3, 16).hyperlink = "https://example.org/a"
    book.create_sheet("领导批示")["A1"] = "一"
    data = save(book)
    for _ in range(2):
        data = ledger(write(OLD), carry=[data])
        sheet = load(data)[TASKS]
        assert (sheet.cell(2, 16).value, sheet.cell(2, 16).comment.text) == ("详见通报", "https://example.org/?a=1&b=2")
        assert (sheet.cell(3, 16).value, sheet.cell(3, 16).comment) == ("https://example.org/a", None)


@pytest.mark.parametrize("name", ["a[b]:c*?/\\", "疑点", "_GDPLAN", "长" * 40, "'"])
def test_a_sheet_of_any_name_has_its_place(name):
    filled = read_filled(ledger(write(OLD)))
    named = filled._replace(sheets=(*filled.sheets, FilledSheet(name, {(0, 0): Cell("一")}, set())))
    given = [read(write(OLD))]
    lines = read_lines([(document, "") for document in given], "task")
    made = carry(make_ledger(given, carry=[ledger(write(OLD))]), lines, [find_typed(named, 0, "台账")])
    assert [sheet["A1"].value for sheet in load(write_book(made)).worksheets[6:-1]] == ["一"]


def test_notes_at_cells_stay():
    book = load(ledger(write(OLD)))
    sheet = book[TASKS]
    sheet.cell(2, column(sheet, "牵头单位")).comment = Comment("王处：待核", "王")
    sheet.cell(8, column(sheet, "进展情况")).comment = Comment("李科：缓办", "李")
    sheet.cell(3, column(sheet, "牵头单位")).value = "市工信局"
    sheet.cell(4, 30).comment = Comment("钱处：另议", "钱")
    carried = ledger(write(OLD), carry=[save(book)])
    book = load(carried)
    book[TASKS].cell(3, 8).comment = Comment(book[TASKS].cell(3, 8).comment.text + "\n——\n同意", "赵")
    for data in (save(book), ledger(write(OLD), carry=[save(book)])):
        new = load(ledger(change("removed"), carry=[data]))
        assert new[TASKS].cell(2, 8).comment.text == "王处：待核"
        assert new[TASKS].cell(4, 23).comment.text == "钱处：另议"
        assert new[TASKS].cell(3, 8).comment.text == "人工修改；文件中为：市通信管理局\n——\n同意"
        assert [(row["栏目"], row["内容"]) for row in rows_of(new[LEFT])] == [("进展情况（批注）", "李科：缓办")]


@pytest.mark.parametrize("do", ["sort", "drop the key", "rename the sheet", "title above", "break a head", "merge"])
def test_people_work_on_the_sheet_as_they_like(do):
    book = load(fill(ledger(write(OLD)), lambda task, head: f"{task}好", "进展情况"))
    sheet = book[TASKS]
    if do == "sort":
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, row in enumerate(sorted(rows, key=lambda row: str(row[7])), 2):
            for place, value in enumerate(row, 1):
                sheet.cell(at, place).value = value
    if do == "drop the key":
        sheet.delete_cols(column(sheet, "编号"))
        sheet.delete_cols(1)
    if do == "rename the sheet":
        sheet.title = "3月台账"
    if do == "title above":
        sheet.insert_rows(1)
        sheet.cell(1, 1).value = "临江市督办台账"
    if do == "break a head":
        sheet.cell(1, column(sheet, "进展情况")).value = "进展\n情况"
    if do == "merge":
        sheet.merge_cells("D2:D4")
    new = load(ledger(change("two merged"), carry=[save(book)]))
    progress = {heading(row["任务"]): row["进展情况"] for row in rows_of(new[TASKS])}
    for task, said in progress.items():
        assert said == f"{task}好" or task == "培育数据商并登记数据产权"
    assert "登记数据知识产权好" in progress["培育数据商并登记数据产权"]
    assert [row["内容"] for row in rows_of(new[LEFT])] == (["临江市督办台账"] if do == "title above" else [])
    assert all(cell.comment is None for row in new[TASKS].iter_rows(min_row=2, max_row=4) for cell in row)


def test_of_several_documents_each_keeps_its_own():
    one, two = write(OLD), write({"任务": OLD["夯实数字底座"]}).replace("临江市", "望海市")
    filled = load(to_ledger([(read(one), "一.txt"), (read(two), "二.txt")]))
    for row in range(2, 17):
        filled[TASKS].cell(
            row, 16
        ).value = f"{filled[TASKS].cell(row, 2).value[:3]}{filled[TASKS].cell(row, 5).value[2:]}"
    moved = one.replace("12.分级保护重要数据", "12.分级分类保护重要数据")
    gone = write({"任务": [*OLD["夯实数字底座"], OLD["守牢安全底线"][0]]}, 2026).replace("临江市", "望海市")
    rest = {title: tasks[title == "守牢安全底线" :] for title, tasks in OLD.items()}
    for documents in (
        [(read(two), "二.txt"), (read(moved), "一.txt")],
        [(read(gone), "新二.txt"), (read(write(rest)), "一.txt")],
    ):
        new = load(to_ledger(documents, carry=[save(filled)]))
        for row in rows_of(new[TASKS]):
            town = "临江市" if "网络攻防" in row["任务"] else row["来源"][:3]
            assert row["进展情况"].startswith(town)
            assert row["进展情况"][4:8] in row["任务"].replace("分级分类", "分级")
        assert rows_of(new[LEFT]) == []


def test_the_parts_that_several_fill_in_come_together():
    text = write(OLD)
    parts = {}
    for name in ("甲", "乙"):
        parts[name] = fill(
            ledger(text),
            lambda task, head, name=name: f"{name}办{task}" if "云" in task or name == "甲" else None,
            "进展情况",
        )
    rows = rows_of(load(ledger(text, carry=parts.values()))[TASKS])
    assert rows[0]["进展情况"].count("办建设政务云平台") == 2
    assert [row["进展情况"] for row in rows[1:]] == [f"甲办{heading(row['任务'])}" for row in rows[1:]]


def test_measures_and_tasks_find_each_other():
    text = "某市方案（虚构）\n一、任务\n1.建设平台。新建数据平台。（市工信局牵头，2026年6月底前完成）组织技能培训。（市教育局牵头，2026年底前完成）\n2.宣传推广。加强政策宣传。（市委宣传部牵头）\n"
    filled = fill(ledger(text, rows="measure"), lambda task, head: task, "填报人")
    book = load(filled)
    book[TASKS].cell(3, 16).value = "培训三期"
    measures = save(book)
    rows = rows_of(load(ledger(text, rows="measure", carry=[measures]))[TASKS])
    assert [row["进展情况"] for row in rows] == [None, "培训三期", None]
    rows = rows_of(load(ledger(text, carry=[measures]))[TASKS])
    assert [(row["填报人"], row["进展情况"]) for row in rows] == [("建设平台", "培训三期"), ("宣传推广", None)]


def test_targets_keep_their_values():
    book = load(ledger(write(OLD)))
    sheet = book[TARGETS]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column(sheet, "基期值")).value = row
        sheet.cell(row, column(sheet, "当前值")).value = row + 0.5
    new = load(ledger(change("all"), carry=[save(book)]))[TARGETS]
    found = {row["指标"]: (row["目标值"], row["基期值"], row["当前值"]) for row in rows_of(new)}
    assert {convert(name, "hans"): values for name, values in found.items()} == {
        "算力节点": (12, 2, 2.5),
        "千兆宽带用户占比": (50, 3, 3.5),
        "物联感知设备": (8000, 4, 4.5),
        "数据集": (300, 5, 5.5),
    }


@pytest.mark.tools(*PROGRAMS)
@pytest.mark.timeout(600)
def test_it_survives_another_program(tmp_path):
    """Filled in, saved by LibreOffice, carried, saved again, carried: what was typed, corrected, added and noted."""
    book = load(fill(ledger(write(OLD)), lambda task, head: f"{task}\n{head}", "进展情况", "填报人"))
    sheet = book[TASKS]
    sheet.cell(2, column(sheet, "牵头单位")).value = "市大数据中心"
    sheet.cell(3, column(sheet, "填报日期")).value = dt.datetime(2025, 3, 1)  # noqa: DTZ001
    sheet.cell(4, column(sheet, "完成状态")).value = "=F4&1"
    sheet.cell(5, column(sheet, "牵头单位")).comment = Comment("王处：待核", "王")
    sheet.cell(1, 23).value = "备注"
    sheet.cell(6, 23).value = "'=1+1"
    sheet.cell(14, 5).value = "另：交办事项"
    book.create_sheet("领导批示")["B2"] = "请抓紧"
    typed = ledger(write(OLD), carry=[save(book)])
    data = save(book)
    for at in range(2):
        (tmp_path / f"{at}.xlsx").write_bytes(data)
        (tmp_path / "saved").mkdir(exist_ok=True)
        convert_file(tmp_path, [f"{at}.xlsx"], "xlsx", to=tmp_path / "saved")
        data = ledger(write(OLD), carry=[(tmp_path / "saved" / f"{at}.xlsx").read_bytes()])
        for name in (TASKS, TARGETS, BODIES, DOUBTS, SOURCES, LEFT, "领导批示"):
            want, got = (
                [
                    (
                        cell.coordinate,
                        cell.value,
                        cell.data_type,
                        cell.comment and cell.comment.text,
                        cell.fill.fgColor.rgb,
                    )
                    for row in load(one)[name].iter_rows()
                    for cell in row
                ]
                for one in (typed, data)
            )
            assert got == want


TYPED = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30).filter(
        lambda text: text.strip() and not text.startswith("=") and "x005F_" not in text
    ),
    st.text("办理进展=+-@'1 \n", min_size=1, max_size=12).filter(lambda text: text.strip() and text[0] != "="),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)).map(lambda day: dt.datetime(day.year, day.month, day.day)),  # noqa: DTZ001
)
PLACES = st.dictionaries(
    st.tuples(st.integers(2, 13), st.integers(2, 24).filter(lambda at: at != 22)), TYPED, min_size=1, max_size=12
)


def type_in(data, typed):
    book = load(data)
    for at in (23, 24):
        book[TASKS].cell(1, at).value = "备注"
    for place, value in typed.items():
        cell = book[TASKS].cell(*place)
        # as programs store words that look like an escape; openpyxl writes them bare and takes x005F_ out of any text
        cell.value = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value) if isinstance(value, str) else value
        if not isinstance(value, dt.datetime):
            cell.number_format = "General"
    return save(book)


@settings(max_examples=60)
@example({(8, 2): "_x0000_"}, "removed")
@example({(8, 2): "_x000D_", (6, 3): "办_x000D_", (2, 2): "_x000D__x0041_"}, "removed")
@example({(6, 3): "_x000D_", (7, 3): "_x000D_"}, "two merged")
@given(PLACES, st.sampled_from(CHANGES))
def test_nothing_typed_is_lost(typed, name):
    tasks = [task for own in OLD.values() for task, _, _ in own]
    plain = tasks_of(change(name))
    filled = type_in(ledger(write(OLD)), typed)
    once = ledger(change(name), carry=[filled])
    for data in (once, ledger(change(name), carry=[once])):
        sheets = load(data)
        left = [row["内容"] for row in rows_of(sheets[LEFT])]
        for (row, at), value in typed.items():
            task = tasks[row - 2]
            became = BECOMES.get(name, {}).get(task, task)
            if became is None:
                assert value in left
                continue
            found = sheets[TASKS].cell(plain.index(became) + 2, at).value
            if list(BECOMES.get(name, {}).values()).count(became) < 2:
                assert (type(found), found) == (type(value), value)
            else:
                assert value == found or meeting.show(Cell(value)) in found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no ledger that gdplan wrote"),
        (b"PK\x03\x04 not really", "damaged XLSX file"),
        ("other workbook", "no ledger that gdplan wrote"),
        ("empty hidden sheet", "a ledger of another version of gdplan"),
        ("another version", "a ledger of another version of gdplan .9.9."),
        ("damaged record", "the hidden sheet that holds what gdplan wrote is damaged"),
    ],
)
def test_what_is_no_ledger_is_refused(data, message):
    if isinstance(data, str):
        book = openpyxl.Workbook() if data == "other workbook" else load(ledger(write(OLD)))
        if data == "empty hidden sheet":
            del book["_gdplan"]
            book.create_sheet("_gdplan")
        if data == "another version":
            book["_gdplan"]["B1"], book["_gdplan"]["C1"] = "2", "9.9"
        if data == "damaged record":
            book["_gdplan"]["B3"] = book["_gdplan"]["B3"].value[:-3]
        data = save(book)
    with pytest.raises(CannotReadError, match=message):
        ledger(write(OLD), carry=[data])


def test_what_gdplan_wrote_stays_one_run_in_programs():
    """LibreOffice writes a run for each stretch of a script: in Chinese, the account of a long ledger was too large."""
    own = openpyxl.load_workbook(io.BytesIO(to_ledger([parse(write(OLD))])))[OWN_SHEET]
    assert all(cell.value.isascii() for row in own for cell in row if cell.value)
