"""What is installed: the package with its tables, templates and types and nothing else, in an environment of its own."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile

import pytest
from shared import PLAN, ROOT

PARTS = ("py.typed", "vocab/units.csv", "language/messages.py", "export/templates/page.js")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """(source archive, wheel), the wheel made of what is in the working tree."""
    to = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", to], cwd=ROOT, check=True, capture_output=True)
    (archive,), (wheel,) = to.glob("*.tar.gz"), to.glob("*.whl")
    return archive, wheel


def test_the_wheel_holds_the_package_and_nothing_else(built):
    with zipfile.ZipFile(built[1]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    source = ROOT / "src"
    files = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()}
    wanted = {name for name in files if "__pycache__" not in name and ".egg-info/" not in name}
    man = {name for name in names if name.endswith(".data/data/share/man/man1/gdplan.1")}
    assert len(man) == 1
    assert names - man == wanted
    assert {f"gdplan/{part}" for part in PARTS} <= names


def test_the_source_archive_can_be_tested(built):
    with tarfile.open(built[0]) as archive:
        top = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert top >= {"src", "tests", "data", "docs", "mkdocs.yml", "pyproject.toml", "Makefile", "CHANGELOG.md"}
    assert not top & {"site", "dist", ".venv"}


@pytest.mark.tools
def test_it_runs_in_an_empty_environment(built, tmp_path):
    """With what it asks for itself and no more; that comes from the index, without which this is skipped."""
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command):
        return subprocess.run(
            command, env=alone, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
        )

    done = run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", built[1])
    if "No matching distribution" in done.stderr and "gdplan" not in done.stderr.rpartition("ERROR")[2]:
        pytest.skip("no index to install from")
    assert done.returncode == 0, done.stderr
    assert run(programs / "gdplan", "--version").stdout.startswith("gdplan ")
    parsed = run(programs / "gdplan", "parse", PLAN)
    assert (parsed.returncode, parsed.stderr) == (0, "")
    assert parsed.stdout.encode() == (ROOT / "data/structured/guangdong_2025.json").read_bytes()
