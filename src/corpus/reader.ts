import type { ReadResult } from '../model.ts';

/** What a reader may be told about its text. */
export interface ReaderOptions {
  /** The file's name, for the messages. */
  readonly source?: string;
}

/** One format: a text to the papers in it. Never throws; what cannot be read is in the diagnostics. */
export type Reader = (text: string, options?: ReaderOptions) => ReadResult;
