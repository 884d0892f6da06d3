import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Bench, createBench, mapOf, type OpenOptions } from './viewer.ts';
import { goTo, VIEWS } from './views.ts';

const executable = await findChromium();
const graph = smallGraph();

const PHONE: OpenOptions = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true };
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In the dark nothing is different but the colours. */
const RULES = { light: ALL, dark: ['color-contrast', 'link-in-text-block'] };
/** Axe takes a second or two for each view. */
const LONG = 240_000;
const NOTHING = Object.fromEntries(VIEWS.map(({ name }) => [name, []]));

/** Runs in the page: what axe objects to. */
async function violations(runOnly: string[]): Promise<string[]> {
  const results = await window.axe.run(document, {
    runOnly,
    // It counts what is scrolled half under the head of the list; all targets are measured below.
    rules: { 'target-size': { enabled: false } },
  });
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** Runs in the page: what a finger would miss. A name in running text is excepted, as WCAG does. */
function smallTargets(): string[] {
  const least = 43.5;
  const targets = 'button, summary, a[href], select, textarea, input, [role="button"], [role="option"]';
  return [...document.querySelectorAll<HTMLElement>(targets)]
    .filter((element) => element.checkVisibility({ opacityProperty: true }) && !element.matches('.naming, .skip'))
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.height < least || box.width < least)
    .map(({ element, box }) => {
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim();
      return `${element.tagName}.${element.className} “${name}”: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`;
    });
}

/** Runs in the page: levels of headings that are left out, and landmarks that are not there once. */
function outlineFaults(): string[] {
  const faults: string[] = [];
  let before = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    if (!heading.checkVisibility()) continue;
    const level = Number(heading.tagName.slice(1));
    if (level > before + 1) faults.push(`h${level} after h${before}: ${heading.textContent}`);
    before = level;
  }
  for (const landmark of ['main', 'header.masthead', 'h1']) {
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`not one ${landmark}`);
  }
  return faults;
}

describe.skipIf(executable === null)(`the viewer for everybody (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  test.each([
    ['light', {}],
    ['dark', {}],
    ['light on a phone', PHONE],
    ['dark on a phone', PHONE],
  ])(
    'has nothing that axe objects to, in any view, %s',
    async (scheme, options: OpenOptions) => {
      const colorScheme = scheme.startsWith('dark') ? 'dark' : 'light';
      const { page, close } = await bench.open(graph, { ...options, colorScheme });
      await mapOf(page);
      await page.evaluate(axe.source);
      const found: Record<string, readonly string[]> = {};
      for (const view of VIEWS) {
        await goTo(page, view);
        found[view.name] = await page.evaluate(violations, RULES[colorScheme]);
        await view.close?.(page);
      }
      expect(found).toEqual(NOTHING);
      await close();
    },
    LONG,
  );

  test.each([
    ['with a mouse', {}],
    ['on a phone', PHONE],
  ])('has targets of 44 pixels and headings in order, in any view, %s', async (_name, options: OpenOptions) => {
    const { page, close } = await bench.open(graph, options);
    await mapOf(page);
    const found: Record<string, readonly string[]> = {};
    for (const view of VIEWS) {
      await goTo(page, view);
      found[view.name] = [...(await page.evaluate(smallTargets)), ...(await page.evaluate(outlineFaults))];
      await view.close?.(page);
    }
    expect(found).toEqual(NOTHING);
    await close();
  });

  test('shows the focus and the choice where the system has colours of its own', async () => {
    const { page, close } = await bench.open(graph, { forcedColors: 'active', fragment: '#1&l=both' });
    await page.locator('.list-name').first().focus();
    await page.keyboard.press('ArrowDown');
    const outline = await page
      .locator('.list-name:focus-visible')
      .evaluate((name) => getComputedStyle(name, '::after').outlineStyle);
    expect(outline).toBe('solid');
    const pressed = page.locator('.segmented [aria-pressed="true"]').first();
    expect(await pressed.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');
    // Shapes and colours of the legend are still there.
    const swatch = page.locator('.filters .swatch').first();
    expect(await swatch.evaluate((dot) => getComputedStyle(dot).forcedColorAdjust)).toBe('none');
    await close();
  });

  test.each([
    ['a desk', {}],
    ['a phone', PHONE],
  ])('gives the first steps beside the middle of the map, on %s', async (_name, options: OpenOptions) => {
    const { page, close } = await bench.open(graph, { ...options, hint: true });
    await mapOf(page);
    const [map, hint] = [await page.locator('.map').boundingBox(), await page.locator('.hint').boundingBox()];
    if (map === null || hint === null) throw new Error('no map, or no hint');
    expect(hint.y + hint.height).toBeLessThan(map.y + map.height / 2);
    expect(hint.x).toBeGreaterThanOrEqual(map.x);
    expect(hint.x + hint.width).toBeLessThanOrEqual(map.x + map.width);
    await close();
  });

  test.each([
    ['a desk', { viewport: { width: 1120, height: 640 } }],
    ['a phone', PHONE],
  ])('lets nothing jump while it loads, on %s', async (name, options: OpenOptions) => {
    const { page, close } = await bench.open(graph, { ...options, before: watchShifts, hint: true });
    await mapOf(page);
    await page.waitForTimeout(400);
    const steps = name === 'a phone' ? [] : VIEWS.filter(({ open, fragment }) => !open && !fragment.includes('l='));
    for (const view of steps) await goTo(page, view);
    for (const fragment of name === 'a phone' ? [] : ['#1&k=Model', '#1&k=Model~Paper', '#1']) {
      await goTo(page, { name: 'filters', fragment });
    }
    const shifts = await page.evaluate(() => window.shifts);
    expect(
      shifts.reduce((sum, { value }) => sum + value, 0),
      JSON.stringify(shifts),
    ).toBeLessThan(0.02);
    await close();
  });
});

/** Runs in the page. */
function watchShifts(): void {
  const shifts: { value: number; of: string[] }[] = [];
  Object.defineProperty(window, 'shifts', { value: shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as { value: number; sources: readonly { node?: Element | null }[] };
      shifts.push({ value, of: sources.map(({ node }) => node?.className ?? '') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

declare global {
  interface Window {
    readonly axe: typeof axe;
    readonly shifts: readonly { readonly value: number; readonly of: readonly string[] }[];
  }
}
