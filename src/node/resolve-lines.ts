import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import { resolveNames } from '../pipeline.ts';
import type { NamedThing, NameQuery } from '../resolve/alone.ts';
import type { Overrides } from '../resolve/overrides.ts';
import { decodeLine, readLines } from './read-lines.ts';

/** What stands in the place of a line that could not be read. */
export interface FailedName {
  /** `line 3: …`. */
  readonly error: string;
}

/**
 * Resolution as a filter: `{"name", "type"?}` on each line in, one answer or error for each line out, in the same order. All
 * lines are read before the first answer, because what a name means depends on the others.
 */
export async function resolveLines(
  stream: AsyncIterable<Uint8Array>,
  overrides: Overrides = {},
): Promise<readonly (NamedThing | FailedName)[]> {
  const read: (NameQuery | FailedName)[] = [];
  for await (const line of readLines(stream)) read.push(readQuery(line, read.length + 1));
  const queries = read.filter((query): query is NameQuery => !('error' in query));
  const answers = resolveNames(queries, overrides)[Symbol.iterator]();
  return read.map((query) => ('error' in query ? query : (answers.next().value as NamedThing)));
}

function readQuery(bytes: Uint8Array, number: number): NameQuery | FailedName {
  const failed = (reason: string): FailedName => ({ error: `line ${number}: ${reason}` });
  const json = parse(bytes, number);
  if (typeof json === 'string') return failed(json);
  const { name, type } = json;
  if (typeof name !== 'string' || name.trim() === '') return failed('"name" must be a string that is not empty');
  if (type === undefined || type === null || type === '') return { name };
  if (!isKind(type)) return failed(`"type" must be one of ${ENTITY_KINDS.join(', ')}, or be left out`);
  return { name, type };
}

/** The object, or what is wrong. */
function parse(bytes: Uint8Array, number: number): Readonly<Record<string, unknown>> | string {
  const text = decodeLine(bytes, number);
  if (text === undefined) return 'it is not UTF-8';
  if (text.trim() === '') return 'it is empty; each line is one JSON object';
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? (json as Record<string, unknown>) : 'it is not a JSON object';
  } catch (error) {
    return `it is not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
}

function isKind(type: unknown): type is EntityKind {
  return ENTITY_KINDS.some((kind) => kind === type);
}
