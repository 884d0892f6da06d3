import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { manyRelations } from './graphs.ts';
import { type Scene, testScenes } from './scenes.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));

const selection = (page: Page) => page.evaluate(() => window.lithograph.state?.selection ?? null);
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName,
  );
const column = (page: Page, name: string) => page.locator(`.list-row .is-${name}`).allTextContents();

const scenes: readonly Scene[] = [
  {
    name: 'go from one to the next, and the address remembers which it was',
    options: { fragment: '#1&l=list', viewport: { width: 1600, height: 800 } },
    async run(page) {
      expect(await page.locator('.list-row').count()).toBe(graph.order);
      await page.getByRole('button', { name: 'Relations', exact: true }).first().click();
      expect(await page.locator('.list-row').count()).toBe(graph.size);
      expect(await page.locator('th[scope="col"]').allTextContents()).toEqual([
        'From',
        'Relation',
        'To',
        'Confidence',
        'Papers↓',
        'Strongest in',
        'Year',
      ]);
      await page.locator('.list-bar [data-value="papers"]').click();
      expect(await page.locator('.list-row').count()).toBe(7);
      expect(await page.evaluate(() => window.location.hash)).toContain('b=papers');
      await page.goBack();
      await expect.poll(() => page.locator('.list-row').count()).toBe(graph.size);
    },
  },
  {
    name: 'have what each relation says, how sure it is, and where it is said best',
    options: { fragment: '#1&l=list&b=relations', viewport: { width: 1700, height: 800 } },
    async run(page) {
      const row = page.locator('.list-row', { hasText: 'Larch-2-70B outperforms Alder' });
      expect(await row.locator('td').allTextContents()).toEqual([
        'outperforms',
        'Alder',
        expect.stringMatching(/^\d\.\d\d( – \d\.\d\d)?$/),
        '1',
        'Larch-2: Code Models that Grow 3× Faster',
        '2024',
      ]);
    },
  },
  {
    name: 'sort by each column, either way, and say so',
    options: { fragment: '#1&l=list&b=relations', viewport: { width: 1700, height: 800 } },
    async run(page) {
      const confidence = async () => (await column(page, 'confidence')).map((text) => Number.parseFloat(text));
      await page.locator('.list-head.is-confidence button').click();
      const down = await confidence();
      expect(down).toEqual([...down].sort((a, b) => b - a));
      expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('Confidence');
      await page.locator('.list-head.is-confidence button').click();
      expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Confidence');
      const up = await confidence();
      expect(up).toEqual([...up].sort((a, b) => a - b));
      expect(await page.locator('th[aria-sort]').count()).toBe(await page.locator('th[scope="col"]').count());
      await expect
        .poll(() => page.locator('[data-testid="announcement"]').textContent())
        .toBe('Sorted by confidence, ascending');
    },
  },
  {
    name: 'lead from a row to the sentence with Enter, and back to the same row with Escape',
    options: { fragment: '#1&l=both&b=relations' },
    async run(page) {
      const name = page.locator('.list-row', { hasText: 'Larch-2-70B outperforms Alder' }).locator('.list-name');
      await name.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toBe('details-title');
      expect(await page.locator('blockquote').first().textContent()).toContain('outperforms Alder');
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toBe('list-name');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Larch-2-70B outperforms Alder');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.textContent)).not.toContain('outperforms Alder');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowDown');
      const last = await page.locator('.list-name').last().textContent();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(last);
    },
  },
  {
    name: 'are chosen from anywhere in the row, and the focus stays for who uses a mouse',
    options: { fragment: '#1&l=both&b=relations' },
    async run(page) {
      await mapOf(page);
      // What is hit is the button, which lies over the whole row.
      await page
        .locator('.list-row', { hasText: 'Larch-2-70B outperforms Alder' })
        .locator('td')
        .first()
        .click({ force: true });
      expect(await selection(page)).toEqual({ type: 'edge', key: outperforms });
      expect(await focused(page)).toBe('list-name');
      expect(await page.locator('.list-row.is-selected').count()).toBe(1);
    },
  },
  {
    name: 'mark what was selected elsewhere, and bring it into view',
    options: { fragment: '#1&l=both&b=relations' },
    async run(page) {
      await page.locator('.list-row').first().waitFor();
      await page.evaluate((edge) => {
        window.location.hash = `1&l=both&b=relations&s=e.${edge}`;
      }, outperforms);
      await expectInView(page, 'Larch-2-70B outperforms Alder');
      await page.evaluate(() => {
        window.location.hash = '1&l=both&b=papers&s=n.paper-5';
      });
      await page.locator('.list-row.is-selected [aria-current="true"]').waitFor();
    },
  },
  {
    name: 'have what the filters leave, and take the filters back where that is nothing',
    options: { fragment: '#1&l=list&b=relations&k=Paper' },
    async run(page) {
      const shown = await page.evaluate(() => window.lithograph.shown?.edges);
      expect(await page.locator('.list-row').count()).toBe(shown);
      await page.evaluate(() => {
        window.location.hash = '1&l=list&b=relations&t=0~1~none';
      });
      await page.locator('.list-empty').waitFor();
      expect(await page.locator('.list-empty p').textContent()).toBe('The filters leave no relation.');
      await page.getByRole('button', { name: 'Show everything' }).click();
      await expect.poll(() => page.locator('.list-row').count()).toBe(graph.size);
      expect(await focused(page)).toBe('list');
    },
  },
  {
    name: 'keep their order while one looks at another',
    options: { fragment: '#1&l=list&b=papers', viewport: { width: 1600, height: 800 } },
    async run(page) {
      await page.locator('.list-head.is-title button').click();
      await page.locator('.list-bar [data-value="nodes"]').click();
      await page.locator('.list-bar [data-value="papers"]').click();
      expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Title');
    },
  },
];

async function expectInView(page: Page, text: string): Promise<void> {
  const row = page.locator('.list-row.is-selected', { hasText: text });
  await row.waitFor();
  await expect
    .poll(() =>
      row.evaluate((element) => {
        const [box, frame] = [element, element.closest('.list-scroll')].map((part) => part?.getBoundingClientRect());
        return box !== undefined && frame !== undefined && box.top >= frame.top && box.bottom <= frame.bottom + 1;
      }),
    )
    .toBe(true);
}

describe.skipIf(executable === null)(`the tables (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  testScenes(() => bench, graph, scenes);

  test('have thousands of relations a hundred at a time', async () => {
    const { page, problems, close } = await bench.open(manyRelations(2000), { fragment: '#1&l=list&b=relations' });
    const status = page.locator('.pager [role="status"]');
    expect(await page.locator('.list-row').count()).toBe(100);
    expect(await status.textContent()).toMatch(/^Page 1 of 21, 2,0\d\d relations$/);
    const next = page.getByRole('button', { name: 'Next' });
    await next.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toMatch(/^Page 2 of/);
    expect(await focused(page)).toBe('button');
    await page.locator('.list-head.is-to button').click();
    await expect.poll(() => status.textContent()).toMatch(/^Page 1 of/);
    // What is on another page, selected elsewhere, turns to it.
    await page.evaluate(() => {
      window.location.hash = '1&l=list&b=relations&s=e.many-1999';
    });
    await page.locator('.list-row.is-selected').waitFor();
    expect(problems).toEqual([]);
    await close();
  });
});
