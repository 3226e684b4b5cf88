"""One table of tasks, and one plan, in every format that offices keep them in: the same tree, owners, dates and targets."""

import datetime as dt
import io
import shutil
import subprocess

import openpyxl
import pytest
from office_files import make_docx, make_flat, make_mht, paragraph

import gdplan
from gdplan.sources import workbooks

PROGRAMS = ("soffice", "libreoffice")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TITLE = "临江市2026年数字经济重点任务分工表"
NOTE = "注：未列明时限的任务年内完成。"
DAY = dt.date(2026, 6, 30)

# (rows, merged areas, cells with formats)
PLAIN = (
    [
        ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"],
        [1, "建设网络", "新建5G基站200个。", "市工信局", "市财政局、各区政府", DAY],
        [2, "建设算力", "建成算力中心1个。", "市发展改革委", "市科技局", "2026年12月底前"],
        [3, "培育企业", "新增规上企业30家。", "市科技局", None, "长期坚持"],
    ],
    [],
    {},
)
MERGED = (
    [
        ["序号", "类别", "重点任务", "具体举措", "责任分工", None, "完成时限"],
        [None, None, None, None, "牵头单位", "配合单位", None],
        ["一、夯实数字底座"],
        [1, "网络", "建设网络", "新建5G基站200个。", "市工信局", "市财政局、各区政府", DAY],
        [2, None, "建设算力", "建成算力中心1个。", "市发展改革委", "市科技局", "2026年12月底前"],
        ["二、培育数字产业"],
        [3, "企业", "培育企业", "新增规上企业30家。", "市科技局", None, "长期坚持"],
        [4, None, "引进人才", "引进人才500名。", "市人力资源社会保障局", "市委组织部", DAY],
    ],
    ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "G3:G4", "E3:F3", "A5:G5", "A8:G8", "B6:B7", "B9:B10"],
    {},
)
FIGURES = (
    [
        ["序号", "指标", "单位", "2025年基期", "2026年目标", "牵头单位"],
        [1, "重点场所5G覆盖率", "%", 0.6, 0.75, "市工信局"],
        [2, "规上企业", "家", 1200, 1500, "市科技局"],
    ],
    [],
    {"D3": "0%", "E3": "0%", "D4": "#,##0", "E4": "#,##0"},
)
LEDGERS = {"plain": PLAIN, "merged": MERGED, "figures": FIGURES}


def make_ledger(kind):
    rows, merges, forms = LEDGERS[kind]
    book = openpyxl.Workbook()
    sheet = book.active
    width = len(rows[0])
    for row in ([TITLE], [None, "\u3000"], *rows, [NOTE]):
        sheet.append(row)
    last = sheet.max_row
    for area in ("A1:{}1", f"A{last}:{{}}{last}"):
        sheet.merge_cells(area.format(openpyxl.utils.get_column_letter(width)))
    for area in merges:
        sheet.merge_cells(area)
    for place, form in forms.items():
        sheet[place].number_format = form
    side = openpyxl.styles.Side(style="thin")
    for row in sheet.iter_rows(min_row=3, max_row=last - 1, max_col=width):  # a PDF has no other sign of a table
        for cell in row:
            cell.border = openpyxl.styles.Border(side, side, side, side)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def tell(path):
    """What a document says, without where it stands."""
    document = gdplan.load(path)
    return (
        document.metadata.title,
        [
            (
                node.num,
                node.heading,
                sorted((agency.name, agency.role) for agency in node.agencies),
                [due.date or due.text for due in node.deadlines],
                [(t.indicator, t.value, t.unit, t.comparator, t.deadline) for t in node.targets],
                [sentence.text for sentence in node.sentences],
            )
            for node in document.walk()
            if node.num or node.heading
        ],
    )


def convert(folder, name, ending, *filters):
    """A file in another format, by LibreOffice as it comes."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", *filters, "--convert-to", ending, "--outdir", folder, folder / name]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.tools(*PROGRAMS)
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", LEDGERS)
def test_one_ledger_in_every_format(tmp_path, monkeypatch, kind):
    (tmp_path / "ledger.xlsx").write_bytes(make_ledger(kind))
    want = tell(tmp_path / "ledger.xlsx")
    assert want[0] == TITLE
    assert len([node for node in want[1] if node[2]]) == {"plain": 3, "merged": 4, "figures": 2}[kind]
    endings = ["xls", "ods", "fods", "html"]
    for ending in endings:
        convert(tmp_path, "ledger.xlsx", ending)
    convert(tmp_path, "ledger.html", "docx:MS Word 2007 XML", "--writer")
    convert(tmp_path, "ledger.docx", "pdf")
    if kind != "merged":
        convert(tmp_path, "ledger.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")
        endings.append("csv")
    told = {ending: tell(tmp_path / f"ledger.{ending}") for ending in (*endings, "docx", "pdf")}
    assert {ending: got for ending, got in told.items() if got != want} == {}
    if kind == "plain":  # merges and formats are more than calamine tells
        monkeypatch.setattr(workbooks, "find_program", lambda: None)
        assert [tell(tmp_path / name) for name in ("ledger.xls", "ledger.ods")] == [want, want]


def print_page(folder, name):
    """A page as a browser prints it, beside it."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    to = (folder / name).with_suffix(".pdf")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'browser'}",
    ]
    subprocess.run(
        [program, *options, f"--print-to-pdf={to}", (folder / name).as_uri()], check=True, capture_output=True
    )


@pytest.mark.tools(*BROWSERS)
@pytest.mark.tools(*PROGRAMS)
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", LEDGERS)
def test_one_ledger_as_a_browser_prints_it(tmp_path, kind):
    (tmp_path / "ledger.xlsx").write_bytes(make_ledger(kind))
    convert(tmp_path, "ledger.xlsx", "html")
    print_page(tmp_path, "ledger.html")
    assert tell(tmp_path / "ledger.pdf") == tell(tmp_path / "ledger.xlsx")


PLAN = [
    "临江市2026年数字经济工作方案",
    "一、建设平台",
    "（一）新建平台。新建平台3个，覆盖率达到75%。（市数据局牵头，2026年6月底前完成）",
    "（二）开放数据。开放数据集200个。（市数据局牵头，各区政府配合）",
    "二、培育企业",
    "培育企业20家。（市工信局牵头，市财政局配合）",
    "临江市人民政府",
    "2026年1月5日",
]


@pytest.mark.tools(*PROGRAMS)
@pytest.mark.timeout(900)
def test_one_plan_in_every_format(tmp_path):
    (tmp_path / "plan.txt").write_text("\n".join(PLAN), encoding="utf-8")
    (tmp_path / "flat.xml").write_bytes(make_flat(make_docx("".join(map(paragraph, PLAN)))))
    page = f"<html><head><meta charset='utf-8'></head><body>{''.join(f'<p>{line}</p>' for line in PLAN)}</body></html>"
    (tmp_path / "plan.html").write_text(page, encoding="utf-8")
    (tmp_path / "plan.mht").write_bytes(make_mht(page))
    convert(tmp_path, "plan.html", "docx:MS Word 2007 XML", "--writer")
    made = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "fodt": "fodt", "xml": "xml:MS Word 2003 XML"}
    for ending in made.values():
        convert(tmp_path, "plan.docx", ending)
    convert(tmp_path, "plan.docx", "pdf")
    want = tell(tmp_path / "plan.txt")
    assert [len(node[2]) for node in want[1]] == [0, 1, 2, 2]
    told = {
        name: tell(tmp_path / name)
        for name in ("plan.html", "plan.docx", "flat.xml", "plan.mht", "plan.pdf", *(f"plan.{e}" for e in made))
    }
    assert {name: got for name, got in told.items() if got != want} == {}
