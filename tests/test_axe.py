"""No page shuts anybody out, by axe-core in a browser; and what is planted is found."""

import pytest
from browser import BROWSERS, WIDTHS, find_faults, find_violations
from test_diff_page import NEW, OLD
from test_report import HOSTILE, PLAN, written

import gdplan

pytestmark = pytest.mark.tools(*BROWSERS)
PAGES = {
    "report": lambda: written(as_of="2026-07-01"),
    "report of a hostile text": lambda: written(PLAN.replace("建设平台", f"建设平台{HOSTILE}")),
    "comparison": lambda: gdplan.dumps(gdplan.diff(gdplan.parse(OLD), gdplan.parse(NEW)), "html"),
    "lineage": lambda: gdplan.dumps(gdplan.lineage([gdplan.parse(OLD), gdplan.parse(NEW)]), "html"),
}
PLANTED = {  # axe's name for it, and ours where there is one of ours, too
    "no label": ('<input type="text">', "label:", "no name:"),
    "a picture without words": ('<img src="data:,">', "image-alt:", None),
    "low contrast": ('<p style="color: #999; background: #fff">看不清</p>', "color-contrast:", "contrast:"),
    "a button without words": ("<button></button>", "button-name:", "no name:"),
    "a name that says something else": ('<button aria-label="打印">引用</button>', None, "says something else"),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violations(tmp_path, width, dark, name):
    assert find_violations(tmp_path, PAGES[name](), width=width, dark=dark) == []


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(tmp_path, name):
    fault, by_axe, by_us = PLANTED[name]
    page = written().replace("</main>", f"{fault}</main>")
    for find, begins in ((find_violations, by_axe), (find_faults, by_us)):
        if begins:
            assert any(one.startswith(begins) for one in find(tmp_path, page, width=1280, dark=False))
