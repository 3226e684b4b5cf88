"""The 对照表 in Word and as a sheet, and the comparison in Markdown: the same rows, and text that stays text."""

import io
import itertools
import json
import re
import subprocess
import zipfile

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from processes import gdplan
from shared import PLAN as PUBLISHED
from shared import ROOT
from test_diff_output import HOSTILE

from gdplan import UnknownFormatError, diff, dumps, parse, save
from gdplan.export.diff_docx import to_docx
from gdplan.export.diff_md import escape
from gdplan.export.diff_sides import list_sides
from gdplan.export.diff_xlsx import to_xlsx
from gdplan.language import speaking

OLD = """某市数字建设2025年工作要点（虚构）
一、夯实底座
1.建设平台。新建不少于20个平台。统一数据标准和接口规范，推动平台互联互通，支撑跨部门协同办公。开展网络安全检查和应急演练。（市工信局牵头）
2.推广应用。组织一批示范场景，在医疗、交通、教育等领域推广成熟产品。举办供需对接活动，培育专业服务机构。（市教育局牵头）
3.整理资料。整理历年资料并归档。（市档案局负责）
"""
NEW = """某市数字建设2026年工作要点（虚构）
一、夯实底座
1.建设平台。新建不少于30个平台。统一数据标准和接口规范，推动平台互联互通，支撑跨部门协同办公。（市工信局牵头，市财政局配合）
2.推广应用。组织一批示范场景，在医疗、交通、教育等领域推广成熟产品。举办供需对接活动，培育专业服务机构。开展网络安全检查和应急演练。（市教育局牵头）
3.开展培训。面向基层开展培训。（市人社局负责）
"""


@pytest.fixture(scope="module")
def comparison():
    return diff(parse(OLD), parse(NEW))


@pytest.fixture(scope="module")
def hostile():
    texts = [text.replace("平台", f"平台{HOSTILE}").replace("市工信局", f"市{HOSTILE}局") for text in (OLD, NEW)]
    return diff(*(parse(f"=SUM(1)+{text}".replace("新建", "=cmd|'/c calc'!A1新建")) for text in texts))


def rows_of(comparison):
    """The rows as they are meant: of each side what stayed, went and came."""
    with speaking("zh"):
        return [
            row and (*(tuple(map(tuple, side)) for side in (row.old, row.new)), row.notes)
            for title, rows in list_sides(comparison)
            for row in (None, *rows)
        ]


def test_rows_tell_what_went_and_came(comparison):
    first, *_ = [row for row in rows_of(comparison) if row]
    old, new, notes = first
    stayed = ("平台。统一数据标准和接口规范，推动平台互联互通，支撑跨部门协同办公。", "equal", False)
    opening = (("1.建设平台\n", "equal", True), ("新建不少于", "equal", False))
    moved = "开展网络安全检查和应急演练。"
    assert old == (*opening, ("20个", "delete", False), stayed, (moved, "delete", False))
    assert new == (*opening, ("30个", "insert", False), stayed)
    assert notes == (
        "修改",
        "新增单位：市财政局（配合）",
        "目标变更：平台 ≥20个 → ≥30个",
        f"句子移至 2.推广应用：{moved}",
    )
    notes = [row[2] for row in rows_of(comparison) if row]
    assert notes[1] == ("修改", f"句子移自 1.建设平台：{moved}")
    assert [row[0] for row in notes[2:4]] == ["删除", "新增"]


def test_word_strikes_and_underlines(comparison):
    (table,) = docx.Document(io.BytesIO(to_docx(comparison))).tables

    def read(cell):
        ops = {(True, None): "delete", (None, True): "insert", (None, None): "equal"}
        runs = [run for paragraph in cell.paragraphs for run in paragraph.runs]
        return tuple((run.text, ops[run.font.strike, run.font.underline], bool(run.bold)) for run in runs)

    assert [cell.text for cell in table.rows[0].cells] == ["原文", "新文", "修改说明"]
    found = []
    for row in table.rows[1:]:
        cells = row.cells
        is_title = cells[0]._tc is cells[2]._tc
        found.append(None if is_title else (read(cells[0]), read(cells[1]), tuple(cells[2].text.split("\n"))))
    assert found == rows_of(comparison)


def test_word_repeats_the_head_on_pages_that_lie_across(comparison):
    document = docx.Document(io.BytesIO(to_docx(comparison)))
    assert document.sections[0].page_width > document.sections[0].page_height
    assert len(document.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")) == 1
    assert document.tables[0]._tbl.xpath("count(.//w:tblHeader)") == 1


def test_word_keeps_a_section_with_its_first_row(comparison):
    table = docx.Document(io.BytesIO(to_docx(comparison))).tables[0]
    kept = [row.cells[0].text for row in table.rows if row.cells[0].paragraphs[0].paragraph_format.keep_with_next]
    assert kept == [row.cells[0].text for row in table.rows if row.cells[0].text == row.cells[-1].text]
    assert kept[0] == "一、夯实底座"


def test_a_sheet_strikes_and_underlines(comparison):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(comparison)), rich_text=True)
    head, *rows = book["对照表"].iter_rows()
    assert [cell.value for cell in head] == ["原文", "新文", "修改说明"]

    def read(cell):
        parts = cell.value if isinstance(cell.value, CellRichText) else []
        return tuple(
            (part.text, "delete" if part.font.strike else "insert" if part.font.u else "equal", bool(part.font.b))
            for part in parts
            if part.text != "\u200b"
        )

    found = [
        (read(one), read(two), tuple(three.value.split("\n"))) if three.value else None for one, two, three in rows
    ]
    assert found == rows_of(comparison)
    sheet = book["对照表"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("A2", "$1:$1", "landscape")
    assert sheet.row_dimensions[3].height >= 15 * 4


def test_nothing_of_a_document_is_active(hostile):
    data = to_docx(hostile)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    assert "&lt;script&gt;" in body
    assert not any(mark in body for mark in ("<w:fldSimple", "<w:instrText", "<w:hyperlink", "\x1b", "\u202e"))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("=cmd" in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    assert not any(char in str(cell.value) for cell in cells for char in "\x1b\u202e")


@pytest.mark.parametrize("write", [to_docx, to_xlsx])
def test_equal_comparisons_give_equal_bytes(comparison, write):
    assert write(comparison) == write(comparison)
    entries = zipfile.ZipFile(io.BytesIO(write(comparison))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("write", [to_docx, to_xlsx])
def test_long_and_empty_texts_are_written(write):
    long = parse(OLD.replace("整理历年资料", "整理历年资料" * 6_000))  # more than a cell of Excel takes
    assert write(diff(long, parse(NEW)))
    assert write(diff(parse(""), parse("")))
    assert write(diff(parse(OLD), parse(OLD)).only("same"))


def test_a_table_is_saved_and_is_no_text(tmp_path, comparison):
    for name in ("docx", "xlsx"):
        save(comparison, tmp_path / f"对照表.{name}")
        assert zipfile.is_zipfile(tmp_path / f"对照表.{name}")
        with pytest.raises(UnknownFormatError, match="name a file for it"):
            dumps(comparison, name)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["-o", "对照表.docx"], 1, ""),
        (["-o", "对照表.xlsx", "--lang", "en"], 1, ""),
        (["-o", "表", "-f", "xlsx"], 1, ""),
        (["-f", "docx"], 2, "docx is no text; name a file for it, as in -o 对照表.docx"),
    ],
)
def test_the_command_line(tmp_path, monkeypatch, arguments, status, words):
    monkeypatch.chdir(tmp_path)
    done = gdplan("diff", str(ROOT / "data/raw/made_up_2024.txt"), str(PUBLISHED), *arguments)
    assert (done.returncode, done.stdout) == (status, b"")
    assert words in done.stderr.decode()
    assert [zipfile.is_zipfile(path) for path in tmp_path.iterdir()] == [True] * (status == 1)


# What Markdown would read as marks, in words and between them.
MARKS = [
    "http://www.e.com",
    "www.e.com",
    "mailto:a@b.c",
    "1)",
    "1.",
    "i.",
    "a)",
    "(1)",
    "(a)",
    "(c)",
    "...",
    "--",
    "---",
    "(@)",
    "&amp;",
    "<b>",
    "***",
    "**",
    "*",
    "*",
    "[^1]",
    "^[n]",
    "$x$",
    "@foo",
    "{.a}",
    "![x](y)",
    "|",
    "a",
    "|",
    "+",
    "-",
    ":::",
    "```",
    "~~~",
    "\\",
    "#",
    "##",
    "===",
    "%",
    ":",
    "'",
    '"',
    "x_y_z",
    "H~2~O",
    "<!--",
    "\\(a\\)",
    "!",
    "",
    "-----",
    "'a'",
    '"a"',
    "…",
    "_",
    "=1+1",
]
FLAVOURS = ("markdown", "gfm", "commonmark_x")


def read_blocks(text, flavour):
    command = ["pandoc", "-f", flavour, "-t", "json"]
    return json.loads(subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout)["blocks"]


def plain(inlines):
    """The text of words and blanks; what is anything else, by its name."""
    known = {"Str": lambda one: one["c"], "Space": lambda _: " ", "SoftBreak": lambda _: " "}
    return "".join(known.get(one["t"], lambda one: f"<{one['t']}>")(one) for one in inlines)


@pytest.mark.tools("pandoc")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_marks_of_a_document_are_words_to_pandoc(flavour):
    pairs = [f"{one} {other}" for one in MARKS for other in (*MARKS, "平台")]
    texts = [*(f"{one}平台" for one in MARKS), *(f"平台{one}" for one in MARKS), *pairs]
    texts = [" ".join(text.split()) for text in texts if text.strip()]
    blocks = read_blocks("\n\n".join(map(escape, texts)), flavour)
    assert [(block["t"], plain(block["c"])) for block in blocks] == [("Para", text) for text in texts]


@pytest.mark.tools("pandoc")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_comparison_is_what_it_is_to_pandoc(hostile, flavour):
    text = dumps(hostile, "md")
    kinds = [block["t"] for block in read_blocks(text, flavour)]
    assert set(kinds) <= {"Header", "Table", "Para", "BulletList"}
    assert kinds.count("Table") == 1
    assert kinds.count("Header") == text.count("\n#") + 1
    inlines = json.dumps(read_blocks(text, flavour))
    assert not any(f'"t": "{name}"' in inlines for name in ("Link", "Code", "Math", "Image", "Note", "Cite", "Emph"))
    raw = {json.loads(f'"{one}"') for one in re.findall(r'"RawInline", "c": \["html", "((?:[^"\\]|\\.)*)"', inlines)}
    assert raw <= {"<del>", "</del>", "<ins>", "</ins>", '<span class="underline">', "</span>"}


MARKED = ("推动平台，整合资源。", "推动平台（二期）建成，整合资源。", "加快平台 ，整合 资源。")


def test_each_warning_is_a_paragraph():
    text = "某市要点（虚构）\n一、任务\n1.建设平台。\n3.组织培训。\n二、保障\n4.落实经费。\n6.开展评估。\n"
    made = dumps(diff(parse(text), parse(text)), "md")
    assert re.findall(r"(?m)^> .+?(\d+) missing.*\n>?$", made) == ["2", "5", "2", "5"]


@pytest.mark.tools("pandoc")
@pytest.mark.parametrize(("old", "new"), [*itertools.permutations(MARKED, 2)])
def test_what_went_and_came_stays_marked_where_pandoc_writes_word(old, new):
    made = diff(parse(f"一、重点任务\n1.建设平台。{old}\n"), parse(f"一、重点任务\n1.建设平台。{new}\n"))
    (change,) = made.changes
    command = ["pandoc", "-f", "markdown", "-t", "docx"]
    written = subprocess.run(command, input=dumps(made, "md").encode(), capture_output=True, check=True).stdout
    paragraphs = docx.Document(io.BytesIO(written)).paragraphs
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    for op, mark in (("delete", "strike"), ("insert", "underline")):
        said = "".join(run.text for run in change.text if run.op == op)
        assert "".join(run.text for run in runs if getattr(run.font, mark)).split() == said.split()
