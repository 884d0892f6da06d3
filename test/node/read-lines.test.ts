import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../src/node/read-lines.ts';

async function* chunks(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function linesOf(parts: readonly Uint8Array[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(chunks(parts))) lines.push(Buffer.from(line).toString());
  return lines;
}

test.each([
  ['nothing', '', []],
  ['a last line without its end', 'a\nb', ['a', 'b']],
  ['a last line with its end', 'a\nb\n', ['a', 'b']],
  ['Windows ends', 'a\r\nb\r\n', ['a', 'b']],
  ['empty lines', '\n\na\n\n', ['', '', 'a', '']],
  ['line separators inside a line', 'a\u2028b\u0085c\n', ['a\u2028b\u0085c']],
  ['a carriage return inside a line', 'a\rb\n', ['a\rb']],
])('%s', async (_name, text, expected) => {
  expect(await linesOf([Buffer.from(text)])).toEqual(expected);
});

test('where a stream is cut does not show', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é', '😀') });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 5 })), async (whole, cuts) => {
      const bytes = Buffer.from(whole);
      const parts: Uint8Array[] = [];
      let start = 0;
      for (const cut of cuts) {
        parts.push(bytes.subarray(start, start + cut));
        start += cut;
      }
      parts.push(bytes.subarray(start));
      expect(await linesOf(parts)).toEqual(await linesOf([bytes]));
    }),
  );
});
