import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { selectKinds } from '../../src/analysis/subgraph.ts';
import { toGraphml } from '../../src/export/graphml.ts';
import { toJson } from '../../src/export/json.ts';
import { selectTheme } from '../../src/graph/selection.ts';
import { handMadeGraph } from '../export/hand-made.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { run } from './run.ts';

const folderWithGraph = (): string => temporaryFolder({ 'graph/graph.json': toJson(handMadeGraph()) });

test.each<[string, readonly string[], string]>([
  ['GraphML of a folder', ['graph', '--to', 'graphml'], toGraphml(handMadeGraph())],
  ['GraphML of a file', ['graph/graph.json', '--to', 'graphml'], toGraphml(handMadeGraph())],
  ['JSON', ['graph', '--to', 'json'], toJson(handMadeGraph())],
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
  ['a theme that does not exist', ['--theme', '9'], 'error: there is no theme 9; the themes are 0, 1\n'],
  [
    'a folder that does not exist',
    ['-o', 'no/a.graphml'],
    'error: cannot write no/a.graphml: no such file or folder\n',
  ],
])('%s is an error', async (_name, parameters, stderr) => {
  const ran = await run(['export', 'graph', '--to', 'graphml', ...parameters], { folder: folderWithGraph() });
  expect(ran).toEqual({ stdout: '', stderr, code: 1 });
});
