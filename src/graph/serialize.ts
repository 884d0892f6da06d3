import { compareStrings } from '../text/compare.ts';
import type { KnowledgeGraph } from './schema.ts';

/**
 * graph.json: graphology's JSON of the graph, with nodes and edges sorted by key, properties in one order, and a line
 * for each node and edge, so that two versions can be compared line by line. The same graph gives the same bytes,
 * however it was put together.
 */
export function serializeGraph(graph: KnowledgeGraph): string {
  const { attributes, options, nodes, edges } = graph.export();
  const sorted = <T extends { readonly key?: string }>(items: readonly T[]) =>
    [...items].sort((a, b) => compareStrings(a.key ?? '', b.key ?? ''));
  return [
    '{',
    `"attributes": ${canonical(attributes)},`,
    `"options": ${canonical(options)},`,
    `"nodes": ${lines(sorted(nodes).map(canonical))},`,
    `"edges": ${lines(
      sorted(edges).map(({ key, source, target, attributes: edge }) =>
        canonical({ key, source, target, attributes: edge }),
      ),
    )}`,
    '}',
    '',
  ].join('\n');
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`;
}

function canonical(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** What a reader wants to see first comes first; properties not listed follow by name. */
const PROPERTY_ORDER = [
  ['key', 'source', 'target', 'lithograph', 'label', 'kind', 'relation', 'id', 'name', 'title', 'year', 'authors'],
  ['venue', 'url', 'doi', 'type', 'multi', 'allowSelfLoops', 'extractor', 'seed', 'resolution', 'confidence'],
  ['confidenceUpper', 'support', 'weight', 'count', 'reason', 'papers', 'keyPapers', 'size', 'level', 'parent'],
  [
    'stability',
    'firstYear',
    'lastYear',
    'theme',
    'subtheme',
    'x',
    'y',
    'color',
    'aliases',
    'terms',
    'paper',
    'sentence',
    'head',
    'tail',
  ],
  ['start', 'end', 'score', 'text', 'attributes', 'themes', 'evidence'],
].flat();

const RANKS: ReadonlyMap<string, number> = new Map(PROPERTY_ORDER.map((name, index) => [name, index]));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rankOf(a) - rankOf(b) || compareStrings(a, b))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}

function rankOf(name: string): number {
  return RANKS.get(name) ?? RANKS.size;
}
