import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readCorpus } from '../../src/corpus/read.ts';
import { buildGraph } from '../../src/graph/build.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { RELATION_TYPES } from '../../src/model.ts';
import { buildKnowledgeGraph } from '../../src/pipeline.ts';
import { anyText, edge, emptyGraph, evidence, handMadeGraph, node, paper, theme } from '../export/hand-made.ts';
import { smallDocuments, smallResolution } from '../fixtures/small.ts';
import { expectedNodes } from './expected.ts';

/** Texts that broke some reader or could. */
export const hostileText = fc.oneof(
  anyText(),
  fc.constantFrom(
    ']]>',
    '<!--',
    '-->',
    '&#0;',
    '&lt;',
    '\u0000\u0001\u001F',
    '\uD800',
    '\uDC00x\uD83D',
    '\uFFFE\uFFFF',
    'a\r\nb\rc\n\td',
    '"\'`',
    'x'.repeat(20_000),
    '\u202Eabc\u2066',
    '{"a": [1]}',
    ' lead and trail ',
    'true',
    '1e5',
    'NaN',
  ),
);
const key = fc.oneof(
  hostileText,
  fc.constantFrom('a b', 'https://doi.org/10.1/x(y)', 'état', '状態/1', '10.1000/182', 'd0', 'G'),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Math.abs(value) < 1e-307 ? 0 : value)),
  fc.constantFrom(0, 1e-7, 2 ** 31),
);

/** Graphs whose every text, key and number is as nasty as a paper or a hand-edited file could make it. */
export const hostileGraph: fc.Arbitrary<KnowledgeGraph> = fc
  .record({
    keys: fc.uniqueArray(
      key.filter((text) => text !== ''),
      { minLength: 1, maxLength: 8 },
    ),
    texts: fc.array(hostileText, { minLength: 10, maxLength: 10 }),
    numbers: fc.array(number, { minLength: 6, maxLength: 6 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 12 }),
  })
  .map(({ ends, keys, numbers, texts }) => {
    const text = (index: number): string => texts[index % texts.length] ?? '';
    const some = (index: number): number => numbers[index % numbers.length] ?? 0;
    const graph = emptyGraph([theme(0, { name: text(0) })]);
    for (const [index, name] of keys.entries()) {
      const position = {
        x: some(index),
        y: some(index + 1),
        size: some(index + 2),
        year: Math.trunc(some(index) % 2 ** 53) + 0,
      };
      const attributes = {
        ...position,
        theme: index % 2 === 0 ? 0 : null,
        venue: text(index),
        authors: [text(index), ''],
      };
      graph.addNode(
        name,
        index % 3 === 0
          ? paper(`${text(index)}\n${text(index + 1)}`, attributes)
          : node({ ...position, label: text(index) }),
      );
    }
    for (const [index, [from, to, type]] of ends.entries()) {
      const at = (end: number): string => keys[end % keys.length] ?? '';
      const [first = ''] = keys;
      const quoted = evidence(first, graph.getNodeAttribute(first, 'text') ?? '', text(0), 0.7);
      if (at(from) === at(to)) continue;
      graph.addEdgeWithKey(
        `r-${index}`,
        at(from),
        at(to),
        edge({
          relation: RELATION_TYPES[type % RELATION_TYPES.length] ?? 'uses',
          evidence: index % 2 === 0 ? [quoted] : [],
        }),
      );
    }
    return graph;
  });

const seeds = readCorpus(readFileSync(join(import.meta.dirname, '../../data/seeds.csl.json'), 'utf8'), {
  format: 'csl-json',
});

/** The graphs that every foreign reader must understand, from the tame to the nasty. */
export async function conformanceGraphs(): Promise<readonly (readonly [name: string, graph: KnowledgeGraph])[]> {
  return [
    ['hand-made', handMadeGraph()],
    ['empty', emptyGraph()],
    ['the ten seeds', (await buildKnowledgeGraph(seeds.documents, { with: ['authors', 'venues'] })).graph],
    ['small', buildGraph(smallDocuments, smallResolution, { extractor: 'rules@1', seed: 1, resolution: 1 }).graph],
    ...fc.sample(hostileGraph, { numRuns: 60, seed: 7 }).map((graph, index) => [`hostile ${index}`, graph] as const),
  ];
}

/** Keys that differ only in what XML cannot hold become one text; such a graph is compared by its counts. */
export const isComparable = (graph: KnowledgeGraph): boolean =>
  Object.keys(expectedNodes(graph)).length === graph.order;
