// Pieces of the page that the server sends anew.

import { remember, resume } from "./staying.js";

export function part(name) {
  return document.querySelector(`[data-part="${name}"]`);
}

export function put(parts) {
  for (const [name, html] of Object.entries(parts || {})) {
    const there = part(name);
    if (!there) continue;
    const was = remember(there);
    replace(there, name, contentOf(html));
    resume(part(name), was);
  }
}

function replace(there, name, content) {
  const whole = [...content.children].find((one) => one.dataset.part === name);
  if (whole) there.replaceWith(whole);
  else there.replaceChildren(content);
}

function contentOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  // Browsers complain of it where something has the focus already.
  for (const element of template.content.querySelectorAll("[autofocus]")) {
    element.removeAttribute("autofocus");
    element.dataset.focus = "";
  }
  return template.content;
}

export function say(message, { warnings = [], problem = false, action = null } = {}) {
  const place = part("messages");
  place.replaceChildren();
  place.classList.toggle("problem", problem);
  for (const line of [message, ...warnings].filter(Boolean)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    place.append(paragraph);
  }
  if (action) place.append(action);
}

// What went well needs no saying any more when the next thing is begun.
export function hush() {
  const place = part("messages");
  if (!place.matches(".problem") && !place.querySelector("details")) say("");
}

export function link(words, href) {
  const made = document.createElement("a");
  Object.assign(made, { textContent: words, href, target: "_blank", rel: "noopener" });
  return made;
}
