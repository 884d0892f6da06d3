import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toJson } from '../../src/export/json.ts';
import { handMadeGraph } from '../export/hand-made.ts';
import { temporaryFolder } from '../node/temporary.ts';
import { run, start } from './run.ts';

const isBuilt = existsSync(resolve(import.meta.dirname, '../../dist/viewer/index.html'));

/** Starts `view` and waits for the address. */
async function view(
  parameters: readonly string[],
): Promise<{ address: string; ended: Promise<number | null>; stop(signal: NodeJS.Signals): void }> {
  const folder = temporaryFolder({ 'graph/graph.json': toJson(handMadeGraph()) });
  const child = start(['view', 'graph', '--port', '0', ...parameters], { folder });
  onTestFinished(() => void child.kill());
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const address = await new Promise<string>((done, fail) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => done(text));
    child.stderr.setEncoding('utf8').once('data', (text: string) => {
      if (text.startsWith('error')) fail(new Error(text));
    });
  });
  return { address, ended, stop: (signal) => void child.kill(signal) };
}

describe.skipIf(!isBuilt)(`view${isBuilt ? '' : ': needs the built viewer (npm run build)'}`, () => {
  test.each<[string, readonly string[]]>([
    ['without a desktop', []],
    ['with --no-open', ['--no-open']],
  ])('prints its address %s, serves the graph there, and ends well when interrupted', async (_name, parameters) => {
    const { address, ended, stop } = await view(parameters);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const graph = await fetch(new URL('data/graph.json', address.trim()));
    expect(await graph.text()).toBe(toJson(handMadeGraph()));
    stop('SIGINT');
    expect(await ended).toBe(0);
  });
});

test('a graph that is not there ends it at once', async () => {
  expect(await run(['view', 'nowhere'], { folder: temporaryFolder() })).toEqual({
    stdout: '',
    stderr: 'error: nowhere: no such file or folder\n',
    code: 1,
  });
});
