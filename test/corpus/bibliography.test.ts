import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../src/corpus/bibtex.ts';
import { readRis } from '../../src/corpus/ris.ts';
import type { Document } from '../../src/model.ts';

describe('readBibtex', () => {
  test.each<readonly [name: string, text: string, expected: Partial<Document>]>([
    [
      'TeX stays as it is',
      '@article{k, title={{Mamba} is 3$\\times$ \\textbf{fast}}, abstract={We use \\emph{X}: 50\\%, H$_2$O.}}',
      { title: '{Mamba} is 3$\\times$ \\textbf{fast}', abstract: 'We use \\emph{X}: 50\\%, H$_2$O.' },
    ],
    ['an abstract over several lines', '@article{k, title={A}, abstract={We do\n   A.}}', { abstract: 'We do A.' }],
    ['quotes', '@article{k, title="A", abstract="We {\\"o} do"}', { abstract: 'We {\\"o} do' }],
    ['round brackets', '@article(k, title={A}, abstract={a})', { id: 'k', title: 'A' }],
    [
      'names',
      '@article{k, title={A}, abstract={a}, author={Gu, Albert and Tri Dao and {Open AI} and de la Cruz, Juan and Erd{\\H o}s, P\\`al and Lee, Jr., Ann and {A and B} and others}}',
      { authors: ['Albert Gu', 'Tri Dao', 'Open AI', 'Juan de la Cruz', 'Pàl Erdős', 'Ann Lee Jr.', 'A and B'] },
    ],
    [
      'strings',
      '@string{acl = "ACL"}\n@inproceedings{k, title={A}, abstract={a}, booktitle=acl # " 2023", year=2023}',
      { venue: 'ACL 2023', year: 2023 },
    ],
    [
      'a date of BibLaTeX',
      '@article{k, title={A}, abstract={a}, date={2021-04}, journaltitle={J}}',
      { year: 2021, venue: 'J' },
    ],
    [
      'arXiv',
      '@misc{k, title={A}, abstract={a}, eprint={2312.00752}, archiveprefix={arXiv}}',
      { id: 'k', url: 'https://arxiv.org/abs/2312.00752' },
    ],
    [
      'DOI, address, keywords',
      '@misc{k, title={A}, abstract={a}, doi={10.1234/AbC}, url={https://x.org/a_b}, keywords={x, y; z}}',
      { doi: '10.1234/abc', url: 'https://x.org/a_b', keywords: ['x', 'y', 'z'] },
    ],
    [
      'crossref',
      '@inproceedings{k, title={A}, abstract={a}, crossref={p}}\n@proceedings{p, title={Proc}, year={1999}}',
      { year: 1999, venue: 'Proc' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(readBibtex(text).documents[0]).toMatchObject(expected);
  });

  test('broken entries cost themselves alone', () => {
    const text =
      '@article{a, title={A}, abstract={a}}\n\n@article{bad, title={unclosed\n\n@article{b, title={B}, abstract={b}}\n';
    const { documents, diagnostics } = readBibtex(text, { source: 'x.bib' });
    expect(documents.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      code: 'bad-entry',
      line: 3,
      record: 'bad',
      source: 'x.bib',
    });
  });

  test.each([
    ['a title alone', '@article{k, title={A}}', 'empty-abstract', 1],
    ['no text', '@article{k, year={2020}}', 'no-text', 0],
    ['proceedings', '@proceedings{k, title={A}}', 'not-a-paper', 0],
    ['the same key', '@article{j, title={A}, abstract={a}}\n@article{j, title={B}, abstract={b}}', 'duplicate-id', 1],
    ['no entry', 'hello', 'no-record', 0],
    ['a string that is not defined', '@article{k, title={A}, abstract={a}, journal=jair}', 'unknown-string', 1],
    ['no brace', '@article, title={A}\n', 'bad-entry', 0],
  ])('%s', (_name, text, code, count) => {
    const { documents, diagnostics } = readBibtex(text);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(diagnostics[0]?.line).toBeGreaterThan(0);
    expect(documents).toHaveLength(count);
  });
});

const RIS = (...lines: readonly string[]): string => ['TY  - JOUR', ...lines, 'ER  - '].join('\n');

describe('readRis', () => {
  test.each<readonly [name: string, text: string, expected: Partial<Document>]>([
    [
      'the tags of one school',
      RIS(
        'TI  - A',
        'AU  - Gu, Albert',
        'AU  - Dao, Tri',
        'AB  - We do A.',
        'PY  - 2023',
        'JO  - J',
        'KW  - x',
        'KW  - y',
        'DO  - 10.1234/AbC',
        'UR  - https://x.org',
      ),
      {
        title: 'A',
        authors: ['Albert Gu', 'Tri Dao'],
        abstract: 'We do A.',
        year: 2023,
        venue: 'J',
        keywords: ['x', 'y'],
        doi: '10.1234/abc',
        url: 'https://x.org',
        id: 'doi:10.1234/abc',
      },
    ],
    [
      'the tags of the other',
      RIS('T1  - A', 'A1  - Gu, Albert, Jr.', 'N2  - We do A.', 'Y1  - 2023/04/01/', 'JF  - J'),
      { title: 'A', authors: ['Albert Gu Jr.'], abstract: 'We do A.', year: 2023, venue: 'J' },
    ],
    ['an id', RIS('ID  - k1', 'TI  - A', 'AB  - a'), { id: 'k1' }],
    [
      'lines that go on',
      RIS('TI  - A', 'AB  - We do', 'A and', '  B.', 'PY  - 2020'),
      { abstract: 'We do A and B.', year: 2020 },
    ],
    ['Windows line ends', RIS('TI  - A', 'AB  - a').replaceAll('\n', '\r\n'), { title: 'A', abstract: 'a' }],
    ['an end without a space', 'TY  - JOUR\nTI  - A\nAB  - a\nER  -', { title: 'A' }],
    ['one space for two', 'TY - JOUR\nTI - A\nAB - a\nER -', { title: 'A', abstract: 'a' }],
    ['a dash in a title', RIS('TI  - A - B  - C', 'AB  - a'), { title: 'A - B  - C' }],
    ['a DOI with its resolver', RIS('TI  - A', 'AB  - a', 'DO  - https://doi.org/10.1234/X'), { doi: '10.1234/x' }],
    ['only a date', RIS('TI  - A', 'AB  - a', 'DA  - 2019/05/01'), { year: 2019 }],
    ['a book without another title', 'TY  - BOOK\nBT  - A\nAB  - \nER  - ', { title: 'A' }],
  ])('%s', (_name, text, expected) => {
    expect(readRis(text).documents[0]).toMatchObject(expected);
  });

  test('records without an end are read', () => {
    const { documents, diagnostics } = readRis('TY  - JOUR\nTI  - A\nAB  - a\nTY  - JOUR\nTI  - B\nAB  - b\n');
    expect(documents.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['unended-record', 4],
      ['unended-record', 7],
    ]);
  });

  test('lines before the first record are reported, and a record without text', () => {
    const { documents, diagnostics } = readRis(
      'Provider: X\nTY  - JOUR\nPY  - 2020\nER  - \nTY  - JOUR\nTI  - B\nAB  - b\nER  - ',
    );
    expect(documents.map(({ title }) => title)).toEqual(['B']);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['stray-line', 1],
      ['no-text', 2],
    ]);
  });
});
