import { describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { buildTextIndex, type TextIndex } from '../../src/viewer/text-index.ts';
import { edgeBetween, entityId, smallGraph } from './small-graph.ts';

function indexOf(graph: KnowledgeGraph): TextIndex {
  const steps = buildTextIndex(graph, createCatalog(graph));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const graph = smallGraph();
const index = indexOf(graph);
const textOf = (key: string): string => graph.getNodeAttribute(key, 'text') ?? '';
const sentences = (query: string): string[] =>
  index.find(query).sentences.map(({ at }) => textOf(at.paper).slice(at.span.start, at.span.end));
const things = (query: string): string[] =>
  index.find(query).things.map(({ at }) => graph.getNodeAttribute(at, 'label'));

describe('the index of the texts', () => {
  test('has each node once, in steps', () => {
    const steps = [...buildTextIndex(graph, createCatalog(graph))];
    expect(steps).toEqual(Array.from({ length: graph.order }, (_, place) => place + 1));
  });

  test.each([
    ['a word', 'outperforms', 'Larch-2-70B outperforms Alder'],
    ['words in another order', 'alder outperforms', 'Larch-2-70B outperforms Alder'],
    ['the beginning of a word', 'alder outperf', 'Larch-2-70B outperforms Alder'],
    ['a misspelt word', 'outperfroms alder', 'Larch-2-70B outperforms Alder'],
  ])('finds a sentence by %s', (_name, query, expected) => {
    expect(sentences(query)[0]).toContain(expected);
  });

  test.each([
    ['a misspelt name', 'thorngaurd', 'ThornGuard'],
    ['a misspelt word of a name', 'bayesain networks', 'Bayesian networks'],
    ['the beginning of a name', 'codeq', 'CodeQuiz'],
  ])('finds a thing by %s', (_name, query, expected) => {
    expect(things(query)[0]).toBe(expected);
  });

  test('takes a name with digits at its word', () => {
    expect(things('larch-2-71b')).toEqual([]);
  });

  test('opens a sentence by a relation of things rather than by what the paper does', () => {
    const edge = index.find('outperforms alder').sentences[0]?.at.citation.edge ?? '';
    expect(graph.getNodeAttribute(graph.source(edge), 'kind')).not.toBe('Paper');
  });

  test('has each sentence once, and all that are evidence', () => {
    const all = index.find('we').sentences.concat(index.find('is').sentences);
    const places = index.find('we').sentences.map(({ at }) => `${at.paper} ${at.span.start}`);
    expect(new Set(places).size).toBe(places.length);
    expect(all.length).toBeGreaterThan(3);
    const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));
    const span = graph.getEdgeAttribute(outperforms, 'evidence')[0]?.sentence;
    expect(index.find('outperforms').sentences.map(({ at }) => at.span)).toContainEqual(span);
  });

  test('says which words were found', () => {
    expect([...(index.find('alder outperf').sentences[0]?.terms ?? [])].sort()).toEqual(['alder', 'outperforms']);
  });

  test.each([[''], ['  '], ['-'], ['zebra'], ['x'.repeat(100_000)]])('finds nothing for %.10j', (query) => {
    expect(index.find(query)).toEqual({ things: [], papers: [], sentences: [] });
  });

  test('finds papers by author, venue, and what of the abstract is no evidence', () => {
    const other = smallGraph();
    const paper = 'arXiv:2401.00001';
    other.mergeNodeAttributes(paper, {
      authors: ['Søren Ødegård', 'Çelik, Aylin'],
      venue: 'Journal of Unlikely Ferns',
      text: `${other.getNodeAttribute(paper, 'text')} Nobody expects 知識グラフ or Wissensgraphen here.`,
    });
    const found = indexOf(other);
    for (const query of ['odegard', 'celik', 'unlikely ferns', '識グ', 'wissensgraph', 'nobody expects']) {
      expect([query, found.find(query).papers.map(({ at }) => at)]).toEqual([query, [paper]]);
    }
  });
});
