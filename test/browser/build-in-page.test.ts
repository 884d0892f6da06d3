import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/read.ts';
import { toGraphml } from '../../src/export/graphml.ts';
import { toJson } from '../../src/export/json.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import { buildKnowledgeGraph } from '../../src/pipeline.ts';
import { entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { HOSTILE_TITLES } from './graphs.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const executable = await findChromium();
const SEEDS = readFileSync(join(ROOT, 'data/seeds.csl.json'), 'utf8');

const BIBTEX = `@article{moor24,
  title = {FenReader: Reading Comprehension on Peat Maps},
  abstract = {We introduce FenReader, a neural model for question answering. FenReader outperforms BERT on the SQuAD benchmark.},
  year = {2024}
}
@article{empty,
  year = {2023}
}
@article{reed23,
  title = {ReedNet for Bog Summarization},
  abstract = {We present ReedNet, which is based on BERT. We evaluate ReedNet on the CNN/DailyMail dataset with ROUGE.},
  year = {2023}
}
`;

interface GivenFile {
  readonly name: string;
  readonly content: string;
}

/** Drops files in the middle of the page, as from a folder of the desktop. */
async function drop(page: Page, files: readonly GivenFile[]): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of given) dataTransfer.items.add(new File([content], name));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** Chooses how the papers are read, and waits for the graph. */
async function build(page: Page, reading: 'fast' | 'careful'): Promise<void> {
  await page.locator(`input[value=${reading}]`).check();
  await page.getByRole('button', { name: 'Build the graph' }).click();
  await page.locator('.result').waitFor();
}

const counts = (page: Page) =>
  page.evaluate(() => ({ nodes: window.lithograph.graph?.order ?? 0, edges: window.lithograph.graph?.size ?? 0 }));
const idsOfPapers = (page: Page) =>
  page.evaluate(() => window.lithograph.graph?.filterNodes((_, { kind }) => kind === 'Paper').sort());
const small = { nodes: smallGraph().order, edges: smallGraph().size };

describe.skipIf(executable === null)(`opening papers and graphs in the page (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 120_000);
  afterAll(() => bench?.close());

  /** A page with the small graph, and time for the pipeline. */
  async function open(fragment = '') {
    const opened = await bench.open(smallGraph(), { fragment });
    opened.page.setDefaultTimeout(50_000);
    return opened;
  }

  test('a .bib that is dropped becomes the graph; what could not be read is said by its line; nothing is asked of anybody', async () => {
    const { page, problems, close } = await open(`#1&l=list&s=n.${entityId('alder')}`);
    await drop(page, [{ name: 'library.bib', content: BIBTEX }]);
    await page.locator('.reading').waitFor();
    expect(await page.locator('.message.is-error').allTextContents()).toEqual([
      expect.stringMatching(/Left out.*library\.bib, line 6: .*neither a title nor an abstract.*empty/),
    ]);
    await build(page, 'fast');
    expect(await page.locator('.result').textContent()).toMatch(/^2 papers.*Read by rules/);
    expect(await idsOfPapers(page)).toEqual(['moor24', 'reed23']);
    // The address was of another graph.
    expect(await page.evaluate(() => window.location.hash)).toBe('');
    expect(await page.evaluate(() => window.lithograph.state?.selection)).toBe(null);
    await page.getByRole('button', { name: 'Show the graph' }).click();
    await mapOf(page);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('map-field');
    expect(problems).toEqual([]);
    await close();
  });

  test('a text that is pasted becomes a graph, by keys alone; and the graph can be saved', async () => {
    const { page, problems, close } = await open();
    await page.getByRole('button', { name: 'Open …' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] textarea').focus();
    await page.keyboard.insertText(
      'Peat at Scale\nWe introduce PeatBench, a benchmark for language models. GPT-4 outperforms Llama on PeatBench.',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.reading').waitFor();
    await build(page, 'fast');
    const built = await counts(page);
    expect(built.nodes).toBeGreaterThan(2);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save graph.json' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('graph.json');
    const graph = parseGraph(readFileSync(await saved.path(), 'utf8'));
    expect({ nodes: graph.order, edges: graph.size }).toEqual(built);
    expect(problems).toEqual([]);
    await close();
  });

  test('the ten papers that ship with it can be tried, and give the very bytes that the command writes', async () => {
    const { page, problems, close } = await open();
    await page.getByRole('button', { name: 'Open …' }).click();
    await page.getByRole('button', { name: 'Try it with ten papers' }).click();
    await build(page, 'fast');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save graph.json' }).click(),
    ]);
    const { graph } = await buildKnowledgeGraph(readCorpus(SEEDS).documents);
    expect(readFileSync(await saved.path(), 'utf8')).toBe(toJson(graph));
    expect(problems).toEqual([]);
    await close();
  });

  test('cancel ends the work, and the graph that was there stays', async () => {
    const { page, problems, close } = await open('#1&l=list');
    const many = Array.from({ length: 3000 }, (_, index) => ({
      id: `p${index}`,
      title: `Paper ${index}`,
      abstract: `We introduce Model${index}, a model for task ${index % 7}. It outperforms BERT on SQuAD by ${index % 9} points.`,
    }));
    await drop(page, [{ name: 'many.json', content: JSON.stringify(many) }]);
    await page.locator('.reading').waitFor();
    // So many are read by rules unless one wants it otherwise.
    expect(await page.locator('input[value=fast]').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Build the graph' }).click();
    await page.getByText(/of 3,000 papers/).waitFor();
    // A key does not throw the work away; the button does.
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open] progress').count()).toBe(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('dialog[open] .chooser').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
    await page.waitForTimeout(300);
    expect(await counts(page)).toEqual(small);
    expect(await page.evaluate(() => window.lithograph.state?.arrangement)).toBe('list');
    expect(problems).toEqual([]);
    await close();
  });

  test('a file that is none is refused with its name and what to do, and the others are read', async () => {
    const { page, problems, close } = await open();
    await drop(page, [{ name: 'paper.pdf', content: '%PDF-1.7 …' }]);
    await page.locator('.problem').waitFor();
    expect(await page.locator('.message').allTextContents()).toEqual([
      expect.stringMatching(/paper\.pdf: this is a PDF, not text; give titles and abstracts as/),
    ]);
    await drop(page, [
      { name: 'paper.pdf', content: '%PDF-1.7 …' },
      { name: 'library.bib', content: BIBTEX },
    ]);
    await page.locator('.reading').waitFor();
    expect(await page.locator('#open-title').textContent()).toBe('2 papers');
    expect(await page.locator('.message.is-error').count()).toBe(2);
    expect(await counts(page)).toEqual(small);
    expect(problems).toEqual([]);
    await close();
  });

  test('where there is no model, rules read the papers, and it is said why', async () => {
    const { page, problems, close } = await open();
    await drop(page, [{ name: 'library.bib', content: BIBTEX }]);
    await page.locator('.reading').waitFor();
    expect(await page.locator('input[value=careful]').isChecked()).toBe(true);
    expect(await page.locator('.reading').textContent()).toContain('43 MB');
    await build(page, 'careful');
    expect(await page.locator('.result').textContent()).toMatch(
      /Read by rules.*The model could not be loaded, so rules read the papers instead: .*models\/reader.*404/,
    );
    expect(await idsOfPapers(page)).toEqual(['moor24', 'reed23']);
    // The browser says itself that the files are not there.
    expect(problems.filter((problem) => !/404/.test(problem))).toEqual([]);
    await close();
  });

  test('nothing that files hold is run, whatever they are called', async () => {
    const { page, problems, close } = await open();
    const papers = HOSTILE_TITLES.map((title) => ({ title, abstract: `We introduce ${title} on SQuAD.`, year: title }));
    await drop(page, [
      {
        name: '<img src=x onerror="window.hacked = true">.jsonl',
        content: papers.map((paper) => JSON.stringify(paper)).join('\n'),
      },
    ]);
    await page.locator('.reading').waitFor();
    expect(await page.locator('.message').count()).toBeGreaterThan(0);
    await build(page, 'fast');
    await page.getByRole('button', { name: 'Show the graph' }).click();
    await mapOf(page);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img, iframe, #app script, #app style').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  test.each(['light', 'dark'] as const)('has nothing that axe objects to, at any step, %s', async (colorScheme) => {
    const { page, close } = await bench.open(emptyGraph(), { colorScheme });
    page.setDefaultTimeout(50_000);
    await page.evaluate(axe.source);
    const found: Record<string, readonly string[]> = {};
    const check = async (step: string): Promise<void> => {
      found[step] = await page.evaluate(async () => {
        const { violations } = await window.axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
    };
    await page.locator('.start-page').waitFor();
    await check('start');
    await drop(page, [{ name: 'paper.pdf', content: '%PDF-1.7 …' }]);
    await page.locator('.problem').waitFor();
    await check('failed');
    await page.getByRole('button', { name: 'Choose something else' }).click();
    await check('choosing');
    await drop(page, [{ name: 'library.bib', content: BIBTEX }]);
    await page.locator('.reading').waitFor();
    await check('asking');
    await build(page, 'fast');
    await check('done');
    expect(found).toEqual({ start: [], failed: [], choosing: [], asking: [], done: [] });
    await close();
  });

  test('files over the page show where they can be dropped; text that is dragged does not', async () => {
    const { page, close } = await open();
    const drag = (kind: string, type: string) =>
      page.evaluate(
        ({ kind: given, type: name }) => {
          const dataTransfer = new DataTransfer();
          if (given === 'file') dataTransfer.items.add(new File(['x'], 'x.txt'));
          else dataTransfer.setData('text/plain', 'x');
          document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
        },
        { kind, type },
      );
    await drag('text', 'dragover');
    expect(await page.locator('.drop-veil').count()).toBe(0);
    await drag('file', 'dragover');
    await page.locator('.drop-veil').waitFor();
    await drag('file', 'dragleave');
    await page.waitForFunction(() => document.querySelector('.drop-veil') === null);
    await close();
  });

  test.each([
    ['graph.json', toJson(smallGraph())],
    ['graph.graphml', toGraphml(smallGraph())],
  ])('%s is opened as it is', async (name, content) => {
    const { page, problems, close } = await bench.open(emptyGraph());
    await page.locator('.start-page').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
    await page.waitForFunction(() => window.lithograph.status === 'ready');
    await mapOf(page);
    expect(await counts(page)).toEqual(small);
    expect(problems).toEqual([]);
    await close();
  });
});

/** What a build of nothing leaves: the page then shows how to get a graph. */
function emptyGraph(): string {
  const graph = smallGraph();
  graph.clearEdges();
  for (const node of graph.nodes()) graph.dropNode(node);
  graph.setAttribute('themes', []);
  return toJson(graph);
}
