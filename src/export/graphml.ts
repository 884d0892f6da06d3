import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../graph/schema.ts';
import { type Selection, selectedEdges, selectedNodes } from '../graph/selection.ts';
import { SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { hashOf } from '../text/hash.ts';
import { isNameToken, toXmlAttribute, toXmlText } from './xml.ts';

/** What to write: default everything. The sentences come from `graph` even where their paper is not selected. */
export type GraphmlOptions = Selection;

type Value = string | number | boolean | undefined | null;
/** From the narrowest to the widest; a number column takes the narrowest that holds all its values. */
const NUMBER_TYPES = ['int', 'long', 'double'] as const;
type ColumnType = (typeof NUMBER_TYPES)[number] | 'boolean' | 'string';

interface Column<Row> {
  /** The `attr.name` that importers show. */
  readonly name: string;
  /** The narrowest type that the column is given, so that a column of whole sizes is still one of doubles. */
  readonly type: ColumnType;
  readonly value: (row: Row) => Value;
  /** Declared only where some row has a value. */
  readonly optional?: boolean;
}

interface NodeRow {
  readonly key: string;
  readonly attributes: NodeAttributes;
  readonly themeName: string | undefined;
}

interface EdgeRow {
  readonly id: string;
  readonly key: string;
  readonly attributes: EdgeAttributes;
  readonly sentence: string | undefined;
}

interface Declared<Row> extends Column<Row> {
  /** `d0`, `d1`, …: unique over nodes and edges. */
  readonly id: string;
}

const list = (values: readonly unknown[] | undefined): string | undefined =>
  values === undefined ? undefined : JSON.stringify(values);

const channel = (color: string, index: number): number | undefined =>
  /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16) : undefined;

const NODE_COLUMNS: readonly Column<NodeRow>[] = [
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

const EDGE_COLUMNS: readonly Column<EdgeRow>[] = [
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

const HEADER = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<!-- Written by Lithograph. Lists (aliases, authors, paperIds) are JSON text. Edges with symmetric=true have no direction.
     Two nodes can be joined by several relations: in Gephi's import dialogue set the edges merge strategy to: do not merge. -->
`;

/** A graph as one GraphML document; see {@link graphmlChunks}. */
export function toGraphml(graph: KnowledgeGraph, options: GraphmlOptions = {}): string {
  return [...graphmlChunks(graph, options)].join('');
}

/**
 * A graph as GraphML, piece by piece: valid against the schema, every edge directed, keys declared first and typed over
 * all their values, nodes and edges sorted by key. An id is the key where that is an NMTOKEN, else a hash; the key
 * itself is data. What has no value is left out; characters that XML 1.0 forbids become U+FFFD. O(n log n + m log m).
 * The format: U. Brandes et al., "GraphML Progress Report", GD 2001, doi:10.1007/3-540-45848-4_59.
 */
export function* graphmlChunks(graph: KnowledgeGraph, options: GraphmlOptions = {}): Generator<string> {
  const nodes = selectedNodes(graph, options);
  const edges = selectedEdges(graph, options);
  const nodeIds = identify(nodes, 'n-');
  const edgeIds = identify(edges, 'r-');
  const themeNames = new Map(graph.getAttribute('themes').map((theme) => [theme.id, theme.name]));
  const nodeRow = (key: string): NodeRow => {
    const attributes = graph.getNodeAttributes(key);
    return { key, attributes, themeName: attributes.theme === null ? undefined : themeNames.get(attributes.theme) };
  };
  const edgeRow = (key: string): EdgeRow => {
    const attributes = graph.getEdgeAttributes(key);
    return { id: edgeIds.get(key) ?? key, key, attributes, sentence: strongestSentence(graph, attributes) };
  };
  const nodeColumns = declare(NODE_COLUMNS, nodes, nodeRow, 0);
  const edgeColumns = declare(EDGE_COLUMNS, edges, edgeRow, nodeColumns.length);

  yield HEADER;
  yield nodeColumns.map((column) => keyElement('node', column)).join('');
  yield edgeColumns.map((column) => keyElement('edge', column)).join('');
  yield '<graph id="G" edgedefault="directed">\n';
  for (const key of nodes) {
    yield `<node id="${toXmlAttribute(nodeIds.get(key) ?? key)}">${dataElements(nodeColumns, nodeRow(key))}</node>\n`;
  }
  for (const key of edges) {
    const row = edgeRow(key);
    const source = toXmlAttribute(nodeIds.get(graph.source(key)) ?? '');
    const target = toXmlAttribute(nodeIds.get(graph.target(key)) ?? '');
    yield `<edge id="${toXmlAttribute(row.id)}" source="${source}" target="${target}">${dataElements(edgeColumns, row)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

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

function declare<Row>(
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

const isWritten = (value: Value): value is string | number | boolean =>
  value !== undefined && value !== null && (typeof value !== 'number' || Number.isFinite(value));

const keyElement = (domain: 'node' | 'edge', column: Declared<never>): string =>
  `<key id="${column.id}" for="${domain}" attr.name="${column.name}" attr.type="${column.type}"/>\n`;

function dataElements<Row>(columns: readonly Declared<Row>[], row: Row): string {
  let elements = '';
  for (const column of columns) {
    const value = column.value(row);
    if (isWritten(value)) elements += `<data key="${column.id}">${toXmlText(shownValue(value))}</data>`;
  }
  return elements;
}

/** The smallest number of full precision; igraph refuses a file with a smaller one. */
const SMALLEST = 2 ** -1022;

const shownValue = (value: string | number | boolean): string =>
  typeof value === 'number' && Math.abs(value) < SMALLEST ? '0' : String(value);

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
