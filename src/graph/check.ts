import type { Evidence, Theme } from '../model.ts';
import { isRecord } from '../text/records.ts';
import { EDGE_FIELDS, type Fields, GRAPH_FIELDS, NODE_FIELDS } from './fields.ts';
import { isUnsafeKey } from './safe-ids.ts';
import { FORMAT_VERSION } from './schema.ts';

/** Nothing in a graph of ours is nested deeper; JSON can be, to exhaust the stack of whoever walks it. */
const DEEPEST = 12;

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
    fieldsProblem(attributes, GRAPH_FIELDS, 'attributes') ??
    optionsProblem(options) ??
    nodesProblem(nodes, themeIds(attributes)) ??
    themesProblem(attributes, kindsOf(nodes)) ??
    edgesProblem(edges, nodes)
  );
}

/** A key `__proto__` would change how the object that is copied from it behaves. */
function structureProblem(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > DEEPEST) return `it is nested deeper than ${DEEPEST} levels`;
  if (Object.hasOwn(value, '__proto__')) return 'it holds a property "__proto__"';
  for (const inner of Object.values(value)) {
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
    const problem = keyProblem(node, keys, `node ${index + 1}`);
    if (problem !== undefined) return problem;
    const { key, attributes } = node as { key: string; attributes: unknown };
    const where = `node ${shown(key)}`;
    const wrong = fieldsProblem(attributes, NODE_FIELDS, where);
    if (wrong !== undefined) return wrong;
    const { theme, subtheme, kind, text } = attributes as Readonly<Record<string, unknown>>;
    if (theme !== null && !themes.has(theme)) return `${where}: there is no theme ${shown(theme)}`;
    if (subtheme !== undefined && !themes.has(subtheme)) return `${where}: there is no theme ${shown(subtheme)}`;
    if (kind === 'Paper' && text === undefined) return `${where}: a Paper without text`;
  }
  return undefined;
}

type Nodes = readonly {
  readonly key: string;
  readonly attributes: { readonly kind: string; readonly text?: string };
}[];

/** Node key → kind, once the nodes are known to be sound. */
function kindsOf(nodes: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map((nodes as Nodes).map(({ key, attributes }) => [key, attributes.kind]));
}

function themesProblem(attributes: unknown, kinds: ReadonlyMap<string, string>): string | undefined {
  const { themes } = attributes as { themes: readonly Theme[] };
  const ids = themeIds(attributes);
  const seen = new Set<number>();
  for (const { id, parent, papers, keyPapers } of themes) {
    if (seen.has(id)) return `there are two themes ${id}`;
    seen.add(id);
    if (parent !== null && !ids.has(parent)) return `theme ${id}: its parent is ${parent}, which is no theme here`;
    for (const paper of [papers, keyPapers].flat()) {
      if (kinds.get(paper) !== 'Paper') return `theme ${id}: it holds ${shown(paper)}, which is no paper here`;
    }
  }
  return undefined;
}

function edgesProblem(edges: readonly unknown[], nodes: readonly unknown[]): string | undefined {
  const kinds = kindsOf(nodes);
  const lengths = new Map((nodes as Nodes).map(({ key, attributes }) => [key, attributes.text?.length ?? 0]));
  const keys = new Set<string>();
  for (const [index, edge] of edges.entries()) {
    const problem = keyProblem(edge, keys, `edge ${index + 1}`);
    if (problem !== undefined) return problem;
    const { key, source, target, attributes } = edge as Record<string, unknown>;
    const where = `edge ${shown(key)}`;
    for (const end of [source, target]) {
      if (typeof end !== 'string' || !kinds.has(end)) return `${where}: there is no node ${shown(end)}`;
    }
    if (source === target) return `${where}: joins ${shown(source)} to itself`;
    const wrong = fieldsProblem(attributes, EDGE_FIELDS, where);
    if (wrong !== undefined) return wrong;
    for (const piece of (attributes as { evidence: readonly Evidence[] }).evidence) {
      const { paper, sentence, head, tail, results = [], stateOfTheArt = [] } = piece;
      if (kinds.get(paper) !== 'Paper') return `${where}: its evidence is from ${shown(paper)}, which is no paper here`;
      const said = [...results, ...stateOfTheArt].map(({ span }) => span);
      const beyond = [sentence, head, tail, ...said].find(
        (span) => span !== undefined && span.end > (lengths.get(paper) ?? 0),
      );
      if (beyond !== undefined) return `${where}: ${shown(beyond)} lies beyond the text of ${shown(paper)}`;
    }
  }
  return undefined;
}

function keyProblem(item: unknown, keys: Set<string>, where: string): string | undefined {
  if (!isRecord(item)) return `${where} is ${shown(item)}, not an object`;
  const { key } = item;
  if (typeof key !== 'string' || key === '') return `${where}: its key is ${shown(key)}; expected a string`;
  if (isUnsafeKey(key)) return `${where}: ${shown(key)} cannot be a key`;
  if (keys.has(key)) return `${where}: there are two with the key ${shown(key)}`;
  keys.add(key);
  return undefined;
}

function fieldsProblem(value: unknown, fields: Fields, where: string): string | undefined {
  if (!isRecord(value)) return `${where}: its attributes are ${shown(value)}, not an object`;
  for (const [name, { expected, check, optional }] of Object.entries(fields)) {
    const field = value[name];
    if (field === undefined ? optional !== true : !check(field)) {
      return `${where}: ${name} is ${field === undefined ? 'missing' : shown(field)}; expected ${expected}`;
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
