import { unknownTheme } from '../errors.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { ROLES, type Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { compareNodes } from './find.ts';
import { checkEdgeFilter } from './options.ts';

/** Which themes to list. */
export interface ThemeOptions {
  /** Only the theme with this id, with all its members. Default: all themes, without. */
  readonly theme?: number;
  /** Quote only evidence that is at least so sure. Default 0. */
  readonly minimumConfidence?: number;
  /** Only themes of at least so many papers. Default 0. */
  readonly minimumSupport?: number;
}

/** A theme with its key papers spelt out. */
export interface ThemeAnswer extends Omit<Theme, 'papers' | 'keyPapers'> {
  /** Number of papers. */
  readonly paperCount: number;
  readonly keyPapers: readonly NodeSummary[];
  /** The entities in most papers, ten at most. */
  readonly leading: readonly NodeSummary[];
  /** If one theme was asked for: its papers, then its entities, those in most papers first. */
  readonly members?: readonly NodeSummary[];
  /** What the key papers say of the theme's entities: for each the strongest sentence. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link listThemes}. */
export interface ThemeQuestion extends ThemeOptions {
  readonly ask: 'themes';
  /** Nodes without a theme: generic hubs, and what is joined to nothing but those. */
  readonly withoutTheme: number;
}

const LEADING = 10;

/**
 * The themes of a graph in the order of their ids, the largest first.
 *
 * @throws LithographError `unknown-theme`
 */
export function listThemes(graph: KnowledgeGraph, options: ThemeOptions = {}): Answer<ThemeAnswer, ThemeQuestion> {
  const all = graph.getAttribute('themes');
  const themes = options.theme === undefined ? all : all.filter(({ id }) => id === options.theme);
  if (options.theme !== undefined && themes.length === 0) {
    throw unknownTheme(
      String(options.theme),
      all.map(({ id }) => id),
    );
  }
  checkEdgeFilter({ minimumConfidence: options.minimumConfidence ?? 0, minimumSupport: options.minimumSupport ?? 0 });
  const large = themes.filter(({ papers }) => papers.length >= (options.minimumSupport ?? 0));
  const members = membersOf(graph);
  return {
    question: { ask: 'themes', ...options, withoutTheme: members.get(null)?.length ?? 0 },
    total: large.length,
    answers: large.map((theme) => answerOf(graph, theme, { nodes: members.get(theme.id) ?? [], options })),
  };
}

/** The nodes of each theme; `null` for those without. */
function membersOf(graph: KnowledgeGraph): ReadonlyMap<number | null, readonly string[]> {
  const members = new Map<number | null, string[]>();
  graph.forEachNode((node, { theme }) => {
    const group = members.get(theme) ?? [];
    group.push(node);
    members.set(theme, group);
  });
  return members;
}

function answerOf(
  graph: KnowledgeGraph,
  theme: Theme,
  { nodes, options }: { readonly nodes: readonly string[]; readonly options: ThemeOptions },
): ThemeAnswer {
  const { papers, keyPapers, ...rest } = theme;
  const entities = nodes
    .filter((node) => graph.getNodeAttribute(node, 'kind') !== 'Paper')
    .sort((a, b) => compareNodes(graph, a, b));
  return {
    ...rest,
    paperCount: papers.length,
    keyPapers: keyPapers.map((paper) => summarize(graph, paper)),
    leading: entities.slice(0, LEADING).map((entity) => summarize(graph, entity)),
    ...(options.theme === undefined ? {} : { members: [...papers, ...entities].map((node) => summarize(graph, node)) }),
    evidence: keyPapers
      .flatMap((paper) => strongestRole(graph, paper))
      .filter(({ confidence }) => confidence >= (options.minimumConfidence ?? 0)),
  };
}

/** The sentence by which a paper most firmly says what it is to an entity of its own theme. */
function strongestRole(graph: KnowledgeGraph, paper: string): readonly QuotedEvidence[] {
  const theme = graph.getNodeAttribute(paper, 'theme');
  const [edge] = graph
    .filterOutEdges(paper, (_, { relation }, _source, target) => {
      return ROLES.some((role) => role === relation) && graph.getNodeAttribute(target, 'theme') === theme;
    })
    .sort((a, b) => {
      const [first, second] = [graph.getEdgeAttributes(a), graph.getEdgeAttributes(b)];
      return second.confidence - first.confidence || compareStrings(a, b);
    });
  return edge === undefined ? [] : quoteEdge(graph, edge).slice(0, 1);
}
