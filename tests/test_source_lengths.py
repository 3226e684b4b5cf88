"""How long, how far, how many, of what files hold: the last that counts, and the next that does not (test_lengths.py)."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from office_files import FLAT, list_definition, list_use, make_docx, make_zip, numbered, paragraph
from test_lengths import NUMBERS, STEMS, TEXT, WORDS, Limit, codes, diffed, parse, table

import gdplan
from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.archive import Archive, parse_xml, refuse_archive
from gdplan.sources.cell_formats import show_number
from gdplan.sources.depth import limit_depth
from gdplan.sources.docx import read_docx
from gdplan.sources.draft import find_title
from gdplan.sources.encodings import find_encoding, find_pieces
from gdplan.sources.flat_opc import read_flat_opc
from gdplan.sources.markdown_columns import find_columns
from gdplan.sources.markdown_tables import find_table
from gdplan.sources.ofd import read_ofd
from gdplan.sources.read import is_html, is_mht
from gdplan.sources.separated import read_separated, read_unicode_text
from gdplan.sources.text import read_text
from gdplan.sources.xlsx import number_format

ITEMS = "".join(
    f"<p>{number}、推进平台建设，完善制度体系，健全工作机制，推广良种，培育茶苗。</p>" for number in NUMBERS
)


def page(*blocks: str) -> SourceText:
    """A page that holds blocks in and beside its main text."""
    pytest.importorskip("selectolax")
    from gdplan.sources.html import read_html

    return read_html(f"<html><body>{''.join(blocks)}</body></html>".encode())


def facts(issuer: str, deep: int = 0) -> dict[str, str]:
    """What a box over the text of a page states, whose values stand so deep in their cells."""
    given = {"发文机关": issuer, "成文日期": "2030年3月1日", "发文字号": "某府〔2030〕1号"}
    rows = ([name, f"{'<div>' * deep}{value}{'</div>' * deep}"] for name, value in given.items())
    return dict(page(f"<div class=content>{table(*rows)}{ITEMS}</div>").metadata)


def printed(*blocks: str) -> int:
    """How often a page's text has a line of ours."""
    return page(f"<div class=content>{''.join(blocks)}</div>").text.count(WORDS[:4])


def doubts(*blocks: str) -> list[str]:
    return [notice.code for notice in page(*blocks).notices]


def signed(*lines: str) -> bool:
    """Whether lines beside the text of a page are its signature."""
    beside = "".join(f"<p>{line}</p>" for line in (*lines, "2030年1月2日"))
    return "2030年1月2日" in page(f"<div><div class=content>{ITEMS}</div><div>{beside}</div></div>").text


def heights(text: str) -> list[int]:
    return [len(found.grid) for found in read_separated(text.encode()).tables]


def refused(text: str) -> str:
    with pytest.raises(gdplan.GdplanError) as caught:
        gdplan.load(text.encode(), name="plan.yaml")
    return "levels" if "levels" in str(caught.value) else "version"


def why(read: Callable[..., Any], *given: Any) -> str:
    """The beginning of what is said where something cannot be read."""
    try:
        read(*given)
    except CannotReadError as error:
        return str(error)[:25]
    return "read"


def word(body: str, **parts: str) -> SourceText:
    return read_docx(make_docx(body, numbering=list_definition(1, [("decimal", "%1.")] * 12) + list_use(1, 1), **parts))


def inherited(count: int) -> str:
    """A paragraph of a style that stands on another, and so on; the last of so many has numbers."""
    based = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(count - 1)
    )
    last = f'<w:style w:type="paragraph" w:styleId="s{count - 1}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    return word(paragraph("建设", '<w:pStyle w:val="s0"/>'), styles=based + last).text


def spanned(columns: int) -> SourceText:
    """A table of Word whose first cell goes over so many columns."""
    first = f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph("甲")}</w:tc>'
    others = f"<w:tc>{paragraph('乙')}</w:tc>" * 65
    return word(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{others}</w:tr></w:tbl>")


def covered(source: SourceText) -> int:
    """How many columns the first cell of a table goes over."""
    first, *others = (cell.start for cell in source.tables[0].grid[0])
    return 1 + others.count(first)


def ofd_of(pages: int) -> bytes:
    """An OFD file that names so many pages and has none."""
    name = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return make_zip({
        "OFD.xml": f"<ofd:OFD {name}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "D.xml": f"<ofd:Document {name}><ofd:Pages>{'<ofd:Page/>' * pages}</ofd:Pages></ofd:Document>",
    })  # fmt: skip


def message(length: int) -> bytes:
    """The head of a message."""
    last = b"MIME-Version: 1.0\nContent-Type: text/html\n"
    return b"X: ".ljust(length - len(last) - 1, b"a") + b"\n" + last


def out_of_step(char: str, count: int, before: bytes = b"") -> int:
    """How many are read of so many like characters of GB18030 between halves of two more, in a damaged line."""
    raw = char.encode("gb18030")
    return read_text(before + raw[1:] + raw * count + raw[:1] + " 靐".encode("gb18030"), "gb18030").text.count(char)


LIMITS = [
    # pages
    Limit("tags that close nothing", lambda n: len(limit_depth(f"<p>甲</p>{'</b>' * n}<p>乙</p>")) > 3_000, 500, False, True),
    Limit("a value in the box of a page", lambda n: len(facts(f"{('某市茶业局 ' * 40)[: n - 1]}局").get("issuer", "")), 120, 120, 0),
    Limit("elements around a value", lambda n: "issuer" in facts("某市人民政府", deep=n), 2, True, False),
    Limit("a sentence beside the text that is none of it", lambda n: doubts(f"<div>{(WORDS * 2)[: n - 4]}，茶园。</div><div class=content>{ITEMS}</div>"), 29, [], ["page-part-left-out"]),
    Limit("the text of a page that a script shows", lambda n: doubts(f"<script>x</script><p>{WORDS[: n - 1]}。</p>"), 39, ["script-page"], []),
    Limit("lines of a signature beside the text", lambda n: signed(*["某市人民政府"] * (n - 1)), 6, True, False),
    Limit("a line of a signature beside the text", lambda n: signed(WORDS[:n]), 40, True, False),
    Limit("paragraphs that come again and are no copy", lambda n: printed(*[f"<p>{stem}{WORDS[:25]}，完善制度。</p>" for stem in STEMS[:n]] * 2), 2, 8, 6),
    Limit("a paragraph that is too short to show a copy", lambda n: printed(*[f"<p>{stem}{WORDS[: n - 2]}。</p>" for stem in STEMS[:5]] * 2), 19, 20, 10),
    Limit("paragraphs of twenty that come again and are no copy", lambda n: printed(*[f"<p>{stem}{WORDS[:25]}，完善制度。</p>" for stem in STEMS + NUMBERS + (STEMS + NUMBERS)[:n]]), 11, 62, 40),
    Limit("characters that a message repeats of a part left out", lambda n: len(str(page(f"<div>{(WORDS * 2)[: n - 4]}，茶园。</div><div class=content>{ITEMS}</div>").notices[0].values["printed"])), 30, 24, 24),
    Limit("hundredths of a page's text that leave a part of it beside them", lambda n: "推广" in page(f"<div>{'完善制度，健全机制。' * n}</div><div>{'推广良种，培育茶苗。' * (100 - n)}</div>").text, 89, True, False),
    Limit("a title over the text that may be another's", lambda n: WORDS[:n] in page(f"<title>{WORDS[:n]}</title><div>{WORDS[:n]}</div><div class=content>{ITEMS}</div>").text.split("\n"), 5, False, True),
    Limit("lines of a text before what stands around it", lambda n: "打印本页" in page(*[f"<p>{stem}推进平台建设，完善制度体系。</p>" for stem in STEMS[:n]], "<p>打印本页</p>", ITEMS).text, 7, False, True),
    Limit("bytes before a page", lambda n: is_html(b"<html>".rjust(n)), 4_096, True, False),
    Limit("the head of a message", lambda n: is_mht(message(n)), 16_384, True, False),
    # encodings
    Limit("hundredths by which a reading leads that a page does not declare", lambda n: find_encoding(("丬" * (100 - n) + "·" * n).encode("gb18030"), "big5")[1], 20, "big5hkscs", "gb18030"),
    Limit("everyday characters of twenty in a line of another encoding", lambda n: len(find_pieces("一、总体要求。\n".encode() * 3 + f"{'推' * n}{'靐' * (20 - n)}\n".encode("gb18030"), "utf-8")), 9, 1, 2),
    Limit("characters that do not show that a damaged text is none", lambda n: why(read_text, ("靐" * (n - 1)).encode("gb18030") + b"\xff\n", "gb18030"), 31, "read", "the bytes are no text in "),
    Limit("control characters of a hundred, and one", lambda n: why(read_text, b"\1" * n + b"a" * (100 - n)), 31, "read", "the bytes are no text; gi"),
    Limit("common characters of a hundred in a text that is none", lambda n: why(read_text, f"{'推' * n}{'靐' * (99 - n)}".encode("gb18030") + b"\xff\n", "gb18030"), 9, "the bytes are no text in ", "read"),
    Limit("frequent characters whose halves are everyday ones", lambda n: out_of_step("一", n), 4, 0, 5),
    Limit("frequent characters whose halves are rare ones", lambda n: out_of_step("万", n), 1, 0, 2),
    Limit("everyday characters whose halves are rare ones", lambda n: out_of_step("七", n), 1, 0, 2),
    Limit("frequent characters behind a bad byte", lambda n: out_of_step("一", n, b"\xff"), 2, 0, 3),
    # archives
    Limit("entries of an archive", lambda n: why(Archive, b"PK\1\2" * n, "DOCX"), 10_000, "damaged DOCX file (File i", "DOCX file with 10001 entr"),
    Limit("what a part unpacks to, however little it was", lambda n: why(Archive(make_zip({"part": bytes(n)}), "DOCX").read, "part"), 1 << 20, "read", "DOCX file: its part part "),
    Limit("tags of a part", lambda n: why(parse_xml, b"<" * n, "DOCX", "part"), 4_000_000, "damaged DOCX file: part (", "DOCX file: its part has m"),
    Limit("entries that are named of an archive", lambda n: why(refuse_archive, make_zip(dict.fromkeys("abcde"[:n], ""))), 3, "a ZIP archive (a, b, c), ", "a ZIP archive (a, b, c, …"),
    Limit("the name of a part", lambda n: why(read_flat_opc, FLAT.format(f'<pkg:part pkg:name="/{"word/".ljust(n, "a")}"><pkg:xmlData><a/></pkg:xmlData></pkg:part>').encode()), 199, "damaged DOCX file: it has", "an Office file in one XML"),
    Limit("pages of an OFD file", lambda n: why(read_ofd, ofd_of(n)), 5_000, "page 1: damaged OFD file:", "OFD file with 5001 pages;"),
    # tables
    Limit("columns of a cell of a page", lambda n: covered(page(f"<p>{TEXT * 9}</p>", f"<table><tr><td colspan={n}>甲</td></tr><tr>{'<td>乙</td>' * 1_002}</tr></table>")), 1_000, 1_000, 1_000),
    Limit("columns of a cell of Markdown", lambda n: [rows[0][0].columns for rows, _ in [find_table([f"<table><tr><td colspan={n}>甲</td></tr></table>"], 0) or ([], 0)]], 1_000, [1_000], [1_000]),
    Limit("columns of a cell of Word", lambda n: covered(spanned(n)), 63, 63, 63),
    Limit("places in which a column begins elsewhere than its dashes", lambda n: [cell.lines[0] for rows, _ in [find_columns(["--------- ---", f"{'a' * (9 + n)} bb", "--------- ---"], 0) or ([], 0)] for cell in rows[0]], 2, ["a" * 11, "bb"], ["a" * 10, "aa bb"]),
    Limit("digits behind the point", lambda n: show_number(1.5, f"0.{'0' * n}"), 15, f"1.5{'0' * 14}", f"1.5{'0' * 14}"),
    Limit("a format that is built in", lambda n: number_format(SimpleNamespace(_cell_styles=[SimpleNamespace(numFmtId=n)], _number_formats=["own"]), 0), 163, "General", "own"),
    Limit("rows of a table with its note", lambda n: [len(found.grid) for found in page(f"<p>{TEXT * 9}</p>", table(*[["甲", "乙"]] * (n - 1), ["备注：推广。"]).replace("<td>备", "<td colspan=2>备")).tables], 2, [2], [2]),
    Limit("columns of a file without a name that are no table", lambda n: read_unicode_text("\n".join(["\t".join(["任务"] * n)] * 3).encode("utf-16")).media_type, 2, "text/plain", "text/tab-separated-values"),
    Limit("rows of text behind as many of a table, in what is looked at", lambda n: read_separated(("推进平台建设\n" * n + "序号,任务,单位\n" * 200).encode()).media_type, 99, "text/csv", "text/plain"),
    Limit("a label in a cell over the table", lambda n: heights(f"{WORDS[:n]}：甲,乙：丙,丁：戊\n序号,任务,单位\n1,建设,市科技局\n2,推广,市教育局\n"), 8, [3], [4]),
    Limit("lines of heads between dashes", lambda n: gdplan.load("\n".join(("# 某市方案", "", "-" * 40, *["序号      任务          单位"] * n, "----  ------------  --------", "1     建设平台      市科技局", "", "2     推广良种      市教育局", "-" * 40, "")).encode(), name="plan.md").preamble is None, 6, True, False),
    # documents
    Limit("lines before a title of Word", lambda n: dict(word(paragraph("推进平台建设。") * n + paragraph("某市茶业发展规划", '<w:jc w:val="center"/>')).metadata), 19, {"title": "某市茶业发展规划"}, {}),
    Limit("levels of a list of Word", lambda n: word(numbered("建设", 1, n - 1)).text, 9, "1. 建设", "建设"),
    Limit("styles that stand on one another", inherited, 20, "1. 建设", "建设"),
    Limit("a line that is too short for a title", lambda n: find_title([(WORDS[:n], True)]), 3, None, "茶园古道"),
    Limit("levels of YAML", lambda n: refused(f"schema_version: '9'\nsource: {'[' * n}{']' * n}"), 200, "version", "levels"),
    # what people see
    Limit("characters before a colon that an item should have as its heading", lambda n: "no-heading" in dict(codes("某市方案", "一、任务", *[f"（{number}）推广良种。培育茶苗，扩大试点范围。" for number in NUMBERS[:3]], f"（四）{WORDS[:n]}：培育茶苗、扩大试点。")), 59, True, False),
    Limit("characters beside one that stands for another", lambda n: len(gdplan.check(parse("某市方案", "一、任务", f"1.推{'广' * n}⼯作{'种' * n}完善。"))[0].values["printed"]), 2, 8, 8),
    Limit("a clause of a long sentence that did not move", lambda n: len(diffed(f"1.建设平台。{WORDS[:n]}，{TEXT[:-1]}，推动各项任务落地见效，形成合力，加快推进。\n2.推广良种。培育茶苗。", f"1.建设平台。{TEXT[:-1]}，推动各项任务落地见效，形成合力，加快推进。\n2.推广良种。培育茶苗，{WORDS[:n]}，扩大试点范围，引进龙头，支持合作社做大做强。").moved_sentences), 11, 0, 1),
    Limit("characters that the words of two due dates share", lambda n: [change.op for change in diffed("1.建设平台。推广良种培育茶苗扩大试点2030年6月底前完成。修桥2030年8月底前完成。", f"1.建设平台。{'推广良种培育茶苗扩大试点'[:n]}{'修缮祠堂古道学校展馆医院球场'[n:12]}2030年7月底前完成。修桥2030年8月底前完成。").changes[0].deadlines], 3, ["added", "unchanged", "removed"], ["changed", "unchanged"]),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
