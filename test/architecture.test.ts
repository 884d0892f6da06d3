import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'src');

/** Which rooms a room of src/ may import from, itself always included. src/README.md draws the same table. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  random: [],
  errors: ['model'],
  text: ['model', 'data'],
  corpus: ['model', 'text', 'errors'],
  extract: ['model', 'text', 'errors'],
  resolve: ['model', 'text', 'errors'],
  graph: ['model', 'text', 'errors'],
  themes: ['model', 'errors', 'random', 'text', 'graph'],
  layout: ['model', 'errors', 'random', 'text', 'graph'],
  analysis: ['model', 'errors', 'random', 'text', 'graph'],
  export: ['model', 'errors', 'random', 'text', 'graph'],
  pipeline: ['model', 'errors', 'random', 'text', 'extract', 'resolve', 'graph', 'themes', 'layout', 'data'],
  index: [
    'model',
    'errors',
    'text',
    'corpus',
    'extract',
    'resolve',
    'graph',
    'themes',
    'layout',
    'analysis',
    'export',
    'pipeline',
  ],
  node: ['model', 'errors', 'text', 'corpus', 'extract', 'graph', 'analysis', 'export', 'pipeline', 'package'],
  cli: [
    'model',
    'errors',
    'text',
    'corpus',
    'extract',
    'graph',
    'analysis',
    'export',
    'pipeline',
    'index',
    'node',
    'package',
  ],
  viewer: ['model', 'errors', 'text', 'graph', 'analysis', 'export'],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(SOURCE, name));
const testFiles = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(ROOT, 'test', name));
const name = (file: string): string => relative(ROOT, file).replaceAll('\\', '/');

/** The code without comments and the contents of template and quoted strings longer than an import's. */
const withoutComments = (code: string): string =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:'"`])\/\/[^\n]*/g, '$1');

const imports: readonly Import[] = files.flatMap((file) => {
  const code = withoutComments(readFileSync(file, 'utf8'));
  const specifiers = [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)['"]([^'"\n]+)['"]/g)];
  return specifiers.map(([, specifier = '']) => ({ from: file, to: resolve(dirname(file), specifier), specifier }));
});
const local = imports.filter(({ specifier }) => specifier.startsWith('.'));

/** The room of a file: its folder under src/, or its own name at the top of src/. */
function roomOf(file: string): string {
  const path = relative(SOURCE, file).replaceAll('\\', '/');
  if (path.startsWith('../data/')) return 'data';
  if (path === '../../package.json' || path === '../package.json') return 'package';
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.tsx?$/, '');
}

describe('imports', () => {
  test('every room of src/ has a row in the table', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => MAY_IMPORT[room] === undefined)).toEqual([]);
  });

  test('go only where the table allows', () => {
    const forbidden = local.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && !MAY_IMPORT[here]?.includes(there);
    });
    // The worker runs the whole pipeline in the page; it is the viewer's one door to it.
    expect(
      forbidden
        .map(({ from, to }) => `${name(from)} → ${name(to)}`)
        .filter((line) => !line.startsWith('src/viewer/worker.ts')),
    ).toEqual([]);
  });

  test('name their file with its extension', () => {
    expect(
      local
        .filter(({ specifier }) => !/\.(tsx?|json|css)$/.test(specifier))
        .map(({ from, specifier }) => `${name(from)}: ${specifier}`),
    ).toEqual([]);
  });

  test('reach Node only from node/ and cli/', () => {
    const impure = imports.filter(
      ({ from, specifier }) => specifier.startsWith('node:') && !['node', 'cli', 'mcp'].includes(roomOf(from)),
    );
    expect(impure.map(({ from, specifier }) => `${name(from)}: ${specifier}`)).toEqual([]);
  });

  test('make no cycle, types included', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of local) next.set(from, [...(next.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].map(name).join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('files', () => {
  test.each([
    ['src', files],
    ['test', testFiles],
  ])('of %s have at most 400 lines', (_folder, list) => {
    const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length;
    expect(list.filter((file) => lines(file) > 400).map((file) => `${name(file)}: ${lines(file)}`)).toEqual([]);
  });

  test.each<[string, RegExp]>([
    ['default export', /^export default\b/m],
    ['export *', /^export \*/m],
    ['any', /(?::|\bas|<|\||,)\s*any\b(?![\w'-])/],
    ['enum or namespace', /^\s*(?:export\s+)?(?:const\s+)?(?:enum|namespace)\s+\w+\s*\{/m],
    ['suppressed type error', /@ts-(?:ignore|expect-error|nocheck)/],
    ['randomness or clock in pure code', /Math\.random\(|Date\.now\(|new Date\(\)|localeCompare|toLocale/],
    ['HTML made from text', /innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write\(/],
  ])('have no %s', (_what, pattern) => {
    const found = files.filter((file) => {
      if (_what.includes('pure code') && ['node', 'cli', 'viewer'].includes(roomOf(file))) return false;
      const code = readFileSync(file, 'utf8');
      return pattern.test(_what.startsWith('suppressed') ? code : withoutComments(code));
    });
    expect(found.map(name)).toEqual([]);
  });

  test('are not called utils, helpers, misc, common or manager', () => {
    expect(files.map(name).filter((file) => /\b(?:utils?|helpers?|misc|common|manager)\.tsx?$/.test(file))).toEqual([]);
  });

  test('at the top level are the ones that were agreed on', () => {
    const agreed =
      /^(?:package(?:-lock)?\.json|vite\.config\.ts|src|data|public|test|training|bench|docs|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|biome\.json|tsconfig(?:\.base)?\.json|\.npmrc|\.gitignore|\.ci|\.git|node_modules|dist|coverage|\.venv)$/;
    expect(readdirSync(ROOT).filter((entry) => !agreed.test(entry))).toEqual([]);
  });
});
