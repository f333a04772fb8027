// What an editor does with mouse, finger and keyboard, and what it does at the desk.

import { ACTS } from "./acts.js";
import { filterEntries } from "./filtering.js";
import { followFolding } from "./folding.js";
import { part } from "./parts.js";
import { pressed } from "./keys.js";
import { spanOf } from "./lights.js";

export function listen(desk) {
  const on = (name, handle) => document.addEventListener(name, handle);
  on("click", (event) => onClick(desk, event));
  on("submit", (event) => onSubmit(desk, event));
  on("input", (event) => onInput(desk, event));
  on("change", (event) => onInput(desk, event));
  on("focusin", ({ target }) => lightAround(desk, target));
  on("keydown", (event) => pressed(desk, event));
  on("mousedown", ({ target }) => leaveUnfocused(target.closest("mark[tabindex]")));
  followFolding();
  followSelection(desk);
  keepInWindow(document.querySelector(".desk-side"));
}

// A mouse on marked words selects them or opens them: the focus stays with the article, whose keys go on.
// (With the focus on the mark, a drag from its first letter would select nothing.)
function leaveUnfocused(mark) {
  if (!mark) return;
  mark.removeAttribute("tabindex");
  setTimeout(() => mark.setAttribute("tabindex", "0"));
}

// While a mouse selects, no bar comes under it, and no answer of the server takes the words away.
function followSelection(desk) {
  let settling;
  let release = null;
  const settle = () => {
    clearTimeout(settling);
    if (!release) settling = setTimeout(() => desk.noteSelection(), 60);
  };
  document.addEventListener("selectionchange", settle);
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    if (!desk.article.element.contains(target)) return;
    desk.taken = null;
    if (pointerType === "mouse") desk.released = new Promise((resolve) => (release = resolve));
  });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => {
      // After what the browser itself makes of letting go.
      setTimeout(release || (() => {}));
      release = null;
      settle();
    });
  }
}

// What saves a form is at the foot of what can be seen, also where the page's head is above it.
function keepInWindow(side) {
  const fit = () => {
    const top = Math.max(0, side.getBoundingClientRect().top);
    side.style.setProperty("--room", `${Math.floor(innerHeight - top)}px`);
  };
  addEventListener("scroll", fit, { passive: true });
  addEventListener("resize", fit);
  fit();
}

function lightAround(desk, target) {
  if (desk.panel.element.contains(target)) desk.panel.place = target;
  const row = target.closest(".statement[data-statement]");
  if (!row) return;
  row.classList.add("visited");
  desk.panel.lightRow(row);
}

function onSubmit(desk, event) {
  const { target: form, submitter } = event;
  if (form.id !== "filter" && !form.matches("form[data-desk]")) return;
  event.preventDefault();
  if (form.id !== "filter") desk.panel.send(form, submitter);
}

// The first of these that was clicked on, or around what was.
const CLICKS = {
  "[data-make]": (desk, { dataset }) => desk.make(dataset.make),
  "[data-act]": (desk, { dataset }) => ACTS[dataset.act](desk),
  "[data-use]": (desk, button) => desk.panel.useSelection(button),
  "[data-part=progress] [data-jump]": (desk, { dataset }) => desk.choose(spanOf(dataset.jump)),
  "[data-jump]": (desk, { dataset }) => desk.jump(dataset.jump),
  "[data-fill]": (desk, { hash }) => desk.panel.reveal(hash),
  "[data-opens-entry]": (desk, { dataset }) => desk.panel.open(desk.addressOf(dataset.opensEntry)),
  "[data-get]": (desk, element) => desk.get(element),
  ".problems a[href^='#']": (desk, { hash }) => desk.panel.reveal(hash),
};

function onClick(desk, event) {
  if (event.ctrlKey || event.metaKey) return;
  for (const [selector, act] of Object.entries(CLICKS)) {
    const found = event.target.closest(selector);
    if (!found) continue;
    event.preventDefault();
    act(desk, found);
    return;
  }
  const mark = event.target.closest("mark[data-url]");
  if (mark && getSelection().isCollapsed) desk.openMark(mark, { quiet: true });
}

function onInput(desk, { type, target }) {
  if (target.form?.id === "filter") filterEntries();
  else if (target.matches("[data-keys-off]")) switchKeys(desk, target.checked);
  else if (target.matches("[data-live]")) type === "input" && desk.looking.soon(target);
  else keepTyped(desk, target);
}

function switchKeys(desk, off) {
  if (off) desk.keysOff.set(true);
  else desk.keysOff.forget();
}

function keepTyped(desk, target) {
  const form = target.closest("form[data-desk]");
  if (!form || !part("panel").contains(form)) return;
  target.dataset.entered = "";
  target.closest(".proposed")?.classList.remove("proposed");
  // How the server understood what stood there before.
  target.parentElement.querySelector(".newsroom-understood")?.remove();
  desk.panel.keep(form);
}
