import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphmlChunks, toGraphml } from '../../src/export/graphml.ts';
import type { NodeAttributes } from '../../src/graph/schema.ts';
import { selectTheme } from '../../src/graph/selection.ts';
import { anyText, edge, emptyGraph, handMadeGraph, node } from './hand-made.ts';

const NODE_NAMES =
  'label kind theme themeName x y size r g b key aliases papers firstYear lastYear title text year authors venue url doi';
const EDGE_NAMES = 'relation weight confidence confidenceUpper support symmetric paperIds evidence';

interface Read {
  readonly keys: Readonly<Record<string, { readonly domain: string; readonly name: string; readonly type: string }>>;
  readonly nodes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly edges: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Reads what the writer writes, and nothing else: one element a line. */
function read(xml: string): Read {
  const keys: Record<string, { domain: string; name: string; type: string }> = {};
  for (const [, id = '', domain = '', name = '', type = ''] of xml.matchAll(
    /^<key id="([^"]*)" for="([^"]*)" attr\.name="([^"]*)" attr\.type="([^"]*)"\/>$/gm,
  )) {
    expect(keys[id]).toBeUndefined();
    keys[id] = { domain, name, type };
  }
  const elements = (tag: string): Map<string, Record<string, string>> => {
    const found = new Map<string, Record<string, string>>();
    for (const [, head = '', body = ''] of xml.matchAll(
      new RegExp(`^<${tag}( [^>]*)>((?:<data[^>]*>[^<]*</data>)*)</${tag}>$`, 'gm'),
    )) {
      const own = Object.fromEntries([...head.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      const data = [...body.matchAll(/<data key="([^"]*)">([^<]*)<\/data>/g)];
      const { id = '', ...ends } = own;
      expect(found.has(id)).toBe(false);
      found.set(id, { ...ends, ...Object.fromEntries(data.map(([, key = '', value]) => [keys[key]?.name, value])) });
    }
    return found;
  };
  return { keys, nodes: elements('node'), edges: elements('edge') };
}

const typeOf = ({ keys }: Read, domain: string, name: string): string | undefined =>
  Object.values(keys).find((key) => key.domain === domain && key.name === name)?.type;

describe('the hand-made graph', () => {
  const graphml = read(toGraphml(handMadeGraph()));

  test('declares exactly the agreed names, in one order, with ids that no two share', () => {
    const names = (domain: string): string =>
      Object.values(graphml.keys)
        .filter((key) => key.domain === domain)
        .map((key) => key.name)
        .join(' ');
    expect(names('node')).toBe(NODE_NAMES);
    expect(names('edge')).toBe(EDGE_NAMES);
    expect(Object.keys(graphml.keys)).toEqual(Object.keys(graphml.keys).map((_, index) => `d${index}`));
  });

  test('has every node and edge with its ends', () => {
    expect([...graphml.nodes.values()].map((data) => data.key).sort()).toEqual(handMadeGraph().nodes().sort());
    expect([...graphml.edges.keys()]).toEqual(['r-1', 'r-2', 'r-3', 'r-4']);
    expect(graphml.edges.get('r-2')).toMatchObject({ source: 'e-oak', target: 'e-elm' });
  });

  test('gives an id that is a name token as it is, and another one as a hash', () => {
    expect(graphml.nodes.has('arXiv:2401.00001')).toBe(true);
    expect(graphml.nodes.has('doi:10.1/oak')).toBe(false);
    const [id] = [...graphml.nodes].find(([, data]) => data.key === 'doi:10.1/oak') ?? [];
    expect(id).toMatch(/^n-[0-9a-f]{12}$/);
    expect(graphml.edges.get('r-1')?.source).toBe(id);
  });

  test('writes all attributes of a paper', () => {
    const [, data] = [...graphml.nodes].find(([, { key }]) => key === 'doi:10.1/oak') ?? [];
    expect(data).toEqual({
      label: 'Oak: a &lt;fast&gt; &amp; small model',
      kind: 'Paper',
      theme: '0',
      themeName: 'models',
      x: '1.5',
      y: '-2',
      size: '8',
      r: '68',
      g: '119',
      b: '170',
      key: 'doi:10.1/oak',
      aliases: '[]',
      papers: '1',
      firstYear: '2023',
      lastYear: '2023',
      title: 'Oak: a &lt;fast&gt; &amp; small model',
      text: 'Oak: a &lt;fast&gt; &amp; small model\nOak beats Elm on CodeQuiz. We train Oak on TreeText.',
      year: '2023',
      authors: '["Ann Ash","Bo \\"B\\" Box"]',
      venue: 'TREE',
      doi: '10.1/oak',
    });
  });

  test('writes all attributes of an edge, with its papers and the strongest sentence', () => {
    expect(graphml.edges.get('r-2')).toEqual({
      source: 'e-oak',
      target: 'e-elm',
      relation: 'OUTPERFORMS',
      weight: '1.524',
      confidence: '0.9',
      confidenceUpper: '1',
      support: '2',
      symmetric: 'false',
      paperIds: '["arXiv:2401.00001","doi:10.1/oak"]',
      evidence: 'Oak beats Elm on CodeQuiz.',
    });
  });

  test('marks what has no direction, and omits the sentence where no text says so', () => {
    expect(graphml.edges.get('r-3')).toMatchObject({ symmetric: 'true', paperIds: '[]' });
    expect(graphml.edges.get('r-3')).not.toHaveProperty('evidence');
  });
});

test('a theme has its nodes and the edges between them, and still the sentences of papers that are not in it', () => {
  const graph = handMadeGraph();
  graph.setNodeAttribute('doi:10.1/oak', 'theme', null);
  const { nodes, edges } = read(toGraphml(graph, selectTheme(graph, 0)));
  expect([...nodes.keys()]).toEqual(['arXiv:2401.00001', 'e-elm', 'e-oak']);
  expect([...edges.keys()]).toEqual(['r-2', 'r-3']);
  expect(edges.get('r-2')?.evidence).toBe('Oak beats Elm on CodeQuiz.');
});

test('chosen edges are written only where both ends are', () => {
  const selection = { nodes: new Set(['e-oak', 'e-elm']), edges: new Set(['r-2', 'r-4']) };
  const { nodes, edges } = read(toGraphml(handMadeGraph(), selection));
  expect([...nodes.keys()]).toEqual(['e-elm', 'e-oak']);
  expect([...edges.keys()]).toEqual(['r-2']);
});

test('the empty graph is a document with keys', () => {
  const { keys, nodes, edges } = read(toGraphml(emptyGraph()));
  expect([Object.keys(keys).length, nodes.size, edges.size]).toEqual([30, 0, 0]);
});

test('the order in which a graph was put together does not show', () => {
  const graph = handMadeGraph();
  const backwards = emptyGraph(graph.getAttribute('themes'));
  for (const key of graph.nodes().reverse()) backwards.addNode(key, graph.getNodeAttributes(key));
  for (const key of graph.edges().reverse()) {
    backwards.addEdgeWithKey(key, graph.source(key), graph.target(key), graph.getEdgeAttributes(key));
  }
  expect(toGraphml(backwards)).toBe(toGraphml(graph));
});

test('comes in pieces that grow with the number of nodes, not one', () => {
  expect([...graphmlChunks(handMadeGraph())].length).toBeGreaterThan(9);
});

describe('types hold all values', () => {
  test.each<[string, Partial<NodeAttributes>, string, string, string | undefined]>([
    ['a year is an int', { year: 2024 }, 'year', 'int', '2024'],
    ['a whole position is still a double', { x: 3 }, 'x', 'double', '3'],
    ['what does not fit 32 bits is a long', { year: 3_000_000_000 }, 'year', 'long', '3000000000'],
    ['a fraction makes a column of doubles', { year: 2024.5 }, 'year', 'double', '2024.5'],
    ['a huge number is a double', { year: 1e300 }, 'year', 'double', '1e+300'],
    ['a tiny number is in exponents', { x: 1e-7 }, 'x', 'double', '1e-7'],
    ['a number too small for full precision is 0', { x: 5e-324 }, 'x', 'double', '0'],
    ['negative zero is 0', { x: -0 }, 'x', 'double', '0'],
    ['NaN is left out', { x: Number.NaN }, 'x', 'double', undefined],
    ['infinity is left out', { y: Number.POSITIVE_INFINITY }, 'y', 'double', undefined],
    ['no theme is left out', { theme: null }, 'theme', 'int', undefined],
    ['a theme without a name has none', { theme: 7 }, 'themeName', 'string', undefined],
    ['a colour that is not six hex digits is left out', { color: 'red' }, 'r', 'int', undefined],
    ['an empty label is written', { label: '' }, 'label', 'string', ''],
  ])('%s', (_name, attributes, name, type, value) => {
    const graph = emptyGraph();
    graph.addNode('first', node({ year: 1999 }));
    graph.addNode('second', node(attributes));
    const graphml = read(toGraphml(graph));
    expect(typeOf(graphml, 'node', name)).toBe(type);
    expect(graphml.nodes.get('second')?.[name]).toBe(value);
  });
});

describe('ids', () => {
  test('a key that looks like the hash of another one does not share its id', () => {
    const graph = emptyGraph();
    graph.addNode('a b', node());
    const [taken = ''] = read(toGraphml(graph)).nodes.keys();
    graph.addNode(taken, node());
    const { nodes } = read(toGraphml(graph));
    expect(nodes.size).toBe(2);
    expect(nodes.get(taken)?.key).toBe(taken);
  });

  test('an edge whose key is no name token has the key as data', () => {
    const graph = handMadeGraph();
    graph.addEdgeWithKey('my edge', 'e-elm', 'e-quiz', edge());
    const graphml = read(toGraphml(graph));
    expect(typeOf(graphml, 'edge', 'key')).toBe('string');
    expect([...graphml.edges].filter(([, data]) => data.key === 'my edge').map(([id]) => id)).toEqual([
      expect.stringMatching(/^r-[0-9a-f]{12}$/),
    ]);
    expect(graphml.edges.get('r-1')).not.toHaveProperty('key');
  });

  test('are unique name tokens whatever the keys are, keys that differ in lone surrogates alone included', () => {
    const keys = fc.uniqueArray(anyText(6, 1), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(keys, (all) => {
        const graph = emptyGraph();
        for (const key of [...all, 'x\uD800', 'x\uD801', 'x\uD802']) graph.mergeNode(key, node());
        const { nodes } = read(toGraphml(graph));
        expect(nodes.size).toBe(graph.order);
        for (const id of nodes.keys()) expect(id).not.toMatch(/[\s/()#&;<>"]|^$/);
      }),
    );
  });
});
