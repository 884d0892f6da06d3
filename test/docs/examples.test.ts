import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readGraphFile } from 'lithograph/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUESTIONS } from '../../docs/examples/questions.ts';
import { withoutModules } from '../conformance/python.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const EXAMPLES = join(ROOT, 'docs', 'examples');
const PYTHON = process.env.LITHOGRAPH_PYTHON ?? 'python3';
const CLI = join(ROOT, 'dist', 'cli.js');

const withoutShell = spawnSync('bash', ['-c', 'command -v jq']).status === 0 ? undefined : 'needs bash and jq';
const withoutPython = withoutModules(['networkx']);

/** What a program prints, as JSON. */
function ask(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): unknown {
  const env = { ...process.env, ...environment };
  return JSON.parse(execFileSync(command, parameters, { encoding: 'utf8', env, maxBuffer: 1 << 28 }));
}

describe('ten questions', () => {
  let folder = '';
  let expected: readonly (readonly string[])[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lithograph-examples-'));
    execFileSync(process.execPath, [CLI, 'build', join(ROOT, 'data/seeds.csl.json'), '-o', folder, '--quiet']);
    const graph = await readGraphFile(folder);
    expected = QUESTIONS.map((ask) => ask(graph));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('have answers, nearly all of them', () => {
    expect(expected).toHaveLength(10);
    expect(expected.filter((answers) => answers.length > 0).length).toBeGreaterThanOrEqual(8);
  });

  test.skipIf(withoutShell !== undefined)(`in the shell with jq${withoutShell ? ` (${withoutShell})` : ''}`, () => {
    const lithograph = `${process.execPath} ${CLI}`;
    expect(ask('bash', [join(EXAMPLES, 'questions.sh'), folder], { LITHOGRAPH: lithograph })).toEqual(expected);
  });

  test.skipIf(withoutPython !== undefined)(
    `in Python with NetworkX${withoutPython ? ` (${withoutPython})` : ''}`,
    () => {
      expect(ask(PYTHON, ['-B', join(EXAMPLES, 'questions.py'), folder])).toEqual(expected);
    },
  );
});
