import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/export/csv.ts';
import { selectTheme } from '../../src/graph/selection.ts';
import { csvRecords, readCsv } from './csv-reader.ts';
import { anyText, emptyGraph, handMadeGraph, node } from './hand-made.ts';

describe('the hand-made graph', () => {
  const { edges, nodes } = toCsv(handMadeGraph());

  test('begins with the columns that Gephi knows', () => {
    expect(readCsv(nodes)[0]?.join(' ')).toBe(
      'Id Label kind theme themeName x y size key aliases papers firstYear lastYear title text year authors venue url doi color',
    );
    expect(readCsv(edges)[0]?.join(' ')).toBe(
      'Source Target Type Id Label Kind Weight relation confidence confidenceUpper support symmetric paperIds evidence',
    );
  });

  test('has a row for each node and edge', () => {
    expect(csvRecords(nodes).map(({ key }) => key)).toEqual(handMadeGraph().nodes().sort());
    expect(csvRecords(edges).map(({ Id }) => Id)).toEqual(['r-1', 'r-2', 'r-3', 'r-4']);
  });

  test('ends of edges are ids of nodes', () => {
    const ids = new Set(csvRecords(nodes).map(({ Id }) => Id));
    for (const { Source, Target, Type } of csvRecords(edges)) {
      expect([ids.has(Source ?? ''), ids.has(Target ?? ''), Type]).toEqual([true, true, 'Directed']);
    }
  });

  test('writes lists as JSON text, numbers as they are and nothing for what has no value', () => {
    expect(csvRecords(nodes).find(({ key }) => key === 'doi:10.1/oak')).toMatchObject({
      Label: 'Oak: a <fast> & small model',
      authors: '["Ann Ash","Bo \\"B\\" Box"]',
      text: 'Oak: a <fast> & small model\nOak beats Elm on CodeQuiz. We train Oak on TreeText.',
      x: '1.5',
      y: '-2',
      year: '2023',
      url: '',
    });
  });

  test('a theme has its nodes and the edges between them', () => {
    const part = toCsv(handMadeGraph(), selectTheme(handMadeGraph(), 0));
    expect([csvRecords(part.nodes).length, csvRecords(part.edges).length]).toEqual([4, 3]);
  });
});

/** A node with this label, as the file has it. */
function written(label: string): string {
  const graph = emptyGraph();
  graph.addNode('a', node({ label }));
  return csvRecords(toCsv(graph).nodes)[0]?.Label ?? '';
}

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['\n=1', "'\n=1"],
  ['＝1', "'＝1"],
  ["'tis", "''tis"],
  ['a=1', 'a=1'],
  ['"=1', '"=1'],
  ['', ''],
  ['1e5', '1e5'],
  ['a\u0000\uD800b', 'a\uFFFD\uFFFDb'],
])('%j is written as %j', (label, expected) => {
  expect(written(label)).toBe(expected);
});

test('no cell of text is a formula, and one leading apostrophe taken away gives every text back', () => {
  fc.assert(
    fc.property(anyText(), (label) => {
      const text = written(label);
      expect(text).not.toMatch(/^\s*[=+\-@]/);
      expect(text.replace(/^'/, '')).toBe(label.replace(/[\0\uD800-\uDFFF]/gu, '\uFFFD'));
    }),
  );
});

test('the empty graph is two lines of names', () => {
  const { edges, nodes } = toCsv(emptyGraph());
  expect([readCsv(nodes).length, readCsv(edges).length]).toEqual([1, 1]);
});
