// What was typed before the page went away stands in its forms again.

import { Left } from "./left.js";
import { ask } from "./wire.js";
import { say } from "./parts.js";

// What the server has decided; anything else may go well in a moment.
const FINAL = new Set([403, 404, 409, 422]);

export async function restore(desk) {
  const left = new Left(`${desk.keeping.name} left`);
  const kept = desk.keeping.forms;
  if (kept.length) await reopen(desk, kept, left);
  left.show();
}

async function reopen(desk, kept, left) {
  const { keeping, panel } = desk;
  const { url } = kept.at(-1);
  try {
    panel.show(await askAgain(desk, url), url);
  } catch (problem) {
    panel.tell(problem);
    if (FINAL.has(problem.status)) giveBack(keeping, kept, left);
    return;
  }
  const placed = kept.filter(({ key }) => panel.formLike(key));
  giveBack(keeping, kept.filter((one) => !placed.includes(one)), left);
  for (const { key, fields } of placed) {
    left.add(panel.refill(panel.formLike(key), fields));
    panel.keep(panel.formLike(key));
  }
  if (placed.length) say("Your input of before is here again, unsaved.");
  panel.focus();
}

// Of a newer text where the one that was seen is no more, if the words stand there once.
async function askAgain(desk, url) {
  try {
    return await ask(url);
  } catch (problem) {
    const newer = problem.status === 409 && desk.inThisText(url);
    if (!newer) throw problem;
    return ask(newer);
  }
}

// What no form takes any more can be copied.
function giveBack(keeping, kept, left) {
  for (const { key, fields } of kept) {
    left.add(fields.filter(({ label }) => label));
    keeping.release(key);
  }
}
