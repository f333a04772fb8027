// What buttons and keys do alike.

export const ACTS = {
  dismiss: (desk) => desk.dismiss(),
  undo: (desk) => desk.undo(),
  close: (desk) => desk.panel.close(),
  keys: () => document.getElementById("keys")?.showModal(),
};
