// What buttons and keys do alike.

export const ACTS = {
  dismiss: (desk) => desk.post("dismiss"),
  undo: (desk) => desk.post("undo"),
  close: (desk) => desk.panel.close(),
  keys: () => document.getElementById("keys")?.showModal(),
};
