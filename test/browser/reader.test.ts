import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, JSHandle, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read.ts';
import { createShippedNeuralExtractor } from '../../src/defaults.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import type { Document, Extraction } from '../../src/model.ts';
import { loadReader, type RuntimeName, shippedModel } from '../../src/node/onnx.ts';
import { serveViewer, type ViewerServer } from '../../src/node/serve.ts';
import type { ReaderProgress } from '../../src/viewer/reader.ts';
import { smallGraph } from '../viewer/small-graph.ts';
import { findChromium, launchChromium, NEEDS_CHROMIUM } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const executable = await findChromium();
const model = process.env.LITHOGRAPH_MODEL || shippedModel();
const hasModel = existsSync(join(model, 'reader.json'));
const NEEDS_MODEL = 'needs the model: put it into public/models/reader or name its folder in LITHOGRAPH_MODEL';

/** Two of the ten seeds. */
const papers = readCorpus(readFileSync(join(ROOT, 'data/seeds.csl.json'), 'utf8')).documents.slice(0, 2);

interface Read {
  readonly extractions: readonly Extraction[];
  readonly progress: readonly ReaderProgress[];
}

/** The modules of the build, in the page. A text, for the page has no use for what the test runner makes of an import. */
const IMPORT = "Promise.all([import('/reader.js'), import('/defaults.js')]).then(([a, b]) => ({ ...a, ...b }))";
type Modules = Pick<typeof import('../../src/viewer/reader.ts'), 'loadReaderInPage'> &
  Pick<typeof import('../../src/defaults.ts'), 'createShippedNeuralExtractor'>;

async function readInPage(page: Page, folder: string, documents: readonly Document[]): Promise<Read> {
  const modules = (await page.evaluateHandle(IMPORT)) as JSHandle<Modules>;
  return modules.evaluate(
    async ({ loadReaderInPage, createShippedNeuralExtractor }, given) => {
      const progress: ReaderProgress[] = [];
      const reader = await loadReaderInPage(given.folder, { onProgress: (step) => progress.push(step) });
      const extractor = createShippedNeuralExtractor(reader);
      const extractions: Extraction[] = [];
      for await (const extraction of extractor.extract(given.documents)) extractions.push(extraction);
      return { extractions, progress };
    },
    { folder, documents },
  );
}

async function readInNode(runtime: RuntimeName): Promise<Extraction[]> {
  const extractor = createShippedNeuralExtractor((await loadReader(model, runtime)).model);
  const extractions: Extraction[] = [];
  for await (const extraction of extractor.extract(papers)) extractions.push(extraction);
  return extractions;
}

/** What must be the same wherever the model runs. Floats differ in their last digits, so confidences may a little. */
const withoutConfidence = ({ entities, evidence, ...rest }: Extraction) => ({
  ...rest,
  entities: entities.map(({ confidence: _, ...entity }) => entity),
  evidence: evidence.map(({ confidence: _, ...spans }) => spans),
});
const confidences = ({ entities, evidence }: Extraction): number[] =>
  [...entities, ...evidence].map(({ confidence }) => confidence);
const mentions = ({ id, entities }: Extraction): string[] =>
  entities.flatMap((entity) => entity.mentions.map(({ start, end }) => `${id} ${start} ${end}`));

describe.skipIf(executable === null)(`the reader in a browser (${NEEDS_CHROMIUM})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lithograph-reader-'));
  const viewer = join(folder, 'viewer');
  let browser: Browser;
  let server: ViewerServer;

  beforeAll(async () => {
    await build({
      configFile: join(ROOT, 'vite.config.ts'),
      mode: 'production',
      logLevel: 'warn',
      build: {
        outDir: viewer,
        copyPublicDir: false,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          input: {
            index: join(ROOT, 'src/viewer/index.html'),
            reader: join(ROOT, 'src/viewer/reader.ts'),
            defaults: join(ROOT, 'src/defaults.ts'),
          },
          // The page of the test imports what these two export.
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js' },
        },
      },
    });
    if (hasModel) symlinkSync(resolve(model), join(viewer, 'model'), 'junction');
    writeFileSync(join(folder, 'graph.json'), serializeGraph(smallGraph()));
    writeFileSync(join(viewer, 'favicon.svg'), readFileSync(join(ROOT, 'public/favicon.svg')));
    server = await serveViewer(join(folder, 'graph.json'), { viewer, port: 0 });
    browser = await launchChromium(executable ?? '');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The viewer as it is served, what it asked for, and what went wrong. */
  async function open(): Promise<{ page: Page; asked: string[]; problems: string[] }> {
    const page = await browser.newPage();
    const asked: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => asked.push(request.url().replace(server.address, '/')));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(server.address);
    await page.waitForFunction(() => window.lithograph.status === 'ready' && window.lithograph.hasMap);
    return { page, asked, problems };
  }

  test('nothing of it is fetched by the first view', async () => {
    const { page, asked, problems } = await open();
    expect(asked).toContain('/index.js');
    expect(asked.filter((path) => /reader|defaults|ort|onnx|wasm/.test(path))).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('the runtime is one .wasm, once', () => {
    const files = readdirSync(viewer, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.wasm'))).toEqual([
      expect.stringMatching(/^assets[\\/]ort-wasm-simd-threaded-[\w-]+\.wasm$/),
    ]);
  });

  test('a model that is not there is said to be so, by the file', async () => {
    const { page } = await open();
    const read = readInPage(page, '/nowhere', []);
    await expect(read).rejects.toThrow(/the reader's model is not there: \/nowhere\/[\w.]+: the server answered 404/);
    await page.close();
  });

  describe.skipIf(!hasModel)(`with a model (${NEEDS_MODEL})`, () => {
    let read: Read;
    beforeAll(async () => {
      const { page, asked, problems } = await open();
      read = await readInPage(page, 'model/', papers);
      expect(problems).toEqual([]);
      expect(asked.filter((path) => !path.startsWith('/'))).toEqual([]);
      await page.close();
    }, 120_000);

    test('how much of it has come is told', () => {
      const loaded = read.progress.map((step) => step.loaded);
      expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
      expect(loaded.at(-1)).toBeGreaterThan(1e6);
      expect(read.progress.at(-1)?.total).toBe(loaded.at(-1));
    });

    test('two seeds are read as in Node', async () => {
      const expected = await readInNode('onnxruntime-web');
      expect(expected.every(({ entities, relations }) => entities.length > 0 && relations.length > 0)).toBe(true);
      expect(read.extractions.map(withoutConfidence)).toEqual(expected.map(withoutConfidence));
      const there = read.extractions.flatMap(confidences);
      const here = expected.flatMap(confidences);
      expect(Math.max(...here.map((confidence, i) => Math.abs(confidence - (there[i] ?? 0))))).toBeLessThan(0.02);
    });

    // Not all of them: where activations are rounded to int8, the last digit of a float decides now and then which way, and
    // one step of int8 in an early layer is many in the last.
    test('the native runtime finds nearly the same mentions', async () => {
      const [there, here] = [read.extractions, await readInNode('onnxruntime-node')].map(
        (extractions) => new Set(extractions.flatMap(mentions)),
      );
      const shared = [...(there ?? [])].filter((mention) => here?.has(mention)).length;
      expect((2 * shared) / ((there?.size ?? 0) + (here?.size ?? 0))).toBeGreaterThan(0.9);
    });
  });
});
