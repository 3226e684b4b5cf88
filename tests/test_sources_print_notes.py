"""PDF: raised marks and notes at the foot of pages are no text; lines that an indent or a bracket broke early go on."""

import re

import pytest
from office_files import char_width, make_pdf

from gdplan.sources.pdf import read_pdf

SIZE, SMALL, LEFT = 16, 9, 90
_MARK = re.compile("<([^>]*)>")


def printed(lines, *, size=SIZE, top=100.0, left=LEFT):
    """Lines of one size with what stands in <…> raised, one below another; begin with \u3000 to indent."""
    drawn = []
    for row, line in enumerate(lines):
        x, y = left + size * (len(line) - len(line.lstrip("\u3000"))), top + row * size * 1.75
        for at, part in enumerate(_MARK.split(line.lstrip("\u3000"))):
            high, y_of = (size / 2, y + size * 0.05) if at % 2 else (size, y)
            drawn += [(part, x, y_of, high)] if part else []
            x += high * sum(map(char_width, part))
    return drawn


def read(*pages):
    source = read_pdf(make_pdf(pages))
    return source.text.split("\n"), [(aside.kind, source.text[aside.start : aside.end]) for aside in source.asides]


def foot(lines, top=720.0, size=SMALL):
    return printed(lines, size=size, top=top)


FULL = "全市新建驿站一百二十座，培育企业三百家，开放数据集十"  # 26 characters: a line
HEAD = "\u3000\u3000一、重点工作"


@pytest.mark.parametrize(
    ("pages", "lines", "asides"),
    [
        (  # the sentence goes on over the page; m², 10³ are no marks
            [[*printed([HEAD, "\u3000\u3000新建驿站<1>40座，绿地6万m<2>，量级10<3>，建成算力中心<2>2个，网", "络服务更加均"]),
              *printed(["衡覆盖城市乡村街道社区企业学校医院场馆公园广场码头，便"], top=612),
              *foot(["<1> 驿站：供人歇脚之处。", "<2> 算力中心：提供算力的设施。"])],
             printed(["民利企。"])],
            ["一、重点工作", "新建驿站140座，绿地6万m2，量级10³，建成算力中心22个，网络服务更加均",
             "衡覆盖城市乡村街道社区企业学校医院场馆公园广场码头，便民利企。", "1驿站：供人歇脚之处。", "2算力中心：提供算力的设施。"],
            [("note-mark", "1"), ("note-mark", "2"), ("note", "1驿站：供人歇脚之处。"), ("note", "2算力中心：提供算力的设施。")],
        ),
        (  # two lines a note; the mark of a note stands in its line
            [[*printed([HEAD, "\u3000\u3000新建驿站<①>40座。", "\u3000\u3000培育企业<②>9家。"]),
              *foot(["① 驿站：供人歇脚之处，由", "各区设立。", "② 企业：规模以上企业"])]],
            ["一、重点工作", "新建驿站①40座。", "培育企业②9家。", "① 驿站：供人歇脚之处，由各区设立。", "② 企业：规模以上企业"],
            [("note-mark", "①"), ("note-mark", "②"), ("note", "① 驿站：供人歇脚之处，由各区设立。"), ("note", "② 企业：规模以上企业")],
        ),
        (  # marks as large as their line
            [[*printed([HEAD, "\u3000\u3000新建驿站[1]40座，符合条件*的优先。"]), *foot(["[1] 驿站：供人歇脚之处。", "*条件：见通知。"])]],
            ["一、重点工作", "新建驿站[1]40座，符合条件*的优先。", "[1] 驿站：供人歇脚之处。", "*条件：见通知。"],
            [("note-mark", "[1]"), ("note-mark", "*"), ("note", "[1] 驿站：供人歇脚之处。"), ("note", "*条件：见通知。")],
        ),
        (  # a note goes on over the page, and the page has one of its own
            [[*printed([HEAD, FULL, "新建驿站<1>40座。"]), *foot(["<1> 驿站：" + "供人歇脚之处" * 7 + "、"])],
             [*printed(["\u3000\u3000培育企业<2>9家。"]), *foot(["也供人饮水。", "<2> 企业：规模以上企业。"])]],
            ["一、重点工作", FULL + "新建驿站140座。", "1驿站：" + "供人歇脚之处" * 7 + "、也供人饮水。", "培育企业29家。", "2企业：规模以上企业。"],
            [("note-mark", "1"), ("note", "1驿站：" + "供人歇脚之处" * 7 + "、也供人饮水。"), ("note-mark", "2"), ("note", "2企业：规模以上企业。")],
        ),
        (  # all notes at the end of the last page
            [printed([HEAD, "\u3000\u3000新建驿站<1>40座。"]),
             [*printed(["\u3000\u3000培育企业<2>9家。"]), *foot(["<1> 驿站：供人歇脚之处。", "<2> 企业：规模以上企业。"])]],
            ["一、重点工作", "新建驿站140座。", "培育企业29家。", "1驿站：供人歇脚之处。", "2企业：规模以上企业。"],
            [("note-mark", "1"), ("note-mark", "2"), ("note", "1驿站：供人歇脚之处。"), ("note", "2企业：规模以上企业。")],
        ),
    ],
    ids=["over the page", "two lines", "large marks", "note over the page", "endnotes"],
)  # fmt: skip
def test_marks_and_notes(pages, lines, asides):
    assert read(*pages) == (lines, asides)


@pytest.mark.parametrize(
    "lines",
    [
        ["1.有研发机构的。", "2.有专职人员的。"],  # small print that is an item of the text
        ["①有研发机构。", "②有专职人员。"],
        ["注：未列明时限的年内完成。"],
        ["2026年1月5日印发"],
        ["1 有研发机构的。"],
    ],
)
@pytest.mark.parametrize(
    "text", ["\u3000\u3000符合条件①、②之一，面积6万m<2>，其中40座先行。", "\u3000\u3000下列情形除外："]
)
def test_small_print_that_nothing_points_to_is_text(lines, text):
    if "①" in text and lines[0].startswith("①"):
        text = text.replace("①、②之一", "之一")
    found, asides = read([*printed([HEAD, text]), *foot(lines)])
    assert asides == []
    assert found[2:] == lines


def test_a_mark_points_to_small_print_alone():
    body = ["\u3000\u3000新建驿站<1>40座。", "\u3000\u30001 号驿站先行。"]
    assert read(printed([HEAD, *body]))[1] == [("note-mark", "1")]
    above = [*foot(["<1> 驿站：供人歇脚之处。"], top=60), *printed([HEAD, *body])]
    assert [kind for kind, _ in read(above)[1]] == ["note-mark"], "at the head of a page it is none"


def test_lowered_digits_are_no_marks():
    low = [("推进CO", 122, 128, 16), ("2", 170, 138, 8), ("减排。", 174, 128, 16)]
    assert read([*printed([HEAD]), *low]) == (["一、重点工作", "推进CO2减排。"], [])


# ---------------------------------------------------------------- lines that a program broke early


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (  # indented as a block, the number as the rest
            ["\u3000\u30001.因申请人隐瞒情况或者提供虚假材料未被受理，一年内", "\u3000\u3000再次申请的；", "\u3000\u30002.未成年人；",
             "\u3000\u30003.有违法记录并且在三年之内受到过行政机关处罚两次", "\u3000\u3000以上的。"],
            ["1.因申请人隐瞒情况或者提供虚假材料未被受理，一年内再次申请的；", "2.未成年人；",
             "3.有违法记录并且在三年之内受到过行政机关处罚两次以上的。"],
        ),
        (  # hanging: lines begin where the text behind the number does
            ["（一）因申请人隐瞒情况或者提供虚假材料未被受理，一年内", "\u3000\u3000\u3000再次申请，或者未领取许可证经营该项业务并且受过处", "\u3000\u3000\u3000罚的；",
             "（二）未成年人。"],
            ["（一）因申请人隐瞒情况或者提供虚假材料未被受理，一年内再次申请，或者未领取许可证经营该项业务并且受过处罚的；", "（二）未成年人。"],
        ),
        (  # short items, a colon, a full heading over a paragraph
            ["\u3000\u3000有下列情形之一的不予受理，并且由主管部门书面说明：", "\u3000\u3000未成年人申请的；", "\u3000\u3000一、进一步健全完善工作机制压实各方责任形成工作合力",
             "\u3000\u3000" + FULL[:24], FULL[24:] + "个。"],
            ["有下列情形之一的不予受理，并且由主管部门书面说明：", "未成年人申请的；", "一、进一步健全完善工作机制压实各方责任形成工作合力",
             FULL + "个。"],
        ),
        (  # a line far right of the one above
            ["\u3000\u3000本办法由青山市教育局负责解释，未尽事宜另行研究通知", "\u3000" * 18 + "青山市教育局"],
            ["本办法由青山市教育局负责解释，未尽事宜另行研究通知", "青山市教育局"],
        ),
        (  # what could not break
            ["\u3000\u30001.逐步缩小城乡差距并且统筹推进市辖各县", "（市、区）均衡配置，建设学校五所，改造校舍六十栋，让更", "多孩子就近入学；", "\u3000\u30002.完善学校参加国际教育合作组织",
             "（INTERNATIONAL）活动。"],
            ["1.逐步缩小城乡差距并且统筹推进市辖各县（市、区）均衡配置，建设学校五所，改造校舍六十栋，让更多孩子就近入学；",
             "2.完善学校参加国际教育合作组织（INTERNATIONAL）活动。"],
        ),
        (  # ends early, and a bracket of its own or a number follows
            ["\u3000\u3000一、健全完善工作机制。", "（市教育局）", "\u3000\u3000二、健全完善工作推进机制压实责任", "（一）明确责任"],
            ["一、健全完善工作机制。", "（市教育局）", "二、健全完善工作推进机制压实责任", "（一）明确责任"],
        ),
    ],
    ids=["block", "hanging", "no block", "signature", "unbroken bracket", "bracket of its own"],
)  # fmt: skip
def test_lines_that_go_on(lines, texts):
    full = ["\u3000\u3000" + FULL[:24], FULL[24:] + FULL[:-2], FULL[-2:] + "。"] * 2  # shows the margins
    found = read(printed([*full, *lines, *full]))[0]
    assert found[2:-2] == texts


def test_the_size_of_a_line_is_that_of_most_of_its_characters():
    lines = [
        ("新建" * 12, 122, 100, 16),
        ("5G", 90, 131, 12),
        ("基站" * 11 + "建成", 102, 128, 16),
        ("完成。", 90, 156, 16),
    ]
    assert read(lines)[0] == ["新建" * 12 + "5G" + "基站" * 11 + "建成完成。"]
