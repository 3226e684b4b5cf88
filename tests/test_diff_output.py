"""Comparisons written out: every format tells the same, no text of a document can act, the page works in a browser."""

import csv
import functools
import io
import json
import os
import re
import subprocess

import jsonschema
import pytest
import yaml
from processes import on_terminal, program
from rich.cells import cell_len
from shared import PLAN, ROOT

import gdplan
from gdplan.export.diff import DIFF_FORMATS, export_comparison, format_of_comparison
from gdplan.export.diff_data import to_csv
from gdplan.export.diff_text import to_text
from gdplan.schema import json_schema

MADE_UP = ROOT / "data/raw/made_up_2024.txt"
HOSTILE = "<script>alert(1)</script>“onerror=”=1+1 \x1b[31m\u202e]]>&amp; ![x](y) </article>"
TEXTS = [name for name, form in DIFF_FORMATS.items() if form.is_text]


@pytest.fixture(scope="module")
def comparison():
    return gdplan.diff(gdplan.load(MADE_UP), gdplan.load(PLAN))


@pytest.fixture(scope="module")
def hostile():
    old = gdplan.parse(f"标题{HOSTILE}\n一、任务{HOSTILE}\n1.试点{HOSTILE}。开展平台建设。{HOSTILE}。（省科技厅牵头）")
    new = gdplan.parse(
        f"标题{HOSTILE}\n一、任务{HOSTILE}\n1.试行{HOSTILE}。开展平台推广。{HOSTILE}！（省{HOSTILE}厅牵头）"
    )
    return gdplan.diff(old, new, explain=True)


def write(comparison, name):
    return "".join(export_comparison(comparison, name))


@functools.cache
def run(*arguments, given=None, **environment):
    return subprocess.run(
        [*program(), "diff", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        env={key: value for key, value in os.environ.items() if key != "COLUMNS"} | environment,
    )


def test_data_formats_hold_the_same(comparison):
    data = json.loads(write(comparison, "json"))
    assert data == comparison.model_dump(mode="json")
    assert yaml.safe_load(write(comparison, "yaml")) == data
    assert [json.loads(line) for line in write(comparison, "jsonl").splitlines()] == data["changes"]
    rows = list(csv.DictReader(io.StringIO(write(comparison, "csv"))))
    assert [row["kind"] for row in rows] == [change.kind for change in comparison.changes]
    assert all(
        row["old_eid"] == "、".join(ref.eid for ref in c.old) for row, c in zip(rows, comparison.changes, strict=True)
    )


def test_the_contract_names_the_keys(comparison):
    data = json.loads(write(comparison, "json"))
    assert list(data) == [
        "schema_version", "old", "new", "summary", "changes", "moved_sentences", "headings", "other", "warnings",
    ]  # fmt: skip
    assert list(data["changes"][0]) == [
        "kind", "also", "old", "new", "similarity", "moved", "agencies", "targets", "deadlines", "text", "links",
    ]  # fmt: skip
    assert list(data["changes"][0]["old"][0]) == ["eid", "num", "number", "heading", "line"]
    assert {tuple(run) for change in data["changes"] for run in change["text"]} == {("op", "text")}
    moved = next(change["moved"] for change in data["changes"] if change["moved"])
    assert list(moved) == ["from", "to"]
    target = next(target for change in data["changes"] for target in change["targets"])
    assert list(target) == ["op", "old", "new"]
    assert next(iter(target["old"] or target["new"])) == "eid"


@pytest.mark.parametrize("name", ["text", "md", "html"])
def test_what_people_read_tells_every_change_once(comparison, name):
    text = write(comparison, name)
    for change in comparison.changes:
        heading = (change.new or change.old)[0].heading
        assert heading in text
    title = "40.深化數字賦能“百千萬工程”"
    assert (len(re.findall(f"<h3>.*{title}", text)) if name == "html" else text.count(title)) == 1
    assert re.search(r"省級中試平臺 ≥20个 → ≥30個", text)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("电价下降5%左右", "电价上涨5%左右", "电价 −≈5% → +≈5%"),
        ("外贸出口增长3%", "外贸出口下降3%", "外贸出口 +3% → −3%"),
        ("建设平台3个", "建设平台不少于5个", "平台 3个 → ≥5个"),
    ],
)
@pytest.mark.parametrize("name", ["text", "md", "html"])
def test_a_target_is_told_with_its_direction(old, new, told, name):
    one, two = (gdplan.parse(f"某市工作要点\n一、目标\n1.经济。工业稳步发展，{words}。") for words in (old, new))
    text = re.sub(r"<[^>]*>|\\", "", write(gdplan.diff(one, two), name))
    assert told in text


def test_text_marks_what_went_and_came_without_colour(comparison):
    plain = "".join(to_text(comparison, width=400))
    assert "至70%" in plain or "[-70%-]{+75%+}" in plain.replace("至", "")
    assert "\x1b" not in plain
    assert "\x1b[" in "".join(to_text(comparison, colour=True))


def test_the_formula_in_a_cell_is_none(hostile):
    assert not re.search(r'(?:^|[,"])[=+@]', write(hostile, "csv"), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_control_characters_never_come_out(hostile, name):
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", write(hostile, name))


def test_the_command_line(tmp_path, comparison):
    assert run(PLAN, PLAN).returncode == 0
    different = run(MADE_UP, PLAN)
    assert (different.returncode, different.stderr) == (1, b"")
    assert different.stdout.decode() == "".join(to_text(comparison))
    quiet = run(MADE_UP, PLAN, "--quiet")
    assert (quiet.returncode, quiet.stdout) == (1, b"")
    missing = run(MADE_UP, tmp_path / "none.txt")
    assert missing.returncode == 2
    assert b"none.txt" in missing.stderr
    assert run(MADE_UP, PLAN, "--threshold", "7").returncode == 2
    twice = run("-", "-", given=b"")
    assert twice.returncode == 2


def test_the_command_line_reads_its_own_json_and_standard_input(tmp_path):
    parsed = tmp_path / "old.json"
    command = [*program(), "parse", str(MADE_UP), "-o", str(parsed)]
    subprocess.run(command, check=True)
    plain = json.loads(run(MADE_UP, PLAN, "-f", "json").stdout)
    assert json.loads(run(parsed, PLAN, "-f", "json").stdout) == plain
    piped = json.loads(run(MADE_UP, "-", "-f", "json", given=PLAN.read_bytes()).stdout)
    assert piped["changes"] == plain["changes"]


@pytest.mark.parametrize("name", TEXTS)
def test_the_ending_of_a_file_says_its_format(tmp_path, name, comparison):
    file = tmp_path / f"changes{DIFF_FORMATS[name].suffixes[0]}"
    assert format_of_comparison(file) == name
    assert run(MADE_UP, PLAN, "-o", file).returncode == 1
    if DIFF_FORMATS[name].in_one_script:
        comparison = gdplan.diff(gdplan.in_script(gdplan.load(MADE_UP), "hant"), gdplan.load(PLAN))
    written = "".join(to_csv(comparison, (str(MADE_UP), str(PLAN)))) if name == "csv" else write(comparison, name)
    assert file.read_text(encoding="utf-8-sig") == written


def test_only_stat_colour_and_script():
    only = json.loads(run(MADE_UP, PLAN, "--only", "merged", "--only", "split", "-f", "json").stdout)
    assert {change["kind"] for change in only["changes"]} == {"merged", "split"}
    assert only["summary"] == dict.fromkeys(only["summary"], 0) | {"merged": 3, "split": 2}
    stat = run(MADE_UP, PLAN, "--stat").stdout.decode()
    assert "targets of items in both: 0 added" in stat
    assert "[-" not in stat
    assert b"\x1b[" in run(MADE_UP, PLAN, "--color", "always").stdout
    assert b"\x1b[" not in run(MADE_UP, PLAN, "--color", "auto").stdout
    simplified = run(MADE_UP, PLAN, "--script", "hans").stdout.decode()
    assert "强化网络和数据安全管理" in simplified
    assert "強化" not in simplified
    explained = run(MADE_UP, PLAN, "--explain").stdout.decode()
    assert "similarity" in explained


@pytest.mark.parametrize("kind", ["edited", "merged", "split", "moved", "added"])
@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
def test_a_selection_stands_under_the_same_headings(kind, form):
    def sections(*more):
        written = run(MADE_UP, PLAN, "-f", form, *more).stdout.decode()
        if form == "csv":
            return [(row["old_section"], row["new_section"]) for row in csv.DictReader(io.StringIO(written))]
        lines = re.findall(
            {"text": "\n\n(.* / .*)\n", "md": "## (.* / .*)\n", "html": "<h2>(.* / .*)</h2>"}[form], written
        )
        assert lines
        return lines

    assert set(sections("--only", kind)) <= set(sections())


def test_a_selection_is_counted_as_shown():
    shown = run(MADE_UP, PLAN, "--only", "edited").stdout.decode()
    counts, entries = (
        re.search(r"only edited: (\d+) of \d+ entries.*\n(.*)\n", shown),
        re.findall(r"\n\n(.*edited.*)  ", shown),
    )
    assert int(counts[1]) == len(entries) == sum(int(count) for count in re.findall(r"\d+", counts[2]))
    stat = run(MADE_UP, PLAN, "--only", "merged", "--stat").stdout.decode().splitlines()
    assert stat[2] == "3 merged"
    assert run(PLAN, PLAN, "--only", "same").stdout.decode().count("\nsame  ") == 50


def test_text_is_folded_on_a_terminal_only():
    assert max(map(len, run(MADE_UP, PLAN).stdout.decode().splitlines())) > 200
    shown = on_terminal("diff", str(MADE_UP), str(PLAN), COLUMNS="60", NO_COLOR="1").replace("\r\n", "\n")
    assert max(map(cell_len, shown.splitlines())) <= 60
    assert all(
        len(re.findall(r"\[-|\{\+|-\]|\+\}", line)) == len(re.findall(r"[\[\]{}]", line)) for line in shown.splitlines()
    )
    assert not re.search(r"\d\n[年个個家%万亿萬億]|[a-z]\n[a-z]", shown)


def test_editions_of_one_title_are_told_apart():
    old, new = (
        gdplan.parse(f"某省数据条例\n1.开展{what}。", name=name)
        for what, name in (("试点", "a/条例.txt"), ("推广", "b/条例.txt"))
    )
    for name in ("text", "md", "html"):
        assert "某省数据条例 (a/条例.txt) → 某省数据条例 (b/条例.txt)" in write(gdplan.diff(old, new), name).replace(
            "\\", ""
        )


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["-o", "d/"], 2, "d/: this is a folder; diff writes one file"),
        (["-o", "d/changes.doc"], 2, "d/changes.doc: its ending names no format"),
        (["--stat", "-o", "stat.md"], 2, "--stat is text, not md"),
        (["--stat", "-o", "stat.txt"], 1, ""),
        (["--quiet", "-o", "quiet.html"], 1, ""),
    ],
)
def test_where_a_comparison_is_written(arguments, status, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(MADE_UP, PLAN, *arguments)
    assert (done.returncode, done.stdout) == (status, b"")
    assert words in done.stderr.decode()
    assert (tmp_path / arguments[-1]).is_file() == (status == 1)


def test_an_unknown_format_is_refused(comparison):
    with pytest.raises(gdplan.UnknownFormatError, match="html"):
        write(comparison, "doc")


def test_a_comparison_fits_its_schema(comparison):
    jsonschema.validate(json.loads(write(comparison, "json")), json_schema("diff"))
