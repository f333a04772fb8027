// What stays as it was in a part that is sent anew: what is unfolded, how far one has scrolled, the focus.

export function remember(part) {
  const active = document.activeElement;
  return {
    identity: identityOf(part),
    opened: [...part.querySelectorAll("details[open]")].map((one) => keyOf(one, part)),
    scrolled: scrollersOf(part).map((one) => one.scrollTop),
    focus: part.contains(active) ? described(active, part) : null,
  };
}

export function resume(part, was) {
  if (identityOf(part) !== was.identity) return;
  for (const details of part.querySelectorAll("details")) {
    if (was.opened.includes(keyOf(details, part))) details.open = true;
  }
  scrollersOf(part).forEach((one, index) => {
    one.scrollTop = was.scrolled[index];
  });
  if (was.focus) focusLike(part, was.focus);
}

// A panel is another one when it shows something else.
function identityOf(part) {
  return part.dataset.entry || part.querySelector("form[data-desk]")?.getAttribute("action") || part.dataset.part;
}

function scrollersOf(part) {
  return [part, part.closest(".desk-side")].filter(Boolean);
}

function keyOf(details, part) {
  const holder = holderOf(details, part);
  return `${holder.id} ${[...holder.querySelectorAll("details")].indexOf(details)}`;
}

function holderOf(element, part) {
  const holder = element.closest("[id]:not(input, select, textarea, button)");
  return holder && part.contains(holder) ? holder : part;
}

function described(element, part) {
  const { id, tagName, name, value, textContent } = element;
  const action = actionOf(element);
  const holder = element === part ? "" : holderOf(element, part).id;
  return { id, tagName, name, value, text: textContent, action, holder, whole: element === part };
}

function actionOf(element) {
  return element.closest("form[data-desk]")?.getAttribute("action");
}

// The same element, or the same button of a form whose words have changed, or what it stood in.
function focusLike(part, was) {
  const holder = (was.holder && document.getElementById(was.holder)) || part;
  const alike = [...holder.querySelectorAll(was.tagName)].filter(
    (one) => one.name === was.name && one.value === was.value,
  );
  const found =
    (was.whole && part) ||
    (was.id && document.getElementById(was.id)) ||
    alike.find((one) => one.textContent === was.text) ||
    alike.find((one) => was.action && actionOf(one) === was.action) ||
    holder;
  if (!found.checkVisibility()) unfold(found);
  found.focus({ preventScroll: true });
  if (document.activeElement === found && found !== part) found.scrollIntoView({ block: "nearest" });
}

// Open all that an element is folded into.
export function unfold(element) {
  for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true;
  }
}
