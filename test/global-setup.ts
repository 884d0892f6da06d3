import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');

/** The command line is tested as it is shipped, so it is built first wherever a source is newer than the built file. */
export async function setup(): Promise<void> {
  const built = join(ROOT, 'dist/cli.js');
  if (existsSync(built) && newestSource() < statSync(built).mtimeMs) return;
  await build({ root: ROOT, mode: 'library', logLevel: 'warn' });
}

function newestSource(): number {
  const sources = ['src', 'data'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
  );
  const files = [...sources, join(ROOT, 'package.json'), join(ROOT, 'vite.config.ts')];
  return Math.max(
    ...files.filter((file) => !file.includes(join('src', 'viewer'))).map((file) => statSync(file).mtimeMs),
  );
}
