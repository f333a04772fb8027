// What a form holds, to be kept and put back.

import { addTick, intoSelect } from "./finding.js";
import { unfold } from "./staying.js";

const NOT_KEPT = new Set(["csrfmiddlewaretoken"]);
const BUTTONS = new Set(["submit", "button", "reset", "image", "file"]);
// Places in a text mean nothing in another one.
const PLACE = /^(snapshot|start|end|exact|evidence-.*)$/;

// Which of a panel's forms it is.
export function keyOf(form) {
  const told = ["part", "number"].map((name) => form.elements.namedItem(name)?.value || "");
  return [form.dataset.desk, form.getAttribute("action"), ...told].join(" ");
}

// `text` is what an editor reads of the value, `label` that of the field; hidden ones have none.
export function valuesOf(form) {
  return [...form.elements].filter(isKept).flatMap((control) =>
    chosen(control).map((one) => ({ name: control.name, label: labelOf(control), ...one })),
  );
}

function isKept({ name, type }) {
  return name && !NOT_KEPT.has(name) && !BUTTONS.has(type);
}

function chosen(control) {
  if (isTick(control)) return control.checked ? [{ value: control.value, text: wordsOf(control.labels[0]) }] : [];
  if (control.options) return [...control.selectedOptions].map(({ value, text }) => ({ value, text }));
  return [{ value: control.value, text: control.value }];
}

function isTick({ type }) {
  return type === "checkbox" || type === "radio";
}

function labelOf(control) {
  if (control.type === "hidden") return "";
  const group = isTick(control) && control.closest("fieldset")?.querySelector("legend");
  return wordsOf(group || control.labels?.[0]) || control.name;
}

function wordsOf(element) {
  return element?.textContent.trim().replace(/\s+/gu, " ") || "";
}

// Put kept values back. Gives those that the form has no place for any more.
export function fill(form, kept) {
  const fields = isOfThisText(form, kept) ? kept : kept.filter(({ name }) => !PLACE.test(name));
  const given = Map.groupBy(fields, ({ name }) => name);
  for (const control of [...form.elements].filter(isKept)) {
    const before = JSON.stringify(chosen(control));
    put(control, given.get(control.name) || []);
    if (JSON.stringify(chosen(control)) !== before) touched(control);
  }
  return fields.filter((field) => field.label && !holds(form, field));
}

function isOfThisText(form, kept) {
  const now = form.elements.namedItem("snapshot")?.value;
  return kept.find(({ name }) => name === "snapshot")?.value === now;
}

function put(control, given) {
  if (isTick(control)) {
    control.checked = given.some(({ value }) => value === control.value);
  } else if (control.multiple && control.options) {
    for (const option of control.options) option.selected = given.some(({ value }) => value === option.value);
  } else if (given.length) {
    // A record may have been found by typing, before the page was loaded anew.
    if (control.options) intoSelect(control, { value: given[0].value, label: given[0].text });
    else control.value = given[0].value;
  }
}

function touched(control) {
  control.dataset.entered = "";
  if (control.type === "hidden") return;
  control.closest(".proposed")?.classList.remove("proposed");
  unfold(control);
}

function holds(form, { name, value, text }) {
  const controls = [...form.elements].filter((control) => control.name === name);
  const same = (control) => !isTick(control) || control.value === value;
  if (controls.some(same)) return true;
  const first = controls.find((control) => control.dataset.find);
  if (first) addTick(first, { value, label: text });
  return Boolean(first);
}
