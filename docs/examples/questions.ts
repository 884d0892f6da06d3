/**
 * Ten questions to a graph, in TypeScript:
 *
 *     npx lithograph build data/seeds.csl.json -o graph && npx tsx docs/examples/questions.ts graph
 */
import { claims, compare, find, type KnowledgeGraph, neighbors, path, themes } from 'lithograph';
import { readGraphFile } from 'lithograph/node';

const labels = (nodes: readonly { readonly label: string }[]): string[] =>
  [...new Set(nodes.map(({ label }) => label))].sort();

/** The key of the paper whose title begins so. */
function paper(graph: KnowledgeGraph, title: string): string {
  const [found] = find(graph, title, { kind: 'Paper' }).answers;
  return found?.key ?? title;
}

export const QUESTIONS: readonly ((graph: KnowledgeGraph) => readonly string[])[] = [
  // 1. What is evaluated on MBPP?
  (graph) =>
    labels(neighbors(graph, 'MBPP', { relations: ['EVALUATED_ON'], direction: 'in' }).answers.map(({ node }) => node)),

  // 2. What does the ReCode paper introduce?
  (graph) =>
    labels(
      neighbors(graph, paper(graph, 'ReCode'), { relations: ['introduces'], direction: 'out' }).answers.map(
        ({ node }) => node,
      ),
    ),

  // 3. Who outperforms whom?
  (graph) =>
    claims(graph, { relations: ['OUTPERFORMS'] })
      .answers.map(({ subject, object }) => `${subject.label} > ${object.label}`)
      .sort(),

  // 4. Which things are named in three papers or more?
  (graph) =>
    graph
      .filterNodes((_, { kind, papers }) => kind !== 'Paper' && papers >= 3)
      .map((node) => graph.getNodeAttributes(node))
      .map(({ label, papers }) => `${label}: ${papers}`)
      .sort(),

  // 5. Which themes are there, and how many papers has each?
  (graph) =>
    themes(graph)
      .answers.filter(({ paperCount }) => paperCount > 0)
      .map(({ name, paperCount }) => `${name}: ${paperCount}`)
      .sort(),

  // 6. What do the papers on ReCode and on BASS both name?
  (graph) =>
    labels(
      compare(graph, paper(graph, 'ReCode'), paper(graph, 'BASS'))
        .answers.filter(({ holder }) => holder === 'both')
        .map(({ node }) => node),
    ),

  // 7. How is MBPP joined to speculative decoding?
  (graph) =>
    path(graph, 'MBPP', 'speculative decoding', { count: 1 }).answers.flatMap(({ nodes }) =>
      nodes.map(({ label }) => label),
    ),

  // 8. Which models are within two steps of Nemotron-H?
  (graph) => labels(neighbors(graph, 'Nemotron-H', { hops: 2, kind: 'Model' }).answers.map(({ node }) => node)),

  // 9. Which relations between things are rather certain?
  (graph) =>
    claims(graph, { minimumConfidence: 0.7 })
      .answers.map(({ subject, relation, object }) => `${subject.label} ${relation} ${object.label}`)
      .sort(),

  // 10. Which kinds of things do the papers introduce, and how many of each?
  (graph) => {
    const introduced = graph
      .filterEdges((_, { relation }) => relation === 'introduces')
      .map((edge) => graph.target(edge));
    const kinds = [...new Set(introduced)].map((node) => graph.getNodeAttribute(node, 'kind'));
    return [...new Set(kinds)].map((kind) => `${kind}: ${kinds.filter((other) => other === kind).length}`).sort();
  },
];

if (process.argv[1]?.endsWith('questions.ts')) {
  const graph = await readGraphFile(process.argv[2] ?? 'graph');
  console.log(
    JSON.stringify(
      QUESTIONS.map((ask) => ask(graph)),
      null,
      2,
    ),
  );
}
