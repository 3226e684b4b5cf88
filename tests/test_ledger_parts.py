"""A ledger for each body, what a report says of its targets, and the command that writes them."""

import io
from pathlib import Path

import openpyxl
import pytest
from processes import gdplan
from test_ledger import BODIES, DOUBTS, PLAN, SOURCES, TARGETS, TASKS, rows

from gdplan import parse, to_body_ledgers, to_ledger

LEFT = "未承接"
REPORT = """某市2027年政府工作报告（虚构）
一、2026年工作回顾
新建平台32个，网办率为96%。审批时限压缩至2天。
二、2027年重点工作
新建平台10个。
"""


def load(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def save(book):
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_each_body_has_its_tasks_whatever_its_role():
    parts = to_body_ledgers([parse(PLAN)])
    assert {name: [task for (task,) in rows(load(data)[TASKS], "任务")] for name, data in parts.items()} == {
        "市财政局": ["1.建设平台", "4.通报情况"],
        "市工信局": ["1.建设平台"],
        "市科技局": ["1.建设平台"],
        "市教育局": ["2.推广应用"],
        "市卫生健康委": ["2.推广应用"],
        "各县区政府": ["3.压缩时限"],
    }


def test_its_sheets_are_reduced_to_what_concerns_it():
    book = load(to_body_ledgers([parse(PLAN)])["各县区政府"])
    assert rows(book[TARGETS], "指标", "完成率") == [("审批时限", '=IF(OR(L2="",F2="",F2=0),"",IF(L2<=F2,1,F2/L2))')]
    assert book[TARGETS]["C2"].hyperlink.location == "'任务台账'!A2"
    assert rows(book[BODIES], "单位") == [("各县区政府",)]
    assert rows(book[DOUBTS], "疑点") == [("3.压缩时限 没有写明完成时限，而同级任务都有",)]
    assert rows(book[SOURCES], "标题")[0] == ("某市数字建设2026年工作要点（虚构）",)
    other = load(to_body_ledgers([parse(PLAN)])["市教育局"])
    assert (rows(other[TARGETS], "指标"), rows(other[DOUBTS], "疑点")) == ([], [])


def test_of_two_documents_each_body_has_what_concerns_it():
    other = "某县方案（虚构）\n一、任务\n1.修建水库。加固水库大坝。（县水利局牵头）\n"
    parts = to_body_ledgers([(parse(PLAN), "一.txt"), (parse(other), "二.txt")])
    book = load(parts["县水利局"])
    assert rows(book[TASKS], "任务", "编号") == [("1.修建水库", "2/sec_1__para_1")]
    assert rows(book[SOURCES], "文件")[0] == ("二.txt",)


def test_equal_input_gives_equal_bytes():
    assert to_body_ledgers([parse(PLAN)]) == to_body_ledgers([parse(PLAN)])


def test_what_the_bodies_fill_in_comes_together():
    parts = to_body_ledgers([parse(PLAN)])
    filled = []
    for name in ("市财政局", "市工信局"):
        book = load(parts[name])
        for row in range(2, book[TASKS].max_row + 1):
            book[TASKS].cell(row, 16).value = f"{name}已办"
        filled.append(save(book))
    book = load(to_ledger([parse(PLAN)], carry=filled))
    assert [said for (said,) in rows(book[TASKS], "进展情况")] == [
        "【台账1】市财政局已办\n【台账2】市工信局已办",
        None,
        None,
        "市财政局已办",
    ]


def test_a_correction_decides_whose_task_it_is():
    book = load(to_ledger([parse(PLAN)]))
    book[TASKS].cell(3, 9).value = "市财政局"
    book[TASKS].cell(3, 16).value = "=F3&1"
    parts = to_body_ledgers([parse(PLAN)], carry=[save(book)])
    sheet = load(parts["市财政局"])[TASKS]
    assert rows(sheet, "任务", "责任单位", "进展情况")[1] == ("2.推广应用", "市财政局", "=F3&1")
    alone = load(parts["市教育局"])[TASKS]
    assert rows(alone, "任务", "责任单位", "进展情况") == [("2.推广应用", "市财政局", "=F2&1")]
    assert alone["I2"].fill.fgColor.rgb == "FFFFF2CC"


def test_a_report_tells_the_value_of_today_with_its_words():
    sheet = load(to_ledger([parse(PLAN)], reports=[parse(REPORT)]))[TARGETS]
    assert rows(sheet, "指标", "当前值") == [("平台", 32), ("网办率", 96), ("审批时限", None)]
    assert sheet["L2"].comment.text == "某市2027年政府工作报告（虚构），第3行：\n新建平台32个，网办率为96%。"
    assert sheet["L4"].comment is None


def test_what_people_typed_stands_before_what_a_report_tells():
    book = load(to_ledger([parse(PLAN)], reports=[parse(REPORT)]))
    book[TARGETS]["L2"] = 35
    sheet = load(to_ledger([parse(PLAN)], reports=[parse(REPORT)], carry=[save(book)]))[TARGETS]
    assert (sheet["L2"].value, sheet["L3"].value) == (35, 96)
    assert sheet["L2"].comment.text.startswith("某市2027年政府工作报告")
    plain = load(to_ledger([parse(PLAN)], carry=[save(book)]))[TARGETS]
    assert (plain["L2"].value, plain["L3"].value) == (35, None)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("计划.txt").write_text(PLAN, encoding="utf-8")
    Path("报告.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def run(*arguments):
    done = gdplan("ledger", *arguments)
    return done.returncode, done.stderr.decode()


def test_the_command_carries_and_divides(folder):
    assert run("计划.txt", "-o", "台账.xlsx", "--per-body", "交办单") == (0, "")
    book = openpyxl.load_workbook("交办单/市工信局.xlsx")
    book[TASKS]["P2"] = "已办"
    book.save("市工信局.xlsx")
    assert run("计划.txt", "--carry", "市工信局.xlsx", "--outcomes", "报告.txt", "-o", "新.xlsx") == (0, "")
    new = openpyxl.load_workbook("新.xlsx")
    assert (new[TASKS]["P2"].value, new[TARGETS]["L2"].value) == ("已办", 32)
    assert len(list(Path("交办单").iterdir())) == 6
    assert run("计划.txt", "--per-body", "交办单二") == (0, "")
    assert sorted(path.read_bytes() for path in Path("交办单").iterdir()) == sorted(
        path.read_bytes() for path in Path("交办单二").iterdir()
    )


def test_a_folder_of_what_came_back_is_carried(folder):
    assert run("计划.txt", "-o", "台账.xlsx", "--per-body", "交办单") == (0, "")
    for number, path in enumerate(sorted(Path("交办单").iterdir())):
        book = openpyxl.load_workbook(path)
        book[TASKS]["P2"] = f"进展{number}"
        book.save(path)
    Path("交办单/~$市工信局.xlsx").write_bytes(b"lock")
    Path("交办单/说明.txt").write_text("填报说明", encoding="utf-8")
    assert run("计划.txt", "--carry", "交办单", "-o", "新.xlsx") == (0, "")
    typed = "\n".join(str(row[15]) for row in openpyxl.load_workbook("新.xlsx")[TASKS].values)
    assert [number for number in range(6) if f"进展{number}" not in typed] == []


def test_what_is_reported_of_one_is_not_filled_in_for_all_that_a_target_lists():
    plan = "某市2026年工作要点\n一、目标\n1.减排。二氧化硫、氮氧化物排放量下降3%。\n2.用水。万元产值用水量下降5%。"
    told = "某市2027年政府工作报告\n一、2026年工作回顾\n氮氧化物排放量下降4%，万元产值用水量下降6%。\n二、2027年任务\n发展。"
    sheet = load(to_ledger([parse(plan)], reports=[parse(told)]))[TARGETS]
    assert (sheet["L2"].value, sheet["L3"].value) == (None, 6)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--carry", "..", "-o", "新.xlsx"], "..: no workbooks in this folder"),
        (["--carry", "missing.xlsx", "-o", "新.xlsx"], "missing.xlsx: no such file"),
        (["--carry", "计划.txt", "-o", "新.xlsx"], "计划.txt: no ledger that gdplan wrote"),
        (["--carry", "台账.xlsx", "-o", "台账.xlsx"], "would be written over the input 台账.xlsx"),
        (["--carry", "台账.xlsx", "--per-body", "交办单"], "name it with -o"),
        (["--outcomes", "missing.txt", "-o", "新.xlsx"], "missing.txt: no such file"),
        (["--outcomes", "台账.xlsx", "-o", "新.xlsx"], "台账.xlsx: a ledger that gdplan wrote, no document"),
        (["--per-body", ""], "the name is empty"),
        ([], "name it, as in -o 台账.xlsx"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(folder, arguments, said):
    run("计划.txt", "-o", "台账.xlsx")
    before = sorted(path.name for path in folder.iterdir())
    status, words = run("计划.txt", *arguments)
    assert status == 2
    assert said in words
    assert sorted(path.name for path in folder.iterdir()) == before
