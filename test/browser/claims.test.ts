import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Bench, createBench } from './viewer.ts';

const executable = await findChromium();
const [larch, alder] = [entityId('larch-2-70b'), entityId('alder')];
const claim = edgeBetween(smallGraph(), larch, 'OUTPERFORMS', alder);

/** The small graph, in which a second paper says the opposite, and the first one a number. */
function contradictoryGraph(): KnowledgeGraph {
  const graph = smallGraph();
  const attributes = graph.getEdgeAttributes(claim);
  graph.addEdgeWithKey('r-opposite', alder, larch, attributes);
  const [piece, ...rest] = attributes.evidence;
  const span = piece?.sentence ?? { start: 0, end: 1 };
  const result = {
    value: 4.5,
    unit: 'points',
    metric: 'pass@1',
    kind: 'difference',
    direction: 'higher',
    span,
  } as const;
  graph.setEdgeAttribute(claim, 'evidence', piece === undefined ? [] : [{ ...piece, results: [result] }, ...rest]);
  return graph;
}

describe.skipIf(executable === undefined)(`claims in the viewer${executable ? '' : ` (${NEEDS_CHROMIUM})`}`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 120_000);
  afterAll(() => bench?.close());

  test('a relation says its numbers and what contradicts it, and leads there', async () => {
    const { close, page, problems } = await bench.open(contradictoryGraph(), { fragment: `#1&s=e.${claim}` });
    expect(await page.locator('.results li').allTextContents()).toEqual(['+4.5 points pass@1']);
    const opposite = page.locator('.is-contradiction button');
    expect(await opposite.textContent()).toMatch(/^Alder outperforms Larch-2-70B, 1 paper$/);
    await opposite.click();
    await page.waitForFunction(() => window.lithograph.state?.selection !== null);
    expect(await page.locator('#details-title').textContent()).toMatch(/^Alder.* outperforms Larch-2-70B/);
    expect(await page.locator('.is-contradiction button').textContent()).toMatch(/^Larch-2-70B outperforms Alder/);
    expect(problems).toEqual([]);
    await close();
  });
});
