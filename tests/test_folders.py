"""Folders among the inputs: what is read from them, in which order, and where the results stand."""

import json
from pathlib import Path

import pytest
from office_files import make_zip
from processes import gdplan
from test_cli import PLAN

from gdplan.cli.folders import Choice, expand, is_wanted, match, natural


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "计划/附件10.txt",
        "计划/附件2.md",
        "计划/旧/第十章.txt",
        "计划/旧/第三章.TXT",
        "计划/旧/更旧/a.txt",
        "单.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    for name in (
        "计划/.hidden.txt",
        "计划/~$附件2.docx",
        "计划/Thumbs.db",
        "计划/.git/b.txt",
        "计划/图.png",
        "计划/data.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    return tmp_path


ALL = ["旧/更旧/a.txt", "旧/第三章.TXT", "旧/第十章.txt", "附件2.md", "附件10.txt"]


def read(*arguments):
    """(exit status, what is said, the names of the documents)"""
    done = gdplan("parse", *arguments, "-f", "jsonl")
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
    return done.returncode, done.stderr.decode(), names


def test_a_folder_stands_for_its_documents_in_the_order_of_people(folder):
    assert read("计划") == (0, "gdplan: 5 done, 0 failed\n", [Path(path).name for path in ALL])
    assert read("单.txt", "计划/旧")[2] == ["单.txt", "a.txt", "第三章.TXT", "第十章.txt"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--glob", "*.md"], ["附件2.md"]),
        (["--glob", "附件*"], ["附件2.md", "附件10.txt"]),
        (["--exclude", "旧/*"], ["附件2.md", "附件10.txt"]),
        (
            ["--glob", "*.txt", "--glob", "*.md", "--exclude", "附件10.txt", "--exclude", "旧/更旧/*"],
            ["第十章.txt", "附件2.md"],
        ),
    ],
)
def test_names_and_paths_choose_among_the_files_of_folders(folder, options, expected):
    assert read("计划", *options)[2] == expected
    assert read("单.txt", "计划", *options)[2] == ["单.txt", *expected]  # what is named is always taken


def test_results_stand_as_the_documents_do(folder):
    assert gdplan("tasks", "计划", "单.txt", "-f", "csv", "-o", "结果/").returncode == 0
    written = sorted(path.relative_to("结果").as_posix() for path in Path("结果").rglob("*.csv"))
    assert written == sorted(["单.csv", *(Path(path).with_suffix(".csv").as_posix() for path in ALL)])


def test_own_results_are_not_read_again(folder):
    """Tables and pages by what they say, all else by the folder that is written to."""
    for arguments in (
        ["tasks", "-o", "计划/表.csv"],
        ["check", "-f", "tsv", "-o", "计划/疑.tsv"],
        ["parse", "-o", "计划/out/"],
    ):
        assert read("计划")[2] == [Path(path).name for path in ALL]
        assert gdplan(arguments[0], "计划", *arguments[1:]).returncode < 2
    assert gdplan("diff", "单.txt", "计划/附件2.md", "-o", "计划/比较.html").returncode == 0
    assert read("计划")[2] == [Path(path).name for path in ALL]
    assert gdplan("tasks", "计划", "-o", "计划/文本/").returncode == 0
    done, left_out = gdplan("tasks", "计划", "-o", "计划/文本/").stderr.decode().splitlines()
    assert done == "gdplan: 5 done, 0 failed"
    assert all(f"计划/{name}" in left_out for name in ("比较.html", "表.csv", "疑.tsv"))


def test_what_fails_is_told_and_listed(folder):
    Path("计划/空.docx").write_bytes(b"")
    done = gdplan("parse", "计划", "-o", "out/", "--failed", "失败.txt", "-j", "2")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == "gdplan: 5 done, 1 failed"
    assert Path("失败.txt").read_text(encoding="utf-8") == "计划/空.docx\n"
    assert len(list(Path("out").rglob("*.json"))) == 5


@pytest.mark.parametrize(
    ("name", "is_read"),
    [
        ("README.md", False),
        ("ReadMe.txt", False),
        ("read_me.html", False),
        ("README.zh.md", False),
        ("readme.zh-CN.docx", False),
        ("readme 2025年工作要点.txt", True),
        ("重点README.md", True),
        ("readers.txt", True),
        ("说明.txt", True),  # a paper on a paper is one
    ],
)
@pytest.mark.parametrize("command", ["tasks", "corpus"])
def test_what_tells_of_a_folder_is_no_document_of_it(tmp_path, monkeypatch, command, name, is_read):
    monkeypatch.chdir(tmp_path)
    Path("计划").mkdir()
    for one in ("a.txt", name):
        Path("计划", one).write_text(f"{PLAN}\n3.{one}。\n", encoding="utf-8")
    build = ("corpus", "build", "--to", "x.duckdb") if command == "corpus" else (command,)
    said = gdplan(*build, "计划").stderr.decode()
    count = 1 + is_read
    assert (f"{count} parsed" if command == "corpus" else f"{count} done") in said
    assert (f"left out as no documents: 计划/{name}; name a file to have it read" in said) != is_read
    named = gdplan("tasks", f"计划/{name}", "-f", "jsonl")  # nothing is out of reach
    assert named.stdout or name.endswith(".docx"), named.stderr.decode()


def test_a_pattern_that_names_it_takes_what_tells_of_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("计划").mkdir()
    Path("计划/README.md").write_text(PLAN, encoding="utf-8")
    said = gdplan("tasks", "计划", "--lang", "zh").stderr.decode()
    assert "以下不是公文，未读：计划/README.md；要读请写明文件名" in said
    assert gdplan("tasks", "计划", "--glob", "README*").stderr == b"gdplan: 1 done, 0 failed\n"


def test_of_many_files_that_are_left_out_some_are_named(tmp_path):
    for at in range(5):
        (tmp_path / f"{at}").mkdir()
        (tmp_path / f"{at}/README.md").write_text("甲", encoding="utf-8")
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    said = gdplan("tasks", tmp_path).stderr.decode()
    assert f"{tmp_path}/2/README.md and 2 more; name a file" in said
    assert "3/README.md" not in said


def test_a_folder_without_documents_is_an_error(folder):
    Path("无").mkdir()
    assert read("无") == (2, "gdplan: 无: no documents in this folder; name files, or a folder that holds some\n", [])
    assert read("计划", "--glob", "*.ofd")[0] == 2


@pytest.mark.parametrize(("place", "ending"), [("计划", "json"), ("计划/旧", "yaml"), ("计划", "jsonl")])
def test_a_folder_of_own_results_says_how_to_read_them(tmp_path, monkeypatch, place, ending):
    monkeypatch.chdir(tmp_path)
    Path(place).mkdir(parents=True)
    Path("a.txt").write_text(PLAN, encoding="utf-8")
    assert gdplan("parse", "a.txt", "-o", f"{place}/a.{ending}").returncode == 0
    done = gdplan("tasks", "计划")
    said = f"gdplan: 计划: no documents in this folder; its JSON and YAML is left out, unless it is named, as in {place}/*.{ending}"
    assert (done.returncode, done.stderr.decode().splitlines()[0]) == (2, said)
    assert gdplan("tasks", f"{place}/a.{ending}").returncode == 0


def test_links_to_folders_are_not_followed(folder):
    Path("计划/旧/回").symlink_to("..", target_is_directory=True)
    assert read("计划")[2] == [Path(path).name for path in ALL]


def test_two_editions_are_two_files(folder):
    done = gdplan("diff", "计划", "单.txt")
    assert done.returncode == 2
    assert b"a folder where a document is wanted" in done.stderr


@pytest.mark.parametrize(
    ("platform", "expected"), [("win32", ["计划/附件2.md", "计划/附件10.txt"]), ("linux", ["计划/附件*"])]
)
def test_patterns_mean_files_where_the_shell_leaves_them(folder, platform, expected):
    assert match("计划/附件*", platform) == expected
    assert match("没有*", platform) == ["没有*"]
    assert [path for path, _ in expand(["计划/附件*"], Choice(), platform=platform)] == expected


def test_a_name_with_marks_of_a_pattern_is_itself(folder):
    Path("[1].txt").write_text(PLAN)
    assert match("[1].txt", "win32") == ["[1].txt"]


@pytest.mark.parametrize(
    "names",
    [
        ["1.txt", "2.txt", "10.txt"],
        ["第一章", "第二章", "第三章", "第十一章", "第二十章"],
        ["a/10", "b/2"],
        ["附件9（2025）.pdf", "附件10（2024）.pdf", "附件10（2025）.pdf"],
    ],
)
def test_names_are_in_natural_order(names):
    assert sorted(set(names), key=natural) == names


def test_broken_and_hostile_files_cost_themselves_only(folder):
    Path("计划/坏.pdf").write_bytes(b"%PDF-1.7\n" + bytes(2_000))
    Path("计划/乱.html").write_bytes(b"<html>" + b"<div>" * 200_000)
    for jobs in ("1", "2"):
        status, said, names = read("计划", "-j", jobs)
        assert status == 2
        assert {Path(path).name for path in ALL} <= set(names)
        assert "计划/坏.pdf: damaged PDF file" in said


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_a_damaged_workbook_is_wanted_like_any_other(tmp_path, cut):
    """It is not known to be gdplan's own, and reading it tells what is wrong."""
    data = bytearray(make_zip({"xl/workbook.xml": "<workbook>" + "一二三" * 40 + "</workbook>"}))
    data[cut % len(data)] ^= 0xFF
    (tmp_path / "a.xlsx").write_bytes(data)
    assert [found.below for found in expand([str(tmp_path)], Choice())] == ["a.xlsx"]
    assert is_wanted(Choice(), "a.xlsx", bytes(data))
