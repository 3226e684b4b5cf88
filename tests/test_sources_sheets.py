"""Workbooks, CSV, web archives and Flat OPC: what their programs show is what is read."""

import datetime as dt
import io
import random
import re
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from office_files import FLAT, make_docx, make_flat, make_mht, make_zip, paragraph
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

import gdplan
from gdplan.errors import CannotReadError
from gdplan.sources.cell_formats import show_date, show_number, show_text
from gdplan.sources.flat_opc import read_flat_opc
from gdplan.sources.mht import read_mht
from gdplan.sources.office97 import SIGNATURE, read_office97
from gdplan.sources.read import read_source
from gdplan.sources.separated import read_separated
from gdplan.sources.workbooks import read_by_calamine
from gdplan.sources.xlsx import _join_runs, read_workbook, read_xlsx

HEAD = ["序号", "重点任务", "牵头单位", "完成时限"]
ROWS = [[1, "新建平台3个。", "市数据局", "2026年6月底前"], [2, "培育企业20家。", "市工信局", "长期坚持"]]


def make_xlsx(*sheets, change=None):
    """A workbook; each sheet is a list of rows. `change` may set up more of it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    if change:
        change(*book.worksheets)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def repack(data, change):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return make_zip({name: change(name, archive.read(name)) for name in archive.namelist()})


def grids(source):
    return [[[source.text[c.start : c.end] for c in row] for row in table.grid] for table in source.tables]


def lines_outside(source):
    return [
        source.text[line.start : line.end]
        for line in source.locators
        if not any(table.start <= line.start < table.end for table in source.tables)
    ]


def day(of_june, *time):
    return dt.datetime(2026, 6, of_june, *time)  # noqa: DTZ001 (a cell has no time zone)


# ---------------------------------------------------------------- what a cell shows


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.75, "0%", "75%"),
        (0.7512, "0.00%", "75.12%"),
        (0.755, "0%", "76%"),
        (75, '0"%"', "75%"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567, "#,##0,", "1,235"),
        (2.5, "0", "3"),
        (0.5, "#.##", "0.5"),
        (3, "0.0##", "3.0"),
        (7, "000", "007"),
        (3, '0"个"', "3个"),
        (3, "0\\家", "3家"),
        (-5, "0;[Red]-0", "-5"),
        (-5, "0_);(0)", "(5)"),
        (-0.05, "0%", "-5%"),
        (0, '0;-0;"-"', "-"),
        (12.5, "[$¥-804]#,##0.00", "¥12.50"),
        (12, "_ * #,##0_ ;_ * -#,##0_ ", "12"),
        (1.5e13, "0.00E+00", "15000000000000"),
        (0.5, "# ?/?", "0.5"),
        (2025, "General", "2025"),
        (20250001, "@", "20250001"),
        (5, "", "5"),
        (float("inf"), "0", "inf"),
    ],
)
def test_numbers_as_shown(value, form, shown):
    assert show_number(value, form) == shown


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (day(30), "yyyy-mm-dd", "2026-06-30"),
        (day(30), "m/d/yy", "2026-06-30"),
        (day(30), 'yyyy"年"m"月"d"日"', "2026-06-30"),
        (day(1), 'yyyy"年"m"月";@', "2026年6月"),
        (day(1), "[$-804]m\\月d\\日", "6月1日"),
        (day(1, 9, 30), "yyyy/m/d h:mm", "2026-06-01 09:30"),
        (day(1, 9, 30), "yyyy/m/d", "2026-06-01"),
        (dt.time(9, 30), "h:mm", "09:30"),
    ],
)
def test_dates_as_shown(value, form, shown):
    assert show_date(value, form) == shown


def test_texts_as_shown():
    assert (show_text("工信", '@"局"'), show_text("工信", "General"), show_text("工信", "0")) == (
        "工信局",
        "工信",
        "工信",
    )


@pytest.mark.parametrize(
    "form", ['"', "[", "\\", "0" * 5_000 + "." + "0" * 5_000, "%" * 300, "," * 300, ";" * 300, "_"]
)
def test_odd_formats_show_something_short(form):
    assert len(show_number(0.5, form)) < 2_000


# ---------------------------------------------------------------- workbooks


def test_a_ledger_is_its_title_and_a_table_with_places():
    source = read_xlsx(
        make_xlsx(
            [
                ["临江市重点任务分解表"],
                [],
                ["填报单位：市数据局", None, "日期：2026年1月"],
                HEAD,
                *ROWS,
                ["注：长期坚持的任务每年报告"],
            ]
        )
    )
    assert grids(source) == [[HEAD, *([str(value) for value in row] for row in ROWS)]]
    assert lines_outside(source) == [
        "临江市重点任务分解表", "填报单位：市数据局", "日期：2026年1月", "注：长期坚持的任务每年报告",
    ]  # fmt: skip
    place = next(place for place in source.locators if source.text[place.start : place.end] == "市工信局")
    assert (place.where, place.sheet, place.row, place.cell) == ("sheet 1, row 6, cell 3", 1, 6, 3)


def test_hidden_sheets_rows_and_columns_are_out():
    def hide(first, second, third):
        first.row_dimensions[3].hidden = True
        first.column_dimensions["C"].hidden = True
        second.sheet_state = "hidden"
        third.sheet_state = "veryHidden"

    source = read_workbook(make_xlsx([HEAD, *ROWS], [["草稿"]], [["草稿"]], change=hide))
    assert grids(source) == [[["序号", "重点任务", "完成时限"], ["1", "新建平台3个。", "2026年6月底前"]]]
    assert "市" not in source.text
    assert "草稿" not in source.text


def test_merged_cells_are_one_also_where_their_first_row_is_hidden():
    def merge(sheet):
        for area in ("A1:C1", "A3:A5", "B2:C2"):
            sheet.merge_cells(area)
        sheet.row_dimensions[3].hidden = True

    source = read_workbook(
        make_xlsx(
            [["任务表"], ["类别", "任务"], ["一、产业", "甲", "a"], [None, "乙", "b"], [None, "丙", "c"]], change=merge
        )
    )
    assert grids(source) == [[["类别", "任务", "任务"], ["一、产业", "乙", "b"], ["一、产业", "丙", "c"]]]
    (table,) = source.tables
    assert [table.grid[1][0].rows, table.grid[0][1].columns] == [2, 2]


def test_a_measure_alone_in_its_row_stays_with_its_task():
    def merge(sheet):
        for area in ("A2:A3", "B2:B3", "D2:D3"):
            sheet.merge_cells(area)

    rows = [["序号", "任务", "措施", "单位"], [1, "建平台", "新建3个。", "市甲局"], [None, None, "改造2个。", None]]
    assert grids(read_workbook(make_xlsx(rows, change=merge)))[0][2] == ["1", "建平台", "改造2个。", "市甲局"]


def test_a_row_of_one_cell_between_rows_spans_the_table():
    source = read_workbook(make_xlsx([HEAD, ["一、产业发展"], ROWS[0], ["二、企业培育"], ROWS[1]]))
    (table,) = source.tables
    assert [row[0].columns for row in table.grid] == [1, 4, 1, 4, 1]


def test_a_table_begins_anew_with_its_head():
    source = read_workbook(make_xlsx([["甲表"], HEAD, ROWS[0], ["注：一"], ["乙表"], HEAD, ROWS[1]]))
    assert [len(table.grid) for table in source.tables] == [2, 2]
    assert lines_outside(source) == ["甲表", "注：一", "乙表"]


def test_formulas_give_the_values_saved_with_them_and_those_without_are_told():
    def change(name, part):
        return re.sub(rb"<f>1\+1</f><v(?: ?/|></v)>", b"<f>1+1</f><v>2</v>", part)

    source = read_workbook(repack(make_xlsx([["任务", "目标"], ["甲", "=1+1"], ["乙", "=2+1"]]), change))
    assert grids(source) == [[["任务", "目标"], ["甲", "2"], ["乙", ""]]]
    assert [(notice.code, notice.values) for notice in source.notices] == [("value-not-saved", {"count": 1})]


@pytest.mark.parametrize(
    ("second", "merged"),
    [
        (["", "", "牵头单位", "配合单位", ""], True),
        (["", "", "", "配合单位", ""], False),
        (["", "说明", "牵头单位", "配合单位", ""], False),
        ([1, "", "市工信局", "市财政局", ""], False),
        (["", "", "市工信局", "市财政局2人", ""], False),
    ],
)
def test_a_head_of_two_rows_that_states_no_merges(second, merged):
    source = read_workbook(
        make_xlsx([["序号", "任务", "责任分工", "", "时限"], second, [1, "建平台", "市甲局", "市乙局", "6月"]])
    )
    (table,) = source.tables
    assert ([(cell.rows, cell.columns) for cell in table.grid[0]] != [(1, 1)] * 5) == merged
    if merged:
        assert grids(source)[0][:2] == [
            ["序号", "任务", "责任分工", "责任分工", "时限"],
            ["序号", "任务", "牵头单位", "配合单位", "时限"],
        ]


def test_several_sheets_come_one_after_another():
    source = read_workbook(make_xlsx([["甲表"], HEAD, ROWS[0]], [["乙表"], HEAD, ROWS[1]]))
    assert lines_outside(source) == ["甲表", "乙表"]
    assert {(place.sheet, place.row) for place in source.locators} == {(s, r) for s in (1, 2) for r in (1, 2, 3)}


def test_raised_characters_in_a_cell_are_a_note_mark():
    raised = CellRichText("研发投入强度", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    source = read_workbook(make_xlsx([["指标", "目标值"], [raised, "3.2%"]]))
    assert [source.text[a.start : a.end] for a in source.asides] == ["1"]


def test_lines_of_a_cell_are_lines():
    source = read_workbook(make_xlsx([["任务", "措施"], ["甲", "1.建平台\n2.育企业"]]))
    assert source.text.split("\n")[-2:] == ["1.建平台", "2.育企业"]


def test_numbers_and_dates_in_a_ledger_are_targets_and_due_dates(tmp_path):
    def form(sheet):
        sheet["C2"].number_format = "0%"
        sheet["E2"].number_format = "yyyy/m/d"

    rows = [
        ["序号", "任务", "覆盖率目标", "牵头单位", "完成时限"],
        [1, "推广平台应用", 0.75, "市数据局", dt.date(2026, 6, 30)],
    ]
    source = read_workbook(make_xlsx(rows, change=form))
    assert source.text.split("\n")[-3:] == ["75%", "市数据局", "2026-06-30"]
    path = tmp_path / "b.xlsx"
    path.write_bytes(make_xlsx(rows, change=form))
    task = next(node for node in gdplan.load(path).walk() if node.agencies)
    assert [due.date for due in task.deadlines] == ["2026-06-30"]


@pytest.mark.parametrize("place", [0, 2])
def test_a_row_that_adds_up_is_no_measure_of_the_task_above(tmp_path, place):
    head = ["类别", "序号", "任务", "投资", "牵头单位"]
    rows = [
        ["网络", 1, "新建基站500个", 9, "市甲局"],
        [None, 2, "改造机房20个", 6, "市乙局"],
        ["产业", 3, "引企业30家", 5, "市丙局"],
    ]
    total = [None] * 5
    total[place], total[3] = "合计", 20
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx([["某市台账"], head, *rows, total], change=lambda sheet: sheet.merge_cells("A3:A4")))
    document = gdplan.load(path)
    assert [(task.num, task.heading) for task in document.tasks()][:3] == [
        ("1", "新建基站500个"), ("2", "改造机房20个"), ("3", "引企业30家"),
    ]  # fmt: skip
    assert [node.heading for node in document.body[0].children][:2] == ["网络", "产业"]


def test_a_sheet_that_begins_with_the_label_of_an_annex(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx([["附件2"], HEAD, *ROWS]))
    assert [task.num for task in gdplan.load(path).tasks()] == ["1", "2"]


def test_a_sheet_may_claim_any_size():
    def claim(name, part):
        part = part.replace(b'<c r="A3"', b'<c r="A1048576"').replace(b'<row r="3"', b'<row r="1048576"')
        return part.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048575"/></mergeCells>')

    assert grids(read_workbook(repack(make_xlsx([["任务", "目标"], ["甲"], ["乙"]]), claim)))
    wide = [[None] * at + [f"甲{at}"] for at in range(600)]
    source = read_workbook(make_xlsx(wide))
    assert (source.tables, source.text.count("\n")) == ((), 599)


def test_what_other_programs_write_badly_is_not_looked_at():
    bad = b'<sheetViews><sheetView workbookViewId="x" view="odd"/></sheetViews>'

    def change(name, part):
        if "/worksheets/" not in name:
            return part
        part = re.sub(rb"<sheetViews>.*</sheetViews>", bad, part)
        return part.replace(b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1" id="r9"/></hyperlinks>')

    assert grids(read_workbook(repack(make_xlsx([HEAD, *ROWS]), change)))[0][0] == HEAD


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda name, part: b"" if name == "xl/workbook.xml" else part, "damaged XLSX file"),
        (lambda name, part: b" " * (2 << 20) if name == "xl/styles.xml" else part, "unpacks to more than"),
        (
            lambda name, part: b"<!DOCTYPE a []>" + part if name.endswith("sheet1.xml") else part,
            "declares XML entities",
        ),
    ],
)
def test_damaged_and_hostile_workbooks(change, message):
    with pytest.raises(CannotReadError, match=message):
        read_workbook(repack(make_xlsx([HEAD, *ROWS]), change))


@pytest.mark.filterwarnings("error")
def test_what_openpyxl_warns_of_while_it_reads_is_not_told():
    def write_no_date(sheet):
        sheet["A2"].number_format = "yyyy-mm-dd"
        sheet["A2"].value = 99999999

    assert read_workbook(make_xlsx([["完成时限", "任务"], [1, "建设平台"]], change=write_no_date)).text.endswith(
        "建设平台"
    )


def test_calamine_tells_what_it_does_not_know():
    source = read_by_calamine(make_xlsx([["任务表"], HEAD, *ROWS]))
    assert grids(source) == [[HEAD, *([str(value) for value in row] for row in ROWS)]]
    assert [notice.code for notice in source.notices] == ["cells-unmerged"]
    with pytest.raises(CannotReadError, match="damaged workbook"):
        read_by_calamine(SIGNATURE + b"\0" * 600)


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
@pytest.mark.parametrize(
    ("manifest", "cut", "message"),
    [("<a><encryption-data/></a>", None, "encrypted OpenDocument file"), ("<a/>", 200, "damaged OpenDocument file")],
)
def test_open_document_files_that_are_refused(kind, manifest, cut, message):
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": "<a/>",
        "META-INF/manifest.xml": manifest,
    }
    with pytest.raises(CannotReadError, match=message):
        read_source(make_zip(parts)[:cut])


def office97(stream, begin):
    head = bytearray(512)
    head[:8], head[30:32] = SIGNATURE, b"\x09\0"
    return bytes(head) + stream.encode("utf-16-le").ljust(512, b"\0") + begin.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (office97("WordDocument", b"\xec\xa5" + b"\0" * 9 + b"\x01"), "encrypted Word file"),
        (office97("Workbook", b"\x09\x08\x10\0\0\x06" + b"\0" * 14 + b"\x2f\0"), "encrypted Excel file"),
        (office97("EncryptedPackage", b""), "encrypted Word or Excel file"),
        (office97("PowerPoint Document", b""), "a PowerPoint presentation"),
        (office97("VisioDocument", b""), "no Word document and no Excel workbook"),
    ],
)
def test_office_97_files_that_are_refused(data, message):
    with pytest.raises(CannotReadError, match=message):
        read_office97(data)


# ---------------------------------------------------------------- separated values

TABLE = [
    ["某市任务清单", "", ""],
    ["序号", "重点任务", "牵头单位"],
    ["1", '建设"平台",3个', "市数据局"],
    ["2", "第一行\n第二行", "市工信局"],
]


def separated(mark):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if set(text) & set(f'"\n{mark}') else text

    return "".join(mark.join(map(cell, row)) + "\r\n" for row in TABLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("mark", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.csv"), ("\t", "a.tsv")])
def test_separated_values(tmp_path, mark, name, encoding):
    path = tmp_path / name
    path.write_bytes(separated(mark).encode(encoding))
    source = read_source(path)
    assert grids(source) == [TABLE[1:]]
    assert lines_outside(source) == ["某市任务清单"]
    assert source.locators[-1].where == "sheet 1, row 4, cell 3"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("任务,单位,时限\n建平台,市甲局\n育企业,市乙局,6月\n引人才\n", 4),
        ("任务;单位\n新建3个,改造2个;市甲局\n新建5个,改造1个,拆除2个;市乙局\n", 3),
        ("sep=;\n任务;单位\n建平台;市甲局\n", 2),
    ],
)
def test_tables_that_are_not_even(text, rows):
    (table,) = read_separated(text.encode()).tables
    assert len(table.grid) == rows


def test_unicode_text_of_excel_needs_no_name():
    assert grids(read_source(separated("\t").encode("utf-16"))) == [TABLE[1:]]
    plan = "某市方案\n一、目标\n\t新建平台3个。\n"
    assert read_source(plan.encode("utf-16")).text == plan


@pytest.mark.parametrize(
    "text", ["", "某市方案\n一、目标\n新建平台3个，育企业。\n", '一,二\n"三,四\n', "一,二,三\n四\n五,六\n"]
)
def test_what_is_no_table_in_a_csv_file_is_text(text):
    source = read_separated(text.encode())
    assert source.tables == () or len(source.tables) == 1
    assert re.sub(r'[\s,"]', "", source.text) == re.sub(r'[\s,"]', "", text)


# ---------------------------------------------------------------- web archives and Flat OPC

PAGE = "<html><head><meta charset='{0}'><title>某市方案</title></head><body><p>某市方案</p><p>一、目标</p><p>新建平台3个。</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_web_archives(encoding, end):
    data = make_mht(PAGE.format(encoding), encoding, end)
    source = read_source(data)
    assert source.text.split("\n") == ["某市方案", "一、目标", "新建平台3个。"]
    assert source.media_type == "multipart/related"


MAIL = "Received: from a.example\r\n{}MIME-Version: 1.0\r\nContent-Type: {}\r\n\r\n"


def test_mail_gives_its_text_and_names_what_is_attached():
    text = "各县人民政府：\n现将《某市方案》印发给你们，请认真执行。\n"
    head = MAIL.format(f"X-Long: {'v' * 900}\r\n" * 9, 'text/plain; charset="gb2312"')
    assert read_source(head.encode() + text.encode("gb2312")).text == text
    parts = f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--b\r\nContent-Type: text/html\r\n"
    parts += 'Content-Disposition: attachment; filename="a.html"\r\n\r\n<p>别的</p>\r\n--b--\r\n'
    source = read_source((MAIL.format("", "multipart/mixed; boundary=b") + parts).encode())
    assert source.text.strip() == text.strip()
    assert source.metadata == (("attachment", "a.html"),)
    assert [one.code for one in gdplan.pipeline.parse_source(source).diagnostics if one.severity == "warning"] == [
        "text-in-attachment"
    ]


def test_flat_opc_is_read_as_docx():
    docx = make_docx(paragraph("某市方案") + paragraph("一、目标"), styles="<w:style/>")
    source = read_source(make_flat(docx), "plan.doc")
    assert source.text == "某市方案\n一、目标"
    with pytest.raises(CannotReadError, match="no Word document"):
        read_flat_opc(FLAT.format("").encode())
    with pytest.raises(CannotReadError, match="damaged Flat OPC file"):
        read_flat_opc(make_flat(docx)[:-30])


def test_plain_text_loads_no_reader_of_tables_or_messages():
    script = (
        "import sys; from gdplan.sources.read import read_source; read_source('一、目标\\t建平台'.encode());"
        "print(sorted({'csv', 'email', 'openpyxl', 'python_calamine', 'zipfile'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


# ---------------------------------------------------------------- damaged files


def damaged(data, chance):
    """Cut off, or with some bits turned; of an archive often those inside one of its parts."""
    if data[:2] == b"PK" and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(parts))
        return make_zip(parts | {name: damaged(parts[name], chance)})
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data) + 1)]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


READERS = {
    "xlsx": (
        read_workbook,
        lambda: make_xlsx([["任务表"], HEAD, *ROWS], change=lambda sheet: sheet.merge_cells("A1:D1")),
    ),
    "calamine": (read_by_calamine, lambda: make_xlsx([["任务表"], HEAD, *ROWS])),
    "csv": (read_separated, lambda: separated(",").encode("gb18030")),
    "mht": (read_mht, lambda: make_mht(PAGE.format("utf-8"))),
    "flat": (read_flat_opc, lambda: make_flat(make_docx(paragraph("某市方案") + paragraph("一、目标")))),
}


@pytest.mark.parametrize("form", READERS)
def test_damaged_files_give_text_or_a_clear_message(form):
    read, make = READERS[form]
    chance, data = random.Random(form), make()
    read_well, messages = 0, []
    for _ in range(300):
        try:
            source = read(damaged(data, chance))
        except CannotReadError as error:
            messages.append(str(error))
            continue
        read_well += 1
        assert all(cell.end <= len(source.text) for table in source.tables for row in table.grid for cell in row)
    assert read_well
    assert [message for message in messages if "\n" in message] == []


def test_runs_of_a_text_are_joined_but_for_what_is_raised():
    """LibreOffice sets Chinese and Latin characters of one text in runs of their own, each with its fonts."""
    raised = b'<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    looks = b'<rPr><sz val="10"/><rFont val="SimSun"/></rPr>'
    runs = b"<si><r>%b<t>A</t></r><r>%b<t xml:space='preserve'> B</t></r>%b<r><t>C</t></r></si>" % (
        looks,
        looks,
        raised,
    )
    joined = b'<si><r><t xml:space="preserve">A B</t></r>%b<r><t>C</t></r></si>' % raised
    assert _join_runs(runs) == joined
