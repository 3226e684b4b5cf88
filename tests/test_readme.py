"""Both READMEs run: every console block gives what is printed under its commands, every Python block is a doctest."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from shared import ROOT

README = ROOT / "README.md"
READMES = (README, ROOT / "README.zh.md")
REGENERATE = os.environ.get("GDPLAN_REGENERATE") == "1"
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[tuple[Path, str]]:
    return [
        (readme, body)
        for readme in READMES
        for found, body in _BLOCK.findall(readme.read_text(encoding="utf-8"))
        if found == kind
    ]


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


def run(command: str) -> str:
    """What a command prints, run in the project's folder, with its exit status where it is not 0."""
    environment = {
        **{key: value for key, value in os.environ.items() if key != "COLUMNS"},
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    printed = "".join(line.rstrip() + "\n" for line in (done.stdout + done.stderr).splitlines())
    return printed + (f"(exit status {done.returncode})\n" if done.returncode else "")


@pytest.mark.parametrize(
    ("readme", "body"), blocks("console"), ids=lambda value: str(shlex.split(str(value).splitlines()[0])[:3])
)
def test_console(readme, body):
    for command, printed in sessions(body):
        got = run(command)
        if REGENERATE:
            text = readme.read_text(encoding="utf-8")
            readme.write_text(text.replace(f"$ {command}\n{printed}", f"$ {command}\n{got}"), encoding="utf-8")
        else:
            assert got == printed, command


@pytest.mark.parametrize(("readme", "body"), blocks("python"))
def test_python(readme, body, monkeypatch):
    monkeypatch.chdir(ROOT)
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(parser.get_doctest(body, {}, readme.name, str(readme), 0))
    assert runner.failures == 0
    assert runner.tries > 0


def test_every_command_is_in_the_readme():
    from gdplan.cli.app import COMMANDS

    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"gdplan {name}" not in text] == []


def test_nothing_is_being_regenerated():
    assert not REGENERATE, "unset GDPLAN_REGENERATE"
