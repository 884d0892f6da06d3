import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Selection } from '../graph/selection.ts';
import { type Declared, declare, EDGE_COLUMNS, isWritten, NODE_COLUMNS, shownValue, tablesOf } from './columns.ts';
import { toXmlAttribute, toXmlText } from './xml.ts';

/** What to write: default everything. The sentences come from `graph` even where their paper is not selected. */
export type GraphmlOptions = Selection;

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
  const { edgeRow, edges, nodeRow, nodes } = tablesOf(graph, options);
  const nodeColumns = declare(NODE_COLUMNS, nodes, nodeRow, 0);
  const edgeColumns = declare(EDGE_COLUMNS, edges, edgeRow, nodeColumns.length);

  yield HEADER;
  yield nodeColumns.map((column) => keyElement('node', column)).join('');
  yield edgeColumns.map((column) => keyElement('edge', column)).join('');
  yield '<graph id="G" edgedefault="directed">\n';
  for (const key of nodes) {
    const row = nodeRow(key);
    yield `<node id="${toXmlAttribute(row.id)}">${dataElements(nodeColumns, row)}</node>\n`;
  }
  for (const key of edges) {
    const row = edgeRow(key);
    const ends = `source="${toXmlAttribute(row.source)}" target="${toXmlAttribute(row.target)}"`;
    yield `<edge id="${toXmlAttribute(row.id)}" ${ends}>${dataElements(edgeColumns, row)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

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
