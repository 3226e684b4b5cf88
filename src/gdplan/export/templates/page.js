"use strict";
document.documentElement.classList.add("scripted");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const isShown = (element) => !element.closest("[hidden]");
const items = all("[data-item]");
const groups = all("[data-group]").reverse();
const controls = all("[data-filter]");
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const isDate = (word) => /^\d/.test(word);
const words = new Map();

function decode(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return ""; // cut off on its way
  }
}

function wordsOf(item) {
  if (!words.has(item)) {
    const other = item.dataset.of ? document.getElementById(item.dataset.of) : null;
    words.set(item, plain(item.textContent + (other ? other.textContent : "")));
  }
  return words.get(item);
}

// How a filter's value and what an item has under the filter's name agree.
const rules = {
  words: (item, value) => wordsOf(item).includes(plain(value)),
  has: (item, value, own) => own.includes(value),
  any: (item, value, own) => !own.length || value.split(",").some((one) => own.includes(one)),
  by: (item, value, own) => (isDate(value) ? own.some((one) => isDate(one) && one <= value) : own.includes(value)),
};

function readControls() {
  const state = {};
  for (const control of controls) {
    const name = control.dataset.filter;
    if (control.type !== "checkbox") state[name] = control.value.trim();
    else state[name] = [state[name], control.checked ? control.value : ""].filter(Boolean).join(",");
  }
  return state;
}

// As written, whatever a browser kept of the last visit: the address alone says what is shown.
for (const control of controls) {
  if (control.type === "checkbox") control.checked = control.defaultChecked;
  else control.value = "";
}
const initial = readControls();

function setControls(state) {
  for (const control of controls) {
    const value = state[control.dataset.filter] ?? initial[control.dataset.filter];
    if (control.type === "checkbox") control.checked = value.split(",").includes(control.value);
    else if (control.type === "search" || [...control.options].some((one) => one.value === value)) control.value = value;
    else control.value = "";
  }
}

function update() {
  const state = readControls();
  const asked = controls.filter((one, at) => controls.findIndex((other) => other.dataset.filter === one.dataset.filter) === at);
  for (const item of items) {
    const fails = ({ dataset: { filter, rule } }) =>
      (state[filter] || rule === "any") &&
      !rules[rule](item, state[filter], (item.dataset[filter] || "").split("|").filter(Boolean));
    item.fits = !asked.some((one) => one.dataset.rule !== "any" && fails(one)); // whatever kinds are shown
    item.hidden = !item.fits || asked.some(fails);
  }
  for (const group of groups) {
    const own = all("[data-item]", group);
    group.hidden = own.length > 0 && own.every((item) => item.hidden);
  }
  for (const link of all("[data-contents] a")) {
    const target = document.getElementById(link.hash.slice(1));
    link.parentElement.hidden = !target || !isShown(target);
  }
  for (const count of all("[data-shown]")) count.textContent = String(all(count.dataset.shown).filter(isShown).length);
  for (const count of all("[data-facet]")) {
    const kind = count.dataset.facet;
    count.textContent = String(items.filter((item) => item.dataset.first === kind && item.fits).length);
  }
  return state;
}

function writeHash(state, anchor) {
  const changed = Object.entries(state).filter(([name, value]) => value !== initial[name]);
  const pairs = (anchor ? [...changed, ["at", anchor]] : changed).map((pair) => pair.map(encodeURIComponent).join("="));
  history.replaceState(null, "", pairs.length ? `#${pairs.join("&")}` : location.href.split("#")[0]);
}

function goTo(anchor) {
  const target = document.getElementById(anchor);
  if (!target) return;
  for (let above = target; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
  if (!isShown(target)) {
    setControls({});
    update();
  }
  all(".current").forEach((one) => one.classList.remove("current"));
  target.classList.add("current");
  target.scrollIntoView({ block: "start" });
}

// #body=省科技厅&due=2025-12-31&at=sec_2 is a state and a place in it; #sec_2 alone keeps the state.
function readHash() {
  const hash = location.hash.slice(1);
  const isState = hash.includes("=");
  const asked = new URLSearchParams(isState ? hash.replaceAll("+", "%2B") : "");
  if (isState) setControls(Object.fromEntries(asked));
  else if (!hash) setControls({});
  update();
  const anchor = isState ? asked.get("at") : decode(hash);
  if (anchor) goTo(anchor);
  if (hash) writeHash(readControls(), anchor);
}

function sortBy(button) {
  const head = button.closest("th");
  const body = head.closest("table").tBodies[0];
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const key = (row) => row.cells[head.cellIndex].dataset.key ?? row.cells[head.cellIndex].textContent.trim();
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (a, b) => {
    const [one, two] = [key(a), key(b)];
    if (!one || !two) return (!one && two) - (!two && one) || 0; // what is empty comes last either way
    const numbers = [Number(one), Number(two)];
    return (numbers.some(Number.isNaN) ? order.compare(one, two) : numbers[0] - numbers[1]) * (up ? 1 : -1);
  };
  body.append(...[...body.rows].sort(compare));
}

async function copy(button) {
  const text = button.dataset.cite;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = text;
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  document.getElementById("page-said").textContent = `${button.dataset.said} ${text}`;
}

function step(by) {
  const shown = all("[data-step]").filter(isShown);
  if (!shown.length) return;
  const at = shown.findIndex((one) => one.classList.contains("current"));
  goTo(shown[at < 0 && by < 0 ? shown.length - 1 : (at + by + shown.length) % shown.length].id);
}

for (const control of controls) control.addEventListener("input", () => writeHash(update()));
for (const button of all("th button")) button.addEventListener("click", () => sortBy(button));
for (const button of all("[data-cite]")) button.addEventListener("click", () => copy(button));
for (const button of all("[data-by]")) button.addEventListener("click", () => step(Number(button.dataset.by)));
all("#page-reset").forEach((button) =>
  button.addEventListener("click", () => {
    setControls({});
    writeHash(update());
  }),
);
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});
addEventListener("hashchange", readHash);
addEventListener("beforeprint", () => all("details[data-print]").forEach((one) => (one.open = true)));
readHash();
