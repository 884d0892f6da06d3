import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSvg } from '../../src/export/svg.ts';
import { overlaps } from '../../src/look/label-layout.ts';
import { contrast, DARK, LIGHT } from '../../src/look/palette.ts';
import { textWidth } from '../../src/look/text-width.ts';
import { smallGraph } from '../viewer/small-graph.ts';
import { anyText, edge, emptyGraph, handMadeGraph, node, theme } from './hand-made.ts';

const all = (svg: string, pattern: RegExp): string[] => [...svg.matchAll(pattern)].map(([, first = '']) => first);
const nodesOf = (svg: string): string[] => all(svg, /<path data-node="([^"]*)"/g);
const edgesOf = (svg: string): string[] => all(svg, /<path data-edge="([^"]*)"/g);

describe('the small graph', () => {
  const graph = smallGraph();
  const svg = toSvg(graph);

  test('draws every node and edge once, and says how many', () => {
    expect(nodesOf(svg).sort()).toEqual(graph.nodes().sort());
    expect(new Set(edgesOf(svg)).size).toBe(edgesOf(svg).length);
    expect(graph.size - edgesOf(svg).length).toBeLessThan(3);
    expect(svg).toContain(`>${graph.order} nodes and ${graph.size} relations.</text>`);
  });

  test('names and shades the themes', () => {
    expect(all(svg, /<text [^>]*data-theme="\d+"[^>]*>([^<]*)</g).sort()).toEqual(['Code models', 'Credal networks']);
    expect(all(svg, /<path data-theme="(\d+)"/g).sort()).toEqual(['0', '1']);
  });

  test('is an image with a title and a description for those who do not see it', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="picture-title picture-description">/);
    expect(svg).toMatch(/<desc id="picture-description">[^<]*Code models/);
  });

  test('puts no name over another, by our measure of letters', () => {
    const boxes = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" [^>]*font-size="(\d+)" data-[^>]*>([^<]*)</g)].map(
      ([, x, y, size, text = '']) => {
        const width = textWidth(text.replace(/&\w+;/g, '&'), Number(size)) - 1;
        return { x: Number(x) - width / 2, y: Number(y) - 0.85 * Number(size), width, height: Number(size) };
      },
    );
    expect(boxes.length).toBeGreaterThan(10);
    for (const [index, box] of boxes.entries()) {
      expect(boxes.slice(index + 1).filter((other) => overlaps(box, other))).toEqual([]);
    }
  });

  test('keeps every dot on the paper, above the legend', () => {
    for (const [, x, y] of svg.matchAll(/data-node="[^"]*" transform="translate\(([-\d.]+) ([-\d.]+)\)/g)) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(1600);
      expect(Number(y)).toBeGreaterThan(0);
      expect(Number(y)).toBeLessThan(1200 - 70);
    }
  });

  test('explains the kinds and the relations that it draws', () => {
    const [legend = ''] = all(svg, /<g class="legend"([\s\S]*?)\n<\/g>\n<text/g);
    for (const words of ['Paper', 'Model', 'Dataset', 'is tested on, measured by', 'uses, is used for']) {
      expect(legend).toContain(`>${words}<`);
    }
    expect(legend).not.toContain('>Venue<');
  });

  test('is the same whatever the order in which the graph was put together', () => {
    const backwards = emptyGraph(graph.getAttribute('themes'));
    for (const key of graph.nodes().reverse()) backwards.addNode(key, graph.getNodeAttributes(key));
    for (const key of graph.edges().reverse()) {
      backwards.addEdgeWithKey(key, graph.source(key), graph.target(key), graph.getEdgeAttributes(key));
    }
    expect(toSvg(backwards)).toBe(svg);
  });

  test.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('can be read on %s', (_name, palette) => {
    const drawn = toSvg(graph, {}, { palette });
    expect(drawn).toContain(`fill="${palette.background}"`);
    for (const color of all(drawn, /<text [^>]*data-[^>]*fill="(#[0-9a-f]{6})"/g)) {
      expect(contrast(color, palette.background)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('has colours of kinds, and then no themes', () => {
    const drawn = toSvg(graph, {}, { coloring: 'kind' });
    expect(drawn).not.toContain('data-theme');
    expect(new Set(all(drawn, /<path data-node[^>]*fill="(#[0-9a-f]{6})"/g)).size).toBeGreaterThan(4);
  });

  test('draws a ring around what is selected', () => {
    const [selected = ''] = graph.nodes();
    expect(toSvg(graph, {}, { selected })).toContain('<circle ');
    expect(svg).not.toContain('<circle ');
  });
});

test('draws the most connected where there is too much, and says so', () => {
  const graph = smallGraph();
  const svg = toSvg(graph, {}, { most: 10 });
  expect(nodesOf(svg).length).toBe(10);
  expect(svg).toMatch(new RegExp(`Showing 10 of ${graph.order} nodes and \\d+ of ${graph.size} relations`));
  const degrees = nodesOf(svg).map((key) => graph.degree(key));
  const best = graph
    .nodes()
    .map((key) => graph.degree(key))
    .sort((a, b) => b - a);
  expect(Math.max(...degrees)).toBe(best[0]);
});

test('draws a selection and nothing else', () => {
  const nodes = new Set(['e-oak', 'e-elm', 'e-quiz']);
  const svg = toSvg(handMadeGraph(), { nodes });
  expect(nodesOf(svg).sort()).toEqual(['e-elm', 'e-oak', 'e-quiz']);
});

test('fans the relations of one pair out, whichever way they run', () => {
  const graph = emptyGraph();
  graph.addNode('a', node());
  graph.addNode('b', node({ x: 100 }));
  for (const [key, source, target] of [
    ['r-1', 'a', 'b'],
    ['r-2', 'b', 'a'],
    ['r-3', 'a', 'b'],
  ] as const) {
    graph.addEdgeWithKey(key, source, target, edge());
  }
  const controls = all(toSvg(graph), /data-edge="[^"]*" d="M[^Q"]*Q[-\d.]+ ([-\d.]+) /g);
  expect(new Set(controls).size).toBe(2);
  expect(edgesOf(toSvg(graph)).length).toBe(3);
});

test.each([
  ['without a node', () => emptyGraph()],
  ['of one node', () => withNodes([{}])],
  ['of nodes in one place', () => withNodes([{ x: 5 }, { x: 5 }, { x: 5 }])],
  [
    'of nodes without a place',
    () => withNodes([{ x: Number.NaN }, { y: Number.POSITIVE_INFINITY }, { size: Number.NaN }]),
  ],
  ['as wide as numbers go', () => withNodes([{ x: 1e308 }, { x: -1e308 }, { y: 1e-320 }])],
])('draws a graph %s', (_name, make) => {
  const svg = toSvg(make());
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(nodesOf(svg).length).toBe(make().order);
});

function withNodes(places: readonly Partial<ReturnType<typeof node>>[]) {
  const graph = emptyGraph([theme(0)]);
  for (const [index, place] of places.entries()) graph.addNode(`n${index}`, node({ theme: 0, ...place }));
  return graph;
}

test('is well formed and holds no markup of others, whatever the names are', () => {
  fc.assert(
    fc.property(anyText(), anyText(8, 1), (text, key) => {
      const graph = emptyGraph([theme(0, { name: text })]);
      graph.addNode(key, node({ label: text, theme: 0 }));
      graph.addNode(`${key}'`, node({ label: `<script>${text}`, theme: 0, x: 10 }));
      const svg = toSvg(graph);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids.
      expect(svg).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/u);
      expect(svg).not.toMatch(/<(?!\/?(?:svg|title|desc|defs|marker|path|rect|g|text)[ >])/);
      expect(svg.replace(/&(?:amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
    }),
    { numRuns: 60 },
  );
});
