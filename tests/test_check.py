"""Diagnostics: what a careful editor would query, each with its place."""

import pytest
from processes import gdplan as command

import gdplan
from gdplan.language.diagnostics import in_chinese
from gdplan.sources import Damage, SourceText

OWNED = "一、任务\n1.甲。做甲，做好。再做。（省科技厅牵头）\n2.乙。做乙，做好。再做。（省教育厅牵头）\n3.丙。做丙，做好。再做。{}"


@pytest.mark.parametrize(
    ("text", "code", "severity", "line", "printed", "message", "values"),
    [
        (
            "一、甲\n三、乙",
            "number-gap",
            "warning",
            2,
            "三、",
            "三、 follows 1: 2 missing",
            {"printed": "三、", "after": 1, "missing": (2, 2)},
        ),
        (
            "一、甲\n二、乙\n六、丙",
            "number-gap",
            "warning",
            3,
            "六、",
            "六、 follows 2: 3 to 5 missing",
            {"printed": "六、", "after": 2, "missing": (3, 5)},
        ),
        (
            "二、甲\n三、乙",
            "number-gap",
            "warning",
            1,
            "二、",
            "二、 begins its list: 1 missing",
            {"printed": "二、", "missing": (1, 1)},
        ),
        (
            "一、甲\n二、乙\n二、丙",
            "number-repeat",
            "warning",
            3,
            "二、",
            "二、 after 2, not 3",
            {"printed": "二、", "after": 2, "expected": 3},
        ),
        (
            "一、甲\n1.子。做。做。\n一、乙",
            "number-repeat",
            "warning",
            3,
            "一、",
            "一、 after 1, not 2",
            {"printed": "一、", "after": 1, "expected": 2},
        ),
        (
            "一、甲\n—、乙事，做好乙事。\n三、丙",
            "marker-repaired",
            "info",
            2,
            "—、",
            "—、 is no numeral; read as 2",
            {"printed": "—、", "number": 2},
        ),
        (
            "一、甲\n1.做事。做甲，\n做乙。再做。",
            "line-rejoined",
            "info",
            2,
            "\n",
            "line 2 goes on in the next: the clause was open",
            {"line": 2, "open": "clause"},
        ),
        (
            "一、甲\n1.做事。做好（甲\n和乙）工作。",
            "line-rejoined",
            "info",
            2,
            "\n",
            "line 2 goes on in the next: ( was open",
            {"line": 2, "mark": "("},
        ),
        (
            "一、甲\n推进“试点工作。",
            "unbalanced-quote",
            "warning",
            2,
            "“",
            "“ has no partner: “试点工作。",
            {"mark": "“", "printed": "“试点工作。"},
        ),
        (
            "一、甲\n推进试点，培育茶企，建设平台、",
            "input-cut-off",
            "warning",
            2,
            "、",
            "the text ends in the middle, behind 点，培育茶企，建设平台、; get it whole",
            {"printed": "点，培育茶企，建设平台、"},
        ),
        (
            "一、甲\n推进试点。坚持“地",
            "input-cut-off",
            "warning",
            2,
            "地",
            "the text ends in the middle, behind 推进试点。坚持“地; get it whole",
            {"printed": "推进试点。坚持“地"},
        ),
        (
            "一、甲\n推进（试点工作。",
            "unbalanced-bracket",
            "warning",
            2,
            "（",
            "（ has no partner: （试点工作。",
            {"mark": "（", "printed": "（试点工作。"},
        ),
        (
            "一、甲\n推进试点）工作。",
            "unbalanced-bracket",
            "warning",
            2,
            "）",
            "） has no partner: ）工作。",
            {"mark": "）", "printed": "）工作。"},
        ),
        (
            "近日，方案印发，部署5项具体任务。\n某省2030年工作方案\n一、甲\n做甲。",
            "declared-count",
            "warning",
            1,
            None,
            "the document announces 5 tasks, 1 were found",
            {"declared": 5, "found": 1},
        ),
        (
            OWNED.format(""),
            "no-responsibility",
            "warning",
            4,
            "3.丙。做丙，做好。再做。",
            "3.丙 names nobody; its siblings do",
            {"task": "3.丙"},
        ),
        (
            OWNED.format("（责任单位：市财政局、跨区域综合交通一体化示范推进战线的诸位同志）"),
            "unread-responsibility",
            "warning",
            4,
            "跨区域综合交通一体化示范推进战线的诸位同志",
            "nobody could be read from 跨区域综合交通一体化示范推进战线的诸位同志",
            {"printed": "跨区域综合交通一体化示范推进战线的诸位同志"},
        ),
        (
            OWNED.format("（责任单位及分工：详见附件）"),
            "unread-responsibility",
            "warning",
            4,
            "责任单位及分工：",
            "nobody could be read from 责任单位及分工：详见附件）",
            {"printed": "责任单位及分工：详见附件）"},
        ),
        ("", "empty-document", "warning", 1, "", "the document has no text", {}),
        ("一、目标\n建成平台。\n二、任务", "no-title", "info", 1, "一、目标", "no title was found", {}),
        (
            "某市工作方案\n一、任务\n1.甲。做甲。\n某市人民政府\n2030月3月26日",
            "date-repaired",
            "info",
            5,
            "2030月3月26日",
            "2030月3月26日 is no date; read as 2030-03-26",
            {"printed": "2030月3月26日", "date": "2030-03-26"},
        ),
        (
            "某市工作方案\n一、任务\n2030年6月31日前建成平台3个。",
            "no-such-day",
            "warning",
            3,
            "2030年6月31日",
            "2030年6月31日 does not exist; the month is given",
            {"printed": "2030年6月31日"},
        ),
        (
            "某市行动方案（2032—2030年）\n一、任务",
            "period-backwards",
            "warning",
            1,
            "2032—2030年",
            "the period 2032—2030年 runs backwards; none is given",
            {"printed": "2032—2030年"},
        ),
        (
            "某市工作方案\n一、任务\n1.甲。做甲。（市教委、市民政局；加粗的为牵头单位，下同）\n2.乙。做乙。（市商务委）",
            "unread-rule",
            "warning",
            3,
            "加粗的为牵头单位",
            "this rule of who leads could not be read: 加粗的为牵头单位",
            {"printed": "加粗的为牵头单位"},
        ),
        (
            "某市工作方案\n一、任务\n1.甲甲：做甲。\n2.乙乙：做乙。\n3.推动“数字产业”计划，辅导企业：做丙。\n4.辛辛：做辛。\n5.壬壬：做壬。",
            "no-heading",
            "warning",
            5,
            None,
            "3. has no heading; its siblings have",
            {"num": "3."},
        ),
        (
            "关于某事的函\n" + "你单位来函收悉，我们作了认真研究，现将有关意见函复如下，请予以支持。" * 7,
            "no-structure",
            "warning",
            1,
            None,
            "238 of 238 characters stand in cover, preamble and conclusions, under no item",
            {"around": 238, "characters": 238},
        ),
    ],
)
def test_diagnostic(text, code, severity, line, printed, message, values):
    found = [d for d in gdplan.parse(text).diagnostics if d.code == code]
    assert [(d.severity, d.line) for d in found] == [(severity, line)]
    assert [(d.message, d.values) for d in found] == [(message, values)]
    if printed is not None:
        assert text[slice(*found[0].span)] == printed


@pytest.mark.parametrize(
    "text",
    [
        OWNED.format("（省财政厅牵头）"),
        OWNED.format("（责任单位：省财政厅；完成时限：6月）"),
        OWNED.format("牵头单位定期报送。\n责任单位：省财政厅\n配合单位：无"),
        "一、甲\n（一）子。做。做。\n二、乙\n（一）子。做。做。",
        "一、甲\n（一）子。做。做。\n二、乙\n（二）子。做。做。",
        "近日，方案印发，部署2项具体任务。\n某省2030年工作方案\n一、甲\n做甲。\n二、乙\n做乙。",
        "第一条　甲。\n（一）乙；\n（二）丙。\n第二条　丁。\n（一）戊。",
        "1）甲\n2）乙",
        "某市工作方案\n一、任务\n2028年2月29日前建成平台，2030年6月30日前投用，比例为2.31日均。",
        "某市工作方案\n一、任务\n1.甲。做甲。（市教委、市民政局；列第一位者为牵头单位，下同）\n2.乙。做乙。（市商务委、市水务局）",
        "某市工作方案\n一、任务\n1.甲甲：做甲。\n2.乙乙：做乙。\n3.完善制度，健全机制。\n4.辛辛：做辛。\n5.壬壬：做壬。",
        "某市行动方案（2030—2032年）\n一、任务\n建成平台。（详见有关规定）",
        "某市工作方案\n一、任务\n建设“平台”、《办法》（试行）\n二、附则\n附件：平台清单",
    ],
)
def test_clean_documents_have_none(text):
    assert [d.message for d in gdplan.parse(text).diagnostics if d.severity != "info"] == []


ANNEXED = (
    "近日，方案印发，部署{}项具体任务。\n某省2030年工作方案\n一、任务\n1.甲。做甲，做好。（省科技厅牵头）\n2.乙。做乙，做好。（省教育厅牵头）\n"
    "附件\n任务分工表\n一、其他\n1.丙。做丙。（省财政厅牵头）\n2.丁。做丁。（省财政厅牵头）\n3.戊。做戊。{}"
)


@pytest.mark.parametrize(
    ("declared", "owner", "messages"),
    [
        (5, "（省财政厅牵头）", []),
        (2, "（省财政厅牵头）", ["the document announces 2 tasks, 5 were found"]),
        (5, "", ["3.戊 names nobody; its siblings do"]),
    ],
)
def test_what_is_a_task_is_a_task_to_check(declared, owner, messages):
    document = gdplan.parse(ANNEXED.format(declared, owner))
    assert len(document.tasks()) == 5
    assert [d.message for d in document.diagnostics] == messages


def test_a_damaged_byte_is_reported_with_its_place():
    source = SourceText("一、甲\ufffd乙", "text/plain", "gb18030", "", (Damage(3, 6, b"\xff"),))
    found = gdplan.parse_source(source).diagnostics[-1]
    assert (found.code, found.severity, found.span) == ("damaged-byte", "warning", (3, 4))
    assert (found.message, found.values) == ("byte 6 (ff) is no character", {"byte": 6, "raw": "ff"})
    found = gdplan.parse("一、甲\ud800乙").diagnostics[-1]
    assert (found.message, found.values) == ("what stands here is no character", {})


def test_messages_are_in_the_order_of_the_text():
    found = gdplan.parse("一、甲“\n三、乙（\n五、丙").diagnostics
    assert [d.span for d in found] == sorted(d.span for d in found)


DATED = """某市工作方案（虚构）
一、任务
1.建设平台。2025年6月底前新建不少于30个平台。
2.推广应用。2025年12月31日前完成推广，到2027年，服务企业50家。
"""


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [
        (None, []),
        ("2025-06", []),
        ("2025-07-01", [(3, "due by 2025-06: 1.建设平台, 2025年6月底前")]),
        ("2025", [(3, "due by 2025-06: 1.建设平台, 2025年6月底前")]),
        (
            "2026-01-01",
            [(3, "due by 2025-06: 1.建设平台, 2025年6月底前"), (4, "due by 2025-12-31: 2.推广应用, 2025年12月31日前")],
        ),
        (
            "2028",
            [
                (3, "due by 2025-06: 1.建设平台, 2025年6月底前"),
                (4, "due by 2025-12-31: 2.推广应用, 2025年12月31日前"),
                (4, "due by 2027: 2.推广应用, 服务企业50家"),
            ],
        ),
    ],
)
def test_what_is_overdue_is_told_of_a_day_that_is_named(as_of, overdue):
    document = gdplan.parse(DATED)
    found = [one for one in gdplan.check(document, as_of=as_of) if one.code == "overdue"]
    assert [(one.line, one.message) for one in found] == overdue
    assert all(one.severity == "warning" for one in found)


TASKS = """# 某市2025年重点任务分工表（虚构）

| 序号 | 工作内容 | 责任单位 | 完成时限 |
|---|---|---|---|
| 1 | 建设实验室，开展研究。组建专家组。 | 市科技局 | 2024年6月底前 |
| 2 | 改造农田。 | 市农业农村局 | 2025年9月 |
| 3 | 开展培训。 | | |
"""
LEAVES = """某市2025年工作要点（虚构）
一、工业
（一）建设创新平台。
1.新建实验室。12月底前建成。
坚持开放合作。6月底前开展交流。
（二）推进项目，做好各项重大项目前期工作和要素保障工作，确保完成投资。9月底前开工。
二、农业
7月底前改造农田。
"""


@pytest.mark.parametrize(
    ("text", "code", "tasks"),
    [
        (TASKS, "overdue", ["1 建设实验室，开展研究", "2 改造农田"]),  # a row without a heading: its first sentence
        (TASKS, "due-before-document", ["1 建设实验室，开展研究"]),
        (TASKS, "no-due-date", ["3 开展培训"]),
        (TASKS, "no-responsibility", ["3 开展培训"]),
        (
            LEAVES,  # a measure without a number is named by its task; a long heading is cut
            "overdue",
            ["1.新建实验室", "1.新建实验室", "（二）推进项目，做好各项重大项目前期工作和要素保", "二、农业"],
        ),
    ],
)
def test_a_message_about_a_task_names_it_as_rows_do(text, code, tasks):
    found = [one for one in gdplan.check(gdplan.parse(text), as_of="2026") if one.code == code]
    assert [one.values["task"] for one in found] == tasks
    for one, task in zip(found, tasks, strict=True):
        assert task in one.message
        assert task in in_chinese(one.code, one.values, one.message)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(gdplan.GdplanError, match="no date: '2025-02-30'"):
        gdplan.check(gdplan.parse(DATED), as_of="2025-02-30")


def test_what_is_overdue_is_a_problem_to_the_command(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(DATED, encoding="utf-8")
    assert command("check", str(path)).returncode == 0
    late = command("check", str(path), "--as-of", "2025-07-01", "-f", "tsv", "--columns", "code,line")
    assert (late.returncode, late.stdout.decode()) == (1, "code\tline\noverdue\t3\n")
    chinese = command("check", str(path), "--as-of", "2025-07-01", "--lang", "zh").stdout.decode()
    assert "期限 2025-06 已过：1.建设平台，2025年6月底前" in chinese
    assert command("check", str(path), "--as-of", "07/2025").returncode == 2
