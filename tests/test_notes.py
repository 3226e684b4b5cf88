"""Note marks and notes are beside the text: none of them is read as part of a number, a name or an item."""

import re
import unicodedata

import pytest

from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

PAGE = "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><h1>某市2031年工作要点</h1>{}</body></html>"


def read(name, text):
    found = read_source(text.encode(), name or "case.txt")
    document, source = parse_source(found), found.text
    omitted = [(one.kind, source[slice(*one.span)]) for one in document.omitted if one.kind.startswith("note")]
    nodes = list(document.walk())
    sentences = [sentence.text for node in nodes for sentence in node.sentences]
    targets = [(target.indicator, target.value, target.unit) for node in nodes for target in node.targets]
    return omitted, sentences, targets


@pytest.mark.parametrize(
    ("name", "text", "omitted", "sentences", "targets"),
    [
        (
            "",
            "某市2031年工作要点\n一、目标\n创新指数¹达到7.5%，新建驿站[2]40座，绿地6万m²，量级10³。\n¹ 创新指数：指投入之比，全省为2.6%。\n[2] 驿站：供人歇脚之处。",
            [("note-mark", "¹"), ("note-mark", "[2]"), ("note", "¹ 创新指数：指投入之比，全省为2.6%。"),
             ("note", "[2] 驿站：供人歇脚之处。")],
            ["创新指数达到7.5%，新建驿站40座，绿地6万m²，量级10³。"],
            [("创新指数", "7.5", "%"), ("驿站", "40", "座"), ("绿地", "6", "万m²")],
        ),
        (
            "",
            "某市2031年工作要点\n一、目标\n创新指数①达到7.5%。\n二、任务\n建成平台2个。\n名词解释\n①创新指数：投入之比，为2.6%。",
            [("note-mark", "①"), ("note", "名词解释"), ("note", "①创新指数：投入之比，为2.6%。")],
            ["创新指数达到7.5%。", "建成平台2个。"],
            [("创新指数", "7.5", "%"), ("平台", "2", "个")],
        ),
        (  # points of a list, not notes; a bracket that no line below explains
            "",
            "某市2031年工作要点\n一、目标\n符合条件①、②之一，按某府[2031]1号执行，见[3]。\n①有研发机构。\n②有专职人员。",
            [],
            ["符合条件①、②之一，按某府[2031]1号执行，见[3]。", "有研发机构。", "有专职人员。"],
            [],
        ),
        (  # each of a row of circled numbers is pointed to; stars
            "",
            "某市2031年工作要点\n一、目标\n创新指数①达到7.5%，驿站②40座，绿地*60亩，500¹家企业上云。\n①投入之比，为2.6%。\n②已有9座。\n*含水面3亩。",
            [("note-mark", "①"), ("note-mark", "②"), ("note-mark", "*"), ("note-mark", "¹"), ("note", "①投入之比，为2.6%。"),
             ("note", "②已有9座。"), ("note", "*含水面3亩。")],
            ["创新指数达到7.5%，驿站40座，绿地60亩，500家企业上云。"],
            [("创新指数", "7.5", "%"), ("驿站", "40", "座"), ("绿地", "60", "亩"), ("企业上云", "500", "家")],
        ),
        (  # points of a list that are spoken of or announced; the star of the rule of who leads
            "",
            "某市2031年工作要点\n一、建设\n*为牵头单位。\n按标准①、②、③。\n①甲。\n②乙。\n③丙。\n二、任务（市甲局*、市乙局）\n任务①达标：\n①丁。",
            [],
            ["*为牵头单位。", "按标准①、②、③。", "甲。", "乙。", "丙。", "任务①达标：", "丁。"],
            [],
        ),
        (
            "case.html",
            PAGE.format("<p>一、目标</p><p>储能达到10<sup>3</sup>千瓦时，企业500<sup>1</sup>家。</p><p><sup>1</sup>含新增9家。</p>"),
            [("note-mark", "1"), ("note", "1含新增9家。")],
            ["储能达到10³千瓦时，企业500家。"],
            [("企业", "500", "家")],
        ),
        (
            "case.md",
            "# 某市2031年工作要点\n\n一、目标\n\n创新指数<sup>1</sup>7.5%，驿站[^2]40座，绿地6万m<sup>2</sup>。\n\n[^2]: 供人歇脚，已有9座。\n",
            [("note-mark", "1"), ("note-mark", "2"), ("note", "供人歇脚，已有9座。")],
            ["创新指数7.5%，驿站40座，绿地6万m2。"],
            [("创新指数", "7.5", "%"), ("驿站", "40", "座"), ("绿地", "6", "万m2")],
        ),
        (
            "case.html",
            PAGE.format(
                "<p>一、目标</p><p>创新指数<sup>1</sup>达到7.5%，驿站<sup><a href='#n'>[2]</a></sup>40座，"
                "绿地6万m<sup>2</sup>。</p><p><sup>1</sup>创新指数：投入之比，为2.6%。</p>"
            ),
            [("note-mark", "1"), ("note-mark", "[2]"), ("note", "1创新指数：投入之比，为2.6%。")],
            ["创新指数达到7.5%，驿站40座，绿地6万m2。"],
            [("创新指数", "7.5", "%"), ("驿站", "40", "座"), ("绿地", "6", "万m2")],
        ),
    ],
    ids=[
        "raised digits and brackets", "circled, below a head", "no notes", "circled and stars", "points and rules", "powers",
        "markdown", "html",
    ],
)  # fmt: skip
def test_marks_and_notes_are_omitted(name, text, omitted, sentences, targets):
    found = read(name, text)
    assert found[0] == omitted
    assert found[1] == sentences
    assert [one for one in found[2] if one in targets] == targets
    assert len(found[2]) == len(targets)


@pytest.mark.parametrize("name", ["case.txt", "case.html"])
def test_a_mark_behind_a_word_of_letters_is_no_exponent(name):
    goals = "GDP¹增长5%，R&D²投入300万元，5G³基站10个，面积300km²，绿地400KM²，CO²下降5%，浓度25μg/m³。"
    text = f"某市2031年工作要点\n一、目标\n{goals}"
    if name == "case.html":
        raised = re.sub("[¹²³]", lambda mark: f"<sup>{unicodedata.normalize('NFKC', mark[0])}</sup>", goals)
        text = PAGE.format(f"<p>一、目标</p><p>{raised.replace('&', '&amp;')}</p>")
    omitted, sentences, targets = read(name, text)
    assert [unicodedata.normalize("NFKC", mark) for _, mark in omitted] == ["1", "2", "3"]
    told = unicodedata.normalize("NFKC", sentences[0])
    assert told == "GDP增长5%,R&D投入300万元,5G基站10个,面积300km2,绿地400KM2,CO2下降5%,浓度25μg/m3。"
    assert [indicator for indicator, *_ in targets[:3]] == ["GDP", "R&D投入", "5G基站"]


def test_bold_text_is_no_note():
    text = "某市2031年工作方案\n为提升服务，制定本方案。**一、目标**\n建成平台2个。\n**二、任务**\n培育企业5家。"
    document = parse_source(read_source(text.encode(), "case.txt"))
    assert [(node.num, node.heading) for node in document.body] == [("一、", "目标"), ("二、", "任务")]


TABLE = (
    "<p>一、目标</p><table><tr><td>指标</td><td>2031年目标</td></tr><tr><td>创新指数{0}</td><td>7.5%{1}</td></tr></table>"
    "{2}<p>二、任务</p><p>建成平台2个。</p>"
)


@pytest.mark.parametrize(
    ("first", "second", "below"),
    [
        ("①", "②", "<p>①投入之比，为2.6%。</p><p>②含企业投入9亿元。</p>"),
        ("[1]", "", "<p>[1]投入之比，为2.6%。</p>"),
        ("*", "", "<p>*投入之比，为2.6%。</p>"),
        ("<sup>1</sup>", "<sup>2</sup>", "<p><sup>1</sup>投入之比，为2.6%。</p><p><sup>2</sup>含企业投入9亿元。</p>"),
    ],
)
def test_marks_in_a_table_point_to_notes_below_it(first, second, below):
    omitted, sentences, targets = read("case.html", PAGE.format(TABLE.format(first, second, below)))
    assert sentences == ["7.5%", "建成平台2个。"]
    assert targets == [("创新指数", "7.5", "%"), ("平台", "2", "个")]
    assert {kind for kind, _ in omitted} == {"note-mark", "note"}


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["注：1.含改造平台。", "2.含企业。", "（一）引进人才。"], ["（一）"]),
        (["1.建设平台。", "注：1.含改造平台。", "2.培育企业。"], ["1.", "2."]),  # the item's own 2.
        (["备注：（1）含改造平台。", "（2）含企业。", "1.引进人才。"], ["1."]),
    ],
)
def test_a_note_in_several_points_makes_no_items(lines, numbers):
    document = parse_source(read_source("\n".join(["某市2031年工作方案", "一、任务", *lines]).encode(), "case.txt"))
    assert [child.num for child in document.body[0].children] == numbers
    assert document.diagnostics == ()
