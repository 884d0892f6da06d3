import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));

const VIEWS = [
  ['the overview', ''],
  ['a node', `#1&s=n.${entityId('alder')}`],
  ['a node by kind, with the list', `#1&c=kind&l=both&s=n.${entityId('codequiz')}`],
  ['a paper', '#1&s=n.arXiv%3A2401.00001'],
  ['a paper with the sentence that led to it', `#1&s=n.arXiv%3A2401.00001&e=0.${outperforms}`],
  ['the evidence', `#1&s=e.${outperforms}`],
  ['a theme', '#1&s=t.0'],
  ['the list', '#1&l=list'],
  ['filters that leave nothing', '#1&l=list&t=0%7E1%7Enone'],
] as const;

describe.skipIf(executable === null)(`the viewer for everybody (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  test.each(['light', 'dark'] as const)('has nothing that axe objects to, in any view, %s', async (colorScheme) => {
    const { page, close } = await bench.open(graph, { colorScheme });
    await mapOf(page);
    await page.evaluate(axe.source);
    const found: Record<string, readonly string[]> = {};
    for (const [name, fragment] of VIEWS) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, fragment);
      await page.waitForTimeout(300);
      found[name] = await page.evaluate(async () => {
        const results = await window.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          // It counts what is scrolled half under the head of the list; a scene of its own measures all targets at 44.
          rules: { 'target-size': { enabled: false } },
        });
        return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      });
    }
    expect(found).toEqual(Object.fromEntries(VIEWS.map(([name]) => [name, []])));
    await close();
  });

  test('the search with its hits has nothing that axe objects to', async () => {
    const { page, close } = await bench.open(graph, { fragment: '#1&q=larch' });
    await page.locator('#search').focus();
    await page.locator('.hit').first().waitFor();
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => (await window.axe.run(document)).violations.map(({ id }) => id));
    expect(violations).toEqual([]);
    await close();
  });
});

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
