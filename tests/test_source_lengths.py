"""How long, how far, how many, of what files hold: the last that counts, and the next that does not (test_lengths.py)."""

import pytest
from test_lengths import NUMBERS, STEMS, TEXT, WORDS, Limit, codes, diffed, parse, table

import gdplan
from gdplan.sources import SourceText
from gdplan.sources.depth import limit_depth
from gdplan.sources.draft import find_title
from gdplan.sources.separated import read_separated, read_unicode_text

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
    Limit("paragraphs of ten that come again and are no copy", lambda n: printed(*[f"<p>{stem}{WORDS[:25]}，完善制度。</p>" for stem in STEMS + STEMS[:n]]), 5, 30, 20),
    # tables
    Limit("rows of a table with its note", lambda n: [len(found.grid) for found in page(f"<p>{TEXT * 9}</p>", table(*[["甲", "乙"]] * (n - 1), ["备注：推广。"]).replace("<td>备", "<td colspan=2>备")).tables], 2, [2], [2]),
    Limit("columns of a file without a name that are no table", lambda n: read_unicode_text("\n".join(["\t".join(["任务"] * n)] * 3).encode("utf-16")).media_type, 2, "text/plain", "text/tab-separated-values"),
    Limit("rows of text behind as many of a table, in what is looked at", lambda n: read_separated(("推进平台建设\n" * n + "序号,任务,单位\n" * 200).encode()).media_type, 99, "text/csv", "text/plain"),
    Limit("a label in a cell over the table", lambda n: heights(f"{WORDS[:n]}：甲,乙：丙,丁：戊\n序号,任务,单位\n1,建设,市科技局\n2,推广,市教育局\n"), 8, [3], [4]),
    Limit("lines of heads between dashes", lambda n: gdplan.load("\n".join(("# 某市方案", "", "-" * 40, *["序号      任务          单位"] * n, "----  ------------  --------", "1     建设平台      市科技局", "", "2     推广良种      市教育局", "-" * 40, "")).encode(), name="plan.md").preamble is None, 6, True, False),
    # documents
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
