"""READMEs and pages of the documentation run: every console block gives what is printed under its commands, every Python
block is a doctest. Each block runs in a folder of its own that holds nothing but the project's data/.
"""

import doctest
import functools
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from processes import in_shell
from shared import ROOT

README = ROOT / "README.md"
PAGES = (README, ROOT / "README.zh.md", *sorted((ROOT / "docs/pages").rglob("*.md")))
REGENERATE = os.environ.get("GDPLAN_REGENERATE") == "1"
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[pytest.param]:
    return [
        pytest.param(
            page,
            body,
            id=f"{page.relative_to(ROOT)}: {' '.join(shlex.split(body.splitlines()[0])[1:3])}",
            marks=[pytest.mark.tools("jq")] if "| jq " in body else [],
        )
        for page in PAGES
        for found, body in _BLOCK.findall(page.read_text(encoding="utf-8"))
        if found == kind
    ]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working directory of a block."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def programs(tmp_path_factory):
    """A folder for the PATH with `gdplan` in it."""
    program = tmp_path_factory.mktemp("bin") / "gdplan"
    program.write_text(f'#!/bin/sh\nexec {in_shell()} "$@"\n')
    program.chmod(0o755)
    return program.parent


def sessions(body: str) -> list[tuple[str, str]]:
    """(command, what it prints) of a console block."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        else:
            command, printed = found[-1]
            found[-1] = (command, printed + line)
    return found


@pytest.fixture(scope="session")
def begin(programs, tmp_path_factory):
    """What a command prints in such a folder, and the folder: run once for all blocks that begin with it."""

    @functools.cache
    def begin(command: str) -> tuple[str, Path]:
        folder = tmp_path_factory.mktemp("begun")
        shutil.copytree(ROOT / "data", folder / "data")
        return run(command, programs, folder), folder

    return begin


def run(command: str, programs: Path, folder: Path | None = None) -> str:
    """What a command prints, with its exit status where it is not 0."""
    environment = {
        **{key: value for key, value in os.environ.items() if key != "COLUMNS"},
        "NO_COLOR": "1",
        "PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    printed = "".join(line.rstrip() + "\n" for line in (done.stdout + done.stderr).splitlines())
    return printed + (f"(exit status {done.returncode})\n" if done.returncode else "")


@pytest.mark.parametrize(("page", "body"), blocks("console"))
@pytest.mark.usefixtures("folder")
def test_console(page, body, programs, begin):
    for at, (command, printed) in enumerate(sessions(body)):
        if at:
            got = run(command, programs)
        else:
            got, begun = begin(command)
            shutil.copytree(begun, Path.cwd(), dirs_exist_ok=True)
        if REGENERATE:
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace(f"$ {command}\n{printed}", f"$ {command}\n{got}"), encoding="utf-8")
        else:
            assert got == printed, command


@pytest.mark.parametrize(("page", "body"), blocks("python"))
@pytest.mark.usefixtures("folder")
def test_python(page, body):
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(parser.get_doctest(body, {}, page.name, str(page), 0))
    assert runner.failures == 0
    assert runner.tries > 0


def test_every_command_is_shown():
    from gdplan.cli.app import COMMANDS

    text = "".join(body for _, body in (block.values for block in blocks("console"))) + README.read_text(
        encoding="utf-8"
    )
    assert [name for name in COMMANDS if f"gdplan {name}" not in text] == []


def test_nothing_is_being_regenerated():
    assert not REGENERATE, "unset GDPLAN_REGENERATE"
