import { unknownTheme } from '../errors.ts';
import { measureGrowth } from '../graph/growth.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { membersByTheme, partsByTheme, topThemes } from '../graph/theme-levels.ts';
import { type EntityKind, ROLES, type Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteEdge, summarize } from './answer.ts';
import { sortNodes } from './find.ts';
import { keepWithGraph } from './keep.ts';
import { checkEdgeFilter } from './options.ts';

/** Which themes to list. */
export interface ThemeOptions {
  /** Only the theme or sub-theme with this id, with all its members. Default: all themes, without. */
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
  /** The models in most papers, five at most. */
  readonly leadingModels: readonly NodeSummary[];
  /** The datasets in most papers, five at most. */
  readonly leadingDatasets: readonly NodeSummary[];
  /**
   * Its papers of the corpus' latest three years over those of the three before, divided by the same ratio of the corpus: 2
   * where its share of the papers doubled. Null where it has fewer than five in the six years.
   */
  readonly growth: number | null;
  /** Its parts, the largest first; none for a theme of one piece. */
  readonly subthemes: readonly SubthemeSummary[];
  /** If one theme was asked for: its papers, then its entities, those in most papers first. */
  readonly members?: readonly NodeSummary[];
  /** What the key papers say of the theme's entities: for each the strongest sentence. */
  readonly evidence: readonly QuotedEvidence[];
}

/** A part of a theme, in short: ask for its id to see all of it. */
export interface SubthemeSummary extends Pick<Theme, 'id' | 'name' | 'size' | 'stability'> {
  /** Number of papers. */
  readonly paperCount: number;
}

/** The question of {@link listThemes}. */
export interface ThemeQuestion extends ThemeOptions {
  readonly ask: 'themes';
  /** Nodes without a theme: generic hubs, and what is joined to nothing but those. */
  readonly withoutTheme: number;
}

const LEADING = 10;
const LEADING_OF_KIND = 5;

/**
 * The themes of a graph, the largest first, each with its parts.
 *
 * @throws LithographError `unknown-theme`
 */
export function listThemes(graph: KnowledgeGraph, options: ThemeOptions = {}): Answer<ThemeAnswer, ThemeQuestion> {
  const { theme: wanted, minimumConfidence = 0, minimumSupport = 0 } = options;
  const all = graph.getAttribute('themes');
  const themes = wanted === undefined ? topThemes(graph) : all.filter(({ id }) => id === wanted);
  if (wanted !== undefined && themes.length === 0) throw unknownTheme(String(wanted), all);
  checkEdgeFilter({ minimumConfidence, minimumSupport });
  const large = themes.filter(({ papers }) => papers.length >= minimumSupport);
  const { growth, parts, rankings, withoutTheme } = rankThemes(graph, {});
  return {
    question: { ask: 'themes', ...options, withoutTheme },
    total: large.length,
    answers: large.map((theme) => ({
      ...answerOf(graph, theme, {
        ranking: rankings.get(theme.id) ?? NO_RANKING,
        options,
        parts: parts.get(theme.id) ?? [],
      }),
      growth: growth.get(theme.id) ?? null,
    })),
  };
}

/** What is kept of a theme with its graph. */
interface Ranking {
  /** Those in most papers first. */
  readonly entities: readonly string[];
  readonly inTheme: ReadonlySet<string>;
  readonly models: readonly string[];
  readonly datasets: readonly string[];
}

/** The entities of each theme, ranked; how each theme grows; and how many nodes are in none. Kept with the graph. */
const rankThemes = keepWithGraph(
  () => '',
  (graph: KnowledgeGraph) => {
    const members = membersByTheme(graph);
    const rankings = new Map([...members].map(([theme, nodes]) => [theme, rankingOf(graph, nodes)] as const));
    const measured = measureGrowth(graph);
    const growth = new Map(graph.getAttribute('themes').map((theme) => [theme.id, measured(theme)] as const));
    return { rankings, growth, parts: partsByTheme(graph), withoutTheme: members.get(null)?.length ?? 0 };
  },
);

function rankingOf(graph: KnowledgeGraph, nodes: readonly string[]): Ranking {
  const entities = sortNodes(
    graph,
    nodes.filter((node) => graph.getNodeAttribute(node, 'kind') !== 'Paper'),
  );
  const ofKind = (kind: EntityKind): readonly string[] =>
    firstOf(entities, LEADING_OF_KIND, (entity) => graph.getNodeAttribute(entity, 'kind') === kind);
  return { entities, inTheme: new Set(entities), models: ofKind('Model'), datasets: ofKind('Dataset') };
}

function firstOf(nodes: readonly string[], most: number, isWanted: (node: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const node of nodes) {
    if (found.length >= most) break;
    if (isWanted(node)) found.push(node);
  }
  return found;
}

const NO_RANKING: Ranking = { entities: [], inTheme: new Set(), models: [], datasets: [] };

function answerOf(
  graph: KnowledgeGraph,
  theme: Theme,
  given: { readonly ranking: Ranking; readonly options: ThemeOptions; readonly parts: readonly Theme[] },
): Omit<ThemeAnswer, 'growth'> {
  const { papers, keyPapers, ...rest } = theme;
  const { datasets, entities, inTheme, models } = given.ranking;
  const { minimumConfidence = 0, theme: wanted } = given.options;
  const toSummaries = (nodes: readonly string[]): readonly NodeSummary[] => nodes.map((node) => summarize(graph, node));
  return {
    ...rest,
    paperCount: papers.length,
    keyPapers: toSummaries(keyPapers),
    leading: toSummaries(entities.slice(0, LEADING)),
    leadingModels: toSummaries(models),
    leadingDatasets: toSummaries(datasets),
    subthemes: given.parts.map(summarizePart),
    ...(wanted === undefined ? {} : { members: toSummaries([...papers, ...entities]) }),
    evidence: keyPapers
      .flatMap((paper) => strongestRole(graph, paper, inTheme))
      .filter(({ confidence }) => confidence >= minimumConfidence),
  };
}

function summarizePart({ id, name, size, stability, papers }: Theme): SubthemeSummary {
  return { id, name, size, ...(stability === undefined ? {} : { stability }), paperCount: papers.length };
}

/** The sentence by which a paper most firmly says what it is to one of these entities. */
function strongestRole(graph: KnowledgeGraph, paper: string, entities: ReadonlySet<string>): readonly QuotedEvidence[] {
  const [edge] = graph
    .filterOutEdges(paper, (_, { relation }, _source, target) => {
      return ROLES.some((role) => role === relation) && entities.has(target);
    })
    .sort((a, b) => {
      const [first, second] = [graph.getEdgeAttributes(a), graph.getEdgeAttributes(b)];
      return second.confidence - first.confidence || compareStrings(a, b);
    });
  return edge === undefined ? [] : quoteEdge(graph, edge).slice(0, 1);
}
