import { Buffer } from 'node:buffer';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../../src/node/read-files.ts';
import { temporaryFolder } from './temporary.ts';

const paper = (id: string): string => `${JSON.stringify({ id, abstract: `The abstract of ${id}.` })}\n`;

describe('reading files', () => {
  test('goes through folders in sorted order, and takes files in the order given', async () => {
    const folder = temporaryFolder({
      'b/2.jsonl': paper('b2'),
      'b/1.jsonl': paper('b1'),
      'b/B.jsonl': paper('bB'),
      'b/1/x.jsonl': paper('b1x'),
      'a.jsonl': paper('a'),
    });
    const { documents, diagnostics } = await readFiles([join(folder, 'b'), join(folder, 'a.jsonl')]);
    expect(documents.map(({ id }) => id)).toEqual(['b1x', 'b1', 'b2', 'bB', 'a']);
    expect(diagnostics).toEqual([]);
  });

  test('skips in folders what has another extension, in one warning, and hidden files without one', async () => {
    const folder = temporaryFolder({
      'x/a.jsonl': paper('a'),
      'x/b.png': '',
      'x/c.exe': '',
      'x/.git/d.jsonl': paper('d'),
    });
    const { documents, diagnostics } = await readFiles([join(folder, 'x')]);
    expect(documents.map(({ id }) => id)).toEqual(['a']);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'unknown-extension',
        message: expect.stringMatching(/^skipped 2 files .*: b\.png, c\.exe$/),
        source: join(folder, 'x'),
      },
    ]);
  });

  test('takes a folder of any number of files', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `x/${index}.skip`);
    const folder = temporaryFolder(Object.fromEntries([...names, 'x/a.jsonl'].map((name) => [name, paper('a')])));
    const { documents, diagnostics } = await readFiles([join(folder, 'x')]);
    expect(documents.map(({ id }) => id)).toEqual(['a']);
    expect(diagnostics[0]?.message).toMatch(/^skipped 3000 files .* and 2995 more$/);
  });

  test('takes a named file whatever its extension is', async () => {
    const folder = temporaryFolder({ 'a.data': paper('a') });
    expect((await readFiles([join(folder, 'a.data')])).documents).toHaveLength(1);
    expect((await readFiles([join(folder, 'a.data')], { format: 'jsonl' })).documents.map(({ id }) => id)).toEqual([
      'a',
    ]);
  });

  test('names the file in what it reports', async () => {
    const file = join(temporaryFolder({ 'a.jsonl': `${paper('a')}{` }), 'a.jsonl');
    const { documents, diagnostics } = await readFiles([file]);
    expect(documents).toHaveLength(1);
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'error', source: file, line: 2 })]);
  });

  test('reports a paper that two files have once', async () => {
    const folder = temporaryFolder({ 'a.jsonl': paper('a'), 'b.jsonl': paper('a') });
    const { documents, diagnostics } = await readFiles([join(folder, 'a.jsonl'), join(folder, 'b.jsonl')]);
    expect(documents).toHaveLength(1);
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'warning', code: 'duplicate' })]);
  });

  test('does not follow links to folders, which may go round in a circle', async () => {
    const folder = temporaryFolder({ 'x/a.jsonl': paper('a') });
    symlinkSync(join(folder, 'x'), join(folder, 'x', 'again'));
    expect((await readFiles([join(folder, 'x')])).documents).toHaveLength(1);
  });

  test('a named path that is not there is an error', async () => {
    const path = join(temporaryFolder(), 'nowhere');
    await expect(readFiles([path])).rejects.toMatchObject({
      code: 'unreadable-file',
      message: `${path}: no such file or folder`,
    });
  });

  test.each<[string, Uint8Array]>([
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${paper('état')}`)],
    ['UTF-16', Buffer.from(`\uFEFF${paper('état')}`, 'utf16le')],
    ['Latin-1', Buffer.from(paper('état'), 'latin1')],
  ])('reads %s', async (_name, bytes) => {
    const { documents } = await readFiles([join(temporaryFolder({ 'a.jsonl': bytes }), 'a.jsonl')]);
    expect(documents.map(({ id }) => id)).toEqual(['état']);
  });

  test('binary data is an error, not a paper', async () => {
    const file = join(
      temporaryFolder({ 'a.txt': Uint8Array.from({ length: 512 }, (_, index) => index % 256) }),
      'a.txt',
    );
    const { documents, diagnostics } = await readFiles([file]);
    expect(documents).toEqual([]);
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'error', source: file })]);
  });
});
