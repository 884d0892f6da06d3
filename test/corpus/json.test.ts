import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCslJson } from '../../src/corpus/csl-json.ts';
import { readJsonl } from '../../src/corpus/jsonl.ts';
import type { Document } from '../../src/model.ts';

describe('readJsonl', () => {
  test('all fields', () => {
    const record = {
      id: 'p1',
      title: ' A $\\times$ ',
      abstract: 'We do A.\n\tIt works. ',
      year: 2023,
      authors: ['Ann Lee', { name: 'Bo Chen' }, { given: 'Cy', family: 'Diaz' }],
      venue: 'ACL',
      url: 'https://x.org/1',
      doi: 'https://doi.org/10.1234/ABC',
      keywords: ['a', 'b'],
      references: ['p2', { doi: '10.1/x' }],
    };
    expect(readJsonl(JSON.stringify(record)).documents).toEqual([
      { ...record, authors: ['Ann Lee', 'Bo Chen', 'Cy Diaz'], doi: '10.1234/abc', references: ['p2', '10.1/x'] },
    ]);
  });

  test('references are spelt as the ids that they name', () => {
    const record = { id: 'p', abstract: 'a', references: [' smith--2020 ', '', '$x$', 'a\tb', '\n'] };
    const ids = record.references.map((id) => ({ id, abstract: `a ${id}` }));
    const { documents } = readJsonl([record, ...ids].map((item) => JSON.stringify(item)).join('\n'));
    expect(documents[0]?.references).toEqual(['smith--2020', '$x$', 'a b']);
    expect(documents.map(({ id }) => id)).toEqual(expect.arrayContaining(['smith--2020', '$x$', 'a b']));
  });

  test.each<readonly [name: string, text: string, ids: readonly string[]]>([
    ['one a line', '{"id":"1","abstract":"a"}\n{"id":"2","abstract":"b"}', ['1', '2']],
    [
      'blank lines and Windows line ends',
      '\r\n{"id":"1","abstract":"a"}\r\n\r\n{"id":"2","abstract":"b"}\r\n',
      ['1', '2'],
    ],
    ['an array', '[{"id":"1","abstract":"a"},\n {"id":"2","abstract":"b"}]', ['1', '2']],
    ['an array on one line', '[{"id":"1","abstract":"a ] } {"},{"id":"2","abstract":"b\\""}]', ['1', '2']],
    ['one object over lines', '{\n "id": "1",\n "abstract": "a"\n}\n', ['1']],
    ['objects over lines', '{\n "id": "1",\n "abstract": "a"\n}\n{\n "id": "2",\n "abstract": "b"\n}', ['1', '2']],
    ['U+2028 in a string', '{"id":"1","abstract":"a\u2028b"}\n{"id":"2","abstract":"b"}', ['1', '2']],
    ['numbers as ids', '{"id":1,"abstract":"a"}', ['1']],
    ['an empty array', '[]', []],
  ])('%s', (_name, text, ids) => {
    const { documents, diagnostics } = readJsonl(text);
    expect(documents.map(({ id }) => id)).toEqual(ids);
    expect(diagnostics).toEqual([]);
  });

  test.each<readonly [name: string, record: object, expected: Partial<Document>]>([
    ['a DOI', { doi: 'doi:10.1234/AbC' }, { id: 'doi:10.1234/abc', doi: '10.1234/abc' }],
    [
      'a DOI of arXiv',
      { doi: '10.48550/arXiv.2504.03624' },
      { id: 'arXiv:2504.03624', doi: '10.48550/arxiv.2504.03624' },
    ],
    ['an address of arXiv', { url: 'https://arxiv.org/abs/2504.03624v2' }, { id: 'arXiv:2504.03624' }],
    [
      'an old DOI of arXiv',
      { doi: '10.48550/arXiv.math.GT/0309136' },
      { id: 'arXiv:math.GT/0309136', doi: '10.48550/arxiv.math.gt/0309136' },
    ],
    ['a DOI of a registrant in parts', { doi: '10.1000.10/ABC' }, { id: 'doi:10.1000.10/abc' }],
    ['an id on several lines', { id: ' a\tb\r\n\u0000c\u202e ' }, { id: 'a b c' }],
    ['an old number of arXiv', { url: 'http://arxiv.org/pdf/hep-th/9901001v1.pdf' }, { id: 'arXiv:hep-th/9901001' }],
    ['nothing', {}, { id: 'text:3c9ea5a60810' }],
    ['an empty id', { id: '' }, { id: 'text:3c9ea5a60810' }],
    ['null', { id: null, year: null, authors: null }, { id: 'text:3c9ea5a60810' }],
  ])('an id from %s', (_name, record, expected) => {
    const [document] = readJsonl(JSON.stringify({ title: 'A', abstract: 'We do A.', ...record })).documents;
    expect(document).toMatchObject(expected);
  });

  test('the order of the fields does not change the id', () => {
    const [a] = readJsonl('{"title":"A","abstract":"B"}').documents;
    const [b] = readJsonl('{"abstract":"B","title":"A","year":2020}').documents;
    expect(a?.id).toBe(b?.id);
  });

  test.each<readonly [name: string, bad: string, code: string, severity: string]>([
    ['no JSON', 'hello', 'bad-json', 'error'],
    ['a comma too many', '{"id":"x","abstract":"a",}', 'bad-json', 'error'],
    ['a list', '["a"]', 'bad-record', 'error'],
    ['null', 'null', 'bad-record', 'error'],
    ['a number for the abstract', '{"id":"x","abstract":5}', 'bad-field', 'error'],
    ['an object for the id', '{"id":{},"abstract":"a"}', 'bad-field', 'error'],
    ['neither title nor abstract', '{"id":"x"}', 'no-text', 'error'],
    ['white space alone', '{"id":"x","abstract":" \\n","title":" "}', 'no-text', 'error'],
    ['a title alone', '{"id":"x","title":"A"}', 'empty-abstract', 'warning'],
    ['a year with a letter', '{"id":"x","abstract":"x","year":"2023a"}', 'bad-year', 'warning'],
    ['a year out of range', '{"id":"x","abstract":"x","year":99999}', 'bad-year', 'warning'],
    ['a wrong list', '{"id":"x","abstract":"x","authors":[5]}', 'bad-field', 'warning'],
    ['the same paper', '{"id":"1","abstract":"a"}', 'duplicate', 'warning'],
    ['the same text under another id', '{"id":"x","abstract":"a"}', 'duplicate', 'warning'],
    ['the same id for another text', '{"id":"1","abstract":"c"}', 'duplicate-id', 'error'],
    ['a whole book', `{"id":"x","abstract":"${'a '.repeat(150_000)}"}`, 'too-long', 'error'],
    ['deep nesting', `{"id":"x","abstract":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'bad-field', 'error'],
  ])('%s is reported, the neighbours stay', (_name, bad, code, severity) => {
    const good = ['{"id":"1","abstract":"a"}', '{"id":"2","abstract":"b"}'];
    const { documents, diagnostics } = readJsonl([good[0], bad, good[1]].join('\n'), { source: 'p.jsonl' });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code, severity, line: 2, source: 'p.jsonl' });
    expect(diagnostics[0]?.message).toMatch(/[;:] \S/);
    expect(diagnostics[0]?.message.length).toBeLessThan(220);
    expect(documents.map(({ id }) => id)).toEqual(expect.arrayContaining(['1', '2']));
    expect(documents).toHaveLength(severity === 'warning' && !code.startsWith('duplicate') ? 3 : 2);
  });

  test('a year with a letter is read all the same', () => {
    expect(readJsonl('{"abstract":"a","year":"2023a"}').documents[0]?.year).toBe(2023);
  });

  test('a file that was cut off keeps what came before', () => {
    const { documents, diagnostics } = readJsonl('{"id":"1","abstract":"a"}\n{"id":"2","abstr');
    expect(documents).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'bad-json', line: 2 });
    expect(diagnostics[0]?.message).toContain('cut off');
  });

  test('__proto__ is a name like others', () => {
    const { documents } = readJsonl('{"id":"1","abstract":"a","__proto__":{"title":"evil","polluted":true}}');
    expect(documents[0]).toEqual({ id: '1', abstract: 'a' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('links that are not of the web are left out', () => {
    expect(readJsonl('{"abstract":"a","url":"javascript:alert(1)"}').documents[0]?.url).toBeUndefined();
  });

  test('a line of 10 MB does not hurt the next', () => {
    const { documents, diagnostics } = readJsonl(
      `{"id":"x","abstract":"${'word '.repeat(2_000_000)}"}\n{"id":"1","abstract":"a"}`,
    );
    expect(documents.map(({ id }) => id)).toEqual(['1']);
    expect(diagnostics[0]).toMatchObject({ code: 'too-long', line: 1, record: 'x' });
  });
});

describe('readJsonl, broken arrays', () => {
  test.each<readonly [name: string, text: string]>([
    [
      'a quote that is missing',
      '[\n {"id": "1", "abstract": "a"},\n {"id": "x", "abstract": "a},\n {"id": "2", "abstract": "b"}\n]',
    ],
    [
      'a brace that is missing',
      '[\n {"id": "1", "abstract": "a"},\n {"id": "x", "abstract": "x",\n {"id": "2", "abstract": "b"}\n]',
    ],
    [
      'a comma too many',
      '[\n {"id": "1", "abstract": "a"},\n {"id": "x", "abstract": "x",},\n {"id": "2", "abstract": "b"}\n]',
    ],
    ['a stray word', '[\n {"id": "1", "abstract": "a"},\n hello,\n {"id": "2", "abstract": "b"}\n]'],
  ])('%s costs one record', (_name, text) => {
    const { documents, diagnostics } = readJsonl(text);
    expect(documents.map(({ id }) => id)).toEqual(['1', '2']);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['bad-json', 3]]);
  });
});

test.each([
  [
    'a quote',
    '[{"id":"1","abstract":"a"},{"id":"x","abstract":"a},{"id":"2","abstract":"b"},{"id":"3","abstract":"c"}]',
  ],
  [
    'a brace',
    '[{"id":"1","abstract":"a"},{"id":"x","abstract":{"b":"x"},{"id":"2","abstract":"b"},{"id":"3","abstract":"c"}]',
  ],
])('%s that is missing in an array on one line costs one record', (_name, text) => {
  const { documents, diagnostics } = readJsonl(text);
  expect(documents.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['bad-json']);
});

describe('readCslJson', () => {
  test.each<readonly [name: string, item: object, expected: Partial<Document>]>([
    ['date parts as numbers', { issued: { 'date-parts': [[2023, 4, 1]] } }, { year: 2023 }],
    ['date parts as strings', { issued: { 'date-parts': [['2023']] } }, { year: 2023 }],
    ['a raw date', { issued: { raw: '2023-04-01' } }, { year: 2023 }],
    ['a literal date', { issued: { literal: 'April 2023' } }, { year: 2023 }],
    ['a date that is none', { issued: { 'date-parts': [[null]] } }, {}],
    ['a number as the id', { id: 7 }, { id: '7' }],
    [
      'names in parts',
      { author: [{ family: 'Berg', given: 'Ann', 'non-dropping-particle': 'van den' }] },
      { authors: ['Ann van den Berg'] },
    ],
    ['an institution', { author: [{ literal: 'NVIDIA' }, { family: 'Lee' }] }, { authors: ['NVIDIA', 'Lee'] }],
    ['markup in the title', { title: 'On <i>E. coli</i>' }, { title: 'On <i>E. coli</i>' }],
    ['lists of one, as Crossref has them', { title: ['A'], 'container-title': ['ACL'] }, { title: 'A', venue: 'ACL' }],
    ['keywords in one string', { keyword: 'a, b' }, { keywords: ['a', 'b'] }],
    ['DOI and address', { DOI: '10.1234/X', URL: 'https://x.org' }, { doi: '10.1234/x', url: 'https://x.org' }],
  ])('%s', (_name, item, expected) => {
    const { documents, diagnostics } = readCslJson(JSON.stringify([{ id: 'k', title: 'T', abstract: 'a', ...item }]));
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject(expected);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['one item', '{"id":"1","title":"A","abstract":"a"}'],
    ['items in an object', '{"config":{},"items":[{"id":"1","title":"A","abstract":"a"}]}'],
  ])('%s', (_name, text) => {
    expect(readCslJson(text).documents.map(({ id }) => id)).toEqual(['1']);
  });

  test('a wrong item is reported, its neighbours stay', () => {
    const { documents, diagnostics } = readCslJson(
      '[\n{"id":"1","title":"A","abstract":"a"},\n5,\n{"id":"x","title":{}},\n{"id":"2","title":"B","abstract":"b"}]',
    );
    expect(documents.map(({ id }) => id)).toEqual(['1', '2']);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['bad-record', 3],
      ['bad-field', 4],
    ]);
  });

  test('the seeds', () => {
    const { documents, diagnostics } = readCslJson(
      readFileSync(new URL('../../data/seeds.csl.json', import.meta.url), 'utf8'),
    );
    expect(diagnostics).toEqual([]);
    expect(documents).toHaveLength(10);
    expect(documents[0]).toMatchObject({ id: 'arXiv:2504.03624', year: 2025 });
    expect(documents.every(({ title, authors, year }) => title && authors?.length && year)).toBe(true);
  });
});
