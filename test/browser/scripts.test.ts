import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edgeBetween, entityId } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { foreignGraph } from './graphs.ts';
import { type Bench, createBench } from './viewer.ts';

const executable = await findChromium();
const graph = foreignGraph();
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));

const VIEWS: readonly string[] = [
  '#1&l=both',
  ...graph.filterNodes((_, { kind }) => kind === 'Paper').map((paper) => `#1&s=n.${encodeURIComponent(paper)}`),
  ...['alder', 'larch-2-70b', 'codequiz', 'treetext'].map((name) => `#1&s=n.${entityId(name)}`),
  `#1&s=e.${outperforms}`,
  '#1&s=t.0',
  '#1&s=t.1',
  '#1&l=list',
  '#1&l=list&b=relations',
  '#1&l=list&b=papers',
];

/** Runs in the page: what sticks out, what runs the wrong way, and marks that would turn the text. */
function findFaults(): string[] {
  const faults: string[] = [];
  const isVisible = (element: Element): boolean => element.checkVisibility() && element.clientWidth > 1;
  for (const name of ['html', '.details-body', '.filters', '.list', '.list-scroll', '.masthead', '.middle']) {
    for (const element of document.querySelectorAll(name)) {
      const over = element.scrollWidth - element.clientWidth;
      if (isVisible(element) && over > 1) faults.push(`${name} is ${over} px too wide`);
    }
  }
  for (const element of document.querySelectorAll<HTMLElement>('bdi, [dir="auto"]')) {
    const first = /\p{L}/u.exec(element.textContent ?? '')?.[0];
    if (first === undefined) continue;
    const expected = /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(first) ? 'rtl' : 'ltr';
    if (getComputedStyle(element).direction !== expected) faults.push(`not ${expected}: ${element.textContent}`);
  }
  if (/[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent ?? '')) faults.push('a mark that turns the text');
  return faults;
}

async function go(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, fragment);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

describe.skipIf(executable === null)(`titles in any script (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  test.each([375, 1120])('stay in their places and run their own way, %s pixels wide', async (width) => {
    const { page, problems, close } = await bench.open(graph, { viewport: { width, height: 700 } });
    const found: Record<string, readonly string[]> = {};
    for (const view of VIEWS) {
      await go(page, view);
      found[view] = await page.evaluate(findFaults);
    }
    expect(found).toEqual(Object.fromEntries(VIEWS.map((view) => [view, []])));
    // There was something to find.
    await go(page, '#1&l=list&b=papers');
    const rtl = await page
      .locator('.list-name bdi')
      .evaluateAll((names) => names.filter((name) => getComputedStyle(name).direction === 'rtl').length);
    expect(rtl).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('start a title from the right on the right', async () => {
    const paper = graph.findNode((_, { title }) => title?.startsWith('מ') ?? false) ?? '';
    const { page, close } = await bench.open(graph, { fragment: `#1&s=n.${encodeURIComponent(paper)}` });
    const style = await page.locator('#details-title').evaluate((title) => {
      const { direction, textAlign } = getComputedStyle(title);
      return { direction, textAlign };
    });
    expect(style).toEqual({ direction: 'rtl', textAlign: 'start' });
    await close();
  });
});
