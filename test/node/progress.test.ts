import { describe, expect, test } from 'vitest';
import { createProgress } from '../../src/node/progress.ts';

function terminal(isTTY: boolean): { isTTY: boolean; columns: number; written: string[]; write(text: string): void } {
  const written: string[] = [];
  return { isTTY, columns: 24, written, write: (text) => written.push(text) };
}

describe('progress', () => {
  test.each([
    ['the stream is no terminal', false, false],
    ['it is to be quiet', true, true],
  ])('says nothing where %s', (_name, isTTY, quiet) => {
    const stream = terminal(isTTY);
    const progress = createProgress(stream, { quiet });
    progress.show('reading', 1, 2);
    progress.clear();
    expect(stream.written).toEqual([]);
  });

  test('writes over its one line, and takes it away', () => {
    const stream = terminal(true);
    const progress = createProgress(stream, { now: () => 0 });
    progress.show('reading files');
    progress.show('extracting', 3);
    progress.clear();
    progress.clear();
    expect(stream.written).toEqual(['\r\u001B[2Kreading files…', '\r\u001B[2Kextracting: 3', '\r\u001B[2K']);
  });

  test('shows a new step and the end at once, and else ten lines a second', () => {
    const stream = terminal(true);
    let time = 0;
    const progress = createProgress(stream, { now: () => time });
    for (let done = 1; done <= 1000; done++) {
      time += 1;
      progress.show('papers', done, 1000);
    }
    expect(stream.written).toHaveLength(11);
    expect(stream.written.at(-1)).toBe('\r\u001B[2Kpapers: 1000 of 1000 (1');
  });

  test('is never wider than the terminal', () => {
    const stream = terminal(true);
    createProgress(stream).show('x'.repeat(100));
    expect(stream.written[0]).toBe(`\r\u001B[2K${'x'.repeat(23)}`);
  });
});
