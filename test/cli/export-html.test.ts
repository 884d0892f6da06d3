import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { selectKinds } from '../../src/analysis/subgraph.ts';
import { toJson } from '../../src/export/json.ts';
import { htmlPageOf, readPageParts } from '../../src/node/html-page.ts';
import { handMadeGraph } from '../export/hand-made.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { run } from './run.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BUILT = join(ROOT, 'dist/viewer-single');

beforeAll(async () => {
  if (existsSync(join(BUILT, 'index.html'))) return;
  await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'single', logLevel: 'error' });
}, 60_000);

test.each([
  ['the graph', [], {}],
  ['some kinds', ['--kind', 'model,dataset'], selectKinds(handMadeGraph(), ['Model', 'Dataset'])],
])('HTML with %s goes to stdout, or into a file', async (_name, parameters, selection) => {
  const folder = temporaryFolder({ 'graph/graph.json': toJson(handMadeGraph()) });
  const expected = [...htmlPageOf(await readPageParts(BUILT), toJson(handMadeGraph(), selection))].join('');
  const ran = await run(['export', 'graph', '--to', 'html', ...parameters], { folder });
  expect(ran).toEqual({ stdout: expected, stderr: '', code: 0 });
  expect(await run(['export', 'graph', '--to', 'html', ...parameters, '-o', 'a.html'], { folder })).toEqual({
    stdout: '',
    stderr: '',
    code: 0,
  });
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(expected);
});
