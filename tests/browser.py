"""A page in a headless browser: what its scripts made of it, what it said, whom it shuts out."""

import functools
import json
import re
import shutil
import subprocess
import tempfile
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (1280, 400)
_SWITCHES = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --hide-scrollbars --enable-logging=stderr"
)
# What nobody may meet: controls without a name, text that is hard to read, a page wider than the window, an id twice.
_FAULTS = """
  const faults = [];
  const nameOf = (one) => one.getAttribute("aria-label") || [...(one.labels || [])].map((label) => label.textContent).join("") ||
    (one.getAttribute("aria-labelledby") || "").split(" ").map((id) => (document.getElementById(id) || {}).textContent).join("") ||
    one.textContent;
  for (const one of document.querySelectorAll("a, button, input, select, summary, nav, svg[role], [tabindex], [role=region]"))
    if (!(nameOf(one) || "").trim()) faults.push(`no name: ${one.outerHTML.slice(0, 120)}`);
  for (const one of document.querySelectorAll("a[aria-label], button[aria-label]"))
    if (/\\p{L}/u.test(one.innerText) && !one.ariaLabel.includes(one.innerText.trim())) faults.push(`says something else than its name: ${one.outerHTML.slice(0, 120)}`);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`twice: ${id}`);
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) faults.push(`wider than the window: ${width}`);
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\\(.*, 0\\)|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || one.closest("script, [hidden], svg") || !one.getClientRects().length) continue;
    const pair = [getComputedStyle(one).color, behind(one)];
    if (seen.has(pair.join())) continue;
    seen.add(pair.join());
    const [low, high] = pair.map(light).sort((a, b) => a - b);
    if ((high + 0.05) / (low + 0.05) < 4.5) faults.push(`contrast: ${pair} ${one.outerHTML.slice(0, 80)}`);
  }
"""


_AXE = """axe.run(document, {resultTypes: ["violations"]}).then(({violations}) => {
  document.body.dataset.told = JSON.stringify({faults: violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`)});
});"""


class Reader(HTMLParser):
    """The elements of a page, its text, and the text of each with an id or a class that is asked for."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.open, self.texts = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in ("meta", "input"):
            self.open.append((tag, dict(attributes)))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.texts.append((data, list(self.open)))

    def text(self, tag, **attributes):
        """The texts of the elements of a kind, each put together."""
        found = {}
        for data, above in self.texts:
            for at, (name, known) in enumerate(above):
                if name == tag and all(known.get(key.rstrip("_")) == value for key, value in attributes.items()):
                    found.setdefault(id(above[at][1]), []).append(data)
        return ["".join(parts).strip() for parts in found.values()]


class Seen(NamedTuple):
    """What came of a page."""

    dom: str
    said: list[str]  # on the console
    told: dict  # by the probe


def browse(folder, page, *, width=1280, dark=False, fragment="", probe=None):
    """The page as the browser has it after its scripts ran; a probe is a script that fills `told`, behind them."""
    if probe is not None:
        policy = re.search(r"script-src '[^']*'", page)[0]
        page = page.replace(policy, "script-src 'unsafe-inline'")
        end = "document.body.dataset.told = JSON.stringify(told);"
        page = page.replace("</body>", f"<script>{{ const told = {{}}; {probe} {end} }}</script></body>")
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    profile = folder / f"profile-{len(list(folder.iterdir()))}"
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    waits = ["--virtual-time-budget=60000"] * (probe is not None and "axe.run" in probe)
    scheme = [f"--blink-settings=preferredColorScheme={0 if dark else 1}"]
    done = subprocess.run(
        [browser, *_SWITCHES.split(), *scheme, *waits, f"--window-size={width},900", f"--user-data-dir={profile}", "--dump-dom",
         file.as_uri() + fragment],
        capture_output=True, check=True,
    )  # fmt: skip
    dom = done.stdout.decode()
    told = re.search(r'data-told="([^"]*)"', dom)
    said = re.findall(r":CONSOLE[^\n]*", done.stderr.decode("utf-8", "replace"))
    return Seen(dom, said, json.loads(unescape(told[1])) if told else {})


def find_head_without_script(folder, page):
    """What the head of the first table shows where no script runs."""
    silent = page.replace("<script>", "<script type=none>")
    show = "<script>document.body.dataset.told = JSON.stringify({head: document.querySelector('thead').innerText});</script>"
    policy = re.search(r"script-src '[^']*'", silent)[0]
    silent = silent.replace(policy, "script-src 'unsafe-inline'").replace("</body>", f"{show}</body>")
    return browse(folder, silent).told["head"].split()


def find_faults(folder, page, *, width, dark):
    """What a page has that it must not have, its console included."""
    probe = f"{_FAULTS} told.faults = faults; told.back = getComputedStyle(document.body).backgroundColor;"
    seen = browse(folder, page, width=width, dark=dark, probe=probe)
    assert (seen.told["back"] == "rgb(255, 255, 255)") is not dark, "the browser shows what was asked for"
    return [*_said_under_its_own_policy(page), *seen.said, *seen.told["faults"]]


@functools.cache
def _said_under_its_own_policy(page):
    """What a page says where no probe is let in, which neither its width nor its colours change."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        seen = browse(Path(folder), page)
    assert 'class="scripted"' in seen.dom, "its own script ran under its own policy"
    return seen.said


def find_violations(folder, page, *, width, dark):
    """What axe-core finds in a page: WCAG and what else its makers hold to be good practice."""
    axe = pytest.importorskip("axe_core_python", reason="no axe-core-python")
    source = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    return browse(folder, page, width=width, dark=dark, probe=f"{source}; {_AXE}").told["faults"]
