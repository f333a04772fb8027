// The small bar at a selection: what can be made of it.

import { seenHeight } from "./places.js";

const GAP = 6;

export class Bar {
  constructor(element) {
    this.element = element;
  }

  // Below the words, or above them; in sight also where they are longer than the window.
  show(article, span) {
    const { element } = this;
    element.hidden = false;
    const rows = [...article.rangeOf(span.start, span.end).getClientRects()];
    const [first, last] = [rows[0], rows.at(-1)];
    if (!last) return;
    const height = element.offsetHeight + GAP;
    const [lowest, below] = [seenHeight() - height, last.bottom + GAP];
    const top = below < lowest ? below : Math.max(GAP, Math.min(first.top - height, lowest));
    const widest = document.documentElement.clientWidth - element.offsetWidth - GAP;
    element.style.top = `${top + scrollY}px`;
    element.style.left = `${Math.max(GAP, Math.min(last.left + scrollX, widest))}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}
