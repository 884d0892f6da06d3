import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTxt } from '../../src/corpus/txt.ts';

type Paper = readonly [title: string | undefined, abstract: string];

const LONG = 'We study a thing that nobody has studied before, at some length, so that the line is as long as lines of';

describe('readTxt', () => {
  test('takes a paragraph of any number of lines', () => {
    const text = `${'a line of words and words\n'.repeat(200_000)}`;
    for (const start of ['', 'Abstract: ', 'A title\n']) {
      expect(readTxt(start + text).diagnostics.map(({ code }) => code)).toEqual(['too-long']);
    }
  });

  test.each<readonly [name: string, text: string, papers: readonly Paper[]]>([
    [
      'one abstract a line',
      'Abstract:We do A.\nAbstract: We do B.\n',
      [
        [undefined, 'We do A.'],
        [undefined, 'We do B.'],
      ],
    ],
    [
      'Windows line ends',
      'Abstract:We do A.\r\nAbstract:We do B.\r\n',
      [
        [undefined, 'We do A.'],
        [undefined, 'We do B.'],
      ],
    ],
    [
      'a title line before',
      'Title: A\nAbstract: We do A.\nTitle: B\nAbstract: We do B.',
      [
        ['A', 'We do A.'],
        ['B', 'We do B.'],
      ],
    ],
    [
      'a bare title before',
      'Thing A\nAbstract: We do A.\n\nThing B\nAbstract: We do B.',
      [
        ['Thing A', 'We do A.'],
        ['Thing B', 'We do B.'],
      ],
    ],
    [
      'a bare title and a blank line before',
      'Thing A\n\nAbstract: We do A.\n\nThing B\n\nAbstract: We do B.',
      [
        ['Thing A', 'We do A.'],
        ['Thing B', 'We do B.'],
      ],
    ],
    [
      'an abstract over several lines',
      'Abstract: We do A\nand more.\nAbstract: We do B.',
      [
        [undefined, 'We do A and more.'],
        [undefined, 'We do B.'],
      ],
    ],
    ['a heading of its own', 'Thing A\n\nAbstract\n\nWe do A.\nIt works.\n', [['Thing A', 'We do A. It works.']]],
    [
      'a heading in capitals, many papers',
      'Thing A\n\nABSTRACT\nWe do A.\n\nThing B\n\nABSTRACT\nWe do B.\n',
      [
        ['Thing A', 'We do A.'],
        ['Thing B', 'We do B.'],
      ],
    ],
    ['Abstract with a dash', 'Abstract—We do A.', [[undefined, 'We do A.']]],
    ['the first line as the title', `Thing A\n${LONG}\nthis one.\n`, [['Thing A', `${LONG} this one.`]]],
    ['a title, a blank line, an abstract', 'Thing A\n\nWe do A.\n', [['Thing A', 'We do A.']]],
    ['paragraphs of one paper', 'Thing A\n\nWe do A.\n\nIt works.\n', [['Thing A', 'We do A.\n\nIt works.']]],
    [
      'papers with blank lines between',
      'We do A.\n\nWe do B.\n\n\nWe do C.',
      [
        [undefined, 'We do A.'],
        [undefined, 'We do B.'],
        [undefined, 'We do C.'],
      ],
    ],
    [
      'titled papers with blank lines between',
      'Thing A\n\nWe do A.\n\nThing B\n\nWe do B.',
      [
        ['Thing A', 'We do A.'],
        ['Thing B', 'We do B.'],
      ],
    ],
    ['form feeds between', 'We do A.\fWe do B.\n', [[undefined, 'We do A.\fWe do B.']]],
    [
      'a page a paper',
      'We do A.\n\fWe do B.\n',
      [
        [undefined, 'We do A.'],
        [undefined, 'We do B.'],
      ],
    ],
    [
      'a hard-wrapped abstract without a title',
      `${LONG}\npapers, and so on, until it is long enough to be wrapped by an editor, as in\nmail.`,
      [[undefined, `${LONG} papers, and so on, until it is long enough to be wrapped by an editor, as in mail.`]],
    ],
    ['a word parted at the line end', `${LONG} evalu-\nation.`, [[undefined, `${LONG} evalu-\nation.`]]],
    [
      'the word abstract in a sentence',
      'Abstract reasoning is hard.\n\nAbstract models too.',
      [
        [undefined, 'Abstract reasoning is hard.'],
        [undefined, 'Abstract models too.'],
      ],
    ],
  ])('%s', (_name, text, papers) => {
    expect(readTxt(text).documents.map(({ title, abstract }) => [title, abstract])).toEqual(papers);
  });

  test('labelled fields', () => {
    const text =
      'Id: p1\nTitle: A\nAuthors: Ann Lee; Bo Chen\nYear: 2023\nDOI: https://doi.org/10.1234/AB\nVenue: ACL\nURL: https://x.org\nKeywords: a, b\nAbstract: We do A.';
    expect(readTxt(text)).toEqual({
      documents: [
        {
          id: 'p1',
          title: 'A',
          abstract: 'We do A.',
          year: 2023,
          authors: ['Ann Lee', 'Bo Chen'],
          venue: 'ACL',
          url: 'https://x.org',
          doi: '10.1234/ab',
          keywords: ['a', 'b'],
        },
      ],
      diagnostics: [],
    });
  });

  test('lines of papers that were left out', () => {
    const { documents, diagnostics } = readTxt(
      'Abstract: We do A.\nAbstract:\nAbstract: We do B.\nAbstract: We do A.',
      { source: 'a.txt' },
    );
    expect(documents).toHaveLength(2);
    expect(diagnostics.map(({ code, line, source }) => [code, line, source])).toEqual([
      ['no-text', 2, 'a.txt'],
      ['duplicate', 4, 'a.txt'],
    ]);
  });

  test('the seeds are ten papers', () => {
    const text = readFileSync(new URL('../../data/seeds.txt', import.meta.url), 'utf8');
    const { documents, diagnostics } = readTxt(text);
    expect(diagnostics).toEqual([]);
    expect(documents).toHaveLength(10);
    expect(documents.map(({ abstract }) => `Abstract:${abstract}`).join('\n')).toBe(text.trim());
  });
});
