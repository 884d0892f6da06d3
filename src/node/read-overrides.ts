import { readFile } from 'node:fs/promises';
import { unreadableFile } from '../errors.ts';
import { type Overrides, parseOverrides } from '../resolve/overrides.ts';
import { hashOf } from '../text/hash.ts';
import { systemReason } from './system-error.ts';

/** A file of overrides, and the hash by which a later build knows it again. */
export interface OverridesFile {
  readonly overrides: Overrides;
  /** 12 hex digits. */
  readonly hash: string;
}

/**
 * Reads a file of overrides: JSON, or a thesaurus of VOSviewer.
 *
 * @throws LithographError `unreadable-file`, `bad-overrides`
 */
export async function readOverrides(file: string): Promise<OverridesFile> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadableFile(file, systemReason(error), error);
  });
  return { overrides: parseOverrides(text, file), hash: hashOf(text) };
}
