import { describe, expect, test } from 'vitest';
import { toJson } from '../../src/export/json.ts';
import { toThemesJson } from '../../src/export/themes.ts';
import { isWriterName, WRITER_NAMES, WRITERS } from '../../src/export/writers.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import { selectTheme } from '../../src/graph/selection.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { emptyGraph, handMadeGraph, theme } from './hand-made.ts';

test('the whole graph is what serializeGraph gives, and reads back', () => {
  const graph = handMadeGraph();
  expect(toJson(graph)).toBe(serializeGraph(graph));
  expect(serializeGraph(parseGraph(toJson(graph)))).toBe(toJson(graph));
});

describe('one theme', () => {
  test('reads back with the papers that its edges quote, without edges of theirs', () => {
    const graph = handMadeGraph();
    graph.setNodeAttribute('doi:10.1/oak', 'theme', null);
    const part = parseGraph(toJson(graph, selectTheme(graph, 0)));
    expect(part.nodes()).toEqual(['arXiv:2401.00001', 'doi:10.1/oak', 'e-elm', 'e-oak']);
    expect(part.edges()).toEqual(['r-2', 'r-3']);
    expect(part.getEdgeAttributes('r-2')).toEqual(graph.getEdgeAttributes('r-2'));
    expect(part.getAttribute('themes').map(({ id, size }) => [id, size])).toEqual([[0, 3]]);
  });

  test('lists no paper that is not in it', () => {
    const graph = handMadeGraph();
    graph.setAttribute('themes', [
      theme(0, { papers: ['doi:10.1/oak', 'arXiv:2401.00001'], keyPapers: ['arXiv:2401.00001'] }),
      theme(1),
    ]);
    const part = parseGraph(toJson(graph, { nodes: new Set(['e-oak', 'e-quiz']) }));
    expect(part.getAttribute('themes').map(({ papers, keyPapers }) => [papers, keyPapers])).toEqual([
      [['doi:10.1/oak'], []],
      [[], []],
    ]);
  });

  test('leaves the graph as it was', () => {
    const graph = handMadeGraph();
    const before = serializeGraph(graph);
    toJson(graph, selectTheme(graph, 1));
    expect(serializeGraph(graph)).toBe(before);
  });

  test('that does not exist is an error that names those that do', () => {
    expect(() => selectTheme(handMadeGraph(), 5)).toThrow('there is no theme 5; the themes are 0 (models), 1 (data)');
  });
});

describe('themes.json', () => {
  test('has every property in a fixed order, themes in the order of the graph', () => {
    const graph = emptyGraph([
      theme(0, {
        stability: 0.9,
        lastYear: 2024,
        firstYear: 2020,
        papers: ['p'],
        terms: [{ score: 0.5, label: 'x' }],
        keyPapers: ['p'],
      }),
      theme(1, { level: 1, parent: 0 }),
    ]);
    expect(toThemesJson(graph)).toBe(
      `[
{"id":0,"name":"theme 0","terms":[{"label":"x","score":0.5}],"papers":["p"],"keyPapers":["p"],"size":1,"level":0,"parent":null,"stability":0.9,"firstYear":2020,"lastYear":2024,"color":"#4477aa"},
{"id":1,"name":"theme 1","terms":[],"papers":[],"keyPapers":[],"size":1,"level":1,"parent":0,"color":"#4477aa"}
]
`,
    );
  });

  test('is an empty list where there is none', () => {
    expect(toThemesJson(emptyGraph())).toBe('[]\n');
  });
});

describe('the table of writers', () => {
  test.each(WRITER_NAMES)('%s writes the same as text again and again', (name) => {
    const [first, second] = [handMadeGraph(), handMadeGraph()].map((graph) => [...WRITERS[name](graph)].join(''));
    expect(first).toBe(second);
    expect(first?.length).toBeGreaterThan(1000);
  });

  test('names exactly what is in it', () => {
    expect([...WRITER_NAMES]).toEqual(Object.keys(WRITERS).sort());
    expect(['graphml', 'json', 'toString', '__proto__', 'csv'].filter(isWriterName)).toEqual(['graphml', 'json']);
  });
});
