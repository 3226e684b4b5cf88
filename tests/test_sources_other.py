"""Markdown, front matter and Word 97; and one plan in every format."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest
from office_files import make_docx, make_ofd, make_pdf, numbered, paragraph, text_object, wrap
from pace import assert_linear
from test_sources_docx import ONE, PLAN

from gdplan.errors import CannotReadError
from gdplan.sources import draft, libreoffice, locate
from gdplan.sources.docx import read_docx
from gdplan.sources.html import read_html
from gdplan.sources.markdown import read_markdown
from gdplan.sources.ofd import read_ofd
from gdplan.sources.office97 import read_office97
from gdplan.sources.pdf import read_pages, read_pdf
from gdplan.sources.read import read_source
from gdplan.sources.text import read_text


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("# 某市行动方案\n\n## 一、总体要求\n", ["某市行动方案", "一、总体要求"]),
        ("#一、目标", ["一、目标"]),
        ("## 一、目标 ##", ["一、目标"]),
        ("## C# 与 F#", ["C# 与 F#"]),
        ("一、目标\n====\n正文\n----\n", ["一、目标", "正文"]),
        ("正文\n\n---\n\n* * *\n\n下文", ["正文", "下文"]),
        ("**（一）夯实基础。**加快建设*一批*平台。", ["（一）夯实基础。加快建设一批平台。"]),
        ("统计数据*抽查真实率。2 * 3，a_b_c", ["统计数据*抽查真实率。2 * 3，a_b_c"]),
        ("- 建成平台\n* 出台办法\n+ [x] 完成试点", ["建成平台", "出台办法", "完成试点"]),
        ("1. 建成平台\n2. 出台办法", ["1. 建成平台", "2. 出台办法"]),
        ("——坚持创新\n-5%左右", ["——坚持创新", "-5%左右"]),
        ("> 引用\n> > 再引", ["引用", "再引"]),
        ("见[通知](http://a/b)和![图](c.png)<https://d>", ["见通知和https://d"]),
        ("`代码`与\\*星号\\*", ["代码与*星号*"]),
        ("```\n# 原样\n```\n", ["# 原样"]),
        ("第一行<br>第二行<u>重点</u>", ["第一行", "第二行重点"]),
        ("前<!-- 注\n释 -->后", ["前", "后"]),
        ("甲<!-- 没有完", ["甲<!-- 没有完"]),
        ("增长<5%，大于>3", ["增长<5%，大于>3"]),
    ],
)
def test_markdown(written, lines):
    assert read_markdown(written.encode()).text.split("\n") == lines


def test_markdown_places_headings_and_tables():
    source = read_markdown(
        "# 方案\n\n|序号|任务|\n|:-:|---|\n|1|**建设**平台<br>完善机制|\n| |a \\| b|\n\n结尾".encode()
    )
    (table,) = source.tables
    grid = [[source.text[c.start : c.end].replace("\n", "/") for c in row] for row in table.grid]
    assert grid == [["序号", "任务"], ["1", "建设平台/完善机制"], ["", "a | b"]]
    assert source.headings == ((0, 2, 1),)
    assert locate(source, len(source.text) - 1) == "line 8"


@pytest.mark.parametrize(
    ("written", "metadata", "text"),
    [
        ("---\ntitle: 某市行动方案\n文号: 某府〔2025〕1号\ndate: 2025-03-01\ntags: [a]\n---\n正文", 3, "正文"),
        ('---\r\ntitle: "某市: 方案"\r\n---\r\n正文', 1, "正文"),
        ("---\n正文\n---\n下文", 0, "正文\n下文"),
        ("---\na: [\n---\n下文", 0, "a: [\n下文"),
        ("---\n正文没有完", 0, "正文没有完"),
        ("---\na: &x [1]\nb: *x\ntitle: *x\n---\n正文", 0, "正文"),
        ("正文\n---\ntitle: x\n---\n", 0, "正文\ntitle: x"),
    ],
)
def test_front_matter(written, metadata, text):
    source = read_markdown(written.encode())
    assert (len(source.metadata), source.text) == (metadata, text)


def test_front_matter_is_as_printed():
    source = read_markdown("---\ntitle: 方案\ndate: 2025-03-01\n---\n正文".encode())
    assert source.metadata == (("title", "方案"), ("issued_on", "2025-03-01"))
    assert locate(source, 0) == "line 5"


@pytest.mark.parametrize("piece", ["[", "![", "<!--", "**", "`", "# ", "|", "|-", "---\n", "> ", "\\", "_ ", "<b "])
def test_hostile_markdown_takes_linear_time(piece):
    assert_linear(read_markdown, lambda times: (piece * times).encode(), 5_000)


# ---------------------------------------------------------------- Word 97

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


def install(folder, monkeypatch, script):
    """A program that stands where LibreOffice would."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, shutil, pathlib, time\n{script}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_word97_is_converted_and_read(tmp_path, monkeypatch):
    made = tmp_path / "made.docx"
    made.write_bytes(make_docx(paragraph("一、总体要求")))
    script = f"out = pathlib.Path(sys.argv[-2]); shutil.copy({str(made)!r}, out / 'document.docx')"
    install(tmp_path, monkeypatch, script)
    source = read_office97(DOC)
    assert source.text == "一、总体要求"
    assert source.media_type == "application/msword"
    assert source.sha256 == hashlib.sha256(DOC).hexdigest()
    assert source.locators[0].where == "paragraph 1"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("print('Error: no filter', file=sys.stderr)", "no filter"),
        ("sys.exit(3)", "no reason given"),
        ("sys.exit(3)", "or its Writer is not installed; save it as DOCX"),
        ("pathlib.Path(__file__).with_name('libswlo.so').touch()", r"\(no reason given\); save it as DOCX"),
        ("time.sleep(600)", r"takes more than 1 seconds; save it as DOCX"),
    ],
)
def test_what_libreoffice_cannot_do_is_told(script, message, tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, script)
    monkeypatch.setattr(libreoffice, "_SECONDS", 1)
    with pytest.raises(CannotReadError, match=message):
        read_office97(DOC)


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_ELSEWHERE", ())
    with pytest.raises(CannotReadError, match="install it, or save the file as DOCX"):
        read_office97(DOC)


@pytest.mark.parametrize(
    ("stream", "message"), [("EncryptedPackage", "encrypted"), ("VisioDocument", "no Word document")]
)  # fmt: skip
def test_other_office_97_files(stream, message):
    with pytest.raises(CannotReadError, match=message):
        read_office97(DOC[:8] + stream.encode("utf-16-le"))


# ---------------------------------------------------------------- libraries that are not there


@pytest.mark.parametrize(
    ("module", "reader", "library"),
    [("selectolax.lexbor", read_html, "selectolax"), ("pypdfium2", read_pages, "pypdfium2")],
)
def test_a_missing_library_is_named_with_its_commands(module, reader, library, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CannotReadError, match=rf"pip install {library}, or pipx inject gdplan {library}"):
        reader(b"%PDF-1.7 <p>")


# ---------------------------------------------------------------- one plan, every format

GOAL = (
    "到2027年，全市建成创新中心不少于30个，培育专精特新企业2000家以上，"
    "数字经济核心产业增加值占地区生产总值比重提高到15%左右。"
)
FIRST = (
    "夯实基础。加快建设5G基站，优化算力布局，推动人工智能大模型在政务服务、城市治理等领域落地见效。"
    "（市发展改革委、科技局牵头）"
)
SECOND = "培育企业。支持企业做大做强，壮大产业集群。（市工业和信息化局牵头，市财政局配合）"
TASKS = (
    (0, "一、", "总体要求"),
    (None, "", GOAL),
    (0, "二、", "主要任务"),
    (1, "（一）", FIRST),
    (1, "（二）", SECOND),
)
LINES = [marker + text for _, marker, text in TASKS]


def printed_on_ofd(lines):
    pages = wrap(lines, size=5.6, left=28)
    return make_ofd(
        ["".join(text_object(text, x, 40 + at * 10) for at, (text, x, _, _) in enumerate(page)) for page in pages]
    )


FORMATS = {
    "txt": lambda: read_text("\n".join(LINES).encode()),
    "md": lambda: read_markdown("\n\n".join(LINES).encode()),
    "html": lambda: read_html(("<!DOCTYPE html>" + "".join(f"<p>　　{line}</p>" for line in LINES)).encode()),
    "docx": lambda: read_docx(make_docx("".join(map(paragraph, LINES)))),
    "docx with automatic numbers": lambda: read_docx(
        make_docx(
            "".join(paragraph(text) if level is None else numbered(text, 1, level) for level, _, text in TASKS),
            numbering=PLAN + ONE,
        )
    ),
    "pdf": lambda: read_pdf(make_pdf(wrap(LINES))),
    "ofd": lambda: read_ofd(printed_on_ofd(LINES)),
}


@pytest.mark.parametrize("form", FORMATS)
def test_one_plan_in_every_format(form):
    lines = FORMATS[form]().text.split("\n")
    assert [line.replace(" ", "") for line in lines] == LINES
    assert locate(FORMATS[form](), 0) is not None or form == "txt"


@pytest.mark.parametrize("form", FORMATS)
def test_one_plan_gives_one_tree(form):
    pipeline = pytest.importorskip("gdplan.pipeline")

    def tell(document):
        return [
            (
                (node.num, node.heading, [sentence.text for sentence in node.sentences]),
                [(agency.name, agency.role) for agency in node.agencies],
                [(t.indicator, t.comparator, t.value, t.unit, t.deadline) for t in node.targets],
            )
            for node in document.walk()
        ]

    want = tell(pipeline.parse_source(FORMATS["txt"]()))
    assert len(want) == 4
    assert tell(pipeline.parse_source(FORMATS[form]())) == want


# ---------------------------------------------------------------- real files

CORPUS = Path(os.environ.get("GDPLAN_SHARED", Path(__file__).parents[2] / "shared")) / "corpus"
FILES = sorted(path for kind in ("html", "docx", "pdf", "ofd", "doc") for path in CORPUS.glob(f"{kind}/*"))
UNREADABLE = {"map_no_text.pdf": "ocrmypdf", "word97.doc": "LibreOffice"}


@pytest.mark.skipif(not FILES, reason="the shared corpus is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files_give_text_with_places_or_a_clear_message(path):
    try:
        source = read_source(path)
    except CannotReadError as error:
        assert UNREADABLE[path.name] in str(error)  # noqa: PT017 (either outcome may be right)
        return
    assert len(source.locators) == source.text.count("\n") + 1
    assert [source.text[place.start : place.end] for place in source.locators] == source.text.split("\n")
    for table in source.tables:
        cells = {cell for row in table.grid for cell in row}
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in cells)


# ---------------------------------------------------------------- what the adapters write into


def test_damage_keeps_its_byte_only_where_all_of_it_is_left():
    written = draft.Draft()
    written.add("甲\ufffd乙", "line 1")
    lost = draft.Damage(9, 17, b"\xff")
    assert written.finish(b"", "text/x", damage=[lost]).damage == ((1, 17, b"\xff"),)
    assert written.finish(b"", "text/x", damage=[lost, lost]).damage == ((1, -1, b""),)


def test_a_line_break_or_zero_width_character_never_gets_into_a_line():
    written = draft.Draft()
    written.add("\ufeff 甲\n乙\u200b ", "line 1")
    written.add(" \u200b", "line 2")
    assert written.finish(b"", "text/x").text == "甲 乙"
