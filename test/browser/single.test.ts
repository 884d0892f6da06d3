import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toJson } from '../../src/export/json.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { htmlPageOf, type PageParts, readPageParts } from '../../src/node/html-page.ts';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, launchChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { hostileGraph } from './graphs.ts';
import { mapOf } from './viewer.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const executable = await findChromium();

describe.skipIf(executable === null)(`the page that holds its graph, from a file (${NEEDS_CHROMIUM})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lithograph-single-'));
  let parts: PageParts;
  let browser: Browser;
  let files = 0;

  beforeAll(async () => {
    const outDir = join(folder, 'single');
    await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'single', logLevel: 'error', build: { outDir } });
    parts = await readPageParts(outDir);
    browser = await launchChromium(executable ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As somebody opens it who got it by mail. */
  async function open(graph: KnowledgeGraph | string, fragment = ''): Promise<{ page: Page; problems: string[] }> {
    files += 1;
    const file = join(folder, `graph-${files}.html`);
    writeFileSync(file, [...htmlPageOf(parts, typeof graph === 'string' ? graph : toJson(graph))].join(''));
    const page = await browser.newPage({ viewport: { width: 1120, height: 640 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(40_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(pathToFileURL(file).href))
        problems.push(`asked ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href + fragment);
    await page.waitForFunction(() => window.lithograph.status !== 'loading');
    return { page, problems };
  }

  test('draws the map, and asks nobody for anything', async () => {
    const { page, problems } = await open(smallGraph());
    await mapOf(page);
    expect(await page.evaluate(() => window.lithograph.graph?.order)).toBe(smallGraph().order);
    expect(await page.locator('.open-button').count()).toBe(0);
    expect(problems.filter((problem) => !/GPU stall|WebGL/.test(problem))).toEqual([]);
    await page.close();
  });

  test('searches, opens details and evidence, goes back, and keeps the view in its address', async () => {
    const { page, problems } = await open(smallGraph());
    await mapOf(page);
    await page.keyboard.press('/');
    await page.keyboard.type('ThornGuard');
    await page.locator('.hit').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.why').first().click();
    await page.locator('blockquote').first().waitFor();
    expect(page.url()).toMatch(/^file:.*\.html#.*s=e\./);
    await page.goBack();
    await page.waitForFunction(() => window.lithograph.state?.selection?.type === 'node');
    expect(problems.filter((problem) => !/GPU stall|WebGL/.test(problem))).toEqual([]);
    await page.close();
  });

  test('opens at a view that somebody sent along', async () => {
    const graph = smallGraph();
    const edge = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));
    const { page } = await open(graph, `#1&s=e.${edge}`);
    await page.locator('blockquote').first().waitFor();
    await page.close();
  });

  test('saves GraphML', async () => {
    const { page } = await open(smallGraph());
    await page.getByText('Export', { exact: true }).click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-graphml').click()]);
    expect(saved.suggestedFilename()).toBe('graph.graphml');
    await page.close();
  });

  test('runs nothing that titles, names or themes hold', async () => {
    const { page, problems } = await open(hostileGraph(), '#1&l=both');
    await mapOf(page);
    await page.locator('.list-name').first().click();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img, iframe, #app script, #app style').count()).toBe(0);
    expect(await page.evaluate(() => window.lithograph.graph?.order)).toBe(hostileGraph().order);
    expect(problems.filter((problem) => !/GPU stall|WebGL/.test(problem))).toEqual([]);
    await page.close();
  });

  test('runs no script but its own, even one that got into the file', async () => {
    const { page } = await open(smallGraph());
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.body.append(script);
      return 'hacked' in window;
    });
    expect(ran).toBe(false);
    await page.close();
  });

  test('says so where the graph in it is none', async () => {
    const { page } = await open('{"nodes": 3}');
    expect(await page.locator('.notice').textContent()).toMatch(/not a graph of Lithograph/);
    await page.close();
  });

  test('takes under 2 MB without its graph', () => {
    const file = join(folder, 'empty.html');
    writeFileSync(file, [...htmlPageOf(parts, '{}')].join(''));
    expect(statSync(file).size).toBeLessThan(2_000_000);
  });
});
