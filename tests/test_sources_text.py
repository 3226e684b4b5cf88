"""Bytes of plain text to source text: every encoding, short texts, damage, and what is no text."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import make_docx, make_zip, paragraph
from pace import assert_linear

import gdplan
from gdplan.errors import CannotReadError
from gdplan.pipeline import parse_source
from gdplan.sources import Damage
from gdplan.sources.docx import read_docx
from gdplan.sources.html import read_html
from gdplan.sources.read import ADAPTERS, is_html, read_source
from gdplan.sources.text import read_text

HANS = (
    "（一）推动高质量发展。加快建设不少于30个省级平台，占比提高到75%。\n"
    "（省科技厅牵头，各地级以上市政府按职责分工负责）\n"
)
HANT = (
    "（一）推動高質量發展。加快建設不少於30個省級平臺，占比提高到75%。\n"
    "（省科技廳牽頭，各地級以上市政府按職責分工負責）\n"
)
SHORT = ("二、深化改革开放，扩大内需", "（二）支持企業創新發展", "到2025年底实现全覆盖。")

ENCODINGS = [
    (HANS, "utf-8"),
    (HANT, "utf-8"),
    (HANS, "gb18030"),
    (HANT, "gb18030"),
    (HANT, "big5hkscs"),
    (HANS, "utf-16-le"),
    (HANT, "utf-16-be"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODINGS)
def test_encoding_is_found_without_a_mark(text, encoding):
    for piece in (text, text[3:15], text * 50):
        assert read_text(piece.encode(encoding))[:3] == (piece, "text/plain", encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_mark_decides_and_is_dropped(mark, encoding):
    source = read_text(mark + "café".encode(encoding))
    assert (source.text, source.encoding, source.damage) == ("café", encoding, ())


@pytest.mark.parametrize("text", SHORT)
def test_a_dozen_characters_are_enough(text):
    encodings = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"] + ["big5hkscs"] * ("創" in text)
    assert [read_text(text.encode(encoding)).text for encoding in encodings] == [text] * len(encodings)


@pytest.mark.parametrize("data", [b"", b"plan", b"Plan 2025\n", "résumé".encode(), "План работы".encode()])
def test_text_in_other_languages_stays(data):
    assert read_text(data).text == data.decode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_becomes_a_newline(end):
    text = f"一、{end}{end}二、\f\x1c\t三、{end}"
    expected = "一、\n\n二、\f\x1c\t三、\n"
    assert read_text(text.encode()).text == expected
    assert gdplan.parse(text, with_source=True).source.text == expected
    page = read_html(f"<p>一、目标{end}二、任务</p>".encode())
    office = read_docx(make_docx(paragraph(f"一、目标{end}二、任务".replace("\v", "\n"))))
    if end > "\x1f":  # the others are blanks to a page, and to XML
        assert page.text == office.text == "一、目标\n二、任务"
        assert len(page.locators) == len(office.locators) == 2


def test_nuls_are_kept():
    assert read_text("数字\0广东建设要点".encode()).text == "数字\0广东建设要点"


@pytest.mark.parametrize(("text", "encoding"), ENCODINGS)
def test_a_damaged_byte_is_reported_and_its_neighbours_kept(text, encoding):
    text = ("\r\n" + text) * 3
    clean = text.replace("\r\n", "\n")
    for character in range(60, len(text) - 2):
        if text[character] < "\u4e00":
            continue
        byte = len(text[:character].encode(encoding))
        data = bytearray(text.encode(encoding))
        if encoding.startswith("utf-16"):
            data[byte + (encoding == "utf-16-le")] = 0xD8  # half of a surrogate pair; other bytes make other characters
        else:
            data[byte] = 0xFF
        at = character - text.count("\r\n", 0, character)
        source = read_text(bytes(data))
        assert source.text.startswith(clean[:at] + "\ufffd")
        assert source.text.endswith(clean[at + 2 :])  # in GB and Big5 one character more may go
        assert source.damage[0][:2] == (at, byte)


def test_a_lost_lead_byte_does_not_garble_the_line():
    data = HANS.encode("gb18030")
    at = len("（一）推动高".encode("gb18030"))
    source = read_text(data[:at] + data[at + 1 :])
    assert source.text == HANS.replace("质", "\ufffd")
    assert source.damage == (Damage(6, at, data[at + 1 : at + 2]),)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_valid_utf8_with_a_mark_is_never_changed(text):
    try:
        source = read_text(b"\xef\xbb\xbf" + text.encode())
    except CannotReadError:
        assert sum(c < " " or c == "\x7f" for c in text) > 1
    else:
        assert source.text == re.sub("\r\n|[\r\v\x85\u2028\u2029]", "\n", text)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_error(data):
    try:
        source = read_text(data)
    except CannotReadError:
        return
    assert not any("\ud800" <= c <= "\udfff" for c in source.text)
    assert all(source.text[damage.offset] == "\ufffd" for damage in source.damage)
    assert all(data[damage.byte :].startswith(damage.raw) for damage in source.damage)


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 1000,
        random.Random(5).randbytes(100_000),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        b"\x7fELF\x02\x01\x01" + b"\0" * 9,
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(CannotReadError, match=r"no text|no document"):
        read_source(data)


def test_an_encoding_may_be_given():
    assert read_text("茅".encode("gb18030"), "gb18030").text == "茅"
    with pytest.raises(CannotReadError, match="unknown encoding 'klingon'"):
        read_text(b"plan", "klingon")


# Codecs of Python that are no encodings of text, or none that a Chinese text is in.
ODD_CODECS = """undefined base64 hex rot13 zlib bz2 uu quopri idna punycode unicode_escape raw_unicode_escape utf-7 palmos klingon"""


@pytest.mark.parametrize("name", [*ODD_CODECS.split(), "mbcs", "", "iso-8859-1", "gb2312", "euc-kr", "utf-16"])
@pytest.mark.parametrize("text", [HANS, "甲\ufffd\\x41", ""])
def test_any_encoding_that_is_given_gives_a_text_or_a_clear_error(name, text):
    for data in (text.encode(), text.encode("gb18030") + b"\xff", b"\\xzz" + text.encode("utf-16")):
        try:
            source = read_text(data, name)
        except CannotReadError as error:
            assert re.search("unknown encoding|no text", str(error))  # noqa: PT017 (either may be right)
        else:
            assert all(source.text[found.offset] == "\ufffd" for found in source.damage)


ONE_BYTE = "iso-8859-1 latin1 windows-1252 cp1251 us-ascii iso-8859-15 macintosh koi8-r"
WRONG = [
    *ONE_BYTE.split(),
    *ODD_CODECS.split(),
    "shift_jis",
    "euc-kr",
    "utf-16",
    "utf-8",
    "gb2312",
    "GBK",
    "big5",
    "utf-32",
]


@pytest.mark.parametrize("declared", WRONG)
@pytest.mark.parametrize("text", [HANS, HANT])
def test_what_is_declared_is_one_candidate_only(declared, text):
    line = text.split("\n")[0]
    for encoding in ("utf-8", "gb18030", *["big5hkscs"] * (text == HANT)):
        for head in (f"<meta charset='{declared}'>", f'<meta http-equiv=Content-Type content="text/html; charset={declared}">',
                     f'<?xml version="1.0" encoding="{declared}"?><html>'):  # fmt: skip
            source = read_html(f"{head}<p>{line}</p>".encode(encoding))
            assert (source.text, source.encoding, source.damage) == (line, encoding, ())


@pytest.mark.parametrize(
    ("name", "encoding", "declared"),
    [
        ("棻菤", "gb18030", "gb2312"),
        ("菤莒", "big5hkscs", "big5"),
        ("棻菤", "utf-8", "gbk"),
        ("棻菤", "gb18030", "GB18030"),
    ],
)
def test_a_declaration_decides_where_the_bytes_say_nothing(name, encoding, declared):
    assert read_html(f"<meta charset={declared}><p>{name}</p>".encode(encoding)).text == name


@pytest.mark.parametrize("declared", ["iso-8859-1", "gb2312", "undefined", "base64", "utf-8", "windows-1252"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_xml_in_an_archive_is_read_by_its_bytes(declared, encoding):
    if (declared, encoding) == ("utf-8", "gb18030"):
        return  # not even its own program opens it
    document = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>一、总体要求，推动发展</w:t></w:r></w:p></w:body></w:document>'
    part = f'<?xml version="1.0" encoding="{declared}"?>{document}'.encode(encoding)
    assert read_docx(make_zip({"word/document.xml": part})).text == "一、总体要求，推动发展"


@pytest.mark.parametrize(("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_lines_in_another_encoding_are_read_and_told(main, other):
    before, line, after = (
        "一、总体要求。\r\n二、主要任务，推动发展。\r\n",
        "建设平台3个。（市数据局牵头）",
        "\r\n三、保障措施，加强领导。\r\n",
    )
    data = before.encode(main) + line.encode(other) + after.encode(main)
    source = read_text(data)
    assert source.text == (before + line + after).replace("\r", "")
    assert (source.encoding, source.damage) == (main, ())
    assert [(source.text[start:end], encoding) for start, end, encoding in source.recoded] == [(line, other)]
    (told,) = [found for found in parse_source(source).diagnostics if found.code == "mixed-encodings"]
    assert (told.severity, told.line, told.values) == ("info", 3, {"encoding": other, "file": main})
    damaged = read_text(data + b"\xff\r\n")
    assert damaged.damage == (Damage(len(source.text), len(data), b"\xff"),)
    page = read_html(b"<p>" + data.replace(b"\r\n", b"</p>\r\n<p>") + b"</p>")
    assert line in page.text
    assert page.recoded


@pytest.mark.parametrize(
    "data",
    [
        ("一、总体要求。\n" * 3 + "caf").encode() + b"\xe9 au lait\n",  # Latin-1
        ("一、总体要求。\n" * 3).encode() + "二、主要任务".encode()[:-1] + b"\n",
        ("一、总体要求。\n" * 3).encode("gb18030") + b"\xe4\n",
    ],
)
def test_a_damaged_line_is_no_other_encoding(data):
    source = read_text(data)
    assert (source.recoded, len(source.damage)) == ((), 1)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_few_names_among_english_are_enough(encoding):
    text = "Contact list of the project\n" * 40 + "Contact: 魏霜 邱棠\n" + "Items are given in the table below.\n" * 400
    assert read_text(text.encode(encoding))[:3] == (text, "text/plain", encoding)
    data = text.encode(encoding)
    assert "Contact: 魏霜" in read_text(data.replace("邱".encode(encoding), "邱".encode(encoding)[:-1])).text


def test_missing_files_and_folders_say_what_to_do(tmp_path):
    with pytest.raises(CannotReadError, match="no such file"):
        read_source(tmp_path / "plan.txt")
    with pytest.raises(CannotReadError, match="folder"):
        read_source(tmp_path)


@pytest.mark.parametrize(
    ("data", "name", "module"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE HTML PUBLIC>", "", "html"),
        (b"<?xml version='1.0'?>\n<html>", "plan.txt", "html"),
        (b"<!-- saved -->\n<td id=x><p>", "", "html"),
        ("<html lang=zh>".encode("utf-16"), "", "html"),
        (b"%PDF-1.7\n", "plan.txt", "pdf"),
        (b"PK\x03\x04....word/document.xml", "plan.zip", "docx"),
        (b"PK\x03\x04....OFD.xml", "", "ofd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.wps", "office97"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.et", "refused"),
        (b"PK\x03\x04....xl/workbook.xml", "plan.et", "xlsx"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "", "open_document"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "", "open_document"),
        (b"\n{\\rtf1", "plan.doc", "writer"),
        ("格式{\\rtf1".encode(), "plan.rtf", None),
        (b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n", "", "mht"),
        (b"Content-Type: text/html\n", "plan.mht", None),
        (
            b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
            "",
            "flat_opc",
        ),
        (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            "",
            "writer",
        ),
        ("<?xml version='1.0' encoding='utf-16'?><公文>".encode("utf-16"), "", "refused"),
        ("<公文><标题>".encode(), "plan.xml", "refused"),
        ("<公文><标题>".encode(), "plan.txt", None),
        (b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">', "", "flat_opc"),
        (b"", "plan.docx", "refused"),
        (b"", "plan.txt", None),
        ("序号,任务".encode(), "plan.csv", "separated"),
        ("序号\t任务".encode("utf-16"), "plan.txt", "separated"),
        ("序号,任务".encode(), "plan.txt", None),
        (b"---\ntitle: plan\n---\n", "", "markdown"),
        (b"plan", "plan.MD", "markdown"),
        ("<数字>".encode(), "plan.html", None),
        (b"PK plan", "plan.docx", None),
        (b"--- 3 ---\n", "", None),
    ],
)
def test_content_decides_before_the_name(data, name, module):
    assert next((adapter.module for adapter in ADAPTERS if adapter.looks_like(data, name)), None) == module


@pytest.mark.parametrize("piece", [b"<!---->", b"<!--", b"<?xml ", b"<p ", b" ", b"<"])
def test_looking_for_a_page_takes_linear_time(piece):
    assert_linear(is_html, lambda times: piece * times + b"<", 4_096)
