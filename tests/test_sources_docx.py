"""Word documents: every line as Word prints it."""

import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import list_definition, list_use, make_docx, make_zip, numbered, paragraph, understate

from gdplan.errors import CannotReadError
from gdplan.sources import locate
from gdplan.sources.docx import read_docx
from gdplan.sources.ofd import read_ofd
from gdplan.sources.word_numbers import format_number

ONE, TWO = list_use(1, 0), list_use(2, 0)
PLAN = list_definition(
    0, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimalEnclosedCircle", "%4")]
)


def bullets(text):
    return list_definition(1, [("bullet", text)])


def lines(body, **parts):
    return read_docx(make_docx(body, **parts)).text.split("\n")


SHOWN, GHOST, CENTRED = '<w:vanish w:val="0"/>', '<w:rStyle w:val="Ghost"/>', '<w:jc w:val="center"/>'


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("form", "numbers", "printed"),
    [
        (
            "chineseCounting",
            [1, 10, 11, 20, 21, 100, 101, 110, 123],
            "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百二十三",
        ),
        ("chineseCountingThousand", [105, 1000, 1001, 1011, 10_010], "一百零五 一千 一千零一 一千零一十一 一万零一十"),
        ("chineseLegalSimplified", [1, 10, 11, 25], "壹 壹拾 壹拾壹 贰拾伍"),
        ("ideographLegalTraditional", [3, 24], "參 貳拾肆"),
        ("ideographTraditional", [1, 10, 11], "甲 癸 11"),
        ("ideographDigital", [10, 25], "一〇 二五"),
        ("decimalEnclosedCircle", [1, 20, 21, 50, 51], "① ⑳ ㉑ ㊿ 51"),
        ("decimalEnclosedParen", [1, 20], "⑴ ⒇"),
        ("decimalFullWidth", [12], "１２"),
        ("decimalZero", [7, 12], "07 12"),
        ("upperLetter", [1, 26, 27, 53], "A Z AA AAA"),
        ("lowerRoman", [4, 9, 14, 1999], "iv ix xiv mcmxcix"),
        ("somethingNew", [3], "3"),
    ],
)
def test_each_form_of_number(form, numbers, printed):
    assert [format_number(number, form) for number in numbers] == printed.split()


@given(st.integers(1, 99_999))
def test_counting_numbers_are_all_different_and_have_no_gap_in_them(number):
    text = format_number(number, "chineseCounting")
    assert text != format_number(number + 1, "chineseCounting")
    assert "零零" not in text
    assert not text.endswith("零")


def test_levels_count_and_restart_as_printed():
    body = "".join(
        numbered(text, 1, level)
        for text, level in [
            ("目标", 0),
            ("任务", 0),
            ("甲", 1),
            ("乙", 1),
            ("子", 2),
            ("保障", 0),
            ("丙", 1),
            ("丑", 2),
            ("寅", 3),
        ]
    )
    assert lines(body, numbering=PLAN + list_use(1, 0)) == [
        "一、 目标", "二、 任务", "（一） 甲", "（二） 乙", "1. 子", "三、 保障", "（一） 丙", "1. 丑", "① 寅",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        pytest.param(PLAN + ONE + TWO, "一、 a|二、 b|三、 c|四、 d", id="two lists of one definition count on"),
        pytest.param(
            PLAN + list_use(1, 0)
            + list_use(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            "一、 a|二、 b|一、 c|二、 d", id="start override, once",
        ),
        pytest.param(
            PLAN + list_use(1, 0) + list_use(2, 0, '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'),
            "一、 a|二、 b|3) c|4) d", id="level override prints otherwise and counts on",
        ),
        pytest.param(PLAN + bullets("\uf0b7") + ONE + list_use(2, 1), "一、 a|二、 b|c|d", id="bullet"),
        pytest.param(PLAN + bullets("——") + ONE + list_use(2, 1), "一、 a|二、 b|——c|——d", id="dash"),
        pytest.param(PLAN + list_use(1, 0), "一、 a|二、 b|c|d", id="a list that is not defined"),
        pytest.param(
            list_definition(0, [("chineseCounting", "第%1条")], '<w:suff w:val="nothing"/>') + ONE + TWO,
            "第一条a|第二条b|第三条c|第四条d", id="nothing after the number",
        ),
        pytest.param(
            f'<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Plan"/></w:abstractNum>'
            f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Plan"/>{PLAN.split(">", 1)[1]}'
            + list_use(1, 7) + list_use(2, 0),
            "一、 a|二、 b|三、 c|四、 d", id="through a list style",
        ),
    ],
)  # fmt: skip
def test_lists(numbering, expected):
    body = numbered("a", 1) + numbered("b", 1) + numbered("c", 2) + numbered("d", 2)
    assert lines(body, numbering=numbering) == expected.split("|")


def test_upper_numbers_in_lower_ones():
    legal = list_definition(0, [("chineseCounting", "%1、"), ("decimal", "%1.%2")], "<w:isLgl/>")
    body = numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 1, 1)
    assert lines(body, numbering=legal + list_use(1, 0)) == ["1、 a", "1.1 b", "1.2 c"]


def test_a_paragraph_without_text_counts():
    body = numbered("a", 1) + numbered("", 1) + numbered("c", 1)
    assert lines(body, numbering=PLAN + ONE) == ["一、 a", "三、 c"]


def test_a_level_that_never_restarts():
    never = list_definition(0, [("decimal", "%1、"), ("decimal", "%2.")], '<w:lvlRestart w:val="0"/>')
    body = numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 1) + numbered("d", 1, 1)
    assert lines(body, numbering=never + list_use(1, 0)) == ["1、 a", "1. b", "2、 c", "2. d"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:outlineLvl w:val="0"/>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


STYLED = ("目标", "H1"), ("甲", "H2"), ("乙", "H2"), ("附注", "Plain"), ("回环", "Loop"), ("无", "Nowhere")


def test_numbers_and_outline_come_from_styles():
    body = "".join(paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in STYLED)
    source = read_docx(make_docx(body, numbering=PLAN + list_use(1, 0), styles=STYLES))
    assert source.text.split("\n") == ["一、 目标", "（一） 甲", "（二） 乙", "附注", "回环", "无"]
    assert [(source.text[h.start : h.end], h.level) for h in source.headings][:2] == [
        ("一、 目标", 1),
        ("（一） 甲", 1),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{run('甲')}<w:ins>{run('乙')}</w:ins><w:del>{run('丙')}</w:del></w:p>", ["甲乙"]),
        (f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom>{run('乙')}<w:moveTo>{run('丙')}</w:moveTo></w:p>", ["乙丙"]),
        (paragraph("到2027年", "<w:rPr><w:del/></w:rPr>") + paragraph("建成。"), ["到2027年建成。"]),
        (f"<w:p>{run('显')}{run('隐', '<w:vanish/>')}{run('不隐', SHOWN)}</w:p>", ["显不隐"]),
        (f"<w:p>{run('显')}{run('隐', GHOST)}</w:p>", ["显"]),
        ("<w:p><w:r><w:t>国务院关于</w:t><w:br/><w:t>若干意见</w:t></w:r></w:p>", ["国务院关于", "若干意见"]),
        ("<w:p><w:r><w:t>5G</w:t><w:tab/><w:t>基站</w:t><w:noBreakHyphen/></w:r></w:p>", ["5G\t基站-"]),
        (f"<w:p><w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('签')}</w:smartTag></w:p>", ["链签"]),
        (f"<w:p><w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt></w:p>", ["控件"]),
        (f"<w:sdt><w:sdtContent>{paragraph('段')}</w:sdtContent></w:sdt>", ["段"]),
        ("<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:fldChar/><w:t>3</w:t></w:r></w:p>", ["3"]),
        (f"<w:p><w:r><w:ruby><w:rt>{run('y')}</w:rt><w:rubyBase>{run('一')}</w:rubyBase></w:ruby></w:r></w:p>", ["一"]),
        ("<w:p><w:commentRangeStart/><w:r><w:t>文</w:t><w:commentReference/></w:r></w:p>", ["文"]),
    ],
)
def test_runs(body, expected):
    assert lines(body, styles=STYLES) == expected


def test_any_prefix():
    assert read_docx(make_docx(numbered("甲", 1), prefix="ns0", numbering=PLAN + list_use(1, 0))).text == "一、 甲"


def test_a_text_box_comes_once_and_before_its_paragraph():
    box = f"<w:txbxContent>{paragraph('某市人民政府文件')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent><w:t>某发〔2025〕1号</w:t></w:r></w:p>"
    )
    source = read_docx(make_docx(body))
    assert source.text == "某市人民政府文件\n某发〔2025〕1号"
    assert [locator.where for locator in source.locators] == ["text box at paragraph 1", "paragraph 1"]


def test_only_notes_that_are_referred_to_come_last():
    body = '<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("完")
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(f"注{n}")}</w:footnote>' for n in (0, 2))
    assert lines(body, footnotes=notes) == ["正文", "完", "注2"]


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(part) for part in text.split('|'))}</w:tc>"


def test_merged_cells_stand_in_every_place_they_cover():
    rows = [
        cell("附件1|任务分工表", '<w:gridSpan w:val="3"/>'),
        cell("序号") + cell("任务") + cell("牵头单位"),
        cell("1", '<w:vMerge w:val="restart"/>') + cell("建设平台") + cell("市科委"),
        cell("", "<w:vMerge/>") + cell("出台办法", '<w:gridSpan w:val="2"/>'),
    ]
    source = read_docx(make_docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"))
    (table,) = source.tables
    grid = [[source.text[c.start : c.end] for c in row] for row in table.grid]
    assert grid == [["序号", "任务", "牵头单位"], ["1", "建设平台", "市科委"], ["1", "出台办法", "出台办法"]]
    assert table.grid[1][0] is table.grid[2][0]
    assert source.text.startswith("附件1\n任务分工表\n序号\n")
    assert locate(source, source.text.index("市科委")) == "table 1, row 2, cell 3"


def test_deleted_rows_are_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}{cell('除')}</w:tr>"
    assert lines(f"<w:tbl>{row}<w:tr>{cell('留')}{cell('下')}</w:tr></w:tbl>") == ["留", "下"]


def test_the_title_is_what_is_centred():
    body = (
        paragraph("某发〔2025〕1号", CENTRED)
        + paragraph("关于推进创新的", CENTRED)
        + paragraph("实施意见", CENTRED)
        + paragraph("各区：")
    )
    assert read_docx(make_docx(body)).metadata == (("title", "关于推进创新的实施意见"),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and no more", "damaged DOCX"),
        (make_zip({"a.txt": "x"}), "no part word/document.xml"),
        (make_zip({"word/document.xml": "<a><b></a>"}), "damaged DOCX file: part word/document.xml"),
        (make_zip({"word/document.xml": "<a/>"}), "no body"),
        (make_zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><a>&x;</a>'}), "entities"),
        (make_zip({"word/document.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>".encode("utf-16")}), "entities"),
        (make_zip({"word/document.xml": " " * 3_000_000}), "unpacks to more than"),
        (make_zip({f"{n}": "" for n in range(10_001)}), "10001 entries"),
        (make_zip({"word/document.xml": "<a/>"}, zipfile.ZIP_BZIP2), "packed in a way of its own"),
        (make_zip({"word/document.xml": b"<a>" + b"<" * 4_000_001}, zipfile.ZIP_STORED), "more than 2000000 elements"),
        (make_docx("<w:p>" * 5_000 + "</w:p>" * 5_000), None),
        (make_docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "nested too deep"),
    ],
)
def test_unsafe_and_damaged_files(data, message):
    if message is None:
        assert read_docx(data).text == ""
        return
    with pytest.raises(CannotReadError, match=message):
        read_docx(data)


@pytest.mark.parametrize("read", [read_docx, read_ofd])
def test_no_more_is_unpacked_than_is_read_whatever_the_archive_states(read):
    part = "word/document.xml" if read is read_docx else "OFD.xml"
    data = understate(make_zip({part: b"<a>" + b" " * 400_000_000}), part, 1_000)
    tracemalloc.start()
    try:
        with pytest.raises(CannotReadError):
            read(data)
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_the_directory_is_counted_before_it_is_read():
    with pytest.raises(CannotReadError, match="20000 entries"):
        read_docx(b"PK\x03\x04 word/" + b"PK\x01\x02" * 20_000)


def test_an_encrypted_entry_is_named():
    data = bytearray(make_docx(paragraph("甲")))
    at = data.index(b"PK\x01\x02", data.index(b"word/document.xml"))
    while data[at + 46 : at + 63] != b"word/document.xml":
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 8] |= 1
    with pytest.raises(CannotReadError, match="encrypted"):
        read_docx(bytes(data))


def test_every_truncation_is_told_in_words():
    data = make_docx(paragraph("甲") * 5, numbering=PLAN, styles=STYLES)
    for end in range(0, len(data), 97):
        with pytest.raises(CannotReadError):
            read_docx(data[:end])
