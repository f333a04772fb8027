// What was typed into forms that are not there any more: shown for copying until the editor lets it go.

import { Stored } from "./keeping.js";
import { part } from "./parts.js";

export class Left extends Stored {
  add(fields) {
    const told = fields.filter(({ text }) => text.trim()).map(({ label, text }) => ({ label, text }));
    if (told.length) this.set([...(this.read() || []), ...told]);
  }

  show() {
    const fields = this.read();
    if (!fields) return;
    const details = element("details", element("summary", "What you had typed, for copying"));
    details.open = true;
    const list = fields.flatMap(({ label, text }) => [element("dt", label), element("dd", text)]);
    details.append(element("dl", ...list), this.button(details));
    part("messages").append(details);
  }

  button(details) {
    const button = element("button", "Forget it");
    button.type = "button";
    button.addEventListener("click", () => {
      this.forget();
      details.remove();
    });
    return button;
  }
}

function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}
