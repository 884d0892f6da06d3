import type { KnowledgeGraph } from '../graph/schema.ts';

const COMMON_SHARE = 0.01;
const COMMON_PAPERS = 5;

/**
 * Whether an entity is so common that it joins everything and therefore says nothing: a test of the number of papers
 * that name it, more than a hundredth of all and five at least. Stricter than the generic hubs that themes leave out.
 */
export function commonnessOf(graph: KnowledgeGraph): (papers: number) => boolean {
  const all = graph.reduceNodes((count, _, { kind }) => count + (kind === 'Paper' ? 1 : 0), 0);
  return (papers) => papers >= COMMON_PAPERS && papers > all * COMMON_SHARE;
}
