"""Pages that hold a document in several places, twice, in part, or not at all."""

import pytest

from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

PLAN = "<p>某市2031年工作方案</p><p>一、建设平台</p><p>新建平台3个，面向企业开放。（市数据局牵头）</p><p>二、培育企业</p><p>培育企业20家，加大服务。（市工信局牵头）</p>"
NUMBERS = ["一、", "二、"]


def load(body, head=""):
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return parse_source(read_source(page.encode(), "case.html"))


def told(document):
    return {diagnostic.code for diagnostic in document.diagnostics if diagnostic.severity != "info"}


@pytest.mark.parametrize(
    ("body", "numbers", "metadata"),
    [
        (f"<div class=content>{PLAN}</div><div class=content><p>三、保障</p><p>安排资金200万元。</p></div>", [*NUMBERS, "三、"], {}),
        (f"<div class=content>{PLAN}</div><div><p>某市人民政府办公室</p><p>2031年3月4日</p></div>", NUMBERS,
         {"issuer": "某市人民政府办公室", "issued_on": "2031-03-04"}),
        (f"<div><p>各县人民政府：</p><p>现将方案印发给你们，请认真执行。</p><p>某市人民政府</p><p>2031年3月4日</p></div><div class=content>{PLAN}</div>",
         NUMBERS, {"addressees": ("各县人民政府",), "issued_on": "2031-03-04", "title": "某市2031年工作方案"}),
        (f"<div class=content>{PLAN}</div><div class=fj><p>附件：1.<a href=a.xls>任务表.xls</a></p><p>2.<a href=b.xls>指标表.xls</a></p></div>",
         NUMBERS, {"title": "某市2031年工作方案"}),
        (f"<div class=content>{PLAN}</div><div class=side><p>某市召开大会，与会者热烈讨论。</p></div>", NUMBERS, {"issuer": None}),
    ],
    ids=["pages", "signature", "notice", "annexes that are links", "beside it"],
)  # fmt: skip
def test_parts_in_containers_of_their_own_are_read(body, numbers, metadata):
    document = load(body)
    assert [node.num for node in document.body] == numbers
    assert {name: getattr(document.metadata, name) for name in metadata} == metadata
    assert told(document) == set()


def test_a_hidden_copy_and_hidden_words_are_no_text():
    copy = PLAN.replace("<p>", "　　").replace("</p>", "")
    spoilt = PLAN.replace("平台3", "平台<span style='display:none'>9</span>3")
    document = load(f"<div class=content>{spoilt}</div><div style='display:none'>{copy}</div>")
    assert [node.num for node in document.body] == NUMBERS
    assert [target.value for node in document.walk() for target in node.targets] == ["3", "20"]
    shown_by_script = load(f"<div id=js_content style='display:none'>{PLAN}</div>")
    assert [node.num for node in shown_by_script.body] == NUMBERS


CUT = "<!DOCTYPE html><html><body><h1>某市2031年工作方案</h1><p>一、建设平台</p><p>新建平台3个。（市数据局牵头）</p>"

ATTACHED = (
    "<html><body><h1>某市关于印发方案的通知</h1><p>各县人民政府：</p><p>现将《某市方案》印发给你们，请认真组织实施。</p>"
    "<p>某市人民政府</p><p>2031年1月8日</p><p>附件：<a href=1.docx>某市方案.docx</a></p></body></html>"
)


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (CUT + "<p>二、培育企业</p><p>培育企业20家，加大服务，推动", {"input-cut-off"}),
        (CUT + '<p style="text-in', {"input-cut-off"}),
        (CUT, set()),
        (CUT.removeprefix("<!DOCTYPE html><html><body>"), set()),
        ("<html><body><div id=app></div><script>window.data={}</script></body></html>", {"script-page", "empty-document"}),
        ("<html><body><p> </p></body></html>", {"empty-document"}),
        (ATTACHED, {"text-in-attachment"}),
    ],
    ids=["in a sentence", "in a tag", "whole without end tags", "a part of a page", "script", "empty", "attachment"],
)  # fmt: skip
def test_what_a_page_does_not_hold_is_told(page, codes):
    assert told(parse_source(read_source(page.encode(), "case.html"))) == codes


def test_what_was_left_out_is_told():
    body = f"<div class=content>{PLAN}{PLAN.replace('市', '县')}</div><div class=box><p>本站提示：浏览本页时请使用新版程序，以便获得更好的阅读体验，谢谢您的支持。</p></div>"
    (found,) = [one for one in load(body).diagnostics if one.code == "page-part-left-out"]
    assert found.severity == "info"
    assert str(found.values["printed"]).startswith("本站提示")


def test_the_title_of_the_page_comes_before_a_later_line():
    head = "<title>某市2031年招生政策公布</title>"
    body = "<h1>某市2031年招生政策公布</h1><div class=content><p>4月，某市公布细则。</p><p>细则作了系统安排</p><p>学生于5月申请，可就近入学。</p></div>"
    assert load(body, head).metadata.title == "某市2031年招生政策公布"
