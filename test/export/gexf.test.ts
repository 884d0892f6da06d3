import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gexfChunks, toGexf } from '../../src/export/gexf.ts';
import { selectTheme } from '../../src/graph/selection.ts';
import { anyText, edge, emptyGraph, handMadeGraph, node } from './hand-made.ts';

const lines = (xml: string, tag: string): string[] => xml.split('\n').filter((line) => line.startsWith(`<${tag} `));

test('a node has its label, attributes by number, colour, place and size', () => {
  const graph = emptyGraph();
  graph.addNode('e-1', node({ label: 'A "b" & <c>\n', x: 1.5, y: -2, size: 8, color: '#4477Aa', papers: 3 }));
  expect(lines(toGexf(graph), 'node')).toEqual([
    '<node id="e-1" label="A &quot;b&quot; &amp; &lt;c&gt;&#10;"><attvalues>' +
      '<attvalue for="kind" value="Concept"/><attvalue for="key" value="e-1"/><attvalue for="aliases" value="[]"/><attvalue for="papers" value="3"/>' +
      '</attvalues><viz:color r="68" g="119" b="170"/><viz:position x="1.5" y="-2" z="0"/><viz:size value="8"/></node>',
  ]);
});

test('an edge is directed, named by its relation, and of that kind, so that parallel ones stay apart', () => {
  const [, second = ''] = lines(toGexf(handMadeGraph()), 'edge');
  expect(second).toContain(
    '<edge id="r-2" source="e-oak" target="e-elm" type="directed" label="OUTPERFORMS" kind="OUTPERFORMS" weight="1.524">',
  );
  expect(second).toContain('value="[&quot;arXiv:2401.00001&quot;,&quot;doi:10.1/oak&quot;]"');
  expect(second).toContain('value="Oak beats Elm on CodeQuiz."');
});

test('attributes are declared with the types that hold all their values', () => {
  const graph = emptyGraph();
  graph.addNode('a', node({ year: 2020 }));
  graph.addNode('b', node({ year: 3_000_000_000, papers: 1.5 }));
  const declared = lines(toGexf(graph), 'attribute');
  expect(declared).toContainEqual(expect.stringContaining('title="year" type="long"'));
  expect(declared).toContainEqual(expect.stringContaining('title="papers" type="double"'));
  expect(declared).toContainEqual(expect.stringContaining('title="theme" type="integer"'));
  expect(declared).toContainEqual(expect.stringContaining('title="symmetric" type="boolean"'));
});

test.each([
  ['a place that is none', { x: Number.NaN }, 'viz:position'],
  ['a size that is none', { size: Number.POSITIVE_INFINITY }, 'viz:size'],
  ['a colour that is none', { color: 'red' }, 'viz:color'],
])('%s is left out', (_name, attributes, element) => {
  const graph = emptyGraph();
  graph.addNode('a', node(attributes));
  expect(toGexf(graph)).not.toContain(`<${element} `);
});

test('a theme has its nodes and the edges between them', () => {
  const xml = toGexf(handMadeGraph(), selectTheme(handMadeGraph(), 0));
  expect([lines(xml, 'node').length, lines(xml, 'edge').length]).toEqual([4, 3]);
});

test('comes in pieces that grow with the graph', () => {
  expect([...gexfChunks(handMadeGraph())].length).toBeGreaterThan(9);
});

test('is well formed whatever the names are', () => {
  fc.assert(
    fc.property(anyText(), anyText(8, 1), (text, key) => {
      const graph = emptyGraph();
      graph.addNode(key, node({ label: text, kind: 'Paper', text, title: text, venue: text }));
      graph.addNode(`${key}'`, node());
      graph.addEdgeWithKey('r-1', key, `${key}'`, edge());
      const xml = toGexf(graph);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids.
      expect(xml).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/u);
      expect(xml.replace(/<(?:[^<>"]|"[^<>"]*")*>/g, '').replace(/&(?:amp|lt|gt|quot|#\d+);/g, '')).toMatch(
        /^\s*Lithograph\s*$/,
      );
      expect(xml.replace(/&(?:amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
    }),
  );
});
