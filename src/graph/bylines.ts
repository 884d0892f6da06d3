import type { Alias, Evidence, NodeKind, RelationType } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { foldKey } from '../text/fold.ts';
import { hashOf } from '../text/hash.ts';
import { edgeKey } from './build.ts';
import { joinEvidence } from './evidence.ts';
import { displayLabel } from './labels.ts';
import { yearRange } from './numbers.ts';
import { type KnowledgeGraph, type NodeAttributes, UNPLACED } from './schema.ts';

/** Attributes of papers that can become nodes of their own. */
export const BYLINES = ['authors', 'venues'] as const;
export type Byline = (typeof BYLINES)[number];

/** One name as one paper has it. */
interface Said {
  readonly paper: string;
  readonly name: string;
}

/**
 * Adds a node for each author or venue, joined to its papers by AUTHORED or PUBLISHED_IN. Names that differ in case,
 * dashes or spaces alone are one node; whether two people share a name is not known, and not guessed.
 */
export function addBylines(graph: KnowledgeGraph, kinds: readonly Byline[]): void {
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').sort(compareStrings);
  if (kinds.includes('authors')) {
    const said = papers.flatMap((paper) =>
      (graph.getNodeAttribute(paper, 'authors') ?? []).map((name) => ({ paper, name })),
    );
    addNodes(graph, said, 'Author');
  }
  if (kinds.includes('venues')) {
    const said = papers.flatMap((paper) => {
      const name = graph.getNodeAttribute(paper, 'venue');
      return name === undefined ? [] : [{ paper, name }];
    });
    addNodes(graph, said, 'Venue');
  }
}

function addNodes(graph: KnowledgeGraph, all: readonly Said[], kind: 'Author' | 'Venue'): void {
  const byName = new Map<string, Said[]>();
  for (const said of all) {
    const folded = foldKey(said.name);
    if (folded === '') continue;
    const group = byName.get(folded);
    if (group === undefined) byName.set(folded, [said]);
    else group.push(said);
  }
  for (const [folded, said] of [...byName].sort(([a], [b]) => compareStrings(a, b))) {
    const prefix = kind === 'Author' ? 'a-' : 'v-';
    const short = prefix + hashOf(folded);
    const node = graph.hasNode(short) ? prefix + hashOf(folded, 32) : short;
    const papers = [...new Set(said.map(({ paper }) => paper))];
    graph.addNode(node, attributesOf(graph, said, { kind, papers }));
    for (const paper of papers) {
      if (kind === 'Author') addEdge(graph, node, 'AUTHORED', { target: paper, paper });
      else addEdge(graph, paper, 'PUBLISHED_IN', { target: node, paper });
    }
  }
}

function attributesOf(
  graph: KnowledgeGraph,
  said: readonly Said[],
  { kind, papers }: { readonly kind: NodeKind; readonly papers: readonly string[] },
): NodeAttributes {
  const counts = new Map<string, number>();
  for (const { name } of said) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([a, m], [b, n]) => n - m || compareStrings(a, b));
  const label = displayLabel(names[0]?.[0] ?? '');
  const aliases: Alias[] = names.map(([name, count], index) => ({
    name,
    count,
    reason: index === 0 ? 'label' : 'same key',
  }));
  const years = papers.map((paper) => graph.getNodeAttribute(paper, 'year')).filter((year) => year !== undefined);
  return {
    label,
    kind,
    aliases,
    ...UNPLACED,
    papers: papers.length,
    ...yearRange(years),
  };
}

function addEdge(
  graph: KnowledgeGraph,
  source: string,
  relation: RelationType,
  { paper, target }: { readonly paper: string; readonly target: string },
): void {
  const evidence: Evidence = { paper, source: 'metadata', extractor: 'metadata', confidence: 1 };
  const short = edgeKey(source, relation, target);
  const key = graph.hasEdge(short) ? edgeKey(source, relation, target, 32) : short;
  graph.addDirectedEdgeWithKey(key, source, target, { relation, ...joinEvidence([evidence]) });
}
