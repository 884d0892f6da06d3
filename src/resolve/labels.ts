/** Which of its names a thing is shown by, and why each of the others is one of them. */
import type { Alias, EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { abbreviates, looksLikeAcronym } from './acronyms.ts';
import { endFor } from './definitions.ts';

/** A name of a thing, with what is known of its use. */
export interface NameUse {
  readonly name: string;
  readonly reason: string;
  /** How sure the reason is, from 0 to 1. */
  readonly score: number;
  /** Whether it names the thing everywhere, not just by reference in one paper. */
  readonly isFull: boolean;
  /** Whether it is another of the names with the noun of its class after it: `Adam optimizer`. Default: no. */
  readonly hasClassNoun?: boolean;
  /** Mentions. */
  readonly count: number;
  /** Mentions within a sentence of the abstract: titles and the starts of sentences write words in capitals that are none. */
  readonly running: number;
  /** Papers. */
  readonly papers: number;
}

/** Kinds whose members have proper names. */
const NAMED: readonly EntityKind[] = ['Model', 'Dataset', 'Tool', 'Metric'];

/**
 * The label: the most frequent full form in the authors' own casing, the long form before the acronym; ties go by code point.
 * Adam, not the Adam optimizer, where both are said. A term that authors often write small is written small, even if most
 * capitalize it to show where its acronym comes from. An acronym in brackets is left out, and a word that the end of a line cut
 * is joined. Where a proper name lives by its acronym (BERT, MBPP), the acronym is the label.
 */
export function chooseLabel(uses: readonly NameUse[], kind: EntityKind): string {
  return fairName(chooseName(uses, kind), uses);
}

function chooseName(uses: readonly NameUse[], kind: EntityKind): string {
  const known = uses.filter(({ isFull }) => isFull);
  const plain = known.filter(({ hasClassNoun }) => hasClassNoun !== true);
  const full = plain.length > 0 ? plain : known;
  const ranked = rank(full.length > 0 ? full : uses);
  const long = ranked.filter((use) => !looksLikeAcronym(use.name));
  const acronym = ranked.find((use) => long.slice(0, 5).some(({ name }) => abbreviates(use.name, name)));
  const [first] = ranked;
  if (first === undefined) return '';
  if (acronym === undefined) return (smallForm(first, ranked) ?? first).name;
  const best = smallForm(long[0], long) ?? first;
  const longPapers = long.reduce((sum, { papers }) => sum + papers, 0);
  const livesByAcronym = NAMED.includes(kind) && acronym.papers >= 3 && acronym.papers >= 2 * longPapers;
  return livesByAcronym && isTitleCase(best.name) ? acronym.name : best.name;
}

/**
 * A name as a text without columns and definitions would write it: `Algebraic Geometry (AG) codes`, `vision- language model`. Lines
 * break mostly at a compound's own hyphen, so that stays, unless another of the names has the word whole: `Ma- chine`.
 */
function fairName(name: string, uses: readonly NameUse[]): string {
  const whole = name.replace(/(?:\(cid:173\)|\u00ad)\s*/g, '').replace(BREAK, (_, start: string, end: string) => {
    const word = `${start}${end}`;
    const isWord = uses.some((use) => use.name.split(/[^\p{L}]+/u).some((own) => isSameWord(own, word)));
    return isWord ? word : `${start}-${end}`;
  });
  const [, before = '', inside = '', after = ''] = /^(.+?) \(([^()\s]+)\)((?:[\s-].*)?)$/u.exec(whole) ?? [];
  const isOwn = abbreviates(inside, before) || endFor(inside, before) !== undefined;
  return isOwn ? `${before}${after}` : whole;
}

/** The parts of a word that the end of a line cut, not `zoom- and dial-based`; words are short, so that long ones cost little. */
const BREAK = /(?<!\p{L})(\p{L}{1,40})- (?!(?:and|or|nor|to|vs)\b)(\p{Ll}{3,40})(?!\p{L})/gu;

// Whatever the capitals and the plural.
function isSameWord(a: string, b: string): boolean {
  const [first, second] = [a, b].map((word) => word.toLowerCase().replace(/s$/, ''));
  return first === second;
}

/** The same words in lower case, where at least a quarter as many sentences have them so. */
function smallForm(best: NameUse | undefined, uses: readonly NameUse[]): NameUse | undefined {
  if (best === undefined || !/\s|-/.test(best.name) || /\d/.test(best.name)) return best;
  const small = uses.find(({ name }) => name === best.name.toLowerCase());
  return small !== undefined && small.running > 0 && small.running * 4 >= best.running ? small : best;
}

/** The aliases for a node, sorted by count, then by name; the label is one of them, even if no text has it. */
export function toAliases(uses: readonly NameUse[], label: string): Alias[] {
  const unused = uses.some(({ name }) => name === label) ? [] : [{ name: label, count: 0, reason: '', score: 1 }];
  return [...uses, ...unused]
    .map(({ name, count, reason, score }) => ({
      name,
      count,
      ...(name === label ? { reason: 'label' } : { reason, score }),
    }))
    .sort((a, b) => b.count - a.count || compareStrings(a.name, b.name));
}

/** The most frequent spelling first, whatever its capitals and plurals, and of that the most frequent form. */
function rank(uses: readonly NameUse[]): NameUse[] {
  const votes = new Map<string, { running: number; count: number }>();
  // `llm` has not the votes of LLM.
  const spellingOf = ({ name }: NameUse): string =>
    looksLikeAcronym(name) ? name : name.toLowerCase().replace(/(?<=\p{L}{3})s$/u, '');
  for (const use of uses) {
    const { running, count } = votes.get(spellingOf(use)) ?? { running: 0, count: 0 };
    votes.set(spellingOf(use), { running: running + use.running, count: count + use.count });
  }
  const ranked = uses.map((use) => ({ use, spelling: spellingOf(use), total: votes.get(spellingOf(use)) ?? use }));
  ranked.sort(
    (a, b) =>
      b.total.running - a.total.running ||
      b.total.count - a.total.count ||
      compareStrings(a.spelling, b.spelling) ||
      b.use.running - a.use.running ||
      b.use.count - a.use.count ||
      compareStrings(a.use.name, b.use.name),
  );
  return ranked.map(({ use }) => use);
}

function isTitleCase(name: string): boolean {
  return name.split(/[\s-]+/).every((word) => word.length <= 4 || /^[\p{Lu}\d]/u.test(word));
}
