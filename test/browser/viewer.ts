import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { serveViewer, type ViewerServer } from '../../src/node/serve.ts';
import '../../src/viewer/handle.ts';
import { launchChromium } from './chromium.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The built viewer in a browser, as a user has it. */
export interface Bench {
  /** Opens the viewer on a graph; `fragment` is the part of the address that holds the state. */
  open(graph: KnowledgeGraph | string, options?: OpenOptions): Promise<Opened>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly fragment?: string;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
  /** Whether the first steps are shown; default false. */
  readonly hint?: boolean;
}

export interface Opened {
  readonly page: Page;
  readonly address: string;
  /** Errors at the console, exceptions, and what the content security policy refused; must stay empty. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** Builds the viewer into a folder of its own, so that the test sees the sources as they are, and starts Chromium. */
export async function createBench(chromium: string): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'lithograph-viewer-'));
  const viewer = join(folder, 'viewer');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    build: { outDir: viewer, copyPublicDir: false },
  });
  copyFileSync(join(ROOT, 'public/favicon.svg'), join(viewer, 'favicon.svg'));
  const browser = await launchChromium(chromium);
  const servers: ViewerServer[] = [];
  return {
    async open(graph, options = {}) {
      const file = join(folder, `graph-${servers.length}.json`);
      writeFileSync(file, typeof graph === 'string' ? graph : serializeGraph(graph));
      const server = await serveViewer(file, { viewer, port: 0 });
      servers.push(server);
      return openPage(browser, server.address, options);
    },
    async close() {
      await browser.close();
      await Promise.all(servers.map((server) => server.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(browser: Browser, address: string, options: OpenOptions): Promise<Opened> {
  const { fragment = '', before, hint = false, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1120, height: 640 },
    reducedMotion: 'reduce',
    ...rest,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('blob:'))
      problems.push(`asked ${request.url()}`);
  });
  if (before !== undefined) await page.addInitScript(before);
  if (!hint) await page.addInitScript(rememberHint);
  await page.goto(address + fragment);
  await page.waitForFunction(() => window.lithograph.status !== 'loading');
  return { page, address, problems, close: () => context.close() };
}

/** Waits until the map is drawn. */
export async function mapOf(page: Page): Promise<void> {
  await page.waitForFunction(() => window.lithograph.hasMap);
}

/** Runs in the page. An empty page has no storage. */
function rememberHint(): void {
  if (window.location.protocol === 'http:') window.localStorage.setItem('lithograph.hint-seen', '1');
}
