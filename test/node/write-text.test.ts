import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { writeText } from '../../src/node/write-text.ts';
import { temporaryFolder } from './temporary.ts';

describe('writing text', () => {
  test('joins any number of pieces', async () => {
    const file = join(temporaryFolder(), 'a');
    const pieces = Array.from({ length: 5000 }, (_, index) => `${index} état 😀\n`);
    await writeText(file, pieces);
    expect(readFileSync(file, 'utf8')).toBe(pieces.join(''));
  });

  test('keeps the old file, and leaves no other, when a piece fails', async () => {
    const folder = temporaryFolder({ a: 'old' });
    const failing = function* (): Generator<string> {
      yield 'x'.repeat(100_000);
      throw new Error('no more');
    };
    await expect(writeText(join(folder, 'a'), failing())).rejects.toThrow('no more');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test.skipIf(!existsSync('/dev/full'))('says that the disk is full: needs /dev/full', async () => {
    const folder = temporaryFolder();
    // A temporary file that leads to a device which is always full.
    symlinkSync('/dev/full', join(folder, `.a.${process.pid}.tmp`));
    await expect(writeText(join(folder, 'a'), ['x'])).rejects.toThrow(
      `cannot write ${join(folder, 'a')}: no space is left on the disk`,
    );
  });

  test('says that it may not write', async () => {
    // Root may write into any folder but those of the kernel.
    const folder = process.getuid?.() === 0 ? '/sys' : temporaryFolder();
    if (folder !== '/sys') chmodSync(folder, 0o500);
    await expect(writeText(join(folder, 'a'), ['x'])).rejects.toThrow(
      new RegExp(`^cannot write ${join(folder, 'a')}: (permission denied|the file system is read-only)$`),
    );
  });

  test.each([
    ['a file', 'old'],
    ['a file that is not there yet', undefined],
  ])('through a link to %s, the link stays', async (_name, content) => {
    const folder = temporaryFolder({ 'real/other': '', ...(content === undefined ? {} : { 'real/a': content }) });
    symlinkSync(join('real', 'a'), join(folder, 'link'));
    await writeText(join(folder, 'link'), ['new']);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real', 'a'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
    expect(readdirSync(join(folder, 'real')).sort()).toEqual(['a', 'other']);
  });

  test.skipIf(process.platform === 'win32')('goes into a pipe that has a name: needs mkfifo', async () => {
    const folder = temporaryFolder();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [, read] = await Promise.all([writeText(pipe, ['one\n', 'two\n']), readPipe(pipe)]);
    expect(read).toBe('one\ntwo\n');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['pipe']);
  });

  test.skipIf(!existsSync('/dev/null'))('goes into a device: needs /dev/null', async () => {
    const folder = temporaryFolder();
    symlinkSync('/dev/null', join(folder, 'a'));
    await writeText(join(folder, 'a'), ['x']);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

/** What comes out of a pipe; gives up where nobody writes into it. */
async function readPipe(path: string): Promise<string> {
  const reader = promisify(execFile)('cat', [path], { timeout: 5000 });
  return (await reader).stdout;
}

test('what a killed writer left is cleared away, what a running one has is not', async () => {
  const [dead, alive] = ['.a.json.4194305.tmp', `.a.json.${process.ppid}.tmp`];
  const folder = temporaryFolder({ [dead]: 'half', [alive]: 'half' });
  await writeText(join(folder, 'a.json'), ['whole']);
  expect(readdirSync(folder).sort()).toEqual([alive, 'a.json'].sort());
});
