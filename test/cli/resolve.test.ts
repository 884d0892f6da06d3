import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary.ts';
import { run } from './run.ts';

const lines = (...records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
const parsed = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('resolve', () => {
  test('answers each name in its place; equal ids are the same thing', async () => {
    const input = lines({ name: 'Human Eval' }, { name: 'HumanEval+', type: 'Dataset' }, { name: 'HumanEval' });
    const { code, stderr, stdout } = await run(['resolve'], { input });
    expect([code, stderr]).toEqual([0, '']);
    const [spaced, plus, plain] = parsed(stdout);
    expect(spaced?.entity).toBe(plain?.entity);
    expect(plus?.entity).not.toBe(plain?.entity);
    expect(Object.keys(plus ?? {})).toEqual(expect.arrayContaining(['name', 'type', 'entity', 'label', 'reason']));
  });

  test('a bad line gets an error in its place', async () => {
    const bad = ['', 'x', '5', '[]', '{}', '{"name": ""}', '{"name": 5}', '{"name": "a", "type": "Thing"}'];
    const input = `${['{"name": "Mamba"}', ...bad, '{"name": "Mamba", "type": null}'].join('\n')}\n`;
    const { code, stderr, stdout } = await run(['resolve'], { input });
    const answers = parsed(stdout);
    expect(answers.map(({ error }) => typeof error)).toEqual(['undefined', ...bad.map(() => 'string'), 'undefined']);
    expect(answers[1]?.error).toBe('line 2: it is empty; each line is one JSON object');
    expect(answers[8]?.error).toMatch(/^line 9: "type" must be one of Model, /);
    expect(answers[0]?.entity).toBe(answers[9]?.entity);
    expect([code, stderr]).toEqual([1, '8 bad lines: see "error" in the output\n']);
    expect((await run(['resolve', '--tolerant'], { input })).code).toBe(0);
  });

  test('nothing in, nothing out', async () => {
    expect(await run(['resolve'], { input: '' })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('a user’s word wins', async () => {
    const folder = temporaryFolder({
      'good.json': '{"merge": [["Mamba", "Jamba"]]}',
      'bad.json': '{"merge": [["Mamba"]]}',
    });
    const input = lines({ name: 'Jamba' }, { name: 'Mamba' });
    const { stdout } = await run(['resolve', '--overrides', join(folder, 'good.json')], { input });
    expect(new Set(parsed(stdout).map(({ entity }) => entity)).size).toBe(1);
    const { code, stderr } = await run(['resolve', '--overrides', join(folder, 'bad.json')], { input });
    expect(code).toBe(1);
    expect(stderr).toContain('bad.json: merge[0] must be an array of two or more names');
  });
});
