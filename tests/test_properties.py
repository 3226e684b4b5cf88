"""What holds on every text: it parses, every character has one place, and its tree does not hang on its clothing."""

import re
from collections.abc import Callable

import opencc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shared import CORPUS, PLAN, read
from trees import account, folded

import gdplan
from gdplan.normalize import normalize

_TO = {name: opencc.OpenCC(name).convert for name in ("t2s", "s2t", "s2hk", "s2tw")}
_HALF = str.maketrans("，；：（）％０１２３４５６７８９", ",;:()%0123456789")
_FULL = str.maketrans(",;:()%0123456789", "，；：（）％０１２３４５６７８９")
_ARABIC = re.compile(r"^(\s*\d{1,3})\.(?!\d)", re.MULTILINE)
_ANY_MARKER = re.compile(
    r"^(\s*)((?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[)）]|\d+[.、．]))", re.MULTILINE
)
_NARROW = re.compile("[，、。；）”》](?![，、。；）”》])")


def paragraphs_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def wrap(text: str, width: int = 38) -> str:
    """Hard-wrapped, paragraphs indented by two U+3000, a page mark every thirty lines."""
    lines: list[str] = []
    for paragraph in paragraphs_of(text):
        rest = "\u3000\u3000" + paragraph
        while rest:
            lines.append(rest[:width])
            rest = rest[width:]
            if len(lines) % 31 == 30:
                lines.append(f"— {len(lines) // 30} —")
    return "\n".join(lines)


def cut_rows(text: str, width: int = 40) -> str:
    """Hard-wrapped as above without the indents, and every third long row cut where its punctuation is set narrower."""
    rows: list[str] = []
    for paragraph in paragraphs_of(text):
        first = width - 2  # where an indent was
        rows += [paragraph[:first], *(paragraph[at : at + width] for at in range(first, len(paragraph), width))]
    cut = (
        _NARROW.sub(r"\g<0>\n", row).strip() if at % 3 == 0 and len(row) > 30 else row for at, row in enumerate(rows)
    )
    return "\n".join(cut)


def glue(text: str) -> str:
    """Every line that follows 。 or ） on the line before it."""
    first, *rest = paragraphs_of(text)
    lines = [first]
    for line in rest:
        if lines[-1][-1] in "。）)":
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)


def contents(text: str) -> str:
    """With a table of contents in front."""
    nodes = [
        node
        for node in gdplan.parse(text).walk()
        if node.level in ("chapter", "section", "subsection") and node.heading
    ]
    entries = [f"{node.num}{node.heading}……{page}" for page, node in enumerate(nodes, 1)]
    return "\n".join(["目　录", *entries, text]) if entries else text


CLOTHES: dict[str, Callable[[str], str]] = {
    "s2t": lambda text: _TO["s2t"](_TO["t2s"](text)),
    "s2hk": lambda text: _TO["s2hk"](_TO["t2s"](text)),
    "s2tw": lambda text: _TO["s2tw"](_TO["t2s"](text)),
    "t2s": _TO["t2s"],
    "half-width": lambda text: text.translate(_HALF),
    "full-width": lambda text: text.translate(_FULL),
    "1、": lambda text: _ARABIC.sub(r"\1、", text),
    "１．": lambda text: _ARABIC.sub(r"\1．", text),
    "indented": lambda text: "\n\n".join("\u3000\u3000" + line for line in paragraphs_of(text)),
    "blanks": lambda text: _ANY_MARKER.sub("\\1\u00a0 \\2 \u00a0", text),
    "CRLF and BOM": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "wrapped": wrap,
    "contents": contents,
    "one line": lambda text: "\u3000\u3000".join(paragraphs_of(text)),
    "glued": glue,
}


def numeral(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else "一二三四五六七八九"[tens - 1] + "十") + (
        "" if ones == 0 else "一二三四五六七八九"[ones - 1]
    )


_WORDS = st.sampled_from(
    [
        "推进平台建设",
        "完善制度体系",
        "扩大试点范围",
        "优化服务流程",
        "加强人才培养",
        "提升供给能力",
        "健全标准规范",
        "深化开放合作",
    ]
)
_SENTENCE = st.builds(
    lambda first, second, third: f"{first}的工作机制，{second}，形成“{third}”的良好格局。", _WORDS, _WORDS, _WORDS
)
_OWNER = st.sampled_from(
    ["（省科技厅牵头）", "（省科技厅、财政厅按职责分工负责）", "（责任单位：市科委、市数据局）", ""]
)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """Made-up plans: two to four sections, with or without （一） and 1., numbers that run on or restart."""
    subsections, tasks, run_on = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    owner = draw(_OWNER)
    lines = ["某省数字建设2030年工作要点", "为做好全年工作，推进各项任务落实，制定本要点。"]
    task = subsection = 0
    for section in range(1, draw(st.integers(2, 4)) + 1):
        lines.append(f"{numeral(section)}、{draw(_WORDS)}")
        subsection = subsection if run_on else 0
        groups = draw(st.integers(1, 3)) if subsections else 1
        for _ in range(groups):
            if subsections:
                subsection += 1
                lines.append(f"（{numeral(subsection)}）{draw(_WORDS)}")
                task = task if run_on else 0
            elif not run_on:
                task = 0
            if tasks:
                for _ in range(draw(st.integers(1, 4))):
                    task += 1
                    body = "".join(draw(st.lists(_SENTENCE, min_size=2, max_size=4)))
                    lines.append(f"{task}.{draw(_WORDS)}。{body}{owner}")
            else:
                lines.append("".join(draw(st.lists(_SENTENCE, min_size=2, max_size=4))))
    return "\n".join(lines)


@pytest.mark.parametrize("clothing", CLOTHES)
def test_the_plan_in_any_clothing(clothing):
    text = read(PLAN)
    assert folded(gdplan.parse(CLOTHES[clothing](text))) == folded(gdplan.parse(text))


def test_the_plan_as_a_reader_of_pdf_files_cuts_it():
    """Not among the clothes of made-up plans: a text of a few rows may not show how they were cut."""
    text = read(PLAN)
    assert folded(gdplan.parse(cut_rows(text))) == folded(gdplan.parse(text))


@settings(max_examples=25)
@given(plans())
def test_made_up_plans_in_any_clothing(text):
    wanted = folded(gdplan.parse(text))
    assert len(wanted[0]) == sum(bool(re.match(r"[一二三四]、|（|\d", line)) for line in text.split("\n"))
    for name, dress in CLOTHES.items():
        assert folded(gdplan.parse(dress(text))) == wanted, name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_plan_in_any_encoding(encoding, tmp_path):
    text = read(PLAN)
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode(encoding))
    assert folded(gdplan.load(path)) == folded(gdplan.parse(text))


def test_the_plan_in_big5(tmp_path):
    text = CLOTHES["s2tw"](read(PLAN))
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode("big5hkscs", "ignore"))
    kept = text.encode("big5hkscs", "ignore").decode("big5hkscs")
    assert folded(gdplan.load(path)) == folded(gdplan.parse(kept))
    assert len(kept) > len(text) * 0.999


def assert_accounted(text: str) -> None:
    account(gdplan.parse(text, with_source=True))


def test_the_plan_is_accounted_for():
    assert_accounted(read(PLAN))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_is_accounted_for(path):
    text = read(path)
    if len(text) > 100_000:  # the longest document in part: the account is the same, its time is not
        text = text[:60_000]
    assert_accounted(text)


@settings(max_examples=60)
@given(plans(), st.sampled_from(list(CLOTHES)))
def test_made_up_plans_are_accounted_for(text, clothing):
    assert_accounted(CLOTHES[clothing](text))


_PIECES = st.sampled_from(
    [*"一二十、（）()。，：；“”《》\n \u3000①1２.年月日附件目录—…号〔〕%\ufeff\u200b\r\0\x1b*", "第一条", "第二章", "1.2", "——", "附件1\n", "目录\n",
     "省科技厅牵头", "责任单位：", "2030年1月1日", "各单位：", "工作方案", "关于印发", "不少于30个", "专栏\n1\n", "— 3 —\n", "\u3000\u3000"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=200)))
@example("（")
@example("一、\n\u200b")
@example("**甲**\n一、**乙**")
@example("附件\n一、甲\n附件")
# Found by `make fuzz`: an owner bracket in the middle of a duty, a number, a title.
@example("亿（政厅职责分工负责）厅牵头")
@example("深化1（政厅分工负责下同）亿")
@example("２（政厅职责下同）以下")
@example("《（技厅分工负责下同）*》")
@example("革[《]（政厅职责下同）》")
@example("《〔责任单位：不《。業)〕》")
@example("(\u200b任政府結合實際落實下同)")
@example("#(\t责任单位：\u200b—})")
@example("(）（省厅）")
# A box as all that stands behind a number; what stands between an article and its list.
@example("①\u3000\u3000专栏单")
@example("第一条(化廳牽頭)1\n1.。\r省")
# A table among the lines of a title; a number before a label in a cell.
@example("\t”\t.\n发\t录\n》目录\n1.關")
@example("\t头\t第二章<td>责任单位：：[下。责任单位：1附件1\n)\t》")
def test_any_text_parses_and_is_accounted_for(text):
    assert_accounted(text)


@given(st.text(max_size=300))
def test_normalising_keeps_every_code_point(text):
    assert len(normalize(text)) == len(text)
    assert normalize(normalize(text)) == normalize(text)


def test_script_forms_fold_to_one():
    common = [
        bytes([a, b]).decode("gb2312") for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF) if (a, b) < (0xD7, 0xFA)
    ]
    for name in ("s2t", "s2hk", "s2tw"):
        different = [c for c in common if normalize(_TO[name](c)) != normalize(c)]
        assert different == [], name
