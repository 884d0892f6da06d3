import { createDefaultExtractor, createShippedNeuralExtractor } from '../defaults.ts';
import { LithographError, notThereYet, unknownExtractor } from '../errors.ts';
import type { Extractor } from '../model.ts';
import { loadReader, shippedModel } from './onnx.ts';
import { createParallelExtractor, type WorkerSettings } from './parallel-extractor.ts';

/** The extractors that this version has. */
export const EXTRACTOR_NAMES = ['neural', 'rules'] as const;
export type ExtractorName = (typeof EXTRACTOR_NAMES)[number];

/** What papers are read by where nothing else is asked for. */
export const DEFAULT_EXTRACTOR: ExtractorName = 'neural';

/** Named in the design and still to come: they get a message of their own. */
const PLANNED: readonly string[] = ['llm'];

/** A thread takes about as long to start as it takes to read this many papers. */
const WORTH_A_THREAD: Readonly<Record<ExtractorName, number>> = { neural: 10, rules: 100 };

/** How much an extractor may use, and what for. */
export interface ExtractorOptions {
  /** Most threads to use; default 1. */
  readonly jobs?: number;
  /** How many papers there are to read, for a small corpus needs no threads. */
  readonly papers?: number;
  /** The built `extract-worker.js`; without it there is one thread. */
  readonly workerFile?: string;
  /** The folder of the model of `neural`; default: the one that comes with Lithograph. */
  readonly model?: string;
  /** Gets a sentence for the user where something other than was asked for is done; default: a warning of the process. */
  readonly onWarning?: (message: string) => void;
}

/** An extractor, and how it runs: `neural@1, onnxruntime-node`. */
export interface CreatedExtractor {
  readonly extractor: Extractor;
  readonly description: string;
}

/** @returns the name, if there is such an extractor. @throws LithographError as {@link createExtractor} does. */
export function checkExtractorName(name: string): ExtractorName {
  if (PLANNED.includes(name)) throw notThereYet(`the extractor "${name}"`, `use ${EXTRACTOR_NAMES.join(' or ')}`);
  const known = EXTRACTOR_NAMES.find((other) => other === name);
  if (known === undefined) throw unknownExtractor(name, EXTRACTOR_NAMES);
  return known;
}

/**
 * The extractor of a name. Where the model of `neural` can't be loaded, `rules` stands in for it, with a warning.
 *
 * @throws LithographError `unknown-extractor`, or `bad-option` for one that is still to come.
 */
export async function createExtractor(name: string, options: ExtractorOptions = {}): Promise<CreatedExtractor> {
  const known = checkExtractorName(name);
  if (known === 'rules') return describe(inThreads(createDefaultExtractor(), { extractor: 'rules' }, options));
  try {
    const { model, runtime } = await loadReader(options.model);
    const settings: WorkerSettings = {
      extractor: 'neural',
      runtime,
      ...(options.model === undefined ? {} : { model: options.model }),
    };
    return describe(inThreads(createShippedNeuralExtractor(model), settings, options), runtime);
  } catch (error) {
    if (!(error instanceof LithographError)) throw error;
    const where = error.code === 'bad-model' ? `${options.model ?? shippedModel()}: ` : '';
    const warn = options.onWarning ?? ((message: string) => process.emitWarning(message, 'LithographWarning'));
    warn(
      `${where}${error.message}; papers are read by rules instead: fewer names and relations are found, and more of them are wrong`,
    );
    return createExtractor('rules', options);
  }
}

function describe(extractor: Extractor, runtime?: string): CreatedExtractor {
  const label = `${extractor.name}@${extractor.version}`;
  return { extractor, description: runtime === undefined ? label : `${label}, ${runtime}` };
}

function inThreads(extractor: Extractor, settings: WorkerSettings, options: ExtractorOptions): Extractor {
  const { jobs = 1, papers = 0, workerFile } = options;
  const threads = Math.min(jobs, Math.floor(papers / WORTH_A_THREAD[settings.extractor]));
  if (threads < 2 || workerFile === undefined) return extractor;
  return createParallelExtractor(extractor, { workerFile, jobs: threads, settings });
}
