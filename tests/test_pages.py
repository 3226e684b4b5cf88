"""The documentation says what is there: its commands, the advice for every diagnostic, the weaknesses, the picture.

Blocks that can run are run by test_readme.py; `make docs` builds the pages, where a dead link fails.
"""

import ast
import re
import shlex
from xml.etree import ElementTree as ET

import pytest
import typer
from made import readings, way, weaknesses
from made.advice import ADVICE
from shared import ROOT

from gdplan.cli.app import build_app
from gdplan.vocab.messages import MESSAGES

PAGES = sorted((ROOT / "docs/pages").rglob("*.md"))
PAPERS = sorted(ROOT.glob("*.md"))
COMMANDS = typer.main.get_command(build_app([])).commands
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def fences():
    return [(page, *found) for page in PAGES for found in _FENCE.findall(page.read_text(encoding="utf-8"))]


def test_what_can_run_is_run():
    """Other blocks are for what no test can run: the first steps on Windows, containers, a cluster."""
    assert {(kind if kind in {"console", "python"} else page.name) for page, kind, _ in fences()} == {
        "console",
        "python",
        "windows.md",
        "install.md",
        "corpus.md",
    }


def mentioned():
    """Commands in running text and in blocks that cannot run."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        yield from ((page.name, line) for line in re.findall(r"`(gdplan [^`\n]+)`", text))
    for page, kind, body in fences():
        if kind == "text":
            yield from ((page.name, line.strip()) for line in body.splitlines() if line.strip().startswith("gdplan "))


@pytest.mark.parametrize("page, line", sorted(set(mentioned())))
def test_commands_that_are_only_mentioned_exist(page, line):
    words = shlex.split(line, comments=True)[1:]
    assert words[0] in {*COMMANDS, "help", "--install-completion", "--version"} or "." in words[0], (
        "a file alone is shown"
    )
    command = COMMANDS.get(words[0])
    if hasattr(command, "commands") and len(words) > 1:
        command = command.commands[words[1]]
    options = {name for option in command.params for name in option.opts} if command else set()
    named = {word.split("=")[0] for word in words[1:] if word.startswith("-")}
    assert named <= options | {"-h", "--lang"}


def test_every_diagnostic_says_what_to_do():
    assert list(ADVICE) == [code for code in MESSAGES if code in ADVICE]
    assert set(ADVICE) == set(MESSAGES)


@pytest.mark.parametrize("code", ADVICE)
def test_what_to_do_is_said_in_both_languages(code):
    advice = ADVICE[code]
    assert re.search("[a-z]", advice.en)
    assert advice.en.endswith(".")
    assert re.search("[一-鿿]", advice.zh)
    assert advice.zh.endswith("。")


def test_the_page_of_weaknesses_holds_every_expected_failure():
    """A mark that takes its reason from elsewhere than a case would be none of the page's."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py")}
    marks = [
        ast.unparse(node)
        for text in sources.values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.xfail"
    ]
    assert set(marks) == {"pytest.mark.xfail(strict=True, reason=case['reason'])"}
    held = [path.read_text(encoding="utf-8") for path in (ROOT / "tests/cases").glob("*.json")]
    stated = sum(text.count('"known_failure"') for text in held)
    assert len(weaknesses.find(ROOT)) == stated > 0
    table = weaknesses.write(ROOT)
    assert [case["reason"] for _, case in weaknesses.find(ROOT) if case["reason"] not in table] == []


def test_the_picture_shows_every_room_of_the_way():
    shown = "".join(ET.fromstring(way.draw(ROOT)).itertext())
    listed = way.write(ROOT)
    rooms = {path.stem for path in (ROOT / "src/gdplan").iterdir() if path.is_dir() or path.suffix == ".py"}
    rooms -= {"__init__", "__main__", "__pycache__", "py"}
    assert [room for room in sorted(rooms) if f"`{room}`" not in listed and room != "pipeline"] == []
    assert [
        room for room in ("sources", "extract", "outline", "assemble", "compare", "export") if room not in shown
    ] == []


def test_where_it_is_decided_names_what_is_there():
    table = (ROOT / "docs/pages/how/way.md").read_text(encoding="utf-8").partition("## Where it is decided")[2]
    found = re.findall(r"`([a-z_/]+\.py)`(?:: `(\w+)`)?", table)
    texts = {name: (ROOT / "src/gdplan" / name).read_text(encoding="utf-8") for name, _ in found}
    assert [
        (name, word)
        for name, word in found
        if word and not re.search(rf"^(?:def )?{word}\b", texts[name], re.MULTILINE)
    ] == []
    assert len(found) > 15


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_says_first_what_it_is_for(page):
    title, _, first = page.read_text(encoding="utf-8").split("\n", 2)
    assert title.startswith("# ")
    assert re.match(r"[`\w]", first), "prose, before any list, picture or part that is made"


@pytest.mark.parametrize("page", [*PAPERS, *PAGES], ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_of_papers_and_pages_are_there(page):
    """Anchors within pages are for `make docs`."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    named = re.findall(r"\]\((?!https:)([^)#\s]+)(?:#[\w-]+)?\)", prose)
    gone = [name for name in named if name != "way.svg" and not (page.parent / name).exists()]
    assert gone == [], "way.svg is made when the pages are built"


@pytest.mark.parametrize("road", sorted((ROOT / "docs/pages/roads").glob("*.md")), ids=lambda road: road.stem)
def test_a_road_has_its_page_in_chinese_and_the_way_back(road):
    chinese = ROOT / "docs/pages/zh" / road.name
    assert f"](../zh/{road.name})" in road.read_text(encoding="utf-8")
    assert f"](../roads/{road.name})" in chinese.read_text(encoding="utf-8")
    assert f"]({road.name})" in (ROOT / "docs/pages/zh/index.md").read_text(encoding="utf-8")


def test_commands_of_make_that_papers_and_pages_name_are_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "".join(path.read_text(encoding="utf-8") for path in (*PAPERS, *PAGES))
    named = set(re.findall(r"(?:`|^)make (?:[A-Z]+=\S* )?([a-z-]+)", text, re.MULTILINE))
    assert {"accuracy", "bench", "package", "docs"} <= named <= targets


def test_counts_of_readers_add_up_and_readme_tells_them():
    def numbers(row, names):
        return [int(row[name]) for name in names if row[name]]

    for row in readings.read():
        listed, *parts, _missed = numbers(row, readings.TARGETS)
        assert sum(parts) == listed, row
    told = re.search(
        r"In \d+ papers that it had not seen.*?Trust", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    rows = readings.find_told()
    given = [len(rows), *numbers(readings.add(rows), (*readings.TARGETS, *readings.OWNERS))]
    found = re.findall(r"\d[\d,]*|none", told[0])
    assert [0 if number == "none" else int(number.replace(",", "")) for number in found] == given


def test_pictures_are_made_by_the_command_small_shown_and_described():
    made = re.findall(r'Shot\(\s*"([\w.]+)"', (ROOT / "docs/made/pictures.py").read_text(encoding="utf-8"))
    files = {path.stem: path.read_bytes() for path in (ROOT / "docs/pages/assets").glob("*.png")}
    assert sorted(files) == sorted(made)
    assert [name for name, data in files.items() if not data.startswith(b"\x89PNG") or len(data) > 150_000] == []
    texts = [path.read_text(encoding="utf-8") for path in (*PAPERS, *PAGES)]
    shown = [found for text in texts for found in re.findall(r"!\[([^\]]*)\]\(\S*assets/([\w.]+)\.png\)", text)]
    assert {name for _, name in shown} == set(files)
    assert [name for alt, name in shown if len(alt) < 15] == []


def test_the_container_takes_what_is_there_and_is_not_root():
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    taken = [word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]]
    assert [name for name in taken if not (ROOT / name).exists()] == []
    assert lines.index("USER reader") < lines.index('ENTRYPOINT ["gdplan"]')
