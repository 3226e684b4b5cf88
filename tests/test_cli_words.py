"""What the command line says: of inputs, filters, names and options, on standard error, in a user's words."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from office_files import make_docx, make_ofd, make_zip, text_object
from processes import gdplan, in_shell, on_terminal
from shared import PLAN as PUBLISHED
from test_cli import PLAN

import gdplan as library
from gdplan.cli.app import COMMANDS

OFD = make_ofd([[text_object("一、加快平台建设", 20, 20)]])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a/plan.txt", "b/plan.txt", "plan.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    return tmp_path


def said(*arguments, **options):
    """(exit status, what is said)"""
    done = gdplan(*arguments, **options)
    return done.returncode, done.stderr.decode()


def test_inputs_of_one_name_are_told_apart(folder):
    rows = gdplan("tasks", "a/plan.txt", "b/plan.txt", "./plan.txt", "-f", "jsonl").stdout.splitlines()
    names = [json.loads(row)["document"] for row in rows]
    assert names == ["a/plan.txt"] * 3 + ["b/plan.txt"] * 3 + ["./plan.txt"] * 3
    assert json.loads(gdplan("tasks", "a/plan.txt", "-f", "jsonl").stdout.splitlines()[0])["document"] == "plan.txt"
    compared = json.loads(gdplan("diff", "a/plan.txt", "b/plan.txt", "-f", "json").stdout)
    assert compared["old"]["source"]["name"] == "a/plan.txt"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty, it has 0 bytes; fetch or save it again"),
        (
            "<?xml version='1.0'?><!-- a --><公文 xmlns='x'/>".encode(),
            "an XML file <公文>, no document; save its text",
        ),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\n", "a web archive without a page"),
        (b"PK\x03\x04garbage", "damaged DOCX, XLSX, OFD or ZIP file"),
        (OFD[: len(OFD) // 2], "damaged OFD file"),
        (make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "damaged XLSX file ("),
        (make_zip({"计划.txt": PLAN}), "a ZIP archive (计划.txt), no document; unpack it"),
        (make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "a"}), "a binary Excel workbook (XLSB)"),
        (
            make_zip({"a.docx": make_docx(""), "b.odt": b"x"}, zipfile.ZIP_STORED),
            "a ZIP archive (a.docx, b.odt), no document",
        ),
        (make_zip({}), "a ZIP archive (empty)"),
        (make_zip({"[Content_Types].xml": "<a/>"}), "an Office file without a document"),
        (make_zip({"word/styles.xml": "<a/>"}), "damaged DOCX file: it has no part word/document.xml; open it"),
    ],
)
def test_what_is_no_document_is_refused_by_name(folder, data, words):
    (folder / "given.docx").write_bytes(data)
    status, message = said("parse", "given.docx")
    assert status == 2
    assert message.startswith(f"gdplan: given.docx: {words}")


@pytest.mark.parametrize("data", [b"", b" \n", make_docx("")])
def test_an_empty_input_is_told_once(folder, data):
    (folder / "empty").write_bytes(data)
    for command in ("parse", "tasks", "show"):
        assert said(command, "empty") == (0, "gdplan: empty: no text in it; the result is empty\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tasks", "--agency", "省科技听"], "--agency 省科技听; the nearest: 省科技厅"),
        (["targets", "--lead", "省財政听"], "--lead 省財政听"),
        (["tasks", "--lead", "省财政厅", "--due-by", "2020"], "--lead 省财政厅 --due-by 2020"),
        (["agencies", "--agency", "财政局"], "--agency 财政局"),
        (
            ["mentions", "--kind", "place", "--kind", "fuzzy", "--section", "无"],
            "--kind place --kind fuzzy --section 无",
        ),
        (["targets", "--role", "achieved"], "--role achieved"),
    ],
)
def test_a_filter_that_matches_nothing_says_so(folder, arguments, words):
    status, message = said(*arguments, "plan.txt")
    assert status == 0
    assert message == f"gdplan: no rows match {words}\n"


def test_a_filter_that_matches_says_nothing(folder):
    assert said("tasks", "plan.txt", "--agency", "財政") == (0, "")
    (folder / "bare.txt").write_text("一、目标\n1.扩大试点。")
    assert said("targets", "bare.txt") == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["parse", ""], "'': this is an empty name"),
        (["parse", "plan.txt", "-o", ""], "the name is empty"),
        (["diff", "a/plan.txt", "b/plan.txt", "-o", ""], "the name is empty"),
        (
            ["parse", "plan.txt", "-o", "a/x.txt"],
            "a/x.txt: its ending names no format; use one of .json .jsonl .ndjson .yaml .yml .md .markdown .akn .xml,",
        ),
        (["parse", "plan.txt", "-o", "a/x.csv"], "a/x.csv: documents are not written as .csv"),
        (["tasks", "plan.txt", "-o", "a/out"], "a/out: give it one of the endings .json"),
        (["tasks", "plan.txt", "-o", "plan.txt/x.csv"], "plan.txt/x.csv: cannot be written"),
        (["targets", "plan.txt", "--due-by", "2025-02-31"], "no date: '2025-02-31'"),
        (["targets", "plan.txt", "--due-by", "2025-13"], "no date: '2025-13'"),
        (["parse", "plan.txt", "-f", "xml"], "'xml' is not one of 'json'"),
        (["mentions", "plan.txt", "--kind", "name"], "'name' is not one of 'initiative'"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(folder, arguments, words):
    status, message = said(*arguments)
    assert status == 2
    assert words in message
    assert "Value error" not in message
    assert sorted(path.name for path in folder.iterdir()) == ["a", "b", "plan.txt"]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_no_types_of_the_program(name):
    shown = gdplan(name, "--help").stdout.decode()
    assert not [word for word in ("list[", "<str>", "{", "<float>") if word in shown]


def test_source_text_that_is_not_there_is_told(folder):
    assert said("parse", "plan.txt", "-o", "plan.json") == (0, "")
    status, message = said("parse", "plan.json", "--with-source")
    assert (status, message.count("without the source text")) == (0, 1)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such devices here")
def test_pipes_as_files(folder):
    def shell(command):
        return subprocess.run(["bash", "-c", command], capture_output=True, check=True, text=True)

    program = in_shell()
    closed = shell(f"{program} parse {PUBLISHED} -f json -o /dev/stdout | head -1")
    assert (closed.stdout, closed.stderr) == ("{\n", "")
    again = shell(f"{program} parse <({program} parse plan.txt)")
    assert json.loads(again.stdout)["source"]["name"] == "plan.txt"


def test_public_functions_name_what_they_take():
    with pytest.raises(TypeError, match=r"check\(\) takes a Document, not str; load\(\)"):
        library.check("plan.txt")
    with pytest.raises(TypeError, match=r"diff\(\) takes a Document, not str; load\(\)"):
        library.diff(library.parse(PLAN), "plan.txt")


def test_a_tree_fits_the_terminal():
    assert max(map(len, on_terminal("show", str(PUBLISHED), COLUMNS="80", NO_COLOR="1").splitlines())) <= 80
