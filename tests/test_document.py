"""A whole document: the plan, as the analyst reads it."""

from pathlib import Path

import pytest
from shared import PLAN, ROOT, read

import gdplan
from gdplan.export import export

STRUCTURED = ROOT / "data/structured"


@pytest.fixture(scope="module")
def plan():
    return gdplan.load(PLAN)


def test_what_the_plan_says_of_itself(plan):
    metadata = plan.metadata
    assert metadata.title == "數字廣東建設2025年工作要點"
    assert (metadata.kind, metadata.year, metadata.declared_tasks) == ("工作要點", 2025, 50)
    assert (plan.source.script, plan.source.encoding, plan.source.length) == ("hant", "utf-8", 7509)
    assert [entry.kind for entry in plan.front] == ["title"]
    assert [(entry.kind, entry.span[1] - entry.span[0]) for entry in plan.omitted] == [("rubric", 8)]
    assert plan.cover.sentences[0].text == "近日,《數字廣東建設 2025 年工作要點》印發。"
    assert plan.preamble.sentences[0].text.endswith("現制定工作要點如下。")


def test_the_tree_of_the_plan(plan):
    assert [node.num for node in plan.body] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert len([node for node in plan.walk() if node.level == "subsection"]) == 17
    tasks = plan.tasks()
    assert [task.number for task in tasks] == list(range(1, 51))
    assert all(task.heading and task.sentences and task.responsibilities for task in tasks)
    assert tasks[4].sentences[-1].text == "開展“機器人+”行動。"
    assert tasks[0].eid == "sec_1__subsec_1__para_1"
    assert tasks[0].line == 7


def test_who_does_what(plan):
    first = plan.tasks()[0]
    assert [(a.name, a.as_written, a.role, a.name_basis) for a in first.agencies] == [
        ("省發展改革委", "省發展改革委", "responsible", "printed"),
        ("省科技廳", "科技廳", "responsible", "prefix-carried"),
        ("省工業和信息化廳", "工業和信息化廳", "responsible", "prefix-carried"),
        ("各地級以上市人民政府", "各地級以上市人民政府", "implementing", "printed"),
    ]
    assert [(a.name, a.role, a.since) for a in plan.standing_agencies] == [
        ("各地級以上市人民政府", "implementing", "sec_1__subsec_1__para_1")
    ]
    assert not any(a.name == "各地級以上市人民政府" for task in plan.tasks()[1:] for a in task.agencies)


def test_what_is_promised(plan):
    found = [
        (t.role, t.indicator, t.comparator, t.value, t.unit, t.deadline) for node in plan.walk() for t in node.targets
    ]
    assert found == [
        ("target", "省級中試平臺", ">=", "30", "個", "2025"),
        ("target", "有線電視超高清機頂盒占比", "=", "75", "%", "2025"),
    ]


def test_a_clean_plan_has_no_warnings(plan):
    assert [(d.code, d.severity, d.line) for d in plan.diagnostics] == [("line-rejoined", "info", 13)]
    assert gdplan.check(plan) == plan.diagnostics


def test_spans_hold_in_the_source(plan):
    text = read(PLAN)
    for node in plan.walk():
        for responsibility in node.responsibilities:
            assert text[slice(*responsibility.span)] == responsibility.text


@pytest.mark.parametrize("path", sorted(PLAN.parent.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["json", "yaml"])
def test_data_structured_is_not_stale(path, name):
    built = STRUCTURED / f"{path.stem}.{name}"
    assert built.read_text(encoding="utf-8") == "".join(export(gdplan.load(path), name)), "run `make data`"


def test_the_same_document_from_its_own_json(plan, tmp_path):
    copy = tmp_path / "plan.json"
    copy.write_text("".join(export(plan, "json")), encoding="utf-8")
    assert gdplan.load(copy) == plan


def test_a_file_of_version_1_is_read_with_the_new_fields_empty():
    """Version 1 as gdplan 0.1 wrote it: a page with a bracket, a target, mentions and a gap."""
    found = gdplan.load(Path(__file__).parent / "cases/version_1.json")
    assert (found.schema_version, found.metadata.region, found.metadata.effective_on) == ("2", None, None)
    assert [(place.where, place.paragraph, place.page) for place in found.source.locators][:2] == [
        ("h1[1]", None, None),
        ("p[1]", None, None),
    ]
    task = found.tasks()[0]
    assert (task.deadlines, task.assigned_in, task.targets[0].value) == ((), None, "30")
    assert [(r.offices, r.people, r.agencies[0].name) for r in task.responsibilities] == [((), (), "市科技局")]
    assert [(entry.code, entry.values) for entry in found.diagnostics] == [("number-gap", {})]


def test_the_opening_of_a_section_of_goals_dates_what_stands_in_it():
    document = gdplan.parse(
        "一、发展目标\n到2030年，体系基本建立。\n——甲体系。规模达到6万亿元。\n——乙体系。规模达到7万亿元。\n"
        "展望2040年，全面建成。\n二、其他目标\n到2031年，分两步走。\n（一）甲市场。规模达到8万亿元。\n"
        "（二）乙市场。规模达到9万亿元。\n三、任务\n到2032年，建成3座。\n（一）学校。新建5所。\n（二）医院。新建6所。"
    )
    dated = {target.text: target.deadline for node in document.walk() for target in node.targets}
    assert dated == {
        "达到6万亿元": "2030",
        "达到7万亿元": "2030",
        "达到8万亿元": "2031",
        "达到9万亿元": "2031",
        "3座": "2032",
        "5所": None,
        "6所": None,
    }


def test_sections_of_a_report_that_follow_its_goals_look_ahead():
    document = gdplan.parse(
        "2031年某县政府工作报告\n一、2030年工作回顾\n新建学校3所。\n二、2031年主要目标\n生产总值增长8%。\n"
        "三、着力改善人居环境\n改造小区20个。\n四、存在的问题与成效回顾\n建成公园6个。"
    )
    roles = {target.text: (target.role, target.deadline) for node in document.walk() for target in node.targets}
    assert roles == {
        "3所": ("achieved", "2030"),
        "增长8%": ("target", "2031"),
        "20个": ("target", "2031"),
        "6个": ("achieved", "2030"),
    }


def test_tasks_of_an_annex_that_says_who_is_responsible():
    document = gdplan.parse(
        "某市2030年方案\n一、目标\n扩大供给。\n二、任务\n优化布局。\n\n附件\n\n重点任务分工\n\n"
        "1.扩大供给，新建学校。（责任单位：市教委）\n2.优化布局，迁建医院。（责任单位：市卫健委）"
    )
    assert [(task.eid, [agency.name for agency in task.agencies]) for task in document.tasks()] == [
        ("sec_1", []),
        ("sec_2", []),
        ("att_1__para_1", ["市教委"]),
        ("att_1__para_2", ["市卫健委"]),
    ]


LEAD_ABOVE = "某市2030年工作方案\n一、任务\n（一）扩大供给（{above}）\n1.新建学校。新建学校20所。{own}\n2.迁建医院。迁建医院5家。（责任单位：市卫健委）"


@pytest.mark.parametrize(
    "above, own, lead, responsible",
    [
        ("牵头单位：市发改委", "（责任单位：市教委、市财政局）", ["市发改委"], ["市教委", "市财政局"]),
        ("市发改委、市财政局牵头", "（市教委配合）", ["市发改委", "市财政局"], []),
        ("牵头单位：市发改委", "（责任领导：刘某）", ["市发改委"], []),
        ("牵头单位：市发改委", "由市教委负责选址。", ["市发改委"], ["市教委"]),
        ("牵头单位：市发改委", "", ["市发改委"], []),
        # The item says itself who leads, or what stands above says more than that.
        ("牵头单位：市发改委", "（牵头单位：市教委；责任单位：市财政局）", ["市教委"], ["市财政局"]),
        ("牵头单位：市发改委；责任单位：市财政局", "（责任单位：市教委）", [], ["市教委"]),
        ("牵头单位：市发改委，责任科室：规划科", "（责任单位：市教委）", [], ["市教委"]),
        ("责任单位：市发改委", "（配合单位：市教委）", [], []),
    ],
)
def test_the_lead_above_holds_where_an_item_names_none(above, own, lead, responsible):
    document = gdplan.parse(LEAD_ABOVE.format(above=above, own=own))
    task, target = gdplan.list_tasks(document)[0], gdplan.list_targets(document)[0]
    for row in (task, target):
        assert (list(row.lead), list(row.responsible)) == (lead, responsible)
    assert (task.lead, task.responsible) == tuple(
        tuple(agency.name for agency in document.tasks()[0].agencies if agency.role == role)
        for role in ("lead", "responsible")
    )


def test_the_lead_above_holds_on_every_level_below():
    document = gdplan.parse(
        "某市2030年工作方案\n一、供给（牵头单位：市发改委）\n（一）建设（责任单位：市住建委）\n1.新建学校20所。（责任单位：市教委）\n"
        "2.改造泵站10座。（牵头单位：市水务局）\n2.新建公园5个。"
    )
    assert [(row.text, row.lead, row.responsible) for row in gdplan.list_targets(document)] == [
        ("20所", ("市发改委",), ("市教委",)),
        ("10座", ("市水务局",), ()),
        ("5个", ("市发改委",), ("市住建委",)),
    ]
    assert [task.lead for task in gdplan.list_tasks(document)] == [("市发改委",), ("市水务局",), ("市发改委",)]


@pytest.mark.parametrize(
    "annex, tasks",
    [
        ("一、供水领域（市水务局牵头）\n1.改造管网。\n2.更换水表。\n二、供气领域（市住建委牵头）\n3.检修阀门。", 3),
        ("一、供水领域\n1.改造管网。\n二、供气领域（市住建委牵头）\n2.检修阀门。", 1),  # as in the body
        ("一、供水领域\n1.改造管网。\n2.更换水表。", 0),
    ],
)
def test_an_annex_whose_headings_name_the_owners_gives_its_tasks(annex, tasks):
    document = gdplan.parse(
        f"某市关于做好营商环境工作的通知\n各区政府：\n一、强化管理。压实责任。\n二、争创一流。对标先进。\n附件：提升举措\n某市人民政府\n2030年3月16日\n附件\n提升举措\n{annex}"
    )
    listed = gdplan.list_tasks(document)
    assert [row.eid for row in listed if not row.eid.startswith("att")] == ["sec_1", "sec_2"]
    assert len([row for row in listed if row.lead]) == len(listed) - 2 == tasks


@pytest.mark.parametrize(
    "text, declared",
    [
        (
            "一、任务\n围绕重点，分类梳理共3项任务。\n（一）供水\n1.建厂。\n2.铺管。\n（二）供气\n1.检修。\n二、保障\n（一）加强领导。",
            3,
        ),
        ("本计划共有3项任务。\n一、供水\n1.建厂。\n2.铺管。\n二、供气\n1.检修。", 3),
        ("本计划共分2个方面3项任务。\n一、供水\n1.建厂。\n2.铺管。\n二、供气\n1.检修。", 3),
        (
            "一、供水\n共2项任务。\n（一）厂\n1.建厂。\n2.铺管。\n二、供气\n（一）阀\n1.检修。",
            None,
        ),  # its own section's
        ("一、供水\n共2项任务。\n1.建厂。\n2.铺管。\n二、供气\n1.检修。", None),
        ("去年共完成3项任务。\n一、供水\n1.建厂。\n2.铺管。", None),
    ],
)
def test_how_many_tasks_a_document_says_it_has(text, declared):
    assert gdplan.parse(f"某市2030年工作计划\n{text}").metadata.declared_tasks == declared
