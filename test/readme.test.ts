import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Code blocks of the README in a language. */
const blocks = (language: string): string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);

test('the program of the README runs as it stands, in at most 20 lines of code', () => {
  const [program = ''] = blocks('js');
  expect(program.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('//')).length).toBeLessThanOrEqual(
    20,
  );
  // Inside the package's own folder, so that 'lithograph' is resolved as a user's import would be.
  const folder = mkdtempSync(join(ROOT, 'dist', 'readme-'));
  try {
    writeFileSync(
      join(folder, 'program.mjs'),
      program.replace("'data/", `'${ROOT}/data/`).replace("'graph.graphml'", `'${folder}/graph.graphml'`),
    );
    const output = execFileSync(process.execPath, [join(folder, 'program.mjs')], { encoding: 'utf8' });
    expect(output).toContain('HumanEval Dataset');
    expect(output).toContain('ReCode: Robustness Evaluation of Code Generation Models · We demonstrate ReCode');
    expect(output).toMatch(/^MBPP → .* → .*speculative decoding$/m);
    expect(readFileSync(join(folder, 'graph.graphml'), 'utf8')).toMatch(/<\/graphml>\s*$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the README names every command that there is', () => {
  const help = execFileSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), '--help'], { encoding: 'utf8' });
  const commands = [...help.matchAll(/^ {2}([a-z]+) (?:\[options\]|<)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  expect(commands.length).toBeGreaterThan(7);
  for (const name of commands) expect(README).toContain(`| \`${name} `);
});

test('the README links to nothing that is not there', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link);
  for (const link of links) expect(() => readFileSync(join(ROOT, link))).not.toThrow();
});

test('the README holds no placeholder', () => {
  expect(README).not.toMatch(/^[A-Z]{4,}$/m);
  expect(README).not.toMatch(/\b(?:TODO|TBD|FIXME)\b/);
});
