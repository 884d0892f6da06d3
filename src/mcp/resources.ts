/** What an agent can read besides asking: the corpus in short, each theme, each paper. */
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { quoteEdge, summarize } from '../analysis/answer.ts';
import { listThemes } from '../analysis/themes.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { topThemes } from '../graph/theme-levels.ts';
import { ROLES } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { withoutInvisible } from '../text/invisible.ts';
import { boundAnswer, clip, NOTICE, shorten } from './answers.ts';

/** Most characters of a paper's text. */
const LONGEST_TEXT = 16_000;
/** Most completions of an id. */
const COMPLETIONS = 100;

const JSON_TYPE = 'application/json';

/** Adds `lithograph://graph`, `lithograph://theme/ID` and `lithograph://paper/ID`. */
export function registerResources(server: McpServer, graph: KnowledgeGraph): void {
  server.registerResource(
    'graph',
    'lithograph://graph',
    { title: 'The corpus in short', description: 'Counts by kind and relation, years, themes.', mimeType: JSON_TYPE },
    (uri) => contents(uri, overview(graph)),
  );
  server.registerResource(
    'theme',
    new ResourceTemplate('lithograph://theme/{id}', {
      list: () => listOfThemes(graph),
      complete: { id: () => themeIds(graph) },
    }),
    { title: 'A research theme', description: 'Terms, key papers, members.', mimeType: JSON_TYPE },
    (uri, { id }) => contents(uri, boundAnswer(listThemes(graph, { theme: Number(id) }))),
  );
  server.registerResource(
    'paper',
    new ResourceTemplate('lithograph://paper/{id}', {
      list: () => listOfKeyPapers(graph),
      complete: { id: (start) => papersFrom(graph, start) },
    }),
    { title: 'A paper', description: 'Its record, its abstract, and what was found in it.', mimeType: JSON_TYPE },
    (uri, { id }) => contents(uri, paperOf(graph, decodeURIComponent(String(id)))),
  );
}

function contents(uri: URL, value: unknown) {
  return { contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: JSON.stringify(value) }] };
}

function overview(graph: KnowledgeGraph): unknown {
  const { extractor } = graph.getAttributes();
  const themes = topThemes(graph);
  return {
    notice: NOTICE,
    extractor,
    kinds: countBy(graph.mapNodes((_, { kind }) => kind)),
    relations: countBy(graph.mapEdges((_, { relation }) => relation)),
    themes: themes
      .slice(0, COMPLETIONS)
      .map(({ id, name, papers }) => ({ id, name: shorten(name, 'name'), papers: papers.length })),
  };
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareStrings(a, b)));
}

function paperOf(graph: KnowledgeGraph, id: string): unknown {
  if (!graph.hasNode(id) || graph.getNodeAttribute(id, 'kind') !== 'Paper')
    throw new Error(`no paper has the id ${id}`);
  const { title, text = '', year, authors, venue, url, doi, theme } = graph.getNodeAttributes(id);
  const found = graph
    .filterOutEdges(id, (_, { relation }) => ROLES.some((role) => role === relation))
    .map((edge) => ({ edge, ...graph.getEdgeAttributes(edge) }))
    .sort(
      (a, b) =>
        ROLES.indexOf(a.relation as never) - ROLES.indexOf(b.relation as never) ||
        b.confidence - a.confidence ||
        compareStrings(a.edge, b.edge),
    )
    .map(({ edge, relation, confidence }) => ({
      role: relation,
      entity: summarize(graph, graph.target(edge)),
      confidence,
      evidence: quoteEdge(graph, edge),
    }));
  const record = shorten({ id, title, year, authors, venue, url, doi, theme }, 'paper') as object;
  return {
    notice: NOTICE,
    ...record,
    text: clip(withoutInvisible(text), LONGEST_TEXT),
    total: found.length,
    entities: shorten(found, 'entities'),
  };
}

const address = (sort: 'paper' | 'theme', id: string | number): string =>
  `lithograph://${sort}/${encodeURIComponent(id)}`;

function listOfThemes(graph: KnowledgeGraph) {
  const themes = topThemes(graph);
  return {
    resources: themes.map(({ id, name }) => ({ uri: address('theme', id), name: String(shorten(name, 'name')) })),
  };
}

/** All papers would be a list of ten thousand: those that stand for their themes are listed, every other can be read by its id. */
function listOfKeyPapers(graph: KnowledgeGraph) {
  const themes = topThemes(graph);
  const keys = [...new Set(themes.flatMap(({ keyPapers }) => keyPapers))].slice(0, COMPLETIONS);
  return {
    resources: keys.map((key) => ({
      uri: address('paper', key),
      name: String(shorten(graph.getNodeAttribute(key, 'label'), 'name')),
    })),
  };
}

const themeIds = (graph: KnowledgeGraph): string[] =>
  graph
    .getAttribute('themes')
    .slice(0, COMPLETIONS)
    .map(({ id }) => String(id));

function papersFrom(graph: KnowledgeGraph, start: string): string[] {
  const isMeant = (node: string) => node.toLowerCase().startsWith(start.toLowerCase());
  return graph
    .filterNodes((node, { kind }) => kind === 'Paper' && isMeant(node))
    .sort(compareStrings)
    .slice(0, COMPLETIONS)
    .map(encodeURIComponent);
}
