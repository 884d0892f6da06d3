import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary.ts';
import { run } from './run.ts';

const SEEDS = resolve(import.meta.dirname, '../../data/seeds.csl.json');
const FILES = ['build.json', 'graph.graphml', 'graph.json', 'report.md', 'themes.json'];
// Two builds each: on a busy machine that takes a while.
const PATIENCE = 120_000;
const contents = (folder: string): string[] => FILES.map((name) => readFileSync(join(folder, name), 'utf8'));

describe('build', () => {
  test(
    'makes the same five files on every run, and says on stderr what came of it',
    async () => {
      const folder = temporaryFolder();
      const ran = await run(['build', SEEDS, '-o', 'a'], { folder });
      expect([ran.code, ran.stdout]).toEqual([0, '']);
      expect(ran.stderr).toMatch(
        /^10 papers, \d+ other nodes, \d+ edges, \d+ themes → a \(read by neural@[\d.]+, onnxruntime-\w+\)\n$/,
      );
      expect(readdirSync(join(folder, 'a')).sort()).toEqual(FILES);
      await run(['build', SEEDS, '-o', 'b'], { folder });
      const [a, b] = ['a', 'b'].map((name) => contents(join(folder, name)));
      for (const [index, name] of FILES.entries()) expect(b?.[index] === a?.[index], name).toBe(true);
    },
    PATIENCE,
  );

  test(
    'gives the same bytes with threads and without, and for papers in another order',
    async () => {
      const papers = Array.from({ length: 220 }, (_, index) => ({
        id: `p${index}`,
        title: `Tree-${index % 7}: a model`,
        abstract: `We introduce Tree-${index % 7}, a language model of ${index} trees. It outperforms BERT on GLUE-${index % 5}.`,
      }));
      const jsonl = (records: readonly unknown[]): string => records.map((record) => JSON.stringify(record)).join('\n');
      const folder = temporaryFolder({ 'a.jsonl': jsonl(papers), 'b.jsonl': jsonl(papers.toReversed()) });
      await run(['build', 'a.jsonl', '-o', 'one', '--extractor', 'rules', '--jobs', '1'], { folder });
      await run(['build', 'b.jsonl', '-o', 'two', '--extractor', 'rules', '--jobs', '2'], { folder });
      const [one, two] = ['one', 'two'].map((name) => contents(join(folder, name)));
      // Not toEqual: the difference of two large files would fill the screen.
      for (const [index, name] of FILES.entries()) expect(two?.[index] === one?.[index], name).toBe(true);
    },
    PATIENCE,
  );

  test('--quiet says nothing', async () => {
    expect(await run(['build', SEEDS, '-o', 'a', '--quiet'], { folder: temporaryFolder() })).toEqual({
      stdout: '',
      stderr: '',
      code: 0,
    });
  });

  test('records its seed and resolution', async () => {
    const folder = temporaryFolder();
    await run(['build', SEEDS, '-o', 'a', '--seed', '7', '--resolution', '2'], { folder });
    expect(JSON.parse(readFileSync(join(folder, 'a/build.json'), 'utf8'))).toMatchObject({ seed: 7, resolution: 2 });
  });

  test('--with makes nodes of authors and venues, and only then', async () => {
    const folder = temporaryFolder();
    await run(['build', SEEDS, '-o', 'plain'], { folder });
    await run(['build', SEEDS, '-o', 'more', '--with', 'authors,venues'], { folder });
    const [plain = '', more = ''] = ['plain', 'more'].map((name) =>
      readFileSync(join(folder, name, 'graph.json'), 'utf8'),
    );
    expect(plain).not.toMatch(/"kind":"(?:Author|Venue)"/);
    expect(more).toMatch(/"kind":"Author"/);
    expect(more).toMatch(/"relation":"AUTHORED"/);
    expect(JSON.parse(readFileSync(join(folder, 'more/build.json'), 'utf8')).with).toEqual(['authors', 'venues']);
  });

  test('reads files and folders of several formats, and reports what it cannot', async () => {
    const folder = temporaryFolder({
      'papers/one.jsonl': '{"id": "one", "abstract": "We introduce Oak, a language model."}\n{"id": broken\n',
      'papers/deeper/two.bib': '@article{two, title = {Elm}, abstract = {We train Elm on ImageNet.}}',
      'papers/picture.png': 'x',
      'three.txt': 'Abstract: We evaluate Ash on GLUE.',
    });
    const { code, stderr, stdout } = await run(['build', 'papers', 'three.txt', '-o', 'graph'], { folder });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^error: papers\/one\.jsonl:2: /m);
    expect(stderr).toMatch(/^warning: papers: .*picture\.png/m);
    expect(stderr).toMatch(/^3 papers, /m);
    expect(readFileSync(join(folder, 'graph/report.md'), 'utf8')).toContain('papers/one.jsonl:2: ');
  });

  test('fails where no paper can be read', async () => {
    const { code, stderr } = await run(['build', 'a.jsonl', '-o', 'x'], {
      folder: temporaryFolder({ 'a.jsonl': '{' }),
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: no paper could be read from a\.jsonl/);
  });
});
