// The panel: a form beside the article, its evidence, and what becomes of it.

import { WireProblem, ask } from "./wire.js";
import { dim, light, spanOf } from "./lights.js";
import { fill, keyOf } from "./values.js";
import { link, part, say } from "./parts.js";
import { unfold } from "./staying.js";

const FIELD = "input:not([type=hidden]), textarea, select";
const FILLS = "input:not([type=hidden], [type=search]), select, textarea, button";
// Whether a name is somebody who is there already.
const ASKED = ".newcomer:has([type=radio]):not(:has([type=radio]:checked)) input";
const FAULT = "[aria-invalid=true]:not([type=hidden]), .clash [type=radio], .newsroom-blockers a";
const EMPTY = '<div data-part="panel" class="panel"></div>';
// A field with the focus would bring a keyboard over the form that is to be read first.
const BY_TOUCH = matchMedia("(pointer: coarse)");

export class Panel {
  constructor(desk) {
    this.desk = desk;
    this.url = null;
    this.asked = 0;
    this.opener = null;
    // What had the focus last.
    this.place = null;
  }

  get element() {
    return part("panel");
  }

  // Those that one can type into.
  get forms() {
    return [...this.element.querySelectorAll("form[data-desk]")].filter((form) => form.querySelector(FIELD));
  }

  // The one that is saved wherever the focus is.
  get main() {
    const shown = this.forms.filter((form) => form.querySelector("[data-default]")?.checkVisibility());
    return shown.length === 1 ? shown[0] : null;
  }

  formLike(key) {
    return this.forms.find((form) => keyOf(form) === key) || null;
  }

  // Whether nothing typed would be lost, or the editor agrees to lose it.
  mayLeave() {
    const typed = this.typed();
    if (typed.length && !confirm("Give up what you have typed here and not saved?")) return false;
    for (const { key } of typed) this.desk.keeping.release(key);
    return true;
  }

  typed() {
    return this.desk.keeping.forms.filter(({ key }) => this.formLike(key));
  }

  keep(form) {
    if (form.closest(".conflict") || !this.forms.includes(form)) return;
    this.desk.keeping.keep(form, this.url);
  }

  async open(url, { quiet = false } = {}) {
    if (!this.mayLeave()) return;
    const from = document.activeElement;
    const answer = await this.get(url);
    if (!answer) return;
    const stayed = isStill(from);
    if (!this.element.contains(from)) this.opener = from;
    this.show(answer, url);
    if (!quiet && stayed) this.focus();
  }

  // What is found while one types.
  async find(url) {
    const answer = await this.get(url);
    if (answer) this.desk.put(answer.parts);
  }

  // A later call overtakes an earlier one.
  async get(url) {
    const number = ++this.asked;
    try {
      const answer = await ask(url);
      await this.desk.released;
      return number === this.asked ? answer : null;
    } catch (problem) {
      this.tell(problem);
      return null;
    }
  }

  show(answer, url) {
    this.url = url;
    this.put(answer.parts);
    this.element.closest(".desk-side").scrollTop = 0;
    this.selectWhatItTakes();
    this.lightRow(this.element);
    say(answer.message, answer);
  }

  // What was typed into a form that is there again stands in it again; not where it was sent.
  put(parts, { sent = null } = {}) {
    this.desk.put(parts);
    if (!parts?.panel) return;
    this.element.classList.add("open");
    this.url = this.address();
    for (const { key, fields } of this.typed()) if (key !== sent) this.refill(this.formLike(key), fields);
  }

  // Where the server shows the panel as it is now.
  address() {
    const { entry } = this.element.dataset;
    if (entry) return this.desk.addressOf(entry);
    const form = this.forms.find((one) => one.elements.namedItem("exact"));
    if (!form) return this.url;
    const named = ["snapshot", "start", "end", "exact", "target"].map((name) => form.elements.namedItem(name));
    const query = new URLSearchParams(named.filter(Boolean).map(({ name, value }) => [name, value]));
    return `${form.getAttribute("action")}?${query}`;
  }

  refill(form, fields) {
    if (form.closest(".conflict")) return [];
    const lost = fill(form, fields);
    for (const input of form.querySelectorAll("input[name^=evidence-]")) this.showEvidence(input);
    return lost;
  }

  // The server has snapped the selection to whole words or to the quotation marks.
  selectWhatItTakes() {
    const span = this.takes();
    if (!span) return;
    this.desk.selected = span;
    light("chosen", this.desk.article, [span]);
    this.desk.article.show(span, { atLeast: true });
  }

  goBack() {
    if (this.place?.isConnected) this.place.focus();
    else this.focus();
  }

  takes() {
    const form = this.element.querySelector("form:has([name=exact])");
    if (!form) return null;
    const { start, end } = form.elements;
    return spanOf(form.dataset.selection || `${start.value}-${end.value}`);
  }

  focus() {
    const panel = this.element;
    const chosen = panel.querySelector("[data-focus]") || panel.querySelector(`form[data-desk] :is(${FIELD})`);
    const first = chosen && (!BY_TOUCH.matches || !chosen.matches(FIELD)) ? chosen : panel;
    first.focus({ preventScroll: true });
  }

  async send(form, button) {
    if (form.dataset.sending) return;
    const fields = new FormData(form, button);
    if (form.hasAttribute("data-needs-selection") && !this.desk.addSelection(fields)) return;
    if (form.hasAttribute("data-takes-selection") && this.desk.current()) this.desk.addSelection(fields);
    if (form.dataset.desk === "undo") fields.set("entry", this.element.dataset.entry || "");
    form.dataset.sending = "yes";
    const from = document.activeElement;
    try {
      const answer = await ask(form.action, fields);
      await this.desk.released;
      this.showSaved(answer, form, isStill(from));
    } catch (problem) {
      this.tell(problem, form);
    } finally {
      delete form.dataset.sending;
    }
  }

  showSaved(answer, form, stayed) {
    const parts = { ...answer.parts };
    const own = this.element.contains(form);
    const sent = own ? keyOf(form) : null;
    this.asked += 1;
    if (own && form.matches(":has([name=exact])")) this.desk.forgetSelection(this.takes());
    if (own) this.leaveForm(form);
    else if (this.typed().length && !this.isShownIn(parts.panel)) delete parts.panel;
    this.put(parts, { sent });
    // Only now: a field that goes away with its form tells of its last change, which was kept again.
    if (own) this.desk.keeping.release(sent);
    if (own && stayed && !this.element.contains(document.activeElement)) this.focus();
    if (document.activeElement === document.body) this.desk.article.element.focus({ preventScroll: true });
    say(answer.message, answer);
  }

  // What it was folded into is folded again.
  leaveForm(form) {
    const around = form.closest("details[id]");
    if (!around) return;
    if (form.contains(document.activeElement)) around.querySelector("summary").focus({ preventScroll: true });
    around.open = false;
  }

  // Whether it is the same entry's panel, into which what was typed fits.
  isShownIn(html) {
    const { entry } = this.element.dataset;
    return Boolean(entry && html?.includes(`data-entry="${entry}"`));
  }

  // What went wrong; `form` is the one that was sent.
  tell(problem, form = null) {
    if (!(problem instanceof WireProblem)) throw problem;
    const { parts, warnings } = problem.answer;
    if (form) this.keep(form);
    if (parts?.panel) this.showRefused(parts, form);
    else this.desk.put(parts);
    const action = problem.signIn && link("Sign in (a new tab)", `${problem.signIn}?next=${location.pathname}`);
    say(problem.message, { warnings, problem: true, action });
  }

  showRefused(parts, form) {
    const sent = this.forms.includes(form) && keyOf(form);
    this.put(parts, { sent });
    const again = sent && this.formLike(sent);
    if (again) this.keep(again);
    const told = this.element.querySelector(".problems a");
    const asked = this.element.querySelector(ASKED);
    const fault = this.element.querySelector(FAULT);
    if (asked) goTo(asked, asked.closest(".newcomer"));
    else if (told) this.reveal(told.hash);
    else if (fault) goTo(fault, fault);
    else this.focus();
  }

  // The place to fill gets the focus; that of a statement without a value is among the fields.
  reveal(hash) {
    const place = this.element.querySelector(hash);
    if (!place) return;
    const among = `#edit-fields [data-statement="${place.dataset.statement}"] :is(${FILLS})`;
    const own = place.matches(FILLS) ? place : place.querySelector(FILLS);
    goTo(own || this.element.querySelector(among) || place, own ? place : null);
  }

  // The statement takes the words that are selected in the article now.
  useSelection(button) {
    const span = this.desk.current();
    if (!span) return say("Select the words in the article first.", { problem: true });
    const field = button.form.elements.namedItem(`evidence-${button.dataset.use}`);
    field.value = `${span.start}-${span.end}`;
    field.dataset.entered = "";
    this.showEvidence(field);
    const row = button.closest(".statement");
    row.classList.remove("proposed", "wanting");
    this.lightRow(row);
    return this.keep(button.form);
  }

  showEvidence(input) {
    const span = spanOf(input.value);
    const shown = input.closest(".statement")?.querySelector(".evidence");
    if (shown) shown.textContent = span ? this.desk.article.exact(span.start, span.end) : "";
  }

  lightRow(row) {
    const chosen = [...row.querySelectorAll("input[name^=evidence-]")].map(({ value }) => value);
    const cited = [...row.querySelectorAll("[data-jump]")].map(({ dataset }) => dataset.jump);
    light("evidence", this.desk.article, [...chosen, ...cited].map(spanOf).filter(Boolean));
  }

  close() {
    if (!this.mayLeave()) return;
    this.asked += 1;
    this.desk.put({ panel: EMPTY });
    dim("chosen");
    dim("evidence");
    say("");
    const back = this.opener?.checkVisibility() && this.opener !== document.body ? this.opener : null;
    (back || this.desk.article.element).focus({ preventScroll: true });
  }
}

// Whoever went on meanwhile, and selects words already, is not called back.
function isStill(element) {
  return [element, document.body].includes(document.activeElement);
}

function goTo(field, around) {
  unfold(field);
  field.focus({ preventScroll: true });
  (around || field).scrollIntoView({ block: "nearest" });
}
