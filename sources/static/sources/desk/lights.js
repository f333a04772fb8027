// Words of the article that are lit up while the focus is elsewhere.

const LIGHTS = "highlights" in CSS;

export function light(name, article, spans) {
  if (!LIGHTS) return;
  const ranges = spans.map(({ start, end }) => article.rangeOf(start, end));
  CSS.highlights.set(name, new Highlight(...ranges));
}

export function dim(name) {
  if (LIGHTS) CSS.highlights.delete(name);
}

export function spanOf(text) {
  const match = /^(\d+)[- ](\d+)$/.exec(text || "");
  return match ? { start: Number(match[1]), end: Number(match[2]) } : null;
}
