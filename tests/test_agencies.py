"""Responsibility brackets: the cases by form, the words of the tables, and what holds for any text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import assert_linear

import gdplan
from gdplan.extract.responsibilities import (
    bodies,
    find_labelled_responsibility,
    find_responsibility,
    may_be_responsibility,
)
from gdplan.extract.responsibilities.duties import find_duties
from gdplan.extract.responsibilities.leading import LeadRule, find_stated_rule
from gdplan.normalize import normalize
from gdplan.views import list_targets, list_tasks
from gdplan.vocab import agencies as vocab
from gdplan.vocab import owner_labels

CASES = json.loads((Path(__file__).parent / "cases" / "agencies.json").read_text("utf-8"))


def spoken(text, agency):
    """An agency as the cases write it: [省]科技厅 lead word, 绵阳[海关] support word."""
    prefix = f"[{text[slice(*agency.prefix)]}]" if agency.prefix else ""
    tail = f"[{text[slice(*agency.tail)]}]" if agency.tail else ""
    name = (prefix + text[agency.start : agency.end] + tail).replace(" ", "_")
    marks = ["open"] * agency.open_ended + ["standing"] * agency.standing
    return " ".join([name, agency.role, agency.role_basis, *marks])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_case(case):
    text = normalize(case["text"])
    reading = find_responsibility(text)
    if case["agencies"] is None:
        assert reading is None
        return
    assert [spoken(text, agency) for agency in reading.agencies] == case["agencies"]
    assert (text[slice(*reading.scope)] if reading.scope else None) == case.get("scope")
    rule = reading.rule and " ".join([reading.rule.by, str(reading.rule.size) + reading.rule.mark, reading.rule.others])
    assert rule == case.get("rule")
    assert (text[slice(*reading.unread_rule)] if reading.unread_rule else None) == case.get("unread_rule")
    assert [text[slice(*name)] for name in reading.unread_names] == case.get("unread_names", [])
    offices = [
        " ".join([text[slice(*office.within)] if office.within else "-", text[office.start : office.end], office.role])
        for office in reading.offices
    ]
    people = [f"{text[slice(*person.label)]} {text[person.start : person.end]}" for person in reading.people]
    assert (offices, people) == (case.get("offices", []), case.get("people", []))


def test_every_bracket_of_the_plan():
    """The plan closes each of its 50 tasks with one responsibility; no other bracket of it is one."""
    plan = normalize((Path(__file__).parents[1] / "data/raw/guangdong_2025.txt").read_text("utf-8"))
    brackets = re.findall(r"\(([^()]*)\)", plan)
    read = [text for text in brackets if find_responsibility(text)]
    assert len(read) == 50
    assert [text for text in read if "牵头" not in text and "负责" not in text] == []


@pytest.mark.parametrize(
    "rule, text, said",
    [
        (
            "列第一位者为牵头单位",
            "海关总署、商务部等有关部门负责",
            ["lead first-listed", "responsible word", "responsible word"],
        ),
        ("列第一位者为牵头单位", "财政部负责，教育部牵头", ["responsible word", "lead word"]),
        (
            "第一个逗号前为牵头单位",
            "市教育局、市民政局，市水务局",
            ["lead position", "lead position", "responsible bare-list"],
        ),
        (
            "第一个逗号前为牵头单位",
            "市教育局，各区、县（市）政府，2026年底前完成",
            ["lead position", "responsible bare-list"],
        ),
        ("第一个逗号前为牵头单位", "市教育局、市民政局", ["lead position", "lead position"]),
        ("分号前为牵头单位，分号后为配合单位", "市商务委；市水务局", ["lead position", "support position"]),
        (
            "前两位为牵头单位",
            "责任单位：市商务委、市水务局、市林业局",
            ["lead position", "lead position", "responsible label"],
        ),
        ("带*号的为牵头单位", "责任单位：市商务委、*市水务局", ["responsible label", "lead position"]),
        ("标注★的为牵头单位", "市商务委、市水务局（★）", ["responsible bare-list", "lead position"]),
        ("标注“*”的为牵头单位", "*市商务委、市水务局", ["lead position", "responsible bare-list"]),
        ("列在最前的为牵头单位", "市商务委、市水务局", ["lead first-listed", "responsible bare-list"]),
        ("第一责任单位为牵头单位", "市商务委、市水务局", ["lead first-listed", "responsible bare-list"]),
        ("带*号的为牵头单位", "市商务委、市水务局", ["responsible bare-list", "responsible bare-list"]),
    ],
)
def test_rule_of_an_earlier_bracket(rule, text, said):
    stated = find_responsibility(normalize(f"市教委、市科委。{rule}，下同")).rule
    agencies = find_responsibility(normalize(text), rule=stated).agencies
    assert [f"{agency.role} {agency.role_basis}" for agency in agencies] == said


@pytest.mark.parametrize(
    "sentence, said",
    [
        ("各项任务责任单位中，排在第一位的为牵头单位。", "first responsible"),
        ("各项任务责任单位中，排在第一位的为牵头单位，其他有关单位按职责分工配合。", "first support"),
        ("以下责任单位，第一个逗号前的为牵头部门。", "comma responsible"),
        ("责任单位中牵头单位列首位。", "first responsible"),
        ("我市首个牵头制定的国际标准发布。", None),
        ("由排名第一的企业牵头。", None),
        ("市第一人民医院为牵头单位。", None),
    ],
)
def test_rule_stated_in_prose(sentence, said):
    rule = find_stated_rule(normalize(sentence))
    assert (rule and f"{rule.by} {rule.others}") == said


def test_rule_of_the_preamble_holds_for_all_brackets():
    text = "某市2030年工作要点\n责任单位中，第一个逗号前的为牵头单位。\n一、茶业。改造茶园。（市茶业局，市财政局）"
    (node,) = gdplan.parse(text).body
    assert [(a.name, a.role, a.role_basis) for a in node.agencies] == [
        ("市茶业局", "lead", "position"),
        ("市财政局", "responsible", "bare-list"),
    ]


@pytest.mark.parametrize("rule", ["加粗的为牵头单位", "红色字体为牵头单位", "括号内为配合单位", "破折号前的为牵头单位"])
def test_rule_that_cannot_be_read(rule):
    """It gives nobody a role of its own and warns."""
    text = f"某市2030年工作要点\n一、茶业。改造茶园。（市茶业局、市财政局。{rule}，下同）"
    document = gdplan.parse(text)
    assert {(a.role, a.role_basis) for a in document.body[0].agencies} == {("responsible", "bare-list")}
    (found,) = [d for d in document.diagnostics if d.code == "unread-lead-rule"]
    assert (found.severity, found.values) == ("warning", {"printed": rule})


@pytest.mark.parametrize(
    "sentence, said",
    [
        ("市发展改革委负责统筹项目；市教育局负责建设学校。", ["市发展改革委 responsible", "市教育局 responsible"]),
        (
            "由市财政局牵头，市教育局、市民政局配合，落实经费。",
            ["市财政局 lead", "市教育局 support", "市民政局 support"],
        ),
        ("具体工作由市发展改革委会同市财政局负责。", ["市发展改革委 responsible", "市财政局 responsible"]),
        ("市教育局牵头负责制定方案，2030年6月底前印发。", ["市教育局 lead"]),
        ("各区政府负责本辖区工作，各有关部门按职责分工负责。", ["各区政府 responsible"]),
        ("企业负责安全，市应急管理局负责监管。", ["市应急管理局 responsible"]),
        ("市教育局、团市委：负责学校宣传。", ["市教育局 responsible", "团市委 responsible"]),
        ("——由省教育厅、省财政厅组织落实。", ["省教育厅 implementing", "省财政厅 implementing"]),
        ("由省教育厅推进试点。", []),
        (
            "九项核查由所涉及的市教育局、市财政局、市民政局、市水利局、市商务局、市体育局、市统计局、市气象局牵头完成。",
            [f"市{body}局 lead" for body in ("教育", "财政", "民政", "水利", "商务", "体育", "统计", "气象")],
        ),
        ("市级机关食堂节粮工作推进由市机管局与市粮食局落实。", ["市机管局 implementing", "市粮食局 implementing"]),
        ("资金由市财政局按规定落实到位。", []),
        ("建立由农业农村部、工业和信息化部牵头的协调机制。", []),
        ("建立由省发展改革委牵头、省财政厅参与的联席会议制度。", []),
        ("完善由市卫生健康委牵头组建的专家团队。", []),
        ("海关总署要继续做好牵头工作，会同有关部门积极配合。", []),
        ("领导小组办公室设在市发展改革委，负责日常工作。", []),
        ("市教育局负责人要亲自抓。", []),
        ("本办法由市教育局负责解释。", []),
        ("由市政府分管领导牵头，每月调度。", []),
        ("由市教育局负责的项目共3个。", []),
        ("坚持党委领导、政府负责。", []),
        ("各地负责审批的部门要逐项认领。", []),
        ("市发展改革委负责投资审批的窗口人员，要加强培训。", []),
        ("市住建局负责施工许可的事项应当公开。", []),
        ("市教育局负责学校食堂的监督检查。", ["市教育局 responsible"]),
        ("县住建局负责未完工的项目整改。", ["县住建局 responsible"]),
        ("县级以上人民政府教育主管部门负责监督。", []),
        ("各街镇政府是公园建设的责任主体，负责细化任务，全力组织实施。", ["各街镇政府 responsible"]),
        (
            "市教育局是牵头单位，市财政局、市民政局为责任单位。",
            ["市教育局 lead", "市财政局 responsible", "市民政局 responsible"],
        ),
        ("明确各区政府作为实施主体，统筹推进。", ["各区政府 implementing"]),
        ("企业是安全生产的责任主体，市应急管理局负责监管。", ["市应急管理局 responsible"]),
        ("市住建局不是责任主体。", []),
        ("强化各区政府作为责任主体的意识。", []),
        ("排在第一位的为牵头单位。", []),
        # What begins as 应当 and 如果 do, and is a name.
        ("应急管理部、商务部负责年度监测。", ["应急管理部 responsible", "商务部 responsible"]),
        ("由应急管理部负责评估，应急办配合。", ["应急管理部 responsible", "应急办 support"]),
        ("应城市教育局负责统筹，如东县财政局配合。", ["应城市教育局 responsible", "如东县财政局 support"]),
        ("应急响应期间商务部负责保供。", []),
        ("应急处置工作由商务部负责。", ["商务部 responsible"]),
        ("应由市教育局负责，如市财政局负责的除外。", ["市教育局 responsible"]),
    ],
)
def test_duties_told_in_prose(sentence, said):
    text = normalize(sentence)
    told = [(text[duty.start : duty.end], agency) for duty in find_duties(text) for agency in duty.reading.agencies]
    assert [f"{words[agency.start : agency.end]} {agency.role}" for words, agency in told] == said
    assert {agency.role_basis for _, agency in told} <= {"word"}


def test_a_duty_covers_its_sentence_and_marks_no_task():
    text = "某市2030年工作要点\n一、茶业\n（一）改造。更新茶园。由市茶业局牵头，培训茶农。\n（二）加工。建设茶厂。\n二、茶馆\n（一）开店。开设茶馆。"
    document = gdplan.parse(text)
    (responsibility,) = document.body[0].children[0].responsibilities
    assert (responsibility.text, responsibility.sentences) == ("市茶业局牵头", (1, 2))
    assert len(document.tasks()) == 3
    assert not document.diagnostics


@pytest.mark.parametrize(
    "item, names",
    [
        ("市公安局。负责社会治安。", ["市公安局"]),
        ("市教育局、团市委：负责学校宣传。", ["市教育局", "团市委"]),
        ("社会治安。负责人由镇长担任。", []),
        ("市公安局。负责人每月报告。", []),
        ("加强组织领导。负责日常工作。", []),
    ],
)
def test_duties_of_the_bodies_that_a_heading_names(item, names):
    (node,) = gdplan.parse(f"某市2030年工作要点\n一、分工\n1.{item}\n2.开展培训。每年两次。").body
    assert [agency.name for agency in node.children[0].agencies] == names


@pytest.mark.parametrize(
    "above, names",
    [
        ("工作职责", ["区教育局", "区水务局", "新城公司"]),
        ("重点单位", []),  # nothing says that duties stand there
    ],
)
def test_duties_of_the_bodies_that_a_list_names(above, names):
    items = "1.区教育局：开放校园绿地。\n2.区水务局：结合河道整治建设绿地；负责养护。\n3.新城公司：细化目标。"
    (node,) = gdplan.parse(f"某区2030年工作要点\n一、{above}\n{items}").body
    assert [agency.name for child in node.children for agency in child.agencies] == names
    assert [r.sentences for child in node.children for r in child.responsibilities] == [(0, 1)] * len(names)


@pytest.mark.parametrize(
    "lines, names, due",
    [
        ("责任单位：\n市教育局、市财政局\n完成时限：\n2030年6月", ["市教育局", "市财政局"], ["2030-06"]),
        ("牵头单位：市水利局\n配合单位：\n市林业局，各街镇。", ["市水利局", "市林业局", "各街镇"], []),
        ("责任单位：\n2.推广良种。", [], []),
        ("主要内容：\n市教育局、市财政局", [], []),
    ],
)
def test_a_label_alone_on_its_line(lines, names, due):
    (node,) = gdplan.parse(f"某市2030年工作要点\n一、茶业\n1.更新茶园。\n{lines}").body
    assert [agency.name for agency in node.children[0].agencies] == names
    assert [limit.date for limit in node.children[0].deadlines] == due


def test_who_leads_in_a_list_of_duties():
    items = "1.区水务局\n牵头协调河道整治，负责养护。\n2.区教育局\n指导校园绿化。"
    (node,) = gdplan.parse(f"某区2030年工作要点\n一、职责分工\n{items}").body
    assert [(a.name, a.role) for child in node.children for a in child.agencies] == [
        ("区水务局", "lead"),
        ("区教育局", "responsible"),
    ]


def test_a_second_name_in_a_bracket_is_no_owner():
    (node,) = gdplan.parse("某区2030年工作要点\n一、职责\n1.宣传\n区委组织部（区公务员局）\n2.办学。（区教育局）").body
    assert [[agency.name for agency in child.agencies] for child in node.children] == [[], ["区教育局"]]


def test_offices_and_people_of_a_task():
    """Offices are no agencies beside a body; a body's own plan has nothing else."""
    text = "某市2030年工作要点\n一、茶园。改造。（责任领导：刘某；责任单位：市茶业局；责任科室：茶园科）\n二、茶厂。建设。（责任科室：茶厂科）"
    document = gdplan.parse(text)
    (both,), (own,) = [node.responsibilities for node in document.body]
    assert [(o.name, o.within, o.role) for o in both.offices] == [("茶园科", "市茶业局", "responsible")]
    assert [(p.label, p.name) for p in both.people] == [("责任领导", "刘某")]
    assert [a.name for a in both.agencies] == ["市茶业局"]
    assert ([a.name for a in own.agencies], own.offices) == (["茶厂科"], ())
    first, second = list_tasks(document)
    assert (first.offices, first.people, second.offices, second.responsible) == (
        ("茶园科",),
        ("刘某",),
        (),
        ("茶厂科",),
    )


@pytest.mark.parametrize(
    "sentence, said",
    [
        ("责任单位：市科委、市数据局。", ["市科委 responsible label", "市数据局 responsible label"]),
        ("牵头单位：市科委；配合单位：市教委", ["市科委 lead label", "市教委 support label"]),
        ("市科委、市数据局负责。", None),
        ("主办单位：某市人民政府办公室", None),
        ("主办机关：经济部", ["经济部 lead label"]),
        ("主（協）辦機關：經濟部", ["经济部 responsible label"]),
        ("责任领导：刘某，责任单位：市科委", ["市科委 responsible label"]),
        ("责任人：刘某", []),
        ("责任人：每月报送进展，年底汇总", None),
        ("联系人：刘某", None),
        ("责任领导：刘某；责任单位：市科委", ["市科委 responsible label"]),
        ("完成时限：2030年底；牵头单位：市科委", ["市科委 lead label"]),
        ("责任领导：刘某；定期报送进展。", None),
        ("责 任 单 位：市科委、市数据局", ["市科委 responsible label", "市数据局 responsible label"]),
        ("牵头单位为每项任务定期报送进展。", None),
    ],
)
def test_labelled_sentence(sentence, said):
    text = normalize(sentence)
    reading = find_labelled_responsibility(text)
    assert (reading and [spoken(text, agency) for agency in reading.agencies]) == said


def test_one_label_below_the_other():
    """Both hold for the text above them."""
    text = "某市2030年重点任务\n一、推进建设。完成规划。\n牵头单位：市科委\n配合单位：市教委\n开工项目。\n牵头单位：市住建委"
    (node,) = gdplan.parse(text).body
    assert [r.sentences for r in node.responsibilities] == [(0, 1), (0, 1), (1, 2)]


@pytest.mark.parametrize("marks", ["（）", "〔〕", "【】", "[]", "［］"])
@pytest.mark.parametrize("place", ["改造老茶园30个。{}", "改造老茶园30个{}。", "改造老茶园{}"])
def test_marks_of_a_bracket(marks, place):
    bracket = marks[0] + "牵头单位:县发改局(粮食局);责任单位:各镇人民政府" + marks[1]
    (item,) = gdplan.parse("某县2030年工作要点\n（一）改造茶园。\n1." + place.format(bracket)).body[0].children
    assert [agency.name for agency in item.agencies] == ["县发改局(粮食局)", "各镇人民政府"]
    assert not any("牵头" in text for text in (item.heading or "", *(sentence.text for sentence in item.sentences)))


@pytest.mark.parametrize(
    "text, deadlines",
    [
        ("新增茶园20个。（责任单位：市茶业局；完成时限：2030年6月）", ["2030-06"]),
        ("新增茶园20个（完成时限：2030年6月30日；责任单位：市茶业局）。", ["2030-06-30"]),
        ("新增茶园20个。（责任单位：市茶业局，2030年6月底前完成）", ["2030-06"]),
        ("新增茶园20个。（市茶业局牵头，2030年6月底前完成）新增茶厂5个。（责任单位：市商务局）", ["2030-06", "2030"]),
        ("2030年3月底前，新增茶园20个，验收。（责任单位：市茶业局，2030年6月底前完成）", ["2030-03"]),
        ("新增茶园20个。（责任单位：市茶业局，长期坚持）", ["2030"]),
        ("新增茶园20个。\n责任单位：市茶业局；完成时限：2030年6月", ["2030-06"]),
        ("新增茶园20个。（完成时限：2030年6月）", ["2030-06"]),
        ("新增茶园20个。（责任单位：市茶业局；完成时限：10月）", ["2030-10"]),
    ],
)
def test_time_of_a_bracket(text, deadlines):
    """It holds for the sentences that the bracket covers."""
    node, _ = gdplan.parse(f"某市2030年工作要点\n（一）改造茶园。{text}\n（二）改造茶厂。").body
    assert [target.deadline for target in node.targets] == deadlines


def test_time_of_a_heading():
    (node,) = gdplan.parse(
        "某市2030年工作要点\n（一）改造茶园（责任单位：市茶业局，2030年6月底前完成）\n1.选种。新增茶园20个。\n2.育苗。新增茶厂5个。"
    ).body
    assert [(t.deadline, t.deadline_basis) for child in node.children for t in child.targets] == [
        ("2030-06", "heading")
    ] * 2


@pytest.mark.parametrize("row", vocab.ENDINGS, ids=lambda row: row.text)
def test_ending(row):
    assert row.example.endswith(row.text)
    assert bodies.kind_of(row.example) == "body"
    for word in row.not_in:
        assert word.endswith(row.text)
        assert bodies.kind_of(word) != "body"


@pytest.mark.parametrize("row", (*owner_labels.LABEL_WORDS, *owner_labels.BEARERS), ids=lambda row: row.text)
def test_label(row):
    """What stands under a label: 省科技厅 lead, with the body of an office or the label of people before it."""
    text = normalize(row.example)
    reading = find_responsibility(text)
    said = [f"{text[a.start : a.end]} {a.role}" for a in reading.agencies]
    said += [
        " ".join([*([text[slice(*o.within)]] if o.within else []), text[o.start : o.end], o.role])
        for o in reading.offices
    ]
    said += [f"{text[slice(*p.label)]} {text[p.start : p.end]}" for p in reading.people]
    assert said == [row.reads]
    assert find_responsibility(normalize(row.counterexample)) is None
    assert find_labelled_responsibility(normalize(row.counterexample)) is None


@pytest.mark.parametrize("table", [vocab.ENDINGS, (*vocab.ROLE_WORDS, *owner_labels.LABEL_WORDS), owner_labels.BEARERS])
def test_rows_are_unique(table):
    assert len({row.text for row in table}) == len(table)


NAMES = st.sampled_from(
    [
        *(row.example for row in vocab.ENDINGS),
        *vocab.GENERIC,
        *vocab.DIVISIONS,
        "科技厅",
        "各有关单位",
        "等单位",
        "省财政厅",
    ]
)
WORDS = st.sampled_from(
    [
        *"、,;。/()<>“ \n和及由等",
        *vocab.MANNER_WORDS,
        *(row.text for row in (*vocab.ROLE_WORDS, *owner_labels.LABEL_WORDS)),
        "第一个逗号前为牵头单位",
        "带*号的为牵头单位",
        "责任处室:",
        "责任领导:",
        "责任单位:",
        "适用范围:",
        "下同",
    ]
)


@given(st.lists(NAMES | WORDS | st.text(max_size=3), max_size=25).map("".join), st.booleans())
def test_any_text(text, rule):
    """Agencies stand inside the text in order, without overlap; each prefix before the name that takes it."""
    text = normalize(text)
    reading = find_responsibility(text, rule=LeadRule("comma") if rule else None)
    if reading is None:
        return
    assert may_be_responsibility(text)
    last = 0
    for agency in reading.agencies:
        assert last <= agency.start < agency.end <= len(text)
        assert agency.tail is None or agency.end < agency.tail[0] < agency.tail[1] <= len(text)
        assert agency.prefix is None or 0 <= agency.prefix[0] < agency.prefix[1] < agency.start
        assert text[agency.start : agency.end].strip()
        last = agency.end


@given(
    st.lists(
        st.sampled_from(["省教育厅", "省财政厅", "省文化和旅游厅", "省政务和数据局", "各市人民政府"]),
        min_size=1,
        unique=True,
    )
)
def test_names_come_out_as_they_went_in(names):
    for text in ("、".join(names) + "按职责分工负责", "责任单位:" + ",".join(names), ";".join(names)):
        reading = find_responsibility(normalize(text))
        assert [text[agency.start : agency.end] for agency in reading.agencies] == names


@pytest.mark.parametrize(
    "hostile",
    [
        "(",
        "<",
        "“",
        "等",
        "和",
        "负责",
        "按职责",
        "各市、",
        "省科技厅、",
        "省科技厅负责,",
        "责任单位:",
        "市 ",
        "等1",
        "第一",
        "下同,",
        "由",
    ],
)
def test_long_text_takes_linear_time(hostile):
    assert_linear(
        find_responsibility, lambda n: normalize("省科技厅牵头," + hostile * n + "各市人民政府负责,下同"), 2_000
    )


@pytest.mark.parametrize(
    "lines, owners",
    [
        (  # behind the last of items that name nobody: all of them
            "（一）优化流程。⏎1.精简材料。⏎2.压缩时限。⏎（牵头单位：市政务局）⏎（二）加强监管。⏎1.建立清单。⏎2.开展检查。⏎责任单位：市司法局",
            ["市政务局", "市政务局", "市司法局", "市司法局"],
        ),
        (  # the text of others like the node names its own
            "（一）优化流程。再造流程。⏎1.精简材料。⏎2.压缩时限。⏎（市政务局负责）⏎（二）加强监管。强化监管。（市司法局负责）",
            ["市政务局", "市政务局", "市司法局"],
        ),
        (  # its elders name theirs
            "（一）优化流程。⏎1.精简材料。（市人社局负责）⏎2.压缩时限。⏎（市政务局负责）⏎（二）加强监管。强化监管。（市司法局负责）",
            ["市人社局", "市政务局", "市司法局"],
        ),
        (  # items elsewhere have theirs on a line of their own
            "（一）优化流程。⏎1.精简材料。⏎（市人社局负责）⏎2.压缩时限。⏎（市医保局负责）⏎（二）加强监管。⏎1.建立清单。⏎2.开展检查。⏎（市司法局负责）",
            ["市人社局", "市医保局", "", "市司法局"],
        ),
        (  # nothing shows how the document names owners
            "（一）加强领导。⏎1.健全机制。⏎2.强化督查。⏎（市政府督查室负责）",
            ["", "市政府督查室"],
        ),
        (  # two levels up, and the signature behind
            "（一）优化流程。⏎1.精简。⏎2.压缩时限。⏎（1）即时办结。⏎（2）限时办结。⏎（市政务局负责）⏎（二）监管。⏎1.建立清单。⏎2.检查。⏎（市司法局负责）⏎某市人民政府办公室⏎2030年3月5日",
            ["市政务局", "市政务局", "市政务局", "市司法局", "市司法局"],
        ),
        (  # of a section: owners of what stands between it and its tasks
            "（一）优化流程。（市政务局负责）⏎1.精简材料。⏎2.压缩时限。⏎二、专项行动⏎（一）开展整治。集中整治。（市公安局负责）",
            ["市政务局", "市政务局", "市公安局"],
        ),
    ],
)
def test_owners_behind_the_last_of_several_items(lines, owners):
    document = gdplan.parse("某市2030年工作方案\n一、重点任务\n" + lines.replace("⏎", "\n"))
    assert ["、".join(agency.name for agency in task.agencies) for task in document.tasks()] == owners
    assert document.metadata.issuer in (None, "某市人民政府办公室")


@pytest.mark.parametrize(
    ("first", "second", "owners"),
    [("市科技局", "市科技局", ("市科技局",)), ("市科技局", "市教育局", ()), ("市科技局", "市科技局、市教育局", ())],
)
def test_owners_of_a_target_that_leads_in_items(first, second, owners):
    items = f"1.优化环评。优化审批。（{first}负责）\n2.优化用地。优化审批。（{second}负责）"
    document = gdplan.parse(f"某市2030年工作方案\n一、举措\n（一）提速。审批用时不超过30个工作日。\n{items}")
    assert [row.responsible for row in list_targets(document)] == [owners]


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (
            "（一）提速。（市科技局牵头，2030年10月底前完成）⏎1.优化环评。优化审批。⏎2.优化用地。优化审批。",
            [("2030-10",)] * 2,
        ),
        # a task with owners or a date of its own has that alone
        (
            "（一）提速。（市科技局牵头，6月底前完成）⏎1.优化环评。（市水利局负责）⏎2.优化用地。9月底前完成优化。",
            [(), ("2030-09",)],
        ),
        # the date of a sentence is that of what it says
        ("（一）提速。6月底前完成摸底。（市科技局牵头）⏎1.优化环评。优化审批。⏎2.优化用地。优化审批。", [(), ()]),
        (  # lines behind the last item
            "（一）提速。⏎1.优化环评。⏎2.优化用地。⏎完成时限：2030年6月底前⏎责任单位：市科技局⏎（二）监管。⏎1.建立清单。⏎2.检查。⏎（市司法局负责）",
            [("2030-06",), ("2030-06",), (), ()],
        ),
    ],
)
def test_due_dates_that_stand_with_the_owners_above(lines, due):
    document = gdplan.parse("某市2030年工作方案\n一、举措\n" + lines.replace("⏎", "\n"))
    assert [row.due for row in list_tasks(document)] == due
