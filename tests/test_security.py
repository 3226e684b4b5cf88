"""What SECURITY.md promises of hostile input and no other file tests: nothing is fetched, run or written."""

import io
import subprocess
import sys
import zipfile

import pytest
from office_files import make_docx, make_mht, make_ofd, make_zip, paragraph, text_object

import gdplan
from gdplan.sources import read

# All that Python does to files, sockets and processes passes its audit hooks (PEP 578).
WATCHED = """
import os, sys
seen = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

def watch(event, arguments):
    if event == "open":
        if isinstance(arguments[2], int) and arguments[2] & WRITES:
            seen.append((event, str(arguments[0])))
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn",
                           "os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "shutil.", "webbrowser.")):
        seen.append((event, str(arguments[:1])))

sys.addaudithook(watch)
import gdplan
for path in sys.argv[1:]:
    try:
        gdplan.load(path)
    except gdplan.GdplanError as error:
        print(error, file=sys.stderr)
print(seen)
"""

PAGE = (
    "<html><head><base href='http://192.0.2.1/'><link rel=stylesheet href='http://192.0.2.1/a.css'>"
    "<script src='http://192.0.2.1/a.js'></script></head><body><p>一、任务</p><p>1.新建学校。</p>"
    "<img src='http://192.0.2.1/a.png'><iframe src='file:///etc/hosts'></iframe></body></html>"
)
PICTURE = '<w:p><w:r><w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:link="rId9"/></w:drawing></w:r></w:p>'
LINKED = (
    '<Relationships><Relationship Id="rId9" TargetMode="External" Target="http://192.0.2.1/a.png"/></Relationships>'
)


def make_files(folder):
    """Files of each format that Python reads in this process, each with something to fetch, run or unpack."""
    body = "".join(map(paragraph, ["一、任务", "1.新建学校。"])) + PICTURE
    (folder / "plan.txt").write_text("一、任务\n1.新建学校3所。\nhttp://192.0.2.1/\n", encoding="utf-8")
    (folder / "plan.md").write_text(
        "# 任务\n\n![](http://192.0.2.1/a.png)\n<script src='//192.0.2.1/a.js'>\n", encoding="utf-8"
    )
    (folder / "plan.csv").write_text('序号,任务,单位\n1,=WEBSERVICE("http://192.0.2.1/"),市教委\n', encoding="utf-8")
    (folder / "plan.html").write_text(PAGE, encoding="utf-8")
    (folder / "plan.mht").write_bytes(make_mht(PAGE))
    with zipfile.ZipFile(io.BytesIO(make_docx(body))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {"word/_rels/document.xml.rels": LINKED, "../up.txt": "上"}
    (folder / "plan.docx").write_bytes(make_zip(parts))
    (folder / "plan.ofd").write_bytes(make_ofd([text_object("一、任务", 50, 20, 8)]))
    (folder / "entity.docx").write_bytes(
        make_zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://192.0.2.1/x">]><a>&x;</a>'})
    )
    (folder / "plan.json").write_text(gdplan.dumps(gdplan.parse("一、任务\n1.新建学校。")), encoding="utf-8")
    return sorted(folder.iterdir())


def test_reading_touches_nothing_but_its_file(tmp_path):
    paths = make_files(tmp_path)
    run = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, *paths],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
    )
    assert run.stdout == "[]\n"
    assert run.stderr.count("entities") == 1
    assert len(run.stderr.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == paths


def test_the_watch_sees_what_is_done(tmp_path):
    """A test that cannot fail proves nothing: the same watch, over code that does what no format may."""
    code = WATCHED.replace(
        "import gdplan\nfor",
        f"import gdplan, socket; open({str(tmp_path / 'a')!r}, 'w').close(); socket.socket().close()\nfor",
    )
    run = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=True)
    assert "'open'" in run.stdout
    assert "socket" in run.stdout


def test_an_input_has_a_greatest_size(tmp_path, monkeypatch):
    assert read.MAX_BYTES == 256 << 20
    monkeypatch.setattr(read, "MAX_BYTES", 60)
    path = tmp_path / "plan.txt"
    for text, fits in (("甲" * 20, True), ("甲" * 20 + "a", False)):
        path.write_text(text, encoding="utf-8")
        for source in (path, text.encode(), io.BytesIO(text.encode()), io.StringIO(text)):
            if fits:
                assert gdplan.load(source).source.length == len(text)
            else:
                with pytest.raises(gdplan.CannotReadError, match="more than 256 MB"):
                    gdplan.load(source)
