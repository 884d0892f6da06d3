import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { hostileGraph } from './graphs.ts';
import { type Scene, testScenes } from './scenes.ts';
import { type Bench, createBench } from './viewer.ts';

const executable = await findChromium();
const PAPER = 'arXiv:2401.00001';
const alder = entityId('alder');

/** With authors, a venue and text that other tests do not need. */
function graphToSearch(): ReturnType<typeof smallGraph> {
  const graph = smallGraph();
  graph.mergeNodeAttributes(PAPER, {
    authors: ['Søren Ødegård', 'Aylin Çelik'],
    venue: 'Journal of Unlikely Ferns',
    text: `${graph.getNodeAttribute(PAPER, 'text')} Niemand erwartet Wissensgraphen oder 知識グラフの構築 hier.`,
  });
  return graph;
}

const graph = graphToSearch();
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);

const state = (page: Page) => page.evaluate(() => window.lithograph.state);
const groups = (page: Page) =>
  page
    .locator('.hit-group')
    .evaluateAll((found) =>
      found.map((group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent),
    );
const foot = (page: Page) => page.locator('.hits-foot').textContent();

/** Types a query into the search and waits until the texts were searched too. */
async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await expect.poll(() => foot(page)).not.toContain('Searching');
  // The texts follow what is typed a moment later.
  await page.waitForTimeout(250);
}

const scenes: readonly Scene[] = [
  {
    name: 'finds names at once, then papers and sentences, in groups with counts',
    async run(page) {
      await search(page, 'larch');
      expect(await groups(page)).toEqual([
        expect.stringMatching(/^Things \d/),
        expect.stringMatching(/^Papers 1$/),
        expect.stringMatching(/^Sentences \d/),
      ]);
      expect(await foot(page)).toMatch(/^\d things, 1 paper, \d sentences$/);
      expect(await page.locator('.hits-foot').getAttribute('role')).toBe('status');
      const marked = await page.locator('#hit-0 mark').allTextContents();
      expect(marked).toEqual(['Larch']);
      const options = await page.locator('#hits [role="group"] > [role="option"]').count();
      expect(options).toBe(await page.locator('.hit').count());
    },
  },
  {
    name: 'moves over the hits of all groups with the arrows, headings left out',
    async run(page) {
      await search(page, 'thornguard');
      const total = await page.locator('.hit').count();
      expect(total).toBe(3);
      const active = () => page.locator('#search').getAttribute('aria-activedescendant');
      for (const expected of ['hit-1', 'hit-2', 'hit-0']) {
        await page.keyboard.press('ArrowDown');
        expect(await active()).toBe(expected);
        expect(await page.locator('.hit[aria-selected="true"]').getAttribute('id')).toBe(expected);
      }
      await page.keyboard.press('ArrowUp');
      expect(await active()).toBe('hit-2');
    },
  },
  {
    name: 'opens the paper of a sentence, with the sentence marked',
    async run(page) {
      await search(page, 'outperforms alder');
      expect(await groups(page)).toEqual([expect.stringMatching(/^Sentences/)]);
      expect((await page.locator('.hit mark').allTextContents()).join(' ')).toContain('outperforms');
      await page.keyboard.press('Enter');
      await page.locator('mark.cited').first().waitFor();
      expect(await state(page)).toMatchObject({
        selection: { type: 'node', key: PAPER },
        citation: { edge: outperforms, index: 0 },
      });
      expect((await page.locator('mark.cited').allTextContents()).join('')).toContain('outperforms');
      await page.locator('.back').click();
      expect((await state(page))?.selection).toEqual({ type: 'edge', key: outperforms });
    },
  },
  {
    name: 'reveals the paper of a sentence that the filters hide',
    options: { fragment: '#1&k=Paper' },
    async run(page) {
      await search(page, 'outperforms alder');
      expect(await page.locator('.hit').first().textContent()).toContain('hidden by filters: reveal');
      await page.keyboard.press('Enter');
      await page.locator('mark.cited').first().waitFor();
      expect((await state(page))?.hidden.kinds).toEqual([]);
    },
  },
  {
    name: 'opens with Ctrl+K from anywhere',
    async run(page) {
      await page.locator('[data-facet="kinds"]').first().focus();
      await page.keyboard.press('Control+k');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    },
  },
  {
    name: 'takes 200 characters at most',
    async run(page) {
      await page.locator('#search').focus();
      await page.keyboard.insertText('x'.repeat(500));
      expect((await page.locator('#search').inputValue()).length).toBe(200);
    },
  },
  {
    name: 'says so where nothing is found',
    async run(page) {
      await search(page, 'zebra');
      expect(await foot(page)).toBe('Nothing is called that.');
      await page.keyboard.press('Enter');
      expect((await state(page))?.selection).toBeNull();
    },
  },
];

describe.skipIf(executable === null)(`finding (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  testScenes(() => bench, graph, scenes);

  test('finds by other letters, misspelt words, authors, venues, German and Japanese', async () => {
    const { page, problems, close } = await bench.open(graph);
    const queries = {
      thorngaurd: 'ThornGuard',
      'REWARD-HACKING': 'reward hacking',
      odegard: 'Ødegård',
      'unlikely ferns': 'Unlikely Ferns',
      wissensgraph: 'Wissensgraphen',
      グラフの: 'グラフの',
    };
    for (const [query, text] of Object.entries(queries)) {
      await page.locator('#search').fill('');
      await page.locator('#search').focus();
      await page.keyboard.insertText(query);
      await expect
        .poll(async () => (await page.locator('#hit-0 mark').allTextContents()).join(' '), { message: query })
        .toBe(text);
    }
    expect(problems).toEqual([]);
    await close();
  });

  test('finds names where the code for texts cannot be fetched, and says so', async () => {
    const { page, close } = await bench.open(graph);
    await page.route(/text-index/, (route) => route.abort());
    await page.keyboard.press('/');
    await page.keyboard.type('larch');
    await expect.poll(() => foot(page)).toMatch(/^\d things, 1 paper\. The texts could not be searched\.$/);
    await close();
  });

  test('loads what searches the texts only when the search is used', async () => {
    const { page, close } = await bench.open(graph);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((name) => name.includes('text-index'))).toEqual([]);
    await page.keyboard.press('/');
    await expect.poll(() => asked.some((name) => name.includes('text-index'))).toBe(true);
    await close();
  });

  test('shows hostile texts as texts', async () => {
    const { page, problems, close } = await bench.open(hostileGraph());
    for (const query of ['onerror', 'script', 'mallory', 'outperforms', 'because']) {
      await page.locator('#search').fill(query);
      await page.locator('#search').focus();
      await page.waitForTimeout(300);
    }
    await expect.poll(() => page.locator('.hits-foot').textContent()).not.toContain('Searching');
    await page.locator('#search').fill('onerror');
    await page.locator('.hit mark').first().waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('.hits :is(img, script, style, b)').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });
});
