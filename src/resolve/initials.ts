/**
 * What acronyms stand for where no text defines them: among the names at hand, the one that the letters fit. Also inside longer
 * names: `CoT prompting` among names with `chain-of-thought prompting`. Blocks by the words around the acronym and by its first
 * letters, so never all pairs. A well-known acronym stands for what it is known for, and for nothing else.
 */
import { foldKey } from '../text/fold.ts';
import { abbreviates, looksLikeAcronym, singularShort } from './acronyms.ts';
import { getOrMake } from './grouping.ts';
import type { ClusterView, SpelledOut } from './groups.ts';
import { mayBeKin } from './kin.ts';
import type { NameReader } from './name-reader.ts';

const MAX_WORDS = 10;
/** What a fit of letters is worth where nothing else fits. */
const SCORE = 0.9;

/** A part of a name that an acronym may stand for. */
interface Middle {
  readonly view: ClusterView;
  readonly text: string;
}

/**
 * The names that acronyms stand for, by the key of the name that has the acronym: only where exactly one fits.
 *
 * @param views - by key.
 */
export function fitAcronyms(
  views: ReadonlyMap<string, ClusterView>,
  names: NameReader,
): ReadonlyMap<string, SpelledOut> {
  const asked = [...views.values()].flatMap((view) =>
    acronymsIn(view.name, names).map((found) => ({ view, ...found })),
  );
  const wanted = new Set(asked.map(({ block }) => block));
  const middles = new Map<string, Middle[]>();
  for (const view of views.values()) {
    for (const { block, text } of middlesOf(view.name, names)) {
      if (!wanted.has(block)) continue;
      getOrMake(middles, block, (): Middle[] => []).push({ view, text });
    }
  }
  const fits = new Map<string, SpelledOut>();
  for (const { view, acronym, block } of asked) {
    const known = names.vocabulary.acronyms.get(singularShort(acronym).toLowerCase());
    const meanings = known?.map((meaning) => names.key(meaning));
    const stands = ({ text }: Middle): boolean =>
      meanings === undefined ? abbreviates(acronym, text) : meanings.includes(names.key(text));
    const fitting = (middles.get(block) ?? []).filter(
      (middle) => middle.view.key !== view.key && mayBeKin(view.kind, middle.view.kind) && stands(middle),
    );
    const [only] = fitting;
    const keys = new Set(fitting.map((middle) => middle.view.key));
    if (only !== undefined && keys.size === 1) {
      fits.set(view.key, { key: only.view.key, name: only.view.name, share: SCORE });
    }
  }
  return fits;
}

/** The acronyms among the words of a name, with what stands around each. */
function acronymsIn(name: string, names: NameReader): { acronym: string; block: string }[] {
  const words = wordsOf(name);
  if (words.length > MAX_WORDS) return [];
  return words.flatMap((word, index) =>
    looksLikeAcronym(word)
      ? [{ acronym: word, block: blockOf(words.slice(0, index), words.slice(index + 1), firstLetters(word), names) }]
      : [],
  );
}

/** All stretches of two words or more, with what stands around each. */
function middlesOf(name: string, names: NameReader): { text: string; block: string }[] {
  const words = wordsOf(name);
  if (words.length > MAX_WORDS) return [];
  const found: { text: string; block: string }[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const text = words.slice(from, to).join(' ');
      const parts = text.split(/[\s\-–—/]+/).filter((part) => part !== '');
      // HE-R is no long form of HER.
      if (parts.length < 2 || looksLikeAcronym(text)) continue;
      const before = words.slice(0, from);
      const after = words.slice(to);
      for (const letters of lettersOf(parts)) found.push({ text, block: blockOf(before, after, letters, names) });
    }
  }
  return found;
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '');
}

function blockOf(before: readonly string[], after: readonly string[], letters: string, names: NameReader): string {
  // `SD 1.5` is `Stable Diffusion v1.5`.
  const keyOf = (words: readonly string[]): string =>
    words.length === 0 ? '' : names.key(words.join(' ').replace(/^v(?=\d)/i, ''));
  return `${keyOf(before)}|${keyOf(after)}|${letters}`;
}

/** `rl` of RLHF, `lr` of LoRA: the first letter, and the next capital. */
function firstLetters(acronym: string): string {
  const [first = '', ...rest] = singularShort(acronym).replace(/[^\p{L}\p{N}]/gu, '');
  const next = rest.find((character) => /\p{Lu}|\d/u.test(character)) ?? '';
  return foldKey(`${first}${SPOKEN.get(next) ?? next}`);
}

/** `2` is said `to`, `4` is said `for`, `X` is said `ex`. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['2', 't'],
  ['3', 't'],
  ['4', 'f'],
  ['X', 'e'],
]);

/** The pairs of letters that an acronym of the words may begin with. */
function lettersOf(parts: readonly string[]): ReadonlySet<string> {
  const [first = '', ...rest] = parts;
  const later = [...first.slice(1)].filter((character) => /[\p{Lu}\d]/u.test(character));
  const starts = rest.flatMap((part) => [part.slice(0, 1), ...[...part.slice(1)].filter((c) => /[\p{Lu}\d]/u.test(c))]);
  const letters = [...later, ...starts].flatMap((letter) => [letter, SPOKEN.get(letter.toUpperCase()) ?? letter]);
  return new Set(letters.map((letter) => foldKey(`${first.slice(0, 1)}${letter}`)));
}
