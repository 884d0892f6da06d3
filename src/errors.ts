/** Every message in one place: what was wrong, the value found, and what is allowed or to do. */
import type { Theme } from './model.ts';

export type ErrorCode =
  | 'unknown-format'
  | 'unreadable-file'
  | 'unknown-extractor'
  | 'bad-graph'
  | 'bad-lexicon'
  | 'bad-cues'
  | 'bad-model'
  | 'no-model'
  | 'bad-scorer'
  | 'bad-weights'
  | 'unknown-node'
  | 'ambiguous-node'
  | 'unknown-theme'
  | 'nothing-read'
  | 'bad-option'
  | 'bad-overrides'
  | 'unwritable'
  | 'no-free-port';

/** The one error that Lithograph throws on purpose. */
export class LithographError extends Error {
  readonly code: ErrorCode;
  /** The file, where there is one. */
  readonly source?: string;

  constructor(code: ErrorCode, message: string, options: { readonly cause?: unknown; readonly source?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LithographError';
    this.code = code;
    if (options.source !== undefined) this.source = options.source;
  }
}

export const unknownFormat = (name: string, allowed: readonly string[]): LithographError =>
  new LithographError('unknown-format', `unknown format: ${name}; use one of ${allowed.join(', ')}`);

export const unknownExtractor = (name: string, allowed: readonly string[]): LithographError =>
  new LithographError('unknown-extractor', `unknown extractor: ${name}; use one of ${allowed.join(', ')}`);

export const unreadableFile = (source: string, reason: string, cause?: unknown): LithographError =>
  new LithographError('unreadable-file', `${source}: ${reason}`, { source, cause });

export const unwritable = (target: string, reason: string, cause?: unknown): LithographError =>
  new LithographError('unwritable', `cannot write ${target}: ${reason}`, { source: target, cause });

export const badGraph = (reason: string, source?: string): LithographError =>
  new LithographError(
    'bad-graph',
    `${source === undefined ? '' : `${source}: `}not a graph of Lithograph: ${reason}; build one with "lithograph build"`,
    source === undefined ? {} : { source },
  );

export const badLexicon = (reason: string): LithographError =>
  new LithographError('bad-lexicon', `not a lexicon: ${reason}; data/lexicon.schema.json says what it must look like`);

export const badCues = (reason: string): LithographError =>
  new LithographError('bad-cues', `not a table of cues: ${reason}; data/cues.schema.json says what it must look like`);

export const badWeights = (reason: string): LithographError =>
  new LithographError('bad-weights', `not a table of weights: ${reason}; training/rules writes them`);

export const badModel = (reason: string): LithographError =>
  new LithographError(
    'bad-model',
    `not a model of the reader: ${reason}; take all its files from one version, or make them anew with training/reader/make.sh`,
  );

export const modelMissing = (reason: string): LithographError =>
  new LithographError('no-model', `the reader's model is not there: ${reason}`);

export const badScorer = (reason: string): LithographError =>
  new LithographError(
    'bad-scorer',
    `not the weights of a scorer: ${reason}; training/rules/train-relations.mjs writes them`,
  );

export const keyClash = (key: string): LithographError =>
  new LithographError(
    'bad-graph',
    `two nodes have the key ${key}: two papers have this id, or one has that of an entity; give the paper another`,
  );

export const unknownNode = (name: string, suggestions: readonly string[]): LithographError =>
  new LithographError(
    'unknown-node',
    `nothing is called "${name}"${suggestions.length > 0 ? `; did you mean ${suggestions.join(', ')}?` : '; try "lithograph find"'}`,
  );

/** @param near - those whose names come near, if any do. */
export const unknownTheme = (
  asked: string,
  allowed: readonly Pick<Theme, 'id' | 'name'>[],
  near: readonly Pick<Theme, 'id' | 'name'>[] = [],
): LithographError =>
  new LithographError(
    'unknown-theme',
    `there is no theme ${asked}; ${near.length > 0 ? `did you mean ${shortList(near)}?` : `the themes are ${shortList(allowed) || 'none'}`}`,
  );

/** By id and name. A large corpus has hundreds of themes. */
const shortList = (themes: readonly Pick<Theme, 'id' | 'name'>[]): string => {
  const shown = themes.length > 12 ? themes.slice(0, 10) : themes;
  const more = themes.length - shown.length;
  return `${shown.map(({ id, name }) => `${id} (${name})`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

export const nothingRead = (sources: readonly string[]): LithographError =>
  new LithographError('nothing-read', `no paper could be read from ${sources.join(', ')}; see the messages above`);

export const badOption = (option: string, value: string, allowed: string): LithographError =>
  new LithographError('bad-option', `${option}: ${value} is not allowed; use ${allowed}`);

export const partOfTheme = ({ id, parent }: Pick<Theme, 'id' | 'parent'>): LithographError =>
  new LithographError('bad-option', `themes: ${id} is a part of ${parent}; bridges takes whole themes`);

/** For a format that is more than one file. */
export const tablesNeedOutput = (format: string): LithographError =>
  new LithographError(
    'bad-option',
    `--to ${format} writes two tables, which cannot both go to stdout; add -o NAME for NAME-nodes.${format} and NAME-edges.${format}, or -o FOLDER/`,
  );

export const badOverrides = (
  source: string,
  reason: string,
  options: { readonly cause?: unknown; readonly line?: number } = {},
): LithographError =>
  new LithographError('bad-overrides', `${source}${options.line === undefined ? '' : `:${options.line}`}: ${reason}`, {
    source,
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  });

export const notThereYet = (option: string, instead: string): LithographError =>
  new LithographError('bad-option', `${option} is not there yet in this version; ${instead}`);

export const noFreePort = (first: number, last: number): LithographError =>
  new LithographError(
    'no-free-port',
    `no port from ${first} to ${last} is free on 127.0.0.1; give another with --port`,
  );
