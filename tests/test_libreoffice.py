"""What LibreOffice converts: nothing is fetched, nothing is run, and at its limit all of it ends."""

import http.server
import os
import shutil
import stat
import subprocess
import sys
import threading

import pytest
from office_files import make_zip
from processes import is_running, wait_until

import gdplan
from gdplan.errors import CannotReadError
from gdplan.sources import libreoffice
from gdplan.sources.libreoffice import to_docx, to_xlsx

PROGRAMS = ("soffice", "libreoffice")
needs_libreoffice = pytest.mark.tools(*PROGRAMS)

OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text>
<text:p>某市工作方案</text:p><text:p>一、总体要求</text:p><text:p>新建平台3个。<draw:frame text:anchor-type="as-char" svg:width="2cm"
 svg:height="2cm"><draw:image xlink:href="{address}/picture.png" xlink:type="simple"/></draw:frame></text:p>
<text:section text:name="S"><text:section-source xlink:href="{address}/section.odt" xlink:type="simple"/>
<text:p>二、保障措施</text:p></text:section></office:text></office:body></office:document-content>"""
TYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
    f' manifest:full-path="/" manifest:media-type="{TYPE}"/><manifest:file-entry manifest:full-path="content.xml"'
    ' manifest:media-type="text/xml"/></manifest:manifest>'
)


@pytest.fixture
def server():
    """A web server of this machine that keeps what it is asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self):
            asked.append(f"{self.command} {self.path}")
            self.send_response(200)
            self.end_headers()

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = answer  # noqa: N815 (names of http.server)

        def log_message(self, *_):
            pass

    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}", asked
    serving.shutdown()
    serving.server_close()


def convert(folder, name, filters):
    """A file in another format, by LibreOffice as it comes."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", filters, "--outdir", folder, folder / name]
    subprocess.run(command, check=True, capture_output=True)


@needs_libreoffice
@pytest.mark.timeout(600)
@pytest.mark.parametrize("ending", [".doc", ".odt", ".rtf"])
def test_nothing_is_fetched(server, tmp_path, ending):
    address, asked = server
    given = tmp_path / "plan.odt"
    given.write_bytes(make_zip({"mimetype": TYPE, "content.xml": OPEN_DOCUMENT.format(address=address),
                                "META-INF/manifest.xml": MANIFEST}))  # fmt: skip
    if ending != ".odt":
        convert(tmp_path, given.name, {".doc": "doc:MS Word 97", ".rtf": "rtf"}[ending])
    data = given.with_suffix(ending).read_bytes()
    asked.clear()
    if ending == ".doc":
        document = gdplan.load(given.with_suffix(ending), with_source=True)
        assert "一、总体要求\n新建平台3个。" in document.source.text
    else:
        assert to_docx(data, ending).startswith(b"PK")
    assert asked == []


SHEET = """<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2">
<office:body><office:spreadsheet><table:table table:name="A"><table:table-row>
<table:table-cell office:value-type="string"><text:p>任务</text:p><draw:frame svg:width="2cm" svg:height="2cm">
<draw:image xlink:href="{address}/picture.png" xlink:type="simple"/></draw:frame></table:table-cell>
<table:table-cell table:formula="of:=WEBSERVICE(&quot;{address}/service&quot;)"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document>"""


@needs_libreoffice
@pytest.mark.timeout(600)
def test_nothing_is_fetched_for_a_sheet(server):
    address, asked = server
    assert to_xlsx(SHEET.format(address=address).encode(), ".fods").startswith(b"PK")
    assert asked == []


def install(folder, monkeypatch, script):
    """A program that stands where LibreOffice would."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport os, sys, pathlib, subprocess, time\n{script}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_the_profile_stands_before_the_program_starts(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, f"""
profile = next(a for a in sys.argv if a.startswith("-env:UserInstallation=file://")).partition("file://")[2]
written = pathlib.Path(profile, "user", "registrymodifications.xcu").read_text(encoding="utf-8")
pathlib.Path({str(tmp_path)!r}, "seen").write_text(written + os.environ["http_proxy"])""")  # fmt: skip
    with pytest.raises(CannotReadError, match="no reason given"):
        to_docx(b"", ".doc")
    seen = (tmp_path / "seen").read_text()
    for setting in ("BlockUntrustedRefererLinks", "DisableMacrosExecution", "ooInetHTTPProxyName", "AutoCheckEnabled"):
        assert f'oor:name="{setting}"' in seen
    assert seen.endswith("http://127.0.0.1:9")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_at_the_time_limit_its_whole_group_ends(tmp_path, monkeypatch):
    ids = tmp_path / "ids"
    install(tmp_path, monkeypatch, f"""
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({str(ids)!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
time.sleep(600)""")  # fmt: skip
    monkeypatch.setattr(libreoffice, "_SECONDS", 5)
    with pytest.raises(CannotReadError, match=r"takes more than 5 seconds; save it as DOCX"):
        to_docx(b"", ".doc")
    assert wait_until(lambda: not any(is_running(int(pid)) for pid in ids.read_text().split()))
