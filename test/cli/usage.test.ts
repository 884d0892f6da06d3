import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../node/temporary.ts';
import { run } from './run.ts';

const COMMANDS = [
  ...['build', 'extract', 'resolve', 'export', 'view', 'mcp'],
  ...['find', 'explain', 'neighbors', 'path', 'compare', 'similar', 'claims', 'leaderboard'],
  ...['themes', 'bridges', 'gaps', 'trends'],
];

test('--version prints the version alone', async () => {
  expect(await run(['--version'])).toEqual({ stdout: `${packageJson.version}\n`, stderr: '', code: 0 });
});

test('--help lists every command, on stdout', async () => {
  const { code, stderr, stdout } = await run(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 bad usage');
});

test.each(COMMANDS)('%s --help says what it does, its options and an example', async (command) => {
  const { code, stderr, stdout } = await run([command, '--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`Usage: lithograph ${command}`);
  expect(stdout).toMatch(new RegExp(`Examples?:\n  lithograph ${command} `));
  expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
});

describe('bad usage ends with 2, nothing on stdout, and what is allowed on stderr', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Usage: lithograph/],
    ['an unknown command', ['bild'], /unknown command 'bild'[\s\S]*build/],
    ['an unknown option', ['build', 'a.txt', '-o', 'x', '--sed', '3'], /unknown option '--sed'[\s\S]*--seed/],
    ['no input', ['build', '-o', 'x'], /missing required argument 'input'/],
    ['no output', ['build', 'a.txt'], /required option '-o, --output <dir>'/],
    ['a seed that is no number', ['build', 'a.txt', '-o', 'x', '--seed', 'a'], /--seed.*whole number from 0/],
    ['a resolution of 0', ['build', 'a.txt', '-o', 'x', '--resolution', '0'], /--resolution.*above 0/],
    ['no jobs', ['build', 'a.txt', '-o', 'x', '--jobs', '0'], /--jobs.*whole number from 1/],
    ['an unknown format', ['build', 'a.txt', '-o', 'x', '--format', 'pdf'], /unknown format: pdf; use one of .*bibtex/],
    [
      'an unknown extractor',
      ['build', 'a.txt', '-o', 'x', '--extractor', 'magic'],
      /unknown extractor: magic; use one of neural, rules/,
    ],
    [
      'the extractor to come',
      ['extract', '--extractor', 'llm'],
      /"llm" is not there yet in this version; use neural or rules/,
    ],
    ['an unknown byline', ['build', 'a.txt', '-o', 'x', '--with', 'editors'], /--with.*one of authors, venues/],
    ['an unknown export', ['export', 'x', '--to', 'png'], /unknown format: png; use one of .*graphml, html/],
    ['no format of export', ['export', 'x'], /required option '--to <format>'/],
    ['a port that is none', ['view', 'x', '--port', '70000'], /--port.*from 0 to 65535/],
    ['a confidence above 1', ['find', 'x', 'y', '--min-confidence', '2'], /--min-confidence.*from 0 to 1/],
    [
      'hops without a node',
      ['export', 'x', '--to', 'json', '--hops', '2'],
      /--hops: 2 is not allowed; use it together with --ego/,
    ],
    ['a year that is none', ['trends', 'x', '--from', 'now'], /--from.*whole number from 0 to 9999/],
    [
      'one relation of several',
      ['claims', 'x', '--relation', 'uses,foo'],
      /--relation.*Not allowed: foo\. It must be of /,
    ],
    ['a path without an end', ['path', 'x', 'from'], /missing required argument 'to'/],
  ])('%s', async (_name, parameters, message) => {
    const { code, stderr, stdout } = await run(parameters, { folder: temporaryFolder({ 'a.txt': 'A paper.' }) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('what failed ends with 1, one line on stderr and no stack', () => {
  test.each<[string, readonly string[], string]>([
    ['a missing input', ['build', 'nowhere.txt', '-o', 'x'], 'error: nowhere.txt: no such file or folder\n'],
    [
      'an output that is a file',
      ['build', 'a.txt', '-o', 'a.txt', '--quiet'],
      'error: cannot write a.txt: it is a file, and a folder is needed\n',
    ],
    ['a missing graph', ['themes', 'nowhere'], 'error: nowhere: no such file or folder\n'],
    ['a folder without a graph', ['themes', '.'], 'error: graph.json: no such file; "lithograph build" makes one\n'],
  ])('%s', async (_name, parameters, message) => {
    const folder = temporaryFolder({ 'a.txt': 'We introduce Oak, a language model.' });
    expect(await run(parameters, { folder })).toEqual({ stdout: '', stderr: message, code: 1 });
  });

  test('LITHOGRAPH_DEBUG=1 shows the stack', async () => {
    const { stderr } = await run(['themes', 'nowhere'], {
      folder: temporaryFolder(),
      environment: { LITHOGRAPH_DEBUG: '1' },
    });
    expect(stderr).toMatch(/^\s+at /m);
  });
});
