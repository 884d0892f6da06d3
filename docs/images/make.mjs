// Makes the pictures of the README from the built project, with a Chromium on the PATH or in LITHOGRAPH_CHROMIUM:
//   node docs/images/make.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { serveViewer } from '../../dist/node.js';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lithograph-'));
execFileSync(process.execPath, [
  join(ROOT, 'dist/cli.js'),
  'build',
  join(ROOT, 'data/seeds.csl.json'),
  '-o',
  folder,
  '--quiet',
]);
const graph = JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8'));
const server = await serveViewer(folder, { viewer: join(ROOT, 'dist/viewer'), port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.LITHOGRAPH_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader'],
});

async function shoot(name, { width = 1440, height = 900, colorScheme = 'light', fragment = '' }, act = async () => {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  await page.goto(server.address + fragment);
  await page.waitForFunction(() => window.lithograph?.status === 'ready');
  await act(page);
  const hint = page.getByRole('button', { name: 'Got it' });
  if (await hint.isVisible()) await hint.click();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
  await page.close();
}

/** Finds a thing and opens the evidence of its first relation. */
const openEvidence = (query) => async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await page.locator('button.why').first().click();
};

/** The key of the node with this label. */
const keyOf = (label) => graph.nodes.find(({ attributes }) => attributes.label === label)?.key;

await shoot('viewer', {});
await shoot('evidence', { colorScheme: 'dark' }, openEvidence('Adv-RM'));
await shoot('path', { fragment: `#1&s=p.${keyOf('speculative decoding')}~${keyOf('HumanEval')}` });
await shoot('overview', { height: 700, fragment: '#1&g=1' });
await shoot('phone', { width: 375, height: 720, colorScheme: 'dark' });
await browser.close();
await server.close();
rmSync(folder, { recursive: true });
