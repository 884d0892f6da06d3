import { NODE_FIELDS } from '../graph/fields.ts';
import { type Alias, NODE_KINDS, type NodeKind, RELATION_TYPES, type RelationType } from '../model.ts';
import type { GraphmlItem } from './graphml-table.ts';

/** What others call our kinds. */
const KIND_WORDS: Readonly<Record<string, NodeKind>> = {
  article: 'Paper',
  publication: 'Paper',
  document: 'Paper',
  work: 'Paper',
  person: 'Author',
  researcher: 'Author',
  journal: 'Venue',
  conference: 'Venue',
  keyword: 'Concept',
  term: 'Concept',
};

const KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ...NODE_KINDS.map((kind) => [kind.toLowerCase(), kind] as const),
  ...Object.entries(KIND_WORDS),
]);
const RELATIONS: ReadonlyMap<string, RelationType> = new Map(
  RELATION_TYPES.map((relation) => [relation.toLowerCase(), relation] as const),
);

/** Attributes in which files of others keep what a node is. */
const KIND_NAMES = ['kind', 'type', 'category', 'labels', 'node_type'];
/** Attributes in which they keep what an edge says. */
const RELATION_NAMES = ['relation', 'relationship', 'label', 'type', 'interaction', 'edge_type'];

/** The kind of a node, if one of the usual attributes names one that there is. */
export function kindOf(item: GraphmlItem): NodeKind | undefined {
  return firstOf(KIND_NAMES, (name) => KINDS.get(spelt(item.data.get(name))));
}

/** The relation of an edge, if one of the usual attributes names one that there is. */
export function relationOf(item: GraphmlItem): RelationType | undefined {
  return firstOf(RELATION_NAMES, (name) => RELATIONS.get(spelt(item.data.get(name)).replace(/[\s-]+/g, '_')));
}

/** Neo4j writes `:Paper`. */
const spelt = (text = ''): string => text.trim().replace(/^:/, '').toLowerCase();

function firstOf<T>(names: readonly string[], read: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The first of these attributes that says something. */
export function textOf(item: GraphmlItem, ...names: readonly string[]): string | undefined {
  return firstOf(names, (name) => {
    const text = item.data.get(name);
    return text === undefined || text.trim() === '' ? undefined : text;
  });
}

/** A finite number. */
export function numberOf(item: GraphmlItem, name: string): number | undefined {
  const text = textOf(item, name);
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? undefined : value;
}

/** A whole number. */
export function integerOf(item: GraphmlItem, name: string): number | undefined {
  const value = numberOf(item, name);
  return Number.isInteger(value) ? value : undefined;
}

/** A whole number from 0. */
export function countOf(item: GraphmlItem, name: string): number | undefined {
  const value = integerOf(item, name);
  return value !== undefined && value >= 0 ? value : undefined;
}

/** A number from 0 to 1. */
export function shareOf(item: GraphmlItem, name: string): number | undefined {
  const value = numberOf(item, name);
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

/** `#rrggbb`, from Gephi's three channels or a colour in words of CSS's hexadecimal kind. */
export function colorOf(item: GraphmlItem): string | undefined {
  const channels = ['r', 'g', 'b'].map((name) => countOf(item, name));
  if (channels.every((channel) => channel !== undefined && channel < 256)) {
    return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
  }
  const color = textOf(item, 'color', 'colour')?.trim() ?? '';
  return /^#[0-9a-f]{6}$/i.test(color) ? color : undefined;
}

/** A list of strings, written as JSON. */
export function stringsOf(item: GraphmlItem, name: string): readonly string[] | undefined {
  const value = jsonOf(item, name);
  return value !== undefined && NODE_FIELDS.authors.check(value) ? (value as readonly string[]) : undefined;
}

/** Aliases, written as JSON. */
export function aliasesOf(item: GraphmlItem): readonly Alias[] | undefined {
  const value = jsonOf(item, 'aliases');
  if (value === undefined || !NODE_FIELDS.aliases.check(value)) return undefined;
  // Whatever else is in there, such as a property `__proto__`, stays behind.
  return (value as readonly Alias[]).map(({ name, count, reason, score }) => ({
    name,
    count,
    reason,
    ...(score === undefined ? {} : { score }),
  }));
}

function jsonOf(item: GraphmlItem, name: string): unknown {
  try {
    return JSON.parse(item.data.get(name) ?? '');
  } catch {
    return undefined;
  }
}
