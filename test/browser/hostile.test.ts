import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { hostileGraph } from './graphs.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const executable = await findChromium();

/** Runs in the page: a browser without WebGL. */
function withoutWebGL(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.includes('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
    },
  });
}

/** Runs in the page: no canvas for what we draw over sigma, and a look at the graphics contexts that there were. */
function withoutOverlay(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  const contexts: WebGL2RenderingContext[] = [];
  Object.defineProperty(window, 'contexts', { value: contexts });
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      if (this.className === 'sigma-overlay') return null;
      const context = Reflect.apply(original, this, [kind, ...rest]);
      if (kind === 'webgl2' && context !== null) contexts.push(context);
      return context;
    },
  });
}

describe.skipIf(executable === null)(`the viewer in trouble (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  test('runs nothing that titles, names, addresses or themes hold, wherever they are shown', async () => {
    const graph = hostileGraph();
    const { page, problems, close } = await bench.open(graph, { fragment: '#1&l=both' });
    await mapOf(page);
    for (const name of [...graph.nodes()].sort()) {
      await page.evaluate((key) => {
        window.location.hash = `1&l=both&s=n.${encodeURIComponent(key)}`;
      }, name);
      await page.waitForFunction((key) => {
        const selection = window.lithograph.state?.selection;
        return selection?.type === 'node' && selection.key === key;
      }, name);
    }
    await page.keyboard.press('/');
    await page.keyboard.type('img');
    await page.locator('.hit').first().waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img, iframe, #app script, #app style').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('links to no address but those of the web, and shows the others as text', async () => {
    const graph = hostileGraph();
    const { page, close } = await bench.open(graph, { fragment: '#1&s=n.arXiv%3A2401.00001' });
    await page.locator('.paper-panel').waitFor();
    const hrefs = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs.filter((href) => !/^https?:/.test(href ?? ''))).toEqual([]);
    expect(await page.locator('bdi.bad-url').allTextContents()).toEqual([expect.stringMatching(/^javascript:|^data:/)]);
    await close();
  });

  test('keeps a title of 20,000 characters and right-to-left text in their places', async () => {
    const { page, close } = await bench.open(hostileGraph(), { fragment: '#1&l=list' });
    await page.locator('.list-row').first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const tallest = await page
      .locator('.list-row')
      .evaluateAll((rows) => Math.max(...rows.map((row) => row.getBoundingClientRect().height)));
    expect(tallest).toBeLessThan(200);
    await close();
  });

  test('shows the list where there is no WebGL, with all that leads from it', async () => {
    const { page, problems, close } = await bench.open(smallGraph(), { before: withoutWebGL });
    await page.locator('.without-map').waitFor();
    expect(await page.locator('.map').count()).toBe(0);
    await page.locator('.list-name', { hasText: 'ThornGuard' }).first().click();
    await page.locator('.why').first().click();
    await page.locator('blockquote').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('leaves no graphics context behind when the map can only be drawn in part', async () => {
    const { page, problems, close } = await bench.open(smallGraph(), { before: withoutOverlay });
    await page.locator('.without-map').waitFor();
    const lost = await page.evaluate(() => window.contexts.map((context) => context.isContextLost()));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost).not.toContain(false);
    expect(problems).toEqual([]);
    await close();
  });

  test('shows what a file says of its extractor without what would turn the page around', async () => {
    const graph = hostileGraph();
    const edge = graph.findEdge((_, { evidence }) => evidence.length > 0) ?? '';
    graph.updateEdgeAttribute(edge, 'evidence', (evidence = []) =>
      evidence.map((piece) => ({ ...piece, extractor: 'rules\u202E@1' })),
    );
    const { page, close } = await bench.open(graph, { fragment: `#1&s=e.${edge}` });
    await page.locator('.evidence').first().waitFor();
    const text = (await page.locator('.relation-panel').textContent()) ?? '';
    expect(text).not.toContain('\u202E');
    expect(await page.locator('figcaption bdi').allTextContents()).toContain('rules@1');
    await close();
  });

  test('builds the map anew once when the graphics are taken away, then leaves the list', async () => {
    const { page, close } = await bench.open(smallGraph());
    await mapOf(page);
    const lose = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.sigma-nodes');
        if (canvas === null) return false;
        canvas.dataset.lost = 'yes';
        canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
        return true;
      });
    expect(await lose()).toBe(true);
    await page.waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.sigma-nodes');
      return canvas !== null && canvas.dataset.lost === undefined;
    });
    await lose();
    await page.locator('.without-map').waitFor();
    expect(await page.locator('.list-row').count()).toBe(smallGraph().order);
    await close();
  });

  test.each([
    ['is no graph', '{"nodes": 3}', 'failed', /not a graph of Lithograph/],
    ['is empty', emptyGraph(), 'empty', /This graph is empty/],
  ])('says so when the file %s', async (_name, json, status, text) => {
    // The server refuses such files when it starts, so the page is given them on the way.
    const { page, problems, address, close } = await bench.open(smallGraph());
    await page.route('**/data/graph.json', (route) => route.fulfill({ contentType: 'application/json', body: json }));
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForFunction(() => window.lithograph.status !== 'loading');
    expect(await page.evaluate(() => window.lithograph.status)).toBe(status);
    expect(await page.locator('.notice').textContent()).toMatch(text);
    expect(problems).toEqual([]);
    await close();
  });
});

function emptyGraph(): string {
  const graph = smallGraph();
  const attributes = { ...graph.getAttributes(), themes: [] };
  return JSON.stringify({ attributes, options: graph.export().options, nodes: [], edges: [] });
}

declare global {
  interface Window {
    readonly contexts: readonly WebGL2RenderingContext[];
  }
}
