// Changes of a text by which spans can be followed, and what makes them. A change is either
//   { edits: [{ start, end, replacement }] }   sorted, not overlapping; with `groups` where two of them are the marks around a
//                                              stretch of the text: `{ start, end }` of what is between the marks; or
//   { order: [{ start, end }] }                the pieces of the text in their new order: each character is in one of them.

/** @returns the changed text, and `map`: a span of the old text → the same one in the new text, null where nothing is left. */
export function applyChange(text, change) {
  return change.order === undefined ? applyEdits(text, change) : applyOrder(text, change.order);
}

/**
 * What is inserted at the edge of a span is outside of it; an edit that sticks out of a span is taken in. A span that enters
 * or leaves a group at one end only takes its mark in, as src/text/offsets.ts has it.
 */
function applyEdits(text, { edits, groups = [] }) {
  const parts = [];
  let done = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(done, start), replacement);
    done = end;
  }
  parts.push(text.slice(done));
  const map = (span) => {
    const { start, end, opening, closing } = takeInMarks(span, groups);
    let [from, to] = [start, end];
    for (const edit of edits) {
      if (edit.start > end || (edit.start === end && !(closing && edit.end === end))) break;
      const growth = edit.replacement.length - (edit.end - edit.start);
      to += growth;
      if (edit.end < start || (edit.end === start && !(opening && edit.start === start))) from += growth;
      else if (edit.end > edit.start) {
        from -= Math.max(0, start - edit.start);
        to += Math.max(0, edit.end - end);
      }
    }
    return to > from ? { start: from, end: to } : null;
  };
  return { text: parts.join(''), map };
}

/** Whether a span takes in the opening mark at its start, the closing one at its end, widened to where they stand. */
function takeInMarks({ start, end }, groups) {
  const entered = groups.find((group) => group.start <= start && start < group.end && group.end < end);
  const left = groups.find((group) => start < group.start && group.start < end && end <= group.end);
  return { start: entered?.start ?? start, end: left?.end ?? end, opening: !!entered, closing: !!left };
}

/** A span over several pieces is torn: null. */
function applyOrder(text, order) {
  let length = 0;
  const moved = order.map((piece) => {
    const to = length;
    length += piece.end - piece.start;
    return { ...piece, to };
  });
  const map = ({ start, end }) => {
    const piece = moved.find((one) => one.start <= start && end <= one.end);
    return piece === undefined ? null : { start: start - piece.start + piece.to, end: end - piece.start + piece.to };
  };
  return { text: order.map(({ start, end }) => text.slice(start, end)).join(''), map };
}

/** Sorts edits, and of those that overlap keeps the first. */
export function toChange(edits) {
  const kept = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    const isFree = last === undefined || edit.start > last.end || (edit.start === last.end && edit.end > edit.start);
    if (isFree) kept.push(edit);
  }
  return { edits: kept };
}

export function insert(at, replacement) {
  return { start: at, end: at, replacement };
}

/** Swaps two spans that don't touch, `first` before `second`. */
export function swapSpans(text, first, second) {
  const pieces = [
    { start: 0, end: first.start },
    second,
    { start: first.end, end: second.start },
    first,
    { start: second.end, end: text.length },
  ];
  return { order: pieces };
}

export const NOTHING = { edits: [] };

/** Formulas, macros, addresses and tags: a change of wording leaves them alone. */
const MARKUP = /\$[^$\n]{1,300}\$|\\[a-zA-Z]+(?:\{[^{}]*\})*|https?:\/\/\S+|<\/?[a-z][^<>]*>/gu;

/**
 * Edits for all matches of a pattern.
 *
 * @param replacement - a string, or a function of the match's groups that returns one; null leaves the match as it is.
 * @param options - `names`: whether names may be changed; `markup`: whether formulas, macros and addresses may; `start`,
 * `end`: the stretch of the text to look in.
 */
export function replaceAll(paper, pattern, replacement, options = {}) {
  const { names = false, markup = false, start: from = 0, end: to = paper.text.length } = options;
  const edits = [];
  for (const match of paper.text.matchAll(pattern)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (start < from || end > to || (!markup && touchesAny(start, end, markupOf(paper.text)))) continue;
    if (names ? tearsAny(start, end, paper.names) : touchesAny(start, end, paper.names)) continue;
    const text = typeof replacement === 'string' ? replacement : replacement(match);
    if (text !== null && text !== match[0]) edits.push({ start, end, replacement: text });
  }
  return edits;
}

let lastText = '';
let lastMarkup = [];

/** Where the markup of a text is; the last text is remembered, for a change asks again for each of its patterns. */
export function markupOf(text) {
  if (text !== lastText) {
    lastText = text;
    lastMarkup = [...text.matchAll(MARKUP)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
  }
  return lastMarkup;
}

/** Whether a stretch, or a place, is in one of the spans or reaches into it. */
export function touchesAny(start, end, spans) {
  return spans.some((span) => start < span.end && end > span.start);
}

function tearsAny(start, end, spans) {
  return spans.some((span) => touchesAny(start, end, [span]) && (start < span.start || end > span.end));
}

/** Writes `word` as `like` is written: in capitals, with one capital, or in small letters. */
export function withCaseOf(like, word) {
  if (like.length > 1 && like === like.toUpperCase() && like !== like.toLowerCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(like) ? word[0].toUpperCase() + word.slice(1) : word;
}

const ABBREVIATED = /(?:^|[\s([])(?:e\.g|i\.e|et al|etc|vs|cf|Fig|Eq|Sec|resp|approx|w\.r\.t|\p{Lu})$/u;

/** The sentences of the abstract; rather two as one than one as two. */
export function sentencesOf({ text, abstractStart }) {
  const sentences = [];
  let start = abstractStart;
  for (const { 0: marks, index } of text.matchAll(/[.!?]["'”’)\]]*(?=\s+["'“‘([]*\p{Lu}|\s*$)/gu)) {
    const end = index + marks.length;
    if (index < start || ABBREVIATED.test(text.slice(start, index))) continue;
    sentences.push({ start, end });
    start = end + (/^\s*/u.exec(text.slice(end))?.[0].length ?? 0);
  }
  return sentences;
}

/** A seeded generator of uniform numbers in [0, 1): mulberry32 (Tommy Ettinger, 2017, public domain). */
export function createRandom(seed) {
  // FNV-1a, so that each text of a seed is a stream of its own.
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}
