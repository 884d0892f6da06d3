import { describe, expect, test } from 'vitest';
import { MOST_BYTES, MOST_XML_BYTES, type OpenedFile, openFiles } from '../../src/viewer/open-files.ts';
import { recognize } from '../../src/viewer/recognize.ts';

const BIB = '@article{a, title={Fens}, abstract={We study fens.}}';
const GRAPHML = '<?xml version="1.0"?>\n<graphml><graph/></graphml>';

describe('a text that is opened is recognized by its content', () => {
  test.each([
    ['graphml', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'],
    ['graphml', '\uFEFF<?xml version="1.0"?>\n<!-- by hand -->\n<graphml>'],
    ['graphml', '<!DOCTYPE graphml SYSTEM "x.dtd">\n<g:graphml xmlns:g="x">'],
    ['markup', '<?xml version="1.0"?><gexf>'],
    ['markup', '<!doctype html><html>'],
    ['markup', '<HTML>'],
    ['graph', '{\n"attributes": {"lithograph":1},'],
    ['graph', '{"nodes": ['],
    ['graph', ' {"options":{"type":"directed"}'],
    ['papers', '{"nodes": "Of a network, nodes …"}'],
    ['papers', '[{"id": "a", "title": "Graphml"}]'],
    ['papers', '{"title": "On {\\"nodes\\": []}"}'],
    ['papers', '<jats:p>We study fens.</jats:p>'],
    ['papers', '<b>Fens</b> and bogs'],
    ['papers', BIB],
    ['papers', ''],
  ])('%s: %j', (content, text) => {
    expect(recognize(text)).toBe(content);
  });
});

const file = (name: string, content: string | Uint8Array, size?: number): OpenedFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: size ?? bytes.length, arrayBuffer: async () => new Uint8Array(bytes).buffer };
};
const unreadable: OpenedFile = { name: 'folder', size: 4096, arrayBuffer: () => Promise.reject(new Error('no')) };

/** What was opened, short enough for a table. */
async function openShort(files: readonly OpenedFile[], pasted = ''): Promise<unknown> {
  const opened = await openFiles(files, pasted);
  return opened.type === 'papers'
    ? [opened.documents.map(({ title }) => title), opened.diagnostics.map(({ code, source }) => `${source} ${code}`)]
    : [opened.type, opened.source];
}

describe('opening files', () => {
  test.each<[string, readonly OpenedFile[], string, unknown]>([
    [
      'papers of several files',
      [file('a.bib', BIB), file('b.txt', 'Bogs\nAbstract: We study bogs.')],
      '',
      [['Fens', 'Bogs'], []],
    ],
    ['papers that two files have', [file('a.bib', BIB), file('b.bib', BIB)], '', [['Fens'], ['undefined duplicate']]],
    ['a pasted text', [], BIB, [['Fens'], []]],
    ['files and a pasted text', [file('a.bib', BIB)], 'Bogs\nAbstract: We study bogs.', [['Fens', 'Bogs'], []]],
    ['UTF-16', [file('a.bib', new Uint8Array(Buffer.from(`\uFEFF${BIB}`, 'utf16le')))], '', [['Fens'], []]],
    [
      'Latin-1, with a note',
      [file('a.bib', new Uint8Array(Buffer.from(BIB.replace('Fens', 'Féns'), 'latin1')))],
      '',
      [['Féns'], ['a.bib not-utf-8']],
    ],
    ['a graph', [file('any.json', '{"nodes": [], "edges": []}')], '', ['graph', 'any.json']],
    ['GraphML', [file('any.xml', GRAPHML)], '', ['xml', 'any.xml']],
    ['a graph that is pasted', [], GRAPHML, ['xml', 'pasted text']],
    [
      'papers, of which a graph is none',
      [file('a.bib', BIB), file('graph.json', '{"nodes": []}')],
      '',
      [['Fens'], ['graph.json graph']],
    ],
    ['XML of another kind', [file('a.gexf', '<?xml version="1.0"?><gexf/>')], '', [[], ['a.gexf markup']]],
    ['a PDF beside papers', [file('a.pdf', '%PDF-1.7'), file('a.bib', BIB)], '', [['Fens'], ['a.pdf binary']]],
    ['a folder', [unreadable, file('a.bib', BIB)], '', [['Fens'], ['folder unreadable-file']]],
    ['an empty file', [file('a.txt', '')], '', [[], ['a.txt empty-file']]],
    ['a file that is too large', [file('a.bib', BIB, MOST_BYTES + 1)], '', [[], ['a.bib too-large']]],
    [
      'a GraphML that is too large',
      [file('a.graphml', GRAPHML, MOST_XML_BYTES + 1)],
      '',
      [[], ['a.graphml too-large']],
    ],
  ])('%s', async (_name, files, pasted, expected) => {
    expect(await openShort(files, pasted)).toEqual(expected);
  });

  test('a file that is too large is not read, and is told its size', async () => {
    let reads = 0;
    const huge: OpenedFile = {
      name: 'all.bib',
      size: 350_000_000,
      arrayBuffer: async () => {
        reads += 1;
        return new ArrayBuffer(0);
      },
    };
    const opened = await openFiles([huge]);
    expect(reads).toBe(0);
    expect(opened.type === 'papers' && opened.diagnostics[0]?.message).toMatch(/has 350 MB, more than the 200 MB/);
  });
});
