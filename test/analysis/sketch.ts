import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import type { EntityKind, RelationType, Role } from '../../src/model.ts';
import { edge, emptyGraph, evidence, node, paper, theme } from '../export/hand-made.ts';

/** A graph in a few words: what each paper names, and what is related. Keys are `p-…` and `e-…` of the names. */
export interface Sketch {
  readonly entities: Readonly<Record<string, EntityKind>>;
  readonly papers: readonly {
    readonly names: readonly string[];
    readonly year?: number;
    readonly theme?: number;
    readonly role?: Role;
    readonly confidence?: number;
  }[];
  readonly relations?: readonly (readonly [string, RelationType, string, number?])[];
  /** Themes of entities; they have none by default. */
  readonly themes?: Readonly<Record<string, number>>;
  /** Turns the order in which nodes and edges are added. */
  readonly reversed?: boolean;
}

export const entityKey = (name: string): string => `e-${name}`;

/** The graph of a sketch. Each paper has one sentence, which names all that it names. */
export function draw(sketch: Sketch): KnowledgeGraph {
  const ids = [...new Set([...sketch.papers.map((one) => one.theme), ...Object.values(sketch.themes ?? {})])].filter(
    (id) => id !== undefined,
  );
  const themeOf = new Map(Object.entries(sketch.themes ?? {}));
  const paperKey = (index: number) => `p-${index}`;
  const inTheme = (id: number) => sketch.papers.flatMap((one, index) => (one.theme === id ? [paperKey(index)] : []));
  const graph = emptyGraph(
    ids.sort((a, b) => a - b).map((id) => theme(id, { papers: inTheme(id), keyPapers: inTheme(id).slice(0, 3) })),
  );
  const texts = sketch.papers.map(({ names }, index) => `Paper ${index}\nWe speak of ${names.join(', ')}.`);
  const nodes: (() => void)[] = sketch.papers.map(({ year, theme: own = null }, index) => () => {
    graph.addNode(paperKey(index), paper(texts[index] ?? '', { theme: own, ...(year === undefined ? {} : { year }) }));
  });
  for (const [name, kind] of Object.entries(sketch.entities)) {
    const papers = sketch.papers.filter(({ names }) => names.includes(name)).length;
    nodes.push(() =>
      graph.addNode(entityKey(name), node({ kind, label: name, papers, theme: themeOf.get(name) ?? null })),
    );
  }
  const edges: (() => void)[] = [];
  const join = (source: string, relation: RelationType, target: string, at: number, confidence: number) => {
    const text = texts[at] ?? '';
    const said = evidence(paperKey(at), text, text.split('\n')[1] ?? '', confidence);
    const attributes = edge({
      relation,
      confidence,
      confidenceUpper: confidence,
      weight: confidence,
      evidence: [said],
    });
    edges.push(() => graph.addEdgeWithKey(`r-${source} ${relation} ${target}`, source, target, attributes));
  };
  for (const [index, { names, role = 'uses', confidence = 0.8 }] of sketch.papers.entries()) {
    for (const name of names) join(paperKey(index), role, entityKey(name), index, confidence);
  }
  for (const [head, relation, tail, confidence = 0.8] of sketch.relations ?? []) {
    join(entityKey(head), relation, entityKey(tail), 0, confidence);
  }
  for (const add of [nodes, edges].flatMap((all) => (sketch.reversed === true ? [...all].reverse() : all))) add();
  return graph;
}
