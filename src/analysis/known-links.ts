import type { KnowledgeGraph } from '../graph/schema.ts';
import { ROLES } from '../model.ts';
import { findKin } from './kin.ts';
import { numberedGraphOf, RELATION_NUMBERS } from './numbered-graph.ts';

/** What a graph already links. */
export interface KnownLinks {
  /**
   * Whether the two are kin, or one of the first's kin and one of the second's are named by one paper or related: then
   * there is no link to propose.
   */
  areLinked(a: string, b: string): boolean;
  /** The number of a node's kin. */
  kinOf(node: string): number;
}

/** The links of a graph, however unsure: a doubtful link is no missing one. O(nodes + edges), and kinship. */
export function knownLinksOf(graph: KnowledgeGraph): KnownLinks {
  const kin = findKin(graph);
  const { nodes, relations, sources, targets } = numberedGraphOf(graph);
  const groups = Int32Array.from(nodes, kin.groupOf);
  // By group of kin, the papers that name one of them and the edges by which one of them is related: both by numbers, those of
  // edges after those of nodes.
  const touching = new Map<number, Set<number>>();
  const add = (group: number, thing: number) => {
    const known = touching.get(group);
    if (known === undefined) touching.set(group, new Set([thing]));
    else known.add(thing);
  };
  for (const [edge, relation] of relations.entries()) {
    const [source, target] = [sources[edge] ?? -1, targets[edge] ?? -1];
    const [a, b] = [groups[source] ?? -1, groups[target] ?? -1];
    if (ROLE_NUMBERS.has(relation)) add(b, source);
    else if (a !== -1 && b !== -1) for (const group of [a, b]) add(group, nodes.length + edge);
  }
  return {
    kinOf: kin.groupOf,
    areLinked: (a, b) => {
      const [first, second] = [kin.groupOf(a), kin.groupOf(b)];
      if (first === second) return true;
      const [some, others] = [touching.get(first), touching.get(second)];
      if (some === undefined || others === undefined) return false;
      const [fewer, more] = some.size <= others.size ? [some, others] : [others, some];
      for (const thing of fewer) if (more.has(thing)) return true;
      return false;
    },
  };
}

const ROLE_NUMBERS: ReadonlySet<number | undefined> = new Set(ROLES.map((role) => RELATION_NUMBERS.get(role)));
