// Papers per CPU-second of the neural extractor in Chromium, with and without the rules, next to its bare encoder on the same
// windows in the same run; load time and memory of the page. CPU time is that of the page's process. The page is served as
// the viewer is, with its content security policy.
//   node bench/browser.mjs [--papers 50] [--rounds 5] [--model DIR]
// The Chromium is that of LITHOGRAPH_CHROMIUM, else /usr/bin/chromium.
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import {
  describeMachine,
  exit,
  firstPapers,
  loadLibrary,
  median,
  slowdown,
  speedTable,
  takeTurns,
  wholeNumber,
} from './library.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const NODE_LIBRARY = resolve(ROOT, 'dist/node.js');
/** The page is opened so often for the load time. */
const LOADS = 3;

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '5' },
    model: { type: 'string' },
  },
});
const rounds = wholeNumber(options, 'rounds');
const documents = firstPapers(wholeNumber(options, 'papers'));
const { serveViewer, shippedModel } = await loadLibrary(NODE_LIBRARY);
const model = resolve(options.model ?? shippedModel());
if (!existsSync(join(model, 'reader.json'))) exit(`${model} holds no model; name its folder with --model`);
const executablePath = process.env.LITHOGRAPH_CHROMIUM || '/usr/bin/chromium';
if (!existsSync(executablePath)) exit(`${executablePath} is not there; name a Chromium in LITHOGRAPH_CHROMIUM`);

const folder = mkdtempSync(join(tmpdir(), 'lithograph-bench-'));
const stops = [() => rmSync(folder, { recursive: true, force: true })];
try {
  await measure();
} finally {
  for (const stop of stops.reverse()) await stop();
}

async function measure() {
  const server = await servePage();
  stops.push(() => server.close());
  const loads = [];
  let opened;
  for (let load = 0; load < LOADS; load++) {
    await opened?.browser.close();
    // A browser of its own each time, so that everything is fetched and compiled anew.
    opened = await openBrowser();
    const { page, system } = opened;
    await page.goto(server.address);
    const before = mostMemory(await pageProcess(system));
    const time = await timeIn(system, () => page.evaluate(loadInPage));
    loads.push({ ...time, before, version: time.result });
  }
  const { browser, page, system } = opened;
  const windows = await page.evaluate(recordWindows, documents);
  const run = (name) => () => timeIn(system, () => page.evaluate((name) => window.contenders[name](), name));
  const contenders = { neural: 'neural', 'neural-alone': 'alone', 'bare encoder': 'encoder' };
  const times = await takeTurns(
    Object.fromEntries(Object.entries(contenders).map(([label, name]) => [label, run(name)])),
    rounds,
  );
  const most = mostMemory(await pageProcess(system));
  const [cpu, wall] = ['cpu', 'wall'].map((key) => median(loads.map((load) => load[key])).toFixed(2));
  const memory = most === null ? 'not known here' : `${most} MB (${loads.at(-1).before} MB of it before the model)`;
  process.stdout.write(
    `${documents.length} papers, ${windows} windows, one warm-up, median of ${rounds}; neural@${loads[0].version}, ` +
      `onnxruntime-web, Chromium ${browser.version()}, ${describeMachine()}\n\n` +
      `${speedTable(times, documents.length)}\n\n` +
      `The whole path takes ${slowdown(times.neural, times['bare encoder'])} times as long as its encoder alone.\n` +
      `The model loads in ${wall} s (${cpu} CPU-seconds). Most memory of the page's process while it reads: ${memory}.\n`,
  );
}

async function openBrowser() {
  // As in test/browser/chromium.ts.
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-quic'];
  args.push('--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync');
  const browser = await chromium.launch({ executablePath, args });
  stops.push(() => browser.close());
  return { browser, page: await browser.newPage(), system: await browser.newBrowserCDPSession() };
}

/** An empty page, the two modules that it needs, and the model, behind the viewer's server. */
async function servePage() {
  const site = join(folder, 'site');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    build: {
      outDir: site,
      copyPublicDir: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: { reader: join(ROOT, 'src/viewer/reader.ts'), defaults: join(ROOT, 'src/defaults.ts') },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  writeFileSync(join(site, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bench</title>');
  symlinkSync(model, join(site, 'model'), 'junction');
  const { buildKnowledgeGraph, toJson } = await loadLibrary();
  const { graph } = await buildKnowledgeGraph([{ id: 'one', abstract: 'We use a graph.' }]);
  writeFileSync(join(folder, 'graph.json'), toJson(graph));
  return serveViewer(join(folder, 'graph.json'), { viewer: site, port: 0 });
}

/** Runs in the page. */
async function loadInPage() {
  const reader = await import('/reader.js');
  window.model = await reader.loadReaderInPage('model');
  return window.model.card.version;
}

/** Runs in the page: reads once to know the windows, and puts what will be timed into `window.contenders`. */
async function recordWindows(documents) {
  const { createShippedNeuralExtractor } = await import('/defaults.js');
  const model = window.model;
  const windows = [];
  const encoder = model.sessions.encoder;
  const recorder = {
    run: (feeds) => {
      windows.push(feeds);
      return encoder.run(feeds);
    },
  };
  const read = async (extractor) => {
    let entities = 0;
    for await (const extraction of extractor.extract(documents)) entities += extraction.entities.length;
    if (entities === 0) throw new Error('nothing was found');
  };
  await read(createShippedNeuralExtractor({ ...model, sessions: { ...model.sessions, encoder: recorder } }));
  const neural = createShippedNeuralExtractor(model);
  const alone = createShippedNeuralExtractor(model, { withRules: false });
  window.contenders = {
    neural: () => read(neural),
    alone: () => read(alone),
    encoder: async () => {
      for (const feeds of windows) await encoder.run(feeds);
    },
  };
  return windows.length;
}

/** What `run` takes, in seconds, and what it gives. */
async function timeIn(system, run) {
  const [before, start] = [await pageProcess(system), performance.now()];
  const result = await run();
  const wall = (performance.now() - start) / 1e3;
  const after = await pageProcess(system);
  return { cpu: after.cpuTime - (after.id === before.id ? before.cpuTime : 0), wall, result };
}

/** The page's process: of all that draw pages the one that has worked most, for a spare one does nothing. */
async function pageProcess(system) {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return renderers.reduce((most, other) => (other.cpuTime > most.cpuTime ? other : most));
}

/** The most memory that a process has had, in MB; null where the system doesn't tell. */
function mostMemory({ id }) {
  const status = `/proc/${id}/status`;
  if (!existsSync(status)) return null;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8')) ?? [];
  return kilobytes === undefined ? null : Math.round((Number(kilobytes) * 1024) / 1e6);
}
