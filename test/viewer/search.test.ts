import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { createSearchIndex, searchNodes } from '../../src/viewer/search.ts';
import { smallGraph } from './small-graph.ts';

const graph = smallGraph();
const index = createSearchIndex(graph, createCatalog(graph));
const labels = (query: string, limit?: number): string[] =>
  searchNodes(index, query, limit).hits.map(({ key }) => graph.getNodeAttribute(key, 'label'));

describe('searchNodes', () => {
  test.each([
    ['a name as it is', 'CodeQuiz', 'CodeQuiz'],
    ['a name in another case', 'codequiz', 'CodeQuiz'],
    ['the beginning of a name', 'thorng', 'ThornGuard'],
    ['a word in the middle', 'hacking', 'reward hacking'],
    ['words in another order', 'hacking reward', 'reward hacking'],
    ['a part of a word', 'uiz', 'CodeQuiz'],
    ['a space for a dash', 'larch 2 70b', 'Larch-2-70B'],
    ['TeX in a title, as one reads it', '3× faster', 'Larch-2: Code Models that Grow 3× Faster'],
  ])('finds %s', (_name, query, expected) => {
    expect(labels(query)[0]).toBe(expected);
  });

  test('puts the name itself before names that begin so', () => {
    expect(labels('larch').slice(0, 2)).toEqual(['Larch', expect.stringMatching(/^Larch-2/)]);
  });

  test('finds by an alias and says which', () => {
    const { hits } = searchNodes(index, 'language model');
    const hit = hits.find(({ key }) => graph.getNodeAttribute(key, 'label') === 'language models');
    expect(hit?.alias).toBe('language model');
  });

  test('names the alias only where the label does not match as well', () => {
    const { hits } = searchNodes(index, 'language models');
    expect(hits[0]?.alias).toBeNull();
  });

  test.each([[''], ['   '], ['-'], ['"']])('finds nothing for %j', (query) => {
    expect(searchNodes(index, query)).toEqual({ hits: [], total: 0 });
  });

  test('finds nothing that is not there', () => {
    expect(searchNodes(index, 'zebra')).toEqual({ hits: [], total: 0 });
  });

  test('counts the hits beyond the limit', () => {
    const all = searchNodes(index, 'e', 100);
    const some = searchNodes(index, 'e', 3);
    expect(some.hits).toEqual(all.hits.slice(0, 3));
    expect(some.total).toBe(all.hits.length);
    expect(some.total).toBeGreaterThan(3);
  });

  test('takes a query of any length', () => {
    expect(searchNodes(index, 'x'.repeat(100_000)).total).toBe(0);
  });
});
