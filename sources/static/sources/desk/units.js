// Words, sentences and paragraphs of the article, for moving about in it and widening.

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter([], { granularity: "word" }) : null;

export function paragraphs(article) {
  return article.starts.map((start, index) => {
    const end = article.starts[index + 1] ?? article.points.length;
    return article.trimmed(start, end);
  });
}

export function sentencesOf(line) {
  const start = Number(line.dataset.start);
  const edges = (line.dataset.sentences || "").split(" ").filter(Boolean).map(Number);
  const found = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    found.push({ start: start + edges[i], end: start + edges[i + 1] });
  }
  return found;
}

export function wordsOf(line) {
  const start = Number(line.dataset.start);
  const text = line.textContent;
  const found = [];
  let units = 0;
  let points = 0;
  const reach = (index) => {
    points += [...text.slice(units, index)].length;
    units = index;
    return start + points;
  };
  for (const [index, word] of wordsIn(text)) {
    found.push({ start: reach(index), end: reach(index + word.length) });
  }
  return found;
}

function* wordsIn(text) {
  if (segmenter) {
    for (const part of segmenter.segment(text)) if (part.isWordLike) yield [part.index, part.segment];
  } else {
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}’']+/gu)) yield [match.index, match[0]];
  }
}

const UNITS = {
  word: wordsOf,
  sentence: sentencesOf,
  paragraph: (line, article) => [paragraphs(article)[article.lines.indexOf(line)]].filter(Boolean),
};

// The units of the line that an offset stands in, or of the nearest one beyond it that has any.
function unitsNear(article, unit, offset, step) {
  for (let at = article.lineAt(offset); article.lines[at]; at += step) {
    const found = UNITS[unit](article.lines[at], article);
    const beyond = found.filter((span) => (step > 0 ? span.end > offset : span.start < offset));
    if (beyond.length) return step > 0 ? beyond[0] : beyond.at(-1);
  }
  return null;
}

export function nextUnit(article, unit, offset) {
  return unitsNear(article, unit, offset, 1);
}

export function previousUnit(article, unit, offset) {
  return unitsNear(article, unit, offset, -1);
}

// The selection with every unit that it touches whole; where it is whole already, with the next one
// of the paragraph.
export function widen(article, unit, { start, end }) {
  const first = unitsNear(article, unit, start, 1);
  const last = unitsNear(article, unit, end, -1);
  const wide = {
    start: Math.min(start, first ? first.start : start),
    end: Math.max(end, last ? last.end : end),
  };
  if (wide.start === start && wide.end === end) {
    const next = nextUnit(article, unit, end);
    const goesOn = unit === "paragraph" || (next && article.lineAt(next.start) === article.lineAt(end - 1));
    if (next && goesOn) wide.end = next.end;
  }
  return wide;
}
