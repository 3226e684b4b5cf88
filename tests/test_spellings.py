"""Dates, numerals and words of promise are spelt in vocab/ alone, numerals once: a second spelling drifts from the first."""

import ast
import re
from pathlib import Path

import pytest

import gdplan
from gdplan.vocab.promises import BEFORE_DATE

SOURCE = Path(gdplan.__file__).parent
# How a pattern spells one when it does not read it from its table.
SPELT = {
    "date": r"19\|20|20\\d\\d|20\[0-9\]|\\d\{1,2\} ?\*?月|\\d\{4\} ?\*?年|\[一二三四[^\]]*\]季度|\[上下\]半年|〇零",
    "numeral": "一二两?三四五六七|七八九十",
    "promise": "|".join(BEFORE_DATE),
}
# What a character amounts to is a table of its own: in numerals, and in the formats of Word's automatic numbers.
VALUES = {
    ("numeral", "vocab/numerals.py"),
    ("numeral", "numerals.py"),
    ("numeral", "sources/word_numbers.py"),
    ("numeral", "outline/families.py"),
}


def read(name):
    return (SOURCE / name).read_text(encoding="utf-8")


def strings(text):
    """The strings of a file as they are written, docstrings left out."""
    code = text.encode()
    lines = code.splitlines(keepends=True)
    nodes = list(ast.walk(ast.parse(code)))
    left_out = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            left_out.update(part for part in ast.walk(node) if part is not node)
    for node in nodes:
        is_string = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        if is_string and node not in left_out:
            *first, last = lines[node.lineno - 1 : node.end_lineno]
            written = b"".join([*first, last[: node.end_col_offset]])[node.col_offset :].decode()
            yield node.lineno, written.replace("{{", "{").replace("}}", "}")


def find_second_spellings(name, text):
    return [
        (what, name, line)
        for line, string in strings(text)
        for what, pattern in SPELT.items()
        if what == "numeral" or Path(name).parent.name != "vocab"
        if re.search(pattern, string) and (what, name) not in VALUES
    ]


def test_each_is_spelt_once():
    names = [path.relative_to(SOURCE).as_posix() for path in sorted(SOURCE.rglob("*.py"))]
    assert "extract/clauses.py" in names
    assert [find_second_spellings(name, read(name)) for name in names] == [[]] * len(names)


@pytest.mark.parametrize(
    "what, planted",
    [
        ("date", r'_YEAR = lazy(r"(?:19|20)\d\d年")'),
        ("date", r'_MONTH = lazy(r"\d{1,2}月底")'),
        ("date", r'_MONTH = lazy(rf"\d{{1,2}}月{END}")'),
        ("date", r'_YEAR = lazy(r"20\d\d")'),
        ("date", '_QUARTER = lazy("第?[一二三四]季度")'),
        ("date", '_HALF = lazy("[上下]半年")'),
        ("numeral", '_COUNT = lazy("[一二三四五六七八九十]{1,3}个")'),
        ("numeral", '_COUNT = lazy(rf"[0-9一二两三四五六七八九]{{1,3}}{UNIT}")'),
        ("promise", '_PLEDGED = lazy("力争|务必")'),
        ("promise", '_AHEAD = ("预计", "打算")'),
    ],
)
def test_a_second_spelling_is_found(what, planted):
    """Planted at the end of a file."""
    name = "extract/clauses.py"
    text = read(name)
    assert find_second_spellings(name, f"{text}{planted}\n") == [(what, name, text.count("\n") + 1)]
