"""PDF and OFD: printed lines back to paragraphs, page marks out, columns in order, places kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import A4, char_width, make_endless_pdf, make_ofd, make_pdf, make_zip, text_object, wrap
from pace import assert_linear

import gdplan
from gdplan.errors import CannotReadError
from gdplan.sources import locate, pdf
from gdplan.sources.lines import to_paragraphs
from gdplan.sources.ofd import read_ofd
from gdplan.sources.pdf import read_pdf
from gdplan.sources.printed_line import Line, PageSize

PLAN = [
    "一、总体要求",
    "到2027年，全市建成创新中心不少于30个，培育专精特新企业2000家以上，数字经济核心产业增加值占地区生产总值比重提高到15%左右。",
    "（一）夯实基础。加快建设5G基站，优化算力布局，推动人工智能（AI）大模型在政务服务、城市治理等领域落地见效。（市发展改革委、科技局牵头）",
    "（二）培育企业。",
    "支持企业做大做强。",
]  # fmt: skip


def pdf_lines(pages, bookmarks=()):
    return read_pdf(make_pdf(pages, bookmarks)).text.split("\n")


# ---------------------------------------------------------------- lines


@given(
    st.lists(st.text(st.sampled_from("甲乙丙丁戊己庚辛，1"), min_size=90, max_size=200), min_size=4, max_size=30),
    st.integers(18, 40),
)
@settings(max_examples=60)
def test_wrapping_is_undone_whatever_the_width(texts, width):
    texts = [text + "。" for text in texts]
    lines = [
        Line(text, number, x, x + sum(map(char_width, text)) * size, y, size)
        for number, page in enumerate(wrap(texts, width=width), 1)
        for text, x, y, size in page
    ]
    sizes = [PageSize(width * 16 + 180, 842)] * len(lines)
    assert [paragraph.text for paragraph in to_paragraphs(lines, sizes)] == texts


@pytest.mark.parametrize(
    ("mark", "is_mark"),
    [("— 2 —", True), ("2", True), ("-12-", True), ("第 3 页", True), ("第3页 共12页", True), ("3/12", True),
     ("２", True), ("iv", True), ("2025", True), ("三、", False), ("2.5亿元", False), ("二〇二五年", False)],
)  # fmt: skip
def test_page_numbers(mark, is_mark):
    size = PageSize(595, 842)
    body = Line("支持企业做大做强。", 1, 90, 300, 400, 16)
    for top in (40, 790):
        found = to_paragraphs([body, Line(mark, 1, 290, 320, top, 12)], [size])
        assert (mark not in [paragraph.text for paragraph in found]) == is_mark
    assert len(to_paragraphs([body, Line(mark, 1, 90, 120, 500, 16)], [size])) == 2, "in the body it is text"


def test_running_headers_need_several_pages():
    def document(pages):
        return [
            Line(text, page, 90, 400, top, 16)
            for page in range(1, pages + 1)
            for text, top in ((f"某市行动方案（第{page}稿）", 40), (f"{page}.支持企业。", 300))
        ]

    sizes = [PageSize(595, 842)] * 3
    assert len(to_paragraphs(document(3), sizes)) == 3
    assert len(to_paragraphs(document(1), sizes)) == 2


# ---------------------------------------------------------------- PDF


@pytest.mark.parametrize(
    "when", ["11/30/26, 10:55 AM", "2026/11/30 10:55", "2026/11/30 上午10:55", "2026-11-30 10:55:08"]
)
@pytest.mark.parametrize("address", ["https://www.example.gov.cn/zwgk/a.html", "file:///C:/plan.html"])
def test_what_a_browser_prints_around_a_page(when, address):
    body = Line("支持企业做大做强。", 1, 90, 300, 400, 16)
    title, where = Line("某市行动方案", 1, 250, 350, 20, 8), Line(address, 1, 30, 200, 815, 8)
    head, foot = [Line(when, 1, 30, 120, 20, 8), title], [where, Line("1/2", 1, 550, 570, 815, 8)]

    def read(*lines):
        return [paragraph.text for paragraph in to_paragraphs(lines, [PageSize(595, 842)])]

    assert read(*head, body, *foot) == [body.text]
    assert read(title, body, where) == [title.text, body.text, address], "without the date, they are the document's"
    moved = [Line(line.text, 1, line.left, line.right, 300 + 30 * at, 16) for at, line in enumerate(head + foot)]
    assert "".join(read(*moved)).startswith(when), "nor are they marks in the body"


def test_a_pdf_whose_forms_draw_themselves_ends_with_a_clear_error(tmp_path):
    path = tmp_path / "endless.pdf"
    path.write_bytes(make_endless_pdf())
    with pytest.raises(CannotReadError, match=r"(?:takes more than|broke off).*; open it in its program"):
        gdplan.load(path)
    assert read_pdf(make_pdf(wrap(PLAN))).text.split("\n") == PLAN, "the next file is read as ever"


def test_the_time_limit_is_a_clear_error(monkeypatch):
    monkeypatch.setattr(pdf, "_SECONDS", 1)
    with pytest.raises(CannotReadError, match=r"takes more than 1 seconds; open it in its program and save it again"):
        read_pdf(make_endless_pdf())


@pytest.mark.parametrize("title", ["一、总体\ud83d", "\udc00一、", "\ud800"])
def test_a_bookmark_with_half_a_character_marks_nothing(title):
    source = read_pdf(make_pdf(wrap(PLAN), [(title, 0), ("（二）培育企业。", 0)]))
    assert [source.text[mark.start : mark.end] for mark in source.headings] == ["（二）培育企业。"]


def test_paragraphs_and_places():
    source = read_pdf(make_pdf(wrap(PLAN * 5)))
    assert source.text.split("\n") == PLAN * 5
    assert locate(source, 0) == "page 1"
    assert locate(source, len(source.text) - 1) == "page 3"


def test_page_marks_are_out_and_a_paragraph_goes_on_over_them():
    pages = wrap(PLAN * 5)
    marked = [
        [("某市数字经济发展行动方案", 200, 40, 9), *page, (f"— {number} —", 280, 780, 12)]
        for number, page in enumerate(pages, 1)
    ]
    assert pdf_lines(marked) == PLAN * 5


def test_slanting_watermarks_are_out():
    pages = [[*page, ("内部资料1", 0, 0, 48, "0.7 0.7 -0.7 0.7 200 300")] for page in wrap(PLAN * 5)]
    assert pdf_lines(pages) == PLAN * 5


@pytest.mark.parametrize("turned", [90, 270])
def test_turned_pages(turned):
    texts = [
        "2027年，" * 24 + "完成。"
    ] * 5  # a Latin figure in each line: without a Chinese font, others have no extent
    marked = [[*page[:15], (f"— {at} —", 400, 560, 12)] for at, page in enumerate(wrap(texts, width=40), 1)]
    source = read_pdf(make_pdf(marked, turned=turned))
    assert source.text.split("\n") == texts


def test_two_columns():
    left = wrap(["一、" + "甲" * 60 + "。"] * 3, width=12, left=60)[0]
    right = wrap(["二、" + "乙" * 60 + "。"] * 3, width=12, left=320)[0]
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    title = ("关于推进某市数字经济高质量发展的若干措施意见", 100, 60, 16)
    for drawn in (left + right, rows):
        assert pdf_lines([[title, *drawn]]) == [
            title[0],
            *["一、" + "甲" * 60 + "。"] * 3,
            *["二、" + "乙" * 60 + "。"] * 3,
        ]


def test_a_line_that_ends_early_ends_its_paragraph_even_without_indent():
    page = [("主送机关：", 90, 100, 16), ("各区人民政府，市政府各委办局：", 90, 128, 16), *wrap(PLAN, top=156)[0]]
    assert pdf_lines([page])[:3] == ["主送机关：", "各区人民政府，市政府各委办局：", PLAN[0]]


def test_contents_stay_lines():
    page = [(f"{number}、总体要求{'.' * 60}{at}", 90, 100 + at * 28, 16) for at, number in enumerate("一二三四", 1)]
    assert len(pdf_lines([page])) == 4


def test_foreign_words_keep_their_blank():
    page = [("Variants of interest and variants of concern", 90, 100, 16), ("are named in English.", 90, 128, 16)]
    assert pdf_lines([page]) == ["Variants of interest and variants of concern are named in English."]


def test_a_bookmark_marks_the_paragraph_it_names():
    source = read_pdf(make_pdf(wrap(PLAN), [("一、 总体要求", 0), ("不在文中", 0), ("（二）培育企业", 0)]))
    assert [source.text[mark.start : mark.end] for mark in source.headings] == [PLAN[0], PLAN[3]]


def test_a_large_heading_is_the_title():
    page = [("关于推进数字经济", 130, 60, 22), ("发展的意见", 200, 90, 22), *wrap(PLAN, top=150)[0]]
    source = read_pdf(make_pdf([page]))
    assert source.metadata == (("title", "关于推进数字经济发展的意见"),)
    assert source.text.split("\n")[:3] == ["关于推进数字经济", "发展的意见", PLAN[0]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_pdf([[]]), "run `ocrmypdf"),
        (make_pdf([[("\ue123\ue124\ue125" * 30, 90, 100, 16)]]), "run `ocrmypdf"),
        (b"%PDF-1.7\nnothing", "damaged PDF"),
        (b"", "damaged PDF"),
    ],
)
def test_pdf_that_cannot_be_read(data, message):
    with pytest.raises(CannotReadError, match=message):
        read_pdf(data)


def test_every_truncation_of_a_pdf_ends_in_text_or_words():
    data = make_pdf(wrap(PLAN))
    for end in range(0, len(data), 211):
        try:
            assert read_pdf(data[:end]).text in "\n".join(PLAN)
        except CannotReadError as error:
            assert "PDF" in str(error)  # noqa: PT017 (either outcome is right)


# ---------------------------------------------------------------- OFD


def ofd_page(lines, top=40.0, left=0.0):
    return "".join(text_object(text, x + left, top + at * 10) for at, (text, x) in enumerate(lines))


def turned(lines, matrix, place):
    """The same page on its side or on its head; `place` gives the corner of a line."""
    return "".join(
        text_object(text, *place(x, 40 + at * 10), more=f'CTM="{matrix}"') for at, (text, x) in enumerate(lines)
    )


def coloured(text, colour, **place):
    drawn = text_object(text, place.get("x", 60), place.get("y", 150), 5)
    return drawn.replace("<ofd:TextCode", f'<ofd:FillColor Value="{colour}"/><ofd:TextCode')


def box(colour):
    return f'<ofd:PathObject Boundary="50 140 100 20" Fill="true"><ofd:FillColor Value="{colour}"/></ofd:PathObject>'


OFD_LINES = [
    ("一、总体要求", 39.2),
    ("到2027年，全市建成创新中心不少于30个，培育创新企业", 39.2),
    ("2000家以上。", 28),
    ("（一）夯实基础。", 39.2),
]


@pytest.mark.parametrize(
    "page",
    [
        ofd_page(OFD_LINES),
        ofd_page(OFD_LINES) + text_object("— 1 —", 95, 285),
        text_object("— 1 —", 95, 285) + ofd_page(OFD_LINES),
        ofd_page(OFD_LINES) + text_object("内部资料", 60, 150, 20, 'CTM="0.7 -0.7 0.7 0.7 0 0"'),
        ofd_page(OFD_LINES) + text_object("内部资料", 60, 150, 20, 'Alpha="40"'),
        ofd_page(OFD_LINES) + text_object("看不见", 60, 150, 5, 'Visible="false"'),
        ofd_page(OFD_LINES) + text_object("看不见", 60, 150, 5, 'Fill="false"'),
        ofd_page(OFD_LINES) + text_object("看不见", 60, 150, 5, 'Fill="false" Stroke="false"'),
        ofd_page(OFD_LINES) + text_object("看不见", 60, 150, 5, 'Alpha="0"'),
        ofd_page(OFD_LINES) + coloured("看不见", "255 255 255"),
        ofd_page(OFD_LINES) + coloured("看不见", "#FF #FF #FF"),
        ofd_page(OFD_LINES) + coloured("看不见", "0 0 0 0"),
        ofd_page(OFD_LINES) + coloured("内部资料", "225 225 230"),
        ofd_page(OFD_LINES).replace("<ofd:TextCode", '<ofd:FillColor Value="255 0 0"/><ofd:TextCode'),
        ofd_page(OFD_LINES) + box("#FF #FF #FF") + coloured("看不见", "255"),
        ofd_page(OFD_LINES).replace("<ofd:TextCode", '<ofd:FillColor Value="0 0 0"/><ofd:TextCode'),
        ofd_page(OFD_LINES).replace('Size="5.6"', 'Size="5.6" Fill="false" Stroke="true"'),  # letters in outline
        ofd_page(OFD_LINES).replace('Size="5.6"', 'Size="5.6" CTM="1 0 -0.3 1 0 0"'),  # italics of a program's own
        ofd_page(OFD_LINES) + ofd_page(OFD_LINES, left=0.15),
        ofd_page(OFD_LINES) + ofd_page(OFD_LINES, top=40.2),
        "".join(ofd_page([line], 40 + 10 * at, left) for at, line in enumerate(OFD_LINES) for left in (0, 0.3)),
        turned(OFD_LINES, "-1 0 0 -1 0 6", lambda x, y: (210 - x, 291 - y)),
        ofd_page(OFD_LINES).replace('DeltaX="5.60 5.60 5.60 5.60 5.60"', 'DeltaX="g 5 5.60"'),
        "".join(  # a run for each character, last line first
            text_object(char, x + 5.6 * sum(map(char_width, text[:place])), 40 + at * 10)
            for at, (text, x) in reversed(list(enumerate(OFD_LINES)))
            for place, char in enumerate(text)
        ),
    ],
)
def test_ofd_pages(page):
    source = read_ofd(make_ofd([page]))
    assert source.text.split("\n") == [
        "一、总体要求",
        "到2027年，全市建成创新中心不少于30个，培育创新企业2000家以上。",
        "（一）夯实基础。",
    ]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        # pages on their sides, one with its number upright
        (turned(OFD_LINES, "0 1 -1 0 6 0", lambda x, y: (204 - y, x)), "\n".join(text for text, _ in OFD_LINES)),
        (
            turned(OFD_LINES, "0 -1 1 0 0 0", lambda x, y: (y, 297 - x)) + text_object("— 1 —", 95, 285),
            "\n".join(text for text, _ in OFD_LINES),
        ),
        # doubled characters of the text stay, however they are written
        (text_object("人人参与天天检查22次11.5%", 20, 40), "人人参与天天检查22次11.5%"),
        ("".join(text_object(c, 20 + 5.6 * at, 40) for at, c in enumerate("人人常常")), "人人常常"),
        (text_object("5G5G", 20, 40).replace("DeltaX", "x"), "5G5G"),
        (text_object("检查", 20, 40) + text_object("检查", 20, 50), "检查\n检查"),
        (text_object("检查", 20, 40) + text_object("检查", 34, 40), "检查检查"),
        # drawn twice in part, or character by character
        (text_object("目标2030年", 20, 40) + text_object("2030", 31.3, 40), "目标2030年"),
        (text_object("目", 20.1, 40) + text_object("目标", 20, 40), "目标"),
        (text_object("223300", 20, 40).replace("2.80 2.80 2.80 2.80 2.80", "0.1 2.8 0.1 2.8 0.1"), "230"),
        # white is seen on a dark box, and a watermark on its side is a text of its own
        (box("200 0 0") + coloured("责任单位", "255 255 255"), "责任单位"),
        (text_object("一、总体要求", 20, 40) + text_object("旁注", 190, 40, more='CTM="0 1 -1 0 6 0"'), "一、总体要求\n旁注"),
        (
            text_object("重点任务", 190, 40, more='CharDirection="90" ReadDirection="90"').replace("DeltaX", "DeltaY"),
            "重点任务",
        ),
        # the invisible text of a scanned page, but no code hidden in one
        (
            '<ofd:ImageObject Boundary="0 0 210 297"/>' + text_object("建成创新中心三十个，" * 6, 20, 40, 2, 'Alpha="0"'),
            "建成创新中心三十个，" * 6,
        ),
        (text_object("甲", 20, 40) + text_object("建成创新中心三十个，" * 6, 20, 60, 2, 'Alpha="0"'), "甲"),
        # a raised mark is none of the digits behind it
        (text_object("强度", 20, 40) + text_object("1", 31.2, 40.5, 3) + text_object("3.2%", 33, 40), "强度13.2%"),
    ],
)  # fmt: skip
def test_what_an_ofd_page_shows(page, text):
    assert read_ofd(make_ofd([page])).text == text


def test_note_marks_in_ofd():
    page = text_object("研发投入强度", 28, 40) + text_object("1", 61.6, 40, 3) + text_object("达到3.2%。", 63.5, 40)
    page += text_object("1", 28, 250.9, 2.5) + text_object("研发经费与生产总值之比。", 30, 251, 4)
    source = read_ofd(make_ofd([page]))
    assert [(source.text[aside.start : aside.end], aside.kind) for aside in source.asides] == [
        ("1", "note-mark"),
        ("1研发经费与生产总值之比。", "note"),
    ]


def test_ofd_templates_metadata_outline_and_pages():
    outline = (
        '<ofd:OutlineElem Title="一、总体要求"><ofd:Actions><ofd:Action><ofd:Goto><ofd:Dest PageID="10"/></ofd:Goto>'
        '</ofd:Action></ofd:Actions></ofd:OutlineElem>'
    )  # fmt: skip
    data = make_ofd(
        [ofd_page(OFD_LINES), ofd_page([("（二）完善机制。", 39.2), ("三、其他", 39.2)])],
        template=text_object("某市人民政府公报", 80, 150),
        custom={"发文字号": "某府〔2025〕1号", "user.name": "somebody"},
        outline=outline,
    )
    source = read_ofd(data)
    assert "公报" not in source.text
    assert source.metadata == (("document_number", "某府〔2025〕1号"),)
    assert [(source.text[mark.start : mark.end], mark.level) for mark in source.headings] == [("一、总体要求", 1)]
    assert locate(source, source.text.index("（二）")) == "page 2"


def test_a_template_of_one_page_is_text():
    assert (
        read_ofd(make_ofd([ofd_page(OFD_LINES)], template=text_object("某市人民政府文件", 80, 30))).text[:8]
        == "某市人民政府文件"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_ofd([""]), "ocrmypdf"),
        (
            make_ofd(['<ofd:ImageObject Boundary="0 0 210 297"/>' + text_object("编号2031", 20, 40, 2, 'Alpha="0"')]),
            "ocrmypdf",
        ),
        (make_ofd(["<ofd:TextObject"]), "damaged OFD"),
        (make_zip({"OFD.xml": "<a/>"}), "without usable text"),
        (make_zip({"OFD.xml": "<OFD><DocBody><DocRoot>../../x.xml</DocRoot></DocBody></OFD>"}), "no part x.xml"),
        (make_zip({"OFD.xml": '<!DOCTYPE a SYSTEM "http://x/y.dtd"><OFD/>'}), "entities"),
        (make_zip({"OFD.xml": "<OFD/>", "Encryptions.xml": "<a/>"}), "encrypted"),
        (make_ofd([ofd_page(OFD_LINES)])[:-40], "damaged OFD"),
    ],
)
def test_ofd_that_cannot_be_read(data, message):
    with pytest.raises(CannotReadError, match=message):
        read_ofd(data)


def test_strange_numbers_in_ofd():
    page = text_object("一、总体要求", 20, 40).replace('DeltaX="', 'DeltaX="g 999999999 1e99 g -5 x ')
    page += text_object("甲", 1, 1).replace('Size="5.6"', 'Size="NaN"') + '<ofd:TextObject Size="3" Boundary="">'
    page += '<ofd:TextCode X="a" Y="">乙</ofd:TextCode></ofd:TextObject>'
    assert read_ofd(make_ofd([page])).text == "一、总体要求"


def test_many_lines_take_linear_time():
    def lines(count):
        return [Line(f"{at}、支持企业做大做强，", 1 + at // 40, 90, 500, 100 + at % 40 * 17, 16) for at in range(count)]

    assert_linear(lambda printed: to_paragraphs(printed, [PageSize(*A4)] * (len(printed) // 40 + 1)), lines, 2_000)
