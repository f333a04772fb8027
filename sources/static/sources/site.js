// Cards: the excerpt behind a mark, shown beside it. Without this script a mark only leads there.
"use strict";

{
  const GAP = 6;
  const BEFORE_SHOWING = 120;
  const BEFORE_HIDING = 300;

  const card = document.createElement("div");
  card.className = "card";
  card.popover = "manual";
  card.role = "note";
  let shown = null;
  let waiting = 0;
  let touched = false;

  const link = (target) => (target instanceof Element ? target.closest("a[href^='#']") : null);
  const mark = (target) => (link(target)?.matches(".mark") ? link(target) : null);
  const excerpt = (of) => document.getElementById(of.hash.slice(1))?.querySelector(".excerpt-body");

  function later(what, delay) {
    clearTimeout(waiting);
    waiting = setTimeout(what, delay);
  }

  function hide() {
    clearTimeout(waiting);
    shown = null;
    if (card.matches(":popover-open")) card.hidePopover();
    card.replaceChildren();
  }

  function show(of) {
    clearTimeout(waiting);
    const found = excerpt(of);
    if (shown === of || !found) return;
    fill(of, found.cloneNode(true));
    if (!card.matches(":popover-open")) card.showPopover();
    place(of.getBoundingClientRect());
    shown = of;
  }

  function fill(of, body) {
    const number = of.hash.replace(/\D+/, "");
    const way = document.createElement("li");
    way.append(Object.assign(document.createElement("a"), { href: of.hash }));
    way.firstChild.textContent = `excerpt [${number}] below`;
    body.removeAttribute("id");
    body.querySelectorAll(".usages .unseen").forEach((hint) => hint.remove());
    body.querySelectorAll(".usages a[href^='#']").forEach((a) => a.replaceWith(a.textContent));
    body.querySelector(".ways")?.prepend(way);
    card.ariaLabel = `Excerpt ${number}`;
    card.replaceChildren(body);
    card.scrollTop = 0;
  }

  function place(at) {
    const { clientWidth, clientHeight } = document.documentElement;
    const [above, below] = [at.top - 2 * GAP, clientHeight - at.bottom - 2 * GAP];
    card.style.maxHeight = "none";
    const under = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = `${Math.floor(under ? below : above)}px`;
    const furthest = clientWidth - card.offsetWidth - GAP;
    const top = under ? at.bottom + GAP : at.top - GAP - card.offsetHeight;
    card.style.left = `${scrollX + Math.max(GAP, Math.min(at.left - 2 * GAP, furthest))}px`;
    card.style.top = `${scrollY + top}px`;
  }

  const on = (type, what) => document.addEventListener(type, what);

  function start() {
    document.querySelector("main").append(card);
    on("pointerover", ({ target, pointerType }) => {
      if (pointerType === "touch") return;
      if (mark(target)) later(() => show(mark(target)), BEFORE_SHOWING);
      else if (card.contains(target)) clearTimeout(waiting);
      else if (!shown?.matches(":focus-visible")) later(hide, BEFORE_HIDING);
    });
    on("focusin", ({ target }) => {
      if (mark(target)) mark(target).matches(":focus-visible") && show(mark(target));
      else if (!card.contains(target)) hide();
    });
    on("pointerdown", ({ target, pointerType }) => {
      touched = pointerType !== "mouse";
      if (!mark(target) && !card.contains(target)) hide();
    });
    on("click", (event) => {
      const clicked = mark(event.target);
      // A first tap opens the card, a second one follows the link, as Enter and a click do.
      if (clicked && touched && event.detail && shown !== clicked && excerpt(clicked)) {
        event.preventDefault();
        show(clicked);
      } else if (link(event.target)) hide();
    });
    on("keydown", ({ key }) => key === "Escape" && hide());
    let width = innerWidth;
    // A phone's bars come and go while one scrolls, and change the height alone.
    addEventListener("resize", () => {
      if (innerWidth !== width) hide();
      width = innerWidth;
    });
  }

  if ("popover" in card && document.querySelector("a.mark")) start();
}
