// The viewer next to cytoscape.js and force-graph on the same graphs in one run: script time of what a reader does (point at a
// node, click it, filter, type a search), time to the first picture, memory, and what the page weighs.
//   node bench/viewer.mjs [--nodes 500,5000,50000] [--peers cytoscape,force-graph|none] [--graph FILE] [--json FILE]
// The viewer is the built one (npm run build), behind its own server and content security policy. Graphs are made up
// (bench/viewer/graph.mjs) with four relations a node; --graph measures one of yours instead. Times are CPU time of the
// page's JavaScript, so that drawing, which the graphics process does, in software where there is no graphics card, is not in
// them. The Chromium is that of LITHOGRAPH_CHROMIUM, else /usr/bin/chromium.
import { createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { describeMachine, exit, loadLibrary, median, seeded, toMarkdown } from './library.mjs';
import { CONTENDERS } from './viewer/contenders.mjs';
import { syntheticGraph, toLines } from './viewer/graph.mjs';
import { buildPeers, servePeers } from './viewer/peers.mjs';
import { measureSession } from './viewer/session.mjs';
import { measureSizes } from './viewer/sizes.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const VIEWER = join(ROOT, 'dist/viewer');
const SEED = 1;
const PEERS = Object.keys(CONTENDERS).filter((name) => name !== 'lithograph');
/** What the first view may weigh, in bytes. */
const FIRST_VIEW = 300_000;

/** What is shown of each measurement: its name, the figure, and its unit. */
const ROWS = [
  ['point at a node, ms', 'hover', median],
  ['— the slowest of 20', 'hover', (times) => quantile(times, 0.95)],
  ['click a node, ms', 'select', median],
  ['hide or show a kind, ms', 'filter', median],
  ['— the slowest', 'filter', (times) => Math.max(...times)],
  ['a letter of a search, ms', 'search', median],
  ['— the slowest', 'search', (times) => Math.max(...times)],
  ['load, s of script', 'loading', ([time]) => time / 1e3],
  ['first picture after, s', 'paint', ([time]) => time / 1e3],
  ['memory of the script, MB', 'heap', ([bytes]) => bytes / 1e6],
];

const { values: options } = parseArgs({
  options: {
    nodes: { type: 'string', default: '500,5000,50000' },
    peers: { type: 'string', default: PEERS.join(',') },
    graph: { type: 'string' },
    json: { type: 'string' },
  },
});
const peers = options.peers === 'none' ? [] : options.peers.split(',');
for (const peer of peers) if (!PEERS.includes(peer)) exit(`unknown peer: ${peer}; use ${PEERS.join(', ')} or none`, 2);
const sizes = options.nodes.split(',').map(Number);
for (const size of sizes) {
  if (!Number.isInteger(size) || size < 100) exit(`--nodes: ${size} is not allowed; use whole numbers from 100`, 2);
}
const { readGraphFile, serveViewer } = await loadLibrary(join(ROOT, 'dist/node.js'));
if (!existsSync(join(VIEWER, 'index.html'))) exit(`${VIEWER} is not there; run "npm run build" first`);
const executablePath = process.env.LITHOGRAPH_CHROMIUM || '/usr/bin/chromium';
if (!existsSync(executablePath)) exit(`${executablePath} is not there; name a Chromium in LITHOGRAPH_CHROMIUM`);

const folder = mkdtempSync(join(tmpdir(), 'lithograph-bench-'));
const pages = join(folder, 'peers');
const found = { graphs: [], weight: null };
const browser = await openBrowser();
try {
  await buildPeers(peers, pages);
  process.stdout.write(`Chromium ${browser.version()} without a graphics card (software GL), ${describeMachine()}\n`);
  for (const graph of options.graph === undefined ? sizes : [resolve(options.graph)]) await measureGraph(graph);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(found, null, 2)}\n`);

function openBrowser() {
  // As in test/browser/chromium.ts.
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-quic'];
  args.push('--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync');
  return chromium.launch({ executablePath, args });
}

/** A file, or how many nodes to make up. */
async function measureGraph(source) {
  const file = typeof source === 'string' ? source : join(folder, `graph-${source}.json`);
  if (typeof source === 'number') {
    await pipeline(Readable.from(toLines(syntheticGraph(source, { seed: SEED }))), createWriteStream(file));
  }
  const { order, size: edges } = await readGraphFile(file);
  const servers = [await serveViewer(file, { viewer: VIEWER, port: 0 }), await servePeers(pages, file)];
  try {
    if (found.weight === null) {
      found.weight = await measureSizes(browser, servers[0].address, VIEWER);
      process.stdout.write(`\n${describeWeight(found.weight)}\n`);
    }
    const results = {};
    for (const name of ['lithograph', ...peers]) {
      const address = name === 'lithograph' ? servers[0].address : `${servers[1].address}${name}.html`;
      results[name] = await measureSession(browser, CONTENDERS[name], address, { random: seeded(SEED), edges });
    }
    found.graphs.push({ source, results });
    process.stdout.write(`\n${count(order)} nodes, ${count(edges)} relations\n\n${describeResults(results)}\n`);
  } finally {
    for (const server of servers) await server.close();
  }
}

function describeResults(results) {
  const names = Object.keys(results);
  const header = [
    'script time',
    ...names.map((name) => CONTENDERS[name].name),
    ...peers.map((name) => `${CONTENDERS[name].name} ÷ ours`),
  ];
  const rows = ROWS.map(([title, key, figure]) => {
    const figures = names.map((name) => (Array.isArray(results[name][key]) ? figure(results[name][key]) : null));
    const ratios = figures
      .slice(1)
      .map((other) => (other === null || figures[0] === null ? '' : significant(other / figures[0], 2)));
    return [title, ...figures.map((value) => (value === null ? '–' : significant(value, 3))), ...ratios];
  });
  const failures = names.flatMap((name) =>
    Object.entries(results[name])
      .filter(([, value]) => !Array.isArray(value))
      .map(([key, message]) => `${CONTENDERS[name].name}, ${key}: ${message}`),
  );
  return [toMarkdown(header, rows), ...failures].join('\n');
}

function describeWeight({ first, later }) {
  const total = first.reduce((sum, [, bytes]) => sum + bytes, 0);
  const lines = [
    `The first view loads ${kilobytes(total)} kB gzipped (goal: under ${kilobytes(FIRST_VIEW)}), the graph not counted:`,
    ...first.map(([name, bytes]) => `  ${kilobytes(bytes).padStart(8)} kB  ${name}`),
    'On demand:',
    ...later.map(([name, bytes]) => `  ${kilobytes(bytes).padStart(8)} kB  ${name}`),
  ];
  return lines.join('\n');
}

/** Large numbers in full: `1,220`, not `1.22e+3`. */
function significant(number, digits) {
  return number.toLocaleString('en', { maximumSignificantDigits: digits, minimumSignificantDigits: digits });
}

function kilobytes(bytes) {
  return (bytes / 1e3).toFixed(1);
}

function count(number) {
  return number.toLocaleString('en');
}

function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
