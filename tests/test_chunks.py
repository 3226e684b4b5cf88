"""Pieces for search: every sentence stands in one of them, whole, with its place and what is above it."""

import json
from itertools import pairwise

import jsonschema
import pytest
from office_files import make_docx, paragraph
from papers import PAPERS, TABLES, nodes_of
from shared import REAL
from trees import squeezed

import gdplan
from gdplan.errors import GdplanError
from gdplan.schema import json_schema as schema
from gdplan.sources.docx import read_docx
from gdplan.sources.markdown import read_markdown
from gdplan.views.chunk_rows import to_row
from gdplan.views.chunks import list_chunks


def read(text, name="方案.txt"):
    if name.endswith(".md"):
        return gdplan.parse_source(read_markdown(text.encode()), name=name, with_source=True)
    return gdplan.parse(text, name=name, with_source=True)


def check(document, max_chars):
    chunks = list_chunks(document, max_chars=max_chars)
    by_node = {}
    for chunk in chunks:
        by_node.setdefault(chunk.eid, []).append(chunk)
    for node in nodes_of(document):
        for sentence in node.sentences:
            holding = [
                chunk
                for chunk in by_node.get(node.eid, ())
                if chunk.span[0] <= sentence.span[0] and sentence.span[1] <= chunk.span[1]
            ]
            assert len(holding) == 1, sentence
            cut = any(sentence.span[0] < one.span[0] < sentence.span[1] for one in node.responsibilities)
            assert cut or squeezed(sentence.text) in squeezed(holding[0].text), sentence
    targets = [target.span for chunk in chunks for target in chunk.targets]
    assert sorted(targets) == sorted(t.span for node in nodes_of(document) for t in node.targets if node.sentences)
    assert [chunk.span for chunk in chunks] == sorted(chunk.span for chunk in chunks)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(chunks))
    assert len({chunk.id for chunk in chunks}) == len(chunks)
    return chunks


@pytest.mark.parametrize("max_chars", [1, 40, 500, 10_000])
@pytest.mark.parametrize("name", [*PAPERS, *TABLES])
def test_every_sentence_once(name, max_chars):
    document = read({**PAPERS, **TABLES}[name], f"{name}.md" if name in TABLES else f"{name}.txt")
    for chunk in check(document, max_chars):
        sentences = [s for node in nodes_of(document) for s in node.sentences if node.eid == chunk.eid]
        inside = sum(chunk.span[0] <= sentence.span[0] < chunk.span[1] for sentence in sentences)
        assert len(chunk.text) <= max_chars or inside <= 1  # one alone is never cut


@pytest.mark.skipif(not REAL, reason="no corpus of real documents at hand")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_sentence_of_real_documents_once(path):
    try:
        document = gdplan.load(path, with_source=True)
    except GdplanError:
        pytest.skip("no text to read")
    check(document, 500)


def test_text_is_a_slice_of_the_source_without_what_is_omitted():
    document = read(PAPERS["hard-wrapped"])
    for chunk in list_chunks(document):
        omitted = {i for entry in document.omitted for i in range(*entry.span)}
        kept = "".join(document.source.text[i] for i in range(*chunk.span) if i not in omitted)
        assert squeezed(chunk.text) == squeezed(kept)
        assert "\n" not in chunk.text
        assert "- 1 -" not in chunk.text


def test_context_citation_owners_and_limits():
    chunks = {chunk.eid: chunk for chunk in list_chunks(read(PAPERS["work plan"]), "计划/要点.txt")}
    chunk = chunks["sec_1__subsec_1__para_2"]
    assert chunk.context == ("一、加快平台建设", "（一）建设创新平台")
    assert chunk.citation == "《某省数字建设2027年工作要点（虚构）》一、（一）2"
    assert chunk.text.startswith("2.发展软件产业。6月底前")
    assert [(body.name, body.role) for body in chunk.agencies] == [("省工业和信息化厅", "lead")]
    assert [(limit.text, limit.date) for limit in chunk.deadlines] == [("6月底前", "2027-06")]
    assert [target.text for target in chunk.targets] == ["1.2万个"]
    assert (chunk.document.name, chunk.document.path, chunk.document.year) == ("方案.txt", "计划/要点.txt", 2027)


def test_pieces_of_one_item_are_told_whose_they_are():
    chunks = [c for c in list_chunks(read(PAPERS["work plan"]), max_chars=30) if c.eid == "sec_1__subsec_1__para_1"]
    assert [chunk.text for chunk in chunks] == [
        "1.攻关关键技术。新建不少于30个平台，投入比上年增长8.5%。",
        "推动成果转化。（省科技厅牵头，省财政厅配合）",
    ]
    assert [chunk.context[-1] for chunk in chunks] == ["（一）建设创新平台", "1.攻关关键技术"]
    assert [chunk.id.rpartition(":")[2] for chunk in chunks] == ["sec_1__subsec_1__para_1", "2"]
    assert all({body.name for body in chunk.agencies} == {"省科技厅", "省财政厅"} for chunk in chunks)


def test_annexes_and_what_stands_around_the_body():
    chunks = list_chunks(read(PAPERS["notice with annexes"]))
    assert any("已经市政府同意" in chunk.text and chunk.eid == "cover" for chunk in chunks)
    annexed = [chunk for chunk in chunks if chunk.eid.startswith("att_2")]
    assert [chunk.citation for chunk in annexed] == [
        "《某市绿色发展实施方案（虚构）》附件2，1",
        "《某市绿色发展实施方案（虚构）》附件2，2",
    ]
    assert all(chunk.context == ("主要名词说明",) for chunk in annexed)


def test_pages_are_cited():
    document = read(PAPERS["law"])
    places = tuple(
        gdplan.model.Locator(span=(start, end), where=f"page {page}", page=page)
        for page, (start, end) in enumerate([(0, 60), (60, 75), (75, document.source.length)], 1)
    )
    document = document.model_copy(update={"source": document.source.model_copy(update={"locators": places})})
    pages = {chunk.eid: (chunk.pages, chunk.citation.rpartition("，")[2]) for chunk in list_chunks(document)}
    assert pages["chp_1__art_1"] == ((1,), "第1页")
    assert pages["chp_1__art_2"][1] == "第1—2页"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tasks", "序号：1\n重点任务：简化审批\n工作内容：压缩审批时间。合并审批环节。\n牵头单位：市行政审批局\n完成时限：2027年6月底前"),
        ("tasks", "序号：2\n重点任务：降低成本\n工作内容：减免企业费用2亿元。\n牵头单位：市财政局、市税务局"),
        ("merged", "具体任务：治理黑臭水体10条。\n责任单位：市水务局\n完成时限：2027年底"),
        ("merged", "具体任务：新建污水管网50公里。\n责任单位：市住房城乡建设局\n完成时限：2028年底"),
        ("indicators", "指标名称：森林覆盖率\n单位：%\n2025年：40\n2030年目标值：≥45\n属性：约束性"),
    ],
)  # fmt: skip
def test_a_row_is_written_with_the_names_of_its_columns(name, text):
    assert text in [chunk.text for chunk in list_chunks(read(TABLES[name], "表.md"))]


def test_names_of_columns_that_cannot_be_told_are_not_invented():
    """A merged cell at the end shifts the row below: its cells keep their words and get no name."""
    rows = [["事项", "说明", "备注", "电话"], ["办证", "三日办结", "窗口", "123"], ["缴费", "网上办理", "456"]]
    texts = [chunk.text for chunk in list_chunks(read_rows(rows))]
    assert texts[-1] == "缴费\n网上办理\n456"
    assert texts[-2].startswith("事项：办证\n说明：三日办结")


def read_rows(rows):
    cells = [[f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row] for row in rows]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    return gdplan.parse_source(read_docx(make_docx(f"<w:tbl>{table}</w:tbl>")), with_source=True)


def test_a_row_lists_what_is_promised_and_what_was_reached_apart():
    pieces = list_chunks(read("某市2025年工作要点（虚构）\n一、任务\n1.学校。2024年建成学校3所，2025年新建学校5所。\n"))
    assert [(row.targets, row.achieved) for row in map(to_row, pieces)] == [(("学校5所",), ("学校3所",))]


def test_without_the_source_text_there_is_nothing_to_slice():
    with pytest.raises(GdplanError, match="--with-source"):
        list_chunks(gdplan.parse(PAPERS["law"]))


def test_every_line_fits_the_schema():
    validator = jsonschema.Draft202012Validator(schema("chunks"))
    for chunk in list_chunks(read(PAPERS["work plan"])):
        validator.validate(json.loads(chunk.model_dump_json()))
