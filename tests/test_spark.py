"""A corpus made by Spark: the rows of the local engine, and however a build ends, the corpus is whole."""

import functools
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import gdplan
from test_cli import GAP, PLAN

pa = pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from corpus_jobs import find_files, parse_contents_or_crash, parse_files_or_die  # noqa: E402
from test_corpus import PAGE, batch, folder, fresh, rows_of  # noqa: E402, F401

from gdplan import __version__  # noqa: E402
from gdplan.cli.folders import ENDINGS, choose, is_wanted  # noqa: E402
from gdplan.corpus import building, parse_batch  # noqa: E402
from gdplan.corpus import open as open_corpus  # noqa: E402
from gdplan.corpus.parquet import read_mark  # noqa: E402
from gdplan.corpus.spark_worker import parse_files  # noqa: E402
from gdplan.errors import GdplanError  # noqa: E402

TESTS = Path(__file__).parent
MASTER = "local[2,3]"  # with local[2] a task that failed is not tried again


def on_spark(test):
    """A test that starts a Java machine."""
    return pytest.mark.tools("java")(pytest.mark.timeout(1200)(test))


@pytest.fixture(scope="module", autouse=True)
def _quick_start():
    """Java machines that compile little: they live for a few small builds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


@pytest.fixture(scope="module")
def spark(_quick_start):
    """What builds with a Spark that all tests share, whose workers find the modules of the tests."""
    pytest.importorskip("pyspark")
    from gdplan.corpus import spark as room
    from gdplan.corpus.spark_session import start_spark

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), *sys.path]))
        with start_spark(MASTER):
            yield room


@pytest.fixture
def build(spark, tmp_path):
    def run(source, to=f"{tmp_path}/corpus/", **options):
        wanted = functools.partial(is_wanted, choose(None, options.pop("exclude", None)))
        return spark.build_with_spark(str(source), to, endings=ENDINGS, is_wanted=wanted, **options)

    return run


@pytest.fixture
def odd(folder):  # noqa: F811
    """The folder with names that shells, addresses and Spark know as signs, and with what is no document of it."""
    texts = {
        "计划 1%20+#?.txt": PLAN,
        "[1]{2}*/_notes/_a.TXT": GAP,
        "a/b.MD": "",
        ".hidden/a.txt": PLAN,
        "a/~$plan.txt": PLAN,
        "a/picture.jpg": PLAN,
        "a/page.HTM": PAGE,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "tasks.csv").write_bytes(gdplan("tasks", str(folder / "a/plan.txt"), "-f", "csv").stdout)
    return folder


# ---------------------------------------------------------------- the same rows


@on_spark
def test_local_parquet_and_spark_hold_the_same_rows(odd, tmp_path):
    pytest.importorskip("pyspark")
    told = []
    for to, options in [("local.duckdb", []), ("local/", []), ("spark/", ["--engine", "spark", "--master", MASTER])]:
        done = gdplan("corpus", "build", str(odd), "--to", f"{tmp_path}/{to}", *options)
        assert done.returncode == 2, done.stderr.decode()
        told.append(done.stderr.decode().splitlines())
    local, parquet, spark = (rows_of(tmp_path / name) for name in ("local.duckdb", "local", "spark"))
    assert len(local["documents"]) == 11
    assert local == parquet == spark
    assert told[0] == told[1]
    left_out, lost, _ = told[0]
    assert left_out.startswith("gdplan: left out as no documents")  # Spark's workers decide that, and do not tell
    assert told[2] == [lost, "gdplan: 11 parsed, 0 copied, 0 unchanged, 0 removed, 1 failed"]
    for question in (["find", "平台"], ["targets"], ["tasks"], ["agencies"], ["stats"], ["sql", "FROM errors"]):
        one, other = (gdplan("corpus", *question, f"{tmp_path}/{name}", "-f", "csv") for name in ("local/", "spark/"))
        assert one.stdout == other.stdout, question
        assert one.returncode == other.returncode == 0


@on_spark
def test_any_file_system_of_spark_holds_source_and_target(odd, tmp_path, monkeypatch):
    """Through viewfs://, which is Hadoop's own beside file://, told by Spark's configuration; names with blanks."""
    pytest.importorskip("pyspark")
    source, to, local = "viewfs://cluster/data/来 源", "viewfs://cluster/data/语 料/", str(tmp_path / "local.duckdb")
    (tmp_path / "data").mkdir()
    odd.rename(tmp_path / "data/来 源")
    odd, corpus = tmp_path / "data/来 源", tmp_path / "data/语 料"
    link = f"spark.hadoop.fs.viewfs.mounttable.cluster.link./data {(tmp_path / 'data').as_uri()}\n"
    (tmp_path / "spark-defaults.conf").write_text(link, encoding="utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))

    def same_rows():
        done = gdplan("corpus", "build", str(odd), "--to", local, "--quiet")
        assert done.returncode == 2, done.stderr.decode()
        return rows_of(tmp_path / "local.duckdb") == rows_of(corpus)

    command = ["corpus", "build", source, "--to", to, "--engine", "spark", "--master", MASTER]
    done = gdplan(*command)
    assert done.stderr.decode().splitlines()[-1] == "gdplan: 11 parsed, 0 copied, 0 unchanged, 0 removed, 1 failed"
    assert same_rows()
    (odd / "a/gap.txt").write_text(PLAN.replace("30", "31"), encoding="utf-8")
    before, first = rows_of(corpus), read_mark(corpus)
    ended = subprocess.run(
        [sys.executable, TESTS / "spark_jobs.py", source, to, MASTER], capture_output=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert (read_mark(corpus), rows_of(corpus)) == (first, before)
    done = gdplan(*command[:3], "--to", f"file://{corpus}/", *command[5:])  # the same folder by another address
    assert done.stderr.decode().splitlines()[-1] == "gdplan: 1 parsed, 0 copied, 10 unchanged, 0 removed, 1 failed"
    assert same_rows()
    assert [path.name for path in corpus.iterdir() if path.is_dir()] == [read_mark(corpus).tables]


@on_spark
def test_a_second_run_reads_what_is_new_and_changed(folder, tmp_path, build):  # noqa: F811
    corpus = tmp_path / "corpus"
    assert build(folder) == (7, 0, 0, 1, 0)  # parsed, copied, unchanged, failed, removed
    first = read_mark(corpus)
    assert build(folder) == (0, 0, 7, 1, 0)
    assert read_mark(corpus) == first
    (folder / "a/gap.txt").write_text(PLAN.replace("30", "31"), encoding="utf-8")
    (folder / "new.txt").write_text("", encoding="utf-8")
    (folder / "b/plan.txt").unlink()
    assert build(folder) == (2, 0, 5, 1, 0)
    assert build(folder, retry=True, prune=True) == (0, 0, 7, 1, 1)
    assert rows_of(corpus) == fresh(folder)
    assert sorted(path.name for path in corpus.iterdir()) == ["_gdplan.json", read_mark(corpus).tables]
    assert build(folder, exclude=["made.txt"], prune=True) == (0, 0, 6, 1, 1)
    assert building.build(find_files(folder), f"{corpus}/") == (1, 0, 6, 1, 0)  # the local engine goes on
    assert read_mark(corpus).tables == ""
    (folder / "a/gap.txt").write_text(GAP, encoding="utf-8")
    assert build(folder) == (1, 0, 6, 1, 0)
    assert rows_of(corpus) == fresh(folder)


@on_spark
def test_what_another_version_made_is_renewed(folder, tmp_path, build):  # noqa: F811
    corpus = tmp_path / "corpus"
    (corpus / "run-0123456789abcdef").mkdir(parents=True)  # of a run that was killed
    build(folder)
    old = json.loads((corpus / "_gdplan.json").read_text()) | {"version": "0.0.1"}
    (corpus / "_gdplan.json").write_text(json.dumps(old))
    with pytest.raises(GdplanError, match=r"made by gdplan 0\.0\.1"):
        build(folder)
    assert build(folder, renew=True) == (7, 0, 0, 1, 0)
    assert rows_of(corpus) == fresh(folder)


@on_spark
def test_a_folder_without_documents_gives_tables_without_rows(tmp_path, build):
    (tmp_path / "in").mkdir()
    assert build(tmp_path / "in") == (0, 0, 0, 0, 0)
    assert not any(rows_of(tmp_path / "corpus").values())
    with open_corpus(tmp_path / "corpus") as corpus:
        assert list(corpus.targets()) == []


# ---------------------------------------------------------------- a worker

FILES = [
    ("a.txt", False, PLAN.encode()),
    ("kept.txt", True, None),
    ("old/kept.txt", True, None),
    ("long.txt", False, None),
    ("old/a.txt", False, PLAN.encode()),
    ("crash.txt", False, GAP.encode()),
    ("rows.csv", False, b"document,path,eid,section,task"),
    ("b.txt", False, GAP.encode()),
]


def work(files, version=__version__):
    """The columns that a worker gives of files, those of several rows one after another."""
    path, is_kept, content = zip(*files, strict=True)
    batch = pa.record_batch({"path": path, "is_kept": is_kept, "content": pa.array(content, pa.binary())})
    wanted = functools.partial(is_wanted, choose(None, ["old/*"]))
    given = iter([batch])
    rows = parse_files(given, is_wanted=wanted, parse=parse_contents_or_crash, limits=building.LIMITS, version=version)
    found = pa.Table.from_batches(list(rows)).to_pydict()
    return {name: [one for many in column for one in many] for name, column in found.items()}


def test_a_worker_gives_the_tables_of_its_files():
    found = work(FILES)
    assert found.pop("given") == [path for path, _, _ in FILES]
    assert found.pop("kept") == ["kept.txt"]
    errors = {row["path"]: row["message"] for row in found.pop("errors")}
    assert errors["long.txt"] == "more than 256 MB; split it into documents"
    assert errors["crash.txt"].startswith("the process that read it broke off")
    assert len(errors) == 2
    alone = parse_batch(batch([(path, data) for path, _, data in FILES if path in ("a.txt", "b.txt")]))
    assert found == {name: table.to_pylist() for name, table in alone.items() if name != "errors"}


def test_a_worker_of_another_version_gives_nothing():
    with pytest.raises(GdplanError, match=r"is installed where Spark runs, this is 0\.0\.1; bring both to one"):
        work(FILES, "0.0.1")


# ---------------------------------------------------------------- what breaks


@on_spark
def test_a_document_that_crashes_its_parser_costs_only_itself(folder, tmp_path, spark, build, monkeypatch):  # noqa: F811
    (folder / "a/crash.txt").write_text(PLAN * 2, encoding="utf-8")
    monkeypatch.setattr(spark, "parse_contents", parse_contents_or_crash)
    assert build(folder) == (7, 0, 0, 2, 0)
    with open_corpus(tmp_path / "corpus") as corpus:
        errors = {row["path"]: row["message"] for row in corpus.sql("FROM errors")}
    assert sorted(errors) == ["a/crash.txt", "noise.txt"]
    assert errors["a/crash.txt"].startswith("the process that read it broke off (status -9)")
    monkeypatch.undo()
    assert build(folder) == (0, 0, 7, 2, 0)
    assert build(folder, retry=True) == (1, 0, 7, 1, 0)
    assert rows_of(tmp_path / "corpus") == fresh(folder)


@on_spark
def test_what_a_worker_that_was_killed_had_is_done_again(folder, tmp_path, spark, build, monkeypatch):  # noqa: F811
    flag = tmp_path / "flag"
    monkeypatch.setattr(spark, "parse_files", functools.partial(parse_files_or_die, str(flag)))
    assert build(folder) == (7, 0, 0, 1, 0)
    assert flag.exists()
    assert rows_of(tmp_path / "corpus") == fresh(folder)


@on_spark
def test_a_build_that_fails_leaves_the_corpus_as_it_was(folder, tmp_path, spark, build, monkeypatch):  # noqa: F811
    build(folder)
    before = sorted(path for path in (tmp_path / "corpus").rglob("*"))
    rows = rows_of(tmp_path / "corpus")
    (folder / "new.txt").write_text(GAP, encoding="utf-8")
    monkeypatch.setattr(spark, "parse_files", functools.partial(parse_files_or_die, ""))
    with pytest.raises(Exception, match="Python worker exited unexpectedly"):
        build(folder)
    assert sorted(path for path in (tmp_path / "corpus").rglob("*")) == before
    monkeypatch.undo()
    publish = functools.partial(write_and_publish_another, tmp_path / "corpus/_gdplan.json", spark._write)
    monkeypatch.setattr(spark, "_write", publish)
    with pytest.raises(GdplanError, match="another build has written it in the meantime"):
        build(folder)
    assert rows_of(tmp_path / "corpus") == rows


def write_and_publish_another(mark, real, *arguments):
    """Write a table; in the meantime the corpus gets another mark, as another build would give it."""
    mark.write_text(json.dumps(json.loads(mark.read_text()) | {"version": "0"}))
    real(*arguments)


@on_spark
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_build_that_is_killed_leaves_no_half_output(folder, tmp_path, build):  # noqa: F811
    corpus = tmp_path / "corpus"
    job = [sys.executable, TESTS / "spark_jobs.py", folder, f"{corpus}/", MASTER]
    ended = subprocess.run(job, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert [path.name[:4] for path in corpus.iterdir()] == ["run-"]
    with pytest.raises(GdplanError, match="this is no corpus"):
        open_corpus(corpus)
    build(folder)
    assert rows_of(corpus) == fresh(folder)
    assert sorted(path.name for path in corpus.iterdir()) == ["_gdplan.json", read_mark(corpus).tables]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--master", "local[2]"], "--master is where Spark runs; add --engine spark"),
        (["--engine", "spark", "-j", "2"], "-j is for the local engine; Spark is told by --master local[2,3]"),
        (["--engine", "flink"], "Invalid value for '--engine'"),
    ],
)
def test_options_of_the_other_engine_are_refused(tmp_path, arguments, words):
    done = gdplan("corpus", "build", str(tmp_path), "--to", f"{tmp_path}/out/", *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()


def test_without_pyspark_the_extra_is_named(monkeypatch):
    import gdplan.corpus

    for name in ("pyspark", "py4j"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("spark", "spark_places", "spark_session"):
        monkeypatch.delitem(sys.modules, f"gdplan.corpus.{name}", raising=False)
    with pytest.raises(GdplanError, match="Spark needs PySpark, the extra spark"):
        gdplan.corpus.build_with_spark  # noqa: B018


@on_spark
@pytest.mark.parametrize(
    ("arguments", "java", "words"),
    [
        (["in", "b"], True, "Spark is given one folder, and these are 2; name the one that holds them"),
        (["in", "--to", "plans.duckdb"], True, "plans.duckdb: Spark writes a folder of Parquet files; name one, with /"),
        (["in"], False, "Spark needs Java, and there is none here; install Java 17"),
        (["in", "--master", "nowhere"], True, "Spark does not start: Could not parse Master URL: 'nowhere'; --master is"),
    ],
)  # fmt: skip
def test_what_spark_cannot_do_is_told(tmp_path, monkeypatch, arguments, java, words):
    pytest.importorskip("pyspark")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    if not java:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("JAVA_HOME", raising=False)
    done = gdplan("corpus", "build", "--engine", "spark", "--to", "out/", *arguments)
    assert done.returncode == 2
    [line] = done.stderr.decode().splitlines()
    assert words in line
    assert not (tmp_path / "out").exists()


@on_spark
@pytest.mark.parametrize(
    ("source", "to", "words"),
    [
        ("nowhere", "out/", "no such folder; check the path"),
        ("a/plan.txt", "out/", "Spark is given a folder; name the one that holds this file"),
        (".", "b/", "this holds something else than a corpus; name another place"),
    ],
)
def test_places_that_are_none_are_refused(folder, build, source, to, words):  # noqa: F811
    before = sorted(folder.rglob("*"))
    with pytest.raises(GdplanError, match=words):
        build(folder / source, f"{folder}/{to}")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("An error occurred\n: org.x.SparkException: Aborted: java.io.IOException: no room\n\tat x", "no room"),
        (
            "Traceback (most recent call last):\n  File x\ngdplan.errors.GdplanError: bring both to one",
            "bring both to one",
        ),
    ],
)
def test_what_went_wrong_is_told_in_a_line(said, told):
    pytest.importorskip("pyspark")
    from gdplan.corpus.spark_session import describe

    assert describe(Exception(said)) == told
