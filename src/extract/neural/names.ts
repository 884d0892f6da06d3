import type { Span } from '../../model.ts';
import type { Acronym } from '../rules/acronyms.ts';
import type { PieceSpan } from './spans.ts';
import { keyOf, readSpelling, type Spelling } from './spelling.ts';
import { pairFeatures } from './strings.ts';

/** A string that names something in a window, and where. */
export interface WindowName extends Spelling {
  readonly spans: readonly PieceSpan[];
}

/** Two names, by their indexes, the smaller first, and what they look like beside each other. */
export interface NamePair {
  readonly left: number;
  readonly right: number;
  readonly features: readonly number[];
}

/** The distinct strings of some spans, in order of appearance. */
export function namesOf(spans: readonly PieceSpan[], offsets: readonly Span[], text: string): WindowName[] {
  const names = new Map<string, PieceSpan[]>();
  for (const span of spans) {
    const string = text.slice(offsets[span.first]?.start, offsets[span.last]?.end);
    const known = names.get(string);
    if (known === undefined) names.set(string, [span]);
    else known.push(span);
  }
  return [...names].map(([string, own]) => ({ ...readSpelling(string), spans: own }));
}

/** All pairs of names. */
export function pairNames(
  names: readonly WindowName[],
  offsets: readonly Span[],
  text: string,
  acronyms: readonly Acronym[],
): NamePair[] {
  const byPlace = new Map<string, number>();
  const byEnd = new Map<number, number>();
  names.forEach(({ spans }, index) => {
    for (const { first, last } of spans) {
      const end = offsets[last]?.end ?? 0;
      byPlace.set(`${offsets[first]?.start} ${end}`, index);
      byEnd.set(end, index);
    }
  });
  const keyOfPair = (a: number, b: number): number => Math.min(a, b) * names.length + Math.max(a, b);
  const defined = new Set<number>();
  for (const { short, long } of acronyms) {
    const a = byPlace.get(`${short.start} ${short.end}`);
    const b = byPlace.get(`${long.start} ${long.end}`);
    if (a !== undefined && b !== undefined) defined.add(keyOfPair(a, b));
  }
  const adjacent = new Set<number>();
  names.forEach(({ spans }, index) => {
    for (const { first } of spans) {
      const before = text.slice(0, offsets[first]?.start).trimEnd();
      const other = before.endsWith('(') ? byEnd.get(before.slice(0, -1).trimEnd().length) : undefined;
      if (other !== undefined) adjacent.add(keyOfPair(index, other));
    }
  });
  const pairs: NamePair[] = [];
  names.forEach((a, left) => {
    names.forEach((b, right) => {
      if (right <= left) return;
      const key = keyOfPair(left, right);
      pairs.push({ left, right, features: pairFeatures(a, b, adjacent.has(key), defined.has(key)) });
    });
  });
  return pairs;
}

/**
 * The key of a name with the acronyms among its words spelled out as the text defines them: "multilingual LLMs" and "Multilingual
 * Large Language Model" have one.
 */
export function spelledOutKeys(acronyms: readonly Acronym[], text: string): (name: string) => string {
  const singular = (short: string): string => short.replace(/(?<=\p{Lu})s$/u, '');
  const longs = new Map(
    acronyms.map(({ short, long }) => [
      singular(text.slice(short.start, short.end)),
      keyOf(text.slice(long.start, long.end)),
    ]),
  );
  return (name) =>
    keyOf(
      name
        .split(/([\s-]+)/u)
        .map((word) => longs.get(singular(word)) ?? word)
        .join(''),
    );
}
