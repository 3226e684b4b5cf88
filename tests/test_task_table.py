"""The tasks of a ledger as a table in Word: what stands in it, how it is printed, and that it reads as what it was."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from processes import gdplan
from test_ledger import PLAN

from gdplan import list_tasks, load, parse, to_task_table
from gdplan.dates import to_last_day
from gdplan.normalize import fold

ROOT = Path(__file__).parent.parent
COUNTED = """某市产业发展2026年行动方案（虚构）
一、重点任务
（一）提升能级
1.攻关技术。新建平台30个。（市科技局、市国资委等单位按职责分工负责）
2.引进人才。6月底前出台办法，9月底前引进人才50人。（市人才局牵头，市教育局配合）
（二）推广应用
3.开放场景。发布场景清单。（市工信局牵头，2026年12月底前完成）
二、保障措施
4.加强调度。按月调度。（市发展改革委牵头，各县区政府落实，长期坚持）
"""
BARE = """关于支持试点的若干措施（虚构）
一、优化环境
（一）下放施工许可权限，试行告知承诺制。（市住房城乡建设局负责）
（二）支持设立受理窗口。（市市场监管局负责）
二、加强保障
（三）安排专项资金，年底前拨付到位。（市财政局负责）
"""
RESTARTED = PLAN.replace("3.压缩时限", "1.压缩时限").replace("4.通报情况", "2.通报情况")
LONG = PLAN.replace("组织一批示范。", "组织一批示范。" * 120)


def table_of(text, **options):
    documents = [parse(one) for one in ([text] if isinstance(text, str) else text)]
    document = docx.Document(io.BytesIO(to_task_table(documents, **options)))
    (table,) = document.tables
    return document, table


def grid(table):
    """The rows; one from edge to edge is its text."""
    rows = [row.cells for row in table.rows]
    return [cells[0].text if cells[0]._tc is cells[-1]._tc else tuple(cell.text for cell in cells) for cells in rows]


def test_a_task_is_a_row_below_its_sections():
    document, table = table_of(COUNTED)
    assert document.paragraphs[0].text == "《某市产业发展2026年行动方案（虚构）》任务分解表"
    assert grid(table) == [
        ("序号", "任务", "具体举措", "量化目标", "牵头单位", "责任单位", "配合单位", "落实单位", "完成时限"),
        "一、重点任务",
        "（一）提升能级",
        ("1", "攻关技术", "新建平台30个。", "平台 30个（2026）", "", "市科技局、市国资委等单位", "", "", ""),
        ("2", "引进人才", "6月底前出台办法，9月底前引进人才50人。", "人才 50人（2026-09）", "市人才局", "", "市教育局", "", "6月底前\n9月底前（2026年9月30日）"),
        "（二）推广应用",
        ("3", "开放场景", "发布场景清单。", "", "市工信局", "", "", "", "2026年12月底前"),
        "二、保障措施",
        ("4", "加强调度", "按月调度。", "", "市发展改革委", "", "", "各县区政府", "长期坚持"),
    ]  # fmt: skip


def test_columns_in_which_nothing_would_stand_are_left_out():
    _, table = table_of(BARE)
    assert grid(table)[:3] == [
        ("序号", "具体举措", "责任单位", "完成时限"),
        "一、优化环境",
        ("1", "下放施工许可权限，试行告知承诺制。", "市住房城乡建设局", ""),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (RESTARTED, ["1.建设平台", "2.推广应用", "1.压缩时限", "2.通报情况"]),
        (PLAN, ["建设平台", "推广应用", "压缩时限", "通报情况"]),
    ],
    ids=["begin anew", "run on"],
)
def test_a_number_is_printed_where_it_is_not_that_of_the_row(text, named):
    _, table = table_of(text)
    assert [row[1] for row in grid(table)[1:] if isinstance(row, tuple)] == named


def test_of_several_documents_each_stands_under_its_title():
    document, table = table_of([COUNTED, BARE])
    assert document.paragraphs[0].text == "任务分解表"
    sections = [row for row in grid(table) if isinstance(row, str)]
    assert sections[0] == "某市产业发展2026年行动方案（虚构）"
    assert sections[5:7] == ["关于支持试点的若干措施（虚构）", "一、优化环境"]
    assert [row[0] for row in grid(table)[1:] if isinstance(row, tuple)] == [str(n) for n in range(1, 8)]


@pytest.mark.parametrize("text", [COUNTED, BARE, PLAN, RESTARTED], ids=["counted", "bare", "plan", "restarted"])
@pytest.mark.parametrize("rows", ["task", "measure"])
def test_it_reads_as_the_plan_that_it_was_made_of(text, rows):
    def told(document):
        for row in list_tasks(document):
            days = [to_last_day(date) for date in row.due if date[:1].isdigit()]
            heading = fold(row.heading or "").lstrip("1234567890.")
            yield (
                heading,
                row.lead,
                row.responsible,
                row.support,
                row.implementing,
                max(days, default=None),
                row.section,
            )

    plan, table = parse(text), load(to_task_table([parse(text)], rows=rows))
    assert list(dict.fromkeys(told(table))) == list(told(plan))
    together = "".join(row.text for row in list_tasks(table))
    assert all(sentence.text in together for task in plan.tasks() for sentence in task.sentences)


def test_what_holds_for_all_that_follows_is_a_note():
    document, table = table_of(PLAN.replace("（各县区政府落实）", "（各县区政府落实，下同）"))
    note = "注：“各县区政府”（落实）按原文自“3”起各项均适用，只列在该项，不逐行重复。"
    assert [paragraph.text for paragraph in document.paragraphs][1:] == [note]
    assert [row[-2] for row in grid(table) if isinstance(row, tuple)][3:] == ["各县区政府", ""]


def test_it_is_printed_across_with_its_head_on_each_page():
    document, table = table_of(LONG)
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (29.7, 21.0)
    assert sum(column.width.cm for column in table.columns) == pytest.approx(25.7, abs=0.1)
    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [True] + [False] * 6
    whole = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows]
    assert whole == [False, True, True, False, True, True, True], "a row longer than half a page may be divided"
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [None, True, None, None, True, None, None], "a section stays with its first task"


def test_its_fonts_are_chinese():
    document, _ = table_of(PLAN)
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"


def test_heads_are_simplified_and_contents_as_in_the_document():
    text = "某市數據要素2026年工作要點（虛構）\n一、總體\n1.開發資源。開展試點。（省發展改革委牽頭）\n2.培育產業。\n"
    document, table = table_of(text)
    assert document.paragraphs[0].text == "《某市數據要素2026年工作要點（虛構）》任務分解表"
    assert grid(table)[:3] == [
        ("序号", "任务", "具体举措", "牵头单位"), "一、總體", ("1", "開發資源", "開展試點。", "省發展改革委"),
    ]  # fmt: skip


def test_equal_documents_give_equal_bytes():
    assert to_task_table([parse(PLAN)]) == to_task_table([parse(PLAN)])
    with zipfile.ZipFile(io.BytesIO(to_task_table([parse(PLAN)]))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_a_document_is_active():
    text = PLAN.replace("建设平台。", '=HYPERLINK("http://a","b")\u202e\x1b。').replace("组织", "<w:fldSimple/>组织")
    with zipfile.ZipFile(io.BytesIO(to_task_table([parse(text)]))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "HYPERLINK" in body
    assert not any(mark in body for mark in ("<w:fldSimple", "<w:instrText", "<w:hyperlink", "\x1b", "\u202e"))


@pytest.mark.parametrize("text", ["", "通知", "某市方案（虚构）\n一、任务\n"])
def test_of_little_there_is_a_table_too(text):
    assert docx.Document(io.BytesIO(to_task_table([parse(text)]))).tables


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["-o", "任务分解表.docx"], 0, ""),
        (["-o", "任务分解表.docx", "--rows", "measure", "--script", "hant", "--per-body", "交办单"], 0, ""),
        (["-o", "任务分解表.docx", "--carry", "台账.xlsx"], 2, "name a workbook for that, as in -o 台账.xlsx"),
        (["-o", "任务分解表.docx", "--outcomes", "报告.txt"], 2, "name a workbook for that, as in -o 台账.xlsx"),
        (["-o", "任务分解表.doc"], 2, "name it, as in -o 台账.xlsx or -o 任务分解表.docx"),
    ],
)
def test_the_command_line(tmp_path, monkeypatch, arguments, status, words):
    monkeypatch.chdir(tmp_path)
    Path("计划.txt").write_text(PLAN, encoding="utf-8")
    done = gdplan("ledger", "计划.txt", *arguments)
    assert (done.returncode, done.stdout) == (status, b"")
    assert words in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".docx"] == ["任务分解表.docx"] * (status == 0)
    if "hant" in arguments:
        (table,) = docx.Document("任务分解表.docx").tables
        assert grid(table)[2][1] == "建設平臺"
