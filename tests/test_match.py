"""Rows whose words a user's pattern is found in: either script, either width, within a time limit."""

import json
import subprocess
import sys

import pytest
from test_cli import PLAN

from gdplan import GdplanError, parse
from gdplan.cli.app import run
from gdplan.views import list_agencies, list_mentions, list_targets, list_tasks, matching
from gdplan.views.filters import by_match

TRAP = r"(?:\w|\w\w)+[甲0]"


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("view", "pattern", "found"),
    [
        (list_tasks, "平台|平臺", [1, 3]),
        (list_tasks, "應用.{0,5}示範", [2]),
        (list_tasks, "^[23]\\.", [2, 3]),
        (list_tasks, "［0-9］", []),
        (list_tasks, "[０-９]{2}个", [1]),
        (list_tasks, "（", []),
        (list_tasks, "^$", []),
        (list_tasks, "平台(?:管理)?办法", [3]),
        (list_tasks, "平台(?!管理)", [1]),
        (list_targets, "平臺", [1]),
        (list_targets, "不少于.*個", [1]),
        (list_targets, "示范", []),
        (list_agencies, "^省教育廳$", [2]),
        (list_agencies, "教育厅[^省]", []),
        (list_mentions, "一批", [2]),
        (list_mentions, r"《\p{Han}+辦法》", [3]),
    ],
)
def test_words_are_found_in_either_script_and_width(view, pattern, found):
    document = parse(PLAN)
    rows = by_match(view(document), pattern)
    assert sorted({int(row.task[0]) for row in rows}) == found


@pytest.mark.parametrize("line", ["1.建設（二期）。加快建設。", "1.建设(二期)。加快建设。"])
@pytest.mark.parametrize(
    ("pattern", "found"), [("（二期）", 1), (r"\(二期\)", 1), ("（(二|三)期）$", 1), ("（三期）", 0)]
)
def test_a_full_width_bracket_stands_for_itself(line, pattern, found):
    assert len(by_match(list_tasks(parse(f"一、任务\n{line}（省财政厅负责）")), pattern)) == found


@pytest.mark.parametrize("pattern", ["(", "[a", "a**", "\\", "a{3,1}", r"\p{Nowhere}", "（?P<"])
@pytest.mark.parametrize("view", ["tasks", "targets", "agencies", "mentions"])
def test_a_bad_pattern_is_told_before_anything_is_read(pattern, view, capsys):
    if pattern == "（?P<":
        assert by_match([], pattern) == ()  # a bracket as printed opens no group
        return
    assert run([view, "missing.txt", "--match", pattern]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Invalid value for '--match': no pattern: {pattern!r}: " in said.err
    assert "put \\ before ( [ . * + ? that stand for themselves" in said.err
    assert "missing.txt" not in said.err
    with pytest.raises(GdplanError, match="no pattern"):
        by_match([], pattern)


def test_a_pattern_that_takes_too_long_costs_that_input(plan, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(matching, "_LONGEST", 0.05)
    long = tmp_path / "long.txt"
    long.write_text(PLAN.replace("组织一批", "组织" * 200 + "一批"), encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text("一、任务\n1.发展乙甲。（省财政厅负责）\n", encoding="utf-8")
    assert run(["tasks", str(long), str(other), "-f", "jsonl", "--match", TRAP]) == 2
    said = capsys.readouterr()
    assert [json.loads(line)["document"] for line in said.out.splitlines()] == ["other.txt"]
    assert said.err.startswith(f"gdplan: {long}: the pattern {TRAP!r} takes more than 0.05 seconds; write a repeat")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_line_gives_what_python_gives(plan, capsys, jobs):
    assert run(["tasks", plan, plan, "--match", "平臺", "-f", "jsonl", "-j", jobs]) == 0
    shown = [json.loads(line)["task"] for line in capsys.readouterr().out.splitlines()]
    assert shown == [row.task for row in by_match(list_tasks(parse(PLAN)), "平臺")] * 2
    assert run(["targets", plan, plan, "--match", "没有", "-j", jobs]) == 0
    assert capsys.readouterr().err == "gdplan: no rows match --match 没有\n"


# Older interpreters need it for patterns of our own.
@pytest.mark.parametrize(("more", "loaded"), [([], sys.version_info < (3, 11, 5)), (["--match", "平台"], True)])
def test_regex_loads_where_there_is_a_pattern(plan, more, loaded):
    code = "import sys; from gdplan.cli.app import run; run(sys.argv[1:]); print('regex' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "tasks", plan, "-f", "jsonl", *more], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == str(loaded)
