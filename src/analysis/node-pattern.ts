import { badOption } from '../errors.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { NODE_KINDS } from '../model.ts';
import { lookUp } from './lookup.ts';
import { foldName, indexNames } from './name-index.ts';

/** What a pattern fits. */
export interface NodePattern {
  /** The only node that fits, if it is known to be one at most. */
  readonly only?: string;
  fits(node: string): boolean;
}

/**
 * What a pattern means: `kind:Dataset`, a name with `*` for any letters (spelling does not matter), or a name, which means the
 * node that `lookUp` finds. Undefined fits all.
 *
 * @throws LithographError `unknown-node` for a name that nothing has, `bad-option` for a kind that does not exist
 */
export function matchNodes(graph: KnowledgeGraph, pattern: string | undefined): NodePattern {
  if (pattern === undefined) return { fits: () => true };
  const kind = /^kind:\s*(.*)$/i.exec(pattern)?.[1];
  if (kind !== undefined) return matchKind(graph, kind);
  if (!graph.hasNode(pattern) && pattern.includes('*') && indexNames(graph).exact.get(pattern) === undefined) {
    return matchWildcard(graph, pattern);
  }
  const { node } = lookUp(graph, pattern);
  return { only: node.key, fits: (other) => other === node.key };
}

function matchKind(graph: KnowledgeGraph, name: string): NodePattern {
  const kind = NODE_KINDS.find((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (kind === undefined) throw badOption('kind', name, `one of ${NODE_KINDS.join(', ')}`);
  return { fits: (node) => graph.getNodeAttribute(node, 'kind') === kind };
}

function matchWildcard(graph: KnowledgeGraph, pattern: string): NodePattern {
  const parts = pattern.split('*').map(foldName);
  const nodes = new Set(
    indexNames(graph)
      .names.filter(({ folded }) => fitsParts(folded, parts))
      .map(({ node }) => node),
  );
  return { fits: (node) => nodes.has(node) };
}

/** Whether a name begins with the first part, ends with the last, and has the others between, in order. Linear in the name. */
function fitsParts(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last)) return false;
  let position = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, position);
    if (found < 0 || found + part.length > name.length - last.length) return false;
    position = found + part.length;
  }
  return true;
}
