"""One document in every format: what is read does not hang on the file it came in."""

from contextlib import suppress
from html import escape

import pytest
from office_files import A4, Printed, make_docx, make_ofd, make_pdf, paragraph, text_object, wrap
from shared import SHARED
from trees import account, folded, places_of

import gdplan
from gdplan import CannotReadError, Document
from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

PLAN = (
    "某省数字建设2030年工作要点",
    "为做好全年数字建设工作，推进各项任务落实，部署3项具体任务，现制定工作要点如下。",
    "一、夯实基础",
    "（一）完善设施",
    (
        "1.扩大网络覆盖。加快建设新型网络，新建基站不少于3000个，行政村通达率达到98%以上，形成覆盖城乡的一张网。支持企业参与"
        "共建共享。（省通信管理局、财政厅按职责分工负责）"
    ),
    (
        "2.建设算力平台。统筹布局算力中心，到2030年底算力规模达到60万架，平均利用率提高到75%。"
        "（省发展改革委牵头，各市人民政府落实）"
    ),
    "（二）深化应用",
    "1.开展“数字乡村”行动。在100个乡镇开展试点，印发《数字乡村建设指南》，培训农民5万人次。（省农业农村厅牵头）",
    "二、强化保障",
    "各地区、各部门要加强组织领导，细化工作措施，确保各项任务落到实处、取得实效。",
)


def to_html() -> bytes:
    lines = "".join(f"<p>{escape(line)}</p>" for line in PLAN[1:])
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>要点</title></head><body>"
        "<div class='nav'><a href='/'>首页</a> <a href='/zw'>政务公开</a></div>"
        f"<div class='article'><h1>{PLAN[0]}</h1><div class='content'>{lines}</div></div>"
        "<div class='footer'><p>主办：某省人民政府办公厅</p></div></body></html>"
    ).encode()


def to_docx() -> bytes:
    title = paragraph(PLAN[0], '<w:jc w:val="center"/>')
    return make_docx(title + "".join(paragraph(line) for line in PLAN[1:]))


def to_pdf() -> bytes:
    width = 22.0 * len(PLAN[0])
    title: Printed = (PLAN[0], (A4[0] - width) / 2, 60, 22)
    pages = wrap(PLAN[1:])
    return make_pdf([[title, *pages[0]], *pages[1:]])


def to_ofd() -> bytes:
    scale = 210 / A4[0]
    pages = [
        "".join(text_object(line[0], line[1] * scale, line[2] * scale, line[3] * scale) for line in page)
        for page in wrap(PLAN[1:])
    ]
    return make_ofd([text_object(PLAN[0], 50, 20, 8) + pages[0], *pages[1:]])


FORMATS = {"html": to_html, "docx": to_docx, "pdf": to_pdf, "ofd": to_ofd}
REAL_FILES = sorted(
    path for folder in ("html", "docx", "pdf", "ofd") for path in (SHARED / "corpus" / folder).glob("*")
)
TEXT = gdplan.parse("\n".join(PLAN))


def read(data: bytes) -> Document:
    return parse_source(read_source(data))


def findings(document: Document) -> list[object]:
    """Agencies and targets, node by node."""
    return [
        (
            node.num,
            [(agency.name, agency.role) for agency in node.agencies],
            [(t.role, t.indicator, t.comparator, t.value, t.unit, t.deadline) for t in node.targets],
        )
        for node in document.walk()
    ]


@pytest.fixture(scope="module", params=FORMATS)
def document(request):
    pytest.importorskip({"html": "selectolax", "pdf": "pypdfium2"}.get(request.param, "gdplan"))
    return read(FORMATS[request.param]())


def test_the_same_tree(document):
    assert folded(document) == folded(TEXT)
    assert len(document.tasks()) == 3


def test_the_same_agencies_and_targets(document):
    assert findings(document) == findings(TEXT)
    assert sum(len(node.targets) for node in document.walk()) == 6


def test_the_same_metadata(document):
    assert document.metadata == TEXT.metadata
    assert [(entry.kind, entry.text) for entry in document.front] == [("title", PLAN[0])]


def test_every_line_has_a_place(document):
    spans = [locator.span for locator in document.source.locators]
    assert spans == sorted(spans)
    covered = {i for span in spans for i in range(*span)}
    assert covered >= places_of(document).keys() - {i for i in range(document.source.length) if i not in covered}
    assert all(locator.where for locator in document.source.locators)


def test_diagnostics_say_where():
    broken = make_docx("".join(paragraph(line) for line in ("一、目标", "建设平台。", "三、任务", "加强领导。")))
    (found,) = [found for found in read(broken).diagnostics if found.code == "number-gap"]
    assert (found.where, found.line) == ("paragraph 3", 3)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused_or_read(name, keep):
    data = FORMATS[name]()
    try:
        document = read(data[: int(len(data) * keep)])
    except CannotReadError:
        return
    assert len(list(document.walk())) <= len(list(TEXT.walk())) + 2


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_is_refused_or_read(name):
    data = FORMATS[name]()
    for at in range(0, len(data), max(1, len(data) // 40)):
        damaged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        with suppress(CannotReadError):
            account(parse_source(read_source(damaged), with_source=True))


@pytest.mark.parametrize("page", sorted((SHARED / "corpus").glob("*.html")), ids=lambda path: path.stem)
def test_a_real_page_gives_the_tree_of_its_text(page):
    pytest.importorskip("selectolax")
    document, text = gdplan.load(page), gdplan.load(page.with_suffix(".txt"))
    assert folded(document) == folded(text)
    assert findings(document) == findings(text)
    assert document.metadata == text.metadata


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_a_real_file_is_accounted_for_or_refused(path):
    with suppress(CannotReadError):
        account(gdplan.load(path, with_source=True))
