"""Rows as workbooks: what other programs read in them is what the rows of JSON lines say."""

import csv
import datetime as dt
import io
import json
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from processes import gdplan

from gdplan.cli.app import run
from gdplan.errors import GdplanError
from gdplan.export import export
from gdplan.export.whole import save
from gdplan.language.headers import COLUMN_NAMES
from gdplan.views.rows import TargetRow, TaskRow
from gdplan.workbook import count_lines, make_book

# Made up: a whole day and a month as limits, a formula, a link, a number below zero, a character that steers.
TEXTS = {
    "甲.txt": "某市2027年工作要点（虚构）\n一、目标\n1.=合计(A1)项任务。2027年6月30日前，新建学校30所。（市教育局牵头，市财政局配合）\n"
    "2.能耗下降。2027年9月底前，能耗强度控制在-6.5%以上。（市发展改革委负责）\n"
    "3.https://example.org/。继续完善\u202e网站\u0007。（市数据局）\n",
    "乙.txt": "某县2026年工作要点（虚构）\n一、目标\n1.修建道路。新建道路12公里。（县交通局牵头）\n",
}
VIEWS = ("tasks", "targets", "agencies", "mentions", "check", "chunks")


def read_sheet(path):
    """The rows of the first sheet, by the names in its first row."""
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def plain(value):
    """A cell as JSON has it, and the other way round: lists joined, nothing for what is empty."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    value = "、".join(value) if isinstance(value, list) else value
    return None if value == "" else value


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "chunks"])
def test_a_sheet_says_what_json_says(view, folder, capsys):
    status = run([view, *TEXTS, "-f", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert run([view, *TEXTS, "-o", "rows.xlsx"]) == status
    shown = [{name: plain(value) for name, value in row.items()} for row in read_sheet("rows.xlsx")]
    told = [{name: plain(value) for name, value in row.items()} for row in lines]
    made_visible = json.loads(json.dumps(told).replace("\\u202e", "\\\\u202e").replace("\\u0007", "\\\\u0007"))
    assert shown == made_visible
    assert shown or view == "mentions"


def test_pieces_are_rows_with_one_cell_for_each_thing(folder, capsys):
    assert run(["chunks", *TEXTS, "-o", "rows.xlsx"]) == 0
    assert run(["chunks", *TEXTS, "-f", "csv"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    rows = read_sheet("rows.xlsx")
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    school = next(row for row in rows if "学校" in row["text"])
    assert (school["document"], school["year"], school["agencies"]) == ("甲.txt", 2027, "市教育局、市财政局")
    assert school["targets"].endswith("30所")


def test_cells_have_the_kind_of_what_they_say(folder):
    assert run(["targets", *TEXTS, "-o", "rows.xlsx"]) == 0
    sheet = openpyxl.load_workbook("rows.xlsx").worksheets[0]
    named = {cell.value: cell.column - 1 for cell in sheet[1]}
    school, energy, road = ([row[named[name]] for name in ("value", "deadline", "line")] for row in sheet.iter_rows(min_row=2))  # fmt: skip
    assert [plain(cell.value) for cell in school] == [30, "2027-06-30", 3]
    assert school[1].is_date
    assert school[1].number_format == "yyyy-mm-dd"
    assert [cell.value for cell in energy] == [-6.5, "2027-09", 4]  # a month is no day
    assert [cell.data_type for cell in road] == ["n", "s", "n"]
    assert run(["agencies", *TEXTS, "-o", "bodies.xlsx", "--columns", "open_ended"]) == 0
    assert {row["open_ended"] for row in read_sheet("bodies.xlsx")} == {False}


def test_nothing_in_a_sheet_can_act(folder):
    assert run(["tasks", "甲.txt", "-o", "rows.xlsx"]) == 0
    book = openpyxl.load_workbook("rows.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert any(str(cell.value).startswith("=合计") for cell in cells if cell.data_type == "s")
    with zipfile.ZipFile("rows.xlsx") as packed:
        text = b"".join(map(packed.read, packed.namelist())).decode()
    assert not set(text) & set("\u202e\u0007")
    assert "<f>" not in text


def test_a_sheet_is_laid_out_to_be_read(folder):
    assert run(["tasks", *TEXTS, "-o", "rows.xlsx"]) == 0
    sheet, hidden = openpyxl.load_workbook("rows.xlsx").worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet.auto_filter.ref == sheet.dimensions
    assert hidden.sheet_state == "veryHidden"
    assert b"no documents" in gdplan("show", "--glob", "*.xlsx", ".").stderr  # gdplan's own result is none


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--columns", "task,line", "--header", "zh"], [("任务", "行"), ("1.修建道路", 3)]),
        (["--columns", "task,line", "--no-header"], [("1.修建道路", 3)]),
        (["--columns", "line", "--sort=-line", "--limit", "1", "甲.txt"], [("line",), (5,)]),
        (["--columns", "document", "--limit", "2", "甲.txt"], [("document",), ("乙.txt",), ("甲.txt",)]),
        (["--columns", "line", "--lead", "没有"], [("line",)]),
    ],
)
def test_rows_are_arranged_as_in_other_formats(folder, options, expected):
    assert run(["tasks", "乙.txt", *options, "-o", "rows.xlsx"]) == 0
    assert list(openpyxl.load_workbook("rows.xlsx").worksheets[0].iter_rows(values_only=True)) == expected


def test_every_column_has_its_chinese_name(folder):
    assert run(["targets", "甲.txt", "--header", "zh", "-o", "rows.xlsx"]) == 0
    assert list(read_sheet("rows.xlsx")[0]) == [COLUMN_NAMES[name] for name in TargetRow.model_fields]


@pytest.mark.parametrize(
    ("options", "head"),
    [
        (["--lang", "zh"], "任务"),  # a workbook is for people
        (["--lang", "zh", "--header", "en"], "task"),
        (["--lang", "en"], "task"),
        (["--lang", "en", "--header", "zh"], "任务"),
    ],
)
def test_the_heads_of_a_workbook_are_in_the_language_spoken(folder, options, head):
    assert gdplan("tasks", "甲.txt", "--columns", "task", "-o", "rows.xlsx", *options).returncode == 0
    assert list(read_sheet("rows.xlsx")[0]) == [head]


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json", "yaml"])
def test_data_for_programs_is_the_same_in_both_languages(folder, form):
    english, chinese = (gdplan("tasks", *TEXTS, "-f", form, "--lang", one).stdout for one in ("en", "zh"))
    assert b"document_title" in english
    assert english == chinese


def test_a_folder_gets_a_workbook_for_each_input_and_equal_rows_are_equal_bytes(folder):
    assert run(["tasks", *TEXTS, "-f", "xlsx", "-o", "eins/"]) == 0
    assert run(["tasks", *TEXTS, "-f", "xlsx", "-o", "zwei/", "-j", "2"]) == 0
    for name in ("甲.xlsx", "乙.xlsx"):
        assert {row["document"] for row in read_sheet(folder / "eins" / name)} == {name.replace("xlsx", "txt")}
        assert (folder / "eins" / name).read_bytes() == (folder / "zwei" / name).read_bytes()
    assert run(["tasks", *TEXTS, "-o", "one.xlsx"]) == run(["tasks", *TEXTS, "-o", "two.xlsx", "-j", "2"]) == 0
    assert (folder / "one.xlsx").read_bytes() == (folder / "two.xlsx").read_bytes()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_a_workbook_is_no_text(view, output, folder, capsys):
    assert run([view, "甲.txt", "-f", "xlsx", *output]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "gdplan: xlsx is no text; name a file with -o\n")


def test_no_rows_are_a_sheet_of_names(tmp_path):
    (tmp_path / "rows.xlsx").write_bytes(b"".join(export((), "xlsx", TaskRow)))
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").worksheets[0]
    assert [[cell.value for cell in row] for row in sheet] == [list(TaskRow.model_fields)]


def test_a_cell_that_has_no_room_is_told_and_nothing_is_written(folder):
    (folder / "长.txt").write_text(
        "某市方案（虚构）\n一、任务\n1.建设。" + "推进建设，" * 7000 + "完成。\n", encoding="utf-8"
    )
    done = gdplan("tasks", "长.txt", "-o", "rows.xlsx")
    assert done.returncode == 2
    said = "gdplan: 长.txt: 长.txt, text (推进建设，推进建设，推进建设，推…): more than 32,767 characters, which no cell of a"
    assert done.stderr.decode().startswith(said)
    assert not (folder / "rows.xlsx").exists()
    done = gdplan("tasks", "长.txt", next(iter(TEXTS)), "-o", "rows.xlsx", "--lang", "zh")
    assert "长.txt，text 列（推进建设" in done.stderr.decode()
    assert done.returncode == 2
    rows = openpyxl.load_workbook("rows.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
    assert {row[0] for row in rows} == {next(iter(TEXTS))}  # the others come out
    sorted_ = gdplan("tasks", "长.txt", next(iter(TEXTS)), "-o", "sorted.xlsx", "--sort", "line")
    assert (sorted_.returncode, "长.txt, text" in sorted_.stderr.decode()) == (2, True)
    plain = gdplan("tasks", "长.txt", next(iter(TEXTS)), "-o", "rows.xlsx", "--columns", "task,lead")
    assert (plain.returncode, plain.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (10**15 - 1, 10**15 - 1),
        (10**15, str(10**15)),  # as a number its last digits would be gone
        (float("inf"), "inf"),
        (dt.date(1900, 3, 1), "1900-03-01"),
        (dt.date(1900, 2, 28), "1900-02-28"),  # before, programs count days differently
        (True, True),
        (("甲", "乙"), "甲、乙"),
        ("", None),
    ],
)
def test_a_value_is_what_is_read(value, shown, tmp_path):
    from gdplan.export.sheet import write_sheet

    book = make_book(lambda book: write_sheet(book, None, [("a", 10)], [[value]]), "", in_order=True)
    (tmp_path / "rows.xlsx").write_bytes(book)
    assert plain(read_sheet(tmp_path / "rows.xlsx")[0]["a"]) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("建设学校", 9, 1),
        ("建设学校", 8, 2),
        ("a\nb", 40, 2),
        ("", 8, 1),
        ("0123456789abcdef", 18, 2),  # a font that stands in for 宋体 has wider letters
        ("0123456789abcdef", 21, 1),
        ("推进平台 Industrial Internet 建设", 19, 3),  # a word is not broken
        ("依托平台“12320”热线", 15, 3),  # nor what stands against its quotes
        ("见 https://www.example.gov.cn/a", 19, 3),  # longer than a line
    ],
)
def test_rows_are_as_high_as_their_text(text, width, lines):
    assert count_lines(text, width) == lines


def test_a_workbook_can_be_saved_from_python(tmp_path):
    from gdplan.pipeline import parse
    from gdplan.views import list_tasks

    save(list_tasks(parse(TEXTS["乙.txt"])), tmp_path / "rows.xlsx")
    assert [row["heading"] for row in read_sheet(tmp_path / "rows.xlsx")] == ["修建道路"]
    with pytest.raises(GdplanError, match="needs their kind"):
        save((), tmp_path / "none.xlsx")


def test_pandas(folder):
    pandas = pytest.importorskip("pandas")
    assert run(["targets", *TEXTS, "-o", "rows.xlsx"]) == 0
    frame = pandas.read_excel("rows.xlsx", engine="openpyxl")
    assert frame["value"].tolist() == [30, -6.5, 12]


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_libreoffice(folder):
    assert run(["targets", *TEXTS, "-o", "rows.xlsx", "--columns", "indicator,value,deadline,text"]) == 0
    place = f"-env:UserInstallation=file://{folder}/office"
    subprocess.run(
        ["soffice", place, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "rows.xlsx"],
        check=True,
        capture_output=True,
    )
    table = list(csv.DictReader(io.StringIO((folder / "rows.csv").read_text(encoding="utf-8"))))
    assert [(row["value"], row["deadline"]) for row in table[:2]] == [("30", "2027-06-30"), ("-6.5", "2027-09")]
