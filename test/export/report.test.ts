import { describe, expect, test } from 'vitest';
import { type BuildNotes, formatDiagnostic, toReport } from '../../src/export/report.ts';
import { buildKnowledgeGraph } from '../../src/pipeline.ts';
import { emptyGraph, handMadeGraph, paper, theme } from './hand-made.ts';

const NOTES: BuildNotes = {
  merges: [
    { entity: 'e-oak', label: 'Oak', name: 'OAK', reason: 'same key', score: 1 },
    { entity: 'e-elm', label: 'Elm', name: 'elms', reason: 'same key', score: 1 },
    {
      entity: 'e-oak',
      label: 'Oak',
      name: 'Large *Oak*',
      reason: 'acronym defined in doi:10.1/oak',
      score: 0.97,
      formerId: 'e-loak',
    },
  ],
  suspects: [{ a: 'e-oak', b: 'e-elm', reason: 'one letter apart', score: 0.3 }],
  dropped: {
    'Metric USED_FOR Paper': 2,
    'Tool OUTPERFORMS Task': 7,
  },
  lost: { ungrounded: 1, 'self-loops': 4, 'a-new-reason': 2, 'same-id': 0 },
  diagnostics: [
    { severity: 'warning', code: 'duplicate', message: 'the same as record a', source: 'b.jsonl', line: 7 },
    { severity: 'error', code: 'bad-json', message: 'not JSON: {"<i>', source: 'a.jsonl', line: 2 },
  ],
};
const NOTHING: BuildNotes = { merges: [], suspects: [], dropped: {}, diagnostics: [] };

const section = (report: string, heading: string): string =>
  report
    .split(`## ${heading}\n\n`)[1]
    ?.split(/\n(?=## )/)[0]
    ?.trim() ?? '';

describe('the report', () => {
  const report = toReport(handMadeGraph(), NOTES);

  test.each([
    [
      'Nodes',
      '| Kind | Nodes | In no theme |\n| --- | ---: | ---: |\n| Paper | 2 | 0 |\n| Model | 2 | 0 |\n| Dataset | 1 | 0 |',
    ],
    [
      'Merges',
      '- Elm (e-elm): “elms” (same key, 1.00)\n- Oak (e-oak): “Large \\*Oak\\*” (acronym defined in doi:10.1/oak, 0.97); “OAK” (same key, 1.00)',
    ],
    ['Changed ids', '- e-loak (“Large \\*Oak\\*”) is e-oak (Oak)'],
    ['Alike, kept apart', '- Oak and Elm: one letter apart (0.30)'],
    [
      'Dropped relations',
      [
        'Their kinds do not go together:\n\n| Relation | Dropped |\n| --- | ---: |\n| Tool OUTPERFORMS Task | 7 |\n| Metric USED\\_FOR Paper | 2 |',
        'Left out for another reason:\n\n| What | Left out |\n| --- | ---: |\n| relations whose two ends turned out to be one thing | 4 |\n| a-new-reason | 2 |\n| entities and relations that no stretch of their paper stands for | 1 |',
      ].join('\n\n'),
    ],
    [
      'Messages',
      '- error: a.jsonl:2: not JSON: \\{"\\<i\\> (bad-json)\n- warning: b.jsonl:7: the same as record a (duplicate)',
    ],
  ])('has a section %s', (heading, expected) => {
    expect(section(report, heading)).toBe(expected);
  });

  test('counts relations, and those that several papers state', () => {
    expect(section(report, 'Relations')).toContain('| OUTPERFORMS | 1 | 1 |');
    expect(section(report, 'Relations')).toContain('| COMPARED\\_WITH | 1 | 0 |');
  });

  test('opens with the counts and what the build must be repeated with', () => {
    expect(report).toMatch(/2 papers, 3 other nodes, 4 edges, 2 themes\. Extractor rules@1, seed 1, resolution 1\./);
  });

  test('lists the themes with years, terms and the titles of key papers', () => {
    const graph = emptyGraph([
      theme(0, {
        name: 'a | b',
        terms: [{ label: 'x_y', score: 1 }],
        papers: ['p', 'q'],
        keyPapers: ['p'],
        size: 2,
        firstYear: 2020,
        lastYear: 2024,
      }),
      theme(1, { name: 'b', size: 3 }),
    ]);
    graph.addNode('p', paper('Title of p\nText.'));
    graph.addNode('q', paper('Title of q\nText.'));
    expect(section(toReport(graph, NOTHING), 'Themes')).toBe(
      '### a \\| b (0)\n\n2 nodes, 2 papers, 2020 to 2024. Terms: x\\_y.\n\nKey papers:\n\n- Title of p (p)\n\n### b (1)\n\n3 nodes, 0 papers.',
    );
  });

  test('lists papers that are alone in a theme after the themes, a line each', () => {
    const graph = emptyGraph([
      theme(0, { name: 'x_y', papers: ['p'], keyPapers: ['p'], size: 5 }),
      theme(1, { name: 'b', papers: ['q', 'r'], size: 3 }),
      theme(2, { name: 'c', papers: ['s'], keyPapers: ['s'] }),
    ]);
    for (const id of ['p', 'q', 'r', 's']) graph.addNode(id, paper(`Title of ${id}\nText.`));
    expect(section(toReport(graph, NOTHING), 'Themes')).toBe(
      '### b (1)\n\n3 nodes, 2 papers.\n\n### Papers alone\n\n2 papers tied to no other, each in a theme of its own:\n\n- Title of p (p): x\\_y (0)\n- Title of s (s): c (2)',
    );
  });

  test('of one paper that is alone it speaks as of one', () => {
    const graph = emptyGraph([theme(0, { name: 'x', papers: ['p'] })]);
    graph.addNode('p', paper('Title of p\nText.'));
    expect(section(toReport(graph, NOTHING), 'Themes')).toBe(
      '### Papers alone\n\n1 paper tied to no other, in a theme of its own:\n\n- Title of p (p): x (0)',
    );
  });

  test('lists the parts of a theme under it, and how stable each is', () => {
    const graph = emptyGraph([
      theme(0, { name: 'a', size: 4, stability: 0.875 }),
      theme(1, { name: 'b', level: 1, parent: 0, size: 3, stability: 1 }),
      theme(2, { name: 'c', level: 1, parent: 0 }),
    ]);
    expect(section(toReport(graph, NOTHING), 'Themes')).toBe(
      '### a (0)\n\n4 nodes, 0 papers, stability 0.88.\n\nParts:\n\n- b (1): 3 nodes, 0 papers, stability 1.00\n- c (2): 1 node, 0 papers',
    );
    expect(toReport(graph, NOTHING)).toContain(', 1 theme. Extractor');
  });

  test('does not depend on the order of the notes', () => {
    const { diagnostics, dropped, lost = {}, merges, suspects } = NOTES;
    const shuffled = {
      merges: merges.toReversed(),
      suspects: suspects.toReversed(),
      dropped: Object.fromEntries(Object.entries(dropped).reverse()),
      lost: Object.fromEntries(Object.entries(lost).reverse()),
      diagnostics: diagnostics.toReversed(),
    };
    expect(toReport(handMadeGraph(), shuffled)).toBe(report);
  });
});

test('an empty graph and no notes say so in each section', () => {
  expect(toReport(emptyGraph(), NOTHING).match(/^None\.$/gm)).toHaveLength(8);
});

test('every reason for which a build loses something is said in words', async () => {
  const papers = [
    { id: 'a', abstract: 'We introduce Oak, a model.' },
    { id: 'a', abstract: 'We introduce Elm, a model.' },
  ];
  const { report } = await buildKnowledgeGraph(papers);
  expect(report.lost).toMatchObject({ 'same-id': 1 });
  const text = section(toReport(emptyGraph(), { ...report, diagnostics: [] }), 'Dropped relations');
  expect(text).toContain('| papers with the id of another one, which stands for both | 1 |');
});

test.each([
  [{ source: 'a.bib', line: 3 }, 'a.bib:3: bad'],
  [{ source: 'a.bib' }, 'a.bib: bad'],
  [{ line: 3 }, '3: bad'],
  [{}, 'bad'],
])('a diagnostic at %j is one line', (where, expected) => {
  expect(formatDiagnostic({ severity: 'error', code: 'x', message: 'bad', ...where })).toBe(expected);
});
