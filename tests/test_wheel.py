"""What is packed: the package with its tables, templates and types and nothing else. `make package` installs it."""

import subprocess
import sys
import tarfile
import zipfile

import pytest
from shared import ROOT

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
    tracked = {"src", "tests", "benchmarks", "data", "docs", "mkdocs.yml", "pyproject.toml", "Makefile", "CHANGELOG.md"}
    assert top >= {*tracked, ".pre-commit-config.yaml"}
    assert not top & {"site", "dist", ".venv"}
