import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { selectKinds } from '../../src/analysis/subgraph.ts';
import { toCsv } from '../../src/export/csv.ts';
import { toGexf } from '../../src/export/gexf.ts';
import { toGraphml } from '../../src/export/graphml.ts';
import { toJson } from '../../src/export/json.ts';
import { toSvg } from '../../src/export/svg.ts';
import { selectTheme } from '../../src/graph/selection.ts';
import { DARK } from '../../src/look/palette.ts';
import { handMadeGraph } from '../export/hand-made.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { run } from './run.ts';

const folderWithGraph = (): string => temporaryFolder({ 'graph/graph.json': toJson(handMadeGraph()) });

test.each<[string, readonly string[], string]>([
  ['GraphML of a folder', ['graph', '--to', 'graphml'], toGraphml(handMadeGraph())],
  ['GraphML of a file', ['graph/graph.json', '--to', 'graphml'], toGraphml(handMadeGraph())],
  ['JSON', ['graph', '--to', 'json'], toJson(handMadeGraph())],
  ['GEXF', ['graph', '--to', 'gexf'], toGexf(handMadeGraph())],
  ['SVG', ['graph', '--to', 'svg'], toSvg(handMadeGraph())],
  ['dark SVG', ['graph', '--to', 'svg', '--dark'], toSvg(handMadeGraph(), {}, { palette: DARK })],
  [
    'one theme',
    ['graph', '--to', 'graphml', '--theme', '1'],
    toGraphml(handMadeGraph(), selectTheme(handMadeGraph(), 1)),
  ],
  [
    'one theme as JSON',
    ['graph', '--to', 'json', '--theme', '0'],
    toJson(handMadeGraph(), selectTheme(handMadeGraph(), 0)),
  ],
  [
    'some kinds',
    ['graph', '--to', 'graphml', '--kind', 'model,dataset'],
    toGraphml(handMadeGraph(), selectKinds(handMadeGraph(), ['Model', 'Dataset'])),
  ],
  [
    'an ego network of one kind',
    ['graph', '--to', 'json', '--ego', 'e-elm', '--hops', '2', '--kind', 'Model'],
    toJson(handMadeGraph(), { nodes: new Set(['e-elm', 'e-oak']) }),
  ],
])('%s goes to stdout', async (_name, parameters, expected) => {
  expect(await run(['export', ...parameters], { folder: folderWithGraph() })).toEqual({
    stdout: expected,
    stderr: '',
    code: 0,
  });
});

test('-o writes a file and nothing else', async () => {
  const folder = folderWithGraph();
  expect(await run(['export', 'graph', '--to', 'graphml', '-o', 'a.graphml'], { folder })).toEqual({
    stdout: '',
    stderr: '',
    code: 0,
  });
  expect(readFileSync(join(folder, 'a.graphml'), 'utf8')).toBe(toGraphml(handMadeGraph()));
  expect(readdirSync(folder).sort()).toEqual(['a.graphml', 'graph']);
});

test.each<[string, readonly string[], string]>([
  [
    'a theme that does not exist',
    ['--theme', '9'],
    'error: there is no theme 9; the themes are 0 (models), 1 (data)\n',
  ],
  [
    'a folder that does not exist',
    ['-o', 'no/a.graphml'],
    'error: cannot write no/a.graphml: no such file or folder\n',
  ],
])('%s is an error', async (_name, parameters, stderr) => {
  const ran = await run(['export', 'graph', '--to', 'graphml', ...parameters], { folder: folderWithGraph() });
  expect(ran).toEqual({ stdout: '', stderr, code: 1 });
});

test.each<[string, string, readonly string[]]>([
  ['a start of names', 'out', ['out-edges.csv', 'out-nodes.csv']],
  ['a name with the ending', 'out.csv', ['out-edges.csv', 'out-nodes.csv']],
  ['a folder to be made', 'new/tables/', ['new/tables/edges.csv', 'new/tables/nodes.csv']],
  ['a folder that is there', 'graph', ['graph/edges.csv', 'graph/nodes.csv']],
])('CSV goes to two files: %s', async (_name, output, files) => {
  const folder = folderWithGraph();
  const ran = await run(['export', 'graph', '--to', 'csv', '--theme', '0', '-o', output], { folder });
  expect(ran).toEqual({ stdout: '', stderr: '', code: 0 });
  const { edges, nodes } = toCsv(handMadeGraph(), selectTheme(handMadeGraph(), 0));
  expect(files.map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual([edges, nodes]);
});

test.each<[string, readonly string[], string]>([
  [
    'CSV without a place for it',
    ['--to', 'csv'],
    'error: --to csv writes two tables, which cannot both go to stdout; add -o NAME for NAME-nodes.csv and NAME-edges.csv, or -o FOLDER/\n',
  ],
  [
    'an unknown format',
    ['--to', 'xls'],
    'error: unknown format: xls; use one of csv, gexf, graphml, html, json, svg\n',
  ],
  [
    'a dark GraphML',
    ['--to', 'graphml', '--dark'],
    'error: --dark: with --to graphml is not allowed; use it together with --to svg\n',
  ],
])('%s is bad usage', async (_name, parameters, stderr) => {
  expect(await run(['export', 'graph', ...parameters], { folder: folderWithGraph() })).toEqual({
    stdout: '',
    stderr,
    code: 2,
  });
});
