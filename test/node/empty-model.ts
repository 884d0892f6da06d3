import { Buffer } from 'node:buffer';
import { CARD } from '../extract/neural/hand-made.ts';

/** The smallest graph: y = x. */
const IDENTITY = Buffer.from(
  'CAgSADo3ChAKAXgSAXkiCElkZW50aXR5EgFnWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUIECgAQEQ==',
  'base64',
);

/** The files of a model that loads and cannot read. */
export const EMPTY_MODEL: Readonly<Record<string, string | Uint8Array>> = {
  'reader.json': JSON.stringify(CARD),
  'vocabulary.txt': '[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n',
  'encoder.onnx': IDENTITY,
  'strings.onnx': IDENTITY,
  'entities.onnx': IDENTITY,
  'relations.onnx': IDENTITY,
};
