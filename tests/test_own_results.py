"""What gdplan wrote into a folder is no document of it: tables and pages of every command."""

import pytest
from office_files import make_docx, paragraph
from processes import gdplan
from test_cli import PLAN

REPORT = "某市2026年政府工作报告\n一、2025年工作回顾\n新建学校3所。\n"
RESULTS = (  # arguments, and the ending of the file
    (("tasks", "old.txt"), "csv"),
    (("targets", "old.txt"), "tsv"),
    (("mentions", "old.txt", "--header", "zh"), "csv"),
    (("check", "old.txt", "--header", "zh"), "tsv"),
    (("agencies", "old.txt"), "xlsx"),
    (("report", "old.txt"), "html"),
    (("diff", "old.txt", "new.txt"), "csv"),
    (("diff", "old.txt", "new.txt"), "html"),
    (("diff", "old.txt", "new.txt"), "xlsx"),
    (("outcomes", "old.txt", "report.txt"), "csv"),
    (("outcomes", "old.txt", "report.txt", "--stat"), "csv"),
    (("outcomes", "old.txt", "report.txt"), "html"),
    (("lineage", "old.txt", "new.txt", "--in-order"), "csv"),
    (("lineage", "old.txt", "new.txt", "--in-order"), "html"),
    (("ledger", "old.txt"), "xlsx"),
    (("ledger", "old.txt"), "docx"),
    (("diff", "old.txt", "new.txt"), "docx"),
    (("parse", "old.txt", "-f", "akn"), "xml"),
    (("corpus", "targets", "plans.duckdb"), "csv"),
    (("corpus", "stats", "plans.duckdb"), "csv"),
    (("corpus", "trend", "学校", "plans.duckdb"), "csv"),
    (("corpus", "trend", "学校", "plans.duckdb", "--explain"), "csv"),
    (("corpus", "trend", "学校", "plans.duckdb"), "html"),
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (("old.txt", PLAN), ("new.txt", PLAN.replace("30", "50")), ("report.txt", REPORT)):
        (folder / name).write_text(text, encoding="utf-8")
    assert gdplan("corpus", "build", folder, "--to", folder / "plans.duckdb").returncode == 0
    return folder


@pytest.mark.parametrize(
    ("arguments", "ending"), RESULTS, ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_a_result_is_not_read_as_a_document(papers, tmp_path, arguments, ending):
    result = tmp_path / "results" / f"result.{ending}"
    written = gdplan(*arguments, "-o", result, cwd=papers)
    assert (result.exists(), written.returncode in (0, 1)) == (True, True), written.stderr
    (tmp_path / "results" / "plan.txt").write_text(PLAN, encoding="utf-8")
    read = gdplan("tasks", tmp_path / "results", "-f", "jsonl")
    assert b"1 done, 0 failed" in read.stderr
    assert f"left out as no documents: {result}; name a file" in read.stderr.decode()


def test_an_office_file_of_others_is_a_document(tmp_path):
    (tmp_path / "a.docx").write_bytes(make_docx("".join(map(paragraph, PLAN.split("\n")))))
    assert gdplan("tasks", tmp_path, "-f", "jsonl").stderr == b"gdplan: 1 done, 0 failed\n"
