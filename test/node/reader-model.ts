import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shippedModel } from '../../src/node/onnx.ts';

/** The folder of the reader's model: the shipped one, or the one that LITHOGRAPH_MODEL names. */
export const MODEL = process.env.LITHOGRAPH_MODEL ?? shippedModel();

/** Why tests that need the model cannot run here; undefined where they can. */
export const withoutModel: string | undefined = existsSync(join(MODEL, 'reader.json'))
  ? undefined
  : 'needs the model of the reader (set LITHOGRAPH_MODEL)';
