"""One table of tasks, and one plan, in every format that offices keep them in: the same tree, owners, dates and targets."""

import datetime as dt
import io
import shutil
import subprocess

import openpyxl
import pytest
from office_files import make_docx, make_flat, make_mht, make_ofd, paragraph, text_object, wrap

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


def convert(folder, names, ending, *filters, to=None):
    """Files in another format, by one start of LibreOffice as it comes, beside them or in the folder named."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", *filters, "--convert-to", ending, "--outdir", to or folder]
    subprocess.run([*command, *(folder / name for name in names)], check=True, capture_output=True)


def write_ledgers(folder):
    """What each ledger says; as workbooks they stand in the folder."""
    for kind in LEDGERS:
        (folder / f"{kind}.xlsx").write_bytes(make_ledger(kind))
    return {kind: tell(folder / f"{kind}.xlsx") for kind in LEDGERS}


def named(ending, kinds=LEDGERS):
    return [f"{kind}.{ending}" for kind in kinds]


@pytest.mark.tools(*PROGRAMS)
@pytest.mark.timeout(900)
def test_one_ledger_in_every_format(tmp_path, monkeypatch):
    want = write_ledgers(tmp_path)
    assert {title for title, _ in want.values()} == {TITLE}
    owned = {kind: sum(bool(node[2]) for node in nodes) for kind, (_, nodes) in want.items()}
    assert owned == {"plain": 3, "merged": 4, "figures": 2}
    for ending in ("xls", "ods", "fods", "html"):
        convert(tmp_path, named("xlsx"), ending)
    convert(tmp_path, named("html"), "docx:MS Word 2007 XML", "--writer")
    convert(tmp_path, named("docx"), "pdf")
    flat = ("plain", "figures")  # CSV has no merges
    convert(tmp_path, named("xlsx", flat), "csv:Text - txt - csv (StarCalc):44,34,76")
    made = [
        *(name for ending in ("xls", "ods", "fods", "html", "docx", "pdf") for name in named(ending)),
        *named("csv", flat),
    ]
    told = {name: tell(tmp_path / name) for name in made}
    assert {name: got for name, got in told.items() if got != want[name.partition(".")[0]]} == {}
    monkeypatch.setattr(workbooks, "find_program", lambda: None)  # merges and formats are more than calamine tells
    assert [tell(tmp_path / name) for name in ("plain.xls", "plain.ods")] == [want["plain"]] * 2


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
def test_one_ledger_as_a_browser_prints_it(tmp_path):
    want = write_ledgers(tmp_path)
    convert(tmp_path, named("xlsx"), "html")
    for name in named("html"):
        print_page(tmp_path, name)
    assert {kind: tell(tmp_path / f"{kind}.pdf") for kind in LEDGERS} == want


# ---------------------------------------------------------------- one plan

TASKS = [
    ("新建平台", "3个", "市数据局"),
    ("建设基站", "200个", "市工信局"),
    ("开放数据集", "120个", "市数据局"),
    ("培育企业", "20家", "市科技局"),
    ("引进人才", "500名", "市人力资源社会保障局"),
    ("改造车间", "40个", "市工信局"),
]
TITLE_OF_PLAN = "临江市2026年数字经济工作方案"
MORE = "加强统筹协调，完善配套政策，健全工作机制，推动各区各部门协同发力，形成一批可以推广的经验做法。"


def make_plan():
    """The lines of a plan: its title, two sections of three tasks each and the signature."""
    lines = [TITLE_OF_PLAN]
    for at, (deed, count, lead) in enumerate(TASKS):
        lines += [] if at % 3 else [("一、夯实数字底座", "二、做强数字产业")[at // 3]]
        owners = f"（{lead}牵头，各区政府配合，2026年{6 + at}月底前完成）"
        lines.append(f"（{'一二三'[at % 3]}）{deed}。全年{deed}{count}以上，覆盖率达到{70 + at}%。{MORE}{owners}")
    return [*lines, "临江市人民政府", "2026年1月5日"]


PLAN = make_plan()
SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>{}</w:sectPr>'
)


def as_printed(text, size, place="both", more=""):
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{size * 20}"/>' if place in ("both", "left") else ""
    return (
        f'<w:p><w:pPr>{indent}<w:jc w:val="{place}"/>{more}</w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC"/>'
        f'<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
    )


def make_printed(columns):
    """The plan as a Word document with the margins of GB/T 9704, its text in columns below the title."""
    here = '<w:type w:val="continuous"/>'
    body = as_printed(PLAN[0], 44, "center", SECTION.format(here, "") if columns > 1 else "")
    body += "".join(as_printed(line, 30) for line in PLAN[1:-2])
    body += "".join(as_printed(line, 30, "right") for line in PLAN[-2:])
    return make_docx(body + SECTION.format(here, f'<w:cols w:num="{columns}" w:space="425"/>'))


def make_page():
    style = "p{text-indent:2em;text-align:justify}h1{text-align:center}.r{text-align:right}"
    lines = "".join(f"<p>{line}</p>" for line in PLAN[1:-2]) + "".join(f"<p class=r>{line}</p>" for line in PLAN[-2:])
    head = f"<head><meta charset='utf-8'><style>{style}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body><h1>{PLAN[0]}</h1>{lines}</body></html>"


def make_printed_ofd():
    first, *others = wrap(PLAN[1:], size=5.6, left=28, top=60)
    pages = [[(PLAN[0], 50, 30, 8), *first], *others]
    return make_ofd(
        [
            "".join(
                text_object(text, x, 30 if size == 8 else 50 + at * 10, size)
                for at, (text, x, _, size) in enumerate(page)
            )
            for page in pages
        ]
    )


def mark_headings(lines, mark):
    return [mark + line if line[1] == "、" else line for line in lines]


PANDOC = "\n\n".join(['::: {custom-style="标题"}\n' + PLAN[0] + "\n:::", *PLAN[1:-2], "\\\n".join(PLAN[-2:])])
DOCLING = "\n\n".join(["<!-- image -->", "## " + PLAN[0], *mark_headings(PLAN[1:], "## ")])
FORMS = {
    "plan.html": lambda: make_page().encode(),
    "plan.mht": lambda: make_mht(make_page()),
    "plan.docx": lambda: make_printed(1),
    "columns.docx": lambda: make_printed(2),
    "flat.xml": lambda: make_flat(make_docx("".join(map(paragraph, PLAN)))),
    "pandoc.md": PANDOC.encode,
    "docling.md": DOCLING.encode,
    "plan.ofd": make_printed_ofd,
}


@pytest.fixture
def want(tmp_path):
    """What the plan says as plain text."""
    (tmp_path / "plan.txt").write_text("\n".join(PLAN), encoding="utf-8")
    told = tell(tmp_path / "plan.txt")
    assert told[0] == PLAN[0]
    assert [(len(node[2]), len(node[3]), len(node[4])) for node in told[1]] == [(0, 0, 0), *[(2, 1, 2)] * 3] * 2
    return told


@pytest.mark.parametrize("name", FORMS)
def test_one_plan_in_every_form(tmp_path, want, name):
    (tmp_path / name).write_bytes(FORMS[name]())
    assert tell(tmp_path / name) == want


@pytest.mark.tools(*PROGRAMS)
@pytest.mark.timeout(900)
def test_one_plan_in_every_format_of_libreoffice(tmp_path, want):
    made = {
        "doc": "doc:MS Word 97",
        "rtf": "rtf",
        "odt": "odt",
        "fodt": "fodt",
        "xml": "xml:MS Word 2003 XML",
        "pdf": "pdf",
    }
    (tmp_path / "plan.docx").write_bytes(make_printed(1))
    (tmp_path / "columns.docx").write_bytes(make_printed(2))
    for ending in made.values():
        convert(tmp_path, ["plan.docx", "columns.docx"] if ending == "pdf" else ["plan.docx"], ending)
    told = {name: tell(tmp_path / name) for name in (*(f"plan.{ending}" for ending in made), "columns.pdf")}
    assert {name: got for name, got in told.items() if got != want} == {}


@pytest.mark.tools(*BROWSERS)
@pytest.mark.timeout(300)
def test_one_plan_printed_by_a_browser(tmp_path, want):
    (tmp_path / "plan.html").write_text(make_page(), encoding="utf-8")
    print_page(tmp_path, "plan.html")
    assert tell(tmp_path / "plan.pdf") == want
