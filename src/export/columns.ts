import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../graph/schema.ts';
import { type Selection, selectedEdges, selectedNodes } from '../graph/selection.ts';
import { SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { hashOf } from '../text/hash.ts';
import { isNameToken } from './xml.ts';

/** What a cell can hold; what is undefined, null or no finite number is left out. */
export type Value = string | number | boolean | undefined | null;
/** From the narrowest to the widest; a number column takes the narrowest that holds all its values. */
const NUMBER_TYPES = ['int', 'long', 'double'] as const;
export type ColumnType = (typeof NUMBER_TYPES)[number] | 'boolean' | 'string';

/** An attribute as importers see it. */
export interface Column<Row> {
  /** The name that importers show. */
  readonly name: string;
  /** The narrowest type that the column is given, so that a column of whole sizes is still one of doubles. */
  readonly type: ColumnType;
  readonly value: (row: Row) => Value;
  /** Declared only where some row has a value. */
  readonly optional?: boolean;
}

/** What the columns of a node are read from. */
export interface NodeRow {
  /** A name token, unique. */
  readonly id: string;
  readonly key: string;
  readonly attributes: NodeAttributes;
  readonly themeName: string | undefined;
}

/** What the columns of an edge are read from. */
export interface EdgeRow {
  /** A name token, unique. */
  readonly id: string;
  /** The id of a node. */
  readonly source: string;
  /** The id of a node. */
  readonly target: string;
  readonly key: string;
  readonly attributes: EdgeAttributes;
  readonly sentence: string | undefined;
}

/** A column with the type that holds all its values. */
export interface Declared<Row> extends Column<Row> {
  /** `d0`, `d1`, …: unique over nodes and edges. */
  readonly id: string;
}

const list = (values: readonly unknown[] | undefined): string | undefined =>
  values === undefined ? undefined : JSON.stringify(values);

const channel = (color: string, index: number): number | undefined =>
  /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16) : undefined;

/** The attributes of nodes, in the order that every format has them. */
export const NODE_COLUMNS: readonly Column<NodeRow>[] = [
  { name: 'label', type: 'string', value: ({ attributes }) => attributes.label },
  { name: 'kind', type: 'string', value: ({ attributes }) => attributes.kind },
  { name: 'theme', type: 'int', value: ({ attributes }) => attributes.theme },
  { name: 'themeName', type: 'string', value: ({ themeName }) => themeName },
  { name: 'x', type: 'double', value: ({ attributes }) => attributes.x },
  { name: 'y', type: 'double', value: ({ attributes }) => attributes.y },
  { name: 'size', type: 'double', value: ({ attributes }) => attributes.size },
  { name: 'r', type: 'int', value: ({ attributes }) => channel(attributes.color, 0) },
  { name: 'g', type: 'int', value: ({ attributes }) => channel(attributes.color, 1) },
  { name: 'b', type: 'int', value: ({ attributes }) => channel(attributes.color, 2) },
  { name: 'key', type: 'string', value: ({ key }) => key },
  { name: 'aliases', type: 'string', value: ({ attributes }) => list(attributes.aliases) },
  { name: 'papers', type: 'int', value: ({ attributes }) => attributes.papers },
  { name: 'firstYear', type: 'int', value: ({ attributes }) => attributes.firstYear },
  { name: 'lastYear', type: 'int', value: ({ attributes }) => attributes.lastYear },
  { name: 'title', type: 'string', value: ({ attributes }) => attributes.title },
  { name: 'text', type: 'string', value: ({ attributes }) => attributes.text },
  { name: 'year', type: 'int', value: ({ attributes }) => attributes.year },
  { name: 'authors', type: 'string', value: ({ attributes }) => list(attributes.authors) },
  { name: 'venue', type: 'string', value: ({ attributes }) => attributes.venue },
  { name: 'url', type: 'string', value: ({ attributes }) => attributes.url },
  { name: 'doi', type: 'string', value: ({ attributes }) => attributes.doi },
];

/** The attributes of edges, in the order that every format has them. */
export const EDGE_COLUMNS: readonly Column<EdgeRow>[] = [
  { name: 'relation', type: 'string', value: ({ attributes }) => attributes.relation },
  { name: 'weight', type: 'double', value: ({ attributes }) => attributes.weight },
  { name: 'confidence', type: 'double', value: ({ attributes }) => attributes.confidence },
  { name: 'confidenceUpper', type: 'double', value: ({ attributes }) => attributes.confidenceUpper },
  { name: 'support', type: 'int', value: ({ attributes }) => attributes.support },
  { name: 'symmetric', type: 'boolean', value: ({ attributes }) => SYMMETRIC_RELATIONS.has(attributes.relation) },
  { name: 'paperIds', type: 'string', value: ({ attributes }) => list(papersOf(attributes)) },
  { name: 'evidence', type: 'string', value: ({ sentence }) => sentence },
  // Keys of edges that Lithograph makes are name tokens; those of a graph that a user changed need not be.
  { name: 'key', type: 'string', value: ({ id, key }) => (id === key ? undefined : key), optional: true },
];

/** The chosen part of a graph as two tables of attributes, rows sorted by key. */
export interface Tables {
  /** Keys of nodes. */
  readonly nodes: readonly string[];
  /** Keys of edges. */
  readonly edges: readonly string[];
  readonly nodeRow: (key: string) => NodeRow;
  readonly edgeRow: (key: string) => EdgeRow;
}

/**
 * Reads nodes and edges of a graph as rows. An id is the key where that is an NMTOKEN, else a hash: the same in every format.
 * The sentences come from `graph` even where their paper is not selected.
 */
export function tablesOf(graph: KnowledgeGraph, selection: Selection): Tables {
  const nodes = selectedNodes(graph, selection);
  const edges = selectedEdges(graph, selection);
  const nodeIds = identify(nodes, 'n-');
  const edgeIds = identify(edges, 'r-');
  const themeNames = new Map(graph.getAttribute('themes').map((theme) => [theme.id, theme.name]));
  return {
    nodes,
    edges,
    nodeRow(key) {
      const attributes = graph.getNodeAttributes(key);
      const themeName = attributes.theme === null ? undefined : themeNames.get(attributes.theme);
      return { id: nodeIds.get(key) ?? key, key, attributes, themeName };
    },
    edgeRow(key) {
      const attributes = graph.getEdgeAttributes(key);
      return {
        id: edgeIds.get(key) ?? key,
        source: nodeIds.get(graph.source(key)) ?? '',
        target: nodeIds.get(graph.target(key)) ?? '',
        key,
        attributes,
        sentence: strongestSentence(graph, attributes),
      };
    },
  };
}

/** Gives each column the narrowest type that holds all its values, and an id from `d<firstId>` on. O(rows × columns). */
export function declare<Row>(
  columns: readonly Column<Row>[],
  keys: readonly string[],
  rowOf: (key: string) => Row,
  firstId: number,
): Declared<Row>[] {
  const types = columns.map((column) => column.type);
  const seen = columns.map(() => false);
  for (const key of keys) {
    const row = rowOf(key);
    for (const [index, column] of columns.entries()) {
      const value = column.value(row);
      if (!isWritten(value)) continue;
      seen[index] = true;
      if (typeof value === 'number') types[index] = widen(types[index] ?? column.type, value);
    }
  }
  return columns
    .map((column, index) => ({
      ...column,
      type: types[index] ?? column.type,
      used: seen[index] || column.optional !== true,
    }))
    .filter((column) => column.used)
    .map((column, index) => ({ ...column, id: `d${firstId + index}` }));
}

function widen(type: ColumnType, value: number): ColumnType {
  if (type !== 'int' && type !== 'long') return type;
  const needed = !Number.isSafeInteger(value) ? 'double' : (value | 0) === value ? 'int' : 'long';
  return NUMBER_TYPES.indexOf(needed) > NUMBER_TYPES.indexOf(type) ? needed : type;
}

/** Whether there is something to write. */
export const isWritten = (value: Value): value is string | number | boolean =>
  value !== undefined && value !== null && (typeof value !== 'number' || Number.isFinite(value));

/** The smallest number of full precision; igraph refuses a file with a smaller one. */
const SMALLEST = 2 ** -1022;

/** A value as text: numbers in full precision. */
export const shownValue = (value: string | number | boolean): string =>
  typeof value === 'number' && Math.abs(value) < SMALLEST ? '0' : String(value);

/** Gives each key an id that is an NMTOKEN and unique. `keys` are sorted, so the ids do not depend on their order. */
function identify(keys: readonly string[], prefix: string): Map<string, string> {
  const taken = new Set(keys.filter(isNameToken));
  const ids = new Map<string, string>();
  for (const key of keys) {
    let id = key;
    // A hash can be another one's key, by accident or by malice: a longer one is then taken, and in the end a longer prefix.
    for (let digits = 12; !isNameToken(key) && (id === key || taken.has(id)); digits += 4) {
      id = prefix + hashOf(key, digits) + (digits > 64 ? `-${digits}` : '');
    }
    taken.add(id);
    ids.set(key, id);
  }
  return ids;
}

const papersOf = (attributes: EdgeAttributes): string[] =>
  [...new Set(attributes.evidence.map((evidence) => evidence.paper))].sort(compareStrings);

/** The sentence of the most confident piece of evidence, the first of equals; none where no text says so. */
function strongestSentence(graph: KnowledgeGraph, attributes: EdgeAttributes): string | undefined {
  let best: string | undefined;
  let confidence = Number.NEGATIVE_INFINITY;
  for (const evidence of attributes.evidence) {
    const text = graph.hasNode(evidence.paper) ? graph.getNodeAttribute(evidence.paper, 'text') : undefined;
    if (text === undefined || evidence.sentence === undefined || evidence.confidence <= confidence) continue;
    best = text.slice(evidence.sentence.start, evidence.sentence.end);
    confidence = evidence.confidence;
  }
  return best;
}
