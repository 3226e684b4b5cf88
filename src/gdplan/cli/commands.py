"""The commands, how each is used, and what people type that means one of them."""

import os
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from gdplan.errors import GdplanError


class Command(NamedTuple):
    """Where a command is, loaded when it is called or listed, and how it is used."""

    module: str  # under gdplan.cli; the function has the name of the command
    examples: tuple[str, ...]
    has_format: bool = True
    inside: Mapping[str, "Command"] = MappingProxyType({})  # of a group of commands


_CORPUS = {
    "build": Command(
        "corpus_build",
        (
            "gdplan corpus build plans/ --to plans.duckdb",
            "gdplan corpus build plans/ --to plans.duckdb --prune --retry",
            "gdplan corpus build hdfs:///plans --engine spark --master yarn --to hdfs:///corpus/",
        ),
    ),
    "sql": Command(
        "corpus_questions",
        (
            "gdplan corpus sql 'SELECT region, count(*) FROM documents GROUP BY region' plans.duckdb",
            "gdplan corpus sql 'DESCRIBE targets' plans.duckdb",
        ),
    ),
    "find": Command("corpus_questions", ("gdplan corpus find 数据要素 市场化 plans.duckdb --year 2025",)),
    "targets": Command("corpus_questions", ("gdplan corpus targets plans.duckdb --agency 省科技厅 -o targets.xlsx",)),
    "tasks": Command("corpus_questions", ("gdplan corpus tasks plans.duckdb --lead 省科技厅 --due-by 2025",)),
    "agencies": Command("corpus_questions", ("gdplan corpus agencies plans.duckdb --region 广东 -f csv",)),
    "lineage": Command(
        "corpus_lineage",
        ("gdplan corpus lineage '数字.*工作要点' plans.duckdb --files plans/ -o 沿革.html",),
    ),
    "trend": Command(
        "corpus_trend",
        (
            "gdplan corpus trend 城镇新增就业 plans.duckdb --explain",
            "gdplan corpus trend 地区生产总值 plans.duckdb --by issuer -o 趋势.html",
        ),
    ),
    "stats": Command("corpus_questions", ("gdplan corpus stats plans.duckdb",)),
}

COMMANDS = {
    "parse": Command("parse", ("gdplan parse plan.txt | jq .metadata", "gdplan parse plan.docx -o plan.md")),
    "show": Command("show", ("gdplan show plan.txt", "gdplan show plan.txt --full | less"), has_format=False),
    "tasks": Command(
        "ledgers", ("gdplan tasks plan.txt --lead 省科技厅", "gdplan tasks plan.txt --columns task,lead,due --sort due")
    ),
    "targets": Command(
        "ledgers",
        ("gdplan targets plan.txt --due-by 2025-12 -o targets.csv", "gdplan targets *.txt --sort=-value --limit 10"),
    ),
    "agencies": Command("ledgers", ("gdplan agencies plan.txt --agency 省政务和数据局",)),
    "mentions": Command("ledgers", ("gdplan mentions plan.txt --kind citation -f jsonl",)),
    "chunks": Command("chunks", ("gdplan chunks plan.pdf -o plan.jsonl", "gdplan chunks plan.txt --max-chars 300")),
    "diff": Command("diff", ("gdplan diff old.txt new.txt -o changes.html", "gdplan diff old.txt new.txt --stat")),
    "outcomes": Command(
        "outcomes",
        ("gdplan outcomes report-2025.txt report-2026.txt", "gdplan outcomes plan.txt report.txt -o outcomes.csv"),
    ),
    "lineage": Command(
        "lineage", ("gdplan lineage 2023.txt 2024.txt 2025.txt", "gdplan lineage plans/*.docx -o 沿革.html")
    ),
    "ledger": Command(
        "ledger",
        ("gdplan ledger plan.txt -o 台账.xlsx", "gdplan ledger new.txt --carry 台账.xlsx -o 新台账.xlsx"),
        has_format=False,
    ),
    "report": Command(
        "report",
        ("gdplan report plan.txt -o 报告.html", "gdplan report plan.txt -o 报告.html --as-of 2026-06-30"),
        has_format=False,
    ),
    "check": Command("check", ("gdplan check plan.txt && echo clean", "gdplan check plan.txt --as-of 2026-06-30")),
    "corpus": Command(
        "corpus_build",
        ("gdplan corpus build plans/ --to plans.duckdb", "gdplan corpus find 数据要素 市场化 plans.duckdb"),
        has_format=False,
        inside=_CORPUS,
    ),
    "schema": Command("schema", ("gdplan schema targets",), has_format=False),
}
EXAMPLES = ("gdplan plan.docx", "gdplan targets plan.docx -o targets.csv", "gdplan help tasks")

# Word processors and Chinese keyboards make them of - and --.
_DASHED = re.compile(r"[-－—–‐‑‒―−]+(?P<name>[A-Za-zＡ-Ｚａ-ｚ][\w-]*(?:[=＝].*)?)", re.DOTALL)
_TO_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def understand(arguments: Sequence[str]) -> list[str]:
    """The arguments as the commands know them: a file alone is shown, `help tasks`, `-V` and `--json` are spelt out.

    Raises GdplanError for an option whose dashes are no hyphens. What follows `--` is no option.

    >>> understand(["help", "tasks"]), understand(["tasks", "plan.txt", "--json"])
    (['tasks', '--help'], ['tasks', 'plan.txt', '--format=json'])
    """
    given = list(arguments)
    end = given.index("--") if "--" in given else len(given)
    for argument in given[:end]:
        _check_dashes(argument)
    if given[:1] == ["help"] and not os.path.exists("help"):  # noqa: PTH110, like is_file below
        return [*given[1:], "--help"]
    if given == ["-V"]:
        return ["--version"]
    first = given[0] if given else ""
    if first not in COMMANDS and _is_input(first):
        return ["show", *given]
    if first in COMMANDS and COMMANDS[first].has_format:
        return [*("--format=json" if one == "--json" else one for one in given[:end]), *given[end:]]
    return given


def _is_input(word: str) -> bool:
    """Whether a word names an input, there or not: a command has neither a full stop nor a slash in its name."""
    return word == "-" or os.path.exists(word) or (bool(re.search(r"[./\\]", word)) and not word.startswith("-"))  # noqa: PTH110


def _check_dashes(argument: str) -> None:
    found = _DASHED.fullmatch(argument)
    if found is None or argument.startswith(("-" + found["name"], "--" + found["name"])) or os.path.exists(argument):  # noqa: PTH110
        return
    option = found["name"].translate(_TO_NARROW)
    letters = option.partition("=")[0]
    raise GdplanError(
        f"{argument}: its dashes are no hyphens, as word processors and Chinese keyboards make them; "
        f"write {'-' if len(letters) == 1 else '--'}{option}"
    )
