"""The report: a page that tells what the document sets, filters it, and lets nothing of the document act."""

import re
import subprocess
import sys

import pytest
from browser import BROWSERS, WIDTHS, Reader, browse, find_faults, find_head_without_script
from papers import PAPERS, TABLES
from processes import gdplan
from shared import PLAN as PUBLISHED
from trees import squeezed

from gdplan import GdplanError, load, parse, to_report
from gdplan.views.printed import Printed

PLAN = """某市数字建设2026年工作要点（虚构）
某政发〔2026〕8号
一、夯实底座
1.建设平台。新建不少于30个平台，网办率达到95%。（牵头单位：市工信局；责任单位：市财政局、市科技局；完成时限：2026年6月）
2.推广应用。组织一批示范。（市教育局牵头，市卫生健康委配合，长期坚持）
二、加强保障
3.压缩时限。审批时限压缩至3个工作日以内。（各县区政府落实）
4.通报情况。市工信局每季度通报。市财政局负责保障经费，2026年底前拨付到位。
5.加强宣传。开展宣传。（市教育局牵头）
"""
HOSTILE = "<script>alert(1)</script>“onerror=”=1+1 \x1b[31m\x85\u2028\u202e{{ 7*7 }}{% raw %}]]>&amp;' \" </article>"


def written(text=PLAN, **options):
    return to_report(load(text.encode(), name="要点.txt", with_source=True), **options)


def test_what_was_found_is_marked_where_it_stands():
    page = Reader(written())
    source = load(PLAN.encode(), with_source=True).source.text
    marks = [known for tag, known in page.elements if tag == "mark"]
    spans = [tuple(map(int, known["data-span"].split("-"))) for known in marks]
    assert page.text("mark") == [source[slice(*span)] for span in spans]
    assert [(known["class"], source[slice(*span)], known["title"]) for known, span in zip(marks, spans, strict=True)][:6] == [
        ("target", "不少于30个", "平台 不少于30个 (2026-06)"),
        ("target", "达到95%", "网办率 达到95% (2026-06)"),
        ("agency", "市工信局", "市工信局 (lead)"),
        ("agency", "市财政局", "市财政局 (responsible)"),
        ("agency", "市科技局", "市科技局 (responsible)"),
        ("due", "2026年6月", "2026-06"),
    ]  # fmt: skip


def test_links_of_a_page_lead_somewhere():
    page = Reader(written(as_of="2026-07"))
    ids = [known["id"] for _, known in page.elements if "id" in known]
    links = {known["href"].removeprefix("#") for _, known in page.elements if "href" in known}
    assert len(ids) == len(set(ids))
    assert {link for link in links if "=" not in link} <= set(ids)
    options = [known["value"] for tag, known in page.elements if tag == "option"]
    assert {link.partition("=")[2] for link in links if "=" in link} <= set(options)
    assert len([link for link in links if link.startswith("target-")]) == 3


def test_the_text_of_the_document_is_all_there():
    document = load(PUBLISHED, with_source=True)
    printed = Printed(document)
    page = "".join(text for text, _ in Reader(to_report(document)).texts)
    lines = [
        line for node in document.walk() for one in printed.segments(node) for line in printed.lines(one.span, node)
    ]
    assert len(lines) > 70
    for line in lines:
        parts = re.split("[。：]", line)  # a heading stands by itself
        assert all(part in page for part in parts)


def test_a_report_of_fifty_tasks_is_small():
    document = load(PUBLISHED, with_source=True)
    assert len(document.tasks()) == 50
    assert len(to_report(document).encode()) < 200_000


def test_what_is_overdue_is_told_of_a_day_that_is_named():
    assert "overdue" not in written()
    assert written() == written()
    late = Reader(written(as_of="2026-07-01"))
    assert late.text("span", class_="chip late") == ["overdue"]
    assert late.text("li", class_="late") == ["1 overdue on 2026-07-01"]
    assert Reader(written(as_of="2026-06-30")).text("span", class_="chip late") == []
    assert len(Reader(written(as_of="2027")).text("span", class_="chip late")) == 3
    with pytest.raises(GdplanError, match="no date: '2026-13'"):
        written(as_of="2026-13")


def test_an_open_list_is_told_as_it_is_said():
    text = "某市方案（虚构）\n一、任务\n1.建设平台。新建平台。（市工信局牵头，市财政局、市教育局等部门配合）\n"
    assert "<td>市财政局、市教育局等部门</td>" in written(text)


def test_a_citation_can_be_copied():
    page = Reader(written())
    cited = [known["data-cite"] for _, known in page.elements if "data-cite" in known]
    assert cited[:2] == ["《某市数字建设2026年工作要点（虚构）》一、1", "《某市数字建设2026年工作要点（虚构）》一、2"]


def test_what_was_left_out_is_shown_on_request():
    text = PLAN.replace("二、加强保障", "— 12 —\n二、加强保障")
    page = Reader(written(text))
    assert page.text("ul", class_="omitted") == ["page-number, line 6: — 12 —"]
    assert all("12" not in text for text in page.text("article"))


def test_dates_stand_on_an_axis():
    page = Reader(written(as_of="2026-07-01"))
    links = [known["href"] for _, known in page.elements if known.get("href", "").startswith("#due")]
    assert links == ["#due=2026-06-30", "#due=2026-12-31"]
    assert page.text("title")[1:] == ["2026-07-01", "1 due by 2026-06", "2 due by 2026"]
    assert [known["class"] for tag, known in page.elements if tag == "circle"] == ["dot late", "dot"]


def test_nothing_of_a_document_is_active():
    text = PLAN.replace("建设平台", f"建设平台{HOSTILE}").replace("市教育局", f"市{HOSTILE}局")
    html = written(f"{HOSTILE}{text}")
    page = Reader(html)
    assert page.open == []
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not any(key.startswith("on") or key in ("src", "style") for _, known in page.elements for key in known)
    assert all(known["href"].startswith("#") for _, known in page.elements if "href" in known)
    policy = next(known["content"] for tag, known in page.elements if tag == "meta" and "content" in known)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", html)
    assert "{{ 7*7 }}" in "".join(text for text, _ in page.texts)


@pytest.mark.parametrize(
    ("script", "language", "title"), [("source", "zh-Hans", "数字建设"), ("hk", "zh-HK", "數字建設")]
)
def test_a_page_is_in_the_script_of_its_document_or_another(script, language, title):
    html = written(script=script)
    assert f'<html lang="{language}">' in html
    assert title in html
    assert ("数字" in html) is (script == "source")
    assert re.search(r'href="#body=([^"]*)"', html)[1] in re.findall(r'<option value="([^"]*)"', html)


def test_the_source_text_is_wanted():
    with pytest.raises(GdplanError, match="without the source text"):
        to_report(parse(PLAN))


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "要点.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["要点.txt", "-o", "报告.html"], 0, ""),
        (["要点.txt", "-o", "报告.html", "--as-of", "2026-07-01"], 0, ""),
        (["要点.txt", "-o", "out/"], 2, "out/: this is a folder; report writes one file, name it"),
        (["要点.txt", "-o", "报告.pdf"], 2, "报告.pdf: a report is a page; name it, as in -o 报告.html"),
        (["要点.txt", "-o", "报告.html", "--as-of", "soon"], 2, "no date: 'soon'"),
        (["缺.txt", "-o", "报告.html"], 2, "缺.txt: no such file"),
        (["要点.txt", "-o", "要点.txt"], 2, "a report is a page"),
    ],
)
def test_the_command_line(plan, arguments, status, words):
    done = gdplan("report", *arguments)
    assert (done.returncode, done.stdout) == (status, b"")
    assert words in done.stderr.decode()
    assert (plan / "报告.html").is_file() is (status == 0)
    if status == 0:
        as_of = "2026-07-01" if "--as-of" in arguments else None
        assert (plan / "报告.html").read_text(encoding="utf-8") == written(as_of=as_of)


def test_saved_data_is_a_document_where_it_has_its_source_text(plan):
    for option, status in (["--with-source"], 0), ([], 2):
        saved = gdplan("parse", "要点.txt", "-f", "json", *option).stdout
        done = gdplan("report", "-", given=saved)
        assert done.returncode == status
        assert done.stdout.decode() == (written() if status == 0 else "")
        assert status == 0 or done.stderr.decode().startswith("gdplan: -: gdplan's own data without the source text")
    several = gdplan("parse", "要点.txt", "要点.txt", "-f", "jsonl", "--with-source").stdout
    done = gdplan("report", "-", given=several, LC_ALL="zh_CN.UTF-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "其中有 2 份文件，这里只要一份" in done.stderr.decode()


@pytest.mark.parametrize(
    ("missing", "arguments", "words"),
    [
        ("jinja2", ["report", "要点.txt", "-o", "报告.html"], "writing a page needs jinja2: pip install jinja2"),
        ("jinja2", ["diff", "要点.txt", "要点.txt", "-o", "对照.html"], "writing a page needs jinja2"),
        ("docx", ["diff", "要点.txt", "要点.txt", "-o", "对照.docx"], "writing a Word file needs python-docx"),
        ("xlsxwriter", ["diff", "要点.txt", "要点.txt", "-o", "对照.xlsx"], "writing a workbook needs xlsxwriter"),
    ],
)
def test_what_is_not_installed_is_told(plan, missing, arguments, words):
    code = f"import sys; sys.modules[{missing!r}] = None; from gdplan.cli.app import run; sys.exit(run({arguments!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
    assert [path.name for path in plan.iterdir()] == ["要点.txt"]


def test_a_report_is_written_in_chinese(plan):
    page = Reader(gdplan("report", "要点.txt", "--lang", "zh", "--as-of", "2026-07-01").stdout.decode())
    assert page.text("li", class_="late") == ["1 项任务截至 2026-07-01 已逾期"]
    told = "".join(text for text, above in page.texts if not {"style", "script"} & {tag for tag, _ in above})
    assert set(re.findall("[A-Za-z]{2,}", told)) <= {"txt"}


@pytest.mark.tools(*BROWSERS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("text", [PLAN, PLAN.replace("建设平台", f"建设平台{HOSTILE}")])
def test_a_page_shuts_nobody_out(tmp_path, width, dark, text):
    assert find_faults(tmp_path, written(text, as_of="2026-07-01"), width=width, dark=dark) == []


@pytest.mark.tools(*BROWSERS)
def test_a_page_can_be_read_without_script(tmp_path):
    assert find_head_without_script(tmp_path, written())[:2] == ["no.", "task"]


PROBE = """
  const count = (selector) => [...document.querySelectorAll(selector)].filter((one) => !one.closest("[hidden]")).length;
  const shown = () => [count("#page-text article"), count("#page-tasks tbody tr"), count("#page-targets tbody tr"),
    count("#page-bodies tbody tr"), Number(document.querySelector(".counts b").textContent), decodeURIComponent(location.hash)];
  const set = (filter, value) => {
    const control = document.querySelector(`[data-filter=${filter}]`);
    if (control.type === "checkbox") control.checked = value; else control.value = value;
    control.dispatchEvent(new Event("input"));
    told[`${filter} ${value}`] = shown();
  };
  told.first = shown();
"""


@pytest.mark.tools(*BROWSERS)
@pytest.mark.parametrize("width", WIDTHS)
def test_filters_agree_with_counts_and_stay_in_the_address(tmp_path, width):
    probe = (
        PROBE
        + """
      set("body", "市教育局"); set("section", "sec_2"); set("section", ""); set("body", "");
      set("due", "2026-06-30"); set("due", "late"); set("due", "none"); set("due", "");
      set("q", "3 个工作日"); set("q", ""); set("with", true); set("with", false);
      document.querySelector("#page-tasks th:nth-child(2) button").click();
      document.querySelector("#page-tasks th:nth-child(2) button").click();
      told.sorted = [...document.querySelectorAll("#page-tasks tbody tr")].map((row) => row.cells[0].textContent).join("");
      document.querySelector("[data-cite]").click();
      """
    )
    told = browse(tmp_path, written(as_of="2026-07-01"), width=width, probe=probe).told
    assert told == {
        "first": [5, 5, 3, 6, 5, ""],
        "body 市教育局": [2, 2, 0, 1, 2, "#body=市教育局"],
        "section sec_2": [1, 1, 0, 1, 1, "#body=市教育局&section=sec_2"],
        "section ": [2, 2, 0, 1, 2, "#body=市教育局"],
        "body ": [5, 5, 3, 6, 5, ""],
        "due 2026-06-30": [1, 1, 2, 3, 1, "#due=2026-06-30"],
        "due late": [1, 1, 2, 3, 1, "#due=late"],
        "due none": [2, 2, 0, 2, 2, "#due=none"],
        "due ": [5, 5, 3, 6, 5, ""],
        "q 3 个工作日": [1, 1, 1, 0, 1, "#q=3 个工作日"],
        "q ": [5, 5, 3, 6, 5, ""],
        "with true": [2, 2, 3, 4, 2, "#with=target"],
        "with false": [5, 5, 3, 6, 5, ""],
        "sorted": "54321",
    }


@pytest.mark.tools(*BROWSERS)
@pytest.mark.parametrize(
    ("fragment", "shown", "current"),
    [
        ("#body=市教育局&section=sec_1", 1, None),
        ("#body=没有这个单位", 5, None),
        ("#sec_2__para_4", 5, "sec_2__para_4"),
        ("#body=市教育局&at=sec_2__para_5", 2, "sec_2__para_5"),
        ("#body=市教育局&at=sec_2__para_4", 5, "sec_2__para_4"),  # what the filter hides is wanted more
        ("#%E4%B8", 5, None),
    ],
)
def test_an_address_opens_what_was_shown(tmp_path, fragment, shown, current):
    probe = PROBE + 'told.current = (document.querySelector(".current") || {}).id || null;'
    seen = browse(tmp_path, written(), fragment=fragment, probe=probe)
    assert (seen.told["first"][0], seen.told["current"], seen.said) == (shown, current, [])


@pytest.mark.parametrize("name", [*PAPERS, *TABLES])
def test_marks_cut_a_line_and_change_nothing(name):
    """Of any kind of paper, hard-wrapped ones and tables too: a page prints each line once, whole."""
    given = {**PAPERS, **TABLES}[name].encode()
    document = load(given, name=f"{name}.md" if name in TABLES else f"{name}.txt", with_source=True)
    printed = Printed(document)
    for node in document.walk():
        for segment in printed.segments(node):
            for span in printed.paragraphs(segment.span, node):
                assert "".join(printed.text[at] for at in printed.places(span)) == printed.line(span)
    page = Reader(to_report(document))
    assert page.open == []
    (text,) = page.text("section", id="page-text")
    text = squeezed(text)
    assert [one.text for node in document.walk() for one in node.sentences if squeezed(one.text) not in text] == []
