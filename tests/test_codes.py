"""Codes in rows are words where people see them, in Chinese too; as data they are the same in both languages."""

import csv
import io
import re
from typing import Literal, get_args, get_origin

import pytest
from processes import gdplan
from shared import ROOT

from gdplan.cli.tables import COLUMNS
from gdplan.language import phrase, speaking
from gdplan.language.codes import CODES, is_code, tell_code
from gdplan.language.headers import COLUMN_NAMES, find_column
from gdplan.schema import SCHEMAS
from gdplan.views.rows import DocumentRow
from gdplan.vocab.places import places

RAW = ROOT / "data/raw"
REPORTS = [str(RAW / f"made_up_report_{year}.txt") for year in (2025, 2026)]
EDITIONS = [str(RAW / f"made_up_{year}.txt") for year in (2023, 2024, 2026)]
ROWS = {name: kind for name, kind in SCHEMAS.items() if issubclass(kind, DocumentRow)}
FACTS = list(DocumentRow.model_fields)
EVIDENCE = ["page", "where", "line", "start", "end"]


def codes_of(kind):
    """All codes that a type allows."""
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    return {code for part in get_args(kind) for code in codes_of(part)}


CASES = {
    (field, code) for kind in ROWS.values() for field, about in kind.model_fields.items() for code in codes_of(about.annotation)
}  # fmt: skip
CASES |= {("division", place.division) for place in places()} | {("met", True), ("met", False)}
CASES |= {(field, code) for field, known in CODES.items() for code in known}


@pytest.mark.parametrize(("field", "code"), sorted(CASES, key=str))
def test_a_code_has_its_word_in_chinese(field, code):
    with speaking("zh"):
        assert not re.search("[A-Za-z]", tell_code(field, code))
    assert tell_code(field, code) == str(code).lower()


@pytest.mark.parametrize("kind", [bool, bool | None, Literal["lead"], tuple[Literal["lead"], ...]])
def test_what_is_a_code(kind):
    assert is_code(kind)


@pytest.mark.parametrize("kind", [str, str | None, int, tuple[str, ...], None])
def test_what_is_none(kind):
    assert not is_code(kind)


@pytest.mark.parametrize(
    "name", ["outcome-rows", "outcome-counts", "lineage-steps", "lineage-targets", "chunk-rows", "diff-rows"]
)
def test_rows_begin_with_the_document(name):
    fields = list(ROWS[name].model_fields)
    assert fields[: len(FACTS)] == FACTS
    if name == "diff-rows":
        assert [field.removeprefix("old_") for field in fields[len(FACTS) :][: len(FACTS)]] == FACTS
    if name in ("outcome-rows", "lineage-targets"):
        assert [field.removeprefix("result_") for field in fields if field.startswith("result_")][:7] == FACTS
        assert fields[fields.index("page") :][:5] == EVIDENCE
    if name == "lineage-steps":
        assert fields[-5:] == EVIDENCE


def read(*arguments, status=0):
    done = gdplan(*arguments)
    assert (done.returncode, done.stderr) == (status, b"")
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def test_outcomes_say_of_both_documents_whose_they_are(tmp_path):
    page = tmp_path / "报告.md"
    page.write_text(
        "# 某市2026年政府工作报告（虚构）\n\n一、2025年工作回顾\n\n城镇新增就业5.3万人。\n", encoding="utf-8"
    )
    row = next(row for row in read("outcomes", REPORTS[0], str(page), "-f", "csv") if row["reported"])
    assert (row["document"], row["path"], row["year"]) == ("made_up_report_2025.txt", REPORTS[0], "2025")
    assert (row["result_document"], row["result_path"], row["result_year"]) == ("报告.md", str(page), "2026")
    assert row["result_where"].startswith("line")
    counts = read("outcomes", *REPORTS, "-f", "csv", "--stat")
    assert {(row["path"], row["result_path"]) for row in counts} == {tuple(REPORTS)}


def test_changes_say_of_both_editions_whose_they_are():
    rows = read("diff", *EDITIONS[:2], "-f", "csv", status=1)
    assert {(row["old_document"], row["old_path"], row["old_year"]) for row in rows} == {
        ("made_up_2023.txt", EDITIONS[0], "2023")
    }
    assert {(row["document"], row["path"], row["year"]) for row in rows} == {("made_up_2024.txt", EDITIONS[1], "2024")}
    assert all(row["document_title"] and row["old_document_title"] for row in rows)


def test_steps_say_where_each_edition_was_read_in_whatever_order_they_are_given():
    rows = read("lineage", *EDITIONS[::-1], "-f", "csv")
    assert {(row["year"], row["path"]) for row in rows} == {(path[-8:-4], path) for path in EDITIONS}
    first = next(row for row in rows if row["eid"])
    text = (RAW / first["document"]).read_text(encoding="utf-8")
    assert text[int(first["start"]) : int(first["end"])].startswith(f"{first['num']}{first['heading']}")
    same = read("lineage", EDITIONS[0], EDITIONS[0], "-f", "csv", "--in-order")
    assert {row["path"] for row in same} == {EDITIONS[0]}


@pytest.mark.parametrize("asked", [["outcomes", *REPORTS, "--explain"], ["lineage", *EDITIONS], ["lineage", *REPORTS, "--outcomes", REPORTS[1]]])  # fmt: skip
def test_rows_are_the_same_in_both_languages(asked):
    assert read(*asked, "-f", "csv", "--lang", "zh") == read(*asked, "-f", "csv", "--lang", "en")


@pytest.mark.parametrize(
    "asked",
    [
        ["outcomes", *REPORTS, "--explain"],
        ["outcomes", *REPORTS, "--columns", "relation,met,unanswered,why"],
        ["outcomes", *REPORTS, "--stat", "--columns", "kind,name,met"],
        ["targets", REPORTS[0], "--columns", "comparator,change,deadline_basis,role"],
        ["agencies", EDITIONS[0], "--columns", "role,role_basis,name_basis,open_ended"],
        ["mentions", EDITIONS[0], "--columns", "kind,division,in_name"],
        ["mentions", EDITIONS[0]],
        ["lineage", *EDITIONS],
        ["diff", *EDITIONS[1:], "--explain"],
    ],
)
def test_no_english_is_left_on_a_terminal(asked):
    shown = gdplan(*asked, "--lang", "zh", COLUMNS="400").stdout.decode()
    known = "made_up|report|txt|subsec|sec|para|G基站|APP"
    assert set(re.findall(r"[A-Za-z-]{3,}", re.sub(known, "", shown))) == set()


def test_rows_of_outcomes_are_arranged():
    done = gdplan("outcomes", *REPORTS, "-f", "csv", "--columns", "指标、result_line", "--sort", "-行", "--limit", "2", "--header", "zh")  # fmt: skip
    assert done.stdout.decode() == "指标,报告行\n减税降费,9\n规上企业,9\n"
    assert (
        gdplan("lineage", *EDITIONS, "-f", "tsv", "--columns", "year", "--limit", "1", "--no-header").stdout
        == b"2023\n"
    )
    assert (
        gdplan("chunks", REPORTS[0], "--columns", "eid,pages", "--limit", "1").stdout
        == b'{"eid":"preamble","pages":[]}\n'
    )
    done = gdplan("outcomes", *REPORTS, "-f", "json", "--limit", "1")
    assert (done.returncode, b"those of rows (table, jsonl, csv, tsv, xlsx), not of json" in done.stderr) == (2, True)
    done = gdplan("lineage", *EDITIONS, "-f", "xlsx", "-o", "x.xlsx", "--sort", "year")
    assert (done.returncode, b"those of rows (csv, tsv), not of xlsx" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("kind", "head"),
    [(kind, column.title) for kind, columns in COLUMNS.items() for column in columns if column.title != "what"],
)
def test_a_column_is_named_by_what_stands_over_it(kind, head):
    """But 内容 of mentions, which tells what several columns hold."""
    for language in ("en", "zh"):
        with speaking(language):
            assert find_column(phrase(head)) in kind.model_fields
            assert find_column(f"-{phrase(head)}").startswith("-")


@pytest.mark.parametrize(
    ("arguments", "head"),
    [
        (("tasks", "--columns", "任务,牵头"), "任务,牵头单位"),
        (("tasks", "--columns", "任務、牽頭"), "任务,牵头单位"),
        (("tasks", "--columns", "配合,目标", "--sort", "-行"), "配合单位,量化目标"),
        (("agencies", "--columns", "同列单位"), "同列单位"),
        (("agencies", "--columns", "with"), "同列单位"),
    ],
)
def test_a_command_takes_what_stands_over_its_table(arguments, head):
    done = gdplan(*arguments, EDITIONS[0], "-f", "csv", "--header", "zh")
    assert done.stdout.decode().splitlines()[0] == head, done.stderr.decode()


@pytest.mark.parametrize("heads", ["承诺,结果,高低,完成情况,行", "promised,reported,relation,outcome,lines"])
def test_outcomes_take_what_stands_over_their_table(heads):
    done = gdplan("outcomes", *REPORTS, "-f", "csv", "--columns", heads)
    assert done.stdout.decode().splitlines()[0] == "promised,reported,relation,met,line", done.stderr.decode()


def test_columns_have_one_name_in_chinese_each():
    assert len(set(COLUMN_NAMES.values())) == len(COLUMN_NAMES)
    assert [find_column(name) for name in COLUMN_NAMES.values()] == list(COLUMN_NAMES)
