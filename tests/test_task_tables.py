"""Tables of tasks from pages: what groups rows, what a row is, what a cell says."""

import pytest
from trees import account, sketch

from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

HEAD = "<tr><td>序号</td><td>重点任务</td><td>具体举措</td><td>牵头单位</td></tr>"
PAGE = "<!DOCTYPE html><meta charset='utf-8'><body><h1>某市2031年重点任务分工表</h1><table>{}</table></body>"


def load(head, rows):
    page = PAGE.format(head + "".join(f"<tr>{''.join(row)}</tr>" for row in rows))
    return parse_source(read_source(page.encode(), "case.html"), with_source=True)


def td(text, **spans):
    return f"<td {' '.join(f'{name}={value}' for name, value in spans.items())}>{text}</td>"


@pytest.mark.parametrize(
    ("rows", "tree", "leads"),
    [
        (  # a cell over numbered rows, behind their numbers
            [
                [td("1"), td("扩充学位", rowspan=2), td("新建校舍30间。"), td("市教育局")],
                [td("2"), td("改造食堂5处。"), td("市机关事务局")],
                [td("3"), td("延长服务"), td("增加晚间课程。"), td("市文广局")],
            ],
            ["· 扩充学位", "·/1 | 新建校舍30间。", "·/2 | 改造食堂5处。", "3 延长服务 | 增加晚间课程。"],
            ["市教育局", "市机关事务局", "市文广局"],
        ),
        (  # a cell over the rows of one number is that task
            [
                [td("1", rowspan=2), td("扩充学位", rowspan=2), td("新建校舍30间。"), td("市教育局")],
                [td("改造食堂5处。"), td("市机关事务局")],
            ],
            ["1 扩充学位", "1/· | 新建校舍30间。", "1/· | 改造食堂5处。"],
            ["市教育局", "市机关事务局"],
        ),
        (  # rows from edge to edge
            [
                [td("一、夯实基础", colspan=4)],
                [td("1"), td("扩充学位"), td("新建校舍30间。"), td("市教育局")],
                [td("二、优化服务", colspan=4)],
                [td("2"), td("延长服务"), td("增加晚间课程。"), td("市文广局")],
                [td("注：由市督查室调度。", colspan=4)],
            ],
            ["一、 夯实基础", "一、/1 扩充学位 | 新建校舍30间。", "二、 优化服务", "二、/2 延长服务 | 增加晚间课程。"],
            ["市教育局", "市文广局"],
        ),
        (  # the same, one below another
            [
                [td("某市实施方案", colspan=4)],
                [td("一、夯实基础", colspan=4)],
                [td("（一）教育", colspan=4)],
                [td("1"), td("扩充学位"), td("新建校舍30间。"), td("市教育局")],
                [td("（二）文化", colspan=4)],
                [td("2"), td("延长服务"), td("增加晚间课程。"), td("市文广局")],
                [td("二、加强保障", colspan=4)],
                [td("3"), td("改造食堂"), td("改造食堂5处。"), td("市教育局")],
                [td("附则", colspan=4)],
                [td("4"), td("通报情况"), td("每季度通报。"), td("市督查室")],
            ],
            [
                "· 某市实施方案",
                "·/一、 夯实基础", "·/一、/（一） 教育", "·/一、/（一）/1 扩充学位 | 新建校舍30间。",
                "·/一、/（二） 文化", "·/一、/（二）/2 延长服务 | 增加晚间课程。",
                "·/二、 加强保障", "·/二、/3 改造食堂 | 改造食堂5处。",
                "· 附则", "·/4 通报情况 | 每季度通报。",
            ],
            ["市教育局", "市文广局", "市教育局", "市督查室"],
        ),
        (  # an owner that rows share is no heading
            [
                [td("1"), td("扩充学位"), td("新建校舍30间。"), td("市教育局", rowspan=2)],
                [td("2"), td("改造食堂"), td("改造食堂5处。")],
            ],
            ["1 扩充学位 | 新建校舍30间。", "2 改造食堂 | 改造食堂5处。"],
            ["市教育局", "市教育局"],
        ),
    ],
    ids=["merged over numbers", "merged over one task", "edge to edge", "one below another", "merged owner"],
)  # fmt: skip
def test_rows_stand_where_the_table_puts_them(rows, tree, leads):
    document = load(HEAD, rows)
    account(document)
    assert [agency.name for node in document.walk() for agency in node.agencies] == leads
    # The table itself is a node without a number; its heads are its own text.
    inside = [line for line in sketch(document) if "/" in line and not line.endswith("·")]
    above = "·/·/" if inside[0].startswith("·/·/一、") else "·/"  # beside the table its note (注：…)
    assert [line.removeprefix(above) for line in inside] == tree
