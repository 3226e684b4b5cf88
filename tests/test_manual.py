"""What is installed beside the command: completion for shells, and a manual page made of the help pages."""

import subprocess
import sys

import pytest
from processes import gdplan
from shared import ROOT

PAGE = ROOT / "man/gdplan.1"


def test_the_manual_page_is_that_of_the_help_pages():
    made = subprocess.run([sys.executable, "-m", "gdplan.cli.manual"], capture_output=True, check=True).stdout
    assert PAGE.read_bytes() == made, "run `make man`"


@pytest.mark.tools("groff")
def test_the_manual_page_reads_as_the_help_pages():
    said = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou", PAGE], capture_output=True, text=True, check=True
    )
    assert said.stderr == ""
    shown = gdplan("tasks", "--help", COLUMNS="76").stdout.decode()
    lines = {line.strip() for line in said.stdout.splitlines()}
    assert [line for line in shown.splitlines() if line.strip() not in lines] == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"_GDPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "gdplan ta", "COMP_CWORD": "1"}, {"targets", "tasks"}),
        (
            {"_GDPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "gdplan show --f", "COMP_CWORD": "2"},
            {"--full", "--failed"},
        ),
    ],
)
def test_shells_complete_commands_and_options(environment, expected):
    assert set(gdplan(**environment).stdout.decode().split()) == expected


def test_completion_is_installed_by_an_option():
    script = gdplan("--show-completion", "bash").stdout.decode()
    assert "_GDPLAN_COMPLETE=complete_bash" in script
