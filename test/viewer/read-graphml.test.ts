import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGraphml } from '../../src/export/graphml.ts';
import { graphProblem } from '../../src/graph/check.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { topThemes } from '../../src/graph/theme-levels.ts';
import { type GraphmlItem, type GraphmlTable, tableOf } from '../../src/viewer/graphml-table.ts';
import { type GraphmlGraph, graphOfTable } from '../../src/viewer/read-graphml.ts';
import { smallGraph } from './small-graph.ts';

const parse = (text: string): XMLDocument =>
  new DOMParser({ errorHandler: () => undefined }).parseFromString(text, 'application/xml') as unknown as XMLDocument;

function tableFrom(text: string): GraphmlTable {
  const table = tableOf(parse(text));
  if ('problem' in table) throw new Error(table.problem);
  return table;
}

const graphmlOf = (inside: string, keys = ''): string =>
  `<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="directed">${inside}</graph></graphml>`;
const read = (inside: string, keys?: string): GraphmlGraph => graphOfTable(tableFrom(graphmlOf(inside, keys)));
const problemOf = (graph: KnowledgeGraph): string | undefined => graphProblem(JSON.parse(serializeGraph(graph)));

describe('GraphML that Lithograph wrote', () => {
  const before = smallGraph();
  const { graph, lacksPlaces, lacksThemes, notes } = graphOfTable(tableFrom(toGraphml(before)));

  test('is a graph again that needs nothing', () => {
    expect(problemOf(graph)).toBe(undefined);
    expect({ lacksPlaces, lacksThemes, notes }).toEqual({ lacksPlaces: false, lacksThemes: false, notes: [] });
  });

  test('has the nodes as they were, but for their sub-themes', () => {
    const nodesOf = (of: KnowledgeGraph) =>
      of
        .mapNodes((key, { subtheme: _, ...attributes }) => ({ key, ...attributes }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(nodesOf(graph)).toEqual(nodesOf(before));
  });

  test('has the edges as they were, but for their evidence', () => {
    const edgesOf = (of: KnowledgeGraph) =>
      of
        .mapEdges((key, { evidence: _, ...attributes }, source, target) => ({ key, source, target, ...attributes }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(edgesOf(graph)).toEqual(edgesOf(before));
  });

  test('has the papers that say so, and the strongest sentence where it stands', () => {
    let sentences = 0;
    before.forEachEdge((edge, { evidence }) => {
      const again = graph.getEdgeAttribute(edge, 'evidence');
      expect(again.map(({ paper }) => paper)).toEqual([...new Set(evidence.map(({ paper }) => paper))].sort());
      for (const { paper, sentence } of again) {
        if (sentence === undefined) continue;
        sentences += 1;
        expect(evidence.some((piece) => piece.paper === paper && piece.sentence?.start === sentence.start)).toBe(true);
      }
    });
    expect(sentences).toBeGreaterThan(5);
  });

  test('has the themes by name, with their papers', () => {
    const themesOf = (of: KnowledgeGraph) =>
      topThemes(of).map(({ id, name, papers, size }) => ({ id, name, papers: [...papers].sort(), size }));
    expect(themesOf(graph)).toEqual(themesOf(before));
  });
});

describe('GraphML of others', () => {
  test('without anything but nodes and edges gets labels, kinds, relations, and is told so', () => {
    const { graph, lacksPlaces, lacksThemes, notes } = read(
      '<node id="a"/><node id="b"/><edge source="a" target="b"/>',
    );
    expect(problemOf(graph)).toBe(undefined);
    expect(graph.mapNodes((key, { kind, label }) => [key, kind, label])).toEqual([
      ['a', 'Concept', 'a'],
      ['b', 'Concept', 'b'],
    ]);
    expect(graph.mapEdges((_, { confidence, relation }) => [relation, confidence])).toEqual([['mentions', 1]]);
    expect([lacksPlaces, lacksThemes]).toEqual([true, true]);
    expect(notes).toEqual([
      '2 nodes of no known kind: shown as concepts',
      '1 edge of no known relation: shown as “mentions”',
      'no themes in the file: found anew',
      'no places in the file: laid out anew',
    ]);
  });

  const KEYS = `<key id="k" for="node" attr.name="Label" attr.type="string"/><key id="t" for="node" attr.name="type"/>
    <key id="x" for="node" attr.name="x"/><key id="y" for="node" attr.name="y"/><key id="r" for="edge" attr.name="relationship"/>
    <key id="c" for="node" attr.name="color"><default>#aabbcc</default></key>`;

  test('is read by the names that others use', () => {
    const { graph, lacksPlaces } = read(
      `<node id="1"><data key="k">Fens</data><data key="t">Article</data><data key="x">1.5</data><data key="y">-2</data></node>
       <node id="2"><data key="k">PeatNet</data><data key="t">:Model</data><data key="x">3</data><data key="y">4</data></node>
       <edge source="1" target="2"><data key="r">Introduces</data></edge>`,
      KEYS,
    );
    expect(problemOf(graph)).toBe(undefined);
    expect(graph.getNodeAttributes('1')).toMatchObject({ label: 'Fens', kind: 'Paper', text: 'Fens', x: 1.5, y: -2 });
    expect(graph.getNodeAttributes('2')).toMatchObject({ label: 'PeatNet', kind: 'Model', color: '#aabbcc' });
    expect(graph.mapEdges((_, { relation }) => relation)).toEqual(['introduces']);
    expect(lacksPlaces).toBe(false);
  });

  test('of yEd has its labels and places', () => {
    const { graph, lacksPlaces } = read(
      `<node id="n0"><data key="d0"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:Geometry x="10" y="20"/><y:NodeLabel> Fen </y:NodeLabel></y:ShapeNode></data></node>
       <node id="n1"><data key="d0"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:Geometry x="30" y="20"/></y:ShapeNode></data></node>`,
      '<key for="node" id="d0" yfiles.type="nodegraphics"/>',
    );
    expect(graph.getNodeAttributes('n0')).toMatchObject({ label: 'Fen', x: 10, y: 20 });
    expect(graph.getNodeAttribute('n1', 'label')).toBe('n1');
    expect(lacksPlaces).toBe(false);
  });

  test('keeps parallel edges, and leaves out what joins nothing, with how much that is', () => {
    const { graph, notes } = read(
      `<node id="a"/><node id="b"/><node id="b"/><node/>
       <edge id="e" source="a" target="b"/><edge id="e" source="a" target="b"/><edge source="b" target="a"/>
       <edge source="a" target="a"/><edge source="a" target="nowhere"/><edge/>`,
    );
    expect(problemOf(graph)).toBe(undefined);
    expect([graph.order, graph.size]).toEqual([2, 3]);
    expect(notes).toContain('2 nodes without an id, or with that of another: left out');
    expect(notes).toContain('3 edges to itself or to a node that is not there: left out');
  });

  test.each([
    ['no graph', '<graphml/>', 'there is no <graph> in it'],
    ['no node', graphmlOf(''), 'there is no <node> in it'],
  ])('with %s is refused', (_name, text, problem) => {
    expect(tableOf(parse(text))).toEqual({ problem });
  });

  test('whatever its attributes are, is a graph that can be shown', () => {
    const names = [
      'key',
      'label',
      'kind',
      'theme',
      'themename',
      'x',
      'size',
      'r',
      'g',
      'b',
      'aliases',
      'papers',
      'year',
    ];
    const edgeNames = ['key', 'relation', 'weight', 'confidence', 'confidenceupper', 'support', 'paperids', 'evidence'];
    const values = [
      '',
      '-1',
      '0.5',
      '3',
      '1e400',
      'NaN',
      '__proto__',
      'Paper',
      'OUTPERFORMS',
      '["a","__proto__"]',
      '[]',
    ];
    const hostile = '[{"name":"a","count":1,"reason":"b","__proto__":{"x":1}}]';
    const value = fc.oneof(fc.constantFrom(...values, hostile, '{"a":', '\u202E'), fc.string());
    const data = (from: readonly string[]) =>
      fc.array(fc.tuple(fc.constantFrom(...from), value)).map((pairs) => new Map(pairs));
    const id = fc.constantFrom('a', 'b', 'c', '', '__proto__', 'constructor');
    const node: fc.Arbitrary<GraphmlItem> = fc.record({ id, data: data(names) });
    const edge = fc.record({ id, source: id, target: id, data: data(edgeNames) });
    fc.assert(
      fc.property(fc.array(node, { minLength: 1 }), fc.array(edge), (nodes, edges) => {
        const { graph } = graphOfTable({ nodes, edges });
        expect(problemOf(graph)).toBe(undefined);
      }),
    );
  });
});
