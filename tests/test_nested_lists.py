"""Lists in lists keep their depth where their numbers look alike, in every format that tells of it."""

import pytest
from office_files import list_definition, list_use, make_docx, numbered

from gdplan.pipeline import parse_source
from gdplan.sources.read import read_source

TITLE = "某市2031年工作方案"
# depth and line of each item; the tree is the same as it is printed
LISTS = {
    "numbers": [(1, "总体要求"), (1, "重点任务"), (2, "建设平台"), (3, "新建平台"), (2, "培育企业"), (1, "保障措施")],
    "inner list last": [(1, "总体要求"), (1, "重点任务"), (2, "建设平台"), (2, "培育企业")],
    "three lists": [(1, "建设平台"), (2, "新建"), (2, "改造"), (1, "培育企业"), (2, "新增"), (2, "提升")],
}


def _branch(items):
    """The items as (text, what is below)."""
    tree = []
    around = [tree]
    for depth, text in items:
        del around[depth:]
        around[-1].append((text, []))
        around.append(around[-1][-1][1])
    return tree


def _to_html(tree):
    return f"<ol>{''.join(f'<li>{text}{_to_html(below)}</li>' for text, below in tree)}</ol>" if tree else ""


def to_html(items):
    page = _to_html(_branch(items))
    return f"<!DOCTYPE html><html><meta charset=utf-8><body><h1>{TITLE}</h1>{page}</body></html>".encode()


def to_loose_html(items):
    """Inner lists stand between the items, as editors write them."""
    return to_html(items).replace(b"<ol><li>", b"</li><ol><li>").replace(b"</ol></li>", b"</ol>")


def _count(items):
    counts = []
    for depth, text in items:
        del counts[depth:]
        counts += [0] * (depth - len(counts))
        counts[-1] += 1
        yield depth, counts[-1], text


def to_markdown(items):
    lines = (f"{'   ' * (depth - 1)}{number}. {text}" for depth, number, text in _count(items))
    return "\n".join([f"# {TITLE}", "", *lines]).encode()


def to_spaced_markdown(items):
    lines = (f"{'    ' * (depth - 1)}{number}. {text}\n" for depth, number, text in _count(items))
    return "\n".join([f"# {TITLE}", "", *lines]).encode()


def to_docx(items):
    body = numbered(TITLE, 0) + "".join(numbered(text, 1, depth - 1) for depth, text in items)
    levels = [("decimal", f"%{at}.") for at in (1, 2, 3)]
    return make_docx(body, numbering=list_definition(0, levels) + list_use(1, 0))


FORMATS = {
    "html": to_html, "loose.html": to_loose_html, "md": to_markdown, "spaced.md": to_spaced_markdown, "docx": to_docx,
}  # fmt: skip


def load(data, name):
    return parse_source(read_source(data, name))


def outline(nodes):
    return [(node.num, node.heading, outline(node.children)) for node in nodes]


def numbers(tree):
    return [(f"{at}.", text, numbers(below)) for at, (text, below) in enumerate(tree, 1)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("items", LISTS.values(), ids=LISTS)
def test_numbers_within_numbers(form, items):
    document = load(FORMATS[form](items), f"case.{form.rpartition('.')[2]}")
    assert outline(document.body) == numbers(_branch(items))
    assert not document.diagnostics


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        # bullets below numbers are sentences of theirs
        ("1. 总体要求\n2. 重点任务\n   - 建设平台。\n   - 培育企业。\n3. 保障措施", ["1. 总体要求", "2. 重点任务", "3. 保障措施"]),
        # bullets above numbers are headings, the last one too, which has none below it
        (
            "- 总体要求\n  1. 坚持创新。\n  2. 坚持协调。\n- 重点任务\n  1. 建设平台。\n- 保障措施",
            ["总体要求", "重点任务", "保障措施"],
        ),
        # set further in by chance, or after another heading: no list within the one before
        ("1. 建设平台。\n2. 培育企业。\n  3. 保障资金。", ["1.", "2.", "3."]),
        ("## 任务\n\n1. 建设平台。\n2. 培育企业。\n\n## 保障\n\n  1. 落实资金。\n  2. 压实责任。", ["任务", "保障"]),
        # one bullet over a list is what announces it
        ("一、任务\n\n- 任务如下：\n  1. 建设平台。\n  2. 培育企业。", ["一、 任务"]),
    ],
)  # fmt: skip
def test_bullets_and_numbers(text, tree):
    document = load(f"# {TITLE}\n\n{text}\n".encode(), "case.md")
    assert [" ".join(filter(None, (node.num, node.heading))) for node in document.body] == tree
    assert not document.diagnostics


def test_a_page_laid_out_as_a_list():
    page = f"<ul><li><h1>{TITLE}</h1><p>任务如下：</p><ol><li>建设平台。</li><li>培育企业。</li></ol></li></ul>"
    document = load(f"<!DOCTYPE html><meta charset=utf-8><body>{page}".encode(), "case.html")
    assert [node.num for node in document.body] == ["1.", "2."]
