/**
 * What a user has decided about names. It wins over everything that resolution finds by itself; without it, the graph is byte
 * for byte what it was. Two formats: JSON, and the thesaurus of VOSviewer (a table of `label` and `replace by`).
 */
import { badOverrides } from '../errors.ts';
import { ENTITY_KINDS, type EntityKind } from '../model.ts';

/** Names that mean one thing. */
export interface MergeOverride {
  /** The first one leads: its key makes the id. */
  readonly names: readonly string[];
  /** Only in these papers. Default: everywhere. */
  readonly papers?: readonly string[];
}

/** A user's decisions. A name stands for all its spellings: `Human Eval` is `HumanEval` here too. */
export interface Overrides {
  readonly merge?: readonly MergeOverride[];
  /** Groups of names of which no two are one thing. Wins over `merge`. */
  readonly split?: readonly (readonly string[])[];
  /** Name → label. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Name → kind. */
  readonly retype?: Readonly<Record<string, EntityKind>>;
  /** Names of things that are left out, with their relations. */
  readonly ignore?: readonly string[];
}

/**
 * Parses a file of overrides; the format is told from the text.
 *
 * ```json
 * {
 *   "merge": [["RLHF", "learning from preferences"], { "names": ["attack success rate", "ASR"], "papers": ["p1"] }],
 *   "split": [["GPT-4", "GPT-4 Turbo"]],
 *   "rename": { "reward models": "reward model" },
 *   "retype": { "Mamba": "Model" },
 *   "ignore": ["our method"]
 * }
 * ```
 *
 * @param source - the name of the file, for messages.
 * @throws LithographError `bad-overrides`, with file, line or place, and what to do.
 */
export function parseOverrides(text: string, source = 'overrides'): Overrides {
  const plain = text.replace(/^\uFEFF/, '');
  return /^\s*[{[]/.test(plain) ? parseJson(plain, source) : parseThesaurus(plain, source);
}

const SECTIONS = ['merge', 'split', 'rename', 'retype', 'ignore'] as const;

function parseJson(text: string, source: string): Overrides {
  const json = readJson(text, source);
  const fail = (where: string, expected: string): never => {
    throw badOverrides(source, `${where} must be ${expected}`);
  };
  if (!isRecord(json)) return fail('the whole', `an object with ${SECTIONS.join(', ')}`);
  for (const key of Object.keys(json)) {
    if (key !== '$schema' && !SECTIONS.some((section) => section === key)) {
      throw badOverrides(source, `"${key}" is not known; use ${SECTIONS.join(', ')}`);
    }
  }
  const list = (section: 'merge' | 'split' | 'ignore'): readonly unknown[] => {
    const value = json[section] ?? [];
    return Array.isArray(value) ? value : fail(section, 'an array');
  };
  const names = (value: unknown, where: string, least: number): readonly string[] =>
    Array.isArray(value) && value.length >= least && value.every(isName)
      ? value
      : fail(where, `an array of ${least > 1 ? 'two or more ' : ''}names`);
  const table = (
    section: 'rename' | 'retype',
    expected: string,
    isAllowed: (value: string) => boolean,
  ): Record<string, string> => {
    const value = json[section] ?? {};
    if (!isRecord(value)) return fail(section, 'an object with names as keys');
    const entries = Object.entries(value).map(([name, to]): [string, string] =>
      isName(to) && isAllowed(to) ? [name, to] : fail(`${section}: "${name}"`, expected),
    );
    return Object.fromEntries(entries);
  };
  return {
    merge: list('merge').map((group, index) => {
      if (!isRecord(group)) return { names: names(group, `merge[${index}]`, 2) };
      const papers = group.papers === undefined ? {} : { papers: names(group.papers, `merge[${index}].papers`, 1) };
      return { names: names(group.names, `merge[${index}].names`, 2), ...papers };
    }),
    split: list('split').map((group, index) => names(group, `split[${index}]`, 2)),
    rename: table('rename', 'a label', () => true),
    retype: table('retype', `one of ${ENTITY_KINDS.join(', ')}`, isKind) as Record<string, EntityKind>,
    ignore: json.ignore === undefined ? [] : names(json.ignore, 'ignore', 0),
  };
}

function readJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badOverrides(source, `it is not JSON (${error instanceof Error ? error.message : String(error)})`, {
      cause: error,
      line: text.slice(0, validLength(text)).split('\n').length,
    });
  }
}

/** How far a text can be the beginning of JSON: engines seldom say where they stopped. O(n log n). */
function validLength(text: string): number {
  let [valid, invalid] = [0, text.length + 1];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isBeginning(text.slice(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return error instanceof Error && /end of|unterminated/i.test(error.message);
  }
}

/** A line each: a label, a tab, what replaces it; where nothing does, the label is ignored. */
function parseThesaurus(text: string, source: string): Overrides {
  const [head = '', ...lines] = text.split(/\r?\n/);
  const columns = head.split('\t').map((column) => column.trim().toLowerCase());
  const [from, to] = [columns.indexOf('label'), columns.indexOf('replace by')];
  if (from < 0 || to < 0) {
    const expected = 'a JSON object, or a thesaurus of VOSviewer, whose first line is "label", a tab, "replace by"';
    throw badOverrides(source, `it is neither of the two formats: it must be ${expected}`, { line: 1 });
  }
  const groups = new Map<string, string[]>();
  const ignore: string[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const cells = line.split('\t').map((cell) => cell.trim());
    const label = cells[from] ?? '';
    if (label === '') throw badOverrides(source, 'the label is missing', { line: index + 2 });
    const replacement = cells[to] ?? '';
    if (replacement === '') ignore.push(label);
    else if (replacement !== label) groups.set(replacement, [...(groups.get(replacement) ?? [replacement]), label]);
  });
  return {
    merge: [...groups.values()].map((names) => ({ names })),
    rename: Object.fromEntries([...groups.keys()].map((label) => [label, label])),
    ignore,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isKind(value: string): value is EntityKind {
  return ENTITY_KINDS.some((kind) => kind === value);
}
