import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import type { Document, Extraction, Extractor } from '../../src/model.ts';
import { extractLines, type FailedLine } from '../../src/node/extract-lines.ts';

/** Finds nothing, fails for a paper called `bad`, and is silent on one called `silent`. */
const extractor: Extractor = {
  name: 'none',
  version: '1',
  async *extract(documents: Iterable<Document>) {
    for (const document of documents) {
      if (document.id === 'bad') throw new Error('too hard');
      if (document.id === 'silent') continue;
      yield { id: document.id, document, extractor: 'none@1', entities: [], relations: [], evidence: [] };
    }
  },
};

async function linesOf(text: string | Uint8Array): Promise<(Extraction | FailedLine)[]> {
  const lines: (Extraction | FailedLine)[] = [];
  const stream = (async function* () {
    yield Buffer.from(text);
  })();
  for await (const line of extractLines(stream, extractor)) lines.push(line);
  return lines;
}

const line = (record: unknown): string => `${JSON.stringify(record)}\n`;

describe('one line out for each line in', () => {
  test.each<[string, string | Uint8Array, readonly unknown[]]>([
    ['a paper', line({ id: 'a', abstract: 'x' }), [{ id: 'a' }]],
    ['a byte order mark before the first', `\uFEFF${line({ id: 'a', abstract: 'x' })}`, [{ id: 'a' }]],
    ['the same paper twice', line({ id: 'a', abstract: 'x' }).repeat(2), [{ id: 'a' }, { id: 'a' }]],
    ['a title alone', line({ id: 'a', title: 'x', abstract: '' }), [{ id: 'a' }]],
    [
      'an empty line',
      `\n${line({ id: 'a', abstract: 'x' })}`,
      [{ error: expect.stringMatching(/^line 1: it is empty/) }, { id: 'a' }],
    ],
    ['bad JSON', '{"id": "a",\n', [{ error: expect.stringMatching(/^line 1: /) }]],
    [
      'bytes that are no UTF-8',
      Buffer.from('{"id": "\xe9", "abstract": "x"}', 'latin1'),
      [{ error: 'line 1: it is not UTF-8' }],
    ],
    [
      'a paper that the extractor fails on',
      line({ id: 'bad', abstract: 'x' }),
      [{ id: 'bad', error: 'line 1: it could not be extracted: too hard' }],
    ],
    [
      'a paper that the extractor skips',
      line({ id: 'silent', abstract: 'x' }),
      [{ id: 'silent', error: 'line 1: the extractor gave nothing' }],
    ],
    [
      'an id that is a number',
      line({ id: 7, abstract: { no: 'text' } }),
      [{ id: '7', error: expect.stringMatching(/^line 1: /) }],
    ],
    ['a deep JSON', `${'['.repeat(100_000)}\n`, [{ error: expect.stringMatching(/^line 1: /) }]],
  ])('%s', async (_name, text, expected) => {
    const lines = await linesOf(text);
    expect(lines).toHaveLength(expected.length);
    expect(lines).toMatchObject(expected);
  });

  test('the number of a line is that of the input', async () => {
    const lines = await linesOf(`${line({ id: 'a', abstract: 'x' }).repeat(3)}{\n`);
    expect(lines.at(-1)).toEqual({ error: expect.stringMatching(/^line 4: /) });
  });
});
