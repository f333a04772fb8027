// Going about in the article by keyboard: a selection that moves by word and sentence and widens.

import { nextUnit, previousUnit, widen } from "./units.js";
import { spanOf } from "./lights.js";

const UNIT_OF = { ArrowRight: "word", ArrowLeft: "word", ArrowDown: "sentence", ArrowUp: "sentence" };

// Where the selection goes with an arrow key; with Shift its moving end alone.
export function moved(article, span, key, extending) {
  const unit = UNIT_OF[key];
  const forwards = key === "ArrowDown" || key === onwards(article);
  if (!span) return nextUnit(article, unit, firstSeen(article));
  if (extending) return extended(article, span, unit, forwards);
  return forwards ? nextUnit(article, unit, span.end) : previousUnit(article, unit, span.start);
}

// The text goes on to the left where it is Arabic or Hebrew.
function onwards({ element }) {
  return getComputedStyle(element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
}

function extended(article, span, unit, forwards) {
  if (forwards) {
    const next = nextUnit(article, unit, span.end);
    return next && { start: span.start, end: next.end };
  }
  const last = previousUnit(article, unit, span.end);
  const before = last && previousUnit(article, unit, last.start);
  return before && before.end > span.start ? { start: span.start, end: before.end } : span;
}

function firstSeen(article) {
  const line = article.lines.find((one) => one.getBoundingClientRect().bottom > 0);
  return line ? Number(line.dataset.start) : 0;
}

const WIDENED = { w: "word", s: "sentence", p: "paragraph" };

export function widened(article, span, key) {
  return widen(article, WIDENED[key], span);
}

// The next passage that nothing covers yet, after the selection or before it, round the article.
export function nextUncovered(article, span, step) {
  const open = uncovered(article);
  if (!open.length) return null;
  const from = span ? span.start : -1;
  if (step > 0) return open.find((one) => one.start > from) || open[0];
  return open.filter((one) => one.start < from).at(-1) || open.at(-1);
}

// The quotations, and the paragraphs that hold none of them.
function uncovered(article) {
  const found = [...article.element.querySelectorAll("[data-quotation], p[data-uncovered]")]
    .filter((element) => !(element.dataset.uncovered && element.querySelector("[data-quotation]")))
    .map((element) => spanOf(element.dataset.quotation || element.dataset.uncovered));
  return found.sort((one, other) => one.start - other.start);
}
