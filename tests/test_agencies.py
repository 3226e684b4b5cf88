"""Responsibility brackets: the cases by form, the words of the tables, and what holds for any text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import assert_linear

import gdplan
from gdplan.extract import bodies
from gdplan.extract.responsibilities import (
    find_labelled_responsibility,
    find_responsibility,
    may_be_responsibility,
)
from gdplan.normalize import normalize
from gdplan.vocab import agencies as vocab

CASES = json.loads((Path(__file__).parent / "cases" / "agencies.json").read_text("utf-8"))


def spoken(text, agency):
    """An agency as the cases write it: [省]科技厅 lead word."""
    prefix = f"[{text[slice(*agency.prefix)]}]" if agency.prefix else ""
    name = (prefix + text[agency.start : agency.end]).replace(" ", "_")
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
    assert reading.first_listed_leads == case.get("first_listed_leads", False)


def test_every_bracket_of_the_plan():
    """The plan closes each of its 50 tasks with one responsibility; no other bracket of it is one."""
    plan = normalize((Path(__file__).parents[1] / "data/raw/guangdong_2025.txt").read_text("utf-8"))
    brackets = re.findall(r"\(([^()]*)\)", plan)
    read = [text for text in brackets if find_responsibility(text)]
    assert len(read) == 50
    assert [text for text in read if "牵头" not in text and "负责" not in text] == []


def test_first_listed_rule_of_an_earlier_bracket():
    text = normalize("海关总署、商务部等有关部门负责")
    roles = [agency.role for agency in find_responsibility(text, first_listed_leads=True).agencies]
    assert roles == ["lead", "responsible", "responsible"]
    text = normalize("财政部负责，教育部牵头")
    bases = [a.role_basis for a in find_responsibility(text, first_listed_leads=True).agencies]
    assert bases == ["word", "word"]


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
        ("责任人：刘某", None),
        ("责任领导：刘某；责任单位：市科委", ["市科委 responsible label"]),
        ("完成时限：2030年底；牵头单位：市科委", ["市科委 lead label"]),
        ("责任领导：刘某；定期报送进展。", None),
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


@pytest.mark.parametrize("table", [vocab.ENDINGS, (*vocab.ROLE_WORDS, *vocab.LABEL_WORDS)])
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
        *(row.text for row in (*vocab.ROLE_WORDS, *vocab.LABEL_WORDS)),
        "责任单位:",
        "适用范围:",
        "下同",
    ]
)


@given(st.lists(NAMES | WORDS | st.text(max_size=3), max_size=25).map("".join), st.booleans())
def test_any_text(text, rule):
    """Agencies stand inside the text in order, without overlap; each prefix before the name that takes it."""
    text = normalize(text)
    reading = find_responsibility(text, first_listed_leads=rule)
    if reading is None:
        return
    assert may_be_responsibility(text)
    last = 0
    for agency in reading.agencies:
        assert last <= agency.start < agency.end <= len(text)
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
