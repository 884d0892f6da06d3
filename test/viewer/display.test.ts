import { assert, integer, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { withThousands } from '../../src/look/thousands.ts';
import { RELATION_TYPES, SYMMETRIC_RELATIONS } from '../../src/model.ts';
import { doiUrl, safeUrl, shorten } from '../../src/viewer/display.ts';
import { loadGraph } from '../../src/viewer/load.ts';
import { count, people, RELATION_WORDS } from '../../src/viewer/words.ts';
import { smallGraph } from './small-graph.ts';

describe('shorten', () => {
  test.each([
    ['what fits', 'short', 10, 'short'],
    ['between words', 'one two three four', 12, 'one two…'],
    ['a long word', 'abcdefghijkl', 6, 'abcde…'],
  ])('%s', (_name, text, most, expected) => {
    expect(shorten(text, most)).toBe(expected);
  });

  test('never makes a text longer than asked for, nor tears a character', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 60 }), integer({ min: 2, max: 40 }), (text, most) => {
        const short = shorten(text, most);
        expect(short.length).toBeLessThanOrEqual(Math.max(most, 1));
        expect(short).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('safeUrl', () => {
  test.each([
    ['https://arxiv.org/abs/1', 'https://arxiv.org/abs/1'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    [' JaVaScRiPt:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['file:///etc/passwd', null],
    ['vbscript:x', null],
    ['//example.org', null],
    ['arxiv.org/abs/1', null],
    ['', null],
    [undefined, null],
  ])('of %s is %s', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });
});

describe('doiUrl', () => {
  test.each([
    ['10.1000/alder', 'https://doi.org/10.1000/alder'],
    ['doi:10.1000/alder', 'https://doi.org/10.1000/alder'],
    ['https://doi.org/10.1000/alder', 'https://doi.org/10.1000/alder'],
    ['10.1000/a<b>"c', 'https://doi.org/10.1000/a%3Cb%3E%22c'],
    ['10.1000/A\ud800b', 'https://doi.org/10.1000/ab'],
    ['javascript:alert(1)', null],
    ['10.1000/with space', null],
    [undefined, null],
  ])('of %s is %s', (doi, expected) => {
    expect(doiUrl(doi)).toBe(expected);
  });
});

describe('words', () => {
  test.each([
    [0, '0 papers'],
    [1, '1 paper'],
    [12_345, '12,345 papers'],
  ])('count %d', (number, expected) => {
    expect(count(number, 'paper')).toBe(expected);
  });

  test.each([
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
  ])('write %d with thousands apart', (number, expected) => {
    expect(withThousands(number)).toBe(expected);
  });

  test('name the first people of many', () => {
    const names = Array.from({ length: 200 }, (_, index) => `Person ${index}`);
    expect(people(names, 2)).toBe('Person 0, Person 1 and 198 others');
    expect(people(names.slice(0, 3), 2)).toBe('Person 0, Person 1, Person 2');
  });

  test.each(RELATION_TYPES)('of %s differ by direction, unless it has none', (relation) => {
    const { forward, backward } = RELATION_WORDS[relation];
    expect(forward === backward).toBe(SYMMETRIC_RELATIONS.has(relation));
  });
});

describe('loadGraph', () => {
  const answer = (text: string, status = 200) => ({ ok: status === 200, status, text: async () => text });

  test('reads the graph', async () => {
    const loaded = await loadGraph('data/graph.json', async () => answer(serializeGraph(smallGraph())));
    expect('graph' in loaded && loaded.graph.order).toBe(smallGraph().order);
  });

  test.each<[string, () => Promise<ReturnType<typeof answer>>, RegExp]>([
    ['a missing file', async () => answer('', 404), /data\/graph\.json could not be fetched.*404/],
    ['something else than JSON', async () => answer('<html>'), /not a graph of Lithograph.*JSON/],
    ['another JSON', async () => answer('{"a": 1}'), /not a graph of Lithograph/],
    ['a network that is down', () => Promise.reject(new Error('no network')), /no network/],
  ])('says in words what is wrong with %s', async (_name, fetch, expected) => {
    const loaded = await loadGraph('data/graph.json', fetch);
    expect('problem' in loaded && loaded.problem).toMatch(expected);
  });
});
