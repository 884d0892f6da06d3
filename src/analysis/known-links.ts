import type { KnowledgeGraph } from '../graph/schema.ts';
import { ROLES } from '../model.ts';
import { findKin } from './kin.ts';

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
  // By group of kin: the papers that name one of them, and the groups that one of them is related to.
  const touching = new Map<number, Set<string>>();
  const add = (group: number, thing: string) => {
    const known = touching.get(group);
    if (known === undefined) touching.set(group, new Set([thing]));
    else known.add(thing);
  };
  graph.forEachEdge((edge, { relation }, source, target) => {
    const [a, b] = [kin.groupOf(source), kin.groupOf(target)];
    if (ROLES.some((role) => role === relation)) add(b, `paper ${source}`);
    else if (a !== -1 && b !== -1) for (const group of [a, b]) add(group, `edge ${edge}`);
  });
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
