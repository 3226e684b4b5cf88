"""A place in an input is called by one word wherever people read of it: in Word a paragraph, in text a line."""

import re

import openpyxl
import pytest
from office_files import make_docx, paragraph
from processes import gdplan

PLAN = """某市2025年工作要点（虚构）

一、工业
1.建设创新平台。新建实验室{}个，印发《某办法》，{}月底前完成。（市科技局牵头）

3.推进项目。完成投资5亿元。（市发展改革委负责）
"""
PAGE = "<html><body><h1>某市2025年工作要点（虚构）</h1><p>一、工业</p><p>1.建设平台。新建3个平台。</p></body></html>"
TOLD = re.compile(r"第 ?\d+ ?[行段]|(?:paragraph|line) \d+")
COMMANDS = (
    (("tasks", "old"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
    (("targets", "old"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
    (("agencies", "old"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
    (("mentions", "old"), {"en": {"paragraph 4"}, "zh": {"第4段"}}),
    (("check", "old", "--as-of", "2026"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
    (("diff", "old", "new"), {"en": {"paragraph 6"}, "zh": {"第6段"}}),
    (("outcomes", "old", "new"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
    (("outcomes", "old", "new", "-f", "html"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
    (("lineage", "old", "new", "--in-order"), {"en": {"paragraph 6"}, "zh": {"第6段"}}),
    (("report", "old"), {"en": {"paragraph 4", "paragraph 6"}, "zh": {"第4段", "第6段"}}),
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for name, filled in (("old", (3, 6)), ("new", (5, 9))):
        text = PLAN.format(*filled)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.docx").write_bytes(make_docx("".join(map(paragraph, text.split("\n")))))
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    return folder


def run(papers, arguments, ending, language):
    files = [f"{one}.{ending}" if one in ("old", "new") else one for one in arguments]
    return gdplan(*files, "--lang", language, cwd=papers, COLUMNS="200").stdout.decode()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("arguments", "told"), COMMANDS, ids=lambda value: value[0] if type(value) is tuple else "")
def test_a_place_in_word_is_a_paragraph(papers, arguments, told, language):
    assert set(TOLD.findall(run(papers, arguments, "docx", language))) == told[language]


@pytest.mark.parametrize(
    ("arguments", "head"),
    [(("tasks", "old"), "行"), (("mentions", "page.html"), "行"), (("outcomes", "old", "new"), "行")],
)
def test_a_place_in_a_text_is_a_line(papers, arguments, head):
    shown = run(papers, arguments, "txt", "zh")
    assert shown.split("\n")[2].split()[-1] == head or shown.split("\n")[1].split()[-1] == head
    assert "位置" not in shown


def test_an_element_of_a_web_page_is_no_place_that_a_reader_sees(papers):
    shown = run(papers, ("check", "page.html", "--as-of", "2026"), "", "zh")
    assert "第 3 行" in shown
    assert "p[" not in shown


def test_a_ledger_says_the_same(papers, tmp_path):
    assert gdplan("ledger", "old.docx", "-o", tmp_path / "台账.xlsx", cwd=papers).returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "台账.xlsx")["任务台账"]
    assert {"第4段", "第6段"} <= {cell.value for row in sheet.iter_rows() for cell in row}
