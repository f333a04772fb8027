// Places in the article: code points on the wire, text nodes on the page.

import { part } from "./parts.js";

export class Article {
  constructor(element) {
    this.element = element;
    this.lines = [...element.querySelectorAll("p[data-start]")];
    this.starts = this.lines.map((line) => Number(line.dataset.start));
    this.points = [...element.textContent];
    this.snapshot = element.dataset.snapshot;
  }

  exact(start, end) {
    return this.points.slice(start, end).join("");
  }

  // The code point at a node and offset of the page; null outside the article.
  offsetOf(node, offset) {
    if (!this.element.contains(node)) return null;
    if (node === this.element) {
      const line = this.element.childNodes[offset]?.closest?.("p[data-start]");
      return line ? Number(line.dataset.start) : this.points.length;
    }
    const holder = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const line = holder.closest("p[data-start]");
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    return Number(line.dataset.start) + [...before.toString()].length;
  }

  // What is selected, without the white space around it; null where it is nothing of the article.
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = this.offsetOf(range.startContainer, range.startOffset);
    const end = this.offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null ? null : this.trimmed(start, end);
  }

  // Whether words are selected that are not, or not all, of the article.
  isLeft() {
    const selection = getSelection();
    return selection.rangeCount > 0 && !selection.isCollapsed && !this.selected();
  }

  trimmed(start, end) {
    while (start < end && isSpace(this.points[start])) start += 1;
    while (start < end && isSpace(this.points[end - 1])) end -= 1;
    return start < end ? { start, end } : null;
  }

  rangeOf(start, end) {
    const range = document.createRange();
    range.setStart(...this.nodeAt(start, false));
    range.setEnd(...this.nodeAt(end, true));
    return range;
  }

  // A text node and the offset in it. At an edge of two nodes: the end of the first for an end.
  nodeAt(offset, isEnd) {
    let left = offset - this.starts[this.lineAt(isEnd ? offset - 1 : offset)];
    const line = this.lines[this.lineAt(isEnd ? offset - 1 : offset)];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    for (let next = node; next; next = walker.nextNode()) {
      node = next;
      const points = [...node.data];
      if (left < points.length || (isEnd && left === points.length)) {
        return [node, points.slice(0, left).join("").length];
      }
      left -= points.length;
    }
    return [node, node.data.length];
  }

  lineAt(offset) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  select({ start, end }) {
    const selection = getSelection();
    const [from, fromOffset] = this.nodeAt(start, false);
    const [to, toOffset] = this.nodeAt(end, true);
    selection.setBaseAndExtent(from, fromOffset, to, toOffset);
  }

  // Where words stand, if they stand there once.
  find(words) {
    const text = this.element.textContent;
    const at = text.indexOf(words);
    if (!words || at < 0 || at !== text.lastIndexOf(words)) return null;
    const start = [...text.slice(0, at)].length;
    return { start, end: start + [...words].length };
  }

  // Bring words into the middle of what can be seen; `atLeast`: only where they are out of sight.
  show({ start, end }, { atLeast = false } = {}) {
    const height = seenHeight();
    const { top, bottom } = this.rangeOf(start, end).getBoundingClientRect();
    const [least, most] = atLeast ? [0, height] : [height * 0.15, height * 0.75];
    if (top > least && bottom < most) return;
    scrollBy(0, top - height / 3);
  }
}

// Of the window, down to the sheet that lies over its foot where it is narrow.
export function seenHeight() {
  const sheet = part("panel");
  const isOver = sheet.childElementCount && getComputedStyle(sheet).position === "fixed";
  return isOver ? sheet.getBoundingClientRect().top : innerHeight;
}

export function isSpace(point) {
  return /\s/u.test(point);
}
