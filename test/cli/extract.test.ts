import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/model.ts';
import { run, start } from './run.ts';

const OAK = {
  id: 'oak',
  title: 'Oak: a model',
  abstract: 'We introduce Oak-7B, a language model. It outperforms GPT-4 on HumanEval.',
};
const BARE = { id: 'bare', abstract: 'We evaluate BERT on GLUE.\u2028It works.' };
const lines = (...records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
const parsed = (stdout: string): Extraction[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('extract', () => {
  test('writes a line for each paper, in order, with spans into the text as given', async () => {
    const { code, stderr, stdout } = await run(['extract'], { input: lines(OAK, BARE, OAK) });
    expect([code, stderr]).toEqual([0, '']);
    const extractions = parsed(stdout);
    expect(extractions.map(({ id }) => id)).toEqual(['oak', 'bare', 'oak']);
    const texts = [`${OAK.title}\n${OAK.abstract}`, BARE.abstract, `${OAK.title}\n${OAK.abstract}`];
    for (const [index, extraction] of extractions.entries()) {
      expect(Object.keys(extraction)).toEqual(['id', 'document', 'extractor', 'entities', 'relations', 'evidence']);
      expect(extraction.evidence).toHaveLength(extraction.relations.length);
      expect(extraction.entities.length).toBeGreaterThan(0);
      for (const { mentions, name } of extraction.entities) {
        const found = mentions.map(({ start, end }) => texts[index]?.slice(start, end));
        expect(found.length, name).toBeGreaterThan(0);
        expect(found.every((text) => text !== undefined && text.length > 0 && text === text.trim())).toBe(true);
      }
    }
    expect(extractions[0]?.document).toEqual(OAK);
    expect(extractions[0]).toEqual(extractions[2]);
  });

  test.each<[string, string | Uint8Array, string | undefined]>([
    ['what is no JSON', '{"id": "x"', undefined],
    ['an array', '[1]', undefined],
    ['a record without text', '{"id": "x", "year": 2020}', 'x'],
    ['an abstract that is a number', '{"id": "x", "abstract": 5}', 'x'],
    ['an empty line', '', undefined],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), undefined],
    ['NUL bytes', '\0\0', undefined],
  ])('%s gets an error in its place, and the others are done', async (_name, bad, id) => {
    const input = Buffer.concat([Buffer.from(lines(OAK)), Buffer.from(bad), Buffer.from(`\n${lines(BARE)}`)]);
    const { code, stderr, stdout } = await run(['extract'], { input });
    const [first, error, last, ...more] = parsed(stdout);
    expect(more).toEqual([]);
    expect([first?.id, last?.id]).toEqual(['oak', 'bare']);
    expect(error).toEqual({ ...(id === undefined ? {} : { id }), error: expect.stringMatching(/^line 2: ./) });
    expect([code, stderr]).toEqual([1, '1 bad line: see "error" in the output\n']);
    expect((await run(['extract', '--tolerant'], { input })).code).toBe(0);
  });

  test('nothing in, nothing out', async () => {
    expect(await run(['extract'])).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  test('answers line by line, before the input ends', async () => {
    const child = start(['extract']);
    const ended = new Promise((done) => child.on('close', done));
    const first = new Promise<string>((done) => child.stdout.setEncoding('utf8').once('data', done));
    child.stdin.write(lines(OAK));
    expect(JSON.parse(await first).id).toBe('oak');
    child.stdin.end();
    expect(await ended).toBe(0);
  });

  test('ends quietly when its reader leaves', async () => {
    const child = start(['extract']);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => undefined);
    const ended = new Promise((done) => child.on('close', done));
    child.stdout.once('data', () => child.stdout.destroy());
    for (let count = 0; count < 200; count++) child.stdin.write(lines(OAK));
    child.stdin.end();
    expect([await ended, stderr]).toEqual([0, '']);
  });
});
