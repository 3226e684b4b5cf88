"use strict";
document.documentElement.classList.add("scripted");
const articles = [...document.querySelectorAll("article[data-chain]")];
const items = [...document.querySelectorAll(".item")];
const columns = document.querySelector(".columns");
const paths = [...columns.querySelectorAll("path")].map((path) => ({
  path,
  from: document.getElementById(path.dataset.from),
  to: document.getElementById(path.dataset.to),
  chains: path.dataset.chains.split(" "),
}));
const controls = ["query", "body", "section", "kind"].map((name) => document.getElementById(name));
const texts = new Map(articles.map((one) => [one, (one.dataset.words + "\n" + one.textContent).toLowerCase()]));
let chosen = "";

// The state is the fragment of the address: #chain=3&kind=merged can be kept and sent.
function read() {
  const state = new URLSearchParams(location.hash.slice(1));
  for (const control of controls) {
    control.value = state.get(control.id) || "";
    if (control.selectedIndex === -1) control.value = "";
  }
  chosen = state.get("chain") || "";
  update();
}

function write() {
  const state = new URLSearchParams();
  if (chosen) state.set("chain", chosen);
  for (const control of controls) if (control.value) state.set(control.id, control.value);
  return "#" + state;
}

function fits(article) {
  const [query, body, section, kind] = controls.map((control) => control.value);
  return (
    (!query || texts.get(article).includes(query.trim().toLowerCase())) &&
    (!body || JSON.parse(article.dataset.bodies).includes(body)) &&
    (!section || JSON.parse(article.dataset.sections).includes(section)) &&
    (!kind || article.dataset.kinds.split(" ").includes(kind))
  );
}

function update() {
  const shown = new Set(articles.filter(fits).map((article) => article.dataset.chain));
  document.getElementById("shown").textContent = String(shown.size);
  for (const item of items) {
    item.parentElement.hidden = !shown.has(item.dataset.chain);
    item.classList.toggle("on", item.dataset.chain === chosen);
  }
  for (const { path, chains } of paths) {
    path.toggleAttribute("hidden", !chains.every((chain) => shown.has(chain)));
    path.classList.toggle("on", chains.includes(chosen));
  }
  for (const article of articles) article.classList.toggle("open", article.dataset.chain === chosen);
  const open = articles.some((article) => article.dataset.chain === chosen);
  document.querySelector("main").classList.toggle("some", open);
  columns.classList.toggle("chosen", open);
  draw();
}

function draw() {
  const corner = columns.getBoundingClientRect();
  for (const { path, from, to } of paths) {
    if (path.hasAttribute("hidden")) continue;
    const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const [x1, y1] = [start.right - corner.left, start.top + start.height / 2 - corner.top];
    const [x2, y2] = [end.left - corner.left, end.top + end.height / 2 - corner.top];
    const bend = Math.min((x2 - x1) / 2, 80);
    path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-chain]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chosen = link.dataset.chain === chosen ? "" : link.dataset.chain;
  location.hash = write();
  update();
  const open = document.querySelector("article.open");
  if (open && open.getBoundingClientRect().top > innerHeight - 150) open.scrollIntoView({ block: "start" });
});
for (const control of controls) {
  control.addEventListener("input", () => {
    update();
    location.replace(write());
  });
}
document.getElementById("reset").addEventListener("click", () => {
  for (const control of controls) control.value = "";
  update();
  location.replace(write());
});
window.addEventListener("hashchange", read);
window.addEventListener("resize", draw);
read();
document.querySelector(".item.on")?.scrollIntoView({ block: "nearest", inline: "nearest" });
