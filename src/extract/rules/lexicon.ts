/**
 * Well-known names of the field: a table from data/lexicon.json, and the search for them in the tokens of a text.
 *
 * Every form (name, alias, plural, the other spelling) is one string without spaces and hyphens in a map, and so is every
 * beginning of one. A match grows token by token as long as what was read is such a beginning, so the search is linear in
 * the number of tokens: nearly every token costs one look-up.
 */
import { badLexicon } from '../../errors.ts';
import { ENTITY_KINDS, type EntityKind, type Span } from '../../model.ts';
import { isRecord } from '../../text/records.ts';
import { beginningsOf, compact, foldForm, isShortAcronym, joinForms, pluralOf, spellingsOf } from './lexicon-forms.ts';
import type { WordProperties } from './words.ts';

/**
 * A name of the field. Which letters must be capitals:
 * - no `case`: a word of at most five letters with two capitals or more (GAN, LoRA) only as written or in capitals, all
 *   else in any case;
 * - `exact`: every form with a capital only as written, for names that are everyday words (Whisper);
 * - `any`: no matter.
 */
export interface LexiconEntry {
  /** The canonical name, singular. */
  readonly name: string;
  readonly kind: EntityKind;
  /** Other names of exactly the same thing. */
  readonly aliases?: readonly string[];
  readonly case?: LexiconCase;
}

export type LexiconCase = 'exact' | 'any';

/** The table, ready for {@link matchLexicon} and {@link findLexiconEntry}. */
export interface Lexicon {
  readonly version: string;
  readonly entries: readonly LexiconEntry[];
  /** The names that mean the same thing: one group for each entry with aliases, its canonical name first. */
  readonly aliases: readonly (readonly string[])[];
  /** By folded form, and by the beginnings of folded forms. */
  readonly nodes: ReadonlyMap<string, LexiconNode>;
}

/** A folded form, a beginning of longer ones, or both. */
export interface LexiconNode {
  /** What is written so. Empty for a mere beginning. */
  readonly forms: readonly LexiconForm[];
  /** A set of bits: how longer forms go on. It spares most tokens a second look-up. */
  readonly next: number;
}

/** One way to write an entry. */
export interface LexiconForm {
  readonly entry: LexiconEntry;
  /** Where capitals matter: as written, and perhaps in capitals; without spaces and hyphens. */
  readonly capitals: readonly string[] | null;
  /** A proper name: it is written with a capital. */
  readonly proper: boolean;
}

/** A place where a text names an entry. Offsets are those of the tokens. */
export interface LexiconMatch extends Span {
  readonly entry: LexiconEntry;
  /** Index of its first token. */
  readonly firstToken: number;
  /** Index after its last token. */
  readonly endToken: number;
}

/** What the search reads of a token. */
export interface LexiconToken extends Span {
  readonly text: string;
  /** Index of its sentence. */
  readonly sentence: number;
  readonly word: Pick<WordProperties, 'folded'>;
}

/** No form has more tokens than this. */
const MAX_TOKENS = 16;

/**
 * Checks the content of data/lexicon.json and indexes it. Do it once: it takes some 100 ms.
 *
 * @throws {LithographError} `bad-lexicon`, naming the entry at fault.
 */
export function parseLexicon(json: unknown): Lexicon {
  if (!isRecord(json)) throw badLexicon('expected an object with version and entries');
  if (typeof json.version !== 'string') throw badLexicon('"version" must be a string');
  if (!Array.isArray(json.entries)) throw badLexicon('"entries" must be an array');
  const entries = json.entries.map(readEntry);
  const aliases = entries.flatMap((entry) => (entry.aliases === undefined ? [] : [[entry.name, ...entry.aliases]]));
  return { version: json.version, entries, aliases, nodes: indexForms(entries) };
}

/**
 * Finds the names of the lexicon in a text: from left to right, the longest at each place, so matches never overlap.
 * Hyphens, spaces and plurals do not matter. A match stays in its sentence; it starts and ends with a token, but for a
 * proper name at the head of a compound ("LLM" in "LLM-generated").
 */
export function matchLexicon(lexicon: Lexicon, tokens: readonly LexiconToken[]): LexiconMatch[] {
  const matches: LexiconMatch[] = [];
  for (let first = 0; first < tokens.length; ) {
    const match = longestMatch(lexicon, tokens, first) ?? headOfCompound(lexicon, tokens[first], first);
    if (match !== null) matches.push(match);
    first = match?.endToken ?? first + 1;
  }
  return matches;
}

/** The entry that a whole name stands for, be it its name, an alias, a plural or another spelling. */
export function findLexiconEntry(lexicon: Lexicon, name: string): LexiconEntry | undefined {
  const node = lexicon.nodes.get(foldForm(name));
  return node === undefined ? undefined : spelledForm(node.forms, compact(name))?.entry;
}

function longestMatch(lexicon: Lexicon, tokens: readonly LexiconToken[], first: number): LexiconMatch | null {
  const start = tokens[first];
  let key = start?.word.folded ?? '';
  let node = lexicon.nodes.get(key);
  if (start === undefined || node === undefined) return null;
  let best: LexiconMatch | null = null;
  const limit = Math.min(tokens.length, first + MAX_TOKENS);
  for (let i = first; ; ) {
    const form = node.forms.length > 0 ? formThatFits(node.forms, tokens, first, i + 1) : undefined;
    const end = tokens[i]?.end ?? start.end;
    if (form !== undefined) best = { start: start.start, end, entry: form.entry, firstToken: first, endToken: i + 1 };
    // A lone hyphen is empty when folded: it joins what stands around it.
    do i++;
    while (i < limit && tokens[i]?.word.folded === '');
    const piece = tokens[i]?.word.folded;
    if (i >= limit || piece === undefined || tokens[i]?.sentence !== start.sentence) return best;
    if ((node.next & nextBit(piece, 0)) === 0) return best;
    key = joinForms(key, piece);
    node = lexicon.nodes.get(key);
    if (node === undefined) return best;
  }
}

const COMPOUND = /^([^-]*\p{L}[^-]*)-[\p{Ll}-]{3,}$/u;

function headOfCompound(lexicon: Lexicon, token: LexiconToken | undefined, first: number): LexiconMatch | null {
  if (!token?.text.includes('-')) return null;
  const head = COMPOUND.exec(token.text)?.[1];
  const form = head === undefined ? undefined : spelledForm(lexicon.nodes.get(foldForm(head))?.forms ?? [], head);
  if (head === undefined || !form?.proper) return null;
  const end = token.start + head.length;
  return { start: token.start, end, entry: form.entry, firstToken: first, endToken: first + 1 };
}

function formThatFits(
  forms: readonly LexiconForm[],
  tokens: readonly LexiconToken[],
  first: number,
  end: number,
): LexiconForm | undefined {
  const only = forms[0];
  if (forms.length === 1 && only?.capitals === null) return only;
  const written = tokens.slice(first, end).map((token) => token.text);
  return spelledForm(forms, compact(written.join(' ')));
}

function spelledForm(forms: readonly LexiconForm[], written: string): LexiconForm | undefined {
  return (
    forms.find((form) => form.capitals?.[0] === written) ??
    forms.find((form) => form.capitals?.[1] === written) ??
    forms.find((form) => form.capitals === null)
  );
}

function indexForms(entries: readonly LexiconEntry[]): Map<string, LexiconNode> {
  const nodes = new Map<string, { forms: LexiconForm[]; next: number }>();
  const nodeOf = (key: string): { forms: LexiconForm[]; next: number } => {
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node = { forms: [], next: 0 };
    nodes.set(key, node);
    return node;
  };
  for (const entry of entries) {
    for (const written of [entry.name, ...(entry.aliases ?? [])]) {
      const proper = written !== written.toLowerCase();
      const sensitive = entry.case === 'exact' ? proper : entry.case !== 'any' && isShortAcronym(written);
      for (const spelling of spellingsOf(written)) {
        for (const form of [spelling, pluralOf(spelling)]) {
          if (form === null) continue;
          const capitals = sensitive ? capitalsOf(form, entry.case === 'exact') : null;
          nodeOf(foldForm(form)).forms.push({ entry, capitals, proper });
        }
        const key = foldForm(spelling);
        for (const beginning of beginningsOf(spelling)) nodeOf(beginning).next |= nextBit(key, beginning.length);
      }
    }
  }
  return nodes;
}

// Letters have a bit each, all else shares one. The space that parts digits is not in any token.
function nextBit(key: string, index: number): number {
  const code = key.charCodeAt(index);
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << 26;
}

function capitalsOf(form: string, exact: boolean): string[] {
  const written = compact(form);
  if (exact) return [written];
  return [written, /[A-Z]s$/.test(written) ? `${written.slice(0, -1).toUpperCase()}s` : written.toUpperCase()];
}

function readEntry(value: unknown, index: number): LexiconEntry {
  const place = `entry ${index + 1}`;
  if (!isRecord(value))
    throw badLexicon(`${place}: expected an object, found ${JSON.stringify(value) ?? typeof value}`);
  const { name, kind, aliases } = value;
  if (typeof name !== 'string' || name === '') throw badLexicon(`${place}: "name" must be a string that is not empty`);
  const named = `${place} (${name})`;
  if (!isKind(kind)) throw badLexicon(`${named}: kind ${JSON.stringify(kind)}; use one of ${ENTITY_KINDS.join(', ')}`);
  if (aliases !== undefined && !isNames(aliases)) throw badLexicon(`${named}: "aliases" must be an array of strings`);
  const letters = value.case;
  if (letters !== undefined && letters !== 'exact' && letters !== 'any') {
    throw badLexicon(`${named}: case ${JSON.stringify(letters)}; use exact or any, or leave it out`);
  }
  return {
    name,
    kind,
    ...(aliases === undefined ? {} : { aliases }),
    ...(letters === undefined ? {} : { case: letters }),
  };
}

function isKind(value: unknown): value is EntityKind {
  return ENTITY_KINDS.some((kind) => kind === value);
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');
}
