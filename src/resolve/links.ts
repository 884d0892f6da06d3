/**
 * What is left after the keys: pairs of names that say the same in other words, found in blocks, scored, and joined where the
 * score is high and no veto speaks. What stays below the threshold is a suspect. Near O(n) in the number of names: a block is
 * asked by key, never all pairs.
 *
 * Scores are estimates of precision: of the pairs of different names that annotators met within one abstract and that differ so,
 * the share that they took for one thing. Links of nouns and of long forms have theirs in nouns.ts and wordings.ts. No chain of
 * links joins what does not go together: groups.ts sees to that.
 */
import { compareEntries, compareStrings } from '../text/compare.ts';
import { looksLikeAcronym } from './acronyms.ts';
import { getOrMake, MAX_BLOCK } from './grouping.ts';
import {
  type ClusterView,
  createGroups,
  type Groups,
  type LinkContext,
  type Links,
  type SpelledOut,
} from './groups.ts';
import { looseKey } from './loose-key.ts';
import type { Meaning } from './meanings.ts';
import type { NameReader } from './name-reader.ts';
import { proposeMethodNouns, proposeNoun, withoutClassNoun } from './nouns.ts';
import { proposeWordings } from './wordings.ts';

const SCORES = { turned: 0.93, inWords: 0.92, maker: 0.93, letters: 0.95 } as const;

/** What {@link linkClusters} asks of the rest of resolution. */
export interface LinkOptions extends Pick<LinkContext, 'names' | 'meaningOf'> {
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  readonly fits: ReadonlyMap<string, SpelledOut>;
  rootOf(key: string): string;
}

/**
 * Finds the links between clusters.
 *
 * @param byKey - all clusters.
 * @param options.meaningOf - what an acronym, by its key, stands for inside longer names.
 * @param options.fits - acronyms to be joined with what they stand for.
 * @param options.meanings - what papers define each acronym as, the most frequent first.
 * @param options.rootOf - the key that a key goes by.
 */
export function linkClusters(
  byKey: ReadonlyMap<string, ClusterView>,
  { names, meanings, meaningOf, fits, rootOf }: LinkOptions,
): Links {
  // Who comes first can matter where not all go together: so by key, not by the order in which they were named.
  const views = [...byKey.values()].sort((a, b) => compareStrings(a.key, b.key));
  const groups = createGroups(names);
  const find = (name: string): ClusterView | undefined => byKey.get(rootOf(names.key(names.display(name))));
  const context: LinkContext = { names, groups, find, meaningOf };
  for (const [acronym, { key, share }] of [...fits].sort(compareEntries)) {
    const [short, long] = [byKey.get(acronym), byKey.get(key)];
    if (short !== undefined && long !== undefined) {
      groups.propose(short, long, `its letters stand for "${long.name}", and for nothing else here`, share);
    }
  }
  proposeWordings([...meanings].sort(compareEntries), byKey, groups);
  proposeTurned(views, names, groups);
  proposeMethodNouns(views, names, groups);
  for (const view of views) {
    proposeTransliterated(view, context);
    proposeMaker(view, context);
    proposeNoun(view, context);
    proposeSpelledOut(view, context);
  }
  return groups;
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

/** `Gödel` and `Goedel`. */
function proposeTransliterated(view: ClusterView, { find, groups }: LinkContext): void {
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
function proposeMaker(view: ClusterView, { find, groups, names }: LinkContext): void {
  const organizationOf = (maker: string) =>
    names.vocabulary.organizations.get(maker.toLowerCase().replaceAll('-', ' '));
  const parts = MAKERS.map((pattern) => pattern.exec(view.name) ?? []);
  const [, maker = '', separator = '', name = ''] = parts.find(([, own = '']) => organizationOf(own)) ?? [];
  const organization = organizationOf(maker);
  if (organization === undefined) return;
  const first = /^[\p{L}]+/u.exec(name)?.[0].toLowerCase() ?? '';
  const isTheirs = organization.families.has(first) || organization.families.has(name.toLowerCase());
  if (!isTheirs && (separator === '-' || !isShaped(name))) return;
  // `fair AI` is made by nobody.
  if (separator !== '/' && !/^[\p{Lu}\d]/u.test(maker) && maker !== organization.name) return;
  const other = find(withoutClassNoun(name, names)?.name ?? name) ?? find(name);
  if (other === undefined || other.key === view.key) return;
  // `PASCAL-Context` is no context.
  if (/\p{Lu}/u.test(name) && !/[\p{Lu}\d]/u.test(other.name)) return;
  groups.propose(view, other, `"${maker}" makes it`, SCORES.maker);
}

// `Meta-LLaMA` last: `meta-llama/LLaMA` has a hyphen in its maker.
const MAKERS = [/^([\p{L}\d][\p{L}\d.-]*(?: [\p{L}\d]+)??)(['’]s\s+|\/|\s+)(.+)$/u, /^([\p{L}\d]+)(-)(\p{L}.*)$/u];

// One word with more than its first letter in capitals, or a digit.
function isShaped(name: string): boolean {
  return /^\S*\p{L}\S*[\p{Lu}\d]\S*$/u.test(name);
}

/** `CoT prompting` and `chain-of-thought prompting`, where the corpus agrees on what CoT means. */
function proposeSpelledOut(view: ClusterView, { find, groups, meaningOf, names }: LinkContext): void {
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
