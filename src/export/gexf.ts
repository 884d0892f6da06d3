import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Selection } from '../graph/selection.ts';
import {
  type Column,
  type Declared,
  declare,
  EDGE_COLUMNS,
  isWritten,
  NODE_COLUMNS,
  type NodeRow,
  shownValue,
  tablesOf,
} from './columns.ts';
import { toXmlAttribute } from './xml.ts';

/** Has a place of its own in GEXF: an attribute of the element, or one of the elements for looks. */
const ELSEWHERE: ReadonlySet<string> = new Set(['label', 'x', 'y', 'size', 'r', 'g', 'b', 'weight']);

const TYPES: Readonly<Record<Declared<never>['type'], string>> = {
  int: 'integer',
  long: 'long',
  double: 'double',
  boolean: 'boolean',
  string: 'string',
};

const HEADER = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
<!-- Lists (aliases, authors, paperIds) are JSON text. Edges with symmetric=true have no direction. -->
<meta><creator>Lithograph</creator></meta>
<graph mode="static" defaultedgetype="directed">
`;

/** A graph as one GEXF document; see {@link gexfChunks}. */
export function toGexf(graph: KnowledgeGraph, selection: Selection = {}): string {
  return [...gexfChunks(graph, selection)].join('');
}

/**
 * A graph as GEXF, piece by piece: the 1.2 draft, which every release of Gephi and NetworkX reads, with colours, sizes and
 * positions. Ids, names and values are those of the GraphML; the label of an edge is its relation. So is its `kind`, which Gephi
 * takes from the later 1.3: with it, two nodes stay joined by all of their relations. O(n log n + m log m).
 */
export function* gexfChunks(graph: KnowledgeGraph, selection: Selection = {}): Generator<string> {
  const { edgeRow, edges, nodeRow, nodes } = tablesOf(graph, selection);
  const nodeColumns = declare(NODE_COLUMNS.filter(isAttribute), nodes, nodeRow, 0);
  const edgeColumns = declare(EDGE_COLUMNS.filter(isAttribute), edges, edgeRow, 0);

  yield HEADER;
  yield declarations('node', nodeColumns);
  yield declarations('edge', edgeColumns);
  yield '<nodes>\n';
  for (const key of nodes) {
    const row = nodeRow(key);
    const names = `id="${toXmlAttribute(row.id)}" label="${toXmlAttribute(row.attributes.label)}"`;
    yield `<node ${names}>${values(nodeColumns, row)}${looks(row)}</node>\n`;
  }
  yield '</nodes>\n<edges>\n';
  for (const key of edges) {
    const row = edgeRow(key);
    const { relation, weight } = row.attributes;
    const ends = `id="${toXmlAttribute(row.id)}" source="${toXmlAttribute(row.source)}" target="${toXmlAttribute(row.target)}"`;
    const weighed = isWritten(weight) ? ` weight="${shownValue(weight)}"` : '';
    yield `<edge ${ends} type="directed" label="${relation}" kind="${relation}"${weighed}>${values(edgeColumns, row)}</edge>\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

const isAttribute = ({ name }: Column<never>): boolean => !ELSEWHERE.has(name);

/** Ids are the names: graphology and Gephi's own programs ask for attributes by them. */
function declarations(domain: 'node' | 'edge', columns: readonly Declared<never>[]): string {
  const declared = columns.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${TYPES[type]}"/>\n`);
  return `<attributes class="${domain}">\n${declared.join('')}</attributes>\n`;
}

function values<Row>(columns: readonly Declared<Row>[], row: Row): string {
  let written = '';
  for (const column of columns) {
    const value = column.value(row);
    if (isWritten(value)) written += `<attvalue for="${column.name}" value="${toXmlAttribute(shownValue(value))}"/>`;
  }
  return written === '' ? '' : `<attvalues>${written}</attvalues>`;
}

/** Colour as three numbers, since NetworkX reads no other; what is no colour, place or size is left out. */
function looks({ attributes }: NodeRow): string {
  const { color, size, x, y } = attributes;
  const [, r, g, b] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? [];
  const channels = [r, g, b].map((channel) => Number.parseInt(channel ?? '', 16));
  const place = [x, y].every(Number.isFinite);
  return [
    ...(r === undefined ? [] : [`<viz:color r="${channels[0]}" g="${channels[1]}" b="${channels[2]}"/>`]),
    ...(place ? [`<viz:position x="${shownValue(x)}" y="${shownValue(y)}" z="0"/>`] : []),
    ...(Number.isFinite(size) ? [`<viz:size value="${shownValue(size)}"/>`] : []),
  ].join('');
}
