// Talking with the server. What goes wrong becomes a WireProblem whose message an editor can act on.

export class WireProblem extends Error {
  constructor(message, { status = 0, answer = {}, signIn = null } = {}) {
    super(message);
    Object.assign(this, { status, answer, signIn });
  }
}

export async function ask(url, fields) {
  const answer = await reach(url, fields);
  const { pathname } = new URL(answer.url);
  if (pathname.endsWith("/login/")) {
    throw new WireProblem("You are signed out. Nothing is lost: sign in, then go on here.", {
      status: 401,
      signIn: pathname,
    });
  }
  const body = await read(answer);
  if (!answer.ok) {
    throw new WireProblem(body.message || said(answer.status), { status: answer.status, answer: body });
  }
  return body;
}

async function reach(url, fields) {
  const options = { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } };
  if (fields) {
    options.method = "POST";
    options.body = fields;
    fields.set("csrfmiddlewaretoken", token());
  }
  try {
    return await fetch(url, options);
  } catch {
    throw new WireProblem("The server does not answer. Nothing is lost: try again in a moment.");
  }
}

async function read(answer) {
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  if (isJson) return answer.json();
  throw new WireProblem(said(answer.status), { status: answer.status });
}

function said(status) {
  if (status === 403) {
    return "The server refused this: you may not do it, or you have signed in anew elsewhere. Try again.";
  }
  return `Nothing was saved: the server answered with an error (${status}). Your input is kept.`;
}

// Read at each request: signing in again brings a new one.
function token() {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
  return cookie ? decodeURIComponent(cookie.slice("csrftoken=".length)) : formToken();
}

function formToken() {
  return document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
}
