// What an editor has typed and not saved yet, kept in the browser: it outlives the page.

import { keyOf, valuesOf } from "./values.js";

export class Stored {
  constructor(name) {
    this.name = name;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  set(value) {
    try {
      localStorage.setItem(this.name, JSON.stringify(value));
    } catch {
      // A browser without storage, or a full one: the page itself still holds the input.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // Nothing was kept.
    }
  }
}

// Each form that was typed into, with the address of the panel that it stands in; the last at the end.
export class Keeping extends Stored {
  get forms() {
    return this.read()?.forms || [];
  }

  keep(form, url) {
    const key = keyOf(form);
    this.set({ forms: [...this.without(key), { key, url, fields: valuesOf(form) }] });
  }

  release(key) {
    const forms = this.without(key);
    if (forms.length) this.set({ forms });
    else this.forget();
  }

  without(key) {
    return this.forms.filter((kept) => kept.key !== key);
  }
}
