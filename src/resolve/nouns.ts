/** Names that differ in the noun of their class: `Adam optimizer` and `Adam`, `policy-gradient method` and `policy gradient algorithm`. */
import type { EntityKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { looksLikeAcronym } from './acronyms.ts';
import { getOrMake, MAX_BLOCK } from './grouping.ts';
import type { ClusterView, Groups, LinkContext } from './groups.ts';
import type { NameReader } from './name-reader.ts';
import { singularOf } from './plurals.ts';

const SCORES = { noun: 0.91, looseNoun: 0.6, spokenTwice: 0.95, otherNoun: 0.9 } as const;

/** `Adam optimizer` and `Adam`: a proper name, and the noun of its own kind after it. */
export function proposeNoun(view: ClusterView, context: LinkContext): void {
  if (proposeSpokenTwice(view, context)) return;
  const { find, groups, names } = context;
  const found = withoutClassNoun(view.name, names);
  const base = found === undefined ? undefined : find(found.name);
  if (found === undefined || base === undefined || base.key === view.key) return;
  const kinds = names.vocabulary.classNouns.get(found.noun) ?? new Set();
  const fits = (kind: EntityKind | undefined): boolean => kind === undefined || kinds.has(kind);
  if (!fits(view.kind) || !fits(base.kind) || isTaskAndOther(view.kind, base.kind)) return;
  // `sentiment analysis task` has no proper name in it, but both are tasks.
  const areTasks = found.noun === 'task' && view.kind === 'Task' && base.kind === 'Task' && / /.test(found.name);
  if (!isProperName(found.name) && !areTasks) return;
  // `RL algorithm`, `Python package`: of a class, not its name. `Python programming language` is its name.
  const isField = !found.noun.endsWith('language') && names.vocabulary.fields.has(names.key(found.name));
  if (isField && looksLikeAcronym(found.name)) return;
  groups.propose(view, base, nounAfter(found.noun), isField ? SCORES.looseNoun : SCORES.noun, { hasClassNoun: true });
}

// The challenge that a data set poses is not the task.
function isTaskAndOther(a: EntityKind | undefined, b: EntityKind | undefined): boolean {
  return a !== undefined && b !== undefined && (a === 'Task') !== (b === 'Task');
}

function nounAfter(noun: string): string {
  return `"${noun}" after a name`;
}

/** `LLM models`: the noun is in the acronym too. */
function proposeSpokenTwice(view: ClusterView, { find, groups, meaningOf, names }: LinkContext): boolean {
  const [, acronym = '', last = ''] = /^(\S+) (\p{Ll}{4,})$/u.exec(view.name) ?? [];
  if (!looksLikeAcronym(acronym)) return false;
  const noun = singularOf(last, names.vocabulary);
  const base = find(meaningOf(names.key(acronym))?.name ?? acronym) ?? find(acronym);
  if (base === undefined || base.key === view.key || !base.key.endsWith(noun)) return false;
  groups.propose(view, base, nounAfter(noun), SCORES.spokenTwice, { hasClassNoun: true });
  return true;
}

/** A name without the noun of its class, and that noun; undefined where it ends in none. */
export function withoutClassNoun(name: string, { vocabulary }: NameReader): { name: string; noun: string } | undefined {
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

/** Nouns for how something is done, one as good as the other. */
const WAYS = /^(.+)[\s-](algorithm|approach|method|technique)$/;

/** `policy gradient algorithm` and `policy-gradient methods`: one way to do it, but not the bare `policy gradient`. The shortest key leads. */
export function proposeMethodNouns(views: readonly ClusterView[], names: NameReader, groups: Groups): void {
  const blocks = new Map<string, { view: ClusterView; noun: string }[]>();
  for (const view of views) {
    const [, rest = '', noun = ''] = WAYS.exec(singularOf(view.name, names.vocabulary)) ?? [];
    // `deep method` and `deep approach` say too little, and so do a segmentation method and a segmentation algorithm.
    if (!/[\s-]/.test(rest)) continue;
    getOrMake(blocks, `${names.key(rest)} ${view.kind}`, (): { view: ClusterView; noun: string }[] => []).push({
      view,
      noun,
    });
  }
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > MAX_BLOCK) continue;
    const [leader, ...others] = block.sort(
      (a, b) => a.view.key.length - b.view.key.length || compareStrings(a.view.key, b.view.key),
    );
    if (leader === undefined) continue;
    for (const { view, noun } of others) {
      groups.propose(view, leader.view, `"${noun}" for "${leader.noun}"`, SCORES.otherNoun);
    }
  }
}
