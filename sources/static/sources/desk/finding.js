// Selects and ticks that offer the records near by: others are found while one types.

import { ask } from "./wire.js";
import { unfold } from "./staying.js";

const WAIT = 150;

export function enrich(root) {
  for (const select of root.querySelectorAll("select[data-find]")) {
    if (!select.nextElementSibling?.matches(".find")) select.after(new Finder(select, intoSelect).box);
  }
  for (const select of root.querySelectorAll("select:has([data-fills])")) {
    select.addEventListener("change", () => fillIn(select));
  }
  for (const field of root.querySelectorAll(":is(textarea, input[type=text]):not([dir])")) field.dir = "auto";
  for (const first of firstTicks(root)) {
    const group = groupOf(first);
    if (!group.querySelector(".find")) group.append(new Finder(first, addTick).box);
  }
}

function firstTicks(root) {
  const ticks = [...root.querySelectorAll("input[type=checkbox][data-find]")];
  return new Map(ticks.reverse().map((tick) => [tick.name, tick])).values();
}

function groupOf(tick) {
  return tick.closest("fieldset") || tick.parentElement.parentElement;
}

// A field to type into, and what is found below it. It has no name: it is not sent.
class Finder {
  constructor(control, take) {
    Object.assign(this, { control, take, waiting: null, asked: null });
    this.box = made("div", { className: "find" });
    this.input = made("input", { type: "search", placeholder: "find another…", autocomplete: "off" });
    this.input.setAttribute("aria-label", `Find another: ${labelOf(control)}`);
    this.list = made("ul");
    this.told = made("p", { className: "visually-hidden" });
    this.told.setAttribute("role", "status");
    this.box.append(this.input, this.list, this.told);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", (event) => {
      event.stopPropagation();
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.look(), WAIT);
    });
    this.input.addEventListener("change", (event) => event.stopPropagation());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
  }

  look() {
    clearTimeout(this.waiting);
    this.waiting = null;
    this.asked = this.show(this.input.value.trim());
  }

  async show(words) {
    const { control } = this;
    const hits = words ? await found(control.dataset.find, words) : [];
    if (words !== this.input.value.trim()) return;
    if (words && control.dataset.new) hits.push({ value: control.dataset.new + words, label: words, isNew: true });
    this.list.replaceChildren(...hits.map((hit) => row(hit, () => this.choose(hit))));
    this.told.textContent = words ? `${hits.length} found: go there with arrow down` : "";
  }

  choose(hit) {
    this.take(this.control, hit);
    this.clear();
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
    this.input.focus();
  }

  clear() {
    this.input.value = "";
    this.look();
  }

  pressed(event) {
    const rows = [...this.list.querySelectorAll("button")];
    const at = rows.indexOf(event.target);
    const steps = {
      ArrowDown: () => (rows[at + 1] || rows[at])?.focus(),
      ArrowUp: () => (rows[at - 1] || this.input).focus(),
      Enter: at < 0 && !event.ctrlKey && !event.metaKey ? () => this.takeFirst() : null,
      Escape: this.input.value ? () => [this.clear(), this.input.focus()] : null,
    };
    if (!steps[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    steps[event.key]();
  }

  // Of what is found for the words that stand there now.
  async takeFirst() {
    if (this.waiting) this.look();
    await this.asked;
    this.list.querySelector("button")?.click();
  }
}

function made(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

function labelOf(control) {
  const legend = control.closest("fieldset.field")?.querySelector("legend");
  return (legend || control.labels?.[0])?.textContent.trim() || "";
}

async function found(address, words) {
  const url = new URL(address, location.href);
  url.searchParams.set("q", words);
  const template = made("template");
  try {
    template.innerHTML = (await ask(url.href)).parts.found;
  } catch {
    return [];
  }
  return [...template.content.querySelectorAll("[data-value]")].map((hit) => ({
    value: hit.dataset.value,
    label: hit.dataset.label,
    about: [...hit.querySelectorAll(".quiet")].map((one) => one.textContent).join(", "),
  }));
}

function row({ label, about, isNew }, take) {
  const words = isNew ? `“${label}”, a new one` : [label, about].filter(Boolean).join(" · ");
  const button = made("button", { type: "button", textContent: words });
  button.addEventListener("click", take);
  const item = made("li");
  item.append(button);
  return item;
}

export function intoSelect(select, { value, label }) {
  const there = [...select.options].find((option) => option.value === value);
  const option = there || new Option(label, value);
  if (!there) select.add(option);
  option.selected = true;
}

// Beside the other ticks of its name.
export function addTick(first, { value, label }) {
  const group = groupOf(first);
  const ticks = [...group.querySelectorAll("input[type=checkbox]")];
  const there = ticks.find((one) => one.name === first.name && one.value === value);
  const tick = there || made("input", { type: "checkbox", name: first.name, value });
  if (!there) {
    const line = made("label");
    line.append(tick, ` ${label}`);
    group.querySelector(".find").before(line);
  }
  tick.checked = true;
}

// A choice may bring what other fields would hold, such as the words in which a speaker is printed.
// What an editor has entered stays.
function fillIn(select) {
  const { words, ...fills } = JSON.parse(select.selectedOptions[0]?.dataset.fills || "{}");
  for (const [name, value] of Object.entries(fills)) {
    const field = select.form.elements.namedItem(name);
    if (!field || "entered" in field.dataset) continue;
    if (field.type === "checkbox") field.checked = value === "on";
    else field.value = value;
    if (value && name.startsWith("note-")) unfold(field);
    if (name.startsWith("evidence-")) field.closest(".statement").querySelector(".evidence").textContent = words;
  }
}
