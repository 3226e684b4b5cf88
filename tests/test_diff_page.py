"""The page of a comparison: a minute's look, every change under the filters, nothing of a document active."""

import re

import pytest
from browser import BROWSERS, WIDTHS, Reader, browse, find_faults
from processes import gdplan as command
from shared import PLAN, ROOT
from test_diff_output import HOSTILE

import gdplan
from gdplan.normalize import convert, fold

MADE_UP = ROOT / "data/raw/made_up_2024.txt"
OLD = """某市数字建设2025年工作要点（虚构）
一、夯实底座
1.建设平台。新建不少于20个平台。统一数据标准和接口规范，推动平台互联互通，支撑跨部门协同办公。开展网络安全检查和应急演练。（市工信局牵头）
2.推广应用。组织一批示范场景，在医疗、交通、教育等领域推广成熟产品。举办供需对接活动，培育专业服务机构。（市教育局牵头）
3.整理资料。整理历年资料并归档。（市档案局负责）
4.加强宣传。编印宣传手册，开展主题宣传。（市委宣传部负责）
5.落实经费。安排专项经费。（市财政局负责）
二、加强保障
（一）加强评估。开展第三方评估。（市政府办负责）
"""
NEW = """某市数字建设2026年工作要点（虚构）
一、夯实底座
1.建设平台。新建不少于30个平台。统一数据标准和接口规范，推动平台互联互通，支撑跨部门协同办公。（市工信局牵头，市财政局配合）
2.推广应用。组织一批示范场景，在医疗、交通、教育等领域推广成熟产品。举办供需对接活动，培育专业服务机构。开展网络安全检查和应急演练。（市教育局牵头）
3.开展培训。面向基层开展培训。（市人社局负责）
4.加强宣传。编印宣传手册；开展主题宣传。（市委宣传部负责）
5.落实经费。安排专项经费。（市财政局负责）
二、强化保障
（一）加强评估。开展第三方评估。（市政府办负责）
"""


@pytest.fixture(scope="module")
def comparison():
    return gdplan.diff(gdplan.load(MADE_UP), gdplan.load(PLAN))


@pytest.fixture(scope="module")
def small():
    return gdplan.diff(gdplan.parse(OLD, name="旧.txt"), gdplan.parse(NEW, name="新.txt"))


@pytest.fixture(scope="module")
def hostile():
    texts = (text.replace("平台", f"平台{HOSTILE}").replace("市工信局", f"市{HOSTILE}局") for text in (OLD, NEW))
    return gdplan.diff(*map(gdplan.parse, texts), explain=True)


def html(comparison):
    return gdplan.dumps(comparison, "html")


def rows(page, name):
    """The rows of one of the short tables, as text."""
    return [re.sub(r"\s+", " ", text) for text in page.text("tr") if text in page.text("section", id=name)[0]]


def test_the_page_is_self_contained_and_runs_nothing_of_a_document(hostile, comparison, small):
    for one in (hostile, comparison, small):
        page = Reader(html(one))
        assert page.open == []
        assert [tag for tag, _ in page.elements].count("script") == 1
        assert not any(key.startswith("on") or key in ("src", "style") for _, known in page.elements for key in known)
        assert all(known["href"].startswith("#") for _, known in page.elements if "href" in known)
        policy = next(known["content"] for tag, known in page.elements if tag == "meta" and "content" in known)
        assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
        ids = [known["id"] for _, known in page.elements if "id" in known]
        assert len(ids) == len(set(ids))
        assert {known["href"][1:] for _, known in page.elements if "href" in known} <= set(ids)
        linked = {
            f"{side}-{ref.eid}" for change in one.changes for side in ("old", "new") for ref in getattr(change, side)
        }
        assert linked <= set(ids)  # each task of either edition can be linked to


def test_a_minute_is_enough(small):
    page = Reader(html(small))
    editions = [page.text("section", **{"aria-label": side})[0].split() for side in ("old", "new")]
    assert [words[:2] for words in editions] == [
        ["old", "某市数字建设2025年工作要点（虚构）"],
        ["new", "某市数字建设2026年工作要点（虚构）"],
    ]
    counts = page.text("ul", class_="counts")[0].split()
    told = dict(zip(counts[1::2], map(int, counts[::2]), strict=True))
    assert (
        told
        == small.summary.model_dump()
        == dict.fromkeys(told, 0) | {"same": 1, "edited": 3, "moved": 1, "removed": 1, "added": 1}
    )
    assert rows(page, "page-targets")[1:] == ["平台≥20个≥30个1."]
    assert rows(page, "page-bodies")[1:] == ["市财政局1."]
    assert [text.split()[0] for text in rows(page, "page-items")[1:]] == ["3.整理资料removed", "3.开展培训added"]


def test_at_a_glance_it_says_what_an_item_without_heading_is_and_that_a_date_alone_is_another():
    old = "某市{}年工作要点（虚构）\n一、任务\n1.到{}年底，城镇新增就业达到5万人以上。\n2.{}。\n3.组织培训，举办供需对接活动。\n"
    texts = old.format(2025, 2025, "修建沿江公路和码头"), old.format(2026, 2026, "推广公共数据授权运营")
    page = Reader(html(gdplan.diff(*map(gdplan.parse, texts))))
    assert rows(page, "page-targets")[1:] == ["城镇新增就业≥5万人 (2025)≥5万人 (2026)1."]
    assert rows(page, "page-items")[1:] == [
        "2.修建沿江公路和码头。removed", "2.推广公共数据授权运营。added",
    ]  # fmt: skip


def test_a_sentence_that_moved_is_shown_where_it_left_and_where_it_came(small):
    page = Reader(html(small))
    moved = "开展网络安全检查和应急演练。"
    left, came = (page.text("article", id=f"new-sec_1__para_{number}")[0] for number in (1, 2))
    assert f"sentence moved to 2.推广应用: {moved}" in left
    assert f"sentence moved here from 1.建设平台: {moved}" in came
    assert page.text("section", id="page-moved")[0].count(moved) == 2


RULE = """某市数据条例（虚构）
第一条 本市统一数据标准和接口规范，推动平台互联互通，支撑跨部门协同办公。{}
第二条 主管部门履行下列职责：
（一）组织示范场景，在医疗、交通、教育等领域推广成熟产品；
（二）举办供需对接活动，培育专业服务机构。{}
"""


def test_a_sentence_of_a_part_of_an_item_leads_to_the_item():
    """Of a law the articles are compared; what is numbered in them is part of one."""
    checked = "每年开展网络安全检查和应急演练，并公布结果。"
    comparison = gdplan.diff(*(gdplan.parse(RULE.format(*texts)) for texts in ((checked, ""), ("", checked))))
    assert [moved.new.eid for moved in comparison.moved_sentences] == ["art_2__subsec_2"]
    page = Reader(html(comparison))
    assert f"sentence moved to 第二条: {checked}" in page.text("article", id="new-art_1")[0]
    assert f"sentence moved here from 第一条: {checked}" in page.text("article", id="new-art_2")[0]
    for one in (comparison, comparison.only("moved"), comparison.only("removed", "moved")):
        page = Reader(html(one))
        ids = {known["id"] for _, known in page.elements if "id" in known}
        assert {known["href"][1:] for _, known in page.elements if "href" in known} <= ids


def test_editions_that_are_the_same_have_a_page():
    same = gdplan.parse(OLD)
    page = Reader(html(gdplan.diff(same, same)))
    assert page.text("ul", class_="counts")[0].split()[:2] == ["6", "same"]
    assert not page.text("section", id="page-targets")
    assert Reader(html(gdplan.diff(gdplan.parse(""), gdplan.parse("")))).open == []


def test_changes_of_punctuation_are_folded(small):
    page = Reader(html(small))
    (folded,) = [text for text in page.text("details") if "only punctuation differs" in text]
    assert "编印宣传手册；开展主题宣传。" in folded


def test_editions_of_two_scripts_are_written_in_that_of_the_new_one(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(convert(NEW, "hant"), encoding="utf-8")
    page = command("diff", str(old), str(new), "-f", "html").stdout.decode()
    assert '<html lang="zh-Hant">' in page
    assert "整理歷年資料並歸檔" in page
    assert "整理历年" not in page
    as_printed = command("diff", str(old), str(new), "-f", "md").stdout.decode()
    assert "整理历年" in as_printed
    simplified = command("diff", str(old), str(new), "-f", "html", "--script", "hans").stdout.decode()
    assert '<html lang="zh-Hans">' in simplified
    assert "歷" not in simplified


def test_each_edition_is_printed_as_it_is_in_python(comparison):
    page = html(comparison)
    assert '<html lang="zh-Hant">' in page
    assert '<div lang="zh-Hans">' in page
    assert "新型显示" in page
    assert "新型顯示" in page


PROBE = """
  const count = (selector) => [...document.querySelectorAll(selector)].filter((one) => !one.closest("[hidden]")).length;
  const facets = () => Object.fromEntries([...document.querySelectorAll("[data-facet]")].map((one) => [one.dataset.facet, Number(one.textContent)]));
  const shown = () => count("#page-changes article");
  const set = (filter, value, box) => {
    const control = document.querySelector(`[data-filter=${filter}]${box ? `[value=${box}]` : ""}`);
    if (box) control.checked = value; else control.value = value;
    control.dispatchEvent(new Event("input"));
  };
"""


@pytest.mark.tools(*BROWSERS)
@pytest.mark.parametrize("width", WIDTHS)
def test_filters_agree_with_counts(tmp_path, comparison, width):
    probe = (
        PROBE
        + """
      told.all = [shown(), facets()];
      set("with", true, "target"); told.targets = [shown(), facets(), location.hash]; set("with", false, "target");
      set("kind", false, "added"); told.withoutAdded = [shown(), facets().added, decodeURIComponent(location.hash)];
      set("body", "省国资委"); told.body = [shown(), count("#page-targets tr[data-item]"), decodeURIComponent(location.hash)];
      told.said = Number(document.querySelector("[data-shown='#page-changes article']").textContent);
      told.contents = count("[data-contents] li"); told.sections = count("#page-changes > section");
      document.querySelector("#page-reset").click(); told.reset = [shown(), location.hash];
      document.querySelector("[data-by='1']").click(); told.first = document.querySelector("article.current").id;
      document.querySelector("[data-by='1']").click(); told.second = document.querySelector("article.current").id;
    """
    )
    told = browse(tmp_path, html(comparison), width=width, probe=probe).told
    changes = comparison.changes

    def counted(kept):
        return {kind: sum(change.kind == kind for change in kept) for kind in comparison.summary.model_dump()}

    with_targets = [c for c in changes if any(t.op != "unchanged" for t in c.targets)]
    kept = [c for c in changes if "added" not in (c.kind, *c.also)]
    of_body = [c for c in kept if "省国资委" in map(fold, c.bodies)]
    assert told["all"] == [len(changes), counted(changes)]
    assert told["targets"] == [len(with_targets), counted(with_targets), "#with=target"]
    assert told["withoutAdded"] == [
        len(kept), counted(changes)["added"], "#kind=edited,renamed,moved,merged,split,removed",
    ]  # fmt: skip
    targets = sum(t.op != "unchanged" for c in of_body for t in c.targets)
    assert told["body"] == [2, targets, "#kind=edited,renamed,moved,merged,split,removed&body=省国资委"]
    assert told["said"] == len(of_body) == 2
    assert told["contents"] == told["sections"]
    assert told["reset"] == [len(changes), ""]
    assert (told["first"], told["second"]) == tuple(f"new-{change.new[0].eid}" for change in changes[:2])


@pytest.mark.tools(*BROWSERS)
def test_every_section_is_under_the_filters(tmp_path, small):
    probe = (
        PROBE
        + """
      const sections = () => ["moved", "headings", "other", "targets", "bodies", "items"].filter((name) => count(`#page-${name}`));
      told.all = sections(); set("q", "网络安全检查"); told.moved = sections(); set("q", "");
      set("body", "市人社局"); told.body = sections(); set("body", "");
      set("section", "二、强化保障"); told.section = sections(); set("section", "");
      for (const kind of ["edited", "renamed", "moved", "merged", "split", "removed"]) set("kind", false, kind);
      told.added = sections();
    """
    )
    told = browse(tmp_path, html(small), probe=probe).told
    assert told["all"] == ["moved", "headings", "other", "targets", "bodies", "items"]
    assert told["moved"] == ["moved", "targets"]  # the row of a target in the item that it left
    assert told["body"] == ["items"]
    assert told["section"] == ["headings"]
    assert told["added"] == ["items"]


@pytest.mark.tools(*BROWSERS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("which", ["small", "hostile", "comparison"])
def test_a_page_shuts_nobody_out(tmp_path, width, dark, which, request):
    assert find_faults(tmp_path, html(request.getfixturevalue(which)), width=width, dark=dark) == []
