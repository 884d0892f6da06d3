import { readBibtex } from './bibtex.ts';
import { readCslJson } from './csl-json.ts';
import type { FormatName } from './formats.ts';
import { readJsonl } from './jsonl.ts';
import type { Reader } from './reader.ts';
import { readRis } from './ris.ts';
import { readTxt } from './txt.ts';

/** One reader for each format. */
export const READERS: Readonly<Record<FormatName, Reader>> = {
  txt: readTxt,
  jsonl: readJsonl,
  'csl-json': readCslJson,
  bibtex: readBibtex,
  ris: readRis,
};
