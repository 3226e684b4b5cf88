"""References to articles of the same document."""

import pytest

import gdplan
import gdplan.views
from gdplan.extract.mentions.references import find_references
from gdplan.normalize import normalize


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("违反本条例第三条、第五条第二款规定的，责令改正。", ["本条例第三条", "第五条第二款"]),
        ("违反本規定第六條，處罰。", ["本规定第六条"]),
        ("本办法第十七条之一所称企业", ["本办法第十七条之一"]),
        ("有本法第四十条第一款第三项情形的", ["本法第四十条第一款第三项"]),
        ("申请人符合第八条至第十一条条件的，按第12条办理。", ["第八条", "第十一条", "第12条"]),
        ("《条例》第三十条、第三十一条，本细则第三条", ["本细则第三条"]),
        ("依照中华人民共和国刑法第二百条和第二百零一条追究。", []),
        ("按照《行政处罚法》第九条处理。", []),
        ("依“關稅法”第71條規定辦理。", []),
        ("新建第三条高速公路，第一条、第二条生产线投产。", []),
        ("根据本市第三条线路规划建设站点。", []),
    ],
)
def test_references(text, found):
    plan = normalize(text)
    assert [plan[one.start : one.end] for one in find_references(plan)] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["某市养犬条例", "第一条　为规范养犬，制定本条例。", "第二条　违反第一条、第三条第一款规定的，依照《治安管理处罚法》第五条处罚。",
             "第三条　养犬人应当登记，本条例第九条另有规定的除外。", "第三条之一　登记按第三条办理。"],
            [("第一条", "art_1"), ("第三条第一款", "art_3"), ("本条例第九条", None), ("第三条", "art_3")],
        ),
        (["某市方案", "一、任务", "依照第五条规定执行，见本方案第三条。"], [("本方案第三条", None)]),
    ],
    ids=["articles", "a plan has none"],
)  # fmt: skip
def test_a_reference_names_the_article_that_it_points_to(lines, found):
    mentions = [mention for node in gdplan.parse("\n".join(lines)).walk() for mention in node.mentions]
    assert [(one.text, one.target) for one in mentions if one.kind == "reference"] == found


def test_what_the_row_prints_once_more_is_told_once():
    rows = ["序号\t任务\t具体举措\t牵头单位", "1\t建设社区食堂\t新建20个。改造5个。\t市民政局"]
    document = gdplan.parse("\n".join([*PLAN[:-1], *rows]))
    (row,) = [row for row in gdplan.views.list_tasks(document) if row.lead]
    assert row.text == "推进选址。新建20个。改造5个。"
    assert row.targets == ("20个", "5个")


PLAN = ["某市养老工作方案", "一、主要任务", "（一）建设社区食堂。推进选址。新建20个。", "（二）培训护理人员。开展培训。", "附件",
        "任务分工表", "序号\t任务\t牵头单位\t配合单位"]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "assigned", "tasks"),
    [
        (["1\t建设社区食堂\t市民政局\t市财政局", "2\t培训护理人员\t市人社局\t市教育局"],
         ["att_1__table_1__para_1", "att_1__table_1__para_2"], ["市民政局", "市人社局"]),
        (["1\t改造公共浴室\t市民政局\t市财政局", "2\t配送爱心餐食\t市人社局\t市教育局"], [None, None], [None, None, "市民政局", "市人社局"]),
        (["1\t做好建设社区食堂工作\t市民政局\t市财政局", "2\t配送爱心餐食\t市人社局\t市教育局"],
         ["att_1__table_1__para_1", None], [None, "市民政局", "市人社局"]),
    ],
    ids=["the same tasks", "other tasks", "one of them in other words"],
)  # fmt: skip
def test_a_task_that_an_annex_assigns_is_listed_once(rows, assigned, tasks):
    document = gdplan.parse("\n".join([*PLAN, *rows]))
    assert [node.assigned_in for node in document.body[0].children] == assigned
    listed = gdplan.views.list_tasks(document)
    assert [row.lead[0] if row.lead else None for row in listed] == tasks
    assert sum("新建20个" in row.text for row in listed) == 1
    assert [row.targets for row in listed if "新建20个" in row.text] == [("20个",)]
