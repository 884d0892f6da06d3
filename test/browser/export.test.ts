import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRecords } from '../export/csv-reader.ts';
import { entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { hostileGraph } from './graphs.ts';
import { type Bench, createBench, mapOf } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
/** What is loaded on demand takes a while on a busy machine. */
const PATIENT = { timeout: 20_000 };

describe.skipIf(executable === null)(`what leaves the page${executable === null ? `: ${NEEDS_CHROMIUM}` : ''}`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 120_000);
  afterAll(() => bench?.close());

  test.each([
    ['all', '', '', graph.order],
    ['what is shown', '#1&t=0', 'What is shown', 6],
  ])('%s, in every format', async (_name, fragment, part, nodes) => {
    const { page, problems, close } = await bench.open(graph, { fragment });
    await openMenu(page);
    if (part !== '') await page.getByRole('button', { name: part }).click();
    const edges = await page.evaluate(() => window.lithograph.shown?.edges ?? -1);

    for (const [format, ending, tags] of [
      ['graphml', /^graph(-shown)?\.graphml$/, 'node'],
      ['gexf', /^graph(-shown)?\.gexf$/, 'node'],
      ['svg', /^graph(-shown)?\.svg$/, '[data-node][transform]'],
    ] as const) {
      const [file] = await saved(page, format, 1);
      expect(file?.name).toMatch(ending);
      expect(await countIn(page, file?.text ?? '', ['parsererror', tags])).toEqual([0, nodes]);
      if (format !== 'svg') expect(await countIn(page, file?.text ?? '', ['edge'])).toEqual([edges]);
    }
    const [json] = await saved(page, 'json', 1);
    // The papers that are quoted come along.
    expect(JSON.parse(json?.text ?? '').nodes.length).toBeGreaterThanOrEqual(nodes);
    const tables = await saved(page, 'csv', 2);
    expect(tables.map(({ name }) => name.replace('-shown', '')).sort()).toEqual(['graph-edges.csv', 'graph-nodes.csv']);
    expect(tables.map(({ text }) => csvRecords(text).length).sort((a, b) => a - b)).toEqual(
      [nodes, edges].sort((a, b) => a - b),
    );
    expect(problems).toEqual([]);
    await close();
  });

  test.each([2, 4] as const)('the map as a PNG, %i pixels for one', async (ratio) => {
    const { page, problems, close } = await bench.open(graph, { colorScheme: 'light' });
    await mapOf(page);
    await openMenu(page);
    const box = await page.locator('.map-canvas').boundingBox();
    const [file] = await saved(page, `png-${ratio}`, 1);
    const { buffer, name } = file ?? { buffer: Buffer.alloc(0), name: '' };
    expect(name).toBe(`map@${ratio}x.png`);
    expect([buffer.readUInt32BE(16), buffer.readUInt32BE(20)]).toEqual([
      Math.round((box?.width ?? 0) * ratio),
      Math.round((box?.height ?? 0) * ratio),
    ]);
    // Drawn by the page itself and read back: paper, the colours of both themes, and ink of names.
    const colors = await colorsOf(page, buffer);
    expect(colors.get('251,250,247') ?? 0).toBeGreaterThan(0.5);
    expect(colors.get('78,121,167') ?? 0).toBeGreaterThan(0.0005);
    expect(colors.get('196,80,79') ?? 0).toBeGreaterThan(0.0001);
    // The screen is as it was.
    expect(await page.evaluate(() => window.devicePixelRatio)).toBe(1);
    expect(await page.locator('.sigma-nodes').evaluate((canvas) => (canvas as HTMLCanvasElement).width)).toBe(
      box?.width,
    );
    expect(problems).toEqual([]);
    await close();
  });

  test('lines of code to copy, for what is selected', async () => {
    const { page, problems, close } = await bench.open(graph, {
      fragment: `#1&s=n.${entityId('alder')}`,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await openMenu(page);
    await page.locator('[data-testid="copy-shell"]').click();
    await expect
      .poll(() => page.locator('[data-testid="announcement"]').textContent(), PATIENT)
      .toBe('Copied as a shell line');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'npx lithograph explain graph.json Alder --json',
    );
    expect(await page.locator('[data-testid="code-typescript"]').inputValue()).toContain('explain(graph, "Alder")');
    expect(problems).toEqual([]);
    await close();
  });

  test('a drawing stands for the map where there is no WebGL: clicked, zoomed, and filtered like it', async () => {
    const { page, problems, close } = await bench.open(graph, { before: withoutWebGL });
    const dots = page.locator('.static-map path[data-node]');
    await dots.first().waitFor();
    expect(await dots.count()).toBe(graph.order);
    await page.locator(`.static-map path[data-node="${entityId('alder')}"]`).click();
    await expect.poll(() => page.locator('#details-title').textContent(), PATIENT).toContain('Alder');
    await expect.poll(() => page.locator('.static-map circle').count(), PATIENT).toBe(1);
    const width = () => page.locator('.static-map svg').evaluate((drawing) => drawing.getBoundingClientRect().width);
    const before = await width();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await width()).toBeCloseTo(1.5 * before, -1);
    await page.locator('[data-facet="kinds"][data-value="Paper"]').uncheck();
    await expect.poll(() => dots.count(), PATIENT).toBe(graph.order - 7);
    expect(await page.locator('.list-row').count()).toBe(graph.order - 7);
    await openMenu(page);
    expect(await page.locator('[data-testid="export-png-2"]').isDisabled()).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  test('hostile names do nothing in the drawing nor in files', async () => {
    const { page, problems, close } = await bench.open(hostileGraph(), { before: withoutWebGL });
    await page.locator('.static-map path[data-node]').first().waitFor();
    await openMenu(page);
    for (const format of ['graphml', 'gexf', 'svg'] as const) {
      const [file] = await saved(page, format, 1);
      expect(await countIn(page, file?.text ?? '', ['parsererror', 'script', 'img'])).toEqual([0, 0, 0]);
    }
    expect(await page.locator('.static-map script, .static-map img').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(problems).toEqual([]);
    await close();
  });
});

/** Runs in the page: a browser without WebGL. */
function withoutWebGL(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.includes('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
    },
  });
}

async function openMenu(page: Page): Promise<void> {
  if (await page.locator('.export-menu .menu-body').isVisible()) return;
  await page.locator('.export-menu summary').click();
  await page.locator('.export-menu .menu-body').waitFor();
}

/** Asks for a format and takes the files that come. */
async function saved(page: Page, format: string, count: number) {
  await openMenu(page);
  const downloads: Download[] = [];
  const note = (download: Download) => downloads.push(download);
  page.on('download', note);
  await page.locator(`[data-testid="export-${format}"]`).click();
  await expect.poll(() => downloads.length, PATIENT).toBe(count);
  page.off('download', note);
  const files: { name: string; buffer: Buffer; text: string }[] = [];
  for (const download of downloads) {
    const buffer = readFileSync(await download.path());
    files.push({ name: download.suggestedFilename(), buffer, text: buffer.toString('utf8') });
  }
  return files;
}

/** How many elements the page's own parser, not ours, finds. */
function countIn(page: Page, text: string, selectors: readonly string[]): Promise<number[]> {
  return page.evaluate(
    ([xml, names]) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return names.map((name) => parsed.querySelectorAll(name).length);
    },
    [text, selectors] as const,
  );
}

/** The share of each colour among the pixels of a PNG. */
async function colorsOf(page: Page, png: Buffer): Promise<ReadonlyMap<string, number>> {
  const counts = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    const found = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const color = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      found.set(color, (found.get(color) ?? 0) + 4 / data.length);
    }
    return [...found];
  }, png.toString('base64'));
  return new Map(counts);
}
