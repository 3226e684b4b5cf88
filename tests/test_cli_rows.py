"""What the command line makes of rows: columns, order, number; whose they are; and what people type instead."""

import csv
import io
import json

import jsonschema
import pytest
from papers import PAPERS
from processes import gdplan

from gdplan.cli.app import run
from gdplan.cli.commands import understand
from gdplan.errors import GdplanError
from gdplan.schema import json_schema as schema


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, paper in (("a/plan.txt", "work plan"), ("b/plan.txt", "deep"), ("law.txt", "law")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAPERS[paper], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(capsys, *arguments, status=0):
    assert run(list(arguments)) == status
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_files_of_one_name_are_told_apart_by_their_path(folder, capsys):
    found = rows(capsys, "tasks", "a/plan.txt", "./b/plan.txt", "-f", "csv")
    assert {(row["path"], row["document_title"]) for row in found} == {
        ("a/plan.txt", "某省数字建设2027年工作要点（虚构）"),
        ("b/plan.txt", "某县水利建设方案（虚构）"),
    }
    assert {row["year"] for row in found} == {"2027", ""}


def test_the_path_of_a_document_in_a_folder_is_the_one_below_it(folder, capsys):
    found = rows(capsys, "tasks", str(folder), "--exclude", "law*", "-f", "csv")
    assert {row["path"] for row in found} == {"a/plan.txt", "b/plan.txt"}


def test_standard_input_has_no_path():
    done = gdplan("tasks", "-", "-f", "jsonl", given=PAPERS["work plan"].encode())
    assert {json.loads(line)["path"] for line in done.stdout.splitlines()} == {None}


def test_columns_are_those_asked_for_in_that_order(folder, capsys):
    assert run(["tasks", "a/plan.txt", "--columns", "lead, task", "-f", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["lead,task", "省科技厅,1.攻关关键技术"]
    assert run(["tasks", "a/plan.txt", "--columns", "lead,task", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)[0]) == ["lead", "task"]
    assert run(["tasks", "a/plan.txt", "--columns", "number,heading"]) == 0
    assert ["1", "攻关关键技术"] in [line.split() for line in capsys.readouterr().out.splitlines()]


def test_a_column_that_is_none_is_named_before_anything_is_read(folder, capsys):
    assert run(["tasks", "missing.txt", "--sort", "-owner"]) == 2
    assert capsys.readouterr().err.startswith("gdplan: no column 'owner'; there are document, path,")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rows_of_all_inputs_are_sorted_together_and_those_without_a_value_come_last(folder, capsys, jobs):
    plans = (str(folder / "a/plan.txt"), str(folder / "b/plan.txt"))  # workers may stand elsewhere
    asked = ("targets", *plans, "-j", jobs, "-f", "csv", "--sort")
    values = [row["value"] for row in rows(capsys, *asked, "-value,task")]
    assert values == sorted(values, key=float, reverse=True)
    assert values[0] == "200"
    assert [row["value"] for row in rows(capsys, *asked, "value", "--limit", "2")] == values[::-1][:2]


def test_a_year_is_as_late_as_its_last_day(folder, capsys):
    (folder / "due.txt").write_text(
        "某市2027年方案（虚构）\n一、任务\n1.甲任务。2027年底前建成学校1所。\n2.乙任务。2027年6月底前建成学校2所。\n3.丙任务。推进工作。\n",
        encoding="utf-8",
    )
    found = rows(capsys, "tasks", "due.txt", "--sort", "due", "-f", "csv")
    assert [row["heading"] for row in found] == ["乙任务", "甲任务", "丙任务"]


def test_without_the_line_of_names(folder, capsys):
    assert run(["tasks", "law.txt", "--columns", "num", "--no-header", "-f", "tsv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "第一条"
    assert run(["tasks", "law.txt", "--no-header", "-f", "json"]) == 2
    assert "--no-header is for csv, tsv and xlsx, not for json" in capsys.readouterr().err


def test_any_of_several_bodies(folder, capsys):
    asked = ("tasks", "a/plan.txt", "-f", "csv", "--columns", "num", "--agency", "财政厅")
    assert [row["num"] for row in rows(capsys, *asked)] == ["1.", "4."]
    assert [row["num"] for row in rows(capsys, *asked, "--agency", "數據局")] == ["1.", "3.", "4."]
    assert run(["tasks", "a/plan.txt", "--agency", "省科技听", "--agency", "无此单位"]) == 0
    assert "the nearest: 省科技厅" in capsys.readouterr().err


def test_rows_of_a_folder_are_arranged_file_by_file(folder, capsys):
    assert (
        run(["targets", "a/plan.txt", "b/plan.txt", "--sort", "-value", "--limit", "1", "-f", "csv", "-o", "out/"]) == 0
    )
    written = [path.read_text(encoding="utf-8-sig").splitlines() for path in sorted((folder / "out").iterdir())]
    assert [len(lines) for lines in written] == [2, 2]


def test_chunks_are_lines_of_json(folder, capsys):
    assert run(["chunks", "a/plan.txt", "law.txt", "--max-chars", "40"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["document"]["path"] for line in lines} == {"a/plan.txt", "law.txt"}
    for line in lines:
        jsonschema.validate(line, schema("chunks"), jsonschema.Draft202012Validator)
    assert run(["chunks", "law.txt", "--script", "hk"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["text"][:6], first["context"], first["document"]["name"]) == (
        "第一條 為了",
        ["第一章總則"],
        "law.txt",
    )
    assert run(["chunks", "law.txt", "-o", "law.docx"]) == 2
    assert "use one of .json .jsonl .ndjson .yaml .yml" in capsys.readouterr().err


def test_chunks_of_saved_data_want_its_source_text(folder, capsys):
    assert run(["parse", "law.txt", "-o", "law.json"]) == 0
    assert run(["parse", "law.txt", "--with-source", "-o", "whole.json"]) == 0
    assert run(["chunks", "law.json", "a/plan.txt"]) == 2
    ended = capsys.readouterr()
    assert ended.err.startswith("gdplan: law.json: gdplan's own data without the source text")
    assert "攻关关键技术" in ended.out  # the other input comes out
    assert run(["chunks", "whole.json"]) == 0


@pytest.mark.parametrize(("form", "begin"), [("md", "# 某省节水条例（虚构）"), ("akn", "<?xml")])
def test_a_document_in_a_format_of_one_document(folder, capsys, form, begin):
    assert run(["parse", "law.txt", "-f", form]) == 0
    assert capsys.readouterr().out.startswith(begin)
    assert run(["parse", "law.txt", "a/plan.txt", "-f", form]) == 2
    assert f"{form} is one document a file" in capsys.readouterr().err
    assert run(["parse", "law.txt", "a/plan.txt", "-f", form, "-o", "out/"]) == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == [f"law.{form}", f"plan.{form}"]
    assert run(["parse", "law.txt", "-f", "jsonl", "--with-source", "-o", "two.jsonl"]) == 0
    two = folder / "two.jsonl"
    two.write_text(two.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert run(["parse", "two.jsonl", "-f", form]) == 2
    assert "several documents" in capsys.readouterr().err


def test_a_document_in_another_script(folder, capsys):
    assert run(["parse", "law.txt", "-f", "md", "--script", "hk"]) == 0
    assert "## 第一章 總則" in capsys.readouterr().out
    assert run(["tasks", "law.txt", "-o", "rows.md"]) == 2
    assert "rows are not written as .md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["plan.docx"], ["show", "plan.docx"]),
        (["a/plan", "--full"], ["show", "a/plan", "--full"]),
        (["-"], ["show", "-"]),
        (["help"], ["--help"]),
        (["help", "diff"], ["diff", "--help"]),
        (["help", "corpus", "build"], ["corpus", "build", "--help"]),
        (["-V"], ["--version"]),
        (["targets", "p.txt", "--json"], ["targets", "p.txt", "--format=json"]),
        (["targets", "--", "--json"], ["targets", "--", "--json"]),
        (["show", "p.txt", "--json"], ["show", "p.txt", "--json"]),
        (["taks"], ["taks"]),
        (["--help"], ["--help"]),
        (["tasks", "-f", "csv", "--sort=-value"], ["tasks", "-f", "csv", "--sort=-value"]),
    ],
)
def test_what_people_type(typed, meant, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert understand(typed) == meant


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("－－format", "--format"),
        ("——format=csv", "--format=csv"),
        ("—format", "--format"),
        ("–f", "-f"),
        ("-–lead", "--lead"),
        ("－－ｌｅａｄ", "--lead"),
    ],
)
def test_dashes_that_are_no_hyphens_are_explained(typed, written, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GdplanError, match=rf"{typed}: its dashes are no hyphens.* write {written}$"):
        understand(["tasks", "plan.txt", typed])
    (tmp_path / typed).touch()
    assert understand(["tasks", typed]) == ["tasks", typed]  # a file of that name


def test_an_item_without_a_heading_is_shown_by_its_first_words(folder, capsys):
    assert run(["law.txt"]) == 0
    assert "第一条 为了节约用水，制定本条例。" in capsys.readouterr().out.replace("第一条", "第一条 ").replace(
        "  ", " "
    )
