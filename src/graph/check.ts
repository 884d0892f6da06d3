import type { Evidence, Span, Theme } from '../model.ts';
import { isRecord } from '../text/records.ts';
import { EDGE_FIELDS, type Field, GRAPH_FIELDS, NODE_FIELDS } from './fields.ts';
import { isUnsafeKey } from './safe-ids.ts';
import { FORMAT_VERSION } from './schema.ts';

/** Nothing in a graph of ours is nested deeper; JSON can be, to exhaust the stack of whoever walks it. */
const DEEPEST = 12;

/** A graph has hundreds of thousands of nodes and edges: what is the same for all of them is made once. */
const GRAPH_CHECKS: Checks = Object.entries(GRAPH_FIELDS);
const NODE_CHECKS: Checks = Object.entries(NODE_FIELDS);
const EDGE_CHECKS: Checks = Object.entries(EDGE_FIELDS);

type Checks = readonly (readonly [name: string, field: Field])[];

/** A place in the file, made into words only where something is wrong there. */
type Where = () => string;

/** The first thing that keeps a parsed JSON value from being a graph.json, with its place; undefined if it is one. */
export function graphProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return `it is ${shown(value)}, not an object`;
  const { attributes, options, nodes, edges } = value;
  const version = isRecord(attributes) ? attributes.lithograph : undefined;
  if (version !== FORMAT_VERSION) {
    return `its version (attributes.lithograph) is ${shown(version)}; this program reads ${FORMAT_VERSION}`;
  }
  if (!Array.isArray(nodes)) return `"nodes" is ${shown(nodes)}, not a list`;
  if (!Array.isArray(edges)) return `"edges" is ${shown(edges)}, not a list`;
  return (
    structureProblem(value, 0) ??
    fieldsProblem(attributes, GRAPH_CHECKS, () => 'attributes') ??
    optionsProblem(options) ??
    nodesProblem(nodes, themeIds(attributes)) ??
    endsProblem(attributes, edges, textLengths(nodes))
  );
}

/** A key `__proto__` would change how the object that is copied from it behaves. */
function structureProblem(value: object, depth: number): string | undefined {
  if (depth > DEEPEST) return `it is nested deeper than ${DEEPEST} levels`;
  // What JSON.parse makes inherits nothing that could be enumerated.
  for (const name in value) {
    if (name === '__proto__') return 'it holds a property "__proto__"';
    const inner: unknown = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof inner !== 'object' || inner === null) continue;
    const problem = structureProblem(inner, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function optionsProblem(options: unknown): string | undefined {
  if (isRecord(options) && options.type === 'directed' && options.multi === true) return undefined;
  return `options is ${shown(options)}; expected a directed multigraph`;
}

function nodesProblem(nodes: readonly unknown[], themes: ReadonlySet<unknown>): string | undefined {
  const keys = new Set<string>();
  for (const [index, node] of nodes.entries()) {
    const problem = keyProblem(node, keys, () => `node ${index + 1}`);
    if (problem !== undefined) return problem;
    const { key, attributes } = node as { key: string; attributes: unknown };
    const where = (): string => `node ${shown(key)}`;
    const wrong = fieldsProblem(attributes, NODE_CHECKS, where);
    if (wrong !== undefined) return wrong;
    const { theme, subtheme, kind, text } = attributes as Readonly<Record<string, unknown>>;
    if (theme !== null && !themes.has(theme)) return `${where()}: there is no theme ${shown(theme)}`;
    if (subtheme !== undefined && !themes.has(subtheme)) return `${where()}: there is no theme ${shown(subtheme)}`;
    if (kind === 'Paper' && text === undefined) return `${where()}: a Paper without text`;
  }
  return undefined;
}

/** Node key → how long its text is, for papers, else null; once the nodes are known to be sound. */
type TextLengths = ReadonlyMap<string, number | null>;

function textLengths(nodes: readonly unknown[]): TextLengths {
  const sound = nodes as readonly {
    readonly key: string;
    readonly attributes: { readonly kind: string; readonly text?: string };
  }[];
  return new Map(
    sound.map(({ key, attributes: { kind, text } }) => [key, kind === 'Paper' ? (text?.length ?? 0) : null]),
  );
}

const isPaper = (lengths: TextLengths, key: string): boolean => typeof lengths.get(key) === 'number';

/** What themes and edges refer to must be there. */
function endsProblem(attributes: unknown, edges: readonly unknown[], lengths: TextLengths): string | undefined {
  return themesProblem(attributes, lengths) ?? edgesProblem(edges, lengths);
}

function themesProblem(attributes: unknown, lengths: TextLengths): string | undefined {
  const { themes } = attributes as { themes: readonly Theme[] };
  const ids = themeIds(attributes);
  const seen = new Set<number>();
  for (const { id, parent, papers, keyPapers } of themes) {
    if (seen.has(id)) return `there are two themes ${id}`;
    seen.add(id);
    if (parent !== null && !ids.has(parent)) return `theme ${id}: its parent is ${parent}, which is no theme here`;
    for (const paper of [papers, keyPapers].flat()) {
      if (!isPaper(lengths, paper)) return `theme ${id}: it holds ${shown(paper)}, which is no paper here`;
    }
  }
  return undefined;
}

function edgesProblem(edges: readonly unknown[], lengths: TextLengths): string | undefined {
  const keys = new Set<string>();
  for (const [index, edge] of edges.entries()) {
    const problem = keyProblem(edge, keys, () => `edge ${index + 1}`) ?? edgeProblem(edge, lengths);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function edgeProblem(edge: unknown, lengths: TextLengths): string | undefined {
  const { key, source, target, attributes } = edge as Record<string, unknown>;
  const where = (): string => `edge ${shown(key)}`;
  const isThere = (end: unknown): boolean => typeof end === 'string' && lengths.has(end);
  if (!isThere(source)) return `${where()}: there is no node ${shown(source)}`;
  if (!isThere(target)) return `${where()}: there is no node ${shown(target)}`;
  if (source === target) return `${where()}: joins ${shown(source)} to itself`;
  const wrong = fieldsProblem(attributes, EDGE_CHECKS, where);
  if (wrong !== undefined) return wrong;
  for (const piece of (attributes as { evidence: readonly Evidence[] }).evidence) {
    const length = lengths.get(piece.paper);
    if (typeof length !== 'number') {
      return `${where()}: its evidence is from ${shown(piece.paper)}, which is no paper here`;
    }
    const beyond = spanBeyond(piece, length);
    if (beyond !== undefined) return `${where()}: ${shown(beyond)} lies beyond the text of ${shown(piece.paper)}`;
  }
  return undefined;
}

/** The first of a piece's spans that ends beyond its paper's text. */
function spanBeyond(piece: Evidence, length: number): Span | undefined {
  const { sentence, head, tail, results, stateOfTheArt } = piece;
  const isBeyond = (span: Span | undefined): boolean => span !== undefined && span.end > length;
  if (isBeyond(sentence)) return sentence;
  if (isBeyond(head)) return head;
  if (isBeyond(tail)) return tail;
  if (results === undefined && stateOfTheArt === undefined) return undefined;
  return [...(results ?? []), ...(stateOfTheArt ?? [])].map(({ span }) => span).find(isBeyond);
}

function keyProblem(item: unknown, keys: Set<string>, where: Where): string | undefined {
  if (!isRecord(item)) return `${where()} is ${shown(item)}, not an object`;
  const { key } = item;
  if (typeof key !== 'string' || key === '') return `${where()}: its key is ${shown(key)}; expected a string`;
  if (isUnsafeKey(key)) return `${where()}: ${shown(key)} cannot be a key`;
  if (keys.has(key)) return `${where()}: there are two with the key ${shown(key)}`;
  keys.add(key);
  return undefined;
}

function fieldsProblem(value: unknown, checks: Checks, where: Where): string | undefined {
  if (!isRecord(value)) return `${where()}: its attributes are ${shown(value)}, not an object`;
  for (const [name, { expected, check, optional }] of checks) {
    const field = value[name];
    if (field === undefined ? optional !== true : !check(field)) {
      return `${where()}: ${name} is ${field === undefined ? 'missing' : shown(field)}; expected ${expected}`;
    }
  }
  return undefined;
}

function themeIds(attributes: unknown): ReadonlySet<unknown> {
  const themes = isRecord(attributes) && Array.isArray(attributes.themes) ? attributes.themes : [];
  return new Set(themes.map((theme) => (isRecord(theme) ? theme.id : undefined)));
}

/** A value as a message can hold it: on one line, and short. */
function shown(value: unknown): string {
  const json = value === undefined ? 'missing' : JSON.stringify(value);
  return json.length <= 60 ? json : `${json.slice(0, 57)}…`;
}
