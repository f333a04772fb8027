// The desk's keys.

import { ACTS } from "./acts.js";

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

const KEYS = {
  "?": ACTS.keys,
  q: (desk) => desk.make("quote"),
  e: (desk) => desk.make("event"),
  a: (desk) => desk.make("actor"),
  c: (desk) => desk.make("cite"),
  d: ACTS.dismiss,
  u: ACTS.undo,
  n: (desk) => desk.chooseUncovered(1),
  N: (desk) => desk.chooseUncovered(-1),
  w: (desk) => desk.widen("w"),
  s: (desk) => desk.widen("s"),
  p: (desk) => desk.widen("p"),
};

export function pressed(desk, event) {
  if (event.isComposing) return;
  const { key, target } = event;
  if (key === "Escape") desk.giveUp();
  else if (key === "Enter" && (event.ctrlKey || event.metaKey)) save(desk, event);
  else if (key === "F6") changeSides(desk, event);
  else if (target.matches("[data-live]")) inSearch(desk, event);
  else if (isCommand(desk, event)) command(desk, event);
}

// Of several forms, the one in which the focus is.
function save(desk, event) {
  const { forms, main } = desk.panel;
  const form = forms.find((one) => one.contains(event.target)) || main;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-default]") || undefined);
}

// From the form to the text, to select other words, and back to where one was.
function changeSides(desk, event) {
  if (event.target.closest("dialog")) return;
  event.preventDefault();
  if (desk.panel.element.contains(event.target)) desk.article.element.focus({ preventScroll: true });
  else desk.panel.goBack();
}

function inSearch(desk, event) {
  if (event.key !== "ArrowDown" && event.key !== "Enter") return;
  event.preventDefault();
  if (event.key === "Enter") desk.looking.take(event.target);
  else desk.looking.first?.focus();
}

function isCommand(desk, { ctrlKey, metaKey, altKey, target }) {
  if (ctrlKey || metaKey || altKey || target.closest("dialog")) return false;
  return !target.matches(TYPING);
}

function command(desk, event) {
  const { key, target } = event;
  const isMark = target.matches("mark[data-url]");
  const act = desk.keysOff.read() ? null : KEYS[letterOf(event)];
  if (act) {
    event.preventDefault();
    act(desk);
  } else if (isMark && (key === "Enter" || key === " ")) {
    event.preventDefault();
    desk.openMark(target);
  } else if (key.startsWith("Arrow") && desk.article.element.contains(target)) {
    event.preventDefault();
    desk.move(event);
  }
}

// What is printed on the key where the keyboard writes Arabic or Russian, or Caps Lock is on.
function letterOf({ key, code, shiftKey }) {
  if (/^[^a-z]$/iu.test(key) && code.startsWith("Key")) key = code.at(-1);
  return /^[a-z]$/i.test(key) ? key[shiftKey ? "toUpperCase" : "toLowerCase"]() : key;
}
