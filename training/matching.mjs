// Which of our entities is which of the gold's, as the scorer that comes with the gold says (gold/score.mjs). Training, calibration and
// benches ask here; bench/robustness.mjs holds it to that scorer on each run.

const WORD = /[\p{L}\p{N}]/u;

/** Where the mentions of each entity stand: every occurrence at the edges of words, the longest string first, without overlap. */
export function findMentions(entities, text) {
  const spans = entities.map(() => []);
  const taken = new Uint8Array(text.length);
  const strings = entities.flatMap(({ mentions }, index) => mentions.map((mention) => [mention, index]));
  strings.sort((a, b) => b[0].length - a[0].length);
  for (const [string, index] of strings) {
    for (let start = text.indexOf(string); start >= 0; start = text.indexOf(string, start + 1)) {
      const end = start + string.length;
      if (isWithinWord(text, start) || isWithinWord(text, end) || taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      spans[index].push({ start, end });
    }
  }
  return spans;
}

function isWithinWord(text, at) {
  return at > 0 && at < text.length && WORD.test(text[at - 1]) && WORD.test(text[at]);
}

/**
 * Matches entities, each with `type` and `spans`, one to one: by the number of equal spans, of equals those of one type first.
 *
 * @returns the index of theirs by the index of ours.
 */
export function matchEntities(ours, theirs) {
  const keyOf = ({ start, end }) => `${start}:${end}`;
  const keys = theirs.map(({ spans }) => new Set(spans.map(keyOf)));
  const candidates = ours.flatMap(({ spans, type }, i) =>
    theirs.flatMap((other, j) => {
      const shared = spans.filter((span) => keys[j].has(keyOf(span))).length;
      return shared === 0 ? [] : [[shared + (type === other.type ? 0.5 : 0), i, j]];
    }),
  );
  candidates.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]);
  const matches = new Map();
  const taken = new Set();
  for (const [, i, j] of candidates) {
    if (matches.has(i) || taken.has(j)) continue;
    matches.set(i, j);
    taken.add(j);
  }
  return matches;
}

/** A relation between matched entities as a text: the symmetric one is the same in both directions. */
export function relationKey(head, relation, tail) {
  return relation === 'COMPARED_WITH' && head > tail ? `${tail} ${relation} ${head}` : `${head} ${relation} ${tail}`;
}
