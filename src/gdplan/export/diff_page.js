"use strict";
document.documentElement.classList.add("scripted");
const articles = [...document.querySelectorAll("article[data-kinds]")];
const kinds = [...document.querySelectorAll("nav input[name=kind]")];
const agency = document.querySelector("#agency");
const targetsOnly = document.querySelector("#targets-only");
const shown = document.querySelector("#shown");

function update() {
  const wanted = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
  let count = 0;
  for (const article of articles) {
    const bodies = JSON.parse(article.dataset.agencies);
    article.hidden = !(
      article.dataset.kinds.split(" ").some((kind) => wanted.has(kind)) &&
      (!agency.value || bodies.includes(agency.value)) &&
      (!targetsOnly.checked || article.dataset.targets !== "0")
    );
    count += article.hidden ? 0 : 1;
  }
  for (const section of document.querySelectorAll("main > section")) {
    const own = section.querySelectorAll("article[data-kinds]");
    section.hidden = own.length > 0 && [...own].every((article) => article.hidden);
  }
  shown.textContent = String(count);
}

function jump(step) {
  const visible = articles.filter((article) => !article.hidden && article.dataset.kinds !== "same");
  if (!visible.length) return;
  const at = visible.indexOf(document.querySelector("article.current"));
  const next = visible[(at + step + visible.length) % visible.length] || visible[0];
  for (const article of document.querySelectorAll("article.current")) article.classList.remove("current");
  next.classList.add("current");
  next.scrollIntoView({ block: "start" });
}

for (const control of [...kinds, agency, targetsOnly]) control.addEventListener("change", update);
document.querySelector("#next").addEventListener("click", () => jump(1));
document.querySelector("#previous").addEventListener("click", () => jump(-1));
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") jump(1);
  if (event.key === "p") jump(-1);
});
update();
