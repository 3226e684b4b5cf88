"""Words, sequences and runs: what a comparison of two texts stands on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gdplan
from gdplan.compare.sequence import find_common
from gdplan.compare.similarity import leave_out_set_phrases
from gdplan.compare.words import Splitter
from gdplan.normalize import fold
from gdplan.vocab.aliases import aliases, is_same_body, to_canonical
from gdplan.vocab.set_phrases import SET_PHRASES
from gdplan.vocab.words import words

TEXTS = st.text(alphabet="建设推进数据平台试点年2050个%,。、“”《》AI ", max_size=60)


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("新建不少于30个平台", ["30个"]),
        ("占比提高至75%", ["75%"]),
        ("总量达1.24万亿元", ["1.24万亿元"]),
        ("到2027年12月底前", ["2027年12月"]),
        ("强化两个名城", ["两个"]),
        ("举办第二届大赛", ["第二届"]),
        ("依照第一百四十一条执行", ["第一百四十一条"]),
        ("比重超过百分之三十五", ["百分之三十五"]),
        ("编制“十四五”规划和十五五纲要", ["“十四五”", "十五五"]),
        ("升级“湾事通”平台", ["“湾事通”"]),
        ("修订《广东省数据条例》", ["《广东省数据条例》"]),
        ("发展5G产业和AI手机", ["5G", "AI"]),
        ("统一个人信息", ["统一", "个人"]),
        ("省政务和数据局推广粤省事", ["省政务和数据局", "粤省事"]),
    ],
)
def test_what_belongs_together_is_one_word(text, atoms):
    found = Splitter(["省政务和数据局", "粤省事"]).split(text)
    assert "".join(found) == text
    assert [atom for atom in atoms if atom not in found] == []


@given(TEXTS)
def test_words_joined_are_the_text(text):
    assert "".join(Splitter(["数据平台"]).split(text)) == text


def longest_common(old, new):
    """The textbook table, for comparing."""
    rows = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            rows[i + 1][j + 1] = rows[i][j] + 1 if one == other else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


@given(st.lists(st.sampled_from("甲乙丙丁"), max_size=40), st.lists(st.sampled_from("甲乙丙丁"), max_size=40))
def test_the_common_subsequence_is_common_and_the_longest(old, new):
    found = find_common(old, new)
    assert [old[i] for i, _ in found] == [new[j] for _, j in found]
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert len(found) == longest_common(old, new)


def compare(old, new):
    """The text runs of one task in two editions."""
    editions = [gdplan.parse(f"标题\n一、任务\n1.推进试点。选定三个城市先行。{text}") for text in (old, new)]
    first, *rest = [
        (run.op, run.text.removeprefix("选定三个城市先行。")) for run in gdplan.diff(*editions).changes[0].text
    ]
    return [first, *rest] if first[1] else rest


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "新建30个平台，培养人才。",
            "新建50个平台，培养人才。",
            [("equal", "新建"), ("delete", "30个"), ("insert", "50个"), ("equal", "平台，培养人才。")],
        ),
        (
            "推广“粤省事”平台。",
            "推广“粤商通”平台。",
            [("equal", "推广"), ("delete", "“粤省事”"), ("insert", "“粤商通”"), ("equal", "平台。")],
        ),
        (
            "由省农业农村厅指导各地开展培训工作。",
            "由省农业科学院指导各地开展培训工作。",
            None,
        ),
    ],
    ids=["number and unit", "quoted name", "name of a body"],
)
def test_runs_cut_no_word(old, new, expected):
    runs = compare(old, new)
    assert expected is None or runs == expected
    assert not any(text in ("3", "5", "0个", "省", "商", "村厅") for _, text in runs)


def test_a_word_between_two_rewritten_clauses_is_no_island():
    runs = compare(
        "围绕重点领域组织攻关，建设联合实验室和创新中心。加强宣传。",
        "面向中小企业举办培训，建设数字化转型服务超市。加强宣传。",
    )
    assert [op for op, _ in runs] == ["delete", "insert", "equal"]


@given(TEXTS, TEXTS)
def test_runs_give_back_both_texts(old, new):
    documents = [gdplan.parse(f"标题\n一、任务\n1.推进试点。开展工作。{text}") for text in (old, new)]
    comparison = gdplan.diff(*documents)
    for side, omitted in ((0, "insert"), (1, "delete")):
        shown = "".join(run.text for change in comparison.changes for run in change.text if run.op != omitted)
        printed = "".join(
            sentence.text for item in documents[side].items() for node in item.walk() for sentence in node.sentences
        )
        headings = "".join(n.heading or "" for item in documents[side].items() for n in item.walk() if n is not item)
        if not headings:
            assert fold(shown).replace('"', "") == fold(printed).replace('"', "")


@pytest.mark.parametrize("row", SET_PHRASES, ids=lambda row: row.example)
def test_every_stock_phrase_takes_its_example(row):
    assert leave_out_set_phrases(row.example).strip() == ""


@pytest.mark.parametrize("row", aliases(), ids=lambda row: row.short)
def test_every_alias_joins_its_example(row):
    assert row.source
    assert row.short != row.long
    assert is_same_body(row.short, row.long)
    assert to_canonical(row.long) != row.long or to_canonical(row.short) != row.short


@pytest.mark.parametrize(
    ("one", "other"), [("省科技厅", "省教育厅"), ("广东省科技厅", "湖南省科技厅"), ("省委办公厅", "省政府办公厅")]
)
def test_other_bodies_are_other_bodies(one, other):
    assert not is_same_body(one, other)


def test_the_word_list_is_in_order():
    assert all(2 <= len(word) <= 6 and 0 < count < 20 for word, count in words().items())
    assert len(words()) > 20_000
