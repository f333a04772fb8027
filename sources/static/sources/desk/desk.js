// The desk: select words of the article, press a key, save.

import { Article } from "./places.js";
import { Bar } from "./bar.js";
import { Keeping, Stored } from "./keeping.js";
import { Looking } from "./looking.js";
import { Panel } from "./panel.js";
import { dim, light, spanOf } from "./lights.js";
import { enrich } from "./finding.js";
import { filterEntries } from "./filtering.js";
import { listen } from "./listening.js";
import { moved, nextUncovered, widened } from "./moving.js";
import { hush, part, put, say } from "./parts.js";
import { restore } from "./restoring.js";

class Desk {
  constructor(root) {
    this.root = root;
    this.bar = new Bar(document.getElementById("bar"));
    this.keeping = new Keeping(`desk ${root.dataset.user} ${root.dataset.source}`);
    this.keysOff = new Stored("desk keys off");
    this.panel = new Panel(this);
    this.looking = new Looking(this.panel);
    this.selected = null;
    // What was selected before that.
    this.last = null;
    // The words that a form was opened for last.
    this.taken = null;
    // Settled while no mouse selects.
    this.released = null;
    this.readArticle();
  }

  readArticle() {
    const before = this.article?.snapshot;
    this.article = new Article(part("article"));
    if (before !== this.article.snapshot) this.selected = this.last = null;
  }

  put(parts) {
    const { scrollX, scrollY } = window;
    const selecting = this.article.selected();
    put(parts);
    if (parts?.article) {
      this.readArticle();
      window.scrollTo(scrollX, scrollY);
      this.bar.hide();
      dim("evidence");
      light("chosen", this.article, this.selected ? [this.selected] : []);
      if (selecting && this.selected) this.article.select(selecting);
    }
    if (parts?.panel) enrich(part("panel"));
    if (parts?.entries) filterEntries();
  }

  // What is selected now, or was last.
  current() {
    const isElsewhere = this.article.isLeft();
    this.selected = this.article.selected() || (isElsewhere ? null : this.selected);
    return this.selected;
  }

  // What was entered is done with: nothing is cited by a slip for what comes next.
  // Other words that are selected by now stay so.
  forgetSelection(done) {
    const now = this.article.selected();
    if (now && !(now.start === done?.start && now.end === done?.end)) return;
    this.last = this.selected || this.last;
    this.selected = null;
    getSelection().removeAllRanges();
    dim("chosen");
    this.bar.hide();
  }

  // The address or the form gets the selection, which the server checks.
  addSelection(fields) {
    const span = this.current();
    if (!span) {
      say("Select words in the article first.", { problem: true });
      return false;
    }
    this.addPlace(fields, span);
    return true;
  }

  addPlace(fields, span) {
    const exact = this.article.exact(span.start, span.end);
    const given = { snapshot: this.article.snapshot, ...span, exact };
    for (const [name, value] of Object.entries(given)) fields.set(name, value);
  }

  // An address of the same words in the text that is shown; null unless they stand there once.
  inThisText(address) {
    const url = new URL(address, location.href);
    const span = this.article.find(url.searchParams.get("exact") || "");
    if (!span) return null;
    this.addPlace(url.searchParams, span);
    return url.href;
  }

  addressOf(entry) {
    return `${this.root.dataset.form}../entry/${entry}/`;
  }

  make(kind) {
    const query = new URLSearchParams();
    if (!this.addSelection(query)) return;
    this.bar.hide();
    this.taken = `${query}`;
    this.panel.open(`${this.root.dataset.form}${kind}/?${query}`);
  }

  get(element) {
    const url = new URL(element.dataset.get || element.getAttribute("href"), location.href);
    if (element.hasAttribute("data-needs-selection") && !this.addSelection(url.searchParams)) return;
    this.panel.open(url.href);
  }

  dismiss() {
    const form = this.root.querySelector("form[data-desk=dismiss]");
    if (form) this.panel.send(form);
  }

  undo() {
    const form = this.root.querySelector("form[data-desk=undo]");
    if (form) this.panel.send(form);
    else say("There is nothing to take back.");
  }

  noteSelection() {
    const span = this.article.selected();
    if (!span) this.taken = null;
    if (!span) return this.bar.hide();
    if (span.start !== this.selected?.start || span.end !== this.selected.end) hush();
    this.selected = span;
    light("chosen", this.article, [span]);
    // The words that a form has been opened for need no bar any more.
    const query = new URLSearchParams();
    this.addPlace(query, span);
    return this.taken === `${query}` ? null : this.bar.show(this.article, span);
  }

  choose(span) {
    if (!span) return;
    this.taken = null;
    this.article.element.focus({ preventScroll: true });
    this.article.select(span);
    this.article.show(span);
    // The event of it comes later, and another key perhaps before.
    this.noteSelection();
  }

  chooseUncovered(step) {
    const span = nextUncovered(this.article, this.current() || this.last, step);
    if (span) this.choose(span);
    else say("Every quotation and paragraph is covered.");
  }

  widen(key) {
    const span = this.current();
    if (span) this.choose(widened(this.article, span, key));
  }

  move({ key, shiftKey }) {
    this.choose(moved(this.article, this.current() || this.last, key, shiftKey));
  }

  jump(text) {
    const span = spanOf(text);
    if (!span) return;
    light("evidence", this.article, [span]);
    this.article.show(span);
  }

  async openMark(mark, options) {
    const { article } = this;
    const [start, end] = [0, mark.childNodes.length].map((at) => article.offsetOf(mark, at));
    await this.panel.open(mark.dataset.url, options);
    article.show({ start, end }, { atLeast: true });
  }

  giveUp() {
    if (document.querySelector("dialog[open]")) return;
    if (!this.bar.element.hidden) {
      getSelection().removeAllRanges();
      this.selected = this.taken = null;
      dim("chosen");
      this.bar.hide();
    } else if (this.panel.element.childElementCount) {
      this.panel.close();
    } else {
      say("");
    }
  }
}

const root = document.querySelector("[data-desk-page]");
if (root && part("article")) {
  const desk = new Desk(root);
  listen(desk);
  root.classList.add("live");
  restore(desk);
}
