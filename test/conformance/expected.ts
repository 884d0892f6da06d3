import type { KnowledgeGraph } from '../../src/graph/schema.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** What cannot be written in XML 1.0 is U+FFFD to whoever reads it. */
export function written(text: string): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 32 && ![9, 10, 13].includes(code);
    result +=
      isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff ? '\uFFFD' : character;
  }
  return result;
}

/** The attributes that every reader must find on each node, by key: read off the graph without the writer's tables. */
export function expectedNodes(graph: KnowledgeGraph): Record<string, Attributes> {
  const names = new Map(graph.getAttribute('themes').map(({ id, name }) => [id, name]));
  const nodes: Record<string, Attributes> = {};
  for (const key of graph.nodes()) {
    const { aliases, authors, color, theme, ...plain } = graph.getNodeAttributes(key);
    nodes[written(key)] = present({
      ...plain,
      key,
      aliases: JSON.stringify(aliases),
      authors: authors && JSON.stringify(authors),
      theme: theme ?? undefined,
      themeName: theme === null ? undefined : names.get(theme),
      r: Number(`0x${color.slice(1, 3)}`),
      g: Number(`0x${color.slice(3, 5)}`),
      b: Number(`0x${color.slice(5, 7)}`),
    });
  }
  return nodes;
}

/** The same for edges, with the keys of their ends. */
export function expectedEdges(graph: KnowledgeGraph): Record<string, Attributes> {
  const edges: Record<string, Attributes> = {};
  for (const key of graph.edges()) {
    const { evidence, ...plain } = graph.getEdgeAttributes(key);
    const quoted = evidence.filter(({ sentence }) => sentence !== undefined);
    const best = quoted.find(({ confidence }) => confidence === Math.max(...quoted.map((other) => other.confidence)));
    edges[key] = present({
      ...plain,
      source: written(graph.source(key)),
      target: written(graph.target(key)),
      symmetric: plain.relation === 'COMPARED_WITH',
      paperIds: JSON.stringify([...new Set(evidence.map(({ paper }) => paper))].sort()),
      evidence:
        best?.sentence && graph.getNodeAttribute(best.paper, 'text')?.slice(best.sentence.start, best.sentence.end),
    });
  }
  return edges;
}

/** Readers differ in what they do with empty texts, so they do not count; nor does the key of an edge. */
export function present(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [name, typeof value === 'string' ? written(value) : value]),
  );
}
