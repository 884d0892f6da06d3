import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Selection } from '../graph/selection.ts';
import {
  type Column,
  EDGE_COLUMNS,
  type EdgeRow,
  isWritten,
  NODE_COLUMNS,
  type NodeRow,
  shownValue,
  tablesOf,
  type Value,
} from './columns.ts';

/** The columns that Gephi knows by these names come first, then ours. Spreadsheets have no use for channels of a colour. */
const NODES: readonly Column<NodeRow>[] = [
  { name: 'Id', type: 'string', value: ({ id }) => id },
  { name: 'Label', type: 'string', value: ({ attributes }) => attributes.label },
  ...NODE_COLUMNS.filter(({ name }) => !['label', 'r', 'g', 'b'].includes(name)),
  { name: 'color', type: 'string', value: ({ attributes }) => attributes.color },
];

const EDGES: readonly Column<EdgeRow>[] = [
  { name: 'Source', type: 'string', value: ({ source }) => source },
  { name: 'Target', type: 'string', value: ({ target }) => target },
  { name: 'Type', type: 'string', value: () => 'Directed' },
  { name: 'Id', type: 'string', value: ({ id }) => id },
  { name: 'Label', type: 'string', value: ({ attributes }) => attributes.relation },
  // Edges of other kinds stay apart in Gephi, where it would make one of all between two nodes.
  { name: 'Kind', type: 'string', value: ({ attributes }) => attributes.relation },
  { name: 'Weight', type: 'double', value: ({ attributes }) => attributes.weight },
  ...EDGE_COLUMNS.filter(({ name }) => !['weight', 'key'].includes(name)),
];

/** A graph as two tables; see {@link nodesCsvChunks}. */
export function toCsv(
  graph: KnowledgeGraph,
  selection: Selection = {},
): { readonly nodes: string; readonly edges: string } {
  return {
    nodes: [...nodesCsvChunks(graph, selection)].join(''),
    edges: [...edgesCsvChunks(graph, selection)].join(''),
  };
}

/**
 * The nodes as CSV after RFC 4180, row by row: a line of names, commas, CRLF, without a byte order mark, which R, Neo4j and
 * Python's csv would take for a part of the first name. Ids are those of the GraphML, lists are JSON text, what has no value is
 * an empty cell. NUL and halves of characters, which no file can hold, become U+FFFD.
 *
 * A text that a spreadsheet would run as a formula (it begins with = + - @, maybe after blanks) has an apostrophe before it. So
 * has a text that begins with one itself: whoever takes away one leading apostrophe from each cell of text has all texts again.
 */
export function* nodesCsvChunks(graph: KnowledgeGraph, selection: Selection = {}): Generator<string> {
  const { nodeRow, nodes } = tablesOf(graph, selection);
  yield header(NODES);
  for (const key of nodes) yield line(NODES, nodeRow(key));
}

/** The edges as CSV, under the same rules as the nodes. `Source` and `Target` are `Id`s of nodes. */
export function* edgesCsvChunks(graph: KnowledgeGraph, selection: Selection = {}): Generator<string> {
  const { edgeRow, edges } = tablesOf(graph, selection);
  yield header(EDGES);
  for (const key of edges) yield line(EDGES, edgeRow(key));
}

const header = (columns: readonly Column<never>[]): string => `${columns.map(({ name }) => name).join(',')}\r\n`;

const line = <Row>(columns: readonly Column<Row>[], row: Row): string =>
  `${columns.map((column) => cell(column.value(row))).join(',')}\r\n`;

function cell(value: Value): string {
  if (!isWritten(value)) return '';
  if (typeof value !== 'string') return shownValue(value);
  const text = guarded(value.replace(/[\0\uD800-\uDFFF]/gu, '\uFFFD'));
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The four signs, and their forms of full width, which some spreadsheets take for the same. */
const guarded = (text: string): string => (/^(?:'|[\s\p{Cc}]*[=+\-@＝＋－＠])/u.test(text) ? `'${text}` : text);
