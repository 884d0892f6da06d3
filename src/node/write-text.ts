import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from '../errors.ts';
import { inBatches } from './batches.ts';
import { systemReason } from './system-error.ts';

/**
 * Writes pieces of text to a file that appears, or is replaced, whole or not at all: into a file beside it first, then
 * renamed.
 *
 * @throws LithographError `unwritable`: no permission, no space, a folder of that name.
 */
export async function writeText(path: string, chunks: Iterable<string>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    if ((await stat(path).catch(() => undefined))?.isDirectory()) throw unwritable(path, 'it is a folder');
    await writeChunks(temporary, chunks);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error instanceof Error && error.name === 'LithographError'
      ? error
      : unwritable(path, systemReason(error), error);
  }
}

async function writeChunks(path: string, chunks: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const batch of inBatches(chunks)) await file.writeFile(batch);
    // Without it a crash of the machine can leave the new name with no content.
    await file.sync();
  } finally {
    await file.close();
  }
}
