"""Pages as government sites serve them: the document stays, the site goes."""

import os
from pathlib import Path

import pytest
from pace import assert_linear

from gdplan.sources import locate
from gdplan.sources.depth import limit_depth
from gdplan.sources.html import read_html

SHARED = Path(os.environ.get("GDPLAN_SHARED", Path(__file__).parents[2] / "shared")) / "corpus"
needs_corpus = pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")

TEXT = [
    "一、总体要求",
    "坚持创新驱动，推动全市数字经济高质量发展，到2027年建成一批创新平台。",
    "（一）夯实基础。加快网络建设，优化算力布局。（市发展改革委牵头）",
    "（二）培育企业。支持企业做大做强，壮大产业集群。（市工业和信息化局负责）",
]
TITLE = "某市推进数字经济发展行动方案"
BODY = "".join(f"<p>{line}</p>" for line in TEXT)
SITE_HEAD = """<div class="header"><a href="/">首页</a> <a href="/zwgk">政务公开</a><form>搜索<input></form></div>
<div class="crumbs">您当前所在的位置：<a href="/">首页</a> &gt; <a href="/">文件</a></div>"""
SITE_FOOT = """<div class="share">分享到：<a>微信</a></div>
<div class="footer"><p>版权所有：某市人民政府，主办：某市人民政府办公室，承办：某市数据局。</p>
<p>网站标识码：4400000000</p></div>"""


def page(main, head=SITE_HEAD, foot=SITE_FOOT, meta=""):
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{meta}</head><body>{head}{main}{foot}</body></html>".encode()
    )


def lines(data):
    return read_html(data).text.split("\n")


@pytest.mark.parametrize(
    "main",
    [
        f'<div id="zoom">{BODY}</div>',
        f'<div class="wrap"><div class="TRS_Editor"><div>{BODY}</div></div></div>',
        f'<div><div class="tools">【字体：大 中 小】【打印】</div><div>{BODY}</div><p>扫一扫在手机打开当前页</p></div>',
        f"<table><tr><td>{BODY}</td></tr></table>",
        f"<table><tr><td><a>要闻</a></td></tr><tr><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>",
        f'<div class="content">{"<br>".join(TEXT)}</div>',
        f'<div class="content"><div>{TEXT[0]}</div><div>{TEXT[1]}</div><div>{TEXT[2]}</div><div>{TEXT[3]}</div></div>',
        f"<article>{BODY}</article><aside><p>相关阅读：数字经济，大有可为。</p></aside>",
        f'<p style="display:none">某规〔2025〕1号…</p><div id="content">{BODY}<p style="display: none">-次</p></div>',
        f'<div class="left">{BODY}</div><div class="right"><ul><li><a>某市召开会议，部署工作。</a></li></ul></div>',
        f"<div id=UCAP-CONTENT>{BODY}<script>var a = '一、不是正文';</script><style>p {{}}</style></div>",
        f'<div class="pc">{BODY}</div><div class="print-area">{BODY}</div>-->',
        f"<font><p>\n  {TEXT[0][:3]}\n  {TEXT[0][3:]}&nbsp;&nbsp;</p>" + "".join(f"<p>　　{t}</p>" for t in TEXT[1:]),
        f'<div class="view"><p>发布时间：2025-03-04 来源：某市政府办公室 浏览次数：12 字体：[大 中 小]</p>{BODY}</div>',
        f"<div id=zoom><p><a>首页</a> &gt; <a>文件</a></p><p>2025-03-04 10:20</p>{BODY}<p>【关闭】</p></div>",
        f"<div id=zoom>{BODY}<ul><li><a>某市召开会议，部署工作</a></li><li><a>一图读懂</a></li></ul></div>",
        f"<div><p>点击蓝字</p><p>关注我们</p>{BODY}<p>责编 | 李四</p><p>— END —</p><p>往期推荐</p><p>1. 某市开会</p></div>",
        f"<div><p>以下文章来源于数字某市 ，作者某市数据局</p>{BODY}<p>扫码关注</p><p>点个“在看”，转给更多人</p></div>",
        f"<div><p>原创</p><p>↑点击上方“数字某市”关注我们</p>{BODY}<p>阅读 1234　赞 12</p></div>",
        f'<div id="meta_content"><span>原创</span><em>2026-01-06 09:00</em></div><div id=js_content>{BODY}</div>',
        f'<div id="js_content" style="visibility: hidden; opacity: 0;">{BODY}</div>',
        "<div>" * 3_000 + BODY + "</div>" * 3_000,
    ],
)
def test_the_text_of_a_page_is_its_document(main):
    assert lines(page(main)) == TEXT


def test_a_title_and_number_above_the_text_stay():
    head = f"{SITE_HEAD}<h1>{TITLE}</h1><p>某府办〔2025〕3号</p><div>发布时间：2025-03-04 来源：某市数据局</div>"
    source = read_html(page(f'<div id="zoom">{BODY}</div>', head, meta=f"<meta name=ArticleTitle content={TITLE}>"))
    assert source.text.split("\n") == [TITLE, "某府办〔2025〕3号", *TEXT]
    assert source.headings[0][:] == (0, len(TITLE), 1)


def test_what_a_content_system_prints_between_title_and_text_is_out():
    main = f"<div id=zoom><h1>{TITLE}</h1><p>发布时间：2025-03-04 来源：某市数据局</p>{BODY}</div>"
    assert lines(page(main)) == [TITLE, *TEXT]
    middle = f"<div id=zoom>{BODY}<p>来源：调查数据，2024年。</p>{BODY.replace('市', '县') * 3}</div>"
    assert "来源：调查数据，2024年。" in lines(page(middle)), "within the text it may be the document's own"


def test_a_title_within_the_text_does_not_come_twice():
    main = f"<h1>{TITLE}</h1><div id=zoom><p>某市推进数字经济发展</p><p>行动方案</p>{BODY}</div>"
    assert lines(page(main, meta=f"<title>{TITLE}-某市人民政府网站</title>")) == [TITLE[:10], TITLE[10:], *TEXT]


BOX = """<table><tr><td>索 引 号：</td><td>1144-2025-0001</td><td>主题分类：</td><td>科技</td></tr>
<tr><td>发文机关：</td><td>某市人民政府</td><td>成文日期：</td><td>2025年3月1日</td></tr>
<tr><td>标　　题：</td><td>某市行动方案</td><td>发文字号：</td><td>某府〔2025〕1号</td></tr></table>"""
LIST = """<ul><li>索引号：1144-2025-0001</li><li>发文机关：某市人民政府</li><li>成文日期：2025年3月1日</li>
<li>标题：某市行动方案</li><li>发文字号：某府〔2025〕1号</li><li>主题词：</li></ul>"""
FACTS = {
    "index_number": "1144-2025-0001", "issuer": "某市人民政府", "issued_on": "2025年3月1日", "title": "某市行动方案",
    "document_number": "某府〔2025〕1号",
}  # fmt: skip


@pytest.mark.parametrize("box", [BOX, LIST])
@pytest.mark.parametrize("inside", [True, False])
def test_the_box_above_a_document_is_metadata_and_no_text(box, inside):
    main = f"<div id=zoom>{box}{BODY}</div>" if inside else f"<div>{box}</div><div id=zoom>{BODY}</div>"
    source = read_html(page(main))
    assert dict(source.metadata) == FACTS
    assert source.text.split("\n") == TEXT


def test_meta_elements():
    meta = '<meta name="PubDate" content="2025-03-04 10:00"><meta name="ContentSource" content="某市数据局">'
    source = read_html(page(f"<div id=zoom>{BODY}</div>", meta=meta))
    assert source.metadata == (("published_on", "2025-03-04 10:00"), ("publisher", "某市数据局"))


def test_files_to_download_are_metadata():
    main = f'<div id=zoom>{BODY}<p>附件：</p><p><a href="1.docx">任务分工表.docx</a></p></div>'
    source = read_html(page(main))
    assert source.text.split("\n") == [*TEXT, "附件：", "任务分工表.docx"]  # the list of annexes is text
    assert source.metadata == (("attachment", "任务分工表.docx"),)
    source = read_html(page(f'<div id=zoom>{BODY}<p><a href="1.docx">任务分工表.docx</a></p></div>'))
    assert source.text.split("\n") == TEXT
    assert source.metadata == (("attachment", "任务分工表.docx"),)


def test_a_list_of_annexes_without_file_names_is_text():
    main = f'<div id=zoom>{BODY}<p>附件：<a href="1.docx">1.任务分工表</a></p></div>'
    assert lines(page(main))[-1] == "附件：1.任务分工表"


def test_tables():
    main = f"""<div id=zoom>{BODY}<table><tr><td colspan=3><p>附件</p><p>任务分工表</p></td></tr>
    <tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
    <tr><td rowspan=2>1</td><td><p>建设平台；</p><p>完善机制。</p></td><td>市科技局</td></tr>
    <tr><td></td><td><p>市</p><p>数</p><p>据</p><p>局</p></td></tr></table><p>（此件公开发布）</p></div>"""
    source = read_html(page(main))
    (table,) = source.tables
    grid = [[source.text[c.start : c.end].replace("\n", "/") for c in row] for row in table.grid]
    assert grid == [
        ["序号", "任务", "牵头单位"],
        ["1", "建设平台；/完善机制。", "市科技局"],
        ["1", "", "市数据局"],
    ]
    assert source.text[: table.start].endswith("附件\n任务分工表\n")
    assert locate(source, source.text.index("市科技局")) == "table 1, row 2, cell 3"
    assert locate(source, source.text.index("（此件")) == "p[5]"


def test_a_table_that_outweighs_the_text_does_not_swallow_it():
    rows = "".join(f"<tr><td>{n}</td><td>建设平台，完善机制，优化服务，壮大产业。</td></tr>" for n in range(50))
    source = read_html(page(f"<div><p>现印发给你们。</p><table>{rows}</table></div>"))
    assert source.text.startswith("现印发给你们。\n0\n")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<ol><li>建成平台</li><li><p>出台办法</p><p>完善机制</p></li></ol>", "1. 建成平台|2. 出台办法|完善机制"),
        ('<ol start=3><li>甲，</li><li value="9">乙，</li><li>丙，</li></ol>', "3. 甲，|9. 乙，|10. 丙，"),
        ('<ol style="list-style-type: cjk-ideographic;"><li>目标</li></ol>', "一、目标"),
        ("<ol><li>甲<ol type=a><li>子</li></ol></li><li>乙</li></ol>", "1. 甲|a. 子|2. 乙"),
        ("<ol><li>1.甲</li><li>（二）乙</li></ol>", "1.甲|（二）乙"),
        ('<ol style="list-style:none"><li>甲</li></ol><ul><li>乙</li></ul>', "甲|乙"),
        ('<ol start="x"><li>甲</li></ol><ol><li></li></ol>', "1. 甲"),
    ],
)
def test_numbers_a_browser_prints(items, expected):
    assert lines(page(f"<div id=zoom>{BODY}{items}</div>")) == [*TEXT, *expected.split("|")]


@pytest.mark.parametrize("span", ["1000000000", "0", "-3", "x", "99999999999999999999"])
def test_hostile_spans(span):
    rows = f"<tr><td rowspan={span} colspan={span}>一、甲，乙。</td></tr>" * 30
    assert read_html(page(f"<table>{rows}</table>")).text.count("一、甲") == 30


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (f"<meta charset=gb2312>{BODY}".encode("gb18030"), "gb18030"),
        (f"<meta charset=gb2312>{BODY}".encode(), "utf-8"),  # declared wrongly
        (BODY.encode("gb18030"), "gb18030"),
        (BODY.encode("utf-8-sig"), "utf-8"),
        (BODY.encode("utf-16"), "utf-16-le"),
        (BODY.encode("big5", "ignore"), "big5hkscs"),
    ],
)
def test_encodings(data, encoding):
    assert read_html(data).encoding == encoding


def test_damaged_bytes_are_reported_where_they_stand():
    data = f"<p>一、{'平台' * 20}，</p>".encode("gb18030") + b"<p>\xff\xd7\xdc\xcc\xe5</p>"
    source = read_html(data)
    assert [(source.text[d.offset], d.byte, d.raw) for d in source.damage] == [("\ufffd", data.index(b"\xff"), b"\xff")]


@pytest.mark.parametrize("data", [b"", b"<", b"<html>", b"<p>", b"<table><tr><td>", b"<!--", b"&#0;&#xFFFFFFFF;"])
def test_scraps(data):
    assert len(read_html(data).text) <= len(data)


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>一、", "<table><td>", "<a>，", "索\xa0", "<td rowspan=9>一、，", "&nbsp;", "<!--", "附件：", "<div></b>一",
     "<ul><li>一", "<div>一、甲。", "一</div>", "<form>一", "<x-y>一", "<a", "<script>", "<table>一<tr>", "</p>一"],
)  # fmt: skip
def test_hostile_pages_take_linear_time(piece):
    assert_linear(read_html, lambda times: piece.encode() * times, 2_000)


@pytest.mark.parametrize(
    ("opener", "closer"),
    [
        ("<div>", "</div>"), ("<DIV class='a'>", "</DIV>"), ("<ul><li>", "</li></ul>"), ("<b>", "</b>"), ("<font size=2>", ""),
        ("<section>", ""), ("<div><b>", "</div>"), ("<div></b>", "</i></div>"), ("<table><tr><td>", "</td></tr></table>"),
        ("<div><!-- <div> -->", "</div>"), ("<div><script>'<div>'</script>", "</div>"), ("<td>", "</td>"), ("</span>", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("deep", [40, 3_000])
def test_nothing_of_a_deep_page_is_lost(opener, closer, deep):
    text = [f"一、第{number}项工作，推进建设。" for number in range(40)]
    inside = "".join(f"<p>{line}</p>" for line in text)
    assert lines(f"<body>{opener * deep}{inside}{closer * deep}</body>".encode()) == text
    along = "".join(f"{opener * (deep // 40)}<p>{line}</p>" for line in text)
    found = lines(f"<body>{along}{closer * deep}<p>二、保障措施，加强领导。</p></body>".encode())
    assert [line for line in found if line in text][-37:] == text[-37:], (
        "the way down to the text passes two lines at most"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 400 + "一、" + "</div>" * 400,
        "<p>一、" * 4_000,
        "<ul>" + "<li>一、<br>" * 4_000 + "</ul>",
        "<table>" + "<tr><td>一、" * 4_000 + "</table>",
        "<div>一、</div>" * 4_000,
        "<p><b>一</b></p>" * 4_000,
        "增长<5%，大于>3<!--",
    ],
)
def test_pages_that_are_long_or_odd_and_not_deep_stay_as_they_are(page):
    assert limit_depth(page) is page


@needs_corpus
@pytest.mark.parametrize("name", ["guofa_2018_38", "guofa_2019_3"])
def test_a_real_page_gives_the_lines_of_its_text(name):
    want = (SHARED / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    assert lines((SHARED / f"{name}.html").read_bytes()) == [line.strip() for line in want if line.strip()]


@needs_corpus
def test_every_truncation_of_a_real_page_is_read():
    data = (SHARED / "guofa_2019_3.html").read_bytes()
    for end in range(0, len(data), 1_501):
        assert "<" not in read_html(data[:end]).text
