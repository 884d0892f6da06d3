import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseGraph } from '../../src/graph/parse.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import type { Span } from '../../src/model.ts';

interface Generator {
  readonly syntheticGraph: (size: number, options?: { edges?: number; seed?: number }) => unknown;
  readonly toLines: (graph: unknown) => Iterable<string>;
}

const { syntheticGraph, toLines }: Generator = await import(
  pathToFileURL(resolve(import.meta.dirname, '../../bench/viewer/graph.mjs')).href
);

const textOf = (size: number, options?: { edges?: number; seed?: number }): string =>
  [...toLines(syntheticGraph(size, options))].join('');

describe('the made-up graphs of the viewer’s bench', () => {
  test.each([
    [100, 400],
    [500, 2000],
    [500, 1000],
    [2000, 8000],
  ])('%i nodes and %i edges are a graph.json of ours', (size, edges) => {
    const graph = parseGraph(textOf(size, { edges }));
    expect([graph.order, graph.size]).toEqual([size, edges]);
    expect(graph.getAttribute('themes').length).toBeGreaterThanOrEqual(8);
  });

  test('the same arguments give the same bytes, another seed gives others', () => {
    expect(textOf(300, { seed: 4 })).toBe(textOf(300, { seed: 4 }));
    expect(textOf(300, { seed: 4 })).not.toBe(textOf(300, { seed: 5 }));
  });

  test('most nodes have few relations, and some have many', () => {
    const graph = parseGraph(textOf(2000));
    const degrees = graph.mapNodes((node) => graph.degree(node)).sort((a, b) => b - a);
    expect(degrees[0]).toBeGreaterThan(10 * (degrees[1000] ?? 0));
  });

  test('every piece of evidence quotes the names of both ends', () => {
    const graph = parseGraph(textOf(500));
    graph.forEachEdge((_, { evidence }, source, target) => {
      for (const { paper, head, tail } of evidence) {
        expect(quoted(graph, paper, tail)).toBe(graph.getNodeAttribute(target, 'label'));
        if (head === undefined) expect(source).toBe(paper);
        else expect(quoted(graph, paper, head)).toBe(graph.getNodeAttribute(source, 'label'));
      }
    });
  });
});

function quoted(graph: KnowledgeGraph, paper: string, span: Span | undefined): string | undefined {
  return graph.getNodeAttribute(paper, 'text')?.slice(span?.start ?? 0, span?.end ?? 0);
}
