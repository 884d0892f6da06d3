import { UndirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import type { Projection } from '../../src/graph/project.ts';
import { projectGraph } from '../../src/graph/project.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { findCommunities } from '../../src/themes/communities.ts';
import { contractToCore } from '../../src/themes/core.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

/** A core that stands for itself, from edges such as `a-b` or `a-b:0.5`. Capital letters are papers. */
function coreOf(edges: readonly string[], members: Record<string, string[]> = {}) {
  const graph: Projection = new UndirectedGraph();
  for (const edge of edges) {
    const [pair = '', weight = '1'] = edge.split(':');
    const [a = '', b = ''] = pair.split('-');
    graph.mergeNode(a);
    graph.mergeNode(b);
    graph.addEdge(a, b, { weight: Number(weight) });
  }
  const papers = new Set(graph.filterNodes((node) => /^[A-Z]/.test(node)));
  return { graph, members: new Map(Object.entries(members)), papers };
}

const clique = (...nodes: string[]) => nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => `${a}-${b}`));

const TWO = [...clique('A', 'B', 'c', 'd'), ...clique('W', 'X', 'y', 'z')];

test.each<[string, string[], string[][]]>([
  ['nothing', [], []],
  ['one clique', clique('A', 'B', 'c'), [['A', 'B', 'c']]],
  [
    'two cliques with a bridge',
    [...TWO, 'd-W:0.2'],
    [
      ['A', 'B', 'c', 'd'],
      ['W', 'X', 'y', 'z'],
    ],
  ],
  [
    'pieces that nothing joins, however small',
    [...clique('A', 'B', 'c'), 'Y-z'],
    [
      ['A', 'B', 'c'],
      ['Y', 'z'],
    ],
  ],
  [
    'a paper alone, which joins the neighbour that it is tied to most',
    [...TWO, 'N-m:9', 'N-c:0.1', 'N-y:0.2'],
    [
      ['A', 'B', 'c', 'd'],
      ['N', 'W', 'X', 'm', 'y', 'z'],
    ],
  ],
  [
    'two papers alone, which join each other',
    [...TWO, 'M-m:9', 'N-n:9', 'M-N:0.5', 'M-c:0.1'],
    [
      ['A', 'B', 'c', 'd'],
      ['M', 'N', 'm', 'n'],
      ['W', 'X', 'y', 'z'],
    ],
  ],
  [
    'entities without a paper, which join one',
    [...TWO, 'm-n:9', 'n-d:0.1'],
    [
      ['A', 'B', 'c', 'd', 'm', 'n'],
      ['W', 'X', 'y', 'z'],
    ],
  ],
])('communities of %s', (_, edges, expected) => {
  expect(findCommunities(coreOf(edges))).toEqual(expected);
});

test('nodes that were taken into others come with them', () => {
  expect(findCommunities(coreOf(clique('A', 'B', 'c'), { A: ['A', 'own'], c: ['b', 'c'] }))).toEqual([
    ['A', 'B', 'b', 'c', 'own'],
  ]);
});

describe('the core of the small corpus', () => {
  const graph = smallGraph();
  const projection = projectGraph(graph);
  const core = contractToCore(graph, projection);

  test('keeps papers and what papers share', () => {
    const labels = core.graph.nodes().map((node) => graph.getNodeAttribute(node, 'label'));
    expect(labels.sort(compareStrings)).toEqual(
      [
        'Alder',
        'Alder: Openly Trained',
        'CodeQuiz',
        'Larch-2: Code Models that Grow 3× Faster',
        'Language models fail & hide it: "reward hacking".',
        'Moss Networks',
        'Speculative Sampling with Small Drafts',
        'ThornBench',
        'Thorns: Adversarial Training against Reward Hacking',
        'TreeText',
        'code generation',
        'pass@1',
        'reward hacking',
        'speculative sampling',
      ].sort(compareStrings),
    );
  });

  test('stands for every node of the projection once', () => {
    expect([...core.members.values()].flat().sort(compareStrings)).toEqual(projection.nodes());
  });

  test('takes a family of names into the paper that names its members', () => {
    const members = core.members.get('arXiv:2401.00001');
    for (const key of ['larch', 'larch-2', 'larch-2-7b', 'larch-2-70b']) expect(members).toContain(entityId(key));
  });

  test('joins what its members were joined to, with the sum of their weights', () => {
    const [paper, alder] = ['arXiv:2401.00001', entityId('alder')];
    const [direct, variant] = [paper, entityId('larch-2-70b')].map((node) =>
      projection.getEdgeAttribute(projection.edge(node, alder), 'weight'),
    );
    const sum = core.graph.getEdgeAttribute(core.graph.edge(paper, alder), 'weight');
    expect(sum).toBeCloseTo((direct ?? 0) + (variant ?? 0), 4);
  });
});
