import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Bench, createBench, mapOf, type OpenOptions } from './viewer.ts';

const executable = await findChromium();
const alder = entityId('alder');

/** The small graph, with three relations more between two of its nodes, and one between its themes. */
function parallelGraph(): KnowledgeGraph {
  const graph = smallGraph();
  const edge = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);
  const attributes = graph.getEdgeAttributes(edge);
  for (const [index, relation] of (['COMPARED_WITH', 'DERIVED_FROM', 'USED_FOR'] as const).entries()) {
    graph.addEdgeWithKey(`p${index}`, entityId('larch-2-70b'), alder, { ...attributes, relation });
  }
  graph.addEdgeWithKey('between', alder, entityId('mossnets'), attributes);
  return graph;
}

/** So many nodes in twelve themes on a ring, each related to four others of its theme and of the next. */
function largeGraph(nodes: number): KnowledgeGraph {
  const graph = smallGraph();
  const attributes = graph.getNodeAttributes(alder);
  const [theme] = graph.getAttribute('themes');
  const edge = { ...graph.getEdgeAttributes(graph.edges()[0] ?? ''), evidence: [] };
  graph.clear();
  if (theme === undefined) throw new Error('no theme');
  const themes = Array.from({ length: 12 }, (_, id) => ({
    ...theme,
    id,
    name: `Theme ${id}`,
    keyPapers: [],
    papers: [],
  }));
  graph.setAttribute('themes', themes);
  for (let i = 0; i < nodes; i++) {
    const [id, turn] = [i % 12, (i * 2.4) % (2 * Math.PI)];
    const far = 250 * Math.sqrt(i / nodes);
    graph.addNode(`n${i}`, {
      ...attributes,
      label: `Node ${i}`,
      theme: id,
      aliases: [],
      x: 1000 * Math.cos((id / 12) * 2 * Math.PI) + far * Math.cos(turn),
      y: 1000 * Math.sin((id / 12) * 2 * Math.PI) + far * Math.sin(turn),
    });
  }
  for (let i = 0; i < 4 * nodes; i++) {
    const step = i % 7 === 0 ? 1 : 12 * (1 + (i % 5));
    graph.addEdgeWithKey(`e${i}`, `n${i % nodes}`, `n${(i + step) % nodes}`, edge);
  }
  return graph;
}

/** Four nodes of a theme in the corners of a square, with nothing between them. */
function squareGraph(): KnowledgeGraph {
  const graph = largeGraph(0);
  const attributes = smallGraph().getNodeAttributes(alder);
  for (const [index, [x, y]] of (
    [
      [0, 0],
      [90, 0],
      [0, 90],
      [90, 90],
    ] as const
  ).entries()) {
    graph.addNode(`n${index}`, { ...attributes, theme: 0, x, y });
  }
  return graph;
}

const drawn = (page: Page) => page.evaluate(() => window.lithograph.drawn);
const state = (page: Page) => page.evaluate(() => window.lithograph.state);
const announced = (page: Page) => page.locator('[data-testid="announcement"]').textContent();

describe.skipIf(executable === null)(`the map (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  /** Opens the map, does something there, and checks that nothing went wrong. */
  const on = async (graph: KnowledgeGraph, options: OpenOptions, run: (page: Page) => Promise<void>): Promise<void> => {
    const { page, problems, close } = await bench.open(graph, options);
    await mapOf(page);
    await run(page);
    expect(problems).toEqual([]);
    await close();
  };

  test('draws parallel relations of several families without a problem of the shaders', () =>
    on(parallelGraph(), {}, async (page) => {
      expect(await drawn(page)).toMatchObject({ collapsedThemes: 0, leftOut: 0 });
      await page.waitForTimeout(200);
    }));

  test('makes one dot of each theme and of the nodes without one, and all nodes again', () =>
    on(parallelGraph(), {}, async (page) => {
      await page.getByRole('button', { name: 'Themes', exact: true }).click();
      await expect.poll(() => drawn(page)).toEqual({ nodes: 3, edges: 1, collapsedThemes: 3, leftOut: 0 });
      await page.getByRole('button', { name: 'All nodes' }).click();
      await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(0);
    }));

  test('opens a theme with the keyboard, and makes it one dot again', () =>
    on(parallelGraph(), {}, async (page) => {
      await page.getByRole('button', { name: 'Themes', exact: true }).click();
      await page.locator('[data-testid="map"]').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => announced(page)).toMatch(/^Theme Code models, \d+ nodes, .*E opens it$/);
      await page.keyboard.press('e');
      await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(2);
      await expect.poll(() => announced(page)).toMatch(/theme Code models/);
      await page.keyboard.press('e');
      await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(3);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('#details-title').textContent()).toBe('Code models');
    }));

  test('opens a theme from its panel, and by a double click on its dot', () =>
    on(parallelGraph(), { fragment: '#1&s=t.1' }, async (page) => {
      await page.getByRole('button', { name: 'Themes', exact: true }).click();
      await page.getByRole('button', { name: 'Open on the map' }).click();
      await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(2);
      await page.getByRole('button', { name: 'Make it one dot' }).click();
      await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(3);
      await page.locator('[data-testid="map"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
      const ring = await page.locator('.cursor-ring').boundingBox();
      if (ring === null) throw new Error('no ring');
      await page.mouse.dblclick(ring.x + ring.width / 2, ring.y + ring.height / 2);
      await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(2);
      expect((await state(page))?.expanded).toEqual([0]);
    }));

  test('opens the theme of what is searched for', () =>
    on(parallelGraph(), {}, async (page) => {
      await page.getByRole('button', { name: 'Themes', exact: true }).click();
      await page.keyboard.press('/');
      await page.keyboard.type('alder');
      await page.locator('.hit').first().waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await state(page))?.expanded).toEqual([0]);
    }));

  test('shows a theme when its ground is clicked', () =>
    on(squareGraph(), {}, async (page) => {
      const map = await page.locator('[data-testid="map"]').boundingBox();
      if (map === null) throw new Error('no map');
      const clickAt = async (x: number, y: number): Promise<void> => {
        // Two clicks in a row would be a double click.
        await page.waitForTimeout(400);
        await page.mouse.click(map.x + x * map.width, map.y + y * map.height);
      };
      await clickAt(0.5, 0.5);
      await expect.poll(async () => (await state(page))?.selection).toEqual({ type: 'theme', id: 0 });
      await clickAt(0.5, 0.5);
      await expect.poll(async () => (await state(page))?.selection).toBeNull();
    }));

  test('renames a theme, here and on the map, and takes the name back', () =>
    on(smallGraph(), { fragment: '#1&s=t.1' }, async (page) => {
      await page.getByRole('button', { name: 'Rename' }).click();
      await page.getByLabel(/^Name of this theme/).fill('Moss <b>and</b> logic');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('#details-title').textContent()).toBe('Moss <b>and</b> logic');
      expect((await state(page))?.selection).toEqual({ type: 'theme', id: 1 });
      await page.getByRole('button', { name: 'Rename' }).click();
      await page.getByLabel(/^Name of this theme/).fill('');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => page.locator('#details-title').textContent()).toBe('Credal networks');
    }));

  test('filters by the legend: kinds, and families of relations', () =>
    on(parallelGraph(), {}, async (page) => {
      await page.locator('.legend summary').click();
      const family = page.locator('[data-family="comparison"]');
      await family.click();
      await expect
        .poll(async () => [...((await state(page))?.hidden.relations ?? [])].sort())
        .toEqual(expect.arrayContaining(['COMPARED_WITH', 'OUTPERFORMS']));
      expect(await family.getAttribute('aria-pressed')).toBe('false');
      await family.click();
      await expect.poll(async () => (await state(page))?.hidden.relations).toEqual([]);
      await page.locator('.legend-kinds').getByRole('button', { name: 'Paper' }).click();
      await expect.poll(async () => (await state(page))?.hidden.kinds).toEqual(['Paper']);
    }));

  test(
    'of a large graph draws the overview, says what it leaves out, and always draws what is selected',
    () =>
      on(largeGraph(6000), {}, async (page) => {
        expect(await drawn(page)).toMatchObject({ nodes: 12, collapsedThemes: 12, leftOut: 0 });
        await page.getByRole('button', { name: 'All nodes' }).click();
        await expect.poll(async () => (await drawn(page))?.leftOut).toBe(1000);
        expect(await page.locator('[data-testid="left-out"]').textContent()).toMatch(
          /^Showing 5,000 of 6,000 nodes, the most connected first/,
        );
        await page.getByRole('button', { name: 'Show themes' }).click();
        await expect.poll(async () => (await drawn(page))?.collapsedThemes).toBe(12);
        expect(await page.locator('[data-testid="left-out"]').count()).toBe(0);
      }),
    60_000,
  );

  test('repaints only a few dots on a hover', () =>
    on(largeGraph(1000), {}, async (page) => {
      await page.locator('[data-testid="map"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      // A full refresh asks for all relations; a partial one for none, and the focus for those that it draws.
      const asked = await page.evaluate(() => {
        const { graph } = window.lithograph;
        if (graph === null) throw new Error('no graph');
        let calls = 0;
        const original = graph.getEdgeAttributes.bind(graph);
        Object.assign(graph, {
          getEdgeAttributes: (edge: string) => {
            calls += 1;
            return original(edge);
          },
        });
        return new Promise<number>((resolve) => {
          document
            .querySelector('[data-testid="map"]')
            ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
          setTimeout(() => resolve(calls), 500);
        });
      });
      expect(asked).toBeGreaterThan(0);
      expect(asked).toBeLessThan(200);
    }));
});
