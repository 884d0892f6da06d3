import { expect, test } from 'vitest';
import { citationsIn, referenceKey } from '../../src/graph/citations.ts';
import type { Document } from '../../src/model.ts';

test.each([
  ['arXiv:2401.00001', 'arxiv:2401.00001'],
  ['arXiv:2401.00001v3', 'arxiv:2401.00001'],
  ['2401.00001', 'arxiv:2401.00001'],
  ['https://arxiv.org/abs/2401.00001', 'arxiv:2401.00001'],
  ['http://arxiv.org/pdf/2401.00001v2.pdf', 'arxiv:2401.00001'],
  ['10.48550/arXiv.2401.00001', 'arxiv:2401.00001'],
  ['https://doi.org/10.48550/ARXIV.2401.00001', 'arxiv:2401.00001'],
  ['arXiv:cs/0501001', 'arxiv:cs/0501001'],
  ['arXiv:math.GT/0309136', 'arxiv:math.gt/0309136'],
  ['10.1000/Alder', 'doi:10.1000/alder'],
  ['doi:10.1000/alder', 'doi:10.1000/alder'],
  ['DOI: 10.1000/alder', 'doi:10.1000/alder'],
  ['https://dx.doi.org/10.1000/alder', 'doi:10.1000/alder'],
  ['10.1000.10/ABC', 'doi:10.1000.10/abc'],
  ['https://arxiv.org/abs/2401.00001 [cs.CL]', 'arxiv:2401.00001'],
  [' smith2020 ', 'smith2020'],
  ['https://example.org/10.1000', 'https://example.org/10.1000'],
])('%s is %s', (reference, key) => {
  expect(referenceKey(reference)).toBe(key);
});

const paper = (id: string, rest: Partial<Document> = {}): Document => ({ id, abstract: 'Text.', ...rest });

test.each<[string, Document[], string[]]>([
  ['by id', [paper('a', { references: ['b'] }), paper('b')], ['a→b']],
  ['by DOI', [paper('a', { references: ['10.1000/X'] }), paper('b', { doi: '10.1000/x' })], ['a→b']],
  ['by the link', [paper('a', { references: ['http://x.org/b'] }), paper('b', { url: 'http://x.org/b' })], ['a→b']],
  ['once, however often', [paper('a', { references: ['b', 'b', 'B'] }), paper('b')], ['a→b']],
  ['not itself', [paper('a', { references: ['a'] })], []],
  ['not what is not there', [paper('a', { references: ['zzz'] })], []],
  [
    'the smaller id where two have a DOI',
    [paper('a', { references: ['10.1000/x'] }), paper('c', { doi: '10.1000/x' }), paper('b', { doi: '10.1000/x' })],
    ['a→b'],
  ],
  ['either way', [paper('b', { references: ['a'] }), paper('a', { references: ['b'] })], ['a→b', 'b→a']],
])('cites %s', (_, documents, expected) => {
  expect(citationsIn(documents).map(({ source, target }) => `${source}→${target}`)).toEqual(expected);
});
