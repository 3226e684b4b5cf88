"""How long, how far, how many: the last that counts, and the next that does not.

Like test_thresholds.py, for limits that one growing text shows: a text of so many characters, lines or items, and what
of it is read.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from test_rows import named, quantities, roles

import gdplan
from gdplan.sources.depth import limit_depth
from gdplan.sources.separated import read_separated
from gdplan.sources.word_numbers import format_number
from gdplan.views.filters import nearest_names

NUMBERS = "一二三四五六七八九十"
STEMS = "甲乙丙丁戊己庚辛壬癸"
WORDS = "茶园古道良种培训展会企业" * 20


def parse(*lines: str) -> gdplan.Document:
    return gdplan.parse("\n".join(lines))


def item(*lines: str) -> gdplan.Node:
    """The first task of a plan."""
    return parse("某市方案", "一、任务", *lines).body[0].children[0]


def printed(text: str) -> str:
    """The first sentence of a text without numbers."""
    preamble = gdplan.parse(text).preamble
    return preamble.sentences[0].text if preamble else ""


def parts(document: gdplan.Document) -> list[str | None]:
    return [node.heading for node in document.body]


def levels(*lines: str) -> list[str | None]:
    return [node.level for node in parse("某市方案", "一、任务", "建设平台。", *lines).walk()]


def codes(*lines: str) -> list[tuple[str, str]]:
    return [(found.code, found.severity) for found in gdplan.check(parse(*lines))]


def headed(count: int, length: int, text: str, *, run_in: bool) -> int:
    """How many paragraphs of a section are taken for items with a heading of their own."""
    mark = "。" if run_in else "\n"
    lines = [f"{STEMS[i]}{WORDS[: length - 1 - run_in]}{mark}{text}" for i in range(count)]
    return len(parse("某市报告", "一、任务", *lines).body[0].children)


def promised(text: str) -> list[str]:
    return [f"{found.indicator} {found.value}" for found in item(f"1.建设平台。{text}").targets]


def diffed(old: str, new: str) -> gdplan.Comparison:
    return gdplan.diff(parse("某市方案", "一、任务", old), parse("某市方案", "一、任务", new))


def changed(old: str, new: str) -> list[int]:
    """How long what went and what came is."""
    return [len(run.text) for change in diffed(old, new).changes for run in change.text if run.op != "equal"]


TEXT = "推进平台建设，完善制度体系，健全工作机制。"


class Limit(NamedTuple):
    """A limit, what a text of some length reads as, and the two lengths and readings beside it."""

    name: str
    read: Callable[[int], Any]
    last: int
    within: Any
    beyond: Any  # one more


LIMITS = [
    # outline
    Limit("lines before the box of a page", lambda n: parse(*["完善制度，推广良种。"] * n, "发文字号：某府〔2030〕1号", "成文日期：2030年3月1日", "一、任务", "建设。").metadata.document_number, 12, "某府〔2030〕1号", None),
    Limit("labels that are no box", lambda n: parse(*("发文机关：某市人民政府", "成文日期：2030年3月1日")[:n], "某市方案", "一、任务", "建设。").metadata.issuer, 1, None, "某市人民政府"),
    Limit("a label of a page, blanks included", lambda n: parse(f"发{' ' * (n - 5)}文字号：某府〔2030〕1号", "成文日期：2030年3月1日", "某市方案", "一、任务", "建设。").metadata.document_number, 24, "某府〔2030〕1号", None),
    Limit("lines before a title in 《》", lambda n: parse(*["完善制度，推广良种。"] * n, "《关于推进某事的意见》全文如下。", "一、任务", "建设。").metadata.title, 19, "关于推进某事的意见", None),
    Limit("a title of no kind that is none", lambda n: parse("关于" + WORDS[: n - 2], "一、任务", "建设。").metadata.title, 5, None, "关于茶园古道"),
    Limit("the caption of a table", lambda n: parse("某市方案", "一、任务", "建设。", WORDS[: n - 1] + "表", "序号\t任务\t单位", "1\t建设平台\t市科技局", "2\t推广良种\t市教育局").body[0].children[0].heading is not None, 40, True, False),
    Limit("the header of a column", lambda n: [r.agencies[0].name for node in parse("某市方案", "一、任务", "建设。", "任务分工表", f"序号\t任务\t牵头单位（{WORDS[: n - 6]}）", "1\t建设平台\t市科技局", "2\t推广良种\t市教育局").walk() for r in node.responsibilities], 24, ["市科技局", "市教育局"], []),
    Limit("rows that are no table", lambda n: "table" in levels("主要指标", *["名称\t范围\t备注", "平台用户\t市级\t新建"][:n]), 1, False, True),
    Limit("the title of a box", lambda n: len([node for node in parse("某市方案", "一、任务", "建设。", "专栏1", WORDS[:n], "推广良种，培育茶苗，扩大试点。", "二、保障", "落实。").walk() if node.heading]), 60, 3, 2),
    Limit("numbers that are missing before one inside a line", lambda n: [node.num for node in parse("某市方案", "一、任务", "1.建设平台。", f"推广应用。{n + 2}.培育企业。", f"{n + 3}.扩大试点。").body[0].children], 4, ["1.", "6.", "7."], ["1.", "8."]),
    Limit("a signature", lambda n: parse("某市方案", "一、任务", "1.建设平台。完善。", "2.推广良种。培育。", f"{('某市茶业发展领导小组' * 6)[: n - 15]}办公室 2030年10月10日").conclusions is not None, 50, True, False),
    Limit("items that do not show that the last has more", lambda n: parse("某市报告", *[f"{NUMBERS[i]}、推进第{STEMS[i]}类平台建设，完善制度。" for i in range(n)], "让一切发展起来，向前进步。").conclusions is not None, 2, False, True),
    Limit("headings without a number that are no row", lambda n: parts(parse("某市报告", *[line for i in range(n) for line in (f"{2025 + i}年工作安排", "建成平台，推广良种。")])), 1, [], ["2025年工作安排", "2026年工作安排"]),
    Limit("a heading that its sentences follow", lambda n: headed(3, n, TEXT, run_in=True), 21, 3, 0),
    Limit("paragraphs that are no row", lambda n: headed(n, 10, TEXT, run_in=False), 1, 0, 2),
    Limit("a label in its sentence", lambda n: len(item("1.建设平台。推广良种。", f"责{' ' * (n - 4)}任单位：市科技局。").responsibilities), 13, 1, 0),
    Limit("a heading in a row that stands", lambda n: len(parse("某市报告", "一、任务", *[f"{STEMS[i]}{WORDS[:9]}。{TEXT}" for i in range(3)], f"{WORDS[:n]}。{TEXT}").body[0].children), 42, 4, 3),
    Limit("the date of a letter that an annex follows", lambda n: len(parse("关于某事的复函", "某市教育局：", "来函收悉，同意实施。", "某市人民政府", f"2030年1月{' ' * (n - 9)}9日", "附件", "操作规程", "按规程操作。").attachments), 23, 1, 0),
    Limit("the title of what a notice encloses that is too short to be found again", lambda n: [node.num for node in parse(f"某市人民政府关于印发《{WORDS[: n - 2]}方案》的通知", "各县：", "1.请认真执行。", "2.请报送。", f"{WORDS[: n - 2]}方案", "一、任务", "1.建设平台。完善。").walk()], 5, ["1.", "2.", "一、", "1."], [None, "一、", "1."]),
    Limit("chapters and decimals that show no numbering", lambda n: [node.num for node in parse("某市方案", "1 总则", *[f"1.{i + 1}推广{STEMS[i]}良种" for i in range(n - 1)]).walk()], 2, [None], ["1", "1.1", "1.2"]),
    Limit("the line of a chapter with decimals", lambda n: [node.num for node in parse("某市方案", f"1 {WORDS[: n - 2]}", "1.1 推广良种", "培育茶苗。", "1.2 扩大试点", "落实。").walk()], 40, ["1", "1.1", "1.2"], [None]),
    Limit("names with numbers, each a level", lambda n: len({node.level for node in parse("某市方案", "一、任务", *[f"{kind}{name}{k}：推进平台建设" for kind, name in [(kind, name) for kind in ("", "重点", "专项", "主要") for name in ("行动", "任务", "举措")][:n] for k in "一二"]).walk() if node.heading}) > 1, 10, True, False),
    Limit("lines before what an agency prints of itself", lambda n: [found.kind for found in parse(*["完善制度，推广良种。"] * n, "（新华社某地1月2日电）", *["推广良种，完善制度。"] * 30).omitted], 15, ["rubric"], []),
    Limit("lines from 抄送 to who printed it", lambda n: len(parse("某市方案", "一、任务", "1.建设平台。完善。", "某市人民政府", "2030年1月2日", "抄送：市委各部门", *[f"第{STEMS[i]}检察院，" for i in range(n - 1)], "某市人民政府办公室2030年1月2日印发").omitted), 8, 9, 1),
    # extract
    Limit("bodies before a colon", lambda n: len(item(f"1.建设学校。{('市茶业局、' * 20)[: n - 4]}市教育局：负责学校宣传。").responsibilities), 60, 1, 0),
    Limit("an office that is none", lambda n: roles(f"市水务局{'供水排'[: n - 1]}科负责"), 2, "", "市水务局 responsible; 市水务局 供水科 responsible"),
    Limit("a person under a label", lambda n: roles("责任领导:张" + "某" * (n - 1)), 16, "责任领导 张" + "某" * 15, ""),
    Limit("what some are of", lambda n: len(named("培育一批" + WORDS[:n]).split("indicator ")[1]), 40, 40, 40),
    Limit("the object of an instrument", lambda n: named(f"制定{WORDS[: n - 2]}办法。").startswith("instrument"), 119, True, False),
    Limit("from a system to its verb", lambda n: named(f"健全{WORDS[: n - 2]}印发制度。") != "", 24, False, True),
    Limit("from a name to its head noun", lambda n: named(f"实施“海云”{WORDS[: n - 2]}工程。") != "", 24, True, False),
    Limit("a modifier before a name", lambda n: named(f"打造{WORDS[:n]}“海云通”。") != "", 16, True, False),
    Limit("the sign of an office", lambda n: named("甲" * n + "〔2030〕5号").count("甲"), 12, 24, 24),
    Limit("from 等 to the act", lambda n: "act 实施" in named(f"《甲办法》等{'规定文件政策内容'[:n]}实施"), 6, True, False),
    Limit("from 本 to an article", lambda n: named(f"依照本{'甲' * n}第三条执行") != "", 6, True, False),
    Limit("from a bound to its number", lambda n: quantities(f"至少{WORDS[:n]}30个"), 4, ">= 30 个 count", "= 30 个 count"),
    Limit("a dash between two numbers", lambda n: quantities(f"建设3个{'—' * n}5个"), 2, "= 3..5 个 count", "= 3 个 count; = 5 个 count"),
    Limit("places before a zone", lambda n: roles(f"{'荒湖大垸河滩'[:n]}、柳林管理区负责"), 4, "荒湖大垸 responsible; 柳林管理区 responsible", "柳林管理区 responsible"),
    Limit("a name that holds a number", lambda n: promised(f"“新建{WORDS[: n - 9]}30个平台”行动。推进。"), 40, [], ["平台”行动 30"]),
    Limit("things that name a set", lambda n: promised(f"打造{'八九十'[n - 8 :] or '十一'}张名片。"), 10, [], ["名片 11"]),
    Limit("a name in “” that a list is inside of", lambda n: promised(f"培育30家“{WORDS[: n - 4]}、企业”。"), 13, ["“茶园古道良种培训展、企业” 30"], ["None 30"]),
    Limit("the first noun of a list", lambda n: promised(f"扶持30所{WORDS[:n]}、留守学校。"), 4, ["茶园古道、留守学校 30"], ["茶园古道良 30"]),
    Limit("a further noun of a list", lambda n: len(promised(f"扶持30所学校、{WORDS[:n]}。")[0]), 24, 30, 5),
    # assemble, metadata, compare
    Limit("a task that is no part of a longer one in the annex", lambda n: parse("某市方案", "一、任务", f"1.{WORDS[:n]}。完善制度。", "2.培育茶苗工作。扩大。", "附件", "任务分工表", "序号\t任务\t牵头单位", f"1\t关于{WORDS[:n]}工作\t市科技局", "2\t培育茶苗工作\t市教育局").body[0].children[0].assigned_in, 5, None, "att_1__table_1__para_1"),
    Limit("a body that does not sign beside another", lambda n: parse("某市方案", "一、任务", "1.建设平台。完善。", f"{'甲乙丙'[: n - 1]}局  市教育局", "2030年10月10日").metadata.issuers, 2, ("甲局  市教育局",), ("甲乙局", "市教育局")),
    Limit("a clause that did not move", lambda n: len(diffed(f"1.建设平台。{WORDS[:n]}。完善制度体系。\n2.推广良种。培育茶苗。", f"1.建设平台。完善制度体系。\n2.推广良种。培育茶苗。{WORDS[:n]}。").moved_sentences), 5, 0, 1),
    Limit("a quotation that changes as a whole", lambda n: changed(f"1.建设平台。实施“{WORDS[:n]}”行动，推进平台建设。", f"1.建设平台。实施“新{WORDS[1:n]}”行动，推进平台建设。"), 40, [42, 42], [2, 2]),
    Limit("a name that is a word without its quotes", lambda n: changed(f"1.建设平台。实施“{WORDS[:n]}”行动，推进{WORDS[:n]}平台建设。", f"1.建设平台。实施“{WORDS[:n]}”行动，推进新{WORDS[1:n]}平台建设。"), 12, [12, 12], [2, 2]),
    # normalize
    Limit("blanks that do not show that all stand apart", lambda n: " " in printed(" ".join(WORDS[: n + 1])), 7, True, False),
    # sources
    Limit("rows of a file that are no table", lambda n: read_separated(("序号,任务,单位\n" * n).encode()).media_type, 1, "text/plain", "text/csv"),
    Limit("elements inside one another", lambda n: limit_depth("<div>" * n + "甲").count("<div>"), 500, 500, 500),
    Limit("elements that say how text looks inside one another", lambda n: limit_depth("<b>" * n + "甲").count("<b>"), 16, 16, 16),
    Limit("a number in letters", lambda n: format_number(n, "upperLetter"), 780, "Z" * 30, "781"),
    Limit("a number in Roman letters", lambda n: format_number(n, "upperRoman"), 3_999, "MMMCMXCIX", "4000"),
    Limit("a number in Chinese", lambda n: format_number(n, "chineseCountingThousand"), 99_999, "九万九千九百九十九", "100000"),
    # what people see
    Limit("names that are offered instead", lambda n: len(nearest_names("省科技听", ["省科技厅", "省科技局", "省科技处", "省科技部"][:n])), 3, 3, 3),
    Limit("a text that may be a note", lambda n: codes(WORDS[: n - 1] + "。")[0], 199, ("no-structure", "info"), ("no-structure", "warning")),
    Limit("siblings that do not show what all should have", lambda n: "no-heading" in dict(codes("某市方案", "一、任务", *[f"（{NUMBERS[i]}）推广良种。培育茶苗，扩大试点范围。" for i in range(n - 1)], f"（{NUMBERS[n - 1]}）推广计划，服务企业：培育茶苗、扩大试点。")), 3, False, True),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
