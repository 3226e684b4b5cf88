"""What a format says beside the text: titles and numbers, dates, headings. The document's own words come first."""

import pytest
from office_files import make_docx, make_ofd, paragraph, text_object
from trees import account, sketch

from gdplan import CannotReadError, Document
from gdplan.outline.particulars import enactment_of
from gdplan.pipeline import parse_source
from gdplan.sources import HeadingMark, Locator, SourceText
from gdplan.sources.read import read_source

TEXT = ("某市2030年工作要点", "一、目标", "建设平台。", "二、任务", "加快推进。")


def read(*lines: str, **stated: str) -> Document:
    source = SourceText("\n".join(lines), "text/x", None, "", metadata=tuple(stated.items()))
    return parse_source(source, with_source=True)


STATED = {
    "title": ("某省数据条例草案说明", "某省数据条例草案说明"),
    "document_number": ("某府〔2030〕5号", "某府〔2030〕5号"),
    "issuer": ("某市数据局", "某市数据局"),
    "issued_on": ("2030年3月5日 10:30", "2030-03-05"),
}


@pytest.mark.parametrize("field", STATED)
def test_what_the_format_states_fills_a_gap(field):
    stated, value = STATED[field]
    assert getattr(read(*TEXT[1:], **{field: stated}).metadata, field) == value


@pytest.mark.parametrize("field", STATED)
def test_the_document_itself_comes_first(field):
    number, title, *body = "某府〔2029〕1号", *TEXT
    document = read(number, title, *body, "某市人民政府", "2029年12月1日", **{field: STATED[field][0]})
    own = {
        "title": TEXT[0],
        "document_number": number,
        "issuer": "某市人民政府",
        "issued_on": "2029-12-01",
    }
    assert {name: getattr(document.metadata, name) for name in own} == own


@pytest.mark.parametrize(
    "stated",
    [{"published_on": "2030-03-05"}, {"publisher": "某市数据局"}, {"document_number": "无"}, {"issued_on": "不详"}],
)
def test_what_says_something_else_fills_nothing(stated):
    metadata = read(*TEXT, **stated).metadata
    assert (metadata.issued_on, metadata.issuer, metadata.document_number) == (None, None, None)


def test_a_stated_title_is_found_in_the_text():
    document = read("关于支持", "创新的说明", "有关情况如下。", "一、背景", "发展需要。", title="关于支持创新的说明")
    account(document)
    assert [(entry.kind, entry.text) for entry in document.front] == [("title", "关于支持"), ("title", "创新的说明")]
    assert document.metadata.title == "关于支持创新的说明"
    assert document.preamble is not None
    assert [sentence.text for sentence in document.preamble.sentences] == ["有关情况如下。"]


def test_the_head_of_a_red_letter():
    document = read(
        "某市数据局文件",
        "某数发〔2030〕5号",
        "关于同意试点的批复",
        "某区政府：",
        "来文收悉。同意开展试点。",
        "某市数据局",
        "2030年3月5日",
    )
    account(document)
    assert [entry.kind for entry in document.front] == ["issuer", "document_number", "title", "addressee"]
    metadata = document.metadata
    assert (metadata.issuer, metadata.issued_on, metadata.kind) == ("某市数据局", "2030-03-05", "批复")
    assert document.conclusions is not None
    assert [sentence.text for sentence in document.conclusions.sentences] == ["某市数据局", "2030年3月5日"]


def test_several_bodies_on_one_line():
    document = read(*TEXT, "某市数据局        某市财政局", "某　市　法　院", "2030年3月5日")
    assert document.metadata.issuers == ("某市数据局", "某市财政局", "某　市　法　院")


@pytest.mark.parametrize(
    ("note", "date", "body"),
    [
        ("(2021年6月1日某省第十三届人民代表大会常务委员会第三次会议通过)", "2021-06-01", "某省人民代表大会常务委员会"),
        ("(1982年12月4日第五届全国人民代表大会第五次会议通过 根据", "1982-12-04", "全国人民代表大会"),
        ("(2009年5月1日国务院令第555号公布)", "2009-05-01", "国务院"),
        ("(2019年8月8日某市人民政府第三次常务会议审议通过)", "2019-08-08", "某市人民政府"),
    ],
)
def test_the_note_under_the_title_of_a_law(note, date, body):
    found = enactment_of(note)
    assert found is not None
    assert (found[0], "".join(note[a:b] for a, b in found[1])) == (date, body)


@pytest.mark.parametrize(
    "note", ["(2021年6月1日)", "(试行)", "(2021年13月1日某省人民政府公布)", "2021年6月1日某省人民政府公布"]
)
def test_no_such_note(note):
    assert enactment_of(note) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("公开方式：主动公开",),
        ("某市数据局办公室2030年3月6日印发",),
        ("某市数据局办公室　　　　　2030年3月6日印发",),
        ("抄送：市委办公室，市人大常委会办公室，", "市政协办公室。", "某市数据局办公室", "2030年3月6日印发"),
    ],
)
def test_the_imprint_is_no_text(lines):
    document = read(*TEXT, "某市数据局", "2030年3月5日", *lines)
    account(document)
    assert {entry.kind for entry in document.omitted} == {"rubric"}
    assert len(document.omitted) >= len(lines)
    assert document.conclusions is not None
    assert [sentence.text for sentence in document.conclusions.sentences] == ["某市数据局", "2030年3月5日"]
    assert document.metadata.issued_on == "2030-03-05"


MARKDOWN = """# 某市数据工作方案

为做好工作，制定本方案。

## 总体要求

坚持创新。

## 重点任务

### 夯实基础

1. 扩大试点。新建平台。
2. 优化服务。方便群众。

### 提升能力

1. 培育人才。开展培训。

## 保障措施

加强领导。
"""
HEADED = [
    "preamble | 为做好工作，制定本方案。",
    "· 总体要求 | 坚持创新。",
    "· 重点任务",
    "·/· 夯实基础",
    "·/·/1. 扩大试点 | 新建平台。",
    "·/·/2. 优化服务 | 方便群众。",
    "·/· 提升能力",
    "·/·/1. 培育人才 | 开展培训。",
    "· 保障措施 | 加强领导。",
]


def test_headings_of_markdown():
    document = parse_source(read_source(MARKDOWN.encode(), "a.md"), with_source=True)
    account(document)
    assert document.metadata.title == "某市数据工作方案"
    assert sketch(document) == HEADED
    assert document.diagnostics == ()


def test_headings_of_word_and_html():
    def level(line: str) -> int:
        return len(line) - len(line.lstrip("#"))

    lines = [line for line in MARKDOWN.split("\n") if line]
    word = "".join(
        paragraph(line.strip("# "), f'<w:outlineLvl w:val="{level(line) - 1}"/>' if level(line) else "")
        for line in lines
    )
    assert sketch(parse_source(read_source(make_docx(word)))) == HEADED
    pytest.importorskip("selectolax")
    page = "".join(f"<h{n}>{t}</h{n}>" if (n := level(t)) else f"<p>{t}</p>" for t in lines).replace("#", "")
    document = parse_source(read_source(f"<html><body><div>{page}</div></body></html>".encode()))
    assert sketch(document) == HEADED


def marked(*lines: tuple[str, int]) -> Document:
    """A document of lines, each with its level as a heading, 0 for text."""
    text, marks = "", []
    for line, level in lines:
        if level:
            marks.append(HeadingMark(len(text), len(text) + len(line), level))
        text += line + "\n"
    return parse_source(SourceText(text, "text/x", None, "", headings=tuple(marks)), with_source=True)


def test_an_unmarked_heading_stands_beside_the_numbers_of_its_level():
    document = marked(
        ("某市条例", 0),
        ("序　言", 1),
        ("依法治市。", 0),
        ("第一章　总则", 1),
        ("第一条　为了规范，制定本条例。", 0),
        ("附　则", 1),
        ("自公布之日起施行。", 0),
    )
    account(document)
    assert sketch(document) == [
        "· 序　言 | 依法治市。",
        "第一章 总则",
        "第一章/第一条 | 为了规范，制定本条例。",
        "· 附　则 | 自公布之日起施行。",
    ]


def test_a_numbered_line_that_is_called_a_heading():
    lines = [("一、总体要求", 1), ("1.坚持创新。", 2), ("2.坚持开放。", 2), ("二、任务", 1), ("1.加快建设。", 0)]
    document = marked(*lines)
    assert sketch(document) == [
        "一、 总体要求",
        "一、/1. 坚持创新",
        "一、/2. 坚持开放",
        "二、 任务",
        "二、/1. | 加快建设。",
    ]


def test_where_all_is_a_heading_nothing_is():
    lines = [("一、目标", 2), ("建设平台", 2), ("完善制度", 2), ("二、任务", 2), ("加快推进", 2), ("扩大试点", 2)]
    assert [node.num for node in marked(*lines).walk() if node.heading in ("建设平台", "加快推进")] == []


def test_an_error_names_the_page():
    data = make_ofd([text_object("第一条　目的", 10, 30), "<broken"])
    with pytest.raises(CannotReadError, match="page 2: damaged OFD file"):
        read_source(data)


def test_footnotes_are_no_part_of_the_last_item():
    lines = ("一、目标", "建设平台，完善制度", "1.名词解释。指新型平台。")
    places, start = [], 0
    for line, where in zip(lines, ("paragraph 1", "paragraph 2", "footnote 1"), strict=True):
        places.append(Locator(start, start + len(line), where))
        start += len(line) + 1
    document = parse_source(SourceText("\n".join(lines), "text/x", None, "", locators=tuple(places)), with_source=True)
    account(document)
    assert sketch(document) == ["一、 目标 | 建设平台，完善制度", "conclusions | 1.名词解释。 | 指新型平台。"]
