import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unreadableFile } from '../errors.ts';
import { parseGraph } from '../graph/parse.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { systemCode, systemReason } from './system-error.ts';

/**
 * Reads the graph of a build: its folder, or a graph.json itself.
 *
 * @throws LithographError `unreadable-file`, or `bad-graph` where the file is not one of Lithograph's.
 */
export async function readGraphFile(path: string): Promise<KnowledgeGraph> {
  const file = await graphFileOf(path);
  return parseGraph(await readText(file), file);
}

/** The graph.json that a path means. */
export async function graphFileOf(path: string): Promise<string> {
  const there = await stat(path).catch((error: unknown) => {
    throw unreadableFile(path, systemReason(error), error);
  });
  return there.isDirectory() ? join(path, 'graph.json') : path;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = systemCode(error) === 'ENOENT' ? 'no such file; "lithograph build" makes one' : systemReason(error);
    throw unreadableFile(file, reason, error);
  }
}
