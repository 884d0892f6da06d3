import { describe, expect, test } from 'vitest';
import { toJson } from '../../src/export/json.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { evaluatedGraph } from '../analysis/evaluated-graph.ts';
import { draw } from '../analysis/sketch.ts';
import { edge, evidence, handMadeGraph, paper, theme } from '../export/hand-made.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { type Ran, run } from './run.ts';

/** Two themes; Birch joins them, and was never tried on TextRace. */
const trials = (): KnowledgeGraph =>
  draw({
    entities: { Aspen: 'Method', Birch: 'Method', CodeQuiz: 'Dataset', TextRace: 'Dataset' },
    papers: [
      { names: ['Aspen', 'CodeQuiz', 'TextRace'], theme: 0 },
      { names: ['Aspen', 'TextRace'], theme: 0 },
      { names: ['Birch', 'CodeQuiz'], theme: 1 },
      { names: ['Aspen', 'Birch'], theme: 1 },
    ],
    themes: { Aspen: 0, Birch: 1, CodeQuiz: 0, TextRace: 0 },
    relations: [['Aspen', 'EVALUATED_ON', 'TextRace', 0.9]],
  });

const ask = (parameters: readonly string[], graph: KnowledgeGraph = handMadeGraph()): Promise<Ran> =>
  run(parameters, { folder: temporaryFolder({ 'graph/graph.json': toJson(graph) }) });

describe('as text', () => {
  test.each<[string, readonly string[], string]>([
    [
      'find names the node, its kind, papers and theme, and quotes',
      ['find', 'graph', 'oak', '--kind', 'model'],
      'Oak: Model, 2 papers, theme 0: models\n    “We train Oak on TreeText.” Oak: a <fast> & small model (2023)\n',
    ],
    ['find says that there is nothing', ['find', 'graph', 'zzzzzz'], 'nothing is called "zzzzzz", or nearly so\n'],
    [
      'neighbors aligns the relations and puts the sentences under them',
      ['neighbors', 'graph', 'Elm', '--min-confidence', '0.6'],
      [
        'Elm: Model, 2 papers, theme 0: models',
        '  the name also fits: Elm (Paper, arXiv:2401.00001)',
        '  ← OUTPERFORMS  Oak  Model  0.90 to 1.00, 2 papers',
        '      “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '      “It is beaten by Oak on CodeQuiz.” Elm',
        '',
      ].join('\n'),
    ],
    [
      'neighbors keeps the relations that were asked for',
      ['neighbors', 'graph', 'e-oak', '--relation', 'evaluated_on', '--direction', 'out'],
      'Oak: Model, 2 papers, theme 0: models\n  → EVALUATED_ON  CodeQuiz  Dataset  0.50, 1 paper\n      “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)\n',
    ],
    [
      'path shows each step with its sentence',
      ['path', 'graph', 'e-elm', 'CodeQuiz', '--count', '1'],
      [
        '1. Elm – Oak – CodeQuiz (2 steps)',
        '    Elm  ← OUTPERFORMS   Oak       0.90 to 1.00, 2 papers',
        '        “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '    Oak  EVALUATED_ON →  CodeQuiz  0.50, 1 paper',
        '        “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '',
      ].join('\n'),
    ],
    [
      'explain tells what it is, and what it is joined to',
      ['explain', 'graph', 'e-elm'],
      [
        'Elm: Model, 2 papers, theme 0: models',
        '  papers a year: 2023: 1',
        '  ↔ COMPARED_WITH: 1 node',
        '    Oak  Model  0.50, 1 paper',
        '  ← OUTPERFORMS: 1 node',
        '    Oak  Model  0.90 to 1.00, 2 papers',
        '        “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '',
      ].join('\n'),
    ],
    [
      'compare tells what joins two things, and what each has alone',
      ['compare', 'graph', 'e-elm', 'e-oak', '--relation', 'OUTPERFORMS,EVALUATED_ON'],
      [
        'Elm: Model, 2 papers, theme 0: models',
        'Oak: Model, 2 papers, theme 0: models',
        'Between them: 1',
        '  ← OUTPERFORMS  Oak  Model  0.90 to 1.00, 2 papers',
        '      “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '      “It is beaten by Oak on CodeQuiz.” Elm',
        'Both: 0',
        'Only Elm: 0',
        'Only Oak: 1',
        '  → EVALUATED_ON  CodeQuiz  Dataset  0.50, 1 paper',
        '      “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '',
      ].join('\n'),
    ],
    [
      'compare heeds the years: the paper of 2023 alone says that',
      ['compare', 'graph', 'e-elm', 'e-oak', '--relation', 'OUTPERFORMS', '--from', '2023', '--to', '2023'],
      [
        'Elm: Model, 2 papers, theme 0: models',
        'Oak: Model, 2 papers, theme 0: models',
        'Between them: 1',
        '  ← OUTPERFORMS  Oak  Model  0.90, 1 paper',
        '      “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        'Both: 0',
        'Only Elm: 0',
        'Only Oak: 0',
        '',
      ].join('\n'),
    ],
    [
      'similar says that there is nothing',
      ['similar', 'graph', 'CodeQuiz'],
      'CodeQuiz: Dataset, 2 papers, theme 1: data\n  nothing shares a neighbour with it\n',
    ],
    [
      'trends tells the years of all papers',
      ['trends', 'graph', '--limit', '1'],
      [
        'all papers: 2 papers, first in 2023, 1 without a year',
        '    2023: 1',
        '    “We train Oak on TreeText.” Oak: a <fast> & small model (2023)',
        '',
      ].join('\n'),
    ],
    [
      'themes lists key papers',
      ['themes', 'graph'],
      [
        '0 models: 1 node, 0 papers',
        '    Elm, Oak',
        '    models: Elm, Oak',
        '    key paper: Oak: a <fast> & small model',
        '    “We train Oak on TreeText.” Oak: a <fast> & small model (2023)',
        '1 data: 1 node, 0 papers',
        '    CodeQuiz',
        '    datasets: CodeQuiz',
        '',
      ].join('\n'),
    ],
    [
      'claims that contradict each other are shown together',
      ['claims', 'graph', '--subject', 'oak', '--relation', 'outperforms', '--object', 'kind:model'],
      [
        'Oak  OUTPERFORMS  Elm  0.90 to 1.00, 2 papers',
        '    “Oak beats Elm on CodeQuiz.” Oak: a <fast> & small model (2023)',
        '    “It is beaten by Oak on CodeQuiz.” Elm',
        '',
      ].join('\n'),
    ],
    ['claims says that there are none', ['claims', 'graph', '--contradictions'], 'no such claims\n'],
    [
      'leaderboard says that there are no results',
      ['leaderboard', 'graph', 'CodeQuiz'],
      'CodeQuiz: Dataset, 2 papers, theme 1: data\n  no results that were asked for\n',
    ],
  ])('%s', async (_name, parameters, stdout) => {
    expect(await ask(parameters)).toEqual({ stdout, stderr: '', code: 0 });
  });

  test('leaderboard shows values by metric with conflicts and sentences', async () => {
    const { code, stdout } = await ask(['leaderboard', 'graph', 'CodeQuiz', '--metric', 'accuracy'], evaluatedGraph());
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'CodeQuiz: Dataset, 3 papers',
      '  accuracy, higher is better',
      '    91%   Elm    2024  0.90 to 1.00, 2 papers',
    ]);
    expect(stdout).toContain('        conflict: 0.87 in p2\n');
    expect(stdout).toContain('  said to be the best, without a number\n');
  });

  test('leaderboard of what is no data set says so, and what to ask for', async () => {
    const { code, stdout } = await ask(['leaderboard', 'graph', 'accuracy'], evaluatedGraph());
    expect(code).toBe(0);
    expect(stdout).toContain(
      'accuracy is of the kind Metric, not a data set; ask for a data set with results by it: CodeQuiz\n',
    );
  });

  test('themes lists the parts of a theme, and how stable all are', async () => {
    const graph = handMadeGraph();
    graph.setAttribute('themes', [
      theme(0, { name: 'models', size: 2, stability: 0.914 }),
      theme(1, { name: 'oaks', level: 1, parent: 0, stability: 0.5 }),
    ]);
    graph.setNodeAttribute('e-oak', 'subtheme', 1);
    graph.setNodeAttribute('e-quiz', 'theme', null);
    const all = await ask(['themes', 'graph'], graph);
    expect(all.stdout).toMatch(/^0 models: 2 nodes, 0 papers, stability 0\.91\n/);
    expect(all.stdout).toContain('\n    1 oaks: 0 papers, stability 0.50\n');
    expect(all.stdout).not.toMatch(/^1\./m);
    const part = await ask(['themes', 'graph', '--theme', '1'], graph);
    expect(part.stdout).toMatch(/^1 oaks: part of 0, 1 node, 0 papers, stability 0\.50\n/);
    expect(part.stdout).toContain('    Oak: Model, 2 papers');
    expect(await ask(['themes', 'graph', '--theme', 'Oaks'], graph)).toEqual(part);
    expect(await ask(['themes', 'graph', '--theme', 'theme:1'], graph)).toEqual(part);
  });

  test('no text of a paper can steer the terminal', async () => {
    const graph = handMadeGraph();
    const text = 'Evil \u001B[2J\u202Etitle\nEvil\u0007 uses\u001B]0;x\u0007 Oak\u2028.';
    graph.addNode('evil', paper(text, { label: 'Evil \u001B[2J\u202Etitle' }));
    graph.addEdgeWithKey(
      'r-9',
      'evil',
      'e-oak',
      edge({ evidence: [evidence('evil', text, 'Evil\u0007 uses\u001B]0;x\u0007 Oak\u2028.')] }),
    );
    for (const parameters of [
      ['find', 'graph', 'evil'],
      ['neighbors', 'graph', 'evil'],
      ['path', 'graph', 'evil', 'Oak'],
    ]) {
      const { stdout } = await ask(parameters, graph);
      expect(stdout).toContain('Evil');
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
    }
  });
});

/** The graph without the edge that has no evidence, and with one theme, for a theme of one node has none either. */
function graphWithEvidence(): KnowledgeGraph {
  const graph = handMadeGraph();
  graph.dropEdge('r-3');
  graph.setNodeAttribute('e-quiz', 'theme', 0);
  graph.updateAttribute('themes', (themes = []) => themes.slice(0, 1));
  return graph;
}

describe('as JSON', () => {
  test.each<[string, readonly string[]]>([
    ['find', ['find', 'graph', 'Oak']],
    ['neighbors', ['neighbors', 'graph', 'e-oak']],
    ['path', ['path', 'graph', 'Oak', 'CodeQuiz']],
    ['explain', ['explain', 'graph', 'Oak']],
    ['compare', ['compare', 'graph', 'Oak', 'Elm', '--limit', '3', '--to', '2024']],
    ['trends', ['trends', 'graph', 'e-oak']],
    ['themes', ['themes', 'graph']],
    ['bridges', ['bridges', 'graph', '--limit', '3']],
    ['gaps', ['gaps', 'graph', '--for', 'Birch']],
    ['claims', ['claims', 'graph']],
  ])('%s prints the question and answers that each have evidence', async (name, parameters) => {
    const graph = ['bridges', 'gaps'].includes(name) ? trials() : graphWithEvidence();
    const { code, stderr, stdout } = await ask([...parameters, '--json'], graph);
    expect([code, stderr]).toEqual([0, '']);
    const { answers, question } = JSON.parse(stdout);
    expect(question).toMatchObject({ ask: name });
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer.evidence.length).toBeGreaterThan(0);
  });

  test('relations are filtered by confidence and support, and each piece of evidence quotes its sentence', async () => {
    const flags = ['--json', '--min-confidence', '0.9', '--min-support', '2'];
    const { stdout } = await ask(['neighbors', 'graph', 'e-oak', ...flags]);
    const { answers } = JSON.parse(stdout);
    expect(answers).toHaveLength(1);
    expect(answers[0].evidence).toEqual([
      expect.objectContaining({ paper: 'doi:10.1/oak', sentence: 'Oak beats Elm on CodeQuiz.', confidence: 0.9 }),
      expect.objectContaining({ sentence: 'It is beaten by Oak on CodeQuiz.', confidence: 0.6 }),
    ]);
  });
});

test.each<[string, readonly string[], string]>([
  [
    'bridges',
    ['bridges', 'graph', '--kind', 'Dataset'],
    [
      '1. CodeQuiz: Dataset, 2 papers, theme 0: theme 0',
      '    betweenness 0.17, participation 0.50',
      '    theme 0: theme 0  50 %  1 edge',
      '        “We speak of Aspen, CodeQuiz, TextRace.” Paper 0',
      '    theme 1: theme 1  50 %  1 edge',
      '        “We speak of Birch, CodeQuiz.” Paper 2',
      '',
    ].join('\n'),
  ],
  [
    'gaps',
    ['gaps', 'graph', '--for', 'Birch'],
    [
      'Birch: Method, 2 papers, theme 1: theme 1',
      'Birch EVALUATED_ON TextRace? Method, Dataset, score 2.55',
      '    Aspen (Method, 3 papers): 68 % of the ways',
      '        with Birch: named together by 1 paper',
      '            “We speak of Aspen, Birch.” Paper 3',
      '        with TextRace: EVALUATED_ON',
      '            “We speak of Aspen, CodeQuiz, TextRace.” Paper 0',
      '    CodeQuiz (Dataset, 2 papers): 32 % of the ways',
      '        with Birch: named together by 1 paper',
      '            “We speak of Birch, CodeQuiz.” Paper 2',
      '        with TextRace: named together by 1 paper',
      '            “We speak of Aspen, CodeQuiz, TextRace.” Paper 0',
      '',
    ].join('\n'),
  ],
  [
    'gaps between themes',
    ['gaps', 'graph', '--themes'],
    [
      'themes 0 theme 0 | 1 theme 1: 2 links, 4 expected',
      '    joined are 60 % and 67 % of the pairs inside, 13 % of those between',
      '    both know Aspen, CodeQuiz',
      '    “We speak of Aspen, CodeQuiz, TextRace.” Paper 0',
      '    “We speak of Aspen, Birch.” Paper 3',
      '',
    ].join('\n'),
  ],
])('%s as text', async (_name, parameters, stdout) => {
  expect((await ask(parameters, trials())).stdout).toBe(stdout);
});

test.each<[string, readonly string[], RegExp]>([
  [
    'neighbors',
    ['neighbors', 'graph', 'CodeQuizz'],
    /^error: nothing is called "CodeQuizz"; did you mean CodeQuiz\?\n$/,
  ],
  ['path', ['path', 'graph', 'Oak', 'Birch'], /^error: nothing is called "Birch"/],
  [
    'themes',
    ['themes', 'graph', '--theme', 'model'],
    /^error: there is no theme model; did you mean 0 \(models\)\?\n$/,
  ],
  [
    'export',
    ['export', 'graph', '--to', 'json', '--theme', 'date'],
    /^error: there is no theme date; did you mean 1 \(data\)\?/,
  ],
  ['bridges', ['bridges', 'graph', '--themes', 'models', '--themes', 'x'], /^error: there is no theme x; the themes/],
  ['gaps', ['gaps', 'graph', '--for', 'Oakk'], /^error: nothing is called "Oakk"; did you mean Oak\?\n$/],
  [
    'bridges',
    ['bridges', 'graph', '--themes', '0,9'],
    /^error: there is no theme 9; the themes are 0 \(models\), 1 \(data\)\n$/,
  ],
  [
    'compare',
    ['compare', 'graph', 'theme:0', 'theme:9'],
    /^error: there is no theme 9; the themes are 0 \(models\), 1 \(data\)\n$/,
  ],
  [
    'themes',
    ['themes', 'graph', '--theme', '9'],
    /^error: there is no theme 9; the themes are 0 \(models\), 1 \(data\)\n$/,
  ],
])('%s of what is not there fails with a suggestion', async (_name, parameters, stderr) => {
  const ran = await ask(parameters);
  expect([ran.code, ran.stdout]).toEqual([1, '']);
  expect(ran.stderr).toMatch(stderr);
});
