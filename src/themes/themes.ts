import { roundTo, yearRange } from '../graph/numbers.ts';
import { type Projection, projectGraph } from '../graph/project.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { hashOf } from '../text/hash.ts';
import { type CommunityOptions, findCommunities } from './communities.ts';
import { contractToCore } from './core.ts';
import { nameThemes } from './names.ts';
import { colorThemes } from './palette.ts';

const KEY_PAPERS = 3;

/** A community, its nodes the most central first. */
type Ranked = readonly string[];

/**
 * Finds the research themes of a graph, and writes `theme` on each node and `themes` on the graph. A theme is a connected
 * community of the projection; generic hubs and nodes joined to nothing but hubs have none. Ids run from 0 by size, then
 * by the key of the most central node, so they follow from the graph alone.
 *
 * @returns the themes in the order of their ids.
 */
export function detectThemes(graph: KnowledgeGraph, options: CommunityOptions = {}): readonly Theme[] {
  const projection = projectGraph(graph);
  const core = contractToCore(graph, projection);
  const communities = findCommunities(core, options);
  const ranked = rankMembers(communities, [core.graph, projection]).sort(
    (a, b) => b.length - a.length || compareStrings(a[0] ?? '', b[0] ?? ''),
  );
  const names = nameThemes(graph, ranked);
  const colors = colorThemes(ranked.map((nodes) => colorWish(graph, nodes)));
  const themes = ranked.map((nodes, id) => ({
    id,
    name: names[id]?.name ?? '',
    terms: names[id]?.terms ?? [],
    ...papersOf(graph, nodes),
    size: nodes.length,
    level: 0,
    parent: null,
    color: colors[id] ?? '',
  }));
  graph.setAttribute('themes', themes);
  const themeOf = new Map(ranked.flatMap((nodes, id) => nodes.map((node) => [node, id] as const)));
  graph.updateEachNodeAttributes((node, attributes) => ({ ...attributes, theme: themeOf.get(node) ?? null }), {
    attributes: ['theme'],
  });
  return themes;
}

/**
 * Sorts each community by how strongly a node is tied to the rest of it: first by what it shares with others (the core),
 * then by all ties. A paper with many names of its own is not therefore central.
 */
function rankMembers(communities: readonly (readonly string[])[], graphs: readonly Projection[]): Ranked[] {
  const communityOf = new Map(communities.flatMap((nodes, id) => nodes.map((node) => [node, id] as const)));
  const strengths = graphs.map((graph) => innerStrengths(graph, communityOf));
  return communities.map((nodes) =>
    [...nodes].sort((a, b) => {
      for (const strength of strengths) {
        const difference = (strength.get(b) ?? 0) - (strength.get(a) ?? 0);
        if (difference !== 0) return difference;
      }
      return compareStrings(a, b);
    }),
  );
}

/** The sum of the weights that tie a node to others of its community. */
function innerStrengths(graph: Projection, communityOf: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const strengths = new Map<string, number>();
  graph.forEachEdge((_, { weight }, source, target) => {
    if (communityOf.get(source) !== communityOf.get(target)) return;
    for (const node of [source, target]) strengths.set(node, roundTo((strengths.get(node) ?? 0) + weight, 4));
  });
  return strengths;
}

function papersOf(
  graph: KnowledgeGraph,
  nodes: Ranked,
): Pick<Theme, 'papers' | 'keyPapers' | 'firstYear' | 'lastYear'> {
  const papers = nodes.filter((node) => graph.getNodeAttribute(node, 'kind') === 'Paper');
  const years = papers.map((paper) => graph.getNodeAttribute(paper, 'year')).filter((year) => year !== undefined);
  return {
    papers: [...papers].sort(compareStrings),
    keyPapers: papers.slice(0, KEY_PAPERS),
    ...yearRange(years),
  };
}

/** From the most central entity: it mostly stays when papers are added. */
function colorWish(graph: KnowledgeGraph, nodes: Ranked): number {
  const entity = nodes.find((node) => graph.getNodeAttribute(node, 'kind') !== 'Paper') ?? nodes[0] ?? '';
  return Number.parseInt(hashOf(entity, 6), 16);
}
