/** A graph from GraphML: what Lithograph wrote comes back, what others wrote gets sensible values where it has none. */
import { MultiDirectedGraph } from 'graphology';
import { displayLabel } from '../graph/labels.ts';
import { isUnsafeKey } from '../graph/safe-ids.ts';
import {
  type EdgeAttributes,
  FORMAT_VERSION,
  type KnowledgeGraph,
  type NodeAttributes,
  UNPLACED,
} from '../graph/schema.ts';
import type { Evidence, RelationType } from '../model.ts';
import { hashOf } from '../text/hash.ts';
import type { GraphmlEdge, GraphmlItem, GraphmlTable } from './graphml-table.ts';
import { nameOfThemes, themesByName } from './graphml-themes.ts';
import {
  aliasesOf,
  colorOf,
  countOf,
  integerOf,
  kindOf,
  numberOf,
  relationOf,
  shareOf,
  stringsOf,
  textOf,
} from './graphml-values.ts';
import { count } from './words.ts';

/** What all that comes from GraphML names as its extractor: the file does not say which one it was. */
const EXTRACTOR = 'GraphML';

/** What an edge says that names no relation of ours: the least that one thing can say of another. */
const ANY_RELATION: RelationType = 'mentions';

/** Said by a record or a name, not by a sentence. */
const SOURCES: Readonly<Partial<Record<RelationType, Evidence['source']>>> = {
  VARIANT_OF: 'name',
  CITES: 'metadata',
  AUTHORED: 'metadata',
  PUBLISHED_IN: 'metadata',
};

/** Sizes that sigma draws well. Others' are on scales of their own. */
const SIZES = { least: 1, most: 40 } as const;

/** A graph from GraphML, and what is still missing of it. */
export interface GraphmlGraph {
  readonly graph: KnowledgeGraph;
  /** What was filled in or left out, in sentences for the user. */
  readonly notes: readonly string[];
  /** Whether themes are still to be found. */
  readonly lacksThemes: boolean;
  /** Whether nodes still need places and sizes. */
  readonly lacksPlaces: boolean;
}

/** The graph that a table describes. Nothing in a table can keep it from being one that `graphProblem` accepts. */
export function graphOfTable(table: GraphmlTable): GraphmlGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });
  const keys = keysOf(table.nodes);
  const notes: string[] = [];
  let kindless = 0;
  for (const node of table.nodes) {
    const key = keys.get(node.id);
    if (key === undefined || graph.hasNode(key)) continue;
    if (kindOf(node) === undefined) kindless += 1;
    graph.addNode(key, nodeAttributes(node, key));
  }
  const { lost, unnamed } = addEdges(graph, table.edges, keys);
  graph.replaceAttributes({
    lithograph: FORMAT_VERSION,
    extractor: EXTRACTOR,
    seed: 1,
    resolution: 1,
    themes: themesByName(graph, nameOfThemes(table.nodes)),
  });
  const lacksPlaces = !arePlaced(table.nodes);
  const lacksThemes = graph.getAttribute('themes').length === 0;
  if (kindless > 0) notes.push(`${count(kindless, 'node')} of no known kind: shown as concepts`);
  if (unnamed > 0) notes.push(`${count(unnamed, 'edge')} of no known relation: shown as “mentions”`);
  if (graph.order < table.nodes.length)
    notes.push(`${count(table.nodes.length - graph.order, 'node')} without an id, or with that of another: left out`);
  if (lost > 0) notes.push(`${count(lost, 'edge')} to itself or to a node that is not there: left out`);
  if (lacksThemes) notes.push('no themes in the file: found anew');
  if (lacksPlaces) notes.push('no places in the file: laid out anew');
  return { graph, notes, lacksThemes, lacksPlaces };
}

/** Id → key: the attribute `key` where ours wrote one, for an id had to be an NMTOKEN. */
function keysOf(nodes: readonly GraphmlItem[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of nodes) {
    if (node.id === '' || keys.has(node.id)) continue;
    let key = textOf(node, 'key') ?? node.id;
    if (isUnsafeKey(key) || taken.has(key)) key = `n-${hashOf(node.id)}`;
    while (taken.has(key)) key = `${key}-`;
    taken.add(key);
    keys.set(node.id, key);
  }
  return keys;
}

function nodeAttributes(node: GraphmlItem, key: string): NodeAttributes {
  const kind = kindOf(node) ?? 'Concept';
  const label = displayLabel(textOf(node, 'label', 'name', 'title') ?? '') || displayLabel(key) || 'without a name';
  const title = textOf(node, 'title');
  const text = textOf(node, 'text') ?? ([title ?? label, textOf(node, 'abstract')].filter(Boolean).join('\n') || label);
  const size = numberOf(node, 'size') ?? UNPLACED.size;
  const [firstYear, lastYear, year] = ['firstyear', 'lastyear', 'year'].map((name) => integerOf(node, name));
  return {
    ...UNPLACED,
    label,
    kind,
    aliases: aliasesOf(node) ?? [],
    theme: countOf(node, 'theme') ?? null,
    x: numberOf(node, 'x') ?? 0,
    y: numberOf(node, 'y') ?? 0,
    size: Math.min(SIZES.most, Math.max(SIZES.least, size)),
    color: colorOf(node) ?? UNPLACED.color,
    papers: countOf(node, 'papers') ?? 1,
    ...present({ firstYear, lastYear, year, authors: stringsOf(node, 'authors') }),
    ...present({ venue: textOf(node, 'venue'), url: textOf(node, 'url'), doi: textOf(node, 'doi') }),
    ...(kind === 'Paper' ? { ...present({ title }), text } : {}),
  };
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

function addEdges(
  graph: KnowledgeGraph,
  edges: readonly GraphmlEdge[],
  keys: ReadonlyMap<string, string>,
): { readonly lost: number; readonly unnamed: number } {
  const [lost, unnamed] = [{ count: 0 }, { count: 0 }];
  for (const [index, edge] of edges.entries()) {
    const [source, target] = [keys.get(edge.source), keys.get(edge.target)];
    if (source === undefined || target === undefined || source === target) {
      lost.count += 1;
      continue;
    }
    const relation = relationOf(edge);
    if (relation === undefined) unnamed.count += 1;
    let key = textOf(edge, 'key') ?? edge.id;
    if (key === '' || isUnsafeKey(key) || graph.hasEdge(key)) {
      key = `r-${hashOf(JSON.stringify([source, relation, target, index]))}`;
    }
    if (graph.hasEdge(key)) lost.count += 1;
    else graph.addDirectedEdgeWithKey(key, source, target, edgeAttributes(graph, edge, relation ?? ANY_RELATION));
  }
  return { lost: lost.count, unnamed: unnamed.count };
}

function edgeAttributes(graph: KnowledgeGraph, edge: GraphmlEdge, relation: RelationType): EdgeAttributes {
  const confidence = shareOf(edge, 'confidence') ?? 1;
  const upper = Math.max(confidence, shareOf(edge, 'confidenceupper') ?? confidence);
  const papers = (stringsOf(edge, 'paperids') ?? []).filter((paper) => isPaper(graph, paper));
  const weight = numberOf(edge, 'weight');
  return {
    relation,
    confidence,
    confidenceUpper: upper,
    support: countOf(edge, 'support') ?? 1,
    weight: weight === undefined || weight < 0 ? confidence : weight,
    evidence: evidenceOf(graph, papers, { relation, confidence, upper, sentence: textOf(edge, 'evidence') }),
  };
}

const isPaper = (graph: KnowledgeGraph, key: string): boolean =>
  graph.hasNode(key) && graph.getNodeAttribute(key, 'kind') === 'Paper';

interface Said {
  readonly relation: RelationType;
  readonly confidence: number;
  readonly upper: number;
  readonly sentence: string | undefined;
}

/**
 * A piece for each paper. The file has one sentence, that of the strongest piece, which is looked for in the papers' texts; the
 * other pieces share what is left of the upper bound.
 */
function evidenceOf(graph: KnowledgeGraph, papers: readonly string[], said: Said): readonly Evidence[] {
  const { confidence, relation, sentence, upper } = said;
  const spans = papers.map((paper) => spanOf(graph.getNodeAttribute(paper, 'text') ?? '', sentence));
  const strongest = Math.max(
    0,
    spans.findIndex((span) => span !== undefined),
  );
  const rest = Math.min(confidence, Math.round((100 * (upper - confidence)) / Math.max(1, papers.length - 1)) / 100);
  return papers.map((paper, index) => {
    const span = index === strongest ? spans[index] : undefined;
    return {
      paper,
      source: SOURCES[relation] ?? 'text',
      ...(span === undefined ? {} : { sentence: span }),
      extractor: EXTRACTOR,
      confidence: index === strongest ? confidence : rest,
    };
  });
}

function spanOf(text: string, sentence: string | undefined): Evidence['sentence'] {
  const start = sentence === undefined ? -1 : text.indexOf(sentence);
  return sentence === undefined || start < 0 ? undefined : { start, end: start + sentence.length };
}

/** Whether every node has a place, and they are not all the same one. */
function arePlaced(nodes: readonly GraphmlItem[]): boolean {
  const places = nodes.map((node) => [numberOf(node, 'x'), numberOf(node, 'y')] as const);
  const [first] = places;
  return (
    places.every(([x, y]) => x !== undefined && y !== undefined) &&
    (nodes.length === 1 || places.some(([x, y]) => x !== first?.[0] || y !== first?.[1]))
  );
}
