/** Which of its names a thing is shown by, and why each of the others is one of them. */
import type { Alias, EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { abbreviates, looksLikeAcronym } from './acronyms.ts';
import { isNameWithNoun } from './nouns.ts';

/** A name of a thing, with what is known of its use. */
export interface NameUse {
  readonly name: string;
  readonly reason: string;
  /** How sure the reason is, from 0 to 1. */
  readonly score: number;
  /** Whether it names the thing everywhere, not just by reference in one paper. */
  readonly isFull: boolean;
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
 * Adam, not the Adam optimizer, where both are said. A term that authors often write small is written small, even if most capitalize it to show where its acronym comes from.
 * Where a proper name lives by its acronym (BERT, MBPP), the acronym is the label.
 */
export function chooseLabel(uses: readonly NameUse[], kind: EntityKind): string {
  const known = uses.filter(({ isFull }) => isFull);
  const plain = known.filter(({ reason }) => !isNameWithNoun(reason));
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

function rank(uses: readonly NameUse[]): NameUse[] {
  return [...uses].sort((a, b) => b.running - a.running || b.count - a.count || compareStrings(a.name, b.name));
}

function isTitleCase(name: string): boolean {
  return name.split(/[\s-]+/).every((word) => word.length <= 4 || /^[\p{Lu}\d]/u.test(word));
}
