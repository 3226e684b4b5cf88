"""The outline: made-up documents, each with the tree that a careful reader sees."""

import json
import re
from pathlib import Path

import pytest
from trees import sketch

import gdplan
from gdplan.normalize import PlanText
from gdplan.ordinals import ordinal
from gdplan.outline.families import DECIMAL, FAMILIES, RANK
from gdplan.outline.markers import find_markers
from gdplan.outline.particulars import is_document_number, iso_date
from gdplan.outline.sentences import split_sentences
from gdplan.outline.titles import edition_of, is_title, title_kind, years_of
from gdplan.vocab.kinds import EDITIONS, KIND_OF, KINDS, WORDS

CASES = json.loads((Path(__file__).parent / "cases/outline.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_tree(case):
    document = gdplan.parse("\n".join(case["text"]))
    assert sketch(document) == case["tree"], case["proves"]
    assert sorted({diagnostic.code for diagnostic in document.diagnostics}) == case["queries"]
    assert owners_of(document) == case.get("owners", owners_of(document))


def owners_of(document: gdplan.Document) -> list[str]:
    """`heading: bodies` of the nodes that name some."""
    named = [(node, [a.name for r in node.responsibilities for a in r.agencies]) for node in document.walk()]
    return [f"{node.heading or node.eid}: {', '.join(bodies)}" for node, bodies in named if bodies]


OWNED = [case for case in CASES if any(word in "".join(case["text"]) for word in ("牵头", "负责"))]


@pytest.mark.parametrize("case", OWNED, ids=lambda case: case["id"])
def test_every_owner_stands_in_an_item(case):
    """However a bracket or a label of owners is printed, page marks and signatures beside it: none is lost."""
    document = gdplan.parse("\n".join(case["text"]))
    around = [part for part in (document.cover, document.preamble, document.conclusions) if part]
    text = "".join(case["text"])
    printed = len(re.findall("牵头[）)]|(?<!主要)负责[）)]|责任单位[：:]市", text))
    assert sum(len(node.responsibilities) for node in document.walk()) >= printed
    assert not any(part.responsibilities for part in around)


@pytest.mark.parametrize("family", [*FAMILIES[:DECIMAL], *FAMILIES[DECIMAL + 4 :]], ids=lambda family: family.name)
def test_every_family_reads_its_example(family):
    (marker,) = find_markers(gdplan.normalize.normalize(family.example), 0)
    assert (FAMILIES[marker.rank], marker.number, marker.start) == (family, 1, 0)


@pytest.mark.parametrize(
    ("text", "family", "number", "well_formed"),
    [
        ("（二十一）建设", "（一）", 21, True),
        ("（五十三）", "（一）", 53, True),
        ("一百零五、建设", "一、", 105, True),
        ("貳拾肆、其他", "壹、", 24, True),
        ("１２．建设", "1.", 12, True),
        ("12、建设", "1.", 12, True),
        ("(3)建设", "（1）", 3, True),
        ("⑵建设", "（1）", 2, True),
        ("⒊建设", "1.", 3, True),
        ("㈡建设", "（一）", 2, True),
        ("㉑建设", "①", 21, True),
        ("2）建设", "1）", 2, False),
        ("Ｂ、建设", "A、", 2, False),
        ("第十二条　建设", "條", 12, True),
        ("第12条 建设", "條", 12, True),
        ("第三条建设", "條", 3, False),
        ("第 1 2 条 建设", "條", 12, True),
        ("第十七条之一 删除", "條", 17, True),
        ("第三條之二　刪除", "條", 3, True),
        ("第 2-1 條　刪除", "條", 2, True),
        ("第二条规划区内", "條", 2, False),
        ("第三章所列", "章", 3, False),
        ("第二部分 任务", "篇", 2, True),
        ("1.2亿千瓦", "1.", 1, False),
        ("1﹒建设", "1.", 1, True),
        ("1 、建设", "1.", 1, True),
        ("（ 一 ）建设", "（一）", 1, True),
        ("(1）建设", "（1）", 1, True),
        ("3、5号线", "1.", 3, False),
        ("—、恪遵", "一、", None, True),
        ("（ー）建设", "（一）", None, True),
        ("二—、建设", "一、", None, True),
    ],
)
def test_marker(text, family, number, well_formed):
    (marker,) = find_markers(gdplan.normalize.normalize(text), 0)
    assert (marker.rank, marker.number, marker.well_formed) == (RANK[family], number, well_formed)


@pytest.mark.parametrize(
    "text",
    [
        "——坚持创新",
        "2030年，建成",
        "5G网络",
        "一是坚持",
        "十五运会",
        "第一，坚持",
        "（BIM）技术",
        "二〇三〇年",
        "十十、建设",
    ],
)
def test_no_marker(text):
    assert find_markers(gdplan.normalize.normalize(text), 0) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("二十", 20), ("廿一", 21), ("一百", 100), ("两百零三", 203), ("一〇二", 102), ("十百", None)],
)
def test_ordinal(text, number):
    assert ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲。乙！丙？丁", ["甲。", "乙！", "丙？", "丁"]),
        ("推广“一次。办”。扩大。", ["推广“一次。办”。", "扩大。"]),
        ("他说：“好。”随后执行。", ["他说:“好。”", "随后执行。"]),
        ("“好。”的做法。完。", ["“好。”的做法。", "完。"]),
        ("做（含试点。）事。完。", ["做(含试点。)事。", "完。"]),
        ("《甲。乙》实施。完。", ["《甲。乙》实施。", "完。"]),
        ("做事。（甲局负责）办事。（乙局负责）", ["做事。", "(甲局负责)", "办事。", "(乙局负责)"]),
        ("做事。（甲局负责。列第一位者为牵头单位，下同）", ["做事。", "(甲局负责。列第一位者为牵头单位,下同)"]),
        ("“没有收尾。完。", ["“没有收尾。", "完。"]),
        ("（没有收尾。完。", ["(没有收尾。", "完。"]),
        ("甲；乙。", ["甲;乙。"]),
        ("", []),
    ],
)
def test_sentences(text, pieces):
    plan = gdplan.normalize.normalize(text)
    assert [plan[piece.start : piece.end] for piece in split_sentences(plan)] == pieces


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("数字某省建设2030年工作要点", True),
        ("某市行动方案（2030—2032年）", True),
        ("某市管理办法（试行）（征求意见稿）", True),
        ("中华人民共和国渔业法", True),
        ("某地旅游业发展蓝图2.0", True),
        ("某地建设计划2.0（116～120年）", True),
        ("某縣政府125年度施政目標與重點", True),
        ("2030年1-11月份某市重点任务完成情况", True),
        ("关于印发某市方案的通 知", True),
        ("政 府 工 作 报 告", True),
        ("1-1 完备资料开放制度", False),
        ("现将方案印发给你们。", False),
        ("各区人民政府：", False),
        ("2030年1月5日", False),
    ],
)
def test_title(line, title):
    assert is_title(gdplan.normalize.normalize(line)) is title


def test_title_parts():
    title = PlanText("某市行动方案(2030—2032年)(征求意见稿)")
    start, end = edition_of(title) or (0, 0)
    assert title[start:end] == "征求意见稿"
    assert years_of(title) == (None, (2030, 2032))
    assert years_of("某市2030年工作要点") == (2030, None)
    assert years_of("行政院101年度施政方针") == (2012, None)
    assert years_of("“十五五”规划") == (None, None)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("二〇三〇年政府工作报告", 2030),
        ("二零三零年施政報告", 2030),
        ("2030政府工作报告", 2030),
        ("行政院99年度施政方針", 2010),
        ("某部125年度施政計畫", 2036),
        ("125年國家發展計畫", 2036),
        ("業務報告（125年2月）", 2036),
        ("某大学建校120年庆祝活动方案", None),
        ("某院120年来工作总结报告", None),
    ],
)
def test_year_of_title(title, year):
    assert years_of(gdplan.normalize.normalize(title)) == (year, None)


@pytest.mark.parametrize("title", ["某計畫（119至122年度）", "某計畫2.0（119～122年）", "某計畫(2030-2033年)"])
def test_period_of_title(title):
    assert years_of(gdplan.normalize.normalize(title)) == (None, (2030, 2033))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2030年7月2日", "2030-07-02"),
        ("二〇三〇年十一月二十七日", "2030-11-27"),
        ("二零三〇年十月一日", "2030-10-01"),
        ("二O三0年十月一日", "2030-10-01"),
        ("2030-07-02", "2030-07-02"),
        ("中华民国119年7月2日", "2030-07-02"),
        ("民国一百一十九年七月二日", "2030-07-02"),
        ("119年7月2日", None),
        ("2030年13月2日", None),
        ("2030年7月2日起施行", None),
    ],
)
def test_date(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "国发〔2030〕38号",
        "某府办发[2030]17号",
        "工信部联科〔2030〕 12 号",
        "国务院令第700号",
        "某臺教字第1190001234號函",
    ],
)
def test_document_number(text):
    assert is_document_number(gdplan.normalize.normalize(text))


def test_date_and_number_of_taiwan():
    lines = ["某院函", "某臺教字第1190001234號", "一、推動創新。", "二、健全法制。", "院長 林某", "中華民國119年1月5日"]
    document = gdplan.parse("\n".join(lines))
    assert document.metadata.document_number == "某臺教字第1190001234號"
    assert document.metadata.issued_on == "2030-01-05"
    assert sketch(document)[-1] == "conclusions | 院長 林某 | 中華民國119年1月5日"


@pytest.mark.parametrize("kind", WORDS)
def test_every_kind_ends_a_title(kind):
    start, end = title_kind(f"某省推进建设{kind}(试行)") or (0, 0)
    assert f"某省推进建设{kind}"[start:end].endswith(kind)


@pytest.mark.parametrize(
    ("title", "kind"),
    [("关于某事的通 知", "通 知"), ("政 府 工 作 报 告", "政 府 工 作 报 告"), ("某市 办 法", "办 法")],
)
def test_kind_in_wide_letters(title, kind):
    start, end = title_kind(title) or (0, 0)
    assert title[start:end] == kind


@pytest.mark.parametrize("edition", ["2030年版", "2030年修订版", "第二版"])
def test_edition_with_a_number(edition):
    start, end = edition_of(f"某市管理办法({edition})") or (0, 0)
    assert f"某市管理办法({edition})"[start:end] == edition


def test_kinds_stand_longest_first():
    assert [len(kind) for kind in WORDS] == sorted((len(kind) for kind in WORDS), reverse=True)
    assert len(KIND_OF) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.text)
def test_what_follows_from_a_kind(kind):
    """Under the title of a rule a limit is none of the targets; a report without a year has reached what it says."""
    lines = [f"某市公寓{kind.text}", "第一条　为了规范管理，制定本文件。", "第二条　面积达到90平方米。"]
    document = gdplan.parse("\n".join(lines))
    roles = [target.role for node in document.walk() for target in node.targets]
    assert document.metadata.kind is not None
    assert document.metadata.kind.endswith(kind.text)
    assert roles == ([] if kind.is_rule else ["achieved" if kind.is_report else "target"])


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_read(edition):
    start, end = edition_of(f"某市管理办法({edition})") or (0, 0)
    assert f"某市管理办法({edition})"[start:end] == edition


def test_sections_without_a_number_tell_what_is_promised():
    lines = ["2031年某省政府工作报告", "各位代表：", "我代表省人民政府，向大会报告工作。", "“十五五”时期工作回顾"]
    lines += ["全省生产总值增长6%。", "2031年目标任务", "生产总值增长5%。", "（一）扩大投资", "改造小区10万户。"]
    document = gdplan.parse("\n".join(lines))
    targets = [target for node in document.walk() for target in node.targets]
    assert [(t.role, t.text, t.deadline) for t in targets] == [
        ("achieved", "增长6%", "2030"),
        ("target", "增长5%", "2031"),
        ("target", "10万户", "2031"),
    ]


def test_results_of_the_year_in_the_title():
    document = gdplan.parse("2030年某市重点任务完成情况\n一、教育\n新建学校10所。")
    (target,) = document.body[0].targets
    assert (target.role, target.deadline) == ("achieved", "2030")


@pytest.mark.parametrize(
    ("signed", "issuer"),
    [
        ("县人大常委会", "某县人民代表大会常务委员会"),
        ("县人民政府办公室", "县人民政府办公室"),
        ("某县人大常委会", "某县人大常委会"),
    ],
)
def test_issuer_that_its_level_alone_names(signed, issuer):
    lines = ["某县人民代表大会常务委员会关于某县计划执行情况的审查意见", "一、加强管理。", "二、加强建设。", signed]
    assert gdplan.parse("\n".join([*lines, "2030年9月1日"])).metadata.issuer == issuer


_PROSE = "为深入贯彻落实全省高质量发展部署，着力提升公共服务水平，不断增强群众获得感，结合我市实际，各地各部门要高度重视，加强领导，压实责任。"
_KINDS = "甲乙丙丁戊己庚辛"


def _wrapped(width):
    """A made-up plan in lines of a width: its title, and eight items of a heading and three paragraphs."""
    paragraphs = [line for number in "一二三四五六七八" for line in (f"{number}、任务", _PROSE * 2, _PROSE)]
    rows = [text[i : i + width] for text in paragraphs for i in range(0, len(text), width)]
    return ["某市2030年工作方案", *rows]


@pytest.mark.parametrize(
    ("lines", "is_wrapped"),
    [
        (_wrapped(36), True),
        ([*_wrapped(36)[:9], "对政府采购全过程的监督管理要进一步规范，" * 4 + "不得走样。", *_wrapped(36)[9:]], True),
        (["某市人民政府办公室关于印发某市进一步优化营商环境降低企业制度性交易成本若干措施的通知", *_wrapped(36)], True),
        # lines as long as one another by chance, under a longer one
        (
            [
                "关于公布某市2030年度农村公路新建改建工程建设项目名单的通知",
                *(f"某县第{k}批农村公路新建改建项目" for k in _KINDS * 3),
            ],
            False,
        ),
        (
            [
                "关于2030年度重点工作安排和任务分工以及责任清单的说明",
                *(f"一是推进{k}类改革，完善机制，取得实效。" for k in _KINDS * 3),
            ],
            False,
        ),
        (
            [
                "关于2030年度重点工作安排和任务分工以及责任清单的说明",
                *(
                    line
                    for k in _KINDS * 3
                    for line in (f"推进{k}类改革，完善工作机制取得实效", f"各部门要推进{k}类改革，加强统筹。")
                ),
            ],
            False,
        ),
    ],
    ids=["plain", "a line of 90", "a long title", "names", "sentences", "headings"],
)
def test_a_few_longer_lines_do_not_hide_wrapping(lines, is_wrapped):
    codes = {found.code for found in gdplan.parse("\n".join(lines)).diagnostics}
    assert ("text-unwrapped" in codes) == is_wrapped
