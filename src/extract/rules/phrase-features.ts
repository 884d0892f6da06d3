import type { EncodedText } from './encode.ts';
import { hashWord, mix } from './features.ts';

/** No phrase has more tokens than this. */
export const MAX_PHRASE = 7;

/** More features than a phrase can have. */
export const MAX_FEATURES = 96;

/** What is known of a text's phrases before any is scored. */
export interface PhraseContext {
  readonly encoded: EncodedText;
  /** How often the text has the phrase, by its key; as part of longer ones too. */
  readonly counts: ReadonlyMap<number, number>;
  /** Keys of the phrases of the title. */
  readonly titleKeys: ReadonlySet<number>;
  /** Of acronyms' definitions: first token → token after the last. */
  readonly definitions: ReadonlyMap<number, number>;
  /** First tokens of lexicon matches → token after the last. */
  readonly matchEnds: ReadonlyMap<number, number>;
}

const EDGE = hashWord('<edge>');

/** The key of the words `first` to `last`: the same for singular and plural, capitals and small letters. */
export function phraseKey(encoded: EncodedText, first: number, last: number): number {
  let key = 0;
  for (let i = first; i <= last; i++) key = mix(key, encoded.stem[i] ?? 0);
  return key;
}

/** Prepares a text's phrases. */
export function phraseContext(encoded: EncodedText, chunks: readonly (readonly [number, number])[]): PhraseContext {
  const counts = new Map<number, number>();
  const titleKeys = new Set<number>();
  for (const [start, end] of chunks) {
    for (let first = start; first < end; first++) {
      let key = 0;
      const limit = Math.min(end, first + MAX_PHRASE);
      for (let last = first; last < limit; last++) {
        key = mix(key, encoded.stem[last] ?? 0);
        counts.set(key, (counts.get(key) ?? 0) + 1);
        if (encoded.inTitle[first] === 1) titleKeys.add(key);
      }
    }
  }
  const { tokens } = encoded.annotated;
  const indexAt = new Map(tokens.map((token, index) => [token.start, index]));
  const indexBefore = new Map(tokens.map((token, index) => [token.end, index + 1]));
  const definitions = new Map<number, number>();
  for (const { short, long } of encoded.acronyms) {
    for (const span of [short, long]) {
      const first = indexAt.get(span.start);
      const end = indexBefore.get(span.end);
      if (first !== undefined && end !== undefined) definitions.set(first, end);
    }
  }
  const matchEnds = new Map(encoded.matches.map((match) => [match.firstToken, match.endToken]));
  return { encoded, counts, titleKeys, definitions, matchEnds };
}

/** Writes the features of the phrase of the tokens `first` to `last` to `out` and returns how many. */
export function phraseFeatures(context: PhraseContext, first: number, last: number, out: Int32Array): number {
  const { encoded } = context;
  const { word, stem, suffix, shape, pos, cluster } = encoded;
  let n = 0;
  const add = (template: number, value: number): void => {
    out[n++] = mix(template, value);
  };
  const length = last - first + 1;
  const long = length > 1 ? 1 : 0;
  const w0 = word[first] ?? 0;
  const head = stem[last] ?? 0;
  const p0 = pos[first] ?? 0;
  const pn = pos[last] ?? 0;
  const before = neighbor(encoded, first, first - 1);
  const after = neighbor(encoded, last, last + 1);
  const wb = before < 0 ? EDGE : (word[before] ?? 0);
  const wa = after < 0 ? EDGE : (word[after] ?? 0);
  const pb = before < 0 ? EDGE : (pos[before] ?? 0);
  const pa = after < 0 ? EDGE : (pos[after] ?? 0);
  const before2 = before < 0 ? -1 : neighbor(encoded, first, first - 2);
  const after2 = after < 0 ? -1 : neighbor(encoded, last, last + 2);
  const wb2 = before2 < 0 ? EDGE : (word[before2] ?? 0);
  const wa2 = after2 < 0 ? EDGE : (word[after2] ?? 0);
  const title = encoded.inTitle[first] ?? 0;

  add(1, length * 2 + title);
  add(2, head);
  add(3 + long, word[last] ?? 0);
  add(5 + long, w0);
  add(7, wb);
  add(8, wa);
  add(9, mix(wb, wb2));
  add(10, mix(wa, wa2));
  add(11, mix(pb, p0));
  add(12, mix(pn, pa));
  add(13, mix(mix(pb, pa), mix(p0, pn)));
  add(14, suffix[last] ?? 0);
  add(15 + long, shape[last] ?? 0);
  add(17, mix(shape[first] ?? 0, mix(shape[last] ?? 0, length)));
  add(18, mix(wb, p0));
  add(19, mix(pn, wa));
  add(20, mix(w0, wb));
  add(21, mix(head, wa));
  add(22, mix(length, mix(pb, pa)));
  if (long === 1) {
    const h1 = stem[last - 1] ?? 0;
    add(23, mix(h1, head));
    add(24, mix(w0, word[first + 1] ?? 0));
    add(25, suffix[first] ?? 0);
    add(26, h1);
    add(27, mix(cluster[last - 1] ?? 0, cluster[last] ?? 0));
    let sequence = 0;
    for (let i = first; i <= last; i++) {
      sequence = mix(sequence, pos[i] ?? 0);
      add(28, stem[i] ?? 0);
      if (i > first && i < last) add(29, word[i] ?? 0);
    }
    add(30, sequence);
  }
  const key = phraseKey(encoded, first, last);
  add(31, key);
  add(32 + long, cluster[last] ?? 0);
  add(34 + long, cluster[first] ?? 0);
  add(36, mix(before < 0 ? EDGE : (cluster[before] ?? 0), p0));
  add(37, mix(after < 0 ? EDGE : (cluster[after] ?? 0), pn));
  return documentFeatures(context, first, last, key, out, n);
}

// What the rest of the text and the lexicon say of the phrase.
function documentFeatures(
  context: PhraseContext,
  first: number,
  last: number,
  key: number,
  out: Int32Array,
  from: number,
): number {
  const { encoded, counts, titleKeys, definitions, matchEnds } = context;
  let n = from;
  const add = (template: number, value: number): void => {
    out[n++] = mix(template, value);
  };
  const length = last - first + 1;
  const count = Math.min(5, counts.get(key) ?? 1);
  const inTitle = encoded.inTitle[first] ?? 0;
  const titled = titleKeys.has(key) ? 1 : 0;
  add(50, mix(count * 8 + length, titled * 2 + inTitle));
  add(51, mix(count, encoded.shape[last] ?? 0));
  // How much rarer the phrase is than its parts: a part that stands alone elsewhere is a weaker bound.
  if (length > 1) {
    const tail = Math.min(5, counts.get(phraseKey(encoded, first + 1, last)) ?? 1);
    const lead = Math.min(5, counts.get(phraseKey(encoded, first, last - 1)) ?? 1);
    add(52, count * 36 + tail * 6 + lead);
  }
  const definedTo = definitions.get(first);
  if (definedTo !== undefined) add(53, definedTo === last + 1 ? 1 : 2);
  const match = matchEnds.get(first);
  if (match !== undefined && match === last + 1) {
    const found = encoded.matches[encoded.matchOf[first] ?? -1];
    add(54, hashWord(found?.entry.kind ?? ''));
    add(55, length);
  } else {
    const inner = encoded.matchOf[first] ?? -1;
    const outer = encoded.matchOf[last] ?? -1;
    if (inner >= 0 || outer >= 0) add(56, lexiconOverlap(context, first, last, inner, outer));
  }
  if (definedTo === undefined && encoded.acronyms.length > 0) add(57, length);
  return n;
}

// 1 within one match, 2 a match at its end, 3 at its start, 4 cuts a match.
function lexiconOverlap({ encoded }: PhraseContext, first: number, last: number, inner: number, outer: number): number {
  if (inner === outer && inner >= 0) return 1;
  const start = encoded.matches[inner];
  const end = encoded.matches[outer];
  if (start !== undefined && start.firstToken < first) return 4;
  if (end !== undefined && end.endToken > last + 1) return 4;
  return end === undefined ? 3 : start === undefined ? 2 : 5;
}

function neighbor({ annotated: { tokens } }: EncodedText, index: number, other: number): number {
  return tokens[other]?.sentence === tokens[index]?.sentence ? other : -1;
}
