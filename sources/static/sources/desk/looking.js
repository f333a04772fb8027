// The field in which an entry is looked for: what is found is shown while one types.

import { part } from "./parts.js";

const WAIT = 150;

export class Looking {
  constructor(panel) {
    this.panel = panel;
    this.waiting = null;
    this.asked = null;
  }

  soon(input) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.look(input), WAIT);
  }

  look(input) {
    clearTimeout(this.waiting);
    this.waiting = null;
    const url = new URL(input.dataset.live, location.href);
    url.searchParams.set(input.name, input.value);
    this.asked = this.panel.find(url.href);
  }

  // Enter takes the first of what is found for the words that stand there now.
  async take(input) {
    if (this.waiting) this.look(input);
    await this.asked;
    this.first?.click();
  }

  get first() {
    return part("found")?.querySelector("[data-get]");
  }
}
