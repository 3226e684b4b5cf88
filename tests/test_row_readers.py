"""Rows as the tools of analysts read them: numbers are numbers without a cast, text stays text."""

import contextlib
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from importlib.metadata import version

import jsonschema
import pytest
from papers import PAPERS, TABLES
from test_chunks import read

from gdplan.export import export
from gdplan.schema import SCHEMAS
from gdplan.schema import json_schema as schema
from gdplan.views import list_agencies, list_diagnostics, list_mentions, list_targets, list_tasks

VIEWS = {
    "tasks": list_tasks,
    "targets": list_targets,
    "agencies": list_agencies,
    "mentions": list_mentions,
    "check": list_diagnostics,
}
NUMBERS = {"year", "line", "start", "end", "number", "value", "low", "high", "normalized_value"}
# What spreadsheets and readers make something else of: a fraction, a sign, a range, a formula.
TRICKY = read(
    "某市2027年工作方案（虚构）\n一、目标\n1.能耗强度控制在-6.5%以上。\n2.投入达到全省的三分之一。\n3.新建平台3至5个。\n"
    "4.=合计(A1)项任务。新建学校30所。（市教育局牵头）\n"
)
DOCUMENTS = [TRICKY, *map(read, PAPERS.values()), *(read(text, "表.md") for text in TABLES.values())]


def rows_of(view):
    return [row for document in DOCUMENTS for row in VIEWS[view](document, f"计划/{document.source.name}")]


def written(view, form):
    return "".join(export(rows_of(view), form, SCHEMAS[view]))


@pytest.fixture(params=VIEWS)
def view(request):
    return request.param


@pytest.fixture
def files(tmp_path):
    """The targets as files, as -o writes them."""
    for form, encoding in (("csv", "utf-8-sig"), ("jsonl", "utf-8")):
        (tmp_path / f"targets.{form}").write_text(written("targets", form), encoding=encoding)
    return tmp_path


def total():
    return sum(json.loads(line)["value"] or 0 for line in written("targets", "jsonl").splitlines())


def test_every_row_fits_its_schema(view):
    validator = jsonschema.Draft202012Validator(schema(view))
    lines = written(view, "jsonl").splitlines()
    assert lines
    for line in lines:
        validator.validate(json.loads(line))


def test_numbers_are_numbers_and_text_is_guarded():
    first = [json.loads(line) for line in written("targets", "jsonl").splitlines()][:4]
    assert [(row["value"], row["low"], row["high"]) for row in first] == [
        (-6.5, None, None),
        (pytest.approx(1 / 3), None, None),
        (None, 3, 5),
        (30, None, None),
    ]
    table = written("targets", "csv")
    assert ",-6.5," in table
    assert ",0.3333333333333333," in table
    assert ",'4.=" not in table


def test_pandas(view):
    pandas = pytest.importorskip("pandas")
    for frame in (
        pandas.read_csv(io.StringIO(written(view, "csv"))),
        pandas.read_json(io.StringIO(written(view, "jsonl")), lines=True, dtype=False),
    ):
        assert len(frame) == len(rows_of(view))
        for column in NUMBERS & set(frame.columns):
            assert pandas.api.types.is_numeric_dtype(frame[column]) or frame[column].isna().all(), column
    if view == "targets":
        assert frame["value"].sum() == pytest.approx(total())


def test_duckdb(files):
    duckdb = pytest.importorskip("duckdb")
    for name in ("targets.csv", "targets.jsonl"):
        found = duckdb.sql(f"SELECT sum(value), max(line), count(*) FROM '{files / name}'").fetchall()[0]
        assert found == (pytest.approx(total()), max(row.line for row in rows_of("targets")), len(rows_of("targets")))


def test_sqlite_utils(files):
    pytest.importorskip("sqlite_utils")
    if int(version("sqlite-utils").partition(".")[0]) < 4:
        pytest.skip("4 is the first that looks for types without being told")
    for name, kind in (("targets.csv", "--csv"), ("targets.jsonl", "--nl")):
        database = files / f"{name}.db"
        arguments = ["insert", database, "targets", files / name, kind]
        subprocess.run([sys.executable, "-m", "sqlite_utils", *map(str, arguments)], check=True)
        with contextlib.closing(sqlite3.connect(database)) as opened:
            kinds = {row[1]: row[2] for row in opened.execute("PRAGMA table_info(targets)")}
            assert {kinds[name] for name in ("value", "line", "year")} <= {"INTEGER", "FLOAT", "REAL"}
            assert opened.execute("SELECT sum(value) FROM targets").fetchone()[0] == pytest.approx(total())


def test_csvkit(files):
    pytest.importorskip("csvkit")
    command = [
        sys.executable,
        "-m",
        "csvkit.utilities.csvstat",
        "--type",
        "-c",
        "value,line,low",
        files / "targets.csv",
    ]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.count("Number") == 3


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("jq"), reason="no jq here")
def test_jq(files):
    command = ["jq", "-s", "map(select(.value != null and .value > 100)) | length", str(files / "targets.jsonl")]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert int(done.stdout) == sum(
        float(row.value or 0) > 100 for row in rows_of("targets") if "/" not in (row.value or "")
    )
