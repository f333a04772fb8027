// What an editor unfolds is to be filled in: its first field has the focus then.

const FILLED_IN = ".folded, .inferred, .adding, form[data-desk=cite] details";
const FIELD = "textarea, input:not([type=hidden], [type=checkbox]), select";

export function followFolding() {
  document.addEventListener("click", (event) => {
    const details = event.target.closest("summary")?.parentElement;
    if (!details?.matches(FILLED_IN)) return;
    // At once, and not after the click: the next key goes to the field.
    event.preventDefault();
    details.open = !details.open;
    toggled(details);
  });
}

function toggled(details) {
  if (details.matches(".inferred")) sayInferred(details);
  if (details.open) firstField(details)?.focus({ preventScroll: true });
}

// "Inferred?" answers itself; without a note it was no answer.
function sayInferred(details) {
  const tick = details.querySelector("input[type=checkbox]");
  const inferred = details.open || Boolean(details.querySelector("textarea").value);
  if (tick.checked === inferred) return;
  tick.checked = inferred;
  tick.dispatchEvent(new Event("change", { bubbles: true }));
}

function firstField(details) {
  const field = details.querySelector(FIELD);
  return field?.nextElementSibling?.matches(".find") ? field.nextElementSibling.querySelector("input") : field;
}
