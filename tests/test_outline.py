"""The outline: made-up documents, each with the tree that a careful reader sees."""

import json
from pathlib import Path

import pytest
from trees import sketch

import gdplan
from gdplan.normalize import PlanText
from gdplan.outline.front import edition_of, is_document_number, is_title, iso_date, kind_of, years_of
from gdplan.outline.markers import DECIMAL, FAMILIES, RANK, find_markers, ordinal
from gdplan.outline.sentences import split_sentences
from gdplan.vocab.kinds import EDITIONS, KINDS

CASES = json.loads((Path(__file__).parent / "cases/outline.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_tree(case):
    document = gdplan.parse("\n".join(case["text"]))
    assert sketch(document) == case["tree"], case["proves"]
    assert sorted({diagnostic.code for diagnostic in document.diagnostics}) == case["queries"]


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
    ("text", "date"),
    [
        ("2030年7月2日", "2030-07-02"),
        ("二〇三〇年十一月二十七日", "2030-11-27"),
        ("二零三〇年十月一日", "2030-10-01"),
        ("2030-07-02", "2030-07-02"),
        ("2030年13月2日", None),
        ("2030年7月2日起施行", None),
    ],
)
def test_date(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize(
    "text", ["国发〔2030〕38号", "某府办发[2030]17号", "工信部联科〔2030〕 12 号", "国务院令第700号"]
)
def test_document_number(text):
    assert is_document_number(gdplan.normalize.normalize(text))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_ends_a_title(kind):
    start, end = kind_of(f"某省推进建设{kind}(试行)") or (0, 0)
    assert f"某省推进建设{kind}"[start:end].endswith(kind)


def test_kinds_stand_longest_first():
    assert [len(kind) for kind in KINDS] == sorted((len(kind) for kind in KINDS), reverse=True)
    assert len(set(KINDS)) == len(KINDS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_read(edition):
    start, end = edition_of(f"某市管理办法({edition})") or (0, 0)
    assert f"某市管理办法({edition})"[start:end] == edition
