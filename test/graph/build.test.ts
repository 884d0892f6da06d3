import { describe, expect, test } from 'vitest';
import { buildGraph, edgeKey } from '../../src/graph/build.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import { FORMAT_VERSION, isRelationAllowed, type KnowledgeGraph } from '../../src/graph/schema.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import type { Document, EntityKind, Evidence, Relation, RelationType, TextRelation } from '../../src/model.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { detectThemes } from '../../src/themes/themes.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { entityId, SMALL_OPTIONS, smallDocuments, smallGraph, smallResolution } from '../fixtures/small.ts';

const built = buildGraph(smallDocuments, smallResolution, SMALL_OPTIONS);
const { graph } = built;

function edgeBetween(source: string, relation: RelationType, target: string) {
  return graph.getEdgeAttributes(edgeKey(source, relation, target));
}

describe('nodes', () => {
  test('there is one for each paper and each entity', () => {
    expect(graph.order).toBe(smallDocuments.length + smallResolution.entities.length);
    expect(graph.filterNodes((_, { kind }) => kind === 'Paper')).toEqual(
      smallDocuments.map(({ id }) => id).sort(compareStrings),
    );
  });

  test('a paper keeps its record, and its label is the title in Unicode', () => {
    expect(graph.getNodeAttributes('arXiv:2401.00001')).toMatchObject({
      label: 'Larch-2: Code Models that Grow 3× Faster',
      kind: 'Paper',
      title: 'Larch-2: Code Models that Grow $3\\times$ Faster',
      text: `${smallDocuments[0]?.title}\n${smallDocuments[0]?.abstract}`,
      year: 2024,
      firstYear: 2024,
      lastYear: 2024,
      authors: ['Ada Oak', 'José Núñez'],
      venue: 'Journal of Forestry',
      papers: 1,
      aliases: [],
    });
  });

  test('what a paper does not have is left out, not undefined', () => {
    const attributes = graph.getNodeAttributes('paper-6');
    expect(Object.keys(attributes).sort()).toEqual(
      ['aliases', 'color', 'kind', 'label', 'papers', 'size', 'text', 'theme', 'x', 'y'].sort(),
    );
  });

  test('an entity knows its papers, years and aliases', () => {
    expect(graph.getNodeAttributes(entityId('language model'))).toMatchObject({
      label: 'language models',
      kind: 'Model',
      papers: 5,
      firstYear: 2023,
      lastYear: 2024,
      aliases: [
        { name: 'language models', count: 4, reason: 'label' },
        { name: 'language model', count: 1, reason: 'same key' },
      ],
    });
  });

  test('a parent made from names alone is in no paper and has no years', () => {
    const larch = graph.getNodeAttributes(entityId('larch'));
    expect(larch.papers).toBe(0);
    expect(larch).not.toHaveProperty('firstYear');
  });
});

describe('edges', () => {
  test('there is one for each role, relation and citation within the corpus', () => {
    const roles = smallResolution.entities.flatMap((entity) => entity.occurrences).length;
    expect(graph.size).toBe(roles + smallResolution.relations.length + 3);
    expect(built.dropped).toEqual({});
    expect(built.lost).toEqual({});
  });

  test('references become CITES by DOI and arXiv link; unknown ones are left alone', () => {
    const cites = graph.filterEdges((_, { relation }) => relation === 'CITES').map((edge) => graph.extremities(edge));
    expect(cites.sort()).toEqual(
      [
        ['arXiv:2401.00001', 'arXiv:2312.00004'],
        ['arXiv:2401.00001', 'doi:10.1000/alder'],
        ['arXiv:2402.00003', 'doi:10.1000/alder'],
      ].sort(),
    );
    expect(edgeBetween('arXiv:2402.00003', 'CITES', 'doi:10.1000/alder').evidence).toEqual([
      { paper: 'arXiv:2402.00003', source: 'metadata', extractor: 'metadata', confidence: 1 },
    ]);
  });

  test('evidence from two papers gives bounds, support and weight', () => {
    const edge = edgeBetween(entityId('alder'), 'EVALUATED_ON', entityId('codequiz'));
    expect(edge).toMatchObject({ confidence: 0.95, confidenceUpper: 1, support: 2, weight: 1.608 });
    expect(edge.evidence.map(({ paper }) => paper)).toEqual(['arXiv:2402.00003', 'doi:10.1000/alder']);
  });

  test('a symmetric relation runs from the smaller key, with head and tail swapped along', () => {
    const [small, large] = [entityId('alder'), entityId('twigdraft')].sort(compareStrings) as [string, string];
    const [piece] = edgeBetween(small, 'COMPARED_WITH', large).evidence;
    const text = graph.getNodeAttribute('arXiv:2402.00003', 'text') ?? '';
    expect(text.slice(piece?.head?.start, piece?.head?.end)).toBe(graph.getNodeAttribute(small, 'label'));
    expect(text.slice(piece?.tail?.start, piece?.tail?.end)).toBe(graph.getNodeAttribute(large, 'label'));
  });

  test('every span of text evidence lies in its paper, head and tail in the sentence', () => {
    graph.forEachEdge((_, { evidence }) => {
      for (const { paper, source, sentence, head, tail } of evidence) {
        if (source !== 'text') continue;
        const text = graph.getNodeAttribute(paper, 'text') ?? '';
        for (const span of [sentence, head, tail]) {
          if (span !== undefined) expect(text.slice(span.start, span.end).length).toBe(span.end - span.start);
        }
        expect(tail?.start).toBeGreaterThanOrEqual(sentence?.start ?? Number.NaN);
        expect(tail?.end).toBeLessThanOrEqual(sentence?.end ?? Number.NaN);
      }
    });
  });

  test('the words at head and tail are names of the ends; a role has no head', () => {
    const namesOf = (node: string) => graph.getNodeAttribute(node, 'aliases').map(({ name }) => name);
    let heads = 0;
    graph.forEachEdge((_, { evidence }, source, target) => {
      for (const { paper, head, tail } of evidence.filter((piece) => piece.source === 'text')) {
        const text = graph.getNodeAttribute(paper, 'text') ?? '';
        expect(namesOf(target)).toContain(text.slice(tail?.start, tail?.end));
        if (head === undefined) expect(source).toBe(paper);
        else expect(namesOf(source)).toContain(text.slice(head.start, head.end));
        if (head !== undefined) heads += 1;
      }
    });
    expect(heads).toBeGreaterThan(5);
  });

  test('keys are r- and twelve hex digits, and follow from source, relation and target', () => {
    expect(graph.edges().every((edge) => /^r-[0-9a-f]{12}$/.test(edge))).toBe(true);
    graph.forEachEdge((edge, { relation }, source, target) => expect(edge).toBe(edgeKey(source, relation, target)));
  });
});

describe('what is left out', () => {
  const evidence: Evidence = {
    paper: 'paper-5',
    source: 'text',
    sentence: { start: 0, end: 10 },
    tail: { start: 0, end: 4 },
    extractor: 'rules@1',
    confidence: 0.9,
  };
  const relation = (source: string, type: TextRelation, target: string, piece: Partial<Evidence> = {}): Relation => ({
    source: entityId(source),
    relation: type,
    target: entityId(target),
    evidence: [{ ...evidence, ...piece }],
  });

  test('a pair off the table of kinds, which is counted by its kinds', () => {
    const wrong = relation('codequiz', 'OUTPERFORMS', 'alder');
    const result = buildGraph(smallDocuments, { ...smallResolution, relations: [wrong] }, SMALL_OPTIONS);
    expect([result.dropped, result.lost]).toEqual([{ 'Dataset OUTPERFORMS Model': 1 }, {}]);
    expect(result.graph.filterEdges((_edge, edge) => edge.relation === wrong.relation)).toEqual([]);
  });

  test.each<[string, Relation, Record<string, number>]>([
    ['a relation to itself', relation('alder', 'OUTPERFORMS', 'alder'), { 'self-loops': 1 }],
    ['an end that does not exist', relation('nobody', 'USED_FOR', 'alder'), { 'no-such-node': 1 }],
    [
      'evidence from an unknown paper',
      relation('alder', 'USED_FOR', 'code generation', { paper: 'gone' }),
      { ungrounded: 1 },
    ],
    [
      'a span beyond the text',
      relation('alder', 'USED_FOR', 'code generation', { tail: { start: 5, end: 99_999 } }),
      { ungrounded: 1 },
    ],
    [
      'an empty span',
      relation('alder', 'USED_FOR', 'code generation', { tail: { start: 5, end: 5 } }),
      { ungrounded: 1 },
    ],
  ])('%s', (_, wrong, lost) => {
    const result = buildGraph(smallDocuments, { ...smallResolution, relations: [wrong] }, SMALL_OPTIONS);
    expect([result.dropped, result.lost]).toEqual([{}, lost]);
    expect(result.graph.filterEdges((_edge, edge) => edge.relation === wrong.relation)).toEqual([]);
  });

  test('a relation without any evidence', () => {
    const empty = { ...relation('alder', 'USED_FOR', 'code generation'), evidence: [] };
    const result = buildGraph(smallDocuments, { ...smallResolution, relations: [empty] }, SMALL_OPTIONS);
    expect(result.lost).toEqual({ ungrounded: 1 });
  });

  test.each([2023.5, Number.NaN, Number.POSITIVE_INFINITY])('a year that is %s', (year) => {
    const documents = smallDocuments.map((document) => (document.id === 'paper-5' ? { ...document, year } : document));
    const result = buildGraph(documents, smallResolution, SMALL_OPTIONS).graph;
    const attributes = result.getNodeAttributes('paper-5');
    expect(['year', 'firstYear', 'lastYear'].filter((name) => name in attributes)).toEqual([]);
    expect(parseGraph(serializeGraph(result)).order).toBe(result.order);
  });
});

test('two papers of one id are refused', () => {
  const twice: Document[] = [...smallDocuments, { id: 'paper-7', title: 'Zzz', abstract: 'Zzz.' }];
  expect(() => buildGraph(twice, smallResolution, SMALL_OPTIONS)).toThrow(/the key paper-7: two papers have this id/);
});

test('a paper whose id is an entity’s is refused', () => {
  const clash = [...smallDocuments, { id: entityId('alder'), abstract: 'Mine.' }];
  expect(() => buildGraph(clash, smallResolution, SMALL_OPTIONS)).toThrow(/two nodes have the key e-/);
});

test.each(['__proto__', 'constructor', 'toString'])(
  'a paper called %s is named apart, with all that points to it',
  (id) => {
    const renamed = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('"paper-5"', JSON.stringify(id)));
    const result = buildGraph(renamed(smallDocuments), renamed(smallResolution), SMALL_OPTIONS);
    expect(result.dropped).toEqual({});
    expect([result.graph.order, result.graph.size]).toEqual([graph.order, graph.size]);
    expect(result.graph.degree(`paper:${id}`)).toBe(graph.degree('paper-5'));
    expect(parseGraph(serializeGraph(result.graph)).export()).toEqual(result.graph.export());
    expect(detectThemes(result.graph).flatMap(({ papers }) => papers)).toContain(`paper:${id}`);
  },
);

test('a paper named apart keeps its citations and its name, and joins no other paper', () => {
  const documents: Document[] = [
    { id: 'constructor', abstract: 'One.', references: ['__proto__', 'paper:constructor'] },
    { id: 'paper:constructor', abstract: 'Two.', references: ['constructor'] },
    { id: '__proto__', abstract: 'Three.', references: ['toString'] },
    { id: 'toString', abstract: 'Four.' },
  ];
  const result = buildGraph(documents, { entities: [], relations: [] }, SMALL_OPTIONS).graph;
  const textOf = (node: string) => result.getNodeAttribute(node, 'text');
  expect(result.mapEdges((_, __, source, target) => [textOf(source), textOf(target)]).sort()).toEqual([
    ['One.', 'Three.'],
    ['One.', 'Two.'],
    ['Three.', 'Four.'],
    ['Two.', 'One.'],
  ]);
  expect(textOf('paper:constructor')).toBe('Two.');
});

test('edges whose ends hold tabs have keys of their own', () => {
  expect(edgeKey('a\tCITES\tb', 'CITES', 'c')).not.toBe(edgeKey('a', 'CITES', 'b\tCITES\tc'));
});

const oak = (paper: string): Evidence => ({
  paper,
  source: 'text',
  sentence: { start: 0, end: 4 },
  tail: { start: 0, end: 3 },
  extractor: 'rules@1',
  confidence: 0.5,
});

test('as many papers as a corpus may have are no trouble for an entity that all of them name', () => {
  const papers = Array.from({ length: 150_000 }, (_, index) => ({ id: `p${index}`, abstract: 'Oak.', year: index }));
  const [first] = smallResolution.entities;
  if (first === undefined) throw new Error('no entity');
  const occurrences = papers.map(({ id }) => ({ paper: id, role: 'uses' as const, mentions: [], evidence: oak(id) }));
  const oaks = { entities: [{ ...first, occurrences }], relations: [] };
  const result = buildGraph(papers, oaks, SMALL_OPTIONS);
  expect(result.graph.getNodeAttributes(first.id)).toMatchObject({ firstYear: 0, lastYear: 149_999 });
});

test('an empty corpus gives an empty graph that knows how it was made', () => {
  const empty = buildGraph([], { entities: [], relations: [] }, SMALL_OPTIONS).graph;
  expect([empty.order, empty.size]).toEqual([0, 0]);
  expect(empty.getAttributes()).toEqual({ lithograph: FORMAT_VERSION, ...SMALL_OPTIONS, themes: [] });
});

test('relations in a random corpus are on the table of kinds, and what is not is counted', () => {
  const { documents, resolution } = randomCorpus(3, { papers: 40, entities: 60, named: 8 });
  const result = buildGraph(documents, resolution, SMALL_OPTIONS);
  const kindOf = (node: string) => result.graph.getNodeAttribute(node, 'kind') as EntityKind;
  const relations = result.graph.filterEdges((_, { relation }) => relation === relation.toUpperCase());
  for (const edge of relations) {
    const { relation } = result.graph.getEdgeAttributes(edge);
    const [source, target] = result.graph.extremities(edge);
    expect(isRelationAllowed(kindOf(source), relation as TextRelation, kindOf(target))).toBe(true);
  }
  const dropped = Object.values(result.dropped).reduce((a, b) => a + b, 0);
  const symmetric = resolution.relations.filter(({ relation }) => relation === 'COMPARED_WITH').length;
  expect(relations.length + dropped).toBeLessThanOrEqual(resolution.relations.length);
  expect(relations.length + dropped).toBeGreaterThanOrEqual(resolution.relations.length - symmetric);
});

test.each([1, 2, 3])('the order of documents, entities and relations does not show (shuffle %i)', (seed) => {
  const { documents, resolution } = randomCorpus(7, { papers: 30, entities: 80, named: 7 });
  const mixed = {
    ...resolution,
    entities: shuffled(resolution.entities, seed).map((entity) => ({
      ...entity,
      occurrences: shuffled(entity.occurrences, seed),
    })),
    relations: shuffled(resolution.relations, seed).map((relation) => ({
      ...relation,
      evidence: shuffled(relation.evidence, seed),
    })),
  };
  const bytes = (result: { readonly graph: KnowledgeGraph }) => serializeGraph(result.graph);
  expect(bytes(buildGraph(shuffled(documents, seed), mixed, SMALL_OPTIONS))).toBe(
    bytes(buildGraph(documents, resolution, SMALL_OPTIONS)),
  );
});

test('nodes and edges stand in the order of their keys', () => {
  const whole = smallGraph();
  expect(whole.nodes()).toEqual(whole.nodes().sort(compareStrings));
  expect(whole.edges()).toEqual(whole.edges().sort(compareStrings));
});
