import { lstat, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from '../errors.ts';
import { inBatches } from './batches.ts';
import { systemReason } from './system-error.ts';

/**
 * Writes pieces of text to a file that appears, or is replaced, whole or not at all: into a file beside it first, then
 * renamed. A link stays, and the file that it leads to is replaced. What is no file (a pipe, a device) is written into.
 *
 * @throws LithographError `unwritable`: no permission, no space, a folder of that name.
 */
export async function writeText(path: string, chunks: Iterable<string>): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw unwritable(path, 'it is a folder');
    if (there?.isFile()) await replaceFile(await realpath(path), chunks);
    // A link to a file that is not there yet cannot be resolved, but it can be written through.
    else if (there !== undefined || (await isLink(path))) await writeChunks(path, chunks);
    else await replaceFile(path, chunks);
  } catch (error) {
    throw error instanceof Error && error.name === 'LithographError'
      ? error
      : unwritable(path, systemReason(error), error);
  }
}

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (there) => there.isSymbolicLink(),
    () => false,
  );

async function replaceFile(path: string, chunks: Iterable<string>): Promise<void> {
  await removeLeftovers(path);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeChunks(temporary, chunks);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What a writer left that was killed. One that still runs keeps its file. */
async function removeLeftovers(path: string): Promise<void> {
  const start = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const [, pid] = name.startsWith(start) ? (/^(\d+)\.tmp$/.exec(name.slice(start.length)) ?? []) : [];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(dirname(path), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user answers with EPERM.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function writeChunks(path: string, chunks: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const batch of inBatches(chunks)) await file.writeFile(batch);
    // Without it a crash of the machine can leave the new name with no content. Pipes and devices cannot do it.
    if ((await file.stat()).isFile()) await file.sync();
  } finally {
    await file.close();
  }
}
