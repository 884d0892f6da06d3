import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decode, decodeText } from '../../src/corpus/decode.ts';
import { detectFormat } from '../../src/corpus/detect.ts';
import { FORMAT_NAMES, type FormatName } from '../../src/corpus/formats.ts';
import { mergeDocuments } from '../../src/corpus/merge.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { READERS } from '../../src/corpus/readers.ts';
import { textOf } from '../../src/text/document.ts';

describe('detectFormat', () => {
  test.each<readonly [text: string, source: string | undefined, format: FormatName]>([
    ['Abstract: a', undefined, 'txt'],
    ['We do A.', 'a.txt', 'txt'],
    ['We do A.', 'a', 'txt'],
    ['{"abstract":"a"}', undefined, 'jsonl'],
    ['{"abstract":"a"}', 'a.jsonl', 'jsonl'],
    ['[{"abstract":"a","authors":["x"],"year":2020}]', 'a.json', 'jsonl'],
    ['[{"id":"1","type":"article-journal","title":"A","issued":{"date-parts":[[2020]]}}]', 'a.json', 'csl-json'],
    ['[{"title":"A","author":[{"family":"X"}]}]', undefined, 'csl-json'],
    ['anything', 'a.csl.json', 'csl-json'],
    ['@article{k, title={A}}', undefined, 'bibtex'],
    ['% made by X\n@article{k,\n title={A}}', 'export.txt', 'bibtex'],
    ['anything', 'A.BIB', 'bibtex'],
    ['TY  - JOUR\nER  - ', 'export.txt', 'ris'],
    ['TY - JOUR', undefined, 'ris'],
    ['anything', 'dir.bib/a.ris', 'ris'],
    ['Write to us@example.org, please', undefined, 'txt'],
    ['[1] A reference list', undefined, 'txt'],
  ])('%j in %s is %s', (text, source, format) => {
    expect(detectFormat(text, source)).toBe(format);
  });
});

describe('readCorpus', () => {
  test('the reader of each format reads its own', () => {
    expect(Object.keys(READERS)).toEqual([...FORMAT_NAMES]);
    const texts = [
      'Abstract: a',
      '{"abstract":"a"}',
      '[{"type":"article","abstract":"a"}]',
      '@a{k,abstract={a}}',
      'TY  - A\nAB  - a\nER  - ',
    ];
    for (const text of texts) expect(readCorpus(text).documents.map(({ abstract }) => abstract)).toEqual(['a']);
  });

  test('a mark of the byte order is no part of the text', () => {
    expect(readCorpus('\uFEFF{"id":"1","abstract":"a"}').documents[0]?.id).toBe('1');
    expect(readCorpus('\uFEFFTY  - JOUR\nAB  - a\nER  -').documents[0]?.abstract).toBe('a');
  });

  test('an unknown format is an error that names the known ones', () => {
    expect(() => readCorpus('a', { format: JSON.parse('"pdf"') })).toThrow(
      'unknown format: pdf; use one of txt, jsonl',
    );
  });

  test.each([
    ['an empty file', '', 'empty-file'],
    ['white space', ' \n\t\n', 'empty-file'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'binary'],
    ['a ZIP archive', 'PK\u0003\u0004\u0014\u0000', 'binary'],
    ['zeros', 'a\u0000b\u0000c\u0000d\u0000e', 'binary'],
  ])('%s is said in words', (_name, text, code) => {
    for (const source of ['a.bib', 'a.json', 'a.txt', undefined]) {
      const { documents, diagnostics } = readCorpus(text, source === undefined ? {} : { source });
      expect(documents).toEqual([]);
      expect(diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity])).toEqual([[code, 'error']]);
    }
  });

  test.each(FORMAT_NAMES)('the reader of %s never throws, and what it gives has an id and a text', (format) => {
    const pieces = [
      '@article{',
      'title',
      '=',
      '{',
      '}',
      '"',
      ',',
      '\n',
      'TY  - ',
      'ER  -',
      'AB  - x',
      '[',
      ']',
      ':',
      'abstract',
      'Abstract: ',
      '\\',
      '\u0000',
      'a',
      '#',
      '(',
      ')',
      '%',
      '5',
    ];
    const noise = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(noise, (parts) => {
        for (const { id, title = '', abstract } of READERS[format](parts.join('')).documents) {
          expect(id).not.toBe('');
          expect((title + abstract).trim()).not.toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  test('papers come in the order of the file, the texts untouched', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((value) => value.trim() !== '');
    const papers = fc.uniqueArray(fc.record({ title: text, abstract: text }), {
      selector: (paper) => textOf(paper).trim(),
      maxLength: 8,
    });
    fc.assert(
      fc.property(papers, (records) => {
        const lines = records.map((record, index) => JSON.stringify({ id: `p${index}`, ...record }));
        const { documents } = readCorpus(lines.join('\n'), { format: 'jsonl' });
        expect(documents).toEqual(records.map((record, index) => ({ id: `p${index}`, ...record })));
      }),
    );
  });
});

describe('mergeDocuments', () => {
  const read = (text: string) => readCorpus(text, { format: 'jsonl', source: 'x' });

  test('keeps the order and the first of what is there twice', () => {
    const { documents, diagnostics } = mergeDocuments([
      read('{"id":"b","abstract":"B"}\n{"id":"a","abstract":"A"}\nbad'),
      read(
        '{"id":"b","abstract":"B"}\n{"id":"a","abstract":"other"}\n{"id":"c","abstract":"A"}\n{"id":"d","abstract":"D"}',
      ),
    ]);
    expect(documents.map(({ id }) => id)).toEqual(['b', 'a', 'd']);
    expect(diagnostics.map(({ code, record }) => [code, record])).toEqual([
      ['bad-json', undefined],
      ['duplicate', 'b'],
      ['duplicate-id', 'a'],
      ['duplicate', 'c'],
    ]);
    expect(diagnostics.at(-1)?.message).toContain('"a"');
  });

  test('nothing to join', () => {
    expect(mergeDocuments([])).toEqual({ documents: [], diagnostics: [] });
  });
});

describe('decodeText', () => {
  const decode: Decode = (bytes, encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const utf16 = (text: string, isLittle: boolean): Uint8Array =>
    Uint8Array.from(
      [...text].flatMap((character) => {
        const code = character.charCodeAt(0);
        return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );

  test.each<readonly [name: string, bytes: Uint8Array, text: string | null, code: string | null]>([
    ['UTF-8', utf8('é – α'), 'é – α', null],
    ['UTF-8 with a mark', utf8('\uFEFFé'), 'é', null],
    ['nothing', utf8(''), '', null],
    ['UTF-16, little end first', utf16('\uFEFFWe do Ä.', true), 'We do Ä.', null],
    ['UTF-16, big end first', utf16('\uFEFFWe do Ä.', false), 'We do Ä.', null],
    ['UTF-16 without a mark', utf16('We do A and more.', true), 'We do A and more.', null],
    ['Latin-1', Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x0a, 0x61]), 'café\na', 'not-utf-8'],
    ['windows-1252', Uint8Array.from([0x61, 0x0a, 0x93, 0x61, 0x94]), 'a\n“a”', 'not-utf-8'],
    ['a PDF', utf8('%PDF-1.4\n…'), null, 'binary'],
    ['a ZIP archive', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), null, 'binary'],
    ['a gzip archive', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0]), null, 'binary'],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), null, 'binary'],
    ['noise', Uint8Array.from({ length: 1000 }, (_, index) => (index * 7919) % 256), null, 'binary'],
    ['UTF-16 cut in a character', Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8]), null, 'bad-encoding'],
  ])('%s', (_name, bytes, text, code) => {
    const result = decodeText(bytes, { decode, source: 'x' });
    expect(result.text).toBe(text);
    expect(result.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(code === null ? [] : [code]);
  });

  test('the message names the line', () => {
    const { diagnostics } = decodeText(Uint8Array.from([0xc3, 0xa9, 0x0a, 0x0a, 0xe9]), { decode });
    expect(diagnostics[0]?.message).toContain('(line 3)');
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { text, diagnostics } = decodeText(bytes, { decode });
        expect(text !== null || diagnostics.length === 1).toBe(true);
      }),
    );
  });
});
