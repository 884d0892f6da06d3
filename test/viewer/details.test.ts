import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/model.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { abstractOf, evidenceOf, groupRelations, parallelEdges, passagesOf } from '../../src/viewer/details.ts';
import { filterGraph } from '../../src/viewer/filter.ts';
import { NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { edgeBetween, entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const catalog = createCatalog(graph);
const label = (node: string): string => graph.getNodeAttribute(node, 'label');

describe('groupRelations', () => {
  test('puts each relation of a node into exactly one group', () => {
    graph.forEachNode((node) => {
      const edges = groupRelations(graph, catalog, node).flatMap((group) => group.items.map((item) => item.edge));
      expect([...edges].sort()).toEqual(graph.edges(node).sort());
    });
  });

  test('says the direction in words', () => {
    const words = groupRelations(graph, catalog, entityId('alder')).map(
      (group) => `${group.words}: ${group.items.map((item) => label(item.other)).join(', ')}`,
    );
    expect(words).toContain('is outperformed by: Larch-2-70B');
    expect(words).toContain('is trained on: TreeText');
    expect(words).toContain('is introduced in: Alder: Openly Trained');
    expect(words).toContain('is compared with: TwigDraft');
  });

  test('reads a symmetric relation alike from both ends', () => {
    const of = (key: string): unknown =>
      groupRelations(graph, catalog, entityId(key)).find((group) => group.relation === 'COMPARED_WITH');
    expect(of('mossnets')).toMatchObject({ direction: 'both', words: 'is compared with' });
    expect(of('bayesian network')).toMatchObject({ direction: 'both', words: 'is compared with' });
  });

  test('lists the best supported first', () => {
    for (const group of groupRelations(graph, catalog, entityId('codequiz'))) {
      const supports = group.items.map((item) => item.support);
      expect(supports).toEqual([...supports].sort((a, b) => b - a));
    }
  });

  test('can keep to the edges that are shown', () => {
    const { edges } = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Paper'] } });
    const groups = groupRelations(graph, catalog, entityId('alder'), edges);
    expect(groups.map((group) => group.relation)).not.toContain('introduces');
    expect(groups.length).toBeGreaterThan(0);
  });
});

describe('passagesOf', () => {
  test('marks head and tail in the sentence, for every edge with evidence from text', () => {
    let sentences = 0;
    graph.forEachEdge((_, { evidence }) => {
      for (const piece of evidence.filter(({ source }) => source === 'text')) {
        const segments = passagesOf(graph, piece).flatMap((passage) => passage.segments);
        const marked = (end: 'head' | 'tail'): boolean => segments.some(({ values }) => values.includes(end));
        expect([marked('head'), marked('tail')]).toEqual([piece.head !== undefined, piece.tail !== undefined]);
        sentences += 1;
      }
    });
    expect(sentences).toBeGreaterThan(20);
  });

  test('reads as in the paper', () => {
    const edge = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));
    const [evidence] = graph.getEdgeAttribute(edge, 'evidence');
    const [passage] = evidence === undefined ? [] : passagesOf(graph, evidence);
    expect(
      passage?.segments.map(({ text, values }) => (values.length > 0 ? `[${values.join()} ${text}]` : text)).join(''),
    ).toBe('[head Larch-2-70B] outperforms [tail Alder] on CodeQuiz (pass@1).');
  });

  test('is empty where no sentence says so', () => {
    const edge = edgeBetween(graph, entityId('larch-2'), 'VARIANT_OF', entityId('larch'));
    const [evidence] = graph.getEdgeAttribute(edge, 'evidence');
    expect(evidence === undefined ? undefined : passagesOf(graph, evidence)).toEqual([]);
  });

  test('is empty where the paper is not in the graph', () => {
    const [evidence] = graph.getEdgeAttribute(graph.edges()[0] ?? '', 'evidence');
    if (evidence === undefined) throw new Error('no evidence');
    expect(passagesOf(graph, { ...evidence, paper: 'elsewhere' })).toEqual([]);
  });
});

describe('passagesOf a claim about something that was named before', () => {
  const text = 'A Title\nWe introduce Fast\\textbf{er}Net. It is new. It beats Slow at 3$\\times$ the speed.';
  const spanOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const own = smallGraph();
  own.setNodeAttribute('paper-5', 'text', text);
  const base = { paper: 'paper-5', source: 'text', extractor: 'rules@1', confidence: 1 } as const;
  const quoted = (evidence: Evidence): string[] =>
    passagesOf(own, evidence).map(
      ({ role, segments }) =>
        `${role}: ${segments.map((piece) => (piece.values.length > 0 ? `[${piece.text}]` : piece.text)).join('')}`,
    );

  test('quotes the sentence that names it too, in the order of the text', () => {
    const sentence = spanOf('It beats Slow at 3$\\times$ the speed.');
    expect(quoted({ ...base, sentence, head: spanOf('Fast\\textbf{er}Net'), tail: spanOf('Slow') })).toEqual([
      'named: We introduce [FasterNet].',
      'claim: It beats [Slow] at 3× the speed.',
    ]);
  });

  test('quotes no sentence twice', () => {
    const sentence = spanOf('It beats Slow at 3$\\times$ the speed.');
    const head = spanOf('introduce');
    expect(quoted({ ...base, sentence, head, tail: spanOf('Fast') })).toHaveLength(2);
    expect(quoted({ ...base, sentence, head: spanOf('Slow'), tail: spanOf('speed') })).toHaveLength(1);
  });
});

describe('abstractOf', () => {
  const paper = 'arXiv:2401.00001';
  const edge = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));

  test('is the abstract without the title, whole', () => {
    const text = abstractOf(graph, catalog, paper, null)
      .map((segment) => segment.text)
      .join('');
    expect(text).toMatch(/^We introduce Larch-2-7B/);
    expect(text).toMatch(/TreeText\.$/);
  });

  test('is the whole text where there is no title', () => {
    const text = abstractOf(graph, catalog, 'paper-6', null)
      .map((segment) => segment.text)
      .join('');
    expect(text).toMatch(/^Language models fail/);
  });

  test('marks what is named in it, each with its node', () => {
    const named = abstractOf(graph, catalog, paper, null).flatMap(({ text, values }) =>
      values.flatMap((value) => (value.type === 'name' ? [`${text} → ${label(value.node)}`] : [])),
    );
    expect(named).toContain('Alder → Alder');
    expect(named).toContain('TreeText → TreeText');
  });

  test('marks the cited sentence, and only with a citation', () => {
    const cited = (index: number): string =>
      abstractOf(graph, catalog, paper, { edge, index })
        .filter(({ values }) => values.some((value) => value.type === 'cited'))
        .map((segment) => segment.text)
        .join('');
    expect(cited(0)).toBe('Larch-2-70B outperforms Alder on CodeQuiz (pass@1).');
    expect(cited(7)).toBe('');
  });

  test('marks head and tail of the cited claim, and only with a citation', () => {
    const ends = (citation: { edge: string; index: number } | null): string[] =>
      abstractOf(graph, catalog, paper, citation).flatMap(({ text, values }) =>
        values.flatMap((value) => (value.type === 'end' ? [`${value.end}: ${text}`] : [])),
      );
    expect(ends({ edge, index: 0 })).toEqual(['head: Larch-2-70B', 'tail: Alder']);
    expect(ends(null)).toEqual([]);
  });

  test('marks no sentence of another paper', () => {
    const segments = abstractOf(graph, catalog, 'paper-5', { edge, index: 0 });
    expect(segments.flatMap(({ values }) => values).filter((value) => value.type === 'cited')).toEqual([]);
  });
});

describe('evidenceOf', () => {
  test.each([
    ['an edge that is not there', { edge: 'r-nothing', index: 0 }],
    ['an index that is not there', { edge: graph.edges()[0] ?? '', index: 99 }],
  ])('is undefined for %s', (_name, citation) => {
    expect(evidenceOf(graph, citation)).toBeUndefined();
  });
});

describe('parallelEdges', () => {
  test('are the other relations of the two, in either direction', () => {
    const edge = edgeBetween(graph, entityId('mossnets'), 'OUTPERFORMS', entityId('bayesian network'));
    const others = parallelEdges(graph, edge).map((other) => graph.getEdgeAttribute(other, 'relation'));
    expect(others).toEqual(['COMPARED_WITH']);
    expect(parallelEdges(graph, edgeBetween(graph, entityId('alder'), 'TRAINED_ON', entityId('treetext')))).toEqual([]);
  });
});
