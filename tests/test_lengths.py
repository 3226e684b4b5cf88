"""How long, how far, how many: the last that counts, and the next that does not.

Like test_thresholds.py, for limits that one growing text shows: a text of so many characters, lines or items, and what
of it is read.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from test_rows import named, quantities, roles

import gdplan
from gdplan.extract.clauses import is_inside
from gdplan.extract.deadlines.named_ways import in_named_way
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


def page(*blocks: str) -> gdplan.Document:
    pytest.importorskip("selectolax")
    return gdplan.load(f"<html><body>{''.join(blocks)}</body></html>".encode(), name="page.html")


def table(*rows: list[str]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def around(block: str) -> gdplan.Document:
    """A page on which a block stands between two sections."""
    text = f"<p>二、保障</p><p>{TEXT * 20}</p>"
    return page(f"<p>某市方案</p><p>一、任务</p><p>建设平台，完善制度，推广良种。</p>{block}{text}")


def depth(nodes: tuple[gdplan.Node, ...]) -> int:
    return 1 + max(map(depth, (node.children for node in nodes)), default=-1) if nodes else 0


def indicators(cells: Callable[[str], list[str]]) -> bool:
    """Whether three rows of indicators in lines of one cell each are a table."""
    lines = [cell for stem in STEMS[:3] for cell in cells(stem)]
    return "table" in levels("主要指标", "指标", "单位", "2030年", "属性", *lines)


def rows_of(*cells: str, heads: tuple[str, ...]) -> int:
    """How many rows are read in lines of one cell each, of three that begin with such tasks."""
    lines = [cell for stem in STEMS[:3] for cell in (f"建设{stem}平台", *cells)]
    read = levels("任务分工表", "任务", *heads, *lines)
    return len(read) - 2 if "table" in read else 0


def wrapped(width: int, count: int, *further: str) -> int:
    """How many sentences lines of one width are, and what follows them."""
    text = WORDS * 8
    lines = [text[i * width : (i + 1) * width] for i in range(count - 1)]
    preamble = parse(*lines, "推广良种。", *further).preamble
    return len(preamble.sentences) if preamble else 0


def markdown(*lines: str) -> tuple[gdplan.Node, ...]:
    return gdplan.load("\n".join(("# 某市方案", "", *lines)).encode(), name="plan.md").body


def listed(*lines: str) -> bool:
    """Whether lines of one cell each are a table."""
    return "table" in levels("任务分工表", *lines)


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
    Limit("a number inside a line that is the next", lambda n: [node.num for node in parse("某市方案", "一、任务", "1.建设平台。", f"推广应用。{n}.培育企业。").body[0].children], 2, ["1.", "2."], ["1."]),
    Limit("numbers inside a line that are none", lambda n: [node.num for node in parse("某市方案", "一、任务", f"推广应用。{''.join(f'{i + 1}.培育{STEMS[i]}企业。' for i in range(n))}").body[0].children], 1, [], ["1.", "2."]),
    Limit("an article without a blank behind its number that is one", lambda n: [node.num for node in parse("某市条例", "第一条　为了发展，制定本条例。", "第二条　适用本市。", f"第{NUMBERS[n - 1]}条规划区内的建设适用本条例。", f"第{NUMBERS[n]}条　执行。").body], 3, ["第一条", "第二条", "第三条", "第四条"], ["第一条", "第二条", "第五条"]),
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
    Limit("a further line of the title of an annex", lambda n: parse("某市方案", "一、任务", "建设。", "附件", "操作规程", WORDS[:n], "一、检查", "按规程。").attachments[0].title != "操作规程", 60, True, False),
    Limit("an entry of a table of contents", lambda n: len(parse("某市方案", *(entries := [f"{number}、{WORDS[: n - 2]}" for number in "一二三"]), *[line for entry in entries for line in (entry, TEXT)]).omitted), 60, 3, 0),
    Limit("chapters missing before a decimal", lambda n: [node.num for node in parse("某市方案", "1 总则", "1.1 推广", "培育。", "1.2 扩大", "落实。", f"{n + 1}.3 落实", "培育。", f"{n + 1}.4 监督", "落实。").walk()], 5, ["1", "1.1", "1.2", "6.3", "6.4"], [None] * 4),
    Limit("lines of the title of what a notice encloses", lambda n: [node.num for node in parse("某市人民政府关于印发《某市茶园古道良种培训展会企业方案》的通知", "各县：", "1.请认真执行。", "2.请报送。", *[title[i * 16 // n : (i + 1) * 16 // n] for title in ["某市茶园古道良种培训展会企业方案"] for i in range(n)], "一、任务", "1.建设平台。完善。").walk()], 3, [None, "一、", "1."], ["1.", "2.", "一、", "1."]),
    Limit("lines from a letterhead to its number", lambda n: parse("某市人民政府文件", *["推进茶业"] * (n - 1), "某府〔2030〕1号", "关于推进茶业发展的通知", "一、任务", "建设。").front[0].kind, 5, "issuer", "document_number"),
    Limit("a line that shows no copy", lambda n: len(parse("某市茶业简报", *[f"{stem}{WORDS[: n - 2]}。" for stem in "甲乙丙丁"] * 2).omitted), 19, 0, 4),
    Limit("a heading that has its line for itself", lambda n: headed(3, n, TEXT * 4, run_in=False), 31, 3, 0),
    Limit("a first sentence that is a heading in a family", lambda n: [node.heading is not None for node in parse("某市方案", "一、任务", *[f"（{number}）{WORDS[: n - 1]}。培育茶苗，扩大试点。" for number in "一二三"]).body[0].children], 25, [True] * 3, [False] * 3),
    Limit("siblings with short headings that leave a long one of its kind no heading", lambda n: parse("某市方案", "一、任务", *[f"{i}.{WORDS[:30]}。培育茶苗，扩大试点。" for i in range(1, 9)], "二、保障", f"1.{WORDS[:30]}。扩大试点。", *[f"{i + 2}.推广{STEMS[i]}种。培育茶苗。" for i in range(n)]).body[1].children[0].heading is None, 2, True, False),
    Limit("a long first sentence that is a heading as those of its siblings are", lambda n: parse("某市方案", "一、任务", *[f"{i}.{WORDS[:30]}。培育茶苗，扩大试点。" for i in range(1, 9)], "二、保障", f"1.{WORDS[: n - 1]}。扩大试点。", *[f"{i + 2}.推广{STEMS[i]}种。培育茶苗。" for i in range(3)]).body[1].children[0].heading is not None, 60, True, False),
    Limit("the head of one of two columns", lambda n: "table" in levels("主要指标", f"{WORDS[: n - 2]}指标\t目标值", "平台用户\t30个", "平台\t3个"), 24, True, False),
    Limit("a label of owners behind items, which shows what stands behind others", lambda n: len(parse("某市方案", "一、任务", "（一）建设平台", "1.推广良种。", "2.培育茶苗。", f"责{' ' * (n - 4)}任单位：市科技局。", "（二）完善制度", "1.推广。", "2.培育。", "责任单位：市教育局。").body[0].children[1].responsibilities), 13, 1, 0),
    Limit("nodes that do not show that owners behind their items are theirs", lambda n: [found.agencies[0].name for found in parse("某市方案", "一、任务", *[line for i in range(n) for line in (f"（{NUMBERS[i]}）建设{STEMS[i]}平台", "1.推广良种。", "2.培育茶苗。", "责任单位：市科技局。")]).body[0].children[0].responsibilities], 1, [], ["市科技局"]),
    Limit("names below a label", lambda n: len(item("1.建设平台。推广。", "责任单位：", f"{('市茶业局、' * 20)[: n - 4]}市科技局").responsibilities), 80, 1, 0),
    Limit("a first line that names a subject", lambda n: parse(f"关于{WORDS[: n - 2]}", "一、任务", "建设。").metadata.title is not None, 60, True, False),
    Limit("a line that is too short to stand inside a title", lambda n: parse("某市人民政府办公室", "关于支持茶园", WORDS[:n], "企业发展的", "若干意见", "一、任务", "建设。").metadata.title, 7, "企业发展的若干意见", "某市人民政府办公室关于支持茶园茶园古道良种培训企业发展的若干意见"),
    Limit("lines of a title", lambda n: parse("关于支持茶园", *["古道良种培训展会企业"] * (n - 2), "发展的若干意见", "一、任务", "建设。").metadata.title, 4, "关于支持茶园古道良种培训展会企业古道良种培训展会企业发展的若干意见", "发展的若干意见"),
    Limit("lines from a name to what hands it over", lambda n: parse("《某某工作事项》", "各县：", *["推广良种。"] * (n - 2), "已经市政府同意，现印发给你们。", "某某工作事项", "一、任务", "建设。").metadata.title, 9, "某某工作事项", None),
    Limit("headings between texts that are no row", lambda n: len(parse("某市报告", "推进。", *[line for i in range(n) for line in (f"{STEMS[i]}{WORDS[:7]}", TEXT)]).body), 2, 0, 3),
    Limit("columns of a table of one cell a line", lambda n: listed("序号", "任务", *[f"{STEMS[i]}类措施" for i in range(n - 3)], "责任单位", *[cell for number in "123" for cell in (number, "建设平台", *["推广"] * (n - 3), "市科技局")]), 12, True, False),
    Limit("the head of a column of one cell a line", lambda n: listed("序号", f"{WORDS[: n - 2]}任务", "责任单位", *[cell for number in "123" for cell in (number, "建设平台", "市科技局")]), 16, True, False),
    Limit("rows that nothing tells apart and that are no table", lambda n: listed("任务", "措施", "责任单位", *[cell for i in range(n) for cell in (f"建设{STEMS[i]}平台", "推广良种。", "市科技局")]), 2, False, True),
    Limit("rows with numbers that are no table", lambda n: listed("序号", "任务", "责任单位", *[cell for i in range(n) for cell in (f"{i + 1}", f"建设{STEMS[i]}平台", "市科技局")]), 1, False, True),
    Limit("pairs of lines of a row that cannot be read", lambda n: levels("任务分工表", "序号", "任务", "责任单位", *[cell for number in "123" for cell in (number, "建设平台", "市科技局")], "4", *["建设。", "市科技局"] * n, "推广。", *[cell for number in "567" for cell in (number, "建设平台", "市科技局")]).count("paragraph"), 3, 7, 4),
    Limit("the name of rows of one cell a line", lambda n: levels("任务分工表", "序号", "任务", "责任单位", *[cell for _ in range(2) for cell in (WORDS[:n], *[cell for number in "123" for cell in (number, "建设平台", "市科技局")])]).count("paragraph"), 40, 6, 3),
    Limit("a date in a cell of its own line", lambda n: len([found for node in parse("某市方案", "一、任务", "建设。", "任务分工表", "序号", "任务", "责任单位", "完成时限", "1", "建设平台", "市科技局", f"{'2030年、' * 3}2030年底前"[:n], "2", "推广良种", "市教育局", "2030年6月", "3", "培育茶苗", "市财政局", "2030年7月").walk() for found in node.responsibilities]), 24, 3, 2),
    Limit("the first line of a box", lambda n: around(table([f"<p>{WORDS[:n]}</p><p>推广良种，培育茶苗。</p><p>建设平台，完善制度。</p>"])).body[0].children[0].heading is not None, 40, True, False),
    Limit("a line that goes on in a narrow cell", lambda n: around(table(["序号", "任务", "单位"], ["1", f"<p>{WORDS[:n]}</p><p>良种</p>", "市科技局"], ["2", "推广良种", "市教育局"])).body[0].children[0].children[0].heading is not None, 12, True, False),
    Limit("a cell that is half of a short text", lambda n: any(node.level == "table" for node in page("<p>某市方案</p><p>一、任务</p>", table(["序号", "任务", "单位"], ["1", (WORDS * 2)[:n], "市科技局"])).walk()), 150, True, False),
    Limit("cells of who printed it", lambda n: any(node.level == "table" for node in around(table(["甲", "乙"], ["丙", "丁"], [*["戊"] * (n - 5), "某市人民政府办公室2030年1月2日印发"])).walk()), 6, False, True),
    Limit("lists within lists", lambda n: depth(markdown(*[f"{'   ' * i}1. 建设{STEMS[i % 10]}平台" for i in range(n)])), 10, 10, 10),
    Limit("an item that holds a list with numbers", lambda n: len(markdown(f"- {WORDS[:n]}", "   1. 建设平台", "   2. 推广良种", "- 保障措施", "   1. 落实责任", "   2. 培育")), 60, 2, 4),
    Limit("a heading of the format", lambda n: len(page(f"<h1>某市方案</h1><h2>{WORDS[:n]}</h2><p>{TEXT}</p><h2>推广良种</h2><p>{TEXT}</p>").body), 60, 2, 1),
    Limit("lines of a cell", lambda n: rows_of(*["推广良种。"] * (n - 1), "市科技局", heads=("措施", "责任单位")), 30, 3, 0),
    Limit("lines of a row", lambda n: rows_of(*["市科技局、"] * (n - 3), "市科技局", "2030年6月底前", heads=("责任单位", "完成时限")), 40, 3, 0),
    Limit("an attribute in a line", lambda n: indicators(lambda stem: [f"{stem}平台用户数", "万户", "30", WORDS[:n]]), 12, True, False),
    Limit("an indicator in a line", lambda n: indicators(lambda stem: [f"{stem}{WORDS[: n - 1]}", "万户", "30", "预期性"]), 60, True, False),
    Limit("a person in a line", lambda n: rows_of("市科技局", ("张三李四王五赵六" * 4)[:n], heads=("责任单位", "责任人")), 16, 3, 0),
    Limit("bodies in a line", lambda n: rows_of(f"市科技局{'、市教育局' * 38}、市{('茶业园林' * 9)[: n - 197]}局", "2030年", heads=("责任单位", "完成时限")), 200, 3, 0),
    Limit("lines too narrow to be wrapped", lambda n: wrapped(n, 8), 13, 8, 1),
    Limit("lines too wide to be wrapped", lambda n: wrapped(n, 4), 80, 1, 4),
    Limit("lines too few to be wrapped", lambda n: wrapped(20, n), 3, 3, 1),
    Limit("breaks that show no wrapping", lambda n: wrapped(20, n + 1, *["推广良种。"] * (3 - n)), 1, 4, 2),
    Limit("lines of which one in four breaks inside a sentence", lambda n: wrapped(20, 4, *["推广良种。"] * (n - 4)), 12, 9, 13),
    Limit("characters that are missing from a full line", lambda n: wrapped(20, 4, WORDS[: 20 - n], "茶园。"), 3, 2, 3),
    Limit("lines of addressees", lambda n: [entry.kind for entry in parse("某市方案", *["各区人民政府、市直各"] * (n - 1), "单位：", "一、任务", "建设。").front].count("addressee"), 5, 4, 0),
    # extract
    Limit("words beside a date in a bracket that is its limit", lambda n: item(f"1.（{WORDS[:n]}2030年底）新建平台3个。").targets[0].deadline, 5, "2030", None),
    Limit("words between 翻 and how often", lambda n: len(item(f"1.茶叶产量翻{'约' * n}1番。").targets), 6, 1, 0),
    Limit("what lasts, before how long", lambda n: len(item(f"1.茶树寿命{WORDS[:n]}达到30年。").targets), 14, 1, 0),
    Limit("what is cut behind a long adverbial", lambda n: item(f"1.推广良种，加大扶持力度减轻{('企业税费' * 5)[:n]}200亿元。").targets[0].change, 15, "decrease", "level"),
    Limit("what stands between marks", lambda n: is_inside(f"《{'甲' * n}", n + 1, "《》"), 79, True, False),
    Limit("what names a way of working before its date", lambda n: in_named_way(f"落实“{'甲' * (n - 2)}、年底考核”的考核机制。", n + 2, n + 4), 80, True, False),
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
    Limit("from a bound to the whole of its share", lambda n: quantities(f"不低于{WORDS[:n]}的80%"), 31, ">= 80 % ratio", "= 80 % ratio"),
    Limit("a person beside a body in a cell", lambda n: len([agency for node in parse("某市方案", "一、任务", "建设。", "任务分工表", "序号\t任务\t责任单位及责任人", f"1\t建设平台\t市科技局 {'张三李四王'[:n]}", "2\t推广良种\t市教育局 李四").walk() for found in node.responsibilities[:1] for agency in found.agencies]), 4, 2, 3),
    Limit("from 《 to a due date in a title", lambda n: len(item(f"1.建设。贯彻《{WORDS[:n]}6月底前计划》要求。").deadlines), 79, 0, 1),
    Limit("from 《 to a year in a title", lambda n: [found.deadline for found in item(f"1.建设平台。落实《{WORDS[:n]}到2035年规划》，新增企业30家。").targets], 78, [None], ["2035"]),
    Limit("a dash between two numbers", lambda n: quantities(f"建设3个{'—' * n}5个"), 2, "= 3..5 个 count", "= 3 个 count; = 5 个 count"),
    Limit("places before a zone", lambda n: roles(f"{'荒湖大垸河滩'[:n]}、柳林管理区负责"), 4, "荒湖大垸 responsible; 柳林管理区 responsible", "柳林管理区 responsible"),
    Limit("a name that holds a number", lambda n: promised(f"“新建{WORDS[: n - 9]}30个平台”行动。推进。"), 40, [], ["平台”行动 30"]),
    Limit("things that name a set", lambda n: promised(f"打造{'八九十'[n - 8 :] or '十一'}张名片。"), 10, [], ["名片 11"]),
    Limit("a name in “” that a list is inside of", lambda n: promised(f"培育30家“{WORDS[: n - 4]}、企业”。"), 13, ["“茶园古道良种培训展、企业” 30"], ["None 30"]),
    Limit("the first noun of a list", lambda n: promised(f"扶持30所{WORDS[:n]}、留守学校。"), 4, ["茶园古道、留守学校 30"], ["茶园古道良 30"]),
    Limit("a further noun of a list", lambda n: len(promised(f"扶持30所学校、{WORDS[:n]}。")[0]), 24, 30, 5),
    Limit("characters of a scale", lambda n: quantities(f"投资3万{'亿' * (n - 1)}元"), 3, "= 3 万亿亿元 money", ""),
    Limit("tenths", lambda n: quantities(f"达到{n}成"), 10, "= 10 成 ratio reach", ""),
    Limit("headings of bodies that are no list of duties", lambda n: len([found for node in parse("某市方案", "一、工作职责", *[line for i in range(n) for line in (f"（{NUMBERS[i]}）市{('教育', '财政')[i]}局", "开展学校宣传。")]).walk() for found in node.responsibilities]), 1, 0, 2),
    # assemble, metadata, compare
    Limit("a body whose other name stands in a bracket", lambda n: len(item(f"1.建设平台。市{('茶业园林' * 9)[: n - 2]}局（市科技局）。").responsibilities), 24, 0, 1),
    Limit("a line that is too short to begin the name of who signs", lambda n: parse("某市方案", "一、任务", "1.建设平台。完善。", WORDS[:n], "小组办公室", "2030年10月10日").metadata.issuers, 5, ("小组办公室",), ("茶园古道良种小组办公室",)),
    Limit("a task that is no part of a longer one in the annex", lambda n: parse("某市方案", "一、任务", f"1.{WORDS[:n]}。完善制度。", "2.培育茶苗工作。扩大。", "附件", "任务分工表", "序号\t任务\t牵头单位", f"1\t关于{WORDS[:n]}工作\t市科技局", "2\t培育茶苗工作\t市教育局").body[0].children[0].assigned_in, 5, None, "att_1__table_1__para_1"),
    Limit("a body that does not sign beside another", lambda n: parse("某市方案", "一、任务", "1.建设平台。完善。", f"{'甲乙丙'[: n - 1]}局  市教育局", "2030年10月10日").metadata.issuers, 2, ("甲局  市教育局",), ("甲乙局", "市教育局")),
    Limit("a clause that did not move", lambda n: len(diffed(f"1.建设平台。{WORDS[:n]}。完善制度体系。\n2.推广良种。培育茶苗。", f"1.建设平台。完善制度体系。\n2.推广良种。培育茶苗。{WORDS[:n]}。").moved_sentences), 5, 0, 1),
    Limit("a quotation that changes as a whole", lambda n: changed(f"1.建设平台。实施“{WORDS[:n]}”行动，推进平台建设。", f"1.建设平台。实施“新{WORDS[1:n]}”行动，推进平台建设。"), 40, [42, 42], [2, 2]),
    Limit("a name that is a word without its quotes", lambda n: changed(f"1.建设平台。实施“{WORDS[:n]}”行动，推进{WORDS[:n]}平台建设。", f"1.建设平台。实施“{WORDS[:n]}”行动，推进新{WORDS[1:n]}平台建设。"), 12, [12, 12], [2, 2]),
    # normalize
    Limit("blanks that do not show that all stand apart", lambda n: " " in printed(" ".join(WORDS[: n + 1])), 7, True, False),
    Limit("parted characters of a hundred and one that do not show that all stand apart", lambda n: " " in printed(" ".join(WORDS[:n]) + WORDS[n:101]), 70, True, False),
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
