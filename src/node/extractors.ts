import { createDefaultExtractor } from '../defaults.ts';
import { notThereYet, unknownExtractor } from '../errors.ts';
import type { Extractor } from '../model.ts';
import { createParallelExtractor } from './parallel-extractor.ts';

/** The extractors that this version has. */
export const EXTRACTOR_NAMES = ['rules'] as const;

/** Named in the design and still to come: they get a message of their own. */
const PLANNED: readonly string[] = ['neural', 'llm'];

/** A thread takes about half a second to start, as long as it takes to read this many papers. */
const WORTH_A_THREAD = 100;

/** How much an extractor may use, and what for. */
export interface ExtractorOptions {
  /** Most threads to use; default 1. */
  readonly jobs?: number;
  /** How many papers there are to read, for a small corpus needs no threads. */
  readonly papers?: number;
  /** The built `extract-worker.js`; without it there is one thread. */
  readonly workerFile?: string;
}

/**
 * The extractor of a name.
 *
 * @throws LithographError `unknown-extractor`, or `bad-option` for one that is still to come.
 */
export function createExtractor(name: string, options: ExtractorOptions = {}): Extractor {
  if (PLANNED.includes(name)) throw notThereYet(`the extractor "${name}"`, `use ${EXTRACTOR_NAMES.join(' or ')}`);
  if (!EXTRACTOR_NAMES.some((known) => known === name)) throw unknownExtractor(name, EXTRACTOR_NAMES);
  const extractor = createDefaultExtractor();
  const { jobs = 1, papers = 0, workerFile } = options;
  const threads = Math.min(jobs, Math.floor(papers / WORTH_A_THREAD));
  if (threads < 2 || workerFile === undefined) return extractor;
  return createParallelExtractor(extractor, { workerFile, jobs: threads });
}
