import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { toGraphml } from '../../src/export/graphml.ts';
import { toJson } from '../../src/export/json.ts';
import { graphFileOf, readGraphFile } from '../../src/node/read-graph.ts';
import { writeBuild } from '../../src/node/write-build.ts';
import { handMadeGraph } from '../export/hand-made.ts';
import { temporaryFolder } from './temporary.ts';

const notes = { merges: [], suspects: [], dropped: {}, diagnostics: [] };
const FILES = ['build.json', 'graph.graphml', 'graph.json', 'report.md', 'themes.json'];
const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

describe('a build', () => {
  test('makes its folder, with nothing in it but its files', async () => {
    const folder = join(temporaryFolder(), 'deep', 'er');
    await writeBuild(folder, { graph: handMadeGraph(), notes });
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(text(folder, 'graph.graphml')).toBe(toGraphml(handMadeGraph()));
    expect(text(folder, 'graph.json')).toBe(toJson(handMadeGraph()));
    expect(JSON.parse(text(folder, 'themes.json'))).toEqual(handMadeGraph().getAttribute('themes'));
  });

  test('says what it must be repeated with, and no time', async () => {
    const folder = temporaryFolder();
    await writeBuild(folder, { graph: handMadeGraph(), notes });
    expect(JSON.parse(text(folder, 'build.json'))).toEqual({
      lithograph: packageJson.version,
      format: 1,
      extractor: 'rules@1',
      seed: 1,
      resolution: 1,
      stability: null,
      overrides: null,
      with: [],
    });
  });

  test('replaces an older one, and leaves other files alone', async () => {
    const folder = temporaryFolder({ 'graph.json': 'old', 'notes.txt': 'mine' });
    await writeBuild(folder, { graph: handMadeGraph(), notes });
    expect(text(folder, 'graph.json')).not.toBe('old');
    expect(text(folder, 'notes.txt')).toBe('mine');
  });

  test('reads back by its folder and by its file', async () => {
    const folder = temporaryFolder();
    await writeBuild(folder, { graph: handMadeGraph(), notes });
    for (const path of [folder, join(folder, 'graph.json')]) {
      expect(toJson(await readGraphFile(path))).toBe(toJson(handMadeGraph()));
    }
  });

  test('refuses a path that is a file', async () => {
    const file = join(temporaryFolder({ 'a.txt': 'mine' }), 'a.txt');
    await expect(writeBuild(file, { graph: handMadeGraph(), notes })).rejects.toMatchObject({
      code: 'unwritable',
      message: `cannot write ${file}: it is a file, and a folder is needed`,
    });
    await expect(writeBuild(join(file, 'b'), { graph: handMadeGraph(), notes })).rejects.toMatchObject({
      code: 'unwritable',
      message: `cannot write ${join(file, 'b')}: a part of the path is a file, not a folder`,
    });
  });

  test('writes build.json last: where a file cannot be written there is none', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'report.md'));
    await expect(writeBuild(folder, { graph: handMadeGraph(), notes })).rejects.toMatchObject({
      message: `cannot write ${join(folder, 'report.md')}: it is a folder`,
    });
    expect(existsSync(join(folder, 'build.json'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});

describe('reading a graph', () => {
  test.each([
    ['a missing path', 'nowhere', 'nowhere: no such file or folder'],
    ['a folder without a graph', '.', 'graph.json: no such file; "lithograph build" makes one'],
    ['a file that is no JSON', 'bad.json', 'bad.json: not a graph of Lithograph: it is not JSON'],
    ['JSON of something else', 'other.json', 'other.json: not a graph of Lithograph'],
  ])('%s is a clear error', async (_name, path, message) => {
    const folder = temporaryFolder({ 'bad.json': '{', 'other.json': '{"nodes": []}' });
    await expect(readGraphFile(join(folder, path))).rejects.toThrow(message);
  });

  test('a path is a file, or a folder that has one', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'x.json'), '');
    expect(await graphFileOf(folder)).toBe(join(folder, 'graph.json'));
    expect(await graphFileOf(join(folder, 'x.json'))).toBe(join(folder, 'x.json'));
  });
});
