import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrast, isColor } from '../../src/look/palette.ts';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Bench, createBench, mapOf, type OpenOptions } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
const alder = entityId('alder');
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);

/** Twelve relations of one kind at one node, and twelve reasons for one relation. */
function longGraph(): ReturnType<typeof smallGraph> {
  const long = smallGraph();
  const attributes = long.getEdgeAttributes(outperforms);
  const reasons = Array.from({ length: 12 }, () => attributes.evidence).flat();
  long.setEdgeAttribute(outperforms, 'evidence', reasons.slice(0, 12));
  for (let index = 0; index < 12; index += 1) {
    const key = `other-${index}`;
    long.addNode(key, { ...long.getNodeAttributes(entityId('treetext')), label: `Other ${index}` });
    long.addEdgeWithKey(`r-other-${index}`, alder, key, { ...attributes, evidence: [] });
  }
  return long;
}

/** Presses a button as the keyboard does. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
}

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName,
  );

interface Move {
  readonly name: string;
  readonly options?: OpenOptions;
  readonly button: string | RegExp;
  readonly goesTo: string;
}

const moves: readonly Move[] = [
  { name: 'Close', options: { fragment: `#1&s=n.${alder}` }, button: 'Close', goesTo: 'details-title' },
  {
    name: 'a link in the details',
    options: { fragment: `#1&s=n.${alder}` },
    button: /^Why: is outperformed by/,
    goesTo: 'details-title',
  },
  { name: 'Reveal', options: { fragment: `#1&s=n.${alder}&k=Model` }, button: 'Reveal', goesTo: 'details-title' },
  { name: 'Got it', options: { hint: true }, button: 'Got it', goesTo: 'map-field' },
  {
    name: 'Show all of a list',
    options: { fragment: `#1&s=n.${alder}` },
    button: /^Show all \d+$/,
    goesTo: 'node-link',
  },
  {
    name: 'Show all of the filters',
    options: { fragment: '#1&k=Model' },
    button: 'Show all',
    goesTo: 'button is-quiet',
  },
];

describe.skipIf(executable === null)(`the focus and the keys (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  test.each(moves.map((move) => [move.name, move.goesTo, move] as const))(
    'after %s the focus is on %s, not lost',
    async (_name, goesTo, { options, button }) => {
      const { page, problems, close } = await bench.open(longGraph(), options);
      await mapOf(page);
      await press(page, button);
      await expect.poll(() => focused(page)).toBe(goesTo);
      // It stays there, whatever the page does next.
      await page.waitForTimeout(200);
      expect(await focused(page)).toBe(goesTo);
      expect(problems).toEqual([]);
      await close();
    },
  );

  test('shows the first of many reasons, and the others when asked', async () => {
    const { page, close } = await bench.open(longGraph(), { fragment: `#1&s=e.${outperforms}` });
    await page.locator('.evidence').first().waitFor();
    expect(await page.locator('.evidence').count()).toBe(8);
    await press(page, 'Show all 12');
    await expect.poll(() => page.locator('.evidence').count()).toBe(12);
    await expect.poll(() => focused(page)).toBe('paper-link');
    await close();
  });

  test('Escape in the details goes back to the same place on the map', async () => {
    const { page, close } = await bench.open(graph, { fragment: `#1&s=n.${alder}` });
    await mapOf(page);
    const announced = () => page.locator('[data-testid="announcement"]').textContent();
    await page.locator('[data-testid="map"]').focus();
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await expect.poll(announced).toMatch(/; 2 of \d+ neighbours of Alder$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('details-title');
    expect(await page.locator('.cursor-ring').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.locator('.cursor-ring').waitFor();
    await page.keyboard.press('ArrowRight');
    await expect.poll(announced).toMatch(/; 3 of \d+ neighbours of Alder$/);
    await close();
  });

  test.each([
    ['nothing has the focus', null, true],
    ['the map has it', '.map-field', true],
    ['a name in the list has it', '.list-name', true],
    ['a filter has it', '[data-facet="kinds"]', false],
    ['the search has it', '#search', true],
  ])('slash when %s', async (_name, selector, goes) => {
    const { page, close } = await bench.open(graph, { fragment: '#1&l=both' });
    await mapOf(page);
    if (selector !== null) await page.locator(selector).first().focus();
    await page.keyboard.press('/');
    expect((await focused(page)) === 'search').toBe(goes);
    expect(await page.locator('#search').inputValue()).toBe(selector === '#search' ? '/' : '');
    await close();
  });

  test('says where one came to rest, not each dot on the way', async () => {
    const { page, close } = await bench.open(graph);
    await mapOf(page);
    await page.evaluate(() => {
      const said: string[] = [];
      Object.defineProperty(window, 'said', { value: said });
      const region = document.querySelector('[data-testid="announcement"]');
      const note = (): number => said.push(region?.textContent ?? '');
      if (region !== null)
        new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
    });
    await page.locator('[data-testid="map"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
    // As fast as a key that is held down: from within the page, or the way to it would be the pause.
    await page.evaluate(() => {
      const field = document.activeElement;
      for (let index = 0; index < 40; index += 1) {
        field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
      }
    });
    await page.waitForTimeout(600);
    const said = (await page.evaluate(() => window.said)).filter((words) => words !== '');
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/neighbours of/);
    await close();
  });

  test.each([
    ['a name in the list', '.list-name'],
    ['a filter', '[data-facet="kinds"]'],
    ['nothing', null],
  ])('plus, minus and zero do nothing to the map while %s has the focus', async (_name, selector) => {
    const { page, close } = await bench.open(graph, { fragment: '#1&l=both&v=0.4%7E0.6%7E0.5' });
    await mapOf(page);
    await page.waitForTimeout(600);
    const camera = () => page.evaluate(() => window.lithograph.state?.camera ?? null);
    const before = await camera();
    if (selector !== null) await page.locator(selector).first().focus();
    for (const key of ['+', '-', '0', '=']) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    expect(await camera()).toEqual(before);
    // The map itself has those keys.
    await page.locator('[data-testid="map"]').focus();
    await page.keyboard.press('0');
    await expect.poll(camera).not.toEqual(before);
    await close();
  });

  test('the map is one stop of the Tab key, and a menu gives the focus back', async () => {
    const { page, close } = await bench.open(graph);
    await mapOf(page);
    expect(await page.locator('.map-field [tabindex="0"], .map-field button').count()).toBe(0);
    const summary = page.locator('.menu summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('.menu-body').first().isVisible()).toBe(false);
    await close();
  });

  test.each(['light', 'dark'] as const)(
    'the focus can be seen: 3 to 1 against what is around it, %s',
    async (colorScheme) => {
      const { page, close } = await bench.open(graph, { colorScheme, fragment: '#1&l=both' });
      await mapOf(page);
      const colors = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        return ['--accent', '--paper', '--raised', '--sunken'].map((name) => style.getPropertyValue(name).trim());
      });
      // The build shortens #ffffff.
      const [accent = '', ...grounds] = colors.map((color) => color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'));
      expect(grounds.every(isColor)).toBe(true);
      for (const ground of grounds) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(3);
      await page.locator('[data-testid="map"]').focus();
      await page.keyboard.press('Enter');
      const ring = page.locator('.cursor-ring');
      await ring.waitFor();
      const style = await ring.evaluate((element) => getComputedStyle(element).borderTopWidth);
      expect(style).toBe('3px');
      await close();
    },
  );

  test('says so when the writer of a file cannot be fetched', async () => {
    const { page, close } = await bench.open(graph);
    await mapOf(page);
    await page.route(/graphml/, (route) => route.abort());
    await page.locator('.export-menu summary').click();
    await page.locator('[data-testid="export-graphml"]').click();
    await expect.poll(() => page.locator('.export-menu [role="alert"]').textContent()).toMatch(/^Not saved: /);
    await close();
  });

  test('never writes the address more often than Safari allows', async () => {
    const { page, problems, close } = await bench.open(graph, { before: withSafarisLimit });
    await page.locator('#search').focus();
    await page.keyboard.type('a'.repeat(150));
    await expect.poll(() => page.evaluate(() => window.location.hash)).toContain('a'.repeat(150));
    expect(await page.locator('#search').inputValue()).toBe('a'.repeat(150));
    expect(problems).toEqual([]);
    await close();
  });
});

declare global {
  interface Window {
    readonly said: readonly string[];
  }
}

/** Runs in the page. */
function withSafarisLimit(): void {
  let calls = 0;
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = History.prototype[name];
    History.prototype[name] = function limited(...rest) {
      calls += 1;
      if (calls > 100) throw new DOMException('more than 100 times per 30 seconds', 'SecurityError');
      return Reflect.apply(original, this, rest);
    };
  }
}
