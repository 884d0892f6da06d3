import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { hostileGraph } from './graphs.ts';
import { type Scene, testScenes } from './scenes.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
const alder = entityId('alder');
const larch = entityId('larch-2-70b');
const treetext = entityId('treetext');
const mossnets = entityId('mossnets');

const selection = (page: Page) => page.evaluate(() => window.lithograph.state?.selection ?? null);
const shown = async (page: Page) => (await page.evaluate(() => window.lithograph.shown))?.nodes;
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName,
  );

async function expectText(page: Page, selector: string, text: string): Promise<void> {
  await expect.poll(() => page.locator(selector).first().textContent()).toContain(text);
}

/** Presses a button as the keyboard does. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
}

/** What a comparison lists of one holder: the relation, then the names. */
const compared = (page: Page, holder: string) =>
  page.locator(`.compared[data-holder="${holder}"] :is(h4, .compared-row .node-link bdi)`).allTextContents();

const scenes: readonly Scene[] = [
  {
    name: 'finds a path with the keyboard alone, each step with its sentence',
    options: { fragment: `#1&s=n.${larch}` },
    async run(page) {
      await press(page, 'Path to …');
      await page.keyboard.type('treete');
      await page.locator('.picker [role="option"]').first().waitFor();
      await page.keyboard.press('Enter');
      expect(await selection(page)).toEqual({ type: 'path', from: larch, to: treetext });
      await page.locator('.path').first().waitFor();
      await expect.poll(() => focused(page)).toBe('details-title');
      const steps = page.locator('.path').first().locator('.steps > li');
      expect(await steps.locator('.claim-words').allTextContents()).toEqual(['outperforms', 'is trained on']);
      await expectText(page, '.steps blockquote', 'Larch-2-70B outperforms Alder on CodeQuiz (pass@1).');
      expect(await steps.first().locator('blockquote mark[data-end="head"]').textContent()).toBe('Larch-2-70B');
      expect(await steps.first().locator('blockquote mark[data-end="tail"]').textContent()).toBe('Alder');
      await expectText(page, '[data-testid="announcement"]', 'the best has 2 steps');
      await press(page, 'Swap ends');
      expect(await selection(page)).toEqual({ type: 'path', from: treetext, to: larch });
      await expect
        .poll(() => page.locator('.path').first().locator('.claim-words').allTextContents())
        .toEqual(['is training data of', 'is outperformed by']);
    },
  },
  {
    name: 'closes the picker with Escape, and only that',
    options: { fragment: `#1&s=n.${larch}` },
    async run(page) {
      await press(page, 'Path to …');
      await page.keyboard.type('tree');
      await page.keyboard.press('Escape');
      expect(await page.locator('.picker').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Path to …');
    },
  },
  {
    name: 'says why there is no path',
    options: { fragment: `#1&s=p.${larch}~${mossnets}` },
    async run(page) {
      await expectText(page, '.no-path', 'Nothing joins them: Larch-2-70B is in a piece of');
      expect(await page.getByRole('button', { name: 'Look without filters' }).count()).toBe(0);
    },
  },
  {
    name: 'looks without filters where they are to blame',
    options: { fragment: `#1&s=p.${larch}~${treetext}&m=0.99` },
    async run(page) {
      await expectText(page, '.no-path', 'without it there is a path');
      await press(page, 'Look without filters');
      await page.locator('.path').first().waitFor();
      await expect.poll(() => focused(page)).toBe('details-title');
    },
  },
  {
    name: 'compares two, and the same mirrored when they are swapped',
    options: { fragment: `#1&s=n.${larch}` },
    async run(page) {
      await press(page, 'Compare …');
      await page.keyboard.type('alder');
      await page.locator('.picker [role="option"]').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.compared').first().waitFor();
      const [both, a, b] = [await compared(page, 'both'), await compared(page, 'a'), await compared(page, 'b')];
      expect(both).toContain('CodeQuiz');
      expect(b).toContain('TreeText');
      await press(page, 'Swap sides');
      await expect.poll(() => compared(page, 'a')).toEqual(b);
      expect(await compared(page, 'b')).toEqual(a);
      expect(await compared(page, 'both')).toEqual(both);
    },
  },
  {
    name: 'compares two themes',
    options: { fragment: '#1&s=h.0~1' },
    async run(page) {
      await page.locator('.compared').first().waitFor();
      await expectText(page, '#details-title', 'Code models');
      expect(await page.locator('.compared[data-holder="a"] .compared-row').count()).toBeGreaterThan(3);
    },
  },
  {
    name: 'shows the gaps and the bridges from the overview',
    async run(page) {
      await press(page, 'Gaps');
      await expectText(page, '#details-title', 'Gaps');
      await expect.poll(() => focused(page)).toBe('details-title');
      await expectText(page, '.answer-panel', 'No two themes that know the same have fewer relations');
      await press(page, 'Close');
      await press(page, 'Bridges');
      await expectText(page, '#details-title', 'Bridges');
      await expectText(page, '.answer-panel', 'Nothing joins two themes.');
    },
  },
  {
    name: 'leaves only what is 1 to 3 steps away, out or in, and leads back',
    options: { fragment: `#1&s=n.${alder}` },
    async run(page) {
      const all = await shown(page);
      const one = 1 + graph.neighbors(alder).length;
      await press(page, '1 step');
      expect(await shown(page)).toBe(one);
      await press(page, 'Out');
      const symmetric = graph.filterEdges(alder, (_, { relation }) => relation === 'COMPARED_WITH');
      const near = new Set([...graph.outNeighbors(alder), ...symmetric.map((edge) => graph.opposite(alder, edge))]);
      expect(await shown(page)).toBe(1 + near.size);
      await press(page, 'In');
      expect(await shown(page)).toBeLessThan(one);
      await press(page, 'Both ways');
      await press(page, '2 steps');
      const two = await shown(page);
      expect(two).toBeGreaterThan(one);
      await press(page, '3 steps');
      expect(await shown(page)).toBeGreaterThanOrEqual(two ?? 0);
      await press(page, 'All');
      expect(await shown(page)).toBe(all);
    },
  },
  {
    name: 'does the same with digits on the map',
    options: { fragment: `#1&s=n.${alder}` },
    async run(page) {
      await mapOf(page);
      const all = await shown(page);
      await page.locator('[data-testid="map"]').focus();
      await page.keyboard.press('1');
      expect(await shown(page)).toBe(1 + graph.neighbors(alder).length);
      await expectText(page, '[data-testid="announcement"]', 'Within 1 step of Alder');
      await page.keyboard.press('1');
      expect(await shown(page)).toBe(all);
    },
  },
  {
    name: 'goes from a sentence of a path to its paper and back to that sentence',
    options: { fragment: `#1&s=p.${larch}~${treetext}` },
    async run(page) {
      await page.locator('.steps .paper-link').nth(1).click();
      expect((await selection(page))?.type).toBe('node');
      const marked = (end: string) => page.locator(`.abstract mark[data-end="${end}"]`).first().textContent();
      await expect.poll(() => marked('tail')).toBe('TreeText');
      await expectText(page, '.back', 'path from Larch-2-70B to TreeText');
      await page.locator('.back').click();
      await page.locator('.path').first().waitFor();
      await expect.poll(() => focused(page)).toBe('paper-link');
      const edge = await page.evaluate(
        () => document.activeElement?.closest('li')?.querySelector('.claim-words')?.textContent,
      );
      expect(edge).toBe('is trained on');
    },
  },
  {
    name: 'goes from a sentence of a comparison to its paper and back, where it is open again',
    options: { fragment: `#1&s=c.${larch}~${alder}` },
    async run(page) {
      const row = page.locator('.compared[data-holder="b"] .compared-row', { hasText: 'TreeText' }).first();
      await row.locator('summary').click();
      await row.locator('.paper-link').first().click();
      await page.locator('.back').click();
      await expect.poll(() => focused(page)).toBe('paper-link');
    },
  },
  {
    name: 'names what was seen before and goes there',
    options: { fragment: `#1&s=n.${larch}` },
    async run(page) {
      await page.locator('.group .node-link', { hasText: 'Alder' }).first().click();
      await page.locator('.trail button', { hasText: 'Larch-2-70B' }).click();
      expect(await selection(page)).toEqual({ type: 'node', key: larch });
    },
  },
  {
    name: 'lists what is similar',
    options: { fragment: `#1&s=n.${entityId('larch-2-7b')}` },
    async run(page) {
      await press(page, 'Similar');
      await expectText(page, '.similar', 'Larch-2-70B');
      await expectText(page, '.similar', 'shared:');
    },
  },
  ...[`p.${larch}~${treetext}`, `c.${larch}~${alder}`, 'h.0~1', 'g.', 'b.'].map(
    (address): Scene => ({
      name: `opens the same panel at the same address: ${address.slice(0, 2)}`,
      options: { fragment: `#1&s=${address}` },
      async run(page) {
        const panel = page.locator('.answer-panel');
        await panel.locator('.method').first().waitFor();
        const before = [await selection(page), await panel.textContent()];
        await page.reload();
        await panel.locator('.method').first().waitFor();
        expect([await selection(page), await panel.textContent()]).toEqual(before);
      },
    }),
  ),
  {
    name: 'holds all of a path on a phone',
    options: { fragment: `#1&s=p.${larch}~${treetext}`, viewport: { width: 375, height: 740 } },
    async run(page) {
      await page.locator('.path').first().waitFor();
      await press(page, 'More');
      const wide = await page.evaluate(() => {
        const body = document.querySelector('.details-body');
        return body === null ? -1 : body.scrollWidth - body.clientWidth;
      });
      expect(wide).toBe(0);
    },
  },
];

describe.skipIf(executable === null)(`the panels with answers (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  testScenes(() => bench, graph, scenes);

  test.each([`p.${larch}~${treetext}`, `p.${alder}~${mossnets}`, `c.${larch}~${alder}`, 'h.0~1', 'g.', 'b.'])(
    'hostile names do nothing in %s',
    async (address) => {
      const { page, problems, close } = await bench.open(hostileGraph(), { fragment: `#1&s=${address}` });
      await page.locator('.answer-panel :is(.method, .no-path)').first().waitFor();
      for (const summary of await page.locator('.sentences summary').all()) await summary.click();
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(await page.locator('.details-body :is(img, script, style)').count()).toBe(0);
      expect(problems).toEqual([]);
      await close();
    },
  );

  test('a large graph is asked in a worker, under the strict policy', async () => {
    const large = smallGraph();
    const attributes = large.getNodeAttributes(treetext);
    for (let index = 0; index < 5000; index += 1)
      large.addNode(`extra-${index}`, { ...attributes, label: `Extra ${index}` });
    const { page, problems, close } = await bench.open(large, { fragment: `#1&s=p.${larch}~${treetext}` });
    await page.locator('.path').first().waitFor({ timeout: 45_000 });
    expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringContaining('analysis-worker')]);
    expect(await page.locator('.path').first().locator('.claim-words').allTextContents()).toEqual([
      'outperforms',
      'is trained on',
    ]);
    expect(problems).toEqual([]);
    await close();
  });

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in any answer, %s', async (colorScheme) => {
    const { page, close } = await bench.open(graph, { colorScheme });
    await page.evaluate(axe.source);
    const found: string[] = [];
    for (const address of [`p.${larch}~${treetext}`, `p.${larch}~${mossnets}`, `c.${larch}~${alder}`, 'g.', 'b.']) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `#1&s=${address}`);
      await page.locator('.answer-panel :is(.method, .no-path)').first().waitFor();
      for (const summary of await page.locator('.sentences summary').all()) await summary.click();
      const violations = await page.evaluate(async () => {
        const results = await window.axe.run('.details', {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      });
      found.push(...violations.map((violation) => `${address} ${violation}`));
    }
    expect(found).toEqual([]);
    await close();
  });

  test('the first view loads none of it', async () => {
    const { page, close } = await bench.open(graph);
    await mapOf(page);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((name) => /answer|question-|similar|leaderboard|worker/.test(name))).toEqual([]);
    await close();
  });
});

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
