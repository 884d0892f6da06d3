import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'src');

/** The rows of the table in src/README.md: which rooms a room of src/ may import from, itself always included. */
const MAY_IMPORT = readTable(readFileSync(join(SOURCE, 'README.md'), 'utf8'));

function readTable(readme: string): ReadonlyMap<string, readonly string[]> {
  const rows = [...readme.matchAll(/^\| (`[^|]*) \|[^|]*\|([^|]*)\|$/gm)];
  return new Map(
    rows.flatMap(([, names = '', rooms = '']) => {
      const mayImport = rooms.trim() === 'nothing' ? [] : rooms.split(',').map((room) => room.trim());
      return [...names.matchAll(/`([\w-]+)(?:\/|\.ts)`/g)].map(([, room = '']) => [room, mayImport] as const);
    }),
  );
}

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
  if (path === '../../package.json' || path === '../package.json') return 'package.json';
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.tsx?$/, '');
}

describe('imports', () => {
  test('every room of src/ has a row in the table, and names only rooms', () => {
    const rooms = [...new Set(files.map(roomOf))].sort();
    expect([...MAY_IMPORT.keys()].sort()).toEqual(rooms);
    const others = [...MAY_IMPORT.values()].flat().filter((room) => !rooms.includes(room));
    expect([...new Set(others)].sort()).toEqual(['data', 'package.json']);
  });

  test('go only where the table allows', () => {
    const forbidden = local.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && !MAY_IMPORT.get(here)?.includes(there);
    });
    expect(forbidden.map(({ from, to }) => `${name(from)} → ${name(to)}`)).toEqual([]);
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
      ({ from, specifier }) => specifier.startsWith('node:') && !['node', 'cli'].includes(roomOf(from)),
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
