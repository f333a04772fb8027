// The list of entries, narrowed in place while one types.

const FIELDS = ["q", "kind", "status"];

export function filterEntries() {
  const form = document.getElementById("filter");
  if (!form) return;
  const [words, kind, status] = FIELDS.map((name) => form.elements[name].value);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = [...document.querySelectorAll("[data-entry][data-words]")];
  for (const row of rows) {
    const text = `${row.dataset.words} ${row.textContent}`.toLowerCase();
    const fits = (!kind || row.dataset.kind === kind) && (!status || row.dataset.status === status);
    row.hidden = !(fits && wanted.every((word) => text.includes(word)));
  }
  const none = document.querySelector("[data-none]");
  if (none) none.hidden = rows.some((row) => !row.hidden);
}
