"""Markdown as converters write it: formulas, tables, fences, page lines, figures."""

import pytest

from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

HEAD = "# 某市2031年重点任务清单\n\n"


def load(text):
    return parse_source(read_source((HEAD + text).encode(), "case.md"))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("投入强度达到 $3 . 2 \\%$ ，新建基站 $\\geq 500$ 个。", "投入强度达到3.2%，新建基站≥500个。"),
        ("占比 $1 2 \\%$ 。", "占比12%。"),
        ("距离 $\\leq 1 . 5 \\mathrm{km}$ 。", "距离≤1.5km。"),
        ("设立 $ 账户，票价30元。", "设立 $ 账户，票价30元。"),
        ("价格 \\$30 到 \\$40。", "价格 $30 到 $40。"),
        ("比例1:::2，按[2031]号文执行。", "比例1:::2，按[2031]号文执行。"),
        ("前文。<img src='a.png' width='4'>", "前文。"),
        ("密级\\<b\\>，链接\\[甲\\](乙)，换行\\<br\\>。", "密级<b>，链接[甲](乙)，换行<br>。"),
        ("浓度降至 $3 5 \\mu \\mathrm { g } / \\mathrm { m } ^ { 3 }$ 。", "浓度降至35μg/m3。"),
        ("储能 $1 0 ^ { 3 }$ 千瓦，里程 $3 0 ~ \\mathrm { k m }$ 。", "储能10³千瓦，里程30km。"),
        ("气温 $5 \\sim 1 2 ^ { \\circ } \\mathrm { C }$ 。", "气温5~12℃。"),
        ("绿地30m^2^，减排CO~2~，[新建]{.underline}基站5个。\\", "绿地30m2，减排CO2，新建基站5个。"),
        ('图示。![](media/a.png){width="5in" height="3in"}', "图示。"),
        ("气温5~12度，30~40人，2^3。", "气温5~12度，30~40人，2^3。"),
    ],
)
def test_a_line_says_what_is_printed(line, sentence):
    (item,) = load(f"一、目标\n\n{line}\n").body
    assert "".join(one.text for one in item.sentences) == sentence


TABLES = {
    "pipes": "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 新建基站500个 | 市工信局 |\n| 2 | 培育企业30家 | 市科技局 |\n",
    "grid": "+----+---------+----------+\n| 序号 | 任务 | 责任单位 |\n+====+=========+==========+\n"
    "| 1 | 新建基站 | 市工信局 |\n|   | 500个 |          |\n+----+---------+----------+\n"
    "| 2 | 培育企业30家 | 市科技局 |\n+----+---------+----------+\n",
    "columns": "  序号   任务           责任单位\n  ------ -------------- ----------\n  1      新建基站500个  市工信局\n"
    "  2      培育企业30家   市科技局\n\n  : 表1 任务\n",
    "columns without heads below": "  ------ -------------- ----------\n  序号   任务           责任单位\n  1      新建基站500个  市工信局\n"
    "  2      培育企业30家   市科技局\n  ------ -------------- ----------\n",
    "rows of lines": "  ----------------------------------\n  序号   任务           责任单位\n  ------ -------------- ----------\n"
    "  1      新建基站       市工信局\n         500个\n\n  2      培育企业30家   市科技局\n  ----------------------------------\n",
    "html": "<table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>新建基站500个</td>"
    "<td>市工信局</td></tr>\n<tr><td>2</td><td>培育企业30家</td><td>市科技局</td></tr></table>\n",
}


@pytest.mark.parametrize("form", TABLES)
def test_tables_of_every_form_are_tasks(form):
    tasks = load(TABLES[form]).tasks()
    assert [[agency.name for agency in task.agencies] for task in tasks] == [["市工信局"], ["市科技局"]]
    assert [(one.indicator, one.value, one.unit) for task in tasks for one in task.targets] == [
        ("基站", "500", "个"),
        ("企业", "30", "家"),
    ]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("&#42;甲&#42;乙", "*甲*乙"),
        ("&lt;b&gt;甲&lt;/b&gt;", "<b>甲</b>"),
        ("&amp;lt;", "&lt;"),
        ("比例&gt;30%", "比例>30%"),
        ("$ &lt; 5 \\% $", "<5%"),
        ("A&amp;B&nbsp;C AT&T", "A&B\xa0C AT&T"),
        ("**甲**乙", "甲乙"),
    ],
)
def test_a_reference_in_an_html_cell_is_text_and_no_mark(printed, text):
    table = f"一、目标\n\n<table><tr><td>{printed}</td><td>丙</td></tr></table>"
    assert read_source(table.encode(), "case.md").text.split("\n")[1:] == [text, "丙"]


GRID = (
    "+------+-------------+----------+\n| 序号 | 任务        | 责任单位 |\n+:====:+=============+==========+\n"
    "| 1    | 新建        | 市工信局 |\n|      | 基站500个   |          |\n+------+-------------+----------+\n"
    "| 2    | 培育企业30家 | 市科技局 |\n|      +-------------+          |\n|      | 完善服务    |          |\n"
    "+------+-------------+----------+\n"
)


def test_a_cell_over_several_rows_of_a_grid():
    document = load(GRID)
    first, second = document.body[0].children
    assert [task.num for task in document.tasks()] == ["1", "2"]
    assert (first.num, first.sentences[0].text) == ("1", "新建基站500个")
    assert [child.sentences[0].text for child in second.children] == ["培育企业30家", "完善服务"]


@pytest.mark.parametrize(
    "text", ["甲\n--- ---\n", "------\n甲\n", "--- ---\n甲 乙\n\n丙\n", "+---+\n", "|  +--+\n+--+--+\n|a\n"]
)
def test_what_is_half_a_table_is_text(text):
    assert set("甲乙丙a") & set(text) <= set(read_source(text.encode(), "case.md").text)


def test_an_html_table_without_an_end_is_text():
    document = load("一、目标\n\n<table><tr><td>甲\n\n建设平台2个。\n")
    assert "建设平台2个。" in "".join(sentence.text for node in document.walk() for sentence in node.sentences)


def test_fences_name_the_title_and_page_lines_go():
    text = '::: {custom-style="标题"}\n某市2031年行动方案\n:::\n\n一、目标\n\n建设平台。\n\n{3}-------------\n\n扩大试点。\n'
    document = parse_source(read_source(text.encode(), "case.md"))
    assert document.metadata.title == "某市2031年行动方案"
    assert [sentence.text for sentence in document.body[0].sentences] == ["建设平台。", "扩大试点。"]


def test_nothing_goes_on_in_a_heading_or_behind_it():
    """作为 and a word that ends in 为 also stand inside clauses: 作为⏎试点。"""
    document = load("## 一、任务\n\n### （一）完善监管行为\n\n### （二）改进采购作为\n\n公开全部信息。\n")
    assert [(node.num, node.heading) for node in document.walk()] == [
        ("一、", "任务"),
        ("（一）", "完善监管行为"),
        ("（二）", "改进采购作为"),
    ]


@pytest.mark.parametrize("title", ["政府工作报告", "工作要点"])
def test_a_title_that_is_a_mere_kind_is_the_title(title):
    text = (
        f"# {title}\n\n各位代表：\n\n现在报告工作。\n\n## 一、工作回顾\n\n完成任务。\n\n## 二、工作安排\n\n抓好落实。\n"
    )
    document = parse_source(read_source(text.encode(), "case.md"))
    assert document.metadata.title == title
    assert [node.eid for node in document.walk(body_only=True)] == ["sec_1", "sec_2"]


def test_full_width_points_number_items_of_the_same_list():
    """Two lists that printing does not set in are read as in plain text."""
    lines = ["一、情形", "1．甲情形。", "2．乙情形。", "儿童符合下列任何一条：", "1.丙；", "2.丁。"]
    shown, plain = (
        parse_source(read_source(text.encode(), name))
        for text, name in (("\n\n".join(lines), "a.md"), ("\n".join(lines), "a.txt"))
    )
    assert [(node.eid, node.num) for node in shown.walk()] == [(node.eid, node.num) for node in plain.walk()]
