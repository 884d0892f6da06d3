import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { countHits, findHits, type HitGroup, paperSnippet, sentenceSnippet } from '../../src/viewer/hits.ts';
import { createSearchIndex } from '../../src/viewer/search.ts';
import { buildTextIndex } from '../../src/viewer/text-index.ts';
import { smallGraph } from './small-graph.ts';

const graph = smallGraph();
graph.mergeNodeAttributes('paper-5', { authors: ['Rowan Quickthorn', 'Hazel Fern'], venue: 'Bog Letters' });
const catalog = createCatalog(graph);
const names = createSearchIndex(graph, catalog);
const steps = buildTextIndex(graph, catalog);
let step = steps.next();
while (step.done !== true) step = steps.next();
const texts = step.value;

const find = (query: string): HitGroup[] => findHits(names, query, texts.find(query));
const labels = (groups: readonly HitGroup[], name: string): string[] =>
  (groups.find((group) => group.name === name)?.hits ?? []).map(({ node }) => graph.getNodeAttribute(node, 'label'));

describe('findHits', () => {
  test('finds names at once, without the texts', () => {
    const groups = findHits(names, 'larch', null);
    expect(groups.map(({ name }) => name)).toEqual(['things', 'papers']);
    expect(labels(groups, 'things')[0]).toBe('Larch');
  });

  test('adds what the texts have, and leaves what the names said in front', () => {
    const before = findHits(names, 'larch', null);
    const after = find('larch');
    expect(after.map(({ name }) => name)).toEqual(['things', 'papers', 'sentences']);
    for (const [index, group] of before.entries()) {
      expect(after[index]?.hits.slice(0, group.hits.length).map(({ id }) => id)).toEqual(
        group.hits.map(({ id }) => id),
      );
    }
  });

  test('counts each hit once, listed or not', () => {
    for (const query of ['e', 'model', 'we', 'larch-2']) {
      for (const { hits, total } of find(query)) {
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
        expect(total).toBeGreaterThanOrEqual(hits.length);
      }
    }
  });

  test('leaves out groups without a hit', () => {
    expect(find('zebra')).toEqual([]);
    expect(find('quickthorn').map(({ name }) => name)).toEqual(['papers']);
  });

  test.each([
    ['all that is listed', 'thornguard', /^1 thing, 2 sentences$/],
    ['more than are listed', 'e', /^6 of \d+ things, /],
  ])('says %s in words', (_name, query, expected) => {
    expect(countHits(find(query))).toMatch(expected);
  });
});

describe('snippets', () => {
  const text = (pieces: ReturnType<typeof paperSnippet>): string =>
    (pieces ?? []).map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text)).join('');
  const first = (query: string, name: string) => {
    const hit = find(query).find((group) => group.name === name)?.hits[0];
    if (hit === undefined) throw new Error(`no hit for ${query}`);
    return hit;
  };

  test.each([
    ['an author', 'quickthorn', 'Rowan [Quickthorn], Hazel Fern'],
    ['a venue', 'bog letters', '[Bog] [Letters]'],
  ])('show by which %s a paper was found', (_name, query, expected) => {
    expect(text(paperSnippet(graph, first(query, 'papers')))).toBe(expected);
  });

  test('show nothing beside a title that says it', () => {
    expect(paperSnippet(graph, first('larch', 'papers'))).toBeNull();
  });

  test('of a sentence mark what was found', () => {
    const { sentence, isFound } = first('outperfroms', 'sentences');
    expect(sentence === null ? '' : text(sentenceSnippet(graph, sentence, isFound))).toContain('[outperforms] Alder');
  });
});
