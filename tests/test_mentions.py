"""Mentions: made-up sentences (cases/mentions.json), the rows of the tables, the plan itself, what always holds."""

import json
import re
from collections import Counter
from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear
from pydantic import TypeAdapter

from gdplan.extract.gazetteer import gazetteer
from gdplan.extract.mentions import find_mentions
from gdplan.extract.mentions.places import find_places
from gdplan.model import Mention
from gdplan.normalize import normalize
from gdplan.vocab.mentions import table
from gdplan.vocab.places import counties, places

ROOT = Path(__file__).parent.parent
CASES = json.loads((ROOT / "tests" / "cases" / "mentions.json").read_text(encoding="utf-8"))
PLAN = (ROOT / "data" / "raw" / "guangdong_2025.txt").read_text(encoding="utf-8").replace("“\n", "“")


def read(source):
    """Every mention as a dictionary of source text and terms, in the shape of the cases."""
    rows = []
    for reading in find_mentions(normalize(source)):
        row = {"kind": reading.kind, "text": source[reading.start : reading.end]}
        for field, value in reading._asdict().items():
            if field not in ("kind", "start", "end"):
                row[field] = source[slice(*value)] if isinstance(value, tuple) else value
        rows.append(row)
    return rows


def as_params():
    for case in CASES:
        known = case["group"] == "known_failure"
        assert known == ("reason" in case), case["id"]
        assert case["group"] in ("tuned_on", "held_out", "negative", "known_failure")
        assert set(case) <= {"id", "group", "text", "expected", "reason"}
        marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if known else []
        yield pytest.param(case["text"], case["expected"], id=case["id"], marks=marks)


@pytest.mark.parametrize("text, expected", list(as_params()))
def test_case(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_reading_fits_the_model(case):
    mention = TypeAdapter(Mention)
    for row in read(case["text"]):
        assert mention.validate_python(row | {"span": (0, 1), "line": 1}).kind == row["kind"]


def test_words_are_clean():
    rows = [(row.use, row.word) for row in table()]
    assert [row for row, count in Counter(rows).items() if count > 1] == []
    assert [row for row in table() if row.word != row.word.strip() or row.word not in row.example] == []
    assert [row for row in table() if normalize(row.word + row.example) != row.word + row.example] == []


def test_every_place_is_found_with_its_division():
    missed = []
    for place in places():
        for form in {place.name, place.full} - {""}:
            text = f"在{form},"
            if [(text[p.start : p.end], p.division) for p in find_places(normalize(text))] != [(form, place.division)]:
                missed.append(form)
    assert missed == []


def test_every_county_is_found_by_its_full_name():
    missed = []
    for county in counties():
        text = normalize(f"在{county.name},")
        found = [(text[p.start : p.end], p.division) for p in find_places(text)]
        if (found == [(text[1:-1], county.division)]) != (text[1:-1] in gazetteer().by_name):
            missed.append(county.name)
    assert missed == []


def test_places_are_clean():
    assert [name for name, count in Counter(p.name for p in places()).items() if count > 1] == []
    assert {p.division for p in places()} == {
        *("province", "city", "county", "district", "region", "river", "lake", "sea", "mountain")
    }
    assert all(p.source and p.edge in ("", "clean") for p in places())
    assert all(re.fullmatch(r"(\d\d(\d\d)?)?", p.code) for p in places())
    assert all(re.fullmatch(r"\d{6}", county.code) for county in counties())
    assert len({county.code for county in counties()}) == len(counties())
    text = "".join(p.name + p.full for p in places())
    assert normalize(text) == text


# ---------------------------------------------------------------- the plan


def plan_tasks():
    """(number, text without its responsibility bracket) of the numbered lines."""
    for line in PLAN.splitlines():
        if marker := re.match(r"(\d+)\.", line):
            yield marker[1], re.sub(r"\([^()]*(?:負責|牽頭|下同)\)$", "", line[marker.end() :])


def test_counts_of_the_plan():
    counts = Counter(row["kind"] for _, text in plan_tasks() for row in read(text))
    assert counts == {"initiative": 43, "citation": 2, "instrument": 15, "place": 55, "fuzzy": 7}


def test_plan_reads_the_same_in_every_script():
    plain = opencc.OpenCC("t2s").convert(PLAN)
    expected = find_mentions(normalize(plain))
    for config in ("s2t", "s2hk", "s2tw"):
        assert find_mentions(normalize(opencc.OpenCC(config).convert(plain))) == expected


# ---------------------------------------------------------------- what always holds

SIGNS = "“”《》()、,。;: \n的一批首若干制定印发和方案办法粤港京在广州市县区援疆数字推进工程〔2024〕5号"
PIECES = [case["text"] for case in CASES]


@given(st.lists(st.sampled_from(PIECES) | st.text(st.sampled_from(SIGNS), max_size=20), max_size=5))
@settings(max_examples=300)
def test_texts_joined_by_full_stops_read_as_one_by_one(sources):
    texts = [normalize(source) for source in sources]
    one_by_one, offset = [], 0
    for text in texts:
        for m in find_mentions(text):
            fields = [(v[0] + offset, v[1] + offset) if isinstance(v, tuple) else v for v in m[2:]]
            one_by_one.append(type(m)(m.start + offset, m.end + offset, *fields))
        offset += len(text) + 1
    assert list(find_mentions(normalize("。".join(texts)))) == one_by_one


@given(st.text(st.sampled_from(SIGNS), max_size=60))
@settings(max_examples=300)
def test_any_text_gives_slices_of_itself_in_reading_order(source):
    text = normalize(source)
    found = find_mentions(text)
    assert list(found) == sorted(found, key=lambda m: (m.start, -m.end))
    for m in found:
        spans = [v for v in m._asdict().values() if isinstance(v, tuple)]
        assert all(0 <= start < end <= len(text) for start, end in [*spans, (m.start, m.end)])


HOSTILE = "“ 《 ” “甲” “甲”、 《甲》 《甲 制定 制定方案和 制定甲 一批 若干 甲立法 方案立法 广州 粤 区 、琼海 甲市 "
HOSTILE += "推进 推进“甲” 甲 ( 的 法"


@pytest.mark.parametrize("piece", [*HOSTILE.split(), "〔2024〕", "国发〔2024〕5号", "广州甲", "海口、琼海"])
def test_time_is_linear_on_hostile_text(piece):
    assert_linear(find_mentions, lambda length: normalize(piece * (length // len(piece))), 5_000)
