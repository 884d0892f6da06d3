/**
 * Splits coordinated names, which a text joins to save room: `Qwen-2.5-7B/72B`, `CIFAR-10/100`, `8B and 70B Llama-3.1 models`.
 * Only where the family is shared and the parts are numbers, sizes, versions or variants of it: never `TCP/IP`, `and/or`,
 * `CNN/Daily Mail`, `ViT-B/16`. O(n) in the length of the name.
 */
import { MAX_NAME } from './name-pieces.ts';
import { parseName } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';

const MAX_PARTS = 10;
const SEPARATOR = String.raw`(?:\s*[/&]\s*|\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)`;
const ITEM = String.raw`[vV]?\d+(?:\.\d+)*(?:x\d+)?[A-Za-z]?\+?(?![\p{L}\d.])`;
const LIST = new RegExp(`^(.*?)[({]?(?<![\\d.])(${ITEM}(?:${SEPARATOR}-?${ITEM})+)[)}]?(.*)$`, 'u');
const SPLIT = new RegExp(SEPARATOR, 'u');

/**
 * The names that a coordinated name stands for.
 *
 * @returns the name itself, alone, where it is not coordinated.
 * @example splitCoordinated('Qwen-2.5-7B/72B', vocabulary) // ['Qwen-2.5-7B', 'Qwen-2.5-72B']
 */
export function splitCoordinated(name: string, vocabulary: Vocabulary): string[] {
  if (name.length > MAX_NAME || !SPLIT.test(name)) return [name];
  const parts = splitNumbers(name, vocabulary) ?? splitFamily(name, vocabulary) ?? splitVariants(name, vocabulary);
  return parts === null || parts.length > MAX_PARTS || new Set(parts).size < parts.length ? [name] : parts;
}

/** `CIFAR-10/100`, `Llama-3.1-{8B,70B}-Instruct`, `8B and 70B Llama-3.1 models`. */
function splitNumbers(name: string, vocabulary: Vocabulary): string[] | null {
  const [, prefix = '', list = '', suffix = ''] = LIST.exec(name) ?? [];
  if (list === '') return null;
  const items = list.split(SPLIT).map((item) => item.replace(/^-/, ''));
  const sorts = new Set(items.map(sortOf));
  if (sorts.size !== 1 || isFraction(items, prefix)) return null;
  const tail = withoutModels(suffix);
  if (!/^(?:[\s-].*)?$/.test(tail) || !tail.split(/[\s]+/).every((word) => isNameWord(word, vocabulary))) return null;
  if (prefix.trim() === '') {
    if (!sorts.has('size') || !/\p{Lu}\p{L}/u.test(tail)) return null;
    return items.map((item) => `${tail.trim()} ${item}`);
  }
  const mark = /^[vV]/.exec(items[0] ?? '')?.[0] ?? '';
  const parts = items.map((item) => `${prefix}${/^\d/.test(item) ? mark : ''}${item}${tail}`);
  const isName = /\p{Lu}|@/u.test(prefix) || parseName(parts[0] ?? '', vocabulary).pieces.length > 0;
  return isName && /\p{L}[\p{L}\p{N}@]/u.test(prefix) ? parts : null;
}

function sortOf(item: string): string {
  if (/[bBmM]$/.test(item)) return 'size';
  if (/[kK]$/.test(item)) return 'count';
  return /^(?:19|20)\d\d$/.test(item) ? 'year' : 'version';
}

// `Cityscapes 1/16`
function isFraction(items: readonly string[], prefix: string): boolean {
  return items.length === 2 && /\s$/.test(prefix) && items[0] === '1' && Number(items[1]) > 3;
}

function withoutModels(suffix: string): string {
  return suffix.replace(/\s+models?$/, '');
}

function isNameWord(word: string, vocabulary: Vocabulary): boolean {
  const lower = word.toLowerCase();
  return (
    /^(?:-?[\p{Lu}\d]|$)/u.test(word) ||
    vocabulary.sharedNouns.has(lower) ||
    vocabulary.variants.has(lower.replace(/^-/, ''))
  );
}

/** `GPT-3 and GPT-4`, `HumanEval/HumanEval+`: full names of one family. */
function splitFamily(name: string, vocabulary: Vocabulary): string[] | null {
  const parts = withoutModels(name).split(SPLIT);
  const parsed = parts.map((part) => parseName(part, vocabulary));
  const families = new Set(parsed.map(({ family }) => family.toLowerCase().replace(/[\s-]+/g, '')));
  if (parts.length < 2 || families.size !== 1 || !parsed.some(({ pieces }) => pieces.length > 0)) return null;
  return parts.every((part) => /^\p{L}/u.test(part) && !/\s\p{Ll}/u.test(part)) ? parts : null;
}

/** `BERT-base/large`, `Gemini 1.5 Pro and Flash`. */
function splitVariants(name: string, vocabulary: Vocabulary): string[] | null {
  const parts = withoutModels(name).split(SPLIT);
  const [, prefix, first] = /^(.*\p{Lu}.*[\s-])([\p{L}+]+)$/u.exec(parts[0] ?? '') ?? [];
  if (prefix === undefined || first === undefined || parts.length < 2) return null;
  const variants = [first, ...parts.slice(1)];
  const areKnown = variants.every((variant) => vocabulary.variants.has(variant.toLowerCase()));
  return areKnown && parseName(parts[0] ?? '', vocabulary).pieces.length > 0
    ? variants.map((variant) => `${prefix}${variant}`)
    : null;
}
