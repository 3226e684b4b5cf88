"""A corpus: its rows are those of the views, a build that is ended goes on, and nothing is parsed twice."""

import functools
import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from editions import make_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from processes import gdplan
from shared import ROOT
from test_cli import GAP, PLAN

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from corpus_jobs import find_files, parse_or_crash, parse_or_crash_once  # noqa: E402

import gdplan as library  # noqa: E402
from gdplan.corpus import arrow_schema, building, parse_batch, plan, store  # noqa: E402
from gdplan.corpus import open as open_corpus  # noqa: E402
from gdplan.corpus.batches import BATCH  # noqa: E402
from gdplan.corpus.building import build  # noqa: E402
from gdplan.corpus.collect import last_date  # noqa: E402
from gdplan.corpus.parquet import read_table  # noqa: E402
from gdplan.corpus.records import TABLES, columns  # noqa: E402
from gdplan.errors import GdplanError  # noqa: E402
from gdplan.normalize import fold  # noqa: E402
from gdplan.schema import json_schema  # noqa: E402
from gdplan.views import list_agencies, list_diagnostics, list_mentions, list_targets, list_tasks  # noqa: E402
from gdplan.views.rows import to_number  # noqa: E402

VIEWS = {
    "tasks": list_tasks,
    "targets": list_targets,
    "agencies": list_agencies,
    "mentions": list_mentions,
    "diagnostics": list_diagnostics,
}
FIGURES = ("value", "low", "high", "normalized_value", "normalized_low", "normalized_high")
PAGE = f"<html><body><h1>某市方案</h1><p>{'</p><p>'.join(PLAN.splitlines()[1:])}</p></body></html>"
NOISE = bytes(range(128, 256)) * 20


@pytest.fixture
def folder(tmp_path):
    """Plans in two folders, two of them with the same bytes, a page, an empty file and one that is no text."""
    place = tmp_path / "plans"
    texts = {
        "a/plan.txt": PLAN,
        "a/gap.txt": GAP,
        "b/plan.txt": PLAN.replace("2025", "2024").replace("30个", "1/3"),
        "b/copy.txt": PLAN,
        "made.txt": make_plan(3, tasks=12).render(),
        "page.html": PAGE,
        "empty.txt": "",
    }
    for name, text in texts.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (place / "noise.txt").write_bytes(NOISE)
    return place


@pytest.fixture
def small_shards(monkeypatch):
    monkeypatch.setattr(plan, "_MOST_FILES", 2)


def batch(files):
    paths, contents = zip(*files, strict=True)
    return pa.record_batch([pa.array(paths, pa.string()), pa.array(contents, pa.binary())], BATCH)


def rows_of(corpus):
    """All rows of all tables, in an order of their own."""
    corpus = str(corpus)
    if Path(corpus).is_dir():
        connection, source = duckdb.connect(), {table: f"({read_table(corpus, table)})" for table in TABLES}
    else:
        connection, source = duckdb.connect(corpus, read_only=True), {table: table for table in TABLES}
    found = {table: sorted(connection.sql(f"FROM {source[table]}").fetchall(), key=repr) for table in TABLES}
    connection.close()
    return found


def fresh(folder):
    """The rows of a build that nothing has disturbed."""
    return rows_of_build(tuple((name, Path(path).read_bytes()) for name, path in find_files(folder)))


@functools.cache
def rows_of_build(files):
    with tempfile.TemporaryDirectory() as name:
        for path, data in files:
            (Path(name) / "in" / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / "in" / path).write_bytes(data)
        build(find_files(Path(name) / "in"), f"{name}/fresh.duckdb")
        return rows_of(f"{name}/fresh.duckdb")


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "text",
    [PLAN, GAP, make_plan(5, tasks=20).render(), *((ROOT / "data/raw").glob("*.txt"))],
    ids=lambda text: text.name if isinstance(text, Path) else text[:8],
)
def test_the_rows_are_those_of_the_views(view, text):
    data = text.read_bytes() if isinstance(text, Path) else text.encode()
    rows = parse_batch(batch([("b/plan.txt", data)]))[view].to_pylist()
    document = library.load(data, name="plan.txt")
    expected = [row.model_dump() for row in VIEWS[view](document, "b/plan.txt")]
    shown = [{name: as_in_view(name, row[name]) for name in expected[0]} for row in rows] if expected else rows
    assert sorted(shown, key=repr) == sorted(expected, key=repr)


def as_in_view(name, value):
    if name in FIGURES and value is not None:
        return to_number(f"{value:f}".rstrip("0").rstrip("."))
    if name == "issued_on" and value is not None:
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        ("1.扩大试点。新建不少于1/3个平台。", "targets", {"printed_value": "1/3", "value": "0.3333333333"}),
        ("1.扩大试点。到2024年2月建成6.50万个平台。", "targets", {"value": "6.5000000000", "last_day": "2024-02-29"}),
        ("1.扩大试点。新建3—5個平台。", "targets", {"value": "None", "low": "3.0000000000", "printed_high": "5"}),
        ("1.扩大试点。城鎮化率達到65%。", "targets", {"indicator": "城鎮化率", "folded": "城镇化率"}),
        ("1.擴大試點。2026年底前完成。", "deadlines", {"date": "2026", "last_day": "2026-12-31"}),
        ("1.擴大 試點。新建５個 平臺。做好總結。", "nodes", {"folded": "扩大试点\n新建5个平台。\n做好总结。", "starts": "[13, 21]"}),
    ],
)  # fmt: skip
def test_numbers_dates_and_folded_text_stand_beside_what_is_printed(text, table, expected):
    tables = parse_batch(batch([("plan.txt", f"一、任务\n{text}\n".encode())]))
    row = tables[table].to_pylist()[-1]
    assert {name: str(row[name]) for name in expected} == expected


def test_folded_text_is_that_of_fold():
    tables = parse_batch(batch([("plan.txt", (ROOT / "data/raw/guangdong_2025.txt").read_bytes())]))
    for node in tables["nodes"].to_pylist():
        assert node["folded"].split("\n") == [fold(node["heading"] or ""), *map(fold, node["text"].split("\n"))]
        assert len(node["starts"]) == (len(node["text"].split("\n")) if node["text"] else 0)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["a.txt", "b.md", "c.csv", "d.html", "e.json", "f.docx"]), st.binary(max_size=300)), max_size=4))  # fmt: skip
def test_whatever_the_bytes_are_each_file_is_a_document_or_an_error(files):
    files = [(f"{number}/{name}", data) for number, (name, data) in enumerate(files)]
    tables = parse_batch(batch(files) if files else pa.RecordBatch.from_pylist([], BATCH))
    assert [table.schema for table in tables.values()] == [arrow_schema(name) for name in TABLES]
    told = [*tables["documents"]["path"].to_pylist(), *tables["errors"]["path"].to_pylist()]
    assert sorted(told) == sorted(path for path, _ in files)


def test_a_number_that_no_column_holds_costs_no_row():
    text = f"一、任务\n{'9' * 30}.扩大试点。新建{'9' * 400}个平台。\n"
    tables = parse_batch(batch([("plan.txt", text.encode())]))
    assert tables["errors"].num_rows == 0
    assert "9" * 30 in json.dumps(tables["nodes"].to_pylist(), default=str)


def test_the_schema_is_that_of_the_tables(folder, tmp_path):
    path = tmp_path / "plans.duckdb"
    build(find_files(folder), str(path))
    with open_corpus(path) as corpus:
        told = {table: {row["column_name"]: row["column_type"] for row in corpus.sql(f"DESCRIBE {table}")} for table in TABLES}  # fmt: skip
    assert told == {table: dict(columns(table)) for table in TABLES}
    schema = json_schema("corpus")
    assert list(schema["properties"]) == list(TABLES)
    for table, row in TABLES.items():
        about = schema["$defs"][row.__name__]["properties"]
        assert {name: field["sql"] for name, field in about.items()} == told[table]


@pytest.mark.parametrize(
    ("text", "day"),
    [("2025", "2025-12-31"), ("2024-02", "2024-02-29"), ("2025-06-30", "2025-06-30"), ("2025-02-30", None), ("每月", None), (None, None)],
)  # fmt: skip
def test_the_last_day_in_time(text, day):
    assert str(last_date(text)) == str(day)


# ---------------------------------------------------------------- building


def test_a_build_reads_each_file_once_and_tells_what_it_did(folder, tmp_path):
    to = str(tmp_path / "plans.duckdb")
    assert build(find_files(folder), to) == (6, 1, 0, 1, 0)  # parsed, copied, unchanged, failed, removed
    assert rows_of(to) == fresh(folder)
    assert build(find_files(folder), to) == (0, 0, 7, 1, 0)
    (folder / "a/gap.txt").write_text(PLAN.replace("30", "31"), encoding="utf-8")
    (folder / "new.txt").write_text(GAP, encoding="utf-8")
    assert build(find_files(folder), to) == (2, 0, 6, 1, 0)
    assert rows_of(to) == fresh(folder)
    assert build(find_files(folder), to, retry=True) == (0, 0, 8, 1, 0)
    (folder / "noise.txt").write_text(PLAN, encoding="utf-8")
    (folder / "b/plan.txt").unlink()
    assert build(find_files(folder), to) == (0, 1, 7, 0, 0)
    assert build(find_files(folder), to, prune=True) == (0, 0, 8, 0, 1)
    assert rows_of(to) == fresh(folder)


def test_files_of_the_same_bytes_have_rows_of_their_own(folder, tmp_path):
    """A document of another name, and one whose ending makes it another."""
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    to = tmp_path / "plans.duckdb"
    assert build(find_files(folder), str(to)).copied == 1
    with open_corpus(to) as corpus:
        kept = {
            row["path"]: row for row in corpus.sql("FROM documents WHERE path LIKE '%plan.%' OR path LIKE '%copy%'")
        }
    one, copy, other = kept["a/plan.txt"], kept["b/copy.txt"], kept["plan.md"]
    assert (copy["document"], copy["path"]) == ("copy.txt", "b/copy.txt")
    assert {**copy, "document": "", "path": ""} == {**one, "document": "", "path": ""}
    assert (one["media_type"], other["media_type"]) == ("text/plain", "text/markdown")


EDITS = st.lists(
    st.tuples(st.sampled_from(["a.txt", "b.txt", "c/d.txt", "e.md"]), st.sampled_from([None, PLAN, GAP, "", "\udcff"])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=8)
@given(st.lists(EDITS, min_size=2, max_size=3), st.booleans())
def test_after_any_edits_a_corpus_is_that_of_one_build(tmp_path_factory, edits, as_folder):
    place = tmp_path_factory.mktemp("plans")
    folder, to = place / "in", f"{place}/plans{'/' if as_folder else '.duckdb'}"
    for changes in edits:
        for name, text in changes:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text * 20 if text == "\udcff" else text, encoding="utf-8", errors="surrogateescape")
        build(find_files(folder), to, prune=True)
    assert rows_of(to) == fresh(folder)


def test_a_document_that_breaks_its_worker_costs_only_itself(folder, tmp_path, monkeypatch):
    (folder / "a/crash.txt").write_text(PLAN * 2, encoding="utf-8")
    monkeypatch.setattr(building, "parse_shard", parse_or_crash)
    to = str(tmp_path / "plans.duckdb")
    steps = []
    build(find_files(folder), to, note=steps.append)
    assert sum(step.done for step in steps) == 9
    with open_corpus(to) as corpus:
        errors = {row["path"]: row["message"] for row in corpus.sql("FROM errors")}
    assert sorted(errors) == ["a/crash.txt", "noise.txt"], errors
    assert errors["a/crash.txt"].startswith("the process that read it broke off (status -9)")
    monkeypatch.undo()
    assert build(find_files(folder), to)[2:4] == (7, 2)
    build(find_files(folder), to, retry=True)
    assert rows_of(to) == fresh(folder)


@pytest.mark.parametrize(
    "wanted", ["a/gap.txt", "a/plan.txt", "b/plan.txt", "empty.txt", "made.txt", "noise.txt", "page.html"]
)
def test_a_worker_that_is_killed_costs_the_document_at_most_that_it_was_alone_with(
    folder, tmp_path, small_shards, monkeypatch, wanted
):
    monkeypatch.setattr(building, "parse_shard", functools.partial(parse_or_crash_once, str(tmp_path / "flag"), wanted))
    to = str(tmp_path / "plans.duckdb")
    build(find_files(folder), to, jobs=2)
    assert (tmp_path / "flag").exists()
    monkeypatch.undo()
    with open_corpus(to) as corpus:
        assert {row["path"] for row in corpus.sql("FROM errors")} <= {"noise.txt", wanted}
    build(find_files(folder), to, retry=True)
    assert rows_of(to) == fresh(folder)


# The last of them is before the folder gets its name; a database is whole after 39.
@pytest.mark.parametrize(
    ("ending", "steps"),
    [
        *((".duckdb", steps) for steps in (0, 1, 6, 11, 15, 19, 24, 28, 32, 36)),
        *(("/", steps) for steps in (1, 20, 38, 46)),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_build_that_is_killed_leaves_whole_documents_and_goes_on(folder, tmp_path, small_shards, ending, steps):
    to = f"{tmp_path}/corpus{ending}"
    job = [sys.executable, Path(__file__).with_name("corpus_jobs.py"), folder, to, str(steps)]
    ended = subprocess.run(job, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    expected = fresh(folder)
    if ending == "/":
        assert not Path(to).exists()
    else:
        assert is_of_whole_documents(rows_of(to), expected)
    build(find_files(folder), to)
    assert rows_of(to) == expected
    assert [path.name for path in tmp_path.glob(".corpus*")] == []


def is_of_whole_documents(kept, expected):
    """Whether of each document all rows or none are kept."""
    at = {table: list(columns(table)).index("path") for table in TABLES}
    known = {row[at["documents"]] for row in kept["documents"]}
    return all(
        kept[table] == [row for row in expected[table] if row[at[table]] in known]
        for table in TABLES
        if table != "errors"
    )


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("no database"), "this is no corpus"),
        (lambda path: duckdb.connect(str(path)).close(), "this holds something else than a corpus"),
        ("old", "made by gdplan 0.0.1, this is"),
        (lambda path: (path.mkdir(), (path / "x.txt").write_text("x")), "this holds something else than a corpus"),
    ],
)
def test_what_is_no_corpus_is_left_as_it_is(folder, tmp_path, make, words):
    path = tmp_path / "plans.duckdb"
    old_corpus(path) if make == "old" else make(path)
    before = path.read_bytes() if path.is_file() else sorted(path.iterdir())
    with pytest.raises(GdplanError, match=words):
        build(find_files(folder), str(path))
    assert before == (path.read_bytes() if path.is_file() else sorted(path.iterdir()))
    with pytest.raises(GdplanError, match=r"this is no corpus|made by gdplan 0\.0\.1"):
        open_corpus(path)


def old_corpus(path):
    build([], str(path))
    connection = duckdb.connect(str(path))
    connection.execute(f"UPDATE {store.MARK} SET version = '0.0.1'")
    connection.close()


@pytest.mark.parametrize("ending", [".duckdb", "/"])
def test_a_corpus_of_another_version_is_renewed(folder, tmp_path, ending):
    to = f"{tmp_path}/corpus{ending}"
    build(find_files(folder), to)
    if ending == "/":
        Path(to, "_gdplan.json").write_text('{"version": "0.0.1"}')
    else:
        connection = duckdb.connect(to)
        connection.execute(f"UPDATE {store.MARK} SET version = '0.0.1'")
        connection.close()
    with pytest.raises(GdplanError, match=r"made by gdplan 0\.0\.1"):
        build(find_files(folder), to)
    assert build(find_files(folder), to, renew=True).unchanged == 0
    assert rows_of(to) == fresh(folder)


def test_two_files_of_one_path_are_refused(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_text(PLAN, encoding="utf-8")
    done = gdplan("corpus", "build", str(tmp_path / "a"), str(tmp_path / "b"), "--to", str(tmp_path / "plans.duckdb"))
    assert done.returncode == 2
    assert "would both be plan.txt in the corpus; name the folder that holds both" in done.stderr.decode()
    assert not (tmp_path / "plans.duckdb").exists()


def test_a_corpus_that_another_process_fills_is_left_alone(folder, tmp_path):
    to = str(tmp_path / "plans.duckdb")
    build(find_files(folder), to)
    connection = duckdb.connect(to)
    done = gdplan("corpus", "build", str(folder), "--to", to)
    asked = gdplan("corpus", "stats", to)
    connection.close()
    assert [one.returncode for one in (done, asked)] == [2, 2]
    assert all(b"another process has it open; try again" in one.stderr for one in (done, asked))
