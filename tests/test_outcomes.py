"""What became of a promise: which result answers it, over which time, whether it was met; and how that is written."""

import csv
import functools
import io
import json
import os
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import opencc
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from processes import program
from shared import ROOT
from test_sheets import read_sheet

import gdplan
from gdplan.answers.listing import OutcomeRow
from gdplan.compare.reading import fold_all
from gdplan.export.outcomes import OUTCOME_FORMATS, format_of_outcomes
from gdplan.schema import json_schema as schema

CASES = json.loads((Path(__file__).parent / "cases" / "outcomes.json").read_text(encoding="utf-8"))
OLD, NEW = (ROOT / f"data/raw/made_up_report_{year}.txt" for year in (2025, 2026))
BODIES = [
    ("市住房城乡建设局", 3),
    ("市交通运输局", 3),
    ("市生态环境局", 2),
    ("市工业和信息化局", 3),
    ("市税务局", 3),
]
GOLDEN = Path(__file__).parent / "golden" / "outcomes.json"


def report(year, heading, body):
    return gdplan.parse(f"某市{year}年政府工作报告\n{heading}\n{body}", name=f"{year}.txt")


def pair_of(case):
    """The two reports of a case: the frame says which of them promises."""
    year = case.get("old_year", 2025)
    old = report(year, f"一、{year}年重点工作", case["old"])
    return old, report(2026, case.get("new_heading", "一、2025年工作回顾"), case["new"])


def told(found):
    return [[one.target.text, one.result.text if one.result else None, one.relation, one.met] for one in found.outcomes]


def as_params():
    for case in CASES:
        assert set(case) <= {"id", "group", "old", "new", "old_year", "new_heading", "expected", "reason"}
        assert case["group"] in ("tuned_on", "held_out", "negative", "known_failure")
        assert ("reason" in case) == (case["group"] == "known_failure")
        assert case["group"] != "negative" or all(row[1] is None for row in case["expected"])
        marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if "reason" in case else []
        yield pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", list(as_params()))
def test_case(case):
    assert told(gdplan.outcomes(*pair_of(case))) == case["expected"]


@pytest.mark.parametrize("config", ["s2t", "s2hk", "s2tw"])
@pytest.mark.parametrize("side", [0, 1])
def test_neither_script_of_a_report_matters(config, side):
    convert = opencc.OpenCC(config).convert
    for case in CASES:
        frames = list(pair_of(case))
        frames[side] = gdplan.parse(
            convert("某市{}年政府工作报告\n{}\n{}".format(*frame_of(case)[side])), name=frames[side].source.name
        )
        got = [
            [fold_all([words])[0] if words else words for words in row[:2]] + row[2:]
            for row in told(gdplan.outcomes(*frames))
        ]
        wanted = [[fold_all([words])[0] if words else words for words in row[:2]] + row[2:] for row in case["expected"]]
        assert got == wanted, case["id"]


def frame_of(case):
    year = case.get("old_year", 2025)
    return (
        (year, f"一、{year}年重点工作", case["old"]),
        (2026, case.get("new_heading", "一、2025年工作回顾"), case["new"]),
    )


# Measures that are none of each other's, with a number in their place.
MEASURES = (
    "地区生产总值增长{}%",
    "城镇新增就业{}万人",
    "城镇调查失业率{}%",
    "单位地区生产总值能耗下降{}%",
    "新建改建农村公路{}公里",
    "新建改建高速公路{}公里",
    "新开工保障性住房{}套",
    "基本建成保障性住房{}套",
    "二氧化硫排放量下降{}%",
    "城镇居民人均可支配收入增长{}%",
    "农村居民人均可支配收入增长{}%",
    "淘汰老旧锅炉{}台",
)
some = st.lists(
    st.tuples(st.sampled_from(range(len(MEASURES))), st.integers(2, 9)), max_size=8, unique_by=lambda one: one[0]
)


@given(some, some)
def test_one_to_one_whatever_the_order_and_the_numbers(promised, reported):
    """Each promise is answered by the result of its measure, where there is one, and by no other."""
    old, new = (
        report(year, heading, "".join(MEASURES[i].format(n) + "。" for i, n in clauses) or "工作平稳。")
        for year, heading, clauses in (
            (2025, "一、2025年重点工作", promised),
            (2026, "一、2025年工作回顾", reported),
        )
    )
    found = gdplan.outcomes(old, new).outcomes
    numbers = dict(reported)
    assert [one.result and one.result.value for one in found] == [
        str(numbers[i]) if i in numbers else None for i, _ in promised
    ]
    answers = [one.result.span for one in found if one.result]
    assert len(answers) == len(set(answers))


@given(
    st.lists(
        st.sampled_from([case for case in CASES if "new_heading" not in case and "old_year" not in case]), max_size=6
    )
)
def test_every_target_comes_once_and_no_result_twice(cases):
    old = report(2025, "一、2025年重点工作", "\n".join(case["old"] for case in cases) or "工作平稳。")
    new = report(2026, "一、2025年工作回顾", "\n".join(case["new"] for case in reversed(cases)) or "工作平稳。")
    found = gdplan.outcomes(old, new)
    promises = [target.span for node in old.walk() for target in node.targets if target.role == "target"]
    answers = [one.result.span for one in found.outcomes if one.result]
    assert sorted(one.target.span for one in found.outcomes) == sorted(promises)
    assert len(answers) == len(set(answers))
    assert all(one.result.role == "achieved" for one in found.outcomes if one.result)
    assert all(
        (one.result is None) == (one.relation is None) == (one.evidence.unanswered is not None)
        for one in found.outcomes
    )


# ------------------------------------------------------------------ what is told of a pair


@pytest.fixture(scope="module")
def found():
    return gdplan.outcomes(gdplan.load(OLD), gdplan.load(NEW), explain=True)


def test_a_promise_that_is_named_twice_is_answered_at_its_first_mention(found):
    first, again = (one for one in found.outcomes if one.target.text in ("增长6%左右", "6%左右"))
    assert (first.result.text, again.result, again.same_as) == ("增长6.2%", None, first.target.span)
    assert again.evidence.unanswered == "repeated"


def test_what_is_not_answered_says_why(found):
    why = {one.target.indicator: one.evidence.unanswered for one in found.outcomes if one.result is None}
    assert why == {"城镇登记失业率": "not-reported", "经济": "repeated", "高新技术企业": "not-due"}


def test_the_evidence_can_be_found_in_both_texts(found):
    old, new = (path.read_text(encoding="utf-8") for path in (OLD, NEW))
    for one in found.outcomes:
        evidence = one.evidence
        assert old[slice(*one.target.span)] == one.target.text
        assert old[slice(*evidence.old.span)] == evidence.old.text
        if one.result:
            assert new[slice(*one.result.span)] == one.result.text
            assert new[slice(*evidence.new.span)] == evidence.new.text
            assert one.result.span[0] in range(*evidence.new.span)
        assert all(new[slice(*other.span)] == other.text for other in evidence.candidates)


def test_what_came_near_says_what_parts_it(found):
    near = {
        (one.target.indicator, other.text): (other.obstacle, other.about)
        for one in found.outcomes
        for other in one.evidence.candidates
    }
    assert near["地区生产总值", "增长6.3%"] == ("period", "year / average")
    assert near["规上企业", "达到620家"] == ("form", "addition / level")
    plain = gdplan.outcomes(gdplan.load(OLD), gdplan.load(NEW))
    assert not any(one.evidence.candidates for one in plain.outcomes)
    assert told(plain) == told(found)


def test_counts_by_section_and_body(found):
    assert (found.total.targets, found.total.unanswered) == (13, 2)  # the one that is repeated is not counted again
    for counts in (found.sections, (found.total,)):
        assert sum(count.targets for count in counts) == 13
        assert all(c.met + c.missed + c.undecided + c.unanswered == c.targets for c in counts)
    assert [(count.name, count.targets) for count in found.bodies] == BODIES


def test_a_plan_with_tasks_and_its_summary():
    plan = gdplan.parse(
        "某市2025年工作要点\n一、任务\n1.扩大算力。新增智能算力500P以上，建成基站2000个。（市工信局牵头）\n"
        "2.开放数据。数据合格率达到98%以上。（市数据局牵头）"
    )
    summary = gdplan.parse(
        "某市2025年工作总结\n一年来，各项任务顺利完成。\n一、成效\n智能算力新增620P，累计建成基站1.2万个，全年建成基站2300个。\n数据合格率97.6%。"
    )
    made = gdplan.outcomes(plan, summary)
    assert told(made) == [
        ["500P以上", "新增620P", "above", True],
        ["2000个", "2300个", "above", None],
        ["达到98%以上", "97.6%", "below", False],
    ]
    assert [one.agencies for one in made.outcomes] == [("市工信局",), ("市工信局",), ("市数据局",)]
    assert [one.task for one in made.outcomes] == ["1.扩大算力", "1.扩大算力", "2.开放数据"]


def test_a_promise_of_five_years_is_answered_by_a_result_of_five_years():
    outline = gdplan.parse(
        "某市国民经济和社会发展第十四个五年规划纲要\n第一章 主要目标\n到2025年，城镇新增就业25万人，森林覆盖率达到45%。"
    )
    new = report(
        2026,
        "一、“十四五”时期及2025年工作回顾",
        "五年来，城镇新增就业27万人。\n2025年，城镇新增就业5.4万人，森林覆盖率达到45.2%。",
    )
    assert told(gdplan.outcomes(outline, new)) == [
        ["25万人", "27万人", "above", None],
        ["达到45%", "达到45.2%", "above", None],
    ]


def test_a_number_of_a_table_has_no_sentence_and_is_answered_too():
    table = "| 序号 | 指标 | 目标值 |\n| --- | --- | --- |\n| 1 | 森林覆盖率 | 45% |\n| 2 | 新增就业 | 5万人以上 |\n"
    old = gdplan.parse(f"某市2025年工作要点\n一、目标\n{table}", name="plan.md")
    new = report(2026, "一、2025年工作回顾", "森林覆盖率45.2%。新增就业5.1万人。")
    assert told(gdplan.outcomes(old, new)) == [["45%", "45.2%", "above", None], ["5万人以上", "5.1万人", "above", True]]


@pytest.mark.parametrize("documents", [("plan.txt", None), (None, "plan.txt")])
def test_what_is_no_document_is_refused(documents):
    given_ = [value or gdplan.parse("一、目标") for value in documents]
    with pytest.raises(TypeError, match=r"outcomes\(\) takes a Document, not str; load\(\)"):
        gdplan.outcomes(*given_)


def test_documents_without_targets_have_no_outcomes():
    empty = gdplan.outcomes(gdplan.parse(""), gdplan.parse("一、目标"))
    assert (empty.outcomes, empty.total.targets, empty.sections, empty.bodies) == ((), 0, (), ())


# ------------------------------------------------------------------ written


@functools.cache
def run(*arguments, given=None):
    return subprocess.run(
        [*program(), "outcomes", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"NO_COLOR": "1"},
    )


def test_golden():
    """The whole answer for the made-up reports; GDPLAN_REGENERATE=1 writes it anew."""
    done = run(OLD, NEW, "-f", "json", "--explain")
    if os.environ.get("GDPLAN_REGENERATE") == "1":
        GOLDEN.write_text(done.stdout, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == GOLDEN.read_text(encoding="utf-8")


def test_json_is_the_contract(found):
    data = json.loads(run(OLD, NEW, "-f", "json", "--explain").stdout)
    jsonschema.validate(data, schema("outcomes"), jsonschema.Draft202012Validator)
    assert gdplan.Outcomes.model_validate(data) == found
    assert {"schema_version", "old", "new", "outcomes"} <= set(data)
    assert {"target", "result", "relation", "met", "evidence"} <= set(data["outcomes"][0])
    assert {"eid", "text", "span", "indicator"} <= set(data["outcomes"][0]["target"])


def test_several_reports_answer_each_by_itself():
    data = json.loads(run(OLD, NEW, OLD, "-f", "json").stdout)
    assert [one["new"]["source"]["name"] for one in data] == [NEW.name, OLD.name]
    assert data[0] == json.loads(run(OLD, NEW, "-f", "json").stdout)
    assert not any(one["result"] for one in data[1]["outcomes"])  # last year's results answer nothing of this year


@pytest.mark.parametrize("name", OUTCOME_FORMATS)
def test_every_format_tells_the_same(name, found, tmp_path):
    path = tmp_path / f"outcomes{OUTCOME_FORMATS[name].suffixes[0]}"
    assert format_of_outcomes(path) == name
    done = run(OLD, NEW, "-o", path)
    assert (done.returncode, done.stdout) == (0, "")
    text = "" if name == "xlsx" else path.read_text(encoding="utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == (name == "csv")
    pairs = [(one.target.text, one.result.text if one.result else None) for one in found.outcomes]
    if name in ("json", "yaml"):
        data = (json.loads if name == "json" else yaml.safe_load)(text)
        got = [(one["target"]["text"], one["result"] and one["result"]["text"]) for one in data["outcomes"]]
    elif name == "html":
        page = Page(text)
        assert page.problems == []
        got = pairs if all(promised in text and (reported or "") in text for promised, reported in pairs) else []
    else:
        rows = (
            [json.loads(line) for line in text.splitlines()]
            if name == "jsonl"
            else read_sheet(path)
            if name == "xlsx"
            else list(csv.DictReader(io.StringIO(text), delimiter="," if name == "csv" else "\t"))
        )
        assert all(list(row) == list(OutcomeRow.model_fields) for row in rows)
        got = [(row["promised"], row["reported"] or None) for row in rows]
    assert got == pairs


class Page(HTMLParser):
    """What is wrong with a page: tags that do not close, scripts, attributes that could act."""

    def __init__(self, text):
        super().__init__()
        self.open, self.problems = [], []
        self.feed(text)
        self.problems += self.open

    def handle_starttag(self, tag, attributes):
        if tag != "meta":
            self.open.append(tag)
        self.problems += [tag for name, _ in attributes if name.startswith("on") or name == "src"]
        self.problems += [tag] if tag == "script" else []

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"/{tag}")


def test_no_text_of_a_document_can_act():
    hostile = "<script>alert(1)</script>“onerror=”=1+1 \x1b[31m\u202e]]>&amp;"
    old = report(2025, "一、2025年重点工作", f"新建{hostile}学校3所。（{hostile}局牵头）")
    new = report(2026, "一、2025年工作回顾", f"新建{hostile}学校4所。")
    page = "".join(OUTCOME_FORMATS["html"].writer([gdplan.outcomes(old, new, explain=True)]))
    assert Page(page).problems == []
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_the_page_marks_the_number_itself():
    old = report(2025, "一、2025年重点工作", "失业率控制在13%以内，赤字率3%。")
    page = "".join(
        OUTCOME_FORMATS["html"].writer([gdplan.outcomes(old, report(2026, "一、2025年工作回顾", "赤字率3%。"))])
    )
    assert "失业率控制在13%以内，赤字率<ins>3%</ins>" in page
    assert "<h2>一、2025年重点工作</h2>" in page


def test_the_table_is_for_people():
    done = run(OLD, NEW)
    lines = done.stdout.splitlines()
    assert lines[1] == f"{OLD.name} → {NEW.name}"
    assert lines[2].split() == ["indicator", "promised", "reported", "relation", "outcome", "lines"]
    assert next(line for line in lines if line.startswith("造林")).split() == [
        "造林",
        "40万亩",
        "38万亩",
        "below",
        "missed",
        "9",
        "→",
        "8",
    ]
    explained = run(OLD, NEW, "--explain").stdout
    assert "not 增长6.3%" in explained


def test_counts_are_written():
    rows = list(csv.DictReader(io.StringIO(run(OLD, NEW, "--stat", "-f", "csv").stdout)))
    assert [(row["kind"], row["name"], row["targets"]) for row in rows[:3]] == [
        ("all", "", "13"),
        ("section", "二、2025年主要目标", "5"),
        ("section", "三、2025年重点工作", "8"),
    ]
    assert run(OLD, NEW, "--stat").stdout.splitlines()[2].split() == [
        "by",
        "name",
        "targets",
        "met",
        "missed",
        "undecided",
        "unanswered",
    ]


def test_gdplans_own_json_and_standard_input_are_read():
    parsed = subprocess.run(
        [*program(), "parse", str(OLD)],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout
    rows, known = (
        [json.loads(line) | {"path": None} for line in run(old, NEW, "-f", "jsonl", given=given).stdout.splitlines()]
        for old, given in (("-", parsed), (OLD, None))
    )
    assert rows == known


@pytest.mark.parametrize(
    "arguments, words",
    [
        ([OLD, "missing.txt"], "missing.txt: no such file"),
        (["missing.txt", NEW], "missing.txt: no such file"),
        ([OLD, NEW, "-f", "xlsx"], "xlsx is no text; name a file with -o"),
        ([OLD, NEW, "-f", "docx"], "docx"),
        ([OLD, NEW, "-o", "outcomes.docx"], "its ending names no format; use one of .txt .json"),
        ([OLD, NEW, "-o", "out/"], "this is a folder; outcomes writes one file"),
        ([OLD, NEW, "--stat", "-f", "html"], "--stat is a table of counts, not html"),
        ([OLD, NEW, "-o", OLD], "input"),
        ([OLD], "NEW"),
    ],
)
def test_failures_are_told(arguments, words, tmp_path):
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_report_that_cannot_be_read_costs_no_other():
    done = run(OLD, "missing.txt", NEW, "-f", "jsonl")
    assert done.returncode == 2
    assert done.stdout == run(OLD, NEW, "-f", "jsonl").stdout
