import { UndirectedGraph } from 'graphology';
import { connectedComponents } from 'graphology-components';
import { roundTo } from '../graph/numbers.ts';
import { type Projection, WEIGHT_DECIMALS } from '../graph/project.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { compareStrings } from '../text/compare.ts';

/** A projection in which what belongs to one node alone has been taken into it. */
export interface Core {
  readonly graph: Projection;
  /** The nodes that each node of the core stands for, itself included, sorted. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** The nodes of the core that are papers. */
  readonly papers: ReadonlySet<string>;
}

/**
 * Contracts entities that only one paper names into that paper, and families made from names alone into the one node
 * that they hang on. Such nodes can only follow, but counted by Louvain they make each paper a community of its own:
 * a paper has some fifteen entities, of which it shares two or three. What is left is papers and what they share.
 * Connected sets of the core stand for connected sets of the projection. O(nodes + edges).
 */
export function contractToCore(graph: KnowledgeGraph, projection: Projection): Core {
  const owners = new Map<string, string>();
  for (const node of projection.nodes()) owners.set(node, onlyPaper(graph, projection, node) ?? node);
  for (const family of nameOnlyFamilies(graph, projection)) {
    const outside = new Set(
      family.flatMap((node) => projection.neighbors(node).filter((other) => !family.includes(other))),
    );
    const anchors = new Set([...outside].map((node) => owners.get(node) ?? node));
    const [anchor] = anchors;
    if (anchor !== undefined && anchors.size === 1) for (const node of family) owners.set(node, anchor);
  }
  const core = contracted(projection, owners);
  const papers = core.filterNodes((node) => graph.getNodeAttribute(node, 'kind') === 'Paper');
  return { graph: core, members: membersOf(owners), papers: new Set(papers) };
}

/** The piece of a core that stands for some nodes, of which those that were taken into others may be. O(its edges). */
export function coreWithin(core: Core, nodes: readonly string[]): Core {
  const graph: Projection = new UndirectedGraph();
  const inCore = nodes.filter((node) => core.graph.hasNode(node)).sort(compareStrings);
  for (const node of inCore) graph.addNode(node);
  for (const node of inCore) {
    core.graph.forEachEdge(node, (edge, attributes, source, target) => {
      if (graph.hasEdge(edge) || !graph.hasNode(source) || !graph.hasNode(target)) return;
      graph.addUndirectedEdgeWithKey(edge, source, target, attributes);
    });
  }
  return { graph, members: core.members, papers: new Set(inCore.filter((node) => core.papers.has(node))) };
}

/** The paper of an entity that no other paper names. */
function onlyPaper(graph: KnowledgeGraph, projection: Projection, node: string): string | undefined {
  const { kind, papers } = graph.getNodeAttributes(node);
  if (kind === 'Paper' || papers !== 1) return undefined;
  return projection.findNeighbor(node, (other) => graph.getNodeAttribute(other, 'kind') === 'Paper');
}

function nameOnlyFamilies(graph: KnowledgeGraph, projection: Projection): string[][] {
  const families: Projection = new UndirectedGraph();
  for (const node of projection.nodes()) {
    const { kind, papers } = graph.getNodeAttributes(node);
    if (kind !== 'Paper' && papers === 0) families.addNode(node);
  }
  projection.forEachEdge((_, attributes, source, target) => {
    if (families.hasNode(source) && families.hasNode(target)) families.addEdge(source, target, attributes);
  });
  return connectedComponents(families);
}

function contracted(projection: Projection, owners: ReadonlyMap<string, string>): Projection {
  const graph: Projection = new UndirectedGraph();
  for (const owner of [...new Set(owners.values())].sort(compareStrings)) graph.addNode(owner);
  projection.forEachEdge((_, { weight }, source, target) => {
    const [a, b] = [owners.get(source) ?? source, owners.get(target) ?? target].sort(compareStrings) as [
      string,
      string,
    ];
    if (a === b) return;
    const edge = graph.edge(a, b);
    if (edge === undefined) graph.addUndirectedEdgeWithKey(String(graph.size), a, b, { weight });
    else graph.updateEdgeAttribute(edge, 'weight', (sum = 0) => roundTo(sum + weight, WEIGHT_DECIMALS));
  });
  return graph;
}

function membersOf(owners: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [node, owner] of [...owners].sort(([a], [b]) => compareStrings(a, b))) {
    const group = members.get(owner) ?? [];
    group.push(node);
    members.set(owner, group);
  }
  return members;
}
