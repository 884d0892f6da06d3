/**
 * What is left after the keys: pairs of names that say the same in other words, found in blocks, scored, and joined where the
 * score is high and no veto speaks. What stays below the threshold is a suspect. Near O(n) in the number of names: a block is
 * asked by key, never all pairs.
 *
 * Scores are precisions: of the pairs of different names that annotators met within one abstract and that differ so, the share
 * that they took for one thing (`node bench/resolution.mjs` prints them). No chains: whoever joins a group must go with every
 * member of it.
 */
import type { EntityKind } from '../model.ts';
import { compareEntries, compareStrings } from '../text/compare.ts';
import { looksLikeAcronym } from './acronyms.ts';
import { getOrMake } from './grouping.ts';
import { mayBeKin } from './kin.ts';
import { looseKey } from './loose-key.ts';
import type { NameReader } from './name-reader.ts';
import { vetoOf } from './vetoes.ts';

/** What links need to know of a cluster. */
export interface ClusterView {
  readonly key: string;
  /** The form by which most papers know it. */
  readonly name: string;
  /** Undefined where nobody has said it. */
  readonly kind: EntityKind | undefined;
}

/** Why a cluster became part of another. */
export interface Link {
  readonly to: string;
  readonly reason: string;
  /** From 0 to 1, two decimals. */
  readonly score: number;
}

/** Two clusters that may be one. */
export interface Doubt extends Link {
  readonly from: string;
}

/** What was joined, by key, and what was not. */
export interface Links {
  readonly joined: ReadonlyMap<string, Link>;
  readonly doubts: readonly Doubt[];
}

/** The meaning of an acronym where the corpus agrees on one, by the acronym's key, with the share that agrees. */
export interface SpelledOut {
  readonly key: string;
  readonly name: string;
  readonly share: number;
}

/** Joined from here on; below, a suspect. */
const ENOUGH = 0.9;
const SCORES = { turned: 0.93, inWords: 0.92, noun: 0.91, looseNoun: 0.6, maker: 0.93, letters: 0.95 } as const;
const MAX_BLOCK = 20;

/**
 * Finds the links between clusters.
 *
 * @param byKey - all clusters.
 * @param meaningOf - what an acronym, by its key, stands for inside longer names.
 * @param fits - acronyms to be joined with what they stand for.
 * @param rootOf - the key that a key goes by.
 */
export function linkClusters(
  byKey: ReadonlyMap<string, ClusterView>,
  names: NameReader,
  meaningOf: (acronym: string) => SpelledOut | undefined,
  fits: ReadonlyMap<string, SpelledOut>,
  rootOf: (key: string) => string,
): Links {
  // Who comes first can matter where not all go together: so by key, not by the order in which they were named.
  const views = [...byKey.values()].sort((a, b) => compareStrings(a.key, b.key));
  const groups = createGroups(names);
  const find = (name: string): ClusterView | undefined => byKey.get(rootOf(names.key(names.display(name))));
  for (const [acronym, { key, share }] of [...fits].sort(compareEntries)) {
    const [short, long] = [byKey.get(acronym), byKey.get(key)];
    if (short !== undefined && long !== undefined) {
      groups.propose(short, long, `its letters stand for "${long.name}", and for nothing else here`, share);
    }
  }
  proposeTurned(views, names, groups);
  for (const view of views) {
    proposeTransliterated(view, find, groups);
    proposeMaker(view, find, names, groups);
    proposeNoun(view, find, names, groups);
    proposeSpelledOut(view, find, names, groups, meaningOf);
  }
  return groups;
}

/** Groups of clusters, each with a leader. */
interface Groups extends Links {
  propose(from: ClusterView, to: ClusterView, reason: string, score: number): void;
}

function createGroups(names: NameReader): Groups {
  const joined = new Map<string, Link>();
  const doubts: Doubt[] = [];
  const members = new Map<string, readonly ClusterView[]>();
  const mayMeet = (a: ClusterView, b: ClusterView): boolean => {
    return mayBeKin(a.kind, b.kind) && !names.areApart(a.key, b.key) && vetoOf(a.name, b.name, names) === undefined;
  };
  const propose = (from: ClusterView, to: ClusterView, reason: string, score: number): void => {
    const [source, target] = [leaderOf(from.key, joined), leaderOf(to.key, joined)];
    if (source === target) return;
    const [joining, there] = [members.get(source) ?? [from], members.get(target) ?? [to]];
    if (joining.some((a) => there.some((b) => !mayMeet(a, b)))) return;
    if (score < ENOUGH) {
      doubts.push({ from: from.key, to: to.key, reason, score });
      return;
    }
    joined.set(source, { to: target, reason, score });
    members.set(target, [...there, ...joining]);
  };
  return { joined, doubts, propose };
}

/** The key of the group that a key belongs to in the end. */
export function leaderOf(key: string, joined: ReadonlyMap<string, Link>): string {
  let leader = key;
  for (let link = joined.get(leader); link !== undefined; link = joined.get(leader)) leader = link.to;
  return leader;
}

/** The same words around a preposition, or as a verb with its object. The shortest key leads. */
function proposeTurned(views: readonly ClusterView[], names: NameReader, groups: Groups): void {
  const blocks = new Map<string, ClusterView[]>();
  for (const view of views) {
    const loose = looseKey(view.name, names.vocabulary);
    if (loose === undefined) continue;
    getOrMake(blocks, loose, (): ClusterView[] => []).push(view);
  }
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > MAX_BLOCK) continue;
    const [leader, ...others] = [...block].sort((a, b) => a.key.length - b.key.length || compareStrings(a.key, b.key));
    if (leader === undefined) continue;
    for (const view of others) groups.propose(view, leader, `the same words as in "${leader.name}"`, SCORES.turned);
  }
}

/** Looks a name up among the clusters. */
type Find = (name: string) => ClusterView | undefined;

/** `Gödel` and `Goedel`. */
function proposeTransliterated(view: ClusterView, find: Find, groups: Groups): void {
  const written = view.name.normalize('NFC');
  const spelled = written.replace(/[äöüøå]/gi, (letter) => UMLAUTS.get(letter.toLowerCase()) ?? letter);
  const other = spelled === written ? undefined : find(spelled);
  if (other !== undefined) groups.propose(other, view, 'an umlaut in two letters', SCORES.letters);
}

const UMLAUTS: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
]);

/** `openai/whisper`, `OpenAI's Whisper` and `OpenAI Whisper`: a maker that is known, before a name that stands alone too. */
function proposeMaker(view: ClusterView, find: Find, names: NameReader, groups: Groups): void {
  const [, maker = '', separator = '', name = ''] =
    /^([\p{L}\d][\p{L}\d.-]*(?: [\p{L}\d]+)??)(['’]s\s+|\/|\s+)(.+)$/u.exec(view.name) ?? [];
  const organization = names.vocabulary.organizations.get(maker.toLowerCase().replaceAll('-', ' '));
  if (organization === undefined) return;
  const first = /^[\p{L}]+/u.exec(name)?.[0].toLowerCase() ?? '';
  const isTheirs = organization.families.has(first) || organization.families.has(name.toLowerCase());
  if (!isTheirs && !isShaped(name)) return;
  // `fair AI` is made by nobody.
  if (separator !== '/' && !/^[\p{Lu}\d]/u.test(maker) && maker !== organization.name) return;
  const other = find(withoutClassNoun(name, names)?.name ?? name) ?? find(name);
  if (other !== undefined && other.key !== view.key) groups.propose(view, other, `"${maker}" makes it`, SCORES.maker);
}

// One word with more than its first letter in capitals, or a digit.
function isShaped(name: string): boolean {
  return /^\S*\p{L}\S*[\p{Lu}\d]\S*$/u.test(name);
}

/** `Adam optimizer` and `Adam`: a proper name, and the noun of its own kind after it. */
function proposeNoun(view: ClusterView, find: Find, names: NameReader, groups: Groups): void {
  const found = withoutClassNoun(view.name, names);
  const base = found === undefined ? undefined : find(found.name);
  if (found === undefined || base === undefined || base.key === view.key) return;
  const kinds = names.vocabulary.classNouns.get(found.noun) ?? new Set();
  const fits = (kind: EntityKind | undefined): boolean => kind === undefined || kinds.has(kind);
  if (!fits(view.kind) || !fits(base.kind)) return;
  // `sentiment analysis task` has no proper name in it, but both are tasks.
  const areTasks = found.noun === 'task' && view.kind === 'Task' && base.kind === 'Task' && / /.test(found.name);
  if (!isProperName(found.name) && !areTasks) return;
  // `RL algorithm`, `Python package`: of a class, not its name. `Python programming language` is its name.
  const isField = !found.noun.endsWith('language') && names.vocabulary.fields.has(names.key(found.name));
  groups.propose(view, base, `"${found.noun}" after a name`, isField ? SCORES.looseNoun : SCORES.noun);
}

function withoutClassNoun(name: string, { vocabulary }: NameReader): { name: string; noun: string } | undefined {
  const plain = name.normalize('NFKC');
  const words = plain.split(/[\s-]+/);
  for (const count of [3, 2, 1]) {
    const noun = words.slice(-count).join(' ').toLowerCase();
    if (words.length > count && vocabulary.classNouns.has(noun)) {
      return { name: plain.slice(0, plain.length - noun.length).replace(/[\s-]+$/, ''), noun };
    }
  }
  return undefined;
}

// With a capital in each word: `Adam`, `ImageNet`, `k-NN`; not `training` or `attention`.
function isProperName(name: string): boolean {
  const isPart = (word: string): boolean => /\p{Lu}|\d|^(?:of|the|for|and|in|on)$/u.test(word);
  return name.length > 1 && /\p{Lu}/u.test(name) && name.split(/\s+/).every(isPart);
}

/** `CoT prompting` and `chain-of-thought prompting`, where the corpus agrees on what CoT means. */
function proposeSpelledOut(
  view: ClusterView,
  find: Find,
  names: NameReader,
  groups: Groups,
  meaningOf: (acronym: string) => SpelledOut | undefined,
): void {
  const words = view.name.split(/(\s+|-)/);
  if (words.length === 1) return;
  words.forEach((word, index) => {
    if (!looksLikeAcronym(word)) return;
    const meaning = meaningOf(names.key(word));
    if (meaning === undefined) return;
    const other = find(words.map((each, i) => (i === index ? meaning.name : each)).join(''));
    if (other === undefined || other.key === view.key) return;
    groups.propose(view, other, `${word} is ${meaning.name}`, Math.min(SCORES.inWords, meaning.share));
  });
}
