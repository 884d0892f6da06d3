import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Scene, testScenes } from './scenes.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
const alder = entityId('alder');
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);

const title = (page: Page) => page.locator('#details-title');
const selection = (page: Page) => page.evaluate(() => window.lithograph.state?.selection ?? null);
const shown = (page: Page) => page.evaluate(() => window.lithograph.shown);
const fragment = (page: Page) => page.evaluate(() => window.location.hash);

const scenes: readonly Scene[] = [
  {
    name: 'shows the graph as a map, with its themes and counts',
    async run(page) {
      await mapOf(page);
      expect(await page.locator('.map-canvas canvas').count()).toBeGreaterThan(3);
      expect(await page.locator('.tally').textContent()).toBe(
        `7 papers, ${graph.order - 7} things, ${graph.size} relations`,
      );
      await expectText(page, '#details-title', '2 themes');
      expect(await page.locator('.theme-card').allTextContents()).toEqual([
        expect.stringContaining('Code models'),
        expect.stringContaining('Credal networks'),
      ]);
    },
  },
  {
    name: 'searches with the keyboard alone',
    async run(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('larch');
      await page.locator('.hit').first().waitFor();
      expect(await page.locator('.hit[aria-selected="true"]').textContent()).toContain('Larch');
      await page.keyboard.press('ArrowDown');
      const active = await page.locator('#search').getAttribute('aria-activedescendant');
      expect(active).toBe('hit-1');
      const name = await page.locator('#hit-1 bdi').first().textContent();
      await page.keyboard.press('Enter');
      await expectText(page, '#details-title', name ?? '-');
      expect(await page.locator('.hits').isVisible()).toBe(false);
      expect(await fragment(page)).toContain('q=larch');
    },
  },
  {
    name: 'says which hits the filters hide, and reveals them',
    options: { fragment: '#1&k=Model&q=alder' },
    async run(page) {
      await page.locator('#search').focus();
      const hit = page.locator('.hit', { hasText: 'hidden by filters' });
      await hit.first().waitFor();
      await hit.first().click();
      await expectText(page, '#details-title', 'Alder');
      expect((await page.evaluate(() => window.lithograph.state))?.hidden.kinds).toEqual([]);
    },
  },
  {
    name: 'filters by kind and says how much is left',
    async run(page) {
      const before = await shown(page);
      await page.locator('[data-facet="kinds"][data-value="Paper"]').uncheck();
      expect((await shown(page))?.nodes).toBe((before?.nodes ?? 0) - 7);
      await expectText(page, '[data-testid="of"]', `${graph.order - 7} of ${graph.order} nodes`);
      expect(await page.locator('.facet-row', { hasText: 'Papers' }).locator('.facet-count').textContent()).toBe(
        '0 of 7',
      );
      await page.getByRole('button', { name: 'Show all', exact: true }).click();
      expect(await shown(page)).toEqual(before);
    },
  },
  {
    name: 'shows only one theme, and only some relations',
    async run(page) {
      const only = page.getByRole('button', { name: 'only Credal networks' });
      await only.focus();
      await page.keyboard.press('Enter');
      expect((await shown(page))?.nodes).toBe(5);
      await page.locator('[data-facet="relations"][data-value="OUTPERFORMS"]').uncheck();
      await expectText(page, '[data-testid="of"]', '5 of');
    },
  },
  {
    name: 'opens what is known of a node, with its relations by type',
    options: { fragment: `#1&s=n.${alder}` },
    async run(page) {
      await expectText(page, '.kicker', 'Model');
      const groups = await page.locator('.group h3').allTextContents();
      expect(groups).toEqual(expect.arrayContaining([expect.stringMatching(/^is outperformed by\s+1$/)]));
      expect(groups).toEqual(expect.arrayContaining([expect.stringMatching(/^is introduced in\s+1$/)]));
    },
  },
  {
    name: 'shows the sentence that says so, with head and tail marked',
    options: { fragment: `#1&s=n.${alder}` },
    async run(page) {
      await page.locator(`[data-edge="${outperforms}"]`).click();
      expect(await selection(page)).toEqual({ type: 'edge', key: outperforms });
      await expectText(page, 'blockquote', 'Larch-2-70B outperforms Alder on CodeQuiz (pass@1).');
      expect(await page.locator('mark[data-end="head"]').textContent()).toBe('Larch-2-70B');
      expect(await page.locator('mark[data-end="tail"]').textContent()).toBe('Alder');
      await expectText(page, '.evidence-facts', '2024');
      await expectText(page, '.evidence-facts', 'rules@1');
      const link = page.locator('.evidence-facts a').first();
      expect(await link.getAttribute('href')).toBe('https://arxiv.org/abs/2401.00001');
      expect(await link.getAttribute('rel')).toContain('noopener');
    },
  },
  {
    name: 'goes from a sentence to its paper and back',
    options: { fragment: `#1&s=e.${outperforms}` },
    async run(page) {
      await page.locator('.paper-link').click();
      await expectText(page, '#details-title', 'Larch-2: Code Models that Grow 3× Faster');
      expect(
        await page
          .locator('.cited')
          .allTextContents()
          .then((texts) => texts.join('')),
      ).toContain('outperforms');
      expect(await page.locator('.naming').allTextContents()).toContain('TreeText');
      await page.locator('.back').click();
      await expectText(page, 'blockquote', 'Larch-2-70B outperforms Alder');
    },
  },
  {
    name: 'goes from a name in an abstract to what it names',
    options: { fragment: '#1&s=n.arXiv%3A2401.00001' },
    async run(page) {
      await page.locator('.naming', { hasText: 'TreeText' }).first().click();
      expect(await selection(page)).toEqual({ type: 'node', key: entityId('treetext') });
    },
  },
  {
    name: 'opens the same view at the same address',
    options: { fragment: `#1&s=n.${alder}&c=kind&l=both&k=Task&v=0.4%7E0.6%7E0.5` },
    async run(page, address) {
      await mapOf(page);
      const before = await page.evaluate(() => window.lithograph.state);
      await page.goto('about:blank');
      await page.goto(`${address}#1&s=n.${alder}&c=kind&l=both&k=Task&v=0.4%7E0.6%7E0.5`);
      await mapOf(page);
      // The camera tells where it came to rest a moment later: where it was sent.
      await page.waitForTimeout(600);
      expect(await page.evaluate(() => window.lithograph.state)).toEqual(before);
      expect(before).toMatchObject({ coloring: 'kind', arrangement: 'both', camera: { x: 0.4, y: 0.6, ratio: 0.5 } });
    },
  },
  {
    name: 'goes back and forward with the browser',
    async run(page) {
      await page.locator('.theme-card').first().click();
      await expectText(page, '#details-title', 'Code models');
      await page.locator('[data-value="kind"]').click();
      await page.goBack();
      await page.waitForFunction(() => window.lithograph.state?.coloring === 'theme');
      await expectText(page, '#details-title', 'Code models');
      await page.goBack();
      await expectText(page, '#details-title', '2 themes');
      await page.goForward();
      await expectText(page, '#details-title', 'Code models');
    },
  },
  {
    name: 'selects on the map: by a click on a dot, on a line, on nothing',
    options: { fragment: `#1&s=n.${alder}` },
    async run(page) {
      await mapOf(page);
      const clickAt = async ({ x, y }: { x: number; y: number }): Promise<void> => {
        // Two clicks in a row would be a double click, which zooms.
        await page.waitForTimeout(400);
        await page.mouse.click(x, y);
      };
      // The ring is around the node on which the keyboard is.
      const press = async (key: string) => {
        await page.locator('[data-testid="map"]').focus();
        await page.keyboard.press(key);
        await page.waitForTimeout(100);
        const box = await page.locator('.cursor-ring').boundingBox();
        if (box === null) throw new Error('no ring');
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      };
      await press('Enter');
      const neighbor = await press('ArrowRight');
      const from = await press('ArrowUp');
      await clickAt({ x: (from.x + neighbor.x) / 2, y: (from.y + neighbor.y) / 2 });
      await page.waitForFunction(() => window.lithograph.state?.selection?.type === 'edge');
      const edge = await selection(page);
      expect(edge?.type === 'edge' && graph.extremities(edge.key)).toContain(alder);
      await clickAt(neighbor);
      await page.waitForFunction(() => window.lithograph.state?.selection?.type === 'node');
      const map = await page.locator('[data-testid="map"]').boundingBox();
      if (map === null) throw new Error('no map');
      await clickAt({ x: map.x + map.width - 8, y: map.y + 8 });
      await page.waitForFunction(() => window.lithograph.state?.selection === null);
    },
  },
  {
    name: 'moves through the graph with the keyboard, says where it is, and opens the panel',
    async run(page) {
      await mapOf(page);
      await page.locator('[data-testid="map"]').focus();
      await page.keyboard.press('Enter');
      const announced = () => page.locator('[data-testid="announcement"]').textContent();
      await expect.poll(announced).toMatch(/, \w+, theme .*, \d+ relations$/);
      await page.keyboard.press('ArrowRight');
      await expect.poll(announced).toMatch(/1 of \d+ neighbours of/);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'details-title');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'application');
      expect((await announced())?.startsWith((await title(page).textContent()) ?? '-')).toBe(true);
    },
  },
  {
    name: 'lists the nodes, sorts them, and opens one with the keyboard',
    options: { fragment: '#1&l=list' },
    async run(page) {
      expect(await page.locator('.list-row').count()).toBe(graph.order);
      await page.getByRole('button', { name: 'Name' }).click();
      expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Name');
      const first = page.locator('.list-name').first();
      await first.focus();
      await page.keyboard.press('Enter');
      await expectText(
        page,
        '#details-title',
        (await page.locator('.list-row.is-selected bdi').first().textContent()) ?? '-',
      );
      expect(await page.locator('.list-row.is-selected').count()).toBe(1);
    },
  },
  {
    name: 'goes to the list by the first link of the page',
    async run(page) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'list');
    },
  },
  {
    name: 'gives the first steps once',
    options: { hint: true },
    async run(page) {
      await page.getByRole('button', { name: 'Got it' }).click();
      await page.reload();
      await mapOf(page);
      expect(await page.locator('.hint').count()).toBe(0);
    },
  },
  {
    name: 'fits a phone: the filters behind a button, the details as a sheet',
    options: {
      viewport: { width: 375, height: 700 },
      hasTouch: true,
      isMobile: true,
      fragment: `#1&s=e.${outperforms}`,
    },
    async run(page) {
      await page.locator('blockquote').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      expect(await page.locator('.filters').isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Filter', exact: true }).tap();
      await page.locator('.filters').waitFor();
      await page.getByRole('button', { name: 'Done' }).tap();
      const half = await page.locator('.details').boundingBox();
      await page.getByRole('button', { name: 'More' }).tap();
      expect((await page.locator('.details').boundingBox())?.height).toBeGreaterThan(half?.height ?? 0);
    },
  },
  {
    name: 'has targets of 44 pixels',
    options: { fragment: `#1&s=n.${alder}&l=both` },
    async run(page) {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, summary, .facet-row label, #search, .web-links a')]
          .filter((element) => !element.matches('.naming') && element.checkVisibility())
          .map((element) => ({ name: element.className || element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 43.5)
          .map(({ name, box }) => `${name}: ${box.height}`),
      );
      expect(small).toEqual([]);
    },
  },
];

async function expectText(page: Page, selector: string, text: string): Promise<void> {
  await expect.poll(() => page.locator(selector).first().textContent()).toContain(text.split('\n')[0]?.trim());
}

describe.skipIf(executable === null)(`the viewer in a browser (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  testScenes(() => bench, graph, scenes);
});
