// What the page weighs, gzipped at level 9: what the first view asks for, and what only comes when it is wanted.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Opens the viewer and adds up all that it loads until the map is drawn, but for the graph itself.
 *
 * @returns bytes by the name of the file: `first`, what the page asked for; `later`, what else lies in the folder.
 */
export async function measureSizes(browser, address, folder) {
  const page = await browser.newPage();
  const asked = new Map();
  const answers = [];
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (path.startsWith('/data/')) return;
    answers.push(response.body().then((body) => asked.set(path === '/' ? 'index.html' : path.slice(1), zipped(body))));
  });
  await page.goto(address);
  await page.waitForFunction(() => window.lithograph?.hasMap === true);
  await page.waitForLoadState('networkidle');
  await Promise.all(answers);
  await page.close();
  const later = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    if (!entry.isFile() || asked.has(name) || name.startsWith('data/') || name === 'licenses.md') continue;
    later.set(name, zipped(readFileSync(path)));
  }
  return { first: sorted(asked), later: sorted(later) };
}

function zipped(bytes) {
  return gzipSync(bytes, { level: 9 }).length;
}

function sorted(sizes) {
  return [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
